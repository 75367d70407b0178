"""What a zone's clocks do until 2037, as a calendar file says it: VTIMEZONE (RFC 5545, 3.6.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from bot.core.clock import zone_named
from cogs.sessions.calendar.rules import HORIZON, WEEKDAYS

_LAST = HORIZON.replace(tzinfo=UTC)
_LOOK = timedelta(days=3)
"""No zone changes its clocks twice in so short a time."""
WALL = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True, order=True)
class Offset:
    """What clocks show ahead of UTC, whether that is summer time, and what it is called there ("CEST")."""

    ahead: timedelta
    is_summer: bool
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """An instant at which a zone's clocks change. `wall`: what they would have shown then."""

    at: datetime
    old: Offset
    new: Offset

    @property
    def wall(self) -> datetime:
        return (self.at + self.old.ahead).replace(tzinfo=None)

    @property
    def gap_end(self) -> datetime:
        """What clocks show then; later than `wall` where they skip something."""
        return (self.at + self.new.ahead).replace(tzinfo=None)


@lru_cache(maxsize=512)
def changes(name: str, year: int) -> tuple[Change, ...]:
    """Of a zone by its IANA name, from the beginning of a year until the end of 2037."""
    return tuple(_changes(zone_named(name), datetime(year, 1, 1, tzinfo=UTC)))


def _changes(zone: ZoneInfo, at: datetime) -> Iterator[Change]:
    while at < _LAST:
        later = at + _LOOK
        old, new = _offset(zone, at), _offset(zone, later)
        if old != new:
            yield Change(_first_instant(zone, old, at, later), old, new)
        at = later


def _offset(zone: ZoneInfo, at: datetime) -> Offset:
    local = at.astimezone(zone)
    return Offset(local.utcoffset() or timedelta(), bool(local.dst()), local.tzname() or zone.key)


def _first_instant(zone: ZoneInfo, old: Offset, before: datetime, after: datetime) -> datetime:
    """To the minute: since 1972 no zone changes in the middle of one."""
    while after - before > timedelta(minutes=1):
        middle = before + (after - before) // timedelta(minutes=2) * timedelta(minutes=1)
        before, after = (middle, after) if _offset(zone, middle) == old else (before, middle)
    return after


@lru_cache(maxsize=512)
def vtimezone(name: str, year: int) -> tuple[str, ...]:
    """The lines of a VTIMEZONE that is true from the beginning of a year until the end of 2037."""
    begins = datetime(year, 1, 1, tzinfo=UTC)
    offset = _offset(zone_named(name), begins)
    onset = (begins + offset.ahead).replace(tzinfo=None)
    lines = [*_observance(offset, offset, [onset], None)]
    alike = sorted(changes(name, year), key=lambda one: (one.old, one.new, one.at))
    for (old, new), group in groupby(alike, key=lambda one: (one.old, one.new)):
        onsets = [change.wall for change in group]
        lines += _observance(old, new, onsets, _yearly(onsets))
    return ("BEGIN:VTIMEZONE", f"TZID:{name}", *lines, "END:VTIMEZONE")


def _observance(old: Offset, new: Offset, onsets: Sequence[datetime], rule: str | None) -> Iterator[str]:
    kind = "DAYLIGHT" if new.is_summer else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{onsets[0]:{WALL}}"
    yield f"TZOFFSETFROM:{_written(old.ahead)}"
    yield f"TZOFFSETTO:{_written(new.ahead)}"
    yield f"TZNAME:{new.name}"
    if rule is not None:
        yield f"RRULE:{rule}"
    else:
        yield from (f"RDATE:{onset:{WALL}}" for onset in onsets[1:])
    yield f"END:{kind}"


def _yearly(onsets: Sequence[datetime]) -> str | None:
    """The rule that all of these follow until 2037, if there is one ("the last Sunday of March"): every program knows
    such rules, and some know nothing else."""
    first = onsets[0]
    for ordinal in (-1, (first.day - 1) // 7 + 1):
        rule = f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={ordinal}{WEEKDAYS[first.weekday()]}"
        if list(rrulestr(rule, dtstart=first).between(first, HORIZON, inc=True)) == list(onsets):
            return rule
    return None


def _written(ahead: timedelta) -> str:
    minutes = abs(ahead) // timedelta(minutes=1)
    return f"{'-' if ahead < timedelta() else '+'}{minutes // 60:02}{minutes % 60:02}"
