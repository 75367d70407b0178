"""A process that dies, an answer that is lost: each thing is still shown, and shown once."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta

import pytest

from bot.core.cog import Cog, Undelivered, undelivered
from bot.core.errors import Undeliverable
from bot.core.ports import Point
from bot.engine.postman import LEASE
from tests.engine.conftest import Build
from tests.engine.house import keep
from tests.support.fake_platform import LostAnswer


class Died(BaseException):
    """The process ends here."""


def dies_after_sending(point: Point) -> None:
    if point == "after send":
        raise Died


class Sender(Cog):
    @undelivered("letters")
    async def let_go(self, letter: Undelivered) -> None:
        await keep(letter, "not delivered")


async def test_a_lost_answer_is_asked_for_again_and_nothing_shown_twice(build: Build) -> None:
    house = await build()
    house.platform.fails("ana", LostAnswer())
    await house.sends("ana")
    await house.postman.work()
    house.later(minutes=1)
    await house.postman.work()
    first, second = house.platform.tried
    assert first.key == second.key
    assert house.platform.seen("ana") == ["letter"]
    assert await house.postman.next_at() is None


async def test_a_process_that_died_between_showing_and_noting_shows_nothing_twice(build: Build) -> None:
    house = await build()
    await house.restart(at_point=dies_after_sending)
    await house.sends("ana")
    with pytest.raises(Died):
        await house.postman.work()
    await house.restart()
    await house.postman.work()
    assert [delivery.key for delivery in house.platform.tried] == [house.platform.shown[0].key] * 2
    assert house.platform.seen("ana") == ["letter"]
    assert await house.postman.next_at() is None


@pytest.mark.parametrize("point", ["before commit", "after commit"])
@pytest.mark.parametrize("commits", [1, 2, 3])
async def test_a_cog_hears_once_what_was_not_delivered_whenever_the_process_dies(
    build: Build, point: Point, commits: int
) -> None:
    """Of the commits that a refused message takes, the process dies at this one."""
    house = await build(Sender())
    house.platform.always_fails("ana", Undeliverable(closed=True))
    await house.sends("ana", topic="letters")
    count = 0

    def die(at: Point) -> None:
        nonlocal count
        count += at == point
        if at == point and count == commits:
            raise Died

    house.database.at_point = die
    with contextlib.suppress(Died):
        await house.postman.work()
    await house.restart()
    await house.postman.work()
    assert await house.kept() == ["not delivered"]


async def test_what_a_dead_process_had_claimed_is_free_after_its_lease(build: Build) -> None:
    house = await build()
    await house.sends("ana")
    now = house.clock.now()
    async with house.database.transaction() as tx:
        [claimed] = await tx.claims.claim(now, now + LEASE, 10)
    await house.sends("ana", "second")
    house.clock.set(now + LEASE - timedelta(seconds=1))
    await house.postman.work()
    assert house.platform.tried == []
    house.clock.set(now + LEASE)
    await house.postman.work()
    assert house.platform.seen("ana") == ["letter", "second"]
    assert house.platform.shown[0].key == claimed.key


async def test_a_new_process_does_not_wait_for_the_lease_of_the_one_that_died(build: Build) -> None:
    house = await build()
    await house.sends("ana")
    async with house.database.transaction() as tx:
        await tx.claims.claim(house.clock.now(), house.clock.now() + LEASE, 10)
    await house.restart()
    await house.postman.work()
    assert house.platform.seen("ana") == ["letter"]


async def test_an_answer_that_takes_longer_than_its_lease_spoils_nobody_elses_receipt(build: Build) -> None:
    house = await build()
    house.platform.hold("ana")
    task = house.says("ana", "hello")
    await house.platform.reached("ana")
    house.clock.set(house.clock.now() + LEASE)
    await house.sends("ben")
    work = asyncio.ensure_future(house.postman.work())
    for _ in range(100):
        await house.kept()
    house.platform.let_go("ana")
    await asyncio.wait([task, work])
    assert work.exception() is None
    house.clock.set(house.clock.now() + LEASE)
    await house.postman.work()
    assert house.platform.tries("ben") == 1
    assert len(house.platform.seen("ana")) == 1
