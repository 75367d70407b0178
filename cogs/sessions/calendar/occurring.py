"""From a wish to the instants at which it takes place: python-dateutil expands the rule, in wall time."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, takewhile

from bot.core.clock import instant_at, zone_named
from cogs.sessions.calendar.rules import HORIZON, walls
from cogs.sessions.calendar.wish import Occurrence, Wish

_SLACK = timedelta(days=2)
"""Clocks may be set forward over a whole day, and wall times are asked for by an instant."""


def occurrences(
    wish: Wish, *, after: datetime, before: datetime | None = None, limit: int | None = None
) -> Iterator[Occurrence]:
    """Those with `after` < `at` (< `before`), in order of `at`, at most `limit`; none after 2037."""
    wall = after.astimezone(zone_named(wish.zone)).replace(tzinfo=None)
    in_order = heapq.merge(_as_ruled(wish, wall - _SLACK), _as_moved(wish), key=lambda one: (one.at, one.original))
    later = (one for one in in_order if one.at > after)
    return islice(takewhile(lambda one: before is None or one.at < before, later), limit)


def occurrence(wish: Wish, original: datetime) -> Occurrence | None:
    """The one of that name; None where the wish has none, or it is skipped."""
    if original in wish.skipped or next(originals(wish, original), None) != original:
        return None
    return _taking_place(wish, original, wish.moved.get(original, original))


def originals(wish: Wish, start: datetime) -> Iterator[datetime]:
    """The wall times by the rule from `start` on, whatever has become of them."""
    last = min(wish.until or HORIZON, HORIZON)
    ruled: Iterator[datetime] = iter((wish.first,)) if wish.rule is None else _ruled(wish, wish.rule, start)
    return takewhile(lambda wall: wall < last, (wall for wall in ruled if wall >= start))


def _ruled(wish: Wish, rule: str, start: datetime) -> Iterator[datetime]:
    return (wall for wall in walls(rule, wish.first, start) if wall >= wish.first)


def _as_ruled(wish: Wish, start: datetime) -> Iterator[Occurrence]:
    for wall in originals(wish, start):
        if wall not in wish.skipped and wall not in wish.moved:
            found = _taking_place(wish, wall, wall)
            if found is not None:
                yield found


def _as_moved(wish: Wish) -> list[Occurrence]:
    found = (occurrence(wish, original) for original in wish.moved)
    return sorted((one for one in found if one is not None), key=lambda one: (one.at, one.original))


def _taking_place(wish: Wish, original: datetime, wall: datetime) -> Occurrence | None:
    """None: clocks there never show that date, or it lies beyond what is planned."""
    at = instant_at(wall.date(), wall.time(), zone_named(wish.zone)) if wall < HORIZON else None
    return Occurrence(original, wall, at) if at is not None else None
