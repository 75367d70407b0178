"""The homeserver's rate limit: nobody knocks before the time it named, and what is urgent goes first when it opens."""

from __future__ import annotations

import asyncio
import time

from bot.adapters.matrix.answers import Refused, Unreachable
from bot.core.deeds import Lane
from bot.core.errors import Reason, TryLater, Undeliverable

_LONGEST = 120.0
_UNSAID = 2.0
"""Seconds to wait where the homeserver says that it is too much, and not for how long."""


class Gate:
    def __init__(self) -> None:
        self._opens_at = 0.0
        self._urgent = 0
        self._failures = 0

    async def enter(self, lane: Lane) -> None:
        """Returns when something may be sent. Raises TryLater where that is not now; a crisis waits here, in front."""
        if lane is not Lane.CRISIS:
            if self._left() > 0 or self._urgent:
                raise TryLater(max(self._left(), 1.0))
            return
        self._urgent += 1
        try:
            while (left := self._left()) > 0:
                await asyncio.sleep(left)
        finally:
            self._urgent -= 1

    def shut(self, after: float | None) -> float:
        """It was too much: seconds from now until the next attempt."""
        wait = min(after if after is not None else _UNSAID, _LONGEST)
        self._opens_at = max(self._opens_at, time.monotonic() + wait)
        return self._left()

    def unreached(self) -> float:
        """Nobody answered: it is tried now and then, not by each of those who wait."""
        self._failures = min(self._failures + 1, 5)
        return self.shut(2.0**self._failures)

    def passed(self) -> None:
        self._failures = 0

    def _left(self) -> float:
        return max(self._opens_at - time.monotonic(), 0.0)


class Told:
    """What the homeserver said, as the engine understands it."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    def __enter__(self) -> None:
        pass

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        if error is None:
            self._gate.passed()
        if isinstance(error, Unreachable):
            raise TryLater(self._gate.unreached()) from error
        if isinstance(error, Refused):
            if error.is_limit:
                raise TryLater(self._gate.shut(error.after)) from error
            if error.is_passing or error.is_dead_token:
                raise TryLater(error.after or self._gate.unreached()) from error
            raise Undeliverable(closed=False, reason=_reason(error)) from error


def _reason(error: Refused) -> Reason:
    if error.code == "M_TOO_LARGE" or error.status == 413:
        return "too large"
    return "forbidden" if error.status == 403 else "gone" if error.status == 404 else "refused"
