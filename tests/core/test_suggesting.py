"""What is suggested while somebody types: a zone, a country, a language."""

from __future__ import annotations

import time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.countries import CountryKind, names_of_countries
from bot.core.languages import LanguageKind, names_of_languages
from bot.core.options import Kind, OnOrOff, Suggests
from bot.core.suggesting import LARGE_COUNTRIES
from bot.core.zones import ZoneKind, gazetteer
from tests.core.reading import ALONE, AMONG_OTHERS

ZONES, COUNTRIES, LANGUAGES = ZoneKind(), CountryKind(), LanguageKind()
ALL: tuple[ZoneKind | CountryKind | LanguageKind, ...] = (ZONES, COUNTRIES, LANGUAGES)
READERS = ("en", "en-US", "en-GB", "de", "pt-BR", "es-419", "zh-CN", "ar", "sv-SE", "no", "xx", "")


def first(kind: Suggests, words: str, language: str = "en") -> tuple[str, str]:
    return kind.suggest(words, language)[0]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: type(kind).__name__)
def test_these_kinds_suggest_and_others_do_not(kind: Kind[Any]) -> None:
    assert isinstance(kind, Suggests)
    assert not isinstance(OnOrOff.__metadata__[0], Suggests)  # type: ignore[attr-defined]  # of an Annotated


@pytest.mark.parametrize(
    ("words", "label", "zone"),
    [
        ("ber", "Berlin, Germany", "Europe/Berlin"),
        ("Europe/Ber", "Berlin, Germany", "Europe/Berlin"),
        ("munich", "Munich: Berlin, Germany", "Europe/Berlin"),
        ("MÜNCHEN", "München: Berlin, Germany", "Europe/Berlin"),
        ("munchn", "München: Berlin, Germany", "Europe/Berlin"),
        ("berln", "Berlin, Germany", "Europe/Berlin"),
        ("new_y", "New York, United States", "America/New_York"),
        ("york", "York: London, United Kingdom", "Europe/London"),
        ("zurch", "Zurich, Switzerland", "Europe/Zurich"),
        ("est", "EST: New York, United States", "America/New_York"),
        ("cest", "CEST: Berlin, Germany", "Europe/Berlin"),
        ("deutschland", "Berlin, Germany", "Europe/Berlin"),
        ("sao p", "Sao Paulo, Brazil", "America/Sao_Paulo"),
        ("calcut", "Calcutta: Kolkata, India", "Asia/Kolkata"),
        ("utc", "UTC", "UTC"),
    ],
)
def test_a_zone(words: str, label: str, zone: str) -> None:
    assert first(ZONES, words) == (label, zone)


def test_a_zone_in_the_readers_words() -> None:
    assert first(ZONES, "wien", "de") == ("Wien, Österreich", "Europe/Vienna")
    assert first(ZONES, "vienna", "de") == ("Wien, Österreich", "Europe/Vienna")


@pytest.mark.parametrize("words", ["cst", "usa", "portland", "spain"])
def test_of_several_zones_all_are_suggested(words: str) -> None:
    zones = [zone for _, zone in ZONES.suggest(words, "en")]
    assert set(gazetteer().several.get(words, ()) or gazetteer().of_country[{"usa": "US"}.get(words, "ES")]) <= set(
        zones
    )


@pytest.mark.parametrize(
    ("words", "label", "code"),
    [
        ("ger", "Germany", "DE"),
        ("deutschl", "Germany", "DE"),
        ("gremany", "Germany", "DE"),
        ("uk", "United Kingdom", "GB"),
        ("engl", "United Kingdom", "GB"),
        ("the nether", "Netherlands", "NL"),
        ("méx", "Mexico", "MX"),
        ("mex", "Mexico", "MX"),
        ("n", "Netherlands", "NL"),
        ("no", "Norway", "NO"),
        ("NZ", "New Zealand", "NZ"),
    ],
)
def test_a_country(words: str, label: str, code: str) -> None:
    assert first(COUNTRIES, words) == (label, code)


