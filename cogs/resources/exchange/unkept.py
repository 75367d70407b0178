"""What stands in a service of HSDS and has no place in an entry: its names, for the report of the whole file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cogs.resources.exchange.fields import listed, one

_READ: Mapping[str, frozenset[str]] = {
    name: frozenset(said.split())
    for name, said in {
        "": "id name alternate_name description url additional_urls email status fees fees_description source country"
        " eligibility_description eligibilities minimum_age maximum_age assured_date last_modified phones schedules"
        " regular_schedules service_areas service_at_locations languages organization locations attributes",
        "organization": "id name alternate_name description website url additional_websites email phones locations",
        "service_at_locations": "id phones schedules service_areas location",
        "location": "id name alternate_name location_type phones languages",
        "phones": "id number extension type language languages attributes",
        "schedules": "id freq interval byday opens_at closes_at timezone valid_from valid_to dtstart until count wkst"
        " byweekno bymonthday byyearday",
        "service_areas": "id name extent extent_type service_area",
        "languages": "id name code language",
    }.items()
}
"""What an entry has room for, object by object. A key only says what belongs to what."""


def names_of(service: Mapping[str, Any]) -> Iterator[str]:
    """Of all that is not kept, or not whole: "alert", "phones.description"."""
    organisation = one(service, "organization")
    yield from _in(service, "")
    for what in _WALKED:
        if what in service:
            for each in listed(service, what):
                for name in _in(each, what):
                    yield f"{what}.{name}"
    for name in _in(organisation, "organization"):
        yield f"organization.{name}"
    if service.get("description") and organisation.get("description") not in (None, "", service["description"]):
        yield "organization.description"
    if _PLACES.isdisjoint(service) and "locations" not in organisation:
        return
    at = listed(service, "service_at_locations")
    if any(_in(each, "service_at_locations") for each in at):
        yield "service_at_locations"
    places = [one(each, "location") for each in at]
    if any(
        _in(each, "location") for each in (*places, *listed(service, "locations"), *listed(organisation, "locations"))
    ):
        yield "locations"


_PLACES = frozenset(["service_at_locations", "locations"])
_WALKED = ("phones", "schedules", "service_areas", "languages")


def _in(found: Mapping[str, Any], what: str) -> Sequence[str]:
    known = _READ[what]
    if known.issuperset(found):
        return ()
    others = found.keys() - known
    return [name for name in others if found[name] and not name.startswith("_") and not name.endswith("_id")]
