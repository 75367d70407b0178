"""Every slip of the finger leads back to what was meant."""

from __future__ import annotations

import pytest

from cogs.signposting.screening.slips import SHORTEST, meant_by, slips_of

WORDS = ["tide", "moor", "harbour", "sunset", "committee", "lighthouse"]


@pytest.mark.parametrize("word", WORDS)
def test_each_slip_leads_back(word: str) -> None:
    slips = set(slips_of(word)) - {word}
    assert len(slips) > 3 * len(word)
    assert [slip for slip in slips if word not in meant_by(slip)] == []


def test_stretched_letters_are_drawn_together() -> None:
    assert list(meant_by("mooooor")) == ["mor", "moor"]
    assert "tide" in meant_by("tideeee")


def test_what_is_no_slip_leads_nowhere_near() -> None:
    assert "tide" not in meant_by("ride")  # the first letter is seldom wrong
    assert "tide" not in meant_by("tape")
    assert list(meant_by("")) == []
    assert list(meant_by("tidy" * 8_000)) == []  # or it would take minutes
    assert len(set(meant_by("t" + "idy" * 7))) < 1_200
    assert all(len(word) > SHORTEST for word in meant_by("tide") if len(word) > len("tide"))
