"""The room of a session: what we said in it goes after a week, and where none can be opened, that is said."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from bot.core.deeds import Manner
from bot.core.errors import Undeliverable
from cogs.sessions.room_tables import feedback
from cogs.sessions.tables import occurrences
from cogs.sessions.tables import seats as seats_table
from tests.cogs.sessions.house import LOUNGE, opened, planned, saw
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

THREAD = "#lounge/Evening circle"


def manners(bot: Trial) -> list[Manner]:
    kinds = (Manner.THREAD, Manner.THREAD_END, Manner.THREAD_GONE)
    return [one.manner for one in bot.platform.shown if one.manner in kinds]


async def test_it_goes_after_seven_days(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("mod", "!session close")
        await bot.moves(days=6, hours=23)
        assert manners(bot) == [Manner.THREAD, Manner.THREAD_END]
        await bot.moves(hours=1)
        assert manners(bot) == [Manner.THREAD, Manner.THREAD_END, Manner.THREAD_GONE]
        assert bot.platform.removed == []


async def test_where_it_may_not_be_taken_away_what_we_said_in_it_goes(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("mod", "!session round", "!session close")
        inside = [one for one in bot.platform.shown if one.manner is Manner.ROOM and one.place != LOUNGE]
        assert len(inside) == 3, "the first words, a round, the last words"
        bot.platform.always_fails(THREAD, Undeliverable(closed=False, reason="refused"))
        await bot.moves(days=7)
        assert len(bot.platform.removed) == 3
        assert manners(bot) == [Manner.THREAD, Manner.THREAD_END]


async def test_it_stays_open_for_a_while_where_nobody_closed_it(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.moves(minutes=45)
        assert manners(bot) == [Manner.THREAD]
        await bot.moves(minutes=30)
        assert manners(bot) == [Manner.THREAD, Manner.THREAD_END]


async def test_where_no_thread_can_be_opened_whoever_holds_it_hears_so(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        bot.platform.fails(LOUNGE.ref, Undeliverable(closed=False, reason="forbidden"))
        await bot.says("mod", "!session open #1")
        assert saw(bot, "mod", "session-no-room") == 1
        await bot.says("mod", "!session close")
        assert saw(bot, "mod", "session-closed-now") == 1


async def test_one_that_goes_on_is_closed_and_not_called_off(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("mod", "!session cancel 1")
        assert saw(bot, "mod", "session-close-instead") == 1


async def test_a_series_goes_on_when_one_is_closed(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, when="every tuesday 19:00")
        await bot.says("mod", "!session open #1", "!session close")
        await bot.app.tick()
        async with bot.app.database.reading() as look:
            states = list((await look.execute(select(occurrences.c.state).order_by(occurrences.c.id))).scalars())
        assert states[0] == "over"
        assert states[1:] == ["planned"]


async def test_whoever_said_how_it_was_is_counted_once_and_never_named(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("ana", "!session join 1")
        await bot.says("ben", "!session join 1", "!you quiet on")
        await bot.says("mod", "!session close")
        assert saw(bot, "ana", "session-how") == 1
        await bot.presses("ana", "session-how-mixed")
        await bot.presses("ana", "session-how-good")
        async with bot.app.database.reading() as look:
            counted = [
                (row.how, row.count_)
                for row in await look.execute(select(feedback.c.how, feedback.c.count.label("count_")))
            ]
            assert "how" not in seats_table.c
        assert counted == [("mixed", 1)]
        assert "member" not in feedback.c


async def test_it_is_never_shown_of_few(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        people = ["ana", "ben", "cem", "dia"]
        for name in people:
            await bot.says(name, "!session join 1")
        await bot.says("mod", "!session close")
        for name in people:
            await bot.presses(name, "session-how-good")
        await bot.moves(days=2)
        await bot.says("mod", "!session attendance 1")
        assert saw(bot, "mod", "session-attendance-no-feedback") == 1
        assert saw(bot, "mod", "session-attendance-feedback") == 0


async def test_what_was_counted_goes_with_the_session(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        await bot.says("ana", "!session join 1")
        await bot.says("mod", "!session close")
        await bot.presses("ana", "session-how-good")
        await bot.moves(days=40)
        await bot.app.sweep()
        await bot.app.sweep()
        async with bot.app.database.reading() as look:
            assert (await look.execute(select(feedback.c.how))).first() is None
