"""The fake's wire, by bare discord.py: lines that are cut, sessions resumed, limits, faults and lost answers."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import aiohttp
import discord
import pytest

from tests.support.discord_contract import contract, documents
from tests.support.discord_fake import TOKEN, FakeDiscord
from tests.support.discord_fake_bot import Bot, Home, home_of, running
from tests.support.discord_fake_faults import Limited, Limits, Rule
from tests.support.discord_fake_gateway import Gateway
from tests.support.discord_fake_process import fake_process
from tests.support.discord_fake_redirect import redirected
from tests.support.discord_fake_world import Json, Time

ENDS: dict[str, Callable[[Gateway], None]] = {
    "asked to come again": lambda gateway: gateway.reconnect(),
    "invalid but resumable": lambda gateway: gateway.invalidate(resumable=True),
    "cut": lambda gateway: gateway.cut(),
    "closed with 1001": lambda gateway: gateway.close(1001),
    "closed with 4000": lambda gateway: gateway.close(4000),
}


@pytest.fixture(autouse=True)
def _without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py waits for some seconds before it comes again."""
    monkeypatch.setattr("discord.backoff.ExponentialBackoff.delay", lambda self: 0.05)


@pytest.mark.parametrize("how", ENDS)
async def test_nothing_is_lost_when_a_line_ends(home: Home, how: str) -> None:
    home.ana.say(home.lounge, "before")
    await home.fake.until(lambda: home.bot.heard == ["before"])
    ENDS[how](home.fake.gateway)
    home.ana.say(home.lounge, "while away")
    await home.fake.until(lambda: home.bot.heard == ["before", "while away"], 10)
    assert (home.fake.gateway.identified, home.fake.gateway.resumed) == (1, 1)


async def test_what_is_said_while_no_session_stands_is_lost(home: Home) -> None:
    home.fake.gateway.invalidate(resumable=False)
    home.ana.say(home.lounge, "lost")
    await home.fake.until(lambda: home.fake.gateway.identified == 2, 15)
    await home.fake.until(lambda: home.bot.is_ready() and home.fake.gateway.sessions)
    home.ana.say(home.lounge, "after")
    await home.fake.until(lambda: home.bot.heard == ["after"])


async def test_a_line_that_gives_no_sign_of_life_is_left(fake: FakeDiscord) -> None:
    fake.gateway.heartbeat = 0.2
    async with home_of(fake, Bot(heartbeat_timeout=0.7)) as home:
        await fake.until(lambda: fake.gateway.heartbeats)
        fake.gateway.acks = False
        await fake.until(lambda: fake.gateway.connections == 2, 15)
        fake.gateway.acks = True
        home.ana.say(home.lounge, "there")
        await fake.until(lambda: home.bot.heard == ["there"], 10)


@pytest.mark.parametrize(("status", "times"), [(503, 1), (0, 2)])
async def test_the_first_connections_are_refused(fake: FakeDiscord, status: int, times: int) -> None:
    """A client without shards ends by an error of its own then, which ours has to survive.

    A line that breaks under a request which may be repeated, aiohttp tries once more by itself.
    """
    fake.gateway.refuse, fake.gateway.refuse_with = times, status
    with pytest.raises(AttributeError):
        async with discord.Client(intents=discord.Intents.none()) as client:
            await asyncio.wait_for(client.start(fake.token), 20)
    assert (fake.gateway.connections, fake.gateway.refuse) == (times, 0)
    async with running(fake, Bot()) as bot:
        assert bot.is_ready()


async def test_a_limit_is_waited_out(home: Home) -> None:
    home.fake.fault("POST", r"/messages$", 429, retry_after=0.4)
    began = time.monotonic()
    await home.room.send("x")
    assert time.monotonic() - began >= 0.4
    assert [each.status for each in home.fake.log.of("POST", r"/messages$")] == [429, 200]
    assert len(home.ana.sees(home.lounge)) == 1


async def test_a_limit_of_cloudflare_is_an_error(home: Home) -> None:
    home.fake.fault("POST", r"/messages$", 429, via=False, html=True)
    with pytest.raises(discord.HTTPException) as refused:
        await home.room.send("x")
    assert refused.value.status == 429
    assert len(home.fake.log.invalid) == 1


