"""Words that sound like danger, and those who help here: told where to look, and never what was said."""

from __future__ import annotations

from tests.support.person import Person, Seen, World
from tests.support.words import label, pattern_of

ROOM = "#helpers"
URGENT = "i am going to kill myself tonight"
AGAIN = "i am going to kill myself right now"


async def community(world: World, *names: str) -> list[Person]:
    """Screening is announced; these are on duty, and read the language of the room for alerts."""
    mia = await world.person("mia", moderator=True, language="en")
    await mia.says("!community setup country:GB", room="#lounge")
    await mia.presses("community-announce", room="#lounge")
    mia.skips()
    return [mia, *[await world.person(name, helper=True, language="en") for name in names]]


def stands(world: World, *keys: str) -> Seen:
    """What stands last in the room for alerts has a line of each key."""
    newest = world.in_room(ROOM)[-1]
    for key in keys:
        assert pattern_of(key).search(newest.text), f"waits for {key}, and there is: {newest}"
    return newest


async def test_helpers_are_told_where_to_look_and_never_what_was_said(world: World) -> None:
    _, ben = await community(world, "ben")
    ana, eva = await world.person("ana"), await world.person("eva")
    await ana.says(URGENT, room="#lounge")
    ana.sees("note-urgent")
    first = next(seen for seen in world.in_room(ROOM) if not seen.edits)
    assert pattern_of("alert-urgent").search(first.text)
    assert first.pings == ("ben",)
    assert ben.is_pinged()
    shown = stands(world, "alert-urgent", "alert-note")
    assert "ana" in shown.text
    assert "#lounge" in shown.text
    assert "going to" not in shown.text
    assert "myself" not in shown.text
    assert "tonight" not in shown.text
    assert not eva.is_pinged()
    eva.sees_nothing()


async def test_taken_passed_on_and_finished(world: World) -> None:
    await world.at("2026-03-02T03:00:00Z")
    _, ben, cem = await community(world, "ben", "cem")
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    ana.sees("note-urgent")
    await ben.presses("alert-take", room=ROOM)
    ben.sees("alert-yours")
    assert "ben" in stands(world, "alert-taken").text
    assert "ben" in ana.sees("alert-taken-told", seen="direct").text
    await cem.says("!alert take")
    cem.sees("alert-list-none")
    await cem.says("!alert take 1")
    assert "ben" in cem.sees("alert-has").text
    await ben.says("!alert pass")
    ben.sees("alert-passed")
    assert not pattern_of("alert-taken").search(stands(world).text)
    await cem.presses("alert-take", room=ROOM)
    cem.sees("alert-yours")
    ana.sees("alert-taken-told")
    await cem.presses("alert-done", room=ROOM)
    cem.sees(
        "alert-how-did-it-end", choices=["alert-ended-talked", "alert-ended-not-needed", "alert-ended-false-alarm"]
    )
    await cem.presses("alert-ended-not-needed")
    cem.sees("alert-thanks")
    assert "ana" not in stands(world, "alert-finished-by").text
    await cem.presses("answer-yes")
    cem.sees("alert-rest")
    assert ben.is_pinged()
    assert cem.is_pinged()
    await world.at("2026-03-02T05:00:00Z")
    await ana.says(AGAIN, room="#lounge")
    assert ben.is_pinged()
    assert not cem.is_pinged(), "cem rests"


async def test_the_safety_text_is_shown_to_a_helper_who_presses_for_it(world: World) -> None:
    mia, ben = await community(world, "ben")
    await mia.says("!community policy Two helpers look in at nine. At other times nobody does.")
    mia.skips()
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    before = len(world.in_room(ROOM))
    await ben.presses("alert-policy", room=ROOM)
    shown = ben.sees("alert-policy-is", seen="only_you")
    assert "Two helpers look in at nine." in shown.text
    assert len(world.in_room(ROOM)) == before


async def test_whether_the_newest_note_arrived_is_shown(world: World) -> None:
    mia, _ = await community(world, "ben")
    await mia.says("!safety settings pointer:off")
    ana = await world.person("ana")
    await ana.says("!you show")
    await ana.blocks()
    await ana.says(URGENT, room="#lounge")
    assert label("alert-note-refused") in stands(world, "alert-note").text
    await ana.blocks(False)
    await ana.says(AGAIN, room="#lounge")
    shown = stands(world, "alert-again", "alert-note").text
    assert label("alert-note-refused") not in shown
    assert label("alert-note-waiting") not in shown


