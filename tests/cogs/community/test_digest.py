"""Weekly lines for moderators: whom they go to, and what is said of what failed. On both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.storage.agenda import TRIES
from bot.storage.tables import agenda
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)


@pytest.fixture
async def bot(tmp_path: Path, new_url: NewUrl) -> AsyncIterator[Trial]:
    async with trial(await new_url(), tmp_path) as bot:
        bot.platform.rooms.moderators = {"mod", "moddy"}
        bot.clock.set(datetime(2026, 3, 8, 12, tzinfo=UTC))
        await bot.says("mod", "!community digest on")
        yield bot


async def on(bot: Trial, at: datetime) -> None:
    bot.clock.set(at)
    await bot.app.tick()


async def test_who_moderates_no_more_gets_none_and_never_again(bot: Trial) -> None:
    bot.platform.rooms.moderators = {"moddy"}
    before = len(bot.texts("mod"))
    await on(bot, MONDAY)
    bot.platform.rooms.moderators = {"mod"}
    await on(bot, datetime(2026, 3, 16, 9, tzinfo=UTC))
    assert len(bot.texts("mod")) == before


async def test_where_that_is_not_known_they_are_shown_to_whoever_may_see_them(bot: Trial) -> None:
    bot.platform.rooms.moderators = None
    await bot.says("ana", "!prompt suggest a word for moss")
    await on(bot, MONDAY)
    assert "review" not in bot.texts("mod")[-1]
    await bot.presses("mod", "community-digest-show")
    assert "review" in bot.texts("mod")[-1]


async def test_too_late_is_left_out(bot: Trial) -> None:
    before = len(bot.texts("mod"))
    await on(bot, datetime(2026, 3, 10, 10, tzinfo=UTC))
    assert len(bot.texts("mod")) == before
    await on(bot, datetime(2026, 3, 16, 9, tzinfo=UTC))
    assert len(bot.texts("mod")) == before + 1


async def test_it_comes_on_mondays_of_the_moderators_own_zone(bot: Trial) -> None:
    await bot.says("mod", "!you zone Auckland")
    before = len(bot.texts("mod"))
    await on(bot, datetime(2026, 3, 15, 19, 59, tzinfo=UTC))
    assert len(bot.texts("mod")) == before
    await on(bot, datetime(2026, 3, 15, 20, tzinfo=UTC))
    assert len(bot.texts("mod")) == before + 1


async def test_what_failed_too_often_is_counted(bot: Trial) -> None:
    await bot.says("ana", "!checkin join 9:00 London")
    async with bot.app.database.transaction() as tx:
        await tx.execute(update(agenda).where(agenda.c.kind == "checkins.ask").values(tries=TRIES))
    await bot.says("mod", "!community digest")
    assert "alongside doctor" in bot.texts("mod")[-1]


async def test_it_ends_with_whoever_is_erased(bot: Trial) -> None:
    async with bot.app.database.transaction() as tx:
        known = await tx.people.know(bot.person("mod"))
        assert len((await bot.app.own_data.export(tx, known.member))["weekly digests"]) == 1
    await bot.erases("mod")
    before = len(bot.texts("mod"))
    await on(bot, MONDAY)
    assert len(bot.texts("mod")) == before
