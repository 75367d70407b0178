"""Which session is meant of those that are going on, or were: by its name, or by the room in which it is said."""

from __future__ import annotations

from sqlalchemy import select

from bot.core.cog import Request
from bot.core.errors import UserError
from bot.core.options import fold, quoted
from bot.core.ports import Transaction
from cogs.sessions import cards, rooms, store
from cogs.sessions.naming import meant
from cogs.sessions.store import Meeting
from cogs.sessions.tables import occurrences, sessions


async def running(request: Request, name: str | None) -> Meeting | None:
    """One that is going on; without a name, that of this room, or else the only one there is. None: that has to be
    asked. Raises UserError."""
    if name is not None:
        meeting = await meant(request, name)
        if meeting.state != "running":
            raise UserError("session-not-running", title=cards.title(meeting.session))
        return meeting
    there = [one for one in await store.to_come(request.tx, request.community.id) if one.state == "running"]
    if not there:
        raise UserError("session-none-running")
    for meeting in there:
        if await rooms.is_in(request.tx, meeting, request.place.ref):
            return meeting
    return there[0] if len(there) == 1 else None


async def begun(request: Request, name: str) -> Meeting:
    """The last time that it took place, or takes place now. Raises UserError, as `meant` does."""
    tx, c = request.tx, occurrences.c
    exact = await store.with_key(tx, request.community.id, name)
    if exact is not None and exact.room is not None:
        return exact
    chosen = select(c.id).join(sessions, sessions.c.id == c.session).order_by(c.starts_at.desc(), c.id.desc())
    there = chosen.where(c.community == request.community.id, c.room.is_not(None))
    if name.startswith("#"):
        there = there.where(sessions.c.number == int(name[1:]))
    for id_ in list((await tx.execute(there.limit(_SEARCHED))).scalars()):
        meeting = await store.find(tx, id_)
        if meeting is not None and (name.startswith("#") or fold(meeting.session.title).startswith(fold(name))):
            return meeting
    raise UserError("session-unknown", session=quoted(name.removeprefix("#")))


async def known(request: Request, name: str) -> Meeting:
    """One that is to come, or else the last time that it took place. Raises UserError."""
    try:
        return await meant(request, name)
    except UserError:
        return await begun(request, name)


async def exactly(tx: Transaction, community: int, key: str) -> Meeting:
    """That one, whatever became of it: of a choice of ours. Raises UserError."""
    meeting = await store.with_key(tx, community, key)
    if meeting is None or meeting.key != key:
        raise UserError("session-over")
    return meeting


_SEARCHED = 100
"""Titles are sealed, so each has to be opened to be compared."""
