"""Numbers that did not work: kept once for each entry and day, without a name, and not for ever."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect

from bot.storage.database import Database
from cogs.resources.store import Fault, expire, faults, note_fault, resource_faults

TODAY = date(2026, 11, 22)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/faults.sqlite3")
    await database.open()
    yield database
    await database.close()


async def test_once_for_each_entry_and_day(database: Database) -> None:
    async with database.transaction() as tx:
        here, there = [await tx.people.community("test", ref) for ref in ("here", "there")]
        for day in (TODAY, TODAY, TODAY - timedelta(days=1)):
            await note_fault(tx, "gb-shout", here.id, day)
        await note_fault(tx, "us-988", here.id, TODAY - timedelta(days=2))
        await note_fault(tx, "gb-shout", there.id, TODAY)
        assert await faults(tx, here.id) == [
            Fault("gb-shout", 2, TODAY),
            Fault("us-988", 1, TODAY - timedelta(days=2)),
        ]
        assert await faults(tx, there.id) == [Fault("gb-shout", 1, TODAY)]


async def test_it_goes_after_90_days(database: Database) -> None:
    async with database.transaction() as tx:
        here = await tx.people.community("test", "here")
        await note_fault(tx, "gb-shout", here.id, TODAY)
        await expire(tx, TODAY + timedelta(days=90))
        assert await faults(tx, here.id)
        await expire(tx, TODAY + timedelta(days=91))
        assert not await faults(tx, here.id)


def test_nothing_in_it_names_anybody() -> None:
    assert [column.name for column in inspect(resource_faults).columns] == ["entry", "community", "day"]
