"""Somebody can be reached again: what was held for them goes out at once, in order, and nothing else is said."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.core.cog import Cog, News, Request, listens
from bot.core.commands import command
from bot.core.deeds import Lane, Send
from bot.core.errors import TryLater, Undeliverable
from bot.core.heard import Said
from bot.core.ports import Preferences
from bot.core.replies import Card, say
from bot.engine.turn import begin
from bot.storage.tables import accounts, communities, heard, members, outbox
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, place
from tests.engine.test_lanes import Greeter, to, waits


class Porch(Cog):
    """Says welcome to whoever is back, in each community where they were missed."""

    @listens(News.BACK)
    async def back(self, request: Request) -> Card:
        await keep(request, f"back in {request.community.ref}")
        return say("welcome")


async def behind_a_door(house: House, *keys: str, after: float = 3600) -> None:
    """Ana's direct room is not open yet, and these wait for her."""
    house.platform.always_fails("ana", TryLater(after=after))
    await to(house, "ana", *keys)
    await house.postman.work()
    assert house.platform.seen("ana") == []


async def test_what_was_held_goes_out_at_once_and_in_order(build: Build) -> None:
    house = await build()
    await behind_a_door(house, "one", "two", "three")
    await to(house, "ben", "hello")
    house.platform.always_fails("ana", None)
    await house.opens("ana")
    await house.idle()
    assert house.platform.seen("ana") == ["one", "two", "three"]
    assert await house.postman.next_at() is None


async def test_what_they_do_next_comes_after_it_and_is_answered_at_once(build: Build) -> None:
    house = await build(Greeter())
    await behind_a_door(house, "one", "two")
    house.platform.always_fails("ana", None)
    opened, said = house.opens("ana"), house.says("ana", "!greet")
    await asyncio.gather(opened, said)
    await house.idle()
    await house.postman.work()
    assert house.platform.seen("ana") == ["one", "two", "greeted"]
    await house.says("ana", "!greet")
    assert house.platform.seen("ana") == ["one", "two", "greeted", "greeted"]


async def test_after_a_crisis_note_that_waited_alone_their_line_is_free(build: Build) -> None:
    house = await build(Greeter())
    house.platform.fails("ana", TryLater(after=3600))
    await to(house, "ana", "note", lane=Lane.CRISIS)
    await house.postman.work()
    await house.opens("ana")
    await house.idle()
    await house.opens("ana")
    await house.says("ana", "!greet")
    assert house.platform.seen("ana") == ["note", "greeted"]


async def test_of_several_communities_all_that_waits_goes_out(build: Build) -> None:
    house = await build()
    house.platform.always_fails("ana", TryLater(after=3600))
    account = await house.account("ana")
    for community in ("here", "there"):
        await house.puts(Send(to=account, card=say(f"from {community}")), community=community)
    await house.postman.work()
    house.platform.always_fails("ana", None)
    await house.opens("ana")
    await house.idle()
    assert sorted(house.platform.seen("ana")) == ["from here", "from there"]


async def test_it_is_handled_once_by_its_id(build: Build) -> None:
    house = await build(Porch())
    await behind_a_door(house, "one")
    await house.opens("ana", id="door")
    await house.idle()
    tries = house.platform.tries("ana")
    for _ in range(3):
        await house.opens("ana", id="door")
        await house.idle()
    assert house.platform.tries("ana") == tries
    await house.restart()
    await house.opens("ana", id="door")
    await house.idle()
    assert house.platform.tries("ana") == tries


async def test_what_still_cannot_be_sent_waits_again(build: Build) -> None:
    house = await build()
    await behind_a_door(house, "one", "two", after=40)
    await house.opens("ana")
    await house.idle()
    assert house.platform.seen("ana") == []
    house.later(minutes=2)
    house.platform.always_fails("ana", None)
    await house.postman.work()
    assert house.platform.seen("ana") == ["one", "two"]


async def test_a_door_that_opens_while_we_stand_before_it(build: Build) -> None:
    """The platform said "in an hour" of a room that was opened in the same breath."""
    house = await build()
    house.platform.hold("ana")
    house.platform.fails("ana", TryLater(after=3600))
    await to(house, "ana", "one")
    work = asyncio.ensure_future(house.postman.work())
    await house.platform.reached("ana")
    await house.opens("ana")
    house.platform.let_go("ana")
    await work
    await house.idle()
    assert await waits(house) <= timedelta(seconds=2)
    house.later(seconds=2)
    await house.postman.work()
    assert house.platform.seen("ana") == ["one"]


