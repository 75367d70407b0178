"""Where words are parted that are too long: at the end of a paragraph, a line, a sentence or a word, best first."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from bot.adapters.discord.escaping import PARAGRAPH, Pieces, size

_BREAKS = tuple(map(re.compile, (PARAGRAPH, r"\n", r"(?<=[.!?…])\s|(?<=[。！？])", r"(?<!\d)\s|\s(?!\d)", r"\s")))
"""A number as dialled ("116 123") holds together while it can."""
_CLINGING = "\u200d" + "".join(map(chr, (*range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))))
_HALF_FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_MORE = " …"
_ADDED = 1
"""What a part may need in front of it."""


def parts(pieces: Pieces, most: int) -> Iterator[str]:
    """All of it, in parts of which none is larger; the break between two of them stands in neither."""
    at = 0
    sizes = _sizes(pieces)
    while at < len(pieces):
        end = _end(pieces, sizes, at, most - _ADDED)
        yield pieces.text(at, end)
        at = end + (end < len(pieces) and pieces.plain[end].isspace())


def shortened(pieces: Pieces, most: int) -> str:
    """All of it, or as much as fits, and "…" for what is missing."""
    sizes = _sizes(pieces)
    if sizes[-1] <= most - _ADDED:
        return pieces.text(0, len(pieces))
    return pieces.text(0, _end(pieces, sizes, 0, most - _ADDED - len(_MORE))) + _MORE


def cut(text: str, most: int) -> str:
    """The same for words that are no markdown: between two letters."""
    if size(text) <= most:
        return text
    fits = bisect_right(list(accumulate(map(size, text[:most]))), most - 1)
    return text[: between_letters(text, fits)].rstrip() + "…"


def _sizes(pieces: Pieces) -> list[int]:
    """How large the first piece is, the first two, ..., beginning with none."""
    return list(accumulate(map(size, pieces.sent), initial=0))


def _end(pieces: Pieces, sizes: list[int], start: int, most: int) -> int:
    """Where the part that begins at `start` ends."""
    fits = bisect_right(sizes, sizes[start] + most) - 1
    return fits if fits == len(pieces) else start + _place(pieces.plain[start : fits + 2], fits - start)


def _place(plain: str, most: int) -> int:
    """At the best break in the second half of what fits, else at any, else between two letters."""
    for least in (max(most // 2, 1), 1):
        for pattern in _BREAKS:
            starts = (match.start() for match in pattern.finditer(plain))
            if found := [start for start in starts if least <= start <= most]:
                return found[-1]
    return between_letters(plain, most)


def between_letters(text: str, most: int) -> int:
    """The last place up to `most` where one sign ends and another begins: an accent stays on its letter, and what an
    emoji is made of stays together, where that is possible."""
    return next((at for at in range(most, max(most - 64, 0), -1) if _may_part(text, at)), most)


def _may_part(text: str, at: int) -> bool:
    before, after = text[:at], text[at]
    if before[-1] == "\u200d" or after in _CLINGING or unicodedata.category(after).startswith("M"):
        return False
    return after not in _HALF_FLAGS or (len(before) - len(before.rstrip(_HALF_FLAGS))) % 2 == 0
