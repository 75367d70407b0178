"""Several processes on one database: nothing is done twice, nobody's order is broken, the dead are taken over from."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from bot.core.cog import Cog
from bot.core.deeds import Send
from bot.core.errors import TryLater
from bot.core.people import Community
from bot.core.replies import say
from bot.engine.postman import LEASE
from bot.storage.parcels import Parcel
from bot.storage.tables import members, notebook, outbox
from bot.storage.transaction import OpenTransaction
from tests.engine.chores import Chores, plan
from tests.engine.house import NOON, House, room
from tests.engine.test_order import Keeping
from tests.support.databases import OpenToAll
from tests.support.fake_platform import FakePlatform
from tests.support.postgres import Server

Processes = Callable[..., Awaitable[list[House]]]


class Quiet(Cog):
    """Does nothing by itself."""


@pytest.fixture
async def processes(postgres: Server, tmp_path: Path) -> AsyncIterator[Processes]:
    """Gives `await processes(cog, cog)`: a process for each, on one database and one platform."""
    name = await postgres.create()
    houses: list[House] = []

    async def start(*cogs: Cog) -> list[House]:
        platform = FakePlatform()
        for cog in cogs:
            house = House(postgres.url(name), tmp_path, [cog], platform=platform, vault=OpenToAll())
            await house.start()
            houses.append(house)
        return houses

    yield start
    for house in houses:
        house.platform.let_everyone_go()
        await house.stop()
    await postgres.drop(name)


async def claim(house: House, most: int = 10) -> list[Parcel]:
    now = house.clock.now()
    async with house.database.transaction() as tx:
        return await tx.claims.claim(now, now + LEASE, most)


async def test_two_who_read_and_write_the_same_are_both_heard(processes: Processes) -> None:
    one, two = await processes(Quiet(), Quiet())
    account = await one.account("ana")
    both = asyncio.Barrier(2)
    times = 0

    async def add_a_minute(tx: OpenTransaction) -> None:
        nonlocal times
        times += 1
        end = (await tx.execute(select(members.c.day_end))).scalar() or 0
        if times <= 2:
            await both.wait()
        await tx.execute(update(members).values(day_end=end + 1))

    await asyncio.gather(one.database.run(add_a_minute), two.database.run(add_a_minute))
    assert times == 3
    assert await one.account("ana") == account
    async with one.database.reading() as look:
        assert (await look.execute(select(members.c.day_end))).scalar() == 2


async def test_a_row_that_somebody_else_was_quicker_to_make_is_found_the_second_time(processes: Processes) -> None:
    one, two = await processes(Quiet(), Quiet())
    names = [f"new-{number}" for number in range(10)]

    async def meet(house: House, name: str) -> Community:
        return await house.database.run(lambda tx: tx.people.community("fake", name))

    found = await asyncio.gather(*(meet(house, name) for name in names for house in (one, two)))
    assert len({community.id for community in found}) == 10


async def test_the_same_event_heard_by_two_processes_is_handled_once(processes: Processes) -> None:
    one, two = await processes(Keeping(), Keeping())
    for number in range(20):
        await asyncio.gather(
            one.says("ana", f"!keep {number}", id=f"seen-{number}"),
            two.says("ana", f"!keep {number}", id=f"seen-{number}"),
        )
    assert await one.kept() == [str(number) for number in range(20)]
    assert one.platform.seen("ana") == ["kept"] * 20
    assert len(one.platform.tried) == 20


async def test_strangers_who_come_to_two_processes_at_once_are_all_met(processes: Processes) -> None:
    one, two = await processes(Keeping(), Keeping())
    names = [f"guest-{number}" for number in range(12)]
    await asyncio.gather(
        *(house.says(name, "!keep milk", id=f"{name} {n}") for name in names for n, house in enumerate((one, two)))
    )
    assert sorted(await one.kept()) == ["milk"] * 24
    assert all(one.platform.seen(name) == ["kept"] * 2 for name in names)
    async with one.database.reading() as look:
        assert len((await look.execute(select(members.c.id))).all()) == 12


async def test_no_parcel_is_claimed_by_two_and_each_line_stays_with_one(processes: Processes) -> None:
    one, two = await processes(Quiet(), Quiet())
    for number in range(10):
        await one.puts(*(Send(to=room(f"#{name}"), card=say(f"{number}")) for name in "abcdef"))
    claimed: list[list[Parcel]] = []
    while some := await asyncio.gather(claim(one, 7), claim(two, 7)):
        if not any(some):
            break
        claimed += some
    keys = [parcel.key for parcels in claimed for parcel in parcels]
    assert len(keys) == len(set(keys))
    at_work = [{parcel.line for parcel in parcels} for parcels in claimed]
    assert all(not mine & other for n, mine in enumerate(at_work) for other in at_work[:n])


async def test_two_postmen_keep_everybodys_order(processes: Processes) -> None:
    one, two = await processes(Quiet(), Quiet())
    for number in range(40):
        await one.puts(*(Send(to=room(f"#{name}"), card=say(f"{number}")) for name in "abc"))
    for _ in range(200):
        await asyncio.gather(one.postman.work(), two.postman.work())
        if await one.postman.next_at() is None:
            break
    for name in "abc":
        assert one.platform.seen(f"#{name}") == [str(number) for number in range(40)]
    assert len(one.platform.tried) == 120


async def test_what_is_behind_a_parcel_that_is_being_changed_waits_with_it(processes: Processes) -> None:
    one, two = await processes(Quiet(), Quiet())
    keys = await one.puts(*(Send(to=room("#square"), card=say(word)) for word in ("first", "second")))
    await one.puts(Send(to=room("#other"), card=say("third")))
    async with one.database.transaction() as tx:
        await tx.execute(update(outbox).where(outbox.c.key == keys[0]).values(tries=1))
        assert [parcel.place for parcel in await claim(two)] == [room("#other")]
    assert [parcel.key for parcel in await claim(two)] == keys


async def test_an_answer_waits_for_what_another_process_could_not_deliver_yet(processes: Processes) -> None:
    one, two = await processes(Keeping(), Keeping())
    one.platform.fails("ana", TryLater(after=60))
    await one.sends("ana")
    await one.postman.work()
    await two.says("ana", "!keep milk")
    assert two.platform.seen("ana") == []
    two.later(minutes=2)
    await two.postman.work()
    await two.postman.work()
    assert two.platform.seen("ana") == ["letter", "kept"]


async def test_two_ticks_at_once_do_everything_once(processes: Processes) -> None:
    cogs = Chores(), Chores()
    houses = await processes(*cogs)
    await plan(houses[0], [str(number) for number in range(200)])
    await asyncio.gather(*(house.due.work() for house in houses))
    for _ in range(20):
        await asyncio.gather(*(house.postman.work() for house in houses))
    seen = houses[0].platform.seen("#square")
    assert seen == [str(number) for number in range(200)]


async def test_a_row_that_another_process_has_in_hand_is_not_waited_for(processes: Processes) -> None:
    cogs = Chores(), Chores()
    one, two = await processes(*cogs)
    await plan(one, ["a", "b"])
    async with one.database.transaction() as tx:
        assert len(await tx.agenda.due("engine.chore", NOON, 1)) == 1
        await asyncio.wait_for(two.due.work(), timeout=10)
    assert cogs[1].done == ["b"]


async def test_what_a_dead_process_had_claimed_is_sent_by_the_next_at_once(processes: Processes) -> None:
    one, two = await processes(Quiet(), Quiet())
    await one.sends("ana")
    await one.sends("ben")
    [_, _] = await claim(one)
    await two.postman.take_over()
    await two.postman.work()
    assert two.platform.shown == []
    await one.database.close()
    await two.postman.take_over()
    await two.postman.work()
    assert sorted(two.platform.seen("ana") + two.platform.seen("ben")) == ["letter", "letter"]


async def test_a_process_that_starts_takes_over_from_the_dead_and_not_from_the_living(processes: Processes) -> None:
    one, two = await processes(Quiet(), Quiet())
    await one.sends("ana")
    await claim(one)
    await one.sends("ben")
    await claim(two)
    await two.restart()
    await two.postman.work()
    assert (two.platform.seen("ana"), two.platform.seen("ben")) == ([], ["letter"])
    await one.restart()
    await one.postman.work()
    assert one.platform.seen("ana") == ["letter"]


async def test_a_claim_that_ran_out_is_taken_over_and_is_not_given_back_by_whoever_was_slow(
    processes: Processes,
) -> None:
    one, two = await processes(Quiet(), Quiet())
    await one.sends("ana")
    [parcel] = await claim(one)
    two.later(minutes=3)
    assert [taken.key for taken in await claim(two)] == [parcel.key]
    async with one.database.transaction() as tx:
        await tx.claims.release([parcel.key], NOON, failed=False)
    assert await claim(two) == []


async def test_a_note_of_two_adapters_is_one_of_theirs(processes: Processes) -> None:
    from bot.storage.notebook import StoredNotebook

    houses = await processes(Quiet(), Quiet())
    books = [StoredNotebook(house.database, "matrix") for house in houses]
    for round_ in range(10):
        await asyncio.gather(*(book.write("since", f"{round_}-{who}") for who, book in enumerate(books)))
    async with houses[0].database.reading() as look:
        [value] = (await look.execute(select(notebook.c.value))).scalars()
    assert str(value).startswith("9-")


async def test_what_no_rerun_can_mend_is_not_saved(processes: Processes) -> None:
    """Somebody else always comes first: in the end it is said, and nothing of it is there."""
    one, two = await processes(Quiet(), Quiet())
    await one.account("ana")
    times = 0

    async def too_late(tx: OpenTransaction) -> None:
        nonlocal times
        times += 1
        await tx.execute(insert(notebook), {"platform": "test", "key": "k", "value": "v"})
        await tx.execute(select(members.c.day_end))
        async with two.database.transaction() as quicker:
            await quicker.execute(update(members).values(day_end=times))
        await tx.execute(update(members).values(day_end=0))

    with pytest.raises(Exception, match="SerializationError"):
        await one.database.run(too_late)
    assert 5 < times < 50
    assert await one.kept() == []
