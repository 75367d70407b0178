"""Fixtures of the library's tests: a new database of each kind, with two communities."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.cogs.resources.library.shelf import HERE, THERE
from tests.support.databases import NewUrl, vault_for


@pytest.fixture
async def database(new_url: NewUrl, tmp_path: Path) -> AsyncIterator[Database]:
    url = await new_url()
    database = Database(url, vault=vault_for(url, tmp_path))
    await database.open()
    async with database.transaction() as tx:
        made = [(await tx.people.community("console", ref)).id for ref in ("here", "there")]
    assert made == [HERE, THERE]
    yield database
    await database.close()
