"""Hours of duty: as people write them, and whether an instant lies in them."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from bot.core.clock import EVERY_DAY
from bot.core.errors import NotUnderstood
from bot.core.options import Around
from cogs.signposting.duty_hours import ALWAYS, DutyHours, DutyHoursKind, tomorrow

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WEEKDAYS, WEEKEND = frozenset(range(5)), frozenset({5, 6})


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("weekdays 18:00-23:00", DutyHours(WEEKDAYS, time(18), time(23))),
        ("18-23", DutyHours(EVERY_DAY, time(18), time(23))),
        ("6-11pm", DutyHours(EVERY_DAY, time(18), time(23))),
        ("6pm to 11pm on weekends", DutyHours(WEEKEND, time(18), time(23))),
        ("friday and saturday from 22:00 to 2:00", DutyHours(frozenset({4, 5}), time(22), time(2))),
        ("mon-fri 9-17", DutyHours(WEEKDAYS, time(9), time(17))),
        ("montag bis freitag von 18 bis 23 uhr", DutyHours(WEEKDAYS, time(18), time(23))),
        ("weekends", DutyHours(WEEKEND, time(0), time(0))),
        ("Always", ALWAYS),
    ],
)
def test_what_people_write(words: str, hours: DutyHours) -> None:
    assert DutyHoursKind().read(words, Around(NOON)) == hours


@pytest.mark.parametrize("words", ["soon", "18:00", "from noon", "25:00-26:00", "-", ""])
def test_what_says_no_hours(words: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        DutyHoursKind().read(words, Around(NOON))
    assert refused.value.text.key == "duty-hours-unknown"


@pytest.mark.parametrize(
    ("hours", "at", "holds"),
    [
        (DutyHours(WEEKDAYS, time(18), time(23)), "2026-03-02T17:00:00+00:00", True),
        (DutyHours(WEEKDAYS, time(18), time(23)), "2026-03-02T16:59:00+00:00", False),
        (DutyHours(WEEKDAYS, time(18), time(23)), "2026-03-02T22:00:00+00:00", False),
        (DutyHours(WEEKDAYS, time(18), time(23)), "2026-03-07T18:00:00+00:00", False),
        (DutyHours(frozenset({4}), time(22), time(2)), "2026-03-07T00:30:00+00:00", True),
        (DutyHours(frozenset({4}), time(22), time(2)), "2026-03-06T00:30:00+00:00", False),
        (DutyHours(WEEKEND, time(0), time(0)), "2026-03-07T23:30:00+00:00", True),
        (ALWAYS, "2026-03-04T04:00:00+00:00", True),
    ],
)
def test_an_instant_in_berlin(hours: DutyHours, at: str, *, holds: bool) -> None:
    assert hours.holds(datetime.fromisoformat(at), "Europe/Berlin") is holds


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("2026-03-02T22:00:00+00:00", "2026-03-03T09:00:00+00:00"),
        ("2026-03-02T02:00:00+00:00", "2026-03-02T09:00:00+00:00"),
        ("2026-03-02T04:00:00+00:00", "2026-03-03T09:00:00+00:00"),
    ],
)
def test_a_rest_lasts_a_night(at: str, until: str) -> None:
    assert tomorrow(datetime.fromisoformat(at), "UTC") == datetime.fromisoformat(until)
