"""When to ask: pauses, outages, the end of a member's day, refused messages."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.clock import EVERY_DAY, latest_instant, next_instant
from cogs.checkins.rhythm import OPEN_END, STALE_AFTER, Refusal, Wish, after_refusal, days_of, mask_of

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = Wish(time(9), EVERY_DAY, "Europe/Berlin", time(4))
EVENING = Wish(time(23, 30), EVERY_DAY, "Europe/Berlin", time(4))
MOMENT = timedelta(microseconds=1)


def at(wall: str) -> datetime:
    """An instant, by the clocks of Berlin."""
    return datetime.fromisoformat(wall).replace(tzinfo=BERLIN).astimezone(UTC)


instants = st.datetimes(datetime(2020, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # drawn as UTC
wishes = st.builds(
    Wish,
    at=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    days=st.sets(st.integers(0, 6), min_size=1).map(frozenset),
    zone=st.sampled_from(["Europe/Berlin", "Australia/Lord_Howe", "America/Nuuk", "America/New_York", "UTC"]),
    day_end=st.builds(time, st.integers(0, 23), st.sampled_from([0, 30])),
)


class TestTheNextQuestion:
    def test_comes_at_the_next_wished_time(self) -> None:
        assert MORNING.next(at("2026-05-04T08:59")) == at("2026-05-04T09:00")
        assert MORNING.next(at("2026-05-04T09:00")) == at("2026-05-05T09:00")

    def test_keeps_to_its_weekdays(self) -> None:
        weekdays = Wish(time(9), frozenset(range(5)), "Europe/Berlin", time(4))
        assert weekdays.next(at("2026-05-08T10:00")) == at("2026-05-11T09:00")

    def test_waits_for_the_end_of_a_pause(self) -> None:
        assert MORNING.next(at("2026-05-04T10:00"), at("2026-05-20T00:00")) == at("2026-05-20T09:00")

    def test_may_come_at_the_very_instant_at_which_a_pause_ends(self) -> None:
        assert MORNING.next(at("2026-05-04T10:00"), at("2026-05-20T09:00")) == at("2026-05-20T09:00")

    def test_is_not_held_up_by_a_pause_that_is_over(self) -> None:
        assert MORNING.next(at("2026-05-04T10:00"), at("2026-05-01T00:00")) == at("2026-05-05T09:00")

    def test_does_not_come_during_a_pause_without_an_end(self) -> None:
        assert MORNING.next(at("2026-05-04T10:00"), OPEN_END) is None

    @given(wishes, instants, instants)
    @settings(max_examples=200, deadline=None)
    def test_is_the_first_wished_instant_that_is_later_than_now_and_not_in_the_pause(
        self, wish: Wish, now: datetime, until: datetime
    ) -> None:
        following = wish.next(now, until)
        assert following is not None
        assert following > now
        assert following >= until
        assert latest_instant(following - MOMENT, wish.at, ZoneInfo(wish.zone), wish.days) < max(now + MOMENT, until)


class TestAfterAnOutage:
    def test_a_question_that_is_a_little_late_is_still_itself(self) -> None:
        due = at("2026-05-04T09:00")
        assert MORNING.occurrence(due, due) == due
        assert MORNING.occurrence(due, due + STALE_AFTER) == due

    def test_after_a_long_outage_the_latest_one_is_meant(self) -> None:
        assert MORNING.occurrence(at("2026-05-04T09:00"), at("2026-05-20T10:00")) == at("2026-05-20T09:00")

    def test_the_latest_one_is_asked_if_it_is_not_too_late_for_it(self) -> None:
        now = at("2026-05-20T10:00")
        assert MORNING.open_until(MORNING.occurrence(at("2026-05-04T09:00"), now), now) == at("2026-05-21T04:00")

    def test_nobody_is_asked_the_mornings_question_in_the_evening(self) -> None:
        now = at("2026-05-20T19:00")
        assert MORNING.open_until(MORNING.occurrence(at("2026-05-04T09:00"), now), now) is None

    @given(wishes, instants, st.timedeltas(timedelta(), timedelta(days=40)))
    @settings(max_examples=200, deadline=None)
    def test_what_is_meant_is_never_yet_to_come_nor_before_what_was_due(
        self, wish: Wish, start: datetime, late: timedelta
    ) -> None:
        due = next_instant(start, wish.at, ZoneInfo(wish.zone), wish.days)
        assert due <= wish.occurrence(due, due + late) <= due + late


class TestHowLongAnAnswerCounts:
    def test_until_the_members_day_ends(self) -> None:
        asked = at("2026-05-04T09:00")
        assert MORNING.open_until(asked, asked) == at("2026-05-05T04:00")

    def test_a_question_late_at_night_belongs_to_the_day_that_is_ending(self) -> None:
        asked = at("2026-05-04T23:30")
        assert EVENING.open_until(asked, asked) == at("2026-05-05T04:00")
        assert EVENING.open_until(asked, at("2026-05-05T03:59")) == at("2026-05-05T04:00")

    def test_not_once_that_day_is_over(self) -> None:
        assert EVENING.open_until(at("2026-05-04T23:30"), at("2026-05-05T04:00")) is None

    def test_a_question_at_the_end_of_the_day_belongs_to_the_new_one(self) -> None:
        wish = Wish(time(4), EVERY_DAY, "Europe/Berlin", time(4))
        asked = at("2026-05-04T04:00")
        assert wish.open_until(asked, asked) == at("2026-05-05T04:00")

    def test_an_end_that_the_clocks_skip_is_just_past_the_gap(self) -> None:
        wish = Wish(time(19), EVERY_DAY, "Europe/Berlin", time(2, 30))
        asked = at("2026-03-28T19:00")
        assert wish.open_until(asked, asked) == at("2026-03-29T03:00")

    @given(wishes, instants)
    @settings(max_examples=200, deadline=None)
    def test_a_question_asked_in_time_is_always_open_and_for_about_a_day_at_most(
        self, wish: Wish, start: datetime
    ) -> None:
        asked = next_instant(start, wish.at, ZoneInfo(wish.zone), wish.days)
        until = wish.open_until(asked, asked)
        assert until is not None
        assert asked < until <= asked + timedelta(hours=25)


class TestRefusedMessages:
    """A private message did not get through, at nine in the evening; the day ends at four."""

    FIRST = at("2026-05-04T21:00")

    def after(self, now: datetime, let_go_at: datetime | None, asked_at: datetime | None) -> Refusal:
        return after_refusal(now, let_go_at, asked_at, "Europe/Berlin", time(4))

    def test_the_first_time_that_days_question_is_let_go(self) -> None:
        assert self.after(self.FIRST, None, None) is Refusal.LET_GO
        assert self.after(self.FIRST, None, self.FIRST - timedelta(days=1)) is Refusal.LET_GO

    @pytest.mark.parametrize("again", ["2026-05-04T21:00", "2026-05-04T23:00", "2026-05-05T03:59"])
    def test_another_one_of_the_same_day_changes_nothing(self, again: str) -> None:
        assert self.after(at(again), self.FIRST, None) is Refusal.SAME_DAY

    @pytest.mark.parametrize("again", ["2026-05-05T04:00", "2026-05-05T21:00", "2026-06-05T21:00"])
    def test_another_day_the_check_in_rests(self, again: str) -> None:
        assert self.after(at(again), self.FIRST, self.FIRST - timedelta(days=1)) is Refusal.REST

    def test_a_question_that_got_through_since_forgives_it(self) -> None:
        delivered = at("2026-05-05T21:00")
        assert self.after(at("2026-05-06T21:00"), self.FIRST, delivered) is Refusal.LET_GO


def test_weekdays_are_kept_as_bits() -> None:
    assert mask_of({0}) == 1
    assert mask_of({6}) == 64
    assert mask_of(EVERY_DAY) == 127


@given(st.sets(st.integers(0, 6)))
def test_weekdays_come_back_from_their_bits(days: set[int]) -> None:
    assert days_of(mask_of(days)) == days
