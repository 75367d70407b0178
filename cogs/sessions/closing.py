"""The end of a session: its last words, what becomes of its room, who came, and how it was."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from sqlalchemy import select

from bot.core.cog import Batch, Cog, Request, Undelivered, due, undelivered
from bot.core.commands import FACILITATORS, command, pressed
from bot.core.deeds import Edit
from bot.core.options import OneOf
from bot.core.ports import Transaction
from bot.core.replies import Ask, Reply, say
from cogs.sessions import cards, going_on, room_cards, room_store, rooms, store
from cogs.sessions.desk import Desk
from cogs.sessions.options import Name
from cogs.sessions.tables import occurrences

ANSWERS = timedelta(days=1)
"""So long one can say how it was. Nothing of it is shown before: else one could see what each answer changes."""

STALE = timedelta(days=30)

How = Annotated[str, OneOf({how: f"session-how-{how}" for how in room_cards.HOWS}, {})]


class Closing(Cog):
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @command("session close", for_=FACILITATORS)
    async def close(self, request: Request, session: Name | None = None) -> Reply:
        meeting = await going_on.running(request, session)
        if meeting is None:
            return Ask("session", say("session-which"))
        tx, now = request.tx, request.at
        over = await self._desk.stop(tx, await store.change(tx, meeting, ends_at=now), "over", now)
        await rooms.end(tx, self._desk, over, now, at_once=True)
        await self._desk.go_on_at(tx, over, now)
        request.teach()
        return say("session-closed-now", title=cards.title(meeting.session))

    @due(rooms.ARCHIVE, stale_after=STALE)
    async def archive(self, batch: Batch) -> None:
        for row in batch.rows:
            meeting = await store.find(batch.tx, int(row.key))
            if meeting is not None:
                await rooms.shut(batch.tx, self._desk, meeting, batch.now)

    @due(rooms.CLEAR, stale_after=STALE)
    async def clear(self, batch: Batch) -> None:
        for row in batch.rows:
            meeting = await store.find(batch.tx, int(row.key))
            if meeting is not None:
                await rooms.take_away(batch.tx, self._desk, meeting, batch.now)

    @undelivered(rooms.GONE)
    async def stays(self, refusal: Undelivered) -> None:
        """The platform does not let us take the room away."""
        meeting = await store.with_room(refusal.tx, refusal.after) if refusal.after is not None else None
        if meeting is not None:
            await rooms.clear(refusal.tx, self._desk, meeting, refusal.now)

    @command("session attendance", for_=FACILITATORS)
    async def attendance(self, request: Request, session: Name) -> Reply:
        """Who said that they were there; how it was, once that is known of enough people."""
        tx = request.tx
        meeting = await going_on.begun(request, session)
        is_counted = meeting.state == "over" and request.at >= meeting.ends_at + ANSWERS
        said = await room_store.answers(tx, meeting) if is_counted else None
        seats = await room_store.had_seats(tx, meeting)
        return room_cards.attendance(meeting, seats, await room_store.those_here(tx, meeting), said)

    @pressed("sessions.feedback")
    async def feedback(self, request: Request, session: Name, how: How) -> Reply:
        """Counted, and nothing else: the choices go from their message, so that no one can see which it was."""
        meeting = await going_on.exactly(request.tx, request.community.id, session)
        if request.pressed is not None:
            request.do(Edit(key=request.pressed.key, card=say("session-how-said")))
        if request.at >= meeting.ends_at + ANSWERS:
            return say("session-how-late")
        is_new = await room_store.answer(request.tx, meeting, request.member.id, how)
        return say("session-how-thanks" if is_new else "session-how-once")

    async def expire(self, tx: Transaction, now: datetime) -> None:
        await room_store.expire(tx, select(occurrences.c.id))
