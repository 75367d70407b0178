"""Who is who, and where: a server is a community, a channel or thread a place, and Discord says who may do what."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar

import discord

from bot.adapters.discord.log import log
from bot.adapters.discord.refusals import FAULTS
from bot.adapters.discord.settings import Settings
from bot.core.deeds import key_of
from bot.core.errors import NotSaved
from bot.core.people import Account, Membership, Person, Place, PlaceKind, Role
from bot.core.ports import Notebook

NAME = "discord"
T = TypeVar("T")

_MOST_SERVERS = 20
"""In which we look somebody up who writes in private and whom the library does not know."""
_REMEMBERED = 10_000
_PATIENCE = 2.0
_PATIENCE_WITH_DATABASE = 1.0
_FRESH = 5.0
"""Seconds for which what Discord said about somebody is not asked for again."""

_MODERATES = discord.Permissions(administrator=True, manage_guild=True, moderate_members=True).value
_NOTHING: frozenset[Role] = frozenset()

Memberships = tuple[Membership, ...]


class Places:
    """`member` and `person` ask nobody; `looked_up` asks Discord for what the library does not know."""

    def __init__(self, client: discord.Client, settings: Settings, notebook: Notebook) -> None:
        self._client = client
        self._settings = settings
        self._notebook = notebook
        roles = {
            Role.MODERATOR: settings.moderator_roles,
            Role.FACILITATOR: settings.facilitator_roles,
            Role.HELPER: settings.helper_roles,
        }
        self._named = [(role, ids) for role, ids in roles.items() if ids]
        self._seen: OrderedDict[int, frozenset[int]] = OrderedDict()
        self._found: OrderedDict[int, tuple[float, Memberships]] = OrderedDict()
        self._errands: set[asyncio.Task[None]] = set()
        self._writing = asyncio.Lock()

    def membership(self, member: discord.Member) -> Membership:
        holds = frozenset(str(role.id) for role in member.roles if not role.is_default())
        return Membership(str(member.guild.id), self._roles(member), member.guild.name, holds)

    @staticmethod
    def of_server(guild: int, name: str | None) -> Membership:
        """The membership of somebody who is nothing there, or not any more."""
        return Membership(str(guild), name=name)

    def _roles(self, member: discord.Member) -> frozenset[Role]:
        """What their permissions and their roles say at this moment; never a name."""
        held = {role.id for role in member.roles} if self._named else frozenset[int]()
        found = [role for role, ids in self._named if held & ids]
        if member.guild_permissions.value & _MODERATES:
            found.append(Role.MODERATOR)
        return frozenset(found) if found else _NOTHING

    def person(self, user: discord.abc.User, memberships: Memberships, locale: str | None = None) -> Person:
        return Person(Account(NAME, str(user.id)), memberships, language=locale)

    def here(self, user: discord.abc.User) -> Memberships | None:
        """Heard in a server: that one. None: heard in private."""
        if not isinstance(user, discord.Member):
            return None
        self._note(user.id, user.guild.id)
        return (self.membership(user),)

    def known(self, user: discord.abc.User) -> Memberships | None:
        """All servers that we share, where the library knows the members of all of them; None: it has to be asked."""
        if not self._client.intents.members or self._serves_a_part or not self._client.is_ready():
            return None
        guilds = sorted(self._client.guilds, key=lambda guild: guild.id)
        members = [(guild, guild.get_member(user.id)) for guild in guilds]
        if any(member is None and not guild.chunked for guild, member in members):  # we are new there, or it is away
            return None
        return tuple(self.membership(member) for _, member in members if member is not None)

    @property
    def _serves_a_part(self) -> bool:
        """Other processes serve the servers of other shards, and all private messages reach the first one."""
        return bool(self._settings.shard_ids) and len(self._settings.shard_ids) < (self._settings.shards or 0)

    async def looked_up(self, user: discord.abc.User) -> Memberships:
        """The servers in which we ever heard them, as far as they are still there; of somebody whom we never heard
        anywhere, those of ours where they are. Where nobody says in time, what was found before."""
        found = self._found.get(user.id)
        if found is not None and found[0] > time.monotonic() - _FRESH:
            return found[1]
        try:
            async with asyncio.timeout(_PATIENCE):
                memberships = await self._asked_for(user.id)
        except TimeoutError:
            log.warning("where somebody is was not found out in time")
            return found[1] if found is not None else ()
        _keep(self._found, user.id, (time.monotonic(), memberships))
        return memberships

    async def _asked_for(self, user: int) -> Memberships:
        guilds = sorted(await self._candidates(user))[:_MOST_SERVERS]
        members = await asyncio.gather(*(self._member(guild, user) for guild in guilds))
        there = [member for member in members if member is not None]
        for member in there:
            self._note(user, member.guild.id)
        return tuple(self.membership(member) for member in there)

    async def _candidates(self, user: int) -> Iterable[int]:
        if self._client.intents.members and not self._serves_a_part:
            return [guild.id for guild in self._client.guilds if guild.get_member(user) or not guild.chunked]
        try:
            seen = await asyncio.wait_for(self._written(user), _PATIENCE_WITH_DATABASE)
        except (NotSaved, TimeoutError):
            seen = frozenset()
        return seen or [guild.id for guild in self._client.guilds]

    async def _member(self, guild_id: int, user_id: int) -> discord.Member | None:
        try:
            guild = self._client.get_guild(guild_id)
            if guild is not None:
                return guild.get_member(user_id) or await guild.fetch_member(user_id)
            return await (await self._client.fetch_guild(guild_id, with_counts=False)).fetch_member(user_id)
        except (discord.NotFound, discord.Forbidden):
            return None
        except FAULTS as error:
            log.warning("discord did not say whether somebody is in a server", fault=type(error).__name__)
            return None

    def _note(self, user: int, guild: int) -> None:
        """Where members are known anyway, nothing need be written down."""
        if self._client.intents.members and not self._serves_a_part:
            return
        if guild not in self._seen.get(user, frozenset()):
            self._begin(self._write(user, guild))

    def _begin(self, errand: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def _write(self, user: int, guild: int) -> None:
        async with self._writing:
            try:
                seen = await self._written(user)
                if guild not in seen:
                    await self._notebook.write(_key(user), ",".join(map(str, sorted({*seen, guild}))), about=str(user))
                _keep(self._seen, user, seen | {guild})
            except NotSaved:
                log.warning("where somebody is was not written down")

    async def _written(self, user: int) -> frozenset[int]:
        """Read anew each time: other processes write there, too."""
        written = await self._notebook.read(_key(user)) or ""
        return frozenset(map(int, filter(None, written.split(","))))

    async def settled(self) -> None:
        if self._errands:
            await asyncio.wait(self._errands, timeout=_PATIENCE)


def _key(user: int) -> str:
    """Whose they are cannot be read from it."""
    return key_of("servers", user)


def _keep(kept: OrderedDict[int, T], key: int, value: T) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > _REMEMBERED:
        kept.popitem(last=False)


def place_of(channel_id: int, *, is_private: bool) -> Place:
    """A channel of whatever kind (text, voice, stage, a thread, a post of a forum), or the one for the two of us."""
    return Place(PlaceKind.DIRECT if is_private else PlaceKind.ROOM, str(channel_id))
