"""What moderators are shown of an entry: as members will see it, what holds of it, and what is not said yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.core.countries import country_text
from bot.core.directory import Contact, Service
from bot.core.people import Account
from bot.core.replies import Card, Choice, Moment, Several, Text, Typed, Who
from bot.core.zones import city_text
from cogs.resources.fields import Field
from cogs.resources.hours import ALWAYS
from cogs.resources.library import Kept
from cogs.resources.showing import in_full

UNSAID = ("information",)
"""The topics of an entry of which nobody has said what it is about: it is found by its words, and named in no note."""


def shown(first: Text, kept: Kept, at: datetime, language: str, by: Account | None) -> Card:
    """`by`: who confirmed it last, where that is known. `at`, `language`: when it is read, and by a reader of which."""
    entry = kept.entry
    missing = tuple(not_said(entry))
    asks = (Text("resource-missing", {"what": Several(tuple(map(_field, missing)))}),) if missing else ()
    lines = (first, Text("resource-as-seen"), *in_full(entry, at, language), *_details(kept, by), *asks)
    return Card(lines, tuple(_choice(entry, field) for field in missing))


def not_said(entry: Service) -> Iterator[Field]:
    """What would help members to find it, or to know whether it is for them."""
    if entry.topics in ((), UNSAID):
        yield "topics"
    if not entry.about:
        yield "about"
    if not any(contact.hours for contact in entry.contacts):
        yield "hours"
    if any(_has_times(contact) and contact.zone in (None, "UTC") for contact in entry.contacts):
        yield "zone"
    if not entry.languages:
        yield "languages"
    if entry.cost is None:
        yield "cost"


def _has_times(contact: Contact) -> bool:
    return contact.hours not in (None, ALWAYS)


def _details(kept: Kept, by: Account | None) -> Iterator[Text]:
    """A line each: for whom and about what it is, what holds of it here, and who has looked at it."""
    entry = kept.entry
    where = country_text(entry.country) if entry.country else Text("resource-everywhere")
    topics = Several(tuple(Text(f"resource-topic-{topic}") for topic in entry.topics))
    yield Text("resource-detail", {"id": entry.id, "country": where, "topics": topics})
    yield from _hours(entry)
    if entry.status != "active":
        yield Text(f"resource-is-{entry.status}")
    if entry.replaces is not None:
        yield Text("resource-replaces", {"id": entry.replaces})
    if kept.origin is not None:
        yield Text("resource-origin", {"origin": Typed(kept.origin)})
    if kept.confirmed_at is not None:
        who = Who(by) if by is not None else Text("resource-somebody")
        yield Text("resource-confirmed", {"at": Moment(kept.confirmed_at, "date"), "who": who})


def _hours(entry: Service) -> Iterator[Text]:
    first = next((contact for contact in entry.contacts if contact.hours), None)
    if first is not None and first.hours is not None:
        yield Text("resource-hours", {"hours": first.hours, "zone": city_text(first.zone or "UTC")})


def _field(field: Field) -> Text:
    return Text(f"resource-field-{field}")


def _choice(entry: Service, field: Field) -> Choice:
    return Choice(_field(field), "resource edit", {"entry": entry.id, "field": field})
