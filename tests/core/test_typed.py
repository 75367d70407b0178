"""Typed commands, as tired people type them: the contract of design.md, section 3."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import time
from typing import Annotated, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.cleaning import LONGEST, clean
from bot.core.clock import EVERY_DAY
from bot.core.commands import Command, command, declared_on
from bot.core.countries import Country
from bot.core.dates import Until
from bot.core.days import Days
from bot.core.errors import NotUnderstood
from bot.core.languages import Language
from bot.core.options import Around, Offers, OneOf, Scale, SomeOf, Words
from bot.core.replies import Reply, Typed
from bot.core.times import WallTime
from bot.core.typed import Reading, find_command, nearest_commands, read, values_in, without_prefix
from bot.core.zones import Zone
from tests.core.reading import ALONE

Minutes = Annotated[int, Scale(1, 90)]
Feeling = Annotated[int, Scale(1, 5, names={"very hard": 1, "hard": 2, "all right": 4, "good": 5})]
Energy = Annotated[str, OneOf({"low": "energy-low", "high": "energy-high"})]
Needs = Annotated[tuple[str, ...], SomeOf(OneOf({"rest": "need-rest", "food": "need-food"}))]


@dataclass(frozen=True)
class Name:
    """A number among other words, any words by themselves: as a session is named."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        if not (around.alone or words.isdecimal()):
            raise NotUnderstood("one-of-unknown", words=Typed(words), values="")
        return words


class Everything:
    """One command of each shape that there is."""

    @command("checkin join")
    async def join(self, request: object, time: WallTime, zone: Zone | None = None, days: Days | None = None) -> Reply:
        return None

    @command("checkin now")
    async def now(
        self,
        request: object,
        feeling: Feeling | None = None,
        note: Words | None = None,
        *,
        energy: Energy | None = None,
        needs: Needs | None = None,
    ) -> Reply:
        return None

    @command("checkin pause")
    async def pause(self, request: object, until: Until) -> Reply:
        return None

    @command("checkin leave")
    async def leave(self, request: object) -> Reply:
        return None

    @command("find")
    async def find(
        self, request: object, words: Words, country: Country | None = None, language: Language | None = None
    ) -> Reply:
        return None

    @command("session open")
    async def open(
        self, request: object, title: Words, minutes: Minutes | None = None, seats: Minutes | None = None
    ) -> Reply:
        return None

    @command("session plan")
    async def plan(
        self, request: object, title: Words, when: WallTime, minutes: Minutes | None = None, zone: Zone | None = None
    ) -> Reply:
        return None

    @command("session move")
    async def move(self, request: object, session: Annotated[str, Name()], when: WallTime) -> Reply:
        return None

    @command("urgent", also=("sos", "help me", "helpline", "au secours", "emergency"), offline=True)
    async def urgent(self, preferences: object, country: Words | None = None) -> Reply:
        return None

    @command("help", also=("hilfe",))
    async def help(self, request: object, topic: Words | None = None) -> Reply:
        return None

    @command("you zone")
    async def zone(self, request: object, zone: Zone | None = None) -> Reply:
        return None

    @command("you day-end")
    async def day_end(self, request: object, time: WallTime | None = None) -> Reply:
        return None


ALL = declared_on(Everything(), "everything")
WEEKDAYS, WEEKEND = frozenset(range(5)), frozenset({5, 6})


def understood(line: str) -> Reading:
    """What was understood of a line that begins with a command."""
    found = find_command(line, ALL)
    assert found is not None
    return read(*found, ALONE)


def values(line: str) -> dict[str, Any]:
    reading = understood(line)
    assert not reading.unclear
    return reading.values


def mistake(line: str) -> NotUnderstood:
    with pytest.raises(NotUnderstood) as error:
        understood(line)
    return error.value


