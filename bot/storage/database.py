"""The database: opened once, migrated, and a transaction around each handler."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import TypeVar

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as Busy
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.core.errors import NotSaved, OperatorError
from bot.core.ports import AtPoint, no_fault
from bot.storage import keys
from bot.storage.backend import Backend, Way
from bot.storage.kinds import backend_of, url_of
from bot.storage.transaction import OpenTransaction
from bot.storage.vault import Vault

_MIGRATIONS = Path(__file__).parent / "migrations"

_IN_LINE = 2
"""Whoever failed so often goes on alone among those of this process: hundreds who want the same row at once, as the
last seats of a session, would get in each other's way until the last of them gave up."""

_KEPT = 2
"""Connections to a file that stay at hand, of those that read, and of those that write."""

T = TypeVar("T")


class Database:
    """`url` is SQLAlchemy's: sqlite+aiosqlite:////abs/path.sqlite3, or postgresql+asyncpg://user:password@host/name.

    Nothing is opened before `open`.
    """

    def __init__(self, url: str, *, at_point: AtPoint = no_fault, vault: Vault | None = None) -> None:
        self._url = url_of(url)
        self._backend = backend_of(self._url)
        self.vault = vault or keys.vault_beside(self._url)
        self._writing = asyncio.Semaphore(self._backend.writers)
        self._lining_up = asyncio.Lock()
        self._engine: AsyncEngine | None = None
        self._kept: dict[bool, list[AsyncConnection]] = {False: [], True: []}
        self.at_point = at_point

    @property
    def path(self) -> Path | None:
        """The file, on SQLite."""
        return self._backend.path

    @property
    def is_shared(self) -> bool:
        """Whether other processes may be using it at the same time."""
        return self._backend.presence is not None

    @property
    def backend(self) -> Backend:
        return self._backend

    async def open(self, *, with_vault: bool = True) -> None:
        """Checks, locks and migrates. Raises OperatorError with a sentence, having changed nothing."""
        try:
            self._engine = await self._backend.open()
            await self._migrate(self._engine)
            if with_vault:
                async with self.alone() as tx:
                    await keys.unlock(tx, self.vault)
        except BaseException:
            await self.close()
            raise

    async def open_to_look(self) -> None:
        """For reading only, beside a bot that may be running: nothing is locked, migrated or made."""
        self._engine = self._backend.engine()

    async def close(self) -> None:
        await self.vault.close()
        if self._engine is not None:
            engine, self._engine = self._engine, None
            for kept in self._kept.values():
                while kept:
                    await kept.pop().close()
            await engine.dispose()
        await self._backend.close()

    @property
    def engine(self) -> AsyncEngine:
        if self._engine is None:
            raise NotSaved("the database is not open")
        return self._engine

    async def run(self, work: Callable[[OpenTransaction], Awaitable[T]]) -> T:
        """Does the work in one transaction, as if nobody else were there. Raises NotSaved, with nothing done.

        Where several processes write, one may get in another's way: then the work is done again from the start, so it
        keeps nothing from one time to the next, and touches nothing but its transaction.
        """
        with self._explained():
            done = await self._again(work)
        self.at_point("after commit")
        return done

    async def _again(self, work: Callable[[OpenTransaction], Awaitable[T]]) -> T:
        failures: Counter[str] = Counter()
        async with AsyncExitStack() as line:
            while True:
                try:
                    async with self._begun("again") as tx:
                        return await work(tx)
                except DBAPIError as error:
                    kind = self._backend.kind_of(error)
                    failures[kind] += 1
                    if failures[kind] > self._backend.reruns(error):
                        raise
                if failures.total() == _IN_LINE:
                    await line.enter_async_context(self._lining_up)
                await asyncio.sleep(random.uniform(0, 0.005 * 2 ** min(failures.total(), 6)))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[OpenTransaction]:
        """For what is short and waits for nobody. Raises NotSaved where the database fails, with nothing done."""
        with self._explained():
            async with self._begun("once") as tx:
                yield tx
        self.at_point("after commit")

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[OpenTransaction]:
        """A transaction in which no other process starts on this database: for what is made once."""
        with self._explained():
            async with self._writing, self._connected("once") as connection, connection.begin():
                await self._backend.be_alone(connection)
                yield self._open(connection)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[OpenTransaction]:
        """A look that waits for nobody and writes nothing. Each statement sees what is committed by then."""
        with self._explained():
            async with self._connected("reading") as connection, connection.begin():
                yield self._open(connection)

    @asynccontextmanager
    async def _begun(self, way: Way) -> AsyncIterator[OpenTransaction]:
        async with self._writing, self._connected(way) as connection, connection.begin():
            tx = self._open(connection)
            yield tx
            self.at_point("before commit")
            await tx.end()

    @asynccontextmanager
    async def _connected(self, way: Way) -> AsyncIterator[AsyncConnection]:
        """One that nothing went wrong with is kept for the next: to get it from the pool and to give it back takes as
        long as several short statements."""
        engine, kept = self.engine, self._kept[way == "reading"]
        connection = kept.pop() if kept else await self._connect(engine, way)
        async with AsyncExitStack() as stack:
            stack.push_async_exit(connection)
            stack.push_async_callback(self._keep_from_the_pool, connection)
            yield connection
            if len(kept) < _KEPT and self._engine is not None and not self.is_shared:
                stack.pop_all()
                kept.append(connection)

    async def _keep_from_the_pool(self, connection: AsyncConnection) -> None:
        """Whoever ends after the database was closed gives back to a pool that nobody empties any more."""
        if self._engine is None:
            await connection.invalidate()

    async def _connect(self, engine: AsyncEngine, way: Way) -> AsyncConnection:
        """A fault of the network, before anything is asked of the database, is told from one of those who ask."""
        try:
            if way != "reading":
                await self._backend.be_present()
            connection = await engine.connect()
        except (OSError, Busy) as error:
            raise NotSaved(type(error).__name__) from error
        options = self._backend.options(way)
        if options:
            await connection.execution_options(**options)
        return connection

    def _open(self, connection: AsyncConnection) -> OpenTransaction:
        return OpenTransaction(connection, self.vault, self._backend.presence)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            if self._backend.is_our_fault(error):
                raise
            raise NotSaved(self._backend.kind_of(error)) from error

    async def _migrate(self, engine: AsyncEngine) -> None:
        script = ScriptDirectory(str(_MIGRATIONS))
        with self._backend.explained():
            async with engine.connect() as looking:
                await looking.execution_options(**self._backend.options("reading"))
                at = await looking.run_sync(revision_of)
                if at is not None and at not in {revision.revision for revision in script.walk_revisions()}:
                    raise OperatorError(
                        f"The database {self._backend.name} was made by a newer Alongside (its schema is {at}). "
                        "Nothing was changed. Install that version or a later one."
                    )
                await self._backend.after_looking(looking)
            if at != script.get_current_head():
                async with engine.connect() as connection, connection.begin():
                    await self._backend.be_alone(connection)
                    await connection.run_sync(upgrade)


def revision_of(connection: Connection) -> str | None:
    """The schema's revision; None in a new database."""
    if inspect(connection).has_table("alembic_version"):
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None


def upgrade(connection: Connection) -> None:
    from alembic import command

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
