"""A file with a command: the option that Discord has for it, and who may make us fetch one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.adapters.discord.test_talking import Home
from tests.support.discord_bot import a_bot
from tests.support.discord_contract import contract, documents
from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_permissions import Permission

PLACES = b"name,country,phone\nLantern,GB,01632 960001\n"


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    folder = documents()
    async with FakeDiscord(contract=contract(folder) if folder is not None else None) as fake:
        ana, ben = fake.person("ana"), fake.person("ben")
        guild = fake.guild("home", ana, ben)
        fake.role(guild, "moderators", Permission.MODERATE_MEMBERS, ana)
        async with a_bot(fake, tmp_path) as bot:
            yield Home(fake, bot, guild, fake.channel(guild, "lounge"), ana, ben)
        assert not fake.violations, "\n".join(fake.violations)


async def test_a_file_given_with_the_slash_command_is_taken_in(home: Home) -> None:
    file = home.ana.attach("places.csv", PLACES)
    answer = await home.fake.answer_to(home.ana.slash(home.lounge, "resource import", file=file))
    assert "places.csv: 1 new" in answer.content
    assert answer.is_ephemeral


async def test_nobody_elses_file_is_fetched(home: Home) -> None:
    """Also where they only say the command to a room, with a file."""
    before = len(home.ben.sees_of_bot())
    home.ben.say(home.lounge, "!resource import", files=[("places.csv", PLACES)])
    answer = await home.answer(home.ben, before)
    assert "1 new" not in answer.content
    assert not [call for call in home.fake.log.requests if "/cdn/" in call.path]
