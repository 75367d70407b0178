"""What goes wrong at Discord meanwhile: it is slow, refuses, forgets to answer, and the line to it breaks."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import Unpack

from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_faults import How

_SLOWEST = 0.12
_RESTS = (0.2, 1.2)

_SENT = r"/channels/\d+/messages$"
_CALLED_BACK = r"/callback$"
_HOOK = r"^/webhooks/"
_WHERE = (
    ("POST", _SENT),
    ("POST", _SENT),
    ("POST", _CALLED_BACK),
    ("POST", _CALLED_BACK),
    ("PATCH", _SENT[:-1]),
    ("*", _HOOK),
    ("POST", r"/users/@me/channels$"),
    ("GET", r"/users/@me$"),
    ("GET", r"/gateway/bot$"),
)
_HOW: tuple[tuple[str, int, How], ...] = (
    ("answers lost", 0, {"lose": True}),
    ("answers lost", 0, {"lose": True}),
    ("answers lost", 0, {"lose": True}),
    ("requests cut", 0, {"cut": True}),
    ("requests refused", 503, {}),
    ("requests refused", 500, {}),
    ("requests refused", 502, {"html": True}),
    ("requests limited", 429, {"retry_after": 0.3}),
)


class Weather:
    def __init__(self, fake: FakeDiscord, chance: random.Random) -> None:
        self._fake = fake
        self._chance = chance
        self._made: Counter[str] = Counter()
        self._is_clear = False

    def __str__(self) -> str:
        return f"{dict(self._made)}"

    async def changes(self) -> None:
        """Until it clears."""
        while not self._is_clear:
            await asyncio.sleep(self._chance.uniform(*_RESTS))
            if self._is_clear:
                return
            self._fake.rest.latency = self._chance.uniform(0, _SLOWEST)
            if self._chance.random() < 0.05:
                self._made["lines cut"] += 1
                self._fake.gateway.cut()
            self._one_fault()

    def _one_fault(self) -> None:
        """Those that met nothing are taken back: they would wait for the worst moment and come all at once."""
        self._fake.rest.faults = [fault for fault in self._fake.rest.faults if fault.met]
        method, where = self._chance.choice(_WHERE)
        name, status, how = self._chance.choice(_HOW)
        self._add(name, method, where, status, **how)

    def _add(self, name: str, method: str, where: str, status: int, **how: Unpack[How]) -> None:
        self._fake.fault(method, where, status, **how)
        self._made[name] += 1

    def clears(self) -> None:
        self._is_clear = True
        self._fake.rest.faults.clear()
        self._fake.rest.latency = 0.0
