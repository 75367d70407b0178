"""What a person's own Discord does before it sends anything: finding commands and choices, checking what is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.support import discord_fake_commands as kinds
from tests.support import discord_fake_payloads as payloads
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_state import State
from tests.support.discord_fake_validation import BUTTON, INPUT, LABEL, SELECTS, walk
from tests.support.discord_fake_world import Attachment, Channel, Json, Message, Role, User


class CannotDo(AssertionError):
    """A person's client does not let them do this: there is no such command, choice or field, or it is not allowed."""


Value = str | int | float | bool | User | Role | Channel | Attachment


@dataclass
class Resolved:
    """What options name, told along with them."""

    state: State
    where: Channel
    told: dict[str, Json] = field(default_factory=dict)

    def add(self, value: User | Role | Channel | Attachment) -> str:
        guild = self.where.guild
        if isinstance(value, User):
            self._put("users", value.id, payloads.user(value))
            if guild is not None and value.id in guild.members:
                told = payloads.asking(guild, guild.members[value.id], self.where)
                self._put("members", value.id, {key: told[key] for key in told.keys() - {"user", "deaf", "mute"}})
        elif isinstance(value, Role):
            self._put("roles", value.id, payloads.role(value))
        elif isinstance(value, Channel):
            told = payloads.channel(value, self.state.bot)
            wanted = ("id", "type", "name", "parent_id", "thread_metadata", "flags", "topic", "position", "nsfw")
            short = {key: told[key] for key in wanted if key in told}
            self._put("channels", value.id, short | {"permissions": told.get("permissions", "0")})
        else:
            self.state.attachments[value.id] = value
            self._put("attachments", value.id, payloads.attachment(value, self.state.base))
        return str(value.id)

    def _put(self, kind: str, ref: int, told: Json) -> None:
        self.told.setdefault(kind, {})[str(ref)] = told


def find_command(
    state: State, offered: Sequence[Json], who: User, where: Channel, name: str
) -> tuple[Json, list[Json]]:
    """The command of a name as it is typed, in the person's language or as declared; and the way down to it."""
    words = name.split()
    command = next((each for each in offered if each["type"] == 1 and _is_named(each, words[0], who.locale)), None)
    if command is None:
        raise CannotDo(f"/{name} is not among {[each['name'] for each in offered]}")
    _check_offered(state, command, who, where)
    way, at = [], command
    for word in words[1:]:
        inside = [each for each in at.get("options") or [] if each["type"] in (kinds.SUBCOMMAND, kinds.GROUP)]
        found = next((each for each in inside if _is_named(each, word, who.locale)), None)
        if found is None:
            raise CannotDo(f"/{at['name']} has no {word}, but {[each['name'] for each in inside]}")
        way.append(found)
        at = found
    if any(each["type"] in (kinds.SUBCOMMAND, kinds.GROUP) for each in at.get("options") or []):
        raise CannotDo(f"/{name} is a group")
    return command, way


def _is_named(part: Json, name: str, locale: str) -> bool:
    return name in (part["name"], (part.get("name_localizations") or {}).get(locale))


def _check_offered(state: State, command: Json, who: User, where: Channel) -> None:
    contexts = command.get("contexts")
    if contexts is None:
        contexts = [0, 1] if command.get("dm_permission", True) else [0]
    if (1 if where.is_dm else 0) not in contexts:
        raise CannotDo(f"/{command['name']} is not offered there")
    held = state.may(who, where)
    if not held & Permission.USE_APPLICATION_COMMANDS:
        raise CannotDo(f"{who.name} may not use commands in {where}")
    wanted = command.get("default_member_permissions")
    if wanted is None or where.is_dm or held & Permission.ADMINISTRATOR:
        return
    if int(wanted) == 0 or int(wanted) & ~held.value:
        raise CannotDo(f"{who.name} is not offered /{command['name']}")


def fill_in(
    declared: Sequence[Json], given: Mapping[str, Value], who: User, resolved: Resolved, typing: str | None = None
) -> list[Json]:
    """The options as they are sent. `typing`: the one that is being typed, while the rest may still be missing."""
    known = {name: each for each in declared for name in _names(each, who.locale)}
    unknown = given.keys() - known.keys()
    if unknown:
        raise CannotDo(f"no such option: {sorted(unknown)}, but {[each['name'] for each in declared]}")
    values = {known[name]["name"]: value for name, value in given.items()}
    filled = []
    for option in declared:
        name = option["name"]
        if name in values:
            is_typed = typing is not None and typing in _names(option, who.locale)
            sent = {"name": name, "type": option["type"]}
            if is_typed:
                filled.append(sent | {"value": values[name], "focused": True})
            else:
                filled.append(sent | {"value": _value(option, values[name], who, resolved)})
        elif option.get("required") and typing is None:
            raise CannotDo(f"{name} is required")
    return filled


