"""The floor under what sessions do: plain sqlite3 on the same rows, words opened and sealed by hand with the same key,
and cards filled into the shape that the bot gave them, with nothing left to think about."""

from __future__ import annotations

import gc
import json
import secrets
import sqlite3
from base64 import b64decode, b64encode
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.raw_tick import opened
from benchmarks.session_house import House
from bot.core.deeds import key_of
from cogs.sessions.desk import REMIND
from cogs.sessions.tables import occurrences

_MEETINGS = """SELECT o.*, sessions.key, sessions.title, communities.handle, communities.platform, sessions.*
    FROM session_occurrences o JOIN sessions ON sessions.id = o.session
    JOIN communities ON communities.id = sessions.community WHERE {}"""
_OCCURRENCE = tuple(occurrences.columns.keys())
_ID, _OWN_KEY, _STARTS, _ENDS = (_OCCURRENCE.index(name) for name in ("id", "key", "starts_at", "ends_at"))
_KEY, _TITLE = len(_OCCURRENCE), len(_OCCURRENCE) + 1
"""Columns of these."""

_ONE = _MEETINGS.format("o.id = ?")
_TO_COME = _MEETINGS.format("o.community = ? AND o.state IN ('planned', 'running') ORDER BY o.starts_at, o.id LIMIT ?")
_COUNTS = "SELECT state, count(*) FROM session_seats WHERE occurrence = ? GROUP BY state"
_ALL_COUNTS = "SELECT occurrence, state, count(*) FROM session_seats WHERE occurrence IN ({}) GROUP BY 1, 2"
_HELD = """SELECT accounts.id, accounts.platform, accounts.ref FROM accounts JOIN session_facilitators f
    ON f.account = accounts.id WHERE f.session = ? ORDER BY f.since"""
_SETTINGS = "SELECT * FROM session_settings WHERE community = ?"
_TEXTS = "SELECT * FROM community_texts WHERE community = ?"
_TARGET = "SELECT manner, community, account, place, place_kind, until FROM {} WHERE key = ?"
_FOLD = "DELETE FROM outbox WHERE edits = ? AND claimed_until IS NULL"
_OWNER = "SELECT handle FROM communities WHERE id = ?"
_EDIT = """INSERT INTO outbox (manner, community, account, place, place_kind, until, key, lane, cog, edits, card,
    sealed_for, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 'sessions', ?, ?, ?, ?)"""
_DUE = """SELECT key, community, due_at FROM agenda WHERE due_at <= ? AND +kind = ? AND tries < 5
    ORDER BY due_at, seq LIMIT 5000"""
_SEATS = "SELECT * FROM session_seats WHERE id IN ({})"
_SEND = """INSERT INTO outbox (key, lane, cog, topic, manner, community, account, card, sealed_for, until, due_at,
    silent) VALUES (?, 1, 'sessions', 'sessions.told', 'direct', ?, ?, ?, ?, ?, ?, 0)"""
_GONE = "DELETE FROM agenda WHERE kind = ? AND key = ?"

Row = tuple[Any, ...]


def edits(house: House, database: Path, card: str, shape: str, at: int, times: int) -> float:
    """Seconds for so many edits of a card, a transaction each. `card`: its key; `shape`: how it reads, as JSON."""
    with closing(opened(database)) as connection:
        _edit(house, connection, card, shape, at)
        gc.collect()
        began = perf_counter()
        for _ in range(times):
            _edit(house, connection, card, shape, at)
        return perf_counter() - began


