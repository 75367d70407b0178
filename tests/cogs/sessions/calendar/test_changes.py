"""What is changed about one occurrence, and about one and all later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.clock import zone_named
from bot.core.errors import NotUnderstood
from cogs.sessions.calendar import Wish, end, move, move_all, occurrence, occurrences, restore, skip
from cogs.sessions.calendar.rules import WEEKDAYS, first_of, rule_of, spelt_out, until_of

TUESDAY = datetime(2026, 12, 8, 19)  # noqa: DTZ001  # wall time
WEEK, DAY = timedelta(days=7), timedelta(days=1)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def weekly(rule: str = "FREQ=WEEKLY;BYDAY=TU") -> Wish:
    return Wish(TUESDAY, "Europe/Berlin", rule)


def walls(wish: Wish, limit: int = 4) -> list[datetime]:
    return [one.wall for one in occurrences(wish, after=LONG_AGO, limit=limit)]


def after(*weeks: int) -> list[datetime]:
    return [TUESDAY + week * WEEK for week in weeks]


def test_one_is_skipped_and_taken_back() -> None:
    skipped = skip(weekly(), TUESDAY + WEEK)
    assert walls(skipped) == after(0, 2, 3, 4)
    assert occurrence(skipped, TUESDAY + WEEK) is None
    assert restore(skipped, TUESDAY + WEEK) == weekly()


def test_one_is_moved_and_keeps_its_name() -> None:
    moved = move(weekly(), TUESDAY, TUESDAY + WEEK + DAY)
    assert walls(moved, 3) == [TUESDAY + WEEK, TUESDAY + WEEK + DAY, TUESDAY + 2 * WEEK]
    found = occurrence(moved, TUESDAY)
    assert found is not None
    assert (found.original, found.wall) == (TUESDAY, TUESDAY + WEEK + DAY)
    assert move(moved, TUESDAY, TUESDAY) == weekly()
    assert skip(moved, TUESDAY) == skip(weekly(), TUESDAY)


def test_it_ends() -> None:
    said = skip(move(weekly(), TUESDAY + 3 * WEEK, TUESDAY), TUESDAY + 2 * WEEK)
    assert end(said, TUESDAY + 2 * WEEK) == replace(weekly(), until=TUESDAY + 2 * WEEK)
    assert walls(end(weekly(), TUESDAY + 2 * WEEK)) == after(0, 1)


def test_a_name_that_the_rule_never_gave_is_nobodys() -> None:
    for name in (TUESDAY - WEEK, TUESDAY + DAY, TUESDAY + timedelta(minutes=1)):
        assert occurrence(weekly(), name) is None
        assert walls(move(weekly(), name, TUESDAY + DAY)) == walls(weekly())


def test_all_later_ones_move_with_what_was_said_of_them() -> None:
    wish = move(skip(weekly(), TUESDAY + 3 * WEEK), TUESDAY + 2 * WEEK, TUESDAY + 2 * WEEK + 2 * DAY)
    left, new = move_all(wish, TUESDAY + WEEK, TUESDAY + WEEK + DAY + timedelta(hours=1))
    assert left is not None
    assert walls(left) == after(0)
    wednesday = TUESDAY + DAY + timedelta(hours=1)
    assert walls(new) == [wednesday + WEEK, TUESDAY + 2 * WEEK + 2 * DAY, wednesday + 4 * WEEK, wednesday + 5 * WEEK]


def test_moved_from_the_first_on_nothing_is_left() -> None:
    left, new = move_all(weekly(), TUESDAY, TUESDAY + timedelta(hours=1))
    assert left is None
    assert new == Wish(TUESDAY + timedelta(hours=1), "Europe/Berlin", "FREQ=WEEKLY;BYDAY=TU")


def test_of_a_number_of_times_as_many_are_left_as_before() -> None:
    left, new = move_all(weekly("FREQ=WEEKLY;COUNT=5;BYDAY=TU"), TUESDAY + 2 * WEEK, TUESDAY + 2 * WEEK + DAY)
    assert left is not None
    assert (len(walls(left, 9)), len(walls(new, 9))) == (2, 3)


@pytest.mark.parametrize(
    ("rule", "days", "new"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU", 1, "FREQ=MONTHLY;BYDAY=2WE"),
        ("FREQ=MONTHLY;BYDAY=2TU", 7, "FREQ=MONTHLY;BYDAY=3TU"),
        ("FREQ=MONTHLY;BYMONTHDAY=8", 3, "FREQ=MONTHLY;BYMONTHDAY=11"),
        ("FREQ=DAILY;INTERVAL=3", 1, "FREQ=DAILY;INTERVAL=3"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=8", 30, "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=7"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", 1, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=TU"),
        ("FREQ=MONTHLY;BYMONTHDAY=8,22", 0, "FREQ=MONTHLY;BYMONTHDAY=8,22"),
    ],
)
def test_the_rule_goes_with_the_day(rule: str, days: int, new: str) -> None:
    _, shifted = move_all(weekly(rule), TUESDAY, TUESDAY + days * DAY)
    assert shifted.rule == new
    assert walls(shifted, 1) == [TUESDAY + days * DAY]


def test_several_days_of_a_month_cannot_all_be_moved_to_other_days() -> None:
    with pytest.raises(NotUnderstood) as fault:
        move_all(weekly("FREQ=MONTHLY;BYMONTHDAY=8,22"), TUESDAY, TUESDAY + DAY)
    assert fault.value.text.key == "calendar-move-several"


_days = st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=4).map(sorted).map(",".join)
_rules = st.builds("FREQ=WEEKLY;INTERVAL={};BYDAY={}".format, st.integers(1, 3), _days) | st.builds(
    "FREQ=DAILY;INTERVAL={}".format, st.integers(1, 9)
)


@given(_rules, st.integers(0, 30), st.integers(-3 * 24 * 60, 20 * 24 * 60))
@settings(max_examples=100, deadline=None)
def test_all_later_ones_are_shifted_by_the_same(text: str, number: int, minutes: int) -> None:
    rule = spelt_out(rule_of(text), TUESDAY)
    wish = Wish(first_of(rule, TUESDAY), "Europe/Berlin", rule.text)
    originals = walls(wish, number + 20)
    by = timedelta(minutes=minutes)
    left, new = move_all(wish, originals[number], originals[number] + by)
    assert (walls(left, number + 20) if left is not None else []) == originals[:number]
    assert walls(new, 20) == [wall + by for wall in originals[number:]]


def test_until_in_a_rule_is_the_last_that_just_fits() -> None:
    berlin = zone_named("Europe/Berlin")
    assert until_of("FREQ=DAILY;UNTIL=20261208T180000Z", berlin) == TUESDAY + timedelta(seconds=1)
    assert until_of("FREQ=DAILY;UNTIL=20261208T190000", berlin) == TUESDAY + timedelta(seconds=1)
    assert until_of("UNTIL=20261208;FREQ=DAILY", berlin) == TUESDAY.replace(hour=0) + DAY
    assert until_of("FREQ=DAILY", berlin) is None
