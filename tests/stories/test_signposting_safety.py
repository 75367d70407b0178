"""What moderators set about screening, their own phrases, and trying some words."""

from __future__ import annotations

import pytest

from tests.support.person import Person, World
from tests.support.words import pattern_of

URGENT = "i am going to kill myself tonight"
SUPPORT = "i keep thinking that i want to die"


async def moderator(world: World) -> Person:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community setup country:GB", room="#lounge")
    await mia.presses("community-announce", room="#lounge")
    mia.skips()
    return mia


@pytest.mark.parametrize(
    "command", ["safety settings", "safety words add the old pier", "safety words list", "safety try hello"]
)
async def test_it_is_for_moderators(world: World, command: str) -> None:
    ana = await world.person("ana")
    await ana.says(f"!{command}")
    ana.sees("not-allowed")


async def test_what_holds_is_shown_and_changed(world: World) -> None:
    mia = await moderator(world)
    await mia.says("!safety settings")
    mia.sees("safety-is-on", "safety-announced", "safety-no-quiet", "safety-pointer-on", "safety-no-counts")
    await mia.says("!safety settings trial IE german,english untaken:20 pointer:off")
    mia.sees("safety-is-trial", "safety-country", "safety-languages", "safety-untaken", "safety-pointer-off")
    await world.crash()
    await mia.says("!safety settings")
    shown = mia.sees("safety-is-trial", "safety-pointer-off").text
    assert "20" in shown
    await mia.says("!safety settings languages:all on")
    mia.sees("safety-is-on")


async def test_alerts_do_not_go_where_everyone_reads(world: World) -> None:
    mia = await moderator(world)
    await mia.says("hello", room="#lounge")
    await mia.says("!safety settings alerts:#lounge")
    mia.sees("safety-alerts-open")
    await mia.says("!safety settings alerts:nowhere-at-all")
    mia.sees("safety-room-unknown")
    await mia.says("!safety settings alerts:none")
    mia.sees("safety-no-alerts")


async def test_a_room_that_is_not_known_changes_nothing(world: World) -> None:
    mia = await moderator(world)
    await mia.says("!safety settings off quiet:nowhere-at-all")
    mia.sees("safety-room-unknown")
    await mia.says("!safety settings")
    mia.sees("safety-is-on")


async def test_trial_counts_what_was_written_in_rooms_by_rule(world: World) -> None:
    mia = await moderator(world)
    ana = await world.person("ana")
    await mia.says("!safety settings trial")
    mia.skips()
    await ana.says(SUPPORT)
    ana.skips()
    await mia.says("!safety settings")
    mia.sees("safety-no-counts")
    await ana.says(SUPPORT, room="#lounge")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees_nothing()
    await mia.says("!safety settings")
    shown = mia.sees("safety-is-trial", "safety-counts", "safety-count").text
    assert ": 1," in shown, "as often as a note would have been given"


async def test_counts_of_a_trial_are_written_down(world: World) -> None:
    mia = await moderator(world)
    ana = await world.person("ana")
    await world.at("2026-03-02T12:00:00Z")
    await mia.says("!safety settings trial")
    mia.skips()
    await ana.says(SUPPORT, room="#lounge")
    await world.at("2026-03-02T14:00:00Z")
    await world.crash()
    await mia.says("!safety settings")
    mia.sees("safety-is-trial", "safety-counts")


async def test_a_phrase_of_the_communitys_own(world: World) -> None:
    mia = await moderator(world)
    ana = await world.person("ana")
    await ana.says("going to the old pier", room="#lounge")
    ana.sees_nothing()
    await mia.says("!safety words list")
    mia.sees("safety-words-none")
    await mia.says("!safety words add the old pier level:urgent")
    mia.sees("safety-words-added", "safety-words-harmless-none")
    await ana.says("Going to the OLD pier, bye", room="#lounge")
    ana.sees("note-urgent")
    await world.crash()
    await mia.says("!safety words list")
    mia.sees("safety-words-list", "safety-words-phrase")
    await mia.says("!safety words add the old pier")
    mia.sees("safety-words-there")
    await mia.says("!safety words remove 7")
    mia.sees("safety-words-unknown")
    await mia.says("!safety words remove 1")
    mia.sees("safety-words-removed")
    ben = await world.person("ben")
    await ben.says("going to the old pier", room="#lounge")
    ben.sees_nothing()


async def test_a_pattern_between_slashes(world: World) -> None:
    mia = await moderator(world)
    ana = await world.person("ana")
    await mia.says("!safety words add /the (old|new) pier/")
    mia.sees("safety-words-added")
    await ana.says("off to the new pier", room="#lounge")
    ana.sees("note-private", "note-talking")
    await mia.says("!safety words add /the (old|new) bridge/ urgent")
    mia.sees("safety-words-added")
    await ana.says("off to the old bridge", room="#lounge")
    ana.sees("note-urgent")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("/(?=a)b/", "safety-words-bad-pattern"),
        ("/x*/", "safety-words-empty"),
        ("/(((a{100}){100}){100}){100}/", "safety-words-bad-pattern"),
        ("ab", "safety-words-too-short"),
    ],
)
async def test_what_cannot_be_compared_is_refused_with_the_reason(world: World, words: str, why: str) -> None:
    mia = await moderator(world)
    await mia.says(f"!safety words add {words}")
    mia.sees(why)
    await mia.says("!safety words list")
    mia.sees("safety-words-none")


async def test_what_a_phrase_would_also_find_is_shown(world: World) -> None:
    mia = await moderator(world)
    await mia.says("!safety words add died")
    shown = mia.sees("safety-words-added", "safety-words-harmless")
    assert "phone died" in shown.text


async def test_phrases_are_kept_sealed(world: World) -> None:
    mia = await moderator(world)
    await mia.says("!safety words add the brambleby pier")
    mia.sees("safety-words-added")
    assert b"brambleby" not in await world.kept()


async def test_trying_says_what_would_be_done_and_sends_nothing(world: World) -> None:
    mia = await moderator(world)
    await mia.says(f"!safety try {URGENT}")
    shown = mia.sees("safety-try-found", "safety-try-rule", "safety-try-author", "safety-try-note", "note-urgent")
    assert shown.choices == ()
    mia.sees_nothing()
    await mia.says("!safety try see you tomorrow")
    mia.sees("safety-try-nothing")
    await mia.says("!safety try my husband hits me and i am scared of him")
    mia.sees("safety-try-found", "note-closed", "safety-try-opened", "note-goes")
    await mia.says("!safety settings off")
    mia.skips()
    await mia.says(f"!safety try {URGENT}")
    shown = mia.sees("safety-try-found", "safety-try-off")
    assert not pattern_of("safety-try-author", mia.language).search(shown.text)
