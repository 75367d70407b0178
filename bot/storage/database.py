"""The database: opened once, migrated, and a transaction around each handler."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Delete, Dialect, Insert, Update, inspect, text
from sqlalchemy.engine import CursorResult, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.sql.compiler import SQLCompiler

from bot.core.errors import NotSaved, OperatorError
from bot.core.ports import AtPoint, no_fault
from bot.storage import keys, sqlite
from bot.storage.agenda import StoredAgenda
from bot.storage.consents import StoredConsents
from bot.storage.messages import StoredMessages
from bot.storage.outbox import StoredOutbox
from bot.storage.people import StoredPeople
from bot.storage.vault import Vault

_MIGRATIONS = Path(__file__).parent / "migrations"


Result = CursorResult[*tuple[Any, ...]]
Rows = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


_OUR_FAULT = (IntegrityError, DataError, ProgrammingError)
"""What a database says of a wrong statement, and not of itself."""


class OpenTransaction:
    """A transaction that is under way; gone when its `async with` ends."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection = connection
        self.vault = vault

    async def execute(self, statement: Any, rows: Rows = None) -> Result:  # noqa: ANN401  # any statement
        """Runs a statement of SQLAlchemy Core: as it is, with the values of one row, or once for each of several."""
        result: Result = await self._connection.execute(statement, rows)
        return result

    async def write(self, statement: Insert | Update | Delete, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs a statement once for each of many rows, of values as the driver takes them (instants by `micros`).

        SQLAlchemy's own way looks at each value of each row, which costs more than the database does. The statement is
        a constant of its module, so that it is compiled once.
        """
        if rows:
            written, names = compiled(statement, self._connection.dialect, tuple(rows[0]))
            take = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
            await self._connection.exec_driver_sql(written, [take(row) for row in rows])

    @cached_property
    def agenda(self) -> StoredAgenda:
        return StoredAgenda(self)

    @cached_property
    def outbox(self) -> StoredOutbox:
        return StoredOutbox(self)

    @cached_property
    def messages(self) -> StoredMessages:
        return StoredMessages(self)

    @cached_property
    def consents(self) -> StoredConsents:
        return StoredConsents(self)

    @cached_property
    def people(self) -> StoredPeople:
        return StoredPeople(self)


class Database:
    """`url` is SQLAlchemy's: sqlite+aiosqlite:////abs/path.sqlite3. Nothing is opened before `open`."""

    def __init__(self, url: str, *, at_point: AtPoint = no_fault, vault: Vault | None = None) -> None:
        try:
            self._url = make_url(url)
        except ArgumentError:
            raise OperatorError(
                f"{url!r} is not the address of a database. One looks like sqlite+aiosqlite:///data/alongside.sqlite3"
            ) from None
        if self._url.drivername != "sqlite+aiosqlite" or self._url.database in (None, "", ":memory:"):
            raise OperatorError(
                f"Alongside cannot use the database {self._url.render_as_string()}. "
                "It keeps its data in a file, such as sqlite+aiosqlite:///data/alongside.sqlite3"
            )
        self.path = Path(str(self._url.database)).resolve()
        self.vault = vault or keys.vault_beside(self._url)
        self._lock = sqlite.FileLock(self.path)
        self._writing = asyncio.Lock()
        self._engine: AsyncEngine | None = None
        self.at_point = at_point

    async def open(self) -> None:
        """Checks, locks and migrates. Raises OperatorError with a sentence, having changed nothing."""
        with sqlite.explained(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.take()
        try:
            with sqlite.explained(self.path):
                sqlite.make_private(self.path)
            await asyncio.to_thread(sqlite.check, self.path)
            self._engine = sqlite.engine(self._url, self.path)
            await self._migrate(self._engine)
            await keys.unlock(self)
        except BaseException:
            await self.close()
            raise

    async def open_to_look(self) -> None:
        """For reading only, beside a bot that may be running: nothing is locked, migrated or made."""
        self._engine = sqlite.engine(self._url, self.path)

    async def close(self) -> None:
        await self.vault.close()
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None
        self._lock.release()

    @property
    def engine(self) -> AsyncEngine:
        if self._engine is None:
            raise NotSaved("the database is not open")
        return self._engine

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[OpenTransaction]:
        """One writer at a time. Raises NotSaved where the database fails, with nothing done."""
        try:
            async with self._writing, self.engine.connect() as connection, connection.begin():
                yield OpenTransaction(connection, self.vault)
                self.at_point("before commit")
        except _OUR_FAULT:
            raise
        except DBAPIError as error:
            raise NotSaved(type(error.orig).__name__) from error
        self.at_point("after commit")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[OpenTransaction]:
        """A look that waits for nobody and writes nothing. Each statement sees what is committed by then."""
        try:
            async with self.engine.connect() as connection:
                await connection.execution_options(**{sqlite.READING: True})
                async with connection.begin():
                    yield OpenTransaction(connection, self.vault)
        except DBAPIError as error:
            raise NotSaved(type(error.orig).__name__) from error

    async def _migrate(self, engine: AsyncEngine) -> None:
        script = ScriptDirectory(str(_MIGRATIONS))
        try:
            async with engine.connect() as looking:
                await looking.execution_options(**{sqlite.READING: True})
                at = await looking.run_sync(revision_of)
                if at is not None and at not in {revision.revision for revision in script.walk_revisions()}:
                    raise OperatorError(
                        f"The database {self.path} was made by a newer Alongside (its schema is {at}). "
                        "Nothing was changed. Install that version or a later one."
                    )
                await looking.exec_driver_sql("PRAGMA journal_mode = WAL")
            if at != script.get_current_head():
                async with engine.connect() as connection, connection.begin():
                    await connection.run_sync(upgrade)
        except DBAPIError as error:
            with sqlite.explained(self.path):
                raise error.orig or error from error


@lru_cache(maxsize=64)
def compiled(statement: Insert | Update | Delete, dialect: Dialect, columns: tuple[str, ...]) -> tuple[str, list[str]]:
    """A statement in a database's own words, and the names of its parameters in their order."""
    made = statement.compile(dialect=dialect, column_keys=list(columns) if isinstance(statement, Insert) else None)
    assert isinstance(made, SQLCompiler)  # what a statement compiles to
    return made.string, list(made.positiontup or ())


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