def _names(option: Json, locale: str) -> set[str]:
    own = (option.get("name_localizations") or {}).get(locale)
    return {option["name"], own} if own else {option["name"]}


def _value(option: Json, value: Value, who: User, resolved: Resolved) -> object:
    kind, name = option["type"], option["name"]
    if isinstance(value, User | Role | Channel | Attachment):
        fits = {User: (6, 9), Role: (8, 9), Channel: (7,), Attachment: (11,)}[type(value)]
        if kind not in fits:
            raise CannotDo(f"{name} takes no {type(value).__name__}")
        if isinstance(value, Channel) and option.get("channel_types") and value.kind not in option["channel_types"]:
            raise CannotDo(f"{name} takes no channel of that kind")
        return resolved.add(value)
    if option.get("choices"):
        return _chosen(option, value, who)
    fits_type = {
        kinds.STRING: isinstance(value, str),
        kinds.INTEGER: isinstance(value, int) and not isinstance(value, bool),
        kinds.BOOLEAN: isinstance(value, bool),
        kinds.NUMBER: isinstance(value, int | float) and not isinstance(value, bool),
    }.get(kind, False)
    if not fits_type:
        raise CannotDo(f"{name} takes no {value!r}")
    measured = len(value) if isinstance(value, str) else value
    low, high = ("min_length", "max_length") if isinstance(value, str) else ("min_value", "max_value")
    least, most = option.get(low), option.get(high)
    if (least is not None and measured < least) or (most is not None and measured > most):
        raise CannotDo(f"{name} takes {least} to {most}, not {value!r}")
    return value


def _chosen(option: Json, value: Value, who: User) -> object:
    for choice in option["choices"]:
        if value == choice["value"] or value in _names(choice, who.locale):
            return choice["value"]
    raise CannotDo(f"{option['name']} offers {[each['name'] for each in option['choices']]}, not {value!r}")


def find_button(message: Message, choice: str) -> Json:
    """A button that can be pressed, by its label or its custom id."""
    buttons = [each for each in walk(message.components) if each["type"] == BUTTON and each.get("custom_id")]
    found = next((each for each in buttons if choice in (each.get("label"), each["custom_id"])), None)
    if found is None or found.get("disabled"):
        offered = [each.get("label") for each in buttons if not each.get("disabled")]
        raise CannotDo(f"no {choice!r} to press, but {offered}")
    return found


def find_select(message: Message, values: Sequence[str], of: str | None) -> tuple[Json, list[str]]:
    """A list to choose from (by its placeholder or custom id, or the first), and the values of what is chosen there."""
    selects = [each for each in walk(message.components) if each["type"] in SELECTS and not each.get("disabled")]
    found = next((each for each in selects if of in (None, each.get("placeholder"), each["custom_id"])), None)
    if found is None:
        raise CannotDo(f"there is no list {of or ''} to choose from")
    return found, chosen_values(found, values)


def chosen_values(select: Json, values: Sequence[str]) -> list[str]:
    if not select.get("min_values", 1) <= len(values) <= select.get("max_values", 1):
        raise CannotDo(f"that many cannot be chosen: {values}")
    if select["type"] != 3:
        return list(values)
    by_name = {name: each["value"] for each in select["options"] for name in (each["value"], each["label"])}
    if not set(values) <= by_name.keys():
        raise CannotDo(f"the list offers {[each['label'] for each in select['options']]}, not {values}")
    return [by_name[value] for value in values]


def fill_in_form(form: Json, given: Mapping[str, Any]) -> list[Json]:
    """A form's rows as they are sent; fields are named by label or custom id. What is not given stays as it was."""
    left = dict(given)
    rows = []
    for row in form["components"]:
        if row["type"] == LABEL:
            filled = _field(row["component"], row["label"], left)
            rows.append({"type": LABEL, "id": row["id"], "component": filled})
        elif row["type"] == 1:
            inside = [_field(each, each["label"], left) for each in row["components"]]
            rows.append({"type": 1, "id": row["id"], "components": inside})
        else:
            rows.append({"type": row["type"], "id": row["id"]})
    if left:
        raise CannotDo(f"the form has no {sorted(left)}")
    return rows


def _field(field: Json, label: str, left: dict[str, Any]) -> Json:
    value = left.pop(label) if label in left else left.pop(field["custom_id"], None)
    sent = {"type": field["type"], "id": field["id"], "custom_id": field["custom_id"]}
    if field["type"] in SELECTS:
        return sent | {"values": chosen_values(field, value or [])}
    if field["type"] != INPUT:
        raise CannotDo(f"{label}: not a field that this client knows")
    text = field.get("value") or "" if value is None else str(value)
    least = max(field.get("min_length") or 0, 1 if field.get("required", True) else 0)
    if not (least if text or field.get("required", True) else 0) <= len(text) <= (field.get("max_length") or 4000):
        raise CannotDo(f"{label} takes {least} to {field.get('max_length') or 4000} characters")
    return sent | {"value": text}
