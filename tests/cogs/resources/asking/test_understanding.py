"""What people type, and what is understood of it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.resources.asking import Asked, is_ordinary, topic_name, understand


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("can't sleep", "sleep"),
        ("cant slep insomnai", "sleep"),
        ("drinking", "substance"),
        ("panic", "anxiety"),
        ("PANICK ATAK", "anxiety"),
        ("kann nicht schlafen", "sleep"),
        ("Ängste", "anxiety"),
        ("j’arrive pas à dormir", "sleep"),
        ("crise d'angoisse", "anxiety"),
        ("me siento sola", "loneliness"),
        ("não consigo dormir", "sleep"),
        ("my bf hits me", "domestic-violence"),
        ("im 14", "youth"),
        ("lost my brother to suicide", "bereavement"),
        ("just got out of hospital", "hospital"),
        ("nowhere to sleep", "housing"),
        ("bürgergeld", "benefits"),
        ("carer", "family"),
    ],
)
def test_topics(words: str, topic: str) -> None:
    asked = understand(words)
    assert asked.topics[0] == topic
    assert not asked.crisis


@pytest.mark.parametrize(
    "words",
    [
        "want to die", "kms", "sucidal", "end it all", "will nicht mehr leben", "selbstmord", "no puedo más",
        "quiero morir", "en finir", "j'en peux plus", "quero morrer", "não aguento mais", "crisis line", "Notfall",
    ],
)  # fmt: skip
def test_words_that_sound_like_a_crisis(words: str) -> None:
    assert understand(words).crisis


@pytest.mark.parametrize(
    "words", ["crise de panique", "suicide loss group", "my son killed himself", "nicht einschlafen"]
)
def test_words_that_only_look_like_one(words: str) -> None:
    assert not understand(words).crisis


@pytest.mark.parametrize(
    ("words", "country", "region"),
    [
        ("helpline uk", "GB", None),
        ("help in the states", "US", None),
        ("hotline in US", "US", None),
        ("suicide hotline us", "US", None),
        ("can somebody help us", None, None),
        ("helpline de", None, None),
        ("helpline DE", "DE", None),
        ("DE", "DE", None),
        ("IN CHENNAI", "IN", "Chennai"),
        ("IT IS NO USE", None, None),
        ("my BF hits me", None, None),
        ("it is in me to be ok", None, None),
        ("philipines", "PH", None),
        ("aussie", "AU", None),
        ("München", "DE", "Bayern"),
        ("bogota", "CO", "Bogotá"),
        ("new mexico", "US", "New Mexico"),
        ("mexico city", "MX", "Ciudad de México"),
        ("paris texas usa", "US", "Texas"),
        ("london ireland", "IE", None),
        ("someone nice to talk to", None, None),
        ("10 reading in bath", None, None),
    ],
)
def test_places(words: str, country: str | None, region: str | None) -> None:
    asked = understand(words)
    assert (asked.country, asked.region) == (country, region)


@pytest.mark.parametrize(
    ("words", "country", "language"),
    [
        ("spanish speaking usa", "US", "es"),
        ("auf türkisch", None, "tr"),
        ("in english japan", "JP", "en"),
        ("en français", None, "fr"),
        ("em português", None, "pt"),
        ("german in spain", "ES", "de"),
        ("german hotline", "DE", None),
        ("english", None, "en"),
        ("in italien", "IT", None),
    ],
)
def test_a_nationality_or_a_language(words: str, country: str | None, language: str | None) -> None:
    asked = understand(words)
    assert (asked.country, asked.language) == (country, language)


def test_how_what_it_costs_and_when() -> None:
    assert understand("free text line").cost == "free"
    assert understand("free text line").ways == ("text",)
    assert understand("kostenloser chat").ways == ("chat",)
    assert understand("someone to email").ways == ("email",)
    assert understand("i hate phone calls").no_call
    assert understand("nicht telefonieren").no_call
    for words in ("now", "tonight", "jetzt", "24h", "esta noche"):
        assert understand(words).open_now, words
    assert understand("breathing exercise").exercise


def test_what_is_left_is_searched_by() -> None:
    assert understand("the trevor project please").words == ("trevor", "project")
    assert understand("Crisis Text Line uk").said == ("crisis", "text", "uk")
    assert understand("xylophones in Germany").words == ("xylophones",)
    assert understand("help US").words == ()


def test_a_community_has_words_of_its_own() -> None:
    own = {"the pit": "depression", "night owls": "own-night-owls", "panic": "sleep"}
    assert understand("I am in THE PIT", own=own).topics == ("depression",)
    assert understand("night owls", own=own).entries == ("own-night-owls",)
    assert understand("panic", own=own).topics == ("sleep",)
    assert understand("panic attack", own=own).topics == ("anxiety",), "the longer phrase says more"
    assert understand("the pit").topics == ()


def test_what_a_topic_is_called() -> None:
    assert topic_name("sleep", "de-AT") == "schlaf"
    assert topic_name("sleep", "ja") == "sleep"
    assert is_ordinary("helpline")
    assert not is_ordinary("papyrus")


@given(st.text())
def test_any_string_is_understood(text: str) -> None:
    asked = understand(text)
    assert isinstance(asked, Asked)
    assert all(word.isprintable() for word in asked.typed)
    "".join(asked.typed).encode()


@pytest.mark.parametrize(
    "text",
    [
        "a" * 65_536,
        "e\u0301\u0302" * 30_000,
        "\ud800 \udfff x" * 9_000,
        "sucidal " * 8_000,
        "\ufdfa" * 65_536,
        "(" * 65_536,
    ],
    ids=["one word", "marks", "surrogates", "slips", "what grows", "brackets"],
)
def test_any_string_is_answered_quickly(text: str) -> None:
    understand("")
    began = time.perf_counter()
    understand(text)
    assert time.perf_counter() - began < 0.1


def test_no_words_of_a_community_hide_a_crisis() -> None:
    asked = understand("i want to die", own={"i want to die": "sleep"})
    assert asked.crisis
    assert asked.topics == ("sleep",)
    assert not understand("night owl", own={"night owl": "sleep"}).crisis


@pytest.mark.parametrize("words", ["scouser", "geordie", "brummie"])
def test_what_people_of_a_place_are_called(words: str) -> None:
    assert understand(words).country == "GB"


@pytest.mark.parametrize("words", ["fuck this i need sum1", "i need some1", "cant cope"])
def test_somebody_is_wanted(words: str) -> None:
    assert "emotional-support" in understand(words).topics


@pytest.mark.parametrize(("words", "language"), [("kein bock mehr auf leben", "de"), ("quiero desaparecer", "es")])
def test_what_sounds_like_a_crisis(words: str, language: str) -> None:
    assert understand(words, language).crisis
