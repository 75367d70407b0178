"""What Discord refuses in a message or a form beyond the shape that its OpenAPI document describes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from tests.support.discord_fake_errors import Form, Refused
from tests.support.discord_fake_world import COMPONENTS_V2, Json

BUTTON, SELECTS, INPUT, ROW = 2, frozenset({3, 5, 6, 7, 8}), 4, 1
SECTION, TEXT, MEDIA, CONTAINER, LABEL = 9, 10, 12, 17, 18
INSIDE_LABEL = SELECTS | {INPUT, 19, 21, 22, 23}
LINK = 5
Path = tuple[str | int, ...]


def check_message(body: Json, *, flags: int, is_new: bool, has_files: bool, was_empty: bool = False) -> None:
    """`was_empty`: for an edit, whether nothing would be left of the message."""
    form = Form()
    is_v2 = bool(flags & COMPONENTS_V2)
    form.length(("content",), body.get("content"), 0, 2000)
    components, embeds = body.get("components") or [], body.get("embeds") or []
    if is_v2 and (body.get("content") or embeds):
        form.fault(("content",), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Not with components v2.")
    _check_embeds(form, embeds)
    _check_components(form, components, is_v2)
    nonce = body.get("nonce")
    if nonce is not None and len(str(nonce)) > 25:
        form.fault(("nonce",), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
    for number, attachment in enumerate(body.get("attachments") or []):
        form.length(("attachments", number, "description"), attachment.get("description"), 0, 1024)
    form.check()
    rest = (body.get("sticker_ids"), body.get("poll"), has_files)
    is_empty = not (body.get("content") or "").strip() and not components and not embeds and not any(rest)
    if is_empty and (is_new or was_empty):
        raise Refused(50006)


def _check_embeds(form: Form, embeds: Sequence[Json]) -> None:
    form.at_most(("embeds",), embeds, 10)
    total = 0
    for number, embed in enumerate(embeds):
        at: Path = ("embeds", number)
        fields = embed.get("fields") or []
        form.at_most((*at, "fields"), fields, 25)
        texts = [("title", embed.get("title"), 256), ("description", embed.get("description"), 4096)]
        for part, key, most in (("footer", "text", 2048), ("author", "name", 256)):
            texts.append((f"{part}.{key}", (embed.get(part) or {}).get(key), most))
        for place, value, most in texts:
            form.length((*at, *place.split(".")), value, 0, most)
            total += len(value or "")
        for index, row in enumerate(fields):
            form.length((*at, "fields", index, "name"), row.get("name"), 1, 256)
            form.length((*at, "fields", index, "value"), row.get("value"), 1, 1024)
            total += len(row.get("name") or "") + len(row.get("value") or "")
    if total > 6000:
        form.fault(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")


def _check_components(form: Form, components: Sequence[Json], is_v2: bool) -> None:
    if is_v2:
        everything = list(walk(components))
        if len(everything) > 40:
            form.fault(("components",), "COMPONENT_MAX_TOTAL", "The total number of components cannot exceed 40.")
        if sum(len(each.get("content") or "") for each in everything if each["type"] == TEXT) > 4000:
            form.fault(("components",), "COMPONENT_MAX_TEXT", "The text displayed cannot exceed 4000 characters.")
    else:
        form.at_most(("components",), components, 5)
        for number, each in enumerate(components):
            if each.get("type") != ROW:
                form.fault(("components", number, "type"), "UNION_TYPE_CHOICES", "Value of field must be one of (1,).")
    for path, each in _paths(("components",), components):
        _check_component(form, path, each)
    _check_ids(form, components)


def _check_component(form: Form, path: Path, each: Json) -> None:
    kind = each.get("type")
    if kind == ROW:
        _check_row(form, path, each)
    elif kind == BUTTON:
        _check_button(form, path, each)
    elif kind in SELECTS:
        _check_select(form, path, each)
    elif kind == TEXT:
        form.length((*path, "content"), each.get("content"), 1, 4000)


def _check_row(form: Form, path: Path, row: Json) -> None:
    inside = row.get("components") or []
    form.at_most((*path, "components"), inside, 5, 1)
    kinds = [each.get("type") for each in inside]
    if any(kind in SELECTS or kind == INPUT for kind in kinds) and len(kinds) > 1:
        form.fault(
            (*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the width"
        )


def _check_button(form: Form, path: Path, button: Json) -> None:
    form.length((*path, "label"), button.get("label"), 0 if button.get("emoji") else 1, 80)
    if button.get("style") == LINK:
        form.length((*path, "url"), button.get("url"), 1, 512)
        if "custom_id" in button:
            form.fault((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "Not with a link")
    else:
        form.length((*path, "custom_id"), button.get("custom_id"), 1, 100)


def _check_select(form: Form, path: Path, select: Json) -> None:
    form.length((*path, "custom_id"), select.get("custom_id"), 1, 100)
    form.length((*path, "placeholder"), select.get("placeholder"), 0, 150)
    if select["type"] != 3:
        return
    options = select.get("options") or []
    form.at_most((*path, "options"), options, 25, 1)
    for number, option in enumerate(options):
        for key, least in (("label", 1), ("value", 1), ("description", 0)):
            form.length((*path, "options", number, key), option.get(key), least, 100)
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        form.fault((*path, "options"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified value is in use")
    most, least = select.get("max_values", 1), select.get("min_values", 1)
    if not (0 <= least <= most <= max(len(options), 1)):
        form.fault((*path, "max_values"), "NUMBER_TYPE_MAX", "There are not that many options")


def _check_ids(form: Form, components: Sequence[Json]) -> None:
    seen: set[str] = set()
    for path, each in _paths(("components",), components):
        name = each.get("custom_id")
        if name is not None and name in seen:
            form.fault(
                (*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
            )
        seen.add(name or "")


def check_modal(body: Json) -> None:
    """A form: its title, one to five rows or labels, and in each one thing to fill in."""
    form = Form()
    form.length(("title",), body.get("title"), 1, 45)
    form.length(("custom_id",), body.get("custom_id"), 1, 100)
    rows = body.get("components") or []
    form.at_most(("components",), rows, 5, 1)
    for number, row in enumerate(rows):
        path: Path = ("components", number)
        if row.get("type") == LABEL:
            form.length((*path, "label"), row.get("label"), 1, 45)
            form.length((*path, "description"), row.get("description"), 0, 100)
            if (row.get("component") or {}).get("type") not in INSIDE_LABEL:
                form.fault((*path, "component"), "UNION_TYPE_CHOICES", "Not inside a label")
        elif row.get("type") == ROW:
            if [each.get("type") for each in row.get("components") or []] != [INPUT]:
                form.fault((*path, "components"), "UNION_TYPE_CHOICES", "A row of a form holds one text input")
        elif row.get("type") != TEXT:
            form.fault((*path, "type"), "UNION_TYPE_CHOICES", "Value of field must be one of (1, 10, 18).")
    for path, each in _paths(("components",), rows):
        if each.get("type") == INPUT:
            _check_input(form, path, each, in_row=path[-2] == "components")
        elif each.get("type") in SELECTS:
            _check_select(form, path, each)
    _check_ids(form, rows)
    form.check()


def _check_input(form: Form, path: Path, field: Json, in_row: bool) -> None:
    form.length((*path, "custom_id"), field.get("custom_id"), 1, 100)
    if in_row:
        form.length((*path, "label"), field.get("label"), 1, 45)
    elif field.get("label") is not None:
        form.fault((*path, "label"), "COMPONENT_LABEL_NOT_ALLOWED", "The label around it says what it is")
    form.length((*path, "placeholder"), field.get("placeholder"), 0, 100)
    form.length((*path, "value"), field.get("value"), 0, 4000)
    least, most = field.get("min_length") or 0, field.get("max_length") or 4000
    if not 0 <= least <= most <= 4000:
        form.fault((*path, "max_length"), "NUMBER_TYPE_MAX", "Must be between min_length and 4000")


def walk(components: Sequence[Json]) -> Iterator[Json]:
    """Every component, however deep it lies."""
    for _, each in _paths((), components):
        yield each


def _paths(path: Path, components: Sequence[Json]) -> Iterator[tuple[Path, Json]]:
    for number, each in enumerate(components):
        here = (*path, number)
        yield here, each
        yield from _paths((*here, "components"), each.get("components") or [])
        for single in ("component", "accessory"):
            if isinstance(each.get(single), dict):
                yield (*here, single), each[single]


def numbered(components: Sequence[Json]) -> list[Json]:
    """As Discord keeps them: each with a number of its own."""
    numbers = itertools.count(1)
    taken = {each["id"] for each in walk(components) if each.get("id")}
    for each in walk(components):
        if not each.get("id"):
            each["id"] = next(number for number in numbers if number not in taken)
        if each.get("type") in SELECTS:
            each.setdefault("min_values", 1)
            each.setdefault("max_values", 1)
    return list(components)
