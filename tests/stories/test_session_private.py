"""The private room of a session: only those who join and who hold it are let in, and a week later it is gone."""

from __future__ import annotations

from tests.stories.test_sessions import ROOM, card, facilitator, planned
from tests.support.person import Person, Seen, World
from tests.support.words import pattern_of

THREAD = f"{ROOM}/Evening circle"


def said(world: World, *keys: str) -> Seen:
    """The newest in the session's room has a line of each key."""
    return card(world, *keys, room=THREAD)


def those_in(world: World, *names: str) -> list[str]:
    return [name for name in names if world.is_in(name, THREAD)]


def read(person: Person, *keys: str) -> None:
    """Somewhere in what they have not read yet, there is a line of each key."""
    unread = person.skips()
    for key in keys:
        assert any(pattern_of(key, person.language).search(one.text) for one in unread), (key, unread)


async def going_on(world: World) -> tuple[Person, Person, Person, Person]:
    """A session with two who have a seat, and one who has none."""
    sam = await facilitator(world)
    ana, ben, eve = [await world.person(name) for name in ("ana", "ben", "eve")]
    await planned(world, sam, rest="private:yes")
    card(world, "session-card-private")
    for person in (ana, ben):
        await person.says("!session join 1")
        person.sees("session-joined")
    await world.at("2026-03-03T18:46:00+01:00")
    sam.sees("session-sheet")
    await sam.presses("session-open-now")
    sam.sees("session-opened", "session-opened-private")
    return sam, ana, ben, eve


async def test_those_who_have_a_seat_and_who_hold_it_are_let_in(world: World) -> None:
    await going_on(world)
    assert those_in(world, "sam", "ana", "ben", "eve") == ["sam", "ana", "ben"]
    said(world, "session-room-begun", "session-room-private", "session-room-free")


async def test_whoever_joins_is_let_in_and_whoever_gives_the_seat_back_goes_out(world: World) -> None:
    _, _, ben, eve = await going_on(world)
    await eve.says("!session join 1")
    eve.sees("session-joined", "session-joined-room")
    await ben.says("!session leave 1")
    ben.sees("session-left", "session-left-room")
    assert those_in(world, "ana", "ben", "eve") == ["ana", "eve"]
    await ben.says("!session join 1")
    ben.sees("session-joined", "session-joined-room")
    await ben.says("!session join 1")
    ben.sees("session-joined-already")
    assert those_in(world, "ana", "ben", "eve") == ["ana", "ben", "eve"]


async def test_presence_and_rounds_work_in_it(world: World) -> None:
    sam, ana, _, _ = await going_on(world)
    await ana.presses("session-here", room=THREAD)
    ana.sees("session-here-noted", seen="only_you")
    await sam.says("!session round")
    sam.sees("session-round-begun")
    await ana.presses("session-turn-take", room=THREAD)
    ana.sees("session-turn-take-noted", seen="only_you")
    said(world, "session-round-now-speaks")


async def test_somebody_is_removed_from_it(world: World) -> None:
    sam, ana, _, _ = await going_on(world)
    await sam.says(f"!session remove 1 {world.mention('ana')}")
    sam.sees("session-removed", "session-removed-private")
    read(ana, "session-removed-you")
    assert those_in(world, "sam", "ana", "ben") == ["sam", "ben"]
    await ana.says("!session join 1")
    read(ana, "session-removed-from")
    assert those_in(world, "ana") == []


async def test_whoever_takes_over_is_let_in(world: World) -> None:
    sam, _, _, _ = await going_on(world)
    max_ = await facilitator(world, "max")
    assert those_in(world, "max") == []
    await sam.says(f"!session handover 1 {world.mention('max')}")
    sam.sees("session-handover-asked")
    await max_.presses("session-take-over")
    read(max_, "session-taken-over")
    assert those_in(world, "max", "sam", "ana") == ["max", "sam", "ana"]


async def test_seven_days_after_its_end_it_is_gone(world: World) -> None:
    sam, _, _, _ = await going_on(world)
    await sam.says("!session close")
    sam.sees("session-closed-now")
    said(world, "session-room-over", "session-room-after", "session-room-kept")
    await world.at("2026-03-10T18:45:00+01:00")
    assert those_in(world, "ana") == ["ana"]
    await world.at("2026-03-10T18:47:00+01:00")
    assert those_in(world, "sam", "ana", "ben") == []


async def test_what_a_community_chooses_holds_for_what_begins_then(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await planned(world, sam)
    await sam.says("!session settings private:yes")
    sam.sees("session-private-on")
    card(world, "session-card-private")
    await sam.says("!session open #1")
    sam.sees("session-opened", "session-opened-private")
    await sam.says("!session settings private:no")
    sam.sees("session-private-off")
    await ana.says("!session join 1")
    ana.sees("session-joined", "session-joined-room")
    assert those_in(world, "sam", "ana") == ["sam", "ana"]


async def test_a_process_that_dies_while_it_opens_lets_everybody_in(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await planned(world, sam, rest="private:yes")
    await ana.says("!session join 1")
    await world.crash("after commit")
    await sam.says("!session open #1")
    assert those_in(world, "sam", "ana") == ["sam", "ana"]
    said(world, "session-room-begun", "session-room-private")
    assert len(world.in_room(THREAD)) == 1


async def test_where_no_private_room_can_be_none_is_opened_in_public(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await planned(world, sam, rest="private:yes")
    await ana.says("!session join 1")
    await world.forbid_private(ROOM)
    await sam.says("!session open #1")
    read(sam, "session-no-private-room", "session-private-needs", "session-room-again")
    assert not world.in_room(THREAD)
    card(world, "session-card-running")
    await world.forbid_private(ROOM, forbids=False)
    await sam.says("!session open #1")
    read(sam, "session-opened-private")
    assert those_in(world, "sam", "ana") == ["sam", "ana"]
    await sam.says("!session open #1")
    read(sam, "session-runs-already")


async def test_where_people_talk_is_named(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await world.at("2026-03-03T18:00:00+01:00")
    await sam.says('!session open "Evening circle" 45 8 private:yes voice:#lounge', room=ROOM)
    read(sam, "session-opened")
    card(world, "session-voice", "session-card-private")
    said(world, "session-room-begun", "session-voice")
    await ana.says("!session join 1")
    assert those_in(world, "ana") == ["ana"]
    await sam.says("!session close")
    read(sam, "session-closed-now")
