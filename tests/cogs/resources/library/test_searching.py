"""Entries are found by words that are typed badly, by those who may see them, and alike on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bot.core.directory import Contact, Service
from bot.storage.database import Database
from cogs.resources import library
from cogs.resources.library.words import plain_words
from tests.cogs.resources.library.shelf import AT, HERE, SLEEP, THERE, ids, own, put
from tests.support.databases import KINDS, urls, vault_for
from tests.support.entries import made_up, misspelt


async def test_each_finds_its_own_and_what_is_shipped(database: Database) -> None:
    await put(database, None, SLEEP)
    await put(database, HERE, own("own-a", "Our Sleep Circle"))
    await put(database, THERE, replace(own("own-b", "Their Sleep Circle"), community=THERE))
    assert set(await ids(database, "sleep", HERE)) == {SLEEP.id, "own-a"}
    assert set(await ids(database, "sleep", THERE)) == {SLEEP.id, "own-b"}
    assert await ids(database, "sleep", 3) == [SLEEP.id]
    assert await ids(database, "their", HERE) == []


async def test_only_for_the_countries_or_for_none(database: Database) -> None:
    anywhere = replace(SLEEP, id="anywhere", country=None)
    also = replace(SLEEP, id="ie-sleep", country="IE", also_in=("GB",))
    await put(database, None, SLEEP, anywhere, also, replace(SLEEP, id="us-sleep", country="US"))
    assert set(await ids(database, "sleep")) == {SLEEP.id, "anywhere", "ie-sleep", "us-sleep"}
    assert set(await ids(database, "sleep", countries=["GB"])) == {SLEEP.id, "anywhere", "ie-sleep"}
    assert set(await ids(database, "sleep", countries=["US", "IE"])) == {"anywhere", "ie-sleep", "us-sleep"}
    assert set(await ids(database, countries=["FR"])) == {"anywhere"}
    assert set(await ids(database, countries=[])) == {"anywhere"}


async def test_the_name_before_other_names_before_topics_before_what_is_said_about_it(database: Database) -> None:
    await put(
        database,
        None,
        replace(SLEEP, id="1-about", name="A", topics=("peer",), about={"de": "Für den Sleep"}),
        replace(SLEEP, id="2-topic", name="B", about={}),
        replace(SLEEP, id="3-also", name="C", topics=("peer",), also=("sleep",), about={}),
        replace(SLEEP, id="4-name", name="Sleep", topics=("peer",), about={}),
        replace(SLEEP, id="5-name", name="Sleep and Much Else", topics=("peer",), about={}),
        replace(SLEEP, id="6-name", name="Sleep and Much Else", topics=("peer",), about={}),
    )
    assert await ids(database, "sleep") == ["4-name", "5-name", "6-name", "3-also", "2-topic", "1-about"]


async def test_all_words_before_some(database: Database) -> None:
    await put(database, HERE, own("own-a", "Night"), own("own-b", "Night Harbour Walk"), own("own-c", "Harbour"))
    assert await ids(database, "harbour night") == ["own-b", "own-a", "own-c"]


async def test_topics_lift_and_do_without_words(database: Database) -> None:
    await put(database, None, SLEEP, replace(SLEEP, id="gb-night", topics=("anxiety",)))
    assert await ids(database, "night", topics=["sleep"]) == [SLEEP.id, "gb-night"]
    assert await ids(database, "night", topics=["anxiety"]) == ["gb-night", SLEEP.id]
    assert await ids(database, topics=["anxiety"]) == ["gb-night"]
    assert await ids(database, topics=["housing"]) == []
    assert await ids(database, "nothingofthis", topics=["anxiety"]) == ["gb-night"]


@pytest.mark.parametrize(
    "typed",
    ["telefonseelsorge", "TelefonSeelsorge", "telefonselsorge", "telefonseelsrge", "telefnseelsogre", "telefonseel"],
)
async def test_what_is_misspelt_or_not_ended_is_found(database: Database, typed: str) -> None:
    await put(database, None, replace(SLEEP, id="de-a", name="TelefonSeelsorge"), SLEEP)
    assert await ids(database, typed) == ["de-a"]


@pytest.mark.parametrize("typed", ["l'ecoute", "écoute", "ECOUTE", "ecoutte", "l’écoute"])
async def test_accents_and_elisions_are_of_no_matter(database: Database, typed: str) -> None:
    await put(database, None, replace(SLEEP, id="fr-a", name="SOS à l’écoute"), SLEEP)
    assert await ids(database, typed) == ["fr-a"]


@pytest.mark.parametrize("typed", ["988", "116123", "116 123"])
async def test_a_short_number_is_found_as_it_is_and_not_as_another(database: Database, typed: str) -> None:
    line = replace(SLEEP, name="Line", contacts=(replace(SLEEP.contacts[0], number=typed),))
    await put(database, None, line, replace(SLEEP, id="gb-other"))
    assert (await ids(database, typed))[0] == line.id
    assert await ids(database, "989") == []


async def test_a_long_number_is_found_by_its_digits(database: Database) -> None:
    await put(
        database, None, replace(SLEEP, contacts=(Contact("call", "0800 111 0 111"), Contact("web", "a1.example")))
    )
    assert await ids(database, "08001110111") == [SLEEP.id]
    assert await ids(database, "a1") == []


async def test_a_word_of_a_few_letters_is_not_corrected(database: Database) -> None:
    await put(database, None, replace(SLEEP, name="Men"))
    assert await ids(database, "man") == []


async def test_a_slip_that_got_into_an_entry_hides_nothing(database: Database) -> None:
    good = [replace(SLEEP, id=f"gb-{n:02}", name="Anxiety") for n in range(30)]
    await put(database, None, *good, replace(SLEEP, id="gb-slip", name="Anxeity"))
    assert set(await ids(database, "anxeity")) == {"gb-slip", *(one.id for one in good)}


HOSTILE = [
    *('"', '""', "'", "''", "*", "sleep*", "NEAR(sleep)", "NEAR(", "AND", "sleep OR", "NOT sleep", "words:sleep", ":"),
    *("sleep:*", "(", ")", "{sleep}", "^sleep", "-sleep", "sleep\x00line", "\x00", "\ud800", "sleep\udfff", "%", "_"),
    *("=0", "=nsleep", "\\", "\\'", "!sleep", "sl|eep", "<->", "\u0300" * 50, "ﬁ" * 9, "İ", "😀", "; DROP TABLE x"),
    *("x" * 65_536, "x " * 32_768, "sleep " * 10_000, "'" * 65_536, '"' * 65_536, "\ud800" * 65_536),
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
async def test_nothing_that_is_typed_breaks_a_search(typed: str) -> None:
    """Of the words alone; what the databases make of them is tried below, all in one database."""
    assert all(word and word.isalnum() for word in plain_words(typed))


async def test_nothing_that_is_typed_gets_into_a_database_as_anything_but_words(database: Database) -> None:
    await put(database, None, SLEEP, replace(SLEEP, id="gb-or", name="Near And Or Not"))
    await put(database, THERE, own("own-b", "Hidden Sleep"))
    for typed in HOSTILE:
        async with database.reading() as tx:
            for words in ([typed], typed.split()):
                found = await library.search(tx, words, community=HERE, countries=[typed[:9]], topics=[typed[:99]])
                assert {one.entry.id for one in found} <= {SLEEP.id, "gb-or"}, typed[:20]
            await library.search(tx, [], community=HERE, countries=["GB"], languages=[typed])


async def test_as_many_words_as_can_be(database: Database) -> None:
    await put(database, None, SLEEP)
    async with database.reading() as tx:
        many = ["sleep", *(f"word{n}" for n in range(10_000))]
        assert [one.entry.id for one in await library.search(tx, many, community=HERE)] == [SLEEP.id]


def questions(entries: Sequence[Service], count: int) -> list[list[str]]:
    """Words of entries, some misspelt, some cut short, some of several entries."""
    random = Random(7)
    made = []
    for _ in range(count):
        one = plain_words(random.choice(entries).name)
        other = plain_words(random.choice(entries).about["en"])
        words = random.sample(one, random.randint(1, len(one))) + random.sample(other, random.randint(0, 1))
        words = [misspelt(word, random) if len(word) > 4 and random.random() < 0.4 else word for word in words]
        made.append([*words[:-1], words[-1][: random.choice((4, 40))]])
    return made


async def test_both_databases_give_the_same_answers_in_the_same_order(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    shipped = list(made_up(400))
    theirs = [replace(one, id=f"own-{one.id}", community=HERE) for one in made_up(100, seed=2)]
    theirs[0] = replace(theirs[0], replaces=shipped[3].id)
    asked = questions([*shipped, *theirs], 300)
    answers = []
    for kind in KINDS:
        async with AsyncExitStack() as stack:
            url = await (await stack.enter_async_context(urls(kind, tmp_path, request)))()
            database = Database(url, vault=vault_for(url, tmp_path))
            await database.open()
            stack.push_async_callback(database.close)
            async with database.transaction() as tx:
                await tx.people.community("console", "here")
            await put(database, None, *shipped)
            await put(database, HERE, *theirs)
            async with database.transaction() as tx:
                await library.set_status(tx, HERE, [one.id for one in shipped[10:30]], "suspended", AT)
            said = []
            async with database.reading() as tx:
                for number, words in enumerate(asked):
                    countries = None if number % 3 else ["GB", "DE"]
                    topics = ["sleep", "peer"] if number % 4 == 0 else []
                    found = await library.search(tx, words, community=HERE, countries=countries, topics=topics)
                    said.append([(one.entry.id, one.score) for one in found])
            answers.append(said)
    assert sum(map(bool, answers[0])) > 260
    assert answers[0] == answers[1]
