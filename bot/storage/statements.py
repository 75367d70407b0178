"""Statements in an open transaction, and what those who write them need beside: the vault, and who this process is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from sqlalchemy import Delete, Dialect, Executable, Insert, Update
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler

from bot.storage.backend import Presence
from bot.storage.prepared import Rows as Found
from bot.storage.quick import QuickConnection, T, Talk
from bot.storage.vault import Vault

Result = CursorResult[*tuple[Any, ...]]
Rows = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
_NONE: Mapping[str, Any] = MappingProxyType({})


class Statements:
    """What is run in an open transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault, presence: Presence | None = None) -> None:
        """`presence` is this process among others; None where it has the database to itself."""
        self._connection = connection
        self.vault = vault
        self.presence = presence

    async def execute(self, statement: Any, rows: Rows = None) -> Result:  # noqa: ANN401  # any statement
        """Runs a statement of SQLAlchemy Core: as it is, with the values of one row, or once for each of several."""
        result: Result = await self._connection.execute(statement, rows)
        return result

    async def converse(self, talk: Talk[T]) -> T:
        """Short statements of which one may depend on what another gave: it yields each, with its values, is sent the
        rows, and returns what comes of it. Each is a constant of its module, or `text`.

        On a file, all of it costs a tenth of what one `execute` does: there is one trip to the file's thread, and none
        through SQLAlchemy.
        """
        driver = self._quick
        if driver is not None:
            return await driver.converse(talk)
        rows: Any = None
        while True:
            try:
                statement, values = talk.send(rows)
            except StopIteration as ended:
                said: T = ended.value
                return said
            result = await self.execute(statement, values)
            rows = result.all() if result.returns_rows else []

    async def read(self, statement: Executable, values: Mapping[str, Any] = _NONE) -> Found:
        """The rows of one statement, which is a constant of its module."""
        return await self.converse(_asking(statement, values))

    async def write(self, statement: Insert | Update | Delete, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs a statement once for each of many rows, of values as the driver takes them (instants by `micros`).

        SQLAlchemy's own way looks at each value of each row, which costs more than the database does. The statement is
        a constant of its module, so that it is compiled once. On a file, it is run with whatever follows.
        """
        if not rows:
            return
        written, names = compiled(statement, self._connection.dialect, tuple(rows[0]))
        take = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
        values = [take(row) for row in rows]
        driver = self._quick
        if driver is not None:
            driver.later(lambda: driver.raw.executemany(written, values))
        else:
            await self._connection.exec_driver_sql(written, values)

    async def end(self) -> None:
        """Before its transaction ends in order: on a file, that costs less from here."""
        if self._quick is not None:
            await self._quick.end()

    @cached_property
    def _quick(self) -> QuickConnection | None:
        """The connection to a file."""
        driver = self._connection.sync_connection.connection.driver_connection  # type: ignore[union-attr]  # it is open
        return driver if isinstance(driver, QuickConnection) else None

    @property
    def dialect(self) -> str:
        """Which kind of database it is, as SQLAlchemy calls it: "sqlite" or "postgresql"."""
        return self._connection.dialect.name

    @property
    def process(self) -> int | None:
        """The number of this process among others; None where it has the database to itself."""
        return None if self.presence is None else self.presence.number


def _asking(statement: Executable, values: Mapping[str, Any]) -> Talk[Found]:
    return (yield statement, values)


@lru_cache(maxsize=64)
def compiled(statement: Insert | Update | Delete, dialect: Dialect, columns: tuple[str, ...]) -> tuple[str, list[str]]:
    """A statement in a database's own words, and the names of its parameters in their order."""
    names = list(columns) if isinstance(statement, Insert) else None
    made = statement.compile(dialect=dialect, column_keys=names, for_executemany=True)
    assert isinstance(made, SQLCompiler)  # what a statement compiles to
    return made.string, list(made.positiontup or ())
