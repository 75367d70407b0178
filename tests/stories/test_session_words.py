"""What is said in the private room of a session is heard as in any room, and stays there."""

from __future__ import annotations

from tests.stories.test_session_private import THREAD, going_on, those_in
from tests.stories.test_signposting_note import SUPPORT, URGENT, announced
from tests.support.person import World


async def test_what_is_heavy_is_held_by_those_who_are_there_and_what_is_urgent_gets_a_note(world: World) -> None:
    mia = await announced(world)
    sam, ana, ben, eve = await going_on(world)
    for person in (sam, ana, ben, eve, mia):
        person.skips()
    before = len(world.in_room(THREAD))
    await ana.says(SUPPORT, room=THREAD)
    ana.sees_nothing()
    await ana.says(URGENT, room=THREAD)
    note = ana.sees("note-private", "note-urgent", seen="direct")
    assert "kill" not in note.text, "what somebody wrote is not quoted"
    for person in (sam, ben, eve, mia):
        person.sees_nothing()
    assert len(world.in_room(THREAD)) == before


async def test_a_command_in_it_is_answered_in_private(world: World) -> None:
    _, ana, ben, eve = await going_on(world)
    before = len(world.in_room(THREAD))
    await ana.says("!session leave 1", room=THREAD)
    ana.sees("session-left", "session-left-room", seen="only_you")
    assert those_in(world, "ana", "ben", "eve") == ["ben"]
    for person in (ben, eve):
        person.sees_nothing()
    assert len(world.in_room(THREAD)) == before
