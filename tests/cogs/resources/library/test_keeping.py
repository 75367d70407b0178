"""Entries come out as they went in, and what a community changes holds there alone."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.core.directory import Contact, Service, Status
from bot.core.people import Account, Person
from bot.storage.database import Database
from cogs.resources import library
from cogs.resources.library.shelves import PER_COUNTRY, CommunityShelf
from cogs.resources.library.tables import resource_entries, resource_slips, resource_vocabulary
from tests.cogs.resources.library.shelf import AT, HERE, SLEEP, THERE, WHOLE, ids, own, put


async def of(database: Database, id_: str, community: int = HERE) -> library.Kept | None:
    async with database.reading() as tx:
        return await library.entry(tx, community, id_)


async def a_member(database: Database) -> int:
    async with database.transaction() as tx:
        return (await tx.people.know(Person(Account("console", "mod"), ()))).member.id


async def set_status(database: Database, status: Status, *ids: str, community: int = HERE) -> int:
    async with database.transaction() as tx:
        return await library.set_status(tx, community, ids, status, AT)


def test_an_example_has_every_field_other_than_usual() -> None:
    asked_for = {"may_have_changed", "is_open"}
    usual = Service("", "", None, (), "", ())
    assert {field.name for field in fields(Service) if getattr(WHOLE, field.name) == getattr(usual, field.name)} == (
        asked_for
    )
    said = {field.name for contact in WHOLE.contacts for field in fields(Contact) if getattr(contact, field.name)}
    assert said == {field.name for field in fields(Contact)}


@pytest.mark.parametrize("entry", [WHOLE, replace(SLEEP, community=HERE)], ids=["whole", "plain"])
async def test_an_entry_comes_out_as_it_went_in(database: Database, entry: Service) -> None:
    await put(database, HERE, entry, origin="a list.json")
    assert await of(database, entry.id) == library.Kept(entry, "a list.json", AT, None, None)


async def test_a_shipped_one_is_nobodys(database: Database) -> None:
    await put(database, None, SLEEP)
    found = await of(database, SLEEP.id)
    assert found is not None
    assert found.entry == SLEEP


async def test_the_same_again_changes_nothing_and_another_replaces_it(database: Database) -> None:
    first, later = own("own-a", "Harbour"), AT + timedelta(days=1)
    assert await put(database, HERE, first) == 1
    assert await put(database, HERE, first, at=later) == 0
    kept = await of(database, "own-a")
    assert kept is not None
    assert kept.changed_at == AT
    assert await put(database, HERE, replace(first, name="Lighthouse"), at=later) == 1
    kept = await of(database, "own-a")
    assert kept is not None
    assert (kept.entry.name, kept.changed_at) == ("Lighthouse", later)
    assert (await ids(database, "harbour"), await ids(database, "lighthouse")) == ([], ["own-a"])


async def test_of_several_with_one_id_the_last_counts(database: Database) -> None:
    await put(database, HERE, own("own-a", "Harbour"), own("own-a", "Lighthouse"))
    assert await ids(database, "lighthouse harbour") == ["own-a"]
    kept = await of(database, "own-a")
    assert kept is not None
    assert kept.entry.name == "Lighthouse"


async def test_the_own_one_comes_before_a_shipped_one_of_that_id(database: Database) -> None:
    await put(database, None, SLEEP)
    await put(database, HERE, replace(SLEEP, name="Ours", community=HERE))
    for community, name in ((HERE, "Ours"), (THERE, "The Sleep Line")):
        found = await of(database, SLEEP.id, community)
        assert found is not None
        assert found.entry.name == name


async def test_a_shipped_one_is_suspended_in_one_community_alone(database: Database) -> None:
    await put(database, None, SLEEP)
    assert await set_status(database, "suspended", SLEEP.id, "nothing") == 1
    found = {community: await of(database, SLEEP.id, community) for community in (HERE, THERE)}
    assert [kept.entry.status for kept in found.values() if kept] == ["suspended", "active"]
    assert (await ids(database, "sleep", HERE), await ids(database, "sleep", THERE)) == ([], [SLEEP.id])
    await set_status(database, "active", SLEEP.id)
    assert await ids(database, "sleep", HERE) == [SLEEP.id]


async def test_what_is_not_active_is_not_found_until_it_is(database: Database) -> None:
    await put(database, HERE, own("own-a", "Harbour", status="unverified"))
    assert await ids(database, "harbour") == []
    for status, found in (("active", ["own-a"]), ("suspended", []), ("active", ["own-a"]), ("closed", [])):
        await set_status(database, status, "own-a")  # type: ignore[arg-type]  # one of the literals above
        assert await ids(database, "harbour") == found, status


@pytest.mark.parametrize(
    ("status", "shown"), [("active", []), ("suspended", []), ("unverified", [SLEEP.id]), ("closed", [SLEEP.id])]
)
async def test_an_own_one_takes_the_place_of_a_shipped_one(
    database: Database, status: Status, shown: list[str]
) -> None:
    await put(database, None, SLEEP)
    await put(database, HERE, own("own-a", "Harbour", replaces=SLEEP.id, status=status))
    assert await ids(database, "sleep") == shown
    assert await ids(database, "sleep", THERE) == [SLEEP.id]
    async with database.reading() as tx:
        shelves = await library.crisis_entries(tx)
    assert shelves.get(HERE, CommunityShelf()).out == (frozenset() if shown else {SLEEP.id})


async def test_confirming_makes_active_and_checked(database: Database) -> None:
    by = await a_member(database)
    await put(database, None, SLEEP)
    await put(database, HERE, own("own-a", "Harbour", status="unverified"))
    async with database.transaction() as tx:
        assert await library.confirm(tx, HERE, ["own-a", SLEEP.id, "nothing"], by=by, at=AT) == 2
    for id_ in ("own-a", SLEEP.id):
        kept = await of(database, id_)
        assert kept is not None
        assert (kept.entry.status, kept.entry.checked, kept.confirmed_at, kept.confirmed_by) == (
            *("active", "2026-11"),
            *(AT, by),
        )
    there = await of(database, SLEEP.id, THERE)
    assert there is not None
    assert there.entry == SLEEP
    async with database.reading() as tx:
        shelf = (await library.crisis_entries(tx))[HERE]
    assert (shelf.checked, [line.checked for line in shelf.own]) == ({SLEEP.id: "2026-11"}, ["2026-11"])


async def test_all_of_one_origin_are_confirmed_at_once(database: Database) -> None:
    by = await a_member(database)
    await put(database, HERE, *(own(f"own-{n}", "Harbour", status="unverified") for n in range(3)), origin="a list")
    await put(database, HERE, own("own-9", "Harbour", status="unverified"), origin="another")
    await put(database, THERE, own("own-9", "Harbour", status="unverified"), origin="a list")
    async with database.transaction() as tx:
        assert await library.origins(tx, HERE) == {"a list": 3, "another": 1}
        assert await library.confirm_all(tx, HERE, origin="a list", by=by, at=AT) == 3
        assert await library.origins(tx, HERE) == {"another": 1}
    assert await ids(database, "harbour") == ["own-0", "own-1", "own-2"]
    assert await ids(database, "harbour", THERE) == []


async def test_what_is_listed(database: Database) -> None:
    by = await a_member(database)
    await put(database, None, SLEEP, replace(SLEEP, id="gb-other"))
    await put(database, THERE, own("own-0", "Theirs"))
    old = own("own-b", "B", checked="2024-01")
    await put(database, HERE, own("own-a", "A", checked="2026-11"), old, own("own-c", "C", status="unverified"))
    await set_status(database, "suspended", SLEEP.id)

    async def listed(**asked: object) -> list[str]:
        async with database.reading() as tx:
            return [kept.entry.id for kept in await library.listed(tx, HERE, **asked)]  # type: ignore[arg-type]  # as given below

    assert await listed() == [SLEEP.id, "own-a", "own-b", "own-c"]
    assert await listed(limit=2) == [SLEEP.id, "own-a"]
    assert await listed(after="own-a") == ["own-b", "own-c"]
    assert await listed(status="suspended") == [SLEEP.id]
    assert await listed(checked_before=date(2026, 11, 1)) == [SLEEP.id, "own-b", "own-c"]
    async with database.transaction() as tx:
        await library.confirm(tx, HERE, ["own-b"], by=by, at=AT)
    assert await listed(checked_before=date(2026, 11, 1)) == [SLEEP.id, "own-c"]


async def test_what_is_removed_is_gone_with_its_words(database: Database) -> None:
    await put(database, HERE, own("own-a", "Harbour"), own("own-b", "Harbour Lighthouse"))
    async with database.transaction() as tx:
        assert await library.remove(tx, HERE, ["own-b", "nothing"]) == 1
        counts = {word: count for word, count in await tx.execute(select(resource_vocabulary))}
    assert (counts["harbour"], counts["lighthouse"]) == (1, 0)
    assert await of(database, "own-b") is None
    assert (await ids(database, "lighthous"), await ids(database, "harbor")) == ([], ["own-a"])


async def test_crisis_lines_are_bounded_per_country(database: Database) -> None:
    lines = [own(f"own-{n:03}", "Harbour") for n in range(PER_COUNTRY + 5)]
    other = [own("own-de", "Hafen", country="DE"), own("own-web", "Web", kind="organisation")]
    await put(database, HERE, *lines, *other, own("own-off", "Off", status="suspended"))
    async with database.reading() as tx:
        shelves = await library.crisis_entries(tx)
    assert [*shelves] == [HERE]
    assert [line.id for line in shelves[HERE].own] == [*(line.id for line in lines[:PER_COUNTRY]), "own-de"]


async def test_what_is_shipped_is_brought_up_to_date(database: Database) -> None:
    async def ship(*entries: Service) -> bool:
        async with database.transaction() as tx:
            return await library.ship(tx, entries, AT)

    other = replace(SLEEP, id="gb-other", name="Harbour")
    assert await ship(SLEEP, other)
    assert not await ship(SLEEP, other)
    assert await ids(database, "harbour") == ["gb-other"]
    assert await ship(replace(SLEEP, name="The Night Line"))
    assert (await ids(database, "harbour"), await ids(database, "night")) == ([], [SLEEP.id])
    async with database.reading() as tx:
        assert len((await tx.execute(select(resource_entries.c.id))).all()) == 1


async def test_a_batch_needs_few_statements(database: Database) -> None:
    """However many entries there are; else an import takes hours."""
    entries = [own(f"own-{n}", f"Harbour {n}") for n in range(500)]
    async with database.transaction() as tx:
        calls = 0
        execute = tx.execute

        async def counted(statement: object, rows: object = None) -> object:
            nonlocal calls
            calls += 1
            return await execute(statement, rows)  # type: ignore[arg-type]  # whatever it is

        tx.execute = counted  # type: ignore[method-assign,assignment]  # to count
        await library.put(tx, HERE, entries, origin=None, at=AT)
        assert calls <= 5
        slips = (await execute(select(resource_slips.c.slip).where(resource_slips.c.word == "harbour"))).scalars()
        assert {"harbour", "arbour", "harbou"} <= set(slips)
