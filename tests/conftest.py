"""Fixtures that every test may use."""

from __future__ import annotations

import zoneinfo
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.console import ConsoleWorld
from tests.support.databases import KINDS, POSTGRES, SQLITE, NewUrl, a_server, urls
from tests.support.postgres import Server

zoneinfo.reset_tzpath(())  # as the app does: the tzdata of the lock file


@dataclass(frozen=True, slots=True)
class Variant:
    """Where a story happens, on which database, and in which language."""

    platform: str = "console"
    database: str = SQLITE
    language: str = "en"

    def __str__(self) -> str:
        usual = Variant()
        return "-".join(
            [self.platform]
            + [self.database] * (self.database != usual.database)
            + [self.language] * (self.language != usual.language)
        )


VARIANTS = [
    Variant(database=database, language=language) for database in (SQLITE, POSTGRES) for language in ("en", "de")
]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server of this run. Where PostgreSQL is not installed, what needs it is skipped."""
    with a_server() as server:
        yield server


@pytest.fixture(params=KINDS)
async def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[NewUrl]:
    """Gives `await new_url()`: the address of a new database. A test that uses it runs on each kind there is."""
    async with urls(request.param, tmp_path, request) as new:
        yield new


@pytest.fixture(params=VARIANTS, ids=str)
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[ConsoleWorld]:
    """A community on each platform there is; a story is one test item per variant."""
    async with urls(request.param.database, tmp_path, request) as new:
        world = ConsoleWorld(tmp_path, await new(), request.param.language)
        yield world
        await world.end()
