"""The shipped directory: every entry is as it has to be, and what is not is refused."""

from __future__ import annotations

import re
import shutil
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from bot.core.clock import SetClock
from bot.core.countries import names_of_countries
from bot.core.directory import Topic, name_of, service_lines
from bot.core.options import bare
from bot.core.replies import Text
from cogs.resources.contacts import contact_of, digits
from cogs.resources.entries import FOLDER, LINES, ORGANISATIONS, Damaged, Entries, load
from cogs.resources.hours import check
from cogs.resources.minimum import MINIMUM
from cogs.resources.nearest import open_directory
from cogs.resources.schema import LONGEST_ABOUT
from tests.support.words import catalog

ENTRIES = load()
NOW = SetClock(datetime(2026, 11, 22, tzinfo=UTC))


def test_the_shipped_files_are_whole() -> None:
    assert len(ENTRIES.services) > 100
    assert len({service.country for service in ENTRIES.services}) > 60
    assert len(ENTRIES.organisations) >= 48
    assert len(ENTRIES.numbers) > 190
    assert [service.id for service in ENTRIES.services if service.country is None]


def test_only_what_is_there_for_a_crisis_is_named_in_one() -> None:
    """Groups and forums are found by those who look for them; nobody in need is sent to an address unopened."""
    for service in ENTRIES.services:
        assert service.kind == ("directory" if service.country is None else "line"), service.id
        assert not service.unopened, service.id
    assert {service.kind for service in ENTRIES.organisations} == {"organisation", "directory"}
    assert any(service.unopened for service in ENTRIES.organisations)
    assert [service.id for service in ENTRIES.every].count("us-trans-lifeline") == 1


def test_every_country_is_one() -> None:
    known = set(names_of_countries().values())
    assert {country for one in ENTRIES.every for country in (one.country, *one.also_in) if country} <= known
    assert {one.country for one in ENTRIES.closed} <= known
    assert set(ENTRIES.ambulance) <= set(ENTRIES.numbers)


def test_an_entry_says_where_it_is_from_and_when_it_was_checked() -> None:
    for service in ENTRIES.every:
        assert service.sources, service.id
        if any(contact.way in ("call", "text", "whatsapp") for contact in service.contacts):
            assert len(set(service.sources)) >= 2, service.id
        newest = max(re.findall(r"20\d\d(?:-\d\d)?", " ".join(service.sources)))
        assert newest.startswith(service.checked[:4]), service.id


def test_ids_are_short_plain_and_begin_with_the_country() -> None:
    assert len({service.id for service in ENTRIES.every}) == len(ENTRIES.every)
    for service in ENTRIES.every:
        assert re.fullmatch(r"[a-z0-9-]{1,64}", service.id)
        if service.country is not None:
            assert service.id.startswith(f"{service.country.lower()}-"), service.id


def test_each_says_in_one_plain_line_what_it_is_in_english_and_german() -> None:
    for service in ENTRIES.every:
        assert set(service.about) == {"en", "de"}, service.id
        for about in service.about.values():
            assert 10 <= len(about) <= LONGEST_ABOUT, service.id
            assert len(about.splitlines()) == 1, service.id
            assert not re.search(r"[!\t]|  |\.$", about), service.id
        assert service.about["en"] != service.about["de"], service.id


def test_nothing_speaks_of_the_choice_3_that_ended() -> None:
    """988 had one for LGBTQ young people until July 2025."""
    for path in (*FOLDER.rglob("*.toml"), *(FOLDER.parent / "words").glob("*.ftl")):
        assert not re.search(r"press 3|drücke? die 3|choice 3|then 3", path.read_text("utf-8"), re.IGNORECASE), path
    of_988 = [service for service in ENTRIES.every if "988" in [each.number for each in service.contacts]]
    assert len(of_988) >= 3
    assert not [service.id for service in of_988 if "lgbtq" in service.topics]


def test_addresses_have_no_scheme_and_are_plain_hosts() -> None:
    addresses = [each.number for one in ENTRIES.every for each in one.contacts if each.way in ("web", "chat")]
    assert len(addresses) > 40
    for address in addresses:
        assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}(/[\w.~-]+)*/?", address), address


def test_hours_can_be_read_in_a_zone_that_there_is() -> None:
    timed = [contact for service in ENTRIES.every for contact in service.contacts if contact.hours or contact.zone]
    assert timed
    for contact in timed:
        assert contact.hours is not None
        assert contact.zone is not None
        check(contact.hours)
        ZoneInfo(contact.zone)


def test_who_sends_nobody_without_agreement_says_so() -> None:
    assert {one.id: one.sends_help for one in ENTRIES.every if one.sends_help is not None} == {
        "us-trans-lifeline": False
    }


def test_what_it_is_about_is_on_the_list_once_and_other_names_are_other_ones() -> None:
    for service in ENTRIES.every:
        assert set(service.topics) <= set(get_args(Topic)), service.id
        assert len(set(service.topics)) == len(service.topics), service.id
        said = [bare(name) for name in (service.name, *service.also)]
        assert len(set(said)) == len(said), service.id


