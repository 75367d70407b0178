"""Somebody asks for a person here, and hears what became of it. The words here are our own."""

from __future__ import annotations

import pytest

from tests.support.person import Person, Seen, World
from tests.support.words import pattern_of

ROOM = "#helpers"
ASKED = "Apart from what you ask the helpers here yourself, I have told nobody."
SUPPORT = "i keep thinking that i want to die"


async def helpers(world: World, *names: str) -> list[Person]:
    """They read the language of the room for alerts."""
    return [await world.person(name, helper=True, language="en") for name in names]


def stands(world: World, *keys: str) -> Seen:
    """What stands last in the room for alerts has a line of each key."""
    newest = world.in_room(ROOM)[-1]
    for key in keys:
        assert pattern_of(key).search(newest.text), f"waits for {key}, and there is: {newest}"
    return newest


async def test_ask_for_oneself(world: World) -> None:
    (ben,) = await helpers(world, "ben")
    ana = await world.person("ana")
    await ana.says("!ask")
    ana.sees("ask-about", choices=["ask-about-me", "ask-about-worried", "ask-about-not-right"], seen="only_you")
    await ana.presses("ask-about-me")
    ana.sees("ask-which-for-me", choices=["ask-need-listen", "ask-need-ideas", "ask-need-service", "ask-need-cancel"])
    assert not world.in_room(ROOM)
    await ana.presses("ask-need-listen")
    ana.sees("ask-sent", choices=["ask-add-words", "ask-take-back"])
    shown = stands(world, "request-me", "request-need")
    assert "ana" in shown.text
    assert shown.pings == ("ben",)
    assert ben.is_pinged()
    await ben.presses("alert-take", room=ROOM)
    ben.sees("alert-yours", "alert-yours-told")
    assert "ben" in ana.sees("alert-taken-told", seen="direct").text
    assert stands(world, "alert-taken").edits


async def test_ask_in_one_line(world: World) -> None:
    await helpers(world, "ben")
    ana = await world.person("ana")
    await ana.says("!ask me ideas")
    ana.sees("ask-sent")
    stands(world, "request-me", "request-need")


async def test_nothing_is_sent_where_they_think_better_of_it(world: World) -> None:
    await helpers(world, "ben")
    ana = await world.person("ana")
    await ana.says("!ask me")
    ana.sees("ask-which-for-me")
    await ana.presses("ask-need-cancel")
    ana.sees("ask-cancelled")
    assert not world.in_room(ROOM)


async def test_worried_about_someone(world: World) -> None:
    await helpers(world, "ben")
    ana, eva = await world.person("ana"), await world.person("eva")
    await ana.says("!ask worried")
    ana.sees("ask-which-for-worried")
    await ana.presses("ask-need-ideas")
    ana.sees("ask-sent")
    stands(world, "request-worried")
    eva.sees_nothing()


async def test_something_is_not_right_is_for_moderators(world: World) -> None:
    (ben,) = await helpers(world, "ben")
    mia = await world.person("mia", moderator=True, language="en")
    ana = await world.person("ana")
    await ana.says("!ask not-right")
    ana.sees("ask-which-for-not-right")
    await ana.presses("ask-need-look")
    ana.sees("ask-sent-moderators")
    assert not stands(world, "request-not-right").pings
    await ben.presses("alert-take", room=ROOM)
    ben.sees("alert-for-moderators")
    await ben.says("!alert list")
    ben.sees("alert-list-none")
    await mia.presses("alert-take", room=ROOM)
    mia.sees("alert-yours")
    ana.sees("alert-taken-told-moderator")


async def test_what_is_added_is_shown_until_it_is_finished(world: World) -> None:
    (ben,) = await helpers(world, "ben")
    ana = await world.person("ana")
    await ana.says("!ask me listen")
    ana.sees("ask-sent")
    assert not pattern_of("request-words").search(stands(world).text)
    await ana.presses("ask-add-words")
    ana.sees("ask-words")
    await ana.says("the jay in my garden is gone")
    ana.sees("ask-words-added")
    assert "the jay in my garden is gone" in stands(world, "request-words").text
    assert b"the jay in my garden is gone" not in await world.kept()
    await ben.presses("alert-done", room=ROOM)
    ben.sees("alert-how-did-it-end")
    await ben.presses("alert-ended-talked")
    ben.sees("alert-thanks", choices=["answer-yes", "answer-no"])
    assert "jay" not in stands(world, "alert-finished-by").text


