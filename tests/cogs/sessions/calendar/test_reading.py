"""When a session is to take place, as people write it: said on Tuesday 10 March 2026, at 15:02 in Berlin."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import NotUnderstood, UserError
from cogs.sessions.calendar import Wish, read
from tests.core.reading import ALONE, rows
from tests.support.words import messages

APRIL, MAY = datetime(2026, 4, 1), datetime(2026, 5, 1)  # noqa: DTZ001  # wall times


def once(said: str) -> str:
    wish = read(said, None, ALONE)
    assert (wish.rule, wish.until) == (None, None)
    return f"{wish.first:%Y-%m-%d %H:%M}"


def refused(said: str, repeat: str | None = None) -> str:
    """The key of the sentence, which the catalogs have."""
    with pytest.raises(NotUnderstood) as fault:
        read(said, repeat, ALONE)
    key = fault.value.text.key
    assert key in messages()
    return key


@pytest.mark.parametrize(
    ("said", "when"),
    rows(
        {
            "2026-03-10 19:00": "19:00; today 19:00; heute 19 uhr; tonight; this evening; tonight 7; hoy a las 19:00"
            "; tuesday 19:00; heute abend; ce soir 19h",
            "2026-03-10 17:02": "in 2 hours; in two hours; in zwei stunden; dans 2 heures; en 2 horas",
            "2026-03-10 15:32": "in 30 minutes; in half an hour",
            "2026-03-11 09:00": "9:00; 9am; tomorrow 9; tomorrow at 9; morgen um 9; morgen früh; tomorrow morning",
            "2026-03-11 19:00": "tomorrow 7pm; 7pm tomorrow; tomorrow, 7 pm; morgen 19 uhr; mañana a las 19:00"
            "; demain 19h"
            "; amanhã às 19h; wednesday 19:00; mittwoch 19.00; tomorrow evening; 11 march 19:00; 11.3. 19:00"
            "; 2026-03-11 19:00; 19:00 wednesday; morgen um 19:00 uhr; tomorrow 19:00 (Berlin); 2026-03-11T19:00"
            "; 2026-03-11T18:00Z; tomorrow evening at 7; tomorrow 7pm CET",
            "2026-03-11 07:00": "morgen früh um 7; tomorrow morning at 7; 11 march 7am",
            "2026-03-11 20:30": "tomorrow night 8:30; morgen abend um halb neun; tomorrow evening at half past 8",
            "2026-03-17 19:00": "am dienstag, dem 17. märz, um 19 uhr; tuesday the 17th of march at 7pm",
            "2026-03-13 19:30": "friday half past seven pm; friday at 19:30; freitag 19:30; am freitag um halb 8 abends"
            "; next friday 19:30; friday 13 march 19:30",
            "2026-03-17 12:00": "tuesday 12:00; next tuesday 12:00; tuesday noon; in a week 12:00"
            "; tuesday next week 12:00",
            "2026-03-19 19:00": "thursday next week 19:00; nächste woche donnerstag 19:00; next week thursday 7pm",
            "2026-12-24 18:00": "24 december 18:00; 24.12. 18:00; 24.12 18 uhr; december 24 at 6 pm; 24. dezember 18:00"
            "; el 24 de diciembre a las 18:00; thursday 24 december 2026 at 18:00",
        }
    ),
)
def test_once(said: str, when: str) -> None:
    assert once(said) == when


def test_the_clocks_of_another_place_may_be_named() -> None:
    for said in (
        "tomorrow 7pm New York",
        "tomorrow 7pm in new york",
        "tomorrow 19:00, New York time",
        "tomorrow 7pm EST",
    ):
        wish = read(said, None, ALONE)
        assert (wish.zone, wish.first.hour) == ("America/New_York", 19)


def weekly(days: str, step: int = 1) -> str:
    return f"FREQ=WEEKLY;{f'INTERVAL={step};' if step > 1 else ''}BYDAY={days}"


@pytest.mark.parametrize(
    ("said", "rule"),
    rows(
        {
            weekly(
                "TU"
            ): "every tuesday 19:00; tuesdays 19:00; each tuesday 7pm; jeden dienstag 19 uhr; dienstags 19:00"
            "; cada martes a las 19:00; tous les mardis 19h; toda terça 19h; todas as terças às 19h"
            "; weekly on tuesday 7pm"
            "; every week on tuesday 19:00; on tuesdays at 19:00; an jedem dienstag um 19 uhr"
            "; every tuesday 19:00 for ever",
            weekly("MO,WE,FR"): "mon, wed, fri 19:00; mon wed fri 7pm; mo, mi, fr 19 uhr"
            "; monday/wednesday/friday 19:00",
            weekly("SA,SU"): "every weekend 19:00; am wochenende 19 uhr",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO": "quarterly on the first monday 19:00",
            weekly("TU", 2): "every second tuesday 19:00; every other tuesday 7pm; every 2 weeks on tuesday 19:00"
            "; fortnightly tuesday 19:00; jeden zweiten dienstag 19:00; alle zwei wochen dienstags 19:00"
            "; alle 14 tage dienstags um 19 uhr; every 2nd tuesday 19:00; biweekly tuesdays 19:00",
            weekly(
                "TU,TH"
            ): "every tuesday and thursday 19:00; tuesdays & thursdays 7pm; dienstags und donnerstags 19 uhr",
            weekly(
                "MO,TU,WE,TH,FR"
            ): "weekdays 19:00; every weekday 7pm; mon to fri 19:00; monday-friday 19:00; werktags 19 uhr",
            "FREQ=DAILY": "every day 19:00; every evening at 7; jeden abend um 7; nightly 19:00"
            "; daily at 7pm; täglich 19 uhr; jeden tag um 19:00"
            "; todos los días 19:00; tous les jours 19h",
            "FREQ=DAILY;INTERVAL=2": "every other day 19:00; every second day 7pm; jeden zweiten tag 19:00",
            "FREQ=MONTHLY;BYDAY=1MO": "first monday of the month 19:00; every first monday 19:00"
            "; 1st monday of each month 7pm; 1st monday 7pm"
            "; am ersten montag im monat 19 uhr; jeden ersten montag 19:00; primer lunes de cada mes 19:00"
            "; premier lundi du mois 19h; primeira segunda-feira do mês 19:00; every month on the first monday 19:00",
            "FREQ=MONTHLY;BYDAY=2TU": "second tuesday of the month 19:00; every second tuesday of the month 19:00"
            "; jeden zweiten dienstag im monat 19:00",
            "FREQ=MONTHLY;BYDAY=1MO,3MO": "first and third monday of the month 19:00; first and third monday 7pm"
            "; jeden 1. und 3. montag im monat 19:00",
            "FREQ=MONTHLY;BYDAY=-1FR": "last friday of the month 19:00; am letzten freitag im monat 19:00"
            "; every last friday 19:00",
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO": "first monday of every second month 19:00"
            "; every two months on the first monday 19:00",
            "FREQ=MONTHLY;BYMONTHDAY=15": "on the 15th of each month 19:00; jeden 15. im monat 19 uhr"
            "; monatlich am 15. um 19 uhr; every 15th at 7pm; jeden 15. um 19 uhr",
            "FREQ=MONTHLY;BYMONTHDAY=-1": "last day of the month 19:00; am letzten tag im monat 19:00",
        }
    ),
)
def test_again_and_again(said: str, rule: str) -> None:
    wish = read(said, None, ALONE)
    assert (wish.rule, wish.first.time().hour, wish.until) == (rule, 19, None)


@pytest.mark.parametrize(
    ("said", "repeat", "first", "rule"),
    [
        ("tomorrow 7pm", "weekly", "2026-03-11", weekly("WE")),
        ("tuesday 19:00", "every 2 weeks", "2026-03-10", weekly("TU", 2)),
        ("19:00", "first monday of the month", "2026-04-06", "FREQ=MONTHLY;BYDAY=1MO"),
        ("15 april 19:00", "monthly", "2026-04-15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("15 april 19:00", "yearly", "2026-04-15", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15"),
        ("tomorrow 7pm", "10 times weekly", "2026-03-11", "FREQ=WEEKLY;COUNT=10;BYDAY=WE"),
        ("tomorrow 7pm", "weekly, ten times", "2026-03-11", "FREQ=WEEKLY;COUNT=10;BYDAY=WE"),
        ("tomorrow 7pm", "no", "2026-03-11", None),
        ("tuesday 19:00", "FREQ=WEEKLY;INTERVAL=2;COUNT=5", "2026-03-10", "FREQ=WEEKLY;INTERVAL=2;COUNT=5;BYDAY=TU"),
        ("tuesday 19:00", "RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", "2026-03-31", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1"),
    ],
)
def test_how_often_may_be_said_apart(said: str, repeat: str, first: str, rule: str | None) -> None:
    wish = read(said, repeat, ALONE)
    assert (f"{wish.first:%Y-%m-%d}", wish.first.hour, wish.rule) == (first, 19, rule)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("next thursday 18:00 until may", MAY),
        ("every thursday until may 18:00", MAY),
        ("every thursday 18:00 until 30 april", MAY),
        ("jeden donnerstag 18 uhr bis ende april", MAY),
        ("every thursday 18:00 until march 2027", datetime(2027, 3, 1)),  # noqa: DTZ001  # wall time
        ("every thursday 18:00 for 3 weeks", datetime(2026, 4, 2)),  # noqa: DTZ001  # wall time
    ],
)
def test_it_may_have_an_end(said: str, until: datetime) -> None:
    wish = read(said, None, ALONE)
    assert (wish.rule, wish.until) == (weekly("TH"), until)


def test_it_may_begin_later() -> None:
    assert read("every thursday 18:00 from 1 april", None, ALONE).first == APRIL.replace(day=2, hour=18)
    assert read("jeden donnerstag 18 uhr ab 1. april", None, ALONE).first == APRIL.replace(day=2, hour=18)


@pytest.mark.parametrize(
    ("said", "key"),
    rows(
        {
            "calendar-unknown": "blah; 7pm march; february 19:00; 25:00; tomorrow 25:00; 19:60; tomorrow 7pm 45"
            "; tuesday 19:00 45; 24 dec 19:00 30; first monday of june 19:00; tuesday 17 19:00",
            "calendar-no-such-day": "31 february 19:00; 30 february 2027 19:00; 29. februar 2027 19 uhr; 31.4. 19:00"
            "; 32.1. 19 uhr; 2026-02-30 19:00; 2026-02-30t19:00; feb 30 7pm",
            "calendar-other-weekday": "thursday 11 march 2026 7pm; am montag, dem 17. märz, um 19 uhr",
            "calendar-far": "1 january 2040 19:00; 2038-01-01 10:00",
            "calendar-no-time": "tomorrow; every tuesday; first monday of the month; 24 december; mittwoch",
            "calendar-past": "today 9:00; 10.3.2026 9:00",
            "date-past": "yesterday 19:00; 1 march 2020 19:00; 1 march 2020; march 1 2020 at 7pm",
            "calendar-skipped": "29 march 2:30; 29.3.2026 02:30",
            "calendar-length": "tomorrow 19:00-20:30; tomorrow from 7pm to 9pm; morgen 18 bis 20 uhr"
            "; tuesday 19:00 for 45 minutes; dienstags 19 uhr, 45 minuten; tomorrow 7pm for an hour",
            "calendar-rule-often": "every hour; every 5 minutes; stündlich; every second",
            "calendar-until-early": "every tuesday 19:00 from 1 may until 1 april",
            "calendar-how-often": "24 december 19:00 until may 2027",
        }
    ),
)
def test_what_cannot_be_is_said_in_a_sentence(said: str, key: str) -> None:
    assert refused(said) == key


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        ("FREQ=SECONDLY", "calendar-rule-often"),
        ("FREQ=HOURLY;INTERVAL=24", "calendar-rule-often"),
        ("FREQ=DAILY;BYHOUR=1,2,3", "calendar-rule-often"),
        ("FREQ=DAILY;BYSECOND=0", "calendar-rule-often"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "calendar-rule-never"),
        ("FREQ=MONTHLY;BYMONTHDAY=31;BYSETPOS=2", "calendar-rule-never"),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYMONTH=4", "calendar-rule-never"),
        ("FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "calendar-rule-never"),
        ("FREQ=YEARLY;BYMONTH=13", "calendar-rule-never"),
        ("FREQ=WEEKLY;COUNT=100000", "calendar-rule-far"),
        ("FREQ=DAILY;INTERVAL=9999", "calendar-rule-far"),
        ("FREQ=WEEKLY;BYEASTER=1", "calendar-rule-unknown"),
        ("FREQ=WEEKLY;BYDAY=XX", "calendar-rule-unknown"),
        ("FREQ=WEEKLY;FREQ=DAILY", "calendar-rule-unknown"),
        ("FREQ=WEEKLY;UNTIL=yesterday", "calendar-rule-unknown"),
        ("FREQ=WEEKLY;UNTIL=20200101", "calendar-until-early"),
        ("now and then", "calendar-how-often-unknown"),
    ],
)
def test_a_rule_that_nobody_could_keep_to_is_refused_at_once(rule: str, key: str) -> None:
    before = perf_counter()
    assert refused("tuesday 19:00", rule) == key
    assert perf_counter() - before < 0.5


_WORDS = (
    "every second tuesday first of the month until march 19:00 7pm 24 12. tomorrow and weekly for 6 weeks 31 freq=daily"
)


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=9).map(" ".join) | st.text(max_size=60))
@settings(max_examples=150, deadline=2000)
def test_whatever_is_said_is_a_wish_to_come_or_a_sentence(said: str) -> None:
    try:
        wish: Wish | str = read(said, None, ALONE)
    except UserError as fault:
        wish = fault.text.key
    if isinstance(wish, str):
        assert wish in messages()
        return
    assert wish.first > datetime(2026, 3, 10, 15, 2)  # noqa: DTZ001  # wall time
    assert (wish.first.second, wish.first.microsecond, wish.first.tzinfo) == (0, 0, None)


def test_ten_thousand_characters_are_refused_without_being_read() -> None:
    assert refused("tuesday 19:00 " * 1000) == "calendar-unknown"


def test_without_a_zone_it_is_utc() -> None:
    assert read("tomorrow 7pm", None, replace(ALONE, zone=None)).zone == "UTC"
