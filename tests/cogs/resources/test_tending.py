"""What moderators have to look after, in order and in pages, and how often they hear of a number that did not work."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.cog import Batch, DueRow, Request
from bot.core.deeds import Send
from bot.core.directory import Contact, Service, Status
from bot.core.people import Account, Person, Place, PlaceKind
from bot.core.ports import Transaction
from bot.storage.database import Database
from bot.storage.transaction import OpenTransaction
from cogs.resources import library, store, tending
from cogs.resources.own_words_store import add_words, own_words, remove_words
from cogs.resources.reminding import REVIEW, Reminding, plan_review, tell_fault
from cogs.resources.tending import Section
from tests.support.databases import NewUrl

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()
ROOM = Place(PlaceKind.ROOM, "#helpers")


class Room:
    """The place that moderators have."""

    def __init__(self, place: Place | None = ROOM) -> None:
        self._place = place

    async def place(self, tx: Transaction, community: int) -> Place | None:
        return self._place


@pytest.fixture
async def database(new_url: NewUrl) -> AsyncIterator[Database]:
    database = Database(await new_url())
    await database.open()
    yield database
    await database.close()


def own(name: str, status: Status = "active", checked: str = "2026-10") -> Service:
    return Service(f"own-{name}", name, "GB", (Contact("call", "12"),), checked, (), status=status)


async def put(tx: Transaction, community: int, *entries: Service, origin: str | None = None) -> None:
    await library.put(tx, community, entries, origin=origin, at=NOW)


async def request_in(tx: OpenTransaction) -> Request:
    account = Account("test", "ana")
    known = await tx.people.know(Person(account, ()))
    here = await tx.people.community("test", "here")
    return Request(tx, NOW, known.member, account, known.account_id, here, Place(PlaceKind.DIRECT, "ana"))


async def test_in_order_and_in_pages(database: Database) -> None:
    async with database.transaction() as tx:
        here, there = [(await tx.people.community("test", ref)).id for ref in ("here", "there")]
        fine, failing, old, older = own("a"), own("b"), own("c", checked="2025-10"), own("d", checked="2024")
        await put(tx, here, fine, failing, old, older, own("e", "suspended", "2020-01"), own("f", "suspended"))
        await put(tx, here, own("g", "unverified", "2020-01"), own("h", "unverified"), origin="lines.csv")
        await put(tx, there, own("x", "suspended"))
        for entry in ("own-b", "own-e", "own-gone"):
            await store.note_fault(tx, entry, here, TODAY)
        seen: list[tuple[Section, str]] = []
        after = None
        while page := await tending.due(tx, here, TODAY, after=after, most=2):
            seen += [(one.section, one.kept.entry.name) for one in page]
            after = page[-1].cursor
        assert seen == [
            ("failing", "b"), ("suspended", "e"), ("suspended", "f"), ("unverified", "g"), ("unverified", "h"),
            ("old", "c"), ("old", "d"),
        ]  # fmt: skip
        assert await tending.counted(tx, here, TODAY) == {"failing": 1, "suspended": 2, "unverified": 2, "old": 2}
        assert await tending.counted(tx, there, TODAY) == {"suspended": 1}


async def test_moderators_hear_of_an_entry_once_a_day_and_of_five_at_most(database: Database) -> None:
    async with database.transaction() as tx:
        request = await request_in(tx)
        for name in "aabbcdefg":
            await tell_fault(request, Room(), own(name))
        assert len(request.deeds) == 5
        assert all(isinstance(deed, Send) and deed.to == ROOM and not deed.pings for _, _, deed in request.deeds)
        assert "ana" not in str(request.deeds)
        assert len(await store.faults(tx, request.community.id)) == 7
        request.deeds.clear()
        request.at += timedelta(days=1)
        await tell_fault(request, Room(), own("a"))
        assert len(request.deeds) == 1


async def test_without_a_place_nothing_is_sent_and_it_stands_in_the_list(database: Database) -> None:
    async with database.transaction() as tx:
        request = await request_in(tx)
        await put(tx, request.community.id, own("a"))
        await tell_fault(request, Room(None), own("a"))
        assert not request.deeds
        assert await tending.counted(tx, request.community.id, TODAY) == {"failing": 1}


@pytest.mark.parametrize(
    ("entry", "late", "sent", "stays"),
    [
        (own("a", checked="2025-01"), timedelta(), 1, True),
        (own("a", checked="2025-01"), timedelta(days=4), 0, True),
        (own("a"), timedelta(), 0, True),
        (None, timedelta(), 0, False),
    ],
    ids=["old", "too late", "nothing to do", "nothing left"],
)
async def test_a_reminder_a_month(
    database: Database, entry: Service | None, late: timedelta, sent: int, stays: bool
) -> None:
    async with database.transaction() as tx:
        here = await tx.people.community("test", "here")
        if entry is not None:
            await put(tx, here.id, entry)
        row = DueRow(str(here.id), here.id, NOW - late)
        batch = Batch(tx, NOW, [row], timedelta(days=3))
        await Reminding(Room()).review(batch)
        assert len(batch.deeds) == sent
        assert batch.instants == ({row.key: datetime(2026, 12, 1, 10, tzinfo=UTC)} if stays else {})


async def test_it_is_planned_for_the_first_of_the_next_month_however_often(database: Database) -> None:
    async with database.transaction() as tx:
        here = await tx.people.community("test", "here")
        for hours in range(3):
            await plan_review(tx, here, NOW + timedelta(hours=hours))
        assert await tx.agenda.due(REVIEW, datetime(2026, 12, 1, 9, 59, tzinfo=UTC), 9) == []
        assert len(await tx.agenda.due(REVIEW, datetime(2026, 12, 1, 10, tzinfo=UTC), 9)) == 1


async def test_words_of_a_communitys_own(database: Database) -> None:
    async with database.transaction() as tx:
        here, there = [(await tx.people.community("test", ref)).id for ref in ("here", "there")]
        await add_words(tx, here, ["night owl", "3am club"], "sleep")
        await add_words(tx, here, ["night owl"], "loneliness")
        assert await own_words(tx, here) == {"3am club": "sleep", "night owl": "loneliness"}
        assert await own_words(tx, there) == {}
        await remove_words(tx, there, ["night owl"])
        await remove_words(tx, here, ["3am club"])
        assert await own_words(tx, here) == {"night owl": "loneliness"}
