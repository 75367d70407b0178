"""Discord is told of the slash commands when they changed, and not otherwise."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
import simcord
import structlog

from bot.adapters.discord.declared import Declared
from bot.adapters.discord.settings import Settings
from bot.adapters.discord.syncing import Syncing
from tests.support.discord_commands import Caller, declared, payload_of, retold, simulated

ROOT = Path(__file__).parents[3]
LEAVE = "command-checkin-leave"

HASH = """
import asyncio
from bot.adapters.discord.settings import Settings
from bot.adapters.discord.syncing import Syncing
from tests.support.discord_commands import Caller, declared

async def main():
    print(await Syncing(Caller().tree, declared(), None, Settings(token="")).hash())

asyncio.run(main())
"""


class Pages:
    """A notebook. `torn`: it cannot be written to."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.torn = False

    async def read(self, key: str) -> str | None:
        return self.kept.get(key)

    async def write(self, key: str, value: str, *, sealed: bool = False, about: str | None = None) -> None:
        if self.torn:
            raise OSError("the disk is full")
        self.kept[key] = value


class Waits:
    """Waiting that takes no time, and an end to it. `meanwhile`: what happens while somebody waits."""

    def __init__(self, meanwhile: Callable[[], None] = lambda: None, most: int = 30) -> None:
        self.seconds: list[float] = []
        self._meanwhile = meanwhile
        self._most = most

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self._meanwhile()
        if len(self.seconds) >= self._most:
            raise asyncio.CancelledError


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with structlog.testing.capture_logs() as entries:
        yield entries


def syncing(bot: Caller, pages: Pages, what: Declared | None = None, **settings: Any) -> Syncing:  # any
    return Syncing(bot.tree, what or declared(), pages, Settings(token="", **settings))


class Discord:
    """Simulated Discord, where the bot is started again and again."""

    def __init__(self, env: simcord.Env) -> None:
        self.env = env
        self.here = env.create_guild().id
        self.there = env.create_guild().id
        self._seen = 0

    async def start(self, pages: Pages, what: Declared | None = None, **settings: Any) -> list[str]:
        """The bot starts; where it sent commands."""
        bot = Caller(what)
        await self.env.restart_bot(bot)
        await syncing(bot, pages, what, **settings).tell()
        return self.told()

    def told(self) -> list[str]:
        """Where commands were sent since this was asked last."""
        sent = [request.path for request in self.env.http_requests if request.method == "PUT"]
        new, self._seen = sent[self._seen :], len(sent)
        return [path.partition("/guilds/")[2].partition("/")[0] or "everywhere" for path in new]

    def commands(self, guild: int) -> set[str]:
        return {command["name"] for command in self.env.backend.commands.get(guild, {}).values()}


@pytest.fixture
async def world() -> AsyncIterator[Discord]:
    async with simulated(Caller()) as env:
        yield Discord(env)


# Only when it changed


async def test_two_starts_tell_once(world: Discord, pages: Pages, logged: list[Any]) -> None:
    assert await world.start(pages) == ["everywhere"]
    assert await world.start(pages) == []
    assert [entry["event"] for entry in logged] == ["discord knows the slash commands"]


async def test_discord_is_told_in_every_language(world: Discord, pages: Pages) -> None:
    await world.start(pages)
    sent = [request.json for request in world.env.http_requests if request.method == "PUT"]
    assert sent == [await payload_of()]


async def test_a_german_word_that_changed_is_told(world: Discord, pages: Pages) -> None:
    await world.start(pages)
    assert await world.start(pages, retold(LEAVE, "de", "mit allen Fragen aufhören")) == ["everywhere"]
    assert await world.start(pages) == ["everywhere"]


async def test_a_word_that_discord_is_not_told_changes_nothing(world: Discord, pages: Pages) -> None:
    await world.start(pages)
    assert await world.start(pages, retold("checkin-left", "de", "Gut.")) == []


async def test_a_command_that_is_new_is_told(world: Discord, pages: Pages) -> None:
    fewer = replace(declared(), commands=[given for given in declared().commands if given.name != "help"])
    await world.start(pages, fewer)
    assert await world.start(pages) == ["everywhere"]


async def test_the_hash_is_the_same_in_every_process() -> None:
    here = await syncing(Caller(), Pages()).hash()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        HASH,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        stdout=asyncio.subprocess.PIPE,
    )
    elsewhere, _ = await process.communicate()
    assert elsewhere.decode().strip() == here
    assert len(here) == 64


