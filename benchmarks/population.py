"""A database with many members who joined a check-in, made in bulk in the schema that the bot itself migrated."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

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

_INSERTS = {
    "communities": "INSERT INTO communities (id, platform, ref, language, handle) VALUES (?, ?, ?, 'en', 'c' || ?1)",
    "members": "INSERT INTO members (id, zone, language, country, day_end, handle) VALUES (?, ?, ?, ?, ?, 'm' || ?1)",
    "accounts": "INSERT INTO accounts (id, platform, ref, member) VALUES (?, ?, ?, ?)",
    "checkins": "INSERT INTO checkins (id, member, community, account, at, days, resting) VALUES (?, ?, ?, ?, ?, ?, 0)",
    "agenda": "INSERT INTO agenda (kind, key, community, due_at, seq) VALUES (?, ?, ?, ?, ?)",
}
Row = tuple[object, ...]


def settle(database: Path, members: int) -> None:
    """Fills a migrated, empty database. `DUE` of the members, evenly spread, are due at `NOW`; the first, `EARLIER`."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -200000")
    connection.execute("BEGIN")
    connection.executemany(_INSERTS["communities"], _communities(members))
    pending: dict[str, list[Row]] = {"members": [], "accounts": [], "checkins": [], "agenda": []}
    for number, rows in enumerate(_people(members), 1):
        for table, row in rows.items():
            pending[table].append(row)
        if number % 10_000 == 0 or number == members:
            for table, some in pending.items():
                connection.executemany(_INSERTS[table], some)
                some.clear()
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _communities(members: int) -> Iterator[Row]:
    for number in range(1, members // _MEMBERS_OF_A_COMMUNITY + 2):
        yield number, *_login(number, number)


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
            "members": (number, zone, language, country, dice.choice(_DAY_ENDS)),
            "accounts": (number, *_login(community, number), number),
            "checkins": (number, number, community, number, minutes_of(at), mask_of(days)),
            "agenda": (ASK, str(number), community, instant, number),
        }


@cache
def _next(at: time, zone: str, days: frozenset[int]) -> datetime:
    return next_instant(NOW, at, ZoneInfo(zone), days)
