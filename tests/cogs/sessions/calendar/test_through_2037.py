"""Whatever the rule, the zone and the exceptions: what takes place is what python-dateutil says at wall time, and what
a calendar program makes of our file is the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from cogs.sessions.calendar import CalendarEvent, Wish, calendar_file, occurrence, occurrences
from tests.cogs.sessions.calendar.drawing import wishes

END = datetime(2038, 1, 1)  # noqa: DTZ001  # wall time
BEGINNING = datetime(2025, 12, 1, tzinfo=UTC)


def instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at which clocks show it; where they skip it, the first at which they show something later."""
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == wall:
        return at
    at = min(at, wall.replace(tzinfo=zone, fold=1).astimezone(UTC))
    while at.astimezone(zone).replace(tzinfo=None) < wall:
        at += timedelta(minutes=1)
    return at


def by_hand(wish: Wish) -> dict[datetime, datetime]:
    """By its name, each instant at which it takes place: expanded from the first, with no regard to time."""
    if wish.rule is None:
        names = [wish.first]
    else:
        names = rrulestr(wish.rule, dtstart=wish.first).between(wish.first, END, inc=True)
    zone = ZoneInfo(wish.zone)
    return {
        name: instant(wish.moved.get(name, name), zone)
        for name in names
        if name not in wish.skipped and name < (wish.until or END) and wish.moved.get(name, name) < END
    }


def by_a_calendar_program(wish: Wish) -> list[datetime]:
    written = calendar_file([CalendarEvent("one@example", wish, 45, "Appointment", BEGINNING)], name="Sessions")
    found = []
    for event in IcsCalendarStream.calendar_from_ics(written).timeline:  # in order, without an end
        assert isinstance(event.dtstart, datetime)
        if event.dtstart.replace(tzinfo=None) >= END:
            break
        found.append(event.dtstart.astimezone(UTC))
    return found


@given(wishes())
@settings(max_examples=150, deadline=None)
def test_occurrences_are_what_dateutil_says_at_wall_time(wish: Wish) -> None:
    found = list(occurrences(wish, after=BEGINNING))
    wanted = by_hand(wish)
    assert [one.at for one in found] == sorted(wanted.values())
    assert {one.original: one.at for one in found} == wanted
    assert all(occurrence(wish, one.original) == one for one in found[:: max(len(found) // 20, 1)])


@given(wishes(), st.integers(0, 4000), st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_a_stretch_of_them_is_a_part_of_all(wish: Wish, days: int, length: int) -> None:
    after = BEGINNING + timedelta(days=days, hours=3)
    before = after + timedelta(days=length)
    wanted = [one for one in occurrences(wish, after=BEGINNING) if after < one.at < before]
    assert list(occurrences(wish, after=after, before=before)) == wanted
    assert list(occurrences(wish, after=after, before=before, limit=3)) == wanted[:3]


@given(wishes())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_calendar_program_finds_the_same_instants_in_our_file(wish: Wish) -> None:
    assert by_a_calendar_program(wish) == sorted(by_hand(wish).values())


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Gaza", "Australia/Lord_Howe"])
def test_a_night_of_which_clocks_skip_a_part_and_one_of_which_they_repeat_one(zone: str) -> None:
    first = datetime(2026, 1, 1, 2, 15)  # noqa: DTZ001  # wall time
    wish = Wish(first, zone, "FREQ=DAILY")
    found = [one.at for one in occurrences(wish, after=BEGINNING)]
    assert len(found) == (END - first).days + 1
    assert found == sorted(by_hand(wish).values()) == by_a_calendar_program(wish)
