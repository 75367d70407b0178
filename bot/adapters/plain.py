"""Rendered lines as plain text, for platforms that show nothing else."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime

from bot.core.clock import zone_named
from bot.core.replies import Line, Moment, Shown, Style, Typed, Usage

_PATTERNS: dict[Style, str] = {"time": "H:mm", "day": "EEEE d MMMM", "moment": "EEEE d MMMM, H:mm"}


def text_of(shown: Shown, prefix: str) -> str:
    """All lines, a paragraph each. Commands carry the prefix that makes them work where they are read."""
    return "\n".join(_line(line, shown, prefix) for line in shown.lines)


def _line(line: Line, shown: Shown, prefix: str) -> str:
    pieces = []
    for span in line:
        match span:
            case str():
                pieces.append(span)
            case Typed(words):
                pieces.append(words)
            case Usage(command):
                pieces.append(f"{prefix}{command}")
            case Moment():
                pieces.append(moment_text(span, shown.zone, shown.language))
    return "".join(pieces)


def moment_text(moment: Moment, zone: str, language: str) -> str:
    """An instant in the reader's zone and language: "Monday 5 January, 9:00"."""
    local = moment.at.astimezone(zone_named(zone))
    return str(format_datetime(local, _PATTERNS[moment.style], locale=_locale(language)))


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
