"""Scales, fixed values and free words, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import NotUnderstood
from bot.core.options import FreeText, OneOf, Scale, SomeOf, fold, quoted
from bot.core.replies import Several, Text
from tests.core.reading import ALONE, AMONG_OTHERS, refused, rows

WEATHER = Scale(1, 5, ("storm", "rain", "cloud", "sun", "heat"), {"storm": 1, "light rain": 2, "sun": 4})
TREE = OneOf({"oak": "tree-oak", "elm": "tree-elm", "fir": "tree-fir"}, {"eiche": "oak"})


@pytest.mark.parametrize(("said", "step"), rows({4: "4;  4 ; 04; +4; 4/5; 4 / 5; ４; ٤; sun; SUN; sun.; 4 sun"}))
def test_a_step_of_a_scale(said: str, step: int) -> None:
    assert WEATHER.read(said, ALONE) == step


@pytest.mark.parametrize("said", ["4,", "4.", "4:", "4;", "4!", "(4)", "4)", "4 -", "4 out of 5", "4 of 5"])
def test_a_number_with_a_mark_beside_it_is_that_number(said: str) -> None:
    assert WEATHER.read(said, AMONG_OTHERS) == 4


@pytest.mark.parametrize("said", ["0", "6", "-1", "100", "999999999", "7/5"])
def test_a_number_off_the_scale_is_surely_meant_for_it(said: str) -> None:
    with pytest.raises(NotUnderstood) as outside:
        WEATHER.read(said, AMONG_OTHERS)
    assert outside.value.surely
    assert outside.value.text.args == {"lowest": 1, "highest": 5}
    assert outside.value.text.key == "scale-outside"


@pytest.mark.parametrize("said", ["", "four", "4/10", "3.5", "3-4", "4 or 5", "snow", "4 4", "½", "1e0", "9" * 5000])
def test_what_is_no_step_of_a_scale(said: str) -> None:
    assert refused(WEATHER, said) in ("scale-unknown", "scale-outside")


def test_the_name_of_a_step_counts_only_where_it_is_all_that_was_said() -> None:
    assert WEATHER.read("storm", ALONE) == 1
    assert refused(WEATHER, "storm", AMONG_OTHERS) == "scale-unknown"
    assert refused(WEATHER, "storm warning", ALONE) == "scale-unknown"


def test_a_number_goes_before_the_name_of_another_step() -> None:
    assert refused(WEATHER, "1 sun", ALONE) == "scale-unknown"


@given(st.integers(-20, 20))
def test_a_scale_takes_its_own_steps_and_no_others(number: int) -> None:
    try:
        assert WEATHER.read(str(number), ALONE) == number
        assert 1 <= number <= 5
    except NotUnderstood:
        assert not 1 <= number <= 5


def test_what_a_scale_offers_reads_as_its_steps() -> None:
    assert [WEATHER.read(words, ALONE) for _, words in WEATHER.offers] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("said", "value"), rows({"oak": "oak; OAK;  oak. ; “oak”; 'oak'; eiche; Eiche!", "elm": "elm"})
)
def test_one_of_a_few(said: str, value: str) -> None:
    assert TREE.read(said, ALONE) == value


@pytest.mark.parametrize("said", ["", "oaks", "oak elm", "🌳", "x" * 4000])
def test_none_of_a_few_names_those_there_are(said: str) -> None:
    with pytest.raises(NotUnderstood) as unknown:
        TREE.read(said, ALONE)
    assert unknown.value.text.args["values"] == Several((Text("tree-oak"), Text("tree-elm"), Text("tree-fir")))


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("oak", ("oak",)),
        ("oak,elm", ("oak", "elm")),
        ("Oak, elm & fir", ("oak", "elm", "fir")),
        ("elm and oak", ("elm", "oak")),
        ("elm, and oak.", ("elm", "oak")),
        ("elm/oak+fir", ("elm", "oak", "fir")),
        ("eiche und elm y fir", ("oak", "elm", "fir")),
        ("oak oak", ("oak",)),
    ],
)
def test_some_of_a_few(said: str, values: tuple[str, ...]) -> None:
    assert SomeOf(TREE).read(said, ALONE) == values


def test_some_of_a_few_refuses_what_is_none_of_them() -> None:
    assert refused(SomeOf(TREE), "oak and palm") == "one-of-unknown"


def test_free_words_are_kept_as_they_are() -> None:
    assert FreeText().read("  As “typed”,\n all of it. ", ALONE) == "  As “typed”,\n all of it. "


def test_free_words_have_a_limit() -> None:
    assert FreeText(limit=5).read("12345", ALONE) == "12345"
    assert refused(FreeText(limit=5), "123456") == "words-too-long"


@pytest.mark.parametrize(
    ("said", "folded"),
    [
        ("  Hello,   World! ", "hello, world"),
        ("I’m BACK.", "i'm back"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("\t(new\n york)", "new york"),
        ("", ""),
    ],
)
def test_folding(said: str, folded: str) -> None:
    assert fold(said) == folded


@pytest.mark.parametrize(
    ("said", "folded"), [("sos…", "sos"), ("“oak”", "oak"), ("‘oak’", "oak"), ("¿oak?", "oak"), ("ＯＡＫ９", "oak9")]
)
def test_folding_knows_the_marks_and_letters_of_phones(said: str, folded: str) -> None:
    assert fold(said) == folded


@given(st.text())
def test_folding_twice_is_folding_once(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(st.text(max_size=200))
def test_an_error_message_quotes_no_page(words: str) -> None:
    shown = quoted(words).words
    assert len(shown) <= 60
    assert words.startswith(shown.removesuffix("…"))
