"""Somebody who is asked to go: kindly, once, and with a way on; and what is kept of it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from cogs.sessions.room_tables import removals
from cogs.sessions.tables import seats
from tests.cogs.sessions.house import opened, saw, states
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl


async def removes(bot: Trial, name: str) -> None:
    bot.platform.rooms.people[f"@{name}"] = name
    await bot.says("mod", f"!session remove 1 @{name}")


async def test_the_seat_goes_to_the_next_and_they_cannot_join_again(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot, seats=1)
        await bot.says("ana", "!session join 1")
        await bot.says("ben", "!session join 1")
        await removes(bot, "ana")
        assert saw(bot, "mod", "session-removed") == 1
        assert saw(bot, "ana", "session-removed-you") == 1
        assert saw(bot, "ben", "session-offered") == 1
        await bot.says("ana", "!session join 1", "!session maybe 1")
        assert saw(bot, "ana", "session-removed-from") == 2
        assert await states(bot) == ["offered"]


async def test_whoever_has_no_seat_is_not_told_anything(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("ana", "!session list")
        before = len(bot.texts("ana"))
        await removes(bot, "ana")
        assert saw(bot, "mod", "session-remove-no-seat") == 1
        await bot.says("mod", "!session remove 1 nobody")
        assert saw(bot, "mod", "session-who-unknown") == 1
        assert len(bot.texts("ana")) == before


async def test_it_is_given_out_and_goes_with_them(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("ana", "!session join 1")
        await removes(bot, "ana")
        async with bot.app.database.transaction() as tx:
            member = (await tx.people.know(bot.person("ana"))).member
            copy = await bot.app.own_data.export(tx, member)
        assert len(copy["sessions that you were removed from"]) == 1
        await bot.erases("ana")
        async with bot.app.database.reading() as look:
            assert (await look.execute(select(removals.c.id))).first() is None


async def test_two_who_are_one_stay_removed(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("ana", "!session join 1")
        await removes(bot, "ana")
        await bot.says("ben", "!session list")
        async with bot.app.database.transaction() as tx:
            one, other = [(await tx.people.know(bot.person(name))).member for name in ("ana", "ben")]
            await bot.app.own_data.merge(tx, one, other, bot.clock.now())
        await bot.says("ben", "!session join 1")
        assert saw(bot, "ben", "session-removed-from") == 1
        async with bot.app.database.reading() as look:
            assert (await look.execute(select(seats.c.id))).first() is None
