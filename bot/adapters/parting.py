"""Where words that are too long for one message are divided: at the end of a paragraph, a line, a sentence or a word,
best first."""

from __future__ import annotations

import re
import unicodedata

PARAGRAPH = "\u2029"
"""Stands between two paragraphs until they are written down. Tidied words have no such character."""

_BREAKS = tuple(map(re.compile, (PARAGRAPH, r"\n", r"(?<=[.!?…])\s|(?<=[。！？])", r"(?<!\d)\s|\s(?!\d)", r"\s")))
"""A number as dialled ("116 123") holds together while it can."""
_CLINGING = "\u200d" + "".join(map(chr, (*range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))))
_HALF_FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def place(text: str, most: int) -> int:
    """Where to divide: at the best break in the second half of what fits, else at any, else between two letters."""
    for least in (max(most // 2, 1), 1):
        for pattern in _BREAKS:
            starts = (match.start() for match in pattern.finditer(text, 0, most + 2))
            if found := [start for start in starts if least <= start <= most]:
                return found[-1]
    return between_letters(text, most)


def between_letters(text: str, most: int) -> int:
    """The last place up to `most` where one sign ends and another begins: an accent stays on its letter, and what an
    emoji is made of stays together, where that is possible."""
    return next((at for at in range(most, max(most - 64, 0), -1) if _may_part(text, at)), most)


def _may_part(text: str, at: int) -> bool:
    before, after = text[:at], text[at]
    if before[-1] == "\u200d" or after in _CLINGING or unicodedata.category(after).startswith("M"):
        return False
    return after not in _HALF_FLAGS or (len(before) - len(before.rstrip(_HALF_FLAGS))) % 2 == 0
