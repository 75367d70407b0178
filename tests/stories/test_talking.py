"""Talking with the bot: help, urgent, mistakes, settings, and words that are no words."""

from __future__ import annotations

import pytest

from tests.support.person import World


async def test_in_private_every_message_is_answered(world: World) -> None:
    ana = await world.person("ana")
    for words in ("you are useless", "how are you", "…", "?", "\x00", "🙃", "!"):
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
    await ana.says("what is this, @bot", room="#lounge")
    ana.sees("not-understood-choice", seen="only_you")


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
    ana.sees("only-you", "turn-emergency-unknown", "turn-country-unknown")


async def test_urgent_answers_before_it_asks(world: World) -> None:
    ana = await world.person("ana")
    ben = await world.person("ben")
    await ana.says("!urgent", room="#lounge")
    ana.sees("only-you", "urgent-which-country", seen="only_you")
    await ana.says("britain")
    message = ana.sees("only-you", "turn-emergency")
    assert "999" in message.text
    assert "SHOUT" in message.text
    ben.sees_nothing()


@pytest.mark.parametrize("room", ["#lounge", "#garden", "#kitchen", "#library"])
async def test_a_question_that_came_up_in_a_room_is_answered_unseen(world: World, room: str) -> None:
    ana = await world.person("ana")
    ben = await world.person("ben")
    await ana.says("!you country", room=room)
    ana.sees("you-country-which", seen="only_you")
    await ana.says("atlantis")
    ana.sees("country-unknown", seen="only_you")
    await ana.says("portugal")
    assert "Portugal" in ana.sees("you-country-set", seen="only_you").text
    ben.sees_nothing()
    assert not world.in_room(room)


async def test_urgent_somewhere_that_is_no_country(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!urgent atlantis")
    ana.sees("only-you", "turn-emergency-unknown", "urgent-which-country")


async def test_urgent_where_no_line_is_known(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!urgent turkey")
    assert "112" in ana.sees("only-you", "turn-none-for-country").text


async def test_help_begins_with_people(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!help")
    message = ana.sees("help-people", "help-about", choices=["offer-checkin-now", "offer-checkin-join"])
    assert "!urgent" in message.text.splitlines()[0]
    assert "!checkin join time zone? days?" in message.text


@pytest.mark.parametrize("topic", ["checkin join", "!checkin join", "chekin join", "Checkin Join"])
async def test_one_command_explained(world: World, topic: str) -> None:
    ana = await world.person("ana")
    await ana.says(f"!help {topic}")
    ana.sees("help-people", "help-example-checkin-join")


async def test_a_group_of_commands_and_an_unknown_topic(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!help checkin")
    assert world.app is not None
    lines = [line for line in ana.sees("help-people").text.splitlines() if line.startswith("!")]
    assert [line.split()[0] for line in lines] == ["!checkin"] * len(lines)
    assert len(lines) == sum(name.startswith("checkin ") for name in world.app.commands)
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
    ana.language = "de"
    ana.sees("you-language-set")
    await ana.says("!you country brasil")
    ana.sees("you-country-set")
    await ana.says("!you day-end 2am")
    ana.sees("you-day-end-set")
    await ana.says("!you show")
    text = ana.sees("you-show").text
    assert all(word in text for word in ("Lord Howe", "Deutsch", "Brasil", "2:00"))


async def test_one_can_change_to_another_language_and_back(world: World) -> None:
    ana = await world.person("ana")
    for words, language in (("german", "de"), ("de-AT", "de"), ("englisch", "en"), ("Deutsch", "de")):
        await ana.says(f"!you language {words}")
        ana.language = language
        ana.sees("you-language-set")
        await ana.says("!checkin now")
        ana.sees("checkin-now-question", choices=[f"feeling-{step}" for step in range(1, 6)])


@pytest.mark.parametrize(
    ("words", "key"), [("español", "language-missing-es"), ("pt-BR", "language-missing-pt"), ("nl", "language-missing")]
)
async def test_a_language_that_is_missing_is_admitted_in_that_language(world: World, words: str, key: str) -> None:
    ana = await world.person("ana")
    await ana.says(f"!you language {words}")
    ana.language = words
    ana.sees(key, "you-language-kept")
    await ana.says("!help")
    ana.sees("help-people", key, "help-about")


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
    ana.sees("only-you")


async def test_a_greeting_and_a_thank_you(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("hello")
    ana.sees("help-about")
    await ana.says("thank you")
    ana.sees("all-right")


async def test_words_where_only_a_choice_is_understood(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin now")
    ana.sees("checkin-now-question")
    await ana.says("it was a long day and a longer evening")
    ana.sees("not-understood-choice")
    await ana.says("3")
    ana.sees("checkin-low")


@pytest.mark.parametrize("words", ["hilfe", "help", "SOS", "help me"])
async def test_a_call_for_help_is_no_answer_to_a_question(world: World, words: str) -> None:
    ana = await world.person("ana")
    await ana.says("!you country")
    ana.sees("you-country-which")
    await ana.says(words)
    assert "urgent" in ana.sees().text or "112" in world.shown_to("ana")[-1].text
    await ana.says("!you show")
    assert "Chile" not in ana.sees("you-show").text


async def test_many_words_that_are_no_answer_are_offered_people(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!you country")
    ana.sees("you-country-which")
    await ana.says("nothing is any good any more")
    ana.sees("people-to-talk-to")


async def test_after_urgent_not_everything_is_a_country(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!urgent")
    ana.sees("urgent-which-country")
    await ana.says("thank you")
    ana.sees("all-right")
    await ana.says("help checkin leave")
    ana.sees("help-example-checkin-leave")
    await ana.says("!urgent")
    ana.skips()
    await ana.says("portugal")
    ana.sees("only-you", "urgent-for-country")


async def test_a_country_among_other_words(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!you country canada")
    ana.sees("you-country-set")
    for words, number in (("australia please", "000"), ("i am in spain", "112"), ("country:FR", "3114")):
        await ana.says(f"!urgent {words}")
        assert number in ana.sees("only-you", "urgent-for-country").text
    for words in ("somewhere", "please", "help us please"):
        await ana.says(f"!urgent {words}")
        assert "988" in ana.sees("only-you", "urgent-for-country").text


async def test_what_is_typed_in_a_room_is_not_called_unseen(world: World) -> None:
    ana = await world.person("ana")
    await ana.says("!checkin now 4 slept well", room="#lounge")
    ana.sees("checkin-in-the-open", seen="only_you")
    await ana.says("!checkin join 9:00", room="#lounge")
    ana.sees("checkin-which-zone", "ask-in-room", seen="only_you")
    await ana.says("@bot lisbon", room="#lounge")
    ana.sees("checkin-joined")


@pytest.mark.parametrize("words", ["!join", "!zone berlin", "!checkin", "checkin", "checkin 3"])
async def test_a_part_of_a_name_is_enough_to_be_offered_it(world: World, words: str) -> None:
    ana = await world.person("ana")
    await ana.says(words)
    assert ana.sees("not-understood-near").choices


async def test_a_refusal_says_that_nothing_was_done(world: World) -> None:
    ana = await world.person("ana")
    for words in ("!checkin now 9", "!checkin join 25:00", "!checkin leave", "!help xylophones"):
        await ana.says(words)
        ana.sees("nothing-done")
