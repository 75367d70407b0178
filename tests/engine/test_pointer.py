"""The neutral pointer: a private message for a closed door is held, and whoever it is for collects it from a room."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.core.cog import Cog, Request, Undelivered, undelivered
from bot.core.commands import command, pressed
from bot.core.deeds import Edit, Lane, Manner, Send
from bot.core.heard import Said
from bot.core.people import Account
from bot.core.ports import Point, Preferences
from bot.core.replies import Card, Choice, Text, Typed, say
from bot.engine.erasing import Eraser
from bot.engine.own_data import OwnData
from bot.engine.postman import LEASE
from bot.engine.refused import HELD_FOR
from bot.storage import personal
from bot.storage.tables import outbox, receipts
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, place
from tests.engine.test_delivery import closed_since
from tests.engine.test_dying import Died
from tests.engine.test_lanes import to
from tests.engine.test_screening import FindsRiver
from tests.support.fake_platform import key_shown

SQUARE = "#square"
QUESTION = say("question", Choice(Text("fine"), "feel"))


class Desk(Cog):
    @command("greet")
    async def greet(self, request: Request) -> Card:
        return say("greeted", Choice(Text("fine"), "feel"))

    @command("sos", offline=True)
    async def sos(self, request: Preferences) -> Card:
        return say("lines")

    @pressed("feel")
    async def feel(self, request: Request) -> Card:
        assert request.pressed is not None
        await keep(request, f"felt {request.pressed.key}")
        return say("thanks")

    @undelivered("letters")
    async def let_go(self, letter: Undelivered) -> None:
        await keep(letter, f"let go: {letter.reason}")


async def pointed_at(build: Build, card: Card = QUESTION, **by: int) -> tuple[House, str]:
    """Ana's door is closed; a pointer to something for her stands in the square. Gives its key."""
    house = await build(Desk(), FindsRiver())
    house.platform.closes("ana", points_in=SQUARE)
    until = house.later(**by) if by else None
    if until is not None:
        house.later(**{unit: -number for unit, number in by.items()})
    [key] = await house.puts(Send(to=await house.account("ana"), card=card, topic="letters", until=until))
    await house.postman.work()
    assert house.platform.standing() == [key]
    return house, key


async def waiting(house: House) -> list[str]:
    async with house.database.reading() as look:
        return list((await look.execute(select(outbox.c.key).order_by(outbox.c.seq))).scalars())


async def settled(house: House) -> None:
    await house.idle()
    await house.postman.work()


async def test_what_is_held_is_not_sent_and_nobody_hears_of_it_yet(build: Build) -> None:
    house, key = await pointed_at(build)
    house.later(seconds=HELD_FOR.seconds - 1)
    await house.postman.work()
    assert house.platform.tries("ana") == 1
    assert house.platform.removed == []
    assert await house.kept() == []
    assert await closed_since(house, "ana") is None
    assert await waiting(house) == [key]


async def test_whoever_it_is_for_collects_it(build: Build) -> None:
    house, key = await pointed_at(build)
    await house.collects("ana", key)
    [shown] = house.platform.shown
    assert (shown.key, shown.manner, shown.via) == (key, Manner.ANSWER, "button")
    assert shown.place == place("ana", SQUARE)
    assert not shown.may_point
    await settled(house)
    assert house.platform.standing() == []
    assert await waiting(house) == []
    assert await closed_since(house, "ana") is None


async def test_its_choices_work_and_so_do_edits(build: Build) -> None:
    house, key = await pointed_at(build)
    await house.puts(Edit(key=key, card=say("edited", Choice(Text("fine"), "feel"))))
    house.platform.opens("ana")
    await house.collects("ana", key)
    await settled(house)
    question, edit = house.platform.shown
    assert (key_shown(question), key_shown(edit), edit.place) == ("question", "edited", place("ana", SQUARE))
    assert edit.edits is not None
    await house.presses("ana", key, 0)
    assert await house.kept() == [f"felt {key}"]


