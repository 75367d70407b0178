"""Templates: a session is saved and opened again by its name; its title lies sealed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.people import Role
from cogs.sessions import templates
from cogs.sessions.room_tables import templates as table
from cogs.sessions.tables import sessions
from tests.cogs.sessions.house import opened, saw, says_in
from tests.privacy.trial import trial
from tests.support.databases import NewUrl


async def test_it_is_opened_again_as_it_was(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await bot.says("mod", "!session template list")
        assert saw(bot, "mod", "session-template-none") == 1
        await opened(bot, minutes=30, seats=5)
        await bot.says("mod", "!session template save 1", "!session template save 1", "!session template list")
        assert saw(bot, "mod", "session-template-line") == 1, "saved again, it is there once"
        await bot.says("mod", "!session close", '!session open "evening CIRCLE" room:#lounge')
        async with bot.app.database.reading() as look:
            chosen = select(sessions.c.minutes, sessions.c.seats).order_by(sessions.c.id)
            assert [tuple(row) for row in await look.execute(chosen)] == [(30, 5), (30, 5)]
            assert "Evening" not in (await look.execute(select(table.c.title))).scalar_one()
        await bot.says("mod", "!session list")
        assert "Evening circle" in bot.texts("mod")[-1]


async def test_one_that_is_over_is_saved_too(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("mod", "!session close", "!session template save evening circle")
        assert saw(bot, "mod", "session-template-saved") == 1


async def test_it_goes(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("mod", "!session template save 1", "!session template remove evening circle")
        assert saw(bot, "mod", "session-template-removed") == 1
        await bot.says("mod", "!session template remove evening circle")
        assert saw(bot, "mod", "session-template-unknown") == 1


async def test_that_of_another_community_is_unknown(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("mod", "!session template save 1")
        await says_in(bot, "max", "elsewhere", "!session template remove Evening circle", "m1", Role.FACILITATOR)
        await says_in(bot, "max", "elsewhere", "!session template save 1", "m2", Role.FACILITATOR)
        assert saw(bot, "max", "session-template-unknown") == 1
        assert saw(bot, "max", "session-unknown") == 1


async def test_there_are_not_more_than_can_be_read(
    tmp_path: Path, new_url: NewUrl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "MOST", 1)
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("mod", "!session template save 1", '!session open "Morning" room:#lounge')
        await bot.says("mod", "!session template save 2")
        assert saw(bot, "mod", "session-template-too-many") == 1
