"""Fixtures that every test may use."""

from __future__ import annotations

import zoneinfo
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.console import ConsoleWorld

zoneinfo.reset_tzpath(())  # as the app does: the tzdata of the lock file


@pytest.fixture(params=["console"])
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[ConsoleWorld]:
    """A community on each platform there is; a story is one test item per platform."""
    world = ConsoleWorld(tmp_path)
    yield world
    await world.end()
