"""Days and instants to come, as people write them: said on Tuesday 10 March 2026, at 15:02 in Berlin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.dates import UntilKind
from bot.core.errors import UserError
from tests.core.reading import ALONE, refused, rows

UNTIL = UntilKind()
BERLIN = ZoneInfo("Europe/Berlin")
MONTHS = "january february march april may june july august september october november december"


def read(said: str, language: str | None = None, country: str | None = None) -> datetime | None:
    """What was understood, by the clocks of Berlin."""
    found = UNTIL.read(said, replace(ALONE, language=language, country=country))
    return found.astimezone(BERLIN).replace(tzinfo=None) if found is not None else None


@pytest.mark.parametrize(
    ("said", "day"),
    rows(
        {
            date(2026, 3, 11): "tomorrow; until tomorrow; till tomorrow; a day; 1 day; for a day; wednesday; 11 march",
            date(2026, 3, 12): "2 days; two days; in 2 days; for 2 days; the day after tomorrow; thursday",
            date(2026, 3, 13): "3 days; in 3 days; friday; next friday; this friday; friday 13 march",
            date(2026, 3, 14): "weekend; the weekend; this weekend; saturday; sat",
            date(2026, 3, 15): "sunday; the 15th; 15 march; on the 15th",
            date(2026, 3, 16): "monday; Monday.; on monday; next monday; until monday; mon; next week",
            date(2026, 3, 17): "tuesday; next tuesday; a week; 1 week; in a week"
            "; for one week; for a week; a week from now",
            date(2026, 3, 24): "two weeks; 2 weeks; in two weeks; for two weeks; a fortnight",
            date(2026, 4, 1): "next month; 1 april; april 1; 1.4.; 1/4; 2026-04-01",
            date(2026, 4, 10): "a month; in a month; 1 month",
            date(2026, 12, 24): "24 december; 24th december; 24th of december"
            "; december 24; dec 24; 24 dec; 24/12; 24.12.; 24.12; 24.12.2026; 24/12/2026; 2026-12-24; 24.12.26"
            "; until december 24th; 24 December 2026",
            date(2027, 1, 5): "5 january; jan 5; 5 jan 2027; 2027-01-05; jan 5, 2027; 5.1.2027; 05.01.2027; 05/01/2027",
        }
    ),
)
def test_a_day_to_come_begins_at_midnight(said: str, day: date) -> None:
    assert read(said) == datetime.combine(day, time())


@pytest.mark.parametrize(
    ("said", "day"),
    rows(
        {
            date(2026, 3, 11): "tmrw; tomorow; today; for today",
            date(2026, 3, 12): "a couple of days; couple days",
            date(2026, 3, 13): "a few days; some days; for a few days",
            date(2026, 3, 16): "the rest of the week; end of the week; after the weekend; over the weekend",
            date(2026, 3, 24): "fortnight; 2 wks; 2w",
            date(2026, 4, 1): "april; in april; end of the month; end of march; start of april; beginning of april",
            date(2026, 4, 5): "the 5th; 5th; on the 5th",
            date(2026, 4, 15): "mid april; mid-april",
            date(2026, 9, 1): "september; in september",
            date(2026, 12, 24): "12/24",
            date(2026, 12, 25): "christmas; xmas",
            date(2027, 1, 1): "new year; 2027",
            date(2027, 3, 1): "march 2027",
        }
    ),
)
def test_a_day_to_come_as_tired_people_say_it(said: str, day: date) -> None:
    assert read(said) == datetime.combine(day, time())


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("monday 9am", "2026-03-16T09:00"),
        ("monday at 9am", "2026-03-16T09:00"),
        ("tomorrow 9:30", "2026-03-11T09:30"),
        ("24 december 18:00", "2026-12-24T18:00"),
        ("5pm", "2026-03-10T17:00"),
        ("noon", "2026-03-11T12:00"),
        ("29 march 2:30 am", "2026-03-29T03:00"),
    ],
)
def test_a_day_with_a_time(said: str, instant: str) -> None:
    assert read(said) == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("in 2 hours", "2026-03-10T17:02"),
        ("for an hour", "2026-03-10T16:02"),
        ("in 30 minutes", "2026-03-10T15:32"),
        ("tonight", "2026-03-10T18:00"),
        ("this evening", "2026-03-10T18:00"),
        ("monday at 9", "2026-03-16T09:00"),
        ("tomorrow at 9", "2026-03-11T09:00"),
        ("tomorrow morning", "2026-03-11T09:00"),
        ("monday evening", "2026-03-16T19:00"),
    ],
)
def test_a_time_to_come_is_not_called_past_nor_left_out(said: str, instant: str) -> None:
    assert read(said) == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "further notice",
            "until further notice",
            "i come back",
            "until I come back",
            "I'm back",
            "I’m back",
            "i am back",
        ),
        *("i say so", "until I resume", "forever", "later"),
    ],
)
def test_a_pause_without_an_end(said: str) -> None:
    assert read(said) is None


@pytest.mark.parametrize(
    "said",
    [
        *(
            "im back",
            "i get back",
            "i feel better",
            "i'm better",
            "until I am ready",
            "indefinitely",
            "whenever",
            "idk",
        ),
        *("i don't know", "not sure", "bis auf weiteres"),
    ],
)
def test_a_pause_whose_end_nobody_knows_yet(said: str) -> None:
    assert read(said) is None


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("de", "morgen", date(2026, 3, 11)),
        ("de", "bis montag", date(2026, 3, 16)),
        ("de", "in zwei wochen", date(2026, 3, 24)),
        ("de", "24. Dezember", date(2026, 12, 24)),
        ("de-AT", "übermorgen", date(2026, 3, 12)),
        ("es", "mañana", date(2026, 3, 11)),
        ("es", "lunes", date(2026, 3, 16)),
        ("es", "24 de diciembre", date(2026, 12, 24)),
        ("fr", "demain", date(2026, 3, 11)),
        ("fr", "dans deux semaines", date(2026, 3, 24)),
        ("fr", "le 1er avril", date(2026, 4, 1)),
        ("pt-BR", "amanhã", date(2026, 3, 11)),
        ("pt", "em 3 dias", date(2026, 3, 13)),
        ("nl", "24 december", date(2026, 12, 24)),
        ("de", "tomorrow", date(2026, 3, 11)),
    ],
)
def test_the_readers_own_language_and_english(language: str, said: str, day: date) -> None:
    assert read(said, language) == datetime.combine(day, time())


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        (None, "morgen", date(2026, 3, 11)),
        (None, "mañana", date(2026, 3, 11)),
        (None, "24 décembre", date(2026, 12, 24)),
        ("de", "bis zum wochenende", date(2026, 3, 14)),
        ("de", "für zwei wochen", date(2026, 3, 24)),
        ("de", "nächste woche", date(2026, 3, 16)),
        ("de", "eine woche", date(2026, 3, 17)),
        ("es", "el lunes", date(2026, 3, 16)),
        ("es", "dos semanas", date(2026, 3, 24)),
        ("es", "pasado mañana", date(2026, 3, 12)),
        ("fr", "lundi prochain", date(2026, 3, 16)),
        ("fr", "la semaine prochaine", date(2026, 3, 16)),
        ("pt", "semana que vem", date(2026, 3, 16)),
        ("pt", "duas semanas", date(2026, 3, 24)),
    ],
)
def test_any_language_that_there_is_words_for(language: str | None, said: str, day: date) -> None:
    assert read(said, language) == datetime.combine(day, time())


@pytest.mark.parametrize("said", ["4/1", "4/1/2027", "12/31"])
def test_in_the_united_states_the_month_goes_first(said: str) -> None:
    month, day = map(int, said.split("/")[:2])
    found = read(said, "en-US", "US")
    assert found is not None
    assert (found.month, found.day) == (month, day)


@pytest.mark.parametrize("said", ["yesterday", "last week", "2020-01-01", "10 march 2026", "in 0 days", "1 may 2025"])
def test_what_is_past_is_said_to_be(said: str) -> None:
    assert refused(UNTIL, said) == "date-past"


@pytest.mark.parametrize(
    "said",
    [
        *(
            "",
            "?",
            "dog",
            "my birthday",
            "exam week",
            "5",
            "100",
            "30 february",
            "2026-13-45",
            "0000-00-00",
            "9999-12-31",
        ),
        *(
            "in 100 years",
            "in 99999999999999 days",
            "24 december 2060",
            "x" * 4000,
            "in " * 1000,
            "\x00",
            "😴",
            "٣",
            "1e9 days",
        ),
    ],
)
def test_what_is_no_day(said: str) -> None:
    assert refused(UNTIL, said) == "date-unknown"


@pytest.mark.parametrize("said", ["32 december", "10 march", "march 10"])
def test_a_slip_does_not_pause_for_years(said: str) -> None:
    """No day 32 is a day of 2032, and today's date, said today, is not a year from now."""
    assert refused(UNTIL, said) in ("date-unknown", "date-past")


