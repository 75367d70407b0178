"""One later day of a series, by its date: skipped over a holiday, or moved once. Whoever joined the next one rests."""

from __future__ import annotations

from tests.stories.test_sessions import ROOM, card, facilitator
from tests.support.person import Person, World


async def series(world: World) -> tuple[Person, Person]:
    """Every Thursday at 19:00 in Berlin from 10 December 2026 on; ana has a seat in the first."""
    sam, ana = await facilitator(world), await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-12-07T12:00:00+01:00")
    await sam.says('!session plan "Evening circle" every thursday 19:00', room=ROOM)
    await sam.presses("session-plan-save")
    await ana.says("!session join 1")
    ana.skips()
    sam.skips()
    return sam, ana


async def test_a_holiday_is_skipped(world: World) -> None:
    sam, ana = await series(world)
    shown = len(world.in_room(ROOM))
    await sam.says("!session cancel 1 24 december")
    told = sam.sees("session-later-cancelled", "session-dates")
    assert told.text.count("19:00") == 4, "what is skipped, and the next three"
    assert told.text.count("24") == 1
    ana.sees_nothing()
    assert len(world.in_room(ROOM)) == shown, "the card says what it said"
    await world.at("2026-12-17T20:01:00+01:00")
    sam.skips()
    await sam.says("!session list")
    listed = sam.sees("session-list", "session-list-line")
    assert "31" in listed.text
    assert "24" not in listed.text


async def test_a_day_is_moved_once(world: World) -> None:
    sam, ana = await series(world)
    await sam.says('!session move 1 wednesday 18:00 date:"24 december"')
    told = sam.sees("session-later-moved", "session-dates")
    assert told.text.count("18:00") == 2, "where it is now, and in its place among the next three"
    ana.sees_nothing()
    await world.at("2026-12-17T20:01:00+01:00")
    assert "23" in card(world, "session-card-when").text
    await world.at("2026-12-23T19:01:00+01:00")
    assert "31" in card(world, "session-card-when").text


async def test_the_day_of_the_next_one_is_told_to_who_joined(world: World) -> None:
    sam, ana = await series(world)
    await sam.says("!session move 1 20:30 date:10 december")
    sam.sees("session-moved", "session-dates")
    ana.sees("session-private", "session-moved-told", "session-moved-place", seen="direct")
    assert ":30" in card(world, "session-card-when").text
    await sam.says("!session cancel 1 thursday")
    sam.sees("session-cancelled", "session-following")
    ana.sees("session-private", "session-cancelled-told", "session-next-group")


async def test_a_day_on_which_there_is_none(world: World) -> None:
    sam, ana = await series(world)
    await sam.says("!session cancel 1 25 december")
    assert sam.sees("session-no-such-day").text.count("19:00") == 3
    await sam.says("!session cancel 1 date:24 december")
    sam.sees("session-later-cancelled")
    await sam.says("!session cancel 1 date:24 december")
    sam.sees("session-no-such-day")
    await sam.says("!session cancel 1 date:soup")
    sam.sees("date-unknown")
    ana.sees_nothing()


async def test_a_series_ends_at_a_later_day(world: World) -> None:
    sam, ana = await series(world)
    await sam.says("!session cancel 1 all date:24 december")
    told = sam.sees("session-later-ended", "session-dates")
    assert told.text.count("19:00") == 3, "the day named, and two that are left"
    ana.sees_nothing()
    await sam.says("!session move 1 20:00 all date:17 december")
    sam.sees("session-later-move-all")
    await world.at("2026-12-17T20:01:00+01:00")
    sam.skips()
    await sam.says("!session list")
    sam.sees("session-list-none")


async def test_one_that_is_moved_past_the_following_one(world: World) -> None:
    sam, _ = await series(world)
    await sam.says("!session move 1 2026-12-19 15:00 date:10 december")
    sam.sees("session-moved", "session-dates")
    await sam.says("!session list")
    listed = sam.sees("session-list", "session-list-line")
    assert listed.text.index("17") < listed.text.index("15:00"), "the one between has its card now"
    await world.at("2026-12-17T20:01:00+01:00")
    sam.skips()
    await sam.says("!session list")
    assert sam.sees("session-list", "session-list-line").text.count("Evening circle") == 1
    await world.at("2026-12-19T16:01:00+01:00")
    assert "24" in card(world, "session-card-when").text


async def test_all_later_move_but_one_that_was_moved_by_itself_stays(world: World) -> None:
    sam, ana = await series(world)
    await sam.says("!session move 1 2026-12-09 15:00 date:17 december")
    sam.sees("session-later-moved", "session-dates")
    await sam.says("!session move 1 20:00 all date:9 december")
    sam.sees("session-move-all-earlier")
    await sam.says("!session move 1 20:00 all date:10 december")
    told = sam.sees("session-moved", "session-dates", "session-moved-kept")
    assert told.text.count("15:00") == 2, "among the next three, and as the one that stays"
    assert told.text.count("20:00") == 3, "the one that was named, and two of the next three"
    ana.sees("session-private", "session-moved-told", "session-moved-place")
    shown = len(world.in_room(ROOM))
    await world.at("2026-12-09T16:01:00+01:00")
    await world.at("2026-12-10T21:01:00+01:00")
    sam.skips()
    await sam.says("!session list")
    listed = sam.sees("session-list", "session-list-line")
    assert "24" in listed.text, "what was moved before is not held again"
    assert listed.text.count("Evening circle") == 1
    assert len(world.in_room(ROOM)) > shown


async def test_all_later_do_not_go_where_one_was_called_off(world: World) -> None:
    sam, _ = await series(world)
    await sam.says("!session cancel 1 this")
    sam.sees("session-cancelled", "session-following")
    await sam.says("!session move 1 2026-12-10 19:00 all")
    sam.sees("session-move-taken")
    await sam.says("!session move 1 2026-12-10 19:30 all")
    sam.sees("session-moved", "session-dates")
