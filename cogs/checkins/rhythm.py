"""When to ask: the rules, without a database."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from functools import cache, lru_cache

from bot.core.clock import NEVER, hours, latest_instant, next_instant, zone_named

STALE_AFTER = hours(6)
"""A question that could not be asked for this long is left out: nobody wants the morning's in the evening."""

OPEN_END = NEVER
"""Paused until the member says so."""

_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """Asked at `at`, by the clocks of `zone` (an IANA name), on `days` (0 is Monday); that day ends at `day_end`."""

    at: time
    days: frozenset[int]
    zone: str
    day_end: time

    def next(self, now: datetime, paused_until: datetime | None = None) -> datetime | None:
        """The next instant to ask at; None while there is no end of the pause."""
        if paused_until == OPEN_END:
            return None
        after = max(now, paused_until - _MOMENT) if paused_until is not None else now
        return _next(after, self.at, self.zone, self.days)

    def occurrence(self, due_at: datetime, now: datetime) -> datetime:
        """Which question is meant by a row that is handled now: its own, or after an outage the latest."""
        if now - due_at <= STALE_AFTER:
            return due_at
        return latest_instant(now, self.at, zone_named(self.zone), self.days)

    def open_until(self, occurrence: datetime, now: datetime) -> datetime | None:
        """Until when an answer counts, the end of the member's day; None where it is too late to ask."""
        end = end_of_day(occurrence, self.day_end, self.zone)
        return end if now - occurrence <= STALE_AFTER and now < end else None


@lru_cache(maxsize=1024)
def _next(after: datetime, at: time, zone: str, days: frozenset[int]) -> datetime:
    return next_instant(after, at, zone_named(zone), days)


@lru_cache(maxsize=1024)
def end_of_day(at: datetime, day_end: time, zone: str) -> datetime:
    """When a member's day ends that an instant lies in."""
    return next_instant(at, day_end, zone_named(zone))


class Refusal(Enum):
    """What follows when a direct message was refused."""

    LET_GO = "that day's question is let go, the next day's is tried"
    SAME_DAY = "nothing new: that day's is already let go"
    REST = "the check-in rests until the member is heard from"


def after_refusal(
    now: datetime, let_go_at: datetime | None, asked_at: datetime | None, zone: str, day_end: time
) -> Refusal:
    """`let_go_at`: the last refusal. `asked_at`: when a question was last delivered; one since then forgives it."""
    if let_go_at is None or (asked_at is not None and asked_at > let_go_at):
        return Refusal.LET_GO
    if now < end_of_day(let_go_at, day_end, zone):
        return Refusal.SAME_DAY
    return Refusal.REST


def mask_of(days: AbstractSet[int]) -> int:
    """Weekdays as bits, to be kept in one column."""
    return sum(1 << day for day in days)


@cache
def days_of(mask: int) -> frozenset[int]:
    return frozenset(day for day in range(7) if mask >> day & 1)
