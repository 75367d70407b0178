"""The words that matter most to rules: disguises are looked for in them, and in phrases of them written as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final

from cogs.signposting.screening.index import Heads

_RARE: Final = 10_000
_TOO_COMMON: Final = 300
"""Ranks: of a word that is in no list, and up to which a word tells too little to be looked for in disguise."""
_GLUED: Final = 8
"""Letters that words written as one must have."""


def keys_of(heads: Heads, ranks: Mapping[str, int]) -> Counter[str]:
    """The words of the heads that are not too common: how many phrases hold each."""
    every = Counter(word for phrase in heads.phrases if phrase.endswith(" ") for word in phrase.split())
    return Counter(
        {
            word: phrases
            for word, phrases in every.items()
            if len(word) > 2 and word.isalpha() and ranks.get(word, _RARE) > _TOO_COMMON
        }
    )


def glued_of(heads: Heads, keys: Collection[str], words: Collection[str]) -> dict[str, str]:
    """Phrases with a word that matters, written without their spaces."""
    found = {}
    for phrase in heads.phrases:
        several = phrase.split()
        glued = "".join(several)
        whole = len(several) > 1 and phrase.endswith(" ")
        if whole and len(glued) >= _GLUED and glued not in words and any(word in keys for word in several):
            found[glued] = " ".join(several)
    return found
