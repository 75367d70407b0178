"""Forms made ready to be looked for: all that needs no thought when a message is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from math import fsum
from typing import TypeAlias

from cogs.signposting.screening.forms import Choice, Form, Maybe, Reference, Sequence, Word, Words

RARE = 20_000
"""The rank of all other words."""

Needs: TypeAlias = "frozenset[str] | None"
"""Words of which a form holds at least one; None: nobody knows."""


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One way of saying something, and what must be there before it is worth looking for."""

    needs: Needs
    form: Made


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    of: tuple[Option, ...]

    def worthwhile(self, words: Set[str]) -> Iterable[Option]:
        """Those worth looking for among these words."""
        return [one for one in self.of if one.needs is None or not one.needs.isdisjoint(words)]

    @property
    def needs(self) -> Needs:
        each = [one.needs for one in self.of]
        return None if None in each else frozenset().union(*(one for one in each if one))


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Words in a row; a `*` behind one: the beginning of it."""

    words: tuple[str, ...]


class Ways:
    """Many options, by the words that they need."""

    def __init__(self, options: Options) -> None:
        self._always = [one for one in options.of if one.needs is None]
        self._by_word: dict[str, list[Option]] = {}
        for one in options.of:
            for word in one.needs or ():
                self._by_word.setdefault(word, []).append(one)
        self._words = frozenset(self._by_word)

    def worthwhile(self, words: Set[str]) -> Iterable[Option]:
        """Those worth looking for among these words."""
        found = dict.fromkeys(one for word in self._words & words for one in self._by_word[word])
        return [*self._always, *found]


Made: TypeAlias = "Words | Reference | Phrase | Row | Left | Options"
"""A form made ready."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    parts: tuple[Made, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Left:
    """What may be left out."""

    part: Made


class Making:
    """Makes forms ready, and notes their words on the way."""

    def __init__(self, concepts: Mapping[str, tuple[Form, ...]], ranks: Mapping[str, int]) -> None:
        """`ranks`: of the common words, 1 the commonest."""
        self.words: set[str] = set()
        self.beginnings: set[str] = set()
        self._written = concepts
        self._ranks = ranks
        self._needs: dict[str, Needs] = {}

    def options(self, forms: Iterable[Form]) -> Options:
        return Options(tuple(map(self._option, forms)))

    def needs(self, concept: str) -> Needs:
        if concept not in self._needs:
            self._needs[concept] = None
            self._needs[concept] = self.options(self._written[concept]).needs
        return self._needs[concept]

    def _option(self, form: Form) -> Option:
        match form:
            case Word():
                word = self._word(form)
                return Option(frozenset((word,)), Phrase((word,)))
            case Words(of):
                self.words |= of
                return Option(of, form)
            case Choice(of):
                options = self.options(of)
                return Option(options.needs, options)
            case Sequence(parts):
                each = list(map(self._option, parts))
                known = [one.needs for one in each if one.needs is not None]
                needs = min(known, key=self._often) if known else None
                return Option(needs, _row([one.form for one in each]))
            case Maybe(part):
                return Option(None, Left(self._option(part).form))
            case Reference(concept):
                return Option(self.needs(concept), form)

    def _often(self, words: frozenset[str]) -> float:
        """How often a message may hold one of these, words being as frequent as Zipf's law says."""
        return fsum(1 / self._ranks.get(word.removesuffix("*"), RARE) for word in words)

    def _word(self, word: Word) -> str:
        (self.beginnings if word.begins else self.words).add(word.text)
        return f"{word.text}*" if word.begins else word.text


def _row(parts: Iterable[Made]) -> Made:
    """What is but words in a row becomes one phrase."""
    row: list[Made] = []
    for part in parts:
        if isinstance(part, Phrase) and row and isinstance(before := row[-1], Phrase):
            row[-1] = Phrase(before.words + part.words)
        else:
            row.append(part)
    return row[0] if len(row) == 1 else Row(tuple(row))
