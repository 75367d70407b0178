"""What somebody reads of a message on Discord, by their client: markdown is gone, instants are in their own zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.adapters.plain import moment_text
from bot.core.replies import Moment, Shown, Style, Usage

_STYLES: Mapping[str, Style] = {"t": "time", "D": "date", "F": "moment", "f": "moment"}
_UNSEEN = {**dict.fromkeys(map(ord, "\u2060\u2068\u2069")), ord("\u00a0"): " "}
"""Signs that nobody sees: they keep words that somebody typed from becoming a mention, or from turning around. And a
space is a space."""
_AIR = re.compile(r"\n{2,}")
"""Between paragraphs: on a platform with less room there is none."""
_MARKDOWN = re.compile(
    r"""
      \\(?P<sign>[^a-zA-Z0-9\s])                    # a sign that stands for itself
    | <t:(?P<at>-?\d+):(?P<style>\w)>               # an instant
    | </(?P<command>[\w -]+):\d+>                   # a command to press
    | `(?P<code>[^`\n]+)`
    | <@(?P<who>\d+)>
    | (?:<\#|https://discord\.com/channels/\d+/)(?P<room>\d+)(?:>|/\d+)
    | <(?P<address>https?://[^\s>]+)>
    | (?P<mark>\*\*|__|\*|_|~~|\|\||^-\#\ |^\#{1,3}\ )
    """,
    re.VERBOSE | re.MULTILINE,
)
_SLASH = re.compile(r"(?<![\w/:.<>])/(?=[a-z])")
_NAMED = re.compile(r"(?<![^ ])[a-z-]+:(?=\S)")
BUTTON, SELECT = 2, 3
_TEXT = 10
_TITLED = 18


def read(written: str, shown: Shown, names: Mapping[int, str] | None = None) -> str:
    """As people read it in their zone. A command looks as it does wherever a story reads one. `names`: what people and
    rooms are called, by their ids."""
    usages = [span.command for line in shown.lines for span in line if isinstance(span, Usage)]

    def plain(found: re.Match[str]) -> str:
        if found["at"] is not None:
            at = datetime.fromtimestamp(int(found["at"]), UTC)
            return moment_text(Moment(at, _STYLES[found["style"]]), shown.zone, shown.language)
        if found["command"] is not None:
            return f"!{found['command']}"
        if found["who"] is not None or found["room"] is not None:
            return (names or {}).get(int(found["who"] or found["room"]), found[0])
        if found["mark"] is not None:
            return ""
        return _typed(found["code"], usages) if found["code"] else found["sign"] or found["address"]

    return _AIR.sub("\n", _MARKDOWN.sub(plain, written).translate(_UNSEEN))


def _typed(code: str, usages: Sequence[str]) -> str:
    """A slash command, or its options, as our own words had it: "yes-or-no:yes" is "yes", if it had no name."""
    bare = _SLASH.sub("", code)
    as_said = any(bare in usage for usage in usages)
    return _SLASH.sub("!", code) if as_said else _NAMED.sub("", _SLASH.sub("!", code))


def items_in(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Every component, and what is in it."""
    for one in components:
        yield one
        yield from items_in([*one.get("components", ()), *([one["component"]] if one.get("component") else ())])


def choices_in(components: Sequence[Mapping[str, Any]], kind: str = "c:") -> list[tuple[str, str, str | None]]:
    """Label, `custom_id` and value (of a select) of all that can be pressed; what opens something is no choice."""
    found: list[tuple[str, str, str | None]] = []
    for one in items_in(components):
        if one["type"] == BUTTON and one["custom_id"].startswith(kind):
            found.append((one["label"], one["custom_id"], None))
        elif one["type"] == SELECT:
            found += [(option["label"], one["custom_id"], option["value"]) for option in one["options"]]
    return found


def opener_in(components: Sequence[Mapping[str, Any]]) -> str | None:
    """The `custom_id` of the button that opens a form."""
    buttons = (one["custom_id"] for one in items_in(components) if one["type"] == BUTTON)
    return next((custom_id for custom_id in buttons if custom_id.startswith("w:")), None)


def words_of_form(form: Mapping[str, Any]) -> list[str]:
    """All that stands in a form, from above."""
    words = [str(form["title"])]
    for one in items_in(form["components"]):
        words += [str(one[name]) for name in ("content", "label", "placeholder") if one.get(name)]
    return words


def field_of_form(form: Mapping[str, Any]) -> Mapping[str, Any]:
    (field,) = [one for one in items_in(form["components"]) if one["type"] == 4]
    return field
