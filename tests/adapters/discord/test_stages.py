"""Stages by deeds: opened where there is one, without calling anybody, and ended."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.core.deeds import CloseStage, Delivery, Manner, OpenStage
from bot.core.errors import Undeliverable
from bot.core.replies import Shown, Text, Typed
from tests.support.discord_bot import Home, a_home, a_part_of, done, room
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_routes_stages import MODERATES
from tests.support.discord_fake_world import Channel, Kind

pytestmark = pytest.mark.asyncio(loop_scope="module")
NAME = "an evening @everyone"
TITLE = Text("which-community-name", {"name": Typed(NAME)})
LOST = [{"lose": True}, {"cut": True}, {"status": 500}, {"status": 503}]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        await home.is_heard(home.ben)
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def stage(home: Home) -> Channel:
    """A stage channel in which the bot is a moderator."""
    channel = home.fake.channel(home.guild, "stage", Kind.STAGE)
    home.fake.overwrite(channel, home.fake.role_of_bot(home.guild), allow=MODERATES)
    await home.bot.hears()
    return channel


async def opened(home: Home, channel: Channel) -> str:
    [key] = await home.bot.puts(home.guild, OpenStage(place=room(channel), title=TITLE))
    await done(home)
    return key


@pytest.mark.parametrize("fault", [{}, *LOST])
async def test_it_is_opened_and_ended(home: Home, stage: Channel, fault: dict[str, int]) -> None:
    met = [home.fake.fault(how, "/stage-instances", **fault) for how in ("POST", "DELETE") if fault]  # type: ignore[arg-type]  # its own words
    key = await opened(home, stage)
    live = home.guild.stages[stage.id]
    assert "@everyone" not in live.topic
    assert (live.topic.replace("\u2060", ""), live.privacy, live.is_called) == (NAME, 2, False)
    await home.bot.puts(home.guild, CloseStage(key=key))
    await done(home)
    assert home.guild.stages == {}
    assert all(each.met for each in met)


async def test_one_that_a_moderator_opened_is_open(home: Home, stage: Channel) -> None:
    first = await opened(home, stage)
    live = home.guild.stages[stage.id]
    await opened(home, stage)
    assert home.guild.stages[stage.id] is live
    await home.bot.puts(home.guild, CloseStage(key=first))
    await done(home)
    assert home.guild.stages == {}


async def test_one_that_is_over_is_over(home: Home, stage: Channel) -> None:
    """Discord ends a stage by itself on which nobody speaks."""
    key = await opened(home, stage)
    home.fake.state.end_stage(home.guild.stages[stage.id])
    await home.bot.puts(home.guild, CloseStage(key=key))
    await done(home)
    assert home.fake.log.of("DELETE", f"/stage-instances/{stage.id}")


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.VOICE])
async def test_elsewhere_there_is_nothing_to_do(home: Home, kind: Kind) -> None:
    channel = home.fake.channel(home.guild, f"no-stage-{kind.value}", kind)
    await home.bot.hears()
    before = len(home.fake.log.requests)
    key = await opened(home, channel)
    await home.bot.puts(home.guild, CloseStage(key=key))
    await done(home)
    assert not [each for each in home.fake.log.since(before) if "stage" in each.path]


@pytest.mark.parametrize("lacks", list(MODERATES))
async def test_where_the_bot_is_no_moderator(home: Home, stage: Channel, lacks: Permission) -> None:
    assert home.bot.platform is not None
    home.fake.overwrite(stage, home.fake.role_of_bot(home.guild), allow=MODERATES & ~lacks)
    shown = Shown((("evening",),), (), "UTC", "en")
    begins = Delivery(key="a" * 22, manner=Manner.STAGE, account=None, place=room(stage), shown=shown, cog="help")
    with pytest.raises(Undeliverable) as refused:
        await home.bot.platform.deliver(begins)
    assert (refused.value.closed, refused.value.reason) == (False, "forbidden")
    assert home.guild.stages == {}


async def test_a_stage_that_is_gone(home: Home, stage: Channel) -> None:
    key = await opened(home, stage)
    home.fake.delete(stage)
    await home.bot.hears()
    await home.bot.puts(home.guild, CloseStage(key=key))
    await done(home)
    assert home.guild.stages == {}
