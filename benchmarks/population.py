"""A database with many members who joined a check-in, made in bulk in the schema that the bot itself migrated."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg

from bot.core.clock import EVERY_DAY, next_instant
from bot.core.people import DAY_END
from bot.storage.people import minutes_of
from cogs.checkins.commands import ASK
from cogs.checkins.rhythm import mask_of

DUE = 5_000
NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
"""A Monday evening in Europe: the instant at which `DUE` members are to be asked, and no one else."""
EARLIER = NOW - timedelta(hours=1)
"""When one single member is due, so that no bot asks for the first time when it is timed."""
QUIET = NOW - timedelta(hours=2)
"""Nobody is due yet."""

_ZONES = (
    "Europe/Berlin", "Europe/London", "Europe/Madrid", "America/New_York", "America/Chicago", "America/Los_Angeles",
    "America/Sao_Paulo", "Africa/Lagos", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Australia/Sydney",
)  # fmt: skip
_DAYS = (EVERY_DAY, EVERY_DAY, EVERY_DAY, frozenset(range(5)), frozenset({0, 2, 4}), frozenset(range(6)))
_PLACES = (("de", "DE"), ("en", "GB"), ("es", "ES"), ("en-US", "US"), ("pt-BR", "BR"), ("fr", "FR"))
_DAY_ENDS = (None, None, None, minutes_of(DAY_END), minutes_of(time(2, 30)))
_MEMBERS_OF_A_COMMUNITY = 2_500
_WAITED = tuple(timedelta(minutes=minutes) for minutes in range(0, 30, 5))
"""How long those who are due have waited, as after a restart: the bot meets many different wishes in one batch."""

_COLUMNS = {
    "communities": ("id", "platform", "ref", "language", "handle"),
    "members": ("id", "zone", "language", "country", "day_end", "handle"),
    "accounts": ("id", "platform", "ref", "member"),
    "checkins": ("id", "member", "community", "account", "at", "days", "resting"),
    "agenda": ("kind", "key", "community", "due_at", "seq"),
}
Row = tuple[Any, ...]
Rows = list[Row]


def settle(database: Path, members: int) -> None:
    """Fills a migrated, empty database. `DUE` of the members, evenly spread, are due at `NOW`; the first, `EARLIER`."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -200000")
    connection.execute("BEGIN")
    for table, columns, rows in _portions(members):
        places = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


async def settle_postgres(address: str, members: int) -> None:
    """The same rows on PostgreSQL, which then knows them as it would after a night: vacuumed and analyzed."""
    connection = await asyncpg.connect(address)
    for table, columns, rows in _portions(members):
        await connection.copy_records_to_table(table, records=rows, columns=columns)
    await connection.execute("VACUUM ANALYZE")
    await connection.close()


def handle_of(member: int) -> str:
    return f"m{member}"


def _portions(members: int) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    """A table, its columns and some thousand rows, each table before those that refer to it."""
    yield "communities", _COLUMNS["communities"], list(_communities(members))
    pending: dict[str, Rows] = {"members": [], "accounts": [], "checkins": [], "agenda": []}
    for number, rows in enumerate(_people(members), 1):
        for table, row in rows.items():
            pending[table].append(row)
        if number % 10_000 == 0 or number == members:
            for table, some in pending.items():
                yield table, _COLUMNS[table], some
                some.clear()


def _communities(members: int) -> Iterator[Row]:
    for number in range(1, members // _MEMBERS_OF_A_COMMUNITY + 2):
        yield number, *_login(number, number), "en", f"c{number}"


def _login(community: int, number: int) -> tuple[str, str]:
    """A platform and the id there; every fourth community is on Matrix. The ids come in no order."""
    scattered = number * 2_654_435_761 % 2**32
    if community % 4 == 0:
        return "matrix", f"@p{scattered:x}:example.org"
    return "discord", str(10**17 + scattered * 10**6 + number % 10**6)


def _people(members: int) -> Iterator[dict[str, Row]]:
    dice = random.Random(members)
    for number in range(1, members + 1):
        zone, days = dice.choice(_ZONES), dice.choice(_DAYS)
        if number == 1 or number % (members // DUE) == 0:
            due_at = EARLIER if number == 1 else NOW - dice.choice(_WAITED)
            wall = due_at.astimezone(ZoneInfo(zone))
            at, days = wall.time(), days | {wall.weekday()}
        else:
            at = time(dice.randrange(24), dice.randrange(0, 60, 5))
            due_at = _next(at, zone, days)
        language, country = dice.choice(_PLACES) if number % 10 == 1 else (None, None)
        community = number // _MEMBERS_OF_A_COMMUNITY + 1
        instant = int(due_at.timestamp()) * 1_000_000
        yield {
            "members": (number, zone, language, country, dice.choice(_DAY_ENDS), handle_of(number)),
            "accounts": (number, *_login(community, number), number),
            "checkins": (number, number, community, number, minutes_of(at), mask_of(days), False),
            "agenda": (ASK, str(number), community, instant, number),
        }


@cache
def _next(at: time, zone: str, days: frozenset[int]) -> datetime:
    return next_instant(NOW, at, ZoneInfo(zone), days)
