"""A community's own phrases, beside the lexicons."""

from __future__ import annotations

import time

import pytest

from cogs.signposting.comparing import LONGEST_PATTERN, OWN, Comparing
from cogs.signposting.screening.screening import Finding, Reason
from cogs.signposting.seams import Refused
from cogs.signposting.store import Kind, Level, Phrase


class Lexicons:
    """Finds "river"; "deep river" is urgent."""

    def look(self, text: str, *, languages: object = None, before: object = ()) -> Finding | None:
        if "river" not in text:
            return None
        level: Level = "urgent" if "deep river" in text else "support"
        return Finding(level, "suicide", "self", (Reason("river", 0, 5, "river"),))


COMPARING = Comparing(Lexicons)  # type: ignore[arg-type]  # as far as it is asked


def phrase(words: str, *, kind: Kind = "phrase", level: Level = "support") -> Phrase:
    return Phrase("key", kind, level, words)


def rules(text: str, *phrases: Phrase) -> list[str]:
    found = COMPARING.look(text, community=COMPARING.phrases(phrases))
    return [reason.rule for reason in found.why] if found is not None else []


@pytest.mark.parametrize("text", ["the old pier", "To the OLD pier, bye", "thé old\npier", "(the old pier)"])
def test_a_phrase_is_found_however_it_is_written(text: str) -> None:
    assert rules(text, phrase("The old pier")) == [OWN]


@pytest.mark.parametrize("text", ["the older pier", "the old piers", "the old", "soothe old pier"])
def test_a_phrase_is_found_as_whole_words(text: str) -> None:
    assert rules(text, phrase("the old pier")) == []


def test_the_graver_of_both_counts() -> None:
    own = phrase("pier", level="urgent")
    found = COMPARING.look("the river, the pier", community=COMPARING.phrases([own]))
    assert found is not None
    assert (found.level, found.why[0].rule) == ("urgent", OWN)
    assert rules("the deep river, the pier", own) == ["river"]
    assert rules("the river, the pier", phrase("pier")) == ["river"]


def test_a_pattern_ignores_case() -> None:
    assert rules("Off to the NEW pier", phrase("(old|new) pier", kind="pattern")) == [OWN]


@pytest.mark.parametrize(
    ("written", "kind", "why"),
    [
        ("(?=a)b", "pattern", "safety-words-bad-pattern"),
        (r"(a)\1", "pattern", "safety-words-bad-pattern"),
        ("x*", "pattern", "safety-words-empty"),
        ("", "pattern", "safety-words-empty"),
        ("((a{50}){50}){50}", "pattern", "safety-words-bad-pattern"),
        ("(abcdefgh|ijklmnop){1000}", "pattern", "safety-words-too-large"),
        ("a" * (LONGEST_PATTERN + 1), "pattern", "safety-words-too-large"),
        ("ab", "phrase", "safety-words-too-short"),
        ("!!!", "phrase", "safety-words-too-short"),
    ],
)
def test_what_is_refused(written: str, kind: Kind, why: str) -> None:
    with pytest.raises(Refused, match=why):
        COMPARING.phrases([phrase(written, kind=kind)])


def test_no_pattern_takes_long() -> None:
    theirs = COMPARING.phrases([phrase("(a+)+$", kind="pattern"), phrase("(x|a|aa)*b", kind="pattern")])
    began = time.perf_counter()
    COMPARING.look("a" * 32_000, community=theirs)
    assert time.perf_counter() - began < 1


def test_what_a_phrase_meets_in_everyday_sentences() -> None:
    assert COMPARING.harmless(phrase("my phone died")) == ["My phone died on the way home."]
    assert COMPARING.harmless(phrase("the brambleby pier")) == []
