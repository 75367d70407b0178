"""Private channels with people: opened once, and never one for another."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

import discord

from bot.adapters.discord.log import log
from bot.core.clock import Clock
from bot.core.deeds import Lane, key_of
from bot.core.errors import NotSaved, TryLater
from bot.core.ports import Notebook

_REMEMBERED = 20_000
_STAYS_CLOSED = timedelta(minutes=1)
"""Discord counts what it refuses, and shuts out whoever goes on asking."""
_PATIENCE = 2.0
_PATIENCE_IN_A_CRISIS = 0.3
_AT_THE_END = 2.0
"""Seconds for what is still to be written down when we close."""
_REST = 600.0
"""Seconds without opening any, after Discord said that we open too many too fast."""


class DirectChannels:
    def __init__(self, client: discord.Client, notebook: Notebook, clock: Clock) -> None:
        self._clock = clock
        self._client = client
        self._notebook = notebook
        self._known: OrderedDict[int, int] = OrderedDict()
        self._errands: set[asyncio.Task[None]] = set()
        self._writing = asyncio.Lock()
        self._rests_until = 0.0
        self._closed: OrderedDict[int, datetime] = OrderedDict()

    async def kept(self, user: int, lane: Lane = Lane.ANSWERS) -> int | None:
        """The channel with somebody, if there has been one. A database that does not answer keeps nobody waiting."""
        if user not in self._known:
            patience = _PATIENCE if lane is not Lane.CRISIS else _PATIENCE_IN_A_CRISIS
            try:
                written = await asyncio.wait_for(self._notebook.read(_key(user)), patience)
            except (NotSaved, TimeoutError):
                return None
            if not written:
                return None
            self._remember(user, int(written))
        return self._known[user]

    async def open(self, user: int, lane: Lane) -> int:
        """Raises TryLater, and what Discord raises."""
        if self._rests_until > time.monotonic() and lane is not Lane.CRISIS:
            raise TryLater(self._rests_until - time.monotonic())
        opened = await self._client.http.start_private_message(user)  # `create_dm` may give one that is gone
        channel = int(opened["id"])
        self.heard(user, channel)
        return channel

    def heard(self, user: int, channel: int) -> None:
        """This is the channel with them: kept for the next time, and for the next process."""
        self._closed.pop(user, None)
        if self._known.get(user) != channel:
            self._remember(user, channel)
            self._begin(self._write(user, str(channel)))

    def forget(self, user: int) -> None:
        """It is not there any more, or they want nothing kept."""
        self._known.pop(user, None)
        self._begin(self._write(user, ""))

    def _begin(self, errand: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def _write(self, user: int, channel: str) -> None:
        async with self._writing:
            try:
                if (await self._notebook.read(_key(user)) or "") != channel:
                    await self._notebook.write(_key(user), channel, about=str(user))
            except NotSaved:
                log.warning("a direct channel was not written down")

    async def settled(self) -> None:
        """What is to be written down is."""
        if self._errands:
            await asyncio.wait(self._errands, timeout=_AT_THE_END)

    def refused(self, user: int) -> None:
        """Their door is closed: for a while, nobody knocks again."""
        self._closed[user] = self._clock.now()
        while len(self._closed) > _REMEMBERED:
            self._closed.popitem(last=False)

    def is_closed(self, user: int) -> bool:
        since = self._closed.get(user)
        return since is not None and self._clock.now() - since < _STAYS_CLOSED

    def too_fast(self) -> None:
        """Whoever we did not open a channel with is not refused for it, too."""
        self._rests_until = time.monotonic() + _REST
        log.warning("discord says that direct channels are opened too fast; none is for ten minutes")

    def _remember(self, user: int, channel: int) -> None:
        self._known[user] = channel
        self._known.move_to_end(user)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)


def _key(user: int) -> str:
    """Whose it is cannot be read from it."""
    return key_of("direct channel", user)
