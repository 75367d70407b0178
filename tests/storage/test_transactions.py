"""Transactions: all of it or nothing, one writer at a time, readers that wait for nobody, and settings that hold."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from bot.core.deeds import key_of
from bot.core.errors import NotSaved
from bot.core.ports import Point
from bot.storage.database import Database, OpenTransaction
from bot.storage.tables import accounts, notebook

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


async def test_writers_take_turns(database: Database) -> None:
    async def count() -> None:
        async with database.transaction() as tx:
            there = len((await tx.execute(select(notebook.c.key))).all())
            await write(tx, f"{there:03}")

    await asyncio.gather(*(count() for _ in range(40)))
    assert await keys(database) == [f"{number:03}" for number in range(40)]


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


async def test_every_connection_has_the_settings(database: Database) -> None:
    async with AsyncExitStack() as stack:
        looks = [await stack.enter_async_context(database.reading()) for _ in range(6)]
        looks.append(await stack.enter_async_context(database.transaction()))
        for look in looks:
            for name, value in SETTINGS.items():
                assert (await look.execute(text(f"PRAGMA {name}"))).scalar() == value, name


async def test_a_row_that_refers_to_nobody_is_refused(database: Database) -> None:
    async def stumble() -> None:
        async with database.transaction() as tx:
            await write(tx, "a")
            await tx.execute(insert(accounts), {"platform": "test", "ref": "ana", "member": 1})

    with pytest.raises((NotSaved, IntegrityError), match="IntegrityError"):
        await stumble()
    assert await keys(database) == []


async def test_its_files_are_for_their_owner_only(database: Database) -> None:
    async with database.transaction() as tx:
        await write(tx, "a")
    files = sorted(database.path.parent.glob(f"{database.path.name}*"))
    assert [file.name.removeprefix(database.path.name) for file in files] == [
        *("", "-shm", "-wal", ".key", ".keys", ".keys.lock", ".lock"),
    ]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


async def test_a_closed_database_saves_nothing_and_says_so(database: Database) -> None:
    await database.close()
    with pytest.raises(NotSaved):
        async with database.transaction() as tx:
            await write(tx, "a")
    with pytest.raises(NotSaved):
        await keys(database)
    await database.open()
    assert await keys(database) == []


async def test_what_was_not_saved_is_named_without_its_words(database: Database) -> None:
    with pytest.raises(NotSaved) as failed:
        async with database.transaction() as tx:
            await tx.execute(text("INSERT INTO no_such_table VALUES (:words)"), {"words": "a heron"})
    assert str(failed.value) == "OperationalError"


async def test_a_writer_that_another_program_keeps_waiting_gives_up(database: Database) -> None:
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with database.reading() as look:
        await look.execute(text("PRAGMA busy_timeout = 1"))
    with pytest.raises(NotSaved):
        async with database.transaction() as tx:
            await write(tx, "a")
    other.execute("ROLLBACK")
    other.close()
    assert await keys(database) == []
