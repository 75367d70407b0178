"""What moderators set for their community, and nobody else."""

from __future__ import annotations

import pytest

from tests.support.person import World

COMMANDS = ["community setup", "community show", "community policy", "community quiet monday"]


@pytest.mark.parametrize("command", COMMANDS)
async def test_it_is_for_moderators(world: World, command: str) -> None:
    ana = await world.person("ana")
    await ana.says(f"!{command}")
    ana.sees("not-allowed")


async def test_what_is_set_is_shown(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community setup german berlin country:DE contact:mia")
    mia.sees("community-setup", "community-announcement-where", seen="only_you")
    await mia.says("!community show")
    shown = mia.sees("community-show", "community-language", "community-zone", "community-contact")
    assert "Berlin" in shown.text
    assert "Deutsch" in shown.text or "German" in shown.text


async def test_first_steps_name_what_is_missing(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community setup")
    missing = mia.sees("community-missing", "community-missing-language", "community-missing-zone").text
    await mia.says("!community setup english london country:GB contact:mia")
    assert "community setup zone" not in mia.sees("community-setup").text
    assert "community setup zone" in missing


async def test_the_announcement_is_posted_where_it_was_asked_for_in_the_language_of_rooms(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    ana = await world.person("ana", language="en")
    await mia.says("!community setup german", room="#lounge")
    mia.sees("community-announcement", choices=["community-announce"], seen="only_you")
    assert not world.in_room("#lounge")
    await mia.presses("community-announce", room="#lounge")
    mia.sees("community-announced-here")
    (posted,) = world.in_room("#lounge")
    assert posted.seen == "everyone_here"
    assert "Programm" in posted.text
    ana.sees_nothing()


async def test_the_announcement_is_posted_once(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community setup", room="#lounge")
    mia.skips()
    await mia.presses("community-announce", room="#lounge")
    mia.sees("community-announced-here")
    await mia.says("2")
    await mia.says("!urgent GB")
    await mia.says("1")
    assert len(world.in_room("#lounge")) == 1


async def test_answers_are_in_the_readers_language_whatever_rooms_speak(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    ana = await world.person("ana", language="en")
    cem = await world.person("cem", language="de")
    await mia.says("!community setup german")
    await ana.says("!you quiet on")
    assert "I begin nothing" in ana.skips()[-1].text
    await cem.says("!you quiet on")
    assert "von mir aus" in cem.skips()[-1].text


async def test_a_language_without_words_is_admitted(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community setup welsh")
    mia.sees("community-language-missing")


async def test_the_safety_text_can_be_ones_own_and_is_shown_as_it_was_typed(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community policy")
    mia.sees("community-policy-now", "policy-helpers", "policy-complaints")
    await mia.says("!community policy We are kind. <b>@everyone</b> {0.__class__}")
    assert "We are kind. <b>@everyone</b> {0.__class__}" in mia.sees("community-policy-accepted").text
    await world.crash()
    await mia.says("!community policy")
    assert "We are kind." in mia.sees("community-policy-now").text
    await mia.says("!community policy default")
    mia.sees("community-policy-accepted", "policy-helpers")


async def test_a_pause_for_everyone(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.says("!checkin join 9:00")
    ana.skips()
    await mia.says("!community quiet")
    mia.sees("ask-community-quiet-until")
    await mia.says("thursday")
    mia.sees("community-quiet-until", "community-quiet-what", choices=["community-quiet-go-on"])
    await world.at("2026-03-04T23:00:00+01:00")
    ana.sees_nothing()
    await ana.says("!urgent GB")
    ana.sees("only-you")
    await world.at("2026-03-05T09:00:00+01:00")
    ana.sees("checkin-question")


async def test_a_pause_can_end_sooner(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.says("!checkin join 9:00")
    await mia.says("!community quiet until further notice")
    mia.sees("community-quiet-open")
    await world.at("2026-03-02T20:00:00+01:00")
    ana.skips()
    await mia.presses("community-quiet-go-on")
    mia.sees("community-quiet-over")
    await world.at("2026-03-03T09:00:00+01:00")
    ana.sees("checkin-question")


async def test_nothing_of_a_pause_is_caught_up_with(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    ana = await world.person("ana", zone="Europe/Berlin")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.says("!checkin join 9:00")
    await mia.says("!community quiet until further notice")
    await world.at("2026-03-09T12:00:00+01:00")
    await mia.says("!community quiet over")
    ana.skips()
    await world.at("2026-03-10T12:00:00+01:00")
    assert len(ana.skips()) == 1


async def test_urgent_knows_the_country_of_the_community(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    ana = await world.person("ana")
    await mia.says("!community setup country:GB")
    await ana.says("!urgent")
    assert "116 123" in ana.sees("only-you").text
    await world.crash()
    await ana.says("!urgent")
    assert "116 123" in ana.sees("only-you").text
    await ana.says("!you country DE")
    await ana.says("!urgent")
    assert "116 123" in ana.skips()[-1].text
    assert "0800" in world.shown_to("ana")[-1].text


@pytest.mark.parametrize("words", ["?", "show", "help me"])
async def test_a_word_is_no_safety_text(world: World, words: str) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community policy We are kind here.")
    mia.skips()
    await mia.says(f"!community policy {words}")
    assert "We are kind here." in mia.sees("community-policy-now").text


async def test_a_first_time_is_no_promise_in_a_pause(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    ana = await world.person("ana", zone="Europe/Berlin")
    await mia.says("!community quiet in a week")
    await ana.says("!checkin join 9:00")
    ana.sees("checkin-joined", "checkin-while-community-quiet")
    await ana.says("!you quiet on")
    ana.skips()
    await ana.says("!checkin resume")
    ana.sees("checkin-while-quiet")
