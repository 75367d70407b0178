"""The platform's own events: none unless moderators want them; they move, and are called off."""

from __future__ import annotations

from pathlib import Path

from bot.core.deeds import Manner
from tests.cogs.sessions.house import opened, planned, saw
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

EVENTS = (Manner.EVENT, Manner.EVENT_MOVE, Manner.EVENT_END)


def manners(bot: Trial) -> list[Manner]:
    return [one.manner for one in bot.platform.shown if one.manner in EVENTS]


async def test_there_are_none_by_default(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        await bot.says("mod", "!session move 1 20:00", "!session cancel 1")
        assert manners(bot) == []


async def test_they_follow_their_session(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await bot.says("mod", "!session settings events:on")
        assert saw(bot, "mod", "session-events-on") == 1
        await planned(bot)
        [event] = [one for one in bot.platform.shown if one.manner is Manner.EVENT]
        assert event.hours is not None
        await bot.says("mod", "!session move 1 20:00", "!session cancel 1")
        assert manners(bot) == list(EVENTS)


async def test_what_is_opened_now_is_none(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await bot.says("mod", "!session settings events:on", "!session settings off")
        assert saw(bot, "mod", "session-names-off") == 1
        await opened(bot)
        await bot.says("mod", "!session close")
        assert manners(bot) == []


async def test_they_can_be_off_again(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await bot.says("mod", "!session settings events:on", "!session settings events:off")
        await planned(bot)
        assert manners(bot) == []
