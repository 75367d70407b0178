"""The floor under the due tick: plain sqlite3 that reads and writes the same rows, with nothing left to think about."""

from __future__ import annotations

import gc
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from cogs.checkins.commands import ASK

COLUMNS = ("key", "lane", "cog", "topic", "manner", "community", "account", "card", "until", "due_at")
"""Of the outbox: all that a question to one person fills."""
_DUE = """SELECT key, community, due_at FROM agenda
    WHERE due_at <= ? AND {}kind = ? AND tries < 5 ORDER BY due_at, seq LIMIT 5000"""
_WISHES = """SELECT checkins.id, checkins.account, checkins.at, checkins.days, members.zone, members.day_end
    FROM checkins JOIN members ON members.id = checkins.member WHERE checkins.id IN ({})"""
_SEND = f"INSERT INTO outbox ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_AGAIN = "UPDATE agenda SET due_at = ?, tries = 0 WHERE kind = ? AND key = ?"
BETWEEN = "SELECT key FROM agenda WHERE kind = ? AND due_at > ? AND due_at <= ? ORDER BY due_at, seq"

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Values:
    """All that one batch is to write, worked out beforehand: rows of the outbox, and (instant, kind, key) of the
    agenda. `at` is the instant of the batch, in microseconds."""

    at: int
    sends: Rows
    again: Rows


def opened(database: Path) -> sqlite3.Connection:
    """With the settings that the bot gives its own connections."""
    connection = sqlite3.connect(database, isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def values_written(before: Path, after: Path, since: datetime, now: datetime) -> Values:
    """What the bot wrote for all that fell due between two instants, when it made the one database of the other."""
    start, at = (int(instant.timestamp()) * 1_000_000 for instant in (since, now))
    with closing(opened(after)) as connection, closing(opened(before)) as old:
        columns = ", ".join(COLUMNS)
        sends = connection.execute(f"SELECT {columns} FROM outbox WHERE due_at = ? ORDER BY seq", (at,)).fetchall()
        due = old.execute(BETWEEN, (ASK, start, at)).fetchall()
        following = dict(connection.execute("SELECT key, due_at FROM agenda WHERE kind = ?", (ASK,)))
    return Values(at, sends, [(following[key], ASK, key) for (key,) in due])


def _due_query(connection: sqlite3.Connection) -> str:
    """The one that reads in the order of an index: SQLite may prefer all rows of the kind, sorted, and a floor that
    does so would excuse a bot that does. A plus keeps it from looking for the kind first."""
    for spelling in (_DUE.format(""), _DUE.format("+")):
        plan = connection.execute(f"EXPLAIN QUERY PLAN {spelling}", (0, ASK)).fetchall()
        if not any("TEMP B-TREE" in step for *_, step in plan):
            return spelling
    raise LookupError("no index gives what is due in order")


def tick(database: Path, first: Values, then: Values) -> float:
    """Seconds for the second of two batches: as the bot, it has done one before."""
    with closing(opened(database)) as connection:
        due = _due_query(connection)
        _batch(connection, due, first)
        gc.collect()
        began = perf_counter()
        _batch(connection, due, then)
        return perf_counter() - began


def _batch(connection: sqlite3.Connection, due: str, values: Values) -> None:
    """One transaction: two reads, two writes."""
    connection.execute("BEGIN IMMEDIATE")
    ids = [int(key) for key, _, _ in connection.execute(due, (values.at, ASK)).fetchall()]
    connection.execute(_WISHES.format(",".join("?" * len(ids))), ids).fetchall()
    connection.executemany(_SEND, values.sends)
    connection.executemany(_AGAIN, values.again)
    connection.execute("COMMIT")
