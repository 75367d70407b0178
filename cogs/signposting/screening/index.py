"""Which rules may speak about a message at all: what keeps most messages to one look.

One automaton finds the heads of all rules of all languages. Where there is one, it is asked whether each concept of
the rule has a word in the message. Both ask for less than the rules do, so that no rule is ever overlooked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from cogs.signposting.screening.anchors import Anchors
from cogs.signposting.screening.concepts import Concepts
from cogs.signposting.screening.finder import finder
from cogs.signposting.screening.patterns import Pattern
from cogs.signposting.screening.rules import Frame, Lexicon, Raise


class Rule(NamedTuple):
    """One pattern of a frame, or that a raise which needs no frame may speak."""

    language: str
    frame: Frame | None
    pattern: Pattern
    raised: Raise | None = None


class Looked(NamedTuple):
    rules: list[Rule]
    signed: bool
    """Whether it holds a sign."""
    begun: list[str]
    """The beginnings of words that it holds."""


class Heads:
    """What the rules of all languages need: their heads, and of each of their concepts one word at least."""

    def __init__(self, lexicons: Iterable[tuple[Lexicon, Concepts]], ranks: Mapping[str, int]) -> None:
        self.rules: list[list[tuple[int, Rule]]] = []
        """By the number of their head: what they need, as bits, and the rules."""
        self.phrases: dict[str, list[int]] = {}
        """The numbers of the heads that a phrase may belong to."""
        self.words: dict[str, int] = {}
        self.beginnings: dict[str, int] = {}
        self.always = 0
        self._bits: dict[tuple[str, tuple[str, ...]], int] = {}
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        for lexicon, concepts in lexicons:
            self.beginnings |= dict.fromkeys(concepts.beginnings - self.beginnings.keys(), 0)
            anchors = Anchors(lexicon.concepts, ranks)
            for rule in _rules(lexicon):
                self._add(rule, anchors, concepts)

    def _add(self, rule: Rule, anchors: Anchors, concepts: Concepts) -> None:
        needs = 0
        for step in rule.pattern:
            needs |= self._bit(rule.language, step.of, concepts)
        head = max((step.of for step in rule.pattern), key=anchors.telling)
        number = self._numbers.get((rule.language, head))
        if number is None:
            number = self._numbers[rule.language, head] = len(self.rules)
            self.rules.append([])
            for phrase in anchors.of_concepts(head):
                sought = f" {' '.join(phrase)}"
                sought = sought[:-1] if sought.endswith("*") else f"{sought} "
                self.phrases.setdefault(sought, []).append(number)
        self.rules[number].append((needs, rule))

    def _bit(self, language: str, of: tuple[str, ...], concepts: Concepts) -> int:
        """The bit which says that one of these concepts may be there."""
        found = self._bits.get((language, of))
        if found is None:
            found = self._bits[language, of] = 1 << len(self._bits)
            for concept in of:
                needs = concepts.needs(concept)
                if needs is None:
                    self.always |= found
                for word in needs or ():
                    where = self.beginnings if word.endswith("*") else self.words
                    word = word.removesuffix("*")
                    where[word] = where.get(word, 0) | found
        return found


class Index:
    def __init__(self, heads: Heads, signs: Collection[str] = ()) -> None:
        """`signs`: what else is to be seen in the same look."""
        self._phrases = list(dict.fromkeys([*heads.phrases, *(f" {begin}" for begin in heads.beginnings), *signs]))
        self._words = heads.words
        self._always = heads.always
        self._rules = heads.rules
        self._headed = [tuple(heads.phrases.get(phrase, ())) for phrase in self._phrases]
        self._begun = [heads.beginnings.get(phrase[1:], 0) for phrase in self._phrases]
        self._beginnings = frozenset(at for at, phrase in enumerate(self._phrases) if phrase[1:] in heads.beginnings)
        self._signs = frozenset(at for at, phrase in enumerate(self._phrases) if phrase in signs)
        self._finder = finder(self._phrases)

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_finder": None, "_phrases": "\n".join(self._phrases)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._phrases = state["_phrases"].split("\n")
        self._finder = finder(self._phrases)

    def look(self, text: str) -> Looked:
        """The rules that may speak about these words, one space on either side of each."""
        if len(text) > _LONG:  # each letter of a run would be found again
            text = _RUN.sub(r"\1\1\1\1\1\1\1\1", text)
        found = self._finder.find(text)
        if not found:
            return _NOTHING
        hits = {index for index, _, _ in found}
        there = self._always
        for word in text.split():
            there |= self._words.get(word, 0)
        heads: set[int] = set()
        for index in hits:
            there |= self._begun[index]
            heads.update(self._headed[index])
        lacking = ~there
        rules = [rule for head in sorted(heads) for needs, rule in self._rules[head] if not needs & lacking]
        begun = [self._phrases[index][1:] for index in hits & self._beginnings]
        return Looked(rules, not hits.isdisjoint(self._signs), begun)


_NOTHING = Looked([], False, [])
_LONG = 400
_RUN = re.compile(r"(.)\1{8,}")


def _rules(lexicon: Lexicon) -> Iterator[Rule]:
    for frame in lexicon.frames:
        for pattern in frame.patterns:
            yield Rule(lexicon.language, frame, pattern)
    for one in lexicon.raises:
        if not one.names_signals:
            yield Rule(lexicon.language, None, one.as_pattern(), one)
