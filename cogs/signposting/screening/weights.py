"""What words weigh together, for what is said in a way that no rule has thought of.

Each word, the beginning of each longer one, and each two that follow each other have two weights: what they tell of a
crisis, and of danger now. They were learned once, from messages whose level is known, and stand in `weights.tsv` of
their language; nothing is learned while the bot runs. A message weighs what all of these do together, each counted once
however often it is said, so the same words always weigh the same, and besides, what the network reads in their order.
A word without a weight that is one slip of the finger away from one with a weight is taken for that. What a message is
about, the words in `topics.tsv` tell, and the network too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise, repeat
from math import sqrt
from typing import Final

from cogs.signposting.screening.mending import Mending
from cogs.signposting.screening.network import Network
from cogs.signposting.screening.rules import Level
from cogs.signposting.screening.tables import BIAS

WEIGHTS: Final = "weights.tsv"
WINDOW: Final = 40
"""Words and marks of a longer message that are weighed together: the heaviest stretch of it counts."""
NARROW: Final = 16
LESS: Final = 4.0
"""A sentence or at most so many of them alone count, if they weigh more than all together by so much: what is said amid
harmless talk. With less, in texts of many sentences more and more is heard that is none."""
_FEWEST: Final = 3
_ENDS: Final = frozenset(".!?…")
"""Marks that end a sentence."""

RULED: Final[dict[Level, str]] = {"support": "RULE SUPPORT", "urgent": "RULE URGENT"}
"""What it weighs besides that a rule has spoken; and `RULE` with a rule's name, that this one has."""
LIMIT: Final = "LIMIT"
"""From which weight on a message is heard; and as urgent."""
RULE: Final = "RULE "
KEPT: Final = "KEPT"
"""From which weight of a crisis on what a rule has heard is kept; and what it has heard as urgent."""
ASKED: Final = "ASKED"
"""From which weight on rules are asked at all: of what weighs less, they only ever hear what is meant otherwise."""
CLOSE: Final = "CLOSE"
"""From which weight on the network is asked, where there is one: in what weighs less, and says nothing to any rule,
nothing is heard."""
READ: Final = "READ"
"""How much what the network reads weighs."""
_NAMES: Final = (BIAS, *RULED.values(), LIMIT, KEPT, ASKED, CLOSE, READ)

