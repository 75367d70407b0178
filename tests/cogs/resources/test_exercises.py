"""The exercises: which are offered when, by what names they are known, and that each is said from beginning to end."""

from __future__ import annotations

import pytest

from bot.core.errors import NotUnderstood
from cogs.resources.calming import Calm
from cogs.resources.exercises import ALL, BY_NAME, ExerciseKind, offered_for
from tests.core.reading import ALONE
from tests.support.words import catalog

OF_THE_BODY = {"box", "out", "cool", "muscles", "feet"}


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
    ],
)
def test_it_is_found_by_anything_near_its_name(words: str, name: str) -> None:
    assert ExerciseKind().read(words, ALONE) == name


@pytest.mark.parametrize("words", ["", "0", "8", "xylophone", "zzz"])
def test_what_is_near_to_none_is_told_which_there_are(words: str) -> None:
    with pytest.raises(NotUnderstood):
        ExerciseKind().read(words, ALONE)


def test_no_name_means_two() -> None:
    known = [name.strip() for exercise in ALL for name in exercise.names.split(";")]
    assert len(known) == len(set(known))


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


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pt"])
def test_all_its_words_are_there(language: str) -> None:
    for exercise in ALL:
        for part in ("", "-label", *(f"-{step}" for step in range(1, exercise.steps + 1))):
            assert catalog().has(f"calm-{exercise.name}{part}", language)
        assert not catalog().has(f"calm-{exercise.name}-{exercise.steps + 1}", language)
        assert exercise.instead != exercise.name


def test_no_breath_is_held_for_long_and_there_is_no_ice() -> None:
    assert {"box", "out"} <= set(BY_NAME)
    assert not {"ice", "band", "exposure"} & set(BY_NAME)
