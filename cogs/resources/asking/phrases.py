"""What words mean: phrases from the files in `synonyms/`, the longest that fits taken first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal, NamedTuple

from cogs.resources.asking.reading import plain_words

FOLDER = Path(__file__).parent / "synonyms"

Says = Literal[
    "topic",
    "entry",
    "crisis",
    "cost",
    "way",
    "no-call",
    "open-now",
    "exercise",
    "country",
    "region",
    "people",
    "language",
    "tongue",
]
"""What a phrase says. `people`: a nationality, which may be a language instead; `tongue`: the name of a language, which
may be a nationality; `language`: "in German", which can be nothing else."""


class Meaning(NamedTuple):
    """`value`: the topic, id, code or name that is meant; of a region, the country and its name ("US Texas")."""

    says: Says
    value: str = ""


Phrase = tuple[str, ...]
Known = Iterable[tuple[Phrase, Meaning]]


class Phrases:
    """Phrases and their meanings. The same phrase can have several."""

    def __init__(self, known: Known) -> None:
        self._by_first: dict[str, dict[Phrase, frozenset[Meaning]]] = {}
        for phrase, meaning in known:
            if phrase:
                same = self._by_first.setdefault(phrase[0], {})
                same[phrase] = same.get(phrase, frozenset()) | {meaning}
        self._longest = {first: max(map(len, same)) for first, same in self._by_first.items()}

    def match(self, words: Sequence[str], start: int) -> tuple[int, frozenset[Meaning]]:
        """How many words from there on are a phrase, and its meanings; none where nothing is known."""
        same = self._by_first.get(words[start], {})
        for length in range(min(self._longest.get(words[start], 0), len(words) - start), 0, -1):
            meanings = same.get(tuple(words[start : start + length]))
            if meanings is not None:
                return length, meanings
        return 0, frozenset()

    def vocabulary(self) -> Iterator[str]:
        """Every word in every phrase, in the order in which they came."""
        return (word for same in self._by_first.values() for phrase in same for word in phrase)


def read(name: str) -> Mapping[str, Any]:
    """One file of synonyms."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def synonyms() -> Iterator[tuple[Phrase, Meaning]]:
    """All but places and languages."""
    for name, meaning_of in _FILES.items():
        for value, languages in read(name).items():
            for phrase in phrases_in(written for line in languages.values() for written in line):
                yield phrase, meaning_of(value)


def phrases_in(written: Iterable[str]) -> Iterator[Phrase]:
    """Each phrase as it is compared; of "lost my (mum|dad)" there are two."""
    for phrase in written:
        parts = [part.split("|") for part in re.split(r"[()]", phrase)]
        yield from (plain_words("".join(one)) for one in product(*parts))


_SIMPLE: Mapping[str, Meaning] = {
    "no-call": Meaning("no-call"),
    "open-now": Meaning("open-now"),
    "exercise": Meaning("exercise"),
}


def _wish(name: str) -> Meaning:
    """What a table of wishes.toml is for: "way-chat", "cost-free", "open-now"."""
    kind, _, value = name.partition("-")
    if kind == "way":
        return Meaning("way", value)
    return Meaning("cost", value) if kind == "cost" else _SIMPLE[name]


_FILES: Mapping[str, Callable[[str], Meaning]] = {
    "topics": lambda topic: Meaning("topic", topic),
    "crisis": lambda _: Meaning("crisis"),
    "wishes": _wish,
    "entries": lambda id_: Meaning("entry", id_),
}


@cache
def filler() -> frozenset[str]:
    """Words that say nothing of what is looked for."""
    return frozenset(plain for line in read("filler")["filler"].values() for plain in plain_words_of(line))


def plain_words_of(line: str) -> Iterator[str]:
    """However many there are."""
    return (plain for word in line.split() for plain in plain_words(word))
