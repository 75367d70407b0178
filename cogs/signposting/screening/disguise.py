"""Digits and signs in place of letters: `k1ll`, `h@te`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Final

STANDS_FOR: Final[Mapping[str, str]] = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "|": "il",
    "+": "t", "€": "e", "£": "l", "(": "c",
}  # fmt: skip
_MOST = 64


def undisguised(word: str) -> Iterator[str]:
    """What letters it may be written for: the first ways there are."""
    return map("".join, islice(product(*(STANDS_FOR.get(char, char) for char in word)), _MOST))
