"""Words that are too long, in parts, or as much of them as fits: measured as Discord counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from bot.adapters.discord.escaping import Pieces, size
from bot.adapters.parting import between_letters, place

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
    return fits if fits == len(pieces) else start + place(pieces.plain[start : fits + 2], fits - start)
