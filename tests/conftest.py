"""Fixtures that every test may use."""

from __future__ import annotations

import zoneinfo
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pytest
import structlog

from bot.app import WORDS
from bot.engine.catalog import Catalogs
from tests.support.console import ConsoleWorld
from tests.support.databases import KINDS, POSTGRES, SQLITE, NewUrl, a_server, urls
from tests.support.matrix import MatrixWorld
from tests.support.person import World
from tests.support.postgres import Server
from tests.support.synapse import Synapse, a_homeserver
from tests.support.words import catalog

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
    Variant(),
    Variant(database=POSTGRES, language="de"),
    Variant(platform="matrix"),
    Variant(platform="discord"),
]


@pytest.fixture(autouse=True)
def _logs_stay_as_they_are() -> Iterator[None]:
    """Whatever a command of the program makes of the log, the next test finds it as this one did."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server of this run. Where PostgreSQL is not installed, what needs it is skipped."""
    with a_server() as server:
        yield server


@pytest.fixture(scope="session")
def synapse() -> Iterator[Synapse]:
    """The homeserver of this run, which holds nobody back. Where Synapse is not installed, what needs it is skipped."""
    with a_homeserver() as server:
        yield server


@pytest.fixture(scope="session")
def strict_synapse() -> Iterator[Synapse]:
    """One with the limits that Synapse has when nobody has changed its settings."""
    with a_homeserver(limits=True) as server:
        yield server


@pytest.fixture(params=KINDS)
async def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[NewUrl]:
    """Gives `await new_url()`: the address of a new database. A test that uses it runs on each kind there is."""
    async with urls(request.param, tmp_path, request) as new:
        yield new


class _ReadOnce:
    """The catalogs, read by the first story for all: they never change, and it takes longer than the story itself."""

    @staticmethod
    def read(folders: Sequence[Path]) -> Catalogs:
        return catalog() if tuple(folders) == WORDS else Catalogs.read(folders)


@pytest.fixture(params=VARIANTS, ids=str)
async def world(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """A community on each platform there is; a story is one test item per variant."""
    variant: Variant = request.param
    monkeypatch.setattr("bot.app.Catalogs", _ReadOnce)
    async with urls(variant.database, tmp_path, request) as new:
        world: World
        if variant.platform == "matrix":
            is_old = crc32(request.node.name.encode()) % 4 == 0  # many communities have rooms from years ago
            world = MatrixWorld(
                request.getfixturevalue("synapse"), tmp_path, await new(), variant.language, "10" if is_old else "12"
            )
        elif variant.platform == "discord":
            from tests.support.discord_world import DiscordWorld

            world = DiscordWorld(tmp_path, await new(), variant.language, request.node.name)
        else:
            world = ConsoleWorld(tmp_path, await new(), variant.language)
        yield world
        await world.end()
