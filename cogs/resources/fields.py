"""What moderators may say of an entry: each field, how it is typed, and what it makes of the entry.

The same grammar for `resource add`, which takes several at once, and for `resource edit`, which takes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, cast, get_args

from bot.core.countries import CountryKind
from bot.core.directory import Contact, Cost, Service, Topic
from bot.core.errors import NotUnderstood
from bot.core.languages import LanguageKind
from bot.core.options import Around, FreeText, Kind, Offers, OneOf, YesNo, bare, fold, quoted
from bot.core.replies import Text
from bot.core.zones import ZoneKind
from cogs.resources.asking import understand
from cogs.resources.opening import HoursKind
from cogs.resources.reaching import ReachKind, looks_like_a_way

Field = Literal[
    "name", "reach", "country", "topics", "about", "hours", "zone", "languages", "cost", "region", "for", "help"
]

LONGEST_NAME = 80
LONGEST_ABOUT = 140
_MOST_OF_THEM = 8
_MOST_LANGUAGES = 20
TOPICS = frozenset(get_args(Topic))
_AND = re.compile(r"[,;/+&]|\b(?:and|und|y|et|e)\b", re.I)
_EVERYWHERE = frozenset(
    (
        *("everywhere", "all", "world", "worldwide", "anywhere", "international", "online", "none"),
        *("überall", "uberall", "weltweit", "keins", "keines", "mundial", "partout", "monde", "mundo"),
    )
)
_NOTHING = frozenset(("none", "nothing", "-", "no", "keine", "nichts", "leer", "remove"))

COSTS = OneOf(
    values={"free": "resource-cost-free", "low": "resource-cost-low", "paid": "resource-cost-paid"},
    names={
        **dict.fromkeys(("no cost", "kostenlos", "gratis", "umsonst", "0", "gratuit", "grátis"), "free"),
        **dict.fromkeys(("cheap", "low cost", "günstig", "wenig"), "low"),
        **dict.fromkeys(("costs", "fee", "kostenpflichtig", "pago", "payant"), "paid"),
    },
)


@dataclass(frozen=True, slots=True)
class NameKind:
    """What an entry is called. Among other words it ends where a way to reach somebody begins."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        name = " ".join(words.split()).rstrip(",;: ")
        if len(name) > LONGEST_NAME:
            raise NotUnderstood("words-too-long", limit=LONGEST_NAME)
        if len(name) < 2 or looks_like_a_way(name):
            raise NotUnderstood("resource-name-unknown", words=quoted(name))
        return name


@dataclass(frozen=True, slots=True)
class TopicsKind:
    """What an entry is about, the first above all: their names as we have them, or words that mean them."""

    offers: Offers = tuple(
        (Text(f"resource-topic-{topic}"), topic)
        for topic in ("suicide", "emotional-support", "youth", "sleep", "substance", "peer", "information")
    )
    free_text: bool = False

    def read(self, words: str, around: Around) -> tuple[Topic, ...]:
        parts = [part for part in _AND.split(words) if part.strip()]
        topics = dict.fromkeys(topic for part in parts for topic in topics_of(part))
        if not topics or len(topics) > _MOST_OF_THEM:
            raise NotUnderstood("resource-topics-unknown", words=quoted(words))
        return tuple(topics)


def topics_of(words: str) -> tuple[Topic, ...]:
    """Raises NotUnderstood."""
    name = "-".join(bare(words).split())
    if name in TOPICS:
        return (cast(Topic, name),)
    asked = understand(words)
    found: tuple[Topic, ...] = tuple(asked.topics) or (("suicide",) if asked.crisis else ())
    if not found:
        raise NotUnderstood("resource-topics-unknown", words=quoted(words))
    return found


@dataclass(frozen=True, slots=True)
class ForCountryKind:
    """The country that an entry is for, as its ISO 3166 code; an empty one: for every country."""

    offers: Offers = ((Text("resource-everywhere"), "everywhere"),)
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        return "" if bare(words) in _EVERYWHERE else CountryKind().read(words, around)


@dataclass(frozen=True, slots=True)
class LanguagesKind:
    """Some languages: "german and english", "de,en"; none: they are not known."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> tuple[str, ...]:
        if fold(words) in _NOTHING:
            return ()
        parts = [part for part in re.split(r"[,;/+&\s]+|\b(?:and|und|y|et|e)\b", words) if part.strip()]
        if len(parts) > _MOST_LANGUAGES:
            raise NotUnderstood("language-unknown", words=quoted(words))
        return tuple(dict.fromkeys(LanguageKind().read(part, around) for part in parts))


@dataclass(frozen=True, slots=True)
class LineKind:
    """One plain line in somebody's own words; nothing, where it says so."""

    limit: int = LONGEST_ABOUT
    offers: Offers = ()
    free_text: bool = True

    def read(self, words: str, around: Around) -> str:
        line = " ".join(words.split())
        if len(line) > self.limit:
            raise NotUnderstood("words-too-long", limit=self.limit)
        return "" if fold(line) in _NOTHING or line == "-" else line


