"""When a prompt comes: late, never on the day after, and over changes of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, time
from itertools import islice

import pytest

from bot.core.clock import EVERY_DAY
from cogs.prompts.rhythm import Wish, days_of, mask_of

MORNING = Wish(time(9), EVERY_DAY, "Europe/Berlin")
WEEKDAYS = Wish(time(9), frozenset(range(5)), "Europe/Berlin")
LATE = Wish(time(23), EVERY_DAY, "Europe/Berlin")


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone(UTC)


@pytest.mark.parametrize(
    ("wish", "now", "found"),
    [
        (MORNING, "2026-03-02T09:00+01:00", "2026-03-02T09:00+01:00"),
        (MORNING, "2026-03-02T14:59:59+01:00", "2026-03-02T09:00+01:00"),
        (MORNING, "2026-03-02T15:00+01:00", None),
        (MORNING, "2026-03-02T08:59+01:00", None),
        (WEEKDAYS, "2026-03-07T09:30+01:00", None),
        (LATE, "2026-03-02T23:59+01:00", "2026-03-02T23:00+01:00"),
        (LATE, "2026-03-03T00:00+01:00", None),
    ],
)
def test_todays_may_still_be_shown_for_less_than_six_hours(wish: Wish, now: str, found: str | None) -> None:
    assert wish.today(at(now)) == (at(found) if found is not None else None)


@pytest.mark.parametrize(
    ("wish", "now", "dates"),
    [
        (MORNING, "2026-03-28T12:00+01:00", ["2026-03-29T09:00+02:00", "2026-03-30T09:00+02:00"]),
        (MORNING, "2026-10-24T12:00+02:00", ["2026-10-25T09:00+01:00", "2026-10-26T09:00+01:00"]),
        (WEEKDAYS, "2026-03-06T09:00+01:00", ["2026-03-09T09:00+01:00", "2026-03-10T09:00+01:00"]),
    ],
)
def test_the_same_wall_time_on_both_sides_of_a_change(wish: Wish, now: str, dates: list[str]) -> None:
    assert list(islice(wish.coming(at(now)), len(dates))) == [at(date) for date in dates]


def test_a_wall_time_that_a_night_lacks_or_has_twice() -> None:
    night = Wish(time(2, 30), EVERY_DAY, "Europe/Berlin")
    assert night.next(at("2026-03-28T12:00+01:00")) == at("2026-03-29T03:00+02:00")
    assert night.next(at("2026-10-24T12:00+02:00")) == at("2026-10-25T02:30+02:00")
    assert night.today(at("2026-10-25T02:40+01:00")) == at("2026-10-25T02:30+02:00")


def test_what_is_skipped_is_left_out() -> None:
    assert MORNING.next(at("2026-03-02T08:00+01:00"), at("2026-03-04T09:00+01:00")) == at("2026-03-04T09:00+01:00")
    assert MORNING.next(at("2026-03-05T08:00+01:00"), at("2026-03-04T09:00+01:00")) == at("2026-03-05T09:00+01:00")


def test_days_are_kept_as_bits() -> None:
    assert days_of(mask_of(frozenset({0, 4, 6}))) == {0, 4, 6}
