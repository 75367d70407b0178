"""What moderators make of the directory of their community, and what its members are told from then on."""

from __future__ import annotations

import re

import pytest

from tests.support.person import Person, World
from tests.support.words import pattern_of

ADD = '!resource add "Night line" "call 0123 456" country:GB topics:"somebody to talk to" hours:"24/7"'
ROOM = "#helpers"
SUPPORT = "i keep thinking that i want to die"


async def moderator(world: World) -> Person:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says("!community setup country:GB", room="#lounge")
    await mia.presses("community-announce", room="#lounge")
    mia.skips()
    return mia


@pytest.mark.parametrize(
    "command",
    [
        "resource add", "resource edit gb-shout name Other", "resource confirm gb-shout", "resource suspend gb-shout",
        "resource resume gb-shout", "resource remove gb-shout", "resource list", "resource words list",
    ],
)  # fmt: skip
async def test_it_is_for_moderators(world: World, command: str) -> None:
    ana = await world.person("ana")
    await ana.says(f"!{command}")
    ana.sees("not-allowed")


async def test_in_one_line(world: World) -> None:
    mia = await moderator(world)
    await mia.says(
        '!resource add "Night line" "call 0123 456; text 85258 with NIGHT" country:DE topics:sleep '
        'about:"Two people who listen" hours:"Mon-Fri 18:00-23:00" zone:Europe/Berlin languages:de,en cost:free'
    )
    shown = mia.sees("resource-added", "resource-as-seen", "resource-hours").text
    for said in ("Night line", "0123 456", "own-night-line", "Two people who listen", "Mon-Fri 18:00-23:00", "Berlin"):
        assert said in shown, said
    await mia.says("!urgent DE")
    assert "Night line" not in mia.sees("turn-emergency").text, "about sleep: it stands behind the lines for all"
    await mia.says("!urgent DE more")
    assert "Night line" in mia.sees("turn-emergency").text


async def test_step_by_step(world: World) -> None:
    mia = await moderator(world)
    await mia.says("!resource add")
    mia.sees("resource-ask-name")
    await mia.says("Night line")
    mia.sees("resource-ask-reach")
    await mia.says("call <b>0123</b>")
    mia.sees("resource-reach-number")
    await mia.says("call 0123 456")
    mia.sees("resource-added", "resource-missing", choices=[f"resource-field-{one}" for one in NOT_SAID])
    await mia.presses("resource-field-topics")
    mia.sees("resource-ask-topics")
    await mia.presses("resource-topic-suicide")
    mia.sees("resource-changed", choices=[f"resource-field-{one}" for one in NOT_SAID[1:]])
    await mia.presses("resource-field-hours")
    mia.sees("resource-ask-hours")
    await mia.says("whenever")
    mia.sees("resource-hours-unknown")
    await mia.says("weekdays 6pm to 11pm")
    assert "Mon-Fri 18:00-23:00" in mia.sees("resource-changed", "resource-hours").text
    ana = await world.person("ana")
    await ana.says("!urgent")
    assert "Night line" in ana.sees("turn-emergency").text


NOT_SAID = ["topics", "about", "hours", "languages", "cost"]


async def test_what_is_typed_is_shown_as_it_is_and_calls_nobody(world: World) -> None:
    mia = await moderator(world)
    await mia.says('!resource add "@everyone **Night** <@1> line" "call *4141" topics:suicide')
    shown = mia.sees("resource-added")
    assert "@everyone **Night** <@1> line" in shown.text
    assert "*4141" in shown.text
    ana = await world.person("ana")
    await ana.says(SUPPORT, room="#lounge")
    assert "@everyone **Night** <@1> line" in ana.sees("note-private").text
    assert not any(seen.pings for seen in world.shown)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ('"Night line" "javascript:alert(1)"', "resource-reach-https"),
        ('"Night line" "http://example.org"', "resource-reach-https"),
        ('"Night line" "call 12<script>"', "resource-reach-number"),
        ('"Night line" "call 0123 456" hours:sometimes', "resource-hours-unknown"),
        ('"Night line" "call 0123 456" country:atlantis', "country-unknown"),
        ('"Night line" "call 0123 456" topics:qwertz', "resource-topics-unknown"),
        ('"Night line" "call 0123 456" cost:bananas', "one-of-unknown"),
    ],
)
async def test_what_cannot_be_read_is_said_and_nothing_is_kept(world: World, written: str, why: str) -> None:
    mia = await moderator(world)
    await mia.says(f"!resource add {written}")
    mia.sees(why)
    await mia.says("!resource list")
    mia.sees("resource-list-none")


