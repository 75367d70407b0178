"""The shipped directory: every entry is as it has to be, and what is not is refused."""

from __future__ import annotations

import re
import shutil
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.clock import SetClock
from bot.core.countries import names_of_countries
from bot.core.directory import name_of, service_lines
from bot.core.replies import Text
from cogs.resources.entries import FOLDER, Damaged, Entries, contact_of, digits, load
from cogs.resources.minimum import MINIMUM
from cogs.resources.nearest import open_directory
from cogs.resources.store import ID_LENGTH
from tests.support.words import catalog

ENTRIES = load()
NOW = SetClock(datetime(2026, 11, 22, tzinfo=UTC))


def test_the_shipped_files_are_whole() -> None:
    assert len(ENTRIES.services) > 100
    assert len({service.country for service in ENTRIES.services}) > 60
    assert len(ENTRIES.numbers) > 190
    assert [service.id for service in ENTRIES.services if service.country is None]


def test_every_country_is_one() -> None:
    known = set(names_of_countries().values())
    assert {service.country for service in ENTRIES.services if service.country} <= known
    assert set(ENTRIES.ambulance) <= set(ENTRIES.numbers)


def test_an_entry_says_where_it_is_from_and_when_it_was_checked() -> None:
    for service in ENTRIES.services:
        if service.country is None:
            assert service.sources, service.id
        else:
            assert len(set(service.sources)) >= 2, service.id
            assert service.id.startswith(f"{service.country.lower()}-"), service.id
        assert re.fullmatch(r"[a-z0-9-]+", service.id)
        assert len(service.id) <= ID_LENGTH
        newest = max(re.findall(r"20\d\d(?:-\d\d)?", " ".join(service.sources)))
        assert newest.startswith(service.checked[:4]), service.id


def test_no_two_entries_of_a_country_have_the_same_first_number() -> None:
    first = [
        (service.country, digits(service.contacts[0].number), service.contacts[0].then) for service in ENTRIES.services
    ]
    assert len(first) == len(set(first))


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pt"])
def test_each_can_be_said_and_its_name_fits_a_button(language: str) -> None:
    for service in ENTRIES.services:
        assert catalog().has(name_of(service).key, language)
        assert len(catalog().plain(name_of(service), language)) <= 80, service.id


def test_numbers_stand_as_they_are_published() -> None:
    """No country code is ever put before a short number."""
    for service in ENTRIES.services:
        for contact in service.contacts:
            if contact.way != "web":
                assert re.fullmatch(r"[+*(]?\d[\d ()/-]*", contact.number), service.id
    short = {service.id: service.contacts[0].number for service in ENTRIES.services}
    assert short["fr-3114"] == "3114"
    assert short["ca-988"] == "988"


def test_what_has_ended_is_in_no_file() -> None:
    closed = tomllib.loads((FOLDER / "closed.toml").read_text("utf-8"))["closed"]
    ended = {(one["country"], digits(number)) for one in closed for number in one["numbers"]}
    assert ("US", "8009312237") in ended
    for service in (*ENTRIES.services, *MINIMUM.services):
        assert not {(service.country, digits(contact.number)) for contact in service.contacts} & ended


def test_the_minimum_says_what_the_files_say() -> None:
    shipped = {service.id: service for service in ENTRIES.services}
    for service in MINIMUM.services:
        same = shipped[service.id]
        assert (service.name, service.country, service.contacts, service.checked, service.beside) == (
            same.name,
            same.country,
            same.contacts,
            same.checked,
            same.beside if same.beside in {one.id for one in MINIMUM.services} else None,
        ), service.id
    for country, number in MINIMUM.numbers.items():
        assert ENTRIES.numbers[country] == number
    assert MINIMUM.ambulance == ENTRIES.ambulance


def _copy(folder: Path) -> Path:
    return Path(shutil.copytree(FOLDER, folder / "directory"))


@pytest.mark.parametrize(
    ("file", "was", "is_now"),
    [
        ("services.toml", 'country = "GB"', 'country = "Britain"'),
        ("services.toml", 'reach = ["call 116 123"]', 'reach = ["ring 116 123"]'),
        ("services.toml", 'topics = ["youth"]', 'topics = ["young"]'),
        ("services.toml", 'checked = "2026-06"', 'checked = "June"'),
        ("services.toml", 'beside = "gb-shout"', 'beside = "gb-whisper"'),
        ("services.toml", "[gb-samaritans]\n", '[gb-samaritans]\nopen = "always"\n'),
        ("services.toml", "[gb-samaritans]\n", '[gb-samaritans]\nhours = "often"\nzone = "Europe/London"\n'),
        ("services.toml", "[gb-samaritans]\n", '[gb-samaritans]\nhours = "24/7"\nzone = "Europe/Londinium"\n'),
        ("services.toml", "[gb-samaritans]\n", '[gb-samaritans]\nhours = "24/7"\n'),
        ("services.toml", "[gb-samaritans]", "[gb-samaritans"),
        ("services.toml", 'reach = ["call 109"]', 'reach = ["call 1393"]'),
        ("services.toml", 'sources = ["open-helplines 2026-06", "findahelpline 2023-10"]', 'sources = ["hearsay"]'),
        ("emergency.toml", 'GB = ["999"]', 'GB = ["nine"]'),
        ("closed.toml", "why", "because"),
    ],
)
def test_what_is_damaged_is_refused(tmp_path: Path, file: str, was: str, is_now: str) -> None:
    folder = _copy(tmp_path)
    written = (folder / file).read_text("utf-8")
    assert was in written
    (folder / file).write_text(written.replace(was, is_now, 1), "utf-8")
    with pytest.raises(Damaged):
        load(folder)


@pytest.mark.parametrize("file", ["services.toml", "emergency.toml", "closed.toml"])
@pytest.mark.parametrize("how", ["missing", "empty", "no text"])
def test_without_the_files_there_is_an_answer_all_the_same(
    tmp_path: Path, file: str, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _copy(tmp_path)
    if how == "missing":
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(b"" if how == "empty" else b"\xff\xfe\x00")
    nearest = open_directory(NOW, folder).nearest("GB")
    assert nearest.emergency == "999"
    assert [service.id for service in nearest.services] == ["gb-samaritans", "gb-shout"]
    assert service_lines(open_directory(NOW, folder).nearest(None))[0] == Text("turn-country-unknown")
    assert "compiled-in minimum" in "".join(capsys.readouterr())


def test_whole_files_are_served(capsys: pytest.CaptureFixture[str]) -> None:
    assert open_directory(NOW).nearest("IS").services
    assert not any(service.country == "IS" for service in MINIMUM.services)
    assert "minimum" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("written", ["call", "ring 112", "text 85258 with", "web nowhere", "call befrienders.org"])
def test_what_is_no_way_to_reach_anybody(written: str) -> None:
    with pytest.raises(ValueError, match="not a way"):
        contact_of(written)


def test_a_way_to_reach_somebody() -> None:
    assert contact_of("text 85258 with SHOUT").keyword == "SHOUT"
    assert contact_of("call 988 then 1").then == "1"
    assert contact_of("call *4141").number == "*4141"


def test_the_minimum_is_small() -> None:
    assert isinstance(MINIMUM, Entries)
    assert len(MINIMUM.services) < len(ENTRIES.services) / 2
