"""People to talk to: what a place to turn to is, and the lines that say so. Its words are in `bot/words`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.core.replies import Text

Way = Literal["call", "text", "web"]


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a service: `number` as it is dialled or texted, or an address. `keyword`: the word to text."""

    way: Way
    number: str
    keyword: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """Somebody to turn to. `checked`: the month ("2026-06") of the newest of the sources that agree on it."""

    name: str
    country: str | None
    contacts: tuple[Contact, ...]
    checked: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """What is nearest for a country: its emergency number, its services, and places for everybody.

    `country` is None where none is known; `emergency` where we know no number for it. `ambulance`: where that has a
    number of its own.
    """

    country: str | None
    emergency: str | None
    ambulance: str | None
    services: tuple[Service, ...]
    anywhere: tuple[Service, ...]


def emergency_line(nearest: Nearest) -> Text:
    """The first thing to say: whom to call in danger."""
    if nearest.emergency is not None and nearest.ambulance is not None:
        return Text("turn-emergency-ambulance", {"number": nearest.emergency, "ambulance": nearest.ambulance})
    if nearest.emergency is not None:
        return Text("turn-emergency", {"number": nearest.emergency})
    return Text("turn-emergency-unknown")


def service_lines(nearest: Nearest) -> tuple[Text, ...]:
    """The services, one line each: those of the country, or it is said that none is known and where to look."""
    if nearest.services:
        return (*(_line(service) for service in nearest.services), Text("turn-not-ours"))
    unknown = Text("turn-none-for-country" if nearest.country else "turn-country-unknown")
    return (unknown, *(_line(service) for service in nearest.anywhere), Text("turn-not-ours"))


def short_line(nearest: Nearest) -> Text:
    """One sentence: the emergency number, and the surest service."""
    service = (nearest.services or nearest.anywhere)[0]
    line = Text("turn-contact", {"name": service.name, "how": _how(service.contacts[0])})
    if nearest.emergency is None:
        return Text("turn-short-anywhere", {"service": line})
    return Text("turn-short", {"number": nearest.emergency, "service": line})


def _line(service: Service) -> Text:
    ways = [Text("turn-contact", {"name": service.name, "how": _how(service.contacts[0])})]
    ways += [_how(contact) for contact in service.contacts[1:]]
    year, _, month = service.checked.partition("-")
    checked = Text("turn-month", {"month": int(month or 0), "year": year})
    if len(ways) == 1:
        return Text("turn-line", {"contact": ways[0], "checked": checked})
    return Text("turn-line-or", {"contact": ways[0], "other": ways[1], "checked": checked})


def _how(contact: Contact) -> Text:
    if contact.way == "text" and contact.keyword:
        return Text("turn-text-keyword", {"keyword": contact.keyword, "number": contact.number})
    return Text(f"turn-{contact.way}", {"number": contact.number})