async def test_an_answer_is_held_and_collected_as_well(build: Build) -> None:
    house = await build(Desk())
    house.platform.closes("ana", points_in=SQUARE)
    await house.says("ana", "!greet", room="#lounge")
    [key] = house.platform.standing()
    await house.collects("ana", key)
    assert house.platform.seen("ana") == ["greeted"]
    async with house.database.reading() as look:
        [row] = (await look.execute(select(receipts))).all()
    assert (row.place, row.asked_in) == (SQUARE, "#lounge")


async def test_another_person_gets_nothing(build: Build) -> None:
    house, key = await pointed_at(build)
    await house.collects("ben", key)
    assert house.platform.seen("ben") == ["choice-of-another"]
    assert house.platform.standing() == [key]
    await house.collects("ana", key)
    assert house.platform.seen("ana") == ["question"]


@pytest.mark.parametrize("who", ["ana", "ben"])
async def test_it_is_collected_once(build: Build, who: str) -> None:
    house, key = await pointed_at(build)
    await house.collects("ana", key)
    await house.collects(who, key)
    assert house.platform.seen(who)[-1] == "choice-gone"
    assert [delivery.key for delivery in house.platform.shown].count(key) == 1


async def test_a_press_that_is_heard_twice_is_handled_once(build: Build) -> None:
    house, key = await pointed_at(build)
    await house.collects("ana", key, id="press")
    await house.collects("ana", key, id="press")
    assert house.platform.seen("ana") == ["question"]


async def test_what_was_never_held_is_not_open(build: Build) -> None:
    house = await build(Desk())
    [key] = await house.puts(Send(to=await house.account("ana"), card=QUESTION))
    for one in ("a" * 22, key):
        await house.collects("ana", one)
    assert house.platform.seen("ana")[:2] == ["choice-gone", "choice-gone"]


async def test_what_nobody_collects_ends_as_closed(build: Build) -> None:
    house, key = await pointed_at(build)
    assert await house.postman.next_at() == house.later(minutes=10)
    await house.postman.work()
    assert house.platform.standing() == []
    assert house.platform.shown == []
    assert house.platform.tries("ana") == 1
    assert await house.kept() == ["let go: closed"]
    assert await closed_since(house, "ana") == house.clock.now()
    assert await house.postman.next_at() is None
    await house.collects("ana", key)
    assert house.platform.seen("ana")[-1] == "choice-gone"


async def test_it_is_not_held_for_longer_than_it_is_good(build: Build) -> None:
    house, _ = await pointed_at(build, minutes=4)
    assert await house.postman.next_at() == house.later(minutes=4)
    await house.postman.work()
    assert house.platform.standing() == []
    assert house.platform.shown == []
    assert await house.postman.next_at() is None


async def test_what_is_held_holds_up_nobody(build: Build) -> None:
    house, key = await pointed_at(build)
    await house.says("ana", "!greet")
    house.platform.opens("ana")
    await to(house, "ana", "later")
    await to(house, "ben", "hello")
    await house.postman.work()
    assert house.platform.seen("ana") == ["later"]
    assert house.platform.seen("ben") == ["hello"]
    assert len(house.platform.standing()) == 2
    await house.collects("ana", key)
    assert house.platform.seen("ana") == ["later", "question"]


async def test_of_several_each_is_held(build: Build) -> None:
    house = await build(Desk())
    house.platform.closes("ana", points_in=SQUARE)
    await to(house, "ana", "one", "two")
    await house.postman.work()
    assert len(house.platform.standing()) == 2
    for key in house.platform.standing():
        await house.collects("ana", key)
    await settled(house)
    assert house.platform.seen("ana") == ["one", "two"]
    assert house.platform.standing() == []


async def test_without_a_room_for_it_there_is_no_pointer(build: Build) -> None:
    house = await build(Desk())
    house.platform.closes("ana")
    await house.sends("ana", topic="letters")
    await house.postman.work()
    assert await house.kept() == ["let go: closed"]
    assert await house.postman.next_at() is None


async def test_what_may_be_pointed_at(build: Build) -> None:
    """Not what should not be noticed, no edit, nothing in a room."""
    house = await build(Desk())
    ana = await house.account("ana")
    [key] = await house.puts(Send(to=ana, card=say("loud")))
    await house.puts(Send(to=ana, card=say("silent"), silent=True), Send(to=place("ana", SQUARE), card=say("room")))
    await house.says("ana", "!greet")
    await house.postman.work()
    await house.puts(Edit(key=key, card=say("edited")))
    await house.postman.work()
    assert {key_shown(one): one.may_point for one in house.platform.tried} == {
        "loud": True,
        "greeted": True,
        "silent": False,
        "room": False,
        "edited": False,
    }


