"""Words that are nearly known ones: a letter wrong, missing, too many, or two of them exchanged."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 5
"""Shorter words are too near to each other."""
_LONG = 8
"""From here on, two slips."""
_MOST = 12
"""So many words of a text are looked at: with a few thousand known words, that bounds what any text costs."""


class Slips:
    """Knows the vocabulary by first letters, as most people get one of the first two right."""

    def __init__(self, vocabulary: Iterable[str], too_near: Collection[str] = ()) -> None:
        """`too_near`: known words that no other word is taken for."""
        self._known = dict.fromkeys(vocabulary)
        self._by_first: dict[str, list[str]] = {}
        for word in self._known:
            if len(word) >= _SHORTEST and word.isalpha() and word not in too_near:
                self._by_first.setdefault(word[0], []).append(word)

    def put_right(self, words: Iterable[str]) -> list[str]:
        """The words, those that are nearly known ones as these."""
        left = _MOST
        right = []
        for word in words:
            looked_at = left > 0 and word not in self._known and len(word) >= _SHORTEST and word.isalpha()
            left -= looked_at
            right.append((self._nearest(word) if looked_at else None) or word)
        return right

    def _nearest(self, word: str) -> str | None:
        most = 2 if len(word) >= _LONG else 1
        for first in dict.fromkeys(word[:2]):
            known = self._by_first.get(first, ())
            near = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=most)
            if near is not None:
                return str(near[0])
        return None
