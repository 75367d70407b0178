"""The note: its order, whom it names, and what may be done with it, for every topic and level."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.core.clock import SetClock
from bot.core.directory import Nearest
from bot.core.errors import NotUnderstood
from bot.core.options import Around
from bot.core.ports import Reader
from bot.core.replies import Card
from cogs.resources.calming import Calm
from cogs.resources.nearest import open_directory
from cogs.signposting.care import Told
from cogs.signposting.note import ABOUT, LEVELS, TOPICS, Notice, NoticeKind, card, closed, nearest_for, opened
from tests.support.words import catalog

NOW = datetime(2026, 8, 1, tzinfo=UTC)
SHELF = open_directory(SetClock(NOW))
LANGUAGES = ("en", "de", "es", "fr", "pt")


def every() -> Iterator[Notice]:
    for level in LEVELS:
        for topic in TOPICS:
            for about in ABOUT:
                for told in Told:
                    for private in (True, False):
                        yield Notice.of(level, topic, about, told, private=private)


EVERY = sorted(set(every()), key=lambda notice: notice.written)


def nearest(notice: Notice, country: str | None = "GB") -> Nearest:
    return nearest_for(SHELF, notice, country, "en")


def note(notice: Notice, country: str | None = "GB") -> Card:
    return opened(notice, nearest(notice, country), Calm.choice_for)


def keys(shown: Card) -> list[str]:
    return [line.key for line in shown.lines]


def labels(shown: Card) -> list[str]:
    return [choice.label.key for choice in shown.choices]


def a(level: str, topic: str, *, told: Told = Told.NOBODY, private: bool = False) -> Notice:
    return Notice.of("urgent" if level == "urgent" else "support", topic, "self", told, private=private)


@pytest.mark.parametrize("country", ["GB", "CN", "TV", None])
def test_every_note_says_who_was_told_once_and_names_somebody_to_turn_to(country: str | None) -> None:
    for notice in EVERY:
        shown = catalog().show(note(notice, country), Reader("en", "UTC"))
        said = " ".join(str(span) for line in shown.lines for span in line)
        told = "I have told the helpers here" if notice.told is Told.HELPERS else "I have told nobody."
        other = "I have told nobody." if notice.told is Told.HELPERS else "I have told the helpers here"
        assert said.count(told) == 1, notice
        assert other not in said, notice
        assert any(place in said for place in ("116 123", "12356", "findahelpline.com")), notice


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", ["GB", "CN", None])
def test_every_note_is_wholly_in_each_of_five_languages(language: str, country: str | None) -> None:
    for notice in EVERY:
        for shown in (card(notice, nearest(notice, country), Calm.choice_for), note(notice, country)):
            assert catalog().show(shown, Reader(language, "UTC")).language == language, notice


@pytest.mark.parametrize("topic", ["suicide", "self-harm", "overdose", "eating", "asking"])
def test_support_begins_with_what_sounded_hard_and_then_the_emergency_number(topic: str) -> None:
    assert keys(note(a("support", topic)))[:3] == ["note-private", f"note-{topic}", "turn-emergency"]


@pytest.mark.parametrize("topic", ["suicide", "self-harm", "overdose", "eating", "bereavement", "asking"])
def test_urgent_begins_with_the_emergency_number(topic: str) -> None:
    shown = keys(note(a("urgent", topic)))
    assert shown[:2] == ["note-private", "note-urgent"]
    assert shown[-1] == "note-told-nobody"


def test_after_a_loss_the_emergency_line_is_not_first_and_there_is_no_exercise() -> None:
    shown = note(a("support", "bereavement"))
    assert keys(shown)[:3] == ["note-private", "note-bereavement", "note-bereavement-talk"]
    assert keys(shown)[-1] == "turn-emergency"
    assert "calm-offer" not in labels(shown)


def test_in_eating_the_exercise_is_none_of_the_body_and_none_with_cold() -> None:
    (offer,) = [choice for choice in note(a("support", "eating")).choices if choice.does == "calm"]
    assert offer.given["exercise"] not in ("cold", "muscles", "walk", "feet", "breath")


@pytest.mark.parametrize("topic", ["abuse", "sexual-violence"])
@pytest.mark.parametrize("level", LEVELS)
def test_where_somebody_may_look_on_it_is_closed_and_its_label_gives_nothing_away(level: str, topic: str) -> None:
    shown = card(a(level, topic), nearest(a(level, topic)), Calm.choice_for)
    assert keys(shown) == ["note-closed"]
    assert labels(shown) == ["note-open", "note-remove"]
    assert shown == closed(a(level, topic))
    assert keys(note(a(level, topic)))[:3] == ["note-goes", f"note-{topic}", "note-able-to-call"]


def test_nothing_that_was_closed_is_copied_to_where_it_stays() -> None:
    for notice in EVERY:
        offered = labels(note(notice))
        assert ("note-send-me" in offered) != notice.is_closed
        assert not (notice.is_closed and {"turn-more-places", "turn-for-young", "turn-not-working"} & set(offered))


def test_not_now_and_asking_a_helper() -> None:
    for notice in EVERY:
        offered = labels(note(notice))
        assert ("note-not-now" in offered) == (notice.level == "support"), notice
        assert ("note-ask" in offered) == (notice.level == "support" or notice.private), notice
        assert offered[-1] == "note-unscreened"
        assert "note-hide" in offered


def test_a_copy_is_offered_first_and_only_where_the_note_does_not_stay() -> None:
    first, *others = note(a("urgent", "suicide")).choices
    assert first.label.key == "note-send-me"
    assert first.in_passing
    assert not any(choice.in_passing for choice in others)


def test_without_a_country_it_is_asked_for() -> None:
    assert "note-say-country" in labels(note(a("support", "suicide"), None))
    assert "note-say-country" not in labels(note(a("support", "suicide")))


def test_danger_to_somebody_else_is_for_whoever_worries() -> None:
    shown = Notice.of("urgent", "overdose", "someone", Told.NOBODY, private=False)
    assert shown.topic == "someone-else"
    assert keys(note(shown))[:3] == ["note-private", "note-their-danger", "note-someone-else"]


def test_of_a_death_nothing_is_to_be_asked_any_more() -> None:
    shown = Notice.of("support", "bereavement", "someone", Told.NOBODY, private=False)
    assert shown.topic == "bereavement"
    assert Notice.of("urgent", "bereavement", "someone", Told.NOBODY, private=False).topic == "someone-else"


def test_a_topic_that_is_new_has_the_note_that_names_none() -> None:
    assert a("support", "something-new").topic == "suicide"


def test_a_notice_is_read_as_it_is_written() -> None:
    around = Around(NOW)
    for notice in EVERY:
        assert NoticeKind().read(notice.written, around) == notice
    with pytest.raises(NotUnderstood):
        NoticeKind().read("urgent suicide everybody room", around)
