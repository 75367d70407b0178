"""Telling Discord of the slash commands: once, and again only when they changed.

    syncing = Syncing(tree, declared, notebook, settings)
    syncing.start()                              # once logged in; goes on in the background until it is done
    syncing.mentionable("checkin join")          # "</checkin join:123>", or None
    await syncing.close()

What Discord was told last is kept as a hash, for each application and each target: everywhere, or the one server where
commands are tried out. The bot answers what is typed meanwhile, and whatever Discord still shows.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import app_commands

from bot.adapters.discord.declared import Declared
from bot.adapters.discord.log import log
from bot.adapters.discord.settings import Settings
from bot.adapters.discord.slash import Tree
from bot.core.ports import Notebook

_FIRST_WAIT, _LONGEST_WAIT = 15.0, 3600.0
"""Seconds before it is tried again: twice as long each time."""

_EVERYWHERE = "everywhere"

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Told:
    """What Discord was told last: a hash of it, and the id that Discord gave to each command."""

    hash: str = ""
    ids: Mapping[str, int] = field(default_factory=dict)


class NotTold(Exception):
    """The process that is to tell Discord has not yet done it."""


class Syncing:
    """Of several processes only the one that serves shard 0 tells Discord; the others read what it wrote down."""

    def __init__(
        self, tree: Tree, declared: Declared, notebook: Notebook, settings: Settings, *, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._tree = tree
        self._names = frozenset(command.name for command in declared.commands)
        self._notebook = notebook
        self._try_out = settings.try_out
        self._tells = not settings.shard_ids or 0 in settings.shard_ids
        self._sleep = sleep
        self._told = Told()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins; once more after a reconnect, it does nothing."""
        if self._task is None:
            self._task = asyncio.create_task(self._begin())

    @property
    def is_done(self) -> bool:
        return self._task is not None and self._task.done()

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def mentionable(self, name: str, guild: int | None = None) -> str | None:
        """A command as something to press, by its exact name. `guild`: the server where it will be read: commands that
        are tried out are in one alone."""
        known = self._told.ids.get(name) if name in self._names else None
        if known is None or (self._try_out is not None and guild != self._try_out):
            return None
        return f"</{name}:{known}>"

    async def hash(self) -> str:
        """The same for the same declaration and words, in whichever process."""
        if not isinstance(self._tree.translator, type(self._tree.words)):
            await self._tree.set_translator(self._tree.words)
        commands = self._tree.get_commands()
        payload = [await command.get_translated_payload(self._tree, self._tree.words) for command in commands]
        return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()

    async def _begin(self) -> None:
        await asyncio.to_thread(self._tree.warm)
        await self.until_told()

    async def until_told(self) -> None:
        wait = _FIRST_WAIT
        while True:
            try:
                await self.tell()
                return
            except app_commands.AppCommandError as fault:  # it is wrong as it stands: no waiting will make it right
                log.error("discord does not take the slash commands", fault=_one_line(fault))
                return
            except NotTold:
                pass
            except Exception as fault:
                if isinstance(fault, discord.RateLimited):
                    wait = max(wait, fault.retry_after)
                log.warning("discord slash commands wait", fault=_one_line(fault), seconds=round(wait))
            await self._sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)

    async def tell(self) -> None:
        """Once. Raises whatever stood in the way."""
        wanted = await self.hash()
        self._told = await self._read(self._target())
        if not self._tells:
            if self._told.hash != wanted:
                raise NotTold
            return
        if self._told.hash != wanted:
            self._told = Told(wanted, await self._sync())
            await self._write(self._target(), self._told)
            log.info("discord knows the slash commands", commands=len(self._names))
        await self._take_back()

    async def _sync(self) -> Mapping[str, int]:
        guild = None
        if self._try_out is not None:
            guild = discord.Object(self._try_out)
            self._tree.copy_global_to(guild=guild)
            await self._note_tried_out(await self._tried_out() | {self._try_out})
        first_words = {command.name: command.id for command in await self._tree.sync(guild=guild)}
        return {name: first_words[name.split()[0]] for name in self._names if name.split()[0] in first_words}

    async def _take_back(self) -> None:
        """Where nothing is tried out any more: what stays would stand beside the commands that hold everywhere."""
        for old in await self._tried_out() - {self._try_out}:
            guild = discord.Object(old)
            self._tree.clear_commands(guild=guild)
            try:
                await self._tree.sync(guild=guild)
            except (discord.Forbidden, discord.NotFound) as fault:  # we are not in it any more, and neither are they
                log.info("discord server of a try-out is gone", fault=_one_line(fault))
            await self._write(str(old), Told())
            await self._note_tried_out(await self._tried_out() - {old})

    async def _tried_out(self) -> set[int]:
        kept = await self._notebook.read(self._key("tried out")) or ""
        return {int(guild) for guild in kept.split() if guild.isdecimal()}

    async def _note_tried_out(self, guilds: set[int]) -> None:
        """Written before Discord is told, so that nothing is left there that nobody knows of."""
        await self._notebook.write(self._key("tried out"), " ".join(map(str, sorted(guilds))))

    def _target(self) -> str:
        return _EVERYWHERE if self._try_out is None else str(self._try_out)

    def _key(self, what: str) -> str:
        return f"commands {self._tree.client.application_id} {what}"

    async def _read(self, target: str) -> Told:
        """What is not as we write it is as good as nothing: Discord is told once more."""
        try:
            kept: dict[str, Any] = json.loads(await self._notebook.read(self._key(target)) or "{}")
            return Told(str(kept["hash"]), {str(name): int(known) for name, known in kept["ids"].items()})
        except (KeyError, ValueError, TypeError, AttributeError):
            return Told()

    async def _write(self, target: str, told: Told) -> None:
        kept = {"hash": told.hash, "ids": {name: str(known) for name, known in told.ids.items()}}
        await self._notebook.write(self._key(target), json.dumps(kept, sort_keys=True))


def _one_line(fault: Exception) -> str:
    """A kind of fault, never what Discord quotes of it."""
    if isinstance(fault, discord.HTTPException):
        return f"{fault.status} (code {fault.code})"
    return type(fault).__name__