def meanings(reading: Reading, option: str) -> tuple[str, ...]:
    """What an unclear option is asked about."""
    return tuple(words for _, words in reading.unclear[option].meanings)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('session open "Evening circle" 45 8', {"title": "Evening circle", "minutes": 45, "seats": 8}),
        ("session open Evening circle 45 8", {"title": "Evening circle 45 8"}),
        ('session open "Evening" circle', {"title": "Evening circle"}),
        ('session move "Evening circle" 20:00', {"session": "Evening circle", "when": time(20)}),
        ("session move 3 20:00", {"session": "3", "when": time(20)}),
        ('find "panic attacks" germany', {"words": "panic attacks", "country": "DE"}),
        ('find "panic attacks" and sleep', {"words": "panic attacks and sleep"}),
    ],
)
def test_a_quotation_is_one_value(line: str, expected: dict[str, Any]) -> None:
    assert values(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("session plan Evening circle at 7 pm", {"title": "Evening circle", "when": time(19)}),
        ("session plan Evening circle 19:00 45", {"title": "Evening circle", "when": time(19), "minutes": 45}),
        ("session plan Tea at noon 19:00 zone:berlin", {"title": "Tea at noon", "when": time(19)}),
        ("session plan Evening circle at 7 when:19:00", {"title": "Evening circle at 7", "when": time(19)}),
        ("session plan 19:00", {"title": "19:00"}),
        ("session plan Evening circle", {"title": "Evening circle"}),
        ("session open Evening circle 19:00", {"title": "Evening circle 19:00"}),
    ],
)
def test_what_is_needed_may_stand_at_the_end_of_words_without_quotes(line: str, expected: dict[str, Any]) -> None:
    assert {name: value for name, value in values(line).items() if name != "zone"} == expected


@pytest.mark.parametrize("number", ["0", "91", "-5"])
def test_a_number_behind_a_quotation_is_none_of_its_words(number: str) -> None:
    assert mistake(f'session open "Evening circle" {number}').text.key == "scale-outside"


class TestOptionsInOrder:
    @pytest.mark.parametrize(
        ("line", "zone", "days"),
        [
            ("checkin join 9am Europe/Berlin weekdays", "Europe/Berlin", WEEKDAYS),
            ("checkin join 9 am new york mon wed fri", "America/New_York", frozenset({0, 2, 4})),
            ("checkin join 9:00 st louis every day except sunday", "America/Chicago", EVERY_DAY - {6}),
            ("checkin join at 9 in berlin on weekdays", "Europe/Berlin", WEEKDAYS),
            ("checkin join 9am, europe/berlin; weekends", "Europe/Berlin", WEEKEND),
            ('checkin join "9 am" "new york" "sat and sun"', "America/New_York", WEEKEND),
        ],
    )
    def test_the_longest_words_that_read_as_a_value_are_taken(self, line: str, zone: str, days: frozenset[int]) -> None:
        assert values(line) == {"time": time(9), "zone": zone, "days": days}

    @pytest.mark.parametrize(
        "line",
        [
            "checkin join berlin 9am weekdays",
            "checkin join weekdays berlin 9am",
            "checkin join weekdays at 9 in berlin",
            "checkin join 9am weekdays berlin",
        ],
    )
    def test_another_order_is_understood_where_it_is_clear(self, line: str) -> None:
        assert values(line) == {"time": time(9), "zone": "Europe/Berlin", "days": WEEKDAYS}

    def test_nine_o_clock_is_a_time_and_no_named_option(self) -> None:
        assert values("checkin join 9:00") == {"time": time(9)}
        assert values("checkin now 2 9:00 was bad")["note"] == "9:00 was bad"

    def test_all_days_of_the_week_may_be_named(self) -> None:
        days = "monday and tuesday and wednesday and thursday and friday"
        assert values(f"checkin join 9am {days}") == {"time": time(9), "days": WEEKDAYS}

    def test_commas_separate_options(self) -> None:
        assert values("checkin join 9am, berlin, weekdays") == {
            "time": time(9),
            "zone": "Europe/Berlin",
            "days": WEEKDAYS,
        }

    def test_a_city_before_the_time_does_not_swallow_it(self) -> None:
        assert values("checkin join buenos aires 9") == {"zone": "America/Argentina/Buenos_Aires", "time": time(9)}
        reading = understood("checkin join portland 9")
        assert meanings(reading, "zone") == ("America/Los_Angeles", "America/New_York")
        assert reading.values == {"time": time(9)}

    def test_german_days_in_capitals_are_no_countries(self) -> None:
        assert values("checkin join 19:00 MO MI FR") == {"time": time(19), "days": frozenset({0, 2, 4})}

    def test_an_afternoon_in_capitals_is_no_island(self) -> None:
        assert values("checkin join 13 PM") == {"time": time(13)}

    def test_nothing_given_leaves_the_first_needed_option_missing(self) -> None:
        reading = understood("checkin join")
        missing = reading.missing(ALL[0])
        assert reading.given == {}
        assert missing is not None
        assert missing.name == "time"
        assert understood("checkin join 9am").missing(ALL[0]) is None

    def test_what_was_typed_is_kept_beside_the_value(self) -> None:
        assert understood("checkin join 9 AM new york").given == {"time": "9 AM", "zone": "new york"}


