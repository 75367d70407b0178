"""Threads and scheduled events. Discord knows no key of ours for them: what is there already is looked for first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

import discord

from bot.adapters.discord import layout
from bot.core.deeds import Delivery, Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.replies import Shown

MANNERS = frozenset([Manner.THREAD, Manner.THREAD_END, Manner.EVENT, Manner.EVENT_MOVE, Manner.EVENT_END])

_HAS_A_THREAD = 160004
_QUIET_FOR: Final = 1440
"""Minutes after which Discord puts a thread away that nobody writes in."""


class Gatherings:
    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        """Raises what the library raises."""
        match delivery.manner:
            case Manner.THREAD:
                return [await self._open_thread(delivery, _target(delivery))]
            case Manner.EVENT:
                return [await self._plan(delivery)]
            case Manner.THREAD_END:
                await self._close_thread(_target(delivery))
            case Manner.EVENT_MOVE:
                await self._move(delivery, _target(delivery))
            case _:
                await self._cancel(_target(delivery))
        return [_target(delivery)]

    async def _open_thread(self, delivery: Delivery, on: Receipt) -> Receipt:
        """It has the id of the message that it hangs on, and a message has one thread at most."""
        start = self._client.http.start_thread_with_message  # the library's own way wants a server that it knows
        name = layout.thread_name(_title(delivery))
        try:
            await start(int(on.room), int(on.message), name=name, auto_archive_duration=_QUIET_FOR)
        except discord.HTTPException as error:
            if error.code != _HAS_A_THREAD:
                raise
        return Receipt(on.message, on.message)

    async def _close_thread(self, opened: Receipt) -> None:
        """Locked too, where we may do that; one that is gone is closed."""
        with suppress(discord.NotFound):
            thread = await self._client.fetch_channel(int(opened.room))
            if isinstance(thread, discord.Thread) and not thread.archived:
                try:
                    await thread.edit(archived=True, locked=True)
                except discord.Forbidden:
                    await thread.edit(archived=True)

    async def _plan(self, delivery: Delivery) -> Receipt:
        assert delivery.place is not None  # an event is held somewhere
        assert delivery.hours is not None
        channel = self._client.get_channel(int(delivery.place.ref))
        channel = channel or await self._client.fetch_channel(int(delivery.place.ref))
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            raise Undeliverable(closed=False)
        guild, hours = channel.guild, delivery.hours
        name, about = layout.event_name(_title(delivery)), layout.event_description(_about(delivery))
        for there in await guild.fetch_scheduled_events(with_counts=False):
            is_ours = (there.creator_id, there.name, there.start_time) == (self._me, name, hours.starts_at)
            if is_ours and (there.channel_id == channel.id or there.location == _location(channel)):
                return Receipt(str(there.id), str(guild.id))
        if isinstance(channel, discord.VoiceChannel | discord.StageChannel):
            made = await guild.create_scheduled_event(
                name=name,
                description=about,
                start_time=hours.starts_at,
                end_time=hours.ends_at,
                privacy_level=discord.PrivacyLevel.guild_only,
                channel=channel,
            )
        else:
            made = await guild.create_scheduled_event(
                name=name,
                description=about,
                start_time=hours.starts_at,
                end_time=hours.ends_at,
                privacy_level=discord.PrivacyLevel.guild_only,
                entity_type=discord.EntityType.external,
                location=_location(channel),
            )
        return Receipt(str(made.id), str(guild.id))

    async def _move(self, delivery: Delivery, planned: Receipt) -> None:
        assert delivery.hours is not None
        event = await self._event(planned)
        await event.edit(start_time=delivery.hours.starts_at, end_time=delivery.hours.ends_at)

    async def _cancel(self, planned: Receipt) -> None:
        """One that is gone is called off."""
        with suppress(discord.NotFound):
            event = await self._event(planned)
            if event.status is discord.EventStatus.scheduled:
                await event.cancel()
            elif event.status is discord.EventStatus.active:
                await event.end()

    async def _event(self, planned: Receipt) -> discord.ScheduledEvent:
        guild = self._client.get_guild(int(planned.room)) or await self._client.fetch_guild(int(planned.room))
        return await guild.fetch_scheduled_event(int(planned.message), with_counts=False)

    @property
    def _me(self) -> int | None:
        return self._client.user.id if self._client.user is not None else None


def _title(delivery: Delivery) -> Shown:
    """The first line; what follows says what it is about."""
    return replace(delivery.shown, lines=delivery.shown.lines[:1])


def _about(delivery: Delivery) -> Shown:
    return replace(delivery.shown, lines=delivery.shown.lines[1:])


def _location(channel: discord.abc.GuildChannel | discord.Thread) -> str:
    return f"#{channel.name}"[:100]


def _target(delivery: Delivery) -> Receipt:
    assert delivery.target is not None  # what goes on from something comes with its receipt
    return delivery.target
