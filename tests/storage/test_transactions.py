"""Transactions: all of it or nothing, one writer at a time, readers that wait for nobody, and settings that hold."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import stat
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import bindparam, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.core.deeds import key_of
from bot.core.errors import NotSaved
from bot.core.people import Account, Person
from bot.core.ports import Point
from bot.storage.database import Database
from bot.storage.quick import Talk
from bot.storage.tables import accounts, notebook
from bot.storage.transaction import OpenTransaction
from cogs.checkins.store import checkins
from tests.storage.conftest import opened
from tests.support.databases import NewUrl

SETTINGS = {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000}


async def write(tx: OpenTransaction, key: str) -> None:
    await tx.execute(insert(notebook), {"platform": "test", "key": key, "value": key_of(key)})


async def keys(database: Database) -> list[str]:
    async with database.reading() as look:
        return list((await look.execute(select(notebook.c.key).order_by(notebook.c.key))).scalars())


async def test_it_is_all_there_after_a_commit(database: Database) -> None:
    async with database.transaction() as tx:
        await write(tx, "a")
        await write(tx, "b")
    assert await keys(database) == ["a", "b"]


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, asyncio.CancelledError])
async def test_nothing_is_there_after_a_fault(database: Database, fault: type[BaseException]) -> None:
    async def stumble() -> None:
        async with database.transaction() as tx:
            await write(tx, "a")
            raise fault

    with pytest.raises(fault):
        await stumble()
    assert await keys(database) == []
    async with database.transaction() as tx:
        await write(tx, "b")
    assert await keys(database) == ["b"]


async def test_nothing_is_there_when_the_process_dies_before_the_commit(database: Database) -> None:
    def die(point: Point) -> None:
        if point == "before commit":
            raise KeyboardInterrupt

    database.at_point = die
    with pytest.raises(KeyboardInterrupt):
        async with database.transaction() as tx:
            await write(tx, "a")
    assert await keys(database) == []


@pytest.mark.parametrize("at", ["once", "reading"])
async def test_nothing_that_is_under_way_outlives_the_database(new_url: NewUrl, tmp_path: Path, at: str) -> None:
    """Whoever is in the middle is told, and leaves no connection open. What is told of one that does is an error."""
    url = await new_url()
    database = await opened(url, tmp_path)
    is_in, may_go_on = asyncio.Event(), asyncio.Event()

    async def look_or_write() -> None:
        async with database.transaction() if at == "once" else database.reading() as tx:
            await (write(tx, "a") if at == "once" else tx.execute(select(notebook.c.key)))
            is_in.set()
            await may_go_on.wait()
            await tx.execute(select(notebook.c.key))

    task = asyncio.create_task(look_or_write())
    await is_in.wait()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0.05)
    may_go_on.set()
    await closing
    [told] = await asyncio.gather(task, return_exceptions=True)
    assert told is None or isinstance(told, NotSaved)
    del task, closing
    gc.collect()
    await asyncio.sleep(0)
    again = await opened(url, tmp_path)
    assert await keys(again) == ([] if isinstance(told, NotSaved) or at == "reading" else ["a"])
    await again.close()


@pytest.mark.parametrize("step", range(0, 40, 2))
async def test_whoever_is_let_go_while_it_closes_leaves_no_connection(
    new_url: NewUrl, tmp_path: Path, step: int
) -> None:
    database = await opened(await new_url(), tmp_path)

    async def write_one(key: str) -> None:
        async with database.transaction() as tx:
            await write(tx, key)

    tasks = [asyncio.create_task(write_one(key)) for key in "abc"]
    for _ in range(step):
        await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await database.close()
    told = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(one is None or isinstance(one, asyncio.CancelledError | NotSaved) for one in told), told
    del tasks, told
    gc.collect()


@pytest.mark.parametrize("step", range(30))
async def test_cancelled_at_whatever_step_it_leaves_nothing_behind(database: Database, step: int) -> None:
    async def two() -> None:
        async with database.transaction() as tx:
            await write(tx, "a")
            await write(tx, "b")

    task = asyncio.ensure_future(two())
    for _ in range(step * 3):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert await keys(database) in ([], ["a", "b"])
    async with database.transaction() as tx:
        await write(tx, "c")
    assert "c" in await keys(database)


async def test_whoever_writes_sees_what_all_before_have_written(database: Database) -> None:
    async def number_one(tx: OpenTransaction) -> None:
        there = len((await tx.execute(select(notebook.c.key))).all())
        await write(tx, f"{there:03}")

    await asyncio.gather(*(database.run(number_one) for _ in range(40)))
    assert await keys(database) == [f"{number:03}" for number in range(40)]


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, asyncio.CancelledError])
async def test_work_that_fails_by_itself_is_done_once_and_leaves_nothing(
    database: Database, fault: type[BaseException]
) -> None:
    times = 0

    async def stumble(tx: OpenTransaction) -> None:
        nonlocal times
        times += 1
        await write(tx, "a")
        raise fault

    with pytest.raises(fault):
        await database.run(stumble)
    assert times == 1
    assert await keys(database) == []


async def test_work_that_breaks_a_rule_every_time_is_a_fault_of_ours(database: Database) -> None:
    async def twice(tx: OpenTransaction) -> None:
        await write(tx, "a")
        await write(tx, "a")

    with pytest.raises(IntegrityError):
        await database.run(twice)
    assert await keys(database) == []


@pytest.mark.parametrize("point", ["before commit", "after commit"])
async def test_work_that_the_process_dies_in_is_all_there_or_not_at_all(database: Database, point: Point) -> None:
    def die(at: Point) -> None:
        if at == point:
            raise KeyboardInterrupt

    database.at_point = die
    with pytest.raises(KeyboardInterrupt):
        await database.run(lambda tx: write(tx, "a"))
    assert await keys(database) == ([] if point == "before commit" else ["a"])


async def test_many_rows_are_written_at_once_with_values_of_every_kind(database: Database) -> None:
    rows = [{"at": number, "resting": number % 2 == 0} for number in range(300)]
    async with database.transaction() as tx:
        here = await tx.people.community("test", "here")
        known = await tx.people.know(Person(Account("test", "ana"), (), "en", "UTC"))
        more = {"member": known.member.id, "community": here.id, "account": known.account_id, "days": 127}
        await tx.write(insert(checkins), [{**row, **more, "paused_until": None} for row in rows])
        await tx.write(
            update(checkins).where(checkins.c.at == bindparam("of")).values(days=bindparam("to")), [{"of": 7, "to": 1}]
        )
        await tx.write(delete(checkins).where(checkins.c.at == bindparam("of")), [{"of": 8}, {"of": 9}])
    async with database.reading() as look:
        found = (await look.execute(select(checkins.c.at, checkins.c.resting, checkins.c.days))).all()
    assert {at: (resting, days) for at, resting, days in found} == {
        row["at"]: (row["resting"], 1 if row["at"] == 7 else 127) for row in rows if row["at"] not in (8, 9)
    }


async def test_a_reader_sees_what_is_committed_and_waits_for_no_writer(database: Database) -> None:
    async with database.transaction() as tx:
        await write(tx, "a")
        assert await keys(database) == []
        async with database.reading() as look:
            assert (await look.execute(select(notebook.c.key))).all() == []
    assert await keys(database) == ["a"]


async def test_a_writer_waits_for_no_reader_and_a_long_look_sees_what_was_committed_since(database: Database) -> None:
    async with database.reading() as look:
        assert (await look.execute(select(notebook.c.key))).all() == []
        async with database.transaction() as tx:
            await write(tx, "a")
        assert [row.key for row in await look.execute(select(notebook.c.key))] == ["a"]


async def test_every_connection_has_the_settings(file: Database) -> None:
    async with AsyncExitStack() as stack:
        looks = [await stack.enter_async_context(file.reading()) for _ in range(6)]
        looks.append(await stack.enter_async_context(file.transaction()))
        for look in looks:
            for name, value in SETTINGS.items():
                assert (await look.execute(text(f"PRAGMA {name}"))).scalar() == value, name


async def test_a_row_that_refers_to_nobody_is_refused(database: Database) -> None:
    async def stumble() -> None:
        async with database.transaction() as tx:
            await write(tx, "a")
            await tx.execute(insert(accounts), {"platform": "test", "ref": "ana", "member": 1})

    with pytest.raises(IntegrityError):
        await stumble()
    assert await keys(database) == []


async def test_its_files_are_for_their_owner_only(file: Database) -> None:
    async with file.transaction() as tx:
        await write(tx, "a")
    assert file.path is not None
    names = sorted(file.path.parent.glob(f"{file.path.name}*"))
    assert [path.name.removeprefix(file.path.name) for path in names] == [
        *("", "-shm", "-wal", ".key", ".keys", ".keys.lock", ".lock"),
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in names} == {0o600}


async def test_a_closed_database_saves_nothing_and_says_so(database: Database) -> None:
    await database.close()
    with pytest.raises(NotSaved):
        async with database.transaction() as tx:
            await write(tx, "a")
    with pytest.raises(NotSaved):
        await keys(database)
    await database.open()
    assert await keys(database) == []


async def test_what_was_not_saved_is_named_without_its_words(file: Database) -> None:
    with pytest.raises(NotSaved) as failed:
        async with file.transaction() as tx:
            await tx.execute(text("INSERT INTO no_such_table VALUES (:words)"), {"words": "a heron"})
    assert str(failed.value) == "OperationalError"


async def test_a_writer_that_another_program_keeps_waiting_gives_up(file: Database) -> None:
    assert file.path is not None
    other = sqlite3.connect(file.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with file.reading() as look:
        await look.execute(text("PRAGMA busy_timeout = 1"))
    with pytest.raises(NotSaved):
        async with file.transaction() as tx:
            await write(tx, "a")
    other.execute("ROLLBACK")
    other.close()
    assert await keys(file) == []


async def test_a_conversation_depends_on_what_it_is_told_and_sees_what_was_written(database: Database) -> None:
    found = text("SELECT key, value FROM notebook WHERE key = :key")

    def talk() -> Talk[list[str]]:
        rows = yield found, {"key": "a"}
        again = yield found, {"key": "b" if rows[0][1] == key_of("a") else "nothing"}
        nothing = yield found, {"key": "nothing"}
        return [*(row[0] for row in rows), *(key for key, _ in again), str(len(nothing))]

    async with database.transaction() as tx:
        for key in ("a", "b"):
            await write(tx, key)
        assert await tx.converse(talk()) == ["a", "b", "0"]


async def test_what_breaks_a_conversation_is_told_like_any_other_fault(database: Database) -> None:
    def talk(statement: str) -> Talk[None]:
        yield text(statement), {}
        raise LookupError

    async def converse(statement: str) -> None:
        async with database.transaction() as tx:
            await write(tx, "a")
            await tx.converse(talk(statement))

    with pytest.raises((NotSaved, DBAPIError)):
        await converse("SELECT 1 FROM nowhere")
    with pytest.raises(LookupError):
        await converse("SELECT 1")
    assert await keys(database) == []
