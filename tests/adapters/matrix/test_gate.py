"""The rate limit: nobody knocks early, and who is in a crisis stands in front. The clock here is the event loop's."""

from __future__ import annotations

import asyncio

import pytest

from bot.adapters.matrix.gate import Gate
from bot.core.deeds import Lane
from bot.core.errors import TryLater


async def test_whoever_comes_early_is_told_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate()
    await gate.enter(Lane.ANSWERS)
    assert gate.shut(7.5) == pytest.approx(7.5, abs=0.5)
    with pytest.raises(TryLater) as later:
        await gate.enter(Lane.ANSWERS)
    assert later.value.after == pytest.approx(7.5, abs=0.5)


async def test_a_crisis_waits_in_front_and_nobody_passes_it() -> None:
    gate = Gate()
    gate.shut(0.2)
    urgent = asyncio.create_task(gate.enter(Lane.CRISIS))
    await asyncio.sleep(0)
    gate._opens_at = 0.0  # it opens, and the urgent one has not woken yet
    with pytest.raises(TryLater):
        await gate.enter(Lane.ANSWERS)
    await urgent
    await gate.enter(Lane.ANSWERS)


async def test_a_shorter_wait_does_not_open_it_sooner() -> None:
    gate = Gate()
    gate.shut(60)
    assert gate.shut(1) > 50


async def test_where_nobody_answers_it_is_tried_less_and_less_often() -> None:
    gate = Gate()
    waits = [round(gate.unreached()) for _ in range(7)]
    assert waits == sorted(waits)
    assert waits[0] <= 2
    assert waits[-1] == waits[-2] <= 60
    gate.passed()
    gate._opens_at = 0.0
    assert gate.unreached() <= 2
