"""Who holds a session: handed over, called for when nobody has opened it, and let go by whoever leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from bot.core.cog import Batch, Cog, News, Request, Undelivered, due, listens, undelivered
from bot.core.commands import FACILITATORS, command, pressed
from bot.core.errors import UserError
from bot.core.options import FreeText, quoted
from bot.core.people import Account
from bot.core.ports import Rooms
from bot.core.replies import Reply, Who, say
from cogs.sessions import cards, people_store, room_cards, room_store, rooms, seats_store, store
from cogs.sessions.desk import LATE, Desk
from cogs.sessions.going_on import exactly
from cogs.sessions.naming import meant
from cogs.sessions.options import Name
from cogs.sessions.store import Meeting

STALE = timedelta(hours=1)
"""Later than that, nobody waits any more."""

CALLED = 5
"""So many others are asked at most whether they can hold it."""

Somebody = Annotated[str, FreeText(limit=200)]
"""A person, by a mention."""

Holder = Annotated[str, FreeText(limit=20)]
"""The account that held it when somebody was asked; never typed, always given with a choice."""


def account_named(request: Request, rooms: Rooms, words: str) -> Account:
    """Raises UserError."""
    found = rooms.holders(request.community, words)
    if found is None or len(found) != 1:
        raise UserError("session-who-unknown", words=quoted(words))
    return Account(request.community.platform, *found)


class Holding(Cog):
    def __init__(self, desk: Desk, rooms: Rooms) -> None:
        self._desk = desk
        self._rooms = rooms

    @command("session handover", for_=FACILITATORS)
    async def handover(self, request: Request, session: Name, to: Somebody) -> Reply:
        """They are asked first. Whether they may hold it is known when they press: the platform says so then."""
        meeting = await meant(request, session)
        account = account_named(request, self._rooms, to)
        login = await room_store.login(request.tx, account)
        if login is None:
            raise UserError("session-handover-stranger", who=Who(account))
        if await store.is_held_by(request.tx, meeting.session.id, login[1]):
            raise UserError("session-handover-holds", who=Who(account), title=cards.title(meeting.session))
        card = room_cards.handed(meeting, request.account, await self._holder(request, meeting))
        await self._desk.tell(request.tx, meeting, [login[0]], card, request.at)
        return say("session-handover-asked", who=Who(account), title=cards.title(meeting.session))

    @staticmethod
    async def _holder(request: Request, meeting: Meeting) -> int:
        held = await store.held_by(request.tx, meeting.session.id)
        return held[0][0] if held else 0

    @pressed("sessions.take-over", for_=FACILITATORS)
    async def take_over(self, request: Request, session: Name, holder: Holder) -> Reply:
        """Whoever is first; whoever comes after reads who holds it."""
        tx = request.tx
        meeting = await exactly(tx, request.community.id, session)
        if meeting.state not in store.TO_COME:
            raise UserError("session-over")
        before = await store.held_by(tx, meeting.session.id)
        if before and before[0][0] == request.account_id:
            return room_cards.taken_over(meeting)
        if str(before[0][0] if before else 0) != holder:
            who = Who(before[0][1]) if before else Who(request.account)
            return say("session-taken-already", who=who, title=cards.title(meeting.session))
        await room_store.hand_over(tx, meeting.session.id, request.account_id, request.at)
        seat = await seats_store.of_member(tx, meeting.id, request.member.id)
        if seat is not None:
            await self._desk.free(tx, meeting, seat, request.at)
        await rooms.let_in(tx, self._desk, meeting, request.account_id, request.at)
        await self._desk.refresh(tx, meeting, request.at)
        told = [account for account, _ in before]
        await self._desk.tell(tx, meeting, told, room_cards.taken_from(meeting, request.account), request.at)
        return room_cards.taken_over(meeting)

    @due(LATE, stale_after=STALE)
    async def late(self, batch: Batch) -> None:
        """Nobody has opened it: those who wait are told once, and others who could hold it are asked once."""
        quiet = await people_store.quiet_communities(batch.tx, batch.now)
        for row in batch.rows:
            if row.community in quiet:
                continue
            meeting = await store.find(batch.tx, int(row.key))
            if meeting is None or meeting.state != "planned" or batch.now >= meeting.ends_at:
                continue
            if batch.now > row.due_at and await self._has_too_few(batch, meeting):
                continue  # after an outage: what closed it meanwhile calls it off in this same tick
            await self._call(batch, meeting)

    @staticmethod
    async def _has_too_few(batch: Batch, meeting: Meeting) -> bool:
        return (await seats_store.filled(batch.tx, meeting.id)).joined < meeting.session.minimum

    async def _call(self, batch: Batch, meeting: Meeting) -> None:
        tx, now = batch.tx, batch.now
        seats = [one for one in await seats_store.of_occurrence(tx, meeting.id) if one.state != "maybe"]
        joined = sum(seat.state == "joined" for seat in seats)
        held = [account for account, _ in await store.held_by(tx, meeting.session.id)]
        there = await room_store.community(tx, meeting.session.community)
        others = await room_store.co_facilitators(tx, there, meeting.session.id, CALLED)
        await self._desk.tell(tx, meeting, held, room_cards.late_for_lead(meeting, joined), now)
        called = room_cards.called(meeting, joined, held[0] if held else 0)
        await self._desk.tell(tx, meeting, others, called, now)
        following = await self._desk.next_with_room(tx, meeting.session.community, now, but=meeting.id)
        card = room_cards.late(
            meeting,
            cards.next_group(following) if following is not None else None,
            called=len(held) + len(others),
        )
        waiting = [seat.account for seat in seats if seat.account not in (*held, *others)]
        await self._desk.tell(tx, meeting, waiting, card, now)

    @listens(News.LEFT)
    async def left(self, request: Request) -> None:
        """What they held is held by nobody until somebody does."""
        held = await room_store.let_go_in(request.tx, request.member.id, request.community.id)
        for meeting in await people_store.to_come_of(request.tx, held):
            await rooms.let_out(request.tx, self._desk, meeting, request.account_id, request.at)
            await self._desk.refresh(request.tx, meeting, request.at)

    @undelivered(cards.ROOM)
    async def no_room(self, refusal: Undelivered) -> None:
        """No thread can be opened there: whoever holds it hears so. It goes on without, and they can try again."""
        meeting = await store.with_room(refusal.tx, refusal.key)
        if meeting is None:
            return
        card = room_cards.no_room(meeting, has_card=await rooms.is_under_way(refusal.tx, meeting.card))
        leads = [account for account, _ in await store.held_by(refusal.tx, meeting.session.id)]
        await self._desk.tell(refusal.tx, meeting, leads, card, refusal.now)

    @undelivered(rooms.STAGE)
    async def no_stage(self, refusal: Undelivered) -> None:
        """Whoever holds it can open it themselves."""
        there = await store.to_come(refusal.tx, refusal.community)
        meeting = next((one for one in there if rooms.stage_of(one) == refusal.key), None)
        if meeting is None or meeting.session.voice is None:
            return
        card = room_cards.no_stage(meeting, meeting.session.voice)
        leads = [account for account, _ in await store.held_by(refusal.tx, meeting.session.id)]
        await self._desk.tell(refusal.tx, meeting, leads, card, refusal.now)
