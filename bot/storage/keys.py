"""Which keys belong to a database, and opening them with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.engine import URL

from bot.storage.keyfile import KeyFile
from bot.storage.keystore import KeyStore
from bot.storage.tables import vault as marks
from bot.storage.vault import Vault

if TYPE_CHECKING:
    from bot.storage.database import Database


def vault_at(file: Path, store: str) -> Vault:
    """`store` is a file, or the address of a PostgreSQL database other than the one that it opens."""
    return Vault(KeyFile(file), KeyStore(store if "://" in store else f"sqlite+aiosqlite:///{store}"))


def vault_beside(url: URL) -> Vault:
    """For whoever names a database and nothing else: a rehearsal, a trial, a test."""
    if url.get_backend_name() != "sqlite":
        return Vault()
    return vault_at(Path(f"{url.database}.key"), f"{url.database}.keys")


async def unlock(database: Database) -> None:
    """Opens the vault for a database that is open. Raises OperatorError."""
    async with database.transaction() as tx:
        mark = (await tx.execute(select(marks.c.mark))).scalar()
    new = await database.vault.unlock(mark)
    if mark is None:
        async with database.transaction() as tx:
            await tx.execute(insert(marks), {"mark": new})
