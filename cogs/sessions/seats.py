"""Who sits where: pure rules, without a database.

A seat that is offered is held, so no two people are offered the same one. Facilitators take none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.core.people import AccountId

State = Literal["joined", "offered", "waiting", "maybe"]

TO_ACCEPT = timedelta(hours=2)
"""For so long a seat that came free is held for whoever is next."""

AT_LEAST = timedelta(minutes=10)
"""And no less than that, even where it has begun."""

_RANK: dict[State, int] = {"joined": 0, "offered": 1, "waiting": 2, "maybe": 3}


@dataclass(frozen=True, slots=True)
class Seat:
    """`since`: its place in the line; `until`: of an offered one, for so long. `remind`: minutes before.

    `presence`: "here", or "out" for a while. `turn`: since when they wait to speak. `has_answered`: how it was.
    """

    id: int
    occurrence: int
    member: int
    account: AccountId
    state: State
    since: datetime
    until: datetime | None = None
    remind: int | None = None
    presence: str | None = None
    turn: datetime | None = None
    has_answered: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """How many there are of each."""

    joined: int = 0
    offered: int = 0
    waiting: int = 0
    maybe: int = 0

    def free(self, capacity: int) -> int:
        """Seats that anybody can take; none while others wait for one."""
        return 0 if self.waiting else max(0, capacity - self.joined - self.offered)

    def has_room(self, capacity: int) -> bool:
        """Whether whoever is next can be offered one."""
        return self.joined + self.offered < capacity


def next_in_line(seats: Iterable[Seat]) -> Seat | None:
    """Who has waited longest."""
    waiting = (seat for seat in seats if seat.state == "waiting")
    return min(waiting, key=lambda seat: (seat.since, seat.id), default=None)


def held_until(now: datetime, starts_at: datetime, closes_at: datetime) -> datetime | None:
    """Until when an offer stands: not longer than joining is possible, nor, if there is time, than it begins. None: too
    late to offer anything."""
    if now >= closes_at:
        return None
    before_it_begins = max(starts_at, now + AT_LEAST)
    return min(now + TO_ACCEPT, before_it_begins, closes_at)


def better(one: Seat, other: Seat) -> tuple[Seat, Seat]:
    """Of two seats of one person: the one to keep, and the one to free."""
    first, second = sorted((one, other), key=lambda seat: (_RANK[seat.state], seat.since, seat.id))
    return first, second


def reminds_at(starts_at: datetime, seat: Seat) -> datetime | None:
    """When to remind them. Whoever only waits for a seat is not reminded of it."""
    if seat.remind is None or seat.state in ("waiting", "offered"):
        return None
    return starts_at - timedelta(minutes=seat.remind)


def count(seats: Sequence[Seat]) -> Filled:
    states = [seat.state for seat in seats]
    return Filled(*(states.count(state) for state in _RANK))
