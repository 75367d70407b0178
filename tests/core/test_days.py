"""Days of the week, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.clock import EVERY_DAY
from bot.core.days import DaysKind, days_said
from bot.core.replies import Several, Text
from tests.core.reading import ALONE, refused, rows

DAYS = DaysKind()
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MON, TUE, WED, THU, FRI, SAT, SUN = (frozenset({day}) for day in range(7))
WEEKDAYS, WEEKEND = frozenset(range(5)), SAT | SUN


@pytest.mark.parametrize(
    ("said", "days"),
    rows(
        {
            EVERY_DAY: "daily; every day; everyday; each day; all days; jeden tag; täglich; todos los días"
            "; tous les jours; todos os dias; Daily.; monday to sunday; weekdays and weekends",
            WEEKDAYS: "weekdays; weekday; on weekdays; every weekday; week days; working days; work days; mon-fri"
            "; Mon–Fri; mon - fri; mon to fri; monday through friday; mon thru fri; montag bis freitag; mo-fr"
            "; Mo. - Fr.; werktags; lunes a viernes; lundi à vendredi; segunda a sexta; seg-sex; not weekends"
            "; every day except weekends; everyday but not on weekends; daily except sat and sun; dias úteis"
            "; monday, tuesday, wednesday, thursday, friday",
            WEEKEND: "weekends; the weekend; on the weekend; sat sun; sat & sun; sat/sun; sat-sun; wochenende"
            "; week-end; am wochenende; saturdays and sundays",
            MON | WED | FRI: "mon wed fri; mon, wed, fri; mon,wed,fri; mon/wed/fri; Mon, Wed & Fri; mon+wed+fri"
            "; monday wednesday and friday; Mo, Mi, Fr; mo mi fr; lunes, miércoles y viernes"
            "; lundi, mercredi et vendredi; mondays wednesdays fridays",
            MON: "mon; Monday; mondays; monday only; every monday; montags; lunes; lundi; segunda-feira; mon mon",
            TUE | THU: "tue thu; tues/thurs; tuesdays and thursdays; mar jeu; di do; mar y jue",
            EVERY_DAY - SUN: "every day except sunday; daily but not sunday; except sunday; without sunday; mon-sat",
            EVERY_DAY - MON: "not monday; täglich außer montag",
            FRI | SAT | SUN | MON: "fri to mon; friday-monday; freitag bis montag",
            SUN | MON | TUE | WED | THU: "sonntag bis donnerstag; sunday to thursday",
            SUN: "so; dom; dim; sundays",
            THU: "do; qui; jeu",
        }
    ),
)
def test_days(said: str, days: frozenset[int]) -> None:
    assert DAYS.read(said, ALONE) == days


@pytest.mark.parametrize(
    ("said", "days"),
    rows(
        {
            EVERY_DAY: "every day of the week; all week; 7 days a week; seven days a week; 24/7; any day; alle tage"
            "; cada día; chaque jour; todo dia; a diario; all",
            WEEKDAYS: "from monday to friday; M-F; m-f; mon till fri; no weekends; at weekdays; school days"
            "; unter der woche; entre semana; en semaine; de lunes a viernes; du lundi au vendredi"
            "; von montag bis freitag; dias de semana; de segunda a sexta",
            WEEKEND: "at the weekend; fin de semana; fim de semana; le week-end; an wochenenden; les weekends",
            MON | WED | FRI: "MWF; m/w/f; M W F; seg qua sex",
            MON: "just mondays; jeden montag; los lunes; le lundi; les lundis; cada lunes; às segundas"
            "; tous les lundis",
            WED: "weds; wendsday; wensday",
            TUE: "tuseday; teusday",
            THU: "thrusday; thirsday",
            SAT: "saterday; satuday; sábados",
            EVERY_DAY - SUN: "never on sunday; no sundays",
        }
    ),
)
def test_days_as_tired_people_and_other_languages_say_them(said: str, days: frozenset[int]) -> None:
    assert DAYS.read(said, ALONE) == days


@pytest.mark.parametrize(
    "said",
    [
        *(
            "",
            "blue",
            "every other day",
            "once a week",
            "first monday",
            "mon berlin",
            "monday morning",
            "tomorrow",
            "and",
        ),
        *("every", "not every day", "mon-blue", "1,3,5", "weekdays DE", "weekdays la", "fortnight", "\x00", "😴"),
        "mon " * 1000 + "blue",
    ],
)
def test_what_is_no_set_of_days(said: str) -> None:
    assert refused(DAYS, said) == "days-unknown"


@given(st.sets(st.integers(0, 6), min_size=1), st.sampled_from([" ", ", ", ",", " and ", "/", " & "]), st.booleans())
def test_any_days_in_any_order(days: set[int], joint: str, short: bool) -> None:
    said = joint.join(NAMES[day][: 3 if short else None].title() for day in days)
    assert DAYS.read(said, ALONE) == days


@given(
    st.integers(0, 6), st.integers(0, 6), st.sampled_from(["-", " - ", " to ", "–", " through ", " bis ", " until "])
)
def test_a_span_goes_from_one_day_to_the_next_such_day(first: int, last: int, joint: str) -> None:
    days = DAYS.read(f"{NAMES[first]}{joint}{NAMES[last]}", ALONE)
    assert days == {(first + step) % 7 for step in range((last - first) % 7 + 1)}


@given(st.sets(st.integers(0, 6), min_size=1, max_size=6))
def test_all_days_but_some(days: set[int]) -> None:
    assert DAYS.read(f"daily except {' and '.join(NAMES[day] for day in days)}", ALONE) == EVERY_DAY - days


def test_offers_are_sets_of_days() -> None:
    assert [DAYS.read(words, ALONE) for _, words in DAYS.offers] == [EVERY_DAY, WEEKDAYS, WEEKEND]


def test_usual_sets_have_a_name_and_others_are_listed_in_order() -> None:
    assert days_said(EVERY_DAY) == Text("days-said-daily")
    assert days_said([4, 3, 2, 1, 0]) == Text("days-said-weekdays")
    assert days_said({6, 5}) == Text("days-said-weekends")
    assert days_said([4, 0]).args == {"days": Several((Text("weekday-0"), Text("weekday-4")))}
