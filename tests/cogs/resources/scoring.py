"""How well `find` finds: `python -m tests.cogs.resources.scoring` prints the score of both halves of the queries, and
what is wrong with the seen half. What is wrong with the unseen half is nobody's to know who writes synonyms."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.core.clock import SetClock
from bot.core.ports import Directory, Transaction
from bot.storage.database import Database
from cogs.resources.asking import understand
from cogs.resources.entries import load
from cogs.resources.exercises import exercises
from cogs.resources.library import ship
from cogs.resources.nearest import open_directory
from cogs.resources.ranking import Wanted
from cogs.resources.seeking import seek

FOLDER = Path(__file__).parent / "queries"
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
HALVES = ("seen", "unseen")


@dataclass(frozen=True, slots=True)
class Query:
    """`country`: the asker's own; `language`: in which they read. One of `expect` has to be among the first three."""

    words: str
    expect: Sequence[str]
    country: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Score:
    """`missed`: what did not find what it should, with what it found instead."""

    of: int
    missed: Sequence[tuple[Query, Sequence[str]]]

    @property
    def per_100(self) -> float:
        return 100 * (self.of - len(self.missed)) / self.of


def queries(half: str) -> list[Query]:
    written: dict[str, Any] = tomllib.loads((FOLDER / f"{half}.toml").read_text("utf-8"))
    return [Query(**query) for query in written["query"]]


async def score(tx: Transaction, half: str, community: int) -> Score:
    """With the shipped entries in the library."""
    asked = queries(half)
    found = [(query, await first_of(tx, query, community)) for query in asked]
    return Score(len(asked), [(query, ids) for query, ids in found if not set(ids) & set(query.expect)])


async def first_of(tx: Transaction, query: Query, community: int) -> list[str]:
    asked = understand(query.words, query.language)
    wanted = Wanted(asked, asked.country or query.country, asked.language or query.language)
    nearest = _directory().nearest(wanted.country, language=wanted.language)
    sought = await seek(tx, wanted, nearest, community, AT)
    return [service.id for service in sought.first]


@cache
def _directory() -> Directory:
    return open_directory(SetClock(AT))


async def main() -> None:
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/scoring.sqlite3")
        await database.open()
        async with database.transaction() as tx:
            here = await tx.people.community("test", "here")
            await ship(tx, [*load().every, *exercises()], AT)
            scores = {half: await score(tx, half, here.id) for half in HALVES}
        await database.close()
    for query, ids in scores["seen"].missed:
        print(f"{query.words!r} ({query.country}, {query.language}): {', '.join(ids)}")
    for half, reached in scores.items():
        print(f"{half}: {reached.per_100:.1f} of 100 ({reached.of} queries)")


if __name__ == "__main__":
    asyncio.run(main())
