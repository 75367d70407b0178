"""The private note that answers words which sound like a crisis. The words here are our own."""

from __future__ import annotations

import pytest

from bot.core.replies import Text
from tests.support.person import Person, World
from tests.support.words import catalog, pattern_of

SUPPORT = "i keep thinking that i want to die"
URGENT = "i am going to kill myself tonight"
FRIEND = "my friend told me she wants to kill herself"
HARMLESS = "see you at the market"


async def announced(world: World, *settings: str) -> Person:
    """Mia moderates; the announcement stands in #lounge, and the numbers are those of the United Kingdom."""
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community setup country:GB", room="#lounge")
    await mia.presses("community-announce", room="#lounge")
    for setting in settings:
        await mia.says(f"!safety settings {setting}")
    mia.skips()
    return mia


def says_all_of(person: Person, key: str, text: str) -> bool:
    """Whether a text holds all of a message of the catalogs."""
    return catalog().plain(Text(key), person.language) in text


async def test_a_note_comes_in_private_to_whoever_wrote(world: World) -> None:
    await announced(world)
    ana, ben = await world.person("ana"), await world.person("ben")
    await ana.says(HARMLESS, room="#lounge")
    ana.sees_nothing()
    before = len(world.in_room("#lounge"))
    await ana.says(SUPPORT, room="#lounge")
    note = ana.sees("note-private", "note-talking", seen="direct")
    assert "999" in note.text
    assert "116 123" in note.text
    assert "die" not in note.text, "what somebody wrote is not quoted"
    assert note.cog == "signposting"
    ben.sees_nothing()
    assert len(world.in_room("#lounge")) == before


