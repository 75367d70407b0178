"""The room that a person and the bot have for themselves: found again or made, and whether it is theirs alone."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import suppress

from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.making import Making
from bot.adapters.matrix.rooms import MADE_FOR, Room, Rooms
from bot.adapters.matrix.wire import Wire
from bot.core.clock import Clock
from bot.core.errors import TryLater, Undeliverable

_PATIENCE = 7 * 24 * 3600
"""An invitation that nobody took for so long is a no."""

_LOOK_AGAIN = 3600
"""Whoever joins is heard; this is for the case that we missed it."""


class DirectRooms:
    """`m.direct` of the bot's account, and what the rooms in it are like now. `changes` counts what changed in it."""

    def __init__(self, wire: Wire, rooms: Rooms, making: Making, name: str, clock: Clock) -> None:
        """`name`: what rooms are called that we make, so that nobody reads an alias there."""
        self.changes = 0
        self._wire = wire
        self._rooms = rooms
        self._making = making
        self._name = name
        self._clock = clock
        self._of_user: dict[str, list[str]] = {}
        self._user_of: dict[str, str] = {}
        self._one_by_one: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._asked_back: dict[str, str] = {}
        self._fresh: set[str] = set()
        self._saving = asyncio.Lock()
        self._is_saved = True

    async def load(self) -> None:
        try:
            content = await self._wire.call("GET", "user", self._wire.user, "account_data", "m.direct")
        except Refused as error:
            if error.code != "M_NOT_FOUND":
                raise
            content = {}
        for user, ids in content.items():
            for room in ids if isinstance(ids, list) else ():
                self._take(user, str(room))

    def _take(self, user: str, room: str) -> bool:
        known = self._of_user.setdefault(user, [])
        if room in known:
            return False
        known.append(room)
        self._user_of[room] = user
        self.changes += 1
        return True

    def recognise(self, room: Room) -> None:
        """A room that we made for somebody says so itself: whatever became of our list, it is never a community."""
        user = room.made_for
        if user is not None and room.create.get("sender") == self._rooms.me and self._take(user, room.id):
            self._is_saved = False

    async def note(self, user: str, room: str) -> None:
        """Known as theirs from now on, also after a restart."""
        if self._take(user, room):
            self._is_saved = False
        await self._save()

    async def forget(self, room: str) -> None:
        """It is a direct room no more: we were asked in as everybody is."""
        user = self._user_of.pop(room, None)
        if user is not None:
            self.changes += 1
            self._of_user[user].remove(room)
            self._is_saved = False
        await self._save()

    async def _save(self) -> None:
        """One after the other, or an older list could take the place of a newer; what failed is made good the next
        time. A room that is missing there would count as a community after a restart."""
        async with self._saving:
            if not self._is_saved:
                self._is_saved = True
                try:
                    body = self._of_user
                    await self._wire.call("PUT", "user", self._wire.user, "account_data", "m.direct", body=body)
                except BaseException:
                    self._is_saved = False
                    raise

    def is_direct(self, room: str) -> bool:
        return room in self._user_of

    def user_of(self, room: str) -> str | None:
        return self._user_of.get(room)

    def is_private(self, room: Room) -> bool:
        """Whether it is a direct room in which nobody but that person can read."""
        user = self._user_of.get(room.id)
        return user is not None and room.present <= {user, self._rooms.me}

    def open_with(self, user: str, wanted: str | None = None) -> Room | None:
        """Their room, if they are in it and nobody else: the one wanted, or the newest, an encrypted one first."""
        rooms = [room for room in self._theirs(user) if user in room.joined and self.is_private(room)]
        return max(rooms, key=lambda room: (room.id == wanted, room.is_encrypted, room.joined[user]), default=None)

    def _theirs(self, user: str) -> list[Room]:
        known = (self._rooms.get(id_) for id_ in self._of_user.get(user, ()))
        return [room for room in known if room is not None and room.replaced_by is None and self._may_write(room)]

    def _may_write(self, room: Room) -> bool:
        """In their own room, somebody can take that from us, or encrypt in a way that we do not know."""
        if not room.is_encrypted:
            return room.may_send(self._rooms.me)
        return room.may_send(self._rooms.me, "m.room.encrypted") and self._wire.knows_encrypted(room.id)

    async def room_for(self, user: str, *, wanted: str | None, asked: str | None, reason: str) -> Room:
        """Where to write to somebody in private. `asked`: the key of the answer to what they have just done, if it is
        one: only then is somebody invited again who left. Raises TryLater until they have joined; Undeliverable."""
        async with self._one_by_one[user]:
            await self._save()
            room = self.open_with(user, wanted)
            if room is not None:
                return room
            if any(id_ in self._fresh and not self._rooms.knew(id_) for id_ in self._of_user.get(user, ())):
                raise TryLater(1)  # made a moment ago; the next sync knows it
            room = self._waiting_for(user)
            if room is not None:
                if self._clock.now().timestamp() - room.invited[user] / 1000 > _PATIENCE and asked is None:
                    raise Undeliverable(closed=True)
                raise TryLater(_LOOK_AGAIN)
            empty = await self._empty_room(user, asked)
            room = self.open_with(user, empty)  # one that was made before, and lost from the list: they are in it
            if room is not None:
                return room
            if self._waiting_for(user) is None:
                await self._invite(empty, user, reason)
            raise TryLater(_LOOK_AGAIN)

    async def _empty_room(self, user: str, asked: str | None) -> str:
        """A room to invite them to: one that they left if they may be asked back, or one that was made for them."""
        empty = [room for room in self._theirs(user) if user not in room.present and self.is_private(room)]
        if any(user in room.gone for room in empty):
            if asked is None or self._asked_back.get(user) == asked:
                raise Undeliverable(closed=True)
            self._asked_back[user] = asked
        mine = [room.id for room in empty if room.may_invite(self._rooms.me)]
        return mine[-1] if mine else await self._make(user)

    def _waiting_for(self, user: str) -> Room | None:
        rooms = [room for room in self._theirs(user) if user in room.invited and self.is_private(room)]
        return rooms[-1] if rooms else None

    async def _make(self, user: str) -> str:
        """A room of ours. Its alias is made of who it is for and which of their rooms it is, and is given back at once:
        the room is known by its first event and by our list, and a name in public helps nobody any more."""
        which = f"{self._wire.user} {user} {len(self._of_user.get(user, ()))}"
        alias = self._making.alias_for(which)
        room = await self._making.make(alias, self._name, {MADE_FOR: user}, "joined", is_direct=True)
        self._fresh.add(room)
        await self.note(user, room)
        with suppress(Refused, Unreachable):
            await self._making.give_back(alias)
        return room

    async def _invite(self, room: str, user: str, reason: str) -> None:
        """As a state event: the call for inviting has no way to say that the room is a direct one."""
        content = {"membership": "invite", "is_direct": True, "reason": reason}
        try:
            await self._wire.call("PUT", "rooms", room, "state", "m.room.member", user, body=content)
        except Refused as error:
            if error.is_passing or error.is_dead_token:
                raise
            if await self._is_in(room, user):
                raise TryLater(1) from error  # asked by an attempt whose answer was lost; the next sync knows it
            raise Undeliverable(closed=True) from error  # they want no invitations from us, or are no more

    async def _is_in(self, room: str, user: str) -> bool:
        try:
            content = await self._wire.call("GET", "rooms", room, "state", "m.room.member", user)
        except Refused as error:
            if error.is_passing or error.is_dead_token:
                raise
            return False
        return content.get("membership") in ("join", "invite")
