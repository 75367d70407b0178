"""Statements in an open transaction, and what those who write them need beside: the vault, and who this process is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Delete, Dialect, Insert, Update
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler

from bot.storage.backend import Presence
from bot.storage.vault import Vault

Result = CursorResult[*tuple[Any, ...]]
Rows = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


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

    async def write(self, statement: Insert | Update | Delete, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs a statement once for each of many rows, of values as the driver takes them (instants by `micros`).

        SQLAlchemy's own way looks at each value of each row, which costs more than the database does. The statement is
        a constant of its module, so that it is compiled once.
        """
        if rows:
            written, names = compiled(statement, self._connection.dialect, tuple(rows[0]))
            take = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
            await self._connection.exec_driver_sql(written, [take(row) for row in rows])

    @property
    def process(self) -> int | None:
        """The number of this process among others; None where it has the database to itself."""
        return None if self.presence is None else self.presence.number


@lru_cache(maxsize=64)
def compiled(statement: Insert | Update | Delete, dialect: Dialect, columns: tuple[str, ...]) -> tuple[str, list[str]]:
    """A statement in a database's own words, and the names of its parameters in their order."""
    names = list(columns) if isinstance(statement, Insert) else None
    made = statement.compile(dialect=dialect, column_keys=names, for_executemany=True)
    assert isinstance(made, SQLCompiler)  # what a statement compiles to
    return made.string, list(made.positiontup or ())
