"""A community's own phrases, beside the lexicons; and lexicons that somebody damaged."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cogs.signposting import comparing
from cogs.signposting.comparing import OWN, Comparing
from cogs.signposting.own_words import LONGEST
from cogs.signposting.screening.community import MOST_PATTERNS
from cogs.signposting.screening.rules import BadLexicon
from cogs.signposting.screening.screening import Data, Screening
from cogs.signposting.seams import Refused
from cogs.signposting.store import Kind, Level, Phrase

COMPARING = Comparing(lambda: Screening(Data([], {}, {}, {})))


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


def test_the_graver_of_two_counts() -> None:
    theirs = COMPARING.phrases([phrase("river"), phrase("pier", level="urgent")])
    found = COMPARING.look("the river, the pier", community=theirs)
    assert found is not None
    assert (found.level, found.about, found.why[0].span) == ("urgent", "self", "pier")


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
        ("(abcdefgh|ijklmnop){60}", "pattern", "safety-words-too-large"),
        ("ab", "phrase", "safety-words-too-short"),
        ("!!!", "phrase", "safety-words-too-short"),
    ],
)
def test_what_is_refused(written: str, kind: Kind, why: str) -> None:
    with pytest.raises(Refused, match=why):
        COMPARING.phrases([phrase(written, kind=kind)])


def test_only_so_many_patterns_are_taken() -> None:
    many = [phrase(f"pier {number}x+", kind="pattern") for number in range(MOST_PATTERNS + 1)]
    COMPARING.phrases(many[1:])
    with pytest.raises(Refused, match="safety-words-too-many-patterns"):
        COMPARING.phrases(many)


def test_no_pattern_takes_long() -> None:
    hostile = [phrase(f"(a+)+{number}$", kind="pattern") for number in range(MOST_PATTERNS)]
    theirs = COMPARING.phrases([*hostile, *(phrase(f"{'a' * (LONGEST - 3)}{number}") for number in range(80))])
    began = time.perf_counter()
    COMPARING.look("a" * 32_000, community=theirs)
    assert time.perf_counter() - began < 1


def test_what_a_phrase_meets_in_everyday_sentences() -> None:
    assert COMPARING.harmless(phrase("my phone died")) == ["My phone died on the way home."]
    assert COMPARING.harmless(phrase("phone (died|fell)", kind="pattern")) == ["My phone died on the way home."]
    assert COMPARING.harmless(phrase("the brambleby pier")) == []


def test_a_damaged_lexicon_keeps_no_other_from_speaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en.toml").write_text('language = "en"\n[concepts]\nx = [', "utf-8")
    good = 'shows = "ich"\n[concepts]\nsterben = ["sterben"]\n[[frames]]\nname = "a wish"\nlevel = "support"\n'
    good += 'topic = "suicide"\npattern = ["sterben"]\nwho = "any"\nmust = ["sterben"]\n'
    (tmp_path / "de.toml").write_text(good, "utf-8")
    with pytest.raises(BadLexicon) as bad:
        Screening.of(tmp_path)
    monkeypatch.setattr(Screening, "of", classmethod(lambda _: (_ for _ in ()).throw(bad.value)))
    found = comparing.shipped.__wrapped__().look("ich will sterben")
    assert found is not None
    assert found.why[0].rule == "a wish"
