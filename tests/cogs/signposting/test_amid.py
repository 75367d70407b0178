"""A crisis is heard amid harmless talk, and harmless talk makes none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import permutations
from typing import Any, Final

import pytest

from cogs.signposting.screening.screening import Screening
from tests.cogs.signposting.scoring import CASES

SAID: Final[dict[str, dict[str, Any]]] = tomllib.loads((CASES / "amid.toml").read_text("utf-8"))
LOST: Final = 0.1
"""What share of them may go unheard: it was more than half in the middle, before weights learned of it."""

HEARD: Final = 0.01


@pytest.fixture(scope="module")
def every() -> Screening:
    return Screening.of()


@pytest.fixture(params=SAID)
def language(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def amid(crisis: str, harmless: list[str]) -> Iterator[str]:
    for at, one in enumerate(harmless):
        other = harmless[at - 3]
        yield from (f"{one}. {crisis}", f"{crisis}. {one}", f"{one}. {crisis}. {other}", f"{one}\n{crisis}\n{other}")


def test_a_crisis_is_heard_amid_harmless_talk(every: Screening, language: str) -> None:
    said = SAID[language]
    silent = [one for one in said["crisis"] if every.look(one, languages=[language]) is None]
    assert silent == []
    made = [one for crisis in said["crisis"] for one in amid(crisis, said["harmless"])]
    lost = [one for one in made if every.look(one, languages=[language]) is None]
    assert len(lost) <= LOST * len(made), lost


def test_a_crisis_is_heard_in_a_sentence_that_speaks_of_others_too(every: Screening, language: str) -> None:
    said = SAID[language]
    marks = (", ", f" {said['and']} ")
    made = [f"{one}{mark}{crisis}" for one in said["besides"] for crisis in said["plain"] for mark in marks]
    found = {text: every.look(text, languages=[language]) for text in made}
    lost = [text for text, one in found.items() if one is None or one.about != "self"]
    assert len(lost) <= LOST * len(made), lost


def test_harmless_talk_together_is_none(every: Screening, language: str) -> None:
    made = [". ".join(some) for count in (1, 2, 3) for some in permutations(SAID[language]["harmless"], count)]
    heard = [one for one in made if every.look(one, languages=[language]) is not None]
    assert len(heard) <= HEARD * len(made), heard
