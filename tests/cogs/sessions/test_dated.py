"""Which time of a session is meant by its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.core.cog import Request
from bot.core.errors import UserError
from bot.core.people import Account, Place, PlaceKind
from bot.core.replies import Moment, Several
from cogs.sessions.dated import Dated, dated
from tests.cogs.sessions.house import planned
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

LATE_TUESDAYS = "every tuesday 23:30"
"""Planned on Monday 2 March 2026, by the clocks of UTC."""


async def meant(bot: Trial, day: date | None, zone: str | None = "UTC") -> Dated:
    """By somebody whose clocks are those of a zone."""
    async with bot.app.database.transaction() as tx:
        known = await tx.people.know(bot.person("mod"))
        community = await tx.people.community("fake", "here")
        there = Place(PlaceKind.DIRECT, "mod")
        who = replace(known.member, zone=zone), Account("fake", "mod"), known.account_id
        return await dated(Request(tx, bot.clock.now(), *who, community, there), "#1", day)


async def refused(bot: Trial, day: date) -> Sequence[str]:
    """The days that are said instead."""
    with pytest.raises(UserError) as fault:
        await meant(bot, day)
    assert fault.value.text.key == "session-no-such-day"
    said = fault.value.text.args["dates"]
    assert isinstance(said, Several)
    return [f"{one.at:%m-%d}" for one in said.items if isinstance(one, Moment)]


async def test_without_a_day_it_is_the_next_one(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, LATE_TUESDAYS)
        following = await meant(bot, None)
        assert following.at == datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
        assert following.meeting is not None
        assert await meant(bot, date(2026, 3, 3)) == following


async def test_a_later_day_has_no_card_yet(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, LATE_TUESDAYS)
        later = await meant(bot, date(2026, 3, 17))
        assert (later.meeting, later.at) == (None, datetime(2026, 3, 17, 23, 30, tzinfo=UTC))
        assert f"{later.original:%Y-%m-%d %H:%M}" == "2026-03-17 23:30"
        assert not later.is_running


async def test_a_day_is_that_of_whoever_asks_and_else_that_of_the_session(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, LATE_TUESDAYS)
        for day, zone in ((date(2026, 3, 18), "Europe/Berlin"), (date(2026, 3, 17), "Europe/Berlin")):
            assert (await meant(bot, day, zone)).at == datetime(2026, 3, 17, 23, 30, tzinfo=UTC)
        assert (await meant(bot, date(2026, 3, 17), None)).at.day == 17


async def test_a_moved_one_is_on_the_day_on_which_it_is_held(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, LATE_TUESDAYS)
        await bot.says("mod", "!session move 1 2026-03-19 20:00 date:17 march")
        assert f"{(await meant(bot, date(2026, 3, 19))).original:%m-%d}" == "03-17"
        assert await refused(bot, date(2026, 3, 17)) == ["03-03", "03-10", "03-19"]


async def test_a_day_on_which_there_is_none_is_answered_with_the_next(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, LATE_TUESDAYS)
        assert await refused(bot, date(2026, 3, 4)) == ["03-03", "03-10", "03-17"]
        await bot.says("mod", "!session cancel 1 this")
        assert await refused(bot, date(2026, 3, 3)) == ["03-10", "03-17", "03-24"], "that one was called off"
        assert await refused(bot, date(2026, 2, 24)) == ["03-10", "03-17", "03-24"]
