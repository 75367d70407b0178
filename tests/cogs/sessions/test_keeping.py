"""Sessions beside other communities, rooms that move, notes of screening, and what falls due for many."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import event, select, update

from bot.core.heard import Moved, Said
from bot.core.people import Place, PlaceKind, Role
from bot.storage.tables import communities, receipts
from cogs.sessions.tables import occurrences, seats, sessions
from tests.cogs.sessions.house import LOUNGE, opened, planned, saw, says_in, states
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl

LOW = "i don't want to be alive anymore"


async def test_a_number_of_another_community_is_as_unknown_as_none(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        async with bot.app.database.reading() as look:
            key = (await look.execute(select(sessions.c.key))).scalar_one()
        for number, words in enumerate(("1", "77", "evening circle", key)):
            await says_in(bot, "eva", "elsewhere", f"!session join {words}", f"e{number}")
            await says_in(bot, "max", "elsewhere", f"!session cancel {words}", f"c{number}", Role.FACILITATOR)
        for name in ("eva", "max"):
            told = [text.replace("1", "77").replace("evening circle", "77") for text in bot.texts(name)[:3]]
            assert len(set(told)) == 1
            assert saw(bot, name, "session-unknown") == 3
        assert await states(bot) == []
        await bot.says("ana", "!session join 1")
        assert await states(bot) == ["joined"]


async def test_a_room_that_goes_on_in_another(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, when="every tuesday 19:00")
        mod = bot.person("mod")
        await bot.app.hear(Moved(id="moved", who=mod, place=Place(PlaceKind.ROOM, "#parlour"), was=LOUNGE.ref))
        await bot.moves(days=2)
        cards = [one for one in bot.shown_to("#parlour") if one.edits is None]
        assert len(cards) == 1
        async with bot.app.database.reading() as look:
            assert (await look.execute(select(sessions.c.place))).scalar_one() == "#parlour"


async def test_screening_is_silent_where_somebody_listens(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await opened(bot)
        async with bot.app.database.transaction() as tx:
            await tx.execute(update(communities).values(announced_at=bot.clock.now()))
        await bot.app.learning.learn()
        async with bot.app.database.reading() as look:
            room = (
                await look.execute(select(receipts.c.room).join(occurrences, occurrences.c.room == receipts.c.key))
            ).scalar_one()
        assert room != LOUNGE.ref
        await writes(bot, "ana", room, LOW)
        assert saw(bot, "ana", "note-suicide") == 0
        await writes(bot, "ben", LOUNGE.ref, LOW)
        assert saw(bot, "ben", "note-suicide") == 1
        await writes(bot, "cem", room, "i am going to kill myself tonight")
        assert saw(bot, "cem", "note-private") == 1, "words of danger are answered all the same"
        await bot.moves(hours=1)
        await writes(bot, "ana", room, LOW)
        assert saw(bot, "ana", "note-suicide") == 1, "it is over"


async def writes(bot: Trial, name: str, room: str, text: str) -> None:
    place = Place(PlaceKind.ROOM, room)
    await bot.app.hear(Said(id=f"{name} {bot.clock.now()}", who=bot.person(name), place=place, text=text))
    await bot.app.postman.work()


async def test_many_reminders_at_once_cost_few_statements(tmp_path: Path) -> None:
    async with trial(f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}", tmp_path) as bot:
        await planned(bot, rest="45 500")
        people = [f"p{number}" for number in range(60)]
        for name in people:
            await bot.hear(name, "!session join 1")
            await bot.hear(name, "!session remind 1 hour")
        await bot.app.postman.work()
        async with bot.app.database.reading() as look:
            starts_at = (await look.execute(select(occurrences.c.starts_at))).scalar_one()
        bot.clock.set(starts_at - timedelta(hours=1))
        statements: list[object] = []
        engine = bot.app.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given))
        await bot.app.due.work()
        assert len(statements) < len(people), f"{len(statements)} for {len(people)} reminders"
        await bot.app.postman.work()
        assert sum(saw(bot, name, "session-reminder") for name in people) == len(people)


async def test_no_card_appears_while_the_community_is_quiet(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, when="every tuesday 19:00")
        await bot.says("mod", "!community quiet in three days")
        for _ in range(40):
            await bot.moves(hours=1)
        assert len(first_cards(bot)) == 1
        for _ in range(48):
            await bot.moves(hours=1)
        assert len(first_cards(bot)) == 2


async def test_with_too_few_the_next_one_is_shown_when_this_would_have_begun(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot, when="every tuesday 19:00", rest="45 8 minimum:2")
        await bot.moves(hours=34, minutes=30)
        assert saw(bot, "mod", "session-too-few-told") == 1
        assert len(first_cards(bot)) == 1
        await bot.moves(hours=1)
        assert len(first_cards(bot)) == 2


def first_cards(bot: Trial) -> list[str]:
    return [one.key for one in bot.shown_to(LOUNGE.ref) if one.edits is None]


async def test_what_is_over_goes_after_a_while(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        await planned(bot)
        await bot.says("ana", "!session join 1")
        await bot.moves(days=2)
        assert await states(bot) == ["joined"]
        await bot.moves(days=8)
        await bot.app.sweep()
        assert await states(bot) == []
        await bot.moves(days=31)
        await bot.app.sweep()
        async with bot.app.database.reading() as look:
            for table in (sessions, occurrences, seats):
                assert (await look.execute(select(table.c.community))).first() is None, table.name
