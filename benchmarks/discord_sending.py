"""A backlog of private messages at the rate that Discord takes, and `urgent` asked for in the middle of it."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import quantiles
from typing import Any

import aiohttp
import discord
from sqlalchemy import select

from benchmarks.discord_canned import API
from benchmarks.discord_counting import RATE, channel_of
from benchmarks.discord_hearing import served
from benchmarks.ground import Ground, url_of
from benchmarks.outcome import Outcome
from bot.adapters.discord.declared import Declared
from bot.adapters.discord.platform import Discord
from bot.adapters.discord.settings import Settings
from bot.app import App
from bot.core.clock import SystemClock
from bot.core.deeds import Lane, Send, key_of
from bot.core.heard import Said
from bot.core.people import Account, AccountId, Membership, Person, Place, PlaceKind
from bot.core.replies import say
from bot.storage.tables import accounts

GOAL = 0.95
_MEMBERS = 20_000
_CRISES_EVERY = 0.9
_OF = "requests a second with a backlog of private messages, divided by the {rate} that Discord takes"
_OF_CRISIS = "99th percentile from “urgent” to its answer on the wire, asked for in the middle of that backlog, / 1 s"


def sending(ground: Ground) -> Outcome:
    found = _found(ground)
    rate = found.rate
    return Outcome(
        ratio=rate / RATE,
        of=f"{_OF.format(rate=RATE)}; {found.messages:,} messages, {found.refused} requests refused (none should be)",
        goal=GOAL,
        ours=rate,
        base=RATE,
        unit="/s",
        runs=1,
        lowest=rate / RATE,
        highest=rate / RATE,
        better="higher",
    )


def crisis(ground: Ground) -> Outcome:
    waits = _found(ground).waits
    p99 = quantiles(waits, n=100, method="inclusive")[98]
    return Outcome(
        ratio=p99, of=_OF_CRISIS, goal=1.0, ours=p99, base=1.0, unit="s", runs=len(waits), lowest=min(waits),
        highest=max(waits),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """Requests a second, how long each asking for help took, how many messages waited, how many were too many."""

    rate: float
    waits: list[float]
    messages: int
    refused: int


@cache
def _found(ground: Ground) -> Found:
    people = 600 if ground.quick else 10_000
    database = ground.copy(_MEMBERS, "sending")
    with served("benchmarks.discord_counting") as url:
        return asyncio.run(_measured(url, database, people))


async def _measured(url: str, database: Path, people: int) -> Found:
    discord.http.Route.BASE = f"{url}{API}"
    platform = Discord(Settings(token="ours"), lambda: Declared((), app.words, app.languages), SystemClock())
    app = App(url_of(database), [platform], SystemClock())
    await app.start()
    link = await platform.connect(app.notebook("discord"), app.hear)
    chosen = await _backlog(app, people)
    for user in chosen:  # who were written to before
        link.direct.heard(user, channel_of(user))
    await link.direct.settled()
    asked: list[tuple[float, int]] = []
    asking = asyncio.create_task(_ask_for_help(app, chosen, asked))
    await app.postman.work()
    asking.cancel()
    async with aiohttp.ClientSession(url) as session, session.get("/count") as answer:
        counted = await answer.json()
    await platform.close()
    await app.stop()
    waits = [_wait(counted["came"], *each) for each in asked]
    return Found(_rate(counted["came"]), waits, people, int(counted["too many"]))


async def _backlog(app: App, people: int) -> list[int]:
    """Fills the outbox; gives who they are on Discord."""
    async with app.database.transaction() as tx:
        on_discord = select(accounts.c.id, accounts.c.ref).where(accounts.c.platform == "discord").limit(people)
        found: list[Any] = list(await tx.execute(on_discord))
        card = say("all-right")
        deeds = [
            (key_of("backlog", id_), "checkins", 1, Send(to=AccountId(id_), card=card, lane=Lane.PROMPTS))
            for id_, _ in found
        ]
        await tx.outbox.put(deeds, SystemClock().now())
    return [int(ref) for _, ref in found]


async def _ask_for_help(app: App, chosen: list[int], asked: list[tuple[float, int]]) -> None:
    """People who wait for something else ask for help, each once, in private."""
    chance = random.Random(7)
    for number, user in enumerate(chance.sample(chosen, len(chosen))):
        await asyncio.sleep(_CRISES_EVERY * chance.uniform(0.5, 1.5))
        who = Person(Account("discord", str(user)), (Membership("2001"),))
        place = Place(PlaceKind.DIRECT, str(channel_of(user) + 1))  # to be told from what they wait for
        asked.append((time.time(), channel_of(user) + 1))
        app.hear(Said(id=f"help {number}", who=who, place=place, text="!urgent", to_me=True))


def _rate(came: list[tuple[float, int]]) -> float:
    """From a second after the first request to the last but some: the end of a backlog has nothing left to send."""
    first, last = came[0][0] + 1, came[-RATE][0]
    return sum(first <= at < last for at, _ in came) / (last - first)


def _wait(came: list[tuple[float, int]], at: float, channel: int) -> float:
    return next(arrived for arrived, where in came if where == channel) - at
