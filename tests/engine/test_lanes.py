"""What goes first, what waits, and for whom: lanes, order, and a platform that says "later"."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.cog import Cog, Request
from bot.core.commands import command
from bot.core.deeds import Lane, Send
from bot.core.errors import TryLater
from bot.core.replies import Card, say
from tests.engine.conftest import Build
from tests.engine.house import House, room
from tests.support.fake_platform import key_shown


class Greeter(Cog):
    @command("greet")
    async def greet(self, request: Request) -> Card:
        return say("greeted")


async def waits(house: House) -> timedelta:
    """How long from now until something may be sent."""
    at = await house.postman.next_at()
    assert at is not None
    return at - house.clock.now()


async def to(house: House, name: str, *keys: str, lane: Lane = Lane.ANSWERS) -> None:
    account = await house.account(name)
    await house.puts(*(Send(to=account, card=say(key), lane=lane) for key in keys))


async def test_a_crisis_note_goes_before_a_backlog(build: Build) -> None:
    house = await build()
    house.platform.at_once = 1
    for name in ("ana", "ben", "cem"):
        await to(house, name, *(f"prompt-{number}" for number in range(150)), lane=Lane.PROMPTS)
    await to(house, "dua", "reminder")
    await to(house, "eve", "note", lane=Lane.CRISIS)
    await house.postman.work()
    order = [key_shown(delivery) for delivery in house.platform.shown]
    assert order[:2] == ["note", "reminder"]
    assert len(order) == 452


async def test_one_persons_and_one_rooms_messages_keep_their_order(build: Build) -> None:
    house = await build()
    for number in range(20):
        await to(house, "ana", f"a{number}")
        await house.puts(Send(to=room("#square"), card=say(f"s{number}")))
    await house.postman.work()
    assert house.platform.seen("ana") == [f"a{number}" for number in range(20)]
    assert house.platform.seen("#square") == [f"s{number}" for number in range(20)]


async def test_a_platform_is_asked_no_more_at_once_than_it_takes(build: Build) -> None:
    house = await build()
    house.platform.at_once = 2
    for name in ("ana", "ben", "cem"):
        await to(house, name, "hello")
        house.platform.hold(name)
    work = asyncio.ensure_future(house.postman.work())
    await house.platform.reached("ana")
    await house.platform.reached("ben")
    assert house.platform.tries("cem") == 0
    house.platform.let_go("cem")
    house.platform.let_go("ana")
    house.platform.let_go("ben")
    await work
    assert house.platform.seen("cem") == ["hello"]


async def test_later_is_when_the_platform_says(build: Build) -> None:
    house = await build()
    house.platform.fails("ana", TryLater(after=40))
    await to(house, "ana", "first")
    await house.postman.work()
    assert await waits(house) == timedelta(seconds=40)
    house.later(seconds=39)
    await house.postman.work()
    assert house.platform.tries("ana") == 1
    house.later(seconds=1)
    await house.postman.work()
    assert house.platform.seen("ana") == ["first"]
    assert await house.postman.next_at() is None


async def test_without_a_word_from_the_platform_the_wait_grows(build: Build) -> None:
    house = await build()
    house.platform.always_fails("ana", TryLater())
    await to(house, "ana", "first")
    for tries in range(14):
        await house.postman.work()
        pause = await waits(house)
        assert min(2**tries, 1800) <= pause.total_seconds() <= min(1.5 * 2**tries, 1800)
        assert house.platform.tries("ana") == tries + 1
        house.clock.set(house.clock.now() + pause)
    house.platform.always_fails("ana", None)
    await house.postman.work()
    assert house.platform.seen("ana") == ["first"]


async def test_later_at_once_is_not_a_storm(build: Build) -> None:
    """A platform that asks for no wait is still not asked again in the same breath."""
    house = await build()
    house.platform.fails("ana", *(TryLater(after=0) for _ in range(20)))
    await to(house, "ana", "first")
    await house.postman.work()
    assert house.platform.tries("ana") == 1


@pytest.mark.parametrize("after", [30, None])
async def test_while_one_waits_nothing_for_that_person_overtakes_and_others_go_on(
    build: Build, after: float | None
) -> None:
    house = await build(Greeter())
    house.platform.fails("ana", TryLater(after=after))
    await to(house, "ana", "first", "second")
    await to(house, "ben", "first", "second")
    await house.postman.work()
    await to(house, "ana", "third")
    await to(house, "ben", "third")
    await house.postman.work()
    assert house.platform.seen("ana") == []
    assert house.platform.seen("ben") == ["first", "second", "third"]
    house.clock.set(house.clock.now() + timedelta(minutes=1))
    await house.postman.work()
    assert house.platform.seen("ana") == ["first", "second", "third"]


async def test_a_crisis_note_overtakes(build: Build) -> None:
    house = await build()
    house.platform.fails("ana", TryLater(after=30))
    await to(house, "ana", "first")
    await house.postman.work()
    await to(house, "ana", "note", lane=Lane.CRISIS)
    await to(house, "ana", "second")
    await house.postman.work()
    assert house.platform.seen("ana") == ["note"]
    house.later(seconds=30)
    await house.postman.work()
    assert house.platform.seen("ana") == ["note", "first", "second"]


async def test_a_room_that_waits_holds_up_no_other_room(build: Build) -> None:
    house = await build()
    house.platform.fails("#square", TryLater(after=30))
    await house.puts(*(Send(to=room(name), card=say(key)) for key in ("a", "b") for name in ("#square", "#park")))
    await house.postman.work()
    assert house.platform.seen("#park") == ["a", "b"]
    assert house.platform.seen("#square") == []


@pytest.mark.parametrize("meanwhile", ["nothing", "post for another", "a crisis note", "a restart"])
async def test_an_answer_does_not_overtake_what_waits_for_that_person(
    build: Build, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    monkeypatch.setattr("bot.engine.settling._PATIENCE", 0.01)
    house = await build(Greeter())
    house.platform.fails("ana", TryLater(after=30))
    await to(house, "ana", "first")
    await house.postman.work()
    if meanwhile == "post for another":
        await to(house, "ben", "hello")
    elif meanwhile == "a crisis note":
        await to(house, "ana", "note", lane=Lane.CRISIS)
    elif meanwhile == "a restart":
        await house.restart()
    await house.postman.work()
    await house.says("ana", "!greet")
    house.later(seconds=30)
    await house.postman.work()
    assert [key for key in house.platform.seen("ana") if key != "note"] == ["first", "greeted"]


async def test_while_a_fault_is_retried_nothing_for_that_person_overtakes(build: Build) -> None:
    house = await build()
    house.platform.fails("ana", ConnectionResetError())
    await to(house, "ana", "first", "second")
    await to(house, "ben", "first")
    await house.postman.work()
    house.later(minutes=1)
    await house.postman.work()
    assert house.platform.seen("ana") == ["first", "second"]
    assert house.platform.seen("ben") == ["first"]


async def test_what_is_for_a_platform_that_is_not_there_waits(build: Build) -> None:
    house = await build()
    await to(house, "ana", "first")
    platform, house.platform.name = house.platform, "elsewhere"
    await house.restart()
    await house.postman.work()
    assert await waits(house) > timedelta(minutes=1)
    platform.name = "fake"
    await house.restart()
    house.later(hours=1)
    await house.postman.work()
    assert platform.seen("ana") == ["first"]
