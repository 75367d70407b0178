"""What members do: see what is coming, take a seat, say maybe, leave, be reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.errors import UserError
from bot.core.options import FreeText
from bot.core.replies import Card, Moment, Reply, say
from cogs.sessions import cards, room_store, rooms, seats_store, settings_store, store
from cogs.sessions.cards import REMINDERS
from cogs.sessions.desk import LAPSE, REMIND, Desk
from cogs.sessions.naming import meant
from cogs.sessions.options import Before, Cursor, Name
from cogs.sessions.seats import Filled, Seat, State
from cogs.sessions.store import Meeting

PAGE = 8
"""Sessions that one list shows."""

Since = Annotated[str, FreeText(limit=40)]
"""Which version of the agreement was shown; never typed, always given with a choice."""


class Joining(Cog):
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @command("session list", also=("sessions",))
    async def list(self, request: Request) -> Reply:
        return await self._page(request, None)

    @pressed("sessions.more")
    async def more(self, request: Request, after: Cursor) -> Reply:
        at, _, meeting = after.rpartition(" ")
        return await self._page(request, (datetime.fromisoformat(at), int(meeting)))

    @staticmethod
    async def _page(request: Request, after: tuple[datetime, int] | None) -> Reply:
        there = await store.to_come(request.tx, request.community.id, after=after, most=PAGE + 1)
        shown = there[:PAGE]
        filled = await seats_store.all_filled(request.tx, [one.id for one in shown])
        last = f"{shown[-1].starts_at.isoformat()} {shown[-1].id}" if len(there) > PAGE else None
        return cards.listed(shown, [filled.get(one.id, Filled()) for one in shown], last)

    @command("session join")
    async def join(self, request: Request, session: Name) -> Reply:
        meeting = await self._open(request, session)
        seat = await seats_store.of_member(request.tx, meeting.id, request.member.id)
        if seat is not None and seat.state == "joined":
            await rooms.let_in(request.tx, self._desk, meeting, seat.account, request.at)
            return cards.joined(meeting, request.at, again=True)
        agreed = await self._desk.agreement_of(request.tx, request.community)
        if agreed is not None and not await self._has_agreed(request, agreed.since):
            facilitators = [account for _, account in await store.held_by(request.tx, meeting.session.id)]
            chosen = await settings_store.of(request.tx, request.community.id)
            return cards.agreement(meeting, agreed, facilitators, names=chosen.names)
        return await self._sit(request, meeting, seat)

    @pressed("sessions.agree")
    async def agree(self, request: Request, session: Name, since: Since) -> Reply:
        """To what was shown; if it was changed since, that is shown first."""
        agreed = await self._desk.agreement_of(request.tx, request.community)
        if agreed is not None and agreed.since == datetime.fromisoformat(since):
            await seats_store.agree(request.tx, request.member.id, request.community.id, agreed.since, request.at)
        return await self.join(request, session)

    @staticmethod
    async def _has_agreed(request: Request, since: datetime) -> bool:
        return await seats_store.has_agreed(request.tx, request.member.id, request.community.id, since)

    @staticmethod
    async def _open(request: Request, session: str) -> Meeting:
        """One that they can still join. Raises UserError."""
        meeting = await meant(request, session)
        if not meeting.takes_more(request.at):
            raise UserError("session-closed", title=cards.title(meeting.session))
        if await store.is_held_by(request.tx, meeting.session.id, request.member.id):
            raise UserError("session-you-hold", title=cards.title(meeting.session))
        if await room_store.is_removed(request.tx, meeting, request.member.id):
            raise UserError("session-removed-from", title=cards.title(meeting.session))
        return meeting

    async def _sit(self, request: Request, meeting: Meeting, seat: Seat | None) -> Card:
        """A seat that is free or held for them; otherwise a place in the line, which stays theirs."""
        filled = await seats_store.filled(request.tx, meeting.id)
        is_theirs = seat is not None and seat.state == "offered"
        if is_theirs or filled.free(meeting.session.seats):
            await self._take(request, meeting, seat, "joined")
            return cards.joined(meeting, request.at)
        if seat is None or seat.state != "waiting":
            seat = await self._take(request, meeting, seat, "waiting")
        return cards.waits(meeting, await seats_store.ahead_of(request.tx, seat))

    async def _take(self, request: Request, meeting: Meeting, seat: Seat | None, state: State) -> Seat:
        tx, now = request.tx, request.at
        if seat is None:
            seat = Seat(0, meeting.id, request.member.id, request.account_id, state, now)
            taken = await seats_store.add(tx, request.community.id, seat)
        else:
            values = {"state": state, "since": now, "until": None, "account": request.account_id}
            taken = await seats_store.change(tx, seat, **values)
            await tx.agenda.drop(LAPSE, [str(seat.id)])
        if taken.remind is not None:
            await self._desk.remind(tx, meeting, taken, now)
        if seat.state in ("joined", "offered") and state != "joined":
            await self._desk.promote(tx, meeting, now)
        await self._move(request, meeting, seat, taken)
        await self._desk.refresh(tx, meeting, now)
        return taken

    async def _move(self, request: Request, meeting: Meeting, before: Seat, after: Seat) -> None:
        """Into its room, or out of it."""
        if after.state == "joined":
            await rooms.let_in(request.tx, self._desk, meeting, after.account, request.at)
        elif before.state == "joined":
            await rooms.let_out(request.tx, self._desk, meeting, before.account, request.at)

    @command("session maybe")
    async def maybe(self, request: Request, session: Name) -> Reply:
        """No seat is held for a maybe; one that was goes to whoever is next."""
        meeting = await self._open(request, session)
        seat = await seats_store.of_member(request.tx, meeting.id, request.member.id)
        if seat is None or seat.state != "maybe":
            await self._take(request, meeting, seat, "maybe")
        said = say("session-maybe-said", title=cards.title(meeting.session), when=Moment(meeting.starts_at))
        return replace(said, choices=cards.reminders(meeting, request.at))

    @command("session leave")
    async def leave(self, request: Request, session: Name) -> Reply:
        meeting = await meant(request, session)
        seat = await seats_store.of_member(request.tx, meeting.id, request.member.id)
        if seat is None:
            return say("session-no-seat", title=cards.title(meeting.session))
        await self._desk.free(request.tx, meeting, seat, request.at)
        if seat.state == "joined":
            await rooms.let_out(request.tx, self._desk, meeting, seat.account, request.at)
        return cards.left(meeting, was_in=seat.state == "joined")

    @command("session remind")
    async def remind(self, request: Request, session: Name, before: Before) -> Reply:
        meeting = await meant(request, session)
        title = cards.title(meeting.session)
        seat = await seats_store.of_member(request.tx, meeting.id, request.member.id)
        if seat is None:
            return say("session-remind-no-seat", title=title)
        remind = REMINDERS.get(before)
        changed = await seats_store.change(request.tx, seat, remind=remind)
        if remind is None:
            await request.tx.agenda.drop(REMIND, [str(seat.id)])
            return say("session-remind-off", title=title)
        is_planned = await self._desk.remind(request.tx, meeting, changed, request.at)
        if not is_planned and seat.state in ("joined", "maybe"):
            return say("session-remind-too-late", title=title)
        return say(f"session-remind-{before}-set", title=title)
