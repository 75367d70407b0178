"""An entry as a service of HSDS 3.0. Its ids are made of ours, so that they are the same from one export to the next.

Who confirmed what, and anything else about a member, is in no entry and so in no export.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from bot.core.countries import country_name
from bot.core.directory import Contact, Service
from bot.core.languages import language_name
from cogs.resources import hours as opening
from cogs.resources.exchange.around import OURS, TOPICS

NAMESPACE = UUID("1d1d3f0e-6a0f-5f39-9d56-5c2f8c5a8f2b")
"""Drawn once, for the ids of all exports."""

_STATUSES = {"active": "active", "unverified": "active", "suspended": "temporarily closed", "closed": "defunct"}
STATUSES = ("active", "inactive", "defunct", "temporarily closed")
_PHONES = {"call": "voice", "text": "text", "whatsapp": None}
"""The kinds of numbers that HSDS knows: to WhatsApp none of them is right, so its description says it."""
_DAYS = {"Mon": "MO", "Tue": "TU", "Wed": "WE", "Thu": "TH", "Fri": "FR", "Sat": "SA", "Sun": "SU"}

Made = dict[str, Any]


def id_of(*what: object) -> str:
    """The same for the same."""
    return str(uuid5(NAMESPACE, "/".join(map(str, what))))


def service_object(entry: Service) -> Made:
    """As JSON takes it: one service, whole."""
    about = entry.about.get("en") or next(iter(entry.about.values()), None)
    first = next((one for one in entry.contacts if one.way == "web"), None)
    mail = next((one for one in entry.contacts if one.way == "email"), None)
    website = {"website": _as_address(first)} if first is not None else {}
    made: Made = {
        "id": id_of("service", entry.id),
        "name": entry.name,
        **({"alternate_name": entry.also[0]} if entry.also else {}),
        **({"description": about} if about else {}),
        **({"url": _as_address(first)} if first is not None else {}),
        **({"email": mail.number} if mail is not None else {}),
        "status": _STATUSES[entry.status],
        **({"eligibility_description": entry.for_whom} if entry.for_whom else {}),
        **({"fees_description": entry.cost} if entry.cost else {}),
        **({"assured_date": f"{entry.checked}-01"} if len(entry.checked) == len("2026-06") else {}),
        "organization": {
            "id": id_of("organization", entry.name, about or "", *website.values()),
            "name": entry.name,
            "description": about or entry.name,
            **website,
        },
        "phones": [_phone(entry, place, one) for place, one in enumerate(entry.contacts) if _is_phone(one)],
        "schedules": _schedules(entry),
        "service_areas": _areas(entry),
        "languages": [
            {"id": id_of("language", entry.id, tag), "name": language_name(tag, "en"), "code": tag.partition("-")[0]}
            for tag in entry.languages
        ],
        "attributes": _attributes(entry),
    }
    return made


def _as_address(contact: Contact) -> str:
    """A URI: of letters that every machine reads."""
    said = contact.number if "://" in contact.number else f"https://{contact.number}"
    if said.isascii() and _UNSAFE.isdisjoint(said):
        return said
    parts = urlsplit(said)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query, fragment = (quote(part, safe=_KEPT) for part in parts[2:])
    return urlunsplit((parts.scheme, host, path, query, fragment))


_UNSAFE = frozenset("[]{}|^")
_KEPT = "/%:@!$&'()*+,;=~?"


def _is_phone(contact: Contact) -> bool:
    return contact.way in _PHONES and "://" not in contact.number and any(map(str.isdigit, contact.number))


def _phone(entry: Service, place: int, contact: Contact) -> Made:
    id_ = id_of("phone", entry.id, place)
    spoken = [
        "WhatsApp" if contact.way == "whatsapp" else None,
        contact.then and f"then {contact.then}",
        contact.keyword and f"text {contact.keyword}",
        contact.hours,
    ]
    said = ", ".join(filter(None, spoken))
    kind = _PHONES[contact.way]
    return {
        "id": id_,
        "number": contact.number,
        **({"type": kind} if kind else {}),
        **({"description": said} if said else {}),
        "attributes": [_attribute("phone", id_, "contact", _about_contact(place, contact, with_number=False))],
    }


def _about_contact(place: int, contact: Contact, *, with_number: bool) -> str:
    said = {
        "n": str(place),
        "way": contact.way,
        "number": contact.number if with_number else None,
        "keyword": contact.keyword,
        "then": contact.then,
        "hours": contact.hours,
        "zone": contact.zone,
    }
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)


def _schedules(entry: Service) -> list[Made]:
    """The hours of the first way that has any; each says its own as well."""
    first = next((one for one in entry.contacts if one.hours), None)
    if first is None or first.hours is None:
        return []
    hours, zone = first.hours, first.zone or "UTC"
    parts = [("Mon-Sun", "00:00", "23:59")] if hours == opening.ALWAYS else map(_part, hours.split(", "))
    said = hours if hours == opening.ALWAYS else f"{hours} ({zone})"
    return [
        {
            "id": id_of("schedule", entry.id, number),
            "freq": "WEEKLY",
            "interval": 1,
            "byday": ",".join(_days(days)),
            "opens_at": f"{begins}:00",
            "closes_at": f"{ends}:00",
            "timezone": _offset(zone),
            "description": said,
        }
        for number, (days, begins, ends) in enumerate(parts)
    ]


def _offset(zone: str) -> float:
    """Hours from UTC, without daylight saving time: the only way that HSDS has to say by whose clocks."""
    there = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone))
    standard = (there.utcoffset() or timedelta()) - (there.dst() or timedelta())
    hours = standard / timedelta(hours=1)
    return int(hours) if hours == int(hours) else hours


def _part(part: str) -> tuple[str, str, str]:
    days, _, times = part.rpartition(" ")
    begins, _, ends = times.partition("-")
    return days or "Mon-Sun", begins, ends


def _days(days: str) -> list[str]:
    names = list(_DAYS)
    first, _, last = days.partition("-")
    begin, end = names.index(first), names.index(last or first)
    return [_DAYS[names[(begin + step) % 7]] for step in range((end - begin) % 7 + 1)]


def _areas(entry: Service) -> list[Made]:
    countries = [entry.country, *entry.also_in] if entry.country else list(entry.also_in)
    return [
        {
            "id": id_of("service_area", entry.id, code),
            "name": country_name(code, "en"),
            **({"description": entry.region} if entry.region and code == entry.country else {}),
            "extent": f"ISO3166-1:{code}",
            "extent_type": "text",
        }
        for code in countries
        if code is not None
    ]


def _attributes(entry: Service) -> list[Made]:
    """The topics, and all that HSDS has no field for."""
    said: list[tuple[str, str]] = [("id", entry.id), ("kind", entry.kind), ("checked", entry.checked)]
    said += [("contact", _about_contact(place, one, with_number=True)) for place, one in _others(entry)]
    said += [("about", f"{tag}:{words}") for tag, words in entry.about.items() if _is_told(tag, entry)]
    said += [("also", name) for name in entry.also[1:]]
    said += [("source", source) for source in entry.sources]
    said += [("language", tag) for tag in entry.languages]
    flags: Mapping[str, str | None] = {
        "worldwide": "yes" if entry.country is None else None,
        "region": entry.region,
        "cost": entry.cost,
        "sends-help": None if entry.sends_help is None else "yes" if entry.sends_help else "no",
        "unopened": "yes" if entry.unopened else None,
        "beside": entry.beside,
        "replaces": entry.replaces,
        "status": "unverified" if entry.status == "unverified" else None,
    }
    said += [(name, value) for name, value in flags.items() if value]
    id_ = id_of("service", entry.id)
    topics = [_attribute("service", id_, topic, "", taxonomy=TOPICS) for topic in entry.topics]
    return [*topics, *(_attribute("service", id_, name, value, number) for number, (name, value) in enumerate(said))]


def _others(entry: Service) -> list[tuple[int, Contact]]:
    return [(place, one) for place, one in enumerate(entry.contacts) if not _is_phone(one)]


def _is_told(tag: str, entry: Service) -> bool:
    """Whether these words need an attribute: the English ones are the description, unless they are as others."""
    return tag != "en" or list(entry.about.values()).count(entry.about[tag]) > 1


def _attribute(entity: str, link: str, code: str, value: str, number: int = 0, taxonomy: str = OURS) -> Made:
    return {
        "id": id_of("attribute", link, taxonomy, code, number),
        "link_id": link,
        "link_entity": entity,
        **({"value": value} if value else {}),
        "taxonomy_term_id": id_of("taxonomy_term", taxonomy, code),
        "taxonomy_term": {
            "id": id_of("taxonomy_term", taxonomy, code),
            "code": code,
            "name": code,
            "description": code,
            "taxonomy": taxonomy,
        },
    }