@pytest.mark.parametrize("kept", ["", "nonsense", "[]", '{"hash": "x"}', '{"hash": "x", "ids": 7}'])
async def test_what_cannot_be_read_is_told_again(world: Discord, pages: Pages, kept: str) -> None:
    await world.start(pages, try_out=world.here)
    await world.start(pages)
    pages.kept = dict.fromkeys(pages.kept, kept)
    assert await world.start(pages) == ["everywhere"]


async def test_another_application_is_told_for_itself(world: Discord, pages: Pages) -> None:
    await world.start(pages)
    own = str(world.env.backend.application_id)
    assert all(own in key for key in pages.kept)
    pages.kept = {key.replace(own, "7"): value for key, value in pages.kept.items()}
    assert await world.start(pages) == ["everywhere"]


# Trying out


async def test_one_server_to_try_it_out(world: Discord, pages: Pages) -> None:
    assert await world.start(pages) == ["everywhere"]
    assert await world.start(pages, try_out=world.here) == [str(world.here)]
    assert "checkin" in world.commands(world.here)
    assert await world.start(pages, try_out=world.here) == []


async def test_after_the_try_out_the_copies_go(world: Discord, pages: Pages) -> None:
    await world.start(pages, try_out=world.here)
    assert await world.start(pages) == ["everywhere", str(world.here)]
    assert world.commands(world.here) == set()
    assert await world.start(pages) == []
    assert await world.start(pages, try_out=world.here) == [str(world.here)]


async def test_another_server_to_try_it_out(world: Discord, pages: Pages) -> None:
    await world.start(pages, try_out=world.here)
    assert await world.start(pages, try_out=world.there) == [str(world.there), str(world.here)]
    assert world.commands(world.here) == set()
    assert "checkin" in world.commands(world.there)


async def test_a_server_that_we_left_needs_no_tidying(world: Discord, pages: Pages) -> None:
    await world.start(pages, try_out=world.here)
    world.env.inject_error("PUT", f"/applications/*/guilds/{world.here}/commands", status=403, code=50001)
    assert await world.start(pages) == ["everywhere", str(world.here)]
    assert await world.start(pages) == []


async def test_tidying_that_failed_is_done_later(world: Discord, pages: Pages) -> None:
    await world.start(pages, try_out=world.here)
    world.env.inject_error("PUT", f"/applications/*/guilds/{world.here}/commands", status=503)
    with pytest.raises(discord.HTTPException):
        await world.start(pages)
    world.told()
    assert await world.start(pages) == [str(world.here)]


# Failing


@pytest.mark.parametrize(
    ("status", "code", "line"),
    [
        (403, 50001, "403 (code 50001)"),
        (503, 0, "503 (code 0)"),
        (429, 0, "429 (code 0)"),
    ],
)
async def test_a_refusal_is_one_line_and_tried_again(
    world: Discord, pages: Pages, logged: list[Any], status: int, code: int, line: str
) -> None:
    bot = Caller()
    await world.env.restart_bot(bot)
    world.env.inject_error("PUT", "/applications/*", status=status, code=code, times=3)
    waits = Waits()
    await Syncing(bot.tree, declared(), pages, Settings(token=""), sleep=waits).until_told()
    assert waits.seconds == [15, 30, 60]
    assert [entry["event"] for entry in logged] == ["discord slash commands wait"] * 3 + [
        "discord knows the slash commands"
    ]
    assert {entry.get("fault") for entry in logged} == {line, None}
    world.told()
    assert await world.start(pages) == []


async def test_waits_grow_to_an_hour_and_no_further(world: Discord, pages: Pages) -> None:
    bot = Caller()
    await world.env.restart_bot(bot)
    world.env.inject_error("PUT", "/applications/*", status=503, times=None)
    waits = Waits(most=12)
    with pytest.raises(asyncio.CancelledError):
        await Syncing(bot.tree, declared(), pages, Settings(token=""), sleep=waits).until_told()
    assert waits.seconds[-3:] == [3600, 3600, 3600]
    assert pages.kept == {}


