"""What a misspelt word may stand for is found by looking up few keys, and none of one slip is missed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from bot.storage.database import Database
from cogs.resources.library import plain_words, vocabulary
from cogs.resources.library.vocabulary import double_slips, single_slips, slips_apart
from tests.support.entries import made_up, misspelt

WORDS = sorted({word for entry in made_up(200) for word in plain_words(entry.about["en"]) if len(word) > 3})


def test_one_slip_in_any_word_leads_back_to_it() -> None:
    random = Random(2)
    for word in WORDS:
        for _ in range(20):
            typed = misspelt(word, random)
            if slips_apart(typed):
                assert single_slips(typed) & single_slips(word), (typed, word)


def test_two_slips_in_a_long_word_lead_back_to_it() -> None:
    random = Random(2)
    for word in filter(lambda word: len(word) > 9, WORDS):
        for _ in range(20):
            typed = misspelt(misspelt(word, random), random)
            assert (double_slips(typed) & double_slips(word)) or (single_slips(typed) & single_slips(word)), typed


@pytest.mark.parametrize("word", ["x" * 40, "telefonseelsorge", "abcdefgh"])
def test_few_keys_are_kept_of_a_word(word: str) -> None:
    assert len(single_slips(word) | double_slips(word)) <= len(word) + 1 + 28


@pytest.mark.parametrize("word", ["988", "a1b2c3d4e5", "men"])
def test_numbers_and_the_shortest_words_stand_for_themselves(word: str) -> None:
    assert single_slips(word) | double_slips(word) == {word}


async def test_the_nearest_come_first_and_then_the_most_frequent(database: Database) -> None:
    async def meant(*words: str) -> dict[str, Sequence[str]]:
        async with database.reading() as tx:
            found = await tx.converse(vocabulary.meant_by(words, tx.dialect))
        return {word: list(one.words) for word, one in found.items()}

    async with database.transaction() as tx:
        await vocabulary.note(tx, ["=0 shelter sheltered", "=0 shelter shelves", "=0 helper", "=0 helpers gone"])
        await vocabulary.note(tx, [], ["=0 gone"])
    assert await meant("shleter") == {"shleter": ["shelter"]}
    assert await meant("shelte", "x") == {"shelte": ["shelter"]}
    assert await meant("shelte") == {"shelte": ["shelter", "sheltered"]}
    assert await meant("shellves", "gone", "nothing") == {"shellves": ["shelves"]}
    assert await meant("shaltared", "x") == {"shaltared": ["sheltered"]}
    assert await meant("helpr", "x") == {"helpr": ["helper"]}
