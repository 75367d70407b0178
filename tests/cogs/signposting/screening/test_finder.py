"""Both ways of finding many phrases say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.signposting.screening import finder
from cogs.signposting.screening.finder import Automaton, Table
from cogs.signposting.screening.screening import Screening
from tests.cogs.signposting.screening.conftest import SMALL

FEW = st.text(" abé死😂", max_size=30)


@given(phrases=st.lists(st.text(" abé死😂", min_size=1, max_size=4), min_size=1, max_size=8), text=FEW)
def test_both_find_the_same(phrases: list[str], text: str) -> None:
    assert sorted(Table(phrases).find(text)) == sorted(Automaton(phrases).find(text))


def test_every_place_of_every_phrase_is_found() -> None:
    assert sorted(Table(["aa", "a", " b "]).find("aaa b b ")) == [
        (0, 0, 2), (0, 1, 3), (1, 0, 1), (1, 1, 2), (1, 2, 3), (2, 3, 6), (2, 5, 8),
    ]  # fmt: skip


def test_without_the_library_the_same_is_said(screening: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "ahocorasick_rs", None)
    plain = Screening.of(SMALL)
    assert isinstance(plain._index._finder, Table)
    for text in ("i want to die tonight", "i want to kiiiill myself", "my sister wants to die", "hello"):
        assert plain.look(text) == screening.look(text)
    assert plain.look("i want to die tonight") is not None
