"""Words are cut into known pieces, the likeliest way, however strange or long they are."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from cogs.signposting.screening.pieces import BEGIN, MOST, Pieces

KNOWN = {"?": -99.0, BEGIN: -5.0, f"{BEGIN}night": -4.0, f"{BEGIN}ni": -6.0, "g": -8.0, "ht": -6.0, "fall": -5.0}
KNOWN |= {"n": -7.0, "i": -7.0, "s": -4.0, ".": -3.0, f"{BEGIN}I": -3.0, "'m": -4.0, "al": -3.0, "l": -3.0, "f": -6.5}
NAMES = list(KNOWN)


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(NAMES, list(KNOWN.values()), {"im": "I'm"})


def named(pieces: Pieces, *tokens: str) -> list[str]:
    return [NAMES[number] for number in pieces.of(tokens)]


def test_what_is_known_is_one_piece_and_what_is_not_several(pieces: Pieces) -> None:
    assert named(pieces, "night") == [f"{BEGIN}night"]
    assert named(pieces, "nights", ".") == [f"{BEGIN}night", "s", "."]
    assert named(pieces, "nightfall") == [f"{BEGIN}night", "fall"]
    assert named(pieces, "im") == [f"{BEGIN}I", "'m"]


@pytest.mark.parametrize("word", ["night", "nightfalls", "falling", "nini", "lalalal", "ffffs", "s"])
def test_the_way_is_the_likeliest_of_all(pieces: Pieces, word: str) -> None:
    whole = BEGIN + word

    def likely(cuts: tuple[int, ...]) -> float:
        edges = [0, *cuts, len(whole)]
        parts = [whole[a:b] for a, b in pairwise(edges)]
        return sum(KNOWN.get(part, -20.0 if len(part) == 1 else -1e9) for part in parts)

    every = [cuts for count in range(len(whole)) for cuts in combinations(range(1, len(whole)), count)]
    found = named(pieces, word)
    assert sum(-20.0 if one == "?" else KNOWN[one] for one in found) == pytest.approx(max(map(likely, every)))


def test_what_is_no_piece_counts_a_letter_at_a_time(pieces: Pieces) -> None:
    assert named(pieces, "北s") == [BEGIN, "?", "s"]
    assert named(pieces, "\ud800") == ["?"]
    assert named(pieces, "") == []


def test_so_much_is_read_and_no_more(pieces: Pieces) -> None:
    assert len(pieces.of(["s"] * 10_000)) == MOST
    assert len(pieces.of(["s" * 1_000_000])) <= MOST