async def test_which_errors_discord_py_tries_again(home: Home) -> None:
    home.fake.fault("POST", r"/messages$", 502)
    await home.room.send("x")
    home.fake.fault("POST", r"/messages$", 503)
    with pytest.raises(discord.DiscordServerError):
        await home.room.send("y")
    assert [each.status for each in home.fake.log.of("POST", r"/messages$")] == [502, 200, 503]


@pytest.mark.parametrize("was_done", [True, False])
async def test_an_answer_is_lost_and_the_nonce_says_what_came_of_it(home: Home, was_done: bool) -> None:
    home.fake.fault("POST", r"/messages$", lose=was_done, cut=not was_done)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await home.room.send("x", nonce="of-x")
    assert len(home.ana.sees(home.lounge)) == was_done
    await home.room.send("x", nonce="of-x")
    assert len(home.ana.sees(home.lounge)) == 1
    first, second = home.fake.log.of("POST", r"/messages$")
    assert [(each.status, each.is_lost, len(each.did)) for each in (first, second)] == [
        (0, was_done, int(was_done)),
        (200, False, int(not was_done)),
    ]


async def test_an_answer_takes_its_time(home: Home) -> None:
    home.fake.fault("POST", r"/messages$", delay=0.3)
    began = time.monotonic()
    await home.room.send("x")
    home.fake.rest.latency = 0.2
    await home.room.send("y")
    assert time.monotonic() - began >= 0.5


class Still(Time):
    """A clock that goes when a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 1000.9

    def now(self) -> float:
        return self.at


@pytest.mark.parametrize("window", ["sliding", "fixed"])
def test_how_a_limit_is_counted(window: Literal["sliding", "fixed"]) -> None:
    """Ten at the end of a second and ten at its beginning are twenty in a moment: only one of the two allows it."""
    clock = Still()
    limits = Limits(clock, per_second=10, window=window)
    taken = [limits.take("GET", "/users/@me", is_exempt=False) for _ in range(10)]
    assert not any(isinstance(each, Limited) for each in taken)
    clock.at += 0.2
    if window == "fixed":
        taken = [limits.take("GET", "/users/@me", is_exempt=False) for _ in range(10)]
        assert not any(isinstance(each, Limited) for each in taken)
    one_more = limits.take("GET", "/users/@me", is_exempt=False)
    assert isinstance(one_more, Limited)
    assert (round(one_more.retry_after, 3), one_more.scope) == (0.8 if window == "sliding" else 0.9, "global")
    assert not isinstance(limits.take("POST", "/interactions/1/token/callback", is_exempt=True), Limited)
    clock.at += one_more.retry_after
    assert not isinstance(limits.take("GET", "/users/@me", is_exempt=False), Limited)


async def test_so_many_requests_a_second_in_all(home: Home) -> None:
    home.fake.limits.per_second = 10
    rooms = [home.fake.channel(home.guild, f"room-{number}") for number in range(12)]
    await home.fake.until(lambda: home.bot.get_channel(rooms[-1].id))
    await asyncio.gather(*(home.bot.room(each).send("x") for each in rooms))
    assert {each.scope for each in home.fake.log.limited} == {"global"}
    assert all(len(home.ana.sees(each)) == 1 for each in rooms)
    asked = home.ana.slash(home.lounge, "hello", name="Ana")
    home.fake.limits.per_second = 0
    await home.fake.answer_to(asked)  # is not counted


async def test_so_many_requests_of_one_kind_in_one_room(home: Home) -> None:
    home.fake.limits.rules = [Rule("POST", r"/messages$", 2, 0.5)]
    began = time.monotonic()
    for number in range(5):
        await home.room.send(str(number))
    assert time.monotonic() - began >= 0.9
    assert not home.fake.log.limited, "its headers say when to wait"
    session = aiohttp.ClientSession(headers={"Authorization": f"Bot {home.fake.token}"})
    async with session:
        url = f"{home.fake.api_url}/channels/{home.lounge.id}/messages"
        answers = [(await session.post(url, json={"content": "x"})).status for _ in range(3)]
    assert answers[-1] == 429


async def test_shards_identify_one_after_the_other_where_that_is_asked_for(fake: FakeDiscord) -> None:
    fake.gateway.is_strict = True
    fake.gateway.max_concurrency = 2
    async with running(fake, Bot(shard_count=2)):
        assert fake.gateway.identified == 2
    fake.passes(6)
    fake.gateway.max_concurrency = 1
    task = asyncio.create_task(_two_shards(fake))
    await fake.until(lambda: fake.gateway.identified >= 4)
    await asyncio.sleep(0.1)
    assert len([each for each in fake.gateway.sessions.values() if each.connection]) == 1
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _two_shards(fake: FakeDiscord) -> None:
    async with running(fake, Bot(shard_count=2)):
        pass


BOT = """
import asyncio, os
from tests.support.discord_fake_bot import Bot
from tests.support.discord_fake_redirect import API, GATEWAY, redirected
with redirected(os.environ[API], os.environ[GATEWAY]):
    asyncio.run(Bot().start("fake-token"))
