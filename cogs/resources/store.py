"""Numbers that did not work: which entry, in which community, on which day. Never who said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Column, Date, ForeignKey, String, Table, delete, func, insert, select

from bot.core.ports import Transaction
from bot.storage.tables import Id, metadata
from cogs.resources.library import ID_LENGTH

_KEPT = timedelta(days=90)

resource_faults = Table(
    "resource_faults",
    metadata,
    Column("entry", String(ID_LENGTH), primary_key=True, comment="the id of an entry of the directory"),
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry whose number did not work, on how many days, and on which last."""

    entry: str
    days: int
    last: date


async def note_fault(tx: Transaction, entry: str, community: int, day: date) -> bool:
    """Once for each entry and day, however often it is said: how many said so is nobody's business either. Whether it
    is the first time."""
    row = {"entry": entry, "community": community, "day": day}
    known = await tx.execute(select(resource_faults.c.entry).filter_by(**row))
    if known.first() is not None:
        return False
    await tx.execute(insert(resource_faults), row)
    return True


async def no_fault(tx: Transaction, entries: Sequence[str], community: int) -> None:
    """Somebody has looked: what was said before counts no more."""
    there = (resource_faults.c.community == community, resource_faults.c.entry.in_(entries))
    await tx.execute(delete(resource_faults).where(*there))


async def faults_on(tx: Transaction, community: int, day: date) -> int:
    """How many entries it was said of on that day."""
    there = (resource_faults.c.community == community, resource_faults.c.day == day)
    return int((await tx.execute(select(func.count()).select_from(resource_faults).where(*there))).scalar() or 0)


async def faults(tx: Transaction, community: int) -> Sequence[Fault]:
    """The newest first."""
    day = resource_faults.c.day
    found = await tx.execute(
        select(resource_faults.c.entry, func.count(day).label("days"), func.max(day).label("last"))
        .where(resource_faults.c.community == community)
        .group_by(resource_faults.c.entry)
        .order_by(func.max(day).desc(), resource_faults.c.entry)
    )
    return [Fault(row.entry, row.days, row.last) for row in found]


async def expire(tx: Transaction, today: date) -> None:
    await tx.execute(delete(resource_faults).where(resource_faults.c.day < today - _KEPT))