def test_offers_are_read() -> None:
    assert [read(words) for _, words in UNTIL.offers] == [datetime(2026, 3, 11), datetime(2026, 3, 17), None]  # noqa: DTZ001  # wall times


@given(
    st.dates(date(2026, 3, 11), date(2027, 3, 9)),
    st.sampled_from(["{d} {m}", "{m} {d}", "{d}. {m} {y}", "{m} {d}, {y}"]),
)
@settings(deadline=None)
def test_every_day_of_a_year_by_its_name(day: date, form: str) -> None:
    said = form.format(d=day.day, m=MONTHS.split()[day.month - 1], y=day.year)
    assert read(said) == datetime.combine(day, time())


@given(st.dates(date(2026, 3, 11), date(2030, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]))
@settings(deadline=None)
def test_every_day_in_numbers(day: date, form: str) -> None:
    assert read(day.strftime(form)) == datetime.combine(day, time())


@given(st.integers(0, 365 * 24 * 60), st.sampled_from(["America/Nuuk", "Pacific/Apia", "UTC"]))
@settings(max_examples=50, deadline=None)
def test_tomorrow_is_the_next_midnight_there(minutes: int, zone: str) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    there = now.astimezone(ZoneInfo(zone))
    found = UNTIL.read("tomorrow", replace(ALONE, at=now, zone=zone))
    assert found is not None
    assert found.astimezone(ZoneInfo(zone)).date() == there.date() + timedelta(days=1)
    assert (found - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date() == there.date()


pieces = st.sampled_from(
    [
        *(
            "in",
            "next",
            "last",
            "for",
            "ago",
            "after",
            "from now",
            "at",
            "of",
            "the",
            "2",
            "31",
            "99999999999",
            "-1",
            "1.5",
        ),
        *(
            "days",
            "weeks",
            "months",
            "years",
            "centuries",
            "hours",
            "january",
            "dec",
            "monday",
            "tomorrow",
            "noon",
            "9am",
        ),
        *(
            "25:00",
            "utc",
            "est",
            "+14:00",
            "t09:00z",
            "2027",
            "2027-13-13",
            "30.2.",
            "29.2.2100",
            "1700000000",
            "½",
            "٣",
        ),
        *("/", ".", ",", "-", ":", "'", '"', "\x00", "\ud800", "年", "\u200f", "mañana", "morgen"),
    ]
)


@given(
    st.lists(pieces, max_size=6),
    st.sampled_from([" ", ""]),
    st.sampled_from([None, "de", "es", "fr", "pt", "xx", "zh-TW"]),
)
@settings(max_examples=200, deadline=None)
def test_whatever_was_said_what_is_understood_is_to_come(words: list[str], joint: str, language: str | None) -> None:
    try:
        found = UNTIL.read(joint.join(words), replace(ALONE, language=language))
    except UserError:
        return
    assert found is None or ALONE.at < found < ALONE.at + timedelta(days=366 * 11)
