"""Signposting as the dispatcher's screen: when it listens, what it keeps, and that a note comes whatever fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.heard import Said
from bot.core.people import Place, PlaceKind
from cogs.signposting.commands import Signposting
from cogs.signposting.memory import Recent
from tests.cogs.signposting.trial import Bot, a_bot, words

NOTE = words("note-private")


@pytest.fixture
async def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    async with a_bot(tmp_path, monkeypatch) as made:
        yield made


async def test_nothing_is_compared_before_the_announcement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_bot(tmp_path, monkeypatch, announced=False) as bot:
        await bot.says("ana", "[urgent suicide]")
        await bot.says("ana", "[urgent suicide]", private=True)
        assert bot.notes("ana") == []
        assert bot.knows.asked == []


async def test_an_edit_is_compared(bot: Bot) -> None:
    await bot.says("ana", "hello")
    await bot.says("ana", "[support suicide]", edited=True)
    (note,) = bot.notes("ana")
    assert note.startswith(NOTE)


async def test_a_thread_in_a_quiet_room_is_as_quiet(bot: Bot) -> None:
    bot.trial.platform.rooms.places["quiet"] = "#quiet"
    await bot.says("mod", "!safety settings quiet:#quiet", private=True)
    for number, hangs_on in enumerate(("#quiet", "#square")):
        said = Said(
            id=f"in-thread-{number}",
            who=bot.trial.person("ana"),
            place=Place(PlaceKind.ROOM, f"thread-{number}"),
            text=f"[urgent suicide] {number}",
            hangs_on=hangs_on,
        )
        await bot.trial.app.hear(said)
    assert [text for text, _, _ in bot.knows.asked] == ["[urgent suicide] 1"]


async def test_lines_of_a_room_and_private_words_are_not_read_together(bot: Bot) -> None:
    await bot.says("ana", "one")
    await bot.says("ana", "two", private=True)
    await bot.says("ana", "three")
    assert [before for _, _, before in bot.knows.asked] == [(), (), ("one",)]


async def test_the_languages_are_those_that_were_chosen(bot: Bot) -> None:
    await bot.says("ana", "hello")
    await bot.says("ana", "!you language german", private=True)
    await bot.says("mod", "!safety settings languages:english", private=True)
    await bot.says("ana", "hello")
    asked = [languages for text, languages, _ in bot.knows.asked if text == "hello"]
    assert asked == [None, ("de", "en")]


async def test_in_private_moderators_settings_and_search_words_are_not_compared(bot: Bot) -> None:
    await bot.says("mod", "!safety try [urgent suicide]", private=True)
    assert bot.notes("mod")[-1].startswith("I found")
    assert len(bot.notes("mod")) == 1


async def test_without_a_database_the_note_comes_and_says_that_nobody_was_told(bot: Bot) -> None:
    database = bot.trial.app.database
    engine, database._engine = database._engine, None
    await asyncio.wait_for(bot.hears("ana", "[urgent suicide]"), 10)
    database._engine = engine
    (note,) = bot.notes("ana")
    assert note.startswith(NOTE)
    assert words("note-told-nobody") in note
    assert "112" in note


async def test_two_lines_at_the_same_time_are_one_note(bot: Bot) -> None:
    await asyncio.gather(bot.says("ana", "[support suicide]"), bot.says("ana", "[support suicide]"))
    assert len(bot.notes("ana")) == 1


async def test_a_note_that_another_process_gave_is_not_given_again(bot: Bot) -> None:
    """This process does not know of it yet; the database does."""
    await bot.says("ana", "[support suicide]")
    (cog,) = [one for one in bot.trial.app.cogs if isinstance(one, Signposting)]
    cog._recent = Recent()
    await bot.says("ana", "[support suicide]")
    assert len(bot.notes("ana")) == 1


async def test_after_an_erasure_nothing_of_it_is_left(bot: Bot) -> None:
    await bot.says("ana", "[support suicide]")
    await bot.trial.erases("ana")
    await bot.says("ana", "[support suicide]")
    assert len([note for note in bot.notes("ana") if note.startswith(NOTE)]) == 2


async def test_notes_go_after_thirty_days(bot: Bot) -> None:
    await bot.says("ana", "[support suicide]")
    await bot.trial.moves(days=29)
    await bot.trial.app.sweep()
    assert await exported(bot)
    await bot.trial.moves(days=2)
    await bot.trial.app.sweep()
    assert not await exported(bot)


async def exported(bot: Bot) -> bool:
    app = bot.trial.app
    async with app.database.transaction() as tx:
        member = (await tx.people.know(bot.trial.person("ana"))).member
        return "private notes about what you wrote" in await app.own_data.export(tx, member)


async def test_what_is_found_says_nothing_of_the_words(bot: Bot, capsys: pytest.CaptureFixture[str]) -> None:
    await bot.says("ana", "brambleby [urgent suicide]")
    assert "brambleby" not in "".join(bot.notes("ana"))
    assert "brambleby" not in "".join(capsys.readouterr())
