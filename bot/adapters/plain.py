"""Rendered lines as plain text, for platforms that show nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from babel.dates import format_datetime

from bot.core.clock import zone_named
from bot.core.languages import locale_of
from bot.core.replies import Line, Moment, Shown, Typed, Usage, Where, Who

_TIME = "H:mm"
_UNSAID = "UTC"
_ENGLISH_DAY = "EEEE d MMMM"
"""Without a comma, the day first: Babel's own pattern for English is that of the United States."""


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
            case Who(account):
                pieces.append(account.ref)
            case Where(place):
                pieces.append(place.ref)
    return "".join(pieces)


def moment_text(moment: Moment, zone: str, language: str) -> str:
    """An instant in the reader's zone and language: "Monday 5 January, 9:00", "Montag, 5. Januar, 9:00". Where that is
    UTC, it is said: hardly anybody lives by it, and it stands in for a zone that nobody told us."""
    day = _day(language)
    patterns = {"time": _TIME, "day": day, "moment": f"{day}, {_TIME}", "date": _date(language)}
    local = moment.at.astimezone(zone_named(zone))
    said = str(format_datetime(local, patterns[moment.style], locale=locale_of(language)))
    return f"{said} {zone}" if zone == _UNSAID and moment.style in ("time", "moment") else said


def _date(language: str) -> str:
    """With the year, and then no weekday."""
    locale = locale_of(language)
    return "d MMMM y" if locale.language == "en" else str(locale.date_formats["long"].pattern)


@lru_cache(maxsize=64)
def _day(language: str) -> str:
    """The pattern for a weekday, day and month, in the order of the language and with their names in full."""
    locale = locale_of(language)
    if locale.language == "en":
        return _ENGLISH_DAY
    known = locale.datetime_skeletons
    pattern = next((str(known[name].pattern) for name in ("MMMMEd", "MMMEd") if name in known), _ENGLISH_DAY)
    return re.sub(r"'[^']*'|E+|MMM+", lambda part: {"E": "EEEE", "M": "MMMM"}.get(part[0][0], part[0]), pattern)
