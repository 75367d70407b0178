"""People to talk to: what a place to turn to is, and the lines that say so. Its words are in `bot/words`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bot.core.replies import Choice, Text, Typed, Value

Way = Literal["call", "text", "whatsapp", "chat", "email", "app", "web"]
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
    "anxiety",
    "depression",
    "self-harm",
    "psychosis",
    "sleep",
    "loneliness",
    "family",
    "hospital",
    "housing",
    "benefits",
]
"""What a service is about, or for whom it is there. A closed list: a shipped entry with any other is refused.

`family`: for relatives and carers; `hospital`: after a discharge; `benefits`: money and what one is entitled to.
"""

Kind = Literal["line", "organisation", "directory", "exercise"]
"""What an entry is: somewhere to talk, somebody who does more than that, a list of others, something to do alone."""
Status = Literal["active", "unverified", "suspended", "closed"]
"""Members see what is active. `unverified`: came by an import, and nobody here has confirmed it yet."""
Cost = Literal["free", "low", "paid"]

_FOR_ALL = ("suicide", "emotional-support")
_UNNAMED = ("warmline", "peer", "information", "medical", "directory")


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a service: `number` as it is dialled or texted, or an address. `keyword`: the word to text.

    `then`: what to choose from the menu that answers. `hours`: as `cogs.resources.hours` reads them, in `zone` (an IANA
    name); None where they are not known.
    """

    way: Way
    number: str
    keyword: str | None = None
    then: str | None = None
    hours: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Somebody, or something, to turn to. `checked`: the month ("2026-06") of the newest of the sources that agree on
    it, or the year.

    `topics`: the first says what it is above all. `about`: in one line what it is, by language (BCP 47), English where
    there is any. `languages`: BCP 47, none where they are not known. `region`: where alone in the country it answers;
    `also_in`: other countries that it is for. `for_whom`: who alone may turn to it, in plain words. `sends_help`:
    whether it may send somebody without the caller's agreement; None where that is not known. `unopened`: nobody has
    opened its address yet. `also`: other names and words by which it is to be found. `beside`: the id of another that
    is shown next to it, and before or after it.
    `community`: whose own entry it is; `replaces`: the id of a shipped one that is not shown there because of it.
    `may_have_changed` and `is_open` are as it is asked for: not checked for long; None where its hours are not known.
    """

    id: str
    name: str
    country: str | None
    contacts: tuple[Contact, ...]
    checked: str
    sources: tuple[str, ...]
    topics: tuple[str, ...] = ("suicide",)
    kind: Kind = "line"
    about: Mapping[str, str] = field(default_factory=dict, hash=False)
    languages: tuple[str, ...] = ()
    region: str | None = None
    also_in: tuple[str, ...] = ()
    for_whom: str | None = None
    cost: Cost | None = None
    sends_help: bool | None = None
    unopened: bool = False
    also: tuple[str, ...] = ()
    beside: str | None = None
    status: Status = "active"
    community: int | None = None
    replaces: str | None = None
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
    line = Text("turn-contact", {"name": name_of(service), "how": how_to_reach(service, service.contacts[0])})
    if nearest.emergency is None:
        return Text("turn-short-anywhere", {"service": line})
    return Text("turn-short", {"number": nearest.emergency, "service": line})


def name_of(service: Service) -> Text:
    """Its name; with it, for whom it is, or where alone it answers, unless it is for everybody."""
    name = literally(service, service.name)
    if service.region is not None:
        return Text("turn-name-region", {"name": name, "region": literally(service, service.region)})
    if service.is_for_all or service.topics[0] in _UNNAMED:
        return Text("turn-name", {"name": name})
    return Text(f"turn-name-{service.topics[0]}", {"name": name})


def literally(service: Service, words: str) -> Value:
    """Words of an entry as they are shown: ours are ours, those of a community's own entry somebody typed."""
    return words if service.community is None else Typed(words)


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
    contact = Text("turn-contact", {"name": name_of(service), "how": how_to_reach(service, first)})
    other = next((other for other in others if other.way != "call"), others[0] if others else None)
    if other is None:
        return contact
    return Text("turn-contact-or", {"contact": contact, "other": how_to_reach(service, other)})


def how_to_reach(service: Service, contact: Contact) -> Text:
    """One of its ways, as it is dialled."""
    number = literally(service, contact.number)
    if contact.then is not None:
        return Text("turn-call-then", {"number": number, "then": literally(service, contact.then)})
    if contact.keyword is not None:
        return Text("turn-text-keyword", {"keyword": literally(service, contact.keyword), "number": number})
    return Text(f"turn-{contact.way}", {"number": number})
