"""People to talk to: what a place to turn to is, and the lines that say so. Its words are in `bot/words`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.core.replies import Choice, Text

Way = Literal["call", "text", "web"]
Topic = Literal[
    "suicide",
    "emotional-support",
    "youth",
    "lgbtq",
    "domestic-violence",
    "sexual-violence",
    "substance",
    "eating-disorders",
    "perinatal",
    "veterans",
    "men",
    "women",
    "elderly",
    "indigenous",
    "disaster",
    "bereavement",
    "warmline",
    "peer",
    "information",
    "medical",
    "directory",
]
"""What a service is about, or for whom it is there. A closed list: an entry with any other is refused."""

_FOR_ALL = ("suicide", "emotional-support")
_UNNAMED = ("warmline", "peer", "information", "medical", "directory")


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a service: `number` as it is dialled or texted, or an address. `keyword`: the word to text.

    `then`: what to choose from the menu that answers.
    """

    way: Way
    number: str
    keyword: str | None = None
    then: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Somebody to turn to. `checked`: the month ("2026-06") of the newest of the sources that agree on it, or the year.

    `topics`: the first says what it is above all. `languages`: BCP 47, none where they are not known. `region`: where
    alone in the country it answers. `beside`: the id of another that is shown next to it, and before or after it.
    `may_have_changed` and `is_open` are as it is asked for: not checked for long; None where its hours are not known.
    """

    id: str
    name: str
    country: str | None
    contacts: tuple[Contact, ...]
    checked: str
    sources: tuple[str, ...]
    topics: tuple[Topic, ...] = ("suicide",)
    languages: tuple[str, ...] = ()
    region: str | None = None
    hours: str | None = None
    beside: str | None = None
    may_have_changed: bool = False
    is_open: bool | None = None

    @property
    def is_for_all(self) -> bool:
        """Whether it is for anybody who has a hard time, not above all for some people or about something else."""
        return not self.topics or self.topics[0] in _FOR_ALL

    @property
    def is_silent(self) -> bool:
        """Whether there is a way to reach it without speaking."""
        return any(contact.way != "call" for contact in self.contacts)


@dataclass(frozen=True, slots=True)
class Nearest:
    """What is nearest for a country: its emergency number, its services, and places for everybody.

    `country` is None where none is known; `emergency` where we know no number for it ("997 / 998": several).
    `ambulance`: where that has a number of its own. `services`: two or three, the best first; `more`: the rest.
    """

    country: str | None
    emergency: str | None
    ambulance: str | None
    services: tuple[Service, ...]
    anywhere: tuple[Service, ...]
    more: tuple[Service, ...] = ()


def emergency_line(nearest: Nearest) -> Text:
    """The first thing to say: whom to call in danger."""
    if nearest.emergency is not None and nearest.ambulance is not None:
        return Text("turn-emergency-ambulance", {"number": nearest.emergency, "ambulance": nearest.ambulance})
    if nearest.emergency is not None:
        return Text("turn-emergency", {"number": nearest.emergency})
    return Text("turn-emergency-unknown")


def service_lines(nearest: Nearest) -> tuple[Text, ...]:
    """The services, one line each: those of the country, or it is said that none is known and where to look.

    With one that may have changed comes a place that lists others.
    """
    if not nearest.services:
        unknown = Text("turn-none-for-country" if nearest.country else "turn-country-unknown")
        return (unknown, *map(_line, nearest.anywhere), Text("turn-not-ours"))
    if any(service.may_have_changed for service in nearest.services):
        return (*map(_line, nearest.services), Text("turn-not-ours"), Text("turn-also"), _line(nearest.anywhere[0]))
    return (*map(_line, nearest.services), Text("turn-not-ours"))


def lines_of(services: Sequence[Service]) -> tuple[Text, ...]:
    """These services, one line each, and whose they are."""
    return (*map(_line, services), Text("turn-not-ours"))


def place_choices(nearest: Nearest) -> tuple[Choice, ...]:
    """Below such lines: the rest, those for young people, and that a number did not work; each where it leads on."""
    if nearest.country is None:
        return ()
    everywhere, country = (*nearest.services, *nearest.more), nearest.country
    choices = []
    if nearest.more:
        choices.append(Choice(Text("turn-more-places"), "urgent", {"country": f"{country} more"}))
    if any("youth" in service.topics for service in everywhere):
        choices.append(Choice(Text("turn-for-young"), "urgent", {"country": f"{country} young"}))
    if everywhere:
        choices.append(Choice(Text("turn-not-working"), "resources.not-working", {"country": country}))
    return tuple(choices)


def short_line(nearest: Nearest) -> Text:
    """One sentence: the emergency number, and the surest service."""
    service = (nearest.services or nearest.anywhere)[0]
    line = Text("turn-contact", {"name": name_of(service), "how": _how(service.contacts[0])})
    if nearest.emergency is None:
        return Text("turn-short-anywhere", {"service": line})
    return Text("turn-short", {"number": nearest.emergency, "service": line})


def name_of(service: Service) -> Text:
    """Its name; with it, for whom it is, or where alone it answers, unless it is for everybody."""
    if service.region is not None:
        return Text("turn-name-region", {"name": service.name, "region": service.region})
    if service.is_for_all or service.topics[0] in _UNNAMED:
        return Text("turn-name", {"name": service.name})
    return Text(f"turn-name-{service.topics[0]}", {"name": service.name})


def _line(service: Service) -> Text:
    year, _, month = service.checked.partition("-")
    checked = Text("turn-month", {"month": int(month or 0), "year": year})
    return Text(_checked_key(service), {"contact": _contact(service), "checked": checked})


def _checked_key(service: Service) -> str:
    if service.may_have_changed:
        return "turn-line-old"
    if service.is_open is None:
        return "turn-line"
    return "turn-line-open" if service.is_open else "turn-line-closed"


def _contact(service: Service) -> Text:
    """Its first way, and one more: one without speaking, where there is one."""
    first, *others = service.contacts
    contact = Text("turn-contact", {"name": name_of(service), "how": _how(first)})
    other = next((other for other in others if other.way != "call"), others[0] if others else None)
    return contact if other is None else Text("turn-contact-or", {"contact": contact, "other": _how(other)})


def _how(contact: Contact) -> Text:
    if contact.then is not None:
        return Text("turn-call-then", {"number": contact.number, "then": contact.then})
    if contact.keyword is not None:
        return Text("turn-text-keyword", {"keyword": contact.keyword, "number": contact.number})
    return Text(f"turn-{contact.way}", {"number": contact.number})
