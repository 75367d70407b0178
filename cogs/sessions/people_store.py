"""Sessions by whom they concern: who holds which, which rooms they are held in, and what goes after a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update

from bot.core.people import AccountId
from bot.core.ports import Transaction
from bot.storage.tables import accounts, communities, receipts
from cogs.sessions import store
from cogs.sessions.room_tables import templates
from cogs.sessions.seats import Seat
from cogs.sessions.seats_store import many
from cogs.sessions.store import TO_COME, Meeting
from cogs.sessions.tables import facilitators, occurrences, seats, sessions, settings

KEPT_FOR = timedelta(days=30)
"""After it has ended."""

WEEK = timedelta(days=7)


async def rooms_going_on(tx: Transaction) -> frozenset[tuple[str, str]]:
    """The platform and its id of each thread in which a session is held now."""
    chosen = (
        select(communities.c.platform, receipts.c.room)
        .join(occurrences, occurrences.c.community == communities.c.id)
        .join(receipts, receipts.c.key == occurrences.c.room)
        .where(occurrences.c.state == "running")
    )
    return frozenset((platform, room) for platform, room in await tx.execute(chosen))


async def move(tx: Transaction, platform: str, was: str, to: str) -> None:
    """A room goes on in another: the next cards are shown there, and there people talk."""
    here = select(communities.c.id).where(communities.c.platform == platform)
    moved = update(sessions).where(sessions.c.place == was, sessions.c.community.in_(here))
    await tx.execute(moved.values(place=to))
    for table in (sessions, templates, settings):
        voiced = update(table).where(table.c.voice == was, table.c.community.in_(here))
        await tx.execute(voiced.values(voice=to))


async def offered_to(tx: Transaction, account: AccountId, community: int) -> Sequence[Seat]:
    mine = (seats.c.account == account, seats.c.community == community, seats.c.state == "offered")
    ids = list((await tx.execute(select(seats.c.id).where(*mine))).scalars())
    return list((await many(tx, ids)).values())


async def held_by_member(tx: Transaction, member: int) -> Sequence[tuple[int | None, datetime]]:
    """The number of each session that they hold, and since when they do."""
    chosen = (
        select(sessions.c.number, facilitators.c.since)
        .select_from(facilitators)
        .join(accounts, accounts.c.id == facilitators.c.account)
        .outerjoin(sessions, sessions.c.id == facilitators.c.session)
        .where(accounts.c.member == member)
        .order_by(facilitators.c.since)
    )
    return [(number, since) for number, since in await tx.execute(chosen)]


async def let_go(tx: Transaction, member: int) -> Sequence[int]:
    """They hold nothing any more; gives what they held."""
    mine = facilitators.c.account.in_(select(accounts.c.id).where(accounts.c.member == member))
    held = list((await tx.execute(select(facilitators.c.session).where(mine))).scalars())
    await tx.execute(delete(facilitators).where(mine))
    return held


async def to_come_of(tx: Transaction, ids: Sequence[int]) -> Sequence[Meeting]:
    """What is to come of these sessions."""
    there = (occurrences.c.session.in_(ids), occurrences.c.state.in_(TO_COME))
    found = list((await tx.execute(select(occurrences.c.id).where(*there))).scalars())
    return list((await store.many(tx, found)).values())


async def quiet_communities(tx: Transaction, now: datetime) -> frozenset[int]:
    """Where we begin nothing now."""
    found = await tx.execute(select(communities.c.id).where(communities.c.quiet_until > now))
    return frozenset(found.scalars())


@dataclass(frozen=True, slots=True)
class Week:
    """Sessions of some days: what took place, what was called off, how many people had a seat; what is to come in the
    seven days after, and what of that nobody holds."""

    over: int
    cancelled: int
    people: int
    to_come: int
    unheld: int


async def week(tx: Transaction, community: int, since: datetime, now: datetime) -> Week:
    c = occurrences.c
    past = (c.community == community, c.starts_at >= since, c.starts_at < now)
    states = select(c.state, func.count()).where(*past).group_by(c.state)
    found = dict((await tx.execute(states)).all())
    sat = select(func.count(seats.c.member.distinct())).join(occurrences, c.id == seats.c.occurrence)
    people = (await tx.execute(sat.where(*past, c.state == "over", seats.c.state == "joined"))).scalar()
    planned = (c.community == community, c.state == "planned", c.starts_at < now + WEEK)
    held = select(facilitators.c.session).where(facilitators.c.session == c.session).exists()
    to_come = (await tx.execute(select(func.count()).select_from(occurrences).where(*planned))).scalar()
    unheld = (await tx.execute(select(func.count()).select_from(occurrences).where(*planned, ~held))).scalar()
    return Week(found.get("over", 0), found.get("cancelled", 0), people or 0, to_come or 0, unheld or 0)


async def expire(tx: Transaction, now: datetime) -> None:
    """What took place goes after a month; so does a session once it has ended and nothing of it is left."""
    over = (occurrences.c.ends_at < now - KEPT_FOR, occurrences.c.state.not_in(TO_COME))
    await tx.execute(delete(seats).where(seats.c.occurrence.in_(select(occurrences.c.id).where(*over))))
    await tx.execute(delete(occurrences).where(*over))
    left = select(occurrences.c.id).where(occurrences.c.session == sessions.c.id).exists()
    ended = select(sessions.c.id).where(sessions.c.ended_at < now - KEPT_FOR, ~left)
    ids = list((await tx.execute(ended)).scalars())
    await tx.execute(delete(facilitators).where(facilitators.c.session.in_(ids)))
    await tx.execute(delete(sessions).where(sessions.c.id.in_(ids)))
