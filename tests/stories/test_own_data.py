"""Own data: being left in peace, knowing what is kept, and having all of it erased."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.support.person import Person, World

NOTE = "the heron stood in the rain"
POINTS = ["before commit", "after commit", "after send"]


async def settled(world: World) -> Person:
    """Somebody of whom there is a lot to erase."""
    (person,) = await all_settled(world, "ana")
    return person


async def all_settled(world: World, *names: str) -> list[Person]:
    people = [await world.person(name, zone="Europe/Berlin") for name in names]
    await world.at("2026-03-02T08:00:00+01:00")
    for person in people:
        await person.says("!checkin join 9:00")
        await person.says("!you country GB")
        await person.says("!checkin keep yes")
        await person.presses("checkin-keep-agree")
    await world.at("2026-03-02T09:00:00+01:00")
    for person in people:
        await person.presses("feeling-5")
        await person.says(f"!checkin now 2 {NOTE}")
        person.skips()
    return people


async def exported(person: Person) -> Any:  # JSON
    person.skips()
    await person.says("!you export")
    (file,) = person.sees("you-export", seen="only_you").files
    return json.loads(file["text"])


async def erases(person: Person) -> None:
    await person.says("!you erase")
    person.sees("you-erase", choices=["you-erase-now", "you-erase-copy", "you-erase-keep"], seen="only_you")
    await person.presses("you-erase-now")


async def test_erasing_asks_once_and_then_it_is_done(world: World) -> None:
    ana = await settled(world)
    await erases(ana)
    ana.sees("you-erased", seen="only_you")
    await ana.says("!you show")
    shown = ana.sees("you-show").text
    assert not re.search("Kingdom|Königreich", shown), "the zone is told by the platform; the country was told to us"
    await ana.says("!checkin history")
    ana.sees("checkin-history-off")
    await ana.says("!checkin resume")
    ana.sees("checkin-none")
    await world.at("2026-03-09T10:00:00+01:00")
    ana.sees_nothing()


async def test_it_can_be_left_alone(world: World) -> None:
    ana = await settled(world)
    await ana.says("!you erase")
    ana.skips()
    await ana.presses("you-erase-keep")
    ana.sees("you-erase-kept")
    assert len((await exported(ana))["check-in history"]) == 2


async def test_a_copy_first(world: World) -> None:
    ana = await settled(world)
    await ana.says("!you erase")
    ana.skips()
    await ana.presses("you-erase-copy")
    (file,) = ana.sees("file-on-this-device", "you-export").files
    assert NOTE in file["text"]
    await ana.presses("you-erase-now")
    ana.sees("you-erased")


async def test_afterwards_there_is_nothing_to_export(world: World) -> None:
    ana = await settled(world)
    await erases(ana)
    found = await exported(ana)
    assert (found["check-ins"], found["check-in history"], found["agreed to"]) == ([], [], [])
    assert found["settings"]["country"] is None
    assert NOTE not in json.dumps(found)


async def test_the_messages_to_them_are_taken_away_the_last_one_after_an_hour(world: World) -> None:
    ana = await settled(world)
    await erases(ana)
    assert world.taken_away("ana") > 5
    assert world.standing("ana") == 1
    await world.at("2026-03-02T09:59:00+01:00")
    assert world.standing("ana") == 1
    await world.at("2026-03-02T10:01:00+01:00")
    assert world.standing("ana") == 0


async def test_erasing_twice(world: World) -> None:
    ana = await settled(world)
    await erases(ana)
    ana.skips()
    await erases(ana)
    ana.sees("you-erased")
    ana.sees_nothing()


async def test_pressed_a_second_time_it_is_gone(world: World) -> None:
    ana = await settled(world)
    await ana.says("!you erase")
    ana.skips()
    await world.press_twice("ana", "you-erase-now")
    ana.sees("you-erased")
    ana.sees("choice-gone")


@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_in_the_middle(world: World, point: str) -> None:
    ana = await settled(world)
    await ana.says("!you erase")
    ana.skips()
    await world.crash(point)
    await ana.presses("you-erase-now")
    ana.sees("you-erased")
    ana.sees_nothing()
    assert NOTE not in json.dumps(await exported(ana))
    await world.at("2026-03-03T10:00:00+01:00")
    ana.skips()
    ana.sees_nothing()


async def test_while_the_question_falls_due(world: World) -> None:
    ana, ben = await all_settled(world, "ana", "ben")
    await world.at("2026-03-03T08:59:59+01:00")
    await erases(ana)
    ana.skips()
    ben.skips()
    await world.at("2026-03-03T09:00:00+01:00")
    ana.sees_nothing()
    ben.sees("checkin-question")


async def test_nobody_else_loses_anything(world: World) -> None:
    ana, ben = await all_settled(world, "ana", "ben")
    await erases(ana)
    assert [answer["note"] for answer in (await exported(ben))["check-in history"]] == [None, NOTE]


async def test_whoever_was_erased_can_begin_again(world: World) -> None:
    ana = await settled(world)
    await erases(ana)
    ana.skips()
    await ana.says("!checkin join 10:00 Lisbon")
    ana.sees("checkin-joined")
    await ana.says("!checkin keep yes")
    await ana.presses("checkin-keep-agree")
    await ana.says(f"!checkin now 3 {NOTE}")
    assert len((await exported(ana))["check-in history"]) == 1
    await world.crash()
    assert len((await exported(ana))["check-in history"]) == 1
    await world.at("2026-03-03T10:00:00+00:00")
    ana.sees("checkin-question")


async def test_a_settled_question_of_ours_is_erased_as_well(world: World) -> None:
    ana = await settled(world)
    await ana.says(f"!checkin join 25:00 days:mon note:{NOTE}")
    await ana.says("!checkin join")
    await erases_anyhow(ana)
    assert (await exported(ana))["open questions"] == []


async def erases_anyhow(person: Person) -> None:
    person.skips()
    await person.says("!you erase")
    person.skips()
    await person.presses("you-erase-now")
    person.sees("you-erased")


async def test_quiet_begins_nothing(world: World) -> None:
    ana = await settled(world)
    await ana.says("!you quiet")
    ana.sees("you-quiet-which", choices=["switch-on", "switch-off"])
    await ana.presses("switch-on")
    ana.sees("you-quiet-on")
    await world.at("2026-03-04T12:00:00+01:00")
    ana.sees_nothing()
    await ana.says("!urgent")
    assert "999" in ana.sees("only-you").text
    await ana.says("!you show")
    ana.sees("you-quiet")
    await ana.says("!you quiet off")
    ana.sees("you-quiet-off")
    ana.sees_nothing()
    await world.at("2026-03-05T09:00:00+01:00")
    ana.sees("checkin-question")


async def test_what_is_kept_and_who_answers_for_it(world: World) -> None:
    ana = await settled(world)
    mia = await world.person("mia", moderator=True)
    await ana.says("!you privacy")
    ana.sees("you-privacy", "you-privacy-sealed", "you-privacy-run-by-unknown", "you-privacy-no-contact")
    await mia.says('!community setup contact:"mia, in #help"')
    await ana.says("!you privacy")
    shown = ana.sees("you-privacy-contact")
    assert "mia, in #help" in shown.text
    assert re.search(r"\b2 ", shown.text), "two kept answers"


async def test_what_is_mine_names_what_there_is(world: World) -> None:
    ana = await settled(world)
    await ana.says("!you show")
    before = ana.sees("you-show", "you-held", "you-change").text.splitlines()
    assert any(re.search("Kingdom|Königreich", line) for line in before)
    await erases(ana)
    ana.skips()
    await ana.says("!you show")
    after = ana.sees("you-show", "you-change").text.splitlines()
    assert len(after) == len(before) - 1, "there is no line any more that names what is kept"


async def test_after_keep_a_number_does_not_erase(world: World) -> None:
    ana = await settled(world)
    await ana.says("!you erase")
    await ana.presses("you-erase-keep")
    for words in ("1", "yes", "erase"):
        await ana.says(words)
    assert len((await exported(ana))["check-in history"]) == 2


@pytest.mark.parametrize("words", ["1", "ja"])
async def test_a_number_after_something_else_was_said_does_not_erase(world: World, words: str) -> None:
    ana = await settled(world)
    await ana.says("!you erase")
    await ana.says("!you show")
    await ana.says(words)
    assert len((await exported(ana))["check-in history"]) == 2


async def test_an_old_question_does_not_erase(world: World) -> None:
    ana = await settled(world)
    await ana.says("!checkin leave")
    await ana.says("!you erase")
    ana.skips()
    await world.at("2026-03-02T10:01:00+01:00")
    await ana.presses("you-erase-now")
    ana.sees("choice-gone")
    assert len((await exported(ana))["check-in history"]) == 2


async def test_yes_at_once_does(world: World) -> None:
    ana = await settled(world)
    await ana.says("!you erase")
    ana.skips()
    await ana.says("yes")
    ana.sees("you-erased")


async def test_whoever_left_can_still_have_it_and_erase_it(world: World) -> None:
    ana = await settled(world)
    await ana.leaves()
    assert len((await exported(ana))["check-in history"]) == 2
    await ana.says("!checkin join 9:00")
    ana.sees("no-community", "no-community-still-yours")
    await erases(ana)
    ana.sees("you-erased")
    await ana.says("!you export")
    ana.sees("no-community")
