"""Seats as they are kept, and what members agreed to before they took one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Row, bindparam, delete, func, insert, select, update

from bot.core.people import Account, AccountId, Member
from bot.core.ports import Transaction
from bot.storage.among import among
from bot.storage.people import inserted_id
from bot.storage.prepared import PLAIN
from bot.storage.quick import Talk
from bot.storage.tables import accounts
from cogs.sessions.seats import Filled, Seat, State
from cogs.sessions.tables import agreements, occurrences, seats

_THERE = seats.c.occurrence == bindparam("of_occurrence")
_COUNTS = select(seats.c.state, func.count()).where(_THERE).group_by(seats.c.state)
_OF_MEMBER = select(seats).where(_THERE, seats.c.member == bindparam("of_member"))
_OF_OCCURRENCE = select(seats).where(_THERE).order_by(seats.c.since, seats.c.id)
_FIRST_WAITING = _OF_OCCURRENCE.where(seats.c.state == "waiting").limit(1)
_ALL_COUNTS = (
    select(seats.c.occurrence, seats.c.state, func.count())
    .where(among(seats.c.occurrence, "ids"))
    .group_by(seats.c.occurrence, seats.c.state)
)
_MANY = select(seats).where(among(seats.c.id, "ids"))
_SITTING = (
    select(seats.c.id, seats.c.occurrence, seats.c.account)
    .where(among(seats.c.id, "ids"))
    .execution_options(**{PLAIN: True})
)
_JOINED = (
    select(accounts.c.platform, accounts.c.ref)
    .join(seats, seats.c.account == accounts.c.id)
    .where(_THERE, seats.c.state == "joined")
    .order_by(seats.c.since, seats.c.id)
    .limit(bindparam("most", type_=Integer))
)


async def filled(tx: Transaction, occurrence: int) -> Filled:
    return await tx.converse(asking_filled(occurrence))


def asking_filled(occurrence: int) -> Talk[Filled]:
    return Filled(**dict((yield _COUNTS, {"of_occurrence": occurrence})))


async def all_filled(tx: Transaction, ids: Sequence[int]) -> Mapping[int, Filled]:
    """The same of several at once; of one without seats, nothing."""
    counts: dict[int, dict[str, int]] = {}
    for occurrence, state, count in await tx.read(_ALL_COUNTS, {"ids": ids}):
        counts.setdefault(occurrence, {})[state] = count
    return {occurrence: Filled(**found) for occurrence, found in counts.items()}


async def of_member(tx: Transaction, occurrence: int, member: int) -> Seat | None:
    found = await tx.read(_OF_MEMBER, {"of_occurrence": occurrence, "of_member": member})
    return _seat(found[0]) if found else None


async def of_occurrence(tx: Transaction, occurrence: int) -> Sequence[Seat]:
    """In the order in which they came."""
    return [_seat(row) for row in await tx.read(_OF_OCCURRENCE, {"of_occurrence": occurrence})]


async def waiting(tx: Transaction, occurrence: int) -> Sequence[Seat]:
    """Whoever is first in line."""
    return [_seat(row) for row in await tx.read(_FIRST_WAITING, {"of_occurrence": occurrence})]


async def ahead_of(tx: Transaction, seat: Seat) -> int:
    """How many came before them, and wait."""
    c = seats.c
    earlier = (c.since < seat.since) | ((c.since == seat.since) & (c.id < seat.id))
    line = select(func.count()).where(c.occurrence == seat.occurrence, c.state == "waiting", earlier)
    return int((await tx.execute(line)).scalar() or 0)


def asking_joined(occurrence: int, most: int) -> Talk[Sequence[Account]]:
    """Where those have their seats who came first."""
    found = yield _JOINED, {"of_occurrence": occurrence, "most": most}
    return [Account(platform, ref) for platform, ref in found]


async def many(tx: Transaction, ids: Sequence[int]) -> Mapping[int, Seat]:
    """By their ids, for what falls due together."""
    return {row.id: _seat(row) for row in await tx.read(_MANY, {"ids": ids})}


async def sitting(tx: Transaction, ids: Sequence[int]) -> Mapping[int, tuple[int, AccountId]]:
    """In what each of them is a seat, and whose: thousands at once."""
    return {id_: (occurrence, account) for id_, occurrence, account in await tx.read(_SITTING, {"ids": ids})}


async def all_of(tx: Transaction, member: int) -> Sequence[Seat]:
    found = await tx.execute(select(seats).where(seats.c.member == member).order_by(seats.c.id))
    return [_seat(row) for row in found]


async def all_of_in(tx: Transaction, member: int, community: int) -> Sequence[Seat]:
    mine = (seats.c.member == member, seats.c.community == community)
    return [_seat(row) for row in await tx.execute(select(seats).where(*mine).order_by(seats.c.id))]


async def add(tx: Transaction, community: int, seat: Seat) -> Seat:
    row = {
        "occurrence": seat.occurrence,
        "community": community,
        "member": seat.member,
        "account": seat.account,
        "state": seat.state,
        "since": seat.since,
    }
    return replace(seat, id=inserted_id(await tx.execute(insert(seats), row)))


async def change(tx: Transaction, seat: Seat, **values: Any) -> Seat:  # noqa: ANN401  # of its columns
    await tx.execute(update(seats).where(seats.c.id == seat.id).values(**values))
    return replace(seat, **values)


async def remove(tx: Transaction, ids: Sequence[int]) -> None:
    await tx.execute(delete(seats).where(seats.c.id.in_(ids)))


async def hand_over(tx: Transaction, other: int, into: int) -> None:
    """Of one member, they are another's from now on; nobody has two in one occurrence by then."""
    for table in (seats, agreements):
        await tx.execute(update(table).where(table.c.member == other).values(member=into))


async def has_agreed(tx: Transaction, member: int, community: int, since: datetime) -> bool:
    """To the agreement that holds since then, or to a later one."""
    mine = (agreements.c.member == member, agreements.c.community == community, agreements.c.since >= since)
    return (await tx.execute(select(agreements.c.id).where(*mine))).first() is not None


async def agree(tx: Transaction, member: int, community: int, since: datetime, at: datetime) -> None:
    """What they agreed to before says nothing any more."""
    mine = (agreements.c.member == member, agreements.c.community == community)
    await tx.execute(delete(agreements).where(*mine))
    row = {"member": member, "community": community, "since": since, "at": at}
    await tx.execute(insert(agreements), row)


async def agreed_by(tx: Transaction, member: Member) -> Sequence[tuple[datetime, datetime]]:
    """Since when each agreement holds that they agreed to, and when they did."""
    chosen = select(agreements.c.since, agreements.c.at).where(agreements.c.member == member.id)
    return [(since, at) for since, at in await tx.execute(chosen.order_by(agreements.c.at))]


async def forget_agreements(tx: Transaction, member: int) -> None:
    await tx.execute(delete(agreements).where(agreements.c.member == member))


async def expire(tx: Transaction, before: datetime) -> None:
    """Who sat where, of what ended before that instant."""
    ended = select(occurrences.c.id).where(occurrences.c.ends_at < before, occurrences.c.state.not_in(("planned",)))
    await tx.execute(delete(seats).where(seats.c.occurrence.in_(ended)))


def _seat(row: Row[Any]) -> Seat:
    state: State = row.state
    whose = (row.id, row.occurrence, row.member, AccountId(row.account))
    return Seat(*whose, state, row.since, row.until, row.remind, row.presence, row.turn, row.answered)
