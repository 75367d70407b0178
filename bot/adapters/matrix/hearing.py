"""What happens in the rooms, from the homeserver's sync: each event is handed on once, whatever crashes.

The position in the stream of events is saved after all that came before it is handled. So after a crash some events
are heard again, and their ids tell the engine that they were handled.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, NoReturn

from nio import MegolmEvent, SyncResponse

from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.ears import Ears
from bot.adapters.matrix.identity import Position
from bot.adapters.matrix.log import log
from bot.adapters.matrix.rooms import STATE_TYPES, Event, Room, Rooms
from bot.adapters.matrix.unreadable import Unreadable
from bot.adapters.matrix.wire import Wire

_WAIT = 30.0
_PAGE = 200
_MOST_MISSED = 10_000
"""So many events of one room are fetched that a sync left out; a bot that slept through more begins anew there."""
_POISONED = 6
_LONGEST_PAUSE = 20.0

_TYPES = ["m.room.message", "m.room.encrypted", "m.room.redaction", "m.sticker", *STATE_TYPES]
_FILTER = {
    "presence": {"types": []},
    "account_data": {"types": []},
    "room": {
        "timeline": {"limit": 100, "types": _TYPES},
        "state": {"types": list(STATE_TYPES)},
        "ephemeral": {"types": []},
        "account_data": {"types": []},
    },
}


class Hearing:
    """`invited` is told of each invitation, with the state that came with it; `tidy` of each room with news,
    `arrived` of each whose state is known now, before anything of it is heard."""

    def __init__(
        self,
        wire: Wire,
        position: Position,
        rooms: Rooms,
        ears: Ears,
        unreadable: Unreadable,
        invited: Callable[[str, Sequence[Event]], Sequence[Awaitable[None]]],
        tidy: Callable[[Room], Awaitable[Sequence[Awaitable[None]]]],
        arrived: Callable[[Room], None],
    ) -> None:
        self._wire = wire
        self._position = position
        self._rooms = rooms
        self._ears = ears
        self._unreadable = unreadable
        self._invited = invited
        self._tidy = tidy
        self._arrived = arrived
        self._since = position.read()
        self._is_first = True
        self._failures = 0
        self._saving: asyncio.Task[None] | None = None

    async def run(self) -> NoReturn:
        """Raises Refused when the login is no longer known; nothing else ends it."""
        while True:
            try:
                await self.once(_WAIT)
            except Refused as error:
                if error.is_dead_token:
                    raise
                await self._pause(error, error.after)
            except Unreachable as error:
                await self._pause(error, None)
            except Exception as error:  # one response that nobody can digest must not silence the bot for good
                await self._pause(error, None)
                if self._failures >= _POISONED:
                    await self._skip(error)
            else:
                self._failures = 0

    async def _pause(self, error: Exception, asked: float | None) -> None:
        """Longer from time to time, and never the same for all who were cut off together."""
        self._failures += 1
        seconds = min(2.0 ** min(self._failures, 10), _LONGEST_PAUSE) * random.uniform(0.25, 0.5)
        if self._failures in (1, 10) or not isinstance(error, Refused | Unreachable):
            log.warning("matrix is not heard", fault=type(error).__name__, what=str(error), tries=self._failures)
        await asyncio.sleep(max(seconds, asked or 0.0))

    async def _skip(self, error: Exception) -> None:
        """What cannot be digested is left out: only then does the rest get through."""
        query = {"timeout": "0", **({"since": self._since} if self._since else {})}
        try:
            after = await self._wire.call("GET", "sync", query=query)
        except (Refused, Unreachable):
            return
        log.error("matrix events were left out", fault=type(error).__name__)
        self._since = str(after["next_batch"])
        await self._kept(self._since)
        self._failures = 0

    async def once(self, wait: float) -> None:
        """One answer of the homeserver, and all that it says handed on. `wait`: seconds that it may take its time."""
        first = self._is_first
        wait = 0.0 if first else self._unreadable.patience(wait)
        response = await self._wire.sync(self._since, wait=wait, sync_filter=_FILTER, full=first)
        try:
            await self._wire.upkeep()
        except (Refused, Unreachable) as error:  # tried again after the next one
            log.warning("matrix keys are behind", fault=type(error).__name__, what=str(error))
        work = await self._take(response, is_news=self._since is not None, is_first=first)
        self._is_first = False
        self._since = response.next_batch
        self._saving = asyncio.create_task(self._save(self._saving, work, response.next_batch))

    async def _save(self, before: asyncio.Task[None] | None, work: Iterable[Awaitable[None]], position: str) -> None:
        """In order, when all is done. What came of each piece of work is told elsewhere."""
        await asyncio.gather(*([before] if before is not None else []), *work, return_exceptions=True)
        await self._kept(position)

    async def _kept(self, position: str) -> None:
        """A position that cannot be saved costs no more than hearing some events again."""
        try:
            await self._position.save(position)
        except OSError as error:
            log.error("matrix position not saved", fault=type(error).__name__)

    async def settled(self) -> None:
        """All that was heard so far is handled, and the position saved."""
        if self._saving is not None:
            await asyncio.wait([self._saving])

    async def _take(self, response: SyncResponse, *, is_news: bool, is_first: bool) -> list[Awaitable[None]]:
        """`is_news`: what is in the timelines happened since we were last there; else it is history.

        All rooms, and who may do what in them, are known before anything is heard: what somebody may do in one room
        another room says, and whoever has lost it by now has lost it.
        """
        work: list[Awaitable[None]] = []
        for id_ in response.rooms.leave:
            self._wire.forget(id_)
            if self._rooms.leave(id_) is not None:
                log.info("matrix room left")
        arrived = []
        for id_, info in response.rooms.join.items():
            if self._rooms.is_behind_us(id_):
                continue
            is_change = is_news and id_ in self._rooms and not is_first
            room = self._rooms.enter(id_)
            joined_at = _when_we_joined(info.timeline.events, self._rooms.me)
            before, timeline = info.timeline.events[: joined_at or 0], info.timeline.events[joined_at or 0 :]
            if is_news and info.timeline.limited and joined_at is None:
                timeline = [*await self._missed(id_, info.timeline.prev_batch), *timeline]
            state = [event.source for event in info.state]
            if not is_news:
                before = info.timeline.events
            past = [*([] if is_change else state), *(event.source for event in before if "state_key" in event.source)]
            self._rooms.take(room, past)
            self._rooms.take(room, filter(_is_rule, [*state, *(event.source for event in timeline)]))
            self._arrived(room)
            arrived.append((room, [event for event in state if is_change and not _is_rule(event)], timeline))
        for room, changed, timeline in arrived:
            work += self._ears.state(room, changed, is_news=True)
            work += self._events(room, timeline) if is_news else self._unreadable.left_over(room, timeline)
            work += await self._tidy(room)
        for event, room in self._unreadable.opened():
            work += self._event(room, event)
        for id_, info in response.rooms.invite.items():
            work += self._invited(id_, [_stripped(event) for event in info.invite_state])
        return work

    def _events(self, room: Room, events: Iterable[Any]) -> list[Awaitable[None]]:
        work: list[Awaitable[None]] = []
        for event in events:
            if isinstance(event, MegolmEvent):
                work += self._unreadable.wait_for(room, event)
            elif not _is_rule(event.source):
                work += self._event(room, event.source)
        return work

    def _event(self, room: Room, event: Event) -> Sequence[Awaitable[None]]:
        try:
            return self._ears.event(room, event)
        except Exception as error:  # one event that we make nothing of must not hide the others
            log.error("matrix event not understood", fault=type(error).__name__)
            return ()

    async def _missed(self, room: str, start: str | None) -> list[Any]:
        """What a sync left out of a room's timeline, oldest first, back to where we were or to where we joined."""
        pages: list[Any] = []
        while start is not None and len(pages) < _MOST_MISSED:
            try:
                page = await self._wire.messages(room, start, self._since, _PAGE, {"types": _TYPES})
            except Refused as error:
                if error.is_passing or error.is_dead_token:
                    raise
                log.warning("matrix events were left out", fault=str(error))  # we are in there no more
                break
            joined_at = _when_we_joined(page.chunk[::-1], self._rooms.me)
            pages += page.chunk[: len(page.chunk) - (joined_at or 0)]
            if not page.chunk or joined_at is not None or page.end == start:
                break
            start = page.end
        else:
            if start is not None:
                log.warning("matrix events were left out", more_than=_MOST_MISSED)
        return list(reversed(pages))


def _when_we_joined(events: Sequence[Any], me: str) -> int | None:
    """Where in these events we came. What was said before was not said to us."""
    for position in range(len(events) - 1, -1, -1):
        source: Mapping[str, Any] = events[position].source
        if source.get("type") == "m.room.member" and source.get("state_key") == me and _has_just_joined(source):
            return position
    return None


def _is_rule(event: Event) -> bool:
    """State about the room, and not about somebody in it."""
    return "state_key" in event and event.get("type") != "m.room.member"


def _has_just_joined(event: Event) -> bool:
    unsigned = event.get("unsigned") or {}
    before = unsigned.get("prev_content") or event.get("prev_content") or {}
    return event.get("content", {}).get("membership") == "join" and before.get("membership") != "join"


def _stripped(event: Any) -> Event:  # noqa: ANN401  # nio's events have no one type
    """What an invited one is told of a room. matrix-nio takes the content out of the source."""
    return {**event.source, "content": getattr(event, "content", event.source.get("content"))}
