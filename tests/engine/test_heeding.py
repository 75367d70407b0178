"""What cogs hear beside what people do: what was delivered, that a message is gone, what to keep in memory."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.core.cog import Cog, Delivered, Request, Undelivered, delivered, undelivered
from bot.core.commands import command
from bot.core.deeds import Lane, Send
from bot.core.errors import TryLater, Undeliverable
from bot.core.heard import Gone
from bot.core.people import Account, Community, Place, PlaceKind
from bot.core.ports import Point, Transaction
from bot.core.replies import Card, say
from bot.engine.rooms import AllRooms
from bot.storage.tables import notebook
from tests.engine.conftest import Build
from tests.engine.house import NOON, House, keep, room
from tests.engine.test_dying import Died
from tests.support.fake_platform import FakePlatform, FakeRooms


class Listening(Cog):
    """Hears of letters, watches one message, and knows how much is in the notebook."""

    def __init__(self) -> None:
        self.watched = {"watched"}
        self.learned: list[int] = []
        self.stumbles = False

    @delivered("letters")
    async def arrived(self, letter: Delivered) -> None:
        await keep(letter, f"arrived: {letter.account_id} in {letter.community}")
        if self.stumbles:
            raise ZeroDivisionError
        letter.teach()

    @undelivered("letters")
    async def refused(self, letter: Undelivered) -> None:
        await keep(letter, "refused")
        letter.teach()

    @command("teach")
    async def teach(self, request: Request) -> Card:
        await keep(request, "lesson")
        request.teach()
        return say("taught")

    def watches(self, gone: Gone) -> bool:
        return gone.message in self.watched

    async def gone(self, tx: Transaction, gone: Gone, now: object) -> None:
        here = await tx.execute(select(notebook.c.key))
        number = len(here.all())
        alert = Send(to=room("#helpers"), card=say(f"gone-{number}"), lane=Lane.CRISIS)
        await tx.outbox.put([(f"gone{number}", self.name, 1, alert)], NOON)

    async def learn(self, tx: Transaction) -> None:
        if self.stumbles:
            raise ZeroDivisionError
        self.learned.append(len((await tx.execute(select(notebook.c.key))).all()))


async def listening(build: Build) -> tuple[House, Listening]:
    cog = Listening()
    return await build(cog), cog


async def test_a_cog_hears_once_that_its_deed_was_delivered(build: Build) -> None:
    house, _ = await listening(build)
    await house.sends("ana", topic="letters")
    await house.sends("ana", topic="other")
    await house.puts(Send(to=room("#square"), card=say("letter"), topic="letters"))
    for _ in range(2):
        await house.postman.work()
    ana, here = await house.account("ana"), await house.community()
    assert await house.kept() == [f"arrived: {ana} in {here}", f"arrived: None in {here}"]


async def test_what_another_process_has_settled_is_not_heard_of_twice(build: Build) -> None:
    house, _ = await listening(build)
    await house.sends("ana", topic="letters")
    async with house.database.transaction() as tx:
        claimed = await tx.claims.claim(house.clock.now(), house.later(minutes=1), 10)
        await tx.claims.take(claimed[0].key)
    await house.postman.deliver(claimed)
    assert house.platform.seen("ana") == ["letter"]
    assert await house.kept() == []


async def test_not_before_it_was_delivered_and_not_what_was_refused(build: Build) -> None:
    house, _ = await listening(build)
    house.platform.fails("ana", TryLater(after=20))
    house.platform.fails("ben", Undeliverable(closed=True))
    await house.sends("ana", topic="letters")
    await house.sends("ben", topic="letters")
    await house.postman.work()
    assert await house.kept() == ["refused"]
    house.later(seconds=20)
    await house.postman.work()
    assert (await house.kept())[1:] == [f"arrived: {await house.account('ana')} in {await house.community()}"]


async def test_a_fault_of_whoever_hears_it_shows_nothing_twice(build: Build) -> None:
    house, cog = await listening(build)
    cog.stumbles = True
    await house.sends("ana", topic="letters")
    for _ in range(2):
        await house.postman.work()
    assert house.platform.tries("ana") == 1
    assert await house.kept() == []


@pytest.mark.parametrize("point", ["after send", "before commit", "after commit"])
async def test_a_process_that_dies_while_it_is_noted_down_is_heard_once(build: Build, point: Point) -> None:
    house, _ = await listening(build)
    await house.sends("ana", topic="letters")
    is_dying = False

    def die(at: Point) -> None:
        if is_dying and at == point and house.platform.shown:
            raise Died

    await house.restart(at_point=die)
    is_dying = True
    with pytest.raises(Died):
        await house.postman.work()
    await house.restart()
    await house.postman.work()
    assert len(await house.kept()) == 1
    assert house.platform.seen("ana") == ["letter"]


async def test_cogs_learn_at_the_start_and_when_they_are_taught(build: Build) -> None:
    house, cog = await listening(build)
    assert cog.learned == [0]
    await house.says("ana", "!teach")
    assert cog.learned == [0, 1]
    await house.sends("ana", topic="letters")
    await house.postman.work()
    await house.learning.go_on()
    assert cog.learned == [0, 1, 2]
    house.platform.fails("ana", Undeliverable(closed=True))
    await house.sends("ana", topic="letters")
    await house.postman.work()
    await house.learning.go_on()
    assert cog.learned == [0, 1, 2, 3]


async def test_where_others_may_have_been_taught_cogs_learn_every_minute(build: Build) -> None:
    house, cog = await listening(build)
    for _ in range(2):
        house.later(minutes=1)
        for _ in range(2):
            await house.learning.go_on()
    assert len(cog.learned) == (3 if house.is_on_a_server else 1)


async def test_what_could_not_be_learned_is_learned_a_minute_later(build: Build) -> None:
    house, cog = await listening(build)
    cog.stumbles = True
    await house.says("ana", "!teach")
    assert house.platform.seen("ana") == ["taught"]
    cog.stumbles = False
    await house.learning.go_on()
    assert cog.learned == [0]
    house.later(minutes=1)
    await house.learning.go_on()
    assert cog.learned == [0, 1]


async def test_a_cog_hears_once_that_a_message_is_gone_which_it_watches(build: Build) -> None:
    house, _ = await listening(build)
    await house.community()
    for _ in range(2):
        await house.loses("watched", id="gone")
    await house.idle()
    assert house.platform.seen("#helpers") == ["gone-0"]


async def test_for_all_other_messages_the_database_is_left_alone(build: Build) -> None:
    house, _ = await listening(build)
    before = await house.written()
    await house.loses("unwatched")
    assert await house.written() == before


async def test_without_a_database_nobody_is_told_and_nothing_breaks(build: Build) -> None:
    house, _ = await listening(build)
    await house.database.close()
    await house.loses("watched")
    assert house.platform.shown == []


def test_each_platform_is_asked_about_its_own_rooms() -> None:
    one = FakePlatform("one", rooms=FakeRooms(places={"quiet": "#1"}, private={"#1": {"ana"}}, people={"helpers": "7"}))
    two = FakePlatform("two", rooms=FakeRooms(closed={"#1", "#2"}))
    rooms = AllRooms({"one": one, "two": two})
    here, there, nowhere = (Community(1, platform, "home") for platform in ("one", "two", "none"))
    place = Place(PlaceKind.ROOM, "#1")
    assert [rooms.named(at, "quiet") for at in (here, there, nowhere)] == [place, None, None]
    assert [rooms.is_open(place, at) for at in (here, there, nowhere)] == [False, True, True]
    who = [Account("one", "ana"), Account("one", "ben"), Account("two", "ben"), Account("none", "ben")]
    assert [rooms.reads(place, account) for account in who] == [True, False, True, True]
    assert [rooms.holders(at, "helpers") for at in (here, there, nowhere)] == [{"7": "helpers"}, None, None]
    assert rooms.takes(place)
    assert not AllRooms({"two": two}).takes(place)
