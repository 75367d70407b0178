"""Which community a room belongs to, from what it and the spaces say of each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from bot.adapters.matrix.direct import DirectRooms
from bot.adapters.matrix.making import Making
from bot.adapters.matrix.places import Places
from bot.adapters.matrix.rooms import THREAD_OF, Rooms
from bot.adapters.matrix.settings import Settings
from bot.adapters.matrix.wire import Wire
from bot.core.clock import SystemClock
from bot.core.people import Membership, Role
from tests.adapters.matrix.test_rooms import ANA, MIA, member, power, state

BOT, EVE = "@bot:example.org", "@eve:example.org"
VIA = {"via": ["example.org"]}


class Ground:
    """A lounge that Mia moderates, and spaces."""

    def __init__(self) -> None:
        self.rooms, wire = Rooms(BOT), cast(Wire, None)
        direct = DirectRooms(wire, self.rooms, Making(wire, "secret"), "Alongside", SystemClock())
        settings = Settings(homeserver="https://example.org", user=BOT, folder=Path("unused"))
        self.places = Places(self.rooms, direct, settings)
        self.make("!lounge", MIA)

    def make(self, id_: str, by: str, **create: Any) -> None:  # an event's content can be anything
        self.tell(id_, state("m.room.create", {"room_version": "10", **create}, sender=by), power(users={by: 100}))
        self.tell(id_, *(member(user, "join") for user in (BOT, by, ANA)))

    def tell(self, id_: str, *events: dict[str, Any]) -> None:
        self.rooms.take(self.rooms.enter(id_), events)

    def membership(self, user: str) -> Membership:
        found = self.places.membership(self.rooms["!lounge"], user)
        assert found is not None
        return found

    @property
    def community(self) -> str:
        return self.membership(ANA).community


def test_a_strangers_space_claims_and_gets_nothing() -> None:
    ground = Ground()
    ground.make("!trap", EVE, type="m.space")
    ground.tell("!trap", state("m.space.child", VIA, "!lounge", EVE))
    assert ground.community == "!lounge"
    assert ground.membership(EVE).roles == frozenset()
    (claim,) = ground.membership(EVE).claimed_by
    assert (claim.community, claim.roles) == ("!trap", frozenset({Role.MODERATOR}))


def test_a_room_that_names_a_space_which_does_not_name_it_gets_nothing() -> None:
    ground = Ground()
    ground.make("!space", EVE, type="m.space")
    ground.tell("!lounge", state("m.space.parent", VIA, "!space", MIA))
    assert ground.community == "!lounge"


def test_both_agree() -> None:
    ground = Ground()
    ground.make("!space", EVE, type="m.space")
    ground.tell("!space", state("m.space.child", VIA, "!lounge", EVE))
    ground.tell("!lounge", state("m.space.parent", VIA, "!space", MIA))
    assert ground.community == "!space"
    assert ground.membership(MIA).roles == frozenset()
    assert ground.membership(EVE) == Membership("!space", frozenset({Role.MODERATOR}))
    ground.tell("!space", state("m.space.child", {}, "!lounge", EVE))
    assert ground.community == "!lounge"


def test_whoever_moderates_the_room_put_it_there() -> None:
    ground = Ground()
    ground.make("!space", EVE, type="m.space")
    ground.tell("!space", state("m.space.child", VIA, "!lounge", MIA))
    assert ground.community == "!space"
    ground.tell("!lounge", power(users={EVE: 100}))  # she moderates it no more
    assert ground.community == "!lounge"


def test_a_room_that_is_no_space_takes_in_nobody() -> None:
    ground = Ground()
    ground.make("!square", EVE)
    ground.tell("!square", state("m.space.child", VIA, "!lounge", MIA))
    assert ground.community == "!lounge"
    assert ground.membership(ANA).claimed_by == ()


def test_the_space_of_a_space_is_the_community() -> None:
    ground = Ground()
    ground.make("!inner", MIA, type="m.space")
    ground.make("!outer", MIA, type="m.space")
    ground.tell("!inner", state("m.space.child", VIA, "!lounge", MIA))
    ground.tell("!outer", state("m.space.child", VIA, "!inner", MIA))
    assert ground.community == "!outer"
    ground.tell("!inner", state("m.space.child", VIA, "!outer", MIA))  # in a circle: all rooms of it still agree
    communities = {
        found.community
        for id_ in ("!lounge", "!inner", "!outer")
        if (found := ground.places.membership(ground.rooms[id_], ANA))
    }
    assert len(communities) == 1


def test_a_private_thread_belongs_where_its_room_belongs_and_only_we_can_make_one() -> None:
    ground = Ground()
    ground.make("!space", EVE, type="m.space")
    ground.tell("!space", state("m.space.child", VIA, "!lounge", EVE))
    ground.tell("!lounge", state("m.space.parent", VIA, "!space", MIA))
    ground.make("!thread", BOT, **{THREAD_OF: "!lounge"})
    ground.make("!forged", EVE, **{THREAD_OF: "!lounge"})
    ground.make("!odd", BOT, **{THREAD_OF: 7})
    roots = {id_: ground.places.root_of(ground.rooms[id_]) for id_ in ("!thread", "!forged", "!odd")}
    assert {id_: root.id for id_, root in roots.items() if root is not None} == {
        "!thread": "!space",
        "!forged": "!forged",
        "!odd": "!odd",
    }
    ground.rooms.leave("!lounge")
    assert ground.places.root_of(ground.rooms["!thread"]) is None, "a community of its own it never is"
    ground.tell("!thread", state("m.space.parent", VIA, "!space", BOT))
    assert ground.places.root_of(ground.rooms["!thread"]) is ground.rooms["!space"]
