"""What is taken away again, what is offered in passing only, and whom a message in a room calls."""

from __future__ import annotations

from sqlalchemy import select

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.deeds import Edit, Manner, Remove, Send
from bot.core.heard import Said
from bot.core.people import Account
from bot.core.replies import Card, Choice, Text, say
from bot.storage.tables import outbox, receipts
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, place, room

STAYS, PASSES = Choice(Text("stays"), "take"), Choice(Text("passes"), "take", in_passing=True)
CARD = say("offer", PASSES, STAYS)


class Offering(Cog):
    @command("offer")
    async def offer(self, request: Request) -> Card:
        return CARD

    @pressed("take")
    async def take(self, request: Request) -> Card:
        assert request.pressed is not None
        await keep(request, " ".join(choice.label.key for choice in request.pressed.choices))
        return say("taken")


async def left(house: House) -> tuple[int, int]:
    """How much waits in the outbox, and how many receipts there are."""
    async with house.database.reading() as look:
        waiting, shown = [(await look.execute(select(table.c.key))).all() for table in (outbox, receipts)]
        return len(waiting), len(shown)


async def test_what_was_shown_is_taken_away(build: Build) -> None:
    house = await build()
    [private] = await house.puts(Send(to=await house.account("ana"), card=say("letter")))
    [public] = await house.puts(Send(to=room("#square"), card=say("poster")))
    await house.postman.work()
    await house.puts(Edit(key=private, card=say("edited")), Remove(key=private), Remove(key=public))
    await house.postman.work()
    assert len(house.platform.removed) == 2
    assert house.platform.seen("ana") == ["letter"]
    assert await left(house) == (0, 0)


async def test_what_is_still_to_be_shown_is_let_go(build: Build) -> None:
    house = await build()
    [key] = await house.puts(Send(to=await house.account("ana"), card=say("letter")))
    await house.puts(Remove(key=key), Remove(key="unheard of"))
    await house.postman.work()
    assert house.platform.tried == []
    assert await left(house) == (0, 0)


async def test_what_is_held_goes_with_its_pointer(build: Build) -> None:
    house = await build()
    house.platform.closes("ana", points_in="#square")
    [key] = await house.puts(Send(to=await house.account("ana"), card=say("letter")))
    await house.postman.work()
    await house.puts(Remove(key=key))
    await house.postman.work()
    assert house.platform.standing() == []
    assert await left(house) == (0, 0)


async def test_what_is_shown_at_this_moment_is_taken_away_then(build: Build) -> None:
    house = await build()
    house.platform.hold("#square")
    [key] = await house.puts(Send(to=room("#square"), card=say("poster")))
    house._wake()
    await house.platform.reached("#square")
    await house.puts(Remove(key=key))
    house.platform.let_go("#square")
    await house.idle()
    await house.postman.work()
    assert len(house.platform.removed) == 1
    assert await left(house) == (0, 0)


async def test_in_a_message_that_stays_nothing_is_offered_in_passing(build: Build) -> None:
    house = await build(Offering())
    await house.says("ana", "!offer")
    [shown] = house.platform.shown
    assert shown.shown.choices == ("stays",)
    await house.presses("ana", shown.key, 0)
    await house.says("ana", "stays")
    assert await house.kept() == ["stays", "stays"]


async def test_nor_while_it_is_being_shown(build: Build) -> None:
    house = await build(Offering())
    [key] = await house.puts(Send(to=room("#square"), card=CARD))
    async with house.database.reading() as look:
        message = await look.messages.find(key)
    assert message is not None
    assert message.choices == (STAYS,)


async def test_what_others_cannot_see_in_a_room_offers_it(build: Build) -> None:
    house = await build(Offering())
    await house.hear(
        Said(id="said", who=person("ana"), place=place("ana", "#square"), text="!offer", to_me=False, via="token")
    )
    [shown] = house.platform.shown
    assert shown.shown.choices == ("passes", "stays")
    await house.puts(Edit(key=shown.key, card=CARD))
    await house.postman.work()
    assert house.platform.newest("ana").shown.choices == ("passes", "stays")
    await house.presses("ana", shown.key, 1)
    assert await house.kept() == ["passes stays"]


async def test_what_was_held_offers_it_once_it_is_collected(build: Build) -> None:
    house = await build(Offering())
    house.platform.closes("ana", points_in="#square")
    [key] = await house.puts(Send(to=await house.account("ana"), card=CARD))
    await house.postman.work()
    await house.collects("ana", key)
    [shown] = house.platform.shown
    assert (shown.manner, shown.shown.choices) == (Manner.ANSWER, ("passes", "stays"))


async def test_a_message_in_a_room_calls_whom_it_says_and_an_edit_nobody(build: Build) -> None:
    house = await build()
    ana, ben = await house.account("ana"), await house.account("ben")
    gone = type(ana)(99)
    [key] = await house.puts(Send(to=room("#helpers"), card=say("alert"), pings=(ben, gone, ana)))
    await house.puts(Send(to=room("#helpers"), card=say("poster")), Edit(key=key, card=say("edited")))
    await house.postman.work()
    called = (Account("fake", "ben"), Account("fake", "ana"))
    assert [one.pings for one in house.platform.shown] == [called, (), ()]
