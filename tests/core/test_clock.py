"""A wish in wall time becomes an instant: in every zone there is, through gaps and overlaps."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.clock import EVERY_DAY, SetClock, instant_at, latest_instant, next_instant

MINUTE = timedelta(minutes=1)
FIRST, LAST = datetime(1990, 1, 1), datetime(2037, 12, 1)  # noqa: DTZ001  # a range to draw from, in UTC

zones = st.sampled_from(sorted(zoneinfo.available_timezones())).map(ZoneInfo)
days_of_week = st.sets(st.integers(0, 6), min_size=1).map(frozenset)
walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def changes(zone: ZoneInfo, year: int) -> tuple[datetime, ...]:
    """About when the clocks of a zone are changed in a year, to six hours; the year's end where they are not."""
    steps = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=6 * step) for step in range(366 * 4)]
    found = [earlier for earlier, later in pairwise(steps) if offset(earlier, zone) != offset(later, zone)]
    return tuple(found) or (steps[-1],)


def offset(at: datetime, zone: ZoneInfo) -> timedelta | None:
    return at.astimezone(zone).utcoffset()


@st.composite
def moments(draw: st.DrawFn) -> tuple[ZoneInfo, datetime]:
    """A zone and an instant: often one close to a change of its clocks, where mistakes hide."""
    zone = draw(zones)
    if draw(st.booleans()):
        return zone, draw(st.datetimes(FIRST, LAST, timezones=st.just(UTC)))
    change = draw(st.sampled_from(changes(zone, draw(st.integers(FIRST.year, LAST.year)))))
    return zone, change + draw(st.integers(-30 * 60, 30 * 60)) * MINUTE


@st.composite
def wishes(draw: st.DrawFn) -> tuple[ZoneInfo, datetime, time, frozenset[int]]:
    """Also a wall time, which is often one that clocks show around that instant, and weekdays."""
    zone, at = draw(moments())
    shown = st.integers(-180, 180).map(
        lambda minutes: (at + minutes * MINUTE).astimezone(zone).time().replace(second=0)
    )
    wall = draw(walls | shown.map(lambda shown: shown.replace(microsecond=0, fold=0)))
    return zone, at, wall, draw(days_of_week | st.just(EVERY_DAY))


def first_shown(day: date, wall: time, zone: ZoneInfo) -> datetime | None:
    """By looking at the clock: when it first shows the wall time, else the first minute when it has jumped past it."""
    wished = datetime.combine(day, wall)
    start = wished.replace(tzinfo=UTC) - timedelta(hours=36)
    offsets = {offset(start + timedelta(hours=step), zone) or timedelta() for step in range(73)}
    exact = [
        instant
        for instant in (wished.replace(tzinfo=UTC) - ahead for ahead in offsets)
        if _shows(instant, wished, zone)
    ]
    if exact:
        return min(exact)
    minutes = [start + step * MINUTE for step in range(72 * 60)]
    shown = [minute.astimezone(zone).replace(tzinfo=None) for minute in minutes]
    if all(local.date() != day for local in shown):
        return None
    return next(minutes[step] for step, (before, after) in enumerate(pairwise(shown), 1) if before < wished < after)


def _shows(instant: datetime, wished: datetime, zone: ZoneInfo) -> bool:
    return instant.astimezone(zone).replace(tzinfo=None) == wished


@given(wishes())
@settings(max_examples=300, deadline=None)
def test_each_wished_day_is_asked_once_at_the_first_time_that_clocks_show(
    wish: tuple[ZoneInfo, datetime, time, frozenset[int]],
) -> None:
    zone, at, wall, days = wish
    asked = [next_instant(at, wall, zone, days)]
    while len(asked) < 4:
        asked.append(next_instant(asked[-1], wall, zone, days))
    day, expected = at.astimezone(zone).date() - timedelta(days=1), list[datetime]()
    while len(expected) < 4:
        instant = first_shown(day, wall, zone) if day.weekday() in days else None
        if instant is not None and instant > at:
            expected.append(instant)
        day += timedelta(days=1)
    assert asked == expected


@given(wishes())
@settings(max_examples=300, deadline=None)
def test_the_next_instant_is_later_and_shows_the_wish_or_the_first_minute_past_a_gap(
    wish: tuple[ZoneInfo, datetime, time, frozenset[int]],
) -> None:
    zone, at, wall, days = wish
    instant = next_instant(at, wall, zone, days)
    shown, before = instant.astimezone(zone), (instant - MINUTE).astimezone(zone)
    assert instant > at
    if (shown.hour, shown.minute) == (wall.hour, wall.minute):
        assert shown.weekday() in days
    else:
        wished = datetime.combine(before.date(), wall)
        wished += timedelta(days=1) if wished < before.replace(tzinfo=None) else timedelta()
        assert before.replace(tzinfo=None) < wished < shown.replace(tzinfo=None)
        assert wished.weekday() in days


@given(wishes())
@settings(max_examples=300, deadline=None)
@example((ZoneInfo("America/St_Johns"), datetime(2010, 11, 7, 2, 40, tzinfo=UTC), time(0), EVERY_DAY))
def test_the_latest_instant_is_the_one_before_the_next(
    wish: tuple[ZoneInfo, datetime, time, frozenset[int]],
) -> None:
    zone, at, wall, days = wish
    latest, following = latest_instant(at, wall, zone, days), next_instant(at, wall, zone, days)
    assert latest <= at < following
    assert next_instant(latest, wall, zone, days) == following
    assert latest_instant(following, wall, zone, days) == following


