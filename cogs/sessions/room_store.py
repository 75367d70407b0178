"""Who holds a session and who could, who is there, who cannot join again, and how it was: as it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.core.people import Account, AccountId, Community, Role
from bot.core.ports import Transaction
from bot.storage.communities import community_of
from bot.storage.tables import accounts, communities, members
from cogs.sessions.room_tables import feedback, removals
from cogs.sessions.store import Meeting
from cogs.sessions.tables import facilitators, seats, sessions

SHOWN_FROM = 5
"""So many answers have to be there before anybody sees how it was."""


async def community(tx: Transaction, id_: int) -> Community:
    return community_of((await tx.execute(select(communities).where(communities.c.id == id_))).one())


async def co_facilitators(tx: Transaction, there: Community, session: int, most: int) -> Sequence[AccountId]:
    """Others who may hold sessions there, as far as we know: whoever holds another one, and whom moderators named by
    their account. Not those who want nothing unasked."""
    held = select(facilitators.c.account).join(sessions, sessions.c.id == facilitators.c.session)
    holds_another = accounts.c.id.in_(held.where(sessions.c.community == there.id))
    is_named = accounts.c.ref.in_(sorted(there.named.get(Role.FACILITATOR, ())))
    holds_this = accounts.c.id.in_(select(facilitators.c.account).where(facilitators.c.session == session))
    chosen = select(accounts.c.id).join(members, members.c.id == accounts.c.member)
    others = chosen.where(
        accounts.c.platform == there.platform, holds_another | is_named, ~holds_this, ~members.c.quiet
    )
    return list((await tx.execute(others.order_by(accounts.c.id).limit(most))).scalars())


async def login(tx: Transaction, account: Account) -> tuple[AccountId, int] | None:
    """The account as we number it, and whose it is; None: they never had to do with us."""
    chosen = select(accounts.c.id, accounts.c.member).where(
        accounts.c.platform == account.platform, accounts.c.ref == account.ref
    )
    row = (await tx.execute(chosen)).first()
    return None if row is None else (AccountId(row.id), row.member)


async def hand_over(tx: Transaction, session: int, account: AccountId, at: datetime) -> None:
    """From now on they hold it, and nobody else does."""
    await tx.execute(delete(facilitators).where(facilitators.c.session == session))
    await tx.execute(insert(facilitators), {"session": session, "account": account, "since": at})


async def let_go_in(tx: Transaction, member: int, community: int) -> Sequence[int]:
    """They hold nothing there any more; gives what they held."""
    own = facilitators.c.account.in_(select(accounts.c.id).where(accounts.c.member == member))
    there = facilitators.c.session.in_(select(sessions.c.id).where(sessions.c.community == community))
    held = list((await tx.execute(select(facilitators.c.session).where(own, there))).scalars())
    await tx.execute(delete(facilitators).where(own, there))
    return held


async def those_here(tx: Transaction, meeting: Meeting) -> Sequence[Account]:
    """Who said that they are there, in the order in which they took their seats."""
    return await _accounts(tx, meeting, seats.c.presence.is_not(None), seats.c.since)


async def in_turn(tx: Transaction, meeting: Meeting) -> Sequence[Account]:
    """Who would like to speak, in their order."""
    return await _accounts(tx, meeting, seats.c.turn.is_not(None), seats.c.turn)


async def _accounts(tx: Transaction, meeting: Meeting, there: Any, order: Any) -> Sequence[Account]:  # noqa: ANN401  # conditions of SQLAlchemy
    chosen = select(accounts.c.platform, accounts.c.ref).join(seats, seats.c.account == accounts.c.id)
    found = await tx.execute(chosen.where(seats.c.occurrence == meeting.id, there).order_by(order, seats.c.id))
    return [Account(platform, ref) for platform, ref in found]


async def had_seats(tx: Transaction, meeting: Meeting) -> int:
    chosen = select(func.count()).where(seats.c.occurrence == meeting.id, seats.c.state == "joined")
    return int((await tx.execute(chosen)).scalar() or 0)


async def mark(tx: Transaction, meeting: Meeting, member: int, **values: Any) -> None:  # noqa: ANN401  # of its columns
    """Of their seat."""
    theirs = (seats.c.occurrence == meeting.id, seats.c.member == member)
    await tx.execute(update(seats).where(*theirs).values(**values))


async def end_of_line(tx: Transaction, meeting: Meeting, now: datetime) -> datetime:
    """Since when somebody waits who comes last: later than all others, also at the same instant."""
    chosen = select(func.max(seats.c.turn)).where(seats.c.occurrence == meeting.id)
    last = (await tx.execute(chosen)).scalar()
    return now if last is None else max(now, last + timedelta(microseconds=1))


async def clear_turns(tx: Transaction, meeting: Meeting) -> None:
    await tx.execute(update(seats).where(seats.c.occurrence == meeting.id).values(turn=None))


async def next_turn(tx: Transaction, meeting: Meeting) -> None:
    """Whoever is first has spoken."""
    waiting = select(seats.c.id).where(seats.c.occurrence == meeting.id, seats.c.turn.is_not(None))
    first = (await tx.execute(waiting.order_by(seats.c.turn, seats.c.id).limit(1))).scalar()
    if first is not None:
        await tx.execute(update(seats).where(seats.c.id == first).values(turn=None))


async def answer(tx: Transaction, meeting: Meeting, member: int, how: str) -> bool:
    """Counted once for a seat; who said what is written nowhere. False: they had said it, or had no seat."""
    asked = (seats.c.occurrence == meeting.id, seats.c.member == member, seats.c.state == "joined", ~seats.c.answered)
    if not (await tx.execute(update(seats).where(*asked).values(answered=True))).rowcount:
        return False
    there = (feedback.c.occurrence == meeting.id, feedback.c.how == how)
    counted = await tx.execute(update(feedback).where(*there).values(count=feedback.c.count + 1))
    if not counted.rowcount:
        await tx.execute(insert(feedback), {"occurrence": meeting.id, "how": how, "count": 1})
    return True


async def answers(tx: Transaction, meeting: Meeting) -> Mapping[str, int] | None:
    """How it was; None: fewer said so than may be shown."""
    chosen = select(feedback.c.how, feedback.c.count).where(feedback.c.occurrence == meeting.id)
    said = {how: int(count) for how, count in await tx.execute(chosen)}
    return said if sum(said.values()) >= SHOWN_FROM else None


async def expire(tx: Transaction, left: Any) -> None:  # noqa: ANN401  # a selection of SQLAlchemy
    """Of what is not among those left."""
    for table in (feedback, removals):
        await tx.execute(delete(table).where(table.c.occurrence.not_in(left)))


async def remove(tx: Transaction, meeting: Meeting, member: int, at: datetime) -> None:
    """They cannot join that one again."""
    if not await is_removed(tx, meeting, member):
        row = {"occurrence": meeting.id, "community": meeting.session.community, "member": member, "at": at}
        await tx.execute(insert(removals), row)


async def is_removed(tx: Transaction, meeting: Meeting, member: int) -> bool:
    theirs = (removals.c.member == member, removals.c.occurrence == meeting.id)
    return (await tx.execute(select(removals.c.id).where(*theirs))).first() is not None


async def removals_of(tx: Transaction, member: int) -> Sequence[datetime]:
    chosen = select(removals.c.at).where(removals.c.member == member).order_by(removals.c.at)
    return list((await tx.execute(chosen)).scalars())


async def forget_removals(tx: Transaction, member: int) -> None:
    await tx.execute(delete(removals).where(removals.c.member == member))


async def merge_removals(tx: Transaction, other: int, into: int) -> None:
    await tx.execute(update(removals).where(removals.c.member == other).values(member=into))
