"""Finding entries by misspelt words, against the database's own search for the words as they should be.

The other side does the least that a search can: sqlite3 with FTS5 in this thread, or asyncpg with a tsvector; it ranks
(bm25, ts_rank) and gives the same number of whole entries. Ours goes through the bot's own connection, of which each
statement on SQLite is a trip to another thread: with few entries, that trip is most of it.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, Literal, Protocol

import asyncpg

from benchmarks.ground import Ground, address_of, url_of
from benchmarks.outcome import Outcome, interleaved, times_as_much
from bot.core.directory import Service
from bot.storage.database import Database
from cogs.resources import library
from tests.support.entries import made_up, misspelt

GOAL, RECALLED, COMMON = 2.0, 0.95, 10.0
_QUESTIONS, _TIMES = 300, 5
_AT = datetime(2026, 6, 1, tzinfo=UTC)
_SHOWN = 60
_BATCH = 10_000

Words = list[str]


Kind = Literal["file", "server"]


class Bare(Protocol):
    """The database's own search over the same entries."""

    async def fill(self, entries: Iterable[Service]) -> None: ...

    async def ask(self, words: Words) -> Any: ...  # noqa: ANN401  # rows

    async def close(self) -> None: ...


class BareFile:
    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")

    async def fill(self, entries: Iterable[Service]) -> None:
        run = self._connection.execute
        run("CREATE TABLE entries (number INTEGER PRIMARY KEY, body TEXT)")
        run("CREATE VIRTUAL TABLE found USING fts5(name, also, topics, about)")
        run("BEGIN")
        for entry in entries:
            run("INSERT INTO entries (body) VALUES (?)", (str(entry),))
            run("INSERT INTO found VALUES (?, ?, ?, ?)", _columns(entry))
        run("COMMIT")
        run("INSERT INTO found (found) VALUES ('optimize')")

    async def ask(self, words: Words) -> Any:  # noqa: ANN401  # rows
        asked = " ".join(f'"{word}"' for word in words)
        return self._connection.execute(
            "SELECT body FROM found JOIN entries ON number = found.rowid WHERE found MATCH ? "
            "ORDER BY bm25(found) LIMIT ?",
            (asked, _SHOWN),
        ).fetchall()

    async def close(self) -> None:
        self._connection.close()


class BareServer:
    def __init__(self, address: str) -> None:
        self._address = address

    async def fill(self, entries: Iterable[Service]) -> None:
        self._connection = await asyncpg.connect(self._address)
        run = self._connection.execute
        await run("CREATE TABLE bare (number BIGSERIAL PRIMARY KEY, body TEXT, found TSVECTOR)")
        rows = [(str(entry), " ".join(_columns(entry))) for entry in entries]
        await self._connection.executemany(
            "INSERT INTO bare (body, found) VALUES ($1, to_tsvector('simple', $2))", rows
        )
        await run("CREATE INDEX ON bare USING gin (found)")
        await run("VACUUM ANALYZE")

    async def ask(self, words: Words) -> Any:  # noqa: ANN401  # rows
        return await self._connection.fetch(
            "SELECT body FROM bare, to_tsquery('simple', $1) AS asked WHERE found @@ asked "
            "ORDER BY ts_rank(found, asked) DESC LIMIT $2",
            *(" & ".join(words), _SHOWN),
        )

    async def close(self) -> None:
        await self._connection.close()


def _columns(entry: Service) -> tuple[str, str, str, str]:
    return entry.name, " ".join(entry.also), " ".join(entry.topics), " ".join(entry.about.values())


class Shelf:
    """A library with so many entries, and the same entries beside it."""

    def __init__(self, ground: Ground, entries: int, kind: Kind) -> None:
        self._runner = asyncio.Runner()
        if kind == "server":
            url = ground.server.copy(0, f"library_{entries}")
            self._bare: Bare = BareServer(address_of(url))
        else:
            path = ground.copy(0, f"library-{entries}")
            url, self._bare = url_of(path), BareFile(path.with_name(f"bare-{entries}.sqlite3"))
        self._database = Database(url)
        self._stack = AsyncExitStack()
        self._runner.run(self._fill(entries))

    async def _fill(self, entries: int) -> None:
        await self._database.open(with_vault=False)
        made = made_up(entries)
        while batch := list(islice(made, _BATCH)):
            async with self._database.transaction() as tx:
                await library.put(tx, None, batch, origin=None, at=_AT)
        async with self._database.transaction() as tx:
            await library.tidy(tx)
        await self._bare.fill(made_up(entries))
        self._tx = await self._stack.enter_async_context(self._database.reading())

    def close(self) -> None:
        self._runner.run(self._stack.aclose())
        self._runner.run(self._bare.close())
        self._runner.run(self._database.close())
        self._runner.close()

    def found(self, words: Words) -> Sequence[library.Found]:
        return self._runner.run(self._search(words))

    async def _search(self, words: Words) -> Sequence[library.Found]:
        return await library.search(self._tx, words, community=1, limit=_SHOWN)

    def ours(self, questions: Sequence[Words]) -> list[float]:
        return self._runner.run(_timed(self._search, questions))

    def bare(self, questions: Sequence[Words]) -> list[float]:
        return self._runner.run(_timed(self._bare.ask, questions))


