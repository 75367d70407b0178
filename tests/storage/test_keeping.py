"""The notebook keeps what an adapter writes; retention lets go of what has served and of nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.core.people import Account, Person
from bot.storage import retention
from bot.storage.database import Database
from bot.storage.notebook import StoredNotebook
from bot.storage.questions import Question, ask, open_question
from bot.storage.tables import accounts, heard, questions, receipts
from tests.storage.conftest import opened
from tests.support.databases import NewUrl

NOW = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


async def test_the_notebook_keeps_the_newest(database: Database) -> None:
    notes = StoredNotebook(database, "matrix")
    assert await notes.read("since") is None
    await notes.write("since", "s1")
    await notes.write("since", "s2")
    assert await notes.read("since") == "s2"


@pytest.mark.parametrize("value", ["", "s_1~é漢🙂", "'; DROP TABLE notebook; --", "x" * 1_000_000, "a\x00b", "a\nb"])
async def test_the_notebook_gives_back_what_was_written(database: Database, value: str) -> None:
    if "\x00" in value and database.is_shared:
        pytest.skip("no text of PostgreSQL holds a NUL")
    notes = StoredNotebook(database, "matrix")
    await notes.write("token", value)
    assert await notes.read("token") == value


async def test_each_platform_has_a_notebook_of_its_own(database: Database) -> None:
    matrix, discord = StoredNotebook(database, "matrix"), StoredNotebook(database, "discord")
    await matrix.write("since", "m")
    await discord.write("since", "d")
    assert (await matrix.read("since"), await discord.read("since")) == ("m", "d")


async def test_the_notebook_outlives_the_process(new_url: NewUrl, tmp_path: Path) -> None:
    url = await new_url()
    database = await opened(url, tmp_path)
    await StoredNotebook(database, "matrix").write("since", "s1")
    await database.close()
    again = await opened(url, tmp_path)
    assert await StoredNotebook(again, "matrix").read("since") == "s1"
    await again.close()


async def swept(database: Database) -> None:
    async with database.transaction() as tx:
        await retention.sweep(tx, NOW)


async def test_ids_of_events_go_after_a_week(database: Database) -> None:
    ages = {"old": retention.EVENTS + INSTANT, "edge": retention.EVENTS, "new": timedelta(0)}
    async with database.transaction() as tx:
        await tx.execute(
            insert(heard), [{"platform": "test", "event": event, "at": NOW - age} for event, age in ages.items()]
        )
    await swept(database)
    async with database.reading() as look:
        assert set((await look.execute(select(heard.c.event))).scalars()) == {"edge", "new"}


async def test_receipts_go_after_ninety_days(database: Database) -> None:
    ages = {"old": retention.RECEIPTS + INSTANT, "edge": retention.RECEIPTS, "new": timedelta(days=1)}
    common = {"part": 0, "cog": "c", "manner": "room", "community": 1, "message": "m", "room": "r"}
    async with database.transaction() as tx:
        await tx.execute(insert(receipts), [{**common, "key": key, "at": NOW - age} for key, age in ages.items()])
    await swept(database)
    async with database.reading() as look:
        assert set((await look.execute(select(receipts.c.key))).scalars()) == {"edge", "new"}


async def test_questions_that_nobody_answered_go(database: Database) -> None:
    async with database.transaction() as tx:
        for account, left in ((1, -INSTANT), (2, timedelta(hours=1))):
            await ask(tx, account, "h", Question(1, "keep", "words", {"day": "monday"}, "k" * 22, NOW + left))
    await swept(database)
    async with database.transaction() as tx:
        assert list((await tx.execute(select(questions.c.account))).scalars()) == [2]
        question = await open_question(tx, 2, "h", NOW)
    assert question is not None
    assert question.given == {"day": "monday"}


async def test_a_new_question_takes_the_place_of_the_one_before_and_an_old_one_is_not_open(database: Database) -> None:
    async with database.transaction() as tx:
        await ask(tx, 1, "h", Question(1, "keep", "words", {}, "a" * 22, NOW + timedelta(hours=1)))
        await ask(tx, 1, "h", Question(1, "tell", "words", {}, "b" * 22, NOW + timedelta(hours=1)))
        question = await open_question(tx, 1, "h", NOW)
        assert question is not None
        assert question.command == "tell"
        assert await open_question(tx, 1, "h", NOW + timedelta(hours=1)) is None
        assert await open_question(tx, 2, "h", NOW) is None


async def test_which_community_somebody_meant_goes_when_it_does_not_hold_any_more(database: Database) -> None:
    left = {"old": -INSTANT, "new": timedelta(hours=1)}
    async with database.transaction() as tx:
        for name, by in left.items():
            known = await tx.people.know(Person(Account("test", name), ()))
            await tx.people.means(known.account_id, 1, NOW + by)
    await swept(database)
    async with database.reading() as look:
        found = await look.execute(select(accounts.c.ref, accounts.c.meant, accounts.c.meant_until))
        assert {row.ref: (row.meant, row.meant_until) for row in found} == {
            "old": (None, None),
            "new": (1, NOW + timedelta(hours=1)),
        }
