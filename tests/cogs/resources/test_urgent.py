"""`urgent`: what it is asked for, and that its answer is wholly in the reader's language, in whichever country."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.clock import SetClock
from bot.core.errors import NotUnderstood
from bot.core.people import Place
from bot.core.ports import Preferences, Reader, Transaction
from bot.core.replies import Ask, Card, Reply
from cogs.resources.commands import Resources
from cogs.resources.entries import load
from cogs.resources.nearest import open_directory
from cogs.resources.wanted import Show, Wanted, WantedKind
from tests.core.reading import ALONE
from tests.support.words import catalog


class NoRoom:
    async def place(self, tx: Transaction, community: int) -> Place | None:
        """Moderators have none."""


URGENT = Resources(open_directory(SetClock(datetime(2026, 11, 22, tzinfo=UTC))), NoRoom())
ENTRIES = load()
COUNTRIES = sorted({each.country for each in ENTRIES.services if each.country} | set(ENTRIES.numbers) | {"KP"})
SHOWS: tuple[Show | None, ...] = (None, "more", "young")


def card_of(reply: Reply) -> Card:
    assert reply is not None
    return reply.card if isinstance(reply, Ask) else reply


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("GB", Wanted("GB")),
        ("i am in spain", Wanted("ES")),
        ("GB more", Wanted("GB", "more")),
        ("GB young", Wanted("GB", "young")),
        ("united kingdom for young people", Wanted("GB", "young")),
        ("more", Wanted(None, "more")),
        ("Jugend", Wanted(None, "young")),
        ("españa jóvenes", Wanted("ES", "young")),
        ("france plus", Wanted("FR", "more")),
        ("i cannot take it any more in france", Wanted("FR")),
    ],
)
def test_what_is_wanted(words: str, wanted: Wanted) -> None:
    assert WantedKind().read(words, ALONE) == wanted


@pytest.mark.parametrize("words", ["i cannot take it any more", "atlantis", "too young", "morecambe"])
def test_only_so_many_words_mean_more(words: str) -> None:
    with pytest.raises(NotUnderstood):
        WantedKind().read(words, ALONE)


@pytest.mark.parametrize("language", ["en", "de", "es-MX", "fr", "pt-BR"])
async def test_it_is_said_wholly_in_the_language_of_the_reader(language: str) -> None:
    reader = Reader(language, "UTC")
    for country in COUNTRIES:
        for show in SHOWS:
            card = card_of(await URGENT.urgent(Preferences(language=language), Wanted(country, show)))
            shown = catalog().show(card, reader)
            assert shown.language == language.split("-")[0], (country, show)
            assert len(shown.choices) == len(card.choices)
            for choice in card.choices:
                assert catalog().has(choice.label.key, shown.language), choice.label.key
    asked = catalog().show(card_of(await URGENT.urgent(Preferences(language=language))), reader)
    assert asked.language == language.split("-")[0]


async def test_a_choice_is_read_as_it_was_meant() -> None:
    for country in COUNTRIES:
        for choice in card_of(await URGENT.urgent(Preferences(country=country))).choices:
            if choice.does == "urgent":
                wanted = WantedKind().read(str(choice.values["country"]), ALONE)
                assert wanted == Wanted(country, wanted.show)
                assert wanted.show is not None


async def test_more_places_are_the_others() -> None:
    first, more = [
        "\n".join(catalog().plain(line, "en") for line in card_of(await URGENT.urgent(Preferences(), wanted)).lines)
        for wanted in (Wanted("GB"), Wanted("GB", "more"))
    ]
    assert "116 123" in first
    assert "116 123" not in more
    assert "0800 1111" in more
    assert "0800 1111" not in first
    assert "999" in first.splitlines()[1]
    assert "999" in more.splitlines()[1]


async def test_the_country_is_asked_for_while_the_international_lines_stand_there() -> None:
    reply = await URGENT.urgent(Preferences())
    assert isinstance(reply, Ask)
    assert [line.key for line in reply.card.lines] == [
        "only-you", "turn-emergency-unknown", "turn-country-unknown", "turn-line-old", "turn-line-old", "turn-not-ours",
        "urgent-which-country",
    ]  # fmt: skip
