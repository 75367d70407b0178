"""`alongside doctor`, as far as Discord goes. It asks, and changes nothing: a bot may be running meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord.http import Route

from bot.adapters.discord.checkup_commands import declared_to_discord, difference, shown_by_discord
from bot.adapters.discord.checkup_faults import FAULTS, lasting, said_of
from bot.adapters.discord.checkup_servers import (
    LOOKED_AT,
    Server,
    counted,
    faults_in_roles,
    is_closed_stage,
    lacking,
    listed,
    named_roles,
    not_given,
)
from bot.adapters.discord.declared import Declared
from bot.adapters.discord.intents import PRIVILEGED, page_of
from bot.adapters.discord.invitation import STAGES, has, invitation
from bot.adapters.discord.settings import Settings
from bot.adapters.discord.voiceless import need_no_voice

_PATIENCE = 90.0
"""Seconds for one thing to look at: the library waits up to 30 where Discord says so, and tries again after faults."""
_LONGEST_LIMIT = 30.0
_PAGE = 200
_NEARLY_MANY = 75
"""Servers. The limited form of an intent ends at 100, and Discord takes its time to grant the full one."""
_MOST_ON_A_SHARD = 2500


async def check_up(settings: Settings, declared: Declared, say: Callable[[str], None]) -> bool:
    """Says what it finds, a line each. True: nothing needs to be done."""
    return await _Checkup(settings, declared, say).work()


class _Checkup:
    def __init__(self, settings: Settings, declared: Declared, say: Callable[[str], None]) -> None:
        self._settings = settings
        self._declared = declared
        self._say = say
        self._is_well = True
        need_no_voice()
        self._client = discord.Client(intents=discord.Intents(guilds=True), max_ratelimit_timeout=_LONGEST_LIMIT)
        self._servers: list[Server] = []

    async def work(self) -> bool:
        async with self._client:
            if await self._asks("whose the token is", self._token):
                self._look_at_application()
                if await self._asks("in which servers the bot is", self._find_servers):
                    self._look_at_servers()
                    await self._asks("which stages there are", self._look_at_stages)
                    await self._asks("which roles there are", self._look_at_roles)
                self._look_at_intents()
                await self._asks("which commands it shows", self._look_at_commands)
                await self._asks("how many shards it wants", self._look_at_shards)
                self._say(f"The address that invites the bot into a server: {invitation(self._application.id)}")
        return self._is_well

    def _must(self, line: str) -> None:
        self._is_well = False
        self._say(line)

    async def _asks(self, what: str, question: Callable[[], Awaitable[None]]) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE):
                await question()
        except FAULTS as error:
            self._must(said_of(error) if self._client.user is None else f"It is not known {what}. {said_of(error)}")
            return False
        return True

    @property
    def _application(self) -> discord.AppInfo:
        assert self._client.application is not None  # whoever asks has logged in
        return self._client.application

    async def _token(self) -> None:
        await self._client.login(self._settings.token)
        name, number = self._application.name, self._application.id
        self._say(f"The token works: it is that of {self._client.user}, of the application {name} ({number}).")

    def _look_at_application(self) -> None:
        page = f"https://discord.com/developers/applications/{self._application.id}"
        if self._application.interactions_endpoint_url:
            self._must(
                "The application has an Interactions Endpoint URL, so Discord sends commands and presses there and not "
                f"to the bot. Remove it at {page}/information"
            )
        if self._application.bot_require_code_grant:
            self._must(
                "The application requires an OAuth2 code grant, so nobody can invite the bot with an address. "
                f"Switch that off at {page}/bot"
            )
        if not self._application.bot_public:
            self._say("The bot is not public: only those to whom the application belongs can invite it.")

    async def _find_servers(self) -> None:
        after: int | None = None
        while True:
            page = await self._client.http.get_guilds(_PAGE, after=after, with_counts=False)
            for guild in page:
                self._servers.append(Server(int(guild["id"]), guild["name"], int(guild.get("permissions") or 0)))
            if len(page) < _PAGE:
                return
            after = self._servers[-1].id

    def _look_at_servers(self) -> None:
        if not self._servers:
            self._say("The bot is in no server yet. The address below invites it.")
        else:
            self._say(f"The bot is in {counted(len(self._servers), 'server')}.")
            faults = lacking(self._servers[:LOOKED_AT])
            for line in faults:
                self._must(line)
            if not faults:
                where = "everywhere" if len(self._servers) <= LOOKED_AT else f"in the first {LOOKED_AT} of them"
                self._say(f"It has the permissions that it needs, {where}; single channels may take some away.")
        try_out = self._settings.try_out
        if try_out is not None and all(server.id != try_out for server in self._servers):
            self._must(f"discord.try-out names the server {try_out}, and the bot is not in it: commands are nowhere.")

    async def _look_at_stages(self) -> None:
        looked_at = self._servers[:LOOKED_AT]
        plain = [server for server in looked_at if not has(server.permissions, STAGES)]
        stages = [server.id for server in plain if any(map(is_closed_stage, await self._channels_of(server)))]
        for line in not_given(looked_at, stages):
            self._say(line)

    async def _channels_of(self, server: Server) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self._client.http.request(
            Route("GET", "/guilds/{guild_id}/channels", guild_id=server.id)
        )
        return found

    async def _look_at_roles(self) -> None:
        if not any(named_roles(self._settings).values()):
            return
        looked_at = self._servers[:LOOKED_AT]
        roles = {server.id: await self._roles_of(server) for server in looked_at}
        faults = faults_in_roles(self._settings, roles, is_all=len(looked_at) == len(self._servers))
        for line in faults:
            self._must(line)
        if not faults and len(looked_at) == len(self._servers):
            self._say("The roles that the config names exist.")

    async def _roles_of(self, server: Server) -> frozenset[int]:
        return frozenset(int(role["id"]) for role in await self._client.http.get_roles(server.id))

    def _look_at_intents(self) -> None:
        page, flags = page_of(self._application.id), self._application.flags
        for one in PRIVILEGED:
            if not one.is_wanted(self._settings):
                self._say(f"The {one.switch} is not asked for, as {one.setting} says. {one.rests}")
            elif not one.is_granted(flags):
                self._must(
                    f"The {one.switch} is not switched on. {one.rests} Switch it on at {page}, under Privileged "
                    f"Gateway Intents, or set {one.setting} = false."
                )
            elif len(self._servers) >= _NEARLY_MANY and not getattr(flags, one.flags[0]):
                self._must(f"The {one.switch} ends at 100 servers. Ask Discord for it at {page}: that may take weeks.")
            else:
                self._say(f"The {one.switch} is switched on.")

    async def _look_at_commands(self) -> None:
        try_out = self._settings.try_out
        declared = await declared_to_discord(self._client, self._declared)
        shown = await shown_by_discord(self._client, try_out)
        found = difference(declared, shown, in_one=try_out is not None)
        count = counted(len(self._declared.commands), "slash command")
        where = "everywhere" if try_out is None else f"in the server {try_out} alone"
        if not shown:
            self._say(f"Discord knows no commands yet. The next start tells it of {count}, {where}.")
        elif not found:
            self._say(f"Discord knows the {count} as they are declared, {where}.")
        else:
            faults = (("lacks", found.missing), ("has an old", found.old), ("has a foreign", found.foreign))
            said = ", ".join(f"{fault} {listed([f'/{name}' for name in names])}" for fault, names in faults if names)
            self._must(
                f"Of {count}, Discord {said}. The next start of this version tells "
                "it. If it is so again afterwards, another program uses this token."
            )
        if try_out is not None and await shown_by_discord(self._client, None):
            self._say("Commands from before discord.try-out was set are known everywhere still, and show twice in it.")

    async def _look_at_shards(self) -> None:
        said: dict[str, Any] = await self._client.http.request(Route("GET", "/gateway/bot"))
        self._compare_shards(int(said["shards"]))
        limit = said["session_start_limit"]
        left, total = int(limit["remaining"]), int(limit["total"])
        needed = len(self._settings.shard_ids) or self._settings.shards or int(said["shards"])
        if left < needed:
            wait = lasting(float(limit["reset_after"]) / 1000)
            self._must(f"A start needs {counted(needed, 'connection')}, and Discord allows {left} in the next {wait}.")
        else:
            self._say(f"Discord allows {left} more connections today, of {total}.")

    def _compare_shards(self, recommended: int) -> None:
        shards, ids = self._settings.shards, self._settings.shard_ids
        wants = f"Discord recommends {counted(recommended, 'shard')}"
        if shards is None:
            self._say(f"{wants}, and the bot takes as many.")
        elif shards * _MOST_ON_A_SHARD < len(self._servers):
            self._must(f"{wants}, the config says {shards}, and a shard may have no more than 2,500 servers.")
        else:
            self._say(f"{wants}; the config says {shards}.")
        if shards is not None and ids and len(ids) < shards:
            others = ", ".join(str(shard) for shard in range(shards) if shard not in ids)
            self._say(f"This process serves {', '.join(map(str, ids))}; another one has to serve {others}.")
