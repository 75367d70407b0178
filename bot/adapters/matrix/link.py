"""All that belongs to one login: the rooms as they are, who is who in them, and the loop that hears."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from bot.adapters.gone import Gone
from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.attachments import attached_in
from bot.adapters.matrix.cards import Cards
from bot.adapters.matrix.direct import DirectRooms
from bot.adapters.matrix.ears import Ears, Hear, Work
from bot.adapters.matrix.hearing import Hearing
from bot.adapters.matrix.identity import Session
from bot.adapters.matrix.invitations import Invitation, Invitations, read_invitation
from bot.adapters.matrix.log import log
from bot.adapters.matrix.making import Making
from bot.adapters.matrix.places import Places
from bot.adapters.matrix.rooms import Event, Room, Rooms
from bot.adapters.matrix.settings import Settings
from bot.adapters.matrix.unreadable import Unreadable
from bot.adapters.matrix.ways import Ways, names_in
from bot.core.clock import Clock

_NAME = "Alongside"
_BETWEEN_REFUSALS = 0.2
"""Seconds: a flood of invitations is declined without hurry."""


class Link:
    def __init__(
        self,
        session: Session,
        settings: Settings,
        clock: Clock,
        secret: str,
        hear: Hear,
        was_asked: Callable[[str, str], None],
        words: Callable[[str, str], str],
    ) -> None:
        gone = Gone()
        self.wire = session.wire
        me = self.wire.user
        name = settings.display_name or _NAME
        self.rooms = Rooms(me)
        self.making = Making(self.wire, secret)
        self.direct = DirectRooms(self.wire, self.rooms, self.making, name, clock)
        self.places = Places(self.rooms, self.direct, settings)
        self.cards = Cards(self.wire)
        names = (me[1:], me[1:].partition(":")[0], name)
        self.ways = Ways(self.rooms, names_in(self.wire.client, self.rooms), words, gone)
        attached = partial(attached_in, wire=self.wire)
        ears = Ears(self.rooms, self.places, self.direct, self.cards, names, hear, was_asked, gone, attached)
        self.hearing = Hearing(
            self.wire,
            session.position,
            self.rooms,
            ears,
            Unreadable(self.wire, ears.unread),
            self._invited,
            self._tidy,
            self.direct.recognise,
        )
        self._ears = ears
        self._invited_by: dict[str, str] = {}
        self._invitations = Invitations(settings)
        self._answering: dict[str, asyncio.Task[None]] = {}
        self._refusing = asyncio.Lock()

    async def settled(self) -> None:
        """What was heard is handled, and the position saved."""
        await self.hearing.settled()

    async def close(self) -> None:
        """Invitations that are not answered yet stay so."""
        errands = list(self._answering.values())
        for errand in errands:
            errand.cancel()
        await asyncio.gather(*errands, return_exceptions=True)

    def _invited(self, room: str, state: Sequence[Event]) -> Work:
        """Answers an invitation; nothing else waits for it. What is declined does not hold up the position either: a
        flood of invitations would, for hours."""
        invitation = read_invitation(room, self.wire.user, state)
        if invitation is None or room in self._answering:
            return []
        knows = self.places.shares_community(invitation.by)
        accepts = self._invitations.accepts(invitation, time.monotonic(), knows=knows)
        errand = asyncio.create_task(self._accept(invitation) if accepts else self._refuse(invitation))
        self._answering[room] = errand
        errand.add_done_callback(lambda _: self._answering.pop(room, None))
        return [errand] if accepts else []

    async def _accept(self, invitation: Invitation) -> None:
        """Known as a direct room before we are in it: a room that was meant for two never counts as a community."""
        try:
            if invitation.is_direct:
                await self.direct.note(invitation.by, invitation.room)
            else:
                await self.direct.forget(invitation.room)
            self._invited_by[invitation.room] = invitation.by
            await self.wire.call("POST", "join", invitation.room)
        except (Refused, Unreachable) as error:
            log.warning("matrix invitation not taken up", fault=str(error))

    async def _refuse(self, invitation: Invitation) -> None:
        async with self._refusing:
            try:
                await self.wire.call("POST", "rooms", invitation.room, "leave")
                self.wire.forget(invitation.room)
            except (Refused, Unreachable) as error:
                log.warning("matrix invitation not declined", fault=str(error))
                await asyncio.sleep((isinstance(error, Refused) and error.after) or 1.0)
            await asyncio.sleep(_BETWEEN_REFUSALS)

    async def _tidy(self, room: Room) -> Work:
        by = self._invited_by.pop(room.id, None)
        if self.direct.is_direct(room.id):
            if by is not None and not self.direct.is_private(room):
                await self._go_from(room)
            await self._encrypt(room)
            return []
        return self._moved(room, by) if by is not None else []

    async def _go_from(self, room: Room) -> None:
        """We were asked in as to a room for two, and others are there: any member of a community's room could ask us
        like that, and it would never count as one."""
        log.warning("matrix direct room of more than two left")
        with suppress(Refused, Unreachable):
            await self.wire.call("POST", "rooms", room.id, "leave")

    def _moved(self, room: Room, by: str) -> Work:
        """We were asked into a room that takes the place of another, as that other says, too: if whoever asked us
        moderates the old one, all that belonged to it goes along."""
        old = self.rooms.get(room.predecessor or "")
        if old is None or old.replaced_by != room.id or not self.places.moderates(old, by):
            return []
        return [asyncio.create_task(self._go_along(old, self._ears.moved(old, room, by)))]

    async def _go_along(self, old: Room, moved: Work) -> None:
        """Nothing happens in the old room any more: whoever is still in it belongs to the new one, or nowhere."""
        await asyncio.gather(*moved)
        with suppress(Refused, Unreachable):
            await self.wire.call("POST", "rooms", old.id, "leave")

    async def _encrypt(self, room: Room) -> None:
        """Somebody's own room for the two of us is encrypted if we may do that: privacy may be raised."""
        user = self.direct.user_of(room.id)
        if user is None or room.is_encrypted or not room.may_send(self.wire.user, "m.room.encryption", is_state=True):
            return
        content = {"algorithm": "m.megolm.v1.aes-sha2"}
        with suppress(Refused, Unreachable):
            await self.wire.call("PUT", "rooms", room.id, "state", "m.room.encryption", body=content)
