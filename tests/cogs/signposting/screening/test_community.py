"""A community's own phrases and patterns: beside the lexicons, and never slow."""

from __future__ import annotations

from time import perf_counter

import pytest

from cogs.signposting.screening.community import LONGEST, MOST_PATTERNS, MOST_PHRASES, BadOwn, Community, Own
from cogs.signposting.screening.screening import Screening


def _pattern(text: str) -> Own:
    return Own("ours", text, "support", is_pattern=True)


def test_what_a_community_looks_for_is_found_beside_the_rest(screening: Screening) -> None:
    community = Community([Own("the rabbit", "Purple  Rábbit", "urgent"), _pattern(r"green\s+doors?")])
    text = "today: a PURPLE rabbit, and i want to die"
    finding = screening.look(text, community=community)
    assert finding is not None
    assert [(reason.rule, reason.span) for reason in finding.why] == [
        ("the rabbit", "PURPLE rabbit"),
        ("wish", "want to die"),
    ]
    found = screening.look("two Green   doors", community=community)
    assert found is not None
    assert found.why[0].span == "Green   doors"
    assert screening.look("two green doors") is None
    assert screening.look("> two green doors, a purple rabbit", community=community) is None
    assert screening.look("two green doors", community=Community([])) is None


@pytest.mark.parametrize(
    "text", ["(", "x*", "(?=x)", r"(a)\1", "a{1000}{1000}", "(a?){1000}a{1000}", "\ud800", "x" * (LONGEST + 1)]
)
def test_a_pattern_that_cannot_be_taken_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(BadOwn) as refused:
        Community([_pattern(text)])
    assert refused.value.own is not None
    assert str(refused.value)


def test_phrases_and_patterns_are_bounded() -> None:
    with pytest.raises(BadOwn):
        Community([_pattern("x")] * (MOST_PATTERNS + 1))
    with pytest.raises(BadOwn):
        Community([Own("x", f"x{n}", "support") for n in range(MOST_PHRASES + 1)])
    with pytest.raises(BadOwn):
        Community([Own("x", " . ", "support")])


def test_no_pattern_makes_a_message_slow(screening: Screening) -> None:
    hostile = [
        "(a|aa)+$",
        "(x+x+)+y",
        "(.*)(.*)(.*)(.*)[0-9]",
        "([a-z]+)*[0-9]",
        "(a?){30}a{30}b",
        ".*a.{20}b",
        "(a|b)*a(a|b){12}c",
    ]
    community = Community([_pattern(text) for text in (hostile * 3)[:MOST_PATTERNS]])
    for text in ("ab" * 32_000, "a" * 65_536, "x" * 65_536, "\ud800a" * 20_000):
        began = perf_counter()
        screening.look(text, community=community)
        assert perf_counter() - began < 1
