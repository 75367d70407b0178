"""discord.py, told what happens whom. Nothing here decides anything."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable
from typing import Any, Protocol

import aiohttp
import discord
from discord.gateway import KeepAliveHandler

from bot.adapters.discord.choices import ChoiceItem
from bot.adapters.discord.gate import Gate
from bot.adapters.discord.log import log
from bot.adapters.discord.settings import Settings
from bot.adapters.discord.voiceless import need_no_voice

_LONGEST_LIMIT = 30.0
"""Seconds that the library waits for a rate limit by itself; for longer ones, the postman comes back."""


class Listener(Protocol):
    """What the client tells. Whatever goes wrong in it is reported by its kind, and ends nothing."""

    def start(self) -> None:
        """The client is logged in."""
        ...

    async def ready(self) -> None: ...

    async def said(self, message: discord.Message) -> None: ...

    async def edited(self, payload: discord.RawMessageUpdateEvent) -> None: ...

    async def deleted(self, guild: int, channel: int, messages: Iterable[int]) -> None:
        """In a server: by their ids."""
        ...

    async def left(self, payload: discord.RawMemberRemoveEvent) -> None: ...

    async def interacted(self, interaction: discord.Interaction) -> None: ...


class Client(discord.Client):
    """With one line to Discord. When that is cut, it goes on where it was, however often it has to dial."""

    def __init__(self, intents: discord.Intents, gate: Gate, **more: Any) -> None:  # noqa: ANN401  # the library's own options
        need_no_voice()
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            max_ratelimit_timeout=_LONGEST_LIMIT,
            chunk_guilds_at_startup=intents.members,
            http_trace=_through(gate),
            **more,
        )
        self.listener: Listener | None = None

    async def setup_hook(self) -> None:
        self.add_dynamic_items(ChoiceItem)
        if self.listener is not None:
            self.listener.start()

    async def on_ready(self) -> None:
        if self.listener is not None:
            await self.listener.ready()

    async def on_message(self, message: discord.Message) -> None:
        if self.listener is not None:
            await self.listener.said(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        if self.listener is not None:
            await self.listener.edited(payload)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        if self.listener is not None and payload.guild_id is not None:
            await self.listener.deleted(payload.guild_id, payload.channel_id, [payload.message_id])

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        if self.listener is not None and payload.guild_id is not None:
            await self.listener.deleted(payload.guild_id, payload.channel_id, sorted(payload.message_ids))

    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        if self.listener is not None:
            await self.listener.left(payload)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if self.listener is not None:
            await self.listener.interacted(interaction)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:  # noqa: ANN401  # as the library calls it
        """Never its arguments: they hold what somebody wrote."""
        error = sys.exc_info()[0]
        log.error("an event of discord was not handled", at=event_method, fault=error.__name__ if error else "")


class ShardedClient(Client, discord.AutoShardedClient):
    """With several. A line that cannot be dialled anew at once begins anew: what was said meanwhile is not heard."""


def client_for(settings: Settings, intents: discord.Intents, gate: Gate, shards: int, patience: float) -> Client:
    """`shards`: how many there are in all."""
    if shards == 1:
        return Client(intents, gate, guild_ready_timeout=patience)
    served = {"shard_ids": list(settings.shard_ids)} if settings.shard_ids else {}
    return ShardedClient(intents, gate, guild_ready_timeout=patience, shard_count=shards, **served)


async def hang_up(client: discord.Client) -> None:
    """For a client that is closed: a line that was given up while it was dialled still beats, and nobody ends it."""
    for thread in threading.enumerate():
        if isinstance(thread, KeepAliveHandler) and thread.ws._connection is client._connection:
            await thread.ws.close(1000)


def _through(gate: Gate) -> aiohttp.TraceConfig:
    """Every request goes through the gate, the library's own and what it tries again as well; and how it ended."""

    async def begins(_session: object, _context: object, params: aiohttp.TraceRequestStartParams) -> None:
        await gate.wait(params.url.path)

    async def ended(_session: object, _context: object, params: aiohttp.TraceRequestEndParams) -> None:
        gate.breaker.answered(params.response.status)

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(begins)
    trace.on_request_end.append(ended)
    return trace
