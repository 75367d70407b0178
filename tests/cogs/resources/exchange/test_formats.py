"""Files of others: five fictional organisations in each form that there is."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from bot.core.directory import Contact, Service
from cogs.resources.entries import load
from cogs.resources.exchange.faults import Fault
from cogs.resources.exchange.limits import ATTACHMENT
from cogs.resources.exchange.reading import read

SAMPLES = Path(__file__).parent / "samples"


def found_in(source: Path | bytes, name: str = "x", country: str | None = None) -> tuple[list[Service], list[Fault]]:
    found = [entry for _, entry in read(source, name, ATTACHMENT, origin="a list", country=country, known=load())]
    return [one for one in found if isinstance(one, Service)], [one for one in found if isinstance(one, Fault)]


def zipped(folder: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"data/{path.name}")
    return out.getvalue()


def test_hsds_3_as_json() -> None:
    entries, faults = found_in(SAMPLES / "services.json", "services.json")
    lantern, harbour, ferry, mill = entries
    assert (lantern.name, lantern.country, lantern.topics, lantern.checked) == (
        "Lantern Line",
        "GB",
        ("peer",),
        "2026-03",
    )
    assert lantern.contacts == (
        Contact("call", "01632 960001", hours="Mon-Fri 09:00-17:00", zone="Europe/London"),
        Contact("email", "hello@lantern.example.org", hours="Mon-Fri 09:00-17:00", zone="Europe/London"),
        Contact("web", "lantern.example.org", hours="Mon-Fri 09:00-17:00", zone="Europe/London"),
    )
    assert (harbour.name, harbour.about, harbour.also) == (
        "Harbour Circle",
        {"en": "Groups & tea for carers."},
        ("Harbour Trust",),
    )
    assert (ferry.contacts[0].way, ferry.cost) == ("text", "free")
    assert mill.status == "closed"
    assert [(fault.row, fault.why, fault.harmless) for fault in faults] == [
        *((5, "number", True), (5, "no-way", False)),
        (0, "no-place", True),
    ]
    assert faults[-1].words == "cost_options"


@pytest.mark.parametrize("form", ["page", "one", "organisation", "at a location", "marked", "utf-16"])
def test_the_same_in_other_shapes(form: str) -> None:
    rows = json.loads((SAMPLES / "services.json").read_text("utf-8"))
    first = rows[0]
    shapes = {
        "page": {"total_items": 5, "contents": rows, "page_number": 1},
        "one": first,
        "organisation": {**first["organization"], "services": [{**first, "organization": None}]},
        "at a location": [{"id": "x", "location": {}, "service": first}],
        "marked": rows,
        "utf-16": rows,
    }
    encoding = {"marked": "utf-8-sig", "utf-16": "utf-16"}.get(form, "utf-8")
    entries, _ = found_in(json.dumps(shapes[form]).encode(encoding), "services.json")
    expected, _ = found_in(SAMPLES / "services.json", "services.json")
    assert [entry.name for entry in entries] == [entry.name for entry in expected[: len(entries)]]
    assert entries[0].id == expected[0].id
    assert entries[0].contacts == expected[0].contacts


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_a_package_whose_keys_lead_nowhere(form: str) -> None:
    """What leads nowhere is said, and the rest is taken; of files and columns that nobody knows the names are said."""
    folder = SAMPLES / "package"
    entries, faults = found_in(folder if form == "folder" else zipped(folder), "package.zip")
    assert [entry.name for entry in entries] == [
        "Lantern Line",
        "Harbour Circle",
        "Night Ferry",
        "Old Mill",
        "Garden Gate",
    ]
    assert entries[0].contacts[0] == Contact("call", "01632 960001", hours="Mon-Fri 09:00-17:00", zone="Europe/London")
    assert [(fault.why, fault.where, fault.field, fault.row, fault.harmless) for fault in faults] == [
        ("dangling", "phone", "service_id", 6, True),
        ("dangling", "service_at_location", "location_id", 1, True),
        ("no-place", "", "", 0, True),
    ]
    assert faults[-1].words == "funding, organization.description, surprise"


def test_json_and_tables_give_the_same_ids() -> None:
    tables, _ = found_in(SAMPLES / "package", "package")
    objects, _ = found_in(SAMPLES / "services.json", "services.json")
    assert [entry.id for entry in objects] == [entry.id for entry in tables[:4]]


def test_hsds_1_1() -> None:
    entries, faults = found_in(zipped(SAMPLES / "old"), "old.zip")
    assert [entry.name for entry in entries][:2] == ["Lantern Line", "Harbour Circle"]
    first = entries[0]
    assert (first.country, first.topics, first.languages, first.cost, first.for_whom) == (
        *("GB", ("peer",), ("en",), "free", "Adults"),
    )
    assert first.contacts[0].hours == "Mon-Tue 09:00-17:00"
    assert [fault.words for fault in faults] == ["organization.description"]


def test_a_list_of_helplines() -> None:
    """Short numbers that only work without the code of the country are taken without it."""
    records = [
        {
            "id": "zz-lantern",
            "country": "GB",
            "name": "Lantern",
            "category": "suicide_prevention",
            "contacts": [
                {"method": "phone", "number": "+44116999", "languages": ["en"], "hours": "24/7", "free": True},
                {"method": "fax", "number": "1"},
            ],
            "website": "https://lantern.example.org/",
            "verified_at": "2026-06-02",
        }
    ]
    (lantern,), faults = found_in(json.dumps({"country": "GB", "records": records}).encode(), "helplines.json")
    assert lantern.contacts == (
        Contact("call", "116999", None, None, "24/7", "Europe/London"),
        Contact("web", "lantern.example.org"),
    )
    assert (lantern.topics, lantern.cost, lantern.checked) == (("suicide",), "free", "2026-06")
    assert not faults


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_plain_csv_as_somebody_types_it(delimiter: str, end: str) -> None:
    lines = [
        ["Name", "Country", "Phone", "Web", "Topics"],
        ["Lantern", "uk", "01632 960001", "lantern.example.org", "sleep"],
    ]
    content = end.join(delimiter.join(line) for line in lines)
    (lantern,), faults = found_in(content.encode(), "places.csv")
    assert (lantern.name, lantern.country, lantern.topics) == ("Lantern", "GB", ("sleep",))
    assert [one.way for one in lantern.contacts] == ["call", "web"]
    assert not faults


def test_a_file_of_an_old_program_is_read_and_said() -> None:
    content = "name,country,phone\nCafé Lumière,France,0123456789\n".encode("cp1252")
    (cafe,), faults = found_in(content, "places.csv")
    assert cafe.name == "Café Lumière"
    assert [(fault.why, fault.harmless) for fault in faults] == [("encoding", True)]


def test_without_a_country_nothing_is_for_everybody() -> None:
    content = b"name,phone\nLantern,01632 960001\n"
    entries, faults = found_in(content, "places.csv")
    assert not entries
    assert [fault.why for fault in faults] == ["no-country"]
    (there,), _ = found_in(content, "places.csv", country="IE")
    assert there.country == "IE"


def test_the_same_comes_again_under_the_same_id() -> None:
    """Also where only its number changed."""
    (before,), _ = found_in(b"name,country,phone\nLantern,GB,01632 960001\n", "places.csv")
    (after,), _ = found_in(b"name,country,phone\nLANTERN,GB,01632 960002\n", "places.csv")
    assert before.id == after.id
    assert before.contacts != after.contacts


def test_a_part_of_a_country_is_its_region() -> None:
    (lantern,), _ = found_in(b"name,country,phone\nLantern,Wales,01632 960001\n", "places.csv")
    assert (lantern.country, lantern.region) == ("GB", "Wales")