class TestOptionsByName:
    @pytest.mark.parametrize(
        "line",
        [
            "checkin join time:9am zone:berlin days:weekdays",
            "checkin join days:weekdays zone:berlin time:9am",
            "checkin join TIME: 9am Zone: berlin days: weekdays",
            "checkin join zone:berlin 9am weekdays",
            "checkin join 9am days:weekdays berlin",
            'checkin join zone:"berlin" time:"9 am" weekdays',
        ],
    )
    def test_names_may_stand_anywhere(self, line: str) -> None:
        assert values(line) == {"time": time(9), "zone": "Europe/Berlin", "days": WEEKDAYS}

    @pytest.mark.parametrize("zone", ["zone:new york", 'zone:"new york"', "zone:'new york'", "zone: new york"])
    def test_a_value_after_a_name_ends_where_another_begins(self, zone: str) -> None:
        assert values(f"checkin join {zone} 9 mon") == {
            "zone": "America/New_York",
            "time": time(9),
            "days": frozenset({0}),
        }

    def test_a_slip_in_a_named_value_is_offered_and_takes_nothing_else(self) -> None:
        reading = understood("checkin join zone:berln 9am")
        assert meanings(reading, "zone")[0] == "Europe/Berlin"
        assert reading.values == {"time": time(9)}

    def test_an_empty_quotation_takes_no_word_with_it(self) -> None:
        assert values('checkin join time:9:00 Europe/Berlin ""')["zone"] == "Europe/Berlin"

    def test_options_that_go_by_name_only_are_never_taken_from_the_order(self) -> None:
        assert values("checkin now 2 low") == {"feeling": 2, "note": "low"}
        assert values("checkin now energy:low 2") == {"energy": "low", "feeling": 2}
        assert values("checkin now needs:rest and food 2") == {"needs": ("rest", "food"), "feeling": 2}

    def test_a_name_of_another_command_is_a_word(self) -> None:
        assert values("find zone:berlin country:IE") == {"words": "zone:berlin", "country": "IE"}

    @pytest.mark.parametrize("line", ["checkin join time:", "checkin join time: zone:berlin", 'checkin join time:""'])
    def test_a_name_without_a_value_is_said_to_be_empty(self, line: str) -> None:
        error = mistake(line)
        assert error.text.key == "option-empty"
        assert error.text.args == {"option": "time"}

    def test_the_last_value_of_a_name_counts(self) -> None:
        assert values("checkin join time:9am time:10am") == {"time": time(10)}
        assert values("checkin join 9am zone:cst zone:berlin") == {"time": time(9), "zone": "Europe/Berlin"}

    def test_a_link_is_no_option(self) -> None:
        assert values("find see https://example.org country:de") == {
            "words": "see https://example.org",
            "country": "DE",
        }


