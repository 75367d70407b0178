"""Languages as people name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from bot.core.countries import LANGUAGES
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, fold, quoted
from bot.core.replies import Text


@cache
def names_of_languages() -> dict[str, str]:
    """Each name (folded), in its own language and in those we have, and its tag."""
    known: dict[str, str] = {}
    for language in LANGUAGES:
        for tag, name in Locale(language).languages.items():
            known.setdefault(fold(name), tag.replace("_", "-"))
    for tag in locale_identifiers():
        if tag.isalpha():
            known.setdefault(fold(Locale(tag).get_display_name(tag) or tag), tag)
    return known


def language_name(tag: str, reader: str) -> str:
    """What a language is called, in the reader's own, else as its tag."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name(reader.replace("-", "_")) or tag)
    except (UnknownLocaleError, ValueError):
        return tag


def missing_language(tag: str) -> Text:
    """That there is no catalog for a language yet, said in that language where we have that one sentence."""
    base = re.split("[-_]", tag)[0]
    if base in LANGUAGES:
        return Text(f"language-missing-{base}")
    return Text("language-missing", {"language": language_name(tag, "en")})


@dataclass(frozen=True, slots=True)
class LanguageKind:
    """A language, as its BCP 47 tag: from "german", "Deutsch", "de", "pt-BR"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        named = names_of_languages().get(fold(words))
        if named is not None:
            return named
        if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}", words.strip()):
            try:
                return str(Locale.parse(words.strip().replace("_", "-"), sep="-")).replace("_", "-")
            except (UnknownLocaleError, ValueError):
                pass
        raise NotUnderstood("language-unknown", words=quoted(words))


Language = Annotated[str, LanguageKind()]
"""A BCP 47 tag."""
