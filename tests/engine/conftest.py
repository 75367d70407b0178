"""Fixtures of the engine's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.core.cog import Cog
from bot.core.ports import Catalog
from tests.engine.house import House
from tests.support.databases import NewUrl

Build = Callable[..., Awaitable[House]]


@pytest.fixture
async def build(tmp_path: Path, new_url: NewUrl) -> AsyncIterator[Build]:
    """Gives `await build(*cogs)`: an engine that runs, and is stopped at the end."""
    houses: list[House] = []

    async def start(*cogs: Cog, catalog: Catalog | None = None) -> House:
        house = House(await new_url(), tmp_path, cogs, catalog=catalog)
        await house.start()
        houses.append(house)
        return house

    yield start
    for house in houses:
        house.refuses_writes = house.is_full = False
        house.platform.let_everyone_go()
        await house.stop()
