"""All that belongs to one life of the client: who is who, what people do, and the ways to answer them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import discord

from bot.adapters.discord.client import client_for
from bot.adapters.discord.declared import Declared
from bot.adapters.discord.direct import DirectChannels
from bot.adapters.discord.ears import Ears, Hear
from bot.adapters.discord.gate import RATE, Gate
from bot.adapters.discord.interactions import Interactions
from bot.adapters.discord.layout import Links
from bot.adapters.discord.log import log
from bot.adapters.discord.places import Places
from bot.adapters.discord.sending import Sending
from bot.adapters.discord.settings import Settings
from bot.adapters.discord.slash import build_tree
from bot.adapters.discord.syncing import Syncing
from bot.adapters.discord.ways import Ways
from bot.adapters.discord.whereabouts import Whereabouts
from bot.adapters.gone import Gone
from bot.core.clock import Clock
from bot.core.ports import Notebook


class Link:
    """Made without a network; it works from when its client is logged in. `began` is told when the client can hear."""

    def __init__(
        self,
        settings: Settings,
        intents: discord.Intents,
        declared: Declared,
        notebook: Notebook,
        hear: Hear,
        began: Callable[[], None],
        clock: Clock,
        *,
        shards: int,
        patience: float,
    ) -> None:
        self._began = began
        gate = Gate(_share_of(settings))
        self.client = client_for(settings, intents, gate, shards, patience)
        self.places = Places(self.client, settings, notebook)
        self.direct = DirectChannels(self.client, notebook, clock)
        self.interactions = Interactions(self.client)
        self._whereabouts = Whereabouts()
        self._gone = Gone()
        self.ears = Ears(self.client, self.places, self.direct, self.interactions, self._whereabouts, declared, hear)
        tree = build_tree(self.client, declared, self.ears.called)
        self._syncing = Syncing(tree, declared, notebook, settings)
        self.sending = Sending(
            self.client,
            declared,
            gate,
            self.direct,
            self.interactions,
            self._whereabouts,
            Links(self._syncing.mentionable, Ways(self.client, declared.words, self._gone).to),
            notebook,
        )
        self.client.listener = self

    def start(self) -> None:
        """Once the client is logged in."""
        self._syncing.start()

    @property
    def is_synced(self) -> bool:
        """Whether Discord knows the slash commands."""
        return self._syncing.is_done

    async def ready(self) -> None:
        log.info("discord ready", servers=len(self.client.guilds))
        self._began()

    async def said(self, message: discord.Message) -> None:
        self.ears.said(message)

    async def edited(self, payload: discord.RawMessageUpdateEvent) -> None:
        self.ears.edited(payload)

    async def deleted(self, guild: int, channel: int, messages: Iterable[int]) -> None:
        for message in messages:
            self._gone.note(str(message))
            self.ears.deleted(guild, channel, message)

    async def left(self, payload: discord.RawMemberRemoveEvent) -> None:
        self.ears.left(payload)

    async def interacted(self, interaction: discord.Interaction) -> None:
        await self.ears.interacted(interaction)

    async def close(self) -> None:
        await self._syncing.close()
        await self.sending.close()
        await self.interactions.close()
        await self.direct.settled()
        await self.places.settled()
        await self.client.close()


def _share_of(settings: Settings) -> int:
    """Discord counts the requests of all processes together: each takes as much as it has shards."""
    if not settings.shards or not settings.shard_ids:
        return RATE
    return RATE * len(settings.shard_ids) // settings.shards
