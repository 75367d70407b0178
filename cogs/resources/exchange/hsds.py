"""A service of HSDS (an object with its organisation, phones, schedules and areas in it) as an entry.

What we wrote ourselves comes back as it was: what HSDS has no place for stands in attributes of our own taxonomy, and
each phone or address carries what belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast, get_args

from bot.core.directory import Cost, Kind, Service, Status, Topic
from bot.core.options import shortened
from cogs.resources.exchange import fields
from cogs.resources.exchange.areas import where
from cogs.resources.exchange.around import OURS, UNKNOWN_DATE, Around, foreign_id
from cogs.resources.exchange.faults import BadValue
from cogs.resources.exchange.fields import listed, one
from cogs.resources.exchange.hsds_contacts import contacts_in, phones_of
from cogs.resources.exchange.limits import LONGEST_FIELD
from cogs.resources.exchange.unkept import names_of

_STATUSES: Mapping[str, Status] = {
    "active": "active",
    "inactive": "suspended",
    "temporarily closed": "suspended",
    "defunct": "closed",
}
_FREE = re.compile(r"free\b|no (?:charge|fee|cost)|kostenlos|gratis|gratuit", re.IGNORECASE)
_MOST_CONTACTS = 8
_MOST_OTHERS = 20
_AGE = re.compile(r"(\d{1,3})(?:\.0+)?")
_OLDEST = 100
"""An age at which nobody is turned away any more."""
_OF_ORGANISATIONS = frozenset(
    [
        *("services", "locations", "programs", "organization_identifiers", "additional_websites", "legal_status"),
        *("tax_status", "tax_id", "year_incorporated", "parent_organization_id", "logo", "uri"),
    ]
)
"""What nothing but an organisation of HSDS has."""
_OF_HELPLINES = frozenset(["country", "country_code", "countryCode", "category", "phone", "number", "hotline", "tel"])


def is_organisation(found: Mapping[str, Any]) -> bool:
    """Whether it is one, and no service."""
    if "status" in found or "organization" in found or "service" in found or "name" not in found:
        return False
    return bool(_OF_ORGANISATIONS & found.keys()) and not _OF_HELPLINES & found.keys()


def services_in(found: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The services of an object: itself, the one at a location, or those of an organisation; one without any is a place
    to turn to as well.
    """
    inner = listed(found, "services")
    if inner:
        organisation = {name: value for name, value in found.items() if name != "services"}
        for service in inner:
            yield {**service, "organization": {**organisation, **one(service, "organization")}}
    elif one(found, "service"):
        here = {name: value for name, value in found.items() if name != "service"}
        service = one(found, "service")
        yield {**service, "service_at_locations": [*listed(service, "service_at_locations"), here]}
    elif is_organisation(found):
        shared = ("id", "name", "alternate_name", "description", "email", "country")
        own = {name: found[name] for name in shared if name in found}
        yield {**own, "organization": {name: value for name, value in found.items() if name != "description"}}
    else:
        yield found


def service_of(found: Mapping[str, Any], around: Around) -> Service:
    """The entry. What can be left out is noted there. Raises BadValue for a row that cannot be taken."""
    own = _own_in(found)
    if not own:
        around.no_place(*names_of(found))
    organisation = one(found, "organization")
    name = fields.text(found.get("name"), "name", fields.LONGEST_NAME)
    organisation_name = fields.text(organisation.get("name"), "organization.name", fields.LONGEST_NAME)
    name = name or organisation_name
    if not name:
        raise BadValue("no-name", "name")
    country, region, also_in = where(found, own, around)
    contacts = tuple(contacts_in(found, organisation, country, around, is_ours=bool(own)))[:_MOST_CONTACTS]
    id_ = own.get("id", [""])[0]
    is_ours = fields.is_slug(id_)
    kind = cast(Kind, _of(own, "kind", Kind) or "organisation")
    if not contacts and kind != "exercise":
        raise BadValue("no-way", "phones")
    also = [fields.text(found.get("alternate_name"), "alternate_name", fields.LONGEST_NAME), *own.get("also", ())]
    if not is_ours and organisation_name != name:
        also.append(organisation_name)
    return Service(
        id=id_ if is_ours else foreign_id(found.get("id"), around.origin, name, country),
        name=name,
        country=country,
        contacts=contacts,
        checked=_checked(found, own),
        sources=tuple(own["source"]) if "source" in own else _sources(found, organisation, around),
        topics=_topics(found, around) or ("information",),
        kind=kind,
        about=_about(found if own or found.get("description") else organisation, own, around),
        languages=_languages(found, own, around),
        region=region,
        also_in=also_in,
        for_whom=_for_whom(found, around),
        cost=_cost(found, own),
        sends_help={"yes": True, "no": False}.get(own.get("sends-help", [""])[0]),
        unopened="unopened" in own,
        also=tuple(dict.fromkeys(filter(None, also)))[:_MOST_OTHERS],
        beside=_slug(own, "beside"),
        status=around.status(_status(found, own)),
        replaces=_slug(own, "replaces"),
    )


def _own_in(found: Mapping[str, Any]) -> dict[str, list[str]]:
    """Our own attributes, by field."""
    own: dict[str, list[str]] = {}
    for attribute in listed(found, "attributes"):
        term = one(attribute, "taxonomy_term")
        value = attribute.get("value")
        if term.get("taxonomy") == OURS and isinstance(value, str):
            code = str(term.get("code"))
            plain = code in ("contact", "about")
            own.setdefault(code, []).append(value if plain else fields.text(value, code, fields.LONGEST_LINE))
    return own


