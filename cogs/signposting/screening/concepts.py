"""Where a message says something: the forms of a language's concepts, found on a board of the message's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeAlias

from cogs.signposting.screening.boards import covered
from cogs.signposting.screening.forms import Choice, Form, Maybe, Reference, Sequence, Word, Words

Spans: TypeAlias = "dict[int, int]"
"""By the number of words that a stretch has: a board of the fields behind its last word."""

Needs: TypeAlias = "frozenset[str] | None"
"""Words of which a form holds at least one; None: nobody knows."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way of saying something, and what must be there before it is worth looking for."""

    needs: Needs
    form: Made


@dataclass(frozen=True, slots=True)
class Options:
    of: tuple[Option, ...]


Made: TypeAlias = "Form | Options"
"""A form made ready: a choice has become options."""


class Concepts:
    """All the ways of saying the concepts of one language. Immutable."""

    def __init__(self, concepts: Mapping[str, tuple[Form, ...]], idioms: Iterable[Form]) -> None:
        idioms = tuple(idioms)
        self._written = concepts
        self._needs: dict[str, Needs] = {}
        self.options = {name: self._options(forms) for name, forms in concepts.items()}
        self.idioms = self._options(idioms)
        for name in concepts:
            self.needs(name)
        every = [form for forms in concepts.values() for form in forms] + list(idioms)
        self.beginnings = frozenset(word for form in every for word, begins in words_of(form) if begins)
        self.words = frozenset(word for form in every for word, begins in words_of(form) if not begins)

    def needs(self, concept: str) -> Needs:
        if concept not in self._needs:
            self._needs[concept] = None
            self._needs[concept] = self._needed(Choice(self._written[concept]))
        return self._needs[concept]

    def _options(self, forms: Iterable[Form]) -> Options:
        return Options(tuple(Option(self._needed(form), self._made(form)) for form in forms))

    def _made(self, form: Form) -> Made:
        match form:
            case Choice(of):
                return self._options(of)
            case Sequence(parts):
                return Sequence(tuple(map(self._made, parts)))  # type: ignore[arg-type]  # made ready all through
            case Maybe(part):
                return Maybe(self._made(part))  # type: ignore[arg-type]  # made ready all through
        return form

    def _needed(self, form: Form) -> Needs:
        match form:
            case Word(text, begins):
                return frozenset((f"{text}*" if begins else text,))
            case Words(of):
                return of
            case Choice(of):
                each = [self._needed(one) for one in of]
                return None if None in each else frozenset().union(*(one for one in each if one))
            case Sequence(parts):
                known = [one for one in map(self._needed, parts) if one is not None]
                return min(known, key=lambda words: (len(words), -min(map(len, words), default=0))) if known else None
            case Reference(concept):
                return self.needs(concept)
        return None


def words_of(form: Form) -> Iterable[tuple[str, bool]]:
    """Each word, and whether it is only the beginning of one."""
    match form:
        case Word(text, begins):
            yield text, begins
        case Words(of):
            for word in of:
                yield word, False
        case Choice(parts) | Sequence(parts):
            for part in parts:
                yield from words_of(part)
        case Maybe(part):
            yield from words_of(part)


class Said:
    """What is said on one board, in one language: looked for when it is asked for, and once."""

    def __init__(self, concepts: Concepts, said: Mapping[str, int], words: int) -> None:
        """`said`: the fields of each word, and of each beginning, its `*` behind. `words`: all fields that hold one."""
        self._concepts = concepts
        self._said = said
        self._present = frozenset(said)
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
                found = self._raw[concept] = self._any(self._concepts.options[concept], {0: self._words})
            else:
                found = self._raw[concept]
        return found

    def _any(self, options: Options, at: Spans) -> Spans:
        found: Spans = {}
        for one in options.of:
            if one.needs is None or not one.needs.isdisjoint(self._present):
                _merge(found, self._after(one.form, at))
        return found

    def _after(self, form: Made, at: Spans) -> Spans:
        match form:
            case Word(text, begins):
                return _stepped(at, self._said.get(f"{text}*" if begins else text, 0))
            case Words(of):
                return _stepped(at, reduce(or_, (self._said[word] for word in of & self._present), 0))
            case Sequence(parts):
                for part in parts:
                    at = self._after(part, at)
                    if not at:
                        break
                return at
            case Options():
                return self._any(form, at)
            case Maybe(part):
                found = dict(at)
                _merge(found, self._after(part, at))
                return found
            case Reference(concept):
                found = {}
                for length, ends in self._spans(concept).items():
                    starts = ends >> length
                    _merge(found, {done + length: (so_far & starts) << length for done, so_far in at.items()})
                return found
        raise AssertionError("a choice is made ready as options")

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
