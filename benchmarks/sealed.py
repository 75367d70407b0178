"""Sealed answers to a check-in, written and read back: ours against the same rows with nothing sealed."""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from benchmarks.ground import Ground, url_of
from benchmarks.outcome import Outcome, interleaved, times_as_much
from benchmarks.population import NOW, handle_of
from benchmarks.raw_postgres_tick import connected
from benchmarks.raw_tick import opened
from bot.core.people import Member
from bot.storage.database import Database
from bot.storage.tables import micros
from cogs.checkins import history
from cogs.checkins.history import History, Kept

GOAL = 6.0
MEMBERS = 200
_OF_ALL = 10_000
"""As many members are there."""

_COMMUNITY = 1
_OF = (
    f"ms for {MEMBERS} sealed answers, written and read back, divided by the same rows unsealed with {{}}, "
    "a transaction for each"
)
_KEEP = """INSERT INTO checkin_answers (key, member, community, at, sealed) VALUES ({})
    ON CONFLICT (key) DO UPDATE SET at = excluded.at, sealed = excluded.sealed"""
_READ = "SELECT key, at, sealed FROM checkin_answers WHERE member = {} ORDER BY at, id"

Given = tuple[int, str, Kept]
"""A member, the key of their answer, and the answer."""


def on_sqlite(ground: Ground) -> Outcome:
    given = _given()

    def ours() -> float:
        return asyncio.run(_sealed(url_of(ground.copy(_OF_ALL, "ours")), given))

    def raw() -> float:
        return _with_sqlite3(ground.copy(_OF_ALL, "raw"), given)

    of = _OF.format("sqlite3, synchronous=FULL")
    return times_as_much(interleaved(ours, raw, 3 if ground.quick else 15), of, GOAL, "ms")


def on_postgres(ground: Ground) -> Outcome:
    given, server = _given(), ground.server

    def ours() -> float:
        return asyncio.run(_sealed(server.copy(_OF_ALL, "ours"), given))

    def raw() -> float:
        return asyncio.run(_with_asyncpg(server.copy(_OF_ALL, "raw"), given))

    of = _OF.format("asyncpg, serializable, fsync on")
    return times_as_much(interleaved(ours, raw, 3 if ground.quick else 15), of, GOAL, "ms")


def _given() -> Sequence[Given]:
    dice = Random(20)
    return [
        (member, history.new_key(f"question {member}"), Kept(NOW + timedelta(seconds=member), dice.randint(1, 5)))
        for member in range(1, MEMBERS + 1)
    ]


async def _sealed(url: str, given: Sequence[Given]) -> float:
    """By members who have answered before: each has a key, and the bot has used it since it was started."""
    database = Database(url)
    await database.open()
    people = {member: Member(member, handle=handle_of(member)) for member, _, _ in given}
    for member in people.values():
        await database.vault.seal(member.handle, "", "", "")
    gc.collect()
    began = perf_counter()
    for number, key, answer in given:
        await _keep(database, people[number], key, answer)
    read = [await _read(database, member) for member in people.values()]
    taken = perf_counter() - began
    await database.close()
    assert [found.answers for found in read] == [[answer] for _, _, answer in given]
    return taken * 1000


async def _keep(database: Database, member: Member, key: str, answer: Kept) -> None:
    await database.run(lambda tx: history.keep(tx, member, _COMMUNITY, key, answer.at, answer.feeling))


async def _read(database: Database, member: Member) -> History:
    return await database.run(lambda tx: history.read(tx, member))


def _row(number: int, key: str, answer: Kept) -> tuple[Any, ...]:
    return key, number, _COMMUNITY, micros(answer.at), json.dumps({"feeling": answer.feeling})


def _is_what_was_given(found: Sequence[Sequence[Any]], given: Sequence[Given]) -> bool:
    return [tuple(row) for row in found] == [
        (key, micros(answer.at), {"feeling": answer.feeling}) for _, key, answer in given
    ]


def _with_sqlite3(database: Path, given: Sequence[Given]) -> float:
    keep, read = _KEEP.format("?, ?, ?, ?, ?"), _READ.format("?")
    found = []
    with closing(opened(database)) as connection:
        connection.execute("SELECT * FROM checkin_answers").fetchall()
        gc.collect()
        began = perf_counter()
        for one in given:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(keep, _row(*one))
            connection.execute("COMMIT")
        for number, _, _ in given:
            connection.execute("BEGIN IMMEDIATE")
            rows = connection.execute(read, (number,)).fetchall()
            connection.execute("COMMIT")
            found += [(key, at, json.loads(said)) for key, at, said in rows]
        taken = perf_counter() - began
    assert _is_what_was_given(found, given)
    return taken * 1000


async def _with_asyncpg(url: str, given: Sequence[Given]) -> float:
    keep, read = _KEEP.format("$1, $2, $3, $4, $5"), _READ.format("$1")
    found = []
    connection = await connected(url)
    await connection.execute("ALTER TABLE checkin_answers ALTER COLUMN sealed TYPE text USING ''")
    gc.collect()
    began = perf_counter()
    for one in given:
        async with connection.transaction(isolation="serializable"):
            await connection.execute(keep, *_row(*one))
    for number, _, _ in given:
        async with connection.transaction(isolation="serializable"):
            rows = await connection.fetch(read, number)
        found += [(key, at, json.loads(said)) for key, at, said in rows]
    taken = perf_counter() - began
    await connection.close()
    assert _is_what_was_given(found, given)
    return taken * 1000
