"""Languages, as people name them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.errors import NotUnderstood, Unclear
from bot.core.languages import LanguageKind, language_name, names_of_languages
from tests.core.reading import ALONE, offered, refused, rows

LANGUAGE = LanguageKind()


@pytest.mark.parametrize(
    ("said", "tag"),
    rows(
        {
            "de": "german; German; Deutsch; deutsch; DE; de; alemán; allemand; alemão; German.",
            "de-AT": "de-AT; de_at; DE-AT; austrian german",
            "en": "english; English; en; englisch; inglés; anglais",
            "en-GB": "british english; en-GB; en_gb",
            "es": "spanish; español; es; spanisch",
            "fr": "french; français; fr; Französisch",
            "pt": "portuguese; português; pt",
            "pt-BR": "brazilian portuguese; pt-BR; pt-br; PT_BR",
            "nl": "dutch; nederlands; nl",
            "uk": "ukrainian; українська; uk",
            "ar": "arabic; العربية; ar",
            "he": "hebrew; עברית",
            "zh": "chinese; 中文; zh",
            "zh-Hant": "traditional chinese; zh-Hant",
            "ja": "japanese; 日本語; ja",
            "tr": "turkish; türkçe; Türkçe",
            "sv": "swedish; svenska; sv",
            "fil": "filipino",
            "ga": "irish; gaeilge",
            "eu": "basque; euskara",
        }
    ),
)
def test_a_language(said: str, tag: str) -> None:
    assert LANGUAGE.read(said, ALONE) == tag


@pytest.mark.parametrize(
    ("said", "tag"),
    rows(
        {
            "es": "espanol; castellano; en español; spa",
            "fr": "francais; fra",
            "pt": "portugues; por",
            "pt-BR": "brazilian; português do brasil",
            "de": "aleman; auf deutsch; in german; german please; deu",
            "en": "in english; english please; eng",
            "tr": "turkce",
            "fa": "farsi; persian",
            "zh": "mandarin",
            "nb": "bokmål; norwegian bokmål",
            "cs": "cestina; čeština",
        }
    ),
)
def test_a_language_as_people_say_it(said: str, tag: str) -> None:
    assert LANGUAGE.read(said, ALONE) == tag


@pytest.mark.parametrize(
    ("said", "tag"), [("engish", "en"), ("germn", "de"), ("spansh", "es"), ("portugese", "pt"), ("frensh", "fr")]
)
def test_a_slip_is_offered_back(said: str, tag: str) -> None:
    assert offered(LANGUAGE, said)[0] == tag


@pytest.mark.parametrize("said", ["klingonish", "engish", "portugese"])
def test_what_is_offered_is_understood(said: str) -> None:
    for words in offered(LANGUAGE, said):
        assert LANGUAGE.read(words, ALONE)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "",
            "?",
            "x",
            "xx",
            "qq",
            "zzz",
            "c",
            "root",
            "de-",
            "ab-cd",
            "both",
            "\x00",
            "😴",
            "x" * 4000,
            "de-XXXXXXXXX",
        ),
        *("german and english", "../de", "de.UTF-8"),
    ],
)
def test_what_is_no_language(said: str) -> None:
    assert refused(LANGUAGE, said) == "language-unknown"


@pytest.mark.parametrize("said", ["und", "unknown language", "multiple languages", "mul", "zxx"])
def test_no_language_is_no_language(said: str) -> None:
    assert refused(LANGUAGE, said) == "language-unknown"


def test_a_language_is_called_what_its_reader_calls_it() -> None:
    assert language_name("de", "en") == "German"
    assert language_name("de", "de") == "Deutsch"
    assert language_name("pt-BR", "pt-BR") == "português (Brasil)"
    assert language_name("de", "xx") == "German"
    assert language_name("tlh-Latn", "en") == "Klingon"
    assert language_name("xx", "en") == "xx"


@given(
    st.sampled_from(
        sorted({"de", "en", "es", "fr", "pt", "nl", "it", "pl", "ru", "uk", "ar", "he", "tr", "zh", "ja", "ko", "hi"})
    )
)
@settings(deadline=None)
def test_a_language_by_its_name_for_itself(tag: str) -> None:
    assert LANGUAGE.read(language_name(tag, tag), ALONE) == tag


@given(st.from_regex(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}", fullmatch=True) | st.text(max_size=20))
@example("0MANS")
@settings(deadline=None)
def test_whatever_was_said_a_tag_comes_of_it_or_a_mistake_of_theirs(said: str) -> None:
    try:
        tag = LANGUAGE.read(said, ALONE)
    except (NotUnderstood, Unclear):
        return
    assert language_name(tag, "en") != ""
    assert LANGUAGE.read(tag, ALONE) == tag


def test_names_are_of_languages() -> None:
    assert len(names_of_languages()) > 1000
    assert names_of_languages()["deutsch"] == "de"
