"""Messages whose key we do not have. It often comes a moment later; else it is asked for; else the person is told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from nio import MegolmEvent

from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.log import log
from bot.adapters.matrix.rooms import Event, Room
from bot.adapters.matrix.wire import Wire

_PATIENCE = 45.0
"""Seconds for which the key may still come."""
_LOOK = 3.0
_QUIET = 3600.0
_MOST = 500


@dataclass(slots=True)
class _Closed:
    event: MegolmEvent
    room: Room
    until: float
    done: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Unreadable:
    """`tell(room, sender, event)` is called when there is no hope left."""

    def __init__(self, wire: Wire, tell: Callable[[Room, str, str], Sequence[Awaitable[None]]]) -> None:
        self._wire = wire
        self._tell = tell
        self._closed: dict[str, _Closed] = {}
        self._asking: set[asyncio.Task[None]] = set()
        self._told: dict[tuple[str, str], float] = {}

    def patience(self, wait: float) -> float:
        """How long the next sync may take: something may have to be given up on."""
        return min(wait, _LOOK) if self._closed else wait

    def wait_for(self, room: Room, event: MegolmEvent) -> Sequence[Awaitable[None]]:
        if event.sender == self._wire.user or event.event_id in self._closed or len(self._closed) >= _MOST:
            return ()
        event.room_id = room.id
        closed = _Closed(event, room, time.monotonic() + _PATIENCE)
        self._closed[event.event_id] = closed
        task = asyncio.create_task(self._ask(event))
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)
        return [closed.done]

    async def _ask(self, event: MegolmEvent) -> None:
        try:
            await self._wire.ask_for_key(event)
        except (Refused, Unreachable) as error:
            log.warning("matrix key not asked for", fault=type(error).__name__)

    def opened(self) -> Iterable[tuple[Event, Room]]:
        """What can be read by now. What cannot and had its time is given up."""
        for id_, closed in list(self._closed.items()):
            event: Any = self._wire.decrypted(closed.event)
            if event is not None:
                del self._closed[id_]
                closed.done.set_result(None)
                yield event.source, closed.room
            elif time.monotonic() > closed.until:
                del self._closed[id_]
                log.warning("matrix message unreadable")
                asyncio.gather(*self._tell_once(closed.room, closed.event.sender, id_)).add_done_callback(
                    lambda _, done=closed.done: done.set_result(None)  # type: ignore[misc]  # the future of this turn
                )

    def _tell_once(self, room: Room, sender: str, event: str) -> Sequence[Awaitable[None]]:
        """One line for all that could not be read within the hour."""
        now = time.monotonic()
        if now - self._told.get((room.id, sender), -_QUIET) < _QUIET:
            return ()
        self._told[room.id, sender] = now
        return self._tell(room, sender, event)

    def left_over(self, room: Room, timeline: Sequence[Any]) -> Sequence[Awaitable[None]]:
        """With a new device: what somebody wrote last, and got no answer to, nobody will ever read here."""
        last = timeline[-1] if timeline else None
        if not isinstance(last, MegolmEvent) or last.sender == self._wire.user:
            return ()
        return self._tell_once(room, last.sender, last.event_id)
