"""How people spell what they mean: chat spellings, slips, stretched and spaced letters, digits in place of letters.

A text is first made plain without changing its length, so that all that is found keeps its place; then word by word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from cogs.signposting.screening.slips import halves

_IGNORED = "\u00ad"
"""Folded to nothing: stands between letters that belong together."""
_LEET = {"0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "|": "il",
         "+": "t", "€": "e", "£": "l", "(": "c"}  # fmt: skip
_LEET_SIGN = re.compile(r"[0134578@$!|+€£*#][^\W\d_]")
_LEET_WORD = re.compile(r"[\w@$!|+€£*#]*[^\W_][\w@$!|+€£*#]*")
_LONGEST = 24
_LONGEST_SPACED = 14
_MOST = 64
_STAR = re.compile(r"[*#]+")

_SPACED_SIGN = re.compile(r" [a-z] [a-z] [a-z] ")
_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[\s.,\-_/*~|+:;·•]{1,3}[^\W_]){2,39}(?![^\W_])")
_RUNS = 6
"""So many runs of letters that stand apart are looked at in one message."""
_STRETCHED = re.compile(r"(.)\1{2,}")


class Spelling:
    def __init__(
        self,
        spellings: Mapping[str, str],
        slipped: Mapping[str, str],
        glued: Mapping[str, str],
        keys: Collection[str],
        words: Collection[str],
    ) -> None:
        """`spellings`: what is written by what is meant. `slipped`, `glued`: the same for slips, and for words without
        the space between. `keys`: the words that matter; `words`: all that a lexicon knows."""
        single = {written: meant for written, meant in spellings.items() if " " not in written}
        self._meant = {**glued, **slipped, **single}
        for slip, key in slipped.items():
            self._meant[slip] = single.get(key, key)
        self._words = words
        self._keys = keys
        self._halves = {
            pair: word for pair, word in halves(keys).items() if pair[0] not in words or pair[1] not in words
        }
        for written, meant in spellings.items():
            if written not in single:
                first, second = written.split()
                self._halves[first, second] = meant
        self._by_length: dict[int, list[str]] = {}
        for key in keys:
            self._by_length.setdefault(len(key), []).append(key)

    @property
    def signs(self) -> Iterator[str]:
        """What shows that a text must be read thoroughly: letters three in a row, a space within a word."""
        yield from (letter * 3 for letter in "abcdefghijklmnopqrstuvwxyz")
        yield from (f" {first} {second} " for first, second in self._halves)

    def quickly(self, words: Sequence[str]) -> str:
        """With a space on either side of each word."""
        return f" {' '.join(map(self._meant.get, words, words))} "

    @staticmethod
    def is_disguised(text: str, quickly: str) -> bool:
        """Whether there are signs that a text must be read thoroughly, besides `signs`."""
        return _SPACED_SIGN.search(quickly) is not None or _LEET_SIGN.search(text) is not None

    def plain(self, text: str) -> str:
        """As long as the text, without disguises of letters. Nothing but words that matter is ever made of them."""
        if _LEET_SIGN.search(text):
            text = _LEET_WORD.sub(self._unleet, text)
        return _SPACED.sub(self._unspaced, text, count=_RUNS)

    def meant(self, words: Iterable[str]) -> Iterator[tuple[str, int, int]]:
        """The words that are meant by these, each with the first and the last, by number, that it is made of."""
        held: tuple[str, int] | None = None
        for at, word in enumerate(words):
            if held is not None and (whole := self._halves.get((held[0], word))) is not None:
                for one in whole.split():
                    yield one, held[1], at
                held = None
                continue
            if held is not None:
                yield from self._one(*held)
            held = word, at
        if held is not None:
            yield from self._one(*held)

    def _one(self, word: str, at: int) -> Iterator[tuple[str, int, int]]:
        meant = self._meant.get(word)
        if meant is None and len(word) > 2 and word not in self._words and _STRETCHED.search(word):
            meant = self._shrunk(word)
        for one in (meant or word).split():
            yield one, at, at

    def _shrunk(self, word: str) -> str | None:
        """Stretched letters once, or twice where that makes a word."""
        shrunk = None
        for times in (r"\1", r"\1\1"):
            shrunk = _STRETCHED.sub(times, word)
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
        ways = [_LEET.get(char, char) for char in core]
        for tried, way in enumerate(product(*ways)):
            if tried == _MOST:
                break
            if (made := "".join(way)) in self._keys or self._meant.get(made) in self._keys:
                return made + word[end:]
        return word

    def _starred(self, core: str) -> str | None:
        """A word with some of its letters hidden: su**ide. At least half of them must be seen."""
        if len(core) < 4 or sum(char.isalpha() for char in core) * 2 < len(core):
            return None
        likely = [
            key
            for key in self._by_length.get(len(core), ())
            if all(seen in "*#" or there in _LEET.get(seen, seen) for seen, there in zip(core, key, strict=True))
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