def test_no_two_entries_of_a_country_have_the_same_first_number() -> None:
    first = [
        (service.country, digits(service.contacts[0].number), service.contacts[0].then) for service in ENTRIES.services
    ]
    assert len(first) == len(set(first))


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pt"])
def test_each_can_be_said_and_its_name_fits_a_button(language: str) -> None:
    for service in ENTRIES.every:
        assert catalog().has(name_of(service).key, language), service.id
        assert len(catalog().plain(name_of(service), language)) <= 80, service.id


def test_numbers_stand_as_they_are_published() -> None:
    """No country code is ever put before a short number."""
    for service in ENTRIES.services:
        for contact in service.contacts:
            if contact.way in ("call", "text", "whatsapp"):
                assert re.fullmatch(r"[+*(]?\d[\d ()/-]*", contact.number), service.id
    short = {service.id: service.contacts[0].number for service in ENTRIES.services}
    assert short["fr-3114"] == "3114"
    assert short["ca-988"] == "988"


def test_what_has_ended_is_in_no_file() -> None:
    closed = tomllib.loads((FOLDER / "closed.toml").read_text("utf-8"))["closed"]
    ended = {(one["country"], digits(number)) for one in closed for number in one.get("numbers", ())}
    assert ("US", "8009312237") in ended
    for service in (*ENTRIES.every, *MINIMUM.services):
        assert not {(service.country, digits(contact.number)) for contact in service.contacts} & ended


@pytest.mark.parametrize(
    ("country", "number", "instead"),
    [
        ("KR", "1393", "kr-109"),
        ("US", "(1) 800.273.8255", "us-988"),
        ("US", "+1 800-273-8255", "us-988"),
        ("CA", "+18334564566", "ca-988"),
        ("IT", "199284284", "it-telefono-amico-italia"),
        ("ID", "500454", None),
    ],
)
def test_what_ended_is_known_however_it_is_written(country: str, number: str, instead: str | None) -> None:
    ended = ENTRIES.ended(country, number)
    assert ended is not None
    assert ended.replaced_by == instead


def test_what_ended_is_known_by_its_country_and_its_name() -> None:
    assert ENTRIES.ended("US", "1393") is None
    assert ENTRIES.ended("KR", "+82 11393") is None, "too short to be dialled from abroad"
    assert ENTRIES.ended("EG", "0", "Befrienders Cairo") is not None
    assert ENTRIES.ended("EG", "0", "Befrienders Giza") is None
    assert ENTRIES.ended("IN", "0", "KIRAN") is None, "of what has numbers, these count"


def test_of_what_ended_the_one_instead_is_there() -> None:
    known = {(service.country, service.id) for service in ENTRIES.every}
    instead = {(one.country, one.replaced_by) for one in ENTRIES.closed if one.replaced_by}
    assert len(instead) >= 7
    assert instead <= known


@pytest.mark.parametrize("country", ["CD", "HT", "MV", "YE"])
def test_an_emergency_number_that_only_some_lists_have_is_not_given(country: str) -> None:
    assert country not in ENTRIES.numbers
    assert open_directory(NOW).nearest(country).emergency is None


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


EUROPE, EVERYWHERE, ASIA = "lines/europe.toml", "lines/everywhere.toml", "lines/asia.toml"
SAMARITANS = "[gb-samaritans]\n"
TIMED = 'reach = [{ by = "call 800 12 12 12", hours = "24/7", zone = "Europe/Warsaw" }]'


