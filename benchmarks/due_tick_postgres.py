"""The due tick for 5,000 due of many members on PostgreSQL: the bot's own against bare asyncpg on the same rows."""

from __future__ import annotations

import asyncio

from benchmarks import raw_postgres_tick as bare
from benchmarks.due_tick import GOAL, seconds_of_tick
from benchmarks.ground import Ground
from benchmarks.outcome import Outcome, interleaved, times_as_much
from benchmarks.population import DUE, EARLIER, NOW, QUIET

_OF = f"due tick, {DUE:,} due of {{:,}} members, divided by asyncpg on the same rows, serializable, fsync on"
_PAIRS = {10_000: 15, 100_000: 9}


def run(ground: Ground, members: int) -> Outcome:
    server = ground.server
    before = server.copy(members, "before")
    example = server.copy(members, "example")
    asyncio.run(seconds_of_tick(example))
    first = asyncio.run(bare.values_written(before, example, QUIET, EARLIER))
    then = asyncio.run(bare.values_written(before, example, EARLIER, NOW))
    expected = asyncio.run(bare.left_in(example))

    def ours() -> float:
        url = server.copy(members, "ours")
        seconds = asyncio.run(seconds_of_tick(url))
        assert asyncio.run(bare.left_in(url)) == expected
        return seconds * 1000

    def raw() -> float:
        url = server.copy(members, "raw")
        seconds = asyncio.run(bare.tick(url, first, then))
        assert asyncio.run(bare.left_in(url)) == expected
        return seconds * 1000

    pairs = 3 if ground.quick else _PAIRS[members]
    return times_as_much(interleaved(ours, raw, pairs), _OF.format(members), GOAL, "ms")
