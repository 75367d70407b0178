"""Countries as people name them: codes, names in five languages, and nicknames."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from bot.core.errors import NotUnderstood, Unclear
from bot.core.options import Around, Offers, bare, quoted
from bot.core.replies import Text
from bot.core.suggesting import LARGE_COUNTRIES, MOST, Names, likely_countries

LANGUAGES = ("en", "de", "es", "fr", "pt")

_NICKNAMES = {
    "GB": "uk, britain, great britain, england, scotland, wales, northern ireland, u.k., gb, inglaterra, angleterre",
    "US": "usa, us, america, the states, united states of america, u.s., u.s.a, eeuu, ee.uu, estados unidos, amerika",
    "NL": "holland, the netherlands, nederland",
    "DE": "brd, allemagne",
    "KR": "korea, south korea, rok",
    "KP": "north korea, dprk",
    "RU": "russian federation, rossiya, россия",
    "CZ": "czech republic",
    "TR": "turkey",
    "CI": "ivory coast, cote d'ivoire, elfenbeinküste",
    "CD": "drc, congo kinshasa",
    "CG": "congo brazzaville",
    "MM": "burma",
    "AE": "uae, emirates, the emirates",
    "NZ": "aotearoa, nz",
    "IE": "eire, republic of ireland",
    "CH": "swiss",
    "BA": "bosnia",
    "PS": "palestine",
    "HK": "hong kong",
    "MO": "macau, macao",
    "PH": "the philippines",
    "VA": "vatican",
    "MK": "macedonia",
    "ZA": "rsa",
    "SY": "syria",
    "VN": "viet nam",
    "SE": "sverige",
    "NO": "norge",
    "DK": "danmark",
    "FI": "suomi",
    "PL": "polska",
    "HU": "magyarorszag",
    "UA": "украина, україна",
    "GR": "hellas",
    "IN": "bharat",
    "JP": "nippon, nihon",
    "CN": "prc, mainland china",
    "SA": "saudi, ksa",
    "TT": "trinidad",
    "AG": "antigua",
    "VC": "st vincent, saint vincent",
    "LC": "saint lucia",
    "KN": "saint kitts",
    "TL": "east timor",
    "SZ": "swaziland",
    "BE": "belgie",
    "AT": "oesterreich",
    "AU": "oz",
}
_SAID_BEFORE = re.compile(r"^(?:(?:i'm|im|i am|i|live|living|from|in|based) )+")
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


@cache
def names_of_countries() -> dict[str, str]:
    """Each name (bare) and its ISO 3166 code."""
    known: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES:
                known.setdefault(bare(name), code)
    for code, nicknames in _NICKNAMES.items():
        known.update({bare(name): code for name in nicknames.split(",")})
    valid = set(known.values())
    for long_code, codes in get_global("territory_aliases").items():
        if len(long_code) == 3 and long_code.isalpha() and codes[0] in valid:
            known.setdefault(long_code.casefold(), codes[0])
    return known


def find_country(words: str, *, alone: bool) -> str | None:
    """The ISO 3166 code, or None. Among other words, a code in small letters is a word: "it", "in"; "no" always is."""
    names = names_of_countries()
    said = bare(words)
    for name in (said, said.removeprefix("the "), _SAID_BEFORE.sub("", said).removeprefix("the ")):
        if name in names and (alone or len(name) != 3 or name in _SHORT or words.strip().isupper()):
            return names[name]
    code = _flag(words.strip()) or words.strip(" .,!?")
    known = code.upper() in names.values() and (code.isupper() or (alone and code.casefold() not in _WORDS))
    return code.upper() if known else None


_WORDS = frozenset(["am", "as", "at", "be", "do", "et", "in", "is", "me", "my", "no", "pm", "so", "to"])
_SHORT = frozenset(bare(name) for names in _NICKNAMES.values() for name in names.split(","))


def _flag(words: str) -> str | None:
    """The code that a flag emoji is made of."""
    letters = [ord(letter) - 0x1F1E6 for letter in words]
    if len(letters) != 2 or not all(0 <= letter < 26 for letter in letters):
        return None
    return "".join(chr(ord("A") + letter) for letter in letters)


def country_name(code: str, language: str) -> str:
    """What a country is called in a language."""
    base = language.split("-")[0]
    name = Locale(base if base in LANGUAGES else "en").territories.get(code)
    return str(name or code)


def country_text(code: str) -> Text:
    """The same, in whatever language it will be read."""
    return Text("country-name", {"country": code})


@dataclass(frozen=True, slots=True)
class CountryKind:
    """A country, as its ISO 3166 code: from "uk", "GB", "deutschland", "the netherlands"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        code = find_country(words, alone=around.alone)
        if code is not None:
            return code
        said = _SAID_BEFORE.sub("", bare(words))
        if around.alone and len(said) >= 4:
            names = names_of_countries()
            close = process.extract(
                said, [name for name in names if len(name) > 3], scorer=fuzz.ratio, score_cutoff=75, limit=4
            )
            codes = dict.fromkeys(names[name] for name, _, _ in close)
            if codes:
                raise Unclear("country-guess", tuple((country_text(code), code) for code in codes)[:3])
        raise NotUnderstood("country-unknown", words=quoted(words))

    def suggest(self, words: str, language: str) -> Sequence[tuple[str, str]]:
        if words.strip():
            return _suggested().like(words, lambda code, _: country_name(code, language))
        likely = (code for code in likely_countries(language) if code in names_of_countries().values())
        return [(country_name(code, language), code) for code in likely][:MOST]


@cache
def _suggested() -> Names:
    names = names_of_countries()
    order = [*LARGE_COUNTRIES, *sorted(set(names.values()) - set(LARGE_COUNTRIES))]
    called: dict[str, list[str]] = {code: [code] for code in order}
    for name, code in names.items():
        called[code].append(name)
    return Names((name, code, "") for code, all_names in called.items() for name in all_names)


Country = Annotated[str, CountryKind()]
"""An ISO 3166 code of two letters."""


@dataclass(frozen=True, slots=True)
class CountryAmongWordsKind:
    """The country that somebody names, alone or among any other words: "australia please", "i am in spain"."""

    offers: Offers = ()
    free_text: bool = True

    def read(self, words: str, around: Around) -> str:
        found = find_country(words, alone=True) or next(
            (code for run in _runs(words) if (code := find_country(run, alone=False))), None
        )
        if found is None:
            raise NotUnderstood("country-unknown", words=quoted(words))
        return found

    def suggest(self, words: str, language: str) -> Sequence[tuple[str, str]]:
        return CountryKind().suggest(words, language)


def _runs(words: str) -> Iterator[str]:
    """Up to four words in a row, the longest first; not "us" alone, which in a call for help is no country."""
    pieces = words.replace(",", " ").split()[:20]
    for size in (4, 3, 2, 1):
        for start in range(len(pieces) - size + 1):
            run = " ".join(pieces[start : start + size])
            if len(run) > 2 or run.isupper():
                yield run


CountryAmongWords = Annotated[str, CountryAmongWordsKind()]
"""An ISO 3166 code of two letters."""
