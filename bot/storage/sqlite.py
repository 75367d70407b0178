"""What is SQLite's own: the file and its lock, the check before it is opened, and the settings of a connection."""

from __future__ import annotations

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import URL, Connection, event
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.core.errors import OperatorError
from bot.storage.backend import OURS, Executes, Way
from bot.storage.quick import CLOSED, QuickConnection

READING = "alongside_reading"
"""The execution option of a connection that only reads: each statement sees what is committed, and waits for nobody."""


class FileLock:
    """One process holds the file. The lock file goes when the process ends in order, and is harmless when it stays."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None

    def take(self) -> None:
        while True:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(descriptor)
                raise OperatorError(
                    f"Another Alongside is using {self._path.with_suffix('')}. Stop that one first, "
                    "or give this one a database of its own."
                ) from None
            if self._is_still_there(descriptor):
                self._descriptor = descriptor
                return
            os.close(descriptor)

    def _is_still_there(self, descriptor: int) -> bool:
        """Whoever held it before may have removed the file between our opening it and our locking it."""
        try:
            return os.stat(self._path).st_ino == os.fstat(descriptor).st_ino
        except FileNotFoundError:
            return False

    def release(self) -> None:
        if self._descriptor is not None:
            self._path.unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite and the file system say into a sentence for the operator."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(_sentence(path, error)) from error


def _sentence(path: Path, error: Exception) -> str:
    said = str(error).casefold()
    if "not a database" in said or "malformed" in said:
        return damaged(path, str(error))
    if "full" in said or getattr(error, "errno", None) == 28:
        return f"The disk that holds {path} is full. Nothing was changed. Make room, then start again."
    if "locked" in said or "busy" in said:
        return f"The database {path} is locked by another program. Close that program, then start again."
    if "readonly" in said or "read-only" in said or isinstance(error, PermissionError) or "unable to open" in said:
        return (
            f"The database {path} cannot be written. Nothing was changed. "
            "Check that its folder exists and that this user may write there."
        )
    return f"The database {path} cannot be used: {error}. Nothing was changed."


def damaged(path: Path, what: str) -> str:
    return (
        f"The database {path} is damaged ({what}). Nothing was changed. "
        "Put a backup in its place, or move it away to begin anew."
    )


def make_private(path: Path) -> None:
    """A new database is for its owner's eyes only; SQLite gives its other files the same mode."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))


def check(path: Path, *, thoroughly: bool = False, ours: str = OURS) -> None:
    """Reads the whole file and raises OperatorError where it is damaged; `thoroughly` compares the indexes as well.

    What a crash left half written is rolled back first, which one who may only read could not. `ours`: the table by
    which a file of ours is known.
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    with explained(path), closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
        found = connection.execute(f"PRAGMA {'integrity_check' if thoroughly else 'quick_check'}(1)").fetchone()[0]
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if found != "ok":
        raise OperatorError(damaged(path, found.splitlines()[-1]))
    if tables and ours not in tables:
        raise OperatorError(f"{path} belongs to another program. Nothing was changed. Choose another file.")


_SETTINGS = ("synchronous = FULL", "foreign_keys = ON", "busy_timeout = 5000", "secure_delete = ON")
"""What is deleted is overwritten, whatever this SQLite was built to do: the key store depends on it."""


class Connections:
    """All that are open to a file. None outlives `close`, whoever had it in hand: the pool forgets those it lent."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: WeakSet[QuickConnection] = WeakSet()

    def engine(self, url: URL) -> AsyncEngine:
        """Writers begin IMMEDIATE, so that none fails half way for a lock; every transaction says itself when it
        ends."""
        made = create_async_engine(url, async_creator=self._make, pool_reset_on_return=None)

        @event.listens_for(made.sync_engine, "begin")
        def on_begin(connection: Connection) -> None:
            if not connection.get_execution_options().get(READING, False):
                driver = connection.connection.driver_connection
                assert isinstance(driver, QuickConnection)  # as it was made below
                driver.begin()

        return made

    async def close(self) -> None:
        """What is under way is rolled back, and whoever did it is told so at the next statement."""
        closing, self._open = list(self._open), WeakSet()
        for connection in closing:
            await connection.close()

    async def _make(self, *_args: object, **_kwargs: object) -> QuickConnection:
        connection = QuickConnection(self._open_it)
        self._open.add(connection)
        await connection
        if connection not in self._open:
            await connection.close()
            raise sqlite3.OperationalError(CLOSED)
        return connection

    def _open_it(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        return connection


class SqliteFile:
    """A file, held by one process: `backend.Backend` for SQLite."""

    writers = 1
    presence = None

    def __init__(self, url: URL, *, ours: str = OURS) -> None:
        """`ours`: the table by which a file of ours is known."""
        self._ours = ours
        if url.database in (None, "", ":memory:"):
            raise OperatorError(
                f"Alongside cannot use the database {url.render_as_string()}. "
                "It keeps its data in a file, such as sqlite+aiosqlite:///data/alongside.sqlite3"
            )
        self._url = url
        self.path = Path(str(url.database)).resolve()
        self.name = str(self.path)
        self._lock = FileLock(self.path)
        self._connections = Connections(self.path)

    def engine(self) -> AsyncEngine:
        return self._connections.engine(self._url)

    def options(self, way: Way) -> Mapping[str, Any]:
        return {READING: True} if way == "reading" else {}

    async def open(self) -> AsyncEngine:
        with self.explained():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.take()
            make_private(self.path)
        await asyncio.to_thread(check, self.path, ours=self._ours)
        return self.engine()

    async def close(self) -> None:
        await self._connections.close()
        self._lock.release()

    async def be_present(self) -> None:
        """Nobody else is there."""

    async def exists(self) -> bool:
        return self.path.exists() and self.path.stat().st_size > 0

    async def examine(self) -> None:
        await asyncio.to_thread(check, self.path, thoroughly=True, ours=self._ours)

    async def be_alone(self, tx: Executes) -> None:
        """The file is locked already."""

    async def after_looking(self, connection: AsyncConnection) -> None:
        await connection.exec_driver_sql("PRAGMA journal_mode = WAL")

    @contextmanager
    def explained(self) -> Iterator[None]:
        with explained(self.path):
            try:
                yield
            except DBAPIError as error:
                raise error.orig or error from error

    def reruns(self, error: DBAPIError) -> int:
        return 0

    def is_our_fault(self, error: DBAPIError) -> bool:
        return isinstance(error, IntegrityError | DataError | ProgrammingError)

    def kind_of(self, error: DBAPIError) -> str:
        return type(error.orig).__name__
