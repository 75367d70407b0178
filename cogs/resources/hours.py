"""When a service answers: "24/7", or "Mon-Fri 09:00-17:00, Sat 10:00-14:00" by the clocks of its own zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.clock import next_instant

ALWAYS = "24/7"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PART = re.compile(r"(?:(\w{3})(?:-(\w{3}))? )?(\d\d:\d\d)-(\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class _Shift:
    """On these days (Monday is 0) from one time to another; to the next day's, where that is not later."""

    days: frozenset[int]
    begins: time
    ends: time


def check(hours: str) -> None:
    """Raises ValueError for what cannot be read."""
    list(_shifts(hours))


def is_open(hours: str, zone: str, at: datetime) -> bool:
    """`at`: an aware instant."""
    if hours == ALWAYS:
        return True
    there = at.astimezone(ZoneInfo(zone))
    today, yesterday = there.weekday(), (there - timedelta(days=1)).weekday()
    now = there.time()
    for shift in _shifts(hours):
        if shift.ends > shift.begins:
            if today in shift.days and shift.begins <= now < shift.ends:
                return True
        elif (today in shift.days and now >= shift.begins) or (yesterday in shift.days and now < shift.ends):
            return True
    return False


def next_open(hours: str, zone: str, at: datetime) -> datetime | None:
    """The next instant after `at` (aware) at which it opens; None where it never closes."""
    begins = (next_instant(at, shift.begins, ZoneInfo(zone), shift.days) for shift in _shifts(hours))
    return min(begins, default=None)


def _shifts(hours: str) -> Iterator[_Shift]:
    if hours == ALWAYS:
        return
    for part in hours.split(", "):
        match = _PART.fullmatch(part)
        if match is None or any(day not in (None, *_DAYS) for day in match.groups()[:2]):
            raise ValueError(f"these are no hours: {part}")
        first, last, begins, ends = match.groups()
        yield _Shift(_days(first, last), time.fromisoformat(begins), time.fromisoformat(ends))


def _days(first: str | None, last: str | None) -> frozenset[int]:
    if first is None:
        return frozenset(range(7))
    begin, end = _DAYS.index(first), _DAYS.index(last or first)
    return frozenset((begin + step) % 7 for step in range((end - begin) % 7 + 1))
