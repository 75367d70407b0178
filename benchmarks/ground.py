"""Where benchmarks work: a temporary folder, and databases that are prepared once and copied for every run."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.outcome import Skipped
from benchmarks.population import QUIET, settle, settle_postgres
from bot.app import App
from bot.core.clock import SetClock
from bot.core.deeds import Delivery, Receipt
from bot.core.ports import Rooms
from bot.engine.rooms import AllRooms
from tests.support.postgres import Server, programs


class Nowhere:
    """A platform that shows nothing."""

    name = "discord"
    at_once = 1
    rooms: Rooms = AllRooms({})

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        return ()

    async def remove(self, receipt: Receipt) -> None:
        """Nothing was there."""


def url_of(database: Path) -> str:
    return f"sqlite+aiosqlite:///{database}"


def app_on(url: str, clock: SetClock) -> App:
    return App(url, [Nowhere()], clock)


class Ground:
    """`quick`: smaller sizes and fewer runs, to see that all works; its ratios mean less."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.quick = quick
        self._folder = folder
        self._server: OnServer | None = None

    @property
    def server(self) -> OnServer:
        """Started when it is first asked for. Raises Skipped where PostgreSQL is not installed."""
        if self._server is None:
            self._server = OnServer()
        return self._server

    def close(self) -> None:
        if self._server is not None:
            self._server.remove()

    def folder(self, name: str) -> Path:
        """An empty one."""
        made = self._folder / name
        made.mkdir()
        return made

    def prepared(self, members: int) -> Path:
        """A database with so many members; 0 is one that was migrated and holds nothing. Copy it, don't touch it."""
        database = self._folder / f"prepared-{members}.sqlite3"
        if not database.exists():
            making = self._folder / "making.sqlite3"
            asyncio.run(migrate(url_of(making)))
            if members:
                settle(making, members)
            for file in _files(making):
                file.rename(file.with_name(file.name.replace(making.name, database.name)))
        return database

    def copy(self, members: int, name: str) -> Path:
        """A fresh copy of what is prepared."""
        return self.copy_of(self.prepared(members), name)

    def copy_of(self, prepared: Path, name: str) -> Path:
        """A fresh copy, on the disk: what is still to be written of it must not slow the next commit down."""
        database = self._folder / f"{name}.sqlite3"
        for old in self._folder.glob(f"{database.name}*"):
            old.unlink()
        for file in _files(prepared):
            copied = self._folder / file.name.replace(prepared.name, database.name)
            shutil.copy(file, copied)
            with copied.open("rb+") as written:
                os.fsync(written.fileno())
        return database


def _files(database: Path) -> list[Path]:
    """A database, its key file and its key store."""
    return [database.with_name(database.name + end) for end in ("", ".key", ".keys")]


class OnServer:
    """Databases on a PostgreSQL server of the benchmarks' own, prepared once and copied for every run.

    It lies on the disk, with fsync and whole pages in its log: a commit costs what it costs an operator.
    """

    def __init__(self) -> None:
        found = programs()
        if found is None:
            raise Skipped("PostgreSQL is not installed (Debian: apt install postgresql)")
        self._server = Server(found, durable=True)
        self._there: set[str] = set()
        try:
            self._server.start()
        except BaseException:
            self.remove()
            raise

    def remove(self) -> None:
        self._server.remove()

    def prepared(self, members: int) -> str:
        """The name of a database with so many members. Copy it, don't touch it."""
        name = f"prepared_{members}"
        if name not in self._there:
            self._do(f"CREATE DATABASE {name}")
            asyncio.run(migrate(self._server.url(name)))
            asyncio.run(settle_postgres(address_of(self._server.url(name)), members))
            self._there.add(name)
        return name

    def copy(self, members: int, name: str) -> str:
        """The URL of a fresh copy, all of it on the disk: no checkpoint falls into the next measurement."""
        prepared = self.prepared(members)
        self._do(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE {prepared}")
        self._do("CHECKPOINT")
        return self._server.url(name)

    def _do(self, *statements: str) -> None:
        asyncio.run(self._server.execute(*statements))


def address_of(url: str) -> str:
    """As asyncpg takes it."""
    return url.replace("+asyncpg", "")


async def migrate(url: str) -> None:
    app = app_on(url, SetClock(QUIET))
    await app.start()
    await app.stop()
