"""What of a message is weighed: all of a short one, the heaviest stretch of a longer one, and a sentence alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate, chain, pairwise, repeat
from math import sqrt
from typing import Final

WINDOW: Final = 40
"""Words and marks of a longer message that are weighed together: the heaviest stretch of it counts."""
NARROW: Final = 16
LESS: Final = 4.0
"""A sentence or at most so many of them alone count, if they weigh more than all together by so much: what is said amid
harmless talk. With less, in texts of many sentences more and more is heard that is none."""
PLAIN: Final = 5.5
"""What two words of a message weigh that say a crisis plainly, however much is said around them."""
_FEWEST: Final = 3
_ENDS: Final = frozenset(".!?…")
"""Marks that end a sentence."""
BEGINS: Final = "^"
"""Stands before the beginning of a word, and before no word."""
_STEM: Final = 5
"""Letters of a longer word in which its forms are mostly alike."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What may count of a message, in tokens; what is taken off what it weighs, and what is left."""

    first: int
    end: int
    less: float
    weighs: float


def stretches(tokens: Sequence[str], weights: Mapping[str, float]) -> list[Stretch]:
    """The heaviest of as much as is weighed together; and of what is short, a sentence or so many words."""
    found = [_stretch(tokens, *heaviest(tokens, weights), weights, 0.0)]
    short: list[tuple[int, int]] = []
    if not _ENDS.isdisjoint(tokens[:-1]):
        short += (one for one in _sentences(tokens) if _FEWEST <= one[1] - one[0] <= NARROW)
    if len(tokens) > NARROW:
        short.append(heaviest(tokens, weights, NARROW))
    if short:
        found.append(max((_stretch(tokens, *one, weights, LESS) for one in short), key=lambda one: one.weighs))
    return found


def weighs_little(tokens: Sequence[str], weights: Mapping[str, float], least: float) -> bool:
    """Whether each of its stretches weighs less than that, and no two of its words say it plainly; of most messages a
    look at the whole tells."""
    found = _found(tokens, weights)
    if sum(nlargest(2, found)) >= PLAIN:
        return False
    if len(tokens) <= WINDOW:
        together = sum(found)
        if together / sqrt(len(tokens) or 1) >= least:
            return False
        most = (together + sum(map(abs, found))) / 2
        if most / sqrt(_FEWEST) - LESS < least:  # so does any part of it, even if all that tells stood in that
            return True
    return max(one.weighs for one in stretches(tokens, weights)) < least


def weight_of(tokens: Sequence[str], weights: Mapping[str, float]) -> float:
    """Of all of it; what is said twice counts once."""
    return sum(_found(tokens, weights)) / sqrt(len(tokens) or 1)


def phrases(tokens: Sequence[str]) -> Iterator[str]:
    """What of these is weighed."""
    stems = [BEGINS + word[:_STEM] for word in tokens if len(word) > _STEM]
    return chain(tokens, map(" ".join, pairwise(tokens)), stems)


def windows(tokens: Sequence[str], size: int = WINDOW) -> list[Sequence[str]]:
    """What of these is weighed together: all of a short message."""
    return [tokens[at : at + size] for at in range(max(1, len(tokens) - size + 1))]


def heaviest(tokens: Sequence[str], weights: Mapping[str, float], size: int = WINDOW) -> tuple[int, int]:
    """Where the heaviest window begins and ends."""
    if len(tokens) <= size:
        return 0, len(tokens)
    changes = [0.0] * (len(tokens) + 1)
    """By how much each window weighs more than the one that begins a token earlier."""
    stems = (BEGINS + word[:_STEM] if len(word) > _STEM else "" for word in tokens)
    _spread(tokens, size, weights, changes)
    _spread(stems, size, weights, changes)
    _spread(map(" ".join, pairwise(tokens)), size - 1, weights, changes)
    every = list(accumulate(changes[: len(tokens) - size + 1]))
    first = every.index(max(every))
    return first, first + size


def _spread(phrases: Iterable[str], reach: int, weights: Mapping[str, float], changes: list[float]) -> None:
    """Where a phrase stands, it weighs in those of the windows that hold it, so many of them, and did not before."""
    last: dict[str, int] = {}
    for at, phrase in enumerate(phrases):
        if weight := weights.get(phrase):
            changes[max(at - reach, last.get(phrase, -1)) + 1] += weight
            changes[at + 1] -= weight
            last[phrase] = at


def _stretch(tokens: Sequence[str], first: int, end: int, weights: Mapping[str, float], less: float) -> Stretch:
    return Stretch(first, end, less, weight_of(tokens[first:end], weights) - less)


def _found(tokens: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    return [*map(weights.get, set(phrases(tokens)), repeat(0.0))]


def _sentences(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each begins and ends."""
    first = 0
    for at, token in enumerate(tokens):
        if token in _ENDS:
            yield first, at
            first = at + 1
    yield first, len(tokens)