async def test_where_the_community_does_not_want_it_nothing_is_pointed_at(build: Build) -> None:
    """Whether the database is there or not."""
    house = await build(Desk(), FindsRiver())
    async with house.database.transaction() as tx:
        here = await tx.people.community("fake", "here")
        await tx.people.change_community(replace(here, points=False))
        assert not (await tx.people.community("fake", "here")).points
    await house.restart()
    house.platform.closes("ana", points_in=SQUARE)
    await to(house, "ana", "letter")
    await house.postman.work()
    await house.says("ana", "!greet")
    await house.says("ana", "the river", room="#lounge")
    house.refuses_writes = True
    await house.says("ana", "!sos")
    await house.says("ana", "the river", room="#lounge")
    assert {key_shown(one): one.may_point for one in house.platform.tried} == dict.fromkeys(
        ("letter", "greeted", "note", "lines", "note-alone"), False
    )
    assert house.platform.pointers == {}


async def test_once_the_door_is_open_it_goes_there_and_the_pointer_goes(build: Build) -> None:
    house, key = await pointed_at(build)
    house.platform.opens("ana")
    await house.opens("ana")
    await settled(house)
    assert [(one.key, one.manner) for one in house.platform.shown] == [(key, Manner.DIRECT)]
    assert house.platform.standing() == []


async def test_a_door_that_was_not_open_after_all_ends_it(build: Build) -> None:
    house, _ = await pointed_at(build)
    await house.opens("ana")
    await settled(house)
    await settled(house)
    assert house.platform.standing() == []
    assert await house.kept() == ["let go: closed"]


async def test_what_its_cog_takes_back_takes_the_pointer_along(build: Build) -> None:
    house, _ = await pointed_at(build)
    ana = await house.account("ana")
    async with house.database.transaction() as tx:
        await tx.outbox.drop_waiting(ana, "letters")
    await house.postman.work()
    assert house.platform.standing() == []
    assert await house.kept() == []


async def test_words_in_it_stay_sealed_until_they_are_shown(build: Build) -> None:
    house, key = await pointed_at(build, say("quoted", words=Typed("mine alone")))
    async with house.database.reading() as look:
        assert "mine" not in (await look.execute(select(outbox.c.card))).scalar_one()
    await house.collects("ana", key)
    assert house.platform.newest("ana").shown.lines == (("quoted", "mine alone"),)


async def test_erasing_takes_what_is_held_and_its_pointer(build: Build) -> None:
    house, key = await pointed_at(build)
    gone: list[Account] = []
    eraser = Eraser(house.database, OwnData(lambda: house.cogs), house.clock, gone.extend)
    async with house.database.transaction() as tx:
        known = await tx.people.know(person("ana"))
        await personal.begin_erasing(tx, known.member, house.clock.now())
    await eraser.work()
    await house.postman.work()
    assert house.platform.standing() == []
    assert await waiting(house) == []
    assert gone == [person("ana").account]
    await house.collects("ana", key)
    assert house.platform.seen("ana") == ["choice-gone"]


async def test_a_pointer_that_was_left_while_they_were_erased_is_taken_away(build: Build) -> None:
    house = await build(Desk())
    house.platform.closes("ana", points_in=SQUARE)
    await house.sends("ana")
    async with house.database.transaction() as tx:
        claimed = await tx.claims.claim(house.clock.now(), house.clock.now() + LEASE, 10)
        await tx.claims.take(claimed[0].key)
    await house.postman.deliver(claimed)
    assert len(house.platform.standing()) == 1
    await house.postman.work()
    assert house.platform.standing() == []


@pytest.mark.parametrize("point", ["before commit", "after commit"])
@pytest.mark.parametrize("commits", [1, 2, 3])
async def test_a_process_that_dies_while_it_is_refused_leaves_one_pointer(
    build: Build, point: Point, commits: int
) -> None:
    house = await build(Desk())
    house.platform.closes("ana", points_in=SQUARE)
    await house.sends("ana", topic="letters")
    await dying(house, point, commits, lambda: house.postman.work())
    await house.postman.work()
    [key] = house.platform.standing()
    assert await waiting(house) == [key]
    await house.collects("ana", key)
    await settled(house)
    assert house.platform.seen("ana") == ["letter"]
    assert house.platform.standing() == []


