"""How an entry reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.directory import Contact, Service
from bot.core.ports import Reader
from bot.core.replies import Card, Text, Typed
from cogs.resources.entries import load
from cogs.resources.exercises import exercises
from cogs.resources.showing import in_full, label_of, paragraph
from tests.support.words import catalog

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)  # a Sunday
LINE = Service(
    "gb-line",
    "Night line",
    "GB",
    (Contact("call", "0123 456"), Contact("text", "85258", keyword="NIGHT")),
    "2026-06",
    ("a",),
    topics=("suicide",),
    about={"en": "Two people who listen", "de": "Zwei, die zuhören"},
)


def said(*texts: Text, language: str = "en") -> str:
    shown = catalog().show(Card(texts), Reader(language, "Europe/Berlin"))
    return "\n".join("".join(span if isinstance(span, str) else repr(span) for span in line) for line in shown.lines)


def test_in_one_paragraph() -> None:
    text = said(paragraph(LINE, AT, "en"))
    assert text == "Night line, call 0123 456, or text NIGHT to 85258. Two people who listen. Checked June 2026."
    assert "Zwei, die zuhören." in said(paragraph(LINE, AT, "de-AT"), language="de")
    assert "Two people" in said(paragraph(LINE, AT, "fr")), "where there is nothing in a language, English"


@pytest.mark.parametrize(
    ("but", "sentence"),
    [
        ({"checked": "2023-10"}, "Checked October 2023, may have changed."),
        ({"checked": "2026"}, "Checked in 2026."),
        ({"unopened": True}, "Nobody has opened this address for us yet."),
        ({"languages": ("en", "es")}, "Languages: English and Spanish."),
        ({"cost": "free"}, "Free."),
        ({"for_whom": "people under 25"}, "For: people under 25."),
        ({"sends_help": True}, "They may send help without your agreement."),
        ({"sends_help": False}, "They send nobody without your agreement."),
        ({"region": "Leeds"}, "Night line (Leeds)"),
    ],
)
def test_what_is_known_is_said(but: dict[str, object], sentence: str) -> None:
    service = replace(LINE, **but)  # type: ignore[arg-type]  # fields of a service
    assert sentence in said(*in_full(service, AT, "en"))
    assert sentence in said(paragraph(service, AT, "en"))
    assert sentence not in said(*in_full(LINE, AT, "en"))


def test_each_way_has_its_own_hours() -> None:
    first, second = LINE.contacts
    times = replace(first, hours="24/7", zone="UTC"), replace(second, hours="Mon-Fri 09:00-17:00", zone="UTC")
    lines = said(*in_full(replace(LINE, contacts=times), AT, "en")).splitlines()
    assert lines[1] == "To reach it: call 0123 456. Open at any hour."
    assert lines[2].startswith(
        "To reach it: text NIGHT to 85258. Closed now, opens Moment(at=datetime.datetime(2026, 11, 23, 9"
    )
    assert "Open now." in said(paragraph(replace(LINE, contacts=times), AT, "en"))


def test_a_communitys_own_words_are_shown_literally() -> None:
    own = replace(LINE, community=1)
    assert "Typed" in said(paragraph(own, AT, "en"))
    assert Card((paragraph(own, AT, "en"),)).holds_words
    assert label_of(own).args["name"] == Typed("Night line")


def test_what_is_long_is_cut() -> None:
    long = replace(LINE, about={"en": "listen " * 500})
    assert len(said(paragraph(long, AT, "en"))) < 300
    assert len(said(*in_full(long, AT, "en"))) < 1000


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_shipped_entry_reads_well(language: str) -> None:
    for service in (*load().every, *exercises()):
        text = said(paragraph(service, AT, language), language=language)
        assert 20 < len(text) < 420, text
        assert ".." not in text, text
        assert "  " not in text, text
        assert text.endswith("."), text
        assert len(said(*in_full(service, AT, language), language=language)) < 1000
