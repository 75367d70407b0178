"""Fixtures of the storage's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.errors import OperatorError
from bot.storage.database import Database
from tests.support.databases import NewUrl, vault_for


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database may be; nothing is there yet."""
    return tmp_path / "alongside.sqlite3"


@pytest.fixture
async def database(new_url: NewUrl, tmp_path: Path) -> AsyncIterator[Database]:
    """A new database of each kind, open."""
    database = await opened(await new_url(), tmp_path)
    yield database
    await database.close()


@pytest.fixture
async def file(path: Path) -> AsyncIterator[Database]:
    """A new database in a file, open."""
    database = at(path)
    await database.open()
    yield database
    await database.close()


async def opened(url: str, folder: Path) -> Database:
    database = Database(url, vault=vault_for(url, folder))
    await database.open()
    return database


def at(path: Path) -> Database:
    return Database(f"sqlite+aiosqlite:///{path}")


async def refusal(path: Path) -> str:
    """What an operator is told who opens this; nothing where it opens."""
    database = at(path)
    try:
        await database.open()
    except OperatorError as refused:
        return str(refused)
    finally:
        await database.close()
    return ""
