"""Translations: complete, with the same variables and commands as English, and in the same voice."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from fluent.syntax import FluentParser, ast

from bot.app import WORDS, App
from bot.core.clock import SystemClock
from bot.core.languages import WITHOUT_A_CATALOG, missing_language
from bot.core.options import Around
from bot.core.replies import Text
from bot.core.typed import find_command, read
from bot.engine.catalog import ENGLISH, PARTLY_ENGLISH
from tests.support.labels import labels_of
from tests.support.words import catalog, commands_in, label, messages, variables_in

LANGUAGES = sorted(catalog().languages - {ENGLISH})
BEGUN = sorted({path.stem for folder in WORDS for path in folder.glob("*.ftl")} - catalog().languages)
"""Languages that have the words of a crisis, and no others yet."""

COMMANDS = App("sqlite+aiosqlite:////nowhere/house.sqlite3", [], SystemClock()).commands
LISTED = [command for command in COMMANDS.values() if command.via == "typed"]
ONLY_ENGLISH = "language-missing"
"""Begins the keys of what only readers without a catalog of their own are told."""

FEIGNED = {
    "en": r"I understand|I feel|I'm sorry|I am sorry|sorry to hear|don't worry|I hope|I know how",
    "de": r"ich verstehe|verstehe ich|ich fühle|fühle ich|ich hoffe|hoffe ich|tut mir leid|keine sorge|sorge dich nicht"
    r"|ich weiß,? wie|mitgefühl|leider|alles wird gut",
    "es": r"entiendo|comprendo|lo siento|siento (?:mucho|que)|me alegr[ao]|espero|no te preocupes"
    r"|todo (?:irá|va a ir) bien|sé (?:cómo|lo que)|lamento",
    "fr": r"je (?:te )?comprends|je suis désolée?|désolée?|j['’]espère|ne t['’]inquiète pas|tout ira bien"
    r"|je sais (?:comment|ce que)|je ressens|malheureusement",
    "pt": r"entendo|compreendo|sinto muito|lamento|espero|não se preocupe|vai ficar tudo bem"
    r"|sei (?:como|o que)|infelizmente",
}
"""What a program must not say: it understands, feels and hopes nothing. Every language has a list."""

UNTIDY = {
    "de": r'["”]|^[^„]*“|„[^“]*$|\w[*:_]in(?:nen)?\b|\w/-?in(?:nen)?\b|(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b',
    "es": r'["“”]|\w[@*]s?\b|\w/[oa]s?\b|\b(?:[Uu]sted(?:es)?|[Ll]lame)\b|^[^¿]*\?',
    "fr": r'["“”]|\w·\w|\w\(e\)|(?<=[a-zéèà,] )(?:vous|votre|vos)\b|[^\s\u00a0\u202f][?;:](?=\s|$)',
    "pt": r'"|\w[@*]s?\b|\w/[oa]s?\b|\b(?:o senhor|a senhora|vossa?)\b',
}
"""What is written otherwise: quotation marks, signs inside words, a formal address."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def texts(language: str) -> dict[str, str]:
    """The words of each message, without what goes into them; of a choice between wordings, all of them."""
    return {key: _words(pattern) for key, pattern in messages(language).items()}


def _words(pattern: ast.Pattern) -> str:
    return "".join(
        element.value if isinstance(element, ast.TextElement) else _inside(element) for element in pattern.elements
    )


def _inside(placeable: ast.Placeable) -> str:
    if isinstance(placeable.expression, ast.SelectExpression):
        return " ".join(_words(variant.value) for variant in placeable.expression.variants)
    return "…"


def test_there_is_german() -> None:
    assert "de" in LANGUAGES


def test_a_translation_has_every_key_and_no_other(language: str) -> None:
    expected = {key for key in messages() if not key.startswith(ONLY_ENGLISH)} | {PARTLY_ENGLISH}
    assert set(messages(language)) == expected


def test_each_key_stands_in_the_catalog_beside_its_english_one(language: str) -> None:
    for folder in WORDS:
        english, translated = (_keys((folder / f"{tag}.ftl").read_text("utf-8")) for tag in (ENGLISH, language))
        assert [key for key in english if not key.startswith(ONLY_ENGLISH)] == [
            key for key in translated if key != PARTLY_ENGLISH
        ]


def _keys(written: str) -> list[str]:
    return [entry.id.name for entry in FluentParser().parse(written).body if isinstance(entry, ast.Message)]


def test_a_translation_has_the_same_variables(language: str) -> None:
    translated = messages(language)
    for key in set(messages()) & set(translated):
        assert variables_in(translated[key]) == variables_in(messages()[key]), key


