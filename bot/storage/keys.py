"""Which keys belong to a database, and opening them with it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.engine import URL, make_url

from bot.core.errors import OperatorError
from bot.storage.keyfile import FixedKey, KeyFile
from bot.storage.keystore import MARK_TABLE, KeyStore
from bot.storage.kinds import backend_of, url_of
from bot.storage.statements import Statements
from bot.storage.tables import vault as marks
from bot.storage.vault import Vault

_REHEARSAL = hashlib.sha256(b"alongside rehearsal").digest()


def vault_at(file: Path, store: str) -> Vault:
    """`store` is a file, or the address of a PostgreSQL database other than the one that it opens."""
    url = url_of(store if "://" in store else f"sqlite+aiosqlite:///{store}")
    return Vault(KeyFile(file), KeyStore(backend_of(url, ours=MARK_TABLE)))


def vault_beside(url: URL) -> Vault:
    """For whoever names a database and nothing else: a rehearsal, a trial, a test.

    On a server there is no beside: the key store is a schema of the same database, and its key no secret. The people
    of a rehearsal are made up.
    """
    if url.get_backend_name() == "sqlite":
        return vault_at(Path(f"{url.database}.key"), f"{url.database}.keys")
    store = KeyStore(backend_of(url, ours=MARK_TABLE, schema="alongside_keys"))
    return Vault(FixedKey("rehearsal", _REHEARSAL), store)


def refuse_one_place(database: str, file: Path, store: str) -> None:
    """Keys beside what they open protect nothing: whoever copies one copies the other. Raises OperatorError."""
    url = url_of(database)
    if "://" in store and make_url(store).set(drivername=url.drivername) == url:
        raise OperatorError(
            "The key store would be in the same database as what it opens. Nothing was changed. "
            "Name another database, or a file, in the config: [keys] store."
        )
    folder = Path(str(url.database)).resolve().parent if url.get_backend_name() == "sqlite" else None
    for key, path in (("file", file), ("store", Path(store))):
        if folder is not None and "://" not in str(path) and folder in path.resolve().parents:
            raise OperatorError(
                f"{path} would lie in the folder of the database, and a copy of that folder would hold both. "
                f"Nothing was changed. Name a path elsewhere in the config: [keys] {key}."
            )


async def unlock(tx: Statements, vault: Vault) -> None:
    """Opens the vault of a database, in a transaction in which no other process starts on it. Raises OperatorError."""
    mark = (await tx.execute(select(marks.c.mark))).scalar()
    new = await vault.unlock(mark)
    if mark is None:
        await tx.execute(insert(marks), {"mark": new})
