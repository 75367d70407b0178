"""What screening finds is answered at once, whatever else happens, and only once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated

import pytest

from bot.core.cog import Cog, Request
from bot.core.commands import command
from bot.core.deeds import Lane, Manner, Send
from bot.core.errors import TryLater
from bot.core.heard import Heard
from bot.core.options import FreeText, Words
from bot.core.people import Member
from bot.core.ports import Point, Standing
from bot.core.replies import Ask, Card, Choice, Text, say
from bot.core.screen import Note, Signpost
from bot.engine import screening
from tests.engine.conftest import Build
from tests.engine.house import House, keep, person, room
from tests.engine.test_dying import Died
from tests.support.fake_platform import key_shown, whom

MORE = Choice(Text("more"), "keep", {"words": "more"})


class FindsRiver(Cog):
    """Sees a crisis in the word "river", and tells a room of it. `asked` remembers the words it was shown, `told` how
    often it was to tell.

    `gate`: what telling waits for, in its transaction. `fault`: what it raises there.
    """

    def __init__(self, *, tells: str | None = None, note: Note | None = None) -> None:
        self.asked: list[str] = []
        self.languages: list[str | None] = []
        self.tells = tells
        self.note = note or Note(card=say("note", MORE), topic="river")
        self.gate: asyncio.Event | None = None
        self.fault: Exception | None = None
        self.told = 0

    def look(self, heard: Heard, text: str, standing: Standing) -> Signpost | None:
        self.asked.append(text)
        self.languages.append(standing.of(heard.who.account).language)
        alone = replace(self.note, card=say("note-alone", MORE))
        return Signpost(note=alone, found="river") if "river" in text else None

    async def signpost(self, request: Request, found: object) -> Note | None:
        assert found == "river"
        self.told += 1
        if self.gate is not None:
            await self.gate.wait()
        if self.fault is not None:
            raise self.fault
        if self.tells is not None:
            request.do(Send(to=room(self.tells), card=say("alert")))
        return self.note


class Stumbles(FindsRiver):
    """A screen with a fault of its own."""

    def look(self, heard: Heard, text: str, standing: Standing) -> Signpost | None:
        raise ZeroDivisionError(text)


class Keeping(Cog):
    @command("keep")
    async def keep(self, request: Request, words: Words) -> Card:
        await keep(request, words)
        return say("kept")

    @command("seek")
    async def seek(self, request: Request, words: Annotated[str, FreeText()], by: Words | None = None) -> Card:
        return say("sought")

    @command("ponder")
    async def ponder(self, request: Request, words: Words | None = None) -> Card | Ask:
        return say("pondered") if words else Ask("words", say("ask-ponder-words"))

    @command("brief")
    async def brief(self, request: Request, words: Annotated[str, FreeText(limit=5, is_screened=True)]) -> Card:
        return say("noted")

    @command("settings")
    async def settings(self, request: Request, screened: Words) -> Card:
        member: Member = replace(request.member, is_screened=screened != "off", quiet=screened == "quiet")
        request.member = member
        await request.tx.people.change(member)
        return say("changed")


async def screened(build: Build, *, tells: str | None = None, note: Note | None = None) -> tuple[House, FindsRiver]:
    screen = FindsRiver(tells=tells, note=note)
    return await build(Keeping(), screen), screen


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "PATIENCE", 0.05)


async def test_a_note_comes_in_private_to_whoever_wrote_in_a_room(build: Build) -> None:
    house, _ = await screened(build)
    await house.says("ana", "down to the river", room="#square")
    [note] = house.platform.shown
    assert (whom(note), note.manner, note.cog, note.lane) == ("ana", Manner.DIRECT, "engine", Lane.CRISIS)
    assert note.place is None, "what is unasked has no place; a room least of all"
    assert key_shown(note) == "note"


async def test_a_note_and_the_answer_to_a_command_both_come(build: Build) -> None:
    house, _ = await screened(build)
    await house.says("ana", "!keep river", room="#square")
    assert house.platform.seen("ana") == ["note", "kept"]
    assert await house.kept() == ["river"]


async def test_an_edit_is_screened_and_not_executed(build: Build) -> None:
    house, screen = await screened(build)
    await house.says("ana", "!keep river", edited=True)
    await house.says("ana", "the river", edited=True, room="#square")
    assert house.platform.seen("ana") == ["note", "note"]
    assert screen.asked == ["river", "the river"]
    assert await house.kept() == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("!keep down to the river", "down to the river"),
        ("!keep words:river", "river"),
        ("keep river", "keep river"),
        ("!seek river", ""),
        ("!seek river by:the sea", "the sea"),
        ("seek river", "seek river"),
        ("!settings on", "on"),
        ("!unheard of river", "!unheard of river"),
        ("!brief down to the river", "down to the river"),
    ],
)
async def test_of_a_command_with_its_prefix_what_is_said_in_it_is_screened_and_not_what_is_sought(
    build: Build, text: str, words: str
) -> None:
    house, screen = await screened(build)
    await house.says("ana", text)
    assert screen.asked == ([words] if words else [])


async def test_of_a_called_command_the_same(build: Build) -> None:
    house, screen = await screened(build)
    await house.calls("ana", "keep", words="down to the river")
    await house.calls("ana", "seek", words="river")
    await house.calls("ana", "seek", words="river", by="the sea")
    await house.calls("ana", "unheard", words="river")
    assert screen.asked == ["down to the river", "the sea"]
    assert house.platform.seen("ana")[0] == "note"


async def test_a_form_is_screened(build: Build) -> None:
    house, screen = await screened(build)
    await house.calls("ana", "ponder")
    await house.submits("ana", house.platform.newest("ana").key, "down to the river")
    assert screen.asked == ["down to the river"]
    assert house.platform.seen("ana")[1:] == ["note", "pondered"]


@pytest.mark.parametrize("choice", ["off", "quiet"])
async def test_whoever_is_not_screened_or_wants_nothing_unasked_is_not(build: Build, choice: str) -> None:
    house, screen = await screened(build)
    await house.calls("ana", "settings", screened=choice)
    await house.restart()
    screen.asked.clear()
    for text in ("the river", "!keep river"):
        await house.says("ana", text, room="#square")
    await house.calls("ana", "keep", words="river")
    assert screen.asked == []
    await house.says("ben", "the river", room="#square")
    assert screen.asked == ["the river"]


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


@pytest.mark.usefixtures("impatient")
async def test_whoever_waits_for_an_answer_does_not_wait_for_their_note_for_long(build: Build) -> None:
    house, _ = await screened(build)
    house.platform.hold("ana")
    answered = house.says("ana", "!keep river")
    await house.platform.reached("ana")
    async with asyncio.timeout(5):
        while await house.kept() != ["river"]:
            await asyncio.sleep(0.01)
    house.platform.let_go("ana")
    await answered


async def test_who_is_told_is_told_in_the_same_transaction(build: Build) -> None:
    house, screen = await screened(build, tells="#helpers")
    await house.says("ana", "!keep river", room="#square")
    await house.idle()
    assert house.platform.seen("ana") == ["note", "kept"]
    assert house.platform.seen("#helpers") == ["alert"]
    screen.fault = ZeroDivisionError()
    await house.says("ana", "!keep river", room="#square")
    await house.idle()
    assert house.platform.seen("ana") == ["note", "kept", "note-alone", "kept"]
    assert house.platform.seen("#helpers") == ["alert"]


async def test_a_note_is_as_its_screen_says(build: Build) -> None:
    note = Note(card=say("note", MORE), topic="river", silent=True)
    house, screen = await screened(build, note=note)
    await house.says("ana", "the river", room="#square")
    [shown] = house.platform.shown
    assert (shown.silent, shown.may_point) == (True, False)
    async with house.database.reading() as look:
        [message] = await look.messages.shown(1, "river")
    assert (message.key, message.choices) == (shown.key, (MORE,))
    screen.note = replace(note, until=house.clock.now())
    await house.says("ana", "the river", room="#square")
    assert len(house.platform.shown) == 1


async def test_its_choices_work(build: Build) -> None:
    house, _ = await screened(build)
    await house.says("ana", "the river", room="#square")
    await house.presses("ana", house.platform.newest("ana").key, 0)
    assert await house.kept() == ["more"]


async def test_a_note_is_shown_while_the_database_is_gone_and_nothing_is_called_saved(build: Build) -> None:
    house, _ = await screened(build)
    await house.database.close()
    await house.says("ana", "the river", room="#square")
    assert house.platform.seen("ana") == ["note-alone"]
    assert house.platform.newest("ana").shown.choices == ()
    await house.says("ben", "!keep river")
    assert house.platform.seen("ben") == ["note-alone", "not-saved"]


async def test_a_note_is_shown_while_nothing_can_be_written(build: Build) -> None:
    house, _ = await screened(build, tells="#helpers")
    house.refuses_writes = True
    await house.says("ana", "the river", room="#square")
    house.refuses_writes = False
    await house.postman.work()
    assert house.platform.seen("ana") == ["note-alone"]
    assert house.platform.seen("#helpers") == []


async def test_a_note_whose_commit_fails_is_shown_and_says_the_truth(build: Build) -> None:
    house, _ = await screened(build, tells="#helpers")

    def fails(point: Point) -> None:
        if point == "before commit":
            raise ConnectionResetError

    await house.restart()
    house.database.at_point = fails
    await house.says("ana", "the river", room="#square")
    await house.restart()
    await house.postman.work()
    assert house.platform.seen("ana") == ["note-alone"]
    assert house.platform.seen("#helpers") == []


@pytest.mark.usefixtures("impatient")
async def test_a_note_does_not_wait_for_a_slow_database_and_is_corrected_when_it_is_done(build: Build) -> None:
    house, screen = await screened(build, tells="#helpers")
    screen.gate = asyncio.Event()
    task = house.says("ana", "the river", room="#square")
    for _ in range(500):
        await asyncio.sleep(0 if house.platform.shown else 0.01)
    before = house.platform.seen("ana")
    screen.gate.set()
    await task
    assert before == ["note-alone"]
    await house.idle()
    await house.postman.work()
    assert house.platform.seen("ana") == ["note-alone", "note"]
    alone, corrected = (one for one in house.platform.shown if whom(one) == "ana")
    assert corrected.card == alone.key
    assert house.platform.seen("#helpers") == ["alert"]
    screen.gate = None
    await house.presses("ana", alone.key, 0)
    assert await house.kept() == ["more"]


async def test_a_note_for_one_event_is_shown_once(build: Build) -> None:
    house, screen = await screened(build, tells="#helpers")
    for _ in range(2):
        await house.says("ana", "the river", id="seen", room="#square")
    await house.restart()
    await house.says("ana", "the river", id="seen", room="#square")
    await house.postman.work()
    assert screen.told == 1
    assert house.platform.seen("ana") == ["note"]
    assert house.platform.seen("#helpers") == ["alert"]


async def test_an_event_heard_again_after_a_note_that_nobody_knew_of_is_one_note(build: Build) -> None:
    house, _ = await screened(build)
    house.refuses_writes = True
    await house.says("ana", "the river", id="seen", room="#square")
    house.refuses_writes = False
    await house.says("ana", "the river", id="seen", room="#square")
    assert house.platform.seen("ana") == ["note-alone"]
    assert len({delivery.key for delivery in house.platform.tried}) == 1


async def test_two_events_are_two_notes(build: Build) -> None:
    house, _ = await screened(build)
    await house.says("ana", "the river", room="#square")
    await house.says("ana", "the river again", room="#square")
    assert house.platform.seen("ana") == ["note", "note"]


@pytest.mark.parametrize("point", ["before commit", "after commit", "after send"])
async def test_a_process_that_dies_over_it_shows_one_note_and_tells_once(build: Build, point: Point) -> None:
    house, _ = await screened(build, tells="#helpers")
    house.platform.when_shown = None
    is_dying = False

    def die(at: Point) -> None:
        if is_dying and at == point:
            raise Died

    await house.restart(at_point=die)
    is_dying = True
    with pytest.raises(Died):
        await house.says("ana", "!keep river", id="words", room="#square")
    await asyncio.sleep(0.1)  # nothing goes on in a process that died
    is_dying = False
    await house.restart()
    assert await house.kept() == []
    await house.postman.work()
    await house.says("ana", "!keep river", id="words", room="#square")
    await house.idle()
    await house.postman.work()
    assert house.platform.seen("ana") == ["note", "kept"]
    assert house.platform.seen("#helpers") == ["alert"]


async def test_a_note_is_tried_again_when_the_platform_says_later(build: Build) -> None:
    house, _ = await screened(build)
    house.platform.fails("ana", TryLater(after=0), ConnectionResetError())
    await house.says("ana", "the river", room="#square")
    for _ in range(2):
        house.later(seconds=5)
        await house.postman.work()
    assert house.platform.seen("ana") == ["note"]


async def test_a_note_that_nobody_knows_of_is_tried_again_as_well(build: Build) -> None:
    house, _ = await screened(build)
    await house.database.close()
    house.platform.fails("ana", TryLater(after=0), ConnectionResetError())
    await house.says("ana", "the river", room="#square")
    assert house.platform.seen("ana") == ["note-alone"]


async def test_whoever_shares_no_community_with_us_gets_a_note_all_the_same(build: Build) -> None:
    house, _ = await screened(build)
    await house.says(person("ana", shares=()), "the river")
    assert house.platform.seen("ana") == ["note-alone", "no-community"]


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
    house = await build(Keeping(), Stumbles())
    await house.says("ana", "!keep milk")
    assert house.platform.seen("ana") == ["kept"]
