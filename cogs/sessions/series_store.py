"""A session as a series: what was wished for, and which of its times have had a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.core.people import Place
from bot.core.ports import Transaction
from cogs.sessions.calendar import Wish
from cogs.sessions.store import MEETINGS, Meeting, Session, first
from cogs.sessions.tables import occurrences, sessions
from cogs.sessions.wishes import dump_wish, said, wall

_OF_SESSION = occurrences.c.session == bindparam("of_session")
_ORIGINALS = select(occurrences.c.original).where(_OF_SESSION)
_WITH_ORIGINAL = MEETINGS.where(_OF_SESSION, occurrences.c.original == bindparam("of_original"))


async def change_wish(tx: Transaction, session: Session, wish: Wish, at: datetime) -> Session:
    changes = {"changed_at": at, "changes": session.changes + 1}
    await tx.execute(update(sessions).where(sessions.c.id == session.id).values(**dump_wish(wish), **changes))
    return replace(session, wish=wish, changed_at=at, changes=session.changes + 1)


async def end(tx: Transaction, session: Session, at: datetime) -> None:
    await tx.execute(update(sessions).where(sessions.c.id == session.id).values(ended_at=at))


async def change_voice(tx: Transaction, session: Session, voice: Place | None) -> Session:
    """Where people talk from now on."""
    ref = voice.ref if voice is not None else None
    await tx.execute(update(sessions).where(sessions.c.id == session.id).values(voice=ref))
    return replace(session, voice=voice)


async def rename(tx: Transaction, names: Mapping[int, datetime]) -> None:
    """Times that have had a card, by their ids, get other names; none of them may be another's for a moment."""
    if not names:
        return
    change = update(occurrences).where(occurrences.c.id == bindparam("which"))
    changed = change.values(original=bindparam("name"))
    await tx.execute(changed, [{"which": id_, "name": f"~{id_}"} for id_ in names])
    await tx.execute(changed, [{"which": id_, "name": said(name)} for id_, name in names.items()])


async def known_originals(tx: Transaction, session: Session) -> frozenset[datetime]:
    """The names of those that were shown already, whatever came of them."""
    found = await tx.read(_ORIGINALS, {"of_session": session.id})
    return frozenset(wall(original) for (original,) in found)


async def with_original(tx: Transaction, session: int, original: datetime) -> Meeting | None:
    return await first(tx, _WITH_ORIGINAL, of_session=session, of_original=said(original))
