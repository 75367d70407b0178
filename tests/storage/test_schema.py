"""Migrations give exactly the tables of the metadata, and no database is touched that they did not make."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine

import cogs  # noqa: F401  # each cog adds its tables to the metadata
from bot.core.errors import OperatorError
from bot.storage.database import Database
from bot.storage.tables import metadata
from tests.storage.conftest import at, refusal


async def made(path: Path) -> None:
    """A database as this version leaves it behind."""
    database = at(path)
    await database.open()
    await database.close()


def execute(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def written_schema(path: Path) -> set[str]:
    """What SQLite was told to make, without quotes, spacing and order within."""
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB '*alembic*'")
        said = {re.sub(r"[\s\"]+", " ", sql).replace("( ", "(").replace(" )", ")") for (sql,) in found}
    connection.close()
    return {" ".join(sorted(re.split(r", ?|(?<=\()", sql))) for sql in said}


async def test_the_migrations_give_the_tables_of_the_metadata(database: Database) -> None:
    def is_ours(name: str | None, *_: object) -> bool:
        """The search index is each database's own: the metadata does not know what it makes of it."""
        return not (name or "").startswith("resource_index")

    def differences(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection, opts={"include_name": is_ours}), metadata)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_the_migrations_say_the_same_as_the_metadata_in_every_word(path: Path, tmp_path: Path) -> None:
    """What a comparison of columns does not see: row ids, numbering, keys."""
    await made(path)
    other = tmp_path / "other.sqlite3"
    engine = create_engine(f"sqlite:///{other}")
    metadata.create_all(engine)
    engine.dispose()
    assert written_schema(path) == written_schema(other)


async def test_opening_again_changes_nothing(path: Path) -> None:
    await made(path)
    before = path.read_bytes()
    await made(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["delete", "wal"])
async def test_a_database_of_a_newer_version_is_left_alone(path: Path, mode: str) -> None:
    """A copy that was put back from a backup is not in WAL mode."""
    await made(path)
    execute(path, "UPDATE alembic_version SET version_num = '9999'", "CREATE TABLE from_the_future (x)")
    execute(path, f"PRAGMA journal_mode = {mode}")
    before = path.read_bytes()
    assert re.search(r"newer.*9999.*Nothing was changed", await refusal(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["delete", "wal"])
async def test_a_database_of_another_program_is_left_alone(path: Path, mode: str) -> None:
    execute(path, f"PRAGMA journal_mode = {mode}", "CREATE TABLE recipes (soup TEXT)", "INSERT INTO recipes VALUES (1)")
    before = path.read_bytes()
    assert re.search(r"another program.*Nothing was changed", await refusal(path))
    assert path.read_bytes() == before


async def test_after_a_refusal_the_file_is_free(path: Path) -> None:
    execute(path, "CREATE TABLE recipes (soup TEXT)")
    for _ in range(2):
        assert "another program" in await refusal(path)
    assert sorted(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "url",
    [
        *("", "nonsense", "sqlite:///x.db", "sqlite+aiosqlite://", "sqlite+aiosqlite:///:memory:"),
        *("mysql://u:s3cret@h/d", "postgresql+psycopg://u:s3cret@h/d", "postgresql//u:s3cret@h/d"),
        "postgresql://u:s3cret@h:port/d",
    ],
)
def test_an_address_that_we_cannot_use_is_explained_without_its_password(url: str) -> None:
    with pytest.raises(OperatorError, match="sqlite") as refused:
        Database(url)
    assert "s3cret" not in str(refused.value)
