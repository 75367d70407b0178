"""Discord in this very process: simcord, and what the stories need beside it.

simcord carries requests and events between discord.py and a Discord in memory. Here, real time stays real (the bot's
database has threads), whatever an event sets going is waited for, nonces are enforced, and all that the bot does to its
messages is written down in order.
"""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Coroutine, Generator, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import Context, ContextVar
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote

import discord
from simcord import ChannelHandle, Env, GuildHandle, RoleHandle, UserHandle
from simcord.backend import Backend
from simcord.backend.access import channel_accessible
from simcord.backend.models import Interaction, Message, Overwrite
from simcord.enums import ChannelType, OverwriteType
from simcord.http import FakeWebhookAdapter

from tests.support.record import Asked

HELPERS_ROOM = "#helpers"
LOADING = 1 << 7
"""Of a message: "is thinking"."""
_NONCES_LAST = 300.0
"""Seconds: Discord says a few minutes."""
_PATIENCE = 10.0

SHOWING: ContextVar[Asked | None] = ContextVar("showing", default=None)
"""What is being delivered where this is asked."""
_UNDERWAY: ContextVar[set[asyncio.Task[Any]] | None] = ContextVar("underway", default=None)


@dataclass(frozen=True, slots=True)
class Happened:
    """What the bot did to one of its messages, how that is from then on, and which wish it carried out."""

    what: Literal["shown", "edited", "gone"]
    message: Message
    asked: Asked | None


