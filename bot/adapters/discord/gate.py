"""How much we ask of Discord: never more requests than it takes, what is urgent first, and almost none when it refuses
many of them."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections import deque
from contextvars import ContextVar
from itertools import count

from bot.core.deeds import Lane
from bot.core.errors import TryLater

RATE = 50
"""Requests in a second that a bot may make in all; answers to interactions are not counted."""
_SECOND = 1.025
"""A little longer than one: what leaves us evenly may arrive less evenly."""
_APART = 1 / 55
"""Seconds between two requests: who has to catch up does not send all at once, and what is urgent is never far from the
next."""

_REFUSALS_OVER = 600.0
_MANY_REFUSED = 1_000
_TOO_MANY_REFUSED = 5_000
"""Refusals (401, 403, 429) in ten minutes. After 10,000 Discord refuses everything for an hour or more."""
_REST = 60.0


class Pace:
    """At most `rate` requests in any second, in the order of their lanes."""

    def __init__(self, rate: int = RATE) -> None:
        self._rate = max(rate, 1)
        self._sent: deque[float] = deque()
        self._waiting: list[tuple[Lane, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._timer: asyncio.TimerHandle | None = None

    async def enter(self, lane: Lane) -> None:
        """Returns when a request may be made."""
        if (not self._waiting or lane < self._waiting[0][0]) and self._wait_of(lane) <= 0:
            self._sent.append(time.monotonic())
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (lane, next(self._numbers), turn))
        self._schedule()
        await turn

    def _wait_of(self, lane: Lane) -> float:
        """Seconds until one of this lane may go."""
        now = time.monotonic()
        apart = self._sent[-1] + _APART - now if self._sent and lane is not Lane.CRISIS else 0.0
        while self._sent and self._sent[0] <= now - _SECOND:
            self._sent.popleft()
        full = self._sent[-self._rate] + _SECOND - now if len(self._sent) >= self._rate else 0.0
        return max(apart, full)

    def _schedule(self) -> None:
        if self._waiting:
            if self._timer is not None:
                self._timer.cancel()
            wait = max(self._wait_of(self._waiting[0][0]), 0.0)
            self._timer = asyncio.get_running_loop().call_later(wait, self._let_in)

    def _let_in(self) -> None:
        self._timer = None
        while self._waiting and (self._waiting[0][2].done() or self._wait_of(self._waiting[0][0]) <= 0):
            _, _, turn = heapq.heappop(self._waiting)
            if not turn.done():  # whoever does not wait any more takes nobody's place
                self._sent.append(time.monotonic())
                turn.set_result(None)
        self._schedule()


_lane: ContextVar[Lane] = ContextVar("lane", default=Lane.ANSWERS)
_NOT_COUNTED = ("/interactions/", "/webhooks/")


class Breaker:
    """Counts what Discord refuses. A bot that goes on and on is shut out, and then nobody hears from it at all."""

    def __init__(self) -> None:
        self._refused: deque[float] = deque()

    def answered(self, status: int) -> None:
        if status in (401, 403, 429):
            self._refused.append(time.monotonic())

    def check(self, lane: Lane) -> None:
        """Raises TryLater where that lane has to rest."""
        now = time.monotonic()
        while self._refused and self._refused[0] < now - _REFUSALS_OVER:
            self._refused.popleft()
        most = _TOO_MANY_REFUSED if lane is Lane.CRISIS else _MANY_REFUSED
        if len(self._refused) >= most:
            raise TryLater(_REST)


class Gate:
    """The way out. What is sent from here on is sent in the lane that was named last, in this task."""

    def __init__(self, rate: int = RATE) -> None:
        self._pace = Pace(rate)
        self.breaker = Breaker()
        self._opens_at = 0.0
        self._failures = 0

    def enter(self, lane: Lane) -> None:
        """Raises TryLater."""
        self.breaker.check(lane)
        left = self._opens_at - time.monotonic()
        if left > 0 and lane is not Lane.CRISIS:
            raise TryLater(left)
        _lane.set(lane)

    async def wait(self, path: str) -> None:
        """At the last moment before any request: until it may be made. Answers to interactions are not counted."""
        if not any(part in path for part in _NOT_COUNTED):
            await self._pace.enter(_lane.get())

    def passed(self) -> None:
        self._failures = 0

    def failed(self) -> float:
        """Nobody answered, or with a fault: it is tried now and then, not by each of those who wait. Seconds."""
        now = time.monotonic()
        if self._opens_at <= now:  # all that were on their way when the line broke are one failure
            self._failures = min(self._failures + 1, 6)
            self._opens_at = now + 0.5 * 2.0**self._failures
        return self._opens_at - now
