"""Bots for the tests of who they are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.matrix.settings import Settings
from bot.storage.database import Database
from tests.adapters.matrix.bots import PASSWORD, Bot, NewBot
from tests.support.synapse import Synapse


@pytest.fixture
async def new_bot(synapse: Synapse, tmp_path: Path) -> AsyncIterator[NewBot]:
    """Gives `await new_bot(name)`: an account of its own, a folder of that name, and a database."""
    made: list[Bot] = []

    async def make(name: str) -> Bot:
        account = await synapse.register(synapse.new_name("bot"), PASSWORD)
        database = Database(f"sqlite+aiosqlite:///{tmp_path / name}.sqlite3")
        await database.open()
        folder = tmp_path / name
        settings = Settings(
            homeserver=synapse.url, user=account["user_id"], folder=folder, password=PASSWORD, device_name="A bot"
        )
        await synapse.call("POST", "/_matrix/client/v3/logout", {}, token=account["access_token"])
        made.append(Bot(synapse, account["user_id"], folder, database, settings))
        return made[-1]

    yield make
    for bot in made:
        for session in bot.open:
            await session.close()
        await bot.database.close()


@pytest.fixture
async def bot(new_bot: NewBot) -> Bot:
    return await new_bot("matrix")
