"""The language of forms."""

from __future__ import annotations

import pytest

from cogs.signposting.screening.anchors import Anchors
from cogs.signposting.screening.forms import BadForm, Form, parse


def _plain(word: str) -> tuple[str, ...]:
    return ("do", "not") if word == "dont" else (word,)


def _phrases(written: str) -> set[str]:
    """All that a form stands for."""
    concepts: dict[str, tuple[Form, ...]] = {"it": (parse(written, _plain),), "other": (parse("one|two", _plain),)}
    found = Anchors(concepts, {})._phrases(concepts["it"][0])
    assert found is not None
    return {" ".join(phrase) for phrase in found}


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("end (my|this) (own)? life", {"end my life", "end this life", "end my own life", "end this own life"}),
        ("be (dead|not alive)", {"be dead", "be not alive"}),
        ("a really? b", {"a b", "a really b"}),
        ("suicid*", {"suicid*"}),
        ("self-harm", {"self harm"}),
        ("don't", {"do not"}),
        ("Ça", {"ca"}),
        ("töten", {"toten", "toeten"}),
        ("kein(en)? weg", {"kein weg", "keinen weg"}),
        ("(a|b)(c|d)", {"ac", "ad", "bc", "bd"}),
        ("(one|double)kill", {"onekill", "doublekill"}),
        ("a {other}", {"a one", "a two"}),
        ("((a|b) c|d)", {"a c", "b c", "d"}),
        ("you (and|&) me", {"you and me", "you me"}),
        ("死にたい", {"死 に た い"}),
    ],
)
def test_a_form_stands_for(written: str, phrases: set[str]) -> None:
    assert _phrases(written) == phrases


@pytest.mark.parametrize("written", ["", "(a", "a)", "?", "(a b)c", "(a)?", "&", "{"])
def test_a_form_that_is_not_understood_is_refused(written: str) -> None:
    with pytest.raises(BadForm):
        parse(written, _plain)
