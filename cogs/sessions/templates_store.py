"""Sessions that a community opens again by name, as they are kept. Titles are sealed with its key."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from bot.core.deeds import KEY_LENGTH
from bot.core.errors import Unreadable
from bot.core.options import fold
from bot.core.people import Community, Place
from bot.core.ports import Transaction
from bot.storage.sealing import open_text, seal_text
from cogs.sessions.room_tables import templates
from cogs.sessions.settings_store import room_of
from cogs.sessions.store import Kind, Session


@dataclass(frozen=True, slots=True)
class Template:
    """What is the same each time. `minutes`: how long; `about`: for whom; `private`, `voice`: as of a session."""

    id: int
    title: str
    minutes: int
    seats: int
    kind: Kind
    language: str | None
    about: str | None
    private: bool | None
    voice: Place | None


async def of_community(tx: Transaction, there: Community) -> Sequence[Template]:
    """In the order in which they were saved. What was changed from outside counts as not there."""
    found = await tx.execute(select(templates).where(templates.c.community == there.id).order_by(templates.c.id))
    known = []
    for row in found.all():
        try:
            title = await open_text(tx.vault, there.handle, templates.name, row.key, row.title)
            about = row.about and await open_text(tx.vault, there.handle, templates.name, row.key, row.about)
        except Unreadable:
            continue
        how = (row.minutes, row.seats, row.kind, row.language)
        known.append(Template(row.id, title, *how, about, row.private, room_of(row.voice)))
    return known


async def called(tx: Transaction, there: Community, title: str) -> Template | None:
    return next((one for one in await of_community(tx, there) if fold(one.title) == fold(title)), None)


async def save(tx: Transaction, there: Community, session: Session) -> None:
    """One of the same name is replaced."""
    before = await called(tx, there, session.title)
    if before is not None:
        await remove(tx, before)
    key = secrets.token_hex(KEY_LENGTH // 2)
    about = session.about
    row = {
        "key": key,
        "community": there.id,
        "title": await seal_text(tx.vault, there.handle, templates.name, key, session.title),
        "about": await seal_text(tx.vault, there.handle, templates.name, key, about) if about is not None else None,
        "minutes": session.minutes,
        "seats": session.seats,
        "kind": session.kind,
        "language": session.language,
        "private": session.private,
        "voice": session.voice.ref if session.voice is not None else None,
    }
    await tx.execute(insert(templates), row)


async def remove(tx: Transaction, template: Template) -> None:
    await tx.execute(delete(templates).where(templates.c.id == template.id))
