"""The floor under the due tick: plain sqlite3 that reads and writes the same rows, with nothing left to think about."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.population import NOW
from cogs.checkins.commands import ASK

_COLUMNS = ("key", "lane", "cog", "topic", "manner", "community", "account", "card", "until", "due_at")
_DUE = """SELECT key, community, due_at FROM agenda
    WHERE due_at <= ? AND +kind = ? AND tries < 5 ORDER BY due_at, seq LIMIT 5000"""
_WISHES = """SELECT checkins.id, checkins.account, checkins.at, checkins.days, members.zone, members.day_end
    FROM checkins JOIN members ON members.id = checkins.member WHERE checkins.id IN ({})"""
_SEND = f"INSERT INTO outbox ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_AGAIN = "UPDATE agenda SET due_at = ?, tries = 0 WHERE kind = ? AND key = ?"
_NOW = int(NOW.timestamp()) * 1_000_000

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Values:
    """All that is to be written, worked out beforehand: rows of the outbox, and (instant, kind, key) of the agenda."""

    sends: Rows
    again: Rows


def opened(database: Path) -> sqlite3.Connection:
    """With the settings that the bot gives its own connections."""
    connection = sqlite3.connect(database, isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def values_written(before: Path, after: Path) -> Values:
    """What the bot made of the one database, found in the other."""
    with closing(opened(after)) as connection, closing(opened(before)) as old:
        sends = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM outbox ORDER BY seq").fetchall()
        due = old.execute(_DUE, (_NOW, ASK)).fetchall()
        at = dict(connection.execute("SELECT key, due_at FROM agenda WHERE kind = ?", (ASK,)))
    return Values(sends, [(at[key], ASK, key) for key, _, _ in due])


def tick(database: Path, values: Values) -> float:
    """Seconds for one transaction: the two reads and the two writes of a batch."""
    with closing(opened(database)) as connection:
        connection.execute("SELECT min(due_at) FROM agenda").fetchall()  # the bot has looked before, too
        began = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        ids = [int(key) for key, _, _ in connection.execute(_DUE, (_NOW, ASK)).fetchall()]
        connection.execute(_WISHES.format(",".join("?" * len(ids))), ids).fetchall()
        connection.executemany(_SEND, values.sends)
        connection.executemany(_AGAIN, values.again)
        connection.execute("COMMIT")
        return perf_counter() - began
