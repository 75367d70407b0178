"""The exercises: which are offered when, by what names they are known, and that each is said from beginning to end."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from bot.core.directory import Topic
from bot.core.errors import NotUnderstood
from bot.core.options import bare
from bot.core.ports import Reader
from bot.core.replies import Text
from cogs.resources.calming import Calm, beginning, listed
from cogs.resources.exercises import (
    ALL,
    BY_NAME,
    SHELVES,
    ExerciseKind,
    ExerciseOrShelf,
    exercise_of,
    exercises,
    offered_for,
)
from tests.core.reading import ALONE
from tests.support.words import catalog

OF_THE_BODY = {"box", "out", "cool", "muscles", "feet", "walk", "sleep"}
(WANTED,) = get_args(ExerciseOrShelf)[1:]
LANGUAGES = ("en", "de", "es", "fr", "pt")
WHOLLY = {language: [exercise.name for exercise in ALL] for language in ("en", "de")} | {
    language: ["box", "out", "senses", "touch", "cool", "muscles", "feet"] for language in ("es", "fr", "pt")
}
"""Which of them are said from beginning to end in that language."""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("box", "box"),
        ("Box Breathing", "box"),
        ("1", "box"),
        ("breath", "box"),
        ("atmen", "box"),
        ("longer outbreath", "out"),
        ("5-4-3-2-1", "senses"),
        ("54321", "senses"),
        ("grounding", "senses"),
        ("without sight", "touch"),
        ("cold", "cool"),
        ("Kühl", "cool"),
        ("kuhl", "cool"),
        ("muscel", "muscles"),
        ("tense and let go", "muscles"),
        ("feet", "feet"),
        ("7", "feet"),
        ("can't sleep", "sleep"),
        ("cant sleep", "sleep"),
        ("insomnia", "sleep"),
        ("grübeln", "worry"),
        ("gruebeln", "worry"),
        ("überthinking", "worry"),
        ("overthinking", "worry"),
        ("urge", "wave"),
        ("Suchtdruck", "wave"),
        ("panic attak", "senses"),
        ("selfcompassion", "letter"),
        ("lonely", "message"),
        ("playlist", "music"),
        ("anger", "pause"),
        ("insomnio", "sleep"),
        ("21", "okay"),
    ],
)
def test_it_is_found_by_anything_near_its_name(words: str, name: str) -> None:
    assert ExerciseKind().read(words, ALONE) == name


@pytest.mark.parametrize("words", ["", "0", "22", "xylophone", "zzz"])
def test_what_is_near_to_none_is_told_which_there_are(words: str) -> None:
    with pytest.raises(NotUnderstood):
        ExerciseKind().read(words, ALONE)


def test_no_name_means_two() -> None:
    known = [name for exercise in ALL for name in {bare(said) for said in (*exercise.said, exercise.name)}]
    assert {name for name in known if known.count(name) > 1} == set()


def test_there_are_twenty_and_one_of_them_in_another_way() -> None:
    assert len(ALL) == 21, "the senses are there twice: with and without sight"
    assert [exercise for shelf in SHELVES.values() for exercise in shelf] == list(ALL)
    assert max(len(shelf) for shelf in SHELVES.values()) <= 7, "a list is one phone screen"


@pytest.mark.parametrize(
    ("words", "shelf"), [("more", "head"), ("mehr", "head"), ("thoughts", "head"), ("doing", "doing"), ("body", "body")]
)
def test_a_part_of_the_list_is_found_by_its_name(words: str, shelf: str) -> None:
    assert WANTED.read(words, ALONE) == shelf
    assert WANTED.read("feet", ALONE) == "feet"


def test_each_is_an_entry_to_be_found() -> None:
    entries = exercises()
    assert [exercise_of(entry.id) for entry in entries] == [exercise.name for exercise in ALL]
    assert exercise_of("gb-calm") is exercise_of("box") is exercise_of("calm-xylophone") is None
    for entry in entries:
        assert (entry.kind, entry.country, entry.contacts) == ("exercise", None, ()), entry.id
        assert set(entry.topics) <= set(get_args(Topic)), entry.id
        assert entry.topics, entry.id
        assert re.fullmatch(r"[a-z0-9-]{1,64}", entry.id)
        assert entry.name not in entry.also
    of_sleep = {exercise_of(entry.id) for entry in entries if "sleep" in entry.topics}
    assert {"sleep", "worry", "out"} <= of_sleep


@pytest.mark.parametrize("topic", ["eating", "eating-disorders"])
def test_in_eating_none_is_of_the_body_or_cold(topic: str) -> None:
    offered = set(offered_for(topic))
    assert offered
    assert not offered & OF_THE_BODY
    for name in offered:
        assert BY_NAME[name].instead in offered, "nor is one offered by way of another"


def test_after_a_loss_none_is_offered() -> None:
    assert offered_for("bereavement") == ()
    assert Calm.choice_for("bereavement") is None


def test_else_all_are() -> None:
    assert list(offered_for("suicide")) == list(offered_for(None)) == [exercise.name for exercise in ALL]
    choice = Calm.choice_for("suicide")
    assert choice is not None
    assert (choice.does, dict(choice.given)) == ("calm", {})
    of_eating = Calm.choice_for("eating")
    assert of_eating is not None
    assert of_eating.given["exercise"] in offered_for("eating")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_its_words_are_there(language: str) -> None:
    for name in WHOLLY[language]:
        steps = BY_NAME[name].steps
        for part in ("", "-label", *(f"-{step}" for step in range(1, steps + 1))):
            assert catalog().has(f"calm-{name}{part}", language), name + part
        assert not catalog().has(f"calm-{name}-{steps + 1}", language)
    for exercise in ALL:
        assert exercise.instead != exercise.name
        assert exercise.instead in BY_NAME
        assert len(catalog().plain(Text(f"calm-{exercise.name}-label"), language)) <= 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_is_wholly_in_its_language(language: str) -> None:
    for shelf in SHELVES:
        shown = catalog().show(listed(shelf), Reader(language, "UTC"))
        assert shown.language == language
        assert len(shown.choices) <= 9


@pytest.mark.parametrize(
    ("language", "minutes"), [("en", r"about (a|two|three|five|ten) minutes?"), ("de", r"etwa \w+ Minuten?")]
)
def test_each_says_how_long_it_takes_and_that_there_is_another(language: str, minutes: str) -> None:
    for exercise in ALL:
        said = catalog().plain(Text(f"calm-{exercise.name}"), language)
        assert re.search(minutes, said), exercise.name
        first = beginning(BY_NAME[exercise.name])
        assert Text("calm-no-treatment") in first.lines
        assert [choice.given.get("exercise") for choice in first.choices] == [exercise.name, exercise.instead, None]


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_not_good_for_everybody_is_not_there(language: str) -> None:
    """No ice in place of hurting oneself, no bands, nothing that confronts, no breath held for more than four."""
    assert {"box", "out"} <= set(BY_NAME)
    assert not {"ice", "band", "exposure"} & set(BY_NAME)
    for exercise in ALL:
        steps = (Text(f"calm-{exercise.name}-{step}") for step in range(1, exercise.steps + 1))
        said = " ".join(catalog().plain(step, language) for step in steps).casefold()
        assert not re.search(r"\b(ice|eis|eiswürfel|elastic|gummiband|expos\w+|hold your breath|halt die luft)\b", said)
    waits = " ".join(catalog().plain(Text(f"calm-box-{step}"), "en") for step in range(1, 7))
    assert not re.search(r"\b(five|six|seven|eight)\b", waits)