async def test_asking_twice_is_one_request(world: World) -> None:
    (ben,) = await helpers(world, "ben")
    ana = await world.person("ana")
    await ana.says("!ask me listen")
    assert ben.is_pinged()
    await ana.says("!ask me service")
    ana.sees("ask-sent")
    ana.sees("ask-merged")
    assert stands(world, "request-me").edits
    assert not ben.is_pinged()
    await ben.says("!alert list")
    assert ben.sees("alert-list").text.count("ana") == 1


async def test_nobody_was_free(world: World) -> None:
    await world.at("2026-03-02T03:00:00Z")
    (ben,) = await helpers(world, "ben")
    ana = await world.person("ana", zone="UTC")
    await ana.says("!ask me listen")
    assert "3:30" in ana.sees("ask-sent").text
    assert ben.is_pinged()
    await world.at("2026-03-02T03:15:00Z")
    stands(world, "alert-nobody-yet")
    assert ben.is_pinged(), "all are called once more"
    ana.sees_nothing()
    await world.at("2026-03-02T03:30:00Z")
    stands(world, "alert-no-one")
    assert "findahelpline" in ana.sees("request-untaken", seen="direct").text
    assert not ben.is_pinged()
    await world.at("2026-03-02T05:00:00Z")
    ana.sees_nothing()
    await ben.presses("alert-take", room=ROOM)
    ana.sees("alert-taken-told")


async def test_it_can_be_taken_back(world: World) -> None:
    await helpers(world, "ben")
    ana = await world.person("ana", zone="UTC")
    await world.at("2026-03-02T12:00:00Z")
    await ana.says("!ask me listen")
    ana.sees("ask-sent")
    await ana.presses("ask-take-back")
    ana.sees("ask-taken-back")
    assert "ana" not in stands(world, "alert-finished").text
    await world.at("2026-03-02T14:00:00Z")
    ana.sees_nothing()


async def test_where_nobody_can_be_told_it_is_said(world: World) -> None:
    """Whoever reads the room for alerts is not asked for there; and nobody else is on duty."""
    ana = await world.person("ana", helper=True)
    await ana.says("!duty off")
    ana.skips()
    await ana.says("!ask me listen")
    assert "findahelpline" in ana.sees("ask-nobody", seen="only_you").text
    await ana.says("!ask not-right look")
    ana.sees("ask-nobody-not-right")
    assert not world.in_room(ROOM)


async def test_a_helper_who_asks_is_heard_by_the_others(world: World) -> None:
    ben, cem = await helpers(world, "ben", "cem")
    await ben.says("!ask me listen")
    ben.sees("ask-sent")
    assert not world.in_room(ROOM)
    cem.sees("request-me", seen="direct")
    await ben.says("!alert take 1")
    ben.sees("alert-unknown")
    await cem.says("!alert take 1")
    cem.sees("alert-yours")
    ben.sees("alert-taken-told")


@pytest.mark.parametrize("words", ["!alert list", "!alert take 1", "!alert done", "!duty on"])
async def test_it_is_for_helpers(world: World, words: str) -> None:
    ana = await world.person("ana")
    await ana.says(words)
    ana.sees("not-allowed")


async def test_whoever_asked_cannot_be_found_by_somebody_else_in_the_room(world: World) -> None:
    await helpers(world, "ben")
    ana, eva = await world.person("ana"), await world.person("eva")
    await ana.says("!ask me listen")
    ana.sees("ask-sent")
    eva.sees_nothing()
    assert [seen.to for seen in world.shown if "ana" in seen.text] == [ROOM]


async def test_a_note_does_not_deny_what_somebody_asks_for_themselves(world: World) -> None:
    """What they add goes to those who help; what sounds hard in it, to nobody else."""
    await helpers(world, "ben")
    ana = await world.person("ana", language="en")
    await ana.says(f"!ask me listen {SUPPORT}")
    both = [ana.sees(), ana.sees()]
    assert sum(ASKED in one.text for one in both) == 1
    eva = await world.person("eva", language="en")
    await eva.says("!ask me listen")
    eva.sees("ask-sent")
    await eva.presses("ask-add-words")
    eva.sees("ask-words")
    await eva.says(SUPPORT)
    both = [eva.sees(), eva.sees()]
    assert sum(ASKED in one.text for one in both) == 1
