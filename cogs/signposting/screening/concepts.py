"""Where a message says something: the forms of a language's concepts, found on a board of the message's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from pickle import dumps
from typing import TypeAlias

from cogs.signposting.screening.boards import covered
from cogs.signposting.screening.compiled import loads
from cogs.signposting.screening.forms import Form, Reference, Words
from cogs.signposting.screening.ways import Left, Made, Making, Needs, Options, Phrase, Row, Ways

Spans: TypeAlias = "dict[int, int]"
"""By the number of words that a stretch has: a board of the fields behind its last word."""


class Concepts:
    """All the ways of saying the concepts of one language. Immutable.

    Most are asked for seldom: each lies packed until it is.
    """

    def __init__(
        self, concepts: Mapping[str, tuple[Form, ...]], idioms: Iterable[Form], ranks: Mapping[str, int]
    ) -> None:
        """`ranks`: of the common words, 1 the commonest."""
        making = Making(concepts, ranks)
        self._packed = {name: dumps(making.options(forms)) for name, forms in concepts.items()}
        self._packed[_IDIOMS] = dumps(making.options(idioms))
        self._open: dict[str, Ways] = {}
        self._needs = {name: making.needs(name) for name in concepts}
        self.beginnings = frozenset(making.beginnings)
        self.words = frozenset(making.words)
        self.vocabulary = self.words | {f"{word}*" for word in self.beginnings}

    def __contains__(self, concept: str) -> bool:
        return concept in self._needs

    def __iter__(self) -> Iterator[str]:
        return iter(self._needs)

    def needs(self, concept: str) -> Needs:
        return self._needs[concept]

    def ways(self, concept: str) -> Ways:
        """Of saying it."""
        found = self._open.get(concept)
        if found is None:
            found = self._open[concept] = Ways(loads(self._packed[concept]))
        return found

    @property
    def idioms(self) -> Ways:
        return self.ways(_IDIOMS)


_IDIOMS = "[idioms]"
"""No concept is called so."""


class Said:
    """What is said on one board, in one language: looked for when it is asked for, and once."""

    def __init__(self, concepts: Concepts, said: Mapping[str, int], words: int) -> None:
        """`said`: the fields of each word, and of each beginning, its `*` behind. `words`: all fields that hold one."""
        self._concepts = concepts
        self._said = said
        self._present = concepts.vocabulary.intersection(said)
        self._words = words
        self._raw: dict[str, Spans] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._idioms: dict[int, int] | None = None
        self._touching: dict[int, int] = {}
        self._holding: dict[int, int] = {}

    def may_be(self, concept: str) -> bool:
        """False if it certainly is not said."""
        needs = self._concepts.needs(concept)
        return needs is None or not needs.isdisjoint(self._present)

    def starts(self, concept: str) -> dict[int, int]:
        """By the number of words: the fields where it begins. What an idiom covers means nothing else."""
        found = self._starts.get(concept)
        if found is None:
            starts = {length: ends >> length for length, ends in self._spans(concept).items()}
            found = self._starts[concept] = self._outside_idioms(starts) if starts else starts
        return found

    def at(self, concept: str) -> int:
        """Where it begins, however long it is."""
        return reduce(or_, self.starts(concept).values(), 0)

    def over(self, concept: str) -> int:
        """All the fields of its words."""
        return reduce(or_, (covered(starts, length) for length, starts in self.starts(concept).items()), 0)

    def _spans(self, concept: str) -> Spans:
        found = self._raw.get(concept)
        if found is None:
            self._raw[concept] = {}
            if self.may_be(concept):
                found = self._raw[concept] = self._any(self._concepts.ways(concept), {0: self._words})
            else:
                found = self._raw[concept]
        return found

    def _any(self, options: Options | Ways, at: Spans) -> Spans:
        found: Spans = {}
        for one in options.worthwhile(self._present):
            _merge(found, self._after(one.form, at))
        return found

    def _after(self, form: Made, at: Spans) -> Spans:
        match form:
            case Phrase(words):
                return self._in_a_row(words, at)
            case Words(of):
                return _stepped(at, reduce(or_, (self._said[word] for word in of & self._present), 0))
            case Row(parts):
                for part in parts:
                    at = self._after(part, at)
                    if not at:
                        break
                return at
            case Options():
                return self._any(form, at)
            case Left(part):
                found = dict(at)
                _merge(found, self._after(part, at))
                return found
            case Reference(concept):
                found = {}
                for length, ends in self._spans(concept).items():
                    starts = ends >> length
                    _merge(found, {done + length: (so_far & starts) << length for done, so_far in at.items()})
                return found

    def _in_a_row(self, words: tuple[str, ...], at: Spans) -> Spans:
        here = [self._said.get(word) for word in words]
        if None in here:
            return {}
        found: Spans = {}
        for length, ends in at.items():
            for fields in here:
                ends = (ends & fields) << 1  # type: ignore[operator]  # none of them is None
            if ends:
                found[length + len(words)] = ends
        return found

    def _outside_idioms(self, starts: dict[int, int]) -> dict[int, int]:
        """All that no idiom touches, and what holds a whole idiom and more."""
        idioms = self._idiom_starts()
        if not idioms:
            return starts
        found = {}
        for length, begin in starts.items():
            if touched := begin & self._touching_idioms(length):
                begin &= ~touched | self._holding_idioms(length)
            if begin:
                found[length] = begin
        return found

    def _touching_idioms(self, length: int) -> int:
        """Where a stretch of that length would touch an idiom."""
        if length not in self._touching:
            over = reduce(or_, (covered(begin, long) for long, begin in self._idiom_starts().items()), 0)
            self._touching[length] = reduce(or_, (over >> offset for offset in range(length)), 0)
        return self._touching[length]

    def _holding_idioms(self, length: int) -> int:
        """Where a stretch of that length would hold a whole idiom, and more."""
        if length not in self._holding:
            shorter = [(long, begin) for long, begin in self._idiom_starts().items() if long < length]
            inside = (begin >> offset for long, begin in shorter for offset in range(length - long + 1))
            self._holding[length] = reduce(or_, inside, 0)
        return self._holding[length]

    def _idiom_starts(self) -> dict[int, int]:
        if self._idioms is None:
            spans = self._any(self._concepts.idioms, {0: self._words})
            self._idioms = {length: ends >> length for length, ends in spans.items()}
        return self._idioms


def _stepped(at: Spans, here: int) -> Spans:
    return {length + 1: (ends & here) << 1 for length, ends in at.items() if ends & here} if here else {}


def _merge(into: Spans, more: Spans) -> None:
    for length, ends in more.items():
        if ends:
            into[length] = into.get(length, 0) | ends
