"""Threads: they hang on a message that is there, what is sent into one waits for it, and closing it comes last."""

from __future__ import annotations

import contextlib

import pytest
from sqlalchemy import select

from bot.core.cog import Cog, Request, Undelivered, undelivered
from bot.core.commands import command
from bot.core.deeds import CloseThread, Deed, Edit, Inside, Lane, Manner, OpenThread, Receipt, Send
from bot.core.errors import TryLater, Undeliverable
from bot.core.people import Place
from bot.core.ports import Point
from bot.core.replies import Card, Choice, Text, Typed, say
from bot.storage.messages import StoredMessages
from bot.storage.tables import outbox, receipts
from tests.engine.conftest import Build
from tests.engine.house import House, keep, room
from tests.engine.test_dying import Died
from tests.support.fake_platform import LostAnswer, key_shown

SQUARE = room("#square")
THREAD = "#square/title"


class Host(Cog):
    @command("host")
    async def host(self, request: Request) -> Card:
        request.do(OpenThread(on="a" * 22, title=Text("title")))
        return say("hosted")

    @undelivered("sessions")
    async def let_go(self, session: Undelivered) -> None:
        assert session.account_id is None
        await keep(session, f"{session.key}: {session.reason}")


class Opener(Cog):
    """Names what it has just done."""

    @command("open")
    async def open(self, request: Request) -> Card:
        card = request.do(Send(to=SQUARE, card=say("card")))
        room = request.do(OpenThread(on=card, title=Text("title")))
        request.do(Send(to=Inside(room), card=say("hello")))
        return say("opened")


def opened_on(key: str, lane: Lane = Lane.ANSWERS) -> OpenThread:
    return OpenThread(on=key, title=Text("title"), topic="sessions", lane=lane)


async def card(house: House, key: str = "card", place: Place = SQUARE) -> str:
    [written] = await house.puts(Send(to=place, card=say(key)))
    return written


async def thread(house: House) -> tuple[str, str]:
    """A card that is shown, and a thread on it: their keys."""
    on = await card(house)
    [key] = await house.puts(opened_on(on))
    await house.postman.work()
    return on, key


def manners(house: House) -> list[Manner]:
    return [delivery.manner for delivery in house.platform.shown]


async def test_a_thread_hangs_on_the_message(build: Build) -> None:
    house = await build(Host())
    _, key = await thread(house)
    shown, made = house.platform.shown
    assert (made.key, made.manner, made.account, made.place) == (key, Manner.THREAD, None, SQUARE)
    assert made.shown.lines == (("title",),)
    assert made.target == Receipt("m0", "room of #square")
    assert made.edits is None
    assert shown.target is None


async def test_a_deed_names_one_before_it(build: Build) -> None:
    house = await build(Opener())
    await house.says("ana", "!open")
    await house.idle()
    assert house.platform.seen("#square") == ["card", "title"]
    assert house.platform.seen(THREAD) == ["hello"]


async def test_it_waits_for_its_message_which_may_be_put_off(build: Build) -> None:
    house = await build(Host())
    house.platform.fails("#square", TryLater(after=20))
    on = await card(house)
    await house.puts(opened_on(on, lane=Lane.CRISIS))
    await house.postman.work()
    assert house.platform.shown == []
    house.later(seconds=30)
    await house.postman.work()
    assert manners(house) == [Manner.ROOM, Manner.THREAD]


async def test_what_is_sent_into_it_is_shown_there(build: Build) -> None:
    house = await build(Host())
    _, key = await thread(house)
    await house.puts(Send(to=Inside(key), card=say("hello")))
    await house.postman.work()
    inside = house.platform.shown[-1]
    assert (inside.manner, inside.place, inside.target, inside.edits) == (Manner.ROOM, room(THREAD), None, None)
    assert house.platform.seen(THREAD) == ["hello"]


async def test_all_of_it_in_one_transaction_comes_in_its_order(build: Build) -> None:
    house = await build(Host())
    number = await house.community()
    on, key = "c" * 22, "t" * 22
    deeds: list[tuple[str, Deed]] = [
        (on, Send(to=SQUARE, card=say("card"))),
        (key, opened_on(on)),
        ("i" * 22, Send(to=Inside(key), card=say("first"))),
        ("j" * 22, Send(to=Inside(key), card=say("second"))),
    ]
    async with house.database.transaction() as tx:
        await tx.outbox.put([(one, "engine", number, deed) for one, deed in deeds], house.clock.now())
    await house.puts(CloseThread(key=key))
    await house.postman.work()
    assert manners(house) == [Manner.ROOM, Manner.THREAD, Manner.ROOM, Manner.ROOM, Manner.THREAD_END]
    assert house.platform.seen(THREAD) == ["first", "second", ""]
    made, end = house.platform.shown[1], house.platform.shown[-1]
    assert made.place == SQUARE
    assert (end.place, end.target) == (room(THREAD), Receipt("m1", THREAD))


