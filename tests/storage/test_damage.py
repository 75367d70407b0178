"""A file that is damaged is refused with a sentence, and not one byte of it changes."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.core.errors import OperatorError
from bot.storage.doctor import examine
from bot.storage.sqlite import check
from bot.storage.tables import notebook
from tests.storage.conftest import at, refusal

PAGE = 4096


async def filled(path: Path) -> None:
    """A database of some size, all of it in the one file."""
    database = at(path)
    await database.open()
    async with database.transaction() as tx:
        notes = [{"platform": "test", "key": str(number), "value": "x" * 3000} for number in range(100)]
        await tx.execute(insert(notebook), notes)
    await database.close()
    assert path.stat().st_size > 60 * PAGE


def overwrite(path: Path, start: int, what: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(what)


def garbage(length: int) -> bytes:
    return random.Random(7).randbytes(length)


def no_database(path: Path) -> None:
    path.write_bytes(garbage(20 * PAGE))


def a_letter(path: Path) -> None:
    path.write_text("Dear operator, this is not a database.")


def a_few_bytes(path: Path) -> None:
    path.write_bytes(b"SQL")


def header_gone(path: Path) -> None:
    overwrite(path, 0, garbage(100))


def schema_gone(path: Path) -> None:
    overwrite(path, 100, garbage(PAGE - 100))


def pages_gone(path: Path) -> None:
    size = path.stat().st_size // PAGE
    overwrite(path, (size // 2) * PAGE, garbage(8 * PAGE))


def pages_zero(path: Path) -> None:
    size = path.stat().st_size // PAGE
    overwrite(path, (size // 3) * PAGE, bytes(size // 3 * PAGE))


def cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


HARM = [no_database, a_letter, a_few_bytes, header_gone, schema_gone, pages_gone, pages_zero, cut_short]


@pytest.mark.parametrize("harm", HARM)
async def test_it_is_refused_and_left_as_it_is(path: Path, harm: Callable[[Path], None]) -> None:
    await filled(path)
    harm(path)
    before = path.read_bytes()
    for _ in range(2):
        said = await refusal(path)
        assert re.search(rf"{path} is damaged .*Nothing was changed", said)
        assert len(said.splitlines()) == 1
        assert path.read_bytes() == before


@pytest.mark.parametrize("harm", HARM)
async def test_the_doctor_says_the_same_and_changes_nothing(path: Path, harm: Callable[[Path], None]) -> None:
    await filled(path)
    harm(path)
    before = path.read_bytes()
    with pytest.raises(OperatorError, match="is damaged"):
        await examine(at_url(path), print)
    assert path.read_bytes() == before


async def test_the_doctor_sees_an_index_that_does_not_agree_with_its_table(path: Path) -> None:
    await filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO communities (platform, ref, handle) VALUES ('test', 'here', 'h')")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'ix_communities_platform_ref'")
        connection.execute("PRAGMA writable_schema = OFF")
    connection.close()
    with pytest.raises(OperatorError, match="is damaged"):
        await examine(at_url(path), print)


async def test_a_whole_database_is_fit(path: Path) -> None:
    await filled(path)
    said: list[str] = []
    assert await examine(at_url(path), said.append)
    assert any("whole" in line for line in said)


async def test_where_there_is_no_database_the_doctor_makes_none(path: Path) -> None:
    assert await examine(at_url(path), print)
    assert not path.exists()


async def test_an_empty_file_is_a_new_database(path: Path) -> None:
    path.touch()
    database = at(path)
    await database.open()
    await database.close()
    assert path.stat().st_size > PAGE


async def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "file/below/x.sqlite3" in await refusal(tmp_path / "file" / "below" / "x.sqlite3")


def at_url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


async def test_what_a_crash_left_half_written_is_no_damage(tmp_path: Path) -> None:
    """The key store has no write-ahead log: a kill in the middle of a transaction leaves a journal to roll back."""
    path, left = tmp_path / "keys.sqlite3", tmp_path / "left.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("CREATE TABLE keys (handle TEXT, wrapped BLOB)")
    connection.executemany("INSERT INTO keys VALUES (?, ?)", [(str(number), b"k" * 900) for number in range(200)])
    connection.execute("BEGIN")
    connection.execute("UPDATE keys SET wrapped = zeroblob(900)")
    left.write_bytes(path.read_bytes())
    Path(f"{left}-journal").write_bytes(Path(f"{path}-journal").read_bytes())
    connection.close()
    assert b"\0" * 900 in left.read_bytes(), "nothing of it had reached the file"
    check(left, ours="keys")
    with sqlite3.connect(left) as again:
        assert again.execute("SELECT count(*) FROM keys WHERE wrapped = ?", (b"k" * 900,)).fetchone() == (200,)
