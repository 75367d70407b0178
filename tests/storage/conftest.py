"""Fixtures of the storage's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.errors import OperatorError
from bot.storage.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database may be; nothing is there yet."""
    return tmp_path / "alongside.sqlite3"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    """A new database, open."""
    database = at(path)
    await database.open()
    yield database
    await database.close()


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
