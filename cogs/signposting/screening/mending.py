"""Words that are not known, put right: slips of the finger in those that are, and those in disguise."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Final

from cogs.signposting.screening.disguise import undisguised
from cogs.signposting.screening.slips import SHORTEST, meant_by

_LETTER = re.compile(r"[^\W\d_]")
_MOST: Final = 16
"""Words that are put right in one message."""
_RARE: Final = 10_000
"""The rank of a word that has none."""


class Mending:
    def __init__(self, known: Container[str], ranks: Mapping[str, int]) -> None:
        """`ranks`: of common words, how many are commoner; none of them is a slip."""
        self._known = known
        self._ranks = ranks

    def mended(self, tokens: Sequence[str], strange: set[str]) -> Sequence[str]:
        """The same with the `strange` ones, which are not known, put right as far as they can be; of several words that
        one may be meant for, the commonest."""
        odd = {one for one in strange if len(one) >= SHORTEST and _LETTER.search(one)} if strange else strange
        if not odd:
            return tokens
        slips = [one for one in dict.fromkeys(tokens) if one in odd and one not in self._ranks]
        put_right = {one: self._put_right(one) for one in slips[:_MOST]}
        return [put_right.get(one, one) for one in tokens]

    def _put_right(self, slip: str) -> str:
        ways = meant_by(slip) if slip.isalpha() else undisguised(slip)
        known = (word for word in ways if word in self._known)
        return min(known, key=lambda word: self._ranks.get(word, _RARE), default=slip)
