"""Whether an entry was asked for by its name or its number, however badly that was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.core.directory import Service
from cogs.resources.asking import Asked, is_ordinary
from cogs.resources.asking.reading import plain_words

_SHORTEST = 6
"""Letters of a whole name that may stand somewhere in a text with a slip; shorter ones are compared word by word."""
_NEARLY = 90


_MEANT = 99
"""More letters than any name has: an id that words of the community, or of ours, stand for."""


def is_called(service: Service, asked: Asked) -> bool:
    return how_called(service, asked)[0] > 0


def how_called(service: Service, asked: Asked) -> tuple[int, bool]:
    """How many letters of it were typed, of whichever of its names has most of them there, 0 where none has; and
    whether that is its own name, and not another one that it goes by."""
    if service.id in asked.entries:
        return _MEANT, True
    own = max(_dialled(service, asked), *(_letters(plain_words(name), asked) for name in _own_names(service)))
    other = max((_letters(plain_words(name), asked) for name in _other_names(service, asked)), default=0)
    return max(own, other), own >= other


def _own_names(service: Service) -> tuple[str, str]:
    """As it is, and without what stands in brackets or after a comma."""
    return service.name, service.name.partition("(")[0].partition(",")[0]


def _other_names(service: Service, asked: Asked) -> Iterator[str]:
    """Not words that anybody says. Of exercises they often are: "can't sleep" beside words of a crisis asks for no
    exercise."""
    says_more = service.kind == "exercise" and (bool(asked.topics) or asked.crisis)
    return (name for name in service.also if not ((says_more or " " not in name) and is_ordinary(name)))


def _letters(name: Sequence[str], asked: Asked) -> int:
    """All of the name's, where it stands there nearly as it is; else those of the words that only a name has, where
    all of these are there."""
    whole, said = "".join(name), "".join(asked.typed)
    is_long_enough = len(whole) >= _SHORTEST and len(said) >= len(whole) - 1
    if is_long_enough and fuzz.partial_ratio(whole, said, score_cutoff=_NEARLY):
        return len(whole)
    own = [word for word in name if not is_ordinary(word)]
    return sum(map(len, own)) if all(_is_among(word, asked) for word in own) else 0


def _is_among(word: str, asked: Asked) -> bool:
    """A long one may be there although it was taken for another word: "childlne" is near to "children"."""
    slips = 0 if len(word) < 5 or not word.isalpha() else 1 if len(word) < 8 else 2
    words = asked.said if len(word) >= _SHORTEST else asked.words
    return any(OSA.distance(word, other, score_cutoff=slips) <= slips for other in words)


def _dialled(service: Service, asked: Asked) -> int:
    """How many digits of a number of it were typed: all of them, however they were put into groups."""
    typed = "".join(word for word in asked.typed if word.isdecimal())
    is_one = len(typed) > 2 and any(typed == _digits(contact.number) for contact in service.contacts)
    return len(typed) if is_one else 0


def _digits(number: str) -> str:
    return "".join(filter(str.isdecimal, number))
