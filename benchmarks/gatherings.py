"""Sessions: a card with many seats, a long list, many reminders at once; ours against plain sqlite3, sealed alike."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from benchmarks import raw_sessions
from benchmarks.ground import Ground, app_on, url_of
from benchmarks.outcome import Outcome, interleaved, times_as_much
from benchmarks.population import NOW
from benchmarks.raw_tick import opened
from benchmarks.session_house import DESK, House, built
from bot.core.clock import SetClock
from bot.core.ports import Transaction
from bot.storage.database import Database
from bot.storage.tables import micros
from cogs.sessions import cards, seats_store, store
from cogs.sessions.joining import PAGE
from cogs.sessions.seats import Filled

GOAL = 2.0
_TIMES = 50
_DUE = 1_000
_SHARE = 100
"""Seats of each session whose reminders are due."""

_WRITTEN = "SELECT key, card FROM outbox WHERE {} ORDER BY seq"


def card(ground: Ground) -> Outcome:
    house = built(ground, "card", meetings=1, seats_each=500)
    first = ground.copy_of(house.database, "example")
    asyncio.run(_seconds(first, _refresh, 1))
    (shape,) = _unsealed(house, first, "edits IS NOT NULL")
    key = f"{10**9 + 1:022x}"

    def ours() -> float:
        database = ground.copy_of(house.database, "ours")
        seconds = asyncio.run(_seconds(database, _refresh, _TIMES))
        assert _unsealed(house, database, "edits IS NOT NULL") == [shape]
        return seconds / _TIMES * 1000

    def raw() -> float:
        database = ground.copy_of(house.database, "raw")
        seconds = raw_sessions.edits(house, database, key, shape, micros(NOW), _TIMES)
        assert _unsealed(house, database, "edits IS NOT NULL") == [shape]
        return seconds / _TIMES * 1000

    of = "ms to make the card of a session with 500 seats anew and put its edit in the outbox, divided by sqlite3"
    return times_as_much(interleaved(ours, raw, 3 if ground.quick else 15), of, GOAL, "ms")


def listing(ground: Ground) -> Outcome:
    house = built(ground, "list", meetings=10_000, seats_each=0)

    def ours() -> float:
        database = ground.copy_of(house.database, "ours")
        return asyncio.run(_seconds(database, _list, _TIMES)) / _TIMES * 1000

    def raw() -> float:
        return raw_sessions.lists(house, ground.copy_of(house.database, "raw"), PAGE, _TIMES) / _TIMES * 1000

    of = "ms for a page of the list of 10,000 sessions, titles opened, divided by sqlite3"
    return times_as_much(interleaved(ours, raw, 3 if ground.quick else 15), of, GOAL, "ms")


def reminders(ground: Ground) -> Outcome:
    house = built(ground, "reminders", meetings=_DUE // _SHARE, seats_each=_SHARE)
    first = ground.copy_of(house.database, "example")
    asyncio.run(_reminded(first))
    expected = _unsealed(house, first, "topic = 'sessions.told'")
    assert len(expected) == _DUE

    def ours() -> float:
        database = ground.copy_of(house.database, "ours")
        seconds = asyncio.run(_reminded(database))
        assert _unsealed(house, database, "topic = 'sessions.told'") == expected
        return seconds * 1000

    def raw() -> float:
        database = ground.copy_of(house.database, "raw")
        seconds = raw_sessions.reminders(house, database, expected[0], micros(NOW))
        assert _unsealed(house, database, "topic = 'sessions.told'") == expected
        return seconds * 1000

    of = "ms for 1,000 reminders of 10 sessions due at once, each sealed for itself, divided by sqlite3"
    return times_as_much(interleaved(ours, raw, 3 if ground.quick else 15), of, GOAL, "ms")


def _unsealed(house: House, database: Path, where: str) -> Sequence[str]:
    with closing(opened(database)) as connection:
        rows = connection.execute(_WRITTEN.format(where)).fetchall()
    return [raw_sessions.unsealed(house, "outbox", key, written) for key, written in rows]


async def _refresh(tx: Transaction) -> None:
    meeting = await store.find(tx, 1)
    assert meeting is not None
    await DESK.refresh(tx, meeting, NOW)


async def _list(tx: Transaction) -> None:
    there = await store.to_come(tx, 1, most=PAGE + 1)
    filled = await seats_store.all_filled(tx, [one.id for one in there[:PAGE]])
    cards.listed(there[:PAGE], [filled.get(one.id, Filled()) for one in there[:PAGE]], "more")


async def _seconds(database: Path, work: Callable[[Transaction], Awaitable[None]], times: int) -> float:
    """In a transaction each, by a bot that has done it before; what it holds by then is frozen, as at its start."""
    there = Database(url_of(database))
    await there.open()
    await there.run(work)
    gc.collect()
    gc.freeze()
    began = perf_counter()
    for _ in range(times):
        await there.run(work)
    taken = perf_counter() - began
    await there.close()
    gc.unfreeze()
    return taken


async def _reminded(database: Path) -> float:
    """From the instant at which they fall due until all is written, by a bot that looked before."""
    clock = SetClock(NOW - timedelta(minutes=1))
    app = app_on(url_of(database), clock)
    await app.start()
    await app.due.work()
    async with app.database.reading() as look:
        await store.find(look, 1)  # a bot that shows cards has the key of its community
    clock.set(NOW)
    gc.collect()
    began = perf_counter()
    await app.due.work()
    taken = perf_counter() - began
    await app.stop()
    gc.unfreeze()
    return taken
