"""The quick cursor does what SQLAlchemy expects of a driver's cursor: rows, counts, ids, and errors that surface."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.quick import QuickConnection


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[QuickConnection]:
    connection = QuickConnection(lambda: sqlite3.connect(tmp_path / "quick.sqlite3", isolation_level=None))
    await connection
    await connection.cursor().execute("CREATE TABLE birds (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    yield connection
    await connection.close()


async def names(connection: QuickConnection) -> list[str]:
    cursor = await connection.cursor().execute("SELECT name FROM birds ORDER BY id")
    return [name for (name,) in await cursor.fetchall()]


async def test_an_insert_gives_its_id_and_count_and_no_rows(connection: QuickConnection) -> None:
    cursor = connection.cursor()
    for number in (1, 2):
        await cursor.execute("INSERT INTO birds (name) VALUES (?)", ("heron",))
        assert (cursor.lastrowid, cursor.rowcount, cursor.description) == (number, 1, None)
    assert await cursor.fetchall() == []
    assert await cursor.fetchone() is None


async def test_an_update_and_a_deletion_count_what_they_touched(connection: QuickConnection) -> None:
    cursor = connection.cursor()
    await cursor.executemany("INSERT INTO birds (name) VALUES (?)", [("heron",), ("coot",), ("coot",)])
    assert (await cursor.execute("UPDATE birds SET name = 'rail' WHERE name = 'coot'")).rowcount == 2
    assert (await cursor.execute("UPDATE birds SET name = 'rail' WHERE name = 'owl'")).rowcount == 0
    assert (await cursor.execute("DELETE FROM birds")).rowcount == 3


async def test_many_rows_go_in_at_once_and_are_counted(connection: QuickConnection) -> None:
    await connection.cursor().execute("BEGIN")
    cursor = await connection.cursor().executemany(
        "INSERT INTO birds (name) VALUES (?)", [(str(number),) for number in range(5000)]
    )
    assert cursor.rowcount == 5000
    assert len(await names(connection)) == 5000


async def test_rows_come_in_order_one_by_one_or_all_that_are_left(connection: QuickConnection) -> None:
    await connection.cursor().executemany("INSERT INTO birds (name) VALUES (?)", [("a",), ("b",), ("c",)])
    cursor = await connection.cursor().execute("SELECT id, name FROM birds ORDER BY id")
    assert [column[0] for column in cursor.description] == ["id", "name"]
    assert await cursor.fetchone() == (1, "a")
    assert await cursor.fetchall() == [(2, "b"), (3, "c")]
    assert await cursor.fetchall() == []


async def test_a_look_that_finds_nothing_still_has_its_columns(connection: QuickConnection) -> None:
    cursor = await connection.cursor().execute("SELECT id FROM birds")
    assert [column[0] for column in cursor.description] == ["id"]
    assert await cursor.fetchone() is None


async def test_rows_that_an_insert_returns_are_read_and_the_insert_is_done(connection: QuickConnection) -> None:
    cursor = await connection.cursor().execute("INSERT INTO birds (name) VALUES ('a'), ('b') RETURNING id")
    assert await cursor.fetchall() == [(1,), (2,)]
    assert await names(connection) == ["a", "b"]


@pytest.mark.parametrize(
    ("statement", "values", "error"),
    [
        ("SELEKT 1", (), sqlite3.OperationalError),
        ("INSERT INTO birds (name) VALUES (?)", (None,), sqlite3.IntegrityError),
        ("INSERT INTO birds (name) VALUES (?)", (), sqlite3.ProgrammingError),
        ("SELECT * FROM fish", (), sqlite3.OperationalError),
    ],
)
async def test_errors_surface_as_what_they_are_and_the_connection_goes_on(
    connection: QuickConnection, statement: str, values: tuple[object, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        await connection.cursor().execute(statement, values)
    await connection.cursor().execute("INSERT INTO birds (name) VALUES ('heron')")
    assert await names(connection) == ["heron"]


async def test_one_bad_row_of_many_surfaces_and_can_be_rolled_back(connection: QuickConnection) -> None:
    await connection.cursor().execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.IntegrityError):
        await connection.cursor().executemany("INSERT INTO birds (name) VALUES (?)", [("a",), (None,), ("c",)])
    await connection.rollback()
    assert await names(connection) == []


async def test_commit_and_rollback_end_a_transaction_and_are_nothing_without_one(connection: QuickConnection) -> None:
    await connection.commit()
    await connection.rollback()
    for end, left in ((connection.rollback, []), (connection.commit, ["a"])):
        await connection.cursor().execute("BEGIN")
        await connection.cursor().execute("INSERT INTO birds (name) VALUES ('a')")
        assert connection.in_transaction
        await end()
        assert not connection.in_transaction
        assert await names(connection) == left


async def add(connection: QuickConnection, name: str = "heron") -> None:
    await connection.cursor().execute("INSERT INTO birds (name) VALUES (?)", (name,))


def add_later(connection: QuickConnection, name: str | None) -> None:
    connection.later(lambda: connection.raw.execute("INSERT INTO birds (name) VALUES (?)", (name,)))


async def test_a_transaction_begins_with_its_first_statement_and_not_at_all_without_one(
    connection: QuickConnection,
) -> None:
    connection.begin()
    assert not connection.in_transaction
    await connection.commit()
    await add(connection, "outside")
    assert not connection.in_transaction
    connection.begin()
    await add(connection)
    assert connection.in_transaction
    await connection.rollback()
    assert await names(connection) == ["outside"]


async def test_where_a_transaction_cannot_begin_nothing_is_written_outside_of_one(
    connection: QuickConnection, tmp_path: Path
) -> None:
    await connection.cursor().execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(tmp_path / "quick.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    connection.begin()
    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError):
            await add(connection)
    other.close()
    await connection.rollback()
    assert await names(connection) == []


async def test_what_nobody_waits_for_any_more_is_rolled_back_with_what_it_began(connection: QuickConnection) -> None:
    connection.begin()
    waiting = asyncio.create_task(add(connection))
    await asyncio.sleep(0)  # it is on its way to the thread
    waiting.cancel()
    await connection.rollback()
    assert not connection.in_transaction
    assert await names(connection) == []


async def test_what_is_left_for_later_is_done_before_what_follows_and_before_the_commit(
    connection: QuickConnection,
) -> None:
    connection.begin()
    add_later(connection, "a")
    await add(connection, "b")
    add_later(connection, "c")
    await connection.commit()
    assert not connection.in_transaction
    assert await names(connection) == ["a", "b", "c"]


async def test_what_is_left_for_later_goes_with_a_rollback_or_raises_at_the_commit(connection: QuickConnection) -> None:
    connection.begin()
    add_later(connection, "a")
    await connection.rollback()
    connection.begin()
    add_later(connection, "b")
    add_later(connection, None)
    with pytest.raises(sqlite3.IntegrityError):
        await connection.commit()
    assert not connection.in_transaction
    assert await names(connection) == []


async def test_statements_run_in_the_order_they_were_asked_for(connection: QuickConnection) -> None:
    asked = (f"INSERT INTO birds (name) VALUES ('{number}')" for number in range(50))
    await asyncio.gather(*(connection.cursor().execute(statement) for statement in asked))
    assert await names(connection) == [str(number) for number in range(50)]


async def test_the_thread_ends_with_the_connection_and_keeps_no_process_alive(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    connection = QuickConnection(lambda: sqlite3.connect(tmp_path / "other.sqlite3"))
    await connection
    [thread] = set(threading.enumerate()) - before
    assert thread.daemon
    await connection.close()
    thread.join(timeout=10)
    assert not thread.is_alive()


async def test_a_file_that_cannot_be_opened_is_an_error_and_leaves_no_thread(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    connection = QuickConnection(lambda: sqlite3.connect(tmp_path / "no" / "such" / "folder.sqlite3"))
    with pytest.raises(sqlite3.OperationalError):
        await connection
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=10)
    assert set(threading.enumerate()) <= before
