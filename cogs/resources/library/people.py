"""Who confirmed an entry: that is all that the library keeps about a member."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, union_all, update

from bot.core.ports import Transaction
from cogs.resources.library.tables import resource_changes, resource_entries

_TABLES = (resource_entries, resource_changes)


async def confirmed_by(tx: Transaction, member: int) -> Sequence[Mapping[str, Any]]:
    """The entries that a member confirmed, as JSON takes it."""
    theirs = union_all(
        select(resource_entries.c.id, resource_entries.c.confirmed_at).where(resource_entries.c.confirmed_by == member),
        select(resource_changes.c.entry, resource_changes.c.confirmed_at).where(
            resource_changes.c.confirmed_by == member
        ),
    )
    found = (await tx.execute(theirs)).all()
    return [{"entry": id_, "confirmed at": at and at.isoformat()} for id_, at in sorted(found)]


async def forget(tx: Transaction, member: int) -> None:
    """That they are confirmed stays, and by whom goes."""
    await hand_over(tx, member, None)


async def hand_over(tx: Transaction, other: int, into: int | None) -> None:
    """What one member confirmed, another did."""
    for table in _TABLES:
        await tx.execute(update(table).where(table.c.confirmed_by == other).values(confirmed_by=into))
