"""The cases of all languages: no half of any falls below what was reached before.

What goes wrong in the unseen half is counted, and never shown: who has read it cannot be measured with it any more.
"""

from __future__ import annotations

import pytest

from cogs.signposting.screening.screening import Screening
from tests.cogs.signposting.scoring import (
    FIGURES,
    HALVES,
    Case,
    Figures,
    Table,
    as_markdown,
    as_toml,
    languages,
    read_cases,
    read_figures,
    score,
    score_all,
    table_in_readme,
)

FILES = [(half, language) for half in HALVES for language in languages(half)]
LEEWAY = 1.0
"""Points of a hundred by which a figure may fall."""


@pytest.fixture(scope="module")
def every() -> Screening:
    return Screening.of()


@pytest.fixture(scope="module")
def scored(every: Screening) -> Table:
    return score_all(every)


@pytest.mark.parametrize(("half", "language"), FILES)
def test_no_half_falls_below_what_was_reached(scored: Table, half: str, language: str) -> None:
    print(as_markdown(scored))
    now, reached = scored[language][half], read_figures()[language][half]
    assert now.recall >= reached.recall - LEEWAY
    assert now.alarms <= reached.alarms + LEEWAY
    assert now.urgent_called_none <= reached.urgent_called_none


@pytest.mark.parametrize(("half", "language"), FILES)
def test_the_cases_are_written_as_they_should_be(half: str, language: str) -> None:
    levels = {"none", "support", "urgent"}
    cases = read_cases(half, language)
    assert len({case.text for case in cases}) == len(cases)
    odd = [at for at, case in enumerate(cases, 2) if not {case.expected} <= case.accept <= levels or not case.text]
    assert not odd, "lines"


def test_the_two_halves_share_no_case() -> None:
    for language in set(languages("seen")) & set(languages("unseen")):
        both = [{case.text for case in read_cases(half, language)} for half in HALVES]
        shared = len(both[0] & both[1])  # a number alone, so that a failure shows nobody a case
        assert shared == 0


def test_there_are_figures_for_all_cases_and_for_nothing_else() -> None:
    assert {(half, language) for language, halves in read_figures().items() for half in halves} == set(FILES)


def test_the_readme_says_what_was_reached() -> None:
    assert table_in_readme() == as_markdown(read_figures())
    assert FIGURES.read_text("utf-8") == as_toml(read_figures())


def test_what_counts_as_missed_and_as_a_false_alarm(every: Screening) -> None:
    cases = [
        Case("urgent", frozenset({"urgent"}), "good morning"),
        Case("support", frozenset({"support"}), "i want to kill myself"),
        Case("support", frozenset({"none", "support"}), "good morning"),
        Case("none", frozenset({"none"}), "i want to kill myself"),
        Case("none", frozenset({"none", "support"}), "i want to kill myself"),
        Case("none", frozenset({"none"}), "good morning"),
    ]
    assert score(every, cases) == Figures(3, 1, 3, 1, 1, 1)
