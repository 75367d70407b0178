"""A row that is poisoned is found, backs off alone and is parked where it is seen; all others are done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.storage.doctor import examine
from tests.engine.chores import CHORE, Chores, plan, rows
from tests.engine.conftest import Build
from tests.engine.house import NOON


@pytest.mark.parametrize("by", ["cog", "database"])
@pytest.mark.parametrize("poisoned", ["0", "17", "99"])
async def test_a_poisoned_row_is_found_and_all_others_are_done(build: Build, poisoned: str, by: str) -> None:
    cog = Chores(poisoned, by=by)
    house = await build(cog)
    keys = [str(number) for number in range(100)]
    await plan(house, keys)
    await house.due.work()
    assert sorted(cog.done, key=int) == [key for key in keys if key != poisoned]
    assert (await rows(house))[poisoned] == (NOON + timedelta(minutes=1), 1)
    assert len(cog.batches) < 30, "found by halving, not one by one"
    await house.postman.work()
    assert len(house.platform.seen("#square")) == 99


async def test_several_poisoned_rows_are_each_found(build: Build) -> None:
    poisoned = ["3", "4", "50", "98"]
    cog = Chores(*poisoned)
    house = await build(cog)
    await plan(house, [str(number) for number in range(100)])
    await house.due.work()
    assert len(cog.done) == len(set(cog.done)) == 96
    assert sorted(key for key, (_, tries) in (await rows(house)).items() if tries) == sorted(poisoned)


async def test_a_poisoned_row_backs_off_alone_and_is_parked_where_the_operator_sees_it(build: Build) -> None:
    house = await build(Chores("bad"))
    await plan(house, ["good", "bad"])
    waits = []
    for _ in range(4):
        await house.due.work()
        at, _ = (await rows(house))["bad"]
        waits.append((at - house.clock.now()) // timedelta(minutes=1))
        house.clock.set(at)
    assert waits == [1, 2, 4, 8]
    await house.due.work()
    assert (await rows(house))["bad"][1] == 5
    assert await house.due.next_at() == NOON + timedelta(days=1)
    await house.database.close()
    said: list[str] = []
    assert not await examine(house.url, said.append)
    assert any("1" in line and "parked" in line for line in said)
    await house.open_database()


async def test_what_is_parked_goes_on_when_it_is_planned_anew(build: Build) -> None:
    cog = Chores("bad")
    house = await build(cog)
    await plan(house, ["bad"])
    while (at := await house.due.next_at()) is not None:
        house.clock.set(max(at, house.clock.now()))
        await house.due.work()
    cog.poisoned.clear()
    async with house.database.transaction() as tx:
        await tx.agenda.plan(CHORE, "bad", community=1, due_at=house.clock.now(), seq=1)
    await house.due.work()
    assert cog.done == ["bad"]


async def test_work_that_fails_leaves_nothing_half_done(build: Build) -> None:
    house = await build(Chores("only"))
    await plan(house, ["only"])
    await house.due.work()
    await house.postman.work()
    assert house.platform.tried == []
