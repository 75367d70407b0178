"""The keys of the bot's device, as matrix-nio keeps them in a file: whether they open, and whose they are."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, Literal

from nio.store import SqliteStore
from peewee import OperationalError

from bot.adapters.matrix.folder import Folder
from bot.core.errors import OperatorError, Unreadable
from bot.core.ports import Notebook

_PICKLE_KEY = "store key"

DeviceKeys = tuple[str, str]
"""The public halves: Curve25519, Ed25519."""


async def pickle_key_of(notebook: Notebook) -> str:
    """What opens the keys in the folder: kept with the database, so that a copy of the folder alone opens nothing."""
    return await kept_secret(notebook, _PICKLE_KEY)


async def has_had_keys(notebook: Notebook) -> bool:
    """Whether this database has been with a device before."""
    try:
        return await notebook.read(_PICKLE_KEY) is not None
    except Unreadable:
        return True


async def kept_secret(notebook: Notebook, name: str) -> str:
    """Made at random when it is first asked for, or cannot be read any more."""
    try:
        kept = await notebook.read(name)
    except Unreadable:
        kept = None
    if kept is None:
        kept = secrets.token_urlsafe(32)
        await notebook.write(name, kept, sealed=True)
    return kept


def kept_keys(folder: Folder, user: str, device: str, pickle_key: str) -> DeviceKeys | Literal["nothing", "others"]:
    """The keys of that device in the folder; "others": there are some, but not its, or they do not open.

    Raises OperatorError where that cannot be known: a disk that fails now and then must not cost a device.
    """
    if not folder.keys.exists() or not folder.keys.stat().st_size:
        return "nothing"
    store = None
    try:
        store = SqliteStore(user, device, str(folder.path), pickle_key, folder.keys.name)
        account = store.load_account()
        if account is None:
            (accounts,) = store.database.execute_sql("SELECT count(*) FROM accounts").fetchone()
            return "others" if accounts else "nothing"
        return account.identity_keys["curve25519"], account.identity_keys["ed25519"]
    except (OperationalError, OSError) as error:
        raise OperatorError(f"The keys in {folder.keys} cannot be opened ({error}).") from None
    except Exception:  # neither the database library nor the cipher says which of its errors mean "not ours"
        return "others"
    finally:
        if store is not None:
            store.database.close()


def public_keys(device: str, found: Mapping[str, Any]) -> DeviceKeys:
    keys = found.get("keys", {})
    return str(keys.get(f"curve25519:{device}")), str(keys.get(f"ed25519:{device}"))
