"""Which stretches of a message may count, against the slow way: every one of them weighed anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.signposting.screening.stretches import (
    LESS,
    NARROW,
    PLAIN,
    WINDOW,
    heaviest,
    phrases,
    stretches,
    weighs_little,
    weight_of,
    windows,
)

WEIGHTS = {
    "^under": 2.0,
    "undertow": 1.0,
    "tides": 4.0,
    "moor": 1.0,
    "wide": 4.0,
    "wide moor": 3.0,
    "moor the": -2.5,
    "calm": -9.0,
}
WORDS = ["tides", "moor", "wide", "calm", "the", "undertow", "undermost"]


@given(st.lists(st.sampled_from(WORDS), max_size=3 * WINDOW))
def test_the_heaviest_stretch_is_the_heaviest_of_all(said: list[str]) -> None:
    best = max(weight_of(part, WEIGHTS) for part in windows(said))
    first, end = heaviest(said, WEIGHTS)
    assert end - first == min(WINDOW, len(said))
    assert weight_of(said[first:end], WEIGHTS) == pytest.approx(best)


@given(st.lists(st.sampled_from([*WORDS, ".", "?", ","]), max_size=2 * WINDOW), st.floats(-9, 9))
def test_one_look_tells_what_every_stretch_does(said: list[str], least: float) -> None:
    plain = sum(sorted((WEIGHTS.get(one, 0.0) for one in set(phrases(said))), reverse=True)[:2]) >= PLAIN
    heavy = max(one.weighs for one in stretches(said, WEIGHTS)) >= least
    assert weighs_little(said, WEIGHTS, least) == (not heavy and not plain)


def test_two_words_that_say_it_weigh_however_much_is_said_around_them() -> None:
    calm = ["calm", *["the"] * 12]
    assert weighs_little([*calm, "tides"], WEIGHTS, 3.0)
    assert not weighs_little([*calm, "tides", "wide"], WEIGHTS, 3.0)


def test_a_short_message_counts_as_a_whole() -> None:
    [found] = stretches(["go", "to", "the", "tides"], WEIGHTS)
    assert (found.first, found.end, found.less) == (0, 4, 0.0)
    assert found.weighs == pytest.approx(2.0)
    assert stretches([], WEIGHTS)[0].weighs == 0.0


def test_a_sentence_counts_alone_too_and_weighs_less_by_so_much() -> None:
    said = ["calm", ".", "go", "to", "the", "tides", ".", "calm"]
    whole, sentence = stretches(said, WEIGHTS)
    assert (whole.first, whole.end) == (0, len(said))
    assert (sentence.first, sentence.end, sentence.less) == (2, 6, LESS)
    assert sentence.weighs == pytest.approx(2.0 - LESS)


def test_a_sentence_of_two_words_does_not() -> None:
    assert len(stretches(["wide", "moor", ".", "calm"], WEIGHTS)) == 1


def test_so_many_words_of_a_longer_one_count_alone_too() -> None:
    whole, narrow = stretches([*["calm"] * NARROW, "tides", *["the"] * (NARROW - 1)], WEIGHTS)
    assert whole.end == 2 * NARROW
    assert (narrow.first, narrow.end) == (NARROW, 2 * NARROW)
