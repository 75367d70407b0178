"""Sessions as members meet them: a card in the room, a seat, a place in the line, a reminder."""

from __future__ import annotations

from tests.support.person import Person, Seen, World
from tests.support.words import pattern_of

ROOM = "#lounge"


async def facilitator(world: World, name: str = "sam") -> Person:
    """Moderators may do what facilitators may; this one sets the language of what is said in rooms."""
    made = await world.person(name, moderator=True, zone="Europe/Berlin")
    await made.says(f"!community setup {world.language}")
    made.skips()
    return made


def card(world: World, *keys: str, room: str = ROOM) -> Seen:
    """The newest in the room has a line of each key."""
    newest = world.in_room(room)[-1]
    for key in keys:
        assert pattern_of(key, world.language).search(newest.text), f"waits for {key}, and there is: {newest}"
    return newest


async def planned(world: World, sam: Person, rest: str = "", title: str = "Evening circle") -> None:
    """On 3 March 2026 at 19:00 in Berlin."""
    await world.at("2026-03-02T12:00:00+01:00")
    await sam.says(f'!session plan "{title}" 2026-03-03 19:00 45 {rest}'.strip(), room=ROOM)
    sam.sees("session-plan", "session-date", "session-plan-where")
    await sam.presses("session-plan-save")
    sam.sees("session-planned", "session-planned-change")


async def test_a_session_is_opened_now(world: World) -> None:
    await world.at("2026-03-02T18:00:00+01:00")
    sam, ana = await facilitator(world), await world.person("ana")
    await sam.says('!session open "Evening circle" 45 8', room=ROOM)
    sam.sees("session-opened", seen="only_you")
    shown = card(world, "session-card-title", "session-card-running", "session-held-by", "session-card-free")
    assert "Evening circle" in shown.text
    assert "sam" in shown.text
    await ana.presses("session-join", room=ROOM)
    ana.sees("session-joined", seen="only_you")
    assert card(world, "session-card-joined").edits
    await world.at("2026-03-02T18:46:00+01:00")
    card(world, "session-card-over")


async def test_joining_by_a_press_and_by_words(world: World) -> None:
    sam = await facilitator(world)
    ana, ben = await world.person("ana"), await world.person("ben")
    await planned(world, sam)
    await ana.presses("session-join", room=ROOM)
    ana.sees("session-joined", "session-reminder-which")
    await ana.presses("session-before-hour")
    ana.sees("session-remind-hour-set")
    await ben.says("!session join evening circle")
    ben.sees("session-joined")
    await ben.says("!session maybe 1")
    ben.sees("session-maybe-said")
    await ben.says("!session leave 1")
    ben.sees("session-left")
    await ben.says("!session leave 1")
    ben.sees("session-no-seat")
    await ana.says("!session join 1")
    ana.sees("session-joined-already")
    await world.at("2026-03-03T17:59:00+01:00")
    ana.sees_nothing()
    await world.at("2026-03-03T18:00:00+01:00")
    assert "Evening circle" in ana.sees("session-private", "session-reminder", seen="direct").text
    ben.sees_nothing()


async def test_full_a_line_and_a_seat_that_comes_free(world: World) -> None:
    sam = await facilitator(world)
    ana, ben, cem = [await world.person(name) for name in ("ana", "ben", "cem")]
    await planned(world, sam, "1")
    for person, said in ((ana, "session-joined"), (ben, "session-waiting"), (cem, "session-waiting")):
        await person.says("!session join 1")
        person.sees(said)
    card(world, "session-card-full")
    await ana.says("!session leave 1")
    ana.sees("session-left")
    ben.sees("session-private", "session-offered", choices=["session-take", "session-pass"], seen="direct")
    cem.sees_nothing()
    await ana.says("!session join 1")
    ana.sees("session-waiting")
    await world.at("2026-03-02T14:01:00+01:00")
    cem.sees("session-offered")
    await cem.presses("session-take")
    cem.sees("session-joined")
    await ben.says("!session join 1")
    ben.sees("session-waiting")


