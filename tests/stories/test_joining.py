"""Joining a daily check-in, in many words or few."""

from __future__ import annotations

import pytest

from tests.support.person import World


async def test_step_by_step(world: World) -> None:
    ana = await world.person("ana")
    await world.at("2026-03-02T18:00:00+01:00")
    await ana.says("!checkin join")
    times = ["time-morning", "time-midday", "time-evening", "time-another"]
    ana.sees("ask-checkin-join-time", choices=times, seen="only_you")
    await ana.presses("time-evening")
    ana.sees("checkin-which-zone")
    await ana.says("madrid")
    joined = ana.sees("checkin-plan", "checkin-joined")
    assert "19:00" in joined.text
    assert "Madrid" in joined.text
    await world.at("2026-03-02T18:59:00+01:00")
    ana.sees_nothing()
    await world.at("2026-03-02T19:00:00+01:00")
    asked = ana.sees("checkin-question", seen="direct")
    assert asked.at == "2026-03-02T18:00:00+00:00"


async def test_in_one_line(world: World) -> None:
    ana = await world.person("ana")
    await world.at("2026-03-06T08:00:00+01:00")  # a Friday
    await ana.says("!checkin join 9am Europe/Berlin weekdays")
    ana.sees("checkin-plan", "checkin-joined")
    await world.at("2026-03-10T00:00:00+01:00")
    first, second = ana.skips()
    assert [first.at[:16], second.at[:16]] == ["2026-03-06T08:00", "2026-03-09T08:00"]


async def test_another_time_is_asked_for(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await ana.says("!checkin join")
    ana.sees("ask-checkin-join-time")
    await ana.presses("time-another")
    ana.sees("time-another-which")
    await ana.says("half past nine in the evening, maybe")
    ana.sees("time-unknown")
    await ana.says("21:30")
    assert "21:30" in ana.sees("checkin-joined").text


@pytest.mark.parametrize("words", ["CST", "IST"])
async def test_an_abbreviation_that_means_several_zones(world: World, words: str) -> None:
    ana = await world.person("ana")
    await ana.says(f"!checkin join 9:00 {words}")
    message = ana.sees("zone-which")
    assert len(message.choices) == 3
    await ana.presses("2")
    assert message.choices[1] in ana.sees("checkin-joined").text


async def test_a_slip_of_the_fingers_keeps_what_was_right(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin join 9am berln")
    assert ana.sees("zone-guess").choices[0] == "Berlin"
    await ana.says("berlin")
    joined = ana.sees("checkin-joined").text
    assert "9:00" in joined
    assert "Berlin" in joined


async def test_the_zone_is_asked_once(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin join 9:00")
    ana.sees("checkin-which-zone")
    await ana.says("lisbon")
    ana.sees("checkin-joined")
    await ana.says("!checkin join 19:00")
    assert "9:00" in ana.sees("checkin-joined", "checkin-plans").text


async def test_the_time_it_is_now_tells_the_zone(world: World) -> None:
    ana = await world.person("ana")
    await world.at("2026-01-10T12:00:00Z")
    await ana.says("!checkin join 9:00")
    ana.sees("checkin-which-zone")
    await ana.says("it's 7am")
    message = ana.sees("zone-which-offset")
    assert "New York" in message.choices
    await ana.presses("New York")
    ana.sees("checkin-joined")
    await world.at("2026-01-10T14:00:00Z")
    ana.sees("checkin-question")


async def test_a_wrong_time_says_what_would_be_right(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin join 25:00")
    message = ana.sees("time-unknown")
    assert "25:00" in message.text
    assert "21:30" in message.text


async def test_the_same_time_changes_the_days(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-06T12:00:00+01:00")  # a Friday
    await ana.says("!checkin join 9:00")
    ana.sees("checkin-joined")
    await ana.says("!checkin join 9:00 days:mon")
    ana.sees("checkin-plan", "checkin-joined")
    await world.at("2026-03-16T12:00:00+01:00")
    assert [message.at[:10] for message in ana.skips()] == ["2026-03-09", "2026-03-16"]


async def test_joining_in_a_room_is_between_the_two_of_us(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    ben = await world.person("ben")
    await ana.says("!checkin join 9:00", room="#lounge")
    ana.sees("checkin-joined", seen="only_you")
    ben.sees_nothing()
    assert not world.in_room("#lounge")


async def test_a_question_can_be_dropped(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin join 9:00")
    ana.sees("checkin-which-zone")
    await ana.says("never mind")
    ana.sees("question-dropped")
    await ana.says("lisbon")
    ana.sees("not-understood")


async def test_as_many_as_a_day_holds(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    for hour in range(8):
        await ana.says(f"!checkin join {hour + 8}:00")
        ana.sees("checkin-joined")
    await ana.says("!checkin join 20:00")
    ana.sees("checkin-too-many")
