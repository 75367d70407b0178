"""The calendar file itself: its lines, what stands in them, and what nobody may put there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream

from cogs.sessions.calendar import CalendarEvent, Wish, calendar_file, end, move, skip

NOON = datetime(2026, 12, 8, 12)  # noqa: DTZ001  # wall time
WEEK = timedelta(days=7)
WEEKLY = Wish(NOON, "Europe/Berlin", "FREQ=WEEKLY;BYDAY=TU")
EVENT = CalendarEvent("a1@alongside", WEEKLY, 90, "Appointment", datetime(2026, 11, 1, tzinfo=UTC), 3)


def lines(*events: CalendarEvent, name: str = "Appointments") -> list[str]:
    written = calendar_file(events, name=name)
    assert written.endswith("\r\n")
    assert written.replace("\r\n", "").isprintable()
    return written.split("\r\n")


def titles(written: str) -> list[str | None]:
    return [event.summary for event in IcsCalendarStream.calendar_from_ics(written).events]


def test_a_series_is_a_rule_with_what_was_said_of_single_ones() -> None:
    wish = move(skip(WEEKLY, NOON + WEEK), NOON + 2 * WEEK, NOON + 2 * WEEK + timedelta(hours=5))
    found = lines(replace(EVENT, wish=wish))
    for line in (
        "DTSTART;TZID=Europe/Berlin:20261208T120000",
        "DURATION:PT90M",
        "RRULE:FREQ=WEEKLY;BYDAY=TU",
        "EXDATE;TZID=Europe/Berlin:20261215T120000",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261222T120000",
        "DTSTART;TZID=Europe/Berlin:20261222T170000",
        "TZID:Europe/Berlin",
    ):
        assert line in found
    assert found.count("UID:a1@alongside") == 2
    assert found.count("SEQUENCE:3") == 2


def test_an_end_is_said_in_utc_and_never_beside_a_number_of_times() -> None:
    ended = lines(replace(EVENT, wish=end(WEEKLY, NOON + 2 * WEEK)))
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222T105959Z" in ended
    counted = replace(WEEKLY, rule="FREQ=WEEKLY;COUNT=9;BYDAY=TU")
    assert "RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=TU" in lines(replace(EVENT, wish=end(counted, NOON + 2 * WEEK)))


def test_what_does_not_take_place_at_all_is_not_there() -> None:
    once = replace(WEEKLY, rule=None)
    for wish in (skip(once, NOON), end(once, NOON), end(WEEKLY, NOON)):
        assert "BEGIN:VEVENT" not in lines(replace(EVENT, wish=wish))


@pytest.mark.parametrize(
    "title",
    [
        "one\r\nATTENDEE:mailto:ana@example.org",
        "two\nEND:VEVENT\nBEGIN:VALARM",
        "three\rX-ADDED:1",
        "four; five, six \\ seven\\n",
        "\x00\x07eight\x7f\x85nine",
        "\N{GREEK SMALL LETTER ALPHA}" * 100,
        "\N{FACE WITH TEARS OF JOY}" * 50,
        "@everyone **bold** <b>",
    ],
)
def test_a_title_is_a_title_whatever_is_written_in_it(title: str) -> None:
    written = calendar_file([replace(EVENT, title=title)], name=title)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert "\r" not in written.replace("\r\n", "")
    assert "\n" not in written.replace("\r\n", "")
    unfolded = written.replace("\r\n ", "").split("\r\n")
    begun = [line for line in unfolded if line.startswith(("ATTENDEE", "BEGIN:VALARM", "X-ADDED"))]
    assert not begun
    assert unfolded.count("END:VEVENT") == 1
    seen = "".join(
        letter for letter in title.replace("\r\n", "\n").replace("\r", "\n") if letter >= " " or letter == "\n"
    )
    assert titles(written) == [seen.replace("\x7f", "").replace("\x85", "")]


def test_nobody_is_named_and_nobody_is_called() -> None:
    written = calendar_file([EVENT], name="Appointments")
    for word in ("ATTENDEE", "ORGANIZER", "VALARM", "LOCATION", "DESCRIPTION", "URL"):
        assert word not in written


def test_the_same_sessions_are_the_same_to_the_letter() -> None:
    """So that a program which asks again is told that nothing changed."""
    assert lines(EVENT) == lines(EVENT)
    assert lines(EVENT) != lines(replace(EVENT, changes=4))


def test_an_empty_calendar_is_one_all_the_same() -> None:
    written = calendar_file([], name="Appointments")
    assert titles(written) == []
    assert "BEGIN:VTIMEZONE" in written


def test_each_zone_is_there_once() -> None:
    elsewhere = replace(EVENT, uid="b2@alongside", wish=replace(WEEKLY, zone="America/New_York"))
    written = lines(EVENT, elsewhere, replace(EVENT, uid="c3@alongside"))
    assert [line for line in written if line.startswith("TZID:")] == ["TZID:America/New_York", "TZID:Europe/Berlin"]
