"""What is exported is HSDS 3.0: every rule that there is for what we write, in its JSON form and in its tables."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # shipped without types
import pytest

from bot.core.directory import Contact, Service
from cogs.resources.entries import load
from cogs.resources.exchange.writing import write
from tests.cogs.resources.exchange.hsds_rules import TABLES, schema_of

SERVICE = schema_of("service", is_closed=True)

EVERYTHING = Service(
    id="everything",
    name="Lantern",
    country="GB",
    contacts=(
        Contact("call", "01632 960001", None, "2", "Mon-Fri 09:00-17:00, Sat 10:00-12:00", "Europe/London"),
        Contact("whatsapp", "https://wa.me/441632960002"),
        Contact("chat", "lantern.example.org/chat"),
        Contact("web", "lantern.example.org"),
        Contact("email", "hello@lantern.example.org"),
    ),
    checked="2026-06",
    sources=("a list",),
    about={"de": "Abends"},
    languages=("en", "cy"),
    region="Wales",
    also_in=("IE",),
    for_whom="carers",
    cost="free",
    also=("The Lantern", "Lantern Line"),
    status="suspended",
)
ODD = Service(
    id="odd",
    name="=Lantern",
    country="IN",
    contacts=(
        Contact("call", "+91 1632 960001", hours="22:00-06:00", zone="Asia/Kolkata"),
        Contact("text", "85258", "HELLO", hours="24/7", zone="UTC"),
        Contact("whatsapp", "+91 1632 960003"),
        Contact("web", "https://müller.example.org/café?x=[1]&y=é#z"),
    ),
    checked="2025",
    sources=("a list",),
    topics=("peer", "youth"),
    languages=("pt-BR", "zh-Hant"),
    status="unverified",
)


def entries() -> list[Service]:
    return [EVERYTHING, ODD, *load().every]


@pytest.fixture(scope="module")
def services() -> Any:  # JSON
    out = io.BytesIO()
    write(entries(), out, "json")
    return json.loads(out.getvalue())


def test_the_json_is_as_the_specification_has_it(services: Any) -> None:
    checker = jsonschema.Draft202012Validator(SERVICE, format_checker=jsonschema.FormatChecker())
    faults = [fault.message for service in services for fault in checker.iter_errors(service)]
    assert not faults
    assert len(services) == len(entries())


def test_the_schema_would_find_a_fault(services: Any) -> None:
    faults: list[dict[str, Any]] = [
        {"status": "open"},
        {"id": "slug"},
        {"url": "javascript:alert(1)"},
        {"url": "https://müller.example.org"},
        {"phones": [{"id": services[0]["id"]}]},
        {"schedules": [{"id": services[0]["id"], "freq": "DAILY"}]},
        {"additional_urls": []},
        {"organization": {"id": services[0]["id"], "name": "Lantern"}},
    ]
    for broken in faults:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(services[0] | broken, SERVICE)


def test_each_id_is_of_one_thing_and_stays(services: Any) -> None:
    again = io.BytesIO()
    write(entries()[::-1], again, "json")
    ids = [service["id"] for service in services]
    assert len(set(ids)) == len(ids)
    assert ids == [service["id"] for service in json.loads(again.getvalue())][::-1]


def test_the_numbers_say_what_they_are(services: Any) -> None:
    odd = services[1]
    said = [(phone["number"], phone.get("type"), phone.get("description")) for phone in odd["phones"]]
    assert said == [
        ("+91 1632 960001", "voice", "22:00-06:00"),
        ("85258", "text", "text HELLO, 24/7"),
        ("+91 1632 960003", None, "WhatsApp"),
    ]
    (hours,) = odd["schedules"]
    assert (hours["opens_at"], hours["closes_at"], hours["timezone"]) == ("22:00:00", "06:00:00", 5.5)
    assert hours["description"] == "22:00-06:00 (Asia/Kolkata)"
    assert odd["url"] == "https://xn--mller-kva.example.org/caf%C3%A9?x=%5B1%5D&y=%C3%A9#z"
    assert [language["code"] for language in odd["languages"]] == ["pt", "zh"]


def test_one_organisation_of_one_id_says_one_thing(services: Any) -> None:
    said: dict[str, Any] = {}
    for service in services:
        organisation = service["organization"]
        assert said.setdefault(organisation["id"], organisation) == organisation


Tables = dict[str, tuple[dict[str, Any], list[dict[str, str]]]]


@pytest.fixture(scope="module")
def tables() -> Tables:
    """By the name of the resource: what the package says of it, and its rows."""
    out = io.BytesIO()
    write(entries(), out, "zip")
    with zipfile.ZipFile(out) as archive:
        package = json.loads(archive.read("datapackage.json"))
        return {
            resource["name"]: (
                resource,
                list(csv.DictReader(io.StringIO(archive.read(resource["path"]).decode(), newline=""))),
            )
            for resource in package["resources"]
        }


def test_the_package_says_what_the_specification_says(tables: Tables) -> None:
    """Names, files, types; and nothing may be left empty that has to be there."""
    assert len(tables["service"][1]) == len(entries())
    for name, (resource, rows) in tables.items():
        path, known = TABLES[name]
        assert resource["path"] == path
        columns = {field["name"]: field for field in resource["schema"]["fields"]}
        assert rows
        assert list(rows[0]) == list(columns)
        assert {field.name for field in known.values() if field.is_required_in_tables} <= set(columns)
        for column, said in columns.items():
            field = known[column]
            assert not field.is_new
            assert field.many is field.one is None
            assert said["type"] == field.tabular[0]
            constraints = said.get("constraints", {})
            assert constraints.get("required", False) >= field.is_required_in_tables
            assert constraints.get("unique", False) == field.is_unique


def test_every_cell_is_as_the_specification_has_it(tables: Tables) -> None:
    for name, (_, rows) in tables.items():
        for column in rows[0]:
            field = TABLES[name][1][column]
            values = [row[column] for row in rows]
            filled = [value for value in values if value]
            assert len(filled) == len(values) or not field.is_required_in_tables, (name, column)
            assert len(set(filled)) == len(filled) or not field.is_unique, (name, column)
            pattern = re.compile(field.tabular[1])
            assert not [value for value in filled if not pattern.search(value)], (name, column)


def test_every_key_of_the_tables_leads_somewhere(tables: Tables) -> None:
    """As the package itself says what refers to what; and it says so of every key."""
    for name, (resource, rows) in tables.items():
        keys = {key["fields"]: key["reference"] for key in resource["schema"].get("foreignKeys", ())}
        assert set(keys) | {"link_id"} >= {column for column in rows[0] if column.endswith("_id")}
        for column, reference in keys.items():
            there = {row[reference["fields"]] for row in tables[reference["resource"]][1]}
            assert {row[column] for row in rows} <= there, (name, column)
    linked = {entity: {row["id"] for row in rows} for entity, (_, rows) in tables.items()}
    assert all(row["link_id"] in linked[row["link_entity"]] for row in tables["attribute"][1])


def test_a_number_in_a_table_is_as_it_is_dialled(tables: Tables) -> None:
    assert "+91 1632 960003" in {row["number"] for row in tables["phone"][1]}
    assert "'=Lantern" in {row["name"] for row in tables["service"][1]}
