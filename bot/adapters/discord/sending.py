"""From what the engine wants shown to messages on Discord. Each message's nonce is the delivery's key, so that Discord
knows it again for some minutes: sent twice, it stands there once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import discord

from bot.adapters.discord import gatherings, threads
from bot.adapters.discord.choices import form_for, pointer
from bot.adapters.discord.declared import Declared
from bot.adapters.discord.direct import DirectChannels
from bot.adapters.discord.gate import Gate
from bot.adapters.discord.hooks import Outlived
from bot.adapters.discord.interactions import EPHEMERAL, Interactions
from bot.adapters.discord.layout import Links
from bot.adapters.discord.message import NOBODY, Outgoing, edited, parts_of
from bot.adapters.discord.places import NAME
from bot.adapters.discord.refusals import CLOSED, FAULTS, OPENED_TOO_FAST, UNKNOWN_CHANNEL, told
from bot.adapters.discord.usage import Usages
from bot.adapters.discord.whereabouts import Whereabouts
from bot.core.deeds import Delivery, Lane, Receipt
from bot.core.errors import TryLater, Undeliverable
from bot.core.people import PlaceKind
from bot.core.ports import Notebook

_SIGN = "✉️"
"""On a command that was typed in a channel: its answer went to the direct channel. The same for every command."""
_PATIENCE = 45.0
"""Seconds for one delivery: a request that hangs holds up nobody else."""


class Sending:
    def __init__(
        self,
        client: discord.Client,
        declared: Declared,
        gate: Gate,
        direct: DirectChannels,
        interactions: Interactions,
        whereabouts: Whereabouts,
        links: Links,
        notebook: Notebook,
    ) -> None:
        self._client = client
        self._declared = declared
        self._gate = gate
        self._direct = direct
        self._interactions = interactions
        self._whereabouts = whereabouts
        self._links = links
        self._usages = Usages(declared.commands)
        self._gatherings = gatherings.Gatherings(client)
        self._threads = threads.Threads(client, notebook)
        self._signs: set[asyncio.Task[None]] = set()

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        with told(self._gate):
            self._gate.enter(delivery.lane)
            async with asyncio.timeout(_PATIENCE):
                if delivery.manner in gatherings.MANNERS:
                    return await self._gatherings.deliver(delivery)
                if delivery.manner in threads.MANNERS:
                    return await self._threads.deliver(delivery)
                if delivery.edits is not None:
                    return [await self._edit(delivery, delivery.edits)]
                if delivery.account is None:
                    return await self._to_room(delivery)
                if delivery.via is not None:
                    with suppress(Outlived):
                        return await self._answer(delivery, delivery.via)
                return await self._to_person(delivery, int(delivery.account.ref))

    async def _answer(self, delivery: Delivery, via: str) -> Sequence[Receipt]:
        """Unseen by others. Where others are, a question in words is a form, or has a button that opens one; in
        private, people just type."""
        is_private = delivery.place is None or delivery.place.kind is PlaceKind.DIRECT
        shown, form = delivery.shown, None
        if self._wants_form(delivery) and not shown.choices and delivery.lane is not Lane.CRISIS:  # which stays in view
            form = form_for(delivery.card, shown, self._declared.words("form-answer", shown.language))
        return await self._interactions.answer(via, self._parts(delivery), form, delivery.key, is_private=is_private)

    @staticmethod
    def _wants_form(delivery: Delivery) -> bool:
        """A question that was asked unseen, in a room: words typed elsewhere are no answer to it, wherever it is shown
        in the end."""
        in_room = delivery.place is not None and delivery.place.kind is PlaceKind.ROOM
        return delivery.shown.asks is not None and delivery.via is not None and in_room

    def _parts(self, delivery: Delivery) -> list[Outgoing]:
        shown, words = self._usages.on_discord(delivery.shown), self._declared.words
        return parts_of(
            delivery.card,
            shown,
            choose=words("choice-list", shown.language),
            links=self._links,
            form=words("form-open", shown.language) if self._wants_form(delivery) else None,
            silent=delivery.silent,
            called=_called_by(delivery),
        )

    async def _to_person(self, delivery: Delivery, user: int) -> Sequence[Receipt]:
        if self._direct.is_closed(user) and delivery.lane is not Lane.CRISIS:
            raise await self._closed(delivery, user)
        try:
            receipts = await self._to_direct_channel(delivery, user)
        except discord.HTTPException as error:
            if error.code not in CLOSED:
                raise
            if error.code == OPENED_TOO_FAST:
                self._direct.too_fast()
            else:
                self._direct.refused(user)
            raise await self._closed(delivery, user) from error
        self._show_sign(delivery.key)
        return receipts

    async def _closed(self, delivery: Delivery, user: int) -> Undeliverable:
        """The door is closed; what can be is a line that points to what waits."""
        points = delivery.may_point and not delivery.silent
        return Undeliverable(closed=True, pointer=await self._point(delivery, user) if points else None)

    async def _to_direct_channel(self, delivery: Delivery, user: int) -> Sequence[Receipt]:
        in_private = delivery.place is not None and delivery.place.kind is PlaceKind.DIRECT
        kept = (
            int(delivery.place.ref) if delivery.place and in_private else await self._direct.kept(user, delivery.lane)
        )
        if kept is not None:
            try:
                return await self._send(delivery, kept)
            except discord.NotFound as error:
                if error.code != UNKNOWN_CHANNEL:
                    raise
                self._direct.forget(user)
        return await self._send(delivery, await self._direct.open(user, delivery.lane))

    async def _to_room(self, delivery: Delivery) -> Sequence[Receipt]:
        assert delivery.place is not None  # what is for no one person is for a room
        return await self._send(delivery, int(delivery.place.ref))

    async def _send(self, delivery: Delivery, channel: int) -> Sequence[Receipt]:
        there = self._client.get_partial_messageable(channel)
        receipts = []
        for number, part in enumerate(self._parts(delivery)):
            message = await there.send(
                part.text,
                view=part.view or discord.utils.MISSING,
                files=part.files(),
                nonce=_nonce(delivery.key, number),
                allowed_mentions=part.mentions,
                suppress_embeds=True,
                silent=part.silent,
            )
            receipts.append(Receipt(str(message.id), str(channel)))
        return receipts

    async def _edit(self, delivery: Delivery, receipt: Receipt) -> Receipt:
        choose = self._declared.words("choice-list", delivery.shown.language)
        shown = self._usages.on_discord(delivery.shown)
        part = edited(delivery.card, shown, choose=choose, links=self._links)
        if receipt.room.startswith(EPHEMERAL):
            if not await self._interactions.edit(receipt, part):
                raise Undeliverable(closed=False)
            return receipt
        message = self._client.get_partial_messageable(int(receipt.room)).get_partial_message(int(receipt.message))
        await self._threads.through(
            int(receipt.room),
            lambda: message.edit(content=part.text, view=part.view, attachments=part.files(), allowed_mentions=NOBODY),
        )
        return receipt

    async def remove(self, receipt: Receipt) -> None:
        with told(self._gate), suppress(discord.NotFound):
            if receipt.room.startswith(EPHEMERAL):
                await self._interactions.remove(receipt)
                return
            self._whereabouts.gone(receipt)
            self._gate.enter(Lane.ANSWERS)
            there = self._client.get_partial_messageable(int(receipt.room))
            await self._threads.through(int(receipt.room), there.get_partial_message(int(receipt.message)).delete)

    async def _point(self, delivery: Delivery, user: int) -> Receipt | None:
        """Where they were just now: a line that says nothing but that something private waits for them."""
        place = delivery.place if delivery.place is not None and delivery.place.kind is PlaceKind.ROOM else None
        channel = int(place.ref) if place is not None else self._whereabouts.of(user)
        if channel is None:
            return None
        if (standing := self._whereabouts.pointer(user, channel)) is not None:
            return standing  # one line is enough for all that waits
        language, words = delivery.shown.language, self._declared.words
        text = " ".join((f"<@{user}>", words("private-waiting", language)))
        view = pointer(delivery.key, words("private-open", language))
        try:
            message = await self._client.get_partial_messageable(channel).send(
                text,
                view=view,
                nonce=_nonce(delivery.key, "p"),
                allowed_mentions=NOBODY,
                silent=True,
            )
        except FAULTS:
            return None  # the line is a courtesy; where it cannot stand, it is told at the next occasion
        receipt = Receipt(str(message.id), str(channel))
        self._whereabouts.pointed(user, channel, receipt)
        return receipt

    def _show_sign(self, key: str) -> None:
        asked = self._whereabouts.asked(key)
        if asked is not None:
            sign = asyncio.create_task(self._sign(*asked))
            self._signs.add(sign)
            sign.add_done_callback(self._signs.discard)

    async def _sign(self, channel: int, message: int) -> None:
        """A courtesy: where it cannot be, nothing is lost."""
        with suppress(*FAULTS, TryLater):
            self._gate.enter(Lane.PROMPTS)
            await self._client.get_partial_messageable(channel).get_partial_message(message).add_reaction(_SIGN)

    async def close(self) -> None:
        for sign in (signs := list(self._signs)):
            sign.cancel()
        await asyncio.gather(*signs, return_exceptions=True)


def _called_by(delivery: Delivery) -> tuple[int, ...]:
    """In a room alone: what is private calls its reader by being there."""
    if delivery.account is not None:
        return ()
    return tuple(dict.fromkeys(int(account.ref) for account in delivery.pings if account.platform == NAME))


def _nonce(key: str, part: int | str) -> str:
    """At most 25 letters, of which a key has 22."""
    return key if part == 0 else f"{key}{part:>03}"[:25]
