"""One person's events keep their order, nobody waits for another, and nothing is handled twice."""

from __future__ import annotations

import asyncio

from bot.core.cog import Cog, Request
from bot.core.commands import command
from bot.core.deeds import Send
from bot.core.options import Words
from bot.core.replies import Card, Reply, say
from tests.engine.conftest import Build
from tests.engine.house import keep, person, room


class Keeping(Cog):
    """Keeps words, and tells the square on request."""

    @command("keep")
    async def keep(self, request: Request, words: Words) -> Card:
        await keep(request, words)
        return say("kept")

    @command("tell")
    async def tell(self, request: Request, words: Words) -> Card:
        await keep(request, words)
        request.do(Send(to=room("#square"), card=say("told")))
        return say("kept")

    @command("nod")
    async def nod(self, request: Request) -> Reply:
        return None


async def test_one_persons_events_keep_their_order(build: Build) -> None:
    house = await build(Keeping())
    tasks = [house.says("ana", f"!keep {number}") for number in range(8)]
    for task in reversed(tasks):
        await task
    assert await house.kept() == [str(number) for number in range(8)]
    assert house.platform.seen("ana") == ["kept"] * 8


async def test_the_next_event_waits_until_the_one_before_it_is_answered_and_others_do_not(build: Build) -> None:
    house = await build(Keeping())
    house.platform.hold("ana")
    first, second = house.says("ana", "!keep one"), house.says("ana", "!keep two")
    await house.platform.reached("ana")
    await house.says("ben", "!keep three")
    assert await house.kept() == ["one", "three"]
    house.platform.let_go("ana")
    await first
    await second
    assert await house.kept() == ["one", "three", "two"]


async def test_an_event_heard_twice_is_handled_once(build: Build) -> None:
    house = await build(Keeping())
    again = [house.says("ana", "!keep milk", id="seen") for _ in range(3)]
    for task in again:
        await task
    await house.says("ana", "!keep milk", id="seen")
    assert await house.kept() == ["milk"]
    assert house.platform.seen("ana") == ["kept"]


async def test_an_event_heard_again_after_a_restart_is_not_handled_again(build: Build) -> None:
    house = await build(Keeping())
    await house.says("ana", "!keep milk", id="seen")
    await house.restart()
    await house.says("ana", "!keep milk", id="seen")
    await house.postman.work()
    assert await house.kept() == ["milk"]
    assert house.platform.seen("ana") == ["kept"]


async def test_the_same_event_id_on_another_platform_is_another_event(build: Build) -> None:
    house = await build(Keeping())
    await house.says("ana", "!keep milk", id="7")
    async with house.database.transaction() as tx:
        assert await tx.people.first_hearing("elsewhere", "7", house.clock.now())
        assert not await tx.people.first_hearing("fake", "7", house.clock.now())


async def test_the_answer_to_a_committed_event_outlives_the_process(build: Build) -> None:
    house = await build(Keeping())
    house.platform.hold("ana")
    task = house.says("ana", "!keep milk")
    await house.platform.reached("ana")
    task.cancel()
    house.platform.let_go("ana")
    await house.restart()
    assert house.platform.seen("ana") == []
    await house.postman.work()
    assert house.platform.seen("ana") == ["kept"]
    assert await house.kept() == ["milk"]


async def test_edits_are_not_executed(build: Build) -> None:
    house = await build(Keeping())
    await house.says("ana", "!keep milk", edited=True)
    await house.says("ana", "keep milk", edited=True)
    await house.says("ana", "!keep milk", room="#square", edited=True)
    assert await house.kept() == []
    assert house.platform.tried == []


async def test_what_people_say_to_each_other_is_not_for_the_bot(build: Build) -> None:
    house = await build(Keeping())
    await house.says("ana", "keep the milk cold, please", room="#square")
    assert await house.kept() == []
    assert house.platform.tried == []


async def test_a_handler_may_say_nothing(build: Build) -> None:
    house = await build(Keeping())
    await house.says("ana", "!nod")
    assert house.platform.tried == []


async def test_a_room_sees_only_what_a_handler_sends_there(build: Build) -> None:
    house = await build(Keeping())
    await house.says("ana", "!tell milk", room="#square")
    await house.idle()
    assert house.platform.seen("#square") == ["told"]
    assert house.platform.seen("ana") == ["kept"]


async def test_whom_the_bot_shares_no_community_with_gets_one_answer_and_nothing_is_kept(build: Build) -> None:
    house = await build(Keeping())
    await house.says(person("eve", shares=()), "!keep milk", id="seen")
    await house.says(person("eve", shares=()), "!keep milk", id="seen")
    assert house.platform.seen("eve") == ["no-community"]
    assert await house.kept() == []


async def test_what_is_slow_to_reach_a_room_does_not_hold_up_the_next_command(build: Build) -> None:
    house = await build(Keeping())
    house.platform.hold("#square")
    first = house.says("ana", "!tell milk")
    await house.platform.reached("#square")
    second = house.says("ana", "!keep bread")
    third = house.says("ben", "!tell eggs")
    fourth = house.says("ben", "!keep flour")
    done, _ = await asyncio.wait([second, fourth], timeout=3)
    house.platform.let_go("#square")
    await asyncio.wait([first, second, third, fourth])
    assert done == {second, fourth}


async def test_to_finish_is_to_answer_all_that_was_heard(build: Build) -> None:
    house = await build(Keeping())
    for name in ("ana", "ben", "ana", "cem"):
        house.says(name, "!keep milk")
    await house.dispatcher.finish()
    assert len(house.platform.shown) == 4


async def test_what_was_under_way_when_the_process_died_does_nothing_more(build: Build) -> None:
    house = await build(Keeping())
    house.platform.hold("ana")
    tasks = [house.says("ana", f"!keep {number}") for number in range(3)]
    await house.platform.reached("ana")
    await house.restart()
    house.platform.let_go("ana")
    await asyncio.wait(tasks)
    assert [task.cancelled() for task in tasks] == [True, True, True]
    assert await house.kept() == ["0"]