class TestFreeText:
    def test_first_it_takes_the_words_up_to_the_first_name(self) -> None:
        assert values("find panic attacks country:GB") == {"words": "panic attacks", "country": "GB"}
        assert values("find panic attacks country:new zealand language:english") == {
            "words": "panic attacks",
            "country": "NZ",
            "language": "en",
        }

    def test_first_it_may_be_quoted_and_a_quotation_holds_no_names(self) -> None:
        assert values('find "panic country:GB" country:IE') == {"words": "panic country:GB", "country": "IE"}
        assert values("find “panic country:GB”") == {"words": "panic country:GB"}
        assert values("find «panic country:GB»") == {"words": "panic country:GB"}
        assert values("find „panic country:GB“") == {"words": "panic country:GB"}

    def test_a_name_before_it_leaves_it_the_rest(self) -> None:
        assert values("find country:GB panic attacks") == {"country": "GB", "words": "panic attacks"}

    @pytest.mark.parametrize(
        "note",
        [
            "slept badly",
            "slept   badly,  twice",
            "line one\nline two",
            'he said "no"',
            '"one" and "two"',
            "it's 9:30, and I don't know",
            "see https://example.org/?a=b",
            "needs more than this",
            "and more words than twelve of them, so that no value is looked for in all of these words",
        ],
    )
    def test_last_it_takes_the_rest_of_the_line_as_it_was_typed(self, note: str) -> None:
        assert values(f"checkin now 4 {note}") == {"feeling": 4, "note": note}

    def test_a_note_about_checking_in_stays_as_it_was_typed(self) -> None:
        assert values("checkin now 2 did not check in with Sam")["note"] == "did not check in with Sam"

    def test_last_and_all_in_quotes_it_loses_them(self) -> None:
        assert values('checkin now 4 "slept badly"') == {"feeling": 4, "note": "slept badly"}
        assert values("checkin now 4 “energy:low was said”") == {"feeling": 4, "note": "energy:low was said"}

    def test_last_it_may_be_named_and_then_ends_at_the_next_name(self) -> None:
        assert values("checkin now feeling:4 note:slept badly energy:low") == {
            "feeling": 4,
            "note": "slept badly",
            "energy": "low",
        }

    def test_words_that_name_no_step_are_the_note(self) -> None:
        assert values("checkin now slept badly") == {"note": "slept badly"}
        assert values("checkin now good morning") == {"note": "good morning"}

    def test_a_quote_that_never_closes_is_a_letter(self) -> None:
        assert values('checkin now 4 "slept badly') == {"feeling": 4, "note": '"slept badly'}
        assert values('find 6" nails country:GB') == {"words": '6" nails', "country": "GB"}


class TestFeelings:
    @pytest.mark.parametrize(
        "line",
        ["checkin now 4 slept badly", "checkin now 4/5 slept badly", "checkin now feeling:4 slept badly"],
    )
    def test_a_number_and_a_note(self, line: str) -> None:
        assert values(line) == {"feeling": 4, "note": "slept badly"}

    @pytest.mark.parametrize("number", ["4,", "4.", "4:", "4 -", "4 –", "(4)", "4!"])
    def test_a_number_with_a_mark_after_it_and_a_note(self, number: str) -> None:
        assert values(f"checkin now {number} slept badly") == {"feeling": 4, "note": "slept badly"}

    @pytest.mark.parametrize(("said", "feeling"), [("good", 5), ("Very hard.", 1), ("all right", 4)])
    def test_a_word_for_a_step_that_is_all_that_was_said(self, said: str, feeling: int) -> None:
        assert values(f"checkin now {said}") == {"feeling": feeling}

    def test_the_number_goes_before_the_word_for_another_step(self) -> None:
        assert values("checkin now 2 good") == {"feeling": 2, "note": "good"}

    @pytest.mark.parametrize(
        "line", ["checkin now 7", "checkin now 0 slept badly", "checkin now feeling:6", "checkin now -1"]
    )
    def test_a_number_off_the_scale_is_said_and_never_becomes_the_note(self, line: str) -> None:
        assert mistake(line).text.key == "scale-outside"