async def test_what_was_said_in_it_can_be_edited_and_has_choices(build: Build) -> None:
    house = await build(Host())
    _, key = await thread(house)
    [inside] = await house.puts(Send(to=Inside(key), card=say("hello")))
    await house.puts(Edit(key=inside, card=say("edited", Choice(Text("host"), "host"))))
    await house.postman.work()
    edit = house.platform.shown[-1]
    assert (key_shown(edit), edit.place) == ("edited", room(THREAD))
    async with house.database.reading() as look:
        message = await StoredMessages(look).find(inside)
    assert message is not None
    assert message.place == room(THREAD)
    assert [choice.does for choice in message.choices] == ["host"]


async def test_closing_waits_for_what_is_put_off_in_it(build: Build) -> None:
    house = await build(Host())
    _, key = await thread(house)
    house.platform.fails(THREAD, TryLater(after=20))
    await house.puts(Send(to=Inside(key), card=say("hello")), CloseThread(key=key))
    await house.postman.work()
    assert manners(house)[-1] is Manner.THREAD
    house.later(seconds=30)
    await house.postman.work()
    assert manners(house)[-2:] == [Manner.ROOM, Manner.THREAD_END]
    assert await house.postman.next_at() is None


async def test_a_thread_that_waits_for_long_holds_up_nobody_else(build: Build) -> None:
    house = await build(Host())
    house.platform.fails("#square", TryLater(after=3600))
    on = await card(house)
    [key] = await house.puts(opened_on(on))
    await house.puts(Send(to=Inside(key), card=say("hello")))
    await house.puts(Send(to=room("#lounge"), card=say("elsewhere")))
    await house.postman.work()
    assert [key_shown(delivery) for delivery in house.platform.shown] == ["elsewhere"]


@pytest.mark.parametrize("together", [True, False])
async def test_a_thread_whose_message_was_never_shown_cannot_be(build: Build, together: bool) -> None:
    house = await build(Host())
    house.platform.fails("#square", Undeliverable(closed=False, reason="forbidden"))
    on = await card(house)
    if not together:
        await house.postman.work()
    [key] = await house.puts(opened_on(on))
    [inside] = await house.puts(Send(to=Inside(key), card=say("hello"), topic="sessions"))
    await house.puts(CloseThread(key=key))
    await house.postman.work()
    assert house.platform.shown == []
    assert sorted(await house.kept()) == sorted([f"{key}: gone", f"{inside}: gone"])
    assert await house.postman.next_at() is None


async def test_a_thread_that_the_platform_refuses_is_told_to_its_cog(build: Build) -> None:
    house = await build(Host())
    on = await card(house)
    await house.postman.work()
    house.platform.fails("#square", Undeliverable(closed=False, reason="forbidden"))
    [key] = await house.puts(opened_on(on))
    await house.puts(Send(to=Inside(key), card=say("hello")))
    await house.postman.work()
    assert await house.kept() == [f"{key}: forbidden"]
    assert await house.postman.next_at() is None


async def test_a_lost_answer_is_asked_for_again_by_the_same_key(build: Build) -> None:
    house = await build(Host())
    on = await card(house)
    await house.postman.work()
    house.platform.fails("#square", LostAnswer())
    [key] = await house.puts(opened_on(on))
    await house.puts(Send(to=Inside(key), card=say("hello")))
    await house.postman.work()
    house.later(minutes=1)
    await house.postman.work()
    assert [one.key for one in house.platform.tried if one.manner is Manner.THREAD] == [key, key]
    assert house.platform.seen(THREAD) == ["hello"]


@pytest.mark.parametrize("point", ["before commit", "after commit", "after send"])
@pytest.mark.parametrize("times", [1, 2, 3, 4])
async def test_whenever_the_process_dies_each_thing_is_done_once(build: Build, point: Point, times: int) -> None:
    house = await build(Host())
    on = await card(house)
    [key] = await house.puts(opened_on(on))
    await house.puts(Send(to=Inside(key), card=say("hello")), CloseThread(key=key))
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
    assert manners(house) == [Manner.ROOM, Manner.THREAD, Manner.ROOM, Manner.THREAD_END]
    async with house.database.reading() as look:
        kept = (await look.execute(select(receipts.c.manner).order_by(receipts.c.seq))).scalars().all()
    assert kept == [Manner.ROOM, Manner.THREAD, Manner.ROOM]


async def test_words_in_its_title_are_sealed(build: Build) -> None:
    house = await build(Host())
    on = await card(house)
    await house.puts(OpenThread(on=on, title=Text("title", {"name": Typed("our evening")})))
    async with house.database.reading() as look:
        assert not any("evening" in written for written in (await look.execute(select(outbox.c.card))).scalars())
    await house.postman.work()
    assert house.platform.shown[-1].shown.lines == (("title", "our evening"),)


async def test_what_was_never_opened_is_not_closed(build: Build) -> None:
    house = await build(Host())
    await house.puts(CloseThread(key="a" * 22))
    assert await house.postman.next_at() is None


async def test_a_private_message_has_no_thread(build: Build) -> None:
    house = await build(Host())
    [on] = await house.puts(Send(to=await house.account("ana"), card=say("letter")))
    with pytest.raises(ValueError, match="in a room"):
        await house.puts(opened_on(on))


async def test_a_handler_can_open_one(build: Build) -> None:
    house = await build(Host())
    await house.says("ana", "!host")
    await house.idle()
    assert house.platform.seen("ana") == ["hosted"]
    assert manners(house) == [Manner.ANSWER]
