"""What is remembered in memory: a few lines for two minutes, and when the next note may come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.people import Account
from cogs.signposting.memory import LONGEST, PEOPLE, Lines, Recent, Speaker, Tally, stands_in_the_way
from cogs.signposting.store import About, Given, Level

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANA = Account("fake", "ana")
BEN = Account("fake", "ben")


def later(**by: float) -> datetime:
    return NOON + timedelta(**by)


def test_the_last_three_lines_within_two_minutes() -> None:
    lines, ana = Lines(), Speaker(ANA, 1)
    assert lines.before(ana, "one", NOON) == ()
    assert lines.before(ana, "two", later(seconds=50)) == ("one",)
    assert lines.before(ana, "three", later(seconds=60)) == ("one", "two")
    assert lines.before(ana, "four", later(seconds=70)) == ("two", "three")
    assert lines.before(ana, "five", later(seconds=185)) == ("four",)


def test_what_is_said_in_private_is_not_read_together_with_a_room() -> None:
    lines = Lines()
    lines.before(Speaker(ANA, None), "one", NOON)
    assert lines.before(Speaker(ANA, 1), "two", NOON) == ()
    assert lines.before(Speaker(BEN, None), "three", NOON) == ()


def test_memory_is_bounded() -> None:
    lines = Lines()
    for number in range(PEOPLE + 100):
        lines.before(Speaker(Account("fake", str(number)), 1), "x" * 10 * LONGEST, NOON)
    assert len(lines) == PEOPLE
    (kept,) = lines.before(Speaker(Account("fake", str(PEOPLE)), 1), "y", NOON)
    assert len(kept) == LONGEST
    lines.before(Speaker(ANA, 1), "z", later(minutes=5))
    assert len(lines) == 1, "what is over is let go"


def test_somebody_who_is_erased_is_forgotten() -> None:
    lines, recent = Lines(), Recent()
    lines.before(Speaker(ANA, 1), "one", NOON)
    recent.add(ANA, 1, Given("support", "self", NOON))
    lines.forget([ANA])
    recent.forget([ANA])
    assert len(lines) == 0
    assert recent.of(ANA, 1) == []


GIVEN = [
    # given before: level, about; how long ago; then: level, about; too soon?
    ("support", "self", timedelta(hours=23), "support", "self", True),
    ("support", "self", timedelta(hours=25), "support", "self", False),
    ("urgent", "self", timedelta(hours=2), "support", "self", True),
    ("support", "self", timedelta(minutes=1), "urgent", "self", False),
    ("urgent", "self", timedelta(minutes=59), "urgent", "self", True),
    ("urgent", "self", timedelta(minutes=61), "urgent", "self", False),
    ("support", "someone", timedelta(minutes=1), "support", "self", False),
    ("support", "self", timedelta(minutes=1), "support", "someone", True),
    ("urgent", "someone", timedelta(minutes=1), "urgent", "self", False),
    ("urgent", "self", timedelta(minutes=1), "urgent", "someone", True),
]


@pytest.mark.parametrize(("level", "about", "ago", "then", "of", "too_soon"), GIVEN)
def test_how_often(level: Level, about: About, ago: timedelta, then: Level, of: About, too_soon: bool) -> None:
    assert stands_in_the_way([Given(level, about, NOON - ago)], Given(then, of, NOON)) is too_soon


def test_not_now_stops_support_and_no_danger() -> None:
    muted = [Given("support", "self", NOON - timedelta(days=2), muted_until=later(hours=1))]
    assert stands_in_the_way(muted, Given("support", "self", NOON))
    assert not stands_in_the_way(muted, Given("urgent", "self", NOON))
    assert not stands_in_the_way(muted, Given("support", "self", later(hours=2)))


def test_that_the_helpers_were_told_is_news() -> None:
    private = [Given("urgent", "self", NOON, helpers_told=False)]
    assert not stands_in_the_way(private, Given("urgent", "self", later(minutes=5), helpers_told=True))
    told = [Given("urgent", "self", NOON, helpers_told=True)]
    assert stands_in_the_way(told, Given("urgent", "self", later(minutes=5), helpers_told=False))


def test_what_this_process_knows_stays_beside_what_the_database_has() -> None:
    recent = Recent()
    recent.add(ANA, 1, Given("support", "self", NOON))
    recent.learn([(BEN, 1, Given("urgent", "self", NOON))], later(hours=1))
    assert recent.of(ANA, 1) == [Given("support", "self", NOON)]
    assert recent.of(BEN, 1) == [Given("urgent", "self", NOON)]
    recent.learn([], later(hours=25))
    assert recent.of(ANA, 1) == recent.of(BEN, 1) == []


def test_a_note_that_was_not_given_after_all_is_taken_back() -> None:
    recent, note = Recent(), Given("support", "self", NOON)
    recent.add(ANA, 1, note)
    recent.take_back(ANA, 1, note)
    recent.take_back(ANA, 1, note)
    assert recent.of(ANA, 1) == []


def test_many_urgent_notes_are_remembered_as_one() -> None:
    recent = Recent()
    for second in range(100):
        recent.add(ANA, 1, Given("urgent", "self", later(seconds=second)))
    assert recent.of(ANA, 1) == [Given("urgent", "self", later(seconds=99))]


def test_what_is_tallied_is_taken_once() -> None:
    tally = Tally()
    tally.add(1, ["intent", "intent", "means"])
    tally.add(1, ["intent"])
    assert tally.take() == {(1, "intent"): 2, (1, "means"): 1}
    assert tally.take() == {}
