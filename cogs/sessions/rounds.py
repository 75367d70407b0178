"""A round, in which everybody can speak and nobody has to; and a time of quiet."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from bot.core.cog import Batch, Cog, Request, due
from bot.core.commands import FACILITATORS, command, pressed
from bot.core.deeds import Edit
from bot.core.errors import UserError
from bot.core.options import OneOf
from bot.core.replies import Ask, Card, Reply, say
from cogs.sessions import going_on, room_cards, room_store, rooms, round_names, store
from cogs.sessions.desk import Desk
from cogs.sessions.options import AmountKind, Name
from cogs.sessions.presence import seated
from cogs.sessions.store import Meeting

MINUTES = 5

QuietMinutes = Annotated[int, AmountKind(1, 30, r"m|min|mins|minutes?|minuten?", "session-minutes-unknown")]
Does = Annotated[str, OneOf({does: f"session-turn-{does}" for does in ("take", "pass", "done")}, {})]


class Rounds(Cog):
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @command("session round", for_=FACILITATORS)
    async def round(self, request: Request, session: Name | None = None) -> Reply:
        """A new one begins with nobody in line."""
        meeting = await going_on.running(request, session)
        if meeting is None:
            return Ask("session", say("session-which"))
        await room_store.clear_turns(request.tx, meeting)
        for deed in await round_names.shown(request.tx, meeting):
            await self._desk.put(request.tx, request.community.id, request.at, deed)
        return say("session-round-begun")

    @pressed("sessions.turn")
    async def turn(self, request: Request, session: Name, does: Does) -> Reply:
        """Passing is fine, and seen by nobody. Whoever holds it can say that the next one speaks."""
        tx, member = request.tx, request.member.id
        meeting = await going_on.exactly(tx, request.community.id, session)
        if does == "done" and await store.is_held_by(tx, meeting.session.id, member):
            await room_store.next_turn(tx, meeting)
            return await self._shown(request, meeting, "session-turn-next")
        meeting, seat = await seated(request, session)
        if does == "take" and seat.turn is None:
            last = await room_store.end_of_line(tx, meeting, request.at)
            await room_store.mark(tx, meeting, member, turn=last, presence="here")
        elif does != "take":
            await room_store.mark(tx, meeting, member, turn=None)
        return await self._shown(request, meeting, f"session-turn-{does}-noted")

    @staticmethod
    async def _shown(request: Request, meeting: Meeting, said: str) -> Card:
        if request.pressed is not None:
            card = room_cards.round_of(meeting, await room_store.in_turn(request.tx, meeting))
            request.do(Edit(key=request.pressed.key, card=card))
        return say(said)

    @command("session quiet", for_=FACILITATORS)
    async def quiet(
        self, request: Request, minutes: QuietMinutes | None = None, *, session: Name | None = None
    ) -> Reply:
        """So many minutes without a word; then a line says that it is over."""
        meeting = await going_on.running(request, session)
        if meeting is None:
            return Ask("session", say("session-which"))
        long = minutes or MINUTES
        if meeting.room is None:
            raise UserError("session-none-running")
        await rooms.say_in(request.tx, self._desk, meeting, say("session-quiet", minutes=long), request.at)
        await rooms.plan(request.tx, rooms.QUIET, meeting, request.at + timedelta(minutes=long))
        return say("session-quiet-begun", minutes=long)

    @due(rooms.QUIET, stale_after=timedelta(minutes=30))
    async def quiet_is_over(self, batch: Batch) -> None:
        for row in batch.rows:
            meeting = await store.find(batch.tx, int(row.key))
            if meeting is not None and meeting.state == "running":
                await rooms.say_in(batch.tx, self._desk, meeting, say("session-quiet-over"), batch.now)
