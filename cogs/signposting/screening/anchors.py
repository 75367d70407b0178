"""What must be in a message before a form can be: the phrases that one automaton looks for in every message.

Every match of a form holds one of its anchors, so that nothing is overlooked; the more telling an anchor, the fewer
messages are looked at twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, product
from math import fsum, inf, log2, prod
from typing import TypeAlias

from cogs.signposting.screening.forms import Choice, Form, Maybe, Reference, Sequence, Word, Words
from cogs.signposting.screening.ways import RARE

Phrase: TypeAlias = tuple[str, ...]
"""Words in a row; the last may end with `*`: the beginning of one."""

MOST = 80
"""So many phrases may be the anchors of one form; rather fewer and less telling ones than more."""

_WORDS = 3
"""So many words of a phrase, the most telling ones, are enough."""

Found: TypeAlias = "frozenset[Phrase]"


class Anchors:
    def __init__(self, concepts: Mapping[str, tuple[Form, ...]], ranks: Mapping[str, int]) -> None:
        """`ranks`: of the common words, 1 the commonest."""
        self._concepts = concepts
        self._ranks = ranks
        self._known: dict[str, Found] = {}
        self._bits: dict[str, float] = {}

    def of_concept(self, concept: str) -> Found:
        if concept not in self._known:
            self._known[concept] = frozenset()
            found = _joined(map(self._of_form, self._concepts[concept]))
            self._known[concept] = frozenset(map(self._cut, found))
        return self._known[concept]

    def of_concepts(self, concepts: Iterable[str]) -> Found:
        return _joined(map(self.of_concept, concepts))

    def telling(self, concepts: Iterable[str]) -> float:
        """How seldom a message holds an anchor of these concepts, in bits."""
        return min(map(self._telling, concepts))

    def _telling(self, concept: str) -> float:
        if concept not in self._bits:
            often = self._often(self.of_concept(concept))
            self._bits[concept] = -log2(often) if often else 0.0
        return self._bits[concept]

    def _often(self, phrases: Iterable[Phrase]) -> float:
        """How often one of them comes, words being as frequent as Zipf's law says and independent of each other."""
        return fsum(map(self._chance, phrases))

    def _chance(self, phrase: Phrase) -> float:
        return 1 / prod([10 * self._ranks.get(word, RARE) for word in phrase])

    def _cut(self, phrase: Phrase) -> Phrase:
        if len(phrase) <= _WORDS:
            return phrase
        return min((phrase[at : at + _WORDS] for at in range(len(phrase) - _WORDS + 1)), key=self._chance)

    def _of_form(self, form: Form) -> Found:
        """Empty only for a form that may be left out."""
        match form:
            case Word(text, begins):
                return frozenset({(f"{text}*" if begins else text,)})
            case Words(of):
                return frozenset((word,) for word in of)
            case Choice(of):
                return _joined(map(self._of_form, of))
            case Reference(concept):
                return self.of_concept(concept)
            case Sequence(parts):
                return self._of_sequence(parts)
        return frozenset()

    def _of_sequence(self, parts: tuple[Form, ...]) -> Found:
        """The most telling of: the anchors of a part, and all the phrases of some parts in a row."""
        every = [self._phrases(part) for part in parts]
        often = [self._often(phrases) if phrases is not None else inf for phrases in every]
        best, row = inf, slice(0)
        for first in range(len(parts)):
            size, chance, may_be_left_out = 1, 1.0, True
            for last, phrases in enumerate(every[first:], first):
                if phrases is None or (size := size * len(phrases)) > MOST:
                    break
                chance *= often[last]
                may_be_left_out = may_be_left_out and () in phrases
                if not may_be_left_out and chance < best:
                    best, row = chance, slice(first, last + 1)
                if _cut_short(phrases):
                    break
        for part, phrases in zip(parts, every, strict=True):
            if phrases is None and (anchors := self._of_form(part)) and self._often(anchors) < best:
                return anchors
        return frozenset(_in_a_row([phrases for phrases in every[row] if phrases is not None]))

    def _phrases(self, form: Form) -> list[Phrase] | None:
        """All that a form stands for; None: too much."""
        match form:
            case Word(text, begins):
                return [(f"{text}*" if begins else text,)]
            case Words(of):
                return [(word,) for word in sorted(of)]
            case Maybe(part):
                inside = self._phrases(part)
                return None if inside is None else [*inside, ()]
            case Choice(of):
                return self._either(of)
            case Sequence(parts):
                return self._row(parts)
            case Reference(concept):
                return self._either(self._concepts[concept])
        return None

    def _either(self, of: Iterable[Form]) -> list[Phrase] | None:
        found: list[Phrase] = []
        for one in of:
            if (phrases := self._phrases(one)) is None or len(found) + len(phrases) > MOST:
                return None
            found += phrases
        return found

    def _row(self, parts: Iterable[Form]) -> list[Phrase] | None:
        each: list[list[Phrase]] = []
        for part in parts:
            if (each and _cut_short(each[-1])) or (phrases := self._phrases(part)) is None:
                return None
            each.append(phrases)
        return None if prod(map(len, each)) > MOST else _in_a_row(each)


def _joined(each: Iterable[Found]) -> Found:
    return frozenset().union(*each)


def _in_a_row(each: Iterable[list[Phrase]]) -> list[Phrase]:
    return [tuple(chain.from_iterable(row)) for row in product(*each)]


def _cut_short(phrases: Iterable[Phrase]) -> bool:
    """Nothing can be said of what stands behind the beginning of a word."""
    return any(phrase and phrase[-1].endswith("*") for phrase in phrases)
