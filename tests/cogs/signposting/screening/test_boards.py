"""Boards against the same done field by field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cogs.signposting.screening.boards import covered, fields, sentences, stepping, upward

BOARDS = st.integers(0, 2**70 - 1)


def _set(board: int) -> set[int]:
    return {at for at in range(board.bit_length()) if board >> at & 1}


@given(BOARDS)
def test_fields_are_those_that_are_set(board: int) -> None:
    assert set(fields(board)) == _set(board)


@given(BOARDS, BOARDS)
def test_upward_goes_on_through_what_it_may(board: int, through: int) -> None:
    expected = _set(board)
    for at in range(71):
        if at - 1 in expected and through >> at & 1:
            expected.add(at)
    assert _set(upward(board, through)) == expected


@given(BOARDS, BOARDS)
def test_a_sentence_is_all_that_lies_between_two_stops(board: int, words: int) -> None:
    expected = set()
    for at in _set(board & words):
        first = last = at
        while words >> first & 1 and first >= 0:
            expected.add(first)
            first -= 1
            if first < 0:
                break
        while words >> last & 1:
            expected.add(last)
            last += 1
    assert _set(sentences(board, words)) == expected


@given(BOARDS, BOARDS, st.integers(0, 6))
def test_stepping_goes_over_so_many_and_over_nothing_else(board: int, over: int, steps: int) -> None:
    expected = _set(board)
    for at in _set(board):
        for step in range(steps):
            if not over >> (at + step) & 1:
                break
            expected.add(at + step + 1)
    assert _set(stepping(board, over, steps)) == expected


@given(BOARDS, st.integers(1, 9))
def test_covered_are_the_fields_of_each_stretch(starts: int, length: int) -> None:
    assert _set(covered(starts, length)) == {at + more for at in _set(starts) for more in range(length)}
