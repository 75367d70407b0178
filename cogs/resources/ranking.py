"""Which of the entries that were found come first. Pure: what was asked, what was found, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.directory import Service, Topic
from cogs.resources.as_of import months_since
from cogs.resources.asking import Asked
from cogs.resources.asking.reading import plain_words
from cogs.resources.called import how_called, is_called

FIRST = 3
"""Entries that are shown first."""
_EXERCISES = 2
"""Among them, unless exercises were asked for: the third is somebody."""
_CRISIS = frozenset(("suicide", "emotional-support"))
_GENERAL: frozenset[Topic] = frozenset(("emotional-support", "directory", "information"))
"""Topics that nearly everything is about: where another was asked for, too, that one counts."""

_HOW = frozenset(("peer", "information", "directory", "warmline"))
"""Topics that say what kind of thing it is, and not what it is about."""
_GROUPS: frozenset[str] = frozenset(
    ("lgbtq", "veterans", "men", "women", "elderly", "indigenous", "perinatal", "disaster")
)
"""Topics that say for whom it is: somebody else, who did not ask for that, is not helped there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked, and what is known of who asks. `country`: the one named in the text, else their own, else their
    community's. `language`: the one asked for, else the one in which they read (a BCP 47 tag)."""

    asked: Asked
    country: str | None
    language: str | None

    @property
    def topics(self) -> tuple[Topic, ...]:
        own = tuple(topic for topic in self.asked.topics if topic not in _GENERAL)
        return own or self.asked.topics

    @property
    def is_general(self) -> bool:
        """Whether it is only for somebody to talk to, there."""
        return not self.asked.words and not set(self.topics) - {"emotional-support"}


def in_order(scores: Mapping[Service, float], wanted: Wanted, at: datetime) -> list[Service]:
    """The best first. Those that belong beside each other stay together, where the better of them stands."""
    ranks = {service: _rank(service, score, wanted, at) for service, score in scores.items()}
    units: dict[str, list[Service]] = {}
    for service in sorted(scores, key=lambda one: ranks[one]):
        units.setdefault(_unit(service, scores), []).append(service)
    return [service for unit in units.values() for service in unit]


def first_of(ranked: Sequence[Service], wanted: Wanted) -> list[Service]:
    """The best three. One among them is no call, where there is one; and unless exercises were asked for, one is
    somebody in the country that is known."""
    if wanted.asked.exercise:
        return list(ranked[:FIRST])
    exercises = [service for service in ranked if service.kind == "exercise"][:_EXERCISES]
    fit = [service for service in ranked if service.kind != "exercise" or service in exercises]
    somebody = next((service for service in fit if _is_somebody(service, wanted)), None)
    silent = next((service for service in fit if is_no_call(service)), None)
    first = fit[:FIRST]
    if somebody is not None and somebody not in first:
        first = [*first[: FIRST - 1], somebody]
    if silent is not None and not any(map(is_no_call, first)):
        first = [*first[: FIRST - 1], silent]
    return first


def _is_somebody(service: Service, wanted: Wanted) -> bool:
    """Somebody to talk to, there."""
    return wanted.country is not None and service.kind == "line" and _is_there(service, wanted.country)


def is_no_call(service: Service) -> bool:
    return service.kind == "exercise" or service.is_silent


def fits(service: Service, score: float, wanted: Wanted) -> bool:
    """Whether it is what was asked for, or about that."""
    return is_called(service, wanted.asked) or _misfit(service, score, wanted) < _FOR_ALL


_FOR_ALL, _FOR_OTHERS = 2, 3
_SURE = 1.0
"""A score below it: only some of the words are there, or nearly."""


