"""Every example in the lexicons, with all languages loaded together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cogs.signposting.screening.rules import Frame, Raise
from cogs.signposting.screening.screening import Screening, read_data

DATA = read_data(weighs=False)
RULES: list[tuple[str, Frame | Raise]] = [
    *((one.language, frame) for one in DATA.lexicons for frame in one.frames),
    *((one.language, each) for one in DATA.lexicons for each in one.raises),
]


@pytest.fixture(scope="module")
def every() -> Screening:
    return Screening(DATA)


def _named() -> Iterator[object]:
    for number, (language, rule) in enumerate(RULES):
        yield pytest.param(rule, id=f"{language}-{number}")


@pytest.mark.parametrize("rule", list(_named()))
def test_a_rule_speaks_about_its_examples_and_not_about_the_others(every: Screening, rule: Frame | Raise) -> None:
    for text in rule.examples.must:
        spoke = {signal.rule for signal in every.read_thoroughly(text)}
        assert rule.name in spoke, f"{rule.where}: {rule.name} says nothing about: {text}"
        if rule.level is not None:
            finding = every.look(text)
            assert finding is not None, f"{rule.where}: the quick look overlooks: {text}"
            assert finding.level in (rule.level, "urgent"), f"{rule.where}: {finding.level}: {text}"
    for text in rule.examples.must_not:
        spoke = {signal.rule for signal in every.read_thoroughly(text)}
        assert rule.name not in spoke, f"{rule.where}: {rule.name} speaks about: {text}"


def test_hardly_any_example_is_let_go_by_what_its_words_weigh() -> None:
    weighing = Screening.of()
    said = [(language, text) for language, rule in RULES if rule.level is not None for text in rule.examples.must]
    heard = [weighing.look(text, languages=[language]) is not None for language, text in said]
    assert sum(heard) >= 0.99 * len(said)


def test_every_rule_has_examples() -> None:
    without = [f"{rule.where}: {rule.name}" for _, rule in RULES if not rule.examples.must]
    assert not without


def test_one_language_says_nothing_about_the_examples_that_another_must_not_speak_about(every: Screening) -> None:
    for language, rule in RULES:
        for text in rule.examples.must_not:
            finding = every.look(text, languages=[language])
            own = {other.name for its, other in RULES if its == language}
            foreign = {other.name for its, other in RULES if its != language} - own
            said = {reason.rule for reason in finding.why} if finding else set()
            assert not said & foreign, f"{rule.where}: {said & foreign} of another language: {text}"


@pytest.mark.parametrize(
    "text", ["i want to d.i.e", "i just wanna d1e", "i want to un-alive my self", "keep thinking of suiside"]
)
def test_a_disguise_of_a_short_word_hides_nothing(every: Screening, text: str) -> None:
    """Short words, and those that are spelt otherwise as a whole."""
    assert every.look(text) is not None
