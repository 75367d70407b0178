"""Durable key-values lent to an adapter."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from bot.storage.database import Database
from bot.storage.tables import notebook
from bot.storage.transaction import OpenTransaction


class StoredNotebook:
    def __init__(self, database: Database, platform: str) -> None:
        self._database = database
        self._platform = platform

    async def read(self, key: str) -> str | None:
        async with self._database.reading() as tx:
            found = await tx.execute(
                select(notebook.c.value).where(notebook.c.platform == self._platform, notebook.c.key == key)
            )
            value: str | None = found.scalar()
            return value

    async def write(self, key: str, value: str) -> None:
        async def replace(tx: OpenTransaction) -> None:
            same = (notebook.c.platform == self._platform) & (notebook.c.key == key)
            await tx.execute(delete(notebook).where(same))
            await tx.execute(insert(notebook), {"platform": self._platform, "key": key, "value": value})

        await self._database.run(replace)
