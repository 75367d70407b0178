"""The process dies, the database fails: nothing is lost, nothing is said twice, nothing untrue is said."""

from __future__ import annotations

import pytest

from tests.support.person import World

POINTS = ["before commit", "after commit", "after send"]


@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_while_somebody_joins(world: World, point: str) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await world.crash(point)
    await ana.says("!checkin join 9:00")
    ana.sees("checkin-joined")
    ana.sees_nothing()
    await world.at("2026-03-03T08:00:00+01:00")
    ana.sees("checkin-question")
    ana.sees_nothing()


@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_while_people_are_asked(world: World, point: str) -> None:
    people = [await world.person(name, zone="Europe/Berlin") for name in ("ana", "ben", "cem")]
    await world.at("2026-03-02T08:00:00+01:00")
    for person in people:
        await person.says("!checkin join 9:00")
        person.skips()
    await world.crash(point)
    await world.at("2026-03-02T09:30:00+01:00")
    for person in people:
        person.sees("checkin-question")
        person.sees_nothing()


@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_while_somebody_answers(world: World, point: str) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.says("!checkin join 9:00")
    await world.at("2026-03-02T09:00:00+01:00")
    ana.skips()
    await world.crash(point)
    await ana.presses("feeling-2")
    ana.sees("checkin-low")
    ana.sees_edit("checkin-answered")
    ana.sees_nothing()


@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_does_not_keep_anybody_from_help(world: World, point: str) -> None:
    ana = await world.person("ana")
    await world.crash(point)
    await ana.says("!urgent GB")
    assert "116 123" in ana.sees("only-you").text
    ana.sees_nothing()


async def test_two_restarts_between_question_and_answer(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.says("!checkin join 9:00")
    await world.at("2026-03-02T09:00:00+01:00")
    ana.skips()
    await world.crash()
    await world.crash(until="2026-03-02T12:00:00+01:00")
    ana.sees_nothing()
    await ana.says("4")
    ana.sees("checkin-thanks")
    ana.sees_edit("checkin-answered")


async def test_a_restart_between_two_questions_of_ours(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin join 9:00")
    ana.sees("checkin-which-zone")
    await world.crash()
    await ana.says("madrid")
    joined = ana.sees("checkin-joined").text
    assert "9:00" in joined
    assert "Madrid" in joined


async def test_without_a_database_nothing_is_called_saved_and_help_is_there(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await ana.says("!you country GB")
    ana.sees("you-country-set")
    async with world.without_database():
        for words in ("!checkin join 9:00", "!you country DE", "hello"):
            await ana.says(words)
            ana.sees("not-saved", "not-saved-urgent")
        await ana.says("!urgent")
        assert "116 123" in ana.sees("only-you").text
    await ana.says("!you show")
    ana.sees("you-country")
    await ana.says("!checkin resume")
    ana.sees("checkin-none")
