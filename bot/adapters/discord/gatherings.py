"""Stages and scheduled events. Discord knows no key of ours for them: what is there already is looked for first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import discord

from bot.adapters.discord import layout
from bot.adapters.discord.threads import target_of, title_of
from bot.core.deeds import Delivery, Manner, Receipt
from bot.core.errors import Undeliverable
from bot.core.replies import Shown

MANNERS = frozenset([Manner.STAGE, Manner.STAGE_END, Manner.EVENT, Manner.EVENT_MOVE, Manner.EVENT_END])

_IS_OPEN = 150006


class Gatherings:
    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        """Raises what the library raises."""
        match delivery.manner:
            case Manner.STAGE:
                return [await self._open_stage(delivery)]
            case Manner.EVENT:
                return [await self._plan(delivery)]
            case Manner.STAGE_END:
                await self._close_stage(target_of(delivery))
            case Manner.EVENT_MOVE:
                await self._move(delivery, target_of(delivery))
            case _:
                await self._cancel(target_of(delivery))
        return [target_of(delivery)]

    async def _open_stage(self, delivery: Delivery) -> Receipt:
        """Nobody is notified of it. One that is open already is open; and other channels have none."""
        assert delivery.place is not None  # a stage is somewhere
        channel = await self._channel(int(delivery.place.ref))
        if isinstance(channel, discord.StageChannel):
            try:
                await self._client.http.create_stage_instance(
                    channel_id=channel.id,
                    topic=layout.stage_topic(title_of(delivery)),
                    privacy_level=discord.PrivacyLevel.guild_only.value,
                    send_start_notification=False,
                    reason=None,
                )
            except discord.HTTPException as error:
                if error.code != _IS_OPEN:
                    raise
        return Receipt(delivery.place.ref, delivery.place.ref)

    async def _close_stage(self, opened: Receipt) -> None:
        """One that is gone is over: Discord ends those by itself on which nobody speaks."""
        with suppress(discord.NotFound):
            if isinstance(await self._channel(int(opened.room)), discord.StageChannel):
                await self._client.http.delete_stage_instance(int(opened.room))

    async def _channel(self, channel: int) -> object:
        return self._client.get_channel(channel) or await self._client.fetch_channel(channel)

    async def _plan(self, delivery: Delivery) -> Receipt:
        assert delivery.place is not None  # an event is held somewhere
        assert delivery.hours is not None
        channel = await self._channel(int(delivery.place.ref))
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            raise Undeliverable(closed=False)
        guild, hours = channel.guild, delivery.hours
        name, about = layout.event_name(title_of(delivery)), layout.event_description(_about(delivery))
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


def _about(delivery: Delivery) -> Shown:
    return replace(delivery.shown, lines=delivery.shown.lines[1:])


def _location(channel: discord.abc.GuildChannel | discord.Thread) -> str:
    return f"#{channel.name}"[:100]
