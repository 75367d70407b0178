"""Words in pieces that are known: the likeliest way to cut each, as a unigram model has it.

Kudo: Subword Regularization, 2018, section 3.1. Of a word that nobody has seen there are pieces still, letters at the
least.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

BEGIN: Final = "\N{LOWER ONE EIGHTH BLOCK}"
"""Stands before a word, and before no mark."""
MOST: Final = 80
"""Pieces of a stretch of words that are read."""
_LONGEST: Final = 40
"""Letters of a word that are looked at."""
_STRANGE: Final = -20.0
"""How likely a letter is that is no piece."""


class Pieces:
    def __init__(self, pieces: Sequence[str], likely: Sequence[float], written: Mapping[str, str]) -> None:
        """`likely`: the logarithm of how likely each piece is. `written`: how some words are written in full, which
        lack marks and capitals here. The first piece stands for whatever is none."""
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._likely = list(likely)
        self._longest = max(map(len, pieces))
        self._written = dict(written)

    def of(self, tokens: Sequence[str]) -> list[int]:
        """The numbers of their pieces, at most `MOST`."""
        found: list[int] = []
        for token in tokens:
            found += self._of_word(token)
            if len(found) >= MOST:
                break
        return found[:MOST]

    def cut(self, word: str) -> list[int]:
        """By the Viterbi algorithm: of each end, the likeliest way there."""
        ways: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        """How likely, the piece, and where it begins."""
        for end in range(1, len(word) + 1):
            best = (ways[end - 1][0] + _STRANGE, 0, end - 1)
            for begin in range(max(0, end - self._longest), end):
                number = self._numbers.get(word[begin:end])
                if number is not None and (likely := ways[begin][0] + self._likely[number]) > best[0]:
                    best = (likely, number, begin)
            ways.append(best)
        found, end = [], len(word)
        while end:
            _, number, end = ways[end]
            found.append(number)
        return found[::-1]

    def _of_word(self, token: str) -> list[int]:
        word = self._written.get(token, token)[:_LONGEST]
        return self.cut(BEGIN + word if word[:1].isalnum() else word)
