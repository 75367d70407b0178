"""A preview is what will be shown, whatever was shown before and whatever days are special."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.clock import NEVER
from bot.core.people import Community, Place, PlaceKind
from cogs.prompts.choosing import Shown
from cogs.prompts.decks import Deck, coming, first_of
from cogs.prompts.library import OWN, SPECIAL, Prompt, library
from cogs.prompts.rhythm import Wish
from cogs.prompts.store import Plan
from cogs.prompts.words_store import Special, special_on

BEGIN = datetime(2026, 3, 20, 7, 30, tzinfo=UTC)
THERE = Community(1, "fake", "here")
ROOM = Place(PlaceKind.ROOM, "#lounge")

PLANS = st.builds(
    lambda days, hour, zone: Plan(1, 1, ROOM, Wish(time(hour), days, zone)),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(0, 23),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]),
)
SPECIALS = st.lists(
    st.builds(
        lambda ahead, words: Special("s", *_month_and_day(ahead), None, words),
        st.integers(0, 40),
        st.none() | st.just("x"),
    ),
    max_size=4,
)
OWN_ONES = st.integers(0, 30).map(lambda count: [Prompt(f"own-{number}", OWN, "words") for number in range(count)])


def _month_and_day(ahead: int) -> tuple[int, int]:
    day = BEGIN.date() + timedelta(days=ahead)
    return day.month, day.day


def deck(own: Sequence[Prompt], specials: Sequence[Special], history: Sequence[Shown] = ()) -> Deck:
    return Deck((*library("en"), *own), specials, history, "seed")


@given(PLANS, SPECIALS, OWN_ONES)
def test_each_date_shows_what_the_preview_said(plan: Plan, specials: list[Special], own: list[Prompt]) -> None:
    foreseen = coming(plan, THERE, deck(own, specials), BEGIN, 7)
    now, kept = BEGIN, deck(own, specials)
    for at, prompt in foreseen:
        assert plan.next(now) == at
        now = at
        shown = kept.on(plan.wish.day_of(at))
        assert shown == prompt
        if shown is not None:
            kept.take(shown)
    assert len(foreseen) == 7


@given(PLANS, SPECIALS, OWN_ONES)
def test_a_special_day_uses_nothing_up(plan: Plan, specials: list[Special], own: list[Prompt]) -> None:
    usual = [prompt for _, prompt in coming(plan, THERE, deck(own, specials), BEGIN, 7)]
    left = [prompt for prompt in usual if prompt is not None and prompt.theme != SPECIAL]
    without = [prompt for _, prompt in coming(plan, THERE, deck(own, ()), BEGIN, 7)]
    assert left == without[: len(left)]


def test_nothing_comes_while_the_community_is_quiet() -> None:
    plan = Plan(1, 1, ROOM, Wish(time(9), frozenset(range(7)), "UTC"))
    until = BEGIN + timedelta(days=3)
    assert first_of(plan, Community(1, "fake", "here", quiet_until=until), BEGIN) == datetime(
        2026, 3, 23, 9, tzinfo=UTC
    )
    assert first_of(plan, Community(1, "fake", "here", quiet_until=NEVER), BEGIN) is None


def test_what_is_meant_for_one_year_goes_before_what_is_meant_for_all() -> None:
    every, once = Special("a", 3, 5, None, "every year"), Special("b", 3, 5, 2026, "this year")
    assert special_on(date(2026, 3, 5), [every, once]) == once
    assert special_on(date(2027, 3, 5), [every, once]) == every
    assert special_on(date(2026, 3, 6), [every, once]) is None


def test_a_day_of_every_year_is_next_on_a_day_that_there_is() -> None:
    assert Special("a", 2, 29, None, None).next_day(date(2026, 3, 1)) == date(2028, 2, 29)
    assert Special("a", 3, 1, None, None).next_day(date(2026, 3, 1)) == date(2026, 3, 1)
    assert Special("a", 2, 1, None, None).next_day(date(2026, 3, 1)) == date(2027, 2, 1)
