"""Talking with the bot: help, urgent, mistakes, settings, and words that are no words."""

from __future__ import annotations

import pytest

from tests.support.console import ConsoleWorld as World


async def test_in_private_every_message_is_answered(world: World) -> None:
    ana = await world.person("ana")
    for words in ("hello", "you are useless", "…", "?", "\x00", "🙃", "!"):
        await ana.says(words)
        ana.sees("not-understood", seen="only_you")


async def test_in_a_room_people_talk_with_each_other(world: World) -> None:
    ana = await world.person("ana")
    for words in ("hello", "4", "help", "urgent business", "!!!", "! wow", "/", "checkin now 4"):
        await ana.says(words, room="#lounge")
        ana.sees_nothing()
    assert not world.in_room("#lounge")


async def test_a_mention_is_a_prefix(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("@alongside help", room="#lounge")
    ana.sees("help-people", seen="only_you")
    await ana.says("@bot what is this", room="#lounge")
    ana.sees("not-understood", seen="only_you")


async def test_a_slip_gets_the_nearest_command(world: World) -> None:
    ana = await world.person("ana", zone="Europe/Berlin")
    await ana.says("!chekin join", room="#lounge")
    ana.sees("not-understood-near", seen="only_you")
    await ana.presses("1")
    ana.sees("ask-checkin-join-time")


@pytest.mark.parametrize("words", ["help me", "SOS", "crisis", "helpline", "Hilf mir!", "ayúdame", "au secours"])
async def test_however_help_is_asked_for(world: World, words: str) -> None:
    ana = await world.person("ana")
    await ana.says(words)
    ana.sees("urgent-only-you", "turn-emergency-unknown", "turn-country-unknown")


async def test_urgent_answers_before_it_asks(world: World) -> None:
    ana = await world.person("ana")
    ben = await world.person("ben")
    await ana.says("!urgent", room="#lounge")
    ana.sees("urgent-only-you", "urgent-which-country", seen="only_you")
    await ana.says("britain")
    message = ana.sees("urgent-only-you", "turn-emergency")
    assert "999" in message.text
    assert "SHOUT" in message.text
    ben.sees_nothing()


async def test_urgent_somewhere_that_is_no_country(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!urgent atlantis")
    ana.sees("urgent-only-you", "turn-emergency-unknown", "urgent-which-country")


async def test_urgent_where_no_line_is_known(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!urgent iceland")
    assert "112" in ana.sees("urgent-only-you", "turn-none-for-country").text


async def test_help_begins_with_people(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!help")
    message = ana.sees("help-people", "help-about", choices=["offer-checkin-now", "offer-checkin-join"])
    assert message.text.splitlines()[0].startswith("People to talk to now")
    assert "!checkin join time zone? days?" in message.text


@pytest.mark.parametrize("topic", ["checkin join", "!checkin join", "chekin join", "Checkin Join"])
async def test_one_command_explained(world: World, topic: str) -> None:
    ana = await world.person("ana")
    await ana.says(f"!help {topic}")
    ana.sees("help-people", "help-example-checkin-join")


async def test_a_group_of_commands_and_an_unknown_topic(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!help checkin")
    assert ana.sees("help-people").text.count("!checkin") == 5
    await ana.says("!help how to answer someone")
    ana.sees("help-answering")
    await ana.says("!help xylophones")
    ana.sees("help-unknown")


async def test_what_is_known_about_me(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!you show")
    ana.sees("you-show", "you-zone", "you-language", "you-country", "you-day-end")
    await ana.says("!you zone")
    ana.sees("you-zone-which")
    await ana.says("lord howe")
    assert "Lord Howe" in ana.sees("you-zone-set").text
    await ana.says("!you language deutsch")
    ana.sees("you-language-set")
    await ana.says("!you country brasil")
    ana.sees("you-country-set")
    await ana.says("!you day-end 2am")
    ana.sees("you-day-end-set")
    await ana.says("!you show")
    text = ana.sees("you-show").text
    assert all(word in text for word in ("Lord Howe", "Deutsch", "Brasil", "2:00"))


async def test_a_language_without_a_catalog_falls_back(world: World) -> None:
    ana = await world.person("ana", language="tlh-Latn")
    await ana.says("!checkin join 9:00 berlin")
    ana.sees("checkin-joined")
    await ana.says("!you show")
    ana.sees("you-language")


@pytest.mark.parametrize(
    "words",
    [
        "!checkin now 4 " + "ß" * 3980,
        "!checkin now 4 it's \"not' closed",
        "!checkin now 4 \ud800 lone",
        "!checkin now 4 \x00\x07 bell",
        "!checkin now 4 עברית \u202e عربى",
        "!checkin now 4 👩\u200d👩\u200d👧 family",
        "!checkin now 4 {0.__class__} '; DROP TABLE members; -- $(id)",
    ],
)
async def test_words_of_every_sort(world: World, words: str) -> None:
    ana = await world.person("ana")
    await ana.says(words)
    ana.sees("checkin-thanks")


async def test_markup_is_shown_as_it_was_typed(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin join <b>@everyone</b>")
    assert "<b>@everyone</b>" in ana.sees("time-unknown").text


async def test_whoever_left_gets_no_more_than_people_to_talk_to(world: World) -> None:
    ana = await world.person("ana")
    await ana.leaves()
    await ana.says("!checkin join 9:00 berlin")
    ana.sees("no-community")
    await ana.says("!urgent GB")
    ana.sees("urgent-only-you")
