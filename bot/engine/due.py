"""What falls due, in batches of one kind: the cog says what is done and when it is due again, we write it in bulk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def _nobody() -> None:
    """Nobody keeps anything in memory."""


class DueWork:
    def __init__(
        self, database: Database, kinds: Sequence[DueKind], clock: Clock, teach: Callable[[], None] = _nobody
    ) -> None:
        """`teach` is called when a handler changed something that the cogs keep in memory."""
        self._teach = teach
        self._database = database
        self._kinds = kinds
        self._clock = clock

    async def work(self) -> None:
        """Does all that is due now. Nothing is written when nothing is due."""
        while True:
            now = self._clock.now()
            async with self._database.reading() as look:
                due = await look.agenda.kinds(now)
            did_something = False
            for kind in (kind for kind in self._kinds if kind.name in due):
                count = MOST
                while count == MOST:
                    count = await self._batch(kind, now, MOST)
                    did_something = did_something or count > 0
            if not did_something:  # nothing is due, or another process is at it
                return

    async def next_at(self) -> datetime | None:
        """When something will be due."""
        async with self._database.reading() as look:
            return await look.agenda.first(kind.name for kind in self._kinds)

    async def _batch(self, kind: DueKind, now: datetime, most: int) -> int:
        """One transaction. A batch that raises is tried again halved, down to the row that is poisoned. How many rows
        it had; as many as one can have where others are left."""
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
                return MOST
            await self._set_aside(kind, rows, now, error)
            return MOST
        return len(rows)

    async def _handle(self, tx: OpenTransaction, kind: DueKind, now: datetime, rows: Sequence[DueRow]) -> None:
        batch = Batch(tx, now, rows, kind.stale_after, teach=self._teach)
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
