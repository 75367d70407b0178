"""A large import: put aside in batches, then taken in all at once. Whatever stops it, all of it is there, or nothing.

What is put aside belongs to nobody: to a number below zero that stands for this run, where nothing looks for entries.
To take it in is to say whose it is, and to put what it replaces aside in turn; that goes after it, and so does what a
run that died has left.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.core.directory import Service
from bot.core.ports import Transaction
from cogs.resources import library
from cogs.resources.exchange.comparing import Numbered, Report, compare
from cogs.resources.exchange.faults import Fault
from cogs.resources.exchange.reading import Read
from cogs.resources.library.rows import to_row
from cogs.resources.library.tables import resource_entries

BATCH = 4_000
LONGEST_RUN = timedelta(hours=6)
"""What has been aside for longer, nobody comes back for."""

Begin = Callable[[], AbstractAsyncContextManager[Transaction]]
"""Begins a transaction of its own."""
Seen = Callable[[Report], None]
"""Told after each batch how far it is."""

_ITS = resource_entries.c


class Staging:
    """One run. `community`: for whom; `origin`: where it is from, as moderators will see it."""

    def __init__(self, begin: Begin, community: int, origin: str, shipped: Mapping[str, Service], at: datetime) -> None:
        self._begin = begin
        self._community = community
        self._origin = origin
        self._shipped = shipped
        self._at = at
        self._aside = -2 * (1 + secrets.randbelow(1 << 60))
        self._former = self._aside - 1
        self.report = Report()

    async def run(self, found: Iterator[Read], seen: Seen = lambda report: None) -> Report:
        """Everything, or nothing where `found` raises. It reads no more than a batch at a time."""
        await clear(self._begin, self._at - LONGEST_RUN)
        try:
            reading = _begin_to_read(found)
            while batch := await reading:
                reading = _begin_to_read(found)  # while the database is at work
                try:
                    await self._put_aside(batch)
                except BaseException:
                    await asyncio.wait([reading])
                    raise
                seen(self.report)
            await self._take_in()
        finally:
            await self._clear_own()
        return self.report

    async def _put_aside(self, batch: Sequence[Read]) -> None:
        numbered: list[Numbered] = []
        for row, entry in batch:
            if isinstance(entry, Fault):
                self.report.note(entry)
            else:
                numbered.append((row, entry))
        async with self._begin() as tx:
            aside = await _there(tx, self._aside, [entry.id for _, entry in numbered])
            for row, entry in numbered:
                if entry.id in aside:
                    self.report.note(Fault(row, "twice", "id", entry.id))
            new = [(row, entry) for row, entry in numbered if entry.id not in aside]
            changes = await compare(tx, self._community, new, self._shipped, self.report)
            if changes:
                await tx.execute(insert(resource_entries), [self._row(entry) for entry in changes])

    def _row(self, entry: Service) -> dict[str, Any]:
        beside = {"origin": self._origin, "changed_at": self._at, "community": self._aside}
        return to_row(entry, self._community) | beside

    async def _take_in(self) -> None:
        """One short transaction. What moderators have written themselves meanwhile stays."""
        waiting = select(_ITS.id).where(_ITS.community == self._aside)
        replaced = (_ITS.community == self._community) & _ITS.id.in_(waiting) & _ITS.origin.is_not(None)
        async with self._begin() as tx:
            shown = await tx.execute(select(_ITS.id).where(replaced, _ITS.status == "active"))
            await library.set_status(tx, self._community, list(shown.scalars()), "closed", self._at)
            gone = {"community": self._former, "confirmed_at": None, "confirmed_by": None}
            await tx.execute(update(resource_entries).where(replaced).values(gone))
            taken = select(_ITS.id).where(_ITS.community == self._community)
            await tx.execute(
                update(resource_entries)
                .where(_ITS.community == self._aside, _ITS.id.not_in(taken))
                .values(community=bindparam("whose")),
                {"whose": self._community},
            )

    async def _clear_own(self) -> None:
        for owner in (self._former, self._aside):
            await _clear(self._begin, owner)


def _begin_to_read(found: Iterator[Read]) -> asyncio.Task[list[Read]]:
    return asyncio.create_task(asyncio.to_thread(lambda: list(islice(found, BATCH))))


async def clear(begin: Begin, before: datetime) -> None:
    """What runs that died before that instant have left goes."""
    async with begin() as tx:
        owners = await left_over(tx, before)
    for owner in owners:
        await _clear(begin, owner)


async def left_over(tx: Transaction, before: datetime) -> Sequence[int]:
    """The numbers of such runs."""
    old = select(_ITS.community).where(_ITS.community < 0, _ITS.changed_at < before).distinct()
    return list((await tx.execute(old)).scalars())


async def expire(tx: Transaction, now: datetime) -> None:
    """A part of it each night, in the transaction of that."""
    for owner in await left_over(tx, now - LONGEST_RUN):
        await _remove_some(tx, owner)


async def _clear(begin: Begin, owner: int) -> None:
    gone = 1
    while gone:
        async with begin() as tx:
            gone = await _remove_some(tx, owner)


async def _remove_some(tx: Transaction, owner: int) -> int:
    some = select(_ITS.id).where(_ITS.community == owner).limit(BATCH)
    return await library.remove(tx, owner, list((await tx.execute(some)).scalars()))


async def _there(tx: Transaction, owner: int, ids: Sequence[str]) -> set[str]:
    """Which of them are put aside already."""
    found = await tx.execute(select(_ITS.id).where(_ITS.community == owner, _ITS.id.in_(ids)))
    return set(found.scalars())
