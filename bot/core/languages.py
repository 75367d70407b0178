"""Languages as people name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Annotated

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from rapidfuzz import fuzz, process

from bot.core.countries import LANGUAGES
from bot.core.errors import NotUnderstood, Unclear
from bot.core.options import Around, Offers, bare, fold, quoted
from bot.core.replies import Text
from bot.core.suggesting import MOST, Names

_NO_LANGUAGE = frozenset(["und", "mul", "mis", "zxx", "root"])
_SAID_AROUND = re.compile(r"^(?:in|auf|en|em|i speak|i write) (?=\w)|,? (?:please|bitte|por favor|s'il te plaît)$")


_OFTEN_READ = (
    *("en", "de", "es", "fr", "pt", "pt-BR", "it", "nl", "pl", "sv", "tr", "uk", "ru", "ar", "hi", "zh", "ja", "ko"),
    *("id", "vi", "fa", "he", "el", "cs", "ro", "hu", "da", "nb", "fi"),
)


@cache
def names_of_languages() -> dict[str, str]:
    """Each name (folded, and without accents), in its own language and in those we have, and its tag.

    The names of languages in themselves stand in `data/languages.txt`: reading them from Babel takes seconds.
    """
    known: dict[str, str] = {}
    for language in LANGUAGES:
        for tag, name in Locale(language).languages.items():
            if tag not in _NO_LANGUAGE:
                known.setdefault(fold(name), tag.replace("_", "-"))
    for tag, names in _in_themselves().items():
        known.update({fold(name): tag for name in names})
    for name, tag in list(known.items()):
        known.setdefault(bare(name), tag)
    return known


@cache
def _in_themselves() -> dict[str, list[str]]:
    lines = resources.files("bot.core.data").joinpath("languages.txt").read_text("utf-8").splitlines()
    rows = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {tag: names.split(", ") for tag, _, names in rows}


def language_name(tag: str, reader: str) -> str:
    """What a language is called, in the reader's own, else as its tag."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name(reader.replace("-", "_")) or tag)
    except (UnknownLocaleError, ValueError):
        names = locale_of(reader).languages
        return str(names.get(tag) or names.get(tag.split("-")[0]) or tag)


def language_text(tag: str) -> Text:
    """The same, in whatever language it will be read."""
    return Text("language-name", {"language": tag})


@lru_cache(maxsize=64)
def locale_of(tag: str) -> Locale:
    """How dates, lists and names are written in a language; English where Babel knows nothing of it."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


WITHOUT_A_CATALOG = frozenset(["es", "fr", "pt"])
"""Languages in which we have the one sentence that there is no more. It stands in the English catalog, which is what
their readers get: with a catalog of its own, a language leaves this set, and its sentence is deleted."""


def missing_language(tag: str) -> Text:
    """That there is no catalog for a language yet, said in that language where we have that one sentence."""
    base = re.split("[-_]", tag)[0]
    if base in WITHOUT_A_CATALOG:
        return Text(f"language-missing-{base}")
    return Text("language-missing", {"language": language_name(tag, "en")})


@dataclass(frozen=True, slots=True)
class LanguageKind:
    """A language, as its BCP 47 tag: from "german", "Deutsch", "de", "pt-BR"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        known = names_of_languages()
        said = _SAID_AROUND.sub("", fold(words))
        tag = known.get(said) or known.get(bare(said)) or _tag_in(words.strip())
        if tag is not None:
            return tag
        if around.alone and 5 <= len(said) <= 40:
            close = process.extract(bare(said), list(known), scorer=fuzz.ratio, score_cutoff=80, limit=3)
            names: dict[str, str] = {}
            for name, _, _ in close:
                names.setdefault(known[name], name)
            if names:  # of some languages Babel has only the name: then that is what is read again
                meanings = ((language_text(tag), tag if _tag_in(tag) else name) for tag, name in names.items())
                raise Unclear("language-guess", tuple(meanings))
        raise NotUnderstood("language-unknown", words=quoted(words))

    def suggest(self, words: str, language: str) -> Sequence[tuple[str, str]]:
        if words.strip():
            found = _suggested().like(words, lambda tag, _: _label(tag, language))
        else:
            own = language.split("-")[0]
            useful = dict.fromkeys([*([own] if own in _in_themselves() else []), *_OFTEN_READ])
            found = [(_label(tag, language), tag) for tag in list(useful)[:MOST]]
        return [(label, _read_as()[tag]) for label, tag in found]


@lru_cache(maxsize=4096)
def _label(tag: str, reader: str) -> str:
    """Both in the reader's words and in its own: "German (Deutsch)"."""
    name = str(locale_of(reader).languages.get(tag.replace("-", "_")) or language_name(tag, reader))
    own = "" if "-" in tag else _in_themselves().get(tag, [""])[0]
    return f"{name} ({own})" if own and fold(own) != fold(name) else name


@cache
def _suggested() -> Names:
    called: dict[str, list[str]] = {tag: [tag] for tag in _OFTEN_READ}
    for name, tag in names_of_languages().items():
        called.setdefault(tag, [tag]).append(name)
    return Names((name, tag, "") for tag, names in called.items() for name in names)


@cache
def _read_as() -> dict[str, str]:
    """What is read as each language: its tag; of those that Babel has only the name of, that."""
    known = names_of_languages()
    by_name = {tag: name for name, tag in reversed(known.items())}
    tags = {*known.values(), *_OFTEN_READ}
    return {tag: tag if known.get(fold(tag), _tag_in(tag)) == tag else by_name[tag] for tag in tags}


def _tag_in(words: str) -> str | None:
    """A BCP 47 tag as it is usually written; a code of three letters ("deu") as its shorter one."""
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}", words):
        return None
    first, *rest = re.split(r"[-_]", words)
    first = get_global("language_aliases").get(first.lower(), first.lower())
    if first in _NO_LANGUAGE:
        return None
    for likely in (False, True):
        try:
            return str(Locale.parse("-".join((first, *rest)), sep="-", resolve_likely_subtags=likely)).replace("_", "-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


Language = Annotated[str, LanguageKind()]
"""A BCP 47 tag."""