class TestMistakes:
    @pytest.mark.parametrize("said", ["25:00", "25:00 berlin", "9:75", "13:60pm"])
    def test_a_time_that_is_none_is_quoted_with_what_would_be_right(self, said: str) -> None:
        error = mistake(f"checkin join {said}")
        assert error.text.key == "time-unknown"
        assert said.startswith(getattr(error.text.args["words"], "words", "?"))

    def test_a_slip_is_offered_back_and_what_was_clear_is_kept(self) -> None:
        reading = understood("checkin join 9am berln")
        assert reading.values == {"time": time(9)}
        assert meanings(reading, "zone")[0] == "Europe/Berlin"
        assert reading.unclear["zone"].text.key == "zone-guess"
        assert reading.given == {"time": "9am", "zone": "berln"}

    @pytest.mark.parametrize("line", ["checkin join 9am berln weekdays", "checkin join 9am weekdays berln"])
    def test_a_slip_among_other_options_is_offered_back_too(self, line: str) -> None:
        reading = understood(line)
        assert reading.values == {"time": time(9), "days": WEEKDAYS}
        assert meanings(reading, "zone")[0] == "Europe/Berlin"

    def test_what_can_mean_several_is_asked_and_the_rest_is_kept(self) -> None:
        reading = understood("checkin join 9am cst weekdays")
        assert reading.values == {"time": time(9), "days": WEEKDAYS}
        assert meanings(reading, "zone") == ("America/Chicago", "Asia/Shanghai", "America/Havana")

    def test_words_that_fit_nowhere_are_quoted(self) -> None:
        assert mistake("checkin join hello").text.key == "time-unknown"
        assert mistake("checkin join 9am berlin weekdays blue").text.key == "typed-too-much"
        assert mistake("checkin leave blue").text.key == "typed-too-much"

    @pytest.mark.parametrize("polite", ["please", "pls", "thanks", "thank you", "bitte", "por favor", "now"])
    def test_a_kind_word_at_the_end_is_no_mistake(self, polite: str) -> None:
        assert values(f"checkin leave {polite}") == {}
        assert values(f"checkin join 9am {polite}") == {"time": time(9)}

    def test_an_error_quotes_no_page(self) -> None:
        error = mistake("checkin leave " + "word " * 700)
        assert len(getattr(error.text.args["words"], "words", "")) <= 60


class TestOptionsThatAreAlreadyApart:
    def test_each_is_read_on_its_own(self) -> None:
        given = {"time": "9am", "zone": "berlin", "days": "weekdays", "unknown": "x"}
        reading = values_in(ALL[0], given, ALONE)
        assert reading.values == {"time": time(9), "zone": "Europe/Berlin", "days": WEEKDAYS}

    def test_a_slip_is_asked_about(self) -> None:
        assert meanings(values_in(ALL[0], {"time": "9am", "zone": "berln"}, ALONE), "zone")[0] == "Europe/Berlin"

    def test_what_is_no_value_is_refused(self) -> None:
        with pytest.raises(NotUnderstood):
            values_in(ALL[0], {"time": "x"}, ALONE)


def name_of(line: str) -> str | None:
    found = find_command(line, ALL)
    return found[0].name if found else None


