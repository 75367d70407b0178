"""What a wish is in words, and that these words mean that wish again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.clock import instant_at, zone_named
from bot.core.options import Around
from cogs.sessions.calendar import Wish, described, occurrences, read
from cogs.sessions.calendar.rules import WEEKDAYS, first_of, rule_of, spelt_out
from tests.support.words import catalog

DAY = datetime(2026, 12, 8, 19)  # noqa: DTZ001  # wall time


def said(wish: Wish, language: str = "en") -> str:
    return catalog().plain(described(wish), language)


@pytest.mark.parametrize(
    ("rule", "english", "german"),
    [
        (None, "Tuesday 8 December 2026", "Dienstag, 8. Dezember 2026"),
        ("FREQ=DAILY", "every day", "jeden Tag"),
        ("FREQ=DAILY;INTERVAL=2", "every second day", "jeden zweiten Tag"),
        ("FREQ=WEEKLY;BYDAY=TU", "every Tuesday", "jeden Dienstag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every second Tuesday", "jeden zweiten Dienstag"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "every Tuesday and Thursday", "jeden Dienstag und Donnerstag"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", "every 3 weeks on Tuesday", "alle 3 Wochen am Dienstag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday", "Montag bis Freitag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "every day", "jeden Tag"),
        ("FREQ=MONTHLY;BYDAY=2TU", "the second Tuesday of the month", "am zweiten Dienstag im Monat"),
        ("FREQ=MONTHLY;BYMONTHDAY=8", "the 8th of the month", "am 8. im Monat"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "the last day of the month", "am letzten Tag im Monat"),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
            "the second Tuesday of every 2 months",
            "alle 2 Monate am zweiten Dienstag",
        ),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=8", "every year on 8 December", "jedes Jahr am 8. Dezember"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2", "by the rule FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2", ""),
    ],
)
def test_a_rule_in_words(rule: str | None, english: str, german: str) -> None:
    wish = Wish(DAY, "Europe/Berlin", rule)
    assert said(wish) == f"{english} at 19:00, Berlin time"
    assert said(wish, "de").endswith("um 19:00 Uhr, Zeit in Berlin")
    assert said(wish, "de").startswith(german)


def test_an_end_is_the_last_day_or_the_number_of_times() -> None:
    weekly = Wish(DAY, "Europe/Berlin", "FREQ=WEEKLY;BYDAY=TU", until=DAY + timedelta(days=20))
    assert said(weekly) == "every Tuesday until 22 December 2026, at 19:00, Berlin time"
    counted = Wish(DAY, "Europe/Berlin", "FREQ=WEEKLY;BYDAY=TU;COUNT=6")
    assert said(counted) == "every Tuesday, 6 times, at 19:00, Berlin time"


_days = st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=4).map(sorted).map(",".join)
_nths = st.sampled_from(["1MO", "2TU", "3WE", "4TH", "-1FR", "1MO,3MO", "2SA,-1SU"])
_rules = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.sampled_from([1, 2, 3, 5])),
    st.builds("FREQ=WEEKLY;INTERVAL={};BYDAY={}".format, st.sampled_from([1, 2, 3, 4]), _days),
    st.builds("FREQ=MONTHLY;INTERVAL={};BYDAY={}".format, st.sampled_from([1, 2, 3]), _nths),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.sampled_from(["1", "8", "15", "28", "1,15", "-1", "31"])),
    st.just("FREQ=YEARLY"),
)
_ends = st.one_of(st.none(), st.integers(2, 30), st.timedeltas(timedelta(1), timedelta(300)))


@given(
    st.datetimes(datetime(2026, 2, 1), datetime(2030, 1, 1)).map(lambda wall: wall.replace(second=0, microsecond=0)),  # noqa: DTZ001  # wall times
    st.none() | _rules,
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
    _ends,
    st.sampled_from(["en", "de"]),
)
@settings(max_examples=150, deadline=None)
def test_what_is_described_is_read_as_the_same(
    start: datetime, text: str | None, zone: str, ends: int | timedelta | None, language: str
) -> None:
    wish = Wish(start.replace(hour=12), zone)
    if text is not None:
        rule = spelt_out(rule_of(text), wish.first)
        first = first_of(rule, wish.first)
        rule = replace(rule, count=ends) if isinstance(ends, int) else rule
        wish = Wish(first, zone, rule.text, until=first + ends if isinstance(ends, timedelta) else None)
    begins = instant_at(wish.first.date(), wish.first.time(), zone_named(zone))
    assert begins is not None
    just_before = begins - timedelta(minutes=1)
    again = read(said(wish, language), None, Around(just_before, zone="Europe/London", language=language))
    assert again.zone == zone
    assert list(occurrences(again, after=just_before)) == list(occurrences(wish, after=just_before))