async def _timed(ask: Callable[[Words], Any], questions: Sequence[Words]) -> list[float]:
    """Milliseconds of each question, the least first: each asked several times, as a question is slow because of what
    is asked, and not because the machine was busy then."""
    spent = []
    for words in questions:
        times = []
        for _ in range(_TIMES):
            began = perf_counter()
            await ask(words)
            times.append((perf_counter() - began) * 1000)
        spent.append(median(times))
    return sorted(spent)


_shelves: dict[tuple[int, int, Kind], Shelf] = {}


def _shelf(ground: Ground, entries: int, kind: Kind) -> Shelf:
    """Filled once for all benchmarks of its size."""
    key = (id(ground), entries, kind)
    if key not in _shelves:
        _shelves[key] = Shelf(ground, entries, kind)
    return _shelves[key]


def _questions(entries: int) -> tuple[list[Words], list[Words]]:
    """The first words of names, as they should be, and with a slip in the first."""
    random = Random(3)
    exact = [
        library.plain_words(entry.name)[:2] for entry in random.sample(list(made_up(min(entries, 5000))), _QUESTIONS)
    ]
    return exact, [[misspelt(first, random), second] for first, second in exact]


def _at(percent: int, sorted_: Sequence[float]) -> float:
    return sorted_[min(len(sorted_) * percent // 100, len(sorted_) - 1)]


def speed(ground: Ground, entries: int, kind: Kind, percent: int) -> Outcome:
    shelf = _shelf(ground, entries, kind)
    exact, slips = _questions(entries)
    pairs = interleaved(
        lambda: _at(percent, shelf.ours(slips)), lambda: _at(percent, shelf.bare(exact)), 3 if ground.quick else 5
    )
    base = "sqlite3 with FTS5" if kind == "file" else "asyncpg with a tsvector"
    of = f"p{percent} of a misspelt question to {entries:,} entries, divided by {base} for the exact one"
    return times_as_much(pairs, of, GOAL, "ms")


def recall(ground: Ground, entries: int, kind: Kind) -> Outcome:
    """Whether an entry of that name is among the first three, asked by all of its name."""
    shelf = _shelf(ground, entries, kind)
    random = Random(5)
    names = [entry.name for entry in random.sample(list(made_up(min(entries, 5000))), _QUESTIONS)]
    exact = [library.plain_words(name) for name in names]
    slips = [[misspelt(word, random) if word == max(words, key=len) else word for word in words] for words in exact]

    def share(questions: Sequence[Words]) -> float:
        asked = zip(names, questions, strict=True)
        return sum(any(one.entry.name == name for one in shelf.found(words)[:3]) for name, words in asked) / len(names)

    of = f"share of {_QUESTIONS} names with a slip that are among the first 3 of {entries:,}, divided by exact names"
    return times_as_much([(share(slips), share(exact))], of, RECALLED, "of 1", better="higher")


def common(ground: Ground, entries: int, kind: Kind) -> Outcome:
    shelf = _shelf(ground, entries, kind)
    exact, _ = _questions(entries)
    every = ["crisis", "support", "mental", "health", "centre", "service", "trust", "line", "community", "care"]
    questions = [[word] for word in every] + [[one, other] for one in every for other in every if one != other]
    pairs = interleaved(
        lambda: _at(99, shelf.ours(questions)), lambda: _at(50, shelf.ours(exact)), 3 if ground.quick else 5
    )
    of = f"p99 of the commonest words among {entries:,} entries, divided by p50 of the names of entries"
    return times_as_much(pairs, of, COMMON, "ms")
