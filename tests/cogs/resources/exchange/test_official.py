"""The examples of the specification itself, where somebody has them: the folder that holds them is named by a variable.

They are under a licence of their own and not kept here. The folder is `examples` of the specification, or one that
holds several of those.
"""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # shipped without types
import pytest

from bot.core.directory import Service
from cogs.resources.entries import load
from cogs.resources.exchange.faults import Fault
from cogs.resources.exchange.limits import ATTACHMENT
from cogs.resources.exchange.reading import read
from tests.cogs.resources.exchange.hsds_rules import TABLES, schema_of

WHERE = "ALONGSIDE_HSDS_EXAMPLES"
FOLDER = Path(os.environ.get(WHERE) or "/nowhere")
WHAT = ("organization", "service_at_location", "service", "taxonomy_term")
OBJECTS = sorted(path for path in FOLDER.rglob("*.json") if path.name.startswith(WHAT))
PACKAGES = sorted({path.parent for path in FOLDER.rglob("csv/services.csv")})

needs_them = pytest.mark.skipif(not OBJECTS, reason=f"{WHERE} names no folder with the examples of the specification")


def came(path: Path) -> tuple[list[Service], list[Fault]]:
    found = read(path, path.name, ATTACHMENT, origin="examples", known=load(), country="GB", arriving=True)
    entries = [one for _, one in found]
    return [one for one in entries if isinstance(one, Service)], [one for one in entries if isinstance(one, Fault)]


def objects_in(path: Path) -> tuple[str, list[Any]]:
    what = next(name for name in WHAT if path.name.startswith(name))
    found = json.loads(path.read_text("utf-8"))
    return what, found.get("contents", [found])


@needs_them
@pytest.mark.parametrize("path", OBJECTS, ids=str)
def test_our_rules_are_no_stricter_than_the_specification(path: Path) -> None:
    what, found = objects_in(path)
    checker = jsonschema.Draft202012Validator(
        schema_of(what, is_closed=False), format_checker=jsonschema.FormatChecker()
    )
    assert not [fault.message for each in found for fault in checker.iter_errors(each)]


@needs_them
@pytest.mark.parametrize("path", PACKAGES, ids=str)
def test_our_rules_know_their_tables(path: Path) -> None:
    known = {file: fields for file, fields in TABLES.values()}
    for table in path.glob("*.csv"):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file) if table.name in known else ():
                cells = {known[table.name][column]: cell for column, cell in row.items() if cell}
                assert all(re.search(field.tabular[1], cell) for field, cell in cells.items())


@needs_them
@pytest.mark.parametrize("path", [path for path in OBJECTS if "taxonomy" not in path.name], ids=str)
def test_each_object_is_an_entry(path: Path) -> None:
    what, found = objects_in(path)
    whole = [each.get("service", each) if what == "service_at_location" else each for each in found]
    services = [service for each in whole for service in each.get("services") or [each]]
    entries, faults = came(path)
    assert [entry.name for entry in entries] == [service["name"] for service in services]
    assert not [fault for fault in faults if not fault.harmless]
    for entry, service in zip(entries, services, strict=True):
        _is_as(entry, service)
    assert [fault.why for fault in faults][-1] == "no-place"


def _is_as(entry: Service, service: dict[str, Any]) -> None:
    """What of it an entry has a place for."""
    assert (entry.status, entry.kind) == ("unverified", "organisation")
    assert entry.languages == tuple(spoken["code"] for spoken in service.get("languages", ()))
    said = {phone["number"].strip('"'): str(phone.get("extension")) for phone in service.get("phones", ())}
    assert {one.number: one.then for one in entry.contacts if one.way == "call"} == said
    assert [one.number for one in entry.contacts if one.way == "email"] == [service["email"]]
    assert service.get("eligibility_description", "") in (entry.for_whom or "")
    assert all(one.hours is None for one in entry.contacts), "their schedule holds in two weeks of 2005"
    if service.get("assured_date"):
        assert entry.checked == service["assured_date"][:7]


@needs_them
@pytest.mark.parametrize("path", PACKAGES, ids=str)
def test_the_tables_come_with_a_report_of_what_leads_nowhere(path: Path) -> None:
    (entry,), faults = came(path)
    with (path / "services.csv").open(encoding="utf-8", newline="") as file:
        (service,) = csv.DictReader(file)
    assert entry.name == service["name"]
    assert {(fault.where, fault.field) for fault in faults if fault.why == "dangling"} >= {
        ("attribute", "link_id"),
        ("location", "organization_id"),
        ("schedule", "service_id"),
        ("service_at_location", "location_id"),
    }
    assert all(fault.harmless for fault in faults)
