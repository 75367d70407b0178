"""aiosqlite with one trip to its thread for a statement, instead of four, or for several statements at once.

SQLAlchemy asks the driver for a cursor, to execute, to fetch and to close; each is a trip to the connection's thread
and back, which costs more than the statement. Here one trip does all of it: rows are few, or wanted whole, as
SQLAlchemy's own adapter wants them. Other than aiosqlite's are `Connection.cursor`, `commit`, `rollback`, `stop` and
`close`, and nothing else.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

import aiosqlite
from sqlalchemy import Executable, TextClause
from sqlalchemy.exc import DBAPIError

from bot.storage.prepared import Rows, prepared

T = TypeVar("T")
Talk = Generator[tuple[Executable, Mapping[str, Any]], Rows, T]
"""Yields statements, each with its values, is sent the rows of each, and returns what comes of it."""

Parameters = Sequence[Any]

CLOSED = "the database was closed"


class QuickConnection(aiosqlite.Connection):
    """Made and opened by awaiting it, as its parent is. Its thread never keeps the process alive."""

    def __init__(self, open_it: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(open_it, iter_chunk_size=64)
        self._thread.daemon = True
        self._begins = False
        self._may_be_open = False
        self._later: list[Callable[[], Any]] = []
        self._stopping: asyncio.Future[Any] | None = None

    def stop(self) -> asyncio.Future[Any] | None:
        """Closes what is open once all is done that was asked for before; a second time is nothing."""
        if self._running:
            self._stopping = super().stop()
        return self._stopping

    async def close(self) -> None:
        """As its parent, but by several at once, and never left half way."""
        if self._connection is not None and (stopping := self.stop()) is not None:
            await asyncio.shield(stopping)

    def begin(self) -> None:
        """A transaction that writes begins with the next trip, and not at all where nothing follows."""
        self._begins = True

    def later(self, function: Callable[[], Any]) -> None:
        """Calls a function, whose answer nobody waits for, in the connection's thread on the next trip, or before the
        commit. What it raises is raised there."""
        self._later.append(function)

    def cursor(self) -> QuickCursor:  # type: ignore[override]  # what SQLAlchemy's adapter asks of it, and no more
        return QuickCursor(self)

    async def commit(self) -> None:
        """No trip where nothing was begun: a connection that only read has nothing to end."""
        try:
            if self._is_closed:
                if self._later or self._may_be_open:
                    raise sqlite3.OperationalError(CLOSED)
            elif self._later:
                await self.run(self.raw.commit)
            elif self._may_be_open or self.in_transaction:
                await super().commit()
        except sqlite3.Error:  # SQLAlchemy takes it for done with, and would lend the connection as it is
            await self.rollback()
            raise
        self._begins = self._may_be_open = False

    async def rollback(self) -> None:
        """Also of what the thread is still to begin, for somebody who waits for it no more."""
        self._later.clear()
        if not self._is_closed and (self._may_be_open or self.in_transaction):
            await super().rollback()
        self._begins = self._may_be_open = False

    async def run(self, function: Callable[[], Any]) -> Any:  # noqa: ANN401  # whatever the function gives
        """Calls a function in the connection's thread, in the transaction that was to begin, and after what was left
        for later."""
        if self._is_closed:
            raise sqlite3.OperationalError(CLOSED)
        if self._begins or self._later:
            function = partial(self._after, self._begins, self._later, function)
            self._begins, self._may_be_open, self._later = False, True, []
        return await self._execute(function)  # type: ignore[no-untyped-call]  # untyped in aiosqlite

    def _after(self, begins: bool, left: list[Callable[[], Any]], function: Callable[[], Any]) -> Any:  # noqa: ANN401  # as above
        if begins:
            try:
                self.raw.execute("BEGIN IMMEDIATE")
            except sqlite3.Error:
                self._begins, self._later = True, left  # whoever goes on all the same writes nothing outside of one
                raise
        for one in left:
            one()
        return function()

    async def converse(self, talk: Talk[T]) -> T:
        """All of it in one trip to the connection's thread."""

        def all_of_it() -> T:
            rows: Rows | None = None
            while True:
                try:
                    statement, values = next(talk) if rows is None else talk.send(rows)
                except StopIteration as ended:
                    said: T = ended.value
                    return said
                rows = self._rows(statement, values)

        with _as_sqlalchemy():
            done: T = await self.run(all_of_it)
        return done

    async def end(self) -> None:
        """Commits as SQLAlchemy would, without its way there; it finds nothing left to commit."""
        with _as_sqlalchemy():
            await self.commit()

    def _rows(self, statement: Executable, values: Mapping[str, Any]) -> Rows:
        if isinstance(statement, TextClause):
            return self.raw.execute(statement.text, values).fetchall()
        known = prepared(statement, values)
        return known.rows(self.raw.execute(known.words, known.values(values)).fetchall())

    @property
    def _is_closed(self) -> bool:
        """By whoever closed the database while a transaction was under way: with that, it was rolled back."""
        return not self._running

    @property
    def raw(self) -> sqlite3.Connection:
        return self._conn


@contextmanager
def _as_sqlalchemy() -> Iterator[None]:
    """Faults are told as SQLAlchemy tells them."""
    try:
        yield
    except sqlite3.Error as error:
        raise DBAPIError.instance(None, None, error, sqlite3.Error) from error


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
