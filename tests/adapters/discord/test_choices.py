"""Choices as buttons and lists: all of them can be reached, what nobody offered does nothing, and all of it is read in
one language."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.adapters.discord import choices
from bot.core.replies import Shown
from tests.support.discord_bot import Home, a_home, a_part_of
from tests.support.discord_fake_world import Message
from tests.support.discord_markdown import pings

pytestmark = pytest.mark.asyncio(loop_scope="module")
KEY = "a" * 22


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with a_home(tmp_path_factory.mktemp("bot")) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def home(shared: Home) -> AsyncIterator[Home]:
    async with a_part_of(shared) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def alone(tmp_path: Path) -> AsyncIterator[Home]:
    async with a_home(tmp_path) as home:
        yield home


async def asked_which(home: Home, servers: int) -> Message:
    """Somebody who shares so many servers with the bot asks for something in private."""
    for number in range(servers - 1):
        home.fake.guild(f"<@{home.ben.id}> @everyone **{number}**", home.ana)
    await home.bot.hears()
    home.ana.say(None, "!checkin join 9:00 Europe/Berlin")
    return (await home.fake.until(lambda: home.ana.sees_of_bot()))[0]


async def test_more_choices_than_buttons_are_in_a_list(alone: Home) -> None:
    home = alone
    question = await asked_which(home, 12)
    [row] = question.components
    [found] = row["components"]
    assert len(found["options"]) == 12
    assert not pings(question.content)
    assert not question.pings
    chosen = found["options"][11]["label"]
    answer = await home.fake.answer_to(home.ana.select(question, chosen))
    assert "9:00" in answer.content
    assert not pings(answer.content)


async def test_more_than_all_that_can_be_offered(alone: Home) -> None:
    question = await asked_which(alone, 30)
    assert len(question.components[0]["components"][0]["options"]) == 20


@pytest.mark.parametrize("values", [[], ["99"], ["-1"], ["1; drop"], ["0", "1"], ["٣"], ["9" * 50]])
async def test_what_a_list_did_not_offer(alone: Home, values: list[str]) -> None:
    question = await asked_which(alone, 12)
    custom_id = question.components[0]["components"][0]["custom_id"]
    pressed = alone.ana.forge(question, custom_id, values, kind=3)
    answer = await alone.fake.answer_to(pressed)
    assert ("no longer open" in answer.content) is (values != ["0", "1"])


@pytest.mark.parametrize(
    "custom_id",
    [
        *("c", "c:", f"c:{KEY}", f"c:{KEY}:", f"c:{KEY}:-1", f"c:{KEY}:1000", f"c:{KEY.upper()}:0", f"x:{KEY}:0"),
        *(f"l:{KEY}:0", f"c:{KEY}:0:0", f"c:{'a' * 95}:0", f"p:{KEY}", "\u202e", "c:'; DROP", f"c:{KEY}:٣"),
    ],
)
async def test_forged_presses_are_explained_in_private(home: Home, custom_id: str) -> None:
    card = await home.fake.answer_to(home.ana.slash(home.lounge, "checkin now"))
    answer = await home.fake.answer_to(home.ana.forge(card, custom_id))
    assert answer.is_ephemeral
    assert "no longer open" in answer.content


async def test_a_press_that_is_sent_again_counts_once(home: Home) -> None:
    card = await home.fake.answer_to(home.ana.slash(home.lounge, "checkin now"))
    custom_id = card.components[0]["components"][0]["custom_id"]
    for _ in range(3):
        answer = await home.fake.answer_to(home.ana.forge(card, custom_id))
        assert answer.is_ephemeral


async def test_the_button_for_words_of_a_question_that_is_over(home: Home) -> None:
    question = await home.fake.answer_to(home.ana.slash(home.lounge, "checkin join"))
    await home.fake.answer_to(home.ana.slash(home.lounge, "checkin join", time="9:00", zone="Europe/Berlin"))
    opened = home.ana.click(question, "Write an answer")
    await home.fake.form_of(opened)
    answer = await home.fake.answer_to(home.ana.submit(opened, {"answer": "10:00"}))
    assert answer.is_ephemeral


async def test_labels_are_shown_as_they_are_and_fit(home: Home) -> None:
    shown = Shown((("?",),), tuple(f"{number} " + "x" * 200 for number in range(25)), "UTC", "en")
    view = choices.view_of(KEY, shown, form="Write", choose="Choose")
    assert view is not None
    rows = view.to_components()
    assert len(rows) == 2
    options = rows[0]["components"][0]["options"]
    assert len(options) == 25
    assert all(len(option["label"]) <= 100 for option in options)


@pytest.mark.parametrize("count", range(0, 101, 10))
async def test_each_choice_can_be_reached(count: int) -> None:
    shown = Shown((("?",),), tuple(str(number) for number in range(count)), "UTC", "en")
    view = choices.view_of(KEY, shown, form=None, choose="Choose")
    values: list[str] = []
    for row in view.to_components() if view is not None else ():
        for item in row["components"]:
            assert len(item["custom_id"]) <= 100
            values += [option["value"] for option in item.get("options", ())] or [item["custom_id"].split(":")[2]]
    assert values == [str(number) for number in range(count)]


# one language


def _texts(message: Message) -> list[str]:
    labels = [each.get("label", "") for row in message.components for each in row["components"]]
    return [message.content, *labels]


ENGLISH = (" the ", " you ", " your ", " and ", " with ", "Write an answer", " is ", "People to talk", "Open it")


@pytest.mark.parametrize(
    "command", ["help", "urgent", "checkin now", "checkin join", "you show", "you privacy", "you zone"]
)
async def test_a_german_reader_reads_german(home: Home, command: str) -> None:
    dora = home.another(f"dora-{command}", locale="de")
    await home.bot.hears()
    asked = dora.slash(home.lounge, command)
    await home.fake.until(lambda: asked.form or (asked.original and not asked.original.is_loading))
    await home.settled()
    found = [text for answer in asked.answers for text in _texts(answer)]
    if asked.form:
        found += [str(asked.form)]
    assert found
    for text in found:
        assert not [word for word in ENGLISH if word in text], text


async def test_the_pointer_is_in_their_language(home: Home) -> None:
    dora = home.another("dora", locale="de")
    await home.bot.hears()
    await home.fake.answer_to(dora.slash(home.lounge, "you language", language="deutsch"))
    dora.closes_messages()
    dora.say(home.lounge, "!checkin now 4")
    [pointer] = await home.fake.until(
        lambda: [each for each in home.ben.sees_of_bot(home.lounge) if not each.is_ephemeral]
    )
    for text in _texts(pointer):
        assert not [word for word in ENGLISH if word in text], text
    opened = await home.fake.answer_to(dora.click(pointer, _texts(pointer)[1]))
    assert not [word for word in ENGLISH if word in opened.content]
