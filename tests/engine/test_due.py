"""What falls due is done in batches and in order; nothing is written when nothing is due."""

from __future__ import annotations

from datetime import timedelta

from bot.core.clock import hours
from bot.core.cog import Batch, Cog, due
from bot.core.deeds import Send
from bot.core.replies import say
from tests.engine.chores import Chores, plan, rows
from tests.engine.conftest import Build
from tests.engine.house import NOON, room


class Once(Cog):
    @due("engine.once", stale_after=hours(1))
    async def once(self, batch: Batch) -> None:
        for row in batch.rows:
            batch.send(row, Send(to=room("#square"), card=say(row.key)))


async def test_rows_are_done_by_instant_and_then_by_order_of_joining(build: Build) -> None:
    cog = Chores()
    house = await build(cog)
    await plan(house, ["d", "a", "c"], NOON)
    await plan(house, ["late", "b"], NOON - timedelta(minutes=1))
    await plan(house, ["tomorrow"], NOON + timedelta(microseconds=1))
    await house.due.work()
    assert cog.batches == [["late", "b", "d", "a", "c"]]
    await house.postman.work()
    assert house.platform.seen("#square") == ["late", "b", "d", "a", "c"]


async def test_more_than_a_batch_is_done_in_several(build: Build) -> None:
    cog = Chores()
    house = await build(cog)
    await plan(house, [str(number) for number in range(5003)])
    await house.due.work()
    assert [len(batch) for batch in cog.batches] == [5000, 3]
    assert cog.done == [str(number) for number in range(5003)]


async def test_a_row_is_due_again_when_its_cog_says_or_leaves(build: Build) -> None:
    house = await build(Chores(), Once())
    await plan(house, ["a"])
    await plan(house, ["b"], kind="engine.once")
    await house.due.work()
    assert await rows(house) == {"a": (NOON + timedelta(days=1), 0)}
    assert await house.due.next_at() == NOON + timedelta(days=1)


async def test_each_row_and_instant_is_a_deed_of_its_own(build: Build) -> None:
    house = await build(Chores())
    await plan(house, ["a"])
    for _ in range(3):
        await house.due.work()
        await house.postman.work()
        house.later(days=1)
    assert house.platform.seen("#square") == ["a", "a", "a"]
    assert len({delivery.key for delivery in house.platform.shown}) == 3


async def test_what_is_stale_gets_its_next_instant_and_shows_nothing(build: Build) -> None:
    house = await build(Chores())
    await plan(house, ["fresh"], NOON - hours(6))
    await plan(house, ["stale"], NOON - hours(6) - timedelta(seconds=1))
    await plan(house, ["ancient"], NOON - timedelta(days=40))
    await house.due.work()
    await house.postman.work()
    assert house.platform.seen("#square") == ["fresh"]
    assert all(at > NOON for at, _ in (await rows(house)).values())


async def test_nothing_is_written_when_nothing_is_due(build: Build) -> None:
    house = await build(Chores())
    await plan(house, ["tomorrow"], NOON + timedelta(days=1))
    before = await house.written()
    for _ in range(20):
        await house.due.work()
        await house.postman.work()
        house.later(minutes=1)
    assert await house.written() == before


async def test_rows_of_a_cog_that_is_gone_stay_and_disturb_nobody(build: Build) -> None:
    house = await build(Chores())
    await plan(house, ["old"], kind="gone.kind")
    await plan(house, ["new"])
    await house.due.work()
    assert await rows(house) == {"old": (NOON, 0), "new": (NOON + timedelta(days=1), 0)}
