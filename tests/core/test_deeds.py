"""Keys of deeds: what makes a retry recognisable on the wire."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.deeds import KEY_LENGTH, Lane, key_of

parts = st.lists(st.one_of(st.integers(), st.text(st.characters())), max_size=4)


@given(parts)
def test_a_key_is_22_small_letters_and_digits(parts: list[object]) -> None:
    assert KEY_LENGTH == 22
    assert re.fullmatch(r"[a-z0-9]{22}", key_of(*parts))


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        (("console", "event-1", "answer"), "7ogdn5ogaw3hrf6s2m6e4t"),
        (("checkins.ask", 17, "2026-03-29T01:00:00+00:00"), "mntzhzsnaej7np4lyodlrh"),
    ],
)
def test_keys_stay_the_same_from_one_release_to_the_next(parts: tuple[object, ...], key: str) -> None:
    """What waits in a database, or was sent by an older release, is known by its key."""
    assert key_of(*parts) == key


def test_parts_do_not_run_into_each_other() -> None:
    keys = {key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", ""), key_of("", "abc")}
    assert len(keys) == 5


@given(parts, parts)
def test_other_parts_give_another_key(some: list[object], others: list[object]) -> None:
    if "\x1f".join(map(str, some)) != "\x1f".join(map(str, others)):
        assert key_of(*some) != key_of(*others)


def test_a_crisis_goes_before_answers_and_answers_before_prompts() -> None:
    assert sorted([Lane.PROMPTS, Lane.CRISIS, Lane.ANSWERS]) == [Lane.CRISIS, Lane.ANSWERS, Lane.PROMPTS]
