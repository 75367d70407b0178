"""How people spell what they mean: chat spellings, slips, stretched and spaced letters, digits in place of letters.

A text is first made plain without changing its length, so that all that is found keeps its place; then word by word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any, Final

from cogs.signposting.screening.disguise import STANDS_FOR, undisguised
from cogs.signposting.screening.slips import STRETCHED, halves, unstretched

_IGNORED = "\u00ad"
"""Folded to nothing: stands between letters that belong together."""
_LEET_SIGN = re.compile(r"[0134578@$!|+€£*#][^\W\d_]")
_LEET_WORD = re.compile(r"(?<![\w@$!|+€£*#])[^\W0134578]*[0134578@$!|+€£*#][\w@$!|+€£*#]*")
_LONGEST = 24
_LONGEST_SPACED = 14
_STAR = re.compile(r"[*#]+")

_SPACED_SIGN = re.compile(r" [a-z] [a-z] [a-z] ")
_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[\s.,\-_/*~|+:;·•]{1,3}[^\W_]){2,39}(?![^\W_])")
_DISGUISED = 100
"""So many words with digits or signs in place of letters are looked at in one message."""
_RUNS = 6
"""So many runs of letters that stand apart are looked at in one message."""
_HIDDEN = frozenset({"die"})
"""Too common in German to be a word that matters; but nobody spaces out an article."""


_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_APART = 3
"""So many different letters that stand alone may be a word."""

TRIPLES: Final = frozenset(letter * 3 for letter in "abcdefghijklmnopqrstuvwxyz")
"""Letters three in a row: words with these must be looked at more closely."""


class Spelling:
    def __init__(
        self,
        spellings: Mapping[str, str],
        slipped: Mapping[str, str],
        glued: Mapping[str, str],
        keys: Collection[str],
        words: Set[str],
    ) -> None:
        """`spellings`: what is written by what is meant. `slipped`, `glued`: the same for slips, and for words without
        the space between. `keys`: the words that matter; `words`: all that a lexicon knows."""
        single = {written: meant for written, meant in spellings.items() if " " not in written}
        self._meant = {**glued, **slipped, **single}
        for slip, key in slipped.items():
            self._meant[slip] = single.get(key, key)
        self._words = words
        self._keys = frozenset(keys) | _HIDDEN
        self._halves = {
            pair: word for pair, word in halves(keys).items() if not all(map(words.__contains__, pair.split()))
        }
        self._halves |= {written: meant for written, meant in spellings.items() if written not in single}
        self._odd = frozenset(_odd(pair, words) for pair in self._halves)
        self._by_length: dict[int, list[str]] = {}
        for key in keys:
            self._by_length.setdefault(len(key), []).append(key)

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_meant": _packed(self._meant), "_halves": _packed(self._halves)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._meant, self._halves = _unpacked(state["_meant"]), _unpacked(state["_halves"])

    def quickly(self, words: Sequence[str]) -> str:
        """With a space on either side of each word."""
        return f" {' '.join(map(self._meant.get, words, words))} "

    def is_split(self, words: Sequence[str]) -> bool:
        """Whether a space has fallen into a word."""
        if self._odd.isdisjoint(words):
            return False
        return any(f"{first} {second}" in self._halves for first, second in pairwise(words))

    def is_plain(self, words: Sequence[str]) -> bool:
        """Whether all of them mean themselves."""
        if not self._meant.keys().isdisjoint(words) or self.is_split(words):
            return False
        return STRETCHED.search(" ".join(words)) is None

    def may_hide(self, text: str, tokens: Sequence[str], strange: set[str]) -> bool:
        """Whether a word that matters may be in disguise among these, of which some are strange, or be one of those."""
        if len(_LETTERS.intersection(tokens)) >= _APART or _LEET_SIGN.search(text) is not None:
            return True
        if not strange:
            return False
        known = (self._meant.keys(), self._odd, self._words)  # each asked in its own turn: it looks up the fewer
        return not all(each.isdisjoint(strange) for each in known) or any(map(STRETCHED.search, strange))

    def knows(self, word: str) -> bool:
        """Whether it means something to a lexicon, as it is written."""
        return word in self._words or word in self._meant or word in self._odd

    @staticmethod
    def is_disguised(text: str, quickly: str) -> bool:
        """Whether there are signs that letters are in disguise."""
        return _SPACED_SIGN.search(quickly) is not None or _LEET_SIGN.search(text) is not None

    def plain(self, text: str) -> str:
        """As long as the text, without disguises of letters. Nothing but words that matter is ever made of them."""
        if _LEET_SIGN.search(text):
            text = _LEET_WORD.sub(self._unleet, text, count=_DISGUISED)
        return _SPACED.sub(self._unspaced, text, count=_RUNS)

    def meant(self, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """The words that are meant by these, each with the first and the last, by number, that it is made of."""
        split = self.is_split(words)
        stretched = STRETCHED.search(" ".join(words)) is not None
        last = -1
        for at, word in enumerate(words):
            if at <= last:
                continue
            last = at
            meant = None
            if split and at + 1 < len(words):
                meant = self._halves.get(f"{word} {words[at + 1]}")
                last += meant is not None
            meant = meant or self._meant.get(word)
            if stretched and meant is None and len(word) > 2 and word not in self._words and STRETCHED.search(word):
                meant = self._shrunk(word)
            if meant is None:
                yield word, at, last
            else:
                for one in meant.split():
                    yield one, at, last

    def _shrunk(self, word: str) -> str | None:
        """Stretched letters once, or twice where that makes a word."""
        for shrunk in unstretched(word):
            if shrunk in self._meant or shrunk in self._words:
                return self._meant.get(shrunk, shrunk)
        return None

    def _unleet(self, found: re.Match[str]) -> str:
        word = found[0]
        end = len(word.rstrip("!|*#+")) if not word[-1:].isalnum() else len(word)
        core = word[:end].lower()
        if not 3 <= len(core) <= _LONGEST or core.isalpha() or core.isdecimal():
            return word
        if _STAR.search(core):
            return (self._starred(core) or word[:end]) + word[end:]
        known = self._keys if any(map(str.isdigit, core)) else self._words  # d!e is meant, 4 is mostly just a number
        for made in undisguised(core):
            if made in known or self._meant.get(made) in self._keys:
                return made + word[end:]
        return word

    def _starred(self, core: str) -> str | None:
        """A word with some of its letters hidden: su**ide. At least half of them must be seen."""
        if len(core) < 4 or sum(char.isalpha() for char in core) * 2 < len(core):
            return None
        likely = [
            key
            for key in self._by_length.get(len(core), ())
            if all(seen in "*#" or there in STANDS_FOR.get(seen, seen) for seen, there in zip(core, key, strict=True))
        ]
        return likely[0] if likely else None

    def _unspaced(self, found: re.Match[str]) -> str:
        """Letters that stand apart and spell words that matter are drawn together."""
        run = found[0]
        places = [at for at, char in enumerate(run) if char.isalnum()]
        letters = "".join(run[at] for at in places).lower()
        cuts = self._cut(letters)
        if cuts is None:
            return run
        drawn = list(run)
        for first, last in cuts:
            for at in range(places[first], places[last - 1]):
                if at not in places:
                    drawn[at] = _IGNORED
        return "".join(drawn)

    def _cut(self, letters: str) -> list[tuple[int, int]] | None:
        """Into words that a lexicon knows, the longest first, one of them a word that matters; single letters else."""
        cuts, at, matters = [], 0, False
        while at < len(letters):
            for length in range(min(_LONGEST_SPACED, len(letters) - at), 0, -1):
                word = letters[at : at + length]
                if length == 1 or (length > 2 and (word in self._keys or word in self._words)):
                    break
            matters = matters or (length > 2 and letters[at : at + length] in self._keys)
            cuts.append((at, at + length))
            at += length
        return cuts if matters else None


def _odd(pair: str, words: Collection[str]) -> str:
    """Of two halves the one that is no word."""
    first, second = pair.split()
    return second if first in words else first


def _packed(meant: Mapping[str, str]) -> str:
    """Tens of thousands of words, as a text that is soon read."""
    written: dict[str, list[str]] = {}
    for word, what in meant.items():
        written.setdefault(what, []).append(word)
    return "\n".join("\t".join((what, *words)) for what, words in written.items())


def _unpacked(text: str) -> dict[str, str]:
    meant: dict[str, str] = {}
    for line in text.split("\n"):
        what, *words = line.split("\t")
        meant.update(dict.fromkeys(words, what))
    return meant
