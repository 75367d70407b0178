"""A prompt a day in a room: planned, shown, left out, suggested. Nobody has to answer, and nothing is kept of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support.person import Person, Seen, World
from tests.support.words import pattern_of

ROOM = "#lounge"
FOR_MODERATORS = (
    "prompt plan 9:00 berlin",
    "prompt stop",
    "prompt skip",
    "prompt now",
    "prompt preview",
    "prompt add A jay.",
    "prompt remove 1",
    "prompt review",
    "prompt list",
    "prompt special friday",
)


async def planned(
    world: World, line: str = "!prompt plan 9:00 berlin", begin: str = "2026-03-02T08:00:00+01:00"
) -> Person:
    """A moderator who planned prompts in the room."""
    mia = await world.person("mia", moderator=True, language=world.language)
    await world.at(begin)
    await mia.says(line, room=ROOM)
    mia.sees("prompt-planned", "prompt-first", "prompt-answers", seen="only_you")
    return mia


def prompts(world: World) -> Sequence[Seen]:
    return [seen for seen in world.in_room(ROOM) if pattern_of("prompt-free").search(seen.text)]


def texts(world: World) -> list[str]:
    """What each said, without the lines that all have."""
    return [seen.text.splitlines()[-2].strip() for seen in prompts(world)]


def instants(world: World) -> list[str]:
    return [seen.at.removesuffix(":00+00:00") for seen in prompts(world)]


@pytest.mark.parametrize("command", FOR_MODERATORS)
async def test_planning_is_for_moderators(world: World, command: str) -> None:
    ana = await world.person("ana")
    await ana.says(f"!{command}")
    ana.sees("not-allowed")


async def test_it_comes_each_day_for_everyone_and_calls_nobody(world: World) -> None:
    ana = await world.person("ana")
    mia = await planned(world)
    await world.at("2026-03-05T10:00:00+01:00")
    assert instants(world) == ["2026-03-02T08:00", "2026-03-03T08:00", "2026-03-04T08:00", "2026-03-05T08:00"]
    assert {(seen.seen, seen.pings, seen.cog) for seen in prompts(world)} == {("everyone_here", (), "prompts")}
    assert len(set(texts(world))) == 4
    ana.sees_nothing()
    mia.sees_nothing()


async def test_a_preview_is_what_will_be_shown(world: World) -> None:
    mia = await planned(world, "!prompt plan 9:00 weekdays berlin")
    await mia.says("!prompt preview")
    lines = mia.sees("prompt-preview", "prompt-coming").text.splitlines()
    coming = [line for line in lines if pattern_of("prompt-coming", mia.language).search(line)]
    assert len(coming) == 7
    await world.at("2026-03-10T10:00:00+01:00")
    shown = texts(world)
    assert len(shown) == 7
    assert all(text in line for text, line in zip(shown, coming, strict=True)), (shown, coming)


async def test_the_same_wall_time_when_clocks_go_forward_and_back(world: World) -> None:
    await planned(world, begin="2026-03-27T12:00:00+01:00")
    await world.at("2026-03-30T12:00:00+02:00")
    assert instants(world) == ["2026-03-28T08:00", "2026-03-29T07:00", "2026-03-30T07:00"]


async def test_in_autumn_it_comes_once(world: World) -> None:
    await planned(world, "!prompt plan 2:30 berlin", begin="2026-10-23T12:00:00+02:00")
    await world.at("2026-10-26T12:00:00+01:00")
    assert instants(world) == ["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]


async def test_it_follows_the_zone_of_the_community(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await world.at("2026-03-02T05:00:00Z")
    await mia.says("!prompt plan 9:00", room=ROOM)
    mia.sees("prompt-which-zone")
    await mia.says("!community setup zone:Berlin")
    mia.sees("community-setup")
    await mia.says("!prompt plan 9:00", room=ROOM)
    mia.sees("prompt-planned")
    await world.at("2026-03-02T12:00:00Z")
    await mia.says("!community setup zone:London")
    mia.sees("community-setup")
    await world.at("2026-03-03T12:00:00Z")
    assert instants(world) == ["2026-03-02T08:00", "2026-03-03T09:00"]


async def test_where_the_community_has_no_zone_it_goes_by_that_of_whoever_plans(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language, zone="Asia/Tokyo")
    await world.at("2026-03-02T12:00:00Z")
    await mia.says("!prompt plan 9:00", room=ROOM)
    planned = mia.sees("prompt-planned").text
    assert "Tokyo" in planned or "Tokio" in planned
    await world.at("2026-03-03T12:00:00Z")
    assert instants(world) == ["2026-03-03T00:00"]


async def test_in_private_it_asks_for_the_room(world: World) -> None:
    mia, ana = await world.person("mia", moderator=True, language=world.language), await world.person("ana")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.says("hello", room=ROOM)
    await mia.says("!prompt plan 9:00 weekdays berlin")
    mia.sees("prompt-which-room")
    await mia.says("nowhere at all")
    mia.sees("prompt-place-unknown")
    await mia.says(ROOM)
    mia.sees("prompt-planned", "prompt-first")
    await mia.says("!prompt list")
    mia.sees("prompt-plan", "prompt-library")
    await world.at("2026-03-02T09:00:00+01:00")
    assert len(prompts(world)) == 1


async def test_todays_is_made_up_for_and_yesterdays_is_not(world: World) -> None:
    await planned(world)
    await world.at("2026-03-02T10:00:00+01:00")
    await world.crash(until="2026-03-05T12:00:00+01:00")
    assert instants(world) == ["2026-03-02T08:00", "2026-03-05T11:00"]
    await world.crash(until="2026-03-06T15:01:00+01:00")
    assert len(prompts(world)) == 2
    await world.at("2026-03-07T09:00:00+01:00")
    assert instants(world)[2:] == ["2026-03-07T08:00"]


@pytest.mark.parametrize("point", ["before commit", "after commit", "after send"])
async def test_a_crash_loses_nothing_and_repeats_nothing(world: World, point: str) -> None:
    await planned(world)
    await world.crash(point)
    await world.at("2026-03-02T09:30:00+01:00")
    assert len(prompts(world)) == 1
    await world.at("2026-03-03T09:30:00+01:00")
    assert len(set(texts(world))) == len(prompts(world)) == 2


async def test_a_quiet_community_is_left_alone_and_nothing_is_used_up(world: World) -> None:
    mia = await planned(world)
    await mia.says("!prompt preview")
    first = mia.sees("prompt-preview").text.splitlines()[1]
    await mia.says("!community quiet thursday")
    mia.sees("community-quiet-until")
    await world.at("2026-03-04T20:00:00+01:00")
    assert not prompts(world)
    await world.at("2026-03-05T09:00:00+01:00")
    assert len(prompts(world)) == 1
    assert texts(world)[0] in first


async def test_the_next_date_is_left_out(world: World) -> None:
    mia = await planned(world)
    await mia.says("!prompt skip", room=ROOM)
    mia.sees("prompt-skipped", "prompt-next-comes")
    await world.at("2026-03-02T12:00:00+01:00")
    assert not prompts(world)
    await world.at("2026-03-03T09:00:00+01:00")
    assert len(prompts(world)) == 1


async def test_another_one_in_place_of_the_first(world: World) -> None:
    mia = await planned(world)
    await mia.says("!prompt preview")
    before = mia.sees("prompt-preview", choices=["prompt-another", "prompt-skip-first"]).text.splitlines()
    await mia.presses("prompt-another")
    after = mia.sees("prompt-preview").text.splitlines()
    assert after[1] != before[1]
    await world.at("2026-03-02T09:00:00+01:00")
    assert texts(world)[0] in after[1]


async def test_one_now_and_no_more_of_them(world: World) -> None:
    mia = await planned(world)
    await mia.says("!prompt now", room=ROOM)
    mia.sees("prompt-under-way")
    assert len(prompts(world)) == 1
    await mia.says("!prompt stop", room=ROOM)
    mia.sees("prompt-stopped")
    await world.at("2026-03-04T12:00:00+01:00")
    assert len(prompts(world)) == 1
    await mia.says("!prompt preview")
    mia.sees("prompt-none")
    await mia.says("!prompt plan 9:00 berlin", room=ROOM)
    await world.at("2026-03-05T09:00:00+01:00")
    assert len(set(texts(world))) == 2, "what was shown before is remembered"


async def test_a_suggestion_is_read_without_a_name_and_shown_as_it_was_typed(world: World) -> None:
    mia = await planned(world)
    ana = await world.person("ana")
    words = "A jay in <b>your</b> garden, @everyone, or [none](https://example.org)?"
    await ana.says(f"!prompt suggest {words}")
    ana.sees("prompt-suggested", choices=["prompt-take-back"], seen="only_you")
    assert b"jay in <b>" not in await world.kept()
    await mia.says("!prompt review")
    review = mia.sees("prompt-review", "prompt-free", choices=["prompt-approve", "prompt-decline"], seen="only_you")
    assert words in review.text
    assert "ana" not in review.text.casefold().replace(words.casefold(), "")
    await mia.presses("prompt-approve")
    mia.sees("prompt-approved", "prompt-review-none")
    await ana.presses("prompt-take-back")
    ana.sees("choice-gone")
    assert b"jay in <b>" not in await world.kept()
    await world.at("2026-03-12T09:00:00+01:00")
    (shown,) = [seen for seen in prompts(world) if words in seen.text]
    assert not shown.pings
    assert not ana.is_pinged()


async def test_a_suggestion_can_be_taken_back_or_declined(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    ana = await world.person("ana")
    await ana.says("!prompt suggest A word for a wet day.")
    ana.sees("prompt-suggested")
    await ana.presses("prompt-take-back")
    ana.sees("prompt-taken-back")
    await mia.says("!prompt review")
    mia.sees("prompt-review-none")
    await ana.says("!prompt suggest A word for a dry day.")
    ana.sees("prompt-suggested")
    await mia.says("!prompt review")
    mia.sees("prompt-review")
    await mia.presses("prompt-decline")
    mia.sees("prompt-declined", "prompt-review-none")
    ana.sees_nothing()


async def test_a_long_one_is_refused_in_a_sentence(world: World) -> None:
    mia, ana = await world.person("mia", moderator=True, language=world.language), await world.person("ana")
    await ana.says("!prompt suggest " + "ja " * 500)
    ana.sees("words-too-long", "nothing-done")
    await mia.says("!prompt add " + "ja " * 500)
    mia.sees("words-too-long", "nothing-done")


async def test_prompts_of_ones_own_come_and_go(world: World) -> None:
    mia = await planned(world)
    await mia.says("!prompt add A pebble, or a *stone*.")
    assert "*stone*" in mia.sees("prompt-added", "prompt-free", choices=["prompt-drop"]).text
    await mia.says("!prompt add a pebble or a *stone*")
    mia.skips()
    await mia.says("!prompt add A pebble, or a *stone*.")
    mia.sees("prompt-there")
    await mia.says("!prompt list")
    mia.sees("prompt-plan", "prompt-library", "prompt-own-line")
    await mia.says("!prompt remove 9")
    mia.sees("prompt-unknown")
    await mia.says("!prompt remove 1")
    mia.sees("prompt-removed")


async def test_a_special_day_has_its_own_or_none(world: World) -> None:
    mia = await planned(world)
    await mia.says("!prompt special 3 march A lantern, for everybody who was here.")
    mia.sees("prompt-special-set", "prompt-free")
    await mia.says("!prompt special 4 march")
    mia.sees("prompt-special-quiet")
    await mia.says("!prompt special 5 march usual")
    mia.sees("prompt-special-none")
    await mia.says("!prompt list")
    assert "lantern" in mia.sees("prompt-special-line", "prompt-special-line-quiet").text
    await mia.says("!prompt preview")
    mia.sees("prompt-coming", "prompt-coming-none")
    await world.at("2026-03-05T10:00:00+01:00")
    assert instants(world) == ["2026-03-02T08:00", "2026-03-03T08:00", "2026-03-05T08:00"]
    assert texts(world)[1] == "A lantern, for everybody who was here."


async def test_they_come_in_the_language_of_the_community(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await world.at("2026-03-02T08:00:00+01:00")
    await mia.says("!community setup german berlin")
    await mia.says("!prompt plan 9:00", room=ROOM)
    await world.at("2026-03-02T09:00:00+01:00")
    assert pattern_of("prompt-free", "de").search(world.in_room(ROOM)[-1].text)


async def test_answers_are_conversation(world: World) -> None:
    ana = await world.person("ana")
    await planned(world)
    await world.at("2026-03-02T09:00:00+01:00")
    await ana.says("a kingfisher over the weir", room=ROOM)
    ana.sees_nothing()
    assert b"kingfisher" not in await world.kept()