_NAMES: Mapping[Field, str] = {
    "name": "name title bezeichnung",
    "reach": "reach contact contacts number numbers nummer kontakt erreichbar",
    "country": "country land pais pays",
    "topics": "topics topic thema themen tema temas sujet",
    "about": "about description beschreibung",
    "hours": "hours opening zeiten öffnungszeiten offnungszeiten stunden horario horaires",
    "zone": "zone timezone zeitzone",
    "languages": "languages language sprache sprachen idioma idiomas langue langues",
    "cost": "cost costs price kosten preis coste prix custo",
    "region": "region gebiet",
    "for": "for-whom for whom für wen",
    "help": "sends-help help hilfe",
}
_FIELD_OF: dict[str, Field] = {word: field for field, words in _NAMES.items() for word in words.split()}
FIELDS: tuple[Field, ...] = get_args(Field)


@dataclass(frozen=True, slots=True)
class FieldKind:
    """The name of a field."""

    free_text: bool = False

    @property
    def offers(self) -> Offers:
        return tuple((Text(f"resource-field-{field}"), field) for field in FIELDS)

    def read(self, words: str, around: Around) -> Field:
        field = field_named(words)
        if field is None:
            raise NotUnderstood("resource-field-unknown", words=quoted(words))
        return field


def field_named(words: str) -> Field | None:
    return _FIELD_OF.get(fold(words)) or _FIELD_OF.get(bare(words))


def ends_a_name(word: str) -> bool:
    """Whether a field is named by it, and no name of an entry is likely to hold it: "Help for men" is one."""
    return field_named(word) not in (None, "for", "help")


Name = Annotated[str, NameKind()]
Topics = Annotated[tuple[Topic, ...], TopicsKind()]
ForCountry = Annotated[str, ForCountryKind()]
Languages = Annotated[tuple[str, ...], LanguagesKind()]
About = Annotated[str, LineKind()]
AnyCost = Annotated[Cost, COSTS]
FieldName = Annotated[Field, FieldKind()]
NewValue = Annotated[str, FreeText(limit=400)]

KINDS: Mapping[Field, Kind[Any]] = {
    "name": NameKind(),
    "reach": ReachKind(),
    "country": ForCountryKind(),
    "topics": TopicsKind(),
    "about": LineKind(),
    "hours": HoursKind(),
    "zone": ZoneKind(),
    "languages": LanguagesKind(),
    "cost": COSTS,
    "region": LineKind(limit=60),
    "for": LineKind(limit=LONGEST_NAME),
    "help": YesNo(),
}
"""What reads each field."""


def with_field(service: Service, field: Field, value: Any, language: str) -> Service:  # noqa: ANN401  # as its kind reads
    """The entry with that value, as its kind has read it. `language`: in which the line about it is written."""
    return _CHANGES[field](service, value, language)


def _timed(service: Service, hours: str | None, zone: str | None) -> Service:
    return replace(service, contacts=tuple(replace(one, hours=hours, zone=zone) for one in service.contacts))


def _times(service: Service) -> tuple[str | None, str | None]:
    """Those of its first way: of a community's own entry, all have the same."""
    first = service.contacts[0] if service.contacts else Contact("call", "")
    return first.hours, first.zone


def _reached(service: Service, contacts: Any, _: str) -> Service:  # noqa: ANN401  # as its kind reads
    """By the hours that were known before."""
    return _timed(replace(service, contacts=contacts), *_times(service))


def _about(service: Service, line: str, language: str) -> Service:
    others = {tag: written for tag, written in service.about.items() if tag != language}
    return replace(service, about={language: line, **others} if line else others)


_CHANGES: Mapping[Field, Callable[[Service, Any, str], Service]] = {
    "name": lambda service, name, _: replace(service, name=name),
    "reach": _reached,
    "country": lambda service, country, _: replace(service, country=country or None, also_in=()),
    "topics": lambda service, topics, _: replace(service, topics=topics),
    "about": _about,
    "hours": lambda service, hours, _: _timed(service, hours or None, _times(service)[1]),
    "zone": lambda service, zone, _: _timed(service, _times(service)[0], zone),
    "languages": lambda service, languages, _: replace(service, languages=languages),
    "cost": lambda service, cost, _: replace(service, cost=cost),
    "region": lambda service, region, _: replace(service, region=region or None),
    "for": lambda service, whom, _: replace(service, for_whom=whom or None),
    "help": lambda service, sends, _: replace(service, sends_help=sends),
}