@pytest.mark.parametrize(
    ("file", "was", "is_now", "told"),
    [
        (EUROPE, 'country = "GB"', 'country = "Britain"', "europe.toml, gb-samaritans: country"),
        (EUROPE, 'reach = ["call 142"]', 'reach = ["ring 142"]', "europe.toml, at-telefonseelsorge: reach"),
        (EUROPE, 'reach = ["call 142"]', 'reach = ["web https://x.org"]', "at-telefonseelsorge: reach"),
        (EUROPE, 'reach = ["call 142"]', "reach = []", "at-telefonseelsorge: reach"),
        (EUROPE, 'topics = ["youth"]', 'topics = ["young"]', "at-rat-auf-draht: topics"),
        (EUROPE, 'topics = ["youth"]', 'topics = ["youth", "youth"]', "at-rat-auf-draht"),
        (EUROPE, 'checked = "2023-10"', 'checked = "October"', "at-telefonseelsorge: checked"),
        (EUROPE, 'beside = "gb-shout"', 'beside = "gb-whisper"', "gb-samaritans stands beside nothing"),
        (EUROPE, SAMARITANS, SAMARITANS + 'open = "always"\n', "gb-samaritans: open"),
        (EUROPE, SAMARITANS, SAMARITANS + 'also_in = ["GB"]\n', "gb-samaritans"),
        (EUROPE, SAMARITANS, SAMARITANS + 'cost = "dear"\n', "gb-samaritans: cost"),
        (EUROPE, SAMARITANS, SAMARITANS + 'sends_help = "perhaps"\n', "gb-samaritans: sends_help"),
        (EUROPE, SAMARITANS, SAMARITANS + "unopened = true\n", "gb-samaritans"),
        (EUROPE, SAMARITANS, SAMARITANS + 'kind = "exercise"\n', "gb-samaritans"),
        (EUROPE, SAMARITANS, "[GB-Samaritans]\n", "GB-Samaritans"),
        (EUROPE, SAMARITANS, f"[gb-{'s' * 62}]\n", "gb-ssss"),
        (EUROPE, SAMARITANS, "[gb-samaritans\n", "europe.toml"),
        (EUROPE, TIMED, TIMED.replace("24/7", "often"), "pl-zaufania-rpd: reach"),
        (EUROPE, TIMED, TIMED.replace("Warsaw", "Warschau"), "pl-zaufania-rpd: reach"),
        (EUROPE, TIMED, TIMED.replace(', zone = "Europe/Warsaw"', ""), "pl-zaufania-rpd: reach"),
        (EUROPE, 'about.en = "', 'about.en = "Call now! ', "at-telefonseelsorge: about.en"),
        (EUROPE, 'about.en = "', 'about.en = "' + "long " * 30, "at-telefonseelsorge: about.en"),
        (EUROPE, 'about.en = "', 'about.fr = "', "at-telefonseelsorge: about"),
        (ASIA, 'reach = ["call 109"]', 'reach = ["call 1393"]', "kr-109 has ended"),
        (ASIA, 'sources = ["open-helplines 2026-06", "findahelpline 2023-10"]', 'sources = ["hearsay"]', "two sources"),
        (EVERYWHERE, '"web findahelpline.com"', '"web findahelpline"', "find-a-helpline: reach"),
        (ORGANISATIONS, "[us-dbsa]", "[us-988]", "us-988 is there 2 times"),
        ("emergency.toml", 'GB = ["999"]', 'GB = ["nine"]', "emergency.toml: numbers.GB"),
        ("closed.toml", "why", "because", "closed.toml: closed.0"),
        ("closed.toml", 'replaced_by = "kr-109"', 'replaced_by = "kr-110"', "replaced by nothing"),
    ],
)
def test_what_is_damaged_is_refused_with_its_file_and_id(
    tmp_path: Path, file: str, was: str, is_now: str, told: str
) -> None:
    folder = _copy(tmp_path)
    written = (folder / file).read_text("utf-8")
    assert was in written
    (folder / file).write_text(written.replace(was, is_now, 1), "utf-8")
    with pytest.raises(Damaged) as damaged:
        load(folder)
    assert told in str(damaged.value)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    written = (folder / EUROPE).read_text("utf-8")
    (folder / EUROPE).write_text(written.replace('topics = ["youth"]', "topics = []"), "utf-8")
    with pytest.raises(Damaged) as damaged:
        load(folder)
    assert {"at-rat-auf-draht", "gb-childline", "se-bris"} <= set(re.findall(r"[a-z]+(?:-[a-z]+)+", str(damaged.value)))


@pytest.mark.parametrize("file", [*LINES, ORGANISATIONS, "emergency.toml", "closed.toml"])
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
    told = "".join(capsys.readouterr())
    assert "compiled-in minimum" in told
    assert file.rpartition("/")[2] in told


def test_whole_files_are_served(capsys: pytest.CaptureFixture[str]) -> None:
    assert open_directory(NOW).nearest("IS").services
    assert not any(service.country == "IS" for service in MINIMUM.services)
    assert "minimum" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    "written",
    [
        *(
            "call",
            "ring 112",
            "text 85258 with",
            "web nowhere",
            "call befrienders.org",
            "call 112 then",
            "email nobody",
        ),
        *("web https://befrienders.org", "web javascript:alert", "web a.org/?x=<b>", "web a.org@b.org", "web a.org:81"),
        *("web //a.org", "web a.org/..\\x", "web bücher.example", "email a@b@c.org", "call <b>112</b>", "call 112\n"),
    ],
)
def test_what_is_no_way_to_reach_anybody(written: str) -> None:
    with pytest.raises(ValueError, match="not a way"):
        contact_of(written)


def test_a_way_to_reach_somebody() -> None:
    assert contact_of("text 85258 with SHOUT").keyword == "SHOUT"
    assert contact_of("call 988 then 1").then == "1"
    assert contact_of("call *4141").number == "*4141"
    assert contact_of("whatsapp 9151 1767").way == "whatsapp"
    assert contact_of("email a.b@example.org").number == "a.b@example.org"
    assert contact_of("chat example.org/chat/").number == "example.org/chat/"


def test_the_minimum_is_small() -> None:
    assert isinstance(MINIMUM, Entries)
    assert len(MINIMUM.services) < len(ENTRIES.services) / 2
