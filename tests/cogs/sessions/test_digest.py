"""The lines about sessions in what moderators get once a week: people are counted from five up. On both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cogs.sessions.house import planned
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

PEOPLE = ("ana", "ben", "cem", "dan", "eve")


@pytest.fixture
async def bot(tmp_path: Path, new_url: NewUrl) -> AsyncIterator[Trial]:
    async with trial(await new_url(), tmp_path) as bot:
        yield bot


async def told(bot: Trial, key: str, there: str = "here") -> str:
    """What the line of that key counts, in what moderators are told now; empty where there is none."""
    async with bot.app.database.transaction() as tx:
        community = await tx.people.community("fake", there)
        since = bot.clock.now() - timedelta(days=7)
        lines = [line for cog in bot.app.cogs for line in await cog.digest(tx, community, since, bot.clock.now())]
    return " ".join(str(n) for line in lines if line.key == f"session-digest-{key}" for n in line.args.values())


async def test_what_is_to_come(bot: Trial) -> None:
    assert await told(bot, "to-come") == ""
    await planned(bot)
    assert await told(bot, "to-come") == "1"
    assert await told(bot, "unheld") == ""
    await bot.erases("mod")
    assert await told(bot, "unheld") == "1"


@pytest.mark.parametrize(("count", "key", "said"), [(4, "over", "1"), (5, "people", "1 5")])
async def test_people_are_counted_from_five_up(bot: Trial, count: int, key: str, said: str) -> None:
    await planned(bot)
    for name in PEOPLE[:count]:
        await bot.says(name, "!session join 1")
    assert await told(bot, "over") == ""
    await bot.moves(days=2)
    assert await told(bot, key) == said
    assert await told(bot, "people" if key == "over" else "over") == ""
    await bot.moves(days=8)
    assert await told(bot, key) == "", "of the week, and no more"


async def test_what_was_called_off_is_said_of_the_week_in_which_it_would_have_been(bot: Trial) -> None:
    await planned(bot)
    await bot.says("mod", "!session cancel 1")
    await bot.moves(days=2)
    assert await told(bot, "cancelled") == "1"
    assert await told(bot, "over") == ""


async def test_of_another_community_nothing_is_said(bot: Trial) -> None:
    await planned(bot)
    assert await told(bot, "to-come", there="elsewhere") == ""
