"""The rules of HSDS 3.0 to 3.2 for the objects and tables that an export may write: every field, and what it may hold.

Each field by its name, then what it is (text where nothing is said), then marks: `!` has to be there, `+` has to be
there in a table, `*` is different in each row, `^` is not yet in 3.0. `name[other]` is a list of others, `name(other)`
is one of them; both are in the JSON form alone, and fields that refer to a row of another table are in both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_ENUMS = {
    "status": ["active", "inactive", "defunct", "temporarily closed"],
    "weekday": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
    "freq": ["WEEKLY", "MONTHLY"],
    "location_type": ["physical", "postal", "virtual"],
}
_BESIDE = "attributes[attribute] metadata[metadata]"
_RULES = {
    "organization": (
        "organizations.csv",
        "id:uuid!* name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number"
        " legal_status logo uri:uri parent_organization_id:uuid additional_websites[url]^ funding[funding]"
        " contacts[contact] phones[phone] locations[location] programs[program]"
        f" organization_identifiers[organization_identifier] {_BESIDE}",
    ),
    "service": (
        "services.csv",
        "id:uuid!* organization_id:uuid+ program_id:uuid name! alternate_name description url:uri email:email"
        " status:status! interpretation_services application_process fees_description wait_time fees accreditations"
        " eligibility_description minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses"
        " alert last_modified:datetime additional_urls[url]^ phones[phone] schedules[schedule]"
        " service_areas[service_area] service_at_locations[service_at_location] languages[language]"
        " organization(organization) funding[funding] cost_options[cost_option] program(program)"
        f" required_documents[required_document] contacts[contact] capacities[service_capacity]^ {_BESIDE}",
    ),
    "service_at_location": (
        "service_at_location.csv",
        "id:uuid!* service_id:uuid+ location_id:uuid+ description service_areas[service_area]^ contacts[contact]"
        f" phones[phone] schedules[schedule] location(location) {_BESIDE}",
    ),
    "location": (
        "locations.csv",
        "id:uuid!* location_type:location_type! url:uri organization_id:uuid name alternate_name description"
        " transportation latitude:number longitude:number external_identifier external_identifier_type"
        " languages[language] addresses[address] contacts[contact] accessibility[accessibility] phones[phone]"
        f" schedules[schedule] {_BESIDE}",
    ),
    "address": (
        "addresses.csv",
        "id:uuid!* location_id:uuid attention address_1! address_2 city! region state_province! postal_code! country!"
        f" address_type:location_type! {_BESIDE}",
    ),
    "contact": (
        "contacts.csv",
        "id:uuid!* organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid name title"
        f" department email:email phones[phone] {_BESIDE}",
    ),
    "phone": (
        "phones.csv",
        "id:uuid!* location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid"
        f" number! extension:number type description languages[language] {_BESIDE}",
    ),
    "schedule": (
        "schedules.csv",
        "id:uuid!* service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:date valid_to:date"
        " dtstart:date timezone:number until:date count:number wkst:weekday freq:freq interval:number byday byweekno"
        " bymonthday byyearday description opens_at:time closes_at:time schedule_link:uri attending_type notes"
        f" {_BESIDE}",
    ),
    "service_area": (
        "service_areas.csv",
        f"id:uuid!* service_id:uuid service_at_location_id:uuid^ name description extent extent_type uri {_BESIDE}",
    ),
    "language": (
        "languages.csv",
        f"id:uuid!* service_id:uuid location_id:uuid phone_id:uuid name code note {_BESIDE}",
    ),
    "cost_option": (
        "cost_options.csv",
        "id:uuid!* service_id:uuid+ valid_from:date valid_to:date option currency amount:number amount_description"
        f" {_BESIDE}",
    ),
    "attribute": (
        "attributes.csv",
        "id:uuid!* link_id:uuid+ taxonomy_term_id:uuid+ link_type link_entity+ value label^"
        " taxonomy_term(taxonomy_term) metadata[metadata]",
    ),
    "taxonomy_term": (
        "taxonomy_terms.csv",
        "id:uuid!* code* name! description! parent_id:uuid taxonomy taxonomy_detail(taxonomy) language taxonomy_id:uuid"
        " term_uri:uri metadata[metadata]",
    ),
    "taxonomy": ("taxonomies.csv", "id:uuid!* name! description! uri:uri version metadata[metadata]"),
    "url": ("url.csv", f"id:uuid!* label url:uri! organization_id:uuid service_id:uuid {_BESIDE}"),
}
_FIELD = re.compile(r"(\w+)(?::(\w+)|\[(\w+)\]|\((\w+)\))?([!+*^]*)")

UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_JSON: Mapping[str, Mapping[str, Any]] = {
    "text": {"type": "string"},
    "uuid": {"type": "string", "format": "uuid", "pattern": UUID},
    "uri": {"type": "string", "format": "uri", "pattern": r"^https?://[!-~]+$"},
    "email": {"type": "string", "format": "email", "pattern": r"^[!-~]+@[!-~]+\.[!-~]+$"},
    "number": {"type": "number"},
    "date": {"type": "string"},
    "time": {"type": "string"},
    "datetime": {"type": "string", "format": "date-time"},
    **{name: {"type": "string", "enum": values} for name, values in _ENUMS.items()},
}
_TABULAR: Mapping[str, tuple[str, str]] = {
    "text": ("string", ""),
    "uuid": ("string", UUID),
    "uri": ("string", r"^https?://[!-~]+$"),
    "email": ("string", r"^[!-~]+@[!-~]+\.[!-~]+$"),
    "number": ("number", r"^-?\d+(\.\d+)?$"),
    "date": ("date", r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"),
    "time": ("time", r"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$"),
    "datetime": ("datetime", r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"),
    **{name: ("string", f"^({'|'.join(values)})$") for name, values in _ENUMS.items()},
}
"""The type of a column, and what its values look like as Frictionless reads them."""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    kind: str
    many: str | None
    one: str | None
    marks: str

    @property
    def is_required(self) -> bool:
        return "!" in self.marks

    @property
    def is_required_in_tables(self) -> bool:
        return "!" in self.marks or "+" in self.marks

    @property
    def is_unique(self) -> bool:
        return "*" in self.marks

    @property
    def is_new(self) -> bool:
        return "^" in self.marks

    @property
    def tabular(self) -> tuple[str, str]:
        return _TABULAR[self.kind]


def _fields(rules: str) -> dict[str, Field]:
    matches = [_FIELD.fullmatch(rule) for rule in rules.split()]
    assert all(matches), rules
    found = (Field(match[1], match[2] or "text", match[3], match[4], match[5]) for match in matches if match)
    return {field.name: field for field in found}


TABLES: Mapping[str, tuple[str, Mapping[str, Field]]] = {
    name: (path, _fields(rules)) for name, (path, rules) in _RULES.items()
}


def schema_of(what: str, *, is_closed: bool) -> dict[str, Any]:
    """As JSON Schema. `is_closed`: only with the fields of 3.0; else whatever stands beside them."""
    definitions = {name: _object(fields, is_closed=is_closed) for name, (_, fields) in TABLES.items()}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions} | definitions[what]


def _object(fields: Mapping[str, Field], *, is_closed: bool) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: _value(field) for name, field in fields.items() if not (is_closed and field.is_new)},
        "required": [name for name, field in fields.items() if field.is_required],
        **({"additionalProperties": False} if is_closed else {}),
    }


def _value(field: Field) -> Mapping[str, Any]:
    if field.many is not None:
        return {"type": "array", "items": {"$ref": f"#/$defs/{field.many}"} if field.many in TABLES else {}}
    if field.one is not None:
        return {"$ref": f"#/$defs/{field.one}"} if field.one in TABLES else {"type": "object"}
    return _JSON[field.kind]
