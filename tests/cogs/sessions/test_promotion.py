"""A seat that comes free: it is offered once, to whoever is next, whatever dies on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.errors import Undeliverable
from tests.cogs.sessions.house import opened, planned, saw, states
from tests.privacy.test_erasing_under_fault import Cut, PowerCut
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl


async def full(bot: Trial, *waiting: str) -> None:
    await planned(bot, rest="45 1")
    for name in ("ana", *waiting):
        await bot.says(name, "!session join 1")


@pytest.mark.parametrize("point", ["before commit", "after commit", "after send"])
@pytest.mark.parametrize("time", [1, 2, 3])
async def test_a_power_cut_while_a_seat_comes_free(tmp_path: Path, new_url: NewUrl, point: str, time: int) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await full(bot, "ben", "cem")
        cut = Cut(point, time)
        await bot.restart(cut)
        cut.armed = True
        try:
            await bot.hear("ana", "!session leave 1")
            await bot.app.postman.work()
        except PowerCut:
            pass
        cut.armed = False
        await bot.restart()
        await bot.moves(minutes=2)
        if await states(bot) == ["joined", "waiting", "waiting"]:  # nothing had happened: the platform tells it again
            assert (point, time) == ("before commit", 1)
            await bot.says("ana", "!session leave 1")
        assert await states(bot) == ["offered", "waiting"]
        assert saw(bot, "ben", "session-offered") == 1
        assert saw(bot, "cem", "session-offered") == 0


@pytest.mark.parametrize("point", ["before commit", "after commit"])
async def test_a_power_cut_while_an_offer_lapses(tmp_path: Path, new_url: NewUrl, point: str) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await full(bot, "ben", "cem")
        await bot.says("ana", "!session leave 1")
        cut = Cut(point, 1)
        await bot.restart(cut)
        cut.armed = True
        with pytest.raises(PowerCut):
            await bot.moves(hours=2, minutes=1)
        cut.armed = False
        await bot.restart()
        await bot.moves(minutes=2)
        assert await states(bot) == ["offered"]
        assert (saw(bot, "ben", "session-offered"), saw(bot, "cem", "session-offered")) == (1, 1)


@pytest.mark.parametrize("point", ["before commit", "after commit"])
async def test_a_power_cut_while_it_is_taken(tmp_path: Path, new_url: NewUrl, point: str) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await full(bot, "ben", "cem")
        await bot.says("ana", "!session leave 1")
        cut = Cut(point, 1)
        await bot.restart(cut)
        cut.armed = True
        with pytest.raises(PowerCut):
            await bot.press("ben", "session-take")
        cut.armed = False
        await bot.restart()
        await bot.moves(minutes=2)
        if point == "before commit":
            await bot.presses("ben", "session-take")
        assert await states(bot) == ["joined", "waiting"]
        await bot.moves(hours=3)
        assert await states(bot) == ["joined", "waiting"], "what was taken does not lapse"


async def test_who_cannot_be_reached_is_passed_over(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await full(bot, "ben", "cem")
        bot.platform.fails("ben", Undeliverable(closed=True))
        await bot.says("ana", "!session leave 1")
        await bot.moves(minutes=1)
        assert saw(bot, "cem", "session-offered") == 1
        assert await states(bot) == ["offered"]


async def test_a_seat_of_whoever_erases_themselves_is_free(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await full(bot, "ben")
        await bot.erases("ana")
        await bot.moves(seconds=5)
        assert await states(bot) == ["offered"]
        assert saw(bot, "ben", "session-offered") == 1


async def test_two_accounts_that_become_one_have_one_seat(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot, seats=2)
        for name in ("ana", "ben", "cem"):
            await bot.says(name, "!session join 1")
        async with bot.app.database.transaction() as tx:
            ana = (await tx.people.know(bot.person("ana"))).member
            ben = (await tx.people.know(bot.person("ben"))).member
            await bot.app.own_data.merge(tx, ben, ana, bot.clock.now())
        await bot.moves(seconds=1)
        assert await states(bot) == ["joined", "offered"]
        assert saw(bot, "cem", "session-offered") == 1