def _rank(service: Service, score: float, wanted: Wanted, at: datetime) -> tuple[object, ...]:
    """The lower, the sooner."""
    asked = wanted.asked
    letters, is_own_name = how_called(service, asked)
    misfit = _misfit(service, score, wanted)
    about = len(set(wanted.topics) & set(service.topics)) if misfit < _FOR_ALL else 0
    openness = {True: 0, None: 1, False: 2}[service.is_open]
    return (
        -letters,
        not is_own_name,
        asked.exercise and service.kind != "exercise",
        asked.crisis and not _is_for_crisis(service, wanted),
        _foreign(service, wanted) if asked.language and wanted.is_general else 0,
        misfit,
        -about,
        _away(service, wanted),
        -round(score, 1) if asked.words and not wanted.topics else 0,
        service.unopened,
        _foreign(service, wanted),
        _unmet(service, asked),
        service.may_have_changed,
        _elsewhere(service, asked),
        not asked.crisis and "suicide" in set(service.topics) - set(wanted.topics) and not wanted.is_general,
        openness,
        -score,
        months_since(service, at) // 12,
        service.id,
    )


def _is_for_crisis(service: Service, wanted: Wanted) -> bool:
    """A line of that country for anybody in a crisis; where no country is known, a list of such lines."""
    if wanted.country is None:
        return service.kind == "directory" and service.country is None
    return service.kind == "line" and service.is_for_all and _is_there(service, wanted.country)


def _misfit(service: Service, score: float, wanted: Wanted) -> int:
    """0: above all about that; 1: that, too; 2: for everybody; 3: for others, or about something else; 4: something to
    do alone, where somebody to talk to was asked for."""
    topics = set(wanted.topics)
    if wanted.asked.entries and service.id in wanted.asked.entries:
        return 0
    if wanted.is_general:
        if service.kind == "exercise":
            return 4
        if service.kind == "line" and service.is_for_all:
            return 0
        return 1 if {"youth", "directory"} & set(service.topics[:1]) else _FOR_OTHERS
    if not topics and score >= _SURE:
        return 0
    above_all = next((topic for topic in service.topics if topic not in _HOW), service.topics[0])
    if above_all in _GROUPS - topics:
        return _FOR_OTHERS
    if topics & set(service.topics):
        if topics <= _HOW:
            return 0 if service.topics[0] in _HOW and service.kind != "line" else 1
        if above_all in topics or service.is_for_all:
            return 0
        return 1 if _away(service, wanted) == 0 or wanted.country is None else _FOR_ALL
    return _FOR_ALL if service.is_for_all and service.kind == "line" else _FOR_OTHERS


def _is_there(service: Service, country: str) -> bool:
    return service.country == country or country in service.also_in


def _away(service: Service, wanted: Wanted) -> int:
    """0: in that country; 1: everywhere; 2: in another."""
    if wanted.country is not None and _is_there(service, wanted.country):
        return 0
    return 1 if service.country is None else 2


def _elsewhere(service: Service, asked: Asked) -> int:
    """0: in the region that was asked for; 1: anywhere in the country; 2: in some region."""
    if service.region is None:
        return 1
    if asked.region is not None and set(plain_words(asked.region)) & set(plain_words(service.region)):
        return 0
    return 2


def _foreign(service: Service, wanted: Wanted) -> int:
    """0: it is known to speak that language; 1: it is not known, which counts only where one was asked for; 2: it is
    known to speak others."""
    if wanted.language is None or not service.languages:
        return int(wanted.asked.language is not None)
    base = wanted.language.partition("-")[0]
    return 0 if base in {language.partition("-")[0] for language in service.languages} else 2


def _unmet(service: Service, asked: Asked) -> int:
    """How many of the wishes about cost, hours and kind of contact it is not known to meet."""
    ways = {contact.way for contact in service.contacts}
    return (
        (asked.cost is not None and service.cost not in (asked.cost, "free"))
        + (bool(asked.ways) and not ways & set(asked.ways))
        + (bool(asked.ways) and "call" not in asked.ways and not is_no_call(service))
        + (asked.open_now and service.is_open is False)
        + 2 * (asked.no_call and not is_no_call(service))
    )


def _unit(service: Service, services: Iterable[Service]) -> str:
    """The id by which it and what belongs beside it are one."""
    if service.beside is not None:
        return service.id
    return next((other.id for other in services if other.beside == service.id), service.id)
