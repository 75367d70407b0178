"""A room that is upgraded: what belonged to it goes along on a moderator's word, and on nobody else's."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.core.heard import Moved
from tests.support.matrix_bot_fixture import House, Someone, StepBot, a_house
from tests.support.synapse import Synapse

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


async def replaced(bot: StepBot, old: str, maker: Someone, *, agreed_by: Someone | None) -> str:
    """A new room that says it takes the place of the old one; the bot is asked in by whoever made it."""
    new = await maker.create(name="new", creation_content={"predecessor": {"room_id": old}})
    if agreed_by is not None:
        await agreed_by.state(old, "m.room.tombstone", {"body": "moved", "replacement_room": new})
        await bot.until(lambda: bot.link.rooms[old].replaced_by == new)
    await maker.invite(new, bot.user)
    await bot.joined(new)
    await bot.step(2)
    return new


@pytest.mark.parametrize("version", ["10", "12"])
async def test_a_moderator_asks_us_along(house: House, version: str) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    old = await house.lounge(bot, mia, room_version=version)
    new = await replaced(bot, old, mia, agreed_by=mia)
    (moved,) = bot.of(Moved)
    assert (moved.was, moved.place.ref, moved.who.account.ref) == (old, new, mia.user)
    await bot.until(lambda: old not in bot.link.rooms)


async def test_somebody_else_asks_us_in_and_nothing_goes_along(house: House) -> None:
    bot, mia, eve = await house.ears(), await house.person("mia"), await house.person("eve")
    old = await house.lounge(bot, mia, eve)
    await replaced(bot, old, eve, agreed_by=mia)
    assert not bot.of(Moved)
    assert old in bot.link.rooms


async def test_a_room_that_only_says_so_itself_takes_nothing(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    old = await house.lounge(bot, mia)
    await replaced(bot, old, mia, agreed_by=None)
    assert not bot.of(Moved)
    assert old in bot.link.rooms
