"""A cog with due work for tests, and the agenda as tests see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import insert, select

from bot.core.clock import hours
from bot.core.cog import Batch, Cog, due
from bot.core.deeds import Send
from bot.core.replies import say
from bot.storage.tables import accounts, agenda
from tests.engine.house import NOON, House, room

CHORE = "engine.chore"


class Chores(Cog):
    """Tells the square of each chore and does it again a day later; a poisoned one cannot be done."""

    def __init__(self, *poisoned: str, by: str = "cog") -> None:
        self.poisoned = set(poisoned)
        self.by = by
        self.batches: list[list[str]] = []
        self.done: list[str] = []

    @due(CHORE, stale_after=hours(6))
    async def chore(self, batch: Batch) -> None:
        keys = [row.key for row in batch.rows]
        self.batches.append(keys)
        for row in batch.rows:
            if row.key in self.poisoned and self.by == "database":
                await batch.tx.execute(insert(accounts), {"platform": "fake", "ref": row.key, "member": 999})
            elif row.key in self.poisoned:
                raise ValueError(row.key)
            if batch.now - row.due_at <= batch.stale_after:
                batch.send(row, Send(to=room("#square"), card=say(row.key)))
            batch.again(row, row.due_at + timedelta(days=max(1, (batch.now - row.due_at).days + 1)))
        self.done += keys


async def plan(house: House, keys: Sequence[str], at: datetime = NOON, kind: str = CHORE) -> None:
    community = await house.community()
    async with house.database.transaction() as tx:
        await tx.agenda.drop(kind, keys)
        rows = [
            {"kind": kind, "key": key, "community": community, "due_at": at, "seq": seq} for seq, key in enumerate(keys)
        ]
        await tx.execute(insert(agenda), rows)


async def rows(house: House) -> dict[str, tuple[datetime, int]]:
    """When each row is due, and how often it failed."""
    async with house.database.reading() as look:
        found = await look.execute(select(agenda.c.key, agenda.c.due_at, agenda.c.tries))
        return {key: (at, tries) for key, at, tries in found}
