"""The ways to a service of HSDS: its phones and addresses, with the hours that stand beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.core.directory import Contact
from cogs.resources.exchange import fields, times
from cogs.resources.exchange.around import OURS, Around
from cogs.resources.exchange.faults import BadValue
from cogs.resources.exchange.fields import listed, one
from cogs.resources.exchange.limits import LONGEST_FIELD
from cogs.resources.hours import ALWAYS


def contacts_in(
    found: Mapping[str, Any],
    organisation: Mapping[str, Any],
    country: str | None,
    around: Around,
    *,
    is_ours: bool,
) -> Iterator[Contact]:
    """The ways to it: ours in their order, then the others as they stand. `is_ours`: we wrote attributes of it."""
    ordered: list[tuple[int, Contact]] = []
    hours, zone = (None, None) if is_ours else _hours(found, fields.zone_of(country), around)
    seen: set[tuple[str, str, str | None]] = set()
    for place, (way, value, name, own) in enumerate(_ways(found, organisation, around, is_ours=is_ours)):
        try:
            made = fields.contact(
                own.get("way", way),
                own.get("number", value),
                name,
                keyword=own.get("keyword"),
                then=own.get("then"),
                hours=own.get("hours", hours),
                zone=own.get("zone", zone),
            )
        except BadValue as bad:
            around.left_out(bad)
            continue
        if (made.way, made.number, made.then) not in seen or "way" in own:
            seen.add((made.way, made.number, made.then))
            position = own.get("n", "")
            ordered.append((int(position) if position.isdigit() and len(position) < 3 else 100 + place, made))
    ordered.sort(key=lambda pair: pair[0])
    for _, made in ordered:
        yield made


_Found = tuple[str, Any, str, dict[str, str]]

_OTHER_DEVICES = re.compile(r"fax|pager|textphone|tty|tdd|video|modem", re.IGNORECASE)
"""Kinds of numbers that nobody reaches by a call or a message."""
_EXTENSION = re.compile(r"[\dA-Za-z #*.,;-]{1,20}")


def _ways(
    found: Mapping[str, Any], organisation: Mapping[str, Any], around: Around, *, is_ours: bool
) -> Iterator[_Found]:
    """Kind, number or address, the field it stands in, and what we wrote about it, or stands beside a number."""
    for phone in phones_of(found, organisation):
        kind = str(phone.get("type") or "voice")
        said = next(filter(None, map(_said_of_contact, listed(phone, "attributes"))), {})
        if said:
            yield kind, phone.get("number"), "phone.number", said
        elif not fields.knows_way(kind) and _OTHER_DEVICES.search(kind):
            around.no_place("phones (fax, textphone)")
        else:
            yield kind if fields.knows_way(kind) else "call", phone.get("number"), "phone.number", _after(phone, around)
    if not is_ours:
        yield from _addresses(found, organisation)
        return
    for said in filter(None, map(_said_of_contact, listed(found, "attributes"))):
        yield said.get("way", ""), said.get("number"), "contact", said


def _after(phone: Mapping[str, Any], around: Around) -> dict[str, str]:
    """What is dialled when somebody answers."""
    extension = phone.get("extension")
    if not extension:
        return {}
    said = str(extension).strip()
    if _EXTENSION.fullmatch(said):
        return {"then": said}
    around.no_place("phones.extension")
    return {}


def _addresses(found: Mapping[str, Any], organisation: Mapping[str, Any]) -> Iterator[_Found]:
    """Of others' entries: ours say each of them by itself."""
    email = found.get("email") or organisation.get("email")
    if email:
        yield "email", email, "email", {}
    for url in (found.get("url"), *(each.get("url") for each in listed(found, "additional_urls"))):
        if url:
            yield "web", _without_https(url), "url", {}
    if not found.get("url"):
        for name in ("website", "url"):
            if organisation.get(name):
                yield "web", _without_https(organisation[name]), f"organization.{name}", {}
        for each in listed(organisation, "additional_websites"):
            yield "web", _without_https(each.get("url")), "organization.additional_websites", {}


def _without_https(url: object) -> object:
    return url.removeprefix("https://").rstrip("/") if isinstance(url, str) else url


def phones_of(found: Mapping[str, Any], organisation: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Its own; else those of where it is, of who answers for it, or of whose it is: the first of them that has any."""
    own = listed(found, "phones")
    if own:
        return own
    at = listed(found, "service_at_locations")
    there = [*at, *(one(each, "location") for each in at)]
    offices = listed(organisation, "locations")
    for owners in (there, _people(found, *there), [organisation], _people(organisation), offices):
        phones = [phone for owner in owners for phone in listed(owner, "phones")]
        if phones:
            return phones
    return []


def _people(*owners: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [person for owner in owners for person in listed(owner, "contacts")]


def _is_ours(attribute: Mapping[str, Any]) -> bool:
    return one(attribute, "taxonomy_term").get("taxonomy") == OURS


def _said_of_contact(attribute: Mapping[str, Any]) -> dict[str, str]:
    """What an attribute of ours says of one way; nothing where it is none."""
    if not _is_ours(attribute) or one(attribute, "taxonomy_term").get("code") != "contact":
        return {}
    try:
        said = json.loads(str(attribute.get("value"))[:LONGEST_FIELD])
    except (ValueError, RecursionError):
        return {}
    return {name: value for name, value in said.items() if isinstance(value, str)} if isinstance(said, dict) else {}


def _hours(found: Mapping[str, Any], zone: str | None, around: Around) -> tuple[str | None, str | None]:
    """The weekly ones, where all of them are, and by whose clocks."""
    at = listed(found, "service_at_locations")
    own = listed(found, "schedules") or listed(found, "regular_schedules")
    rows = own or (listed(at[0], "schedules") if len(at) == 1 else [])
    shifts = []
    for row in rows:
        shift = _shift(row)
        if shift is None or not times.is_by(str(row.get("timezone") or ""), zone):
            around.left_out(BadValue("hours", "schedules", str(row.get("description") or "")[:60]))
            return None, None
        shifts.append(shift)
    hours = times.hours_of(tuple(shifts))
    if hours and zone is None and hours != ALWAYS:
        around.left_out(BadValue("hours", "schedules", hours))
    return hours, zone


def _shift(row: Mapping[str, Any]) -> times.Shift | None:
    """Of one row that holds each week, from now on; None for any other."""
    if not _LIMITS.isdisjoint(row) and any(row.get(name) for name in _LIMITS):
        return None
    if times.ends(row.get("valid_to")) or times.ends(row.get("until")):
        return None
    often = str(row.get("freq") or "WEEKLY").upper()
    said = str(row.get("byday") or row.get("weekday") or "")[:60]
    days = times.EVERY_DAY if often == "DAILY" and not said else times.days(said)
    begins, ends = times.time(str(row.get("opens_at"))[:20]), times.time(str(row.get("closes_at"))[:20])
    if often not in ("WEEKLY", "DAILY") or str(row.get("interval") or "1") not in ("1", "1.0"):
        return None
    return (days, begins, ends) if days and begins and ends else None


_LIMITS = frozenset(["count", "byweekno", "bymonthday", "byyearday"])
"""What makes a row hold in some weeks only."""
