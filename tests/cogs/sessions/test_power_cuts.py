"""A session closed, or handed over, while the power fails: it happens once, and whoever is to know hears of it once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.deeds import Manner
from cogs.sessions.tables import occurrences
from tests.cogs.sessions.house import LOUNGE, opened, planned, saw
from tests.privacy.test_erasing_under_fault import Cut, PowerCut
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

POINTS = [("before commit", 1), ("after commit", 1), ("after send", 1), ("after send", 2), ("after send", 3)]


async def dies(bot: Trial, point: str, time: int, name: str, said: str | None, choice: str | None = None) -> None:
    """The power fails at that point of what somebody says or presses, and comes back."""
    cut = Cut(point, time)
    await bot.restart(cut)
    cut.armed = True
    try:
        await (bot.hear(name, said) if said is not None else bot.press(name, choice or ""))
        await bot.app.postman.work()
    except PowerCut:
        pass
    cut.armed = False
    await bot.restart()
    await bot.moves(minutes=2)


async def state(bot: Trial) -> str:
    async with bot.app.database.reading() as look:
        return str((await look.execute(select(occurrences.c.state))).scalar_one())


def in_room(bot: Trial, key: str) -> int:
    """How often something was shown in the room of the session, by its first words."""
    inside = [one for one in bot.platform.shown if one.manner is Manner.ROOM and one.place not in (None, LOUNGE)]
    return sum(key in str(one.shown.lines) for one in inside)


@pytest.mark.parametrize(("point", "time"), POINTS)
async def test_it_is_closed_once(tmp_path: Path, new_url: NewUrl, point: str, time: int) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("ana", "!session join 1")
        await dies(bot, point, time, "mod", "!session close")
        if await state(bot) == "running":  # nothing had happened: the platform tells it again
            assert point == "before commit"
            await bot.says("mod", "!session close")
        assert await state(bot) == "over"
        assert saw(bot, "ana", "session-how") == 1
        assert in_room(bot, "This session is over.") == 1
        assert [one.manner for one in bot.platform.shown].count(Manner.THREAD_END) == 1
        await bot.moves(minutes=60)
        assert saw(bot, "ana", "session-how") == 1, "its time being over closes it no second time"


@pytest.mark.parametrize(("point", "time"), POINTS[:4])
async def test_somebody_is_asked_once_and_holds_it_once(tmp_path: Path, new_url: NewUrl, point: str, time: int) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        bot.platform.rooms.people["@mod2"] = "mod2"
        await bot.says("mod2", "!session list")
        await planned(bot)
        await dies(bot, point, time, "mod", "!session handover 1 @mod2")
        if not saw(bot, "mod2", "session-handed"):
            assert point == "before commit"
            await bot.says("mod", "!session handover 1 @mod2")
        assert saw(bot, "mod2", "session-handed") == 1
        await dies(bot, point, time, "mod2", None, "session-take-over")
        if not saw(bot, "mod", "session-taken-from"):
            assert point == "before commit"
            await bot.presses("mod2", "session-take-over")
        assert saw(bot, "mod", "session-taken-from") == 1
        assert "mod2" in str([one.shown.lines for one in bot.platform.shown if one.place == LOUNGE][-1])
