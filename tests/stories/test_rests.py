"""Pausing, leaving, and what happens when private messages do not arrive."""

from __future__ import annotations

from tests.support.person import Person, World


async def joined(world: World, at: str = "2026-03-02T18:30:00+01:00") -> Person:
    """Ana, who is asked at 9:00 in Berlin from the next day on."""
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at(at)
    await ana.says("!checkin join 9:00")
    ana.sees("checkin-joined")
    return ana


async def test_pausing_until_a_day(world: World) -> None:
    ana = await joined(world)
    await ana.says("!checkin pause until friday")
    ana.sees("checkin-paused")
    await world.at("2026-03-07T00:00:00+01:00")
    assert [message.at[:10] for message in ana.skips()] == ["2026-03-06"]


async def test_pausing_asks_until_when(world: World) -> None:
    ana = await joined(world)
    await ana.says("!checkin pause")
    ana.sees("ask-checkin-pause-until", choices=["until-tomorrow", "until-week", "until-open"])
    await ana.presses("until-open")
    ana.sees("checkin-paused-open")
    await world.at("2026-06-01T00:00:00+02:00")
    ana.sees_nothing()
    await ana.says("!checkin resume")
    ana.sees("checkin-resumed")
    await world.at("2026-06-01T09:00:00+02:00")
    ana.sees("checkin-question")


async def test_pausing_over_the_change_of_clocks(world: World) -> None:
    ana = await joined(world, "2026-03-20T12:00:00+01:00")
    await ana.says("!checkin pause 2026-03-30")
    ana.sees("checkin-paused")
    await world.at("2026-03-31T00:00:00+02:00")
    assert [message.at for message in ana.skips()] == ["2026-03-30T07:00:00+00:00"]


async def test_resuming_what_was_not_paused(world: World) -> None:
    ana = await joined(world)
    await ana.says("!checkin resume")
    ana.sees("checkin-not-paused")


async def test_a_day_that_is_over_is_no_day_to_pause_until(world: World) -> None:
    ana = await joined(world)
    await ana.says("!checkin pause 2020-01-01")
    ana.sees("date-past")
    await world.at("2026-03-03T09:00:00+01:00")
    ana.sees("checkin-question")


async def test_leaving_ends_all(world: World) -> None:
    ana = await joined(world)
    await ana.says("!checkin join 19:00")
    ana.sees("checkin-joined")
    await ana.says("!checkin leave")
    ana.sees("checkin-left")
    await world.at("2026-03-10T00:00:00+01:00")
    ana.sees_nothing()
    await ana.says("!checkin leave")
    ana.sees("checkin-none")


async def test_moving_to_another_zone(world: World) -> None:
    ana = await joined(world)
    await ana.says("!you zone new york")
    ana.sees("you-zone-set")
    await world.at("2026-03-03T13:59:00Z")
    ana.sees_nothing()
    await world.at("2026-03-03T14:00:00Z")
    ana.sees("checkin-question")


async def test_refused_twice_it_rests_until_they_are_heard_from(world: World) -> None:
    ana = await joined(world)
    await ana.blocks()
    await world.at("2026-03-09T00:00:00+01:00")
    await ana.blocks(False)
    await world.at("2026-03-10T12:00:00+01:00")
    ana.sees_nothing()
    await ana.says("!help", room="#lounge")
    ana.sees("checkin-back", seen="only_you")
    ana.sees("help-people")
    await world.at("2026-03-11T09:00:00+01:00")
    ana.sees("checkin-question")


async def test_refused_once_only_that_day_is_let_go(world: World) -> None:
    ana = await joined(world)
    await ana.blocks()
    await world.at("2026-03-03T12:00:00+01:00")
    await ana.blocks(False)
    await world.at("2026-03-04T12:00:00+01:00")
    assert ana.sees("checkin-question").at == "2026-03-04T08:00:00+00:00"
    await ana.presses("feeling-4")
    ana.sees("checkin-thanks")


async def test_refused_now_and_then_it_goes_on(world: World) -> None:
    ana = await joined(world)
    for day in (3, 5, 7):
        await ana.blocks()
        await world.at(f"2026-03-{day:02}T12:00:00+01:00")
        await ana.blocks(False)
        await world.at(f"2026-03-{day + 1:02}T12:00:00+01:00")
        assert ana.sees("checkin-question").at.startswith(f"2026-03-{day + 1:02}")
    ana.sees_nothing()


async def test_two_a_day_and_refused(world: World) -> None:
    ana = await joined(world)
    await ana.says("!checkin join 17:00")
    ana.sees("checkin-joined")
    await ana.blocks()
    await world.at("2026-03-04T08:00:00+01:00")  # both of the 3rd were refused: one day
    await ana.blocks(False)
    await world.at("2026-03-04T09:00:00+01:00")
    ana.sees("checkin-question")


async def test_whoever_leaves_is_not_asked_and_coming_back_revives_nothing(world: World) -> None:
    ana = await joined(world)
    await ana.leaves()
    await world.at("2026-03-10T00:00:00+01:00")
    ana.sees_nothing()
    await ana.says("hello everyone", room="#lounge")
    await world.at("2026-03-12T00:00:00+01:00")
    ana.sees_nothing()
    await ana.says("!checkin resume")
    ana.sees("checkin-none")
