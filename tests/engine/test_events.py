"""Scheduled events of a community: planned, moved, called off, each thing once."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.core.cog import Cog, Undelivered, undelivered
from bot.core.deeds import CancelEvent, Hours, Manner, MoveEvent, PlanEvent, Receipt
from bot.core.errors import TryLater, Undeliverable
from bot.core.ports import Point
from bot.core.replies import Text, Typed
from bot.storage.tables import outbox, receipts
from tests.engine.conftest import Build
from tests.engine.house import NOON, House, keep, room
from tests.engine.test_dying import Died
from tests.support.fake_platform import LostAnswer

SQUARE = room("#square")


class Calendar(Cog):
    @undelivered("sessions")
    async def let_go(self, session: Undelivered) -> None:
        await keep(session, f"{session.key}: {session.reason}")


def hours(after: int) -> Hours:
    """An hour and a half, so many days from now."""
    at = NOON + timedelta(days=after)
    return Hours(at, at + timedelta(minutes=90))


def planned(after: int = 1, title: Text | None = None) -> PlanEvent:
    when = hours(after)
    return PlanEvent(
        place=SQUARE,
        title=title or Text("title"),
        about=Text("about"),
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        topic="sessions",
    )


def moved(key: str, after: int) -> MoveEvent:
    when = hours(after)
    return MoveEvent(key=key, starts_at=when.starts_at, ends_at=when.ends_at)


def done(house: House) -> list[tuple[Manner, Hours | None]]:
    return [(delivery.manner, delivery.hours) for delivery in house.platform.shown]


async def test_an_event_is_planned(build: Build) -> None:
    house = await build(Calendar())
    [key] = await house.puts(planned())
    await house.postman.work()
    [event] = house.platform.shown
    assert (event.key, event.manner, event.place, event.account) == (key, Manner.EVENT, SQUARE, None)
    assert event.shown.lines == (("title",), ("about",))
    assert (event.hours, event.target, event.edits) == (hours(1), None, None)


async def test_it_is_moved_and_called_off(build: Build) -> None:
    house = await build(Calendar())
    [key] = await house.puts(planned())
    await house.postman.work()
    for deed in (moved(key, 2), CancelEvent(key=key)):
        await house.puts(deed)
        await house.postman.work()
    assert done(house) == [
        (Manner.EVENT, hours(1)),
        (Manner.EVENT_MOVE, hours(2)),
        (Manner.EVENT_END, None),
    ]
    for change in house.platform.shown[1:]:
        assert (change.target, change.place) == (Receipt("m0", "room of #square"), SQUARE)
    assert len({delivery.key for delivery in house.platform.shown}) == 3


async def test_moves_fold_into_the_newest(build: Build) -> None:
    house = await build(Calendar())
    [key, other] = await house.puts(planned(), planned(10))
    await house.puts(moved(key, 2), moved(other, 11), moved(key, 3), moved(key, 4))
    await house.postman.work()
    await house.puts(moved(key, 5), moved(key, 6))
    await house.postman.work()
    assert [when for manner, when in done(house) if manner is Manner.EVENT_MOVE] == [hours(11), hours(4), hours(6)]


async def test_a_move_that_is_on_its_way_is_followed_by_a_newer_one(build: Build) -> None:
    house = await build(Calendar())
    [key] = await house.puts(planned())
    await house.postman.work()
    await house.puts(moved(key, 2))
    now = house.clock.now()
    async with house.database.transaction() as tx:
        claimed = await tx.claims.claim(now, house.later(minutes=1), 10)
    house.clock.set(now)
    await house.puts(moved(key, 3))
    await house.postman.deliver(claimed)
    await house.postman.work()
    assert [when for _, when in done(house)] == [hours(1), hours(2), hours(3)]


async def test_what_is_called_off_is_not_moved_first(build: Build) -> None:
    house = await build(Calendar())
    [key] = await house.puts(planned())
    await house.puts(moved(key, 2), CancelEvent(key=key))
    await house.postman.work()
    assert [manner for manner, _ in done(house)] == [Manner.EVENT, Manner.EVENT_END]


async def test_changes_wait_for_an_event_that_is_put_off(build: Build) -> None:
    house = await build(Calendar())
    house.platform.fails("#square", TryLater(after=20))
    [key] = await house.puts(planned())
    await house.puts(moved(key, 2))
    await house.postman.work()
    assert done(house) == []
    house.later(seconds=30)
    await house.postman.work()
    assert [manner for manner, _ in done(house)] == [Manner.EVENT, Manner.EVENT_MOVE]


@pytest.mark.parametrize("together", [True, False])
async def test_where_there_are_no_events_the_cog_hears_it_once(build: Build, together: bool) -> None:
    house = await build(Calendar())
    house.platform.fails("#square", Undeliverable(closed=False, reason="unsupported"))
    [key] = await house.puts(planned())
    if not together:
        await house.postman.work()
    await house.puts(moved(key, 2), CancelEvent(key=key))
    await house.postman.work()
    assert await house.kept() == [f"{key}: unsupported"]
    assert house.platform.tries("#square") == 1
    assert await house.postman.next_at() is None


async def test_a_lost_answer_is_asked_for_again_by_the_same_key(build: Build) -> None:
    house = await build(Calendar())
    house.platform.fails("#square", LostAnswer())
    await house.puts(planned())
    await house.postman.work()
    house.later(minutes=1)
    await house.postman.work()
    first, second = house.platform.tried
    assert first.key == second.key
    assert first.hours == second.hours
    assert len(house.platform.shown) == 1


@pytest.mark.parametrize("point", ["before commit", "after commit", "after send"])
@pytest.mark.parametrize("times", [1, 2, 3])
async def test_whenever_the_process_dies_each_thing_is_done_once(build: Build, point: Point, times: int) -> None:
    house = await build(Calendar())
    [key] = await house.puts(planned())
    await house.puts(CancelEvent(key=key))
    left = 0

    def die(at: Point) -> None:
        nonlocal left
        left -= at == point
        if at == point and left == 0:
            raise Died

    await house.restart(at_point=die)
    left = times
    with contextlib.suppress(Died):
        await house.postman.work()
    await house.restart()
    await house.postman.work()
    assert [manner for manner, _ in done(house)] == [Manner.EVENT, Manner.EVENT_END]
    async with house.database.reading() as look:
        assert (await look.execute(select(receipts.c.key))).scalars().all() == [key]


async def test_words_in_it_are_sealed(build: Build) -> None:
    house = await build(Calendar())
    await house.puts(planned(title=Text("title", {"name": Typed("our evening")})))
    async with house.database.reading() as look:
        assert "evening" not in (await look.execute(select(outbox.c.card))).scalar_one()
    await house.postman.work()
    assert house.platform.shown[0].shown.lines == (("title", "our evening"), ("about",))


async def test_what_was_never_planned_is_not_moved(build: Build) -> None:
    house = await build(Calendar())
    await house.puts(moved("a" * 22, 2), CancelEvent(key="a" * 22))
    assert await house.postman.next_at() is None
