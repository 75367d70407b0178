"""A community with sessions, seats and reminders, made in bulk in the schema that the bot itself migrated."""

from __future__ import annotations

import asyncio
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import insert

from benchmarks.ground import Ground, migrate, url_of
from benchmarks.population import NOW
from benchmarks.raw_tick import opened
from bot.storage.database import Database
from bot.storage.sealing import seal_text
from bot.storage.tables import accounts, agenda, members
from bot.storage.transaction import OpenTransaction
from cogs.community.commands import agreement_of
from cogs.community.store import asking_for_agreement
from cogs.sessions import store
from cogs.sessions.desk import REMIND, Desk
from cogs.sessions.tables import facilitators, occurrences, seats, sessions

DESK = Desk(agreement_of, asking_for_agreement)
STARTS = NOW + timedelta(hours=1)
_HANDLE = 32


@dataclass(frozen=True, slots=True)
class House:
    """`key`: with which the words of its one community are sealed, as a bot holds it since its start."""

    database: Path
    handle: str
    key: AESGCM


def built(ground: Ground, name: str, *, meetings: int, seats_each: int) -> House:
    """Each meeting is a session of its own, a minute apart; reminders of all seats are due at `NOW`."""
    file = ground.folder(name) / "house.sqlite3"
    house = asyncio.run(_built(file, meetings, seats_each))
    settled(file)
    return house


def settled(file: Path) -> None:
    """All of it in the files that are copied: a database, and its key store."""
    for one in (file, file.with_name(f"{file.name}.keys")):
        with closing(opened(one)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def _built(file: Path, meetings: int, seats_each: int) -> House:
    await migrate(url_of(file))
    database = Database(url_of(file))
    await database.open()

    async def fill(tx: OpenTransaction) -> str:
        community = await tx.people.community("discord", "10")
        await tx.execute(insert(members), [_member(id_) for id_ in range(1, seats_each + 2)])
        await tx.execute(insert(accounts), [_account(id_) for id_ in range(1, seats_each + 2)])
        rows = [await _session(tx, id_, community.id, community.handle, seats_each) for id_ in range(1, meetings + 1)]
        await tx.execute(insert(sessions), rows)
        await tx.execute(insert(occurrences), [_occurrence(id_, community.id) for id_ in range(1, meetings + 1)])
        held = [{"session": id_, "account": seats_each + 1, "since": NOW} for id_ in range(1, meetings + 1)]
        await tx.execute(insert(facilitators), held)
        if seats_each:
            there = [_seat(number, seats_each, community.id) for number in range(meetings * seats_each)]
            await tx.execute(insert(seats), there)
            await tx.execute(insert(agenda), [_reminder(seat["id"], community.id) for seat in there])
        first = await store.find(tx, 1)
        assert first is not None
        await DESK.show(tx, first, NOW)
        return community.handle

    handle = await database.run(fill)
    key = await database.vault._key_of(handle)
    assert key is not None
    await database.close()
    return House(file, handle, key)


def _member(id_: int) -> dict[str, object]:
    return {"id": id_, "handle": f"{id_:0{_HANDLE}x}"}


def _account(id_: int) -> dict[str, object]:
    return {"id": id_, "platform": "discord", "ref": str(10**17 + id_), "member": id_}


async def _session(tx: OpenTransaction, id_: int, community: int, handle: str, most: int) -> dict[str, object]:
    key = f"{id_:022x}"
    return {
        "id": id_,
        "key": key,
        "community": community,
        "number": id_,
        "place": "20",
        "title": await seal_text(tx.vault, handle, sessions.name, key, f"Evening circle {id_}"),
        "first": "2026-03-02T19:00",
        "zone": "UTC",
        "rule": "FREQ=WEEKLY;BYDAY=MO",
        "minutes": 60,
        "seats": max(most, 8),
        "kind": "open",
        "language": "en",
        "changed_at": NOW,
    }


def _starts(id_: int) -> datetime:
    return STARTS + timedelta(minutes=id_)


def _occurrence(id_: int, community: int) -> dict[str, object]:
    return {
        "id": id_,
        "key": f"{id_:022x}",
        "session": id_,
        "community": community,
        "original": "2026-03-02T19:00",
        "starts_at": _starts(id_),
        "ends_at": _starts(id_) + timedelta(hours=1),
        "state": "planned",
        "card": f"{id_ + 10**9:022x}",
    }


def _seat(number: int, each: int, community: int) -> dict[str, object]:
    who = number % each + 1
    return {
        "id": number + 1,
        "occurrence": number // each + 1,
        "community": community,
        "member": who,
        "account": who,
        "state": "joined",
        "since": NOW,
        "remind": 60,
    }


def _reminder(seat: object, community: int) -> dict[str, object]:
    return {"kind": REMIND, "key": str(seat), "community": community, "due_at": NOW, "seq": seat}
