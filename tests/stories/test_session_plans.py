"""Sessions as those who hold them plan them: asked before they are saved, moved, called off; over changed clocks."""

from __future__ import annotations

import pytest

from tests.stories.test_sessions import ROOM, card, facilitator, planned
from tests.support.person import World


async def test_nothing_is_saved_before_they_agree(world: World) -> None:
    sam = await facilitator(world)
    await world.at("2026-03-02T12:00:00+01:00")
    await sam.says('!session plan "Evening circle" every second tuesday 19:00 45 8', room=ROOM)
    understood = sam.sees("session-plan", "session-dates", "session-size", "session-plan-where")
    assert understood.text.count("19:00") >= 4, "the rule, and the next three dates"
    assert not world.in_room(ROOM)
    await sam.presses("session-not-now")
    sam.sees("session-not-done")
    await sam.says("!session list")
    sam.sees("session-list-none")


async def test_a_series_over_a_change_of_the_clocks(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana", zone="America/New_York")
    await world.at("2026-03-23T12:00:00+01:00")
    await sam.says('!session plan "Evening circle" every tuesday 19:00', room=ROOM)
    sam.skips()
    await sam.presses("session-plan-save")
    sam.sees("session-planned")
    await ana.presses("session-join", room=ROOM)
    ana.sees("session-joined")
    await ana.presses("session-before-start")
    ana.sees("session-remind-start-set")
    await world.at("2026-03-24T20:01:00+01:00")
    assert ana.sees("session-reminder").at == "2026-03-24T18:00:00+00:00"
    ana.skips()
    card(world, "session-card-when", "session-card-repeats")
    await ana.says("!session join evening")
    ana.sees("session-joined")
    await ana.presses("session-before-start")
    ana.sees("session-remind-start-set")
    await world.at("2026-03-31T20:01:00+02:00")
    assert ana.sees("session-reminder").at == "2026-03-31T17:00:00+00:00", "19:00 in Berlin all the same"


async def test_moved_once(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await planned(world, sam)
    await ana.says("!session join 1")
    await ana.says("!session remind 1 hour")
    ana.skips()
    await sam.says("!session move 1 20:30")
    sam.sees("session-moved")
    ana.sees("session-private", "session-moved-told", "session-moved-place", seen="direct")
    await world.at("2026-03-03T19:29:00+01:00")
    ana.sees_nothing()
    await world.at("2026-03-03T19:30:00+01:00")
    ana.sees("session-reminder")


async def test_one_of_a_series_is_called_off_and_the_next_is_offered(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await world.at("2026-03-02T12:00:00+01:00")
    await sam.says('!session plan "Evening circle" every tuesday 19:00', room=ROOM)
    await sam.presses("session-plan-save")
    await ana.says("!session join 1")
    ana.skips()
    sam.skips()
    await sam.says("!session cancel 1")
    sam.sees("session-scope-which", choices=["session-scope-this", "session-scope-all"])
    await sam.presses("session-scope-this")
    sam.sees("session-cancelled", "session-following")
    ana.sees("session-private", "session-cancelled-told", "session-next-group", choices=["session-join-group"])
    await ana.presses("session-join-group")
    ana.sees("session-joined")
    await sam.says("!session cancel 1 all")
    sam.sees("session-cancelled")
    ana.sees("session-cancelled-told", "session-no-other")
    card(world, "session-card-cancelled")
    await sam.says("!session list")
    sam.sees("session-list-none")


async def test_too_few_join(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await planned(world, sam, "8 minimum:3")
    await ana.says("!session join 1")
    ana.sees("session-joined")
    card(world, "session-card-minimum", "session-card-closes")
    await world.at("2026-03-03T18:00:00+01:00")
    ana.sees("session-too-few-told", "session-no-other")
    sam.sees("session-too-few-told")
    card(world, "session-card-cancelled")


@pytest.mark.parametrize("title", ["*bold* @everyone <b>x</b> `code`", "#channel [link](http://example.org)"])
async def test_a_title_is_shown_as_it_was_typed(world: World, title: str) -> None:
    sam = await facilitator(world)
    ana = await world.person("ana")
    await planned(world, sam, title=title)
    assert title in card(world, "session-card-title").text
    assert not ana.is_pinged()


async def test_a_title_that_is_too_long(world: World) -> None:
    sam = await facilitator(world)
    await sam.says(f'!session open "{"x" * 101}"', room=ROOM)
    sam.sees("session-title-too-long")
    assert not world.in_room(ROOM)
    await sam.says(f'!session open "{"x" * 1900}"', room=ROOM)
    sam.sees("session-title-too-long")
    await sam.says(f'!session open "{"x" * 100}"', room=ROOM)
    sam.sees("session-opened")


async def test_a_member_may_not(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await planned(world, sam)
    for words in ("open Mine", "plan Mine when:tomorrow 7pm", "cancel 1", "move 1 20:00"):
        await ana.says(f"!session {words}", room=ROOM)
        ana.sees("not-allowed")


async def test_what_is_past_is_not_planned(world: World) -> None:
    sam = await facilitator(world)
    await world.at("2026-03-02T12:00:00+01:00")
    await sam.says('!session plan "Evening circle" 2026-03-01 19:00', room=ROOM)
    sam.skips()
    await sam.says("!session list")
    sam.sees("session-list-none")


async def test_what_is_planned_for_next_week_is_not_opened_by_its_title(world: World) -> None:
    sam = await facilitator(world)
    await world.at("2026-03-02T12:00:00+01:00")
    await sam.says('!session plan "Evening circle" 2026-03-09 19:00', room=ROOM)
    sam.skips()
    await sam.presses("session-plan-save")
    sam.sees("session-planned")
    await sam.says('!session open "Evening circle" 30 4', room=ROOM)
    sam.skips()
    await sam.says("!session list")
    listed = sam.sees("session-list", "session-list-line")
    assert listed.text.count("Evening circle") == 2
