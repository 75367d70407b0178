"""What cogs keep in memory, so that it is there before, or without, a database."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from bot.core.clock import NEVER, Clock
from bot.core.cog import Cog
from bot.engine.faults import report
from bot.storage.database import Database

_EVERY = timedelta(minutes=1)
"""So long after one process was taught something, others may not know it yet."""


class Learning:
    def __init__(self, database: Database, cogs: Sequence[Cog], clock: Clock) -> None:
        self._database = database
        self._cogs = cogs
        self._clock = clock
        self._working = asyncio.Lock()
        self._again_at = clock.now()
        self._is_taught = False
        self._has_failed = False

    def teach(self) -> None:
        """Something has just been changed that the cogs should know: they learn it with the next tick."""
        self._is_taught = True

    async def learn(self) -> None:
        """Everything anew, as it is now. What one cog cannot make anything of, the others learn all the same."""
        async with self._working:
            self._is_taught = self._has_failed = False
            self._again_at = min(self._clock.now(), NEVER - _EVERY) + _EVERY
            for cog in self._cogs:
                try:
                    async with self._database.reading() as tx:
                        await cog.learn(tx)
                except Exception as error:  # it goes on with what it knew
                    self._has_failed = True
                    report("could not learn", error, cog=cog.name)

    async def go_on(self) -> None:
        """In every tick: what was taught meanwhile; and now and then, where other processes may have been taught, or
        where it failed."""
        is_due = (self._database.is_shared or self._has_failed) and self._clock.now() >= self._again_at
        if self._is_taught or is_due:
            await self.learn()
