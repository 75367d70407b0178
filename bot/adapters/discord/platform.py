"""Discord as a platform: what the engine wants shown goes to people and channels, and what people do comes back."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

import discord

from bot.adapters.discord.client import hang_up
from bot.adapters.discord.declared import Declared
from bot.adapters.discord.ears import Hear
from bot.adapters.discord.intents import asked_for, page_of
from bot.adapters.discord.link import Link
from bot.adapters.discord.log import log
from bot.adapters.discord.overview import Overview
from bot.adapters.discord.places import NAME
from bot.adapters.discord.settings import Settings
from bot.core.clock import Clock, SystemClock
from bot.core.deeds import Delivery, Receipt
from bot.core.errors import OperatorError, TryLater
from bot.core.people import Role
from bot.core.ports import Notebook

_LONGEST_PAUSE = 60.0
_PATIENCE = 2.0
_PARTING = 5.0
"""Seconds for hanging up."""


class Discord:
    """`declared`: what there is to show, asked for when it is known."""

    at_once = 32

    def __init__(
        self,
        settings: Settings,
        declared: Callable[[], Declared],
        clock: Clock | None = None,
        *,
        patience: float = _PATIENCE,
    ) -> None:
        """`patience`: seconds between two servers that Discord tells of, until all are told."""
        self._settings = settings
        self._patience = patience
        self._declared = declared
        self._clock = clock or SystemClock()
        self._link: Link | None = None
        self._failures = 0
        self._does_without = False
        self.rooms = Overview(lambda: self._link.client if self._link is not None else None, self._roles_of)

    def _roles_of(self, member: discord.Member) -> frozenset[Role]:
        return self._link.places.membership(member).roles if self._link is not None else frozenset()

    @property
    def link(self) -> Link | None:
        """The present life of the client."""
        return self._link

    @property
    def name(self) -> str:
        return NAME

    async def run(self, notebook: Notebook, hear: Hear) -> NoReturn:
        """Logs in and hears, whatever happens to the line. Raises OperatorError for what only an operator can mend."""
        while True:
            try:
                await self._live(notebook, hear)
            except discord.LoginFailure:
                raise OperatorError(
                    "Discord does not know the token. Make a new one in the developer portal, and put it into the "
                    "config or the environment."
                ) from None
            except discord.ConnectionClosed as closed:
                _raise_if_final(closed.code)
                await self._pause(f"closed with {closed.code}")
            except discord.PrivilegedIntentsRequired:
                await self._do_without()
            except OperatorError:
                raise
            except Exception as error:  # whatever it is, whoever talks with the bot needs it back
                await self._pause(type(error).__name__)
            else:
                await self._pause("ended")

    async def _live(self, notebook: Notebook, hear: Hear) -> None:
        """One life of the client, which mends most faults of the line by itself."""
        try:
            link = await self.connect(notebook, hear)
            await _held(link.client)
        finally:
            await self.close()

    async def connect(self, notebook: Notebook, hear: Hear) -> Link:
        """Logs in, asking for what is granted, with as many shards as Discord wants. Raises what the library raises."""
        everything, shards = asked_for(self._settings, _all_flags()).intents, self._settings.shards
        link = self.link_for(notebook, hear, everything, shards or 1)
        await link.client.login(self._settings.token)
        if shards is None:
            shards, _, _ = await link.client.http.get_bot_gateway()
        granted = discord.ApplicationFlags() if self._does_without else link.client.application_flags
        asked = asked_for(self._settings, granted)
        if asked.refused:
            application = link.client.application_id or 0
            for line in asked.resting:
                log.warning(line, page=page_of(application))
        if asked.refused or shards != (self._settings.shards or 1):
            await self.close()
            link = self.link_for(notebook, hear, asked.intents, shards)
            await link.client.login(self._settings.token)
        return link

    def make_client(self, notebook: Notebook, hear: Hear) -> discord.Client:
        """A client that is wired and not logged in, for whoever drives it by other means than `run`."""
        intents = asked_for(self._settings, _all_flags()).intents
        return self.link_for(notebook, hear, intents, self._settings.shards or 1).client

    def link_for(self, notebook: Notebook, hear: Hear, intents: discord.Intents, shards: int) -> Link:
        """All that one life of the client needs; from its login on, there is something to deliver by."""
        self._link = Link(
            self._settings,
            intents,
            self._declared(),
            notebook,
            hear,
            self._began,
            self._clock,
            shards=shards,
            patience=self._patience,
        )
        return self._link

    async def _do_without(self) -> None:
        """What is said to be granted is not, and Discord does not say which: from now on we ask for none of it."""
        if self._does_without:
            await self._pause("intents refused")
        self._does_without = True

    def _began(self) -> None:
        self._failures = 0

    async def _pause(self, fault: str) -> None:
        """Until it is tried again: a Discord that is down comes back."""
        self._failures += 1
        if self._failures in (1, 10):
            log.warning("discord does not answer; trying on", fault=fault)
        await asyncio.sleep(min(2.0 ** min(self._failures, 10), _LONGEST_PAUSE) * random.uniform(0.5, 1))

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        return await self._there.sending.deliver(delivery)

    async def remove(self, receipt: Receipt) -> None:
        await self._there.sending.remove(receipt)

    @property
    def _there(self) -> Link:
        """Raises TryLater."""
        if self._link is None or self._link.client.user is None:
            raise TryLater(1)
        return self._link

    async def close(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            await link.close()


async def _held(client: discord.Client) -> None:
    """The line, until it ends. The library swallows a cancellation that comes while it dials anew, so it is closed."""
    line = asyncio.create_task(client.connect())
    try:
        await asyncio.shield(line)
    finally:
        if not line.done():
            with suppress(TimeoutError):
                await asyncio.wait_for(client.close(), _PARTING)
            line.cancel()
            await asyncio.wait([line], timeout=_PARTING)
        with suppress(TimeoutError):
            await asyncio.wait_for(hang_up(client), _PARTING)


def _all_flags() -> discord.ApplicationFlags:
    flags = discord.ApplicationFlags()
    flags.gateway_message_content = flags.gateway_guild_members = True
    return flags


def _raise_if_final(code: int | None) -> None:
    match code:
        case 4004:
            raise OperatorError(
                "Discord no longer knows the token. Make a new one in the developer portal, and put it into the config "
                "or the environment."
            )
        case 4010 | 4012:
            raise OperatorError("Discord refuses the shards in the config. `alongside doctor` says how many it wants.")
        case 4011:
            raise OperatorError(
                "The bot is in so many servers that Discord asks for shards, or for more of them. Leave discord.shards "
                "out of the config, or raise it; `alongside doctor` says how many it wants."
            )
        case 4013:
            raise OperatorError("Discord does not know the intents that the bot asks for. Is discord.py too old?")
        case _:
            pass
