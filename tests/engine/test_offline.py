"""Commands that must work whatever else fails: they wait for nobody and need no database."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.cog import Cog, Request
from bot.core.commands import command
from bot.core.errors import TryLater, Undeliverable
from bot.core.options import Words
from bot.core.ports import Preferences
from bot.core.replies import Ask, Card, Reply, Text, say
from tests.engine.conftest import Build
from tests.engine.house import keep, person


class Shore(Cog):
    """`lifeline` works offline and asks where somebody is; `keep` does not."""

    @command("lifeline", also=("throw me a rope",), offline=True)
    async def lifeline(self, preferences: Preferences, shore: Words | None = None) -> Reply:
        shore = shore or preferences.language
        if shore == "quicksand":
            raise LookupError(shore)
        if shore in (None, "nowhere"):
            return Ask("shore", Card((Text("rope"), Text("which-shore"))))
        return say("rope-at", shore=shore)

    @command("keep")
    async def keep(self, request: Request, words: Words) -> Card:
        await keep(request, words)
        return say("kept")


async def test_it_does_not_wait_in_a_persons_line(build: Build) -> None:
    house = await build(Shore())
    async with house.database.transaction():
        waiting = house.says("ana", "!keep milk")
        await house.says("ana", "!lifeline north")
        assert house.platform.seen("ana") == ["rope-at"]
        assert not waiting.done()
    await waiting
    assert house.platform.seen("ana") == ["rope-at", "kept"]


@pytest.mark.parametrize("words", ["!lifeline north", "lifeline", "Throw me a rope!", "!LIFELINE north"])
async def test_it_works_without_a_database(build: Build, words: str) -> None:
    house = await build(Shore())
    await house.database.close()
    await house.says("ana", words)
    assert house.platform.seen("ana") in (["rope"], ["rope-at"])


async def test_it_works_as_a_command_that_the_platform_took_apart(build: Build) -> None:
    house = await build(Shore())
    await house.database.close()
    await house.calls("ana", "lifeline", shore="north")
    assert house.platform.newest("ana").shown.lines == (("rope-at", "north"),)


async def test_an_option_that_is_not_known_any_more_does_not_keep_help_away(build: Build) -> None:
    house = await build(Shore())
    await house.calls("ana", "lifeline", shore="north", weather="fog")
    assert house.platform.newest("ana").shown.lines == (("rope-at", "north"),)


async def test_an_option_may_be_named(build: Build) -> None:
    house = await build(Shore())
    await house.says("ana", "!lifeline shore:north")
    assert house.platform.newest("ana").shown.lines == (("rope-at", "north"),)


async def test_it_works_for_somebody_without_a_community(build: Build) -> None:
    house = await build(Shore())
    await house.says(person("eve", shares=()), "!lifeline north")
    assert house.platform.seen("eve") == ["rope-at"]


async def test_in_a_room_it_needs_a_prefix(build: Build) -> None:
    house = await build(Shore())
    await house.says("ana", "lifeline north", room="#square")
    assert house.platform.tried == []
    await house.says("ana", "!lifeline north", room="#square")
    assert house.platform.seen("ana") == ["rope-at"]
    assert house.platform.seen("#square") == []


async def test_what_it_asks_can_be_answered(build: Build) -> None:
    house = await build(Shore())
    await house.says("ana", "!lifeline nowhere")
    await house.says("ana", "ireland")
    assert house.platform.seen("ana") == ["rope", "rope-at"]


async def test_it_is_answered_even_when_its_question_cannot_be_kept(build: Build) -> None:
    house = await build(Shore())
    house.refuses_writes = True
    await house.says("ana", "!lifeline nowhere")
    assert house.platform.seen("ana") == ["rope"]


async def test_a_fault_in_it_still_says_where_people_are(build: Build) -> None:
    house = await build(Shore())
    await house.says("ana", "!lifeline quicksand")
    assert house.platform.seen("ana") == ["went-wrong-urgent"]


async def test_the_same_event_is_answered_once(build: Build) -> None:
    house = await build(Shore())
    await house.says("ana", "!lifeline north", id="seen")
    await house.restart()
    await house.says("ana", "!lifeline north", id="seen")
    assert house.platform.seen("ana") == ["rope-at"]


async def test_it_is_tried_again_when_the_platform_says_later_and_let_go_when_it_says_never(build: Build) -> None:
    house = await build(Shore())
    house.platform.fails("ana", TryLater(after=0))
    await house.says("ana", "!lifeline north")
    assert house.platform.seen("ana") == ["rope-at"]
    house.platform.fails("ben", Undeliverable(closed=True))
    await house.says("ben", "!lifeline north")
    assert house.platform.tries("ben") == 1
    assert house.platform.seen("ben") == []


async def test_it_survives_a_passing_fault_of_the_platform(build: Build) -> None:
    house = await build(Shore())
    house.platform.fails("ana", ConnectionResetError())
    await house.says("ana", "!lifeline north")
    assert house.platform.seen("ana") == ["rope-at"]


async def test_the_process_does_not_end_before_it_is_answered(build: Build) -> None:
    house = await build(Shore())
    house.platform.hold("ana")
    help_me = house.says("ana", "!lifeline north")
    await house.platform.reached("ana")
    ending = asyncio.ensure_future(house.dispatcher.finish())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    ended_early = ending.done()
    house.platform.let_go("ana")
    await ending
    await help_me
    assert not ended_early
