"""What falls due, in batches of one kind: the cog says what is done and when it is due again, we write it in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.clock import Clock
from bot.core.cog import Batch, DueKind, DueRow
from bot.core.deeds import key_of
from bot.core.errors import NotSaved
from bot.engine.faults import log, report
from bot.storage.agenda import TRIES
from bot.storage.database import Database
from bot.storage.tables import micros
from bot.storage.transaction import OpenTransaction

MOST = 5000
"""Rows in one transaction: enough that a commit costs nothing, few enough that others wait less than a blink."""


class DueWork:
    def __init__(self, database: Database, kinds: Sequence[DueKind], clock: Clock) -> None:
        self._database = database
        self._kinds = kinds
        self._clock = clock

    async def work(self) -> None:
        """Does all that is due now. Nothing is written when nothing is due."""
        while True:
            now = self._clock.now()
            first = await self.next_at()
            if first is None or first > now:
                return
            did_something = False
            for kind in self._kinds:
                while await self._batch(kind, now, MOST):
                    did_something = True
            if not did_something:  # another process is at it
                return

    async def next_at(self) -> datetime | None:
        """When something will be due."""
        async with self._database.reading() as look:
            return await look.agenda.first(kind.name for kind in self._kinds)

    async def _batch(self, kind: DueKind, now: datetime, most: int) -> bool:
        """One transaction. A batch that raises is tried again halved, down to the row that is poisoned."""
        rows: Sequence[DueRow] = ()

        async def take(tx: OpenTransaction) -> None:
            nonlocal rows
            rows = ()
            rows = await tx.agenda.due(kind.name, now, most)
            if rows:
                await self._handle(tx, kind, now, rows)

        try:
            await self._database.run(take)
        except NotSaved:
            raise
        except Exception as error:  # whatever one row makes a cog raise, the others are done
            if len(rows) > 1:
                await self._batch(kind, now, len(rows) // 2)
                return True
            await self._set_aside(kind, rows, now, error)
        return bool(rows)

    async def _handle(self, tx: OpenTransaction, kind: DueKind, now: datetime, rows: Sequence[DueRow]) -> None:
        batch = Batch(tx, now, rows, kind.stale_after)
        await kind.handler(batch)
        quiet = await tx.people.quiet_communities(now)
        deeds = [
            (key_of(kind.name, row.key, micros(row.due_at)), kind.cog, row.community, deed)
            for row, deed in batch.deeds
            if row.community not in quiet
        ]
        await tx.outbox.put(deeds, now)
        await tx.agenda.replan(kind.name, batch.instants)
        await tx.agenda.drop(kind.name, [row.key for row in rows if row.key not in batch.instants])

    async def _set_aside(self, kind: DueKind, rows: Sequence[DueRow], now: datetime, error: Exception) -> None:
        if not rows:
            raise error
        reference = report("due work failed", error, due=kind.name)
        tries = await self._database.run(lambda tx: tx.agenda.failed(kind.name, rows[0], now))
        if tries >= TRIES:
            log.error("parked", due=kind.name, reference=reference)
