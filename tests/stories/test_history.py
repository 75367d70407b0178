"""Keeping a history of one's own answers: agreed to, looked at, stopped; and nobody else's business."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.support.person import Person, World

NOTE = "the kestrel sat on the roof"


async def keeping(world: World, name: str = "ana") -> Person:
    """Somebody who is asked at 9:00 and keeps a history."""
    person = await world.person(name, zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await person.says("!checkin join 9:00")
    await person.says("!checkin keep yes")
    await person.presses("checkin-keep-agree")
    person.skips()
    return person


async def exported(person: Person) -> Any:  # JSON
    person.skips()
    await person.says("!you export")
    (file,) = person.sees("file-on-this-device", "you-export", seen="only_you").files
    assert re.fullmatch(r"alongside-\d{4}-\d\d-\d\d\.json", file["name"])
    return json.loads(file["text"])


async def test_it_is_asked_for_in_plain_words_and_agreed_to(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin keep yes")
    ana.sees("checkin-keep-consent", choices=["checkin-keep-agree", "checkin-keep-not-now"], seen="only_you")
    await ana.presses("checkin-keep-not-now")
    ana.sees("checkin-keep-not-said")
    await ana.says("!checkin now 2")
    ana.skips()
    await ana.says("!checkin history")
    ana.sees("checkin-history-off")


async def test_which_words_in_which_language_were_agreed_to(world: World) -> None:
    ana = await world.person("ana", language="de")
    await ana.says("!checkin keep ja")
    (asked,) = ana.skips()
    await ana.says("1")
    ana.skips()
    (consent,) = (await exported(ana))["agreed to"]
    assert consent["language"] == "de"
    assert consent["words"].replace("checkin keep", "!checkin keep") == asked.text


@pytest.mark.parametrize(("words", "key"), [("ja", "checkin-keep-on"), ("no", "checkin-keep-not-said")])
async def test_yes_and_no_are_answers_to_it(world: World, words: str, key: str) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin keep yes")
    ana.skips()
    await ana.says(words)
    ana.sees(key)


async def test_without_a_word_it_asks_which(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin keep")
    ana.sees("ask-checkin-keep-yes-or-no", choices=["answer-yes", "answer-no"])
    await ana.presses("answer-yes")
    ana.sees("checkin-keep-consent")


async def test_what_was_answered_in_words_and_as_a_picture(world: World) -> None:
    ana = await keeping(world)
    await world.at("2026-03-02T09:00:00+01:00")
    await ana.presses("feeling-2")
    await world.at("2026-03-02T20:00:00+01:00")
    await ana.says(f"!checkin now feeling:4 energy:low needs:tired,lonely note:{NOTE}")
    await world.at("2026-03-05T09:00:00+01:00")
    await ana.presses("feeling-5")
    ana.skips()
    await ana.says("!checkin history 7")
    shown = ana.sees("file-on-this-device", "checkin-history", seen="only_you")
    lines = shown.text.splitlines()[2:]
    assert len(lines) == 3, "a day without an answer is a gap, and nothing is said of it"
    assert [int(found) for line in lines for found in re.findall(r": (\d) ", line)] == [2, 4, 5]
    assert NOTE in lines[1]
    assert shown.alt


async def test_the_last_answer_to_a_question_counts(world: World) -> None:
    ana = await keeping(world)
    await world.at("2026-03-02T09:00:00+01:00")
    await ana.presses("feeling-5")
    await ana.presses("feeling-3")
    answers = (await exported(ana))["check-in history"]
    assert [answer["feeling"] for answer in answers] == [3]


async def test_what_is_added_is_kept_with_it(world: World) -> None:
    ana = await keeping(world)
    await world.at("2026-03-02T09:00:00+01:00")
    await ana.presses("feeling-5")
    ana.skips()
    await ana.presses("checkin-add-more")
    ana.sees("checkin-what-more-kept")
    await ana.presses("more-energy")
    await ana.presses("energy-low")
    ana.skips()
    (answer,) = (await exported(ana))["check-in history"]
    assert (answer["feeling"], answer["energy"]) == (5, "low")


async def test_a_note_in_the_history(world: World) -> None:
    ana = await keeping(world)
    await world.at("2026-03-02T09:00:00+01:00")
    await ana.presses("feeling-5")
    await ana.presses("checkin-add-more")
    await ana.presses("more-note")
    ana.skips()
    await ana.says(NOTE)
    ana.sees("checkin-note-kept")
    (answer,) = (await exported(ana))["check-in history"]
    assert (answer["feeling"], answer["note"]) == (5, NOTE)


async def test_stopping_deletes_at_once(world: World) -> None:
    ana = await keeping(world)
    await ana.says(f"!checkin now 2 {NOTE}")
    ana.skips()
    await ana.says("!checkin keep no")
    ana.sees("checkin-keep-off")
    found = await exported(ana)
    assert found["check-in history"] == []
    (consent,) = found["agreed to"]
    assert consent["withdrawn at"] is not None
    await ana.says("!checkin keep no")
    ana.sees("checkin-keep-off-already")
    await ana.says("!checkin now 2")
    ana.skips()
    assert (await exported(ana))["check-in history"] == []


async def test_agreeing_twice_is_agreeing_once(world: World) -> None:
    ana = await keeping(world)
    await ana.says("!checkin keep yes")
    ana.sees("checkin-keep-already")


async def test_an_answer_after_midnight_belongs_to_the_day_before(world: World) -> None:
    ana = await keeping(world)
    await world.at("2026-03-03T01:30:00+01:00")
    await ana.says("!checkin now 3")
    ana.skips()
    await ana.says("!checkin history 1")
    assert re.search(r"\b2\.? (March|März)\b.*3 ", ana.sees("checkin-history").text)
    await world.at("2026-03-03T12:00:00+01:00")
    ana.skips()
    await ana.says("!checkin history 1")
    ana.sees("checkin-history-none")


@pytest.mark.parametrize("words", ["0", "400", "soon", "-3"])
async def test_days_that_are_none(world: World, words: str) -> None:
    ana = await keeping(world)
    await ana.says(f"!checkin history {words}")
    ana.sees("checkin-history-days")


async def test_nobody_else_can_ask_for_it(world: World) -> None:
    ana = await keeping(world)
    mia = await world.person("mia", moderator=True)
    await ana.says(f"!checkin now 1 {NOTE}")
    for words in ("!checkin history", "!checkin history ana", "!you export ana", "!community show", "!you show"):
        await mia.says(words)
    assert NOTE not in json.dumps([seen.text for seen in mia.unread()])
    assert not [seen for seen in mia.unread() if NOTE in str(seen.files)]


async def test_asked_for_in_a_room_it_is_seen_by_its_asker_alone(world: World) -> None:
    ana = await keeping(world)
    ben = await world.person("ben")
    await ana.says("!checkin now 1")
    ana.skips()
    await ana.says("!checkin history", room="#lounge")
    ana.sees("checkin-history", seen="only_you")
    await ana.says("!you export", room="#lounge")
    ana.sees("you-export", seen="only_you")
    assert not world.in_room("#lounge")
    ben.sees_nothing()


async def test_after_a_year_an_answer_goes(world: World) -> None:
    ana = await keeping(world)
    await ana.says(f"!checkin now 1 {NOTE}")
    await ana.says("!checkin leave")
    await world.at("2027-03-01T08:00:00+01:00")
    await world.sweep()
    assert (await exported(ana))["check-in history"]
    await world.at("2027-03-03T08:00:00+01:00")
    await world.sweep()
    assert (await exported(ana))["check-in history"] == []
