"""How much we ask of Discord at most, and what goes first."""

from __future__ import annotations

import asyncio

import pytest

from bot.adapters.discord import gate
from bot.adapters.discord.gate import Breaker, Gate, Pace
from bot.core.deeds import Lane
from bot.core.errors import TryLater


class Hands:
    """A clock that only moves when it is told to, and the timers that it sets off."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    hands = Hands()
    monkeypatch.setattr(gate, "time", hands)
    return hands


async def test_no_second_sees_more_than_the_rate() -> None:
    pace, times = Pace(20), list[float]()
    loop = asyncio.get_running_loop()

    async def ask() -> None:
        await pace.enter(Lane.PROMPTS)
        times.append(loop.time())

    await asyncio.gather(*(ask() for _ in range(50)))
    assert all(later - earlier > 1 for earlier, later in zip(times, times[20:], strict=False))
    assert len(times) == 50


async def test_what_is_urgent_goes_before_all_that_wait() -> None:
    pace, order = Pace(5), list[str]()

    async def ask(name: str, lane: Lane) -> None:
        await pace.enter(lane)
        order.append(name)

    asking = [asyncio.create_task(ask(f"prompt {number}", Lane.PROMPTS)) for number in range(8)]
    await asyncio.sleep(0.01)
    assert len(order) < 8
    already = len(order)
    await asyncio.gather(ask("crisis", Lane.CRISIS), *asking)
    assert order.index("crisis") == already


async def test_answers_go_before_prompts() -> None:
    pace, order = Pace(2), list[str]()

    async def ask(name: str, lane: Lane) -> None:
        await pace.enter(lane)
        order.append(name)

    await pace.enter(Lane.ANSWERS)
    await asyncio.gather(ask("prompt", Lane.PROMPTS), ask("answer", Lane.ANSWERS))
    assert order == ["answer", "prompt"]


async def test_whoever_waits_no_more_takes_nobodys_place() -> None:
    pace = Pace(2)
    await pace.enter(Lane.ANSWERS)
    gone = asyncio.create_task(pace.enter(Lane.ANSWERS))
    await asyncio.sleep(0)
    gone.cancel()
    began = asyncio.get_running_loop().time()
    await pace.enter(Lane.ANSWERS)
    assert asyncio.get_running_loop().time() - began < 1.5


def test_many_refusals_stop_all_but_a_crisis(hands: Hands) -> None:
    breaker = Breaker()
    for _ in range(1_000):
        breaker.answered(403)
    with pytest.raises(TryLater):
        breaker.check(Lane.ANSWERS)
    breaker.check(Lane.CRISIS)
    hands.now += 601
    breaker.check(Lane.ANSWERS)


def test_far_before_the_ban_even_a_crisis_waits(hands: Hands) -> None:
    breaker = Breaker()
    for _ in range(5_000):
        breaker.answered(401)
    with pytest.raises(TryLater):
        breaker.check(Lane.CRISIS)


@pytest.mark.parametrize("status", [200, 204, 400, 404, 500, 503])
def test_what_discord_does_not_count_is_not_counted(status: int) -> None:
    breaker = Breaker()
    for _ in range(20_000):
        breaker.answered(status)
    breaker.check(Lane.PROMPTS)


def test_after_faults_it_is_tried_now_and_then(hands: Hands) -> None:
    way = Gate()
    waits = [way.failed() for _ in range(4)]
    assert waits == sorted(waits)
    assert waits[0] >= 1
    with pytest.raises(TryLater):
        way.enter(Lane.ANSWERS)
    way.enter(Lane.CRISIS)
    hands.now += waits[-1] + 0.1
    way.enter(Lane.ANSWERS)
    way.passed()
    assert way.failed() == waits[0]
