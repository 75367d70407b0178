"""What somebody wants of `urgent`: the lines of a country; more of them, or those for young people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from bot.core.countries import CountryAmongWordsKind, find_country
from bot.core.options import Around, Offers, bare

Show = Literal["more", "young"]

_MORE = ("more", "more places", "mehr", "mas", "plus", "mais")
_YOUNG = ("young", "young people", "for young people", "youth", "jung", "jugend", "jovenes", "jeunes", "jovens")
_SHOWN: dict[str, Show] = {**dict.fromkeys(_MORE, "more"), **dict.fromkeys(_YOUNG, "young")}
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """`country`: an ISO 3166 code. `show`: not the first lines, but more of them, or those for young people."""

    country: str | None = None
    show: Show | None = None


@dataclass(frozen=True, slots=True)
class WantedKind:
    """The country that somebody names, alone or among any other words; "GB more" and "GB young", said as shortly: in a
    longer sentence, "more" is only a word."""

    offers: Offers = ()
    free_text: bool = True

    def read(self, words: str, around: Around) -> Wanted:
        pieces = words.split()
        for count in range(_LONGEST, 0, -1):
            country, show = " ".join(pieces[:-count]), _SHOWN.get(bare(" ".join(pieces[-count:])))
            code = find_country(country, alone=True) if country else None
            if show is not None and (code is not None or not country):
                return Wanted(code, show)
        return Wanted(CountryAmongWordsKind().read(words, around))

    def suggest(self, words: str, language: str) -> Sequence[tuple[str, str]]:
        return CountryAmongWordsKind().suggest(words, language)


WantedPlaces = Annotated[Wanted, WantedKind()]