"""


async def test_the_fake_outlives_a_bot_in_a_process_of_its_own(fake: FakeDiscord) -> None:
    ana = fake.person("Ana")
    lounge = fake.channel(fake.guild("Home", ana), "lounge")
    for number in range(2):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", BOT, env={**os.environ, **fake.environment}, cwd=Path(__file__).parents[3]
        )
        await fake.connected(20)
        await fake.until(lambda: fake.commands.everywhere)
        assert (await fake.answer_to(ana.slash(lounge, "hello", name="Ana"))).content == "Hello Ana"
        process.send_signal(signal.SIGKILL)
        await process.wait()
        await fake.until(lambda: not any(each.connection for each in fake.gateway.sessions.values()))
        assert len(ana.sees(lounge)) == number + 1


def test_discords_documents_are_at_hand_and_judge() -> None:
    """Where they are not, nothing judges by them; that is what this item is skipped for, and it alone."""
    folder = documents()
    if folder is None:
        pytest.skip("Discord's OpenAPI document and gateway schema are not here (ALONGSIDE_DISCORD_SCHEMAS)")
    judge = contract(folder)
    path = "/channels/1573978690969141254/messages"
    assert judge.request("POST", path, "application/json", {"content": "x"}) == []
    assert judge.request("POST", path, "application/json", {"content": 7})
    assert judge.request("POST", "/channels/1/nothing", "application/json", {})
    assert judge.answer("GET", path, 200, [{"id": "7"}])
    assert judge.event("MESSAGE_CREATE", {"id": "7"})
    assert judge.event("THREAD_CREATE", {"id": "7"})
    rounds = 50
    began = time.process_time()
    for _ in range(rounds):
        judge.request("POST", path, "application/json", {"content": "x", "nonce": "n", "enforce_nonce": True})
    assert (time.process_time() - began) / rounds < 0.01, "judging may not be what tests wait for"


def count(fake: FakeDiscord, told: Json) -> Json:
    """Runs in the process of a fake: says some words there, and counts what was answered."""
    if "words" in told:
        ana = fake.person("Ana")
        lounge = fake.channel(fake.guild("Home", ana), "lounge")
        for word in told["words"]:
            ana.say(lounge, word)
    return {"sessions": len(fake.gateway.sessions), "said": len(fake.visible)}


async def test_a_fake_in_a_process_of_its_own() -> None:
    async with fake_process(f"{__name__}:count") as fake:
        with redirected(fake.api_url, fake.gateway_url):
            bot = Bot()
            task = asyncio.create_task(bot.start(TOKEN))
            while not bot.is_ready():
                await asyncio.sleep(0.01)
            assert await fake.ask(words=["one", "two"]) == {"sessions": 1, "said": 2}
            while bot.heard != ["one", "two"]:
                await asyncio.sleep(0.01)
            await bot.close()
            await task
        assert (await fake.ask())["sessions"] == 0
