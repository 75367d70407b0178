"""What screening finds is answered at once, whatever else happens, and only once."""

from __future__ import annotations

from bot.core.cog import Cog, Request
from bot.core.commands import command
from bot.core.deeds import Manner
from bot.core.errors import TryLater
from bot.core.heard import Said
from bot.core.options import Words
from bot.core.ports import Standing
from bot.core.replies import Card, say
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person
from tests.support.fake_platform import whom


class FindsRiver:
    """Sees a crisis in the word "river". `asked` remembers the words it was shown."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.languages: list[str | None] = []

    def note(self, said: Said, standing: Standing) -> Card | None:
        self.asked.append(said.text)
        self.languages.append(standing.of(said.who.account).language)
        return say("note") if "river" in said.text else None


class Stumbles:
    """A screen with a fault of its own."""

    def note(self, said: Said, standing: Standing) -> Card | None:
        raise ZeroDivisionError(said.text)


class Keeping(Cog):
    @command("keep")
    async def keep(self, request: Request, words: Words) -> Card:
        await keep(request, words)
        return say("kept")


async def screened(build: Build) -> tuple[House, FindsRiver]:
    screen = FindsRiver()
    return await build(Keeping(), screen=screen), screen


async def test_a_note_comes_in_private_to_whoever_wrote_in_a_room(build: Build) -> None:
    house, _ = await screened(build)
    await house.says("ana", "down to the river", room="#square")
    [note] = house.platform.shown
    assert (whom(note), note.manner, note.cog) == ("ana", Manner.DIRECT, "signposting")
    assert note.place is None, "what is unasked has no place; a room least of all"


async def test_a_note_and_the_answer_to_a_command_both_come(build: Build) -> None:
    house, _ = await screened(build)
    await house.says("ana", "!keep river", room="#square")
    assert house.platform.seen("ana") == ["note", "kept"]
    assert await house.kept() == ["river"]


async def test_an_edit_is_screened_and_not_executed(build: Build) -> None:
    house, screen = await screened(build)
    await house.says("ana", "!keep river", edited=True)
    assert house.platform.seen("ana") == ["note"]
    assert screen.asked == ["!keep river"]
    assert await house.kept() == []


async def test_a_note_does_not_wait_in_its_persons_line(build: Build) -> None:
    house, _ = await screened(build)
    house.platform.hold("ana")
    first = house.says("ana", "!keep milk")
    await house.platform.reached("ana")
    house.platform.let_go("ana")
    second = house.says("ana", "the river", room="#square")
    third = house.says("ana", "!keep bread")
    for task in (first, second, third):
        await task
    assert sorted(house.platform.seen("ana")) == ["kept", "kept", "note"]
    assert await house.kept() == ["milk", "bread"]


async def test_a_note_is_shown_while_the_database_is_gone_and_nothing_is_called_saved(build: Build) -> None:
    house, _ = await screened(build)
    await house.database.close()
    await house.says("ana", "the river", room="#square")
    assert house.platform.seen("ana") == ["note"]
    await house.says("ben", "!keep river")
    assert house.platform.seen("ben") == ["note", "not-saved"]


async def test_a_note_for_one_event_is_shown_once(build: Build) -> None:
    house, _ = await screened(build)
    for _ in range(2):
        await house.says("ana", "the river", id="seen", room="#square")
    await house.restart()
    await house.says("ana", "the river", id="seen", room="#square")
    assert house.platform.seen("ana") == ["note"]
    assert len({delivery.key for delivery in house.platform.tried}) == 1


async def test_two_events_are_two_notes(build: Build) -> None:
    house, _ = await screened(build)
    await house.says("ana", "the river", room="#square")
    await house.says("ana", "the river again", room="#square")
    assert house.platform.seen("ana") == ["note", "note"]


async def test_a_note_is_tried_again_when_the_platform_says_later(build: Build) -> None:
    house, _ = await screened(build)
    house.platform.fails("ana", TryLater(after=0), TryLater(after=0))
    await house.says("ana", "the river", room="#square")
    assert house.platform.seen("ana") == ["note"]


async def test_a_note_survives_a_passing_fault_of_the_platform(build: Build) -> None:
    house, _ = await screened(build)
    house.platform.fails("ana", ConnectionResetError())
    await house.says("ana", "the river", room="#square")
    assert house.platform.seen("ana") == ["note"]


async def test_screening_knows_what_a_member_chose_and_needs_no_database_for_it(build: Build) -> None:
    house, screen = await screened(build)
    ana = person("ana", language="pt")
    await house.says(ana, "!keep milk")
    await house.says(ana, "hello", room="#square")
    assert screen.languages == [None, "pt"]
    await house.restart()
    await house.database.close()
    await house.says(ana, "hello", room="#square")
    await house.says("ben", "hello", room="#square")
    assert screen.languages == [None, "pt", "pt", None]


async def test_a_fault_of_screening_keeps_nobody_from_an_answer(build: Build) -> None:
    house = await build(Keeping(), screen=Stumbles())
    await house.says("ana", "!keep milk")
    assert house.platform.seen("ana") == ["kept"]