@pytest.mark.parametrize(
    ("words", "label", "tag"),
    [
        ("ger", "German (Deutsch)", "de"),
        ("deut", "German (Deutsch)", "de"),
        ("espanol", "Spanish (español)", "es"),
        ("portugese", "Portuguese (português)", "pt"),
        ("pt-b", "Brazilian Portuguese", "pt-BR"),
        ("日", "Japanese (日本語)", "ja"),
        ("en", "English", "en"),
        ("klingon", "Klingon", "klingon"),
    ],
)
def test_a_language(words: str, label: str, tag: str) -> None:
    assert first(LANGUAGES, words) == (label, tag)
    assert first(LANGUAGES, "engl", "de") == ("Englisch (English)", "en")


def test_without_words_what_is_most_useful_to_the_reader() -> None:
    assert first(ZONES, "", "de")[1] == "Europe/Berlin"
    assert first(ZONES, " ", "en-GB")[1] == "Europe/London"
    assert first(ZONES, "", "pt-BR")[1] == "America/Sao_Paulo"
    assert [code for _, code in COUNTRIES.suggest("", "de")][:3] == ["DE", "AT", "CH"]
    assert first(COUNTRIES, "", "sv-SE") == ("Sweden", "SE")
    assert first(LANGUAGES, "", "de") == ("Deutsch", "de")
    for kind in ALL:
        assert all(len(kind.suggest("", reader)) == 25 for reader in READERS)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: type(kind).__name__)
@pytest.mark.parametrize("words", ["xqzyv", "?", "\x00", "'; --", "x" * 4000, "😴😴😴😴", "!!"])
def test_nothing_is_suggested_for_what_is_like_nothing(kind: Suggests, words: str) -> None:
    assert list(kind.suggest(words, "en")) == []


def test_whatever_is_suggested_is_read_as_what_was_meant() -> None:
    """By every name there is, in every way that a value is read."""
    zones = {zone for name in gazetteer().one for _, zone in ZONES.suggest(name, "en")}
    assert len(zones) > 400
    assert all(
        ZONES.read(zone, around) == zone and ZoneInfo(zone) for zone in zones for around in (ALONE, AMONG_OTHERS)
    )
    codes = {code for name in names_of_countries() for _, code in COUNTRIES.suggest(name, "en")}
    assert codes == set(names_of_countries().values()) >= set(LARGE_COUNTRIES)
    assert all(COUNTRIES.read(code, around) == code for code in codes for around in (ALONE, AMONG_OTHERS))
    known = names_of_languages()
    for name in list(known)[::3]:
        words = [value for _, value in LANGUAGES.suggest(name, "en")]
        assert all(LANGUAGES.read(value, around) for value in words for around in (ALONE, AMONG_OTHERS))
        assert known[name] in [LANGUAGES.read(value, ALONE) for value in words]


@given(st.text(max_size=30), st.sampled_from(READERS))
@settings(deadline=None, max_examples=150)
def test_any_words_give_at_most_25_different_ones(words: str, reader: str) -> None:
    for kind in ALL:
        found = kind.suggest(words, reader)
        assert len(found) <= 25
        assert len({value for _, value in found}) == len(found)
        assert all(label.strip() and kind.read(value, ALONE) for label, value in found)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: type(kind).__name__)
def test_it_is_there_at_once(kind: Suggests) -> None:
    kind.suggest("warm", "en")
    for words in ("", "a", "new", "xqzyv"):
        kind.suggest(words, "en")
        best = min(_seconds(kind, words) for _ in range(30))
        assert best < 0.005, f"{words!r} took {best * 1000:.1f} ms"


def _seconds(kind: Suggests, words: str) -> float:
    started = time.perf_counter()
    kind.suggest(words, "en")
    return time.perf_counter() - started