async def test_nobody_takes_it(world: World) -> None:
    await world.at("2026-03-02T03:00:00Z")
    _, ben = await community(world, "ben")
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    assert ben.is_pinged()
    await world.at("2026-03-02T03:16:00Z")
    stands(world, "alert-nobody-yet")
    assert ben.is_pinged()
    await world.at("2026-03-02T03:31:00Z")
    assert stands(world, "alert-no-one").choices
    await world.at("2026-03-02T06:00:00Z")
    assert not ben.is_pinged()


async def test_two_messages_are_one_alert(world: World) -> None:
    _, ben = await community(world, "ben")
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    assert ben.is_pinged()
    await ana.says(AGAIN, room="#garden")
    assert "#garden" in stands(world, "alert-again").text
    assert not ben.is_pinged()
    await ben.says("!alert list")
    assert ben.sees("alert-list").text.count("ana") == 1


async def test_a_helper_in_danger_is_not_spoken_of_before_their_own_eyes(world: World) -> None:
    _, ben, cem = await community(world, "ben", "cem")
    await ben.says(URGENT, room="#lounge")
    ben.sees("note-urgent")
    assert not world.in_room(ROOM)
    cem.sees("alert-urgent", seen="direct")
    await ben.says("!alert list")
    ben.sees("alert-list-none")
    await ben.says("!alert take 1")
    ben.sees("alert-unknown")
    await ben.says("!alert take 7")
    ben.sees("alert-unknown")
    cem.skips()
    await cem.presses("alert-take")
    assert any(pattern_of("alert-yours").search(seen.text) for seen in cem.skips())
    ben.sees("alert-taken-told")


async def test_they_leave(world: World) -> None:
    await community(world, "ben")
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    await ana.leaves()
    assert stands(world, "alert-urgent", "alert-has-left").edits


async def test_their_message_is_deleted(world: World) -> None:
    await community(world, "ben")
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    await ana.deletes()
    assert "(message deleted)" in stands(world, "alert-urgent").text


async def test_who_is_off_duty_is_not_called_and_it_stands_there_all_the_same(world: World) -> None:
    _, ben, cem = await community(world, "ben", "cem")
    ana = await world.person("ana")
    await ben.says("!duty off")
    ben.sees("duty-off")
    await cem.says("!duty hours mon 3:00-3:01 london")
    cem.sees("duty-hours")
    await ana.says(URGENT, room="#lounge")
    note = ana.sees("note-urgent").text
    stands(world, "alert-urgent")
    assert not ben.is_pinged()
    assert not cem.is_pinged()
    assert pattern_of("note-told-helpers", ana.language).search(note)


async def test_a_helper_who_leaves_gives_back_what_they_had(world: World) -> None:
    _, ben, cem = await community(world, "ben", "cem")
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    await ben.presses("alert-take", room=ROOM)
    stands(world, "alert-taken")
    await ben.leaves()
    assert not pattern_of("alert-taken").search(stands(world).text)
    await cem.presses("alert-take", room=ROOM)
    cem.sees("alert-yours")


async def test_two_at_most(world: World) -> None:
    _, ben, cem = await community(world, "ben", "cem")
    for name in ("ana", "eva", "ida"):
        await (await world.person(name)).says("!ask me listen")
    for number in (1, 2):
        await ben.says(f"!alert take {number}")
        ben.sees("alert-yours")
    await ben.says("!alert take 3")
    ben.sees("alert-hands-full")
    await cem.says("!alert take 3")
    cem.sees("alert-yours")


async def test_words_in_private_are_told_to_nobody(world: World) -> None:
    _, ben = await community(world, "ben")
    ana = await world.person("ana")
    await ana.says(URGENT)
    ana.skips()
    assert not world.in_room(ROOM)
    assert not ben.is_pinged()


async def test_what_is_erased_is_not_shown_any_more(world: World) -> None:
    await community(world, "ben")
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    await ana.says("!you erase")
    await ana.presses("you-erase-now")
    shown = stands(world, "alert-erased")
    assert "ana" not in shown.text
    assert not shown.choices
