"""What moderators chose for all sessions of their community, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select, update

from bot.core.people import Place, PlaceKind
from bot.core.ports import Transaction
from bot.storage.quick import Talk
from cogs.sessions.tables import settings


@dataclass(frozen=True, slots=True)
class Settings:
    """`names`: cards name those who joined. `events`: the platform's own events, too. `private`, `voice`: the rooms of
    those for which nothing else was said are private, and people talk there."""

    names: bool = False
    events: bool = False
    private: bool = False
    voice: Place | None = None


_OF_COMMUNITY = select(settings).where(settings.c.community == bindparam("of_community"))


async def of(tx: Transaction, community: int) -> Settings:
    return await tx.converse(asking(community))


def asking(community: int) -> Talk[Settings]:
    for row in (yield _OF_COMMUNITY, {"of_community": community}):
        return Settings(row.names, row.events, row.private, room_of(row.voice))
    return Settings()


async def set_up(tx: Transaction, community: int, **chosen: bool | str | None) -> None:
    """By its columns; `voice`: the platform's id of it."""
    done = await tx.execute(update(settings).where(settings.c.community == community).values(**chosen))
    if done.rowcount == 0:
        await tx.execute(insert(settings), {"community": community, **chosen})


def room_of(ref: str | None) -> Place | None:
    return Place(PlaceKind.ROOM, ref) if ref is not None else None
