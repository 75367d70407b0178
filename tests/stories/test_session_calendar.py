"""Sessions in one's own calendar: a file, and an address that only its owner knows."""

from __future__ import annotations

import re

import aiohttp
from ical.calendar_stream import IcsCalendarStream

from bot.adapters.web.feeds import FeedServer
from bot.app import App
from tests.stories.test_sessions import ROOM, facilitator, planned
from tests.support.person import Person, World

ADDRESS = "https://calendar.example.org/a"
EVERY_SECOND = '!session plan "Evening circle" every second tuesday 19:00 minutes:45'


def app_of(world: World) -> App:
    assert world.app is not None
    world.app.calendars.address = ADDRESS  # as an operator's config says it
    return world.app


def times(written: str) -> list[tuple[str, str | None]]:
    events = IcsCalendarStream.calendar_from_ics(written).events
    return [(f"{event.dtstart:%Y-%m-%d %H:%M}", event.summary) for event in events]


def file_in(person: Person, *keys: str) -> str:
    shown = person.sees("file-on-this-device", "calendar-file", *keys, seen="only_you")
    (file,) = shown.files
    assert file["name"] == "calendar.ics"
    return file["text"]


def secret_in(text: str) -> str:
    (secret,) = re.findall(rf"{ADDRESS}/([0-9a-f]{{64}})\.ics", text)
    assert isinstance(secret, str)
    return secret


async def joined(world: World) -> tuple[Person, Person]:
    sam, ana = await facilitator(world), await world.person("ana", zone="America/New_York")
    await planned(world, sam)
    await ana.presses("session-join", room=ROOM)
    ana.skips()
    return sam, ana


async def test_a_file_of_what_one_joined_tells_nothing_but_when(world: World) -> None:
    _, ana = await joined(world)
    await ana.says("!session calendar")
    ((when, title),) = times(file_in(ana, "calendar-without-titles"))
    assert when == "2026-03-03 19:00"
    assert title in ("Appointment", "Termin")
    await ana.says("!session calendar titles:yes")
    written = file_in(ana, "calendar-with-titles")
    assert times(written) == [("2026-03-03 19:00", "Evening circle")]
    assert "sam" not in written


async def test_a_series_one_holds_is_there_as_a_series(world: World) -> None:
    sam = await facilitator(world)
    await world.at("2026-03-02T12:00:00+01:00")
    await sam.says(EVERY_SECOND, room=ROOM)
    sam.skips()
    await sam.presses("session-plan-save")
    sam.skips()
    await sam.says("!session calendar")
    calendar = IcsCalendarStream.calendar_from_ics(file_in(sam))
    found = [event.dtstart for event, _ in zip(calendar.timeline, range(4), strict=False)]
    assert [f"{start:%m-%d %H:%M %z}" for start in found] == [
        "03-03 19:00 +0100",
        "03-17 19:00 +0100",
        "03-31 19:00 +0200",
        "04-14 19:00 +0200",
    ]


async def test_a_series_one_joined_is_there_from_that_time_on(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana", zone="America/New_York")
    await world.at("2026-03-02T12:00:00+01:00")
    await sam.says(EVERY_SECOND, room=ROOM)
    await sam.presses("session-plan-save")
    await world.at("2026-03-04T12:00:00+01:00")
    await sam.says("!session move 1 20:00 date:31 march")
    await sam.says("!session cancel 1 date:14 april")
    await ana.says("!session join 1")
    ana.sees("session-joined")
    await ana.says("!session calendar")
    calendar = IcsCalendarStream.calendar_from_ics(file_in(ana, "calendar-series", "calendar-without-titles"))
    found = [event.dtstart for event, _ in zip(calendar.timeline, range(3), strict=False)]
    assert [f"{start:%m-%d %H:%M %z}" for start in found] == [
        "03-17 19:00 +0100",
        "03-31 20:00 +0200",
        "04-28 19:00 +0200",
    ]


async def test_an_address_is_shown_once_and_gives_what_the_file_says(world: World) -> None:
    sam, ana = await joined(world)
    app = app_of(world)
    await ana.says("!session calendar")
    secret = secret_in(ana.sees("calendar-address", choices=["calendar-address-anew", "calendar-address-stop"]).text)
    read = await app.feed(secret)
    assert read is not None
    assert [when for when, _ in times(read.decode())] == ["2026-03-03 19:00"]
    assert secret.encode() not in await world.kept()
    await ana.says("!session calendar")
    assert secret not in ana.sees("calendar-address-there", seen="only_you").text
    await sam.says("!session move 1 20:00", room=ROOM)
    again = await app.feed(secret)
    assert again is not None
    assert [when for when, _ in times(again.decode())] == ["2026-03-03 20:00"]


async def test_a_new_address_ends_the_old_one_and_no_address_ends_it(world: World) -> None:
    _, ana = await joined(world)
    app = app_of(world)
    await ana.says("!session calendar titles:yes")
    first = secret_in(ana.sees("calendar-address").text)
    await ana.presses("calendar-address-anew")
    second = secret_in(ana.sees("calendar-address", "calendar-address-replaced", seen="only_you").text)
    assert await app.feed(first) is None
    read = await app.feed(second)
    assert read is not None
    assert times(read.decode()) == [("2026-03-03 19:00", "Evening circle")]
    await ana.presses("calendar-address-stop")
    ana.sees("calendar-address-stopped")
    assert await app.feed(second) is None


async def test_who_is_erased_has_no_address(world: World) -> None:
    _, ana = await joined(world)
    app = app_of(world)
    await ana.says("!session calendar")
    secret = secret_in(ana.sees("calendar-address").text)
    await ana.says("!you erase")
    ana.skips()
    await ana.presses("you-erase-now")
    assert await app.feed(secret) is None


async def test_a_calendar_program_reads_it_over_the_line(world: World) -> None:
    sam, ana = await joined(world)
    server = FeedServer(app_of(world), "127.0.0.1", 0)
    await ana.says("!session calendar")
    path = f"/{secret_in(ana.sees('calendar-address').text)}.ics"
    await server.start()
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{server.port}") as program:
            first = await program.get(path)
            assert [when for when, _ in times(await first.text())] == ["2026-03-03 19:00"]
            known = {"If-None-Match": first.headers["ETag"]}
            assert (await program.get(path, headers=known)).status == 304
            await sam.says("!session cancel 1", room=ROOM)
            changed = await program.get(path, headers=known)
            assert (changed.status, times(await changed.text())) == (200, [])
            async with world.without_database():
                assert (await program.get(path)).status == 503
            await ana.presses("calendar-address-stop")
            assert (await program.get(path, headers=known)).status == 404
    finally:
        await server.close()
