"""The clock, and the way from a wish in wall time to an instant."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))
"""Weekdays as `date.weekday()` counts them: Monday is 0."""

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""An instant after all others: until somebody says so."""

NO_HURRY = 60.0
"""Seconds of the machine, where the clock stands still: what is shown must not depend on how busy the machine is."""


class Clock(Protocol):
    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock: the only place that asks for the time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class SetClock:
    """A clock that stands still until it is moved: for rehearsals and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self._at

    def set(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)


@cache
def zone_named(name: str) -> ZoneInfo:
    """The time zone with an IANA name, read once: Python's own cache forgets all but a few that nobody holds."""
    return ZoneInfo(name)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def instant_at(day: date, wall: time, zone: ZoneInfo) -> datetime | None:
    """The instant (UTC) at which clocks in `zone` first show `wall` on `day`.

    A wall time that is shown twice happens the first time (PEP 495, fold 0). One that is skipped moves to the first
    instant past the gap. None: that whole date is skipped there (Pacific/Apia, 30 December 2011).
    """
    local = datetime.combine(day, wall, tzinfo=zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    change = _change_between(local.replace(fold=1).astimezone(UTC), instant, zone)
    before = (change - timedelta(microseconds=1)).astimezone(zone)
    whole_day_is_skipped = before.date() < day < change.astimezone(zone).date()
    return None if whole_day_is_skipped else change


def _change_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the zone's offset changes, somewhere in (before, after]."""
    old = before.astimezone(zone).utcoffset()
    low, high = int(before.timestamp()), int(after.timestamp())
    while high - low > 1:
        middle = (low + high) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return datetime.fromtimestamp(high, UTC)


def next_instant(after: datetime, wall: time, zone: ZoneInfo, days: AbstractSet[int] = EVERY_DAY) -> datetime:
    """The first instant later than `after` at which clocks in `zone` show `wall` on one of `days`.

    Computed from the wish each time, never by adding 24 hours.
    """
    if not days:
        raise ValueError("no weekday to choose from")
    day = after.astimezone(zone).date()
    while True:
        if day.weekday() in days:
            instant = instant_at(day, wall, zone)
            if instant is not None and instant > after:
                return instant
        day += timedelta(days=1)


def latest_instant(until: datetime, wall: time, zone: ZoneInfo, days: AbstractSet[int] = EVERY_DAY) -> datetime:
    """The last instant not later than `until` at which clocks in `zone` showed `wall` on one of `days`."""
    if not days:
        raise ValueError("no weekday to choose from")
    day = until.astimezone(zone).date() + timedelta(days=1)  # clocks set back over midnight have shown tomorrow already
    while True:
        if day.weekday() in days:
            instant = instant_at(day, wall, zone)
            if instant is not None and instant <= until:
                return instant
        day -= timedelta(days=1)