class TestFindingTheCommand:
    @pytest.mark.parametrize(
        "line",
        [
            "checkin now 4",
            "Checkin Now 4",
            "CHECKIN NOW 4",
            "check-in now 4",
            "check in now 4",
            "Check-In  now 4",
            "checkin\nnow 4",
        ],
    )
    def test_check_in_is_written_in_many_ways(self, line: str) -> None:
        found = find_command(line, ALL)
        assert found is not None
        assert (found[0].name, found[1]) == ("checkin now", "4")

    @pytest.mark.parametrize("line", ["checkin now: 4", "checkin now, 4", "check  in now 4", "check‑in now 4"])
    def test_a_mark_or_a_space_more_changes_nothing(self, line: str) -> None:
        found = find_command(line, ALL)
        assert found is not None
        assert (found[0].name, found[1]) == ("checkin now", "4")

    @pytest.mark.parametrize(
        "line", ["help me", "Help me!", "help me please", "sos", "SOS!!!", "sos.", "sos?", "au secours !"]
    )
    def test_a_call_for_help_reaches_the_people_to_talk_to(self, line: str) -> None:
        assert name_of(line) == "urgent"

    @pytest.mark.parametrize(
        "line", ["help me…", "help me😭", "help me, please", "sos…", "sos😭", "sos, please", "sos-", "urgent:"]
    )
    def test_a_call_for_help_does_not_depend_on_a_space(self, line: str) -> None:
        assert name_of(line) == "urgent"

    def test_the_longest_name_goes_first(self) -> None:
        assert name_of("help") == "help"
        assert name_of("help checkin") == "help"
        assert name_of("help me") == "urgent"

    @pytest.mark.parametrize(
        "line", ["", "helpful people", "helpmeout", "checkin nowhere", "finding", "sosa", "help-desk", "hello"]
    )
    def test_other_words_are_no_command(self, line: str) -> None:
        assert name_of(line) is None

    @pytest.mark.parametrize(
        ("line", "name"),
        [
            ("chekin now 4", "checkin now"),
            ("checkin nwo", "checkin now"),
            ("check-in pasue monday", "checkin pause"),
            ("chekin leave", "checkin leave"),
            ("urgnt", "urgent"),
            ("you zoen", "you zone"),
            ("you dayend 3", "you day-end"),
        ],
    )
    def test_a_mistyped_command_gets_the_nearest_one(self, line: str, name: str) -> None:
        assert [command.name for command in nearest_commands(line, ALL, surely=True)] == [name]

    @pytest.mark.parametrize("line", ["emergancy", "helplin", "emergency!1"])
    def test_a_mistyped_call_for_help_gets_the_people_to_talk_to(self, line: str) -> None:
        assert [command.name for command in nearest_commands(line, ALL, surely=False)] == ["urgent"]

    @pytest.mark.parametrize("line", ["", "hello there", "how are you", "thanks", "I slept badly", "👍", "?", "\x00"])
    def test_other_words_are_near_to_none(self, line: str) -> None:
        assert nearest_commands(line, ALL, surely=False) == ()


class TestPrefixes:
    @pytest.mark.parametrize(
        ("text", "line"), [("!checkin now", "checkin now"), ("/urgent", "urgent"), ("!é", "é"), ("!4", "4")]
    )
    def test_a_prefix_stands_before_a_word(self, text: str, line: str) -> None:
        assert without_prefix(text) == line

    @pytest.mark.parametrize(
        "text", ["!!!", "!", "", "! wow", "/ /", "!?", "hello!", "(!help)", "//etc", "/.", "😭!help"]
    )
    def test_anything_else_is_no_command(self, text: str) -> None:
        assert without_prefix(text) is None


class TestCleaning:
    def test_what_cannot_be_seen_or_kept_is_removed(self) -> None:
        assert clean("a\x00b\x07c\u202ed\u2066e\ufefff") == "abcdef"
        assert clean("  spaces around\t\n") == "spaces around"
        assert clean("line one\nline\ttwo") == "line one\nline\ttwo"
        assert clean("\ud800") == "?"

    @pytest.mark.parametrize("mark", ["\u200b", "\u200e", "\u200f", "\u2060", "\u00ad"])
    def test_marks_without_a_width_come_in_between_nothing(self, mark: str) -> None:
        assert clean(f"{mark}!checkin now{mark} 4") == "!checkin now 4"

    def test_emoji_and_joined_letters_stay_whole(self) -> None:
        assert clean("👩‍👩‍👧 می‌خواهم") == "👩‍👩‍👧 می‌خواهم"

    def test_accents_are_composed(self) -> None:
        assert clean("ayu\u0301dame") == "ayúdame"

    @given(st.text(st.characters(), max_size=200))
    def test_cleaning_twice_is_cleaning_once(self, text: str) -> None:
        assert clean(clean(text)) == clean(text)

    @given(st.text(st.characters(), max_size=200))
    @example("\ufb2c" * LONGEST)
    @example("\U0001d160" * LONGEST)
    @example("x" * 2 * LONGEST)
    @example("\ud800" * LONGEST)
    def test_what_is_clean_is_short_and_can_be_stored(self, text: str) -> None:
        cleaned = clean(text)
        cleaned.encode("utf-8")
        assert len(cleaned) <= LONGEST
        assert "\x00" not in cleaned


