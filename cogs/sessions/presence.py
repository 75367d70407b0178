"""Who is there: a press of their own. Stepping out for a while, and being asked to go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.cog import Cog, Request
from bot.core.commands import FACILITATORS, command, pressed
from bot.core.errors import UserError
from bot.core.people import Member
from bot.core.ports import Rooms, Transaction
from bot.core.replies import Reply, Text, Who, say
from cogs.sessions import cards, room_cards, room_store, rooms, seats_store, store
from cogs.sessions.desk import Desk
from cogs.sessions.going_on import exactly
from cogs.sessions.holding import Somebody, account_named
from cogs.sessions.naming import meant
from cogs.sessions.options import Name
from cogs.sessions.seats import Seat
from cogs.sessions.store import Meeting


async def seated(request: Request, session: str) -> tuple[Meeting, Seat]:
    """One that goes on, in which they have a seat. Raises UserError."""
    meeting = await exactly(request.tx, request.community.id, session)
    if meeting.state != "running":
        raise UserError("session-over")
    seat = await seats_store.of_member(request.tx, meeting.id, request.member.id)
    if seat is None or seat.state != "joined":
        raise UserError("session-no-seat-yet", title=cards.title(meeting.session))
    return meeting, seat


class Presence(Cog):
    def __init__(self, desk: Desk, rooms: Rooms) -> None:
        self._desk = desk
        self._rooms = rooms

    @pressed("sessions.here")
    async def here(self, request: Request, session: Name) -> Reply:
        meeting, _ = await seated(request, session)
        await room_store.mark(request.tx, meeting, request.member.id, presence="here")
        return say("session-here-noted")

    @pressed("sessions.step-out")
    async def step_out(self, request: Request, session: Name) -> Reply:
        """Whoever holds it hears it once; the seat stays theirs."""
        meeting, seat = await seated(request, session)
        if seat.presence != "out":
            await room_store.mark(request.tx, meeting, request.member.id, presence="out", turn=None)
            held = [account for account, _ in await store.held_by(request.tx, meeting.session.id)]
            card = room_cards.stepped_out(meeting, request.account)
            await self._desk.tell(request.tx, meeting, held, card, request.at)
        return say("session-stepped-out")

    @command("session remove", for_=FACILITATORS)
    async def remove(self, request: Request, session: Name, who: Somebody) -> Reply:
        """They are told in private, and cannot join that one again. Out of its room they are sent with each account
        with which they may be in it."""
        tx = request.tx
        meeting = await meant(request, session)
        account = account_named(request, self._rooms, who)
        login = await room_store.login(tx, account)
        seat = await seats_store.of_member(tx, meeting.id, login[1]) if login is not None else None
        if login is None or seat is None:
            raise UserError("session-remove-no-seat", who=Who(account), title=cards.title(meeting.session))
        await room_store.remove(tx, meeting, login[1], request.at)
        await self._desk.free(tx, meeting, seat, request.at)
        for theirs in dict.fromkeys([seat.account, login[0]]):
            await rooms.send_out(tx, self._desk, meeting, theirs, request.at)
        following = await self._desk.next_with_room(
            tx, meeting.session.community, request.at, but=meeting.id, member=login[1]
        )
        card = room_cards.removed(meeting, cards.next_group(following) if following is not None else None)
        await self._desk.tell(tx, meeting, [seat.account], card, request.at)
        return room_cards.removed_from(meeting, account)

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        at = await room_store.removals_of(tx, member.id)
        return {"sessions that you were removed from": [one.isoformat() for one in at]}

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        """Nothing that anybody would miss."""
        return ()

    async def forget(self, tx: Transaction, member: Member) -> None:
        await room_store.forget_removals(tx, member.id)

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        await room_store.merge_removals(tx, other.id, into.id)
