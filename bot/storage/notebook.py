"""Durable key-values lent to an adapter, sealed where they are secrets."""

from __future__ import annotations

from base64 import b64decode, b64encode

from sqlalchemy import delete, insert, select

from bot.core.errors import Unreadable
from bot.storage.database import Database
from bot.storage.statements import Statements
from bot.storage.tables import notebook
from bot.storage.transaction import OpenTransaction

BOT = "alongside"
"""Whose key seals them: the bot's own. No handle of anybody is like it, so no erasure destroys it."""
_SEALED, _PLAIN = "sealed:", "plain:"
"""How a value begins that is sealed, and one that is not, but would be taken for one of these two."""


class StoredNotebook:
    def __init__(self, database: Database, platform: str) -> None:
        self._database = database
        self._platform = platform

    async def read(self, key: str) -> str | None:
        """Opens what was sealed. Raises Unreadable."""
        async with self._database.reading() as tx:
            found = await tx.execute(
                select(notebook.c.value).where(notebook.c.platform == self._platform, notebook.c.key == key)
            )
            value: str | None = found.scalar()
        if value is None or not value.startswith(_SEALED):
            return value.removeprefix(_PLAIN) if value is not None else None
        try:
            sealed = b64decode(value.removeprefix(_SEALED), validate=True)
        except ValueError:
            raise Unreadable("it was changed") from None
        return await self._database.vault.open(BOT, notebook.name, self._row(key), sealed)

    async def write(self, key: str, value: str, *, sealed: bool = False, about: str | None = None) -> None:
        """Raises NotSaved, also where something is to be sealed and there is no vault."""
        if sealed:
            locked = await self._database.vault.seal(BOT, notebook.name, self._row(key), value)
            kept = _SEALED + b64encode(locked).decode()
        else:
            kept = _PLAIN + value if value.startswith((_SEALED, _PLAIN)) else value

        async def replace(tx: OpenTransaction) -> None:
            same = (notebook.c.platform == self._platform) & (notebook.c.key == key)
            await tx.execute(delete(notebook).where(same))
            row = {"platform": self._platform, "key": key, "value": kept, "about": about}
            await tx.execute(insert(notebook), row)

        await self._database.run(replace)

    def _row(self, key: str) -> str:
        return f"{self._platform} {key}"


async def remove_sealed_notes(tx: Statements) -> None:
    """What nobody can open any more, once the keys are lost for good."""
    await tx.execute(delete(notebook).where(notebook.c.value.startswith(_SEALED, autoescape=True)))
