"""Messages of others that a cog watches: it hears when one is taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.clock import Clock
from bot.core.cog import Cog
from bot.core.heard import Gone
from bot.engine.faults import report
from bot.storage.database import Database
from bot.storage.transaction import OpenTransaction


class Watching:
    def __init__(self, database: Database, cogs: Sequence[Cog], clock: Clock, wake: Callable[[], None]) -> None:
        self._database = database
        self._cogs = cogs
        self._clock = clock
        self._wake = wake

    def by(self, gone: Gone) -> list[Cog]:
        """The cogs to which it matters; mostly none, and then the database is not asked."""
        return [cog for cog in self._cogs if cog.watches(gone)]

    async def tell(self, gone: Gone, cogs: Sequence[Cog]) -> None:
        now = self._clock.now()

        async def told(tx: OpenTransaction) -> None:
            if await tx.people.first_hearing(gone.who.account.platform, gone.id, now):
                for cog in cogs:
                    await cog.gone(tx, gone, now)

        try:
            await self._database.run(told)
        except Exception as error:  # nobody waits for an answer
            report("could not take in that a message is gone", error)
        self._wake()
