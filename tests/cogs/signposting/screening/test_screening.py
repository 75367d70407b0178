"""The engine, with two small languages of the tests' own: what is found, about whom, where, and what silences it."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.signposting.screening.findings import Finding
from cogs.signposting.screening.screening import Screening

WORDS = [
    *(
        "i",
        "my",
        "sister",
        "he",
        "you",
        "want",
        "to",
        "wants",
        "die",
        "dying",
        "kill",
        "myself",
        "himself",
        "end",
        "it",
    ),
    *("all", "not", "never", "pills", "tablets", "tonight", "years", "ago", "again", "lol", "for", ".", ",", "\n"),
    *("thinking", "of", "suicidal", "k1ll", "d.i.e"),
]


def _found(screening: Screening, text: str, *before: str) -> str | None:
    finding = screening.look(text, before=before)
    return None if finding is None else f"{finding.level} {finding.about} {finding.why[0].rule}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i want to die", "support self wish"),
        ("want to just quietly die", "support self wish"),
        ("want to just so very quietly die", None),
        ("i want to. die", None),
        ("my sister wants to die", "support someone wish"),
        ("my sister knows i want to die", "support self wish"),
        ("you want to die", None),
        ("my phone is thinking of dying", None),
        ("i do not want to die", None),
        ("i do not know, i want to die", "support self wish"),
        ("i can not stop thinking of dying", "support self wish"),
        ("i do not know but i want to die", "support self wish"),
        ("the food was to die for, want to go", None),
        ("i want to end it", None),
        ("i want to end it all", "support self wish"),
        ("i used to be thinking of dying", None),
        ("i used to be thinking of dying. it is back again", "support self wish"),
        ("i want to die lol", None),
        ("i want to die. lol", "support self wish"),
        ("i want to die\nlol", "support self wish"),  # a line is a sentence of its own, where nothing is heard else
        ("i want to\ndie", "support self wish"),
        ("i want to die lol\nit is late", None),
        ("i have the pills", None),
        ("i have my tablets. tonight", "urgent self a time"),
        ("i want to die tonight", "urgent self a time"),
        ("> i want to die", None),
        ('he said "i want to die" to me', None),
        ('"i want to die"', "support self wish"),
        ("`i want to die`", None),
        ("see https://example.org/i-want-to-die now", None),
        ("||i want to die||", "support self wish"),
        ("i want to **die**", "support self wish"),
    ],
)
def test_what_is_found(screening: Screening, text: str, expected: str | None) -> None:
    assert _found(screening, text) == expected


def test_what_is_heard_alone_is_not_heard_among_other_words(screening: Screening) -> None:
    for text in ("worn out", "i am so worn out", "worn out. please"):
        finding = screening.look(text)
        assert finding is not None
        assert finding.why[0].span == text, "all of it is the reason"
    for text in (
        "i am worn out by the battery",
        "my sister is here. worn out",
        "i am worn out \N{FACE WITH TEARS OF JOY}",
    ):
        assert screening.look(text) is None, text
    assert screening.look("worn out", before=["the battery"]) is None
    finding = screening.look("i am worn out", before=["please"])
    assert finding is not None
    assert finding.why[0].span == "i am worn out"
    assert screening.look("please", before=["worn out"]) is None, "what was found before is not found again"


@pytest.mark.parametrize(
    "text",
    [
        "i wanna kill my self", "i want to k!ll mys3lf", "i want to k.i.l.l m.y.s.e.l.f", "i want to kill mysself",
        "i want to kiiiill myselffff", "i want to k i l l  m y s e l f", "i want to killmyself",
        "i want to kill mys elf", "i want to k*ll myself", "i want to ki\u200bll myself", "i want to kіll myself",
        "ｉ want to 𝓴𝓲𝓵𝓵 myself",
    ],
)  # fmt: skip
def test_a_disguise_hides_nothing(screening: Screening, text: str) -> None:
    finding = screening.look(text)
    assert finding is not None
    reason = finding.why[0]
    assert reason.span == text[reason.start : reason.end]
    assert reason.span == text[2:]


def test_a_word_that_is_one_slip_from_one_that_matters_means_itself(screening: Screening) -> None:
    assert _found(screening, "i have the pilld. tonight") == "urgent self a time"
    assert _found(screening, "i have the pulls. tonight") is None


def test_messages_shortly_after_each_other_are_read_together(screening: Screening) -> None:
    assert _found(screening, "tonight", "i have the pills") == "urgent self a time"
    assert _found(screening, "tonight", "hello") is None
    assert _found(screening, "hello", "i want to die tonight") is None, "what was found before is not found again"
    for last, before in (
        ("killing myself", "tonight"),
        ("tonight", "killing myself"),
        ("end it all", "hello. soon, tonight"),
    ):
        finding = screening.look(last, before=[before])
        assert finding is not None, last
        assert finding.why[0].span in last
    finding = screening.look("then tonight", before=["i have the pills"])
    assert finding is not None
    assert finding.why[0].span == "tonight"


def test_a_language_speaks_only_about_a_text_that_shows_it(screening: Screening) -> None:
    assert _found(screening, "i want to die") == "support self wish"
    assert _found(screening, "suicidio") == "urgent self dying, in the other language"
    assert _found(screening, "que suicidio de la i un") == "urgent self dying, in the other language"
    assert _found(screening, "the battery of my suicidal friend is not in it") is None
    finding = screening.look("el battery suicidal in the", languages=["yy"])
    assert finding is not None


def test_what_is_pressing_comes_first(screening: Screening) -> None:
    finding = screening.look("my sister wants to die. i want to die tonight")
    assert finding is not None
    assert (finding.level, finding.about) == ("urgent", "self")


@given(text=st.text(st.characters(codec=None), max_size=80))
def test_nothing_that_can_be_sent_is_too_much(screening: Screening, text: str) -> None:
    _look(screening, text)


_SAID = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)


@given(text=_SAID, before=st.lists(_SAID, max_size=2))
def test_what_is_found_is_in_the_newest_message(screening: Screening, text: str, before: list[str]) -> None:
    finding = screening.look(text, before=before)
    for reason in finding.why if finding is not None else ():
        assert 0 <= reason.start < reason.end <= len(text)
        assert reason.span == text[reason.start : reason.end]


@given(
    words=st.lists(
        st.sampled_from(WORDS),
        max_size=14,
    )
)
def test_the_quick_look_overlooks_nothing(screening: Screening, words: list[str]) -> None:
    text = " ".join(words)
    if _look(screening, text) is None:
        thorough = [signal for signal in screening.read_thoroughly(text) if signal.level is not None]
        assert not thorough


def _look(screening: Screening, text: str) -> Finding | None:
    finding = screening.look(text)
    for reason in finding.why if finding else ():
        assert text[reason.start : reason.end] == reason.span
        assert reason.span
    return finding


@pytest.mark.parametrize(
    "text",
    [
        "a" * 65_536, "\u0301a" * 500_000, "\u200b" * 1_000_000, "i want to die " * 5_000, "'" * 65_536, '"' * 65_536,
        "s." * 40_000, "> i want\n" * 8_000, "kill " * 20_000, "i " * 40_000, "\ud800" * 65_536, "x!1" * 30_000,
        "* " * 30_000, "|" * 65_536,
    ],
)  # fmt: skip
def test_a_long_text_is_read_in_a_moment(screening: Screening, text: str) -> None:
    began = perf_counter()
    _look(screening, text)
    assert perf_counter() - began < 0.5
