"""What the tables of HSDS are called, and their columns, from 1.1 to 3.1: everything by its name in 3.0."""

from __future__ import annotations

from collections.abc import Mapping

_TABLES: Mapping[str, str] = {
    "physical_address": "address",
    "physical_addresses": "address",
    "postal_address": "address",
    "postal_addresses": "address",
    "addresses": "address",
    "regular_schedule": "schedule",
    "services_at_location": "service_at_location",
    "services_at_locations": "service_at_location",
    "services_taxonomy": "attribute",
    "services_taxonomies": "attribute",
    "service_taxonomy": "attribute",
    "service_attribute": "attribute",
    "other_attribute": "attribute",
    "taxonomies": "taxonomy",
    "url": "additional_url",
}
_KNOWN = frozenset(
    [
        *("organization", "service", "phone", "language", "schedule", "service_area", "attribute", "taxonomy_term"),
        *("service_at_location", "location", "address", "cost_option", "contact", "taxonomy", "additional_url"),
        "eligibility",
    ]
)

_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "": {"organisation_id": "organization_id", "services_id": "service_id", "locations_id": "location_id"},
    "organization": {"url": "website"},
    "service": {"fees": "fees_description", "eligibility": "eligibility_description", "last_updated": "last_modified"},
    "phone": {"phone_number": "number", "phone_type": "type", "department": "description"},
    "schedule": {"weekday": "byday", "day": "byday", "opens": "opens_at", "closes": "closes_at"},
    "language": {"language": "name"},
    "service_area": {"service_area": "name"},
    "attribute": {
        **{"taxonomy_id": "taxonomy_term_id", "service_id": "link_id", "taxonomy_detail": "value"},
        "link_type": "link_entity",
    },
    "taxonomy_term": {"vocabulary": "taxonomy"},
    "address": {"country_code": "country"},
}
_OLD_TERMS = frozenset(["parent_id", "parent_name", "vocabulary"])


def table_called(stem: str, columns: frozenset[str]) -> str | None:
    """Which table a file with such columns is; None for one that nothing is taken from.

    What 1.1 calls the taxonomy are its terms.
    """
    said = stem.lower().replace("-", "_").replace(" ", "_")
    name = _TABLES.get(said) or _TABLES.get(said.removesuffix("s")) or said.removesuffix("s")
    if name == "taxonomy" and columns & _OLD_TERMS:
        return "taxonomy_term"
    return name if name in _KNOWN else None


def columns_called(table: str, columns: frozenset[str]) -> dict[str, str]:
    """Each column by its name in 3.0; one that has that name already stays what it is, and so does its former self."""
    called = {}
    for column in columns:
        name = _COLUMNS[""].get(column, column)
        name = _COLUMNS.get(table, {}).get(name, name)
        called[column] = column if name in columns else name
    return called