def test_a_translation_names_the_same_commands(language: str) -> None:
    translated = messages(language)
    for key in set(messages()) & set(translated):
        assert _names(translated[key]) == _names(messages()[key]), key


def _names(pattern: ast.Pattern) -> list[str]:
    """The commands that a text names, without the words of its example."""
    found = [find_command(named, LISTED) for named in commands_in(pattern)]
    return sorted(command[0].name for command in found if command is not None)


@pytest.mark.parametrize("language", [ENGLISH, *LANGUAGES])
def test_an_example_is_understood_as_it_stands(language: str) -> None:
    around = Around(datetime(2026, 3, 2, 12, tzinfo=UTC), zone="Europe/Berlin", language=language)
    for key, pattern in messages(language).items():
        for named in commands_in(pattern):
            found = find_command(named, LISTED)
            assert found is not None, f"{key}: {named}"
            assert not read(*found, around).unclear, f"{key}: {named}"


def test_labels_begin_with_the_same_number(language: str) -> None:
    for key, text in texts(language).items():
        english = texts(ENGLISH).get(key, "")
        if number := re.match(r"\d+ ", english):
            assert text.startswith(number[0]), key


@pytest.mark.parametrize("language", [ENGLISH, *LANGUAGES])
def test_labels_and_descriptions_are_short_enough(language: str) -> None:
    for key in labels_of(COMMANDS):
        assert len(label(key, language)) <= 80, key
    for command in LISTED:
        for key in (f"command-{command.slug}", *(f"option-{command.slug}-{option.name}" for option in command.options)):
            assert len(catalog().plain(Text(key), language)) <= 100, key


@pytest.mark.parametrize("language", [ENGLISH, *LANGUAGES, *BEGUN])
def test_no_translation_feigns_or_exclaims(language: str) -> None:
    for key, text in texts(language).items():
        assert "!" not in text, key
        assert not re.search(rf"\b(?:{FEIGNED[language]})\b", text, re.IGNORECASE), key


@pytest.mark.parametrize("language", [*LANGUAGES, *BEGUN])
def test_a_translation_is_written_as_its_language_is(language: str) -> None:
    for key, text in texts(language).items():
        assert not re.search(UNTIDY[language], text), key


@pytest.mark.parametrize("language", BEGUN)
def test_a_language_that_has_begun_has_no_key_of_its_own_and_all_that_its_keys_need(language: str) -> None:
    for key, pattern in messages(language).items():
        assert key in messages(), key
        assert variables_in(pattern) <= variables_in(messages()[key]), key
    for key in labels_of(COMMANDS) & set(messages(language)):
        assert len(texts(language)[key]) <= 80, key


@pytest.mark.parametrize("language", BEGUN)
def test_a_language_that_has_begun_says_whether_it_is_reviewed(language: str) -> None:
    for folder in WORDS:
        path = folder / f"{language}.ftl"
        if path.exists():
            assert path.read_text("utf-8").splitlines()[0].startswith("# reviewed:"), path


def test_nothing_was_left_in_english(language: str) -> None:
    english = texts(ENGLISH)
    for key, text in texts(language).items():
        assert text != english.get(key) or not re.search(r"\w{2}", text), key


def test_crisis_words_say_whether_they_are_reviewed(language: str) -> None:
    for folder in WORDS:
        english, translated = ((folder / f"{tag}.ftl").read_text("utf-8") for tag in (ENGLISH, language))
        assert ("reviewed:" in english.splitlines()[0]) == ("reviewed:" in translated.splitlines()[0]), folder


def test_a_language_without_a_catalog_is_told_so_in_its_own_words_or_in_english() -> None:
    assert not WITHOUT_A_CATALOG & catalog().languages, "with a catalog it is not missing"
    for tag in WITHOUT_A_CATALOG:
        assert missing_language(f"{tag}-XX").key == f"{ONLY_ENGLISH}-{tag}"
        assert catalog().has(f"{ONLY_ENGLISH}-{tag}")
    assert missing_language("nl") == Text(ONLY_ENGLISH, {"language": "Dutch"})


@pytest.mark.parametrize(
    "words",
    [
        "Helfer*innen lesen es.",
        "Helfer:innen lesen es.",
        "Bitte schreiben Sie mir.",
        'Das war "gut".',
        "Das war “gut”.",
    ],
)
def test_untidy_german_would_be_found(words: str) -> None:
    assert re.search(UNTIDY["de"], words)


@pytest.mark.parametrize("words", ["Das „war“ gut. Sie sind da.", "Wer hilft, hört zu: sie und er."])
def test_tidy_german_is_left_alone(words: str) -> None:
    assert not re.search(UNTIDY["de"], words)