class Watched(Backend):
    """`locales`: what language somebody's own client speaks. `interactions_of`: in the order in which they began."""

    def __init__(self) -> None:
        super().__init__()
        self.happened: list[Happened] = []
        self.begun: list[Interaction] = []
        self.locales: dict[int, str] = {}
        self._by_nonce: dict[tuple[int, str], tuple[float, int]] = {}

    def commit_message(self, message: Message, *, broadcast: bool = True) -> Message:
        nonce = self._nonce() if message.author_id == self.bot_user.id else None
        if nonce is not None:
            at, standing = self._by_nonce.get((message.channel_id, nonce), (0.0, 0))
            if standing in self.messages[message.channel_id] and self.clock.elapsed - at < _NONCES_LAST:
                return self.get_message(message.channel_id, standing)
            self._by_nonce[message.channel_id, nonce] = self.clock.elapsed, message.id
        committed = super().commit_message(message, broadcast=broadcast)
        if message.author_id == self.bot_user.id and not message.flags & LOADING:
            self._note("shown", committed)
        return committed

    def _nonce(self) -> str | None:
        """What the request that is carried out just now says that it is known by."""
        asked = self.http_requests[-1] if self.http_requests else None
        body: Any = asked.json if asked is not None and asked.method == "POST" else None
        return str(body["nonce"]) if isinstance(body, dict) and body.get("enforce_nonce") else None

    def edit_message(self, channel_id: int, message_id: int, fields: dict[str, Any]) -> Message:
        was_loading = self.get_message(channel_id, message_id).flags & LOADING
        edited = super().edit_message(channel_id, message_id, fields)
        if edited.author_id == self.bot_user.id:
            self._note("shown" if was_loading else "edited", edited)
        return edited

    def delete_message(self, channel_id: int, message_id: int) -> None:
        message = self.get_message(channel_id, message_id)
        super().delete_message(channel_id, message_id)
        if message.author_id == self.bot_user.id and not message.flags & LOADING:
            self._note("gone", message)

    def _note(self, what: Literal["shown", "edited", "gone"], message: Message) -> None:
        self.happened.append(Happened(what, copy.copy(message), SHOWING.get()))

    def new_interaction(self, type: int, channel_id: int, user_id: int, guild_id: int | None) -> Interaction:
        interaction = super().new_interaction(type, channel_id, user_id, guild_id)
        self.begun.append(interaction)
        return interaction

    def emit(self, event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            who = payload.get("user") or payload["member"]["user"]
            payload = {**payload, "locale": self.locales.get(int(who["id"]), "en-US")}
        super().emit(event, payload)


class _Hooks(FakeWebhookAdapter):
    """simcord knows "@original" only as it stands, and Discord also as it is quoted in an address."""

    async def request(self, route: Any, session: Any, **more: Any) -> Any:  # as simcord has it
        route.url = unquote(route.url)
        return await super().request(route, session, **more)


class Server(Env):
    """Discord, and the client of the bot that is connected to it. `watched` outlives every client."""

    def __init__(self) -> None:
        nobody = discord.Client(intents=discord.Intents(guilds=True))
        super().__init__(nobody, check_errors=False)
        self.watched = self.backend = Watched()
        self.underway: set[asyncio.Task[Any]] = set()

    def room_for(self, guild: GuildHandle, name: str, *roles: RoleHandle) -> ChannelHandle:
        """A channel that only some see, and the bot."""
        (managed,) = [role for role in self.backend.get_guild(guild.id).roles.values() if role.managed]
        sees = discord.PermissionOverwrite(view_channel=True)
        overwrites: dict[Any, discord.PermissionOverwrite] = {
            **dict.fromkeys([*roles, RoleHandle(self, guild, managed)], sees),
            guild.default_role: discord.PermissionOverwrite(view_channel=False),
        }
        return guild.create_text_channel(name.removeprefix("#"), overwrites=overwrites)

    def forbid(self, room: ChannelHandle, *forbidden: str) -> None:
        """What the bot may not do there, from now on; nothing: all that it may elsewhere."""
        denied = discord.Permissions(**dict.fromkeys(forbidden, True)).value
        ours = Overwrite(self.backend.bot_user.id, OverwriteType.MEMBER, deny=denied)
        self.backend.edit_channel(room.id, {}, overwrites=[ours] if forbidden else [])

    def is_private(self, thread: ChannelHandle) -> bool:
        return self.backend.get_channel(thread.id).type == ChannelType.PRIVATE_THREAD

    def is_in(self, thread: ChannelHandle, who: UserHandle) -> bool:
        return who.id in self.backend.get_channel(thread.id).thread_members

    def sees(self, channel: int, who: int) -> bool:
        return channel_accessible(self.backend, channel, who)

    async def connect(self, bot: discord.Client) -> None:
        """From now on this is the client of the bot; one that there was hears nothing any more."""
        bot.tree = bot._connection._command_tree  # type: ignore[attr-defined]  # where simcord looks for it
        if self._started:
            await self.restart_bot(bot)
        else:
            self.bot = bot
            asyncio.get_running_loop().set_task_factory(_tracking)
            await self.start()
        self._webhook_adapter = _Hooks(self.backend)
        await self.quiet()
        with self.acting():  # the library asks for members while it gets ready, for which it has no time here
            await asyncio.gather(*(guild.chunk() for guild in bot.guilds if bot.intents.members))
        await self.quiet()

    async def end(self) -> None:
        if self._started:
            await self.shutdown()
            asyncio.get_running_loop().set_task_factory(None)

    @contextmanager
    def _bot_scope(self) -> Iterator[None]:
        """What begins in here is waited for, and reaches this Discord and no other. (simcord would have time stand
        still in here as well.)"""
        token = _UNDERWAY.set(self.underway)
        try:
            with self.time_context():
                yield
        finally:
            _UNDERWAY.reset(token)

    def acting(self) -> AbstractContextManager[None]:
        """Here, the bot does something by itself."""
        return self._bot_scope()

    async def _settle_internal(self, **_: object) -> None:
        """Nobody waits for the bot in the middle of an action: people press twice, and it may die."""

    async def quiet(self) -> None:
        """Until nothing is under way that an event has set going."""
        while True:
            for _ in range(3):
                await asyncio.sleep(0)
            if not self.underway:
                return
            done, left = await asyncio.wait(self.underway, timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            assert done, f"for {_PATIENCE} seconds nothing came of {left}"

    async def abandon(self) -> None:
        """What is under way ends here, as its process does."""
        while self.underway:
            for task in (tasks := list(self.underway)):
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def pass_time(self, seconds: float) -> None:
        if seconds > 0:
            self.backend.advance_clock(seconds)

    def raise_faults(self) -> None:
        """What the library swallowed."""
        faults = [fault for fault in self.errors_since(0) if isinstance(fault, Exception)]
        if faults:
            raise ExceptionGroup("the bot raised where nobody heard it", faults)


def _tracking(
    loop: asyncio.AbstractEventLoop,
    coro: Coroutine[Any, Any, Any] | Generator[Any, None, Any],
    *,
    context: Context | None = None,
) -> asyncio.Task[Any]:
    task = asyncio.Task(coro, loop=loop, context=context)
    underway = _UNDERWAY.get()
    if underway is not None:
        underway.add(task)
        task.add_done_callback(underway.discard)
    return task