async def test_the_choices_of_a_note(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(SUPPORT, room="#lounge")
    assert ana.sees("note-private").choices == tuple(
        map(
            ana.label,
            (
                *("turn-more-places", "turn-for-young", "calm-offer", "note-ask", "note-not-now", "note-hide"),
                *("turn-not-working", "note-unscreened"),
            ),
        )
    )


async def test_an_urgent_note_begins_with_the_emergency_number(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    note = ana.sees("note-private", "note-urgent", "note-talk", seen="direct")
    assert note.text.index("999") < note.text.index("116 123")
    assert ana.label("note-not-now") not in note.choices
    assert ana.label("note-ask") not in note.choices


async def test_private_words_are_between_the_two_of_us(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(URGENT)
    note = ana.sees("note-private", "note-urgent", seen="direct")
    assert "999" in note.text
    assert says_all_of(ana, "note-told-nobody", note.text)
    assert ana.label("note-ask") in note.choices
    ana.sees_nothing()  # that we did not understand them is no answer to such words
    await ana.says(URGENT)
    ana.sees("not-understood-noted", seen="only_you")  # nor is it, within the hour in which the note holds


async def test_once_in_24_hours(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await world.at("2026-03-02T12:00:00Z")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees("note-private")
    await world.at("2026-03-03T11:00:00Z")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees_nothing()
    await world.at("2026-03-03T12:30:00Z")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees("note-private")


async def test_it_is_remembered_over_a_restart(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees("note-private")
    await world.crash()
    await ana.says(SUPPORT, room="#lounge")
    ana.sees_nothing()


async def test_a_higher_level_breaks_through(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees("note-private")
    await ana.says(URGENT, room="#lounge")
    ana.sees("note-urgent")
    await ana.says(SUPPORT, room="#lounge")
    await ana.says(URGENT, room="#lounge")
    ana.sees_nothing()


async def test_an_urgent_note_once_an_hour(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await world.at("2026-03-02T12:00:00Z")
    await ana.says(URGENT, room="#lounge")
    ana.sees("note-urgent")
    await world.at("2026-03-02T12:50:00Z")
    await ana.says(URGENT, room="#lounge")
    ana.sees_nothing()
    await world.at("2026-03-02T13:10:00Z")
    await ana.says(URGENT, room="#lounge")
    ana.sees("note-urgent")


async def test_words_about_oneself_break_through_words_about_a_friend(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(FRIEND, room="#lounge")
    ana.sees("note-someone-else")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees("note-private")


async def test_not_now_means_24_hours_but_not_for_danger(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await world.at("2026-03-02T12:00:00Z")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees("note-private")
    await world.at("2026-03-02T20:00:00Z")
    await ana.presses("note-not-now")
    ana.sees("note-left-alone")
    await world.at("2026-03-03T18:00:00Z")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees_nothing()
    await ana.says(URGENT, room="#lounge")
    ana.sees("note-urgent")


async def test_a_note_that_did_not_arrive_stands_in_no_other_ones_way(world: World) -> None:
    await announced(world, "pointer:off")
    ana = await world.person("ana")
    await ana.says("!you show")
    ana.skips()
    await ana.blocks()
    await ana.says(URGENT, room="#lounge")
    ana.sees_nothing()
    await ana.blocks(False)
    await ana.says("!you show")
    seen = ana.skips()
    assert any(says_all_of(ana, "note-private", each.text) for each in seen) or any(
        pattern_of("note-missed", ana.language).search(each.text) for each in seen
    )


async def test_two_lines_are_read_together(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says("i have my pills here", room="#lounge")
    ana.skips()
    await ana.says("tonight", room="#lounge")
    ana.sees("note-urgent")


async def test_lines_far_apart_are_not_read_together(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await world.at("2026-03-02T12:00:00Z")
    await ana.says("i have my pills here", room="#lounge")
    ana.skips()
    await world.at("2026-03-02T12:03:00Z")
    await ana.says("tonight", room="#lounge")
    ana.sees_nothing()


@pytest.mark.parametrize("mode", ["off", "trial"])
async def test_where_it_is_off_or_on_trial_nobody_is_written_to(world: World, mode: str) -> None:
    mia = await announced(world, mode)
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    ana.sees_nothing()
    await mia.says("!safety settings")
    shown = mia.sees(f"safety-is-{mode}")
    assert says_all_of(mia, "safety-no-counts", shown.text) == (mode == "off")
    await mia.says("!safety settings on")
    mia.skips()
    await ana.says(URGENT, room="#lounge")
    ana.sees("note-urgent")


async def test_a_quiet_room_is_left_alone(world: World) -> None:
    await announced(world, "quiet:#lounge")
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    ana.sees_nothing()
    await ana.says(URGENT, room="#square")
    ana.sees("note-urgent")


async def test_each_can_switch_it_off_for_their_own_words(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says("!you screening off")
    ana.sees("you-screening-off")
    await ana.says(URGENT, room="#lounge")
    ana.sees_nothing()
    await ana.says("!you show")
    ana.sees("you-show", "you-screening")
    await ana.says("!you screening on")
    ana.sees("you-screening-on")
    await ana.says(URGENT, room="#lounge")
    ana.sees("note-urgent")


async def test_it_can_be_switched_off_from_the_note(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees("note-private")
    await ana.presses("note-unscreened")
    ana.sees("you-screening-off")
    await ana.says(URGENT, room="#lounge")
    ana.sees_nothing()


async def test_quiet_stops_notes(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says("!you quiet on")
    ana.skips()
    await ana.says(URGENT, room="#lounge")
    ana.sees_nothing()


async def test_worry_about_somebody_else(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(FRIEND, room="#lounge")
    note = ana.sees("note-private", "note-their-danger", "note-someone-else", "note-someone-else-lines", seen="direct")
    assert ana.label("calm-offer") not in note.choices


async def test_abuse_is_closed_until_it_is_opened_and_goes_in_an_hour(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await world.at("2026-03-02T12:00:00Z")
    await ana.says("my husband hits me and i am scared of him", room="#lounge")
    closed = ana.sees("note-closed", choices=["note-open", "note-remove"], seen="direct")
    assert "999" not in closed.text
    await ana.presses("note-open")
    opened = ana.sees("note-goes", "note-abuse", "note-able-to-call")
    assert "999" in opened.text
    assert ana.label("note-hide") in opened.choices
    gone = world.taken_away("ana")
    await world.at("2026-03-02T12:55:00Z")
    assert world.taken_away("ana") == gone
    await world.at("2026-03-02T13:05:00Z")
    assert world.taken_away("ana") == gone + 1
    ana.sees_nothing()


async def test_what_was_opened_can_be_hidden_sooner(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says("my husband hits me and i am scared of him", room="#lounge")
    await ana.presses("note-open")
    ana.skips()
    gone = world.taken_away("ana")
    await ana.presses("note-hide")
    ana.sees_nothing()
    assert world.taken_away("ana") == gone + 1


async def test_a_closed_note_can_be_removed_unread(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says("my husband hits me and i am scared of him", room="#lounge")
    ana.sees("note-closed")
    await ana.presses("note-remove")
    ana.sees_nothing()
    assert world.taken_away("ana") == 1


async def test_hiding_takes_the_note_away(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees("note-private")
    await ana.presses("note-hide")
    ana.sees_nothing()
    assert world.taken_away("ana") == 1


async def test_without_a_country_the_note_asks_for_it(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community setup", room="#lounge")
    await mia.presses("community-announce", room="#lounge")
    ana = await world.person("ana")
    await ana.says(SUPPORT, room="#lounge")
    note = ana.sees("note-private", "turn-country-unknown")
    assert "findahelpline.com" in note.text
    await ana.presses("note-say-country")
    ana.sees("ask-signposting-country-country")
    await ana.says("Ireland")
    assert "116 123" in ana.sees("note-country-set").text


async def test_a_country_without_a_line_is_admitted(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says("!you country Tuvalu")
    ana.skips()
    await ana.says(SUPPORT, room="#lounge")
    assert "findahelpline.com" in ana.sees("note-private", "turn-none-for-country").text


@pytest.mark.parametrize("language", ["de", "es", "fr", "pt"])
async def test_the_note_is_in_the_readers_language(world: World, language: str) -> None:
    await announced(world)
    ana = await world.person("ana", language=language)
    await ana.says(URGENT, room="#lounge")
    note = ana.skips()[-1]
    assert note.text.startswith(catalog().plain(Text("note-private"), language))
    assert "112" not in note.text
    assert "I have" not in note.text


async def test_nothing_of_the_words_is_kept(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(f"{SUPPORT} as I told my cat Brambleby", room="#lounge")
    ana.sees("note-private")
    assert b"Brambleby" not in await world.kept()


async def test_a_note_is_given_out_and_erased_with_all_else(world: World) -> None:
    await announced(world)
    ana = await world.person("ana")
    await ana.says(SUPPORT, room="#lounge")
    ana.sees("note-private")
    await ana.says("!you export")
    (file,) = ana.skips()[-1].files
    assert "private notes about what you wrote" in file["text"]