@pytest.mark.parametrize("point", ["before commit", "after commit", "after send"])
@pytest.mark.parametrize("commits", [1, 2, 3])
async def test_a_process_that_dies_while_it_is_collected_shows_it_once(
    build: Build, monkeypatch: pytest.MonkeyPatch, point: Point, commits: int
) -> None:
    monkeypatch.setattr("bot.engine.settling._PATIENCE", 0.01)  # what a dead process had on its way never arrives
    house, key = await pointed_at(build)

    async def press() -> None:
        await house.collects("ana", key, id="press")

    await dying(house, point, commits, press)
    await press()
    await settled(house)
    assert [one.key for one in house.platform.shown] == [key]
    assert house.platform.standing() == []
    assert await waiting(house) == []


@pytest.mark.parametrize("point", ["before commit", "after commit"])
@pytest.mark.parametrize("commits", [1, 2, 3])
async def test_a_process_that_dies_while_it_ends_says_so_once(build: Build, point: Point, commits: int) -> None:
    house, _ = await pointed_at(build)
    house.later(minutes=10)
    await dying(house, point, commits, lambda: house.postman.work())
    await house.postman.work()
    assert await house.kept() == ["let go: closed"]
    assert house.platform.standing() == []


async def test_a_note_for_a_closed_door_is_held(build: Build) -> None:
    house = await build(Desk(), FindsRiver())
    house.platform.closes("ana", points_in=SQUARE)
    await house.says("ana", "down to the river", room="#lounge")
    [key] = house.platform.standing()
    await house.restart()
    await house.collects("ana", key)
    [note] = house.platform.shown
    assert (note.key, key_shown(note), note.manner, note.lane) == (key, "note", Manner.ANSWER, Lane.CRISIS)
    assert (note.via, note.cog) == ("button", "engine")
    await settled(house)
    assert house.platform.standing() == []


async def test_a_note_that_nobody_collects_ends_as_closed(build: Build) -> None:
    house = await build(Desk(), FindsRiver())
    house.platform.closes("ana", points_in=SQUARE)
    await house.says("ana", "down to the river", room="#lounge")
    house.later(minutes=10)
    await house.postman.work()
    assert house.platform.standing() == []
    assert await closed_since(house, "ana") == house.clock.now()
    assert await waiting(house) == []


async def test_a_note_heard_again_is_held_once(build: Build) -> None:
    house = await build(Desk(), FindsRiver())
    house.platform.closes("ana", points_in=SQUARE)
    for _ in range(2):
        await house.says("ana", "down to the river", room="#lounge", id="words")
        await house.restart()
    assert len(await waiting(house)) == 1


async def test_what_works_offline_is_held_as_well(build: Build) -> None:
    house = await build(Desk())
    house.platform.closes("ana", points_in=SQUARE)
    await house.says("ana", "!sos")
    [key] = house.platform.standing()
    await house.collects("ana", key)
    assert house.platform.seen("ana") == ["lines"]


@pytest.mark.parametrize("text", ["down to the river", "!sos", "!greet"])
async def test_without_a_database_there_is_nothing_to_hold_and_no_pointer_stays(build: Build, text: str) -> None:
    house = await build(Desk(), FindsRiver())
    house.platform.closes("ana", points_in=SQUARE)
    house.refuses_writes = True
    await house.hear(Said(id="words", who=person("ana"), place=place("ana", None), text=text, to_me=True))
    assert house.platform.pointers
    assert house.platform.standing() == []


async def dying(house: House, point: Point, times: int, work: Callable[[], Awaitable[None]]) -> None:
    """The process dies when it comes to this point for so many times; a new one starts."""
    left = 0

    def die(at: Point) -> None:
        nonlocal left
        left -= at == point
        if at == point and left == 0:
            raise Died

    await house.restart(at_point=die)
    left = times
    with contextlib.suppress(Died):
        await work()
    await house.restart()
