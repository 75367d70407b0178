"""From what the engine wants shown to events in rooms. Each event's transaction id is the delivery's key, so that the
homeserver knows it again: sent twice, it stands there once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from nio.crypto.attachments import encrypt_attachment

from bot.adapters.matrix import layout
from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.cards import marked
from bot.adapters.matrix.gate import Gate, Told
from bot.adapters.matrix.link import Link
from bot.adapters.matrix.places import NAME, room_in
from bot.adapters.matrix.rooms import Room
from bot.adapters.matrix.threads import MANNERS, Threads
from bot.core.deeds import Delivery, Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.people import PlaceKind
from bot.core.replies import ShownFile

_SIGN = "✉️"
"""On a command that was typed in a room: its answer went to the direct room. The same for every command."""


class Sending:
    """`asked(key)`: the room and the event that an answer with this key answers, if it was said in a room."""

    def __init__(
        self, link: Link, words: Callable[[str, str], str], asked: Callable[[str], tuple[str, str] | None]
    ) -> None:
        self._link = link
        self._words = words
        self._asked = asked
        self._gate = Gate()
        self._threads = Threads(link)
        self._signs: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        for sign in (signs := list(self._signs)):
            sign.cancel()
        await asyncio.gather(*signs, return_exceptions=True)

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        if delivery.manner in MANNERS:
            return await self._threads.arrange(delivery)
        await self._gate.enter(delivery.lane)
        with Told(self._gate):
            if delivery.edits is not None:
                return [await self._edit(delivery, delivery.edits)]
            if delivery.account is None:
                return await self._to_room(delivery)
            return await self._to_person(delivery, delivery.account.ref)

    async def _to_person(self, delivery: Delivery, user: str) -> Sequence[Receipt]:
        link, place = self._link, delivery.place
        is_answer = delivery.manner is Manner.ANSWER
        if not is_answer and not link.places.shares_community(user):
            raise Undeliverable(closed=True)  # who shares no community with us any more is left in peace
        self._show_sign(delivery.key)
        wanted, thread = room_in(place) if place is not None and place.kind is PlaceKind.DIRECT else (None, None)
        asked = delivery.key if is_answer else None
        reason = self._words("invite-reason", delivery.shown.language)
        room = await link.direct.room_for(user, wanted=wanted, asked=asked, reason=reason)
        return await self._send(delivery, room, thread if room.id == wanted else None)

    async def _to_room(self, delivery: Delivery) -> Sequence[Receipt]:
        assert delivery.place is not None  # what is for no one person is for a room
        id_, thread = room_in(delivery.place)
        room = self._link.rooms.get(id_)
        if room is None or self._link.direct.is_direct(id_):
            raise Undeliverable(closed=False)
        return await self._send(delivery, room, thread)

    async def _send(self, delivery: Delivery, room: Room, thread: str | None) -> Sequence[Receipt]:
        """All parts, and the files after them. A part that stands there already is not sent again."""
        self._check(room)
        shown = delivery.shown
        called = _called_by(delivery)
        contents = layout.messages(shown, silent=delivery.silent, mentions=called, ways=self._link.ways)
        receipts = []
        for part, content in enumerate(contents):
            is_last = part == len(contents) - 1
            whole = marked(content, delivery.card, shown.choices) if is_last else content
            receipts.append(await self._event(room, whole, thread, _transaction(delivery.key, part)))
            if is_last:
                self._link.cards.sent(receipts[-1].message, delivery.card, shown.choices)
        for number, file in enumerate(shown.files):
            sent = await self._uploaded(file, room)
            receipts.append(await self._event(room, sent, thread, _transaction(delivery.key, f"f{number}")))
        return receipts

    async def _event(self, room: Room, content: Mapping[str, Any], thread: str | None, transaction: str) -> Receipt:
        whole = layout.in_thread(dict(content), thread) if thread is not None else content
        return Receipt(await self._link.wire.send(room.id, "m.room.message", whole, transaction), room.id)

    async def _edit(self, delivery: Delivery, receipt: Receipt) -> Receipt:
        room = self._link.rooms.get(receipt.room)
        if room is None or (delivery.account is not None and not self._link.direct.is_private(room)):
            raise Undeliverable(closed=False)
        self._check(room)
        content = layout.edited(delivery.shown, receipt.message, silent=delivery.silent, ways=self._link.ways)
        content["m.new_content"] = marked(content["m.new_content"], delivery.card, delivery.shown.choices)
        await self._link.wire.send(room.id, "m.room.message", content, _transaction(delivery.key, 0))
        self._link.cards.sent(receipt.message, delivery.card, delivery.shown.choices)
        return receipt

    def _check(self, room: Room) -> None:
        """Never in clear into a room that is encrypted, in whatever way somebody thought up."""
        if room.is_encrypted and not self._link.wire.knows_encrypted(room.id):
            raise Undeliverable(closed=False, reason="refused")

    async def _uploaded(self, file: ShownFile, room: Room) -> Mapping[str, Any]:
        """A file on the homeserver, sealed where the room is encrypted."""
        wire = self._link.wire
        if not room.is_encrypted:
            url = await wire.upload(file.content, file.media_type, file.name)
            return layout.file_message(file, url, _size_of(file))
        sealed, keys = await asyncio.to_thread(encrypt_attachment, file.content)
        url = await wire.upload(sealed, "application/octet-stream", None)
        return layout.file_message(file, {**keys, "url": url}, _size_of(file))

    def _show_sign(self, key: str) -> None:
        asked = self._asked(key)
        if asked is not None:
            sign = asyncio.create_task(self._sign(*asked, key))
            self._signs.add(sign)
            sign.add_done_callback(self._signs.discard)

    async def _sign(self, room: str, event: str, key: str) -> None:
        """A courtesy: where it cannot be, nothing is lost."""
        relation = {"rel_type": "m.annotation", "event_id": event, "key": _SIGN}
        with suppress(Refused, Unreachable):
            content = {"m.relates_to": relation}
            await self._link.wire.call("PUT", "rooms", room, "send", "m.reaction", f"{key}-sign", body=content)

    async def remove(self, receipt: Receipt) -> None:
        """With all that it was edited to: the homeserver keeps each version as an event of its own."""
        try:
            with Told(self._gate):
                for event in (*await self._edits_of(receipt), receipt.message):
                    await self._link.wire.call("PUT", "rooms", receipt.room, "redact", event, f"remove{event[1:20]}")
        except Undeliverable:
            if receipt.room in self._link.rooms:
                raise

    async def _edits_of(self, receipt: Receipt) -> Sequence[str]:
        path = ("rooms", receipt.room, "relations", receipt.message, "m.replace")
        found = await self._link.wire.call("GET", *path, query={"limit": "500"}, base="/_matrix/client/v1")
        ours = [event for event in found.get("chunk", ()) if event.get("sender") == self._link.wire.user]
        return [str(event["event_id"]) for event in ours]


def _called_by(delivery: Delivery) -> Sequence[str]:
    """In a room alone: what is private calls its reader by being there."""
    return [] if delivery.account is not None else [one.ref for one in delivery.pings if one.platform == NAME]


def _transaction(key: str, part: int | str) -> str:
    return key if part == 0 else f"{key}.{part}"


def _size_of(file: ShownFile) -> tuple[int, int] | None:
    """Width and height, as a PNG says them at its beginning."""
    if file.media_type != "image/png" or len(file.content) < 24:
        return None
    return int.from_bytes(file.content[16:20], "big"), int.from_bytes(file.content[20:24], "big")
