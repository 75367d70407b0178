"""Seats: who has one, who is next, until when one is held."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.people import AccountId
from cogs.sessions.seats import Filled, Seat, State, better, count, held_until, next_in_line, reminds_at

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def seat(id_: int, state: State, *, minutes: int = 0, remind: int | None = None) -> Seat:
    return Seat(id_, 1, id_, AccountId(id_), state, NOON + timedelta(minutes=minutes), None, remind)


def test_a_seat_that_is_offered_is_held() -> None:
    assert Filled(joined=6, offered=1).free(8) == 1
    assert Filled(joined=7, offered=1).free(8) == 0
    assert not Filled(joined=7, offered=1).has_room(8)


def test_nobody_overtakes_those_who_wait() -> None:
    filled = Filled(joined=6, waiting=1)
    assert filled.free(8) == 0
    assert filled.has_room(8)


def test_a_maybe_takes_no_seat() -> None:
    assert count([seat(1, "maybe"), seat(2, "joined"), seat(3, "waiting")]) == Filled(joined=1, waiting=1, maybe=1)
    assert Filled(maybe=20).free(8) == 8


def test_who_has_waited_longest_is_next() -> None:
    line = [
        seat(1, "waiting", minutes=5),
        seat(2, "joined"),
        seat(3, "waiting", minutes=1),
        seat(4, "waiting", minutes=1),
    ]
    assert next_in_line(line) == line[2]
    assert next_in_line([seat(1, "maybe")]) is None


@pytest.mark.parametrize(
    ("begins", "closes", "until"),
    [
        (24 * 60, 24 * 60, 120),  # two hours to accept
        (60, 60, 60),  # not after it begins
        (60, 30, 30),  # nor after joining is closed
        (5, 60, 10),  # but ten minutes at least, where one can still join
        (-30, 15, 10),
        (-30, 5, 5),
        (-60, 0, None),
    ],
)
def test_for_so_long_it_is_held(begins: int, closes: int, until: int | None) -> None:
    found = held_until(NOON, NOON + timedelta(minutes=begins), NOON + timedelta(minutes=closes))
    assert found == (None if until is None else NOON + timedelta(minutes=until))


@pytest.mark.parametrize("states", [("joined", "maybe"), ("offered", "waiting"), ("waiting", "maybe")])
def test_of_two_seats_of_one_person_the_better_is_kept(states: tuple[State, State]) -> None:
    one, other = seat(1, states[0], minutes=9), seat(2, states[1])
    assert better(one, other) == better(other, one) == (one, other)


def test_of_two_places_in_the_line_the_earlier_is_kept() -> None:
    assert better(seat(1, "waiting", minutes=3), seat(2, "waiting"))[0].id == 2


def test_whoever_only_waits_is_not_reminded() -> None:
    assert reminds_at(NOON, seat(1, "joined", remind=60)) == NOON - timedelta(hours=1)
    assert reminds_at(NOON, seat(1, "joined", remind=0)) == NOON
    assert reminds_at(NOON, seat(1, "joined")) is None
    assert reminds_at(NOON, seat(1, "waiting", remind=60)) is None