async def test_discord_says_how_long_to_wait(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    bot = Caller()
    answers: list[Any] = [discord.RateLimited(7000.0), aiohttp.ServerDisconnectedError(), []]

    async def sync(*, guild: object = None) -> list[Any]:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return list(answer)

    monkeypatch.setattr(bot.tree, "sync", sync)
    waits = Waits()
    await Syncing(bot.tree, declared(), pages, Settings(token=""), sleep=waits).until_told()
    assert waits.seconds == [7000, 3600]


async def test_what_discord_will_never_take_is_not_tried_again(world: Discord, pages: Pages, logged: list[Any]) -> None:
    bot = Caller()
    await world.env.restart_bot(bot)
    world.env.inject_error("PUT", "/applications/*", status=400, code=50035, times=None)
    waits = Waits()
    await Syncing(bot.tree, declared(), pages, Settings(token=""), sleep=waits).until_told()
    assert (waits.seconds, world.told()) == ([], ["everywhere"])
    assert [entry["event"] for entry in logged] == ["discord does not take the slash commands"]


async def test_a_notebook_that_cannot_be_written_to_is_tried_again(world: Discord, pages: Pages) -> None:
    bot = Caller()
    await world.env.restart_bot(bot)
    pages.torn = True
    waits = Waits(meanwhile=lambda: setattr(pages, "torn", False))
    await Syncing(bot.tree, declared(), pages, Settings(token=""), sleep=waits).until_told()
    assert (len(waits.seconds), world.told()) == (1, ["everywhere", "everywhere"])
    assert await world.start(pages) == []


async def test_it_ends_when_the_bot_does(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    bot = Caller()
    reached = asyncio.Event()

    async def sync(*, guild: object = None) -> list[Any]:
        reached.set()
        await asyncio.sleep(3600)
        return []

    warmed: list[bool] = []
    monkeypatch.setattr(bot.tree, "sync", sync)
    monkeypatch.setattr(bot.tree, "warm", lambda: warmed.append(True))
    background = syncing(bot, pages)
    background.start()
    background.start()
    await reached.wait()
    await background.close()
    assert warmed == [True]
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


# Several processes


async def test_only_the_process_of_shard_0_tells(world: Discord, pages: Pages) -> None:
    assert await world.start(pages, shard_ids=(0, 1)) == ["everywhere"]
    assert await world.start(pages, shard_ids=(2, 3)) == []


async def test_another_process_waits_for_the_ids(world: Discord, pages: Pages, logged: list[Any]) -> None:
    other = Pages()
    assert await world.start(other) == ["everywhere"]
    bot = Caller()
    await world.env.restart_bot(bot)
    waits = Waits(meanwhile=lambda: pages.kept.update(other.kept))
    second = Syncing(bot.tree, declared(), pages, Settings(token="", shard_ids=(1,)), sleep=waits)
    await second.until_told()
    assert (len(waits.seconds), world.told()) == (1, [])
    assert second.mentionable("help") is not None
    assert [entry["log_level"] for entry in logged] == ["info"]


# Commands as something to press


async def test_a_command_is_mentionable_by_its_exact_name(world: Discord, pages: Pages) -> None:
    bot = Caller()
    await world.env.restart_bot(bot)
    first = syncing(bot, pages)
    assert first.mentionable("checkin join") is None, "Discord knows it not yet"
    await first.tell()
    by_name = {command.name: command.id for command in await bot.tree.fetch_commands()}
    assert first.mentionable("checkin join") == f"</checkin join:{by_name['checkin']}>"
    assert first.mentionable("help") == f"</help:{by_name['help']}>"
    for name in ("checkin", "checkin join 9:00", "Help", "gone"):
        assert first.mentionable(name) is None
    again = syncing(bot, pages)
    await again.tell()
    assert again.mentionable("help") == first.mentionable("help")


async def test_what_is_tried_out_is_mentionable_there_alone(world: Discord, pages: Pages) -> None:
    bot = Caller()
    await world.env.restart_bot(bot)
    trying = syncing(bot, pages, try_out=world.here)
    await trying.tell()
    assert trying.mentionable("help", world.here) is not None
    assert trying.mentionable("help", world.there) is None
    assert trying.mentionable("help") is None


async def test_what_discord_knew_before_is_mentionable_while_it_cannot_be_told(world: Discord, pages: Pages) -> None:
    await world.start(pages)
    fewer = replace(declared(), commands=[given for given in declared().commands if given.name != "help"])
    bot = Caller(fewer)
    await world.env.restart_bot(bot)
    world.env.inject_error("PUT", "/applications/*", status=403, code=50001)
    waiting = syncing(bot, pages, fewer)
    with pytest.raises(discord.Forbidden):
        await waiting.tell()
    assert waiting.mentionable("checkin join") is not None
    assert waiting.mentionable("help") is None, "it is not declared any more"
