"""What words weigh together, for what is said in a way that no rule has thought of.

Each word, the beginning of each longer one, and each two that follow each other have two weights: what they tell of a
crisis, and of danger now. They were learned once, from messages whose level is known, and stand in `weights.tsv` of
their language; nothing is learned while the bot runs. A message weighs what all of these do together, each counted once
however often it is said, so the same words always weigh the same, and besides, what the network reads in their order.
A word without a weight that is one slip of the finger away from one with a weight is taken for that. What a message is
about, the words in `topics.tsv` tell, and the network too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Final

from cogs.signposting.screening.mending import Mending
from cogs.signposting.screening.network import Network
from cogs.signposting.screening.rules import Level
from cogs.signposting.screening.stretches import heaviest, phrases, stretches, weighs_little, weight_of
from cogs.signposting.screening.tables import BIAS

WEIGHTS: Final = "weights.tsv"
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
        return weighs_little(tokens, self._crisis, self._named[ASKED][0] - self._named[BIAS][0])

    def topics(self, tokens: Sequence[str]) -> Sequence[float] | None:
        """What the network reads of each topic, and of somebody else's being in danger. None: there is none."""
        if self._network is None:
            return None
        first, end = heaviest(tokens, self._crisis)
        return self._network.read(tokens[first:end])[2:]

    def weigh(self, tokens: Sequence[str], ruled: Ruled | None) -> Weighed:
        may_count = stretches(tokens, self._crisis)
        besides, limit = self._besides(0, self._crisis, ruled), self._named[LIMIT][0]
        if self._network is None:
            read: list[Sequence[float]] = [_NOTHING_READ] * len(may_count)
        else:
            if ruled is None:
                may_count = [one for one in may_count if one.weighs + besides >= self._named[CLOSE][0]]
            if not may_count:
                return Weighed(NOTHING, NOTHING, False, 0, 0, self._language)
            read = [self._network.read(tokens[one.first : one.end]) for one in may_count]
        weighed = [one.weighs + told[0] * self._named[READ][0] for one, told in zip(may_count, read, strict=True)]
        at = max(range(len(may_count)), key=weighed.__getitem__)
        crisis, found = weighed[at] + besides, may_count[at]
        keeps = crisis >= self._named[KEPT][ruled is not None and ruled.level == "urgent"]
        if crisis < limit - NEAR:
            return Weighed(crisis - limit, NOTHING, keeps, found.first, found.first, self._language)
        said = tokens[found.first : found.end]
        danger = weight_of(said, self._danger) - found.less + self._besides(1, self._danger, ruled)
        danger += read[at][1] * self._named[READ][1]
        first, end = (found.first + one for one in _telling(_each(said, self._crisis)))
        return Weighed(crisis - limit, danger - self._named[LIMIT][1], keeps, first, end, self._language)

    def _besides(self, which: int, weights: Mapping[str, float], ruled: Ruled | None) -> float:
        """What it weighs besides its words."""
        bias = self._named[BIAS][which]
        if ruled is None:
            return bias
        return bias + self._named[RULED[ruled.level]][which] + sum(weights.get(RULE + one, 0.0) for one in ruled.rules)


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
