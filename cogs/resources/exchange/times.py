"""Opening hours as others write them, day by day, and as an entry has them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from cogs.resources import hours as opening

_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EVERY_DAY = tuple(range(len(_DAYS)))


@lru_cache(maxsize=1024)
def days(value: str) -> tuple[int, ...]:
    """The days in "MO,TU", "Monday" or "1" (Monday), Monday being 0."""
    found = []
    for part in re.split(r"[,;\s]+", value):
        day = part.strip().lower()
        if day.isdigit() and 1 <= int(day[:2]) <= 7:
            found.append(int(day[:2]) - 1)
        found += [index for index, name in enumerate(_DAYS) if len(day) > 1 and name.lower().startswith(day[:2])][:1]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def time(value: str) -> str | None:
    """ "9:00:00" as "09:00". None for what is no time by the clocks there: a "Z" or an offset makes it another."""
    match = _TIME.fullmatch(value.strip())
    return f"{int(match[1]):02}:{match[2]}" if match and int(match[1]) < 24 and int(match[2]) < 60 else None


def ends(date: object) -> bool:
    """Whether a date is one that somebody will see: lists write 2099 or 9999 where they mean never."""
    return bool(date) and str(date)[:4] < "2099"


@lru_cache(maxsize=1024)
def is_by(offset: str, zone: str | None) -> bool:
    """Whether hours with that offset from UTC can be those of the clocks there; the offset is seldom said."""
    if not offset or zone in (None, offset):
        return True
    try:
        hours = timedelta(hours=float(offset[:6]))
    except (ValueError, OverflowError):
        return False
    return any(datetime(2025, month, 1, tzinfo=ZoneInfo(zone or "UTC")).utcoffset() == hours for month in (1, 7))


Shift = tuple[tuple[int, ...], str, str]
"""Days, Monday being 0, and from when to when."""


@lru_cache(maxsize=4096)
def hours_of(shifts: tuple[Shift, ...]) -> str | None:
    """Days with their times, as an entry has them: "Mon-Fri 09:00-17:00, Sat 10:00-14:00"."""
    always = {day for among, begins, ends in shifts for day in among if (begins, ends) in _WHOLE_DAYS}
    if len(always) == len(_DAYS):
        return opening.ALWAYS
    together: dict[tuple[str, str], set[int]] = {}
    for among, begins, ends in shifts:
        together.setdefault((begins, ends), set()).update(among)
    parts = []
    for (begins, ends), found in together.items():
        parts += [f"{run} {begins}-{ends}" for run in _runs(sorted(found))]
    return ", ".join(parts) or None


_WHOLE_DAYS = (("00:00", "23:59"), ("00:00", "00:00"))


def _runs(among: list[int]) -> list[str]:
    """Days that follow one another, together."""
    runs: list[list[int]] = []
    for day in among:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [_DAYS[run[0]] if len(run) == 1 else f"{_DAYS[run[0]]}-{_DAYS[run[-1]]}" for run in runs]
