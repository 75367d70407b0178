"""Being asked at the right minute: over changes of the clocks, on islands, and by the thousand."""

from __future__ import annotations

from tests.support.person import World


async def instants(world: World, zone: str, wall: str, begin: str, end: str) -> list[str]:
    """When somebody in a zone who joined at `begin` is asked until `end`."""
    ana = await world.person("ana", zone=zone)
    await world.at(begin)
    await ana.says(f"!checkin join {wall}")
    ana.sees("checkin-joined")
    await world.at(end)
    return [message.at.removesuffix(":00+00:00") for message in ana.skips()]


async def test_a_night_that_lacks_an_hour(world: World) -> None:
    asked = await instants(world, "Europe/Berlin", "2:30", "2026-03-27T12:00:00+01:00", "2026-03-30T12:00:00+02:00")
    assert asked == ["2026-03-28T01:30", "2026-03-29T01:00", "2026-03-30T00:30"]


async def test_a_night_that_has_an_hour_twice(world: World) -> None:
    asked = await instants(world, "Europe/Berlin", "2:30", "2026-10-23T12:00:00+02:00", "2026-10-26T12:00:00+01:00")
    assert asked == ["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]


async def test_lord_howe_changes_by_half_an_hour(world: World) -> None:
    asked = await instants(world, "Australia/Lord_Howe", "2:15", "2026-10-02T00:00:00Z", "2026-10-05T00:00:00Z")
    assert asked == ["2026-10-02T15:45", "2026-10-03T15:30", "2026-10-04T15:15"]


async def test_apia_had_no_30_december_2011(world: World) -> None:
    asked = await instants(world, "Pacific/Apia", "9:00", "2011-12-28T09:30:00-10:00", "2012-01-02T00:00:00+14:00")
    assert asked == ["2011-12-29T19:00", "2011-12-30T19:00", "2011-12-31T19:00"]


async def test_a_week_down_and_no_flood(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    ben = await world.person("ben", zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.says("!checkin join 9:00")
    await ben.says("!checkin join 19:00")
    ana.skips()
    ben.skips()
    await world.crash(until="2026-03-10T09:40:00+01:00")
    assert ana.sees("checkin-question").at == "2026-03-10T08:40:00+00:00"
    ana.sees_nothing()
    ben.sees_nothing()
    await world.at("2026-03-11T09:00:00+01:00")
    ana.sees("checkin-question")
    ben.sees("checkin-question")


async def test_down_until_it_is_too_late_to_ask(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.says("!checkin join 9:00")
    ana.skips()
    await world.crash(until="2026-03-02T15:01:00+01:00")
    ana.sees_nothing()
    await world.at("2026-03-03T09:00:00+01:00")
    ana.sees("checkin-question")


async def test_down_until_the_day_is_over(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.says("!checkin join 3:30")
    ana.skips()
    await world.crash(until="2026-03-03T04:10:00+01:00")
    ana.sees_nothing()


async def test_many_in_the_same_minute_in_the_order_of_joining(world: World) -> None:
    names = [f"p{number}" for number in range(world.many)]
    people = [await world.person(name, zone="Europe/Berlin") for name in names]
    await world.at("2026-03-02T08:00:00+01:00")
    for person in people:
        await person.says("!checkin join 9:00")
    before = len(world.shown)
    await world.at("2026-03-02T09:00:00+01:00")
    assert [seen.to for seen in world.shown[before:]] == [f"@{name}" for name in names]
