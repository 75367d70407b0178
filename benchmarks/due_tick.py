"""The due tick for 5,000 due of many members: the bot's own against plain sqlite3 on the same rows."""

from __future__ import annotations

import asyncio
import gc
import hashlib
from contextlib import closing
from pathlib import Path
from time import perf_counter

from benchmarks import raw_tick
from benchmarks.ground import Ground, app_on, url_of
from benchmarks.outcome import Outcome, interleaved, times_as_much
from benchmarks.population import DUE, EARLIER, NOW, QUIET
from bot.core.clock import SetClock

GOAL = 2.0
_PAIRS = {10_000: 25, 100_000: 15, 1_000_000: 7}
"""A short run is more easily disturbed, and more quickly repeated."""

_LONGEST = 120
"""Seconds after which a tick is broken rather than slow: rows that all fail are tried one by one."""

_OF = f"due tick, {DUE:,} due of {{:,}} members, divided by sqlite3 on the same rows, synchronous=FULL"


def run(ground: Ground, members: int) -> Outcome:
    example = ground.copy(members, "example")
    asyncio.run(seconds_of_tick(url_of(example)))
    before = ground.prepared(members)
    first = raw_tick.values_written(before, example, QUIET, EARLIER)
    then = raw_tick.values_written(before, example, EARLIER, NOW)
    expected = _left_in(example)

    def ours() -> float:
        database = ground.copy(members, "ours")
        seconds = asyncio.run(seconds_of_tick(url_of(database)))
        assert _left_in(database) == expected
        return seconds * 1000

    def raw() -> float:
        database = ground.copy(members, "raw")
        seconds = raw_tick.tick(database, first, then)
        assert _left_in(database) == expected
        return seconds * 1000

    pairs = 3 if ground.quick else _PAIRS[members]
    return times_as_much(interleaved(ours, raw, pairs), _OF.format(members), GOAL, "ms")


async def seconds_of_tick(url: str) -> float:
    """Seconds from the instant at which they fall due until all is written."""
    clock = SetClock(EARLIER)
    app = app_on(url, clock)
    await app.start()
    async with asyncio.timeout(_LONGEST):
        await app.due.work()  # one member: the bot has done it before
        clock.set(NOW)
        gc.collect()  # what the start left behind is not cleared away in the tick's time
        began = perf_counter()
        await app.due.work()
        taken = perf_counter() - began
    await app.stop()
    gc.unfreeze()  # a bot keeps what it holds from the collector; this one is gone, and the next must not carry it
    return taken


def _left_in(database: Path) -> tuple[int, str]:
    """How many rows wait in the outbox, and a digest of every column of it and of the agenda."""
    digest = hashlib.blake2b()
    with closing(raw_tick.opened(database)) as connection:
        waiting = connection.execute("SELECT * FROM outbox ORDER BY seq").fetchall()
        digest.update(repr(waiting).encode())
        for row in connection.execute("SELECT * FROM agenda ORDER BY kind, key"):
            digest.update(repr(row).encode())
    assert len(waiting) == DUE + 1, f"{len(waiting)} of {DUE + 1} were asked"
    return len(waiting), digest.hexdigest()
