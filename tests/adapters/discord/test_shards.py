"""Many servers: several shards in one process, or in several processes that share a database."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from discord.gateway import KeepAliveHandler

from bot.adapters.discord.link import _share_of
from bot.adapters.discord.settings import Settings
from bot.storage import keys
from tests.support.discord_bot import Bot, ReadOnce, a_discord, a_home
from tests.support.discord_fake import FakeDiscord, redirected
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_world import Channel, Guild
from tests.support.postgres import Server

EVEN, ODD = 4 << 22, 5 << 22


@dataclass
class Ground:
    """Two servers, one of each shard, with one person in both and one in each."""

    fake: FakeDiscord
    guilds: list[Guild]
    lounges: list[Channel]
    ana: Person


def ground(fake: FakeDiscord) -> Ground:
    fake.gateway.max_concurrency = 2
    ana = fake.person("ana")
    guilds = [fake.guild("even", ref=EVEN), fake.guild("odd", ana, ref=ODD)]
    lounges = [fake.channel(guild, "lounge") for guild in guilds]
    return Ground(fake, guilds, lounges, ana)


def test_each_process_takes_its_share() -> None:
    assert _share_of(Settings(token="t")) == 50
    assert _share_of(Settings(token="t", shards=4)) == 50
    assert _share_of(Settings(token="t", shards=4, shard_ids=(0,))) == 12
    assert _share_of(Settings(token="t", shards=2, shard_ids=(0, 1))) == 50


async def test_two_shards_in_one_process(tmp_path: Path) -> None:
    async with a_home(tmp_path, shards=2) as home:
        here = ground(home.fake)
        assert sorted(each.shard for each in home.fake.gateway.sessions.values()) == [(0, 2), (1, 2)]
        await asyncio.sleep(0.1)
        for lounge in here.lounges:
            who = here.ana if lounge.guild is here.guilds[1] else home.fake.person("ben")
            if who is not here.ana:
                home.fake.join(here.guilds[0], who)
                await asyncio.sleep(0.05)
            assert (await home.fake.answer_to(who.slash(lounge, "help"))).is_ephemeral
        here.ana.say(None, "!checkin now 4")
        assert "Thank you" in (await home.fake.until(lambda: here.ana.sees_of_bot()))[0].content


async def test_who_gives_up_while_dialling_leaves_no_heartbeat_behind(tmp_path: Path) -> None:
    async with a_discord() as fake:
        fake.gateway.is_strict, fake.gateway.max_concurrency = True, 1
        with redirected(fake.api_url, fake.gateway_url):
            bot = Bot(fake, tmp_path, Settings(token=fake.token, shards=2))
            try:
                await bot.starts(waits=False)
                await fake.until(lambda: len([each for each in threads() if each.shard_id == 1]) > 0, 10)
            finally:
                await bot.ends()
    assert all(each._stop_ev.is_set() for each in threads())


def threads() -> list[KeepAliveHandler]:
    return [each for each in threading.enumerate() if isinstance(each, KeepAliveHandler)]


@asynccontextmanager
async def two_processes(
    server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Ground, list[Bot]]]:
    monkeypatch.setattr("bot.app.Catalogs", ReadOnce)
    async with AsyncExitStack() as stack:
        names = [await server.create(), await server.create(migrated=False)]
        for name in names:
            stack.push_async_callback(server.drop, name)
        url, store = map(server.url, names)
        fake = await stack.enter_async_context(a_discord())
        stack.enter_context(redirected(fake.api_url, fake.gateway_url))
        here = ground(fake)
        bots = []
        for number in (0, 1):
            settings = Settings(token=fake.token, shards=2, shard_ids=(number,))
            bot = Bot(fake, folder, settings, url, keys.vault_at(folder / "test.key", store))
            stack.push_async_callback(bot.ends)
            await bot.starts(waits=number == 0)
            bots.append(bot)
        await fake.until(lambda: len(fake.gateway.sessions) == 2 and bots[1]._hears(2), 20)
        yield here, bots


async def test_two_processes_with_one_shard_each(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two_processes(postgres, tmp_path, monkeypatch) as (here, _):
        fake, ana, lounge = here.fake, here.ana, here.lounges[1]
        assert len(fake.log.of("PUT", "/commands$")) == 1, "one process tells Discord of the commands"
        answer = await fake.answer_to(ana.slash(lounge, "checkin now"))
        assert answer.is_ephemeral
        assert "Thank you" in (await fake.answer_to(ana.click(answer, "4 all right"))).content
        await asyncio.sleep(0.3)
        ana.say(None, "!checkin now 4")  # it arrives at shard 0, which does not know the server
        assert "Thank you" in (await fake.until(lambda: ana.sees_of_bot()))[0].content
        assert fake.log.of("GET", rf"/guilds/{ODD}/members/{ana.id}$")
        press = await fake.answer_to(ana.slash(None, "checkin now"))
        assert "Thank you" in (await fake.answer_to(ana.click(press, "4 all right"))).content


async def test_a_server_that_was_joined_later_is_known_to_the_other_process(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one process has read is not what the other has written since."""
    async with two_processes(postgres, tmp_path, monkeypatch) as (here, bots):
        fake, ana = here.fake, here.ana
        fake.join(here.guilds[0], ana)
        await fake.answer_to(ana.slash(here.lounges[0], "help"))
        await asyncio.sleep(0.2)
        first = await bots[0].link.places.looked_up(await bots[0].link.client.fetch_user(ana.id))
        assert [one.community for one in first] == [str(EVEN)]
        await fake.answer_to(ana.slash(here.lounges[1], "help"))
        await asyncio.sleep(0.3)
        bots[0].link.places._found.clear()
        second = await bots[0].link.places.looked_up(await bots[0].link.client.fetch_user(ana.id))
        assert [one.community for one in second] == [str(EVEN), str(ODD)]
        await fake.answer_to(ana.slash(here.lounges[0], "help"))
        await asyncio.sleep(0.2)
        bots[1].link.places._found.clear()
        third = await bots[1].link.places.looked_up(await bots[1].link.client.fetch_user(ana.id))
        assert [one.community for one in third] == [str(EVEN), str(ODD)], "and neither forgets what the other knows"


async def test_an_answer_of_a_process_that_died_is_finished_by_the_other(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two_processes(postgres, tmp_path, monkeypatch) as (here, bots):
        fake, ana = here.fake, here.ana
        fake.fault("POST", "/callback$", lose=True)
        asked = ana.slash(here.lounges[1], "checkin now", feeling=4)
        await fake.until(lambda: asked.original)
        await bots[1].dies()
        await bots[0].there.postman.take_over()
        await fake.until(lambda: fake.log.of("PATCH", "@original$"), 15)
        await bots[0].there.postman.work()
        shown = [each for each in asked.answers if not each.is_deleted]
        assert len(shown) == 1
        assert "Thank you" in shown[0].content