def _edit(house: House, connection: sqlite3.Connection, card: str, shape: str, at: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    (meeting,) = connection.execute(_ONE, (1,)).fetchall()
    title = title_of(house, meeting)
    filled = dict(connection.execute(_COUNTS, (1,)).fetchall())
    for statement in (_HELD, _SETTINGS, _TEXTS):
        connection.execute(statement, (1,)).fetchall()
    lines, choices = json.loads(shape)
    lines[0][1]["title"], lines[-2][1]["joined"] = {"typed": title}, filled["joined"]
    written = json.dumps([lines, choices], ensure_ascii=False, separators=(",", ":"))
    connection.execute(_TARGET.format("receipts"), (card,)).fetchone()
    target = connection.execute(_TARGET.format("outbox"), (card,)).fetchone()
    connection.execute(_FOLD, (card,))
    (handle,) = connection.execute(_OWNER, (1,)).fetchone()
    key = key_of("sessions", secrets.token_hex())
    connection.execute(_EDIT, (*target, key, card, sealed(house, "outbox", key, written), handle, at))
    connection.execute("COMMIT")


def lists(house: House, database: Path, shown: int, times: int) -> float:
    """Seconds for the first so many of all that are to come, read so often: titles opened, seats counted."""
    counts = _ALL_COUNTS.format(",".join("?" * shown))
    with closing(opened(database)) as connection:
        connection.execute(_TO_COME, (1, shown + 1)).fetchall()
        gc.collect()
        began = perf_counter()
        for _ in range(times):
            connection.execute("BEGIN IMMEDIATE")
            meetings = connection.execute(_TO_COME, (1, shown + 1)).fetchall()
            titles = [title_of(house, meeting) for meeting in meetings]
            connection.execute(counts, [meeting[_ID] for meeting in meetings[:shown]]).fetchall()
            connection.execute("COMMIT")
        taken = perf_counter() - began
    assert titles == [f"Evening circle {number}" for number in range(1, shown + 2)]
    return taken


def reminders(house: House, database: Path, shape: str, at: int) -> float:
    """Seconds for all that are due at that instant, in microseconds. `shape`: how the card of one reads, as JSON."""
    with closing(opened(database)) as connection:
        connection.execute(_ONE, (1,)).fetchall()
        gc.collect()
        began = perf_counter()
        _remind(house, connection, shape, at)
        return perf_counter() - began


def _remind(house: House, connection: sqlite3.Connection, shape: str, at: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    due = connection.execute(_DUE, (at, REMIND)).fetchall()
    ids = [int(key) for key, _, _ in due]
    seats = {str(seat[0]): seat for seat in connection.execute(_SEATS.format(",".join("?" * len(ids))), ids)}
    held = sorted({seat[1] for seat in seats.values()})
    there = _MEETINGS.format(f"o.id IN ({','.join('?' * len(held))})")
    written, until = {}, {}
    for meeting in connection.execute(there, held).fetchall():
        lines, choices = json.loads(shape)
        lines[1][1]["title"] = {"typed": title_of(house, meeting)}
        lines[1][1]["when"]["at"] = datetime.fromtimestamp(meeting[_STARTS] / 1_000_000, UTC).isoformat()
        choices[0][2]["session"] = meeting[_OWN_KEY]
        written[meeting[_ID]] = json.dumps([lines, choices], ensure_ascii=False, separators=(",", ":"))
        until[meeting[_ID]] = meeting[_ENDS]
    sends = []
    for key, community, due_at in due:
        _, meeting_id, _, _, account, *_ = seats[key]
        name = key_of(REMIND, key, due_at)
        card = sealed(house, "outbox", name, written[meeting_id])
        sends.append((name, community, account, card, house.handle, until[meeting_id], at))
    connection.executemany(_SEND, sends)
    connection.executemany(_GONE, [(REMIND, key) for key, _, _ in due])
    connection.execute("COMMIT")


def title_of(house: House, meeting: Row) -> str:
    return unsealed(house, "sessions", meeting[_KEY], meeting[_TITLE])


def sealed(house: House, table: str, row: str, words: str) -> str:
    nonce = secrets.token_bytes(12)
    place = "\x1f".join((table, row, house.handle)).encode()
    return b64encode(nonce + house.key.encrypt(nonce, words.encode(), place)).decode()


def unsealed(house: House, table: str, row: str, written: str) -> str:
    found = b64decode(written)
    return house.key.decrypt(found[:12], found[12:], "\x1f".join((table, row, house.handle)).encode()).decode()