def _of(own: Mapping[str, list[str]], name: str, among: Any) -> str | None:  # noqa: ANN401  # a Literal
    value = own.get(name, [""])[0]
    return value if value in get_args(among) else None


def _slug(own: Mapping[str, list[str]], name: str) -> str | None:
    value = own.get(name, [""])[0]
    return value if fields.is_slug(value) else None


def _status(found: Mapping[str, Any], own: Mapping[str, list[str]]) -> Status:
    if found.get("status") == "active" and own.get("status") == ["unverified"]:
        return "unverified"
    return _STATUSES.get(str(found.get("status", "active")).strip().lower(), "active")


def _checked(found: Mapping[str, Any], own: Mapping[str, list[str]]) -> str:
    dates = (*own.get("checked", ()), found.get("assured_date"), found.get("last_modified"))
    return next(filter(None, map(fields.checked, dates)), UNKNOWN_DATE)


def _sources(found: Mapping[str, Any], organisation: Mapping[str, Any], around: Around) -> tuple[str, ...]:
    """Where else it can be looked up; else the file that it came in."""
    said = (found.get("source"), found.get("url"), organisation.get("website"), organisation.get("url"))
    for value in filter(None, said):
        try:
            return (fields.address(value, "url"),)
        except BadValue:
            continue
    return (around.origin,)


def _topics(found: Mapping[str, Any], around: Around) -> tuple[Topic, ...]:
    """Of our own codes, and of others' that mean the same."""
    topics: list[Topic] = []
    for attribute in listed(found, "attributes"):
        term = one(attribute, "taxonomy_term")
        if term.get("taxonomy") != OURS:
            said = (term.get("code"), term.get("name"))
            meant = [topic for each in said if isinstance(each, str) and (topic := fields.topic(each))][:1]
            topics += meant
            if not meant:
                around.no_place("attributes")
    return tuple(dict.fromkeys(topics))


def _about(found: Mapping[str, Any], own: Mapping[str, list[str]], around: Around) -> dict[str, str]:
    parted = (value.partition(":") for value in own.get("about", ()))
    others = {tag: fields.text(said, "about", fields.LONGEST_LINE) for tag, colon, said in parted if colon}
    said = _line(found.get("description"), "description", around)
    return {**({"en": said} if said and said not in others.values() else {}), **others}


def _line(value: object, field: str, around: Around) -> str:
    """Words of which only the beginning is shown anyway, however many there are."""
    if isinstance(value, str) and len(value) > LONGEST_FIELD:
        around.left_out(BadValue("too-long", field))
        value = value[:LONGEST_FIELD]
    return fields.text(value, field, fields.LONGEST_LINE)


def _for_whom(found: Mapping[str, Any], around: Around) -> str | None:
    """In its words, with the ages where they do not say them."""
    others = (each.get("eligibility") for each in listed(found, "eligibilities"))
    said = next(filter(None, (found.get("eligibility_description"), *others)), None)
    words = _line(said, "eligibility_description", around)
    if not (found.get("minimum_age") or found.get("maximum_age")):
        return words or None
    matches = [_AGE.fullmatch(str(found.get(name) or "")) for name in ("minimum_age", "maximum_age")]
    low, high = (int(match[1]) if match else 0 for match in matches)
    known = [age for age in (low, high) if 0 < age < _OLDEST]
    if not known or all(re.search(rf"\b{age}\b", words) for age in known):
        return words or None
    ages = f"{low}-{high}" if 0 < high < _OLDEST else f"{low}+"
    return f"{shortened(words, fields.LONGEST_LINE - len(ages) - 3)} ({ages})" if words else ages


def _languages(found: Mapping[str, Any], own: Mapping[str, list[str]], around: Around) -> tuple[str, ...]:
    """Its own; else those of its phones and of where it is."""
    if "language" in own:
        return tuple(own["language"])
    spoken = listed(found, "languages")
    if not spoken:
        phones = phones_of(found, one(found, "organization"))
        places = [one(at, "location") for at in listed(found, "service_at_locations")]
        spoken = [each for beside in (*phones, *places) for each in listed(beside, "languages")]
    named = [next(_words_in(each, "code", "name", "language"), "") for each in spoken]
    if not spoken:
        named = [part for phone in phones for said in _words_in(phone, "language") for part in said[:200].split(",")]
    tags = (fields.language(said[:60]) for said in named)
    return tuple(dict.fromkeys(filter(None, tags)))


def _words_in(found: Mapping[str, Any], *names: str) -> Iterator[str]:
    return (said for name in names if isinstance(said := found.get(name), str) and said)


def _cost(found: Mapping[str, Any], own: Mapping[str, list[str]]) -> Cost | None:
    if "cost" in own:
        return cast("Cost | None", _of(own, "cost", Cost))
    options = listed(found, "cost_options")
    said = [found.get("fees_description") or found.get("fees"), *(option.get("option") for option in options)]
    amounts = [option.get("amount") for option in options]
    if any(isinstance(each, str) and _FREE.match(each.strip()) for each in said) or (
        amounts and all(str(amount) in ("0", "0.0", "0.00") for amount in amounts)
    ):
        return "free"
    return "paid" if any(amounts) else None
