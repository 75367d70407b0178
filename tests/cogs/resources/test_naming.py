"""Which entry is meant, and that nobody learns what another community has."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.core.cog import Request
from bot.core.directory import Contact, Service
from bot.core.people import Account, Person, Place, PlaceKind
from bot.core.replies import Ask, Card, Typed
from bot.storage.database import Database
from bot.storage.transaction import OpenTransaction
from cogs.resources import library
from cogs.resources.library import Kept
from cogs.resources.naming import find
from tests.support.databases import NewUrl

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
async def database(new_url: NewUrl) -> AsyncIterator[Database]:
    database = Database(await new_url())
    await database.open()
    yield database
    await database.close()


async def request_in(tx: OpenTransaction, community: str) -> Request:
    account = Account("test", "mia")
    known = await tx.people.know(Person(account, ()))
    there = await tx.people.community("test", community)
    return Request(tx, NOW, known.member, account, known.account_id, there, Place(PlaceKind.DIRECT, "mia"))


async def put(request: Request, *names: str) -> None:
    entries = [Service(f"own-{name.lower()}", name, "GB", (Contact("call", "12"),), "2026-10", ()) for name in names]
    await library.put(request.tx, request.community.id, entries, origin=None, at=NOW)


async def found(request: Request, words: str) -> str | None:
    kept = await find(request, words, "resource suspend")
    return kept.entry.id if isinstance(kept, Kept) else None


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("own-lantern", "own-lantern"),
        ("OWN-LANTERN", "own-lantern"),
        ("lantern", "own-lantern"),
        ("“Lantern”", "own-lantern"),
        ("1", "own-harbour"),
        ("2", "own-lantern"),
        ("3", None),
        ("0", None),
        ("lanterm", None),
        ("gb-samaritans", "gb-samaritans"),
        ("befrienders worldwide", "befrienders-worldwide"),
    ],
)
async def test_by_its_id_its_number_or_its_name(database: Database, words: str, id_: str | None) -> None:
    async with database.transaction() as tx:
        request = await request_in(tx, "here")
        await put(request, "Lantern", "Harbour")
        assert await found(request, words) == id_


async def test_what_is_nearest_is_offered_with_all_that_was_said(database: Database) -> None:
    async with database.transaction() as tx:
        request = await request_in(tx, "here")
        await put(request, "Lantern")
        request.given = {"entry": "lanterm", "field": "hours", "value": "24/7"}
        asked = await find(request, "lanterm", "resource edit")
        assert isinstance(asked, Ask)
        (choice,) = [one for one in asked.card.choices if one.values["entry"] == "own-lantern"]
        assert choice.values == {"entry": "own-lantern", "field": "hours", "value": "24/7"}
        assert choice.does == "resource edit"
        assert isinstance(choice.given["value"], Typed)


@pytest.mark.parametrize("words", ["own-lantern", "lantern", "1"])
async def test_what_another_community_has_is_as_unknown_as_what_is_nowhere(database: Database, words: str) -> None:
    async with database.transaction() as tx:
        await put(await request_in(tx, "there"), "Lantern")
        request = await request_in(tx, "here")
        said = [await find(request, one, "resource suspend") for one in (words, "zzzzzz")]
        cards = [one.card if isinstance(one, Ask) else Card(()) for one in said]
        assert [[line.key for line in card.lines] for card in cards] == [["resource-unknown"]] * 2
        assert not any(card.choices for card in cards)
