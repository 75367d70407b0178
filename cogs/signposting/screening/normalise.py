"""A message as folded words, each with its place in the message, and where a sentence or a clause ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, repeat
from typing import Literal, TypeAlias

from cogs.signposting.screening.characters import LOOK_ALIKES, Table

LONGEST = 32_000
"""Characters of a message that are read: of a longer one its beginning and its end."""
_HALF = LONGEST // 2
_CUT = "\n\n"
"""Ends a sentence."""
STOP = "\n"
"""Stands between two sentences, where a word would."""

Ending: TypeAlias = "Literal['sentence', 'clause']"

_ALWAYS, _STOP, _CLAUSE, _LINE, _DASH = "\x01", "\x02", "\x03", "\x04", "\x05"
_MARKED = {
    **dict.fromkeys("!?。！？؟।¿¡", _ALWAYS), ".": _STOP, "．": _STOP, "\n": _LINE, "\r": _LINE, "\u2028": _LINE,
    **dict.fromkeys(",;:()[]{}…–—、，；：،؛", _CLAUSE), "-": _DASH,
}  # fmt: skip
_WORDS = Table()
SPOKEN = '!?¿¡.,;:()"…*'
"""Marks that are tokens."""
_TOKENS = Table({mark: f" {mark} " for mark in SPOKEN} | dict.fromkeys("“”„«»", ' " ') | {"\n": " . "})
_MARKS = Table(_MARKED)
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\s\x01-\x05]+")
_ELISION = re.compile(r"\b(qu|[cdjlmnst])['’ʼ](?=\w)", re.IGNORECASE)
_MARK = re.compile(r" ?[\x01-\x05][\x01-\x05 ]*")
_SPACES = dict.fromkeys(range(1, 6), " ")
_SENTENCE_END = re.compile(r"\x01|(?<!\x02)\x02[ \x04]|\x04 ?\x04")
_CLAUSE_END = re.compile(r"[\x03\x04]|\x02\x02| \x05|\x05\x05")
_MIXED = re.compile(r"[a-z][\u0370-\u058f]|[\u0370-\u058f][a-z]")


def capped(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:_HALF] + _CUT + text[len(_CUT) - _HALF :]


def uncapped(place: int, text: str) -> int:
    """The place in the text of a place in what `capped` left of it."""
    return place if place <= _HALF or len(text) <= LONGEST else place + len(text) - LONGEST


def words(text: str) -> list[str]:
    """The folded words alone: what is done with every message."""
    return _folded(text, _WORDS)


def tokens(text: str) -> list[str]:
    """The folded words, and between them the marks."""
    return _folded(text, _TOKENS)


def _folded(text: str, table: Table) -> list[str]:
    if "'" in text or "’" in text:
        text = _elided(text)
    plain = text.translate(table)
    if not plain.isascii() and _MIXED.search(plain):
        return [_unmixed(word) for word in plain.split()]
    return plain.split()


def token_places(text: str) -> list[tuple[int, int]]:
    """Of each token the stretch of the text that it stands for."""
    return _places(text, _TOKENS, _TOKEN)


def runs(text: str) -> Iterator[tuple[list[str], Ending | None]]:
    """The same words, in runs, each with what ends behind it; behind the last nothing does."""
    plain = " ".join(_elided(text).translate(_MARKS).split())
    at = 0
    for mark in _MARK.finditer(plain):
        if ending := _ending(mark[0]):
            yield _run(plain[at : mark.start()]), ending
            at = mark.end()
    yield _run(plain[at:]), None


def _run(plain: str) -> list[str]:
    """Marks that end nothing part words, no more."""
    run = plain.translate(_SPACES).split()
    if not plain.isascii() and _MIXED.search(plain):
        return list(map(_unmixed, run))
    return run


@lru_cache(maxsize=1024)
def _ending(mark: str) -> Ending | None:
    if _SENTENCE_END.search(mark):
        return "sentence"
    return "clause" if _CLAUSE_END.search(mark) else None


def places(text: str) -> list[tuple[int, int]]:
    """Of each word the stretch of the text that it stands for."""
    return _places(text, _MARKS, _WORD)


def _places(text: str, table: Table, one: re.Pattern[str]) -> list[tuple[int, int]]:
    folded = list(map(table.__getitem__, map(ord, _elided(text))))
    origin = list(chain.from_iterable(map(repeat, range(len(text)), map(len, folded))))
    spans = (found.span() for found in one.finditer("".join(folded)))
    return [(origin[start], origin[end - 1] + 1) for start, end in spans]


def _elided(text: str) -> str:
    """French and Italian elisions are words of their own: j'ai, l'altro. As long as it was."""
    return _ELISION.sub(r"\1 ", text)


def _unmixed(word: str) -> str:
    return word.translate(LOOK_ALIKES) if not word.isascii() and _MIXED.search(word) else word
