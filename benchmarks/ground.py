"""Where benchmarks work: a temporary folder, and databases that are prepared once and copied for every run."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.population import QUIET, settle
from bot.app import App
from bot.core.clock import SetClock
from bot.core.deeds import Delivery, Receipt


class Nowhere:
    """A platform that shows nothing."""

    name = "discord"
    at_once = 1

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        return ()

    async def remove(self, receipt: Receipt) -> None:
        """Nothing was there."""


def url_of(database: Path) -> str:
    return f"sqlite+aiosqlite:///{database}"


def app_on(database: Path, clock: SetClock) -> App:
    return App(url_of(database), [Nowhere()], clock)


class Ground:
    """`quick`: smaller sizes and fewer runs, to see that all works; its ratios mean less."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.quick = quick
        self._folder = folder

    def prepared(self, members: int) -> Path:
        """A database with so many members; 0 is one that was migrated and holds nothing. Copy it, don't touch it."""
        database = self._folder / f"prepared-{members}.sqlite3"
        if not database.exists():
            making = self._folder / "making.sqlite3"
            asyncio.run(_migrate(making))
            if members:
                settle(making, members)
            making.rename(database)
        return database

    def copy(self, members: int, name: str) -> Path:
        """A fresh copy, on the disk: what is still to be written of it must not slow the next commit down."""
        database = self._folder / f"{name}.sqlite3"
        for old in self._folder.glob(f"{database.name}*"):
            old.unlink()
        shutil.copyfile(self.prepared(members), database)
        with database.open("rb+") as copied:
            os.fsync(copied.fileno())
        return database


async def _migrate(database: Path) -> None:
    app = app_on(database, SetClock(QUIET))
    await app.start()
    await app.stop()
