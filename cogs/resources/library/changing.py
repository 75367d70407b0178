"""What moderators decide about entries: what is shown there, what holds, what goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.core.directory import Status
from bot.core.ports import Transaction
from cogs.resources.library import vocabulary
from cogs.resources.library.keeping import BATCH, in_batches, rows_of
from cogs.resources.library.rows import of_row
from cogs.resources.library.tables import resource_changes, resource_entries
from cogs.resources.library.tidying import tidy
from cogs.resources.library.words import SHIPPED, index_words

_ITS_NUMBER = resource_entries.c.number == bindparam("its_number")
_SET = update(resource_entries).where(_ITS_NUMBER)
_CHANGE = update(resource_changes).where(
    resource_changes.c.community == bindparam("there"), resource_changes.c.entry == bindparam("its_id")
)


async def set_status(tx: Transaction, community: int, ids: Sequence[str], status: Status, at: datetime) -> int:
    """How many of them there are. The community's own get that status; shipped ones get it in this community alone,
    where those that are not active are not shown. A search finds, from now on, what is active."""
    return await _change(tx, community, ids, {"status": status, "changed_at": at})


async def suspended(tx: Transaction, community: int) -> Sequence[str]:
    """The ids of the shipped ones that are suspended there."""
    there = (resource_changes.c.community == community, resource_changes.c.status == "suspended")
    return list((await tx.execute(select(resource_changes.c.entry).where(*there))).scalars())


async def confirm(tx: Transaction, community: int, ids: Sequence[str], *, by: int, at: datetime) -> int:
    """A member (by their number) says that they are right as they are: they are active there, and count as checked at
    that instant. How many of them there are."""
    changed = {"status": "active", "changed_at": at, "confirmed_at": at, "confirmed_by": by}
    return await _change(tx, community, ids, changed)


async def confirm_all(tx: Transaction, community: int, *, origin: str, by: int, at: datetime) -> int:
    """All that came unverified from one origin; how many there were."""
    waiting = (resource_entries.c.community == community) & (resource_entries.c.status == "unverified")
    some = select(resource_entries).where(waiting, resource_entries.c.origin == origin).limit(BATCH)
    confirmed = {"status": "active", "changed_at": at, "confirmed_at": at, "confirmed_by": by}
    there = 0
    while rows := (await tx.execute(some)).all():
        await _change_own(tx, rows, confirmed)
        there += len(rows)
    await tidy(tx)
    return there


async def origins(tx: Transaction, community: int) -> Mapping[str, int]:
    """How many entries wait unverified, by where they came from."""
    waiting = (resource_entries.c.community == community) & (resource_entries.c.status == "unverified")
    counted = select(resource_entries.c.origin, func.count()).where(waiting, resource_entries.c.origin.is_not(None))
    return {origin: count for origin, count in await tx.execute(counted.group_by(resource_entries.c.origin))}


async def _change(tx: Transaction, community: int, ids: Sequence[str], values: dict[str, Any]) -> int:
    there = 0
    for some in in_batches(ids):
        own = await rows_of(tx, community, some)
        await _change_own(tx, [*own.values()], values)
        shipped = await rows_of(tx, SHIPPED, [id_ for id_ in some if id_ not in own])
        await _change_shipped(tx, community, shipped, values)
        there += len(own) + len(shipped)
    return there


async def _change_own(tx: Transaction, rows: Sequence[Any], values: dict[str, Any]) -> None:
    """What is active has words, and nothing else has."""
    if not rows:
        return
    words = [index_words(of_row(row, values["status"]), row.community) for row in rows]
    numbered = [{"its_number": row.number, "words": its, **values} for row, its in zip(rows, words, strict=True)]
    await tx.execute(_SET, numbered)
    await vocabulary.note(tx, words, [row.words for row in rows])


async def _change_shipped(tx: Transaction, community: int, ids: Iterable[str], values: dict[str, Any]) -> None:
    for id_ in ids:
        done = await tx.execute(_CHANGE.values(values), {"there": community, "its_id": id_})
        if done.rowcount == 0:
            await tx.execute(insert(resource_changes), {"community": community, "entry": id_, **values})


async def remove(tx: Transaction, community: int | None, ids: Sequence[str]) -> int:
    """The community's own among these go for good; without a community, shipped ones. How many there were."""
    owner = SHIPPED if community is None else community
    gone = 0
    for some in in_batches(ids):
        rows = (await rows_of(tx, owner, some)).values()
        numbers = [row.number for row in rows]
        await tx.execute(delete(resource_entries).where(resource_entries.c.number.in_(numbers)))
        await vocabulary.note(tx, (), [row.words for row in rows])
        gone += len(numbers)
    return gone
