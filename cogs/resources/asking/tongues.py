"""Languages that are asked for: "spanish speaking", "auf türkisch", "en français"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.countries import names_of_countries
from bot.core.languages import names_of_languages
from cogs.resources.asking.phrases import Meaning, Phrase
from cogs.resources.asking.reading import plain_words

_SPOKEN = frozenset(
    (
        *("en", "de", "es", "fr", "pt", "it", "nl", "pl", "sv", "tr", "uk", "ru", "ar", "hi", "zh", "ja", "ko", "id"),
        *("vi", "fa", "he", "el", "cs", "ro", "hu", "da", "nb", "fi", "ur", "bn", "ta", "te", "pa", "sw", "fil", "am"),
        *("ti", "ku", "ps", "sq", "sr", "hr", "bs", "bg", "sk", "sl", "lt", "lv", "et", "th", "ms", "ca", "eu", "gl"),
        *("cy", "ga", "so", "af", "zu", "xh", "yo", "ig", "ha", "ne", "si", "my", "km", "lo", "mn", "ka", "hy", "az"),
        *("kk", "uz", "is", "mt", "mk", "be", "yue", "gu", "mr", "ml", "kn", "sm", "mi", "to"),
    )
)
"""Those that a line may be asked for in: among all names of languages there are, many are ordinary words."""
_SHORTEST = 4
_BEFORE = (
    *("in", "speaks", "speak", "only speak", "language", "auf", "spricht", "sprechen", "spreche", "sprache"),
    *("en", "habla", "hablan", "hablo", "idioma", "parle", "parlent", "langue", "em", "fala", "falam", "falo"),
)
_AFTER = ("speaking", "speaker", "speakers", "language")
_ENDINGS = ("sprachig", "sprachige", "sprachiger", "sprachigen")


def tongues() -> Iterator[tuple[Phrase, Meaning]]:
    places = names_of_countries()
    for name, tag in names_of_languages().items():
        base = tag.partition("-")[0]
        if base not in _SPOKEN or "(" in name or len(name) < _SHORTEST or name in places:  # "in italien" is a place
            continue
        spoken = plain_words(name)
        if len(spoken) > 2:
            continue
        yield spoken, Meaning("tongue", base)
        yield from ((phrase, Meaning("language", base)) for phrase in _asked_for(spoken))


def _asked_for(spoken: Phrase) -> Iterator[Phrase]:
    for before in _BEFORE:
        yield (*before.split(), *spoken)
    for after in _AFTER:
        yield (*spoken, after)
    for ending in _ENDINGS:
        yield (*spoken[:-1], spoken[-1] + ending)
