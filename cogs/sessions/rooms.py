"""The room of a session: it opens, those who may are let in, and it ends; a week later it goes.

What is done in it is said in the transaction of whoever changed something, as everything at the desk is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.core.deeds import (
    Admit,
    CloseStage,
    CloseThread,
    DeleteThread,
    Expel,
    Inside,
    Manner,
    OpenStage,
    OpenThread,
    Remove,
    Send,
    key_of,
)
from bot.core.people import AccountId, Community
from bot.core.ports import Transaction
from bot.core.replies import Card, Text
from bot.storage.tables import members, outbox, receipts
from cogs.sessions import cards, room_cards, seats_store, store
from cogs.sessions.desk import COG, Desk
from cogs.sessions.store import Meeting
from cogs.sessions.tables import seats

ARCHIVE = "sessions.archive"
"""Due for a meeting: its room is archived; `CLEAR`: it goes; `QUIET`: a time of quiet is over."""
CLEAR = "sessions.clear"
QUIET = "sessions.quiet"

GONE = "sessions.gone"
"""The topic of a room that is taken away; `STAGE`, of a stage that opens."""
STAGE = "sessions.stage"

GRACE = timedelta(minutes=30)
"""So long a room stays open once its time is over, where nobody closed it: no one is cut off within a word."""

STAYS = timedelta(days=7)


async def say_in(tx: Transaction, desk: Desk, meeting: Meeting, card: Card, now: datetime) -> str | None:
    """In its room; None: it has none. Gives the key of the message."""
    if meeting.room is None:
        return None
    deed = Send(to=Inside(meeting.room), card=card, topic=cards.TOLD)
    return await desk.put(tx, meeting.session.community, now, deed)


def stage_of(meeting: Meeting) -> str:
    """The key of the deed that opens it."""
    return key_of(STAGE, meeting.key)


async def begin(tx: Transaction, desk: Desk, meeting: Meeting, by: AccountId, now: datetime) -> None:
    """It opens, on the card, with its first words. Into a private one all are let who have a seat, hold the session, or
    opened it."""
    session = meeting.session
    title = Text("session-room-title", {"title": cards.title(session)})
    deed = OpenThread(on=meeting.card, title=title, is_private=meeting.private, topic=cards.ROOM)
    await desk.put(tx, session.community, now, deed, meeting.room)
    held = await store.held_by(tx, session.id)
    seated = [seat.account for seat in await seats_store.of_occurrence(tx, meeting.id) if seat.state == "joined"]
    for account in dict.fromkeys([by, *(account for account, _ in held), *seated]):
        await let_in(tx, desk, meeting, account, now)
    community = Community(session.community, session.platform, "", handle=session.handle)
    leads = [account for _, account in held]
    await say_in(tx, desk, meeting, room_cards.begun(meeting, await desk.agreement_of(tx, community), leads), now)
    if session.voice is not None and not await is_under_way(tx, stage_of(meeting)):
        stage = OpenStage(place=session.voice, title=title, topic=STAGE)
        await desk.put(tx, session.community, now, stage, stage_of(meeting))


async def is_under_way(tx: Transaction, key: str) -> bool:
    """Whether the deed with that key was done, or waits to be; False: it could not be done."""
    for table in (receipts, outbox):
        if (await tx.execute(select(table.c.seq).where(table.c.key == key))).first() is not None:
            return True
    return False


async def let_in(tx: Transaction, desk: Desk, meeting: Meeting, account: AccountId, now: datetime) -> None:
    """Into its room, where it is private and open."""
    if meeting.state == "running" and meeting.private and meeting.room is not None:
        await desk.put(tx, meeting.session.community, now, Admit(key=meeting.room, account=account))


async def let_out(tx: Transaction, desk: Desk, meeting: Meeting, account: AccountId, now: datetime) -> None:
    """As `let_in`: whoever has no seat any more is not in it either."""
    if meeting.private:
        await send_out(tx, desk, meeting, account, now)


async def send_out(tx: Transaction, desk: Desk, meeting: Meeting, account: AccountId, now: datetime) -> None:
    """Of its room, private or not; into an open one they can come back."""
    if meeting.state == "running" and meeting.room is not None:
        await desk.put(tx, meeting.session.community, now, Expel(key=meeting.room, account=account))


async def end(tx: Transaction, desk: Desk, meeting: Meeting, now: datetime, *, at_once: bool) -> None:
    """The last words in it; those who had a seat can say how it was. `at_once`: it is archived now."""
    if meeting.room is None:
        return
    await say_in(tx, desk, meeting, room_cards.closing(None if at_once else now + GRACE), now)
    if at_once:
        await shut(tx, desk, meeting, now)
    else:
        await plan(tx, ARCHIVE, meeting, now + GRACE)
    await plan(tx, CLEAR, meeting, now + STAYS)
    await tx.agenda.drop(QUIET, [str(meeting.id)])
    await desk.tell(tx, meeting, await _asked(tx, meeting), room_cards.how_was_it(meeting), now)


async def shut(tx: Transaction, desk: Desk, meeting: Meeting, now: datetime) -> None:
    """It is archived, and the stage is over."""
    if meeting.room is not None:
        await desk.put(tx, meeting.session.community, now, CloseThread(key=meeting.room))
        await desk.put(tx, meeting.session.community, now, CloseStage(key=stage_of(meeting)))


async def _asked(tx: Transaction, meeting: Meeting) -> Sequence[AccountId]:
    """Whoever had a seat, but those who want nothing unasked."""
    chosen = select(seats.c.account).join(members, members.c.id == seats.c.member)
    there = chosen.where(seats.c.occurrence == meeting.id, seats.c.state == "joined", ~members.c.quiet)
    return list((await tx.execute(there.order_by(seats.c.since, seats.c.id))).scalars())


async def plan(tx: Transaction, kind: str, meeting: Meeting, due_at: datetime) -> None:
    community = meeting.session.community
    await tx.agenda.plan(kind, str(meeting.id), community=community, due_at=due_at, seq=meeting.id)


async def take_away(tx: Transaction, desk: Desk, meeting: Meeting, now: datetime) -> None:
    """With all that was said in it, where we may."""
    if meeting.room is not None:
        await desk.put(tx, meeting.session.community, now, DeleteThread(key=meeting.room, topic=GONE))


async def clear(tx: Transaction, desk: Desk, meeting: Meeting, now: datetime) -> None:
    """Where it stays: all that we said in it is taken away. What others wrote is theirs."""
    thread = select(receipts.c.room).where(receipts.c.key == meeting.room)
    said = select(receipts.c.key).where(
        receipts.c.place.in_(thread), receipts.c.cog == COG, receipts.c.manner == Manner.ROOM
    )
    for key in list((await tx.execute(said.distinct())).scalars()):
        await desk.put(tx, meeting.session.community, now, Remove(key=key))


async def is_in(tx: Transaction, meeting: Meeting, place: str) -> bool:
    """Whether that is its room (the platform's id of it)."""
    found = select(receipts.c.seq).where(receipts.c.key == meeting.room, receipts.c.room == place)
    return meeting.room is not None and (await tx.execute(found)).first() is not None
