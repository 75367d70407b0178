"""How well `find` finds what people type; `python -m tests.cogs.resources.scoring` prints both halves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.ports import Transaction
from bot.storage.database import Database
from cogs.resources.entries import load
from cogs.resources.exercises import exercises
from cogs.resources.library import ship
from tests.cogs.resources.scoring import AT, HALVES, first_of, queries, score
from tests.support.databases import NewUrl, vault_for

REACHED = {"seen": 98.0, "unseen": 98.0}
"""Of 100; the goal is 95 in both halves."""
ENTRIES = {entry.id: entry for entry in (*load().every, *exercises())}


@pytest.fixture
async def library(new_url: NewUrl, tmp_path: Path) -> AsyncIterator[tuple[Transaction, int]]:
    """On each database: a transaction with the shipped entries in the library, and a community."""
    url = await new_url()
    database = Database(url, vault=vault_for(url, tmp_path))
    await database.open()
    async with database.transaction() as tx:
        here = await tx.people.community("test", "here")
        await ship(tx, list(ENTRIES.values()), AT)
        yield tx, here.id
    await database.close()


@pytest.mark.parametrize("half", HALVES)
async def test_what_should_be_found_is(library: tuple[Transaction, int], half: str) -> None:
    tx, here = library
    assert (await score(tx, half, here)).per_100 >= REACHED[half]


async def test_one_of_the_first_is_no_phone_call(library: tuple[Transaction, int]) -> None:
    """Where there is one: for every country, an exercise or a list of lines is one."""
    tx, here = library
    for query in queries("seen"):
        first = [ENTRIES[id_] for id_ in await first_of(tx, query, here)]
        assert any(one.kind == "exercise" or one.is_silent for one in first)


def test_there_are_enough_queries_and_they_name_what_there_is() -> None:
    halves = {half: queries(half) for half in HALVES}
    assert sum(map(len, halves.values())) >= 200
    assert abs(len(halves["seen"]) - len(halves["unseen"])) <= 1
    every = [query for asked in halves.values() for query in asked]
    assert len({(query.words, query.country, query.language) for query in every}) == len(every)
    assert {id_ for query in every for id_ in query.expect} <= set(ENTRIES)
