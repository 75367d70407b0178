"""Folding: the quick way and the exact way agree, and nothing that people can send is too much."""

from __future__ import annotations

import sys
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.signposting.screening.normalise import LONGEST, capped, places, runs, token_places, tokens, words

ANY = st.text(st.characters(codec=None), max_size=60)


@given(ANY)
def test_the_quick_words_are_the_exact_ones_and_each_has_its_place(text: str) -> None:
    exact = [word for run, _ in runs(text) for word in run]
    assert words(text) == exact
    where = places(text)
    assert len(where) == len(exact)
    assert all(0 <= start < end <= len(text) for start, end in where)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("I’M Fine", "im fine"),
        ("Ｆｕｌｌ 𝔀𝓲𝓭𝓽𝓱 ⓐⓑ", "full width ab"),
        ("d\u200bi\u00ade", "die"),
        ("e\u0301te\u0301", "ete"),
        ("ѕuіcіdе", "suicide"),
        ("привет", "привет"),
        ("j'ai l'eau d’en haut", "j ai l eau d en haut"),
        ("self-harm", "self harm"),
        ("死にたい", "死 に た い"),
        ("so😂funny👍🏽", "so 😂 funny 👍"),
        ("ß æ ĳ", "ss ae ij"),
        ("||spoiler|| **bold**", "spoiler bold"),
    ],
)
def test_what_a_text_is_folded_to(written: str, folded: str) -> None:
    assert " ".join(words(written)) == folded


@pytest.mark.parametrize(
    ("written", "ending"),
    [("a. b", "sentence"), ("a! b", "sentence"), ("a\n\nb", "sentence"), ("a, b", "clause"), ("a\nb", "clause"),
     ("a... b", "clause"), ("a - b", "clause"), ("a.b", None), ("a-b", None), ("a b", None)],
)  # fmt: skip
def test_where_a_sentence_or_a_clause_ends(written: str, ending: str | None) -> None:
    found = list(runs(written))
    assert found == ([(["a", "b"], None)] if ending is None else [(["a"], ending), (["b"], None)])


def test_all_of_unicode_is_taken_and_none_of_it_grows_much() -> None:
    for first in range(0, sys.maxunicode, 1 << 14):
        block = "".join(map(chr, range(first, min(first + (1 << 14), sys.maxunicode + 1))))
        assert sum(map(len, words(block))) <= 4 * len(block)


@pytest.mark.parametrize(
    "unit", ["a\u0301\u0323", "\u200b", "\ufdfa", "\ud800", "'", ".", "a.", "\n", "”“", "`", "> ", "i "]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def taken(size: int) -> float:
        text = (unit * size)[:size]
        began = perf_counter()
        words(text)
        list(runs(text))
        places(text)
        return perf_counter() - began

    assert min(taken(32_000) for _ in range(5)) <= 40 * min(taken(4_000) for _ in range(5)) + 0.01


def test_of_a_longer_text_the_beginning_and_the_end_are_read() -> None:
    text = "first " + "x" * 1_000_000 + " last"
    read = capped(text)
    assert len(read) == LONGEST
    assert read.startswith("first")
    assert read.endswith("last")


@given(st.text(max_size=200))
def test_every_token_has_a_place(text: str) -> None:
    places = token_places(text)
    assert len(places) == len(tokens(text))
    assert all(0 <= first < end <= len(text) for first, end in places)
    assert places == sorted(places)
