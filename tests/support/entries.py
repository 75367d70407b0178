"""Entries made up for tests and benchmarks: as many as are wanted, always the same, of words as real ones have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from random import Random
from typing import get_args

from bot.core.directory import Contact, Service, Topic
from cogs.resources.library import plain_words
from cogs.signposting.screening.lexicon import COMMON, LEXICONS

_COUNTRIES = (
    "US",
    "GB",
    "DE",
    "ES",
    "FR",
    "CA",
    "AU",
    "BR",
    "IN",
    "IE",
    "AT",
    "CH",
    "MX",
    "NL",
    "PT",
    "NZ",
    "ZA",
    "JP",
)
_LANGUAGES = ("en", "de", "es", "fr", "pt", "nl", "pl", "ja")
_BEGINNINGS = """ash beck birch black bright broad brook cedar church clay cold crow dale deer east elm fair fern fox
    glen gold grand green hart hazel high holly king lake lang lark long maple marsh mill moor north oak old park pine
    pond queen raven red river rock rose salt sand silver south spring stone summer swan thorn vale wake wall water west
    white wild wind winter wolf wood"""
_ENDS = """borough bridge brook burn bury by castle chester cliff combe cote den down end field ford gate grove ham
    haven heath hill holm hurst land ley mere mouth point port ridge shaw stead thorpe ton vale view ville wall way wick
    wood worth"""
_PLACES = tuple(begin + end for begin in _BEGINNINGS.split() for end in _ENDS.split())
_NAMED = """centre service trust line helpline clinic group network foundation alliance project house society
    counselling support community health mental family youth recovery crisis care hope friends"""
_KINDS = tuple(_NAMED.split())
_TOPICS = get_args(Topic)


@cache
def _words() -> tuple[Sequence[str], Sequence[float]]:
    """Words, and their weights, as Zipf has them, added up."""
    listed = (LEXICONS / COMMON).read_text("utf-8").split("\n")
    known = dict.fromkeys(word for line in listed if not line.startswith("#") for word in plain_words(line))
    mixed = [word for word in known if len(word) > 2] + list(_PLACES)
    Random(4).shuffle(mixed)
    every = [*_KINDS, *mixed]
    return every, list(accumulate(1 / (place + 2) for place in range(len(every))))


def made_up(count: int, seed: int = 1) -> Iterator[Service]:
    """One after the other; none is held."""
    random = Random(seed)
    every, weights = _words()
    for number in range(count):
        country = random.choices(_COUNTRIES, range(len(_COUNTRIES), 0, -1))[0]
        name = [random.choice(_PLACES).title(), *(word.title() for word in random.sample(_KINDS, random.randint(1, 3)))]
        about = " ".join(random.choices(every, cum_weights=weights, k=random.randint(8, 24)))
        digits = f"{random.randrange(10**9):09}"
        yield Service(
            id=f"made-{number}",
            name=" ".join(name),
            country=country if random.random() < 0.97 else None,
            contacts=(
                Contact("call", f"0{digits[:3]} {digits[3:]}", hours="Mo-Fr 09:00-17:00", zone="Europe/London"),
                Contact("web", f"{name[0].lower()}{number}.example"),
            ),
            checked=f"20{random.randint(22, 26)}-{random.randint(1, 12):02}",
            sources=("made up",),
            topics=tuple(random.sample(_TOPICS, random.randint(1, 3))),
            kind="line" if random.random() < 0.3 else "organisation",
            about={"en": about},
            languages=tuple(random.sample(_LANGUAGES, random.randint(0, 2))),
        )


def misspelt(word: str, random: Random) -> str:
    """One slip of a hand: a letter too many, one too few, another one, or two the wrong way round."""
    place = random.randrange(len(word) - 1)
    other = random.choice("abcdefghijklmnopqrstuvwxyz")
    return random.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + other + word[place:],
            word[:place] + other + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )
