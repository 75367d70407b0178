"""Threads. An open one is there as soon as somebody writes in it, and has no end. A private one is a room of its own.

Nobody but we let people into such a room, and whoever is let in reads what is said from that moment on: not before, or
they would read what others said among themselves; and not only from when they come, or our words to them would be lost.
Each step may be done again: what is done already is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.adapters.matrix.answers import Refused
from bot.adapters.matrix.gate import Gate, Told
from bot.adapters.matrix.link import Link
from bot.adapters.matrix.places import room_in
from bot.adapters.matrix.rooms import THREAD_OF, Event, Room
from bot.adapters.matrix.runs import name_of
from bot.core.deeds import Delivery, Manner, Receipt
from bot.core.errors import TryLater, Undeliverable
from bot.core.people import Place, PlaceKind

MANNERS = frozenset(Manner) - {Manner.ANSWER, Manner.DIRECT, Manner.ROOM, Manner.REMOVAL}

_EVENTS = frozenset([Manner.EVENT, Manner.EVENT_MOVE, Manner.EVENT_END])
_STAGES = frozenset([Manner.STAGE, Manner.STAGE_END])
_NOBODY = 100
"""The power level that we alone have in a room of ours."""

_SOON = 30.0
"""Seconds that all in a room may wait for one to be let in."""

_AT_ONCE = 500
"""So many messages are taken back in one go; others wait for something, too."""


class Threads:
    """With a gate of their own: where too much was asked for here, words still go out."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._gate = Gate()

    async def arrange(self, delivery: Delivery) -> Sequence[Receipt]:
        """There are no scheduled events. Of a stage, nothing is to be done."""
        if delivery.manner in _EVENTS:
            raise Undeliverable(closed=False, reason="unsupported")
        if delivery.manner in _STAGES:
            return ()
        target = delivery.target
        if target is None:
            raise Undeliverable(closed=False)
        if delivery.manner is Manner.THREAD:
            return (self._opened(delivery, target),)
        id_, within = room_in(Place(PlaceKind.ROOM, target.room))
        if delivery.manner is not Manner.PRIVATE_THREAD and within is not None:
            return _in_an_open_one(delivery.manner)
        await self._gate.enter(delivery.lane)
        with Told(self._gate):
            if delivery.manner is Manner.PRIVATE_THREAD:
                return (await self._opened_in_private(delivery, id_),)
            await self._go_on(delivery, id_)
        return ()

    def _opened(self, delivery: Delivery, on: Receipt) -> Receipt:
        if on.room not in self._link.rooms:
            raise Undeliverable(closed=False)
        within = room_in(delivery.place)[1] if delivery.place is not None else None
        return Receipt(on.message, f"{on.room}/{within or on.message}")  # there is no thread in a thread

    async def _opened_in_private(self, delivery: Delivery, on: str) -> Receipt:
        link = self._link
        host = link.rooms.get(on)
        if host is None or link.direct.is_direct(on):
            raise Undeliverable(closed=False)
        root = link.places.root_of(host)
        space = root if root is not None and root.is_space else None
        id_ = await self._made(delivery, host, space)
        room = await self._known(id_)
        if link.rooms.host_of(room) != on or not room.is_encrypted:
            raise Undeliverable(closed=False, reason="refused")
        if space is not None:
            await self._list(space.id, id_, {"via": [self._server]})
        return Receipt(id_, id_)

    async def _made(self, delivery: Delivery, host: Room, space: Room | None) -> str:
        making = self._link.making
        parent = {"via": [self._server], "canonical": True}
        parents = [{"type": "m.space.parent", "state_key": space.id, "content": parent}] if space is not None else []
        alias = making.alias_for(f"{self._link.wire.user} {delivery.key}")
        return await making.make(alias, name_of(delivery.shown), {THREAD_OF: host.id}, "invited", parents)

    async def _known(self, id_: str) -> Room:
        """What is in a room that we have just made is known before a sync tells of it: the next words go there."""
        rooms, wire = self._link.rooms, self._link.wire
        if id_ not in rooms:
            state = await wire.state(id_)
            rooms.take(rooms.enter(id_), state)
            wire.enter(id_)
        return rooms[id_]

    async def _list(self, space: str, room: str, content: dict[str, Any]) -> None:
        """What the space says of the room, where it lets us say that: those who are in it find it there. Others see
        that there is a room, and no more."""
        await self._settled("PUT", "rooms", space, "state", "m.space.child", room, body=content)

    async def _settled(self, method: str, *path: str, body: dict[str, Any] | None = None) -> None:
        """A request that is not needed if the homeserver says no for good."""
        try:
            await self._link.wire.call(method, *path, body=body)
        except Refused as error:
            if error.is_passing or error.is_dead_token:
                raise

    async def _go_on(self, delivery: Delivery, id_: str) -> None:
        """Raises Refused and Unreachable."""
        room = self._link.rooms.get(id_)
        if room is None:
            if delivery.manner is Manner.THREAD_IN:
                raise Undeliverable(closed=False)
            if delivery.manner is Manner.THREAD_GONE:
                await self._take_away(id_)
            return
        if self._link.rooms.host_of(room) is None:
            raise Undeliverable(closed=False, reason="refused")
        match delivery.manner:
            case Manner.THREAD_IN:
                assert delivery.account is not None  # somebody is meant
                await self._let_in(room, delivery.account.ref)
            case Manner.THREAD_OUT:
                assert delivery.account is not None
                await self._send_out(room, delivery.account.ref)
            case Manner.THREAD_END:
                await self._close(room)
            case _:
                await self._take_away(id_)

    async def _let_in(self, room: Room, user: str) -> None:
        community = self._link.places.root_of(room)
        if community is None or not self._link.places.is_in_community(user, community.id):
            raise Undeliverable(closed=True)  # who shares no community with us any more is left in peace
        try:
            await self._link.wire.call("POST", "rooms", room.id, "invite", body={"user_id": user})
        except Refused as error:
            if error.is_dead_token or (error.is_passing and not self._is_theirs(error, user)):
                raise
            if not await self._is_there(room.id, user):  # else they have come already
                raise Undeliverable(closed=True) from error  # they want no invitations from us, or are no more
        await self._link.wire.let_in(room.id, user)

    def _is_theirs(self, error: Refused, user: str) -> bool:
        """Whether it is for one person alone that it may take long: their own homeserver does not answer ours, or they
        were asked too often. What is said in the room does not wait for that; they can ask again."""
        if error.is_limit:
            return (error.after or 0) > _SOON
        return user.partition(":")[2] != self._server and bool(error.content)

    async def _send_out(self, room: Room, user: str) -> None:
        """An invitation is taken back in the same way."""
        try:
            await self._link.wire.call("POST", "rooms", room.id, "kick", body={"user_id": user})
        except Refused as error:
            if error.is_passing or error.is_dead_token or await self._is_there(room.id, user):
                raise
        self._link.wire.let_out(room.id, user)

    async def _is_there(self, room: str, user: str) -> bool:
        try:
            content = await self._link.wire.call("GET", "rooms", room, "state", "m.room.member", user)
        except Refused as error:
            if error.is_passing or error.is_dead_token:
                raise
            return False
        return content.get("membership") in ("join", "invite")

    async def _close(self, room: Room) -> None:
        """Nobody writes there any more; whoever wrote something can still take it back."""
        path = ("rooms", room.id, "state", "m.room.power_levels", "")
        levels = await self._link.wire.call("GET", *path)
        closed = {
            **levels,
            "events_default": _NOBODY,
            "events": {**levels.get("events", {}), "m.room.redaction": 0},
        }
        if closed != levels:
            await self._link.wire.call("PUT", *path, body=closed)

    async def _take_away(self, id_: str) -> None:
        """We go last: whatever stops us before, we can come back to it."""
        link = self._link
        if await self._is_there(id_, link.wire.user):
            room = link.rooms.get(id_)
            if room is None:
                raise TryLater(1)  # the next sync knows it
            await self._empty(room)
            await link.wire.call("POST", "rooms", id_, "leave")
        link.rooms.leave(id_, for_good=True)
        link.wire.forget(id_)
        await self._settled("POST", "rooms", id_, "forget")

    async def _empty(self, room: Room) -> None:
        wire = self._link.wire
        for space in sorted(room.parents):
            await self._list(space, room.id, {})
        for alias in (await wire.call("GET", "rooms", room.id, "aliases")).get("aliases", ()):
            await self._settled("DELETE", "directory", "room", str(alias))
        await self._close(room)
        await self._unsay(room)
        for event in (await wire.call("GET", "rooms", room.id, "members")).get("chunk", ()):
            user = str(event.get("state_key"))
            if user != wire.user and event.get("content", {}).get("membership") in ("join", "invite"):
                await self._send_out(room, user)

    async def _unsay(self, room: Room) -> None:
        """All that was said: whoever was there could read it again, for a room that was left still answers them."""
        wire, taken, start = self._link.wire, 0, ""
        while True:
            query = {"dir": "b", "limit": "100", **({"from": start} if start else {})}
            page = await wire.call("GET", "rooms", room.id, "messages", query=query)
            for event in filter(_is_said, page.get("chunk", ())):
                if taken == _AT_ONCE:
                    raise TryLater(1)
                id_ = str(event["event_id"])
                await wire.call("PUT", "rooms", room.id, "redact", id_, f"remove{id_[1:20]}")
                taken += 1
            if not page.get("chunk") or "end" not in page:
                return
            start = str(page["end"])

    @property
    def _server(self) -> str:
        return self._link.wire.user.partition(":")[2]


def _is_said(event: Event) -> bool:
    """Whether somebody said it, and it was not taken back yet."""
    return "state_key" not in event and event.get("type") != "m.room.redaction" and bool(event.get("content"))


def _in_an_open_one(manner: Manner) -> Sequence[Receipt]:
    """Everybody in its room is in it, and nothing ends it or takes it away."""
    if manner is Manner.THREAD_OUT:
        raise Undeliverable(closed=False, reason="unsupported")
    if manner is Manner.THREAD_GONE:
        raise Undeliverable(closed=False, reason="refused")
    return ()
