"""Countries as people name them: codes, names in five languages, and nicknames."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from babel import Locale
from rapidfuzz import fuzz, process

from bot.core.errors import NotUnderstood, Unclear
from bot.core.options import Around, Offers, fold, quoted
from bot.core.replies import Text

LANGUAGES = ("en", "de", "es", "fr", "pt")

_NICKNAMES = {
    "GB": "uk, britain, great britain, england, scotland, wales, northern ireland, u.k., gb, inglaterra, angleterre",
    "US": "usa, us, america, the states, united states of america, u.s., u.s.a, eeuu, ee.uu, estados unidos, amerika",
    "NL": "holland, the netherlands, nederland",
    "DE": "brd, allemagne",
    "KR": "korea, south korea, rok",
    "KP": "north korea, dprk",
    "RU": "russian federation, rossiya",
    "CZ": "czech republic",
    "TR": "turkey",
    "CI": "ivory coast, cote d'ivoire",
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
}
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


def _bare(name: str) -> str:
    """Folded, and without accents: "mexico" is "México"."""
    apart = unicodedata.normalize("NFD", fold(name)[:80])
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("&", "and")


@cache
def names_of_countries() -> dict[str, str]:
    """Each name (bare) and its ISO 3166 code."""
    known: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES:
                known.setdefault(_bare(name), code)
    for code, nicknames in _NICKNAMES.items():
        known.update({_bare(name): code for name in nicknames.split(",")})
    return known


def find_country(words: str, *, alone: bool) -> str | None:
    """The ISO 3166 code, or None. Among other words, a code in small letters is a word: "it", "in", "no"."""
    bare = _bare(words)
    names = names_of_countries()
    found = names.get(bare) or names.get(bare.removeprefix("the "))
    if found is not None:
        return found
    code = words.strip().upper()
    return code if code in names.values() and (alone or words.strip().isupper()) else None


def country_name(code: str, language: str) -> str:
    """What a country is called in a language."""
    base = language.split("-")[0]
    name = Locale(base if base in LANGUAGES else "en").territories.get(code)
    return str(name or code)


@dataclass(frozen=True, slots=True)
class CountryKind:
    """A country, as its ISO 3166 code: from "uk", "GB", "deutschland", "the netherlands"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        code = find_country(words, alone=around.alone)
        if code is not None:
            return code
        bare = _bare(words)
        if around.alone and len(bare) >= 4:
            names = names_of_countries()
            close = process.extract(bare, list(names), scorer=fuzz.ratio, score_cutoff=75, limit=4)
            codes = dict.fromkeys(names[name] for name, _, _ in close)
            if codes:
                language = around.language or "en"
                meanings = tuple((Text("country-name", {"name": country_name(code, language)}), code) for code in codes)
                raise Unclear("country-guess", meanings[:3])
        raise NotUnderstood("country-unknown", words=quoted(words))


Country = Annotated[str, CountryKind()]
"""An ISO 3166 code of two letters."""