async def test_whoever_had_closed_the_door_is_welcomed_once_and_hears_nothing_else(build: Build) -> None:
    house = await build(Porch())
    house.platform.fails("ana", Undeliverable(closed=True))
    await house.sends("ana")
    await house.postman.work()
    await house.opens(person("ana", shares=["here", "there"]))
    await house.opens("ana")
    await house.says("ana", "!thanks")
    assert house.platform.seen("ana")[0] == "welcome"
    assert house.platform.seen("ana").count("welcome") == 1
    assert await house.kept() == ["back in here", "back in there"]
    async with house.database.reading() as look:
        assert (await look.execute(select(accounts.c.closed_since))).scalars().all() == [None]


async def test_it_is_answered_with_nothing(build: Build) -> None:
    house = await build(Porch(), Greeter())
    await house.says("ana", "!greet")
    await house.opens("ana")
    await house.idle()
    assert house.platform.seen("ana") == ["greeted"]


@pytest.mark.parametrize("shares", [[], ["here"], ["here", "elsewhere"]])
async def test_a_stranger_who_opens_a_door_leaves_nothing_and_hears_nothing(build: Build, shares: list[str]) -> None:
    house = await build(Porch())
    await house.opens(person("eve", shares=shares))
    await house.idle()
    assert house.platform.tried == []
    async with house.database.reading() as look:
        for table in (accounts, members, communities, heard, outbox):
            assert (await look.execute(select(table))).all() == [], table.name


async def test_somebody_in_no_community_gets_what_waits_and_no_word_about_it(build: Build) -> None:
    house = await build(Porch())
    await behind_a_door(house, "one")
    house.platform.always_fails("ana", None)
    await house.opens(person("ana", shares=()))
    await house.idle()
    assert house.platform.seen("ana") == ["one"]


async def test_what_is_not_true_yet_stays_held_back_and_so_does_what_is_behind_it(build: Build) -> None:
    """The farewell of an erasure waits for the erasure, whatever doors are opened."""
    house = await build(Greeter())
    await house.says("ana", "!greet")
    async with house.database.transaction() as tx:
        event = Said(id="farewell", who=person("ana"), place=place("ana", None), text="")
        turn = await begin(tx, event, house.clock.now())
        await tx.outbox.hold_back([turn.answer(say("farewell"), "engine")])
    await to(house, "ana", "behind")
    await house.opens("ana")
    await house.idle()
    assert house.platform.seen("ana") == ["greeted"]


async def test_where_it_cannot_be_saved_they_are_not_troubled_with_it(build: Build) -> None:
    house = await build(Porch())
    await behind_a_door(house, "one")
    tries = house.platform.tries("ana")
    house.refuses_writes = True
    await house.opens("ana")
    await house.idle()
    assert house.platform.tries("ana") == tries


async def test_an_urgent_answer_waits_before_the_door_and_goes_out_first(build: Build) -> None:
    house = await build(Lines(), Greeter())
    house.platform.always_fails("ana", TryLater(after=3600))
    await house.says("ana", "!greet", room="lounge")
    await house.says("ana", "!lines", room="lounge")
    await house.idle()
    assert house.platform.seen("ana") == []
    await house.restart()
    house.platform.always_fails("ana", None)
    await house.opens("ana")
    await house.idle()
    assert house.platform.seen("ana") == ["the-lines", "greeted"]
    assert {delivery.key for delivery in house.platform.tried if delivery.lane is Lane.CRISIS} == {
        house.platform.shown[0].key
    }


async def test_heard_again_an_urgent_answer_is_kept_once(build: Build) -> None:
    house = await build(Lines())
    house.platform.always_fails("ana", TryLater(after=3600))
    for _ in range(2):
        await house.says("ana", "!lines", id="heard twice", room="lounge")
        await house.idle()
    house.platform.always_fails("ana", None)
    await house.opens("ana")
    await house.idle()
    assert house.platform.seen("ana") == ["the-lines"]


class Lines(Cog):
    """Answers whatever else fails, as `urgent` does."""

    @command("lines", offline=True)
    async def lines(self, preferences: Preferences) -> Card:
        return say("the-lines")
