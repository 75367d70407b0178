"""Wishes at random: rules, zones, and what was said of single occurrences."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice

from hypothesis import strategies as st

from cogs.sessions.calendar.occurring import originals
from cogs.sessions.calendar.rules import WEEKDAYS, first_of, rule_of, spelt_out
from cogs.sessions.calendar.wish import Wish, end, move, skip

ZONES = [
    *("Europe/Berlin", "Europe/London", "America/New_York", "America/Santiago", "Australia/Lord_Howe"),
    *("Asia/Gaza", "Asia/Kathmandu", "Pacific/Apia", "America/Nuuk", "Africa/Cairo", "Asia/Beirut", "UTC"),
]
"""Clocks that change on other dates than each other's, by half an hour, at midnight, by the moon, or never."""

_days = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True).map(",".join)
_in_month = st.sampled_from(["BYMONTHDAY=31", "BYMONTHDAY=-1", "BYMONTHDAY=1,15", "BYDAY=1MO", "BYDAY=-1FR,2SU"])
_last_workday = st.just("BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
_rules = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 10)),
    st.builds("FREQ=WEEKLY;INTERVAL={};BYDAY={};WKST={}".format, st.integers(1, 5), _days, st.sampled_from(WEEKDAYS)),
    st.builds("FREQ=MONTHLY;INTERVAL={};{}".format, st.integers(1, 4), _in_month | _last_workday),
    st.builds("FREQ=YEARLY;BYMONTH={};{}".format, st.sampled_from(["3", "10", "1,7"]), _in_month),
)
_counts = st.just("") | st.builds(";COUNT={}".format, st.integers(1, 200))
_nights = st.sampled_from([0, 30, 60, 90, 2 * 60 + 15, 2 * 60 + 30, 3 * 60, 23 * 60 + 45])
_walls = st.builds(
    lambda day, minutes: datetime(2026, 1, 1) + timedelta(days=day, minutes=minutes),  # noqa: DTZ001  # wall time
    st.integers(0, 1500),
    _nights | st.integers(0, 24 * 60 - 1),
)


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    start, zone = draw(_walls), draw(st.sampled_from(ZONES))
    if draw(st.integers(0, 9)) == 0:
        wish = Wish(start, zone)
    else:
        rule = spelt_out(rule_of(draw(_rules) + draw(_counts)), start)
        wish = Wish(first_of(rule, start), zone, rule.text)
    return _with_exceptions(draw, wish)


def _with_exceptions(draw: st.DrawFn, wish: Wish) -> Wish:
    names = list(islice(originals(wish, wish.first), 300))
    for name in draw(st.lists(st.sampled_from(names), max_size=6)):
        wish = skip(wish, name)
    for name in draw(st.lists(st.sampled_from(names), max_size=6)):
        minutes = draw(st.integers(-20 * 24 * 60, 20 * 24 * 60))
        wish = move(wish, name, max(name + timedelta(minutes=minutes), wish.first))
    if draw(st.integers(0, 3)) == 0:
        wish = end(wish, draw(st.sampled_from(names)))
    return wish