async def test_an_entry_is_suspended_and_comes_back(world: World) -> None:
    """At once, in a note and in `urgent`, and also with the database gone."""
    mia = await moderator(world)
    ana, ben = await world.person("ana"), await world.person("ben")
    await mia.says("!resource suspend gb-samaritans")
    mia.sees("resource-suspended", "resource-suspended-else", choices=["resource-resume"])
    await ana.says(SUPPORT, room="#lounge")
    assert "116 123" not in ana.sees("note-private").text
    await ana.says("!urgent")
    assert "116 123" not in ana.sees("turn-emergency").text
    async with world.without_database():
        await ana.says("!urgent")
        assert "116 123" not in ana.sees("turn-emergency").text, "what was learnt last counts"
        await ben.says(SUPPORT, room="#lounge")
        assert "116 123" not in ben.sees("note-private").text
    await mia.says("!resource suspend gb-samaritans")
    mia.sees("resource-suspended")
    await mia.presses("resource-resume")
    mia.sees("resource-resumed")
    await ana.says("!urgent")
    assert "116 123" in ana.sees("turn-emergency").text
    await world.crash()
    await mia.says("!resource resume gb-samaritans")
    mia.sees("resource-not-suspended")


async def test_what_is_removed_makes_room_for_what_it_replaced(world: World) -> None:
    mia, ana = await moderator(world), await world.person("ana")
    await mia.says('!resource add "New line" "text 0123 456" country:GB topics:suicide replaces:gb-shout')
    mia.sees("resource-added")
    await ana.says("!urgent")
    assert "85258" not in ana.sees("turn-emergency").text
    await mia.says("!resource remove gb-shout")
    mia.sees("resource-not-own")
    await mia.says("!resource remove own-new-line")
    mia.sees("resource-removed", "resource-removed-back")
    await ana.says("!urgent")
    assert "85258" in ana.sees("turn-emergency").text
    await mia.says("!resource list")
    mia.sees("resource-list-none")


async def test_where_all_of_a_country_is_suspended_nobody_is_left_with_nothing(world: World) -> None:
    mia, ana = await moderator(world), await world.person("ana")
    for id_ in ("is-1717", "find-a-helpline", "befrienders-worldwide"):
        await mia.says(f"!resource suspend {id_}")
    await ana.says("!urgent IS")
    shown = ana.sees("turn-none-for-country").text
    assert "112" in shown
    assert "findahelpline" in shown


async def test_a_shipped_one_is_never_changed_silently(world: World) -> None:
    mia = await moderator(world)
    await mia.says("!resource edit gb-samaritans reach call 0123 999")
    shown = mia.sees("resource-changed-own", "resource-replaces").text
    assert "own-gb-samaritans" in shown
    ana = await world.person("ana")
    await ana.says("!urgent")
    told = ana.sees("turn-emergency").text
    assert "0123 999" in told
    assert "116 123" not in told
    await mia.says("!resource edit gb-samaritans languages en")
    assert "0123 999" in mia.sees("resource-changed", "resource-replaces").text, "the one in its place goes on"


