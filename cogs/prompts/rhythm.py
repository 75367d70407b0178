"""When a prompt comes: the rules, without a database."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from bot.core.clock import hours, instant_at, latest_instant, next_instant, zone_named

STALE_AFTER = hours(6)
"""A prompt that could not be shown for so long is left out: nobody wants the morning's in the evening."""

_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """A prompt at `at`, by the clocks of `zone` (an IANA name), on `days` (0 is Monday)."""

    at: time
    days: frozenset[int]
    zone: str

    def next(self, now: datetime, not_before: datetime | None = None) -> datetime:
        """The next instant after `now`, and not before another one."""
        return _next(self, now if not_before is None else max(now, not_before - _MOMENT))

    def coming(self, now: datetime, not_before: datetime | None = None) -> Iterator[datetime]:
        """One after the other, without end."""
        at = self.next(now, not_before)
        while True:
            yield at
            at = self.next(at)

    def today(self, now: datetime) -> datetime | None:
        """The instant at which a prompt should have come that may still be shown; None: there is none, or too late."""
        latest = _latest(self, now)
        return latest if now < self.open_until(latest) else None

    def open_until(self, occurrence: datetime) -> datetime:
        """Until when it may be shown: for six hours, and never on the day after."""
        return _open_until(self, occurrence)

    def day_of(self, occurrence: datetime) -> date:
        """The date there."""
        return occurrence.astimezone(zone_named(self.zone)).date()


@lru_cache(maxsize=256)
def _next(wish: Wish, after: datetime) -> datetime:
    """A morning has many rooms with the same wish."""
    return next_instant(after, wish.at, zone_named(wish.zone), wish.days)


@lru_cache(maxsize=256)
def _latest(wish: Wish, now: datetime) -> datetime:
    return latest_instant(now, wish.at, zone_named(wish.zone), wish.days)


@lru_cache(maxsize=256)
def _open_until(wish: Wish, occurrence: datetime) -> datetime:
    zone = zone_named(wish.zone)
    tomorrow = wish.day_of(occurrence) + timedelta(days=1)
    midnight = instant_at(tomorrow, time(0), zone) or instant_at(tomorrow + timedelta(days=1), time(0), zone)
    return occurrence + STALE_AFTER if midnight is None else min(occurrence + STALE_AFTER, midnight)


def mask_of(days: AbstractSet[int]) -> int:
    """Weekdays as bits, to be kept in one column."""
    return sum(1 << day for day in days)


@cache
def days_of(mask: int) -> frozenset[int]:
    return frozenset(day for day in range(7) if mask >> day & 1)
