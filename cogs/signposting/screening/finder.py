"""Finds which of many phrases are in a text, and where: in one look, however many there are.

Aho and Corasick's automaton does it. Where its library has no build for a machine, a table of phrases does the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

try:
    import ahocorasick_rs
except ImportError:  # there is no build of it for this machine
    ahocorasick_rs = None  # type: ignore[assignment]  # asked about below

Hit: TypeAlias = "tuple[int, int, int]"
"""The number of a phrase, where it begins in the text, and where it has ended."""


class Finder(Protocol):
    def find(self, text: str) -> Sequence[Hit]:
        """Every place of every phrase, also within and across one another."""


class Automaton:
    def __init__(self, phrases: Sequence[str]) -> None:
        self._automaton = ahocorasick_rs.AhoCorasick(
            phrases, implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def find(self, text: str) -> Sequence[Hit]:
        return self._automaton.find_matches_as_indexes(text, overlapping=True)


class Table:
    """In a time that grows with how many lengths the phrases have."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._numbers: dict[str, list[int]] = {}
        lengths: dict[str, set[int]] = {}
        for number, phrase in enumerate(phrases):
            self._numbers.setdefault(phrase, []).append(number)
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {first: sorted(each) for first, each in lengths.items()}

    def find(self, text: str) -> Sequence[Hit]:
        found: list[Hit] = []
        for start, first in enumerate(text):
            for length in self._lengths.get(first, ()):
                if start + length > len(text):
                    break
                numbers = self._numbers.get(text[start : start + length])
                if numbers is not None:
                    found += [(number, start, start + length) for number in numbers]
        return found


def finder(phrases: Sequence[str]) -> Finder:
    """`phrases`: none of them empty."""
    return Table(phrases) if ahocorasick_rs is None else Automaton(phrases)
