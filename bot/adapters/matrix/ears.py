"""Events of rooms, as the core hears them: who said what where, who left, who can be reached in private again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from bot.adapters.gone import Gone as GoneMessages
from bot.adapters.matrix.cards import Cards
from bot.adapters.matrix.direct import DirectRooms
from bot.adapters.matrix.places import NAME, Places, place_of
from bot.adapters.matrix.reading import Message, read_message, redacted, without_names
from bot.adapters.matrix.rooms import Event, Room, Rooms
from bot.core.attached import Attached
from bot.core.deeds import key_of
from bot.core.heard import Gone, Heard, Left, Moved, Opened, Pressed, Said, Unread
from bot.core.people import Account, Membership, Person

_LONGEST_LOOK = 5.0
"""Seconds: then a reply is just said."""

Hear = Callable[[Heard], "asyncio.Task[None]"]
Work = list[Awaitable[None]]


class Ears:
    """`names`: what people call the bot. `was_asked(room, event)` is told what was said where others read it.
    `attached`: the file that the content of a message says where to get."""

    def __init__(
        self,
        rooms: Rooms,
        places: Places,
        direct: DirectRooms,
        cards: Cards,
        names: tuple[str, ...],
        hear: Hear,
        was_asked: Callable[[str, str], None],
        gone: GoneMessages,
        attached: Callable[[Mapping[str, Any]], Attached | None],
    ) -> None:
        self._rooms = rooms
        self._places = places
        self._direct = direct
        self._cards = cards
        self._names = names
        self._hear = hear
        self._was_asked = was_asked
        self._gone = gone
        self._attached = attached
        self._looking: dict[str, asyncio.Event] = {}

    def state(self, room: Room, events: Iterable[Event], *, is_news: bool) -> Work:
        """The state of a room. `is_news`: it changed since we last looked; else we see it for the first time."""
        if is_news:
            return [heard for event in events for heard in self._state_event(room, event)]
        self._rooms.take(room, events)
        return []

    def event(self, room: Room, event: Event) -> Work:
        """What happened in a room."""
        if "state_key" in event:
            return self._state_event(room, event)
        sender, id_ = str(event.get("sender")), str(event.get("event_id"))
        if event.get("type") == "m.room.redaction":
            return self._taken_away(room, event, sender, id_)
        if event.get("type") not in ("m.room.message", "m.sticker"):
            return []
        content = event.get("content")
        if not self._places.is_person(sender) or not isinstance(content, dict):
            return []
        message = read_message(content)
        return [] if message is None else [self._said(room, sender, id_, message)]

    def _taken_away(self, room: Room, event: Event, sender: str, id_: str) -> Work:
        """A message of somebody else's, from a room of a community."""
        message = redacted(event)
        if message is None or sender == self._rooms.me or self._places.root_of(room) is None:
            return []
        self._gone.note(message)
        place = place_of(room, None, is_private=False)
        return [self._hear(Gone(id=id_, who=self._places.person(sender, room), place=place, message=message))]

    def _said(self, room: Room, sender: str, id_: str, message: Message) -> Awaitable[None]:
        is_private = self._direct.user_of(room.id) == sender and self._direct.is_private(room)
        is_mentioned = self._rooms.me in message.mentions and message.answers is None  # a reply mentions by itself
        text, is_named = without_names(message.text, self._names, is_mentioned=is_mentioned)
        who = self._places.person(sender, None if is_private else room)
        host = self._rooms.host_of(room)
        thread = message.thread if host is None else None  # there is no thread in a thread
        place = place_of(room, thread, is_private=is_private)
        said = Said(
            id=id_ if message.edits is None else f"{message.edits} {id_}",
            who=who,
            place=place,
            hangs_on=None if is_private else room.id if thread is not None else host,
            text=message.text if is_private and not text else text,
            attached=self._attached(message.file) if message.file is not None else None,
            to_me=is_private or is_named,
            edited=message.edits is not None,
        )
        if not is_private:
            self._was_asked(room.id, id_)
        may_press = message.answers is not None and message.edits is None and len(text) <= Cards.LONGEST
        before = self._looking.get(sender)
        if not may_press and before is None:
            return self._hear(said)
        heard = self._looking[sender] = asyncio.Event()
        return asyncio.create_task(self._in_order(said, room, message.answers if may_press else None, before, heard))

    async def _in_order(
        self, said: Said, room: Room, to: str | None, before: asyncio.Event | None, heard: asyncio.Event
    ) -> None:
        """A reply to a card of ours that names one of its choices presses it; any other is just said. To find the card
        may take a moment: what the same person says next is not heard before."""
        sender = said.who.account.ref
        try:
            event: Said | Pressed = said if to is None else await self._pressed(said, room, to)
            if before is not None:
                await before.wait()
            handled = self._hear(event)
        finally:
            heard.set()
            if self._looking.get(sender) is heard:
                del self._looking[sender]
        await handled

    async def _pressed(self, said: Said, room: Room, to: str) -> Said | Pressed:
        try:
            async with asyncio.timeout(_LONGEST_LOOK):
                found = await self._cards.choice_named(room.id, to, said.text)
        except TimeoutError:
            found = None
        if found is None:
            return said
        return Pressed(id=said.id, who=said.who, place=said.place, key=found[0], choice=found[1])

    def _state_event(self, room: Room, event: Event) -> Work:
        if event.get("type") != "m.room.member":
            self._rooms.take(room, [event])
            return []
        user = str(event.get("state_key"))
        was_there = user in room.joined
        membership = self._places.membership(room, user)
        self._rooms.take(room, [event])
        is_there = user in room.joined
        if was_there == is_there or not self._places.is_person(user):
            return []
        if is_there:
            return self._came(room, user, str(event.get("event_id")))
        return self._went(room, user, str(event.get("event_id")), membership)

    def _came(self, room: Room, user: str, id_: str) -> Work:
        if self._direct.user_of(room.id) != user or not self._direct.is_private(room):
            return []
        place = place_of(room, None, is_private=True)
        return [self._hear(Opened(id=id_, who=self._places.person(user), place=place))]

    def _went(self, room: Room, user: str, id_: str, membership: Membership | None) -> Work:
        if membership is None or self._places.is_in_community(user, membership.community):
            return []
        who = Person(Account(NAME, user), (membership,))
        return [self._hear(Left(id=id_, who=who, place=place_of(room, None, is_private=False)))]

    def moved(self, old: Room, new: Room, by: str) -> Work:
        who = self._places.person(by, new)
        place = place_of(new, None, is_private=False)
        return [self._hear(Moved(id=key_of("moved", old.id, new.id), who=who, place=place, was=old.id))]

    def unread(self, room: Room, sender: str, id_: str) -> Work:
        """A message that stays closed to us. Only somebody who talks with us in private is told: never a stranger."""
        open_room = self._direct.open_with(sender, room.id)
        if open_room is None or not self._places.is_person(sender):
            return []
        place = place_of(open_room, None, is_private=True)
        return [self._hear(Unread(id=id_, who=self._places.person(sender), place=place))]
