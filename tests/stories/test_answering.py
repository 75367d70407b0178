"""Answering the daily question, and what comes of it."""

from __future__ import annotations

import pytest

from tests.support.person import Person, World

FEELINGS = ["feeling-1", "feeling-2", "feeling-3", "feeling-4", "feeling-5"]
HELP = ["help-someone", "help-something", "help-distraction", "help-saying", "help-nothing"]


async def asked(world: World) -> Person:
    """Ana, who has just been asked at 19:00 in Berlin."""
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T18:30:00+01:00")
    await ana.says("!checkin join 19:00")
    ana.sees("checkin-joined")
    await world.at("2026-03-02T19:00:00+01:00")
    ana.sees("checkin-question", choices=[*FEELINGS, "checkin-not-today"], seen="direct")
    return ana


async def test_one_press_completes_it(world: World) -> None:
    ana = await asked(world)
    await ana.presses("feeling-4")
    ana.sees("checkin-thanks", choices=[])
    ana.sees_edit("checkin-answered", choices=[*FEELINGS, "checkin-add-more"])
    ana.sees_nothing()


async def test_a_number_typed_is_a_press(world: World) -> None:
    ana = await asked(world)
    await ana.says("4")
    ana.sees("checkin-thanks")
    ana.sees_edit("checkin-answered")


@pytest.mark.parametrize("words", ["NAME", "1", "1 NAME", "Name.", "1, did not sleep"])
async def test_a_hard_one_is_asked_one_thing_more(world: World, words: str) -> None:
    ana = await asked(world)
    name = ana.label("feeling-1").removeprefix("1 ")
    await ana.says(words.replace("NAME", name).replace("Name", name.capitalize()))
    ana.sees("checkin-low", choices=HELP)
    ana.sees_edit("checkin-answered")


@pytest.mark.parametrize(
    ("choice", "key"),
    [
        ("help-someone", "checkin-someone-nobody-told"),
        ("help-something", "calm-list"),
        ("help-distraction", "exercise-category"),
        ("help-saying", "checkin-saying"),
        ("help-nothing", "checkin-nothing-now"),
    ],
)
async def test_each_answer_leads_somewhere(world: World, choice: str, key: str) -> None:
    ana = await asked(world)
    await ana.presses("feeling-3")
    ana.sees("checkin-low")
    ana.sees_edit("checkin-answered")
    await ana.presses(choice)
    ana.sees(key, seen="only_you")
    ana.sees_nothing()


async def test_just_saying_it(world: World) -> None:
    ana = await asked(world)
    ben = await world.person("ben")
    await ana.presses("1")
    ana.skips()
    await ana.presses("help-saying")
    ana.sees("checkin-saying")
    await ana.says("the whole week was grey, and I am tired of it")
    thanks = ana.sees("checkin-said")
    assert "grey" not in thanks.text
    ben.sees_nothing()


async def test_someone_to_talk_to_is_of_ones_country(world: World) -> None:
    ana = await asked(world)
    await ana.says("!you country uk")
    ana.sees("you-country-set")
    await ana.says("!checkin now 1")
    ana.skips()
    await ana.presses("help-someone")
    assert "116 123" in ana.sees("checkin-someone-nobody-told").text


async def test_pressing_again_changes_it(world: World) -> None:
    ana = await asked(world)
    await ana.presses("feeling-4")
    ana.skips()
    await ana.presses("feeling-2")
    ana.sees("checkin-low")
    ana.sees_nothing()


async def test_not_today(world: World) -> None:
    ana = await asked(world)
    await ana.presses("checkin-not-today")
    ana.sees("checkin-not-today-said")
    ana.sees_edit("checkin-skipped", choices=FEELINGS)
    await ana.presses("feeling-5")
    ana.sees("checkin-thanks")
    ana.sees_edit("checkin-answered")


async def test_late_answers_count_until_the_day_ends(world: World) -> None:
    ana = await asked(world)
    await world.at("2026-03-03T03:59:00+01:00")
    await ana.presses("feeling-4")
    ana.sees("checkin-thanks")


async def test_after_the_day_has_ended_there_is_one_for_now(world: World) -> None:
    ana = await asked(world)
    await world.at("2026-03-03T04:00:00+01:00")
    await ana.presses("feeling-4")
    ana.sees("checkin-too-late", choices=FEELINGS)
    await ana.presses("feeling-4")
    ana.sees("checkin-thanks")
    ana.sees_edit("checkin-answered")


async def test_a_day_ends_when_the_member_says(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T18:30:00+01:00")
    await ana.says("!you day-end 11pm")
    ana.sees("you-day-end-set")
    await ana.says("!checkin join 19:00")
    ana.sees("checkin-joined")
    await world.at("2026-03-02T23:00:00+01:00")
    ana.sees("checkin-question")
    await ana.presses("feeling-4")
    ana.sees("checkin-too-late")


async def test_checking_in_unasked(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin now", room="#lounge")
    ana.sees("checkin-now-question", choices=FEELINGS, seen="only_you")
    await ana.presses("feeling-5", room="#lounge")
    ana.sees("checkin-thanks")
    ana.sees_edit("checkin-answered")


async def test_a_check_in_typed_in_one_line_answers_the_question_too(world: World) -> None:
    ana = await asked(world)
    await ana.says("!checkin now 2 energy:low needs:tired,lonely slept badly")
    ana.sees("checkin-low")
    ana.sees_edit("checkin-answered")


async def test_a_number_that_is_none_of_them(world: World) -> None:
    ana = await world.person("ana")
    for words in ("0", "6", "-1", "7 slept well"):
        await ana.says(f"!checkin now {words}")
        ana.sees("scale-outside")


async def test_the_rest_waits_behind_add_more(world: World) -> None:
    ana = await asked(world)
    await ana.presses("feeling-4")
    ana.skips()
    await ana.presses("checkin-add-more")
    ana.sees("checkin-what-more", choices=["more-energy", "more-needs", "more-note"])
    await ana.presses("more-energy")
    ana.sees("checkin-more-energy", choices=["energy-low", "energy-middle", "energy-high"])
    await ana.presses("energy-low")
    ana.sees("checkin-more-thanks")
    await ana.says("!checkin now 4")
    ana.skips()
    await world.at("2026-03-02T19:30:00+01:00")


async def test_a_note_is_not_echoed(world: World) -> None:
    ana = await asked(world)
    await ana.presses("feeling-4")
    ana.skips()
    await ana.presses("checkin-add-more")
    ana.sees("checkin-what-more")
    await ana.presses("more-note")
    ana.sees("checkin-more-note")
    await ana.says("a heron stood in the canal")
    assert "heron" not in ana.sees("checkin-note-thanks").text


async def test_nothing_of_an_answer_is_kept(world: World) -> None:
    ana = await asked(world)
    await ana.says("1 kestrel over the motorway")
    await ana.presses("help-saying")
    await ana.says("kestrel again, and nobody there")
    await ana.says("!checkin now 2 kestrel kestrel")
    await ana.says("!checkin now kestrel")
    await ana.says("kestrel")
    await world.crash()
    await ana.says("kestrel")
    await world.end()
    assert b"kestrel" not in await world.kept()
