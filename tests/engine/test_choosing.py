"""Choices that are pressed: whose they are, whether they are still open, and where they count."""

from __future__ import annotations

import asyncio
from typing import Annotated

import pytest
from sqlalchemy import update

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.deeds import Delivery, Send
from bot.core.options import Scale, Words
from bot.core.replies import Card, Choice, Text, say
from bot.storage.tables import receipts
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, room

MENU = say(
    "menu",
    Choice(Text("tea"), "serve", {"dish": "tea"}),
    Choice(Text("soup"), "serve", {"dish": "soup"}),
)


class Kitchen(Cog):
    @command("menu")
    async def menu(self, request: Request) -> Card:
        return MENU

    @pressed("cups")
    async def cups(self, request: Request, number: Annotated[int, Scale(1, 5)]) -> Card:
        return say("served")

    @pressed("serve")
    async def serve(self, request: Request, dish: Words) -> Card:
        assert request.pressed is not None
        await keep(request, f"{dish} in {request.community.ref}")
        return say("served")


async def with_menu(build: Build, who: str = "ana") -> tuple[House, str]:
    """A house, and the key of the menu that somebody has before them."""
    house = await build(Kitchen())
    await house.says(who, "!menu")
    return house, house.platform.newest(who).key


async def test_a_choice_that_is_pressed_does_what_it_says(build: Build) -> None:
    house, menu = await with_menu(build)
    await house.presses("ana", menu, 1)
    assert await house.kept() == ["soup in here"]
    assert house.platform.seen("ana") == ["menu", "served"]


async def test_a_choice_is_good_after_a_restart(build: Build) -> None:
    house, menu = await with_menu(build)
    await house.restart()
    await house.presses("ana", menu, 0)
    assert await house.kept() == ["tea in here"]


async def test_a_choice_of_another_person_is_theirs(build: Build) -> None:
    house, menu = await with_menu(build)
    await house.presses("ben", menu, 1)
    assert house.platform.seen("ben") == ["choice-of-another"]
    assert await house.kept() == []


async def test_a_choice_in_a_room_is_anybodys(build: Build) -> None:
    house = await build(Kitchen())
    [menu] = await house.puts(Send(to=room("#square"), card=MENU))
    await house.postman.work()
    await house.presses("ana", menu, 0)
    await house.presses("ben", menu, 1)
    assert await house.kept() == ["tea in here", "soup in here"]
    assert house.platform.seen("ben") == ["served"]


@pytest.mark.parametrize("choice", [-1, 2, 10**9])
async def test_a_choice_that_was_never_there_is_not_open(build: Build, choice: int) -> None:
    house, menu = await with_menu(build)
    await house.presses("ana", menu, choice)
    assert house.platform.seen("ana") == ["menu", "choice-gone"]


async def test_a_choice_of_a_message_that_we_never_showed_is_not_open(build: Build) -> None:
    house, _ = await with_menu(build)
    await house.presses("ana", "a" * 22, 0)
    assert house.platform.seen("ana") == ["menu", "choice-gone"]


async def test_a_choice_of_a_command_that_is_gone_is_not_open(build: Build) -> None:
    """An upgrade can take a command away while its choices are still on somebody's screen."""
    house, menu = await with_menu(build)
    async with house.database.transaction() as tx:
        await tx.execute(update(receipts).values(choices='[[["tea"],"brew",{},null]]'))
    await house.presses("ana", menu, 0)
    assert house.platform.seen("ana")[1] in ("choice-gone", "command-gone")


async def test_typing_a_choice_of_a_command_that_is_gone_is_answered_in_words(build: Build) -> None:
    house, _ = await with_menu(build)
    async with house.database.transaction() as tx:
        await tx.execute(update(receipts).values(choices='[[["tea"],"brew",{},null]]'))
    await house.says("ana", "tea")
    assert "went-wrong" not in house.platform.seen("ana")


@pytest.mark.parametrize("how", ["press", "type"])
async def test_a_choice_whose_value_does_not_fit_any_more_is_answered_in_words(build: Build, how: str) -> None:
    house, menu = await with_menu(build)
    async with house.database.transaction() as tx:
        await tx.execute(update(receipts).values(choices='[[["tea"],"cups",{"number":"99"},null]]'))
    await (house.presses("ana", menu, 0) if how == "press" else house.says("ana", "tea"))
    assert house.platform.seen("ana") == ["menu", "scale-outside"]


@pytest.mark.parametrize("how", ["press", "type"])
async def test_a_choice_is_heard_in_the_community_whose_message_it_was(build: Build, how: str) -> None:
    house = await build(Kitchen())
    await house.says(person("ana", shares=["there"]), "!menu")
    menu = house.platform.newest("ana").key
    ana = person("ana", shares=["here", "there"])
    await (house.presses(ana, menu, 0) if how == "press" else house.says(ana, "tea"))
    assert await house.kept() == ["tea in there"]


async def test_pressing_what_is_still_being_shown(build: Build) -> None:
    house = await build(Kitchen())
    presses: list[asyncio.Task[None]] = []

    def press_at_once(shown: Delivery) -> None:
        if not presses:
            presses.append(house.presses("ana", shown.key, 0))

    house.platform.when_shown = press_at_once
    await house.says("ana", "!menu")
    await presses[0]
    assert await house.kept() == ["tea in here"]
