"""When a service answers, by the clocks of its own zone."""

from __future__ import annotations

from datetime import datetime

import pytest

from cogs.resources.hours import check, is_open, next_open


@pytest.mark.parametrize(
    ("hours", "zone", "at", "open_"),
    [
        ("24/7", "Europe/London", "2026-03-01T03:00+00:00", True),
        ("Mon-Fri 09:00-17:00", "Africa/Nairobi", "2026-03-02T06:00+00:00", True),
        ("Mon-Fri 09:00-17:00", "Africa/Nairobi", "2026-03-02T05:59+00:00", False),
        ("Mon-Fri 09:00-17:00", "Africa/Nairobi", "2026-03-02T14:00+00:00", False),
        ("Mon-Fri 09:00-17:00", "Africa/Nairobi", "2026-03-01T09:00+00:00", False),
        ("Mon-Fri 09:00-17:00, Sat 10:00-14:00", "Europe/Paris", "2026-03-07T12:00+00:00", True),
        ("19:00-07:00", "Europe/Tallinn", "2026-03-02T03:00+00:00", True),
        ("19:00-07:00", "Europe/Tallinn", "2026-03-02T12:00+00:00", False),
        ("Fri 20:00-02:00", "UTC", "2026-03-07T01:00+00:00", True),
        ("Fri 20:00-02:00", "UTC", "2026-03-06T01:00+00:00", False),
        ("Sat-Mon 10:00-12:00", "UTC", "2026-03-01T11:00+00:00", True),
        ("Sat-Mon 10:00-12:00", "UTC", "2026-03-03T11:00+00:00", False),
        ("17:00-00:00", "UTC", "2026-03-03T23:59+00:00", True),
        ("17:00-00:00", "UTC", "2026-03-03T00:01+00:00", False),
    ],
)
def test_open(hours: str, zone: str, at: str, open_: bool) -> None:
    assert is_open(hours, zone, datetime.fromisoformat(at)) is open_


@pytest.mark.parametrize("hours", ["", "weekdays", "Mon-Fri", "Mon-Fri 9-17", "Mon-Fry 09:00-17:00", "09:00-25:00"])
def test_what_cannot_be_read_is_refused(hours: str) -> None:
    with pytest.raises(ValueError, match="hour"):
        check(hours)


@pytest.mark.parametrize(
    ("hours", "zone", "at", "opens"),
    [
        ("Mon-Fri 09:00-17:00", "Africa/Nairobi", "2026-03-01T09:00+00:00", "2026-03-02T06:00+00:00"),
        ("Mon-Fri 09:00-17:00", "Africa/Nairobi", "2026-03-06T15:00+00:00", "2026-03-09T06:00+00:00"),
        ("Mon 09:00-17:00", "UTC", "2026-03-02T09:00+00:00", "2026-03-09T09:00+00:00"),
        ("Fri 20:00-02:00, Sun 10:00-12:00", "UTC", "2026-03-07T03:00+00:00", "2026-03-08T10:00+00:00"),
        ("09:00-17:00", "Europe/Berlin", "2026-03-28T20:00+00:00", "2026-03-29T07:00+00:00"),
    ],
)
def test_when_it_opens_next(hours: str, zone: str, at: str, opens: str) -> None:
    assert next_open(hours, zone, datetime.fromisoformat(at)) == datetime.fromisoformat(opens)


def test_what_never_closes_never_opens() -> None:
    assert next_open("24/7", "UTC", datetime.fromisoformat("2026-03-01T09:00+00:00")) is None
