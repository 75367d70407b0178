"""The vault: what people wrote, sealed with a key of their own.

AES-256-GCM; the associated data names the table, the row and the owner, so that a sealed value opens in its own place
only. Owners are members and communities, each by its handle. Their keys lie wrapped in the key store; the key file
wraps them. Destroying a key leaves every copy of what it sealed unreadable, wherever that copy is.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.core.errors import KeyDestroyed, NotSaved, OperatorError, Unreadable
from bot.storage.keyfile import KEY_BYTES, FixedKey, KeyFile, Masters
from bot.storage.keystore import Identity, KeyStore, WrappedKey
from bot.storage.tables import HANDLE

_NONCE = 12
_REMEMBERED = 4096
"""Keys kept in memory: reading one from the store costs more than using it."""
_AT_A_TIME = 1000
_MARK, _KEY = b"alongside key store", b"alongside key of "


class Vault:
    """Opened once, after the database. One without files never opens, and says so to whoever needs it."""

    def __init__(self, file: KeyFile | FixedKey | None = None, store: KeyStore | None = None) -> None:
        self._file = file
        self._store = store
        self._masters: dict[str, AESGCM] = {}
        self._current = ""
        self._known: OrderedDict[str, AESGCM] = OrderedDict()
        self._fetching = asyncio.Lock()
        self.mark = ""

    async def seal(self, owner: str, table: str, row: str, words: str) -> bytes:
        """Words that open for that owner, in that row of that table, and nowhere else."""
        key = await self._key_of(owner) or await self._new_key_of(owner)
        return _locked(key, words.encode("utf-8", "surrogatepass"), _place(table, row, owner))

    async def open(self, owner: str, table: str, row: str, sealed: bytes) -> str:
        """Raises Unreadable."""
        key = await self._key_of(owner)
        if key is None:
            raise KeyDestroyed("nobody has the key")
        return _unlocked(key, sealed, _place(table, row, owner)).decode("utf-8", "surrogatepass")

    async def destroy(self, owner: str, at: datetime, joined_to: str | None = None) -> None:
        """From here on, nothing that was ever sealed for them opens again. Done twice, it is done once.

        `joined_to`: they became one with that owner, for whom all of it was sealed again.
        """
        async with self._fetching:
            await self._files()[1].destroy(owner, at, joined_to)
            self._known.pop(owner, None)

    async def destroyed(self) -> Sequence[str]:
        """Every owner whose key was ever destroyed."""
        return await self._files()[1].destroyed()

    async def joined(self) -> Sequence[tuple[str, str]]:
        """Of those, the owners who became one with another, each with that one."""
        return await self._files()[1].joined()

    async def count(self) -> int:
        """How many owners have a key."""
        return await self._files()[1].count()

    async def unlock(self, mark: str | None) -> str:
        """Opens it for the database of that mark. None: a new database; the answer is the mark that it has to keep.

        Raises OperatorError, having changed nothing. Keys are made for a new database only.
        """
        file, store = self._files()
        identity = await store.open()
        try:
            if mark is None:
                self.mark = await self._begin(file, store, identity)
                return self.mark
            if identity is None:
                raise OperatorError(_lost(str(store)))
            if not file.exists():
                raise OperatorError(_lost(str(file)))
            if identity.mark != mark:
                raise OperatorError(
                    f"{_capital(store)} belongs to another database than this one. Nothing was changed. "
                    "Name the right key store in the config, or put its newest copy in its place."
                )
            self._take(file.read())
            self._prove(identity)
        except BaseException:
            await self.close()
            raise
        self.mark = mark
        return mark

    async def examine(self) -> None:
        """That the files are there and private, beside a bot that may be running. Raises OperatorError."""
        file, store = self._files()
        if not file.exists():
            raise OperatorError(_lost(str(file)))
        file.read()
        if not await store.exists():
            raise OperatorError(_lost(str(store)))
        await store.examine()

    async def _begin(self, file: KeyFile | FixedKey, store: KeyStore, identity: Identity | None) -> str:
        """A new database gets new keys; a store that was made for it, just before something went wrong, is taken."""
        if identity is not None and await store.count():
            raise OperatorError(
                f"{_capital(store)} holds the keys of another database, and this one is new. Nothing was changed. "
                "Put that database back, or move its key store away to begin anew."
            )
        if identity is not None and not file.exists():
            raise OperatorError(_lost(str(file)))
        self._take(file.read() if file.exists() else file.create())
        if identity is not None:
            self._prove(identity)
            return identity.mark
        mark = secrets.token_hex(HANDLE // 2)
        await store.create(self._identity(mark))
        return mark

    async def rotate(self) -> int:
        """Wraps every key with a new one of the key file, and forgets the old; gives how many.

        Stopped half way, it goes on where it was: until the end, the key file holds both.
        """
        file, store = self._files()
        identity = await store.open()
        if identity is None:
            raise OperatorError(_lost(str(store)))
        masters = file.read()
        self._take(masters)
        self._prove(identity)
        if len(masters.keys) == 1:
            masters = file.add(masters)
            self._take(masters)
        count = 0
        while some := await store.wrapped_by_others(self._current, _AT_A_TIME):
            await store.rewrap([self._wrapped(key.handle, self._unwrapped(key)) for key in some])
            count += len(some)
        await store.prove(self._identity(identity.mark))
        self._take(file.retire(masters))
        return count

    async def close(self) -> None:
        self._known.clear()
        self._masters.clear()
        if self._store is not None:
            await self._store.close()

    def _files(self) -> tuple[KeyFile | FixedKey, KeyStore]:
        if self._file is None or self._store is None:
            raise NotSaved("there is no vault")
        return self._file, self._store

    def _take(self, masters: Masters) -> None:
        self._masters = {name: AESGCM(key) for name, key in masters.keys.items()}
        self._current = masters.current

    def _identity(self, mark: str) -> Identity:
        return Identity(mark, _locked(self._masters[self._current], mark.encode(), _MARK), self._current)

    def _prove(self, identity: Identity) -> None:
        """That this key file wrapped the keys of this store."""
        try:
            fits = self._opened(identity.master, identity.proof, _MARK) == identity.mark.encode()
        except Unreadable:
            fits = False
        if not fits:
            raise OperatorError(
                f"{_capital(self._file)} is not the one that locked {self._store}. Nothing was changed. "
                "Put a copy of the right key file in its place."
            )

    async def _key_of(self, owner: str) -> AESGCM | None:
        known = self._known.get(owner)
        if known is not None:
            self._known.move_to_end(owner)
            return known
        async with self._fetching:  # a key that is being destroyed is not remembered a moment later
            found = await self._files()[1].find(owner)
            return self._remember(found) if found is not None else None

    async def _new_key_of(self, owner: str) -> AESGCM:
        async with self._fetching:
            made = self._wrapped(owner, secrets.token_bytes(KEY_BYTES))
            key = await self._files()[1].add(made)
            if key is None:
                raise KeyDestroyed("nobody has the key")
            return self._remember(key)

    def _remember(self, wrapped: WrappedKey) -> AESGCM:
        key = self._known[wrapped.handle] = AESGCM(self._unwrapped(wrapped))
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return key

    def _wrapped(self, owner: str, key: bytes) -> WrappedKey:
        master = self._masters.get(self._current)
        if master is None:
            raise NotSaved("the vault is not open")
        return WrappedKey(owner, _locked(master, key, _KEY + owner.encode()), self._current)

    def _unwrapped(self, key: WrappedKey) -> bytes:
        return self._opened(key.master, key.wrapped, _KEY + key.handle.encode())

    def _opened(self, master: str, wrapped: bytes, place: bytes) -> bytes:
        if master not in self._masters and self._file is not None:
            self._take(self._file.read())  # another process may have changed the keys meanwhile
        if master not in self._masters:
            raise Unreadable("the key file does not have its key")
        return _unlocked(self._masters[master], wrapped, place)


def _place(table: str, row: str, owner: str) -> bytes:
    return "\x1f".join((table, row, owner)).encode()


def _locked(key: AESGCM, words: bytes, place: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + key.encrypt(nonce, words, place)


def _unlocked(key: AESGCM, sealed: bytes, place: bytes) -> bytes:
    try:
        return key.decrypt(sealed[:_NONCE], sealed[_NONCE:], place)
    except (InvalidTag, ValueError):
        raise Unreadable("it was sealed for another place, or changed") from None


def _capital(what: object) -> str:
    said = str(what)
    return said[0].upper() + said[1:]


def _lost(what: str) -> str:
    return (
        f"{_capital(what)} is not there, and without it nothing that people wrote can be read. Nothing was changed. "
        "Put its newest copy in its place. If there is none: `alongside keys new` makes new keys and removes what "
        "nobody can read any more."
    )
