"""The room of a session: it opens by a press, there are rounds and quiet in it, and it ends."""

from __future__ import annotations

from tests.stories.test_sessions import ROOM, card, facilitator, planned
from tests.support.person import Person, Seen, World
from tests.support.words import pattern_of

THREAD = f"{ROOM}/Evening circle"


def said(world: World, *keys: str) -> Seen:
    """The newest in the session's room has a line of each key."""
    return card(world, *keys, room=THREAD)


async def going_on(world: World) -> tuple[Person, Person, Person]:
    """A session with two who have a seat."""
    sam = await facilitator(world)
    ana, ben = await world.person("ana"), await world.person("ben")
    await planned(world, sam)
    for person in (ana, ben):
        await person.says("!session join 1")
        person.sees("session-joined")
    await world.at("2026-03-03T18:46:00+01:00")
    sam.sees("session-sheet")
    assert not world.in_room(THREAD), "it opens when they press"
    await sam.presses("session-open-now")
    sam.sees("session-opened", choices=["session-round-now", "session-quiet-now", "session-close-now"])
    return sam, ana, ben


async def test_the_room_opens_by_a_press_with_what_was_agreed(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await sam.says("!community agreement What is said here stays here.", room=ROOM)
    sam.sees("community-agreement-set")
    await planned(world, sam)
    await ana.says("!session join 1")
    await ana.presses("session-agree")
    ana.skips()
    await sam.says("!session open #1")
    sam.sees("session-opened")
    begun = said(world, "session-room-begun", "session-held-by", "session-room-agreed", "session-room-free")
    assert "What is said here stays here." in begun.text
    assert not ana.is_pinged()
    await ana.presses("session-here", room=THREAD)
    ana.sees("session-here-noted", seen="only_you")
    await sam.says("!session attendance 1")
    assert "ana" in sam.sees("session-attendance", "session-attendance-seats", "session-attendance-names").text


async def test_a_round(world: World) -> None:
    sam, ana, ben = await going_on(world)
    await sam.says("!session round")
    sam.sees("session-round-begun")
    said(world, "session-round")
    await ana.presses("session-turn-take", room=THREAD)
    ana.sees("session-turn-take-noted", seen="only_you")
    await ben.presses("session-turn-take", room=THREAD)
    ben.sees("session-turn-take-noted")
    shown = said(world, "session-round-now-speaks", "session-round-then")
    assert shown.edits
    assert shown.text.index("ana") < shown.text.index("ben")
    await sam.presses("session-turn-done", room=THREAD)
    sam.sees("session-turn-next")
    shown = said(world, "session-round-now-speaks")
    assert "ana" not in shown.text
    await ben.presses("session-turn-pass", room=THREAD)
    ben.sees("session-turn-pass-noted", seen="only_you")
    assert "ben" not in said(world, "session-round").text


async def test_a_time_of_quiet(world: World) -> None:
    sam, _, _ = await going_on(world)
    await sam.says("!session quiet 5")
    sam.sees("session-quiet-begun")
    said(world, "session-quiet")
    await world.at("2026-03-03T18:50:59+01:00")
    assert not pattern_of("session-quiet-over", world.language).search(said(world).text)
    await world.at("2026-03-03T18:51:00+01:00")
    said(world, "session-quiet-over")


async def test_stepping_out(world: World) -> None:
    sam, ana, _ = await going_on(world)
    await ana.presses("session-step-out", room=THREAD)
    ana.sees("session-stepped-out", seen="only_you")
    assert "ana" in sam.sees("session-private", "session-steps-out", seen="direct").text
    await ana.presses("session-step-out", room=THREAD)
    ana.sees("session-stepped-out")
    sam.sees_nothing()
    await ana.says("!session join 1")
    ana.sees("session-joined-already")


async def test_whoever_has_no_seat_is_not_counted(world: World) -> None:
    eve = await world.person("eve")
    await going_on(world)
    await eve.presses("session-here", room=THREAD)
    eve.sees("session-no-seat-yet", seen="only_you")


async def test_it_is_closed(world: World) -> None:
    sam, ana, _ = await going_on(world)
    await sam.says("!session close")
    sam.sees("session-closed-now")
    said(world, "session-room-over", "session-room-after", "session-room-kept")
    card(world, "session-card-over")
    ana.sees("session-private", "session-how", choices=["session-how-good", "session-how-mixed", "session-how-not"])
    await ana.presses("session-how-good")
    told = ana.skips()
    for key in ("session-how-thanks", "session-how-said"):
        assert any(pattern_of(key, ana.language).search(one.text) for one in told), key
    await sam.says("!session close")
    sam.sees("session-none-running")


async def test_its_time_is_over_and_nobody_is_cut_off(world: World) -> None:
    await going_on(world)
    await world.at("2026-03-03T19:45:00+01:00")
    said(world, "session-room-over", "session-room-stays")
    card(world, "session-card-over")


async def test_how_it_was_is_shown_from_five_on_a_day_later(world: World) -> None:
    sam = await facilitator(world)
    people = [await world.person(name) for name in ("ana", "ben", "cem", "dia", "eve")]
    await world.at("2026-03-03T18:00:00+01:00")
    await sam.says('!session open "Evening circle" 45 8', room=ROOM)
    for person in people:
        await person.says("!session join 1")
        person.skips()
    await sam.says("!session close 1")
    for person in people:
        person.sees("session-how")
        await person.presses("session-how-good")
    sam.skips()
    await sam.says("!session attendance 1")
    sam.sees("session-attendance-no-feedback")
    await world.at("2026-03-04T18:30:00+01:00")
    await sam.says("!session attendance 1")
    assert "5" in sam.sees("session-attendance-feedback").text


async def test_somebody_is_removed(world: World) -> None:
    sam, ana, _ = await going_on(world)
    await sam.says(f"!session remove 1 {world.mention('ana')}")
    sam.sees("session-removed")
    ana.sees("session-private", "session-removed-you", "session-removed-turn", seen="direct")
    await ana.says("!session join 1")
    ana.sees("session-removed-from")
    await ana.presses("session-here", room=THREAD)
    ana.sees("session-no-seat-yet")


async def test_nobody_has_opened_it(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    kim = await world.person("kim", moderator=True)
    await planned(world, sam)
    await kim.says('!session open "Morning circle" 45 8', room="#porch")
    await ana.says("!session join 1")
    ana.skips()
    await world.at("2026-03-03T19:09:00+01:00")
    sam.skips()
    kim.skips()
    ana.sees_nothing()
    await world.at("2026-03-03T19:10:00+01:00")
    ana.sees("session-private", "session-late", "session-late-called", seen="direct")
    sam.sees("session-private", "session-late-lead", choices=["session-open-now"], seen="direct")
    kim.sees("session-private", "session-called", choices=["session-take-over", "session-not-now"], seen="direct")
    await kim.presses("session-take-over")
    kim.sees("session-taken-over", choices=["session-open-now"])
    sam.sees("session-taken-from")
    assert "kim" in card(world, "session-held-by").text
    await kim.presses("session-open-now")
    kim.sees("session-opened")
    assert "kim" in said(world, "session-room-begun").text
    await world.at("2026-03-03T19:30:00+01:00")
    ana.sees_nothing()


async def test_it_is_handed_over(world: World) -> None:
    sam, kim = await facilitator(world), await world.person("kim", moderator=True)
    ana = await world.person("ana")
    await planned(world, sam)
    for person in (kim, ana):
        await person.says("!session list")
        person.skips()
    await sam.says(f"!session handover 1 {world.mention('kim')}")
    sam.sees("session-handover-asked")
    asked = kim.sees("session-private", "session-handed", choices=["session-take-over", "session-not-now"])
    assert asked.seen == "direct"
    assert "sam" in card(world, "session-held-by").text, "until they say yes"
    await kim.presses("session-take-over")
    kim.sees("session-taken-over")
    sam.sees("session-private", "session-taken-from", seen="direct")
    assert "kim" in card(world, "session-held-by").text
    await kim.says(f"!session handover 1 {world.mention('ana')}")
    kim.sees("session-handover-asked")
    ana.sees("session-handed")
    await ana.presses("session-take-over")
    ana.sees("not-allowed")
    assert "kim" in card(world, "session-held-by").text, "whoever may not hold one cannot"


async def test_a_template_is_opened_by_its_name(world: World) -> None:
    sam = await facilitator(world)
    await world.at("2026-03-03T18:00:00+01:00")
    await sam.says('!session open "Evening circle" 45 5', room=ROOM)
    sam.sees("session-opened")
    await sam.says("!session template save 1")
    sam.sees("session-template-saved")
    await sam.says("!session close")
    sam.sees("session-closed-now")
    await sam.says('!session open "evening circle"', room=ROOM)
    sam.sees("session-opened")
    assert "5" in card(world, "session-card-title", "session-card-free").text
    await sam.says("!session template list")
    sam.sees("session-template-list", "session-template-line", "session-template-how")
    await sam.says("!session template remove evening circle")
    sam.sees("session-template-removed")