async def test_who_lets_it_go_leaves_it_to_the_next(world: World) -> None:
    sam = await facilitator(world)
    ana, ben, cem = [await world.person(name) for name in ("ana", "ben", "cem")]
    await planned(world, sam, "1")
    for person in (ana, ben, cem):
        await person.says("!session join 1")
        person.skips()
    await ana.says("!session leave 1")
    ben.sees("session-offered")
    await ben.presses("session-pass")
    ben.sees("session-left")
    cem.sees("session-offered")


async def test_a_crash_between_a_free_seat_and_its_offer(world: World) -> None:
    sam = await facilitator(world)
    ana, ben = await world.person("ana"), await world.person("ben")
    await planned(world, sam, "1")
    for person in (ana, ben):
        await person.says("!session join 1")
        person.skips()
    await world.crash("after commit")
    await ana.says("!session leave 1")
    ana.sees("session-left")
    ben.sees("session-offered")
    ben.sees_nothing()


async def test_what_we_agree_is_shown_once(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await sam.says("!community agreement What is said here stays here.", room=ROOM)
    sam.sees("community-agreement-set")
    await planned(world, sam)
    card(world, "session-card-agreement")
    await ana.presses("session-join", room=ROOM)
    shown = ana.sees("session-agreement", "session-agreement-count", choices=["session-agree", "session-not-now"])
    assert "What is said here stays here." in shown.text
    await ana.presses("session-not-now")
    ana.sees("session-not-done")
    await ana.says("!session join 1")
    ana.sees("session-agreement")
    await ana.presses("session-agree")
    ana.sees("session-joined")
    await ana.says("!session leave 1")
    ana.sees("session-left")
    await ana.says("!session join 1")
    ana.sees("session-joined")
    await sam.says("!community agreement What is said here stays here, for ever.")
    await ana.says("!session leave 1")
    await ana.says("!session join 1")
    ana.skips()
    assert pattern_of("session-agreement", ana.language).search(ana_last(world, "ana"))


def ana_last(world: World, name: str) -> str:
    return world.shown_to(name)[-1].text


async def test_names_are_shown_only_where_the_community_chose_so(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await planned(world, sam)
    await ana.says("!session join 1")
    assert "ana" not in card(world, "session-card-joined").text
    await sam.says("!session settings on")
    sam.sees("session-names-on")
    assert "ana" in card(world, "session-card-names").text
    await sam.says("!session settings off")
    assert "ana" not in card(world, "session-card-joined").text


async def test_whoever_holds_it_needs_no_seat(world: World) -> None:
    sam = await facilitator(world)
    await planned(world, sam)
    await sam.says("!session join 1")
    sam.sees("session-you-hold")
    await world.at("2026-03-03T18:45:00+01:00")
    sam.sees("session-private", "session-sheet", "session-sheet-who", choices=["session-open-now"], seen="direct")
    await sam.presses("session-open-now")
    sam.sees("session-opened")
    card(world, "session-card-running")


async def test_the_list_is_in_ones_own_time(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana", zone="Asia/Tokyo")
    await ana.says("!session list")
    ana.sees("session-list-none")
    await planned(world, sam)
    await ana.says("!session list")
    ana.sees("session-list", "session-list-line", "session-list-join")


async def test_an_unknown_number_and_a_word_that_is_no_session(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await planned(world, sam)
    for words in ("2", "#7", "morning circle"):
        await ana.says(f"!session join {words}")
        ana.sees("session-unknown")


async def test_a_check_in_offers_the_group(world: World) -> None:
    sam, ana = await facilitator(world), await world.person("ana")
    await planned(world, sam)
    await ana.says("!checkin now 1")
    ana.sees("checkin-low")
    await ana.presses("help-someone")
    ana.sees("session-next-group")
    await ana.presses("session-join-group")
    ana.sees("session-joined")
    await ana.says("!checkin now 1")
    await ana.presses("help-someone")
    _, offered = ana.skips()
    assert not pattern_of("session-next-group", ana.language).search(offered.text), "she has a seat in it"
