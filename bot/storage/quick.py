"""aiosqlite with one trip to its thread for a statement, instead of four.

SQLAlchemy asks the driver for a cursor, to execute, to fetch and to close; each is a trip to the connection's thread
and back, which costs more than the statement. Here one trip does all of it: rows are few, or wanted whole, as
SQLAlchemy's own adapter wants them. Only `Connection.cursor`, `commit` and `rollback` are other than aiosqlite's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import aiosqlite

Parameters = Sequence[Any]


class QuickConnection(aiosqlite.Connection):
    """Made and opened by awaiting it, as its parent is. Its thread never keeps the process alive."""

    def __init__(self, open_it: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(open_it, iter_chunk_size=64)
        self._thread.daemon = True

    def cursor(self) -> QuickCursor:  # type: ignore[override]  # what SQLAlchemy's adapter asks of it, and no more
        return QuickCursor(self)

    async def commit(self) -> None:
        """No trip where nothing was begun: a connection that only read has nothing to end."""
        if self.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        if self.in_transaction:
            await super().rollback()

    async def run(self, function: Callable[[], Any]) -> Any:  # noqa: ANN401  # whatever the function gives
        """Calls a function in the connection's thread."""
        return await self._execute(function)  # type: ignore[no-untyped-call]  # untyped in aiosqlite

    @property
    def raw(self) -> sqlite3.Connection:
        return self._conn


class QuickCursor:
    """One statement and its rows, all of them in memory."""

    arraysize = 1

    def __init__(self, connection: QuickConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> QuickCursor:
        return self

    async def execute(self, statement: str, parameters: Parameters = ()) -> QuickCursor:
        return await self._run(lambda: self._connection.raw.execute(statement, parameters))

    async def executemany(self, statement: str, rows: Iterable[Parameters]) -> QuickCursor:
        return await self._run(lambda: self._connection.raw.executemany(statement, rows))

    async def _run(self, make: Callable[[], sqlite3.Cursor]) -> QuickCursor:
        def all_of_it() -> None:
            cursor = make()
            self.description, self.lastrowid = cursor.description, cursor.lastrowid
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount = cursor.rowcount
            cursor.close()

        await self._connection.run(all_of_it)
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def fetchone(self) -> Any:  # noqa: ANN401  # a row, or None
        return self._rows.pop(0) if self._rows else None

    async def close(self) -> None:
        self._rows = []
