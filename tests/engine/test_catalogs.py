"""Catalogs of a reader's language: what is missing in one is said in English, and that it is missing is said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.countries import country_text
from bot.core.languages import language_text
from bot.core.ports import Reader
from bot.core.replies import Card, Choice, Picture, Several, Shown, Text, say
from bot.core.zones import city_text
from bot.engine.catalog import Catalogs

ENGLISH = """
hello = Hello.
only-english = Only in English.
choice-yes = Yes
choice-english = An English choice
around = Around: { $inner }.
days = On { $days }.
monday = Monday
friday = Friday
zone-name = { CITY($zone) }
country-name = { COUNTRY($country) }
language-name = { LANGUAGE($language) }
option-count-number = from 1 to 5
in-your-own-words = In your own words
"""
GERMAN = """
hello = Hallo.
choice-yes = Ja
around = Drumherum: { $inner }.
days = Am { $days }.
monday = Montag
zone-name = { CITY($zone) }
country-name = { COUNTRY($country) }
language-name = { LANGUAGE($language) }
in-your-own-words = In deinen Worten
partly-english = Ein Teil ist auf Englisch.
"""
ADMITTED = "Ein Teil ist auf Englisch."


@pytest.fixture
def catalogs(tmp_path: Path) -> Catalogs:
    (tmp_path / "en.ftl").write_text(ENGLISH, "utf-8")
    (tmp_path / "de.ftl").write_text(GERMAN, "utf-8")
    (tmp_path / "fr.ftl").write_text("hello = Bonjour.\n", "utf-8")
    return Catalogs.read([tmp_path])


@pytest.fixture
def partly_spanish(tmp_path: Path) -> Catalogs:
    """Spanish has what is said in a crisis, and nothing else."""
    for folder, tag, written in (
        ("rest", "en", "hello = Hello.\nlanguage-missing-es = No lo hay en español.\nagree = Agree\n"),
        ("rest", "de", "hello = Hallo.\nagree = Einverstanden\npartly-english = Ein Teil ist auf Englisch.\n"),
        ("crisis", "en", "call = Call { $number }.\ncalm = Breathe.\nmore = More\nonly-english = English.\n"),
        ("crisis", "de", "call = Ruf { $number } an.\ncalm = Atme.\nmore = Mehr\n"),
        ("crisis", "es", "call = Llama al { $number }.\ncalm = Respira.\nmore = Más\n"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{tag}.ftl").write_text(written, "utf-8")
    return Catalogs.read([tmp_path / "rest", tmp_path / "crisis", tmp_path / "none"])


def shown(catalogs: Catalogs, card: Card, language: str = "de") -> Shown:
    return catalogs.show(card, Reader(language, "UTC"))


def lines(catalogs: Catalogs, card: Card, language: str = "de") -> list[str]:
    return ["".join(map(str, line)) for line in shown(catalogs, card, language).lines]


def test_what_is_translated_is_in_the_readers_language(catalogs: Catalogs) -> None:
    assert lines(catalogs, say("hello")) == ["Hallo."]


def test_a_missing_line_is_english_and_that_is_admitted_once_at_the_end(catalogs: Catalogs) -> None:
    card = Card((Text("only-english"), Text("hello"), Text("only-english")))
    assert lines(catalogs, card) == ["Only in English.", "Hallo.", "Only in English.", ADMITTED]


@pytest.mark.parametrize(
    "text",
    [
        Text("around", {"inner": Text("only-english")}),
        Text("around", {"inner": Text("around", {"inner": Text("only-english")})}),
        Text("days", {"days": Several((Text("monday"), Text("friday")))}),
    ],
)
def test_what_is_missing_inside_a_text_is_admitted_as_well(catalogs: Catalogs, text: Text) -> None:
    assert lines(catalogs, Card((text,)))[1:] == [ADMITTED]


def test_a_missing_label_alone_admits_nothing(catalogs: Catalogs) -> None:
    card = say("hello", Choice(Text("choice-yes"), "x"), Choice(Text("choice-english"), "x"))
    assert shown(catalogs, card).choices == ("Ja", "An English choice")
    assert lines(catalogs, card) == ["Hallo."]


def test_a_picture_whose_words_are_missing_is_admitted(catalogs: Catalogs) -> None:
    for words, labels in (("only-english", "hello"), ("hello", "only-english")):
        picture = Picture("x", {}, {"title": Text(labels)}, Text(words))
        assert lines(catalogs, Card((Text("hello"),), files=(picture,))) == ["Hallo.", ADMITTED]


@pytest.mark.parametrize(
    ("key", "asks"), [("option-count-number", "from 1 to 5"), ("option-of-a-choice", "In deinen Worten")]
)
def test_a_form_is_for_what_the_option_takes_or_for_ones_own_words(catalogs: Catalogs, key: str, asks: str) -> None:
    card = Card((Text("hello"),), asks=Text(key))
    assert shown(catalogs, card).asks == asks
    assert shown(catalogs, say("hello")).asks is None


def test_without_any_words_for_it_there_is_no_form(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("hello = Hello.\n", "utf-8")
    assert shown(Catalogs.read([tmp_path]), Card((Text("hello"),), asks=Text("option-count-number"))).asks is None


def test_english_readers_are_told_nothing_about_it(catalogs: Catalogs) -> None:
    for language in ("en", "en-GB", "nl"):
        assert lines(catalogs, say("only-english"), language) == ["Only in English."]


def test_a_catalog_that_cannot_admit_it_yet_shows_the_english_line(catalogs: Catalogs) -> None:
    assert lines(catalogs, say("only-english"), "fr") == ["Only in English."]


def test_things_in_a_row_are_joined_as_the_language_joins_them(catalogs: Catalogs) -> None:
    both = Text("days", {"days": Several((Text("monday"), Text("monday"), Text("monday")))})
    assert lines(catalogs, Card((both,))) == ["Am Montag, Montag und Montag."]


@pytest.mark.parametrize(
    ("name", "english", "german"),
    [
        (city_text("Europe/Vienna"), "Vienna", "Wien"),
        (city_text("America/New_York"), "New York", "New York"),
        (city_text("UTC"), "UTC", "UTC"),
        (country_text("GB"), "United Kingdom", "Vereinigtes Königreich"),
        (language_text("de"), "German", "Deutsch"),
        (language_text("tlh"), "Klingon", "Klingonisch"),
    ],
)
def test_names_are_in_the_language_of_the_text_that_they_stand_in(
    catalogs: Catalogs, name: Text, english: str, german: str
) -> None:
    around = Card((Text("around", {"inner": name}),))
    assert lines(catalogs, around, "en") == [f"Around: {english}."]
    assert lines(catalogs, around, "nl") == [f"Around: {english}."]
    assert lines(catalogs, around, "de-CH") == [f"Drumherum: {german}."]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("de", "de"), ("de-AT", "de"), ("de_CH", "de"), ("de-Latn-DE", "de"), ("nl", "en"), ("", "en"), ("fr-CA", "fr")],
)
def test_a_region_reads_its_base_language(catalogs: Catalogs, wanted: str, found: str) -> None:
    assert catalogs.language_for(wanted) == found
    assert shown(catalogs, say("hello"), wanted).language == found
    assert catalogs.speaks(wanted) is (wanted not in ("nl", ""))


def test_we_speak_a_language_that_has_a_catalog_beside_each_english_one(partly_spanish: Catalogs) -> None:
    assert partly_spanish.languages == {"en", "de"}
    assert [tag for tag in ("en-GB", "de", "de-AT", "es", "es-MX", "fr") if partly_spanish.speaks(tag)] == [
        *("en-GB", "de", "de-AT")
    ]


@pytest.mark.parametrize("language", ["es", "es-MX"])
def test_what_is_all_there_is_said_in_a_language_that_we_speak_a_little(
    partly_spanish: Catalogs, language: str
) -> None:
    card = Card(
        (Text("call", {"number": "112"}), Text("calm")), (Choice(Text("more"), "x"), Choice(Text("agree"), "x"))
    )
    assert lines(partly_spanish, card, language) == ["Llama al 112.", "Respira."]
    assert shown(partly_spanish, card, language).language == "es"
    assert shown(partly_spanish, card, language).choices == ("Más", "Agree")


@pytest.mark.parametrize(
    "card",
    [
        Card((Text("call", {"number": "112"}), Text("hello"))),
        Card((Text("call", {"number": Text("hello")}),)),
        Card((Text("calm"),), files=(Picture("x", {}, {"title": Text("hello")}, Text("calm")),)),
    ],
)
def test_what_is_not_all_there_is_english_and_says_so_in_their_language(partly_spanish: Catalogs, card: Card) -> None:
    found = lines(partly_spanish, card, "es")
    assert found[-1] == "No lo hay en español."
    assert found[0].split(" ")[0] in ("Call", "Breathe.")
    assert shown(partly_spanish, card, "es").language == "en"


def test_labels_alone_are_in_their_language_where_there_are_words_for_all(partly_spanish: Catalogs) -> None:
    more, agree = Choice(Text("more"), "x"), Choice(Text("agree"), "x")
    assert shown(partly_spanish, Card((), (more,)), "es").choices == ("Más",)
    assert shown(partly_spanish, Card((), (more, agree)), "es").choices == ("More", "Agree")


def test_a_text_alone_is_said_in_the_language_that_has_it(partly_spanish: Catalogs) -> None:
    wanted = {tag: partly_spanish.language_of([Text("calm")], tag) for tag in ("es", "de", "fr", "")}
    assert wanted == {"es": "es", "de": "de", "fr": "en", "": "en"}
    assert partly_spanish.language_of([Text("hello")], "es") == "en"
