"""From what was typed to what is asked for. Pure, in memory, and as quick for any string as for a short one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import cast, get_args

from bot.core.directory import Cost, Topic, Way
from cogs.resources.asking.phrases import Meaning, Phrase, Phrases, Says, filler, read, synonyms
from cogs.resources.asking.places import code_among, places
from cogs.resources.asking.reading import Word, plain_words, words_in
from cogs.resources.asking.slips import Slips
from cogs.resources.asking.tongues import tongues

OwnWords = Mapping[str, str]
"""A community's own synonyms: a word or a phrase, and the topic, or the id of an entry, that it means there."""

_SHORTEST_COUNTRY, _SHORTEST_CITY = 6, 8
"""Letters from which on a name may have slips."""
_TOPICS = frozenset(get_args(Topic))


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for.

    `words`: what is left to search by, as words are compared, in order; `said`: the same with those that were
    understood, for names are made of such; `typed`: all of them. `country` and `region`: named in the text; `language`:
    asked for. `ways`: kinds of contact asked for; `no_call`: any but a call. `entries`: ids that were meant.
    `exercise`: something to do alone. `crisis`: it sounds like one.
    """

    words: tuple[str, ...]
    said: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    country: str | None = None
    region: str | None = None
    language: str | None = None
    topics: tuple[Topic, ...] = ()
    entries: tuple[str, ...] = ()
    cost: Cost | None = None
    ways: tuple[Way, ...] = ()
    no_call: bool = False
    open_now: bool = False
    exercise: bool = False
    crisis: bool = False


def understand(text: str, language: str | None = None, own: OwnWords | None = None) -> Asked:
    """`language`: the reader's (a BCP 47 tag): where a word means several things, what it means there comes first.
    `own`: what words mean in a community; none of them takes away that it sounds like a crisis."""
    typed = words_in(text)
    words = _slips().put_right(word.plain for word in typed)
    meant = _Meant()
    own_phrases = _own(frozenset(own.items())) if own else None
    left: list[str] = []
    position = 0
    while position < len(words):
        length, meanings = _longest(own_phrases, words, position)
        if length:
            meant.take(meanings)
        else:
            left.append(typed[position].plain)
        position += length or 1
    asked = meant.asked(typed, left)
    return replace(asked, crisis=True) if own and understand(text, language).crisis else asked


def is_ordinary(word: str) -> bool:
    """Whether it is a word, or a phrase, that people say, and not one that only a name has."""
    plain = plain_words(word)
    return all(one in filler() for one in plain) or _phrases().match(plain, 0)[0] == len(plain)


def topic_name(topic: str, language: str) -> str:
    """What people call a topic, in their language (a BCP 47 tag), or in English."""
    lines = _named()[topic]
    return lines.get(language.partition("-")[0], lines["en"])[0]


@cache
def _named() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Suicide is a topic, too: its words are those that sound like a crisis."""
    return {**read("topics"), "suicide": read("crisis")["crisis"]}


@dataclass(slots=True)
class _Meant:
    """What was understood so far: the values of each kind of meaning, in the order in which they were said."""

    values: dict[Says, list[str]] = field(default_factory=dict)

    def take(self, meanings: Iterable[Meaning]) -> None:
        taken = {meaning.says: meaning.value for meaning in sorted(meanings)}
        if "people" in taken and "tongue" in taken:
            self.values.setdefault("people", []).append(f"{taken.pop('people')} {taken.pop('tongue')}")
        for meaning in sorted(meanings):
            if meaning.says in taken:
                self.values.setdefault(meaning.says, []).append(meaning.value)

    def of(self, says: Says) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.values.get(says, ())))

    def last(self, says: Says) -> str | None:
        values = self.values.get(says)
        return values[-1] if values else None

    def asked(self, typed: Sequence[Word], left: Sequence[str]) -> Asked:
        country, region = self._place(typed)
        country, language = self._people(country)
        codes = {(code or "").casefold() for code in (country,) if self.last("country") is None}
        return Asked(
            words=tuple(word for word in left if word not in filler() and word not in codes),
            said=tuple(word.plain for word in typed if word.plain not in filler()),
            typed=tuple(word.plain for word in typed),
            country=country,
            region=region,
            language=language,
            topics=tuple(cast(Topic, topic) for topic in self.of("topic")),
            entries=self.of("entry"),
            cost=cast(Cost | None, self.last("cost")),
            ways=tuple(cast(Way, way) for way in self.of("way")),
            no_call="no-call" in self.values,
            open_now="open-now" in self.values,
            exercise="exercise" in self.values,
            crisis="crisis" in self.values,
        )

    def _place(self, typed: Sequence[Word]) -> tuple[str | None, str | None]:
        """The country that was named last, else that of the region or the city. Where both are, they must agree."""
        there, _, region = (self.last("region") or "").partition(" ")
        country = self.last("country") or code_among(typed) or there or None
        return country, region if region and country == there else None

    def _people(self, country: str | None) -> tuple[str | None, str | None]:
        """A nationality says where, unless a place was named: "german in spain" asks for the language."""
        people, _, tongue = (self.last("people") or "").partition(" ")
        language = self.last("language") or self.last("tongue")
        if country is None or not people:
            return country or people or None, language
        return country, language or tongue or None


def _longest(own: Phrases | None, words: Sequence[str], position: int) -> tuple[int, frozenset[Meaning]]:
    """What a community says its words mean goes before what we think."""
    own_length, own_meanings = own.match(words, position) if own is not None else (0, frozenset[Meaning]())
    length, meanings = _phrases().match(words, position)
    return (own_length, own_meanings) if own_length and own_length >= length else (length, meanings)


@cache
def _synonyms() -> Sequence[tuple[Phrase, Meaning]]:
    return tuple(synonyms())


@cache
def _places() -> Sequence[tuple[Phrase, Meaning]]:
    return tuple(places())


@cache
def _phrases() -> Phrases:
    return Phrases((*_synonyms(), *_places(), *tongues()))


@cache
def _slips() -> Slips:
    """Short names of places are too near to other words, above all those of cities."""
    named = {
        word
        for phrase, meaning in _places()
        for word in phrase
        if len(word) < (_SHORTEST_COUNTRY if meaning.says == "country" else _SHORTEST_CITY)
    }
    others = {word for phrase, _ in _synonyms() for word in phrase} | filler()
    return Slips((*_phrases().vocabulary(), *filler()), too_near=named - others)


@lru_cache(maxsize=256)
def _own(own: frozenset[tuple[str, str]]) -> Phrases:
    return Phrases((plain_words(said), Meaning("topic" if meant in _TOPICS else "entry", meant)) for said, meant in own)
