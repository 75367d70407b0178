"""The files of synonyms: what they name exists, and what they say can be typed."""

from __future__ import annotations

import unicodedata
from typing import get_args

from bot.core.countries import names_of_countries
from bot.core.directory import Cost, Topic, Way
from cogs.resources.asking.phrases import FOLDER, phrases_in, read, synonyms
from cogs.resources.entries import load
from cogs.resources.exercises import exercises

LANGUAGES = {"en", "de", "es", "fr", "pt"}
ENTRIES = {entry.id for entry in (*load().every, *exercises())}


def test_every_topic_has_words_in_five_languages() -> None:
    written = read("topics")
    assert {*written, "suicide"} == set(get_args(Topic)), "suicide is what sounds like a crisis"
    for topic, lines in (*written.items(), *read("crisis").items()):
        assert set(lines) - {"other"} == LANGUAGES, topic


def test_what_is_meant_exists() -> None:
    for _, meaning in synonyms():
        match meaning.says:
            case "topic":
                assert meaning.value in get_args(Topic)
            case "entry":
                assert meaning.value in ENTRIES
            case "way":
                assert meaning.value in get_args(Way)
            case "cost":
                assert meaning.value in get_args(Cost)
            case _:
                assert not meaning.value
    assert set(read("places")) <= set(names_of_countries().values())


def test_every_phrase_has_words_and_stands_once_in_its_line() -> None:
    for name in ("topics", "crisis", "wishes", "entries"):
        for value, lines in read(name).items():
            for language, written in lines.items():
                phrases = list(phrases_in(written))
                assert all(phrases), (name, value, language)
                assert len(set(written)) == len(written), (name, value, language)


def test_the_files_are_composed() -> None:
    for path in FOLDER.glob("*.toml"):
        written = path.read_text("utf-8")
        assert written == unicodedata.normalize("NFC", written), path.name
