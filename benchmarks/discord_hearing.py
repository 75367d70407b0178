"""Messages of a channel that are not for the bot: heard, screened and dropped, against discord.py that only reads."""

from __future__ import annotations

import asyncio
import gc
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import aiohttp
import discord
import yarl

from benchmarks.discord_canned import API
from benchmarks.ground import Ground, url_of
from benchmarks.outcome import Outcome, times_as_much
from benchmarks.population import NOW
from bot.adapters.discord.declared import Declared
from bot.adapters.discord.platform import Discord
from bot.adapters.discord.settings import Settings
from bot.app import App
from bot.core.clock import SetClock

GOAL = 0.65
MESSAGES = 2_000
_MEMBERS = 10_000
_OF = (
    f"messages heard a second, {MESSAGES:,} in a row, of a bot with {_MEMBERS:,} members, divided by those of bare "
    "discord.py whose on_message does nothing"
)


class Bare(discord.Client):
    def __init__(self, intents: discord.Intents) -> None:
        super().__init__(intents=intents, guild_ready_timeout=0.1)
        self.heard = 0

    async def on_message(self, _message: discord.Message) -> None:
        self.heard += 1


class Counted:
    """What our bot hears, and how it ended."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.heard = 0

    def hear(self, event: Any) -> asyncio.Task[None]:  # noqa: ANN401  # passed on as it is
        task = self._app.hear(event)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, _: asyncio.Task[None]) -> None:
        self.heard += 1


def run(ground: Ground) -> Outcome:
    database = ground.copy(_MEMBERS, "ours")
    with served("benchmarks.discord_canned", str(MESSAGES)) as url:
        pairs = asyncio.run(_measured(url, database, 5 if ground.quick else 31))
    return times_as_much(pairs, _OF, GOAL, "/s", better="higher")


async def _measured(url: str, database: Path, pairs: int) -> list[tuple[float, float]]:
    """Both in one event loop, one after the other, and one more pair first to warm up."""
    discord.http.Route.BASE = f"{url}{API}"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{url.replace('http', 'ws')}/gateway/")
    platform = Discord(
        Settings(token="ours"), lambda: Declared(app.listed, app.words, app.languages), SetClock(NOW), patience=0.1
    )
    app = App(url_of(database), [platform], SetClock(NOW))
    await app.start()
    counted = Counted(app)
    link = await platform.connect(app.notebook("discord"), counted.hear)
    bare = Bare(link.client.intents)
    await bare.login("bare")
    lives = [asyncio.create_task(client.connect()) for client in (link.client, bare)]
    await asyncio.gather(link.client.wait_until_ready(), bare.wait_until_ready())
    async with aiohttp.ClientSession(url) as session:
        found = []
        for _ in range(pairs + 1):
            mine = await _rate(session, "ours", lambda: counted.heard)
            found.append((mine, await _rate(session, "bare", lambda: bare.heard)))
    await platform.close()
    await bare.close()
    await asyncio.gather(*lives, return_exceptions=True)
    await app.stop()
    return found[1:]


async def _rate(session: aiohttp.ClientSession, token: str, heard: Callable[[], int]) -> float:
    gc.collect()  # what the one left behind is not cleared away in the time of the other
    until = heard() + MESSAGES
    began = perf_counter()
    async with session.get("/go", params={"token": token}) as answer:
        answer.raise_for_status()
    while heard() < until:
        await asyncio.sleep(0.001)
    return MESSAGES / (perf_counter() - began)


@contextmanager
def served(module: str, *more: str) -> Iterator[str]:
    """In a process of its own: what it costs to say or to count is not counted as ours."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, "-m", module, *more, str(port)], stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline()
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
