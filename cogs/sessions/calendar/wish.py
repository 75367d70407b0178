"""How it is wanted: wall time, zone, rule and exceptions; and what is changed about one occurrence or all later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """When something is to take place, as people say it: by the clocks of a zone, once or by a rule.

    `first`: the wall time (naive) of the first occurrence, to the minute. `zone`: an IANA name. `rule`: the value of an
    RRULE (RFC 5545, 3.3.10) as `rules.plain` leaves it, without UNTIL ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"); None: once.
    An occurrence is named by its original wall time, which the rule gave it: `skipped` do not take place, `moved` do at
    another wall time. `until`: no occurrence whose original wall time is at or after it.
    """

    first: datetime
    zone: str
    rule: str | None = None
    skipped: frozenset[datetime] = frozenset()
    moved: Mapping[datetime, datetime] = field(default_factory=dict, hash=False)
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that it takes place. `original`: its name, the wall time by the rule; `wall`: the wall time that is
    wanted (both naive, in the wish's zone); `at`: the instant, in UTC."""

    original: datetime
    wall: datetime
    at: datetime


def skip(wish: Wish, original: datetime) -> Wish:
    """This one does not take place, and stays so if it had been moved before."""
    moved = {name: wall for name, wall in wish.moved.items() if name != original}
    return replace(wish, skipped=wish.skipped | {original}, moved=moved)


def restore(wish: Wish, original: datetime) -> Wish:
    """This one takes place again, when the rule says."""
    moved = {name: wall for name, wall in wish.moved.items() if name != original}
    return replace(wish, skipped=wish.skipped - {original}, moved=moved)


def move(wish: Wish, original: datetime, to: datetime) -> Wish:
    """This one takes place at another wall time of the wish's zone; at its own again, if `to` is that."""
    back = restore(wish, original)
    return back if to == original else replace(back, moved={**back.moved, original: to})


def end(wish: Wish, original: datetime) -> Wish:
    """This one and all later do not take place. What was said of any of them is forgotten."""
    return replace(
        wish,
        until=original,
        skipped=frozenset(name for name in wish.skipped if name < original),
        moved={name: wall for name, wall in wish.moved.items() if name < original},
    )