NEAR: Final = 3.0
"""How far below the limit of a crisis what weighs enough as danger is still heard."""
NOTHING: Final = float("-inf")
_NOTHING_READ: Final = (0.0, 0.0)
BEGINS: Final = "^"
"""Stands before the beginning of a word, and before no word."""
_STEM: Final = 5
"""Letters of a longer word in which its forms are mostly alike."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules have heard: how pressing it is, and the names of those that spoke."""

    level: Level
    rules: Collection[str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """`crisis`, `danger`: how far above the limits (or below). `first`, `end`: the heaviest stretch, in tokens."""

    crisis: float
    danger: float
    keeps: bool
    """Whether what a rule has heard in it is kept."""
    first: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What may count of a message, in tokens; what is taken off what it weighs, and what of a crisis is left."""

    first: int
    end: int
    less: float
    crisis: float


class Weights:
    """Of one language."""

    def __init__(
        self,
        language: str,
        crisis: Mapping[str, float],
        danger: Mapping[str, float],
        ranks: Mapping[str, int],
        network: Network | None = None,
    ) -> None:
        """By word, by two words with a space between them, and by the names above. Raises KeyError without those.
        `ranks`: of common words, how many are commoner."""
        self._language = language
        self._network = network
        self._crisis = {words: weight for words, weight in crisis.items() if words not in _NAMES}
        self._danger = {words: weight for words, weight in danger.items() if words not in _NAMES and weight}
        self._named = {name: (crisis[name], danger[name]) for name in _NAMES}
        self._mending = Mending(self._crisis, ranks)

    @property
    def words(self) -> Collection[str]:
        return self._crisis.keys()

    def strange(self, words: set[str]) -> set[str]:
        """Those of the words that have no weight."""
        return words.difference(self._crisis)

    def meant(self, tokens: Sequence[str], strange: set[str]) -> Sequence[str]:
        """The same with the words that have no weight, the `strange` ones, put right."""
        return self._mending.mended(tokens, strange)

    def is_calm(self, tokens: Sequence[str]) -> bool:
        """Whether it weighs so little that no rule need be asked about it."""
        least = self._named[ASKED][0] - self._named[BIAS][0]
        if len(tokens) <= WINDOW:
            found = _found(tokens, self._crisis)
            together = sum(found)
            if together / sqrt(len(tokens) or 1) >= least:
                return False
            most = (together + sum(map(abs, found))) / 2
            if most / sqrt(_FEWEST) - LESS < least:  # so does any part of it, even if all that tells stood in that
                return True
        return max(one.crisis for one in self._stretches(tokens)) < least

    def topics(self, tokens: Sequence[str]) -> Sequence[float] | None:
        """What the network reads of each topic, and of somebody else's being in danger. None: there is none."""
        if self._network is None:
            return None
        first, end = _heaviest(tokens, self._crisis, WINDOW)
        return self._network.read(tokens[first:end])[2:]

    def weigh(self, tokens: Sequence[str], ruled: Ruled | None) -> Weighed:
        stretches = self._stretches(tokens)
        besides, limit = self._besides(0, self._crisis, ruled), self._named[LIMIT][0]
        if self._network is None:
            read: list[Sequence[float]] = [_NOTHING_READ] * len(stretches)
        else:
            if ruled is None:
                stretches = [one for one in stretches if one.crisis + besides >= self._named[CLOSE][0]]
            if not stretches:
                return Weighed(NOTHING, NOTHING, False, 0, 0, self._language)
            read = [self._network.read(tokens[one.first : one.end]) for one in stretches]
        weighed = [one.crisis + told[0] * self._named[READ][0] for one, told in zip(stretches, read, strict=True)]
        heaviest = max(range(len(stretches)), key=weighed.__getitem__)
        crisis, found = weighed[heaviest] + besides, stretches[heaviest]
        keeps = crisis >= self._named[KEPT][ruled is not None and ruled.level == "urgent"]
        if crisis < limit - NEAR:
            return Weighed(crisis - limit, NOTHING, keeps, found.first, found.first, self._language)
        said = tokens[found.first : found.end]
        danger = _sum(said, self._danger) - found.less + self._besides(1, self._danger, ruled)
        danger += read[heaviest][1] * self._named[READ][1]
        first, end = (found.first + at for at in _telling(_each(said, self._crisis)))
        return Weighed(crisis - limit, danger - self._named[LIMIT][1], keeps, first, end, self._language)

    def _stretches(self, tokens: Sequence[str]) -> list[_Stretch]:
        """The heaviest of as much as is weighed together; and of what is short, a sentence or so many words."""
        found = [self._stretch(tokens, *_heaviest(tokens, self._crisis, WINDOW), 0.0)]
        short: list[tuple[int, int]] = []
        if not _ENDS.isdisjoint(tokens[:-1]):
            short += (one for one in _sentences(tokens) if _FEWEST <= one[1] - one[0] <= NARROW)
        if len(tokens) > NARROW:
            short.append(_heaviest(tokens, self._crisis, NARROW))
        if short:
            found.append(max((self._stretch(tokens, *one, LESS) for one in short), key=lambda one: one.crisis))
        return found

    def _stretch(self, tokens: Sequence[str], first: int, end: int, less: float) -> _Stretch:
        return _Stretch(first, end, less, _sum(tokens[first:end], self._crisis) - less)

    def _besides(self, which: int, weights: Mapping[str, float], ruled: Ruled | None) -> float:
        """What it weighs besides its words."""
        bias = self._named[BIAS][which]
        if ruled is None:
            return bias
        return bias + self._named[RULED[ruled.level]][which] + sum(weights.get(RULE + one, 0.0) for one in ruled.rules)


def windows(tokens: Sequence[str], size: int = WINDOW) -> list[Sequence[str]]:
    """What of these is weighed together: all of a short message."""
    return [tokens[at : at + size] for at in range(max(1, len(tokens) - size + 1))]


def phrases(tokens: Sequence[str]) -> Iterator[str]:
    """What of these is weighed."""
    stems = [BEGINS + word[:_STEM] for word in tokens if len(word) > _STEM]
    return chain(tokens, map(" ".join, pairwise(tokens)), stems)


def _found(tokens: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    return [*map(weights.get, set(phrases(tokens)), repeat(0.0))]


def _sum(tokens: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(_found(tokens, weights)) / sqrt(len(tokens) or 1)


def _sentences(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each begins and ends."""
    first = 0
    for at, token in enumerate(tokens):
        if token in _ENDS:
            yield first, at
            first = at + 1
    yield first, len(tokens)


def _heaviest(tokens: Sequence[str], weights: Mapping[str, float], size: int) -> tuple[int, int]:
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


def _each(tokens: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    """Of each token: its own weight, and that of it and the one before."""
    pairs = ["", *map(" ".join, pairwise(tokens))]
    return [
        sum(map(weights.get, phrases([word]), repeat(0.0))) + weights.get(pair, 0.0)
        for word, pair in zip(tokens, pairs, strict=True)
    ]


def _telling(each: Sequence[float]) -> tuple[int, int]:
    """The stretch that weighs most: up to, not including, the second number (Kadane's algorithm)."""
    best, first, end, begins, so_far = 0.0, 0, len(each), 0, 0.0
    for at, weight in enumerate(each):
        if so_far <= 0:
            begins, so_far = at, 0.0
        so_far += weight
        if so_far > best:
            best, first, end = so_far, begins, at + 1
    return first, end
