"""People and places to turn to: more of them, those for young people, a number that did not work, an exercise."""

from __future__ import annotations

import pytest

from cogs.resources.exercises import BODY, HEAD
from cogs.resources.store import faults
from tests.support.person import Person, World

PLACES = ["turn-more-places", "turn-for-young", "turn-not-working"]


async def in_britain(world: World) -> Person:
    ana = await world.person("ana")
    await ana.says("!urgent GB")
    shown = ana.sees("only-you", "turn-emergency", "turn-line", "urgent-for-country", choices=PLACES, seen="only_you")
    assert "116 123" in shown.text
    assert "SHOUT" in shown.text
    return ana


async def test_more_places(world: World) -> None:
    ana = await in_britain(world)
    await ana.presses("turn-more-places")
    shown = ana.sees("only-you", "turn-emergency", choices=PLACES, seen="only_you")
    assert "0800 1111" in shown.text
    assert "116 123" not in shown.text
    assert "findahelpline.com" in shown.text


async def test_for_young_people(world: World) -> None:
    ana = await in_britain(world)
    await ana.presses("2")
    shown = ana.sees("only-you", "turn-emergency", seen="only_you")
    assert "PAPYRUS" in shown.text
    assert "116 123" not in shown.text


@pytest.mark.parametrize(("words", "number"), [("GB young", "0800 1111"), ("britain more", "0800 58 58 58")])
async def test_each_has_a_typed_twin(world: World, words: str, number: str) -> None:
    ana = await world.person("ana")
    await ana.says(f"!urgent {words}")
    assert number in ana.sees("only-you", "turn-emergency").text


async def test_where_there_are_none_for_young_people(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!urgent korea young")
    assert "109" in ana.sees("urgent-none-young").text
    await ana.says("!urgent turkey more")
    assert "112" in ana.sees("urgent-no-more").text


@pytest.mark.parametrize("words", ["!urgent GB", "!urgent GB young", "!urgent", "!urgent GB more"])
async def test_it_needs_no_database(world: World, words: str) -> None:
    ana = await world.person("ana")
    await ana.says("!urgent GB")
    ana.skips()
    async with world.without_database():
        await ana.says(words)
        ana.sees("only-you", seen="only_you")


async def test_a_number_did_not_work(world: World) -> None:
    ana = await in_britain(world)
    ben = await world.person("ben")
    await ana.presses("turn-not-working")
    ana.sees("urgent-not-working-which", seen="only_you")
    await ana.presses("1")
    thanks = ana.sees("urgent-not-working-thanks", "turn-emergency", seen="only_you")
    assert "116 123" not in thanks.text
    assert "85258" in thanks.text
    ben.sees_nothing()
    assert not world.in_room("#lounge")
    assert world.app is not None
    async with world.app.database.reading() as look:
        noted = [fault for number in range(1, 9) for fault in await faults(look, number)]
    assert [(fault.entry, fault.days) for fault in noted] == [("gb-samaritans", 1)]


async def test_an_exercise_step_by_step(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!calm")
    body = [f"calm-{exercise.name}-label" for exercise in BODY]
    ana.sees("calm-list", choices=[*body, "calm-more-head", "calm-more-doing"], seen="only_you")
    await ana.presses("calm-out-label")
    ana.sees("calm-out", "calm-no-treatment", seen="only_you")
    await ana.presses("calm-begin")
    for step in (1, 2, 3):
        ana.sees(f"calm-out-{step}", choices=["calm-next", "calm-stop"], seen="only_you")
        await ana.presses("calm-next")
    ana.sees("calm-out-4", "calm-end", choices=["calm-again", "calm-someone"])
    await ana.presses("calm-someone")
    ana.sees("only-you", "turn-emergency-unknown")


async def test_an_exercise_that_moderators_took_out_is_not_offered(world: World) -> None:
    mia, ana = await world.person("mia", moderator=True), await world.person("ana")
    await mia.says("!resource suspend calm-box")
    mia.sees("resource-suspended")
    await ana.says("!calm")
    body = [f"calm-{exercise.name}-label" for exercise in BODY if exercise.name != "box"]
    ana.sees("calm-list", choices=[*body, "calm-more-head", "calm-more-doing"])
    await ana.says("!calm box")
    ana.sees("calm-out", "calm-no-treatment")
    await mia.says("!resource suspend calm-out")
    await ana.says("!calm box")
    assert ana.label("calm-out-label") not in ana.sees("calm-list").choices


async def test_there_are_more_exercises_behind_a_choice(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!calm")
    ana.sees("calm-list")
    await ana.presses("calm-more-head")
    head = [f"calm-{exercise.name}-label" for exercise in HEAD]
    ana.sees("calm-list", choices=[*head, "calm-more-body", "calm-more-doing"], seen="only_you")
    await ana.presses("calm-wave-label")
    ana.sees("calm-wave", "calm-no-treatment", seen="only_you")
    await ana.says("!calm cant sleep")
    ana.sees("calm-sleep", seen="only_you")


async def test_an_exercise_can_be_left_and_another_taken(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!calm something cold")
    ana.sees("calm-cool", "calm-no-treatment")
    await ana.presses("2")
    ana.sees("calm-senses")
    await ana.presses("calm-begin")
    ana.sees("calm-senses-1")
    await ana.presses("calm-stop")
    ana.sees("calm-stopped", choices=["calm-someone"])
    await ana.says("!calm xylophone")
    ana.sees("one-of-unknown")


async def test_after_a_hard_answer_there_is_somebody_here_and_something_to_try(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!you country uk")
    ana.skips()
    await ana.says("!checkin now 1")
    ana.sees("checkin-low")
    await ana.presses("help-something")
    ana.sees("calm-list", seen="only_you")
    await ana.says("!checkin now 1")
    ana.skips()
    await ana.presses("help-someone")
    shown = ana.sees("checkin-someone-here", "checkin-someone-nobody-told", choices=["checkin-ask-helper", *PLACES])
    assert "116 123" in shown.text
    assert world.app is not None
    assert "ask" in world.app.commands, "what the choice does"
