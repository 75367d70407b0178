"""A message's markdown as HTML: the little of it that the bot sends. Anything else is shown as it is written."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_time

_MARKED = re.compile(
    r"""
      \\(?P<sign>[^\w\s])
    | <t:(?P<at>-?\d+):(?P<style>\w)>
    | </(?P<command>[^:<>\n]+):\d+>
    | <@(?P<who>\d+)>
    | `(?P<code>[^`\n]+)`
    | <(?P<address>https?://[^\s>]+)>
    """,
    re.VERBOSE,
)


def html_of(markdown: str, *, language: str, zone: str, reader: str) -> str:
    """`reader`: what whoever is mentioned is called."""
    made: list[str] = []
    at = 0
    for found in _MARKED.finditer(markdown):
        made += escape(markdown[at : found.start()]), _marked(found, language, zone, reader)
        at = found.end()
    return "".join([*made, escape(markdown[at:])])


def _marked(found: re.Match[str], language: str, zone: str, reader: str) -> str:
    words = escape(found[found.lastgroup or 0])
    match found.lastgroup:
        case "at" | "style":
            return f'<span class="time">{escape(_instant(int(found["at"]), found["style"], language, zone))}</span>'
        case "command":
            return f'<span class="mention">/{words}</span>'
        case "who":
            return f'<span class="mention">@{escape(reader)}</span>'
        case "code":
            return f"<code>{words}</code>"
        case "address":
            return f'<span class="link">{words}</span>'
        case _:
            return words


def _instant(seconds: int, style: str, language: str, zone: str) -> str:
    """As a client in that language and zone writes it."""
    at = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(zone))
    locale = {"en": "en_GB"}.get(language, language)
    if style == "t":
        return format_time(at, "HH:mm", locale=locale)
    return format_datetime(at, "EEEE, d. MMMM y HH:mm" if locale == "de" else "EEEE, d MMMM y HH:mm", locale=locale)
