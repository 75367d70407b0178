"""Lists of helplines as others publish them in JSON: a name, a country, and numbers under one of several names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.core.directory import Contact, Service, Topic
from cogs.resources.exchange import fields
from cogs.resources.exchange.around import UNKNOWN_DATE, Around, foreign_id
from cogs.resources.exchange.faults import BadValue
from cogs.resources.exchange.fields import listed

_PHONES = ("phone", "phones", "number", "numbers", "telephone", "tel", "hotline")
_OTHERS = {
    "sms": "text",
    "text": "text",
    "whatsapp": "whatsapp",
    "chat": "chat",
    "email": "email",
    "website": "web",
    "url": "web",
}
_CODES = {
    "US": "1", "CA": "1", "GB": "44", "DE": "49", "FR": "33", "BD": "880", "BR": "55", "CN": "86", "ID": "62",
    "IN": "91", "JP": "81", "KR": "82", "MX": "52", "PH": "63", "RU": "7",
}  # fmt: skip
"""The codes before which lists put even numbers that only work without: nobody reaches 116 123 by +44 116123."""
_SHORT = 6
_READ = frozenset(
    [
        *("id", "name", "country", "country_code", "countryCode", "description", "region", "contacts", "languages"),
        *("source", "category", "topic", "topics", "secondary_categories", "free", "hours", *_PHONES, *_OTHERS),
        *("verified_at", "last_verified"),
    ]
)


def is_helpline(found: Mapping[str, Any]) -> bool:
    """Whether it is such an object, and no service of HSDS."""
    if "status" in found or "organization" in found or "name" not in found:
        return False
    return any(name in found for name in ("contacts", *_PHONES, *_OTHERS))


def service_of(found: Mapping[str, Any], around: Around) -> Service:
    """One of them as an entry. Raises BadValue."""
    name = fields.text(found.get("name"), "name", fields.LONGEST_NAME)
    if not name:
        raise BadValue("no-name", "name")
    said = found.get("country") or found.get("country_code") or found.get("countryCode")
    country = fields.country(said[:80]) if isinstance(said, str) else around.country
    if country is None:
        raise BadValue("no-country", "country", said)
    around.no_place(*(name for name, value in found.items() if value and name not in _READ))
    contacts = tuple(dict.fromkeys(_contacts(found, country, around)))
    if not contacts:
        raise BadValue("no-way", "contacts")
    return Service(
        id=foreign_id(found.get("id"), around.origin, name, country),
        name=name,
        country=country,
        contacts=contacts,
        checked=fields.checked(found.get("verified_at") or found.get("last_verified")) or UNKNOWN_DATE,
        sources=tuple(_sources(found)) or (around.origin,),
        topics=_topics(found) or ("emotional-support",),
        about=_about(found),
        languages=_languages(found),
        region=fields.text(found.get("region"), "region", fields.LONGEST_NAME) or None,
        cost="free" if _is_free(found) else None,
        status=around.status("active"),
    )


def _sources(found: Mapping[str, Any]) -> Iterator[str]:
    for name in ("source", "website", "url"):
        try:
            yield fields.address(found.get(name), name)
            return
        except BadValue:
            continue


def _about(found: Mapping[str, Any]) -> dict[str, str]:
    said = fields.text(found.get("description"), "description", fields.LONGEST_LINE)
    return {"en": said} if said else {}


def _topics(found: Mapping[str, Any]) -> tuple[Topic, ...]:
    said = [found.get("category"), found.get("topic"), *_each(found, "secondary_categories"), *_each(found, "topics")]
    known = (fields.topic(one) for one in said if isinstance(one, str))
    return tuple(dict.fromkeys(filter(None, known)))


def _languages(found: Mapping[str, Any]) -> tuple[str, ...]:
    said = [*_each(found, "languages")]
    for contact in listed(found, "contacts"):
        said += _each(contact, "languages")
    return tuple(dict.fromkeys(filter(None, (fields.language(one[:60]) for one in said if isinstance(one, str)))))


def _is_free(found: Mapping[str, Any]) -> bool:
    ways = [way for way in listed(found, "contacts") if fields.knows_way(str(way.get("method") or "phone"))]
    return found.get("free") is True or (bool(ways) and all(way.get("free") is True for way in ways))


def _each(found: Mapping[str, Any], name: str) -> list[Any]:
    there = found.get(name)
    return there[:40] if isinstance(there, list) else [there] if isinstance(there, str) else []


def _contacts(found: Mapping[str, Any], country: str, around: Around) -> Iterator[Contact]:
    for way, value, field, hours in _ways(found):
        if not fields.knows_way(way):
            continue
        if hours and _known(hours) is None:
            around.no_place("hours")
        try:
            dialled = _as_dialled(value, country)
            yield fields.contact(way, dialled, field, hours=_known(hours), zone=fields.zone_of(country))
        except BadValue as bad:
            around.left_out(bad)


def _known(hours: object) -> str | None:
    """Only what can be nothing else: others write their hours in many ways."""
    return "24/7" if isinstance(hours, str) and hours.strip().lower() in ("24/7", "24x7", "24 hours") else None


def _ways(found: Mapping[str, Any]) -> Iterator[tuple[str, object, str, object]]:
    general = found.get("hours")
    for contact in listed(found, "contacts"):
        way = str(contact.get("method") or contact.get("type") or "phone")
        value = next(
            (contact[name] for name in ("number", "url", "address", "email", "value") if contact.get(name)), None
        )
        yield way, value, f"contacts.{way}", contact.get("hours") or general
    for name in _PHONES:
        for value in (*_each(found, name), *(one.get("number") for one in listed(found, name))):
            if not isinstance(value, dict):
                yield "phone", value, name, general
    for name, way in _OTHERS.items():
        for value in _each(found, name):
            yield way, value, name, None


def _as_dialled(value: object, country: str) -> object:
    if not isinstance(value, str) or not value.startswith("+"):
        return value.removeprefix("https://").rstrip("/") if isinstance(value, str) else value
    short = value.replace(" ", "").removeprefix(f"+{_CODES.get(country, '?')}")
    return short if short.isdigit() and len(short) <= _SHORT else value
