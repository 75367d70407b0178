"""What goes wrong in a handler is rolled back and said; nothing untrue is said, and nobody's words reach a log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
import structlog
from sqlalchemy import insert

from bot.core.cog import Cog, News, Request, listens
from bot.core.commands import command
from bot.core.deeds import Send, key_of
from bot.core.errors import UserError
from bot.core.heard import Left
from bot.core.options import Words
from bot.core.replies import Card, Text, say
from bot.logs import set_up_logs
from bot.storage.tables import accounts, receipts
from tests.engine.conftest import Build
from tests.engine.house import NOON, keep, person, place, room

CANARY = "a heron stood in the canal"


class Fragile(Cog):
    """Keeps words and then does what it is told to: `wrong`, `broken`, `refused` or nothing."""

    def __init__(self) -> None:
        self.left = 0

    @command("keep")
    async def keep(self, request: Request, words: Words) -> Card:
        await keep(request, words * 200)
        request.do(Send(to=room("#square"), card=say("told")))
        if words == "wrong":
            raise UserError("wrong-words", words=words)
        if words == "refused":
            await request.tx.execute(insert(accounts), {"platform": "fake", "ref": CANARY, "member": 999})
        if "heron" in words:
            raise RuntimeError(f"cannot keep {words!r}")
        return say("kept")

    @listens(News.LEFT)
    async def left_us(self, request: Request) -> None:
        self.left += 1
        await keep(request, "gone")
        raise UserError("cannot-leave")


Log = Callable[[], str]


@pytest.fixture
def log(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """The bot's own log and everybody else's: `log()` gives all that was written."""
    caplog.set_level(logging.DEBUG)

    def written() -> str:
        out, err = capsys.readouterr()
        assert out == ""
        return str(err) + "\n".join(f"{record.getMessage()} {record.exc_info}" for record in caplog.records)

    yield written
    structlog.reset_defaults()


async def test_a_persons_mistake_is_rolled_back_and_answered(build: Build) -> None:
    house = await build(Fragile())
    await house.says("ana", "!keep wrong")
    assert await house.kept() == []
    assert house.platform.seen("#square") == []
    assert house.platform.newest("ana").shown.lines[0] == ("wrong-words", "wrong")


async def test_a_mistake_is_answered_once_however_often_it_is_heard(build: Build) -> None:
    house = await build(Fragile())
    for _ in range(2):
        await house.says("ana", "!keep wrong", id="seen")
    await house.restart()
    await house.says("ana", "!keep wrong", id="seen")
    assert house.platform.seen("ana") == ["wrong-words"]


async def test_a_mistake_is_said_by_the_cog_whose_command_it_was(build: Build) -> None:
    house = await build(Fragile())
    await house.says("ana", "!keep wrong")
    assert house.platform.newest("ana").cog == "engine"


async def test_a_fault_of_ours_is_rolled_back_and_answered_with_a_reference(build: Build) -> None:
    house = await build(Fragile())
    await house.says("ana", f"!keep {CANARY}")
    assert await house.kept() == []
    assert house.platform.seen("#square") == []
    [(key, reference)] = house.platform.newest("ana").shown.lines
    assert key == "went-wrong"
    assert len(str(reference)) == 6
    await house.says("ana", "!keep milk")
    assert await house.kept() == ["milk" * 200]


@pytest.mark.parametrize("words", [CANARY, "refused"])
async def test_the_log_names_the_reference_and_nobodys_words(build: Build, log: Log, words: str) -> None:
    house = await build(Fragile())
    set_up_logs("debug")
    await house.says("ana", f"!keep {words}")
    written = log()
    [spans] = [line for line in house.platform.newest("ana").shown.lines if line[0] in ("went-wrong", "not-saved")]
    assert "Error" in written
    assert all(str(span) in written for span in spans[1:])
    assert "heron" not in written


async def test_the_log_of_a_failed_delivery_holds_nobodys_words(build: Build, log: Log) -> None:
    house = await build(Fragile())
    set_up_logs("debug")
    house.platform.fails("ana", ValueError(f"cannot send {CANARY!r}"))
    await house.says("ana", "!keep milk")
    written = log()
    assert "ValueError" in written
    assert "heron" not in written


async def test_what_the_database_refuses_for_its_content_is_a_fault_of_ours(build: Build) -> None:
    house = await build(Fragile())
    await house.says("ana", "!keep refused")
    assert house.platform.seen("ana") == ["went-wrong"]
    assert await house.kept() == []


async def test_a_listeners_mistake_does_not_go_round_in_circles(build: Build) -> None:
    cog = Fragile()
    house = await build(cog)
    await house.hear(Left(id="left", who=person("ana"), place=place("ana", None)))
    assert await house.kept() == []
    assert cog.left <= 2


@pytest.mark.parametrize("how", ["refuses_writes", "is_full"])
async def test_where_nothing_can_be_written_nothing_is_called_done(build: Build, how: str) -> None:
    house = await build(Fragile())
    if how == "is_full" and house.is_on_a_server:
        pytest.skip("the disk of a server is not ours to fill")
    setattr(house, how, True)
    await house.says("ana", "!keep " + "milk " * 100)
    [answer] = house.platform.shown
    assert answer.shown.lines == (("not-saved",), ("not-saved-urgent",))
    assert await house.kept() == []
    setattr(house, how, False)
    await house.says("ana", "!keep bread")
    assert await house.kept() == ["bread" * 200]
    assert house.platform.seen("ana") == ["not-saved", "kept"]


async def test_what_was_saved_is_not_called_lost_when_its_receipt_cannot_be_written(build: Build) -> None:
    house = await build(Fragile())
    house.platform.when_shown = lambda _: setattr(house, "refuses_writes", True)
    await house.says("ana", "!keep milk")
    assert await house.kept() == ["milk" * 200]
    assert house.platform.seen("ana") == ["kept"]


async def test_what_was_saved_is_not_called_lost_when_it_cannot_be_delivered_yet(build: Build) -> None:
    house = await build(Fragile())
    house.platform.fails("ana", ConnectionResetError())
    house.platform.when_shown = lambda _: setattr(house, "refuses_writes", True)
    await house.says("ana", "!keep milk")
    assert await house.kept() == ["milk" * 200]
    assert "not-saved" not in house.platform.seen("ana")
    assert "went-wrong" not in house.platform.seen("ana")


async def test_what_was_done_is_not_called_undone_whatever_becomes_of_its_receipt(build: Build) -> None:
    """Here the receipt cannot be written, through no fault of the database."""
    house = await build(Fragile())
    row = {"part": 0, "cog": "engine", "manner": "answer", "community": 1, "message": "m", "room": "r", "at": NOON}
    async with house.database.transaction() as tx:
        await tx.execute(insert(receipts), {"key": key_of("fake", "seen", "answer"), **row})
    await house.says("ana", "!keep milk", id="seen")
    assert await house.kept() == ["milk" * 200]
    assert house.platform.seen("ana") == ["kept"]


async def test_a_mistake_that_cannot_be_noted_is_called_not_saved(build: Build) -> None:
    house = await build(Fragile())
    house.refuses_writes = True
    await house.says("ana", "!keep wrong")
    assert house.platform.seen("ana") == ["not-saved"]


def test_a_user_error_carries_its_text() -> None:
    assert UserError("wrong-words", words="x").text == Text("wrong-words", {"words": "x"})
