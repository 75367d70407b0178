"""What moderators may say of an entry: how it is typed in one line, and what it makes of the entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.directory import Contact, Service
from bot.core.typed import read
from cogs.resources.fields import FIELDS, KINDS, field_named, with_field
from cogs.resources.keeping import OwnEntries
from tests.core.reading import ALONE, refused

COMMANDS = {command.name: command for command in OwnEntries().commands}
PLAIN = Service("own-plain", "Plain", "DE", (Contact("call", "1"), Contact("text", "2")), "2026-10", (), community=1)


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ('"Night line" "call 0123 456"', "Night line", "0123 456"),
        ("Night line call 0123 456", "Night line", "0123 456"),
        ("“Night line” “0123 456”", "Night line", "0123 456"),
        ('"Crisis Chat" https://example.org', "Crisis Chat", "example.org"),
        ('988 Lifeline "call 988"', "988 Lifeline", "988"),
        ('name:"Night line" reach:"call 0123 456"', "Night line", "0123 456"),
        ("Night line", "Night line", None),
        ("", None, None),
    ],
)
def test_a_name_and_a_way_in_one_line(line: str, name: str | None, number: str | None) -> None:
    values = read(COMMANDS["resource add"], line, ALONE).values
    assert values.get("name") == name
    assert (values["reach"][0].number if "reach" in values else None) == number


def test_all_of_it_in_one_line() -> None:
    line = (
        '"Night line" "call 0123 456; text 12 with A" country:DE topics:sleep,loneliness about:"For you: at night" '
        'hours:"Mon-Fri 18:00-23:00" zone:Europe/Berlin languages:de,en cost:free replaces:de-krisenchat'
    )
    assert read(COMMANDS["resource add"], line, ALONE).values == {
        "name": "Night line",
        "reach": (Contact("call", "0123 456"), Contact("text", "12", "A")),
        "country": "DE",
        "topics": ("sleep", "loneliness"),
        "about": "For you: at night",
        "hours": "Mon-Fri 18:00-23:00",
        "zone": "Europe/Berlin",
        "languages": ("de", "en"),
        "cost": "free",
        "replaces": "de-krisenchat",
    }


@pytest.mark.parametrize(
    ("line", "entry", "field", "value"),
    [
        ("own-night-line hours Mon-Fri 18:00-23:00", "own-night-line", "hours", "Mon-Fri 18:00-23:00"),
        ("night line hours Mon-Fri 18:00-23:00", "night line", "hours", "Mon-Fri 18:00-23:00"),
        ("3 number call 12 34", "3", "reach", "call 12 34"),
        ("help for men about Somebody to talk to", "help for men", "about", "Somebody to talk to"),
        ("night line name Day line", "night line", "name", "Day line"),
        ("night line Sprachen deutsch", "night line", "languages", "deutsch"),
        ("night line hours", "night line", "hours", None),
    ],
)
def test_one_thing_is_changed(line: str, entry: str, field: str, value: str | None) -> None:
    values = read(COMMANDS["resource edit"], line, ALONE).values
    assert (values["entry"], values["field"], values.get("value")) == (entry, field, value)


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_is_known_by_its_name_and_has_a_kind(field: str) -> None:
    assert field_named(field) == field
    assert field in KINDS


def test_hours_hold_for_every_way() -> None:
    timed = with_field(with_field(PLAIN, "hours", "24/7", "en"), "zone", "UTC", "en")
    assert {(contact.hours, contact.zone) for contact in timed.contacts} == {("24/7", "UTC")}
    other = with_field(timed, "reach", (Contact("call", "3"),), "en")
    assert other.contacts == (Contact("call", "3", hours="24/7", zone="UTC"),), "they outlast another number"
    assert with_field(other, "hours", "", "en").contacts[0].hours is None


def test_what_it_is_about_is_kept_by_language() -> None:
    english = with_field(PLAIN, "about", "Somebody listens", "en")
    both = with_field(english, "about", "Jemand hört zu", "de")
    assert dict(both.about) == {"de": "Jemand hört zu", "en": "Somebody listens"}
    assert dict(with_field(both, "about", "", "de").about) == {"en": "Somebody listens"}


def test_it_is_for_every_country() -> None:
    everywhere = KINDS["country"].read("überall", ALONE)
    assert with_field(replace(PLAIN, also_in=("AT",)), "country", everywhere, "en").country is None


@pytest.mark.parametrize(
    ("field", "words", "why"),
    [
        ("name", "x", "resource-name-unknown"),
        ("name", "call 0123 456", "resource-name-unknown"),
        ("name", "x" * 81, "words-too-long"),
        ("topics", "qwertz", "resource-topics-unknown"),
        ("about", "x" * 141, "words-too-long"),
        ("country", "atlantis", "country-unknown"),
        ("cost", "bananas", "one-of-unknown"),
        ("languages", "qqq1", "language-unknown"),
    ],
)
def test_what_cannot_be_read(field: str, words: str, why: str) -> None:
    assert refused(KINDS[field], words) == why  # type: ignore[index]  # each test names a field


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("sleep", ("sleep",)),
        ("young people, alcohol", ("youth", "substance")),
        ("Schlaf und Einsamkeit", ("sleep", "loneliness")),
        ("suicide", ("suicide",)),
        ("emotional support", ("emotional-support",)),
    ],
)
def test_topics_as_people_call_them(words: str, topics: tuple[str, ...]) -> None:
    assert KINDS["topics"].read(words, ALONE) == topics
