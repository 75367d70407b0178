"""What a service of HSDS says in one of its many places comes to where an entry has it; what cannot is said."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from bot.core.directory import Contact, Service
from cogs.resources.entries import load
from cogs.resources.exchange.faults import Fault
from cogs.resources.exchange.limits import ATTACHMENT
from cogs.resources.exchange.reading import read

PHONE = {"id": "p", "number": "01632 960001", "type": "voice"}
SERVICE: dict[str, Any] = {"id": "1", "name": "Lantern", "status": "active", "country": "GB", "phones": [PHONE]}
WEEKLY: dict[str, Any] = {"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00:00", "closes_at": "17:00:00"}


def came(content: bytes, name: str = "a.json", country: str | None = None) -> tuple[list[Service], list[Fault]]:
    found = [one for _, one in read(content, name, ATTACHMENT, origin="a list", known=load(), country=country)]
    return [one for one in found if isinstance(one, Service)], [one for one in found if isinstance(one, Fault)]


def entry_of(found: object) -> Service:
    (entry,), faults = came(json.dumps(found).encode())
    assert not [fault for fault in faults if not fault.harmless]
    return entry


def left_out(found: object) -> str:
    """What the report of the whole file says."""
    _, faults = came(json.dumps(found).encode())
    return ", ".join(fault.words for fault in faults if fault.why == "no-place")


def package(**tables: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in tables.items():
            archive.writestr(f"{name}.csv", content)
    return out.getvalue()


def test_an_organisation_with_services_is_each_of_them() -> None:
    """Although it has an address and contacts, as a helpline has."""
    found = {
        "id": "o",
        "name": "Lantern Trust",
        "description": "Evenings",
        "email": "post@lantern.example.org",
        "website": "https://lantern.example.org",
        "contacts": [{"name": "Ann Example", "email": "ann@lantern.example.org"}],
        "services": [SERVICE | {"organization": None}, SERVICE | {"id": "2", "name": "Ferry"}],
    }
    entries, _ = came(json.dumps(found).encode())
    assert [(entry.name, entry.also, entry.kind) for entry in entries] == [
        ("Lantern", ("Lantern Trust",), "organisation"),
        ("Ferry", ("Lantern Trust",), "organisation"),
    ]
    assert [(one.way, one.number) for one in entries[0].contacts] == [
        ("call", "01632 960001"),
        ("email", "post@lantern.example.org"),
        ("web", "lantern.example.org"),
    ]


def test_an_organisation_alone_is_a_place_to_turn_to() -> None:
    found = {
        "id": "o",
        "name": "Lantern Trust",
        "alternate_name": "The Trust",
        "description": "Evenings",
        "website": "https://lantern.example.org",
        "legal_status": "charity",
        "phones": [PHONE],
        "locations": [{"addresses": [{"country": "GB"}]}],
    }
    entry = entry_of({"contents": [found]})
    assert (entry.name, entry.also, entry.country, entry.about) == (
        *("Lantern Trust", ("The Trust",), "GB"),
        {"en": "Evenings"},
    )
    assert (entry.kind, entry.topics) == ("organisation", ("information",))
    assert [one.way for one in entry.contacts] == ["call", "web"]


def test_the_extension_of_a_number_is_what_comes_after_it() -> None:
    found = SERVICE | {"phones": [PHONE | {"extension": 42}, PHONE | {"extension": 43}, PHONE | {"extension": "<b>"}]}
    assert [one.then for one in entry_of(found).contacts] == ["42", "43", None]
    assert left_out(found) == "phones.extension"


@pytest.mark.parametrize(
    ("kind", "way"),
    [("voice", "call"), ("cell", "call"), ("hotline", "call"), ("text", "text"), ("sms", "text"), (None, "call")],
)
def test_the_kind_of_a_number(kind: str | None, way: str) -> None:
    assert [one.way for one in entry_of(SERVICE | {"phones": [PHONE | {"type": kind}]}).contacts] == [way]


@pytest.mark.parametrize("kind", ["fax", "Fax number", "textphone", "pager", "video", "TTY"])
def test_a_number_for_another_device_is_left_out_and_said(kind: str) -> None:
    found = SERVICE | {"phones": [PHONE, {"number": "01632 960002", "type": kind}]}
    assert [one.number for one in entry_of(found).contacts] == ["01632 960001"]
    assert left_out(found) == "phones (fax, textphone)"


@pytest.mark.parametrize(
    "where",
    [
        {"service_at_locations": [{"phones": [PHONE]}]},
        {"service_at_locations": [{"location": {"phones": [PHONE]}}]},
        {"contacts": [{"name": "Ann Example", "phones": [PHONE]}]},
        {"service_at_locations": [{"contacts": [{"phones": [PHONE]}]}]},
        {"organization": {"name": "Trust", "phones": [PHONE]}},
        {"organization": {"name": "Trust", "contacts": [{"phones": [PHONE]}]}},
        {"organization": {"name": "Trust", "locations": [{"phones": [PHONE]}]}},
    ],
)
def test_a_number_that_stands_elsewhere(where: dict[str, Any]) -> None:
    assert [one.number for one in entry_of(SERVICE | {"phones": []} | where).contacts] == ["01632 960001"]


def hours_of(*schedules: dict[str, Any], country: str = "GB", **more: Any) -> tuple[str | None, list[str]]:
    """And why there are none."""
    content = json.dumps(SERVICE | {"country": country, "schedules": schedules} | more).encode()
    (entry,), faults = came(content)
    return entry.contacts[0].hours, [fault.why for fault in faults if fault.row]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"interval": 1},
        {"timezone": 0},
        {"timezone": 1},
        {"valid_from": "2020-01-01"},
        {"valid_to": "9999-12-31"},
        {"wkst": "MO"},
    ],
)
def test_hours_that_hold_each_week(more: dict[str, Any]) -> None:
    assert hours_of(WEEKLY | more) == ("Mon-Tue 09:00-17:00", [])


@pytest.mark.parametrize(
    "more",
    [
        {"interval": 2},
        {"freq": "MONTHLY"},
        {"count": 3},
        {"until": "2026-12-31"},
        {"valid_to": "2026-12-31"},
        {"byweekno": "41,42"},
        {"bymonthday": "2,3"},
        {"byyearday": "2"},
        {"timezone": 3},
        {"timezone": "much later"},
        {"timezone": [1]},
        {"opens_at": "09:00Z"},
        {"byday": ""},
    ],
)
def test_hours_that_hold_only_sometimes_or_elsewhere_are_left_out(more: dict[str, Any]) -> None:
    assert hours_of(WEEKLY, WEEKLY | more | {"description": "x" * 3_000}) == (None, ["hours"])


def test_hours_of_each_day_and_of_days_apart() -> None:
    assert hours_of(WEEKLY | {"freq": "DAILY", "byday": ""})[0] == "Mon-Sun 09:00-17:00"
    apart = [WEEKLY | {"byday": day} for day in ("MO", "WE", "TU")]
    assert hours_of(*apart, WEEKLY | {"byday": "SA", "closes_at": "12:00"})[0] == "Mon-Wed 09:00-17:00, Sat 09:00-12:00"


def test_hours_where_it_is() -> None:
    """Where it is in one place; of two nobody knows which is meant."""
    at = {"schedules": [WEEKLY]}
    assert hours_of(service_at_locations=[at])[0] == "Mon-Tue 09:00-17:00"
    assert hours_of(service_at_locations=[at, at])[0] is None


@pytest.mark.parametrize(
    ("said", "for_whom"),
    [
        ({"minimum_age": 12, "maximum_age": 25}, "12-25"),
        ({"minimum_age": 12}, "12+"),
        ({"maximum_age": "25"}, "0-25"),
        ({"minimum_age": 0, "maximum_age": 100}, None),
        ({"minimum_age": "18.0", "maximum_age": 120, "eligibility_description": "Adults"}, "Adults (18+)"),
        ({"minimum_age": 12, "maximum_age": 100, "eligibility_description": "12 and over"}, "12 and over"),
        ({"minimum_age": {}, "maximum_age": [1], "eligibility_description": "All"}, "All"),
    ],
)
def test_for_whom_it_is(said: dict[str, Any], for_whom: str | None) -> None:
    assert entry_of(SERVICE | said).for_whom == for_whom


def test_many_words_are_cut_and_not_the_service() -> None:
    found = SERVICE | {"eligibility_description": "who " * 600, "description": "what " * 600}
    (entry,), faults = came(json.dumps(found).encode())
    assert (entry.for_whom or "").startswith("who who")
    assert entry.about["en"].startswith("what what")
    assert {(fault.why, fault.field, fault.harmless) for fault in faults} == {
        ("too-long", "description", True),
        ("too-long", "eligibility_description", True),
    }


@pytest.mark.parametrize(
    "where",
    [
        {"languages": [{"name": "Welsh", "code": "cy"}]},
        {"languages": [{"language": "Welsh"}]},
        {"phones": [PHONE | {"languages": [{"code": "cy"}]}]},
        {"phones": [PHONE | {"language": "cy"}]},
        {"service_at_locations": [{"location": {"languages": [{"name": "Welsh"}]}}]},
    ],
)
def test_languages_that_stand_elsewhere(where: dict[str, Any]) -> None:
    assert entry_of(SERVICE | where).languages == ("cy",)


def test_what_came_with_3_1() -> None:
    found = SERVICE | {
        "url": "",
        "additional_urls": [{"label": "Chat", "url": "https://lantern.example.org/chat"}],
        "capacities": [{"available": 3}],
        "service_at_locations": [{"service_areas": [{"name": "Wales"}]}],
        "organization": {"name": "Lantern", "additional_websites": [{"url": "https://trust.example.org"}]},
    }
    entry = entry_of(found)
    assert [one.number for one in entry.contacts] == ["01632 960001", "lantern.example.org/chat", "trust.example.org"]
    assert entry.region == "Wales"
    assert left_out(found) == "capacities"


def test_what_an_entry_has_no_place_for_is_said_once_for_the_file() -> None:
    found = SERVICE | {
        "description": "Some words",
        "alert": "Closed on Friday",
        "phones": [PHONE | {"description": "The desk"}],
        "attributes": [{"taxonomy_term": {"name": "Gardening"}}],
        "organization": {"name": "Trust", "description": "Other words", "legal_status": "charity"},
        "service_at_locations": [{"location": {"addresses": [{"city": "Cardiff"}]}}],
        "wait_time": "",
    }
    content = json.dumps([found, found | {"id": "2"}]).encode()
    _, faults = came(content)
    (fault,) = faults
    assert (fault.row, fault.why, fault.harmless) == (0, "no-place", True)
    assert fault.words.split(", ") == [
        *("alert", "attributes", "locations", "organization.description", "organization.legal_status"),
        "phones.description",
    ]


def test_names_that_have_no_place_do_not_pile_up() -> None:
    many = SERVICE | {f"{number}" + "x" * 1_000: "y" for number in range(900)}
    assert len(left_out(many)) < 200 * 62


def test_columns_and_helplines_say_it_as_well() -> None:
    _, faults = came(b"name,country,phone,notes,\nLantern,GB,01632 960001,x,y\n", "a.csv")
    assert [fault.words for fault in faults] == ["notes"]
    line = {
        "name": "Lantern",
        "country": "GB",
        "phones": [{"number": "01632 960001"}],
        "hours": "evenings",
        "tags": [1],
    }
    assert [one.number for one in entry_of(line).contacts] == ["01632 960001"]
    assert left_out(line) == "hours, tags"


def test_the_tables_of_1_1() -> None:
    content = package(
        services="id,organization_id,name,status,fees\n1,o,Lantern,active,Free\n",
        organizations="id,name,url\no,Trust,https://trust.example.org\n",
        phones='id,location_id,number,type,language,department\n1,l,01632 960001,voice,"en, cy",Desk\n',
        services_at_location="id,service_id,location_id\n1,1,l\n",
        locations="id,organization_id,name\nl,o,A room\n",
        physical_addresses="id,location_id,country\n1,l,GB\n",
        eligibility="id,service_id,eligibility\n1,1,adults\n",
        other_attributes="id,link_id,link_type,taxonomy_term_id\n1,1,service,t\n",
        taxonomy="id,name,vocabulary\nt,Peer Support,OE\n",
    )
    (entry,), _ = came(content, "a.zip", country="IE")
    assert (entry.country, entry.for_whom, entry.languages, entry.topics, entry.cost) == (
        *("GB", "adults", ("en", "cy"), ("peer",), "free"),
    )
    assert [one.number for one in entry.contacts] == ["01632 960001", "trust.example.org"]


def test_a_column_by_both_of_its_names_is_the_newer_one() -> None:
    tables = {
        "services": "id,name,status,fees_description,fees\n1,Lantern,active,Free of charge,see there\n",
        "phones": "id,service_id,number,description,department\n1,1,01632 960001,The desk,Reception\n",
    }
    (entry,), _ = came(package(**tables), "a.zip", country="GB")
    assert entry.cost == "free"


def test_an_office_says_the_country() -> None:
    content = package(
        services="id,organization_id,name,status\n1,o,Lantern,active\n",
        organizations="id,name\no,Trust\n",
        contacts="id,organization_id,name\nc,o,Ann Example\n",
        phones="id,contact_id,number\n1,c,01632 960001\n",
        locations="id,organization_id\nl,o\n",
        addresses="id,location_id,country\n1,l,IE\n",
    )
    (entry,), _ = came(content, "a.zip", country="GB")
    assert (entry.country, entry.contacts[0].number) == ("IE", "01632 960001")


def test_rows_that_belong_to_themselves_or_to_each_other() -> None:
    content = package(
        services="id,name,status\n1,Lantern,active\n",
        phones="id,service_id,phone_id,contact_id,number\n1,,1,,01632 960001\n2,1,2,2,01632 960002\n",
        contacts="id,service_id,contact_id\n2,1,3\n3,,2\n",
        services_at_location="id,service_id,service_at_location_id,location_id\n1,1,1,9\n2,,1,9\n",
        locations="id,location_id,organization_id\n9,9,9\n",
        organizations="id,organization_id,name\n9,9,Trust\n",
    )
    (entry,), faults = came(content, "a.zip", country="GB")
    assert [one.number for one in entry.contacts] == ["01632 960002"]
    assert {(fault.why, fault.where, fault.row) for fault in faults if fault.row} == {
        ("dangling", "contact", 3 - 1),
        ("dangling", "phone", 1),
        ("dangling", "service_at_location", 2),
    }


def test_rows_without_an_id_do_not_share_what_belongs_to_nobody() -> None:
    content = package(
        services="id,organization_id,name,status,email\n,,Lantern,active,a@example.org\n,,Ferry,active,b@example.org\n",
        organizations="id,name\n,Trust\n",
        phones="id,service_id,number\n1,,01632 960001\n",
        attributes="id,link_id,taxonomy_term_id\n1,,t\n",
        taxonomy_terms="id,name\nt,Peer Support\n",
    )
    entries, faults = came(content, "a.zip", country="GB")
    assert [(entry.name, entry.also, entry.topics, len(entry.contacts)) for entry in entries] == [
        ("Lantern", (), ("information",), 1),
        ("Ferry", (), ("information",), 1),
    ]
    assert sorted(fault.where for fault in faults) == ["attribute", "organization", "phone"]


@pytest.mark.parametrize("table", ["services", "phones"])
def test_a_long_cell_that_nobody_needs_costs_nothing(table: str) -> None:
    tables = {
        "services": "id,name,status,application_process\n1,Lantern,active,{}\n",
        "phones": "id,service_id,number,description\n1,1,01632 960001,{}\n",
    }
    long = {name: content.format("x" * 5_000 if name == table else "") for name, content in tables.items()}
    (entry,), _ = came(package(**long), "a.zip", country="GB")
    assert entry.contacts == (Contact("call", "01632 960001"),)


@pytest.mark.parametrize(
    ("areas", "address", "where"),
    [
        (["United Kingdom"], None, ("GB", None, ())),
        (["Wales"], None, ("GB", "Wales", ())),
        (["England", "Wales"], None, ("GB", "England, Wales", ())),
        (["Wales", "United Kingdom"], None, ("GB", None, ())),
        (["Texas", "Ohio"], "US", ("US", "Texas, Ohio", ())),
        (["Georgia"], "US", ("US", "Georgia", ())),
        (["Georgia"], None, ("GE", None, ())),
        (["Ireland", "GB"], "GB", ("IE", None, ("GB",))),
        ([], "US", ("US", None, ())),
    ],
)
def test_where_it_is_for(areas: list[str], address: str | None, where: tuple[str, str | None, tuple[str, ...]]) -> None:
    at = [{"location": {"addresses": [{"country": address}]}}] if address else []
    found = SERVICE | {"service_areas": [{"name": name} for name in areas], "service_at_locations": at}
    entry = entry_of({name: value for name, value in found.items() if name != "country"})
    assert (entry.country, entry.region, entry.also_in) == where


def test_a_code_leaves_no_doubt_about_the_country() -> None:
    found = {**SERVICE, "country": "", "service_areas": [{"name": "Georgia", "extent": "ISO3166-1:GE"}]}
    (entry,), _ = came(json.dumps(found).encode(), country="US")
    assert (entry.country, entry.region) == ("GE", None)
