"""Times of day, as people write them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import NotUnderstood
from bot.core.times import WallTimeKind
from tests.core.reading import ALONE, refused, rows

TIMES = WallTimeKind()


@pytest.mark.parametrize(
    ("said", "wall"),
    rows(
        {
            time(9): "9; 09; 9:00; 09:00; 9.00; 9am; 9 am; 9AM; 9 a.m.; 9a.m; 0900"
            "; 900; 9h; 9 uhr; um 9; à 9h; a las 9; às 9; at 9; 9 o'clock; 9 o’clock; 9 in the morning"
            "; 9 o'clock in the morning; morning; 9 uhr morgens; 9am.; 9:00:00; 9: 00; 9 :00; ٩:٠٠; 9 heures"
            "; 9 am in the morning; matin; mañana",
            time(21): "21; 21:00; 9pm; 9 p.m.; 9 PM; 2100; 2100 hours; 21h; 21:00h"
            "; 21 uhr; 9 in the evening; 9 at night; 9 uhr abends; 9pm in the evening; 21.00",
            time(9, 30): "9:30; 9.30; 9h30; 9 30; 930; 0930; 9 30 am; 9:30am; half past 9",
            time(21, 30): "21:30; 21h30; 21h 30; 2130; 9:30 pm; 9.30pm; 21:30 uhr; half past 9 pm",
            time(8, 50): "10 to 9; 10 minutes to 9",
            time(8, 45): "quarter to 9",
            time(9, 10): "10 past 9",
            time(23, 50): "10 to 12am; 10 to 0",
            time(0): "0; 0:00; 00:00; 24; 24:00; 12am; midnight; mitternacht; 2400; minuit",
            time(0, 30): "0:30; 12:30am; 00:30; half past 12 am",
            time(12): "12; 12:00; 12pm; noon; midday; mittag; midi; 12 in the afternoon",
            time(12, 30): "12:30; 12:30pm; lunchtime",
            time(2): "2; 2am; 2 at night",
            time(14): "14; 2pm; 2 in the afternoon; 14h",
            time(19): "19; 7pm; evening; abends",
            time(1): "1; 1am; a la 1; 01:00",
        }
    ),
)
def test_a_time_of_day(said: str, wall: time) -> None:
    assert TIMES.read(said, ALONE) == wall


@pytest.mark.parametrize(
    ("said", "wall"),
    rows(
        {
            time(9): "nine; nine am; nine o'clock; 9 oclock; 9 o clock; 9a; 9 a. m."
            "; @9; around 9; about 9am; 9ish; 9 am sharp; in the morning; every morning; 9:00ish; ９：００; um neun"
            "; neun uhr; las 9; 9 de la mañana; 9h du matin; 9 da manhã; 9 uhr früh; a las nueve",
            time(21): "9p; 9 this evening; 9 tonight; 21:00 pm; 9 de la noche; 9h du soir; 9 da noite",
            time(9, 30): "nine thirty; half 9; half past nine",
            time(8, 30): "halb 9; halb neun; half eight",
            time(21, 30): "21 uhr 30; 21 heures 30; half past nine in the evening",
            time(8, 45): "quarter to nine; viertel vor 9",
            time(9, 10): "ten past nine; ten after 9",
            time(9, 15): "quarter past nine; viertel nach neun; 9 y cuarto; 9h et quart",
            time(13): "13pm; 13:00 pm",
            time(12): "12 noon",
            time(0): "12 midnight; 12 at night",
            time(19): "in the evening; evenings",
            time(0, 15): "12:15 at night",
        }
    ),
)
def test_a_time_of_day_in_words_and_with_marks(said: str, wall: time) -> None:
    assert TIMES.read(said, ALONE) == wall


@pytest.mark.parametrize(
    "said",
    [
        *(
            "",
            " ",
            "?",
            "sometime",
            "60",
            "99",
            "25",
            "1260",
            "9 to",
            "past 9",
            "half past",
            "9 9 9",
            "nein",
            "9 berlin",
        ),
        *("-9", "½", "9am 10am", "9:00-10:00", "noon noon", "12/24", "two weeks", "mon", "\x00", "😴"),
        *("x" * 4000, "9" * 4000),
    ],
)
def test_what_is_no_time(said: str) -> None:
    assert refused(TIMES, said) == "time-unknown"


@pytest.mark.parametrize("said", ["25:00", "9:60", "9:5", "13am", "0am", "99pm", "24:01", "9:75 am", "9h61"])
def test_what_was_surely_meant_as_a_time_may_become_nothing_else(said: str) -> None:
    with pytest.raises(NotUnderstood) as unknown:
        TIMES.read(said, ALONE)
    assert unknown.value.surely


@pytest.mark.parametrize("said", ["berlin", "weekdays", "9 lives", "slept badly", "60 minutes"])
def test_other_words_may_still_become_something_else(said: str) -> None:
    with pytest.raises(NotUnderstood) as unknown:
        TIMES.read(said, ALONE)
    assert not unknown.value.surely


def test_all_but_the_last_offer_is_a_time_and_the_last_asks_for_one() -> None:
    *walls, other = [words for _, words in TIMES.offers]
    assert [TIMES.read(words, ALONE) for words in walls] == [time(9), time(12, 30), time(19)]
    assert refused(TIMES, other) == "time-another-which"


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_can_be_said_in_the_usual_ways(hour: int, minute: int) -> None:
    wall = time(hour, minute)
    half = "am" if hour < 12 else "pm"
    for said in (
        f"{hour}:{minute:02}",
        f"{hour:02}:{minute:02}",
        f"{hour}.{minute:02}",
        f"{hour}h{minute:02}",
        f"{hour:02}{minute:02}",
        f"{hour:02} {minute:02}",
        f"{hour % 12 or 12}:{minute:02}{half}",
        f"{hour % 12 or 12}:{minute:02} {half.upper()}",
        f"at {hour % 12 or 12}.{minute:02} {half[0]}.m.",
    ):
        assert TIMES.read(said, ALONE) == wall
