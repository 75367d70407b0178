"""The small language in which a lexicon says how something is said, read into a tree.

word    (a|b c)  alternatives, also of several words    word? (a|b)?  may be left out    begin*  begins with
{other}  all the ways of saying another concept
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from cogs.signposting.screening.normalise import words

Spelt: TypeAlias = "Callable[[str], tuple[str, ...]]"


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word; or, if `begins`, all that begin so."""

    text: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One of these words."""

    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reference:
    concept: str


@dataclass(frozen=True, slots=True)
class Sequence:
    parts: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    of: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    part: Form


Form: TypeAlias = "Word | Words | Reference | Sequence | Choice | Maybe"

_NOTHING = Sequence(())

_OR, _MAYBE, _CLOSING, _END = ("mark", "|"), ("mark", "?"), ("mark", ")"), ("", "")
_BEHIND = {_OR, _CLOSING, _END}
"""Where a sequence has ended."""

_TOKEN = re.compile(r"\s*(?:(?P<mark>[()|?])|\{(?P<concept>[^{}]+)\}|(?P<word>[^\s()|?{}]+))")
_GLUED = re.compile(
    r"(?=\(?[^\s()|?{}]+\(|\([^\s(){}?]+\)\??[^\s()|?{}])"
    r"(?P<before>[^\s()|?{}]*)\((?P<ends>[^\s(){}?]+)\)(?P<maybe>\??)(?P<after>[^\s()|?{}]*)"
)
_PAIRED = re.compile(r"\((?P<before>[^\s(){}?]+)\)\((?P<ends>[^\s(){}?]+)\)(?P<maybe>\??)(?P<after>)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class BadForm(ValueError):
    """A form is not written as it should be; `str()` says why."""


class Parser:
    """Reads forms; each word that they hold is folded once."""

    def __init__(self, spelt: Spelt) -> None:
        """`spelt` gives the words that stand for a folded one (im: i am)."""
        self._spelt = spelt
        self._words: dict[str, Form] = {}

    def parse(self, form: str) -> Form:
        """Raises BadForm."""
        reader = _Reader(form, self._word)
        found = reader.choice()
        if reader.here != _END:
            raise BadForm("a closing bracket without an opening one")
        if may_be_empty(found):
            raise BadForm("all of it may be left out")
        return found

    def _word(self, written: str) -> Form:
        found = self._words.get(written)
        if found is None:
            lower = written.lower()
            found = self._folded(lower)
            if (other := lower.translate(_UMLAUTS)) != lower:  # töten, toeten
                found = Choice((found, self._folded(other)))
            self._words[written] = found
        return found

    def _folded(self, written: str) -> Form:
        begins = written.endswith("*")
        found = words(written.rstrip("*"))
        if not found:  # a mark such as &
            return _NOTHING
        if begins:
            spelt = [*(one for word in found[:-1] for one in self._spelt(word)), found[-1]]
        else:
            spelt = [one for word in found for one in self._spelt(word)]
        parts = tuple(Word(word, begins and at == len(spelt) - 1) for at, word in enumerate(spelt))
        return parts[0] if len(parts) == 1 else Sequence(parts)


def parse(form: str, spelt: Spelt) -> Form:
    """One form alone. Raises BadForm."""
    return Parser(spelt).parse(form)


def may_be_empty(form: Form) -> bool:
    match form:
        case Maybe():
            return True
        case Sequence(parts):
            return all(map(may_be_empty, parts))
        case Choice(of):
            return any(map(may_be_empty, of))
    return False


def references(form: Form) -> Iterator[str]:
    """The concepts that a form names."""
    match form:
        case Reference(concept):
            yield concept
        case Maybe(part):
            yield from references(part)
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from references(part)


class _Reader:
    def __init__(self, form: str, word: Callable[[str], Form]) -> None:
        self._tokens = [*_tokens(form), _END]
        self._at = 0
        self._word = word

    @property
    def here(self) -> tuple[str, str]:
        return self._tokens[self._at]

    def choice(self) -> Form:
        found = [self._sequence()]
        while self._tokens[self._at] == _OR:
            self._at += 1
            found.append(self._sequence())
        if len(found) == 1 and found[0] != _NOTHING:
            return found[0]
        said = tuple(dict.fromkeys(one for one in found if one != _NOTHING))
        if not said:
            raise BadForm("nothing is left of it when it is folded")
        either = _either(said)
        return either if _NOTHING not in found else Maybe(either)

    def _sequence(self) -> Form:
        found: list[Form] = []
        while (token := self._tokens[self._at]) not in _BEHIND:
            part = self._part(*token)
            if self._tokens[self._at] == _MAYBE:
                self._at += 1
                part = Maybe(part)
            found.extend(part.parts if isinstance(part, Sequence) else [part])
        return found[0] if len(found) == 1 else Sequence(tuple(found))

    def _part(self, kind: str, written: str) -> Form:
        self._at += 1
        if kind == "word":
            return self._word(written)
        if kind == "concept":
            return Reference(written)
        if written == "?":
            raise BadForm("a question mark with nothing before it")
        inside = self.choice()
        if self.here != _CLOSING:
            raise BadForm("an opening bracket without a closing one")
        self._at += 1
        return inside


def _unglued(form: str) -> str:
    """Endings in brackets, written out: kein(en)? becomes (keinen|kein), (a|b)(c|d) becomes (ac|ad|bc|bd)."""
    if "(" not in form:
        return form
    while (found := _PAIRED.search(form) or _GLUED.search(form)) is not None:
        before, ends, maybe, after = found.group("before", "ends", "maybe", "after")
        endings = [*ends.split("|"), *([""] if maybe else [])]
        full = "|".join(first + end + after for first in before.split("|") for end in endings)
        form = f"{form[: found.start()]}({full}){form[found.end() :]}"
    if glued := re.search(r"[^\s(|)?]\(|\)[^\s)|?(]", form):
        raise BadForm(f"a bracket is glued to a word at {glued[0]!r}; only single words may be joined so")
    return form


def _either(said: tuple[Form, ...]) -> Form:
    """Single words are one alternative, to be looked up at once."""
    plain = frozenset(one.text for one in said if isinstance(one, Word) and not one.begins)
    others = tuple(one for one in said if not isinstance(one, Word) or one.begins)
    alternatives = (Words(plain), *others) if len(plain) > 1 else said
    return alternatives[0] if len(alternatives) == 1 else Choice(alternatives)


def _tokens(form: str) -> list[tuple[str, str]]:
    form = _unglued(form).rstrip()
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(form):
        found = _TOKEN.match(form, at)
        if found is None or found.lastgroup is None:
            raise BadForm(f"not understood from {form[at:]!r} on")
        tokens.append((found.lastgroup, found[found.lastgroup]))
        at = found.end()
    if not tokens:
        raise BadForm("it is empty")
    return tokens
