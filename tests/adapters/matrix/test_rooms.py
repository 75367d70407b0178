"""Rooms as their state has them: power, creators, spaces, people; and state that makes no sense."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.matrix.rooms import CREATOR, STATE_TYPES, Room, Rooms

MIA, ANA = "@mia:example.org", "@ana:example.org"


def state(kind: str, content: Mapping[str, Any], key: str = "", sender: str = MIA) -> dict[str, Any]:
    return {"type": kind, "state_key": key, "sender": sender, "content": content, "origin_server_ts": 1}


def room_of(version: str, *events: dict[str, Any], **create: object) -> Room:
    room = Room("!room")
    for event in (state("m.room.create", {"room_version": version, **create}), *events):
        room.take(event)
    return room


def power(**content: object) -> dict[str, Any]:
    return state("m.room.power_levels", content)


def member(user: str, membership: str) -> dict[str, Any]:
    return state("m.room.member", {"membership": membership}, user, user)


def test_power_is_what_the_levels_say() -> None:
    room = room_of("10", power(users={MIA: 50}, users_default=5))
    assert [room.level_of(user) for user in (MIA, ANA)] == [50, 5]


def test_creators_of_version_12_are_above_all_levels() -> None:
    room = room_of("12", power(users={}), additional_creators=[ANA])
    assert room.level_of(MIA) == room.level_of(ANA) == CREATOR
    assert room_of("11", power(users={}), additional_creators=[ANA]).level_of(ANA) == 0


def test_without_levels_whoever_made_the_room_has_power() -> None:
    assert room_of("10").level_of(MIA) == 100
    assert room_of("10").level_of(ANA) == 0


@pytest.mark.parametrize("level", ["100", True, None, 100.5, [100], {"a": 1}])
def test_a_level_that_is_no_number_is_no_power(level: object) -> None:
    assert room_of("10", power(users={ANA: level})).level_of(ANA) == 0


@pytest.mark.parametrize("id_", ["@mia:example.org.evil.example", "@Mia:example.org", "@mia :example.org", "mia"])
def test_a_user_id_that_imitates_another_is_another(id_: str) -> None:
    assert room_of("12", power(users={MIA: 100})).level_of(id_) == 0


def test_what_may_be_sent_and_who_may_invite() -> None:
    room = room_of("10", power(users={MIA: 50}, events_default=0, events={"m.room.message": 50}, invite=50))
    assert (room.may_send(MIA), room.may_send(ANA)) == (True, False)
    assert (room.may_invite(MIA), room.may_invite(ANA)) == (True, False)
    assert not room.may_send(ANA, "m.room.encryption", is_state=True)


def test_encryption_cannot_be_taken_back() -> None:
    room = room_of(
        "10", state("m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"}), state("m.room.encryption", {})
    )
    assert room.is_encrypted


def test_a_child_without_servers_is_none_any_more() -> None:
    space = room_of("10", state("m.space.child", {"via": ["example.org"]}, "!lounge"), type="m.space")
    assert (space.is_space, dict(space.children)) == (True, {"!lounge": MIA})
    space.take(state("m.space.child", {}, "!lounge"))
    assert not space.children


def test_who_comes_goes_and_is_asked() -> None:
    rooms = Rooms("@bot:example.org")
    room = rooms.enter("!room")
    rooms.take(room, [member(ANA, "invite")])
    assert room.present == {ANA}
    assert not list(rooms.of_user(ANA))
    rooms.take(room, [member(ANA, "join")])
    assert list(rooms.of_user(ANA)) == ["!room"]
    rooms.take(room, [member(ANA, "ban")])
    assert (room.present, list(rooms.of_user(ANA)), ANA in room.gone) == (frozenset(), [], True)
    rooms.take(room, [member(ANA, "join")])
    rooms.leave("!room")
    assert list(rooms.of_user(ANA)) == []


KEYS = st.sampled_from(
    (
        *("users", "users_default", "events", "invite", "via", "room_version", "additional_creators", "predecessor"),
        *("type", "membership", "name", "replacement_room", "room_id", MIA),
    )
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from([MIA, ANA, "!room", "m.space"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=10,
)


@given(st.lists(st.tuples(st.sampled_from(STATE_TYPES), ANYTHING, st.sampled_from(["", MIA, "!room"])), max_size=6))
def test_state_of_any_shape_is_read_or_says_nothing(events: list[tuple[str, Any, str]]) -> None:
    rooms = Rooms("@bot:example.org")
    room = rooms.enter("!room")
    rooms.take(room, [state(kind, content, key) for kind, content, key in events])
    assert isinstance(room.level_of(ANA), int)
    assert isinstance(room.may_send(ANA), bool)
    assert isinstance(room.may_invite(ANA), bool)
    assert room.predecessor is None or isinstance(room.predecessor, str)
    assert isinstance(room.is_space, bool)
    assert all(isinstance(user, str) for user in room.present)
