"""What was typed, as words that can be compared: no capitals, accents or marks, and as much of it as a search needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 600
"""Characters of a text that are read; what comes after them is let go."""
_MOST = 60
"""Words that are read."""
_LONGEST_WORD = 40

_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu)['’‘`´](?=\w)", re.IGNORECASE)
"""What French leaves of a word before a vowel: "d'angoisse" is "angoisse"."""
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`´](?=\w)")
_BETWEEN = re.compile(r"[\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf×÷‐-⁯⸀-⹿、-〟\ud800-\udfff]+")
"""All that stands between words. Not "what is no letter": the vowels of some scripts are marks."""


@dataclass(frozen=True, slots=True)
class Word:
    """`plain`: as words are compared. `capitals`: whether it was typed in capitals only."""

    plain: str
    capitals: bool = False


def words_in(text: str) -> Sequence[Word]:
    """The words of any string. Quick, whatever is in it: only its beginning is read."""
    whole = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST]
    whole = _APOSTROPHE.sub("", _ELIDED.sub("", whole))
    pieces = [piece[:_LONGEST_WORD] for piece in _BETWEEN.split(whole, maxsplit=_MOST)[:_MOST]]
    read = (Word(_plain(piece), piece.isupper()) for piece in pieces)
    return [word for word in read if word.plain]


def plain_words(text: str) -> tuple[str, ...]:
    return tuple(word.plain for word in words_in(text))


def _plain(piece: str) -> str:
    if piece.isascii():
        return piece.lower()
    apart = unicodedata.normalize("NFD", piece.casefold())
    return "".join(letter for letter in apart if letter.isprintable() and not unicodedata.combining(letter))