async def test_one_is_put_in_the_place_of_another(world: World) -> None:
    mia, ana = await moderator(world), await world.person("ana")
    await mia.says('!resource add "New line" "text 0123 456" replaces:gb-shuot')
    offered = mia.sees("resource-unknown-nearest")
    await mia.presses(next(choice for choice in offered.choices if "gb-shout" in choice))
    assert "gb-shout" in mia.sees("resource-added", "resource-replaces").text
    await ana.says("!urgent")
    told = ana.sees("turn-emergency").text
    assert "New line" in told
    assert "85258" not in told
    await mia.says("!resource suspend new line")
    mia.sees("resource-suspended")
    await ana.says("!urgent")
    told = ana.sees("turn-emergency").text
    assert "New line" not in told
    assert "85258" not in told, "what was replaced does not come back by itself"
    await mia.says('!resource add "Newer line" "call 0123 789" replaces:own-new-line')
    mia.sees("resource-replaces-own")
    await mia.says("!resource suspend newer line")
    mia.sees("resource-unknown-nearest")


async def test_hours_need_a_clock(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says('!resource add "Night line" "call 0123 456" country:GB hours:18-23')
    mia.sees("resource-ask-zone")
    await mia.says("berlin")
    assert "Berlin" in mia.sees("resource-added", "resource-hours").text


async def test_named_by_number_name_and_id(world: World) -> None:
    mia = await moderator(world)
    await mia.says(ADD)
    await mia.says('!resource add "Day line" "call 0123 789"')
    mia.skips()
    await mia.says("!resource list")
    listed = mia.sees("resource-list", "resource-row").text
    assert listed.index("Day line") < listed.index("Night line")
    for name in ("2", "night line", "own-night-line"):
        await mia.says(f"!resource suspend {name}")
        assert "Night line" in mia.sees("resource-suspended").text
        await mia.says(f"!resource resume {name}")
        mia.sees("resource-resumed")
    await mia.says("!resource suspend nite line")
    offered = mia.sees("resource-unknown-nearest")
    assert any("own-night-line" in choice for choice in offered.choices)
    await mia.presses(next(choice for choice in offered.choices if "own-night-line" in choice))
    mia.sees("resource-suspended")
    await mia.says("!resource suspend zzzzzz")
    mia.sees("resource-unknown")
    await mia.says("!resource suspend 77")
    mia.sees("resource-unknown")


async def test_confirmed_today_and_by_whom(world: World) -> None:
    await world.at("2026-03-02T12:00:00Z")
    mia = await moderator(world)
    await mia.says(ADD)
    mia.skips()
    await world.at("2027-06-02T12:00:00Z")
    await mia.says("!resource list due")
    mia.sees("resource-due", "resource-due-old")
    await mia.says("!resource confirm night line")
    assert "mia" in mia.sees("resource-confirmed-now", "resource-confirmed").text
    await mia.says("!resource list due")
    mia.sees("resource-due-none")


async def test_moderators_hear_once_a_day_that_a_number_did_not_work(world: World) -> None:
    mia, ana = await moderator(world), await world.person("ana")
    for _ in range(2):
        await ana.says("!urgent")
        ana.skips()
        await ana.presses("turn-not-working")
        ana.sees("urgent-not-working-which")
        await ana.presses(next(choice for choice in ana_choices(world) if "Samaritans" in choice))
        ana.sees("urgent-not-working-thanks")
    told = [seen for seen in world.in_room(ROOM) if pattern_of("resource-fault-told").search(seen.text)]
    assert len(told) == 1
    assert "Samaritans" in told[0].text
    assert "ana" not in told[0].text
    assert not told[0].pings
    await mia.says("!resource list due")
    assert not re.search(r"\bana\b", mia.sees("resource-due", "resource-due-failing").text)
    await mia.says("!resource confirm gb-samaritans")
    mia.sees("resource-confirmed-now")
    await mia.says("!resource list due")
    mia.sees("resource-due-none")


def ana_choices(world: World) -> tuple[str, ...]:
    return world.shown_to("ana")[-1].choices


async def test_once_a_month_moderators_are_reminded(world: World) -> None:
    await world.at("2026-03-02T12:00:00Z")
    mia = await moderator(world)
    await mia.says(ADD)
    mia.skips()
    before = len(world.in_room(ROOM))
    await world.at("2027-02-10T12:00:00Z")
    assert len(world.in_room(ROOM)) == before, "nothing is a year old yet"
    await world.at("2027-04-10T12:00:00Z")
    reminded = [seen for seen in world.in_room(ROOM)[before:] if pattern_of("resource-review").search(seen.text)]
    assert len(reminded) == 1
    assert pattern_of("resource-due-old-count").search(reminded[0].text)
    await mia.says("!resource list")
    mia.sees("resource-due-old-count", "resource-row")


async def test_after_an_outage_nothing_is_sent_in_bulk(world: World) -> None:
    await world.at("2026-03-02T12:00:00Z")
    mia = await moderator(world)
    await mia.says(ADD)
    before = len(world.in_room(ROOM))
    await world.crash(until="2027-06-20T12:00:00Z")
    await mia.says("!help")
    assert len(world.in_room(ROOM)) == before
    await world.at("2027-07-02T12:00:00Z")
    assert len(world.in_room(ROOM)) == before + 1


async def test_words_of_their_own(world: World) -> None:
    mia = await moderator(world)
    await mia.says(ADD)
    await mia.says("!resource words add sleep Night Owl, 3am club")
    await mia.says("!resource words add own-night-line the lantern")
    mia.skips()
    await mia.says("!resource words list")
    shown = mia.sees("resource-words-list", "resource-words-row").text
    for said in ("3am club", "night owl", "the lantern", "own-night-line"):
        assert said in shown
    ana = await world.person("ana")
    await ana.says("!find the lantern")
    assert "Night line" in ana.sees("find-found").text
    await mia.says("!resource words remove 1")
    assert "3am club" in mia.sees("resource-words-removed").text
    await mia.says("!resource words remove 9")
    mia.sees("resource-words-no-such")


async def test_what_is_suspended_is_not_found_either(world: World) -> None:
    mia, ana = await moderator(world), await world.person("ana")
    await mia.says(ADD)
    await ana.says("!find night line")
    assert "Night line" in ana.sees("find-found").text
    mia.skips()
    await mia.says("!resource suspend night line")
    mia.sees("resource-suspended")
    await ana.says("!find night line")
    assert "0123 456" not in ana.skips()[-1].text


async def test_what_is_kept_of_a_moderator_is_theirs(world: World) -> None:
    """That they confirmed something is given out, and nobody's when they are erased."""
    mia, ben = await moderator(world), await world.person("ben", moderator=True, language=world.language)
    await mia.says(ADD)
    mia.skips()
    await mia.says("!you export")
    assert "own-night-line" in mia.sees("you-export").files[0]["text"]
    await mia.says("!you erase")
    mia.skips()
    await mia.presses("you-erase-now")
    await ben.says("!resource suspend night line")
    ben.skips()
    await ben.says("!resource resume night line")
    assert "mia" not in ben.sees("resource-resumed", "resource-confirmed").text


async def test_what_is_asked_for_where_it_changes_what_members_dial(world: World) -> None:
    mia = await world.person("mia", moderator=True, language=world.language)
    await mia.says('!resource add "Night line," "call 0123 456" hours:"Mon-Fri 18:00-23:00" zone:UTC')
    mia.sees("resource-ask-country")  # no number of one country is named in every other
    await mia.says("everywhere")
    message = mia.sees("resource-added", "resource-missing")
    assert mia.label("resource-field-zone") in message.choices, "hours by no clock that anybody chose"
    assert "line," not in message.text
    await mia.says("!resource edit own-night-line name")
    assert "resource add" not in mia.sees("resource-ask-name").text


async def test_one_that_is_called_as_one_of_mine_is_said_to_stand_beside_it(world: World) -> None:
    mia = await moderator(world)
    await mia.says('!resource add samaritans "call 020 7946 0000" country:GB')
    assert "!resource suspend gb-samaritans" in mia.sees("resource-added", "resource-twin").text.replace("/", "!")
    await mia.says("!resource suspend gb-samaritans")
    mia.sees("resource-suspended")
    await mia.says("!resource remove own-samaritans")
    mia.sees("resource-removed")
    await mia.says('!resource add samaritans "call 020 7946 0000" country:GB')
    assert "gb-samaritans" not in mia.sees("resource-added").text
