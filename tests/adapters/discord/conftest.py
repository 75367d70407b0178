"""A Discord of our own for the tests of the adapter: nothing of it leaves this machine."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.discord_contract import contract, documents
from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_bot import Home, home_of


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    """In the place of Discord, as long as the test lasts.

    Where Discord's own documents are at hand they judge all that is asked and answered, and the test fails by them.
    """
    folder = documents()
    async with FakeDiscord(contract=None if folder is None else contract(folder)) as made:
        with made.in_the_place_of_discord():
            yield made
    assert not made.violations, "\n".join(made.violations)


@pytest.fixture
async def home(fake: FakeDiscord) -> AsyncIterator[Home]:
    """A server with two people, a room, and a bot of bare discord.py."""
    async with home_of(fake) as made:
        yield made
