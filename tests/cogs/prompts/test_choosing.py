"""Which prompt comes next, for any library, any history and any place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.prompts.choosing import Shown, after, choose
from cogs.prompts.library import Prompt, library


@dataclass(frozen=True, slots=True)
class One:
    id: str
    theme: str


def of(sizes: Sequence[int]) -> list[One]:
    return [One(f"{theme}-{number}", f"theme {theme}") for theme, size in enumerate(sizes) for number in range(size)]


def shown(prompts: Sequence[One | Prompt], count: int, seed: str = "place") -> list[Shown]:
    """What comes, one after the other, from the beginning."""
    history: Sequence[Shown] = ()
    found = []
    for _ in range(count):
        one = choose(prompts, history, seed)
        history = after(history, one)
        found.append(Shown(one.id, one.theme))
    return found


SIZES = st.lists(st.integers(1, 12), min_size=2, max_size=8)
BALANCED = SIZES.filter(lambda sizes: 2 * max(sizes) <= sum(sizes) + 1)
"""No theme is so large that two of it would have to meet."""


@given(BALANCED, st.text(max_size=8))
def test_nothing_comes_twice_before_all_came(sizes: list[int], seed: str) -> None:
    prompts = of(sizes)
    found = shown(prompts, len(prompts), seed)
    assert Counter(one.id for one in found) == Counter(one.id for one in prompts)


@given(SIZES, st.text(max_size=8))
def test_no_theme_comes_twice_running(sizes: list[int], seed: str) -> None:
    found = shown(of(sizes), 3 * sum(sizes), seed)
    assert all(one.theme != other.theme for one, other in pairwise(found))


@given(BALANCED)
def test_then_what_was_shown_longest_ago_comes_first(sizes: list[int]) -> None:
    prompts = of(sizes)
    history: Sequence[Shown] = shown(prompts, len(prompts))
    for _ in range(len(prompts)):
        one = choose(prompts, history, "place")
        before = next(shown for shown in history if shown.theme != history[-1].theme)
        assert one.id == before.id
        history = after(history, one)


@given(SIZES, st.integers(0, 40))
def test_the_same_history_gives_the_same_prompt(sizes: list[int], count: int) -> None:
    prompts = of(sizes)
    history = shown(prompts, min(count, len(prompts)))
    assert choose(prompts, history, "place") == choose(list(reversed(prompts)), history, "place")


@given(BALANCED, st.integers(1, 30))
def test_what_is_added_comes_before_anything_comes_again(sizes: list[int], more: int) -> None:
    prompts = of(sizes)
    history: Sequence[Shown] = shown(prompts, len(prompts))
    added = [One(f"new-{number}", f"new theme {number % 3}") for number in range(more)]
    found = []
    for _ in range(2 * more + 1):
        one = choose([*prompts, *added], history, "place")
        history = after(history, one)
        found.append(one)
    assert {one.id for one in added} <= {one.id for one in found}


def test_the_library_gives_a_theme_a_day_of_the_week() -> None:
    found = shown(library("en"), 126)
    weeks = [found[first : first + 7] for first in range(0, 126, 7)]
    assert all(len({one.theme for one in week}) == 7 for week in weeks)


def test_places_have_orders_of_their_own() -> None:
    assert shown(library("en"), 20, "one") != shown(library("en"), 20, "other")


def test_one_that_is_no_longer_there_still_counts_as_the_last() -> None:
    prompts = of([3, 3])
    assert choose(prompts, [Shown("gone", "theme 0")], "place").theme == "theme 1"


def test_one_theme_alone_goes_on() -> None:
    found = [one.id for one in shown(of([3]), 6)]
    assert found[:3] == found[3:]
    assert len(set(found)) == 3


def test_an_empty_library_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing"):
        choose([], [], "place")
