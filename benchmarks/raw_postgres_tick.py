"""The floor under the due tick on PostgreSQL: bare asyncpg that reads and writes the same rows."""

from __future__ import annotations

import gc
import hashlib
from datetime import datetime
from time import perf_counter
from typing import Any

import asyncpg

from benchmarks.ground import address_of
from benchmarks.population import DUE
from benchmarks.raw_tick import BETWEEN, COLUMNS, Values
from bot.storage.tables import micros
from cogs.checkins.commands import ASK

_DUE = """SELECT key, community, due_at FROM agenda
    WHERE due_at <= $1 AND kind = $2 AND tries < 5 ORDER BY due_at, seq LIMIT 5000 FOR UPDATE SKIP LOCKED"""
_WISHES = """SELECT checkins.id, checkins.account, checkins.at, checkins.days, members.zone, members.day_end
    FROM checkins JOIN members ON members.id = checkins.member WHERE checkins.id = ANY($1::bigint[])"""
_PLACES = ", ".join(f"${number}" for number in range(1, len(COLUMNS) + 1))
_SEND = f"INSERT INTO outbox ({', '.join(COLUMNS)}) VALUES ({_PLACES})"
_AGAIN = "UPDATE agenda SET due_at = $1, tries = 0 WHERE kind = $2 AND key = $3"
_SENT = f"SELECT {', '.join(COLUMNS)} FROM outbox WHERE due_at = $1 ORDER BY seq"


async def connected(url: str) -> Any:  # noqa: ANN401  # asyncpg's, which has no types
    """With the settings that the bot gives its own connections."""
    return await asyncpg.connect(address_of(url), server_settings={"jit": "off"})


async def values_written(before: str, after: str, since: datetime, now: datetime) -> Values:
    """What the bot wrote for all that fell due between two instants, when it made the one database of the other."""
    old, new = await connected(before), await connected(after)
    sends = [tuple(row) for row in await new.fetch(_SENT, micros(now))]
    between = BETWEEN.replace("?", "${}").format(1, 2, 3)
    due = await old.fetch(between, ASK, micros(since), micros(now))
    following = dict(await new.fetch("SELECT key, due_at FROM agenda WHERE kind = $1", ASK))
    await old.close()
    await new.close()
    return Values(micros(now), sends, [(following[key], ASK, key) for (key,) in due])


async def tick(url: str, first: Values, then: Values) -> float:
    """Seconds for the second of two batches: as the bot, it has done one before."""
    connection = await connected(url)
    await _batch(connection, first)
    gc.collect()
    began = perf_counter()
    await _batch(connection, then)
    taken = perf_counter() - began
    await connection.close()
    return taken


async def _batch(connection: Any, values: Values) -> None:  # noqa: ANN401  # asyncpg's, which has no types
    """One transaction, as isolated as the bot's: two reads, two writes."""
    async with connection.transaction(isolation="serializable"):
        ids = [int(row["key"]) for row in await connection.fetch(_DUE, values.at, ASK)]
        await connection.fetch(_WISHES, ids)
        await connection.executemany(_SEND, values.sends)
        await connection.executemany(_AGAIN, values.again)


async def left_in(url: str) -> str:
    """A digest of every column of the outbox and of the agenda."""
    connection = await connected(url)
    waiting = await connection.fetch("SELECT * FROM outbox ORDER BY seq")
    agenda = await connection.fetch("SELECT * FROM agenda ORDER BY kind, key")
    await connection.close()
    assert len(waiting) == DUE + 1, f"{len(waiting)} of {DUE + 1} were asked"
    return hashlib.blake2b(repr([tuple(row) for row in (*waiting, *agenda)]).encode()).hexdigest()
