"""Between showing and writing down: what people do meanwhile finds what they were shown, and keeps its place."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.deeds import Send
from bot.core.errors import TryLater
from bot.core.people import Account
from bot.core.replies import Choice, Reply, Text, say
from bot.engine.settling import Underway
from tests.engine.conftest import Build
from tests.engine.house import House

QUESTION = say("question", Choice(Text("one"), "asks.one"))


class Crash(BaseException):
    """The process dies here."""


class Asks(Cog):
    @pressed("asks.one")
    async def one(self, request: Request) -> Reply:
        return say("answered")

    @command("greet")
    async def greet(self, request: Request) -> Reply:
        return say("greeted")


async def ask(house: House, *names: str) -> None:
    await house.puts(*[Send(to=await house.account(name), card=QUESTION) for name in names])


async def test_whoever_answers_at_once_is_understood_though_another_keeps_the_batch_waiting(build: Build) -> None:
    house = await build(Asks())
    await ask(house, "ana", "ben")
    house.platform.hold("ben")
    round_ = asyncio.create_task(house.postman.work())
    await house.platform.reached("ben")
    while not house.platform.seen("ana"):
        await asyncio.sleep(0)
    await house.says("ana", "1")
    assert house.platform.seen("ana") == ["question", "answered"]
    assert not round_.done()
    house.platform.let_go("ben")
    await round_


async def test_an_answer_finds_the_question_that_was_shown_just_before_a_crash(build: Build) -> None:
    house = await build(Asks())
    await ask(house, "ana")

    def dies(point: str) -> None:
        if point == "after send":
            raise Crash

    await house.restart(at_point=dies)
    with pytest.raises(Crash):
        await house.postman.work()
    await house.restart()
    said = house.says("ana", "1")
    await asyncio.sleep(0)
    await house.postman.work()
    await said
    assert house.platform.seen("ana") == ["question", "answered"]


async def test_after_a_crash_nothing_new_overtakes_what_was_due(build: Build) -> None:
    house = await build(Asks())
    await ask(house, "ana")
    await house.restart()
    said = house.says("ana", "!greet")
    await asyncio.sleep(0.05)
    assert house.platform.seen("ana") == []
    await house.postman.work()
    await said
    assert house.platform.seen("ana") == ["question", "greeted"]


async def test_a_closed_door_keeps_nobody_waiting_for_an_answer(build: Build) -> None:
    house = await build(Asks())
    await ask(house, "ana")
    house.platform.fails("ana", TryLater(after=3600))
    await house.postman.work()
    done, _ = await asyncio.wait([house.says("ana", "!greet")], timeout=3)
    assert done


async def test_what_never_settles_is_not_waited_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.engine.settling._PATIENCE", 0.01)
    underway, ana = Underway(), Account("fake", "ana")
    underway.begin([ana, None])
    await underway.wait(ana)
    monkeypatch.setattr("bot.engine.settling._PATIENCE", 60)
    await asyncio.wait_for(underway.wait(ana), 1)
