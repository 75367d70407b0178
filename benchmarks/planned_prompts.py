"""Prompts of 300 rooms due at one instant: ours against plain sqlite3 that reads and writes the same rows."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from time import perf_counter

from benchmarks.ground import Ground, app_on, migrate, url_of
from benchmarks.outcome import Outcome, interleaved, times_as_much
from benchmarks.population import NOW
from benchmarks.raw_tick import Rows, opened
from benchmarks.session_house import settled
from bot.core.clock import EVERY_DAY, SetClock
from bot.core.people import Place, PlaceKind
from bot.storage.database import Database
from bot.storage.tables import micros
from bot.storage.transaction import OpenTransaction
from cogs.prompts import store
from cogs.prompts.choosing import Shown
from cogs.prompts.library import library
from cogs.prompts.rhythm import Wish
from cogs.prompts.showing import SHOW

GOAL = 2.0
PLANS = 300
_SHOWN = 60
"""Prompts that each room has seen."""

_SENT = (
    "key",
    "lane",
    "cog",
    "topic",
    "manner",
    "community",
    "place",
    "place_kind",
    "card",
    "until",
    "due_at",
    "silent",
)
_DUE = """SELECT key, community, due_at FROM agenda WHERE due_at <= ? AND +kind = ? AND tries < 5
    ORDER BY due_at, seq LIMIT 5000"""
_READ = (
    "SELECT p.*, c.zone FROM prompt_plans p JOIN communities c ON c.id = p.community WHERE p.id IN ({})",
    "SELECT * FROM communities WHERE id IN ({})",
    "SELECT * FROM prompt_own WHERE community IN ({}) ORDER BY at, key",
    "SELECT * FROM prompt_specials WHERE community IN ({})",
    "SELECT * FROM prompt_shown WHERE community IN ({}) ORDER BY seq",
    "SELECT community, place, max(seq) FROM prompt_shown WHERE community IN ({}) GROUP BY 1, 2",
)
"""By the numbers of plans, which are those of their communities here."""

_SEND = f"INSERT INTO outbox ({', '.join(_SENT)}) VALUES ({', '.join('?' * len(_SENT))})"
_SHOWED = "UPDATE prompt_plans SET shown = ?, thread = NULL WHERE id = ?"
_FORGET = "DELETE FROM prompt_shown WHERE community = ? AND place = ? AND prompt = ?"
_NOTE = "INSERT INTO prompt_shown (community, place, prompt, theme, seq, key) VALUES (?, ?, ?, ?, ?, ?)"
_AGAIN = "UPDATE agenda SET due_at = ?, tries = 0 WHERE kind = ? AND key = ?"
_LEFT = (
    f"SELECT {', '.join(_SENT)} FROM outbox ORDER BY seq",
    "SELECT shown, id FROM prompt_plans ORDER BY id",
    f"SELECT community, place, prompt, theme, seq, key FROM prompt_shown WHERE seq > {_SHOWN} ORDER BY community",
    f"SELECT due_at, kind, key FROM agenda WHERE kind = '{SHOW}' ORDER BY seq",
)


@dataclass(frozen=True, slots=True)
class Left:
    """What a tick writes."""

    sent: Rows
    plans: Rows
    seen: Rows
    again: Rows


def run(ground: Ground) -> Outcome:
    prepared = ground.folder("prompts") / "plans.sqlite3"
    asyncio.run(_built(prepared))
    settled(prepared)
    first = ground.copy_of(prepared, "example")
    asyncio.run(_shown(first))
    expected = _left_in(first)
    assert len(expected.sent) == len(expected.seen) == PLANS

    def ours() -> float:
        database = ground.copy_of(prepared, "ours")
        seconds = asyncio.run(_shown(database))
        assert _left_in(database) == expected
        return seconds * 1000

    def raw() -> float:
        database = ground.copy_of(prepared, "raw")
        seconds = _by_hand(database, expected)
        assert _left_in(database) == expected
        return seconds * 1000

    of = f"ms for {PLANS} prompts due at once, each chosen after {_SHOWN} others, divided by sqlite3 on the same rows"
    return times_as_much(interleaved(ours, raw, 3 if ground.quick else 15), of, GOAL, "ms")


async def _built(file: Path) -> None:
    await migrate(url_of(file))
    database = Database(url_of(file))
    await database.open()

    async def fill(tx: OpenTransaction) -> None:
        for number in range(PLANS):
            there = await tx.people.community("discord", str(number))
            place = Place(PlaceKind.ROOM, str(10**6 + number))
            wish = Wish(time(NOW.hour, NOW.minute), EVERY_DAY, "UTC")
            plan = await store.keep(tx, store.Plan(0, there.id, place, wish, "UTC"))
            seen = [(there.id, place, Shown(one.id, one.theme), "k" * 22) for one in library("en")[:_SHOWN]]
            await store.note_shown(tx, seen)
            await tx.agenda.plan(SHOW, str(plan.id), community=there.id, due_at=NOW, seq=plan.id)

    await database.run(fill)
    await database.close()


async def _shown(database: Path) -> float:
    """Seconds from the instant at which they fall due until all is written."""
    clock = SetClock(NOW - timedelta(minutes=1))
    app = app_on(url_of(database), clock)
    await app.start()
    await app.due.work()
    clock.set(NOW)
    gc.collect()
    began = perf_counter()
    await app.due.work()
    taken = perf_counter() - began
    await app.stop()
    gc.unfreeze()
    return taken


def _left_in(database: Path) -> Left:
    with closing(opened(database)) as connection:
        return Left(*(connection.execute(statement).fetchall() for statement in _LEFT))


def _by_hand(database: Path, left: Left) -> float:
    with closing(opened(database)) as connection:
        connection.execute("SELECT * FROM prompt_plans").fetchall()
        gc.collect()
        began = perf_counter()
        _batch(connection, left)
        return perf_counter() - began


def _batch(connection: sqlite3.Connection, left: Left) -> None:
    """One transaction; what is to be written was worked out beforehand."""
    connection.execute("BEGIN IMMEDIATE")
    ids = [int(key) for key, _, _ in connection.execute(_DUE, (micros(NOW), SHOW)).fetchall()]
    for statement in _READ:
        connection.execute(statement.format(",".join("?" * len(ids))), ids).fetchall()
    connection.executemany(_SEND, left.sent)
    connection.executemany(_SHOWED, left.plans)
    connection.executemany(_FORGET, [row[:3] for row in left.seen])
    connection.executemany(_NOTE, left.seen)
    connection.executemany(_AGAIN, left.again)
    connection.execute("COMMIT")
