"""A large import: all of it is taken, or nothing; and what people did by hand stays as they left it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.core.directory import Contact, Service
from bot.storage.database import Database
from cogs.resources import library
from cogs.resources.exchange import staging
from cogs.resources.exchange.comparing import Report
from cogs.resources.exchange.faults import Fault, Refused
from cogs.resources.exchange.staging import Staging
from cogs.resources.library.tables import resource_entries

NOW = datetime(2026, 6, 1, tzinfo=UTC)
HERE, THERE = 1, 2
SHIPPED = Service("gb-shipped", "Shipped", "GB", (Contact("call", "999"),), "2026-06", ("x",))


def place(number: int, **other: object) -> Service:
    first = Service(
        id=f"import-{number}",
        name=f"Lantern {number}",
        country="GB",
        contacts=(Contact("call", f"01632 96{number:04}"),),
        checked="2026-01",
        sources=("a list",),
        about={"en": "evenings and meadows"},
    )
    return replace(first, **other)  # type: ignore[arg-type]  # fields of it


async def take_in(
    database: Database, entries: Sequence[Service | Fault], *, origin: str = "a list", at: datetime = NOW
) -> Report:
    run = Staging(database.transaction, HERE, origin, {SHIPPED.id: SHIPPED}, at)
    return await run.run(enumerate(entries, 1))


async def there(database: Database, community: int = HERE) -> dict[str, str]:
    """The status of each entry, by id."""
    async with database.reading() as tx:
        return {one.entry.id: one.entry.status for one in await library.listed(tx, community, limit=10_000)}


async def left_aside(database: Database) -> int:
    async with database.reading() as tx:
        aside = select(func.count()).where(resource_entries.c.community < 0)
        return int((await tx.execute(aside)).scalar_one())


async def test_what_is_new_waits_to_be_confirmed(database: Database) -> None:
    report = await take_in(database, [place(n) for n in range(8_500)])
    assert (report.new, report.changed, report.same, report.refused) == (8_500, 0, 0, 0)
    found = await there(database)
    assert len(found) == 8_500
    assert set(found.values()) == {"unverified"}
    assert await there(database, THERE) == {}
    assert await left_aside(database) == 0
    async with database.reading() as tx:
        assert not await library.search(tx, ["lantern"], community=HERE)


async def test_the_same_file_again_changes_nothing(database: Database) -> None:
    await take_in(database, [place(1), place(2)])
    async with database.transaction() as tx:
        before = await library.kept(tx, HERE, ["import-1", "import-2"])
    report = await take_in(database, [place(1), place(2)], at=NOW + timedelta(days=1))
    assert (report.new, report.changed, report.same) == (0, 0, 2)
    async with database.transaction() as tx:
        assert await library.kept(tx, HERE, ["import-1", "import-2"]) == before


async def test_a_newer_file_changes_what_it_says_anew_and_nothing_else(database: Database) -> None:
    """What was confirmed stays so as long as it says the same, also where only the date of its source is newer."""
    await take_in(database, [place(1), place(2), place(3)])
    async with database.transaction() as tx:
        member = await _member(tx)
        await library.confirm(tx, HERE, [f"import-{n}" for n in (1, 2, 3)], by=member, at=NOW)
    newer = [place(1, checked="2026-05"), place(2, name="Harbour"), place(3), place(4)]
    report = await take_in(database, newer, at=NOW + timedelta(days=1))
    assert (report.new, report.changed, report.same) == (1, 1, 2)
    assert await there(database) == {
        "import-1": "active",
        "import-2": "unverified",
        "import-3": "active",
        "import-4": "unverified",
    }
    async with database.reading() as tx:
        changed = (await library.kept(tx, HERE, ["import-2"]))["import-2"]
        assert (changed.entry.name, changed.confirmed_at, changed.confirmed_by) == ("Harbour", None, None)
        assert [one.entry.id for one in await library.search(tx, ["lantern"], community=HERE)] == [
            "import-1",
            "import-3",
        ]
        assert not await library.search(tx, ["harbour"], community=HERE)
    assert await left_aside(database) == 0


async def _member(tx: object) -> int:
    from bot.core.people import Account, Membership, Person

    who = Person(Account("console", "mia"), (Membership("here"),))
    return int((await tx.people.know(who)).member.id)  # type: ignore[attr-defined]  # an open transaction


async def test_what_the_community_wrote_itself_is_never_written_over(database: Database) -> None:
    async with database.transaction() as tx:
        await library.put(tx, HERE, [place(1, name="By hand")], origin=None, at=NOW)
    report = await take_in(database, [place(1), place(2)])
    assert [(fault.row, fault.why) for fault in report.faults] == [(1, "own")]
    async with database.reading() as tx:
        assert (await library.kept(tx, HERE, ["import-1"]))["import-1"].entry.name == "By hand"


async def test_what_is_shipped_is_not_changed_by_a_file(database: Database) -> None:
    report = await take_in(database, [SHIPPED, replace(SHIPPED, name="Other")])
    assert (report.same, [fault.why for fault in report.faults]) == (1, ["shipped"])
    assert await there(database) == {}


async def test_the_first_of_two_with_one_id_counts(database: Database) -> None:
    """In one batch, and from one batch to the next."""
    entries = [place(1), place(1, name="Again"), *(place(n) for n in range(2, 4_100)), place(1, name="Later")]
    report = await take_in(database, entries)
    assert [(fault.row, fault.why) for fault in report.faults] == [(2, "twice"), (4_101, "twice")]
    async with database.reading() as tx:
        assert (await library.kept(tx, HERE, ["import-1"]))["import-1"].entry.name == "Lantern 1"


async def test_a_closed_one_hides_at_once_and_takes_nobodys_place(database: Database) -> None:
    await take_in(database, [place(1)])
    async with database.transaction() as tx:
        await library.confirm(tx, HERE, ["import-1"], by=await _member(tx), at=NOW)
    sly = place(2, status="suspended", replaces=SHIPPED.id)
    report = await take_in(database, [place(1, status="closed"), sly], at=NOW + timedelta(days=1))
    assert (report.new, report.changed) == (1, 1)
    assert await there(database) == {"import-1": "closed", "import-2": "suspended"}
    async with database.reading() as tx:
        shelves = await library.crisis_entries(tx)
        assert HERE not in shelves or SHIPPED.id not in shelves[HERE].out


class Cut(Exception):
    """The file, or the process, ends here."""


@pytest.mark.parametrize("error", [Cut, Refused("broken")])
async def test_a_file_that_breaks_off_leaves_nothing(database: Database, error: Exception) -> None:
    await take_in(database, [place(1)])

    def broken() -> Iterator[tuple[int, Service]]:
        for number in range(9_000):
            yield number, place(number, name="Other")
        raise error

    with pytest.raises((Cut, Refused)):
        await Staging(database.transaction, HERE, "a list", {}, NOW).run(broken())
    assert await there(database) == {"import-1": "unverified"}
    async with database.reading() as tx:
        assert (await library.kept(tx, HERE, ["import-1"]))["import-1"].entry.name == "Lantern 1"
    assert await left_aside(database) == 0


async def test_what_a_run_that_died_left_goes_with_the_next_or_at_night(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(self: Staging) -> None:
        raise Cut

    for cleared_by in ("the next run", "the night"):
        with monkeypatch.context() as dying:
            dying.setattr(Staging, "_take_in", die)
            dying.setattr(Staging, "_clear_own", die)
            with pytest.raises(Cut):
                await take_in(database, [place(n) for n in range(10)])
        assert await left_aside(database) == 10
        assert await there(database) == {}
        later = NOW + timedelta(hours=7)
        if cleared_by == "the next run":
            await take_in(database, [], at=later)
        else:
            async with database.transaction() as tx:
                await staging.expire(tx, later)
        assert await left_aside(database) == 0