@given(wishes(), st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_no_wished_day_is_missed_over_weeks(wish: tuple[ZoneInfo, datetime, time, frozenset[int]], count: int) -> None:
    zone, at, wall, days = wish
    asked = [at]
    for _ in range(count):
        asked.append(next_instant(asked[-1], wall, zone, days))
    assert all(earlier < later for earlier, later in pairwise(asked))
    first, last = asked[0].astimezone(zone).date(), asked[-1].astimezone(zone).date()
    between = [first + timedelta(days=step) for step in range(-1, (last - first).days + 1)]
    wished = [instant_at(day, wall, zone) for day in between if day.weekday() in days]
    assert asked[1:] == [instant for instant in wished if instant is not None and at < instant <= asked[-1]]


@pytest.mark.parametrize(
    ("zone", "day", "wall", "instant"),
    [
        pytest.param("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T03:00+02:00", id="skipped in spring"),
        pytest.param("Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T03:00+02:00", id="the gap's first minute"),
        pytest.param("Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T03:00+02:00", id="the first after the gap"),
        pytest.param("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T02:30+02:00", id="shown twice in autumn"),
        pytest.param(
            "Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T03:00+01:00", id="the first after the overlap"
        ),
        pytest.param(
            "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04T02:30+11:00", id="a gap of half an hour"
        ),
        pytest.param("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-05T01:45+11:00", id="half an hour twice"),
        pytest.param("America/Nuuk", "2024-03-30", "23:15", "2024-03-31T00:00-01:00", id="a gap up to midnight"),
        pytest.param("America/Nuuk", "2024-03-31", "00:00", "2024-03-31T00:00-01:00", id="midnight after that gap"),
        pytest.param("America/Havana", "2026-03-08", "00:30", "2026-03-08T01:00-04:00", id="a gap from midnight"),
        pytest.param("America/St_Johns", "2010-11-07", "00:00", "2010-11-07T00:00-02:30", id="set back over midnight"),
        pytest.param("Asia/Kathmandu", "2026-01-01", "09:00", "2026-01-01T09:00+05:45", id="three quarters of an hour"),
        pytest.param("Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T02:30+01:00", id="set back for Ramadan"),
        pytest.param("Pacific/Apia", "2011-12-29", "09:00", "2011-12-29T09:00-10:00", id="before the skipped day"),
        pytest.param("Pacific/Apia", "2011-12-31", "09:00", "2011-12-31T09:00+14:00", id="after the skipped day"),
    ],
)
def test_the_instant_of_a_wall_time(zone: str, day: str, wall: str, instant: str) -> None:
    found = instant_at(date.fromisoformat(day), time.fromisoformat(wall), ZoneInfo(zone))
    assert found == datetime.fromisoformat(instant)


@pytest.mark.parametrize("wall", [time(0), time(9), time(23, 59)])
def test_a_date_that_is_skipped_whole_is_left_out(wall: time) -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert instant_at(date(2011, 12, 30), wall, apia) is None
    asked = next_instant(datetime(2011, 12, 29, 0, 0, tzinfo=apia) - MINUTE, wall, apia)
    following = next_instant(asked, wall, apia)
    assert [asked.astimezone(apia).date(), following.astimezone(apia).date()] == [
        date(2011, 12, 29),
        date(2011, 12, 31),
    ]


def test_a_skipped_weekday_waits_for_the_next_week() -> None:
    apia, friday = ZoneInfo("Pacific/Apia"), frozenset({4})
    asked = next_instant(datetime(2011, 12, 28, tzinfo=UTC), time(9), apia, friday)
    assert asked.astimezone(apia) == datetime(2012, 1, 6, 9, tzinfo=apia)


def test_nine_in_the_morning_stays_nine_over_both_changes() -> None:
    berlin, asked = ZoneInfo("Europe/Berlin"), [datetime(2026, 3, 28, tzinfo=UTC)]
    for _ in range(300):
        asked.append(next_instant(asked[-1], time(9), berlin))
    assert {instant.astimezone(berlin).time() for instant in asked[1:]} == {time(9)}


def test_the_very_instant_is_not_later_than_itself() -> None:
    nine = datetime(2026, 5, 4, 9, tzinfo=UTC)
    assert next_instant(nine, time(9), ZoneInfo("UTC")) == nine + timedelta(days=1)
    assert latest_instant(nine, time(9), ZoneInfo("UTC")) == nine


def test_an_empty_set_of_weekdays_is_refused() -> None:
    for ask in next_instant, latest_instant:
        with pytest.raises(ValueError, match="weekday"):
            ask(datetime(2026, 1, 1, tzinfo=UTC), time(9), ZoneInfo("UTC"), frozenset())


def test_a_set_clock_stands_still_in_utc() -> None:
    clock = SetClock(datetime.fromisoformat("2026-03-28T08:00:00+01:00"))
    assert clock.now() == clock.now() == datetime(2026, 3, 28, 7, tzinfo=UTC)
    clock.set(datetime.fromisoformat("2026-03-28T09:00:00+01:00"))
    assert clock.now().isoformat() == "2026-03-28T08:00:00+00:00"
