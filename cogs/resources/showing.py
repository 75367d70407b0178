"""How an entry reads: in one paragraph among others, or in full. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.core.directory import Contact, Service, how_to_reach, literally, name_of
from bot.core.languages import language_text
from bot.core.options import shortened
from bot.core.replies import Moment, Several, Text, Value
from cogs.resources.as_of import as_of, next_open
from cogs.resources.exercises import exercise_of
from cogs.resources.hours import ALWAYS

_SHORT = 140
_LONG = 600
"""Letters of what an entry says of itself: a community's own, or an imported one, may say more."""
_LANGUAGES = 4


def label_of(service: Service) -> Text:
    """On a choice."""
    exercise = exercise_of(service.id)
    return name_of(service) if exercise is None else Text(f"calm-{exercise}-label")


def paragraph(service: Service, at: datetime, language: str) -> Text:
    """Its name, how to reach it, what it is, and whether it is open. `at`: an aware instant; `language`: the reader's
    (a BCP 47 tag)."""
    exercise = exercise_of(service.id)
    if exercise is not None:
        return Text(f"calm-{exercise}")
    said = (
        Text("find-name", {"name": reach_of(service)}),
        *_about(service, language, _SHORT),
        *_facts(as_of(service, at), at),
    )
    return _one_after_another(said)


def in_full(service: Service, at: datetime, language: str) -> tuple[Text, ...]:
    """A line for each thing that is known of it."""
    service = as_of(service, at)
    name = Text("find-name", {"name": _name(service)})
    ways = (_way(service, contact, at) for contact in service.contacts)
    facts = _one_after_another((*_known(service), _checked(service)))
    return (_one_after_another((name, *_about(service, language, _LONG))), *ways, facts)


def reach_of(service: Service) -> Text:
    """Its name, and how to reach it: by its first way, and one more."""
    first, *others = (how_to_reach(service, way) for way in (*service.contacts[:1], *_another(service)))
    contact = Text("turn-contact", {"name": _name(service), "how": first})
    for other in others:
        contact = Text("turn-contact-or", {"contact": contact, "other": other})
    return contact


def _name(service: Service) -> Text:
    """For whom it is need not be said twice."""
    if service.region is None and service.about:
        return Text("turn-name", {"name": literally(service, service.name)})
    return name_of(service)


def _another(service: Service) -> tuple[Contact, ...]:
    """One more way: one without speaking, where there is one."""
    others = service.contacts[1:]
    silent = next((contact for contact in others if contact.way != "call"), None)
    return (silent,) if silent is not None else others[:1]


def _about(service: Service, language: str, longest: int) -> Iterator[Text]:
    said = (
        service.about.get(language.partition("-")[0])
        or service.about.get("en")
        or next(iter(service.about.values()), "")
    )
    if said.strip():
        line = shortened(" ".join(said.split()), longest).rstrip(".")
        yield Text("find-name", {"name": literally(service, line)})


def _facts(service: Service, at: datetime) -> Iterator[Text]:
    """In the order in which they matter to somebody who is about to call."""
    yield from _openness(service, at)
    yield from _known(service)
    yield _checked(service)


def _openness(service: Service, at: datetime) -> Iterator[Text]:
    if service.contacts and all(contact.hours == ALWAYS for contact in service.contacts):
        yield Text("find-always")
    elif service.is_open:
        yield Text("find-open")
    elif service.is_open is False:
        opens = next_open(service.contacts, at)
        yield Text("find-closed", {"opens": Moment(opens)}) if opens is not None else Text("find-closed-now")


def _way(service: Service, contact: Contact, at: datetime) -> Text:
    """One way, with its own hours."""
    alone = as_of(Service(service.id, "", None, (contact,), service.checked, ()), at)
    how = Text("find-way", {"how": how_to_reach(service, contact)})
    return _one_after_another((how, *_openness(alone, at)))


def _known(service: Service) -> Iterator[Text]:
    if service.languages:
        languages = tuple(map(language_text, service.languages[:_LANGUAGES]))
        yield Text("find-languages", {"languages": Several(languages)})
    if service.cost is not None:
        yield Text(f"find-cost-{service.cost}")
    if service.for_whom is not None:
        yield Text("find-for-whom", {"whom": literally(service, service.for_whom)})
    if service.sends_help is not None:
        yield Text("find-sends-help" if service.sends_help else "find-sends-no-help")


def _checked(service: Service) -> Text:
    if service.unopened:
        return Text("find-unopened")
    year, _, month = service.checked.partition("-")
    checked: dict[str, Value] = {"checked": Text("turn-month", {"month": int(month or 0), "year": year})}
    return Text("find-checked-old" if service.may_have_changed else "find-checked", checked)


def _one_after_another(sentences: Iterable[Text]) -> Text:
    first, *others = sentences
    for other in others:
        first = Text("find-then", {"first": first, "then": other})
    return first
