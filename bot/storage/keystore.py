"""The key store: a key for each member, wrapped by the key file, apart from the database that they open.

Whoever takes a copy of the database takes no key. What is destroyed here stays destroyed in every older copy of the
database, so a backup keeps only the newest copy of the key store.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.core.errors import NotSaved
from bot.storage.backend import Backend
from bot.storage.tables import HANDLE, Instant

MARK_TABLE = "key_store"
"""The table by which a key store is known."""

_tables = MetaData()
_store = Table(
    MARK_TABLE,
    _tables,
    Column("mark", String(HANDLE), primary_key=True, comment="the database that belongs to it has it, too"),
    Column("proof", LargeBinary, nullable=False, comment="the mark, wrapped: another key file does not open it"),
    Column("master", String(16), nullable=False),
)
_keys = Table(
    "member_keys",
    _tables,
    Column("handle", String(HANDLE), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("master", String(16), nullable=False, comment="the name of the key in the key file"),
    sqlite_with_rowid=False,
)
_destroyed = Table(
    "destroyed_keys",
    _tables,
    Column("handle", String(HANDLE), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("joined_to", String(HANDLE), comment="whose key serves in its place, where two members became one"),
    sqlite_with_rowid=False,
)
"""Whose data was erased, or became another's: a database that is put back from before is told again."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which database the store belongs to, and by which key of the key file that is proved."""

    mark: str
    proof: bytes
    master: str


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A member's key, wrapped by the key of that name in the key file."""

    handle: str
    wrapped: bytes
    master: str


_ADD = insert(_keys).from_select(
    ["handle", "wrapped", "master"],
    select(
        bindparam("new", type_=String), bindparam("its_key", type_=LargeBinary), bindparam("its_master", type_=String)
    ).where(~exists().where(_keys.c.handle == bindparam("new"))),
)


class KeyStore:
    """A database of its own: on SQLite a file for its owner's eyes, in which what is deleted is overwritten."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._engine: AsyncEngine | None = None

    def __str__(self) -> str:
        return f"the key store {self._backend.name}"

    async def exists(self) -> bool:
        return await self._backend.exists()

    async def examine(self) -> None:
        """Looks it over, beside a bot that may be running. Raises OperatorError."""
        await self._backend.examine()

    async def open(self) -> Identity | None:
        """None where there is no store yet, and then nothing is open. Raises OperatorError."""
        if not await self.exists():
            return None
        try:
            await self._open()
            async with self._working(reading=True) as connection:
                row = (await connection.execute(select(_store))).first()
        except BaseException:
            await self.close()
            raise
        if row is None:
            await self.close()
            return None
        return Identity(*row)

    async def create(self, identity: Identity) -> None:
        """A new, empty one, open. Raises OperatorError."""
        await self._open()
        async with self._working() as connection:
            await connection.run_sync(_tables.create_all)
            row = {"mark": identity.mark, "proof": identity.proof, "master": identity.master}
            await connection.execute(insert(_store), row)

    async def _open(self) -> None:
        self._engine = await self._backend.open()

    async def prove(self, identity: Identity) -> None:
        """Proved by another key of the key file from now on."""
        async with self._working() as connection:
            await connection.execute(update(_store).values(proof=identity.proof, master=identity.master))

    async def close(self) -> None:
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None
        await self._backend.close()

    @asynccontextmanager
    async def _working(self, *, reading: bool = False) -> AsyncIterator[AsyncConnection]:
        if self._engine is None:
            raise NotSaved("the key store is not open")
        try:
            async with self._engine.connect() as connection:
                await connection.execution_options(**self._backend.options("reading" if reading else "once"))
                async with connection.begin():
                    yield connection
        except DBAPIError as error:
            raise NotSaved(self._backend.kind_of(error)) from error

    async def find(self, handle: str) -> WrappedKey | None:
        async with self._working(reading=True) as connection:
            row = (await connection.execute(select(_keys).where(_keys.c.handle == handle))).first()
        return WrappedKey(*row) if row is not None else None

    async def add(self, key: WrappedKey) -> WrappedKey | None:
        """The key that the handle has from now on: this, or one that was there. None: it was destroyed, for good."""
        async with self._working() as connection:
            gone = await connection.execute(select(_destroyed.c.at).where(_destroyed.c.handle == key.handle))
            if gone.first() is not None:
                return None
            await connection.execute(
                _ADD, {"new": key.handle, "its_key": key.wrapped, "its_master": key.master}
            )  # nothing, where somebody was quicker
            there = (await connection.execute(select(_keys).where(_keys.c.handle == key.handle))).first()
        return WrappedKey(*there) if there is not None else None

    async def destroy(self, handle: str, at: datetime, joined_to: str | None = None) -> None:
        """Done twice, it is done once."""
        async with self._working() as connection:
            await connection.execute(delete(_keys).where(_keys.c.handle == handle))
            known = await connection.execute(select(_destroyed.c.at).where(_destroyed.c.handle == handle))
            if known.first() is None:
                await connection.execute(insert(_destroyed), {"handle": handle, "at": at, "joined_to": joined_to})
        await self._overwrite()

    async def _overwrite(self) -> None:
        """PostgreSQL leaves deleted rows where they were until the table is written anew. SQLite wiped them already."""
        if self._engine is not None and self._engine.dialect.name == "postgresql":
            try:
                async with self._engine.connect() as connection:
                    await connection.execution_options(isolation_level="AUTOCOMMIT")
                    await connection.execute(text(f"VACUUM FULL {_keys.name}"))
            except DBAPIError as error:
                raise NotSaved(self._backend.kind_of(error)) from error

    async def destroyed(self) -> Sequence[str]:
        """Every handle whose key was ever destroyed."""
        async with self._working(reading=True) as connection:
            return list((await connection.execute(select(_destroyed.c.handle))).scalars())

    async def joined(self) -> Sequence[tuple[str, str]]:
        """Of those, the handles that became another's, each with that one."""
        pairs = select(_destroyed.c.handle, _destroyed.c.joined_to).where(_destroyed.c.joined_to.is_not(None))
        async with self._working(reading=True) as connection:
            return [(handle, to) for handle, to in await connection.execute(pairs.order_by(_destroyed.c.at))]

    async def count(self) -> int:
        async with self._working(reading=True) as connection:
            return int((await connection.execute(select(func.count()).select_from(_keys))).scalar() or 0)

    async def wrapped_by_others(self, master: str, most: int) -> Sequence[WrappedKey]:
        """Keys that another key of the key file wraps."""
        async with self._working(reading=True) as connection:
            found = await connection.execute(select(_keys).where(_keys.c.master != master).limit(most))
            return [WrappedKey(*row) for row in found]

    async def rewrap(self, keys: Sequence[WrappedKey]) -> None:
        async with self._working() as connection:
            for key in keys:  # each only if it is still there: it may have been destroyed meanwhile
                await connection.execute(
                    update(_keys).where(_keys.c.handle == key.handle).values(wrapped=key.wrapped, master=key.master)
                )
