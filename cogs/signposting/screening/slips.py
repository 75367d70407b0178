"""Slips of the finger: a letter left out, doubled, swapped, too many, or the key beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from string import ascii_lowercase
from typing import Final

from cogs.signposting.screening.lexicon import LEXICONS

SLIPS: Final = "slips.txt"
SHORTEST: Final = 4
"""Letters of a word in which slips are looked for: shorter ones are too near to others."""
LONGEST: Final = 24
"""And of one in which any are: of more there would be too many ways."""

STRETCHED: Final = re.compile(r"(.)\1{2,}")

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, str]:
    """Of each key those that touch it, on the keyboard most people have; y and z change places on others."""
    beside: dict[str, set[str]] = {key: set() for row in _ROWS for key in row}
    for upper, row in enumerate(_ROWS):
        for at, key in enumerate(row):
            beside[key] |= {row[near] for near in (at - 1, at + 1) if 0 <= near < len(row)}
            for lower in _ROWS[upper + 1 : upper + 2]:
                for near in (at - 1, at):
                    if 0 <= near < len(lower):
                        beside[key].add(lower[near])
                        beside[lower[near]].add(key)
    return {key: "".join(sorted(keys)) for key, keys in beside.items()}


_BESIDE = _neighbours()


def slips_of(word: str) -> Iterator[str]:
    """What a hand may write instead. The first letter is seldom wrong, and is taken to be right."""
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        if len(word) > SHORTEST:
            yield before + after
        if after:
            yield before + after[0] + letter + after[1:]
        for other in _BESIDE.get(letter, ""):
            yield before + other + after
            yield before + letter + other + after
    for at, letter in enumerate(word):
        yield word[:at] + letter + word[at:]


def unstretched(word: str) -> Iterator[str]:
    """Its stretched letters once, and twice."""
    yield STRETCHED.sub(r"\1", word)
    yield STRETCHED.sub(r"\1\1", word)


def meant_by(slip: str) -> Iterator[str]:
    """`slips_of` the other way round: what may be meant, words and what is none, the likeliest slip first."""
    if STRETCHED.search(slip):
        yield from unstretched(slip)
    elif len(slip) <= LONGEST:
        yield from _unslipped(slip)


def _unslipped(slip: str) -> Iterator[str]:
    places = range(1, len(slip))
    for at in places:
        before, letter, after = slip[:at], slip[at], slip[at + 1 :]
        if after:
            yield before + after[0] + letter + after[1:]
        if letter == slip[at - 1] or (at > 1 and letter in _BESIDE.get(slip[at - 1], "")):
            yield before + after
    if len(slip) >= SHORTEST:
        for at in (*places, len(slip)):
            for other in ascii_lowercase:
                yield slip[:at] + other + slip[at:]
    for at in places:
        for other in _BESIDE.get(slip[at], ""):
            yield slip[:at] + other + slip[at + 1 :]


def slips(keys: Mapping[str, Collection[str]], words: Collection[str]) -> dict[str, str]:
    """By what may be written, the word that is meant. `keys`: the words to look for, the commonest first, each with
    the real words that lie one slip from it; `words`: others that mean themselves."""
    found: dict[str, str] = {}
    for key, real in keys.items():
        for slip in slips_of(key):
            if slip not in real and slip not in words and slip not in keys:
                found.setdefault(slip, key)
    return found


def read_slips(folder: Path = LEXICONS) -> dict[str, list[str]]:
    """The words in which slips are looked for, each with the real words beside it. Raises OSError."""
    path = folder / SLIPS
    if not path.exists():
        return {}
    lines = path.read_text("utf-8").splitlines()
    return {key: real.split() for key, _, real in (line.partition(":") for line in lines if not line.startswith("#"))}


def halves(words: Iterable[str]) -> dict[str, str]:
    """Long words that a space has fallen into: the two halves, and the word."""
    return {f"{word[:at]} {word[at:]}": word for word in words if len(word) >= 6 for at in range(2, len(word) - 1)}