pieces = st.sampled_from(
    [
        *("checkin join", "checkin now", "find", "urgent", "help me", "https://x.org", "don't", "o'clock", "until"),
        *("time:", "zone:", "days:", "until:", "note:", "feeling:", "country:", "words:", "energy:", "needs:"),
        *("9:00", "9am", "25:00", "4", "7", "-1", "half past", "it's 3pm now", "+2", "utc-11", "low", "rest and food"),
        *("berlin", "berln", "new york", "cst", "GB", "weekdays", "mon", "except", "every", "tomorrow", "in 2 weeks"),
        *("24.12.", "2027-01-05", "99999999999 days"),
    ]
)
oddities = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "„",
        "«",
        "»",
        "'",
        "’",
        ":",
        "::",
        ",",
        "-",
        "\x00",
        "\ud800",
        "\u202e",
        "\u200f",
        "مرحبا",
        "😭",
        "👩‍👧",
    ]
)
joints = st.sampled_from([" ", "  ", "", "\n", "\t", "\u00a0", ","])
lines = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.tuples(st.one_of(pieces, oddities, st.text(st.characters(), max_size=4)), joints), max_size=14).map(
        lambda parts: "".join(part for pair in parts for part in pair)
    ),
    st.builds(lambda piece, joint, times: (piece + joint) * times, pieces | oddities, joints, st.integers(1, 2000)).map(
        lambda line: line[:4500]
    ),
)


class TestAnythingAtAll:
    """Whatever is typed, a person's mistake is the worst that it can be."""

    @given(lines, st.sampled_from(ALL))
    @settings(max_examples=200, deadline=None)
    @example("a " * 2000, ALL[0])
    @example('"' * 4000, ALL[1])
    @example("until:in 1 day " * 300, ALL[2])
    @example("9" * 4500, ALL[1])
    @example("in " + "9" * 50 + " days", ALL[2])
    def test_is_understood_or_a_mistake_of_theirs(self, line: str, command: Command) -> None:
        for text in line, clean(line):
            with suppress(NotUnderstood):
                reading = read(command, text, ALONE)
                names = {option.name for option in command.options}
                assert set(reading.values) | set(reading.unclear) == set(reading.given) <= names

    @given(lines, st.sampled_from(ALL))
    @settings(max_examples=200, deadline=None)
    def test_as_an_option_on_its_own_too(self, words: str, command: Command) -> None:
        for option in command.options:
            with suppress(NotUnderstood):
                assert set(values_in(command, {option.name: words}, ALONE).given) == {option.name}

    @given(lines)
    @settings(max_examples=200, deadline=None)
    @example("check in " * 500)
    def test_finds_a_command_or_none(self, line: str) -> None:
        for text in line, clean(line):
            found = find_command(text, ALL)
            assert found is None or found[0] in ALL
            assert len(nearest_commands(text, ALL, surely=True)) <= 5

    @given(st.text("abcdefghij '’.!?äß😭\n", min_size=1, max_size=80).filter(lambda note: note.strip() == note))
    def test_a_note_is_never_changed(self, note: str) -> None:
        assert values(f"checkin now 3 {note}") == {"feeling": 3, "note": note}

    @given(st.permutations(["time:9am", "zone:berlin", "days:weekdays"]))
    def test_named_options_may_come_in_any_order(self, options: list[str]) -> None:
        assert values(f"checkin join {' '.join(options)}") == {
            "time": time(9),
            "zone": "Europe/Berlin",
            "days": WEEKDAYS,
        }
