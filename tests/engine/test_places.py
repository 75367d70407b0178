"""Where something was asked for: what is typed in a room and gone on with in private is still for that room."""

from __future__ import annotations

import pytest

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.deeds import Manner, Send
from bot.core.errors import TryLater, UserError
from bot.core.heard import Pressed
from bot.core.options import Words
from bot.core.people import PlaceKind
from bot.core.replies import Ask, Card, Choice, Reply, Text, say
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, room

MENU = say("menu", Choice(Text("hang it"), "hang"), Choice(Text("more"), "more"))


class Poster(Cog):
    """Hangs posters up where somebody asked for one."""

    @command("poster")
    async def poster(self, request: Request) -> Card:
        return MENU

    @command("letter")
    async def letter(self, request: Request, words: Words | None = None) -> Reply:
        if words is None:
            return Ask("words", say("which words"))
        return await self.hang(request)

    @pressed("more")
    async def more(self, request: Request) -> Card:
        return MENU

    @pressed("hang")
    async def hang(self, request: Request) -> Card:
        await keep(request, f"{request.place.kind} {request.place.ref}, {'open' if request.in_the_open else 'private'}")
        if request.place.kind is not PlaceKind.ROOM:
            raise UserError("no room")
        request.do(Send(to=request.place, card=say("poster")))
        return say("hung")


async def with_menu(build: Build, in_room: str | None = "#hall") -> tuple[House, str]:
    house = await build(Poster())
    await house.says("ana", "!poster", room=in_room)
    return house, house.platform.newest("ana").key


@pytest.mark.parametrize("how", ["press", "number", "label"])
async def test_a_choice_taken_in_private_counts_for_the_room_where_it_was_asked_for(build: Build, how: str) -> None:
    house, menu = await with_menu(build)
    await (house.presses("ana", menu, 0) if how == "press" else house.says("ana", {"number": "1"}.get(how, "hang it")))
    await house.idle()
    assert await house.kept() == ["room #hall, private"]
    assert house.platform.seen("#hall") == ["poster"]
    answer = house.platform.newest("ana")
    assert answer.manner is Manner.ANSWER
    assert answer.place is not None
    assert answer.place.kind is PlaceKind.DIRECT


async def test_it_is_remembered_over_several_answers_and_a_restart(build: Build) -> None:
    house, _ = await with_menu(build)
    for _ in range(3):
        await house.says("ana", "2")
        await house.restart()
    await house.says("ana", "1")
    await house.idle()
    assert house.platform.seen("#hall") == ["poster"]
    assert {delivery.place for delivery in house.platform.shown if delivery.account} != {room("#hall")}


async def test_the_answer_to_a_question_counts_for_the_room_of_the_command(build: Build) -> None:
    house = await build(Poster())
    await house.says("ana", "!letter", room="#hall")
    await house.says("ana", "some words")
    await house.idle()
    assert await house.kept() == ["room #hall, private"]
    assert house.platform.seen("#hall") == ["poster"]


async def test_a_choice_pressed_where_it_was_shown_counts_there(build: Build) -> None:
    house, menu = await with_menu(build)
    await house.hear(Pressed(id="press", who=person("ana"), place=room("#yard"), key=menu, choice=0))
    await house.idle()
    assert house.platform.seen("#yard") == ["poster"]
    assert house.platform.seen("#hall") == []


async def test_words_in_the_open_are_in_the_open(build: Build) -> None:
    house, _ = await with_menu(build)
    await house.says("ana", "!letter bread", room="#yard")
    assert await house.kept() == ["room #yard, open"]


async def test_what_was_asked_for_in_private_is_for_no_room(build: Build) -> None:
    house, menu = await with_menu(build, in_room=None)
    await house.presses("ana", menu, 0)
    await house.says("ana", "!letter")
    await house.says("ana", "some words")
    assert await house.kept() == []  # the mistake takes back what was kept
    assert house.platform.seen("ana").count("no room") == 2


async def test_a_command_in_private_is_not_for_the_room_of_an_earlier_one(build: Build) -> None:
    house, _ = await with_menu(build)
    await house.says("ana", "!letter bread")
    await house.idle()
    assert house.platform.seen("ana") == ["menu", "no room"]
    assert house.platform.seen("#hall") == []


async def test_what_stands_in_a_room_and_is_pressed_from_elsewhere_is_for_that_room(build: Build) -> None:
    house = await build(Poster())
    [menu] = await house.puts(Send(to=room("#hall"), card=MENU))
    await house.postman.work()
    await house.presses("ben", menu, 0)
    await house.idle()
    assert house.platform.seen("#hall") == ["menu", "poster"]


async def test_it_is_known_before_the_answer_has_arrived(build: Build) -> None:
    house = await build(Poster())
    house.platform.fails("ana", TryLater(after=60))
    await house.says("ana", "!poster", room="#hall")
    menu = house.platform.tried[-1].key
    await house.presses("ana", menu, 0)
    await house.idle()
    assert house.platform.seen("#hall") == ["poster"]
