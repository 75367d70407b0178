"""Countries, regions, cities and nationalities, as people name them among other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.countries import find_country, names_of_countries
from cogs.resources.asking.phrases import Meaning, Phrase, phrases_in, read
from cogs.resources.asking.reading import Word, plain_words

_ALSO_WORDS = frozenset(["ira", "oma", "gana", "reunion", "us", "man", "as", "canada day", "the states of"])
"""Names of countries, in one language, that are something else in another."""
_ALSO_SHORT = frozenset(["AM", "BF", "DM", "GF", "GP", "ME", "MY", "OK", "PM", "PS", "SH", "SO", "TV", "VA"])
"""Codes of countries that people write in capitals and mean something else by."""

_BEFORE_US = frozenset(
    (*("help", "helps", "with", "of", "for", "to", "between", "tell", "give"), *("let", "hates", "hit", "hits", "both"))
)
"""After these, "us" at the end is no country."""


def places() -> Iterator[tuple[Phrase, Meaning]]:
    for name, code in names_of_countries().items():
        is_code = len(name) == 3 and name.isalpha() and name.isascii() and find_country(name, alone=False) is None
        if name not in _ALSO_WORDS and len(name) > 1 and not is_code:
            yield plain_words(name), Meaning("country", code)
    for code, written in read("places").items():
        for phrase in phrases_in(written["people"]):
            yield phrase, Meaning("people", code)
        for region, names in written.get("regions", {}).items():
            for phrase in phrases_in(names):
                yield phrase, Meaning("region", f"{code} {region}")


def code_among(words: Sequence[Word]) -> str | None:
    """The country whose code stands there in capitals; among capitals only, a code is a word like any other."""
    if len(words) == 1:
        return find_country(words[0].plain, alone=True)
    if all(word.capitals for word in words if word.plain.isalpha()):
        return None
    if words[-1].plain == "us" and words[-2].plain not in _BEFORE_US:
        return "US"
    codes = [word.plain.upper() for word in words if word.capitals and 2 <= len(word.plain) <= 3]
    found = (find_country(code, alone=False) for code in codes if code not in _ALSO_SHORT)
    return next((country for country in found if country is not None), None)
