"""Threads: open ones and private ones, who is in them, and what is changed in those that are put away.

Discord knows no key of ours for them. A thread on a message is the only one that there can be; a private one hangs on
none, so whose it is stands in the notebook, and one that is in nobody's name yet was opened when its answer got lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar
from weakref import WeakValueDictionary

import discord

from bot.adapters.discord import layout
from bot.adapters.discord.log import log
from bot.adapters.discord.refusals import ARCHIVED, FAULTS, UNKNOWN_CHANNEL
from bot.core.deeds import Delivery, Manner, Receipt, key_of
from bot.core.errors import NotSaved, TryLater, Undeliverable
from bot.core.ports import Notebook
from bot.core.replies import Shown

MANNERS = frozenset(
    [
        Manner.THREAD,
        Manner.PRIVATE_THREAD,
        Manner.THREAD_IN,
        Manner.THREAD_OUT,
        Manner.THREAD_END,
        Manner.THREAD_GONE,
    ]
)
T = TypeVar("T")

_HAS_A_THREAD = 160004
_PRIVATE: Final = 12
_QUIET_FOR: Final = 1440
"""Minutes after which Discord puts a thread away that nobody writes in."""
_LOOKED_THROUGH = 100
_PATIENCE = 10.0
"""Seconds for putting a thread away again."""


@dataclass(slots=True)
class _Awake:
    """A thread that is put away, and awake for a moment. `rests`: it is put away again by the last who needs it."""

    users: int
    rests: bool


class Threads:
    """What it raises is what the library raises, and Undeliverable and TryLater."""

    def __init__(self, client: discord.Client, notebook: Notebook) -> None:
        self._client = client
        self._notebook = notebook
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._awake: dict[int, _Awake] = {}

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        target = target_of(delivery)
        match delivery.manner:
            case Manner.THREAD:
                return [await self._open(delivery, target)]
            case Manner.PRIVATE_THREAD:
                return [await self._open_private(delivery, target)]
            case Manner.THREAD_IN:
                await self._let_in(int(target.room), _meant_by(delivery))
            case Manner.THREAD_OUT:
                await self._send_out(int(target.room), _meant_by(delivery))
            case Manner.THREAD_GONE:
                await self._delete(int(target.room))
            case _:
                await self._close(int(target.room))
        return []

    async def _open(self, delivery: Delivery, on: Receipt) -> Receipt:
        """It has the id of the message that it hangs on, and a message has one thread at most."""
        start = self._client.http.start_thread_with_message  # the library's own way wants a server that it knows
        name = layout.thread_name(title_of(delivery))
        try:
            await start(int(on.room), int(on.message), name=name, auto_archive_duration=_QUIET_FOR)
        except discord.HTTPException as error:
            if error.code != _HAS_A_THREAD:
                raise
        return Receipt(on.message, on.message)

    async def _open_private(self, delivery: Delivery, on: Receipt) -> Receipt:
        parent = await self._parent_for(int(on.room))
        if _lacks(parent, "send_messages_in_threads"):
            raise Undeliverable(closed=False, reason="forbidden")  # it would be opened, and nobody let in
        name = layout.thread_name(title_of(delivery))
        try:
            async with self._lock(parent.id):
                thread = await self._lost(parent, name, int(on.message), delivery.key)
                if thread is None:
                    opened = await self._client.http.start_thread_without_message(
                        parent.id, name=name, auto_archive_duration=_QUIET_FOR, type=_PRIVATE, invitable=False
                    )
                    thread = int(opened["id"])
                await self._notebook.write(_key(thread), delivery.key)
        except NotSaved as error:
            raise TryLater from error
        return Receipt(str(thread), str(thread))

    async def _parent_for(self, channel: int) -> discord.TextChannel:
        """Where a private thread can be: in a text channel, beside the thread in which something stands."""
        there = await self._channel(channel)
        if isinstance(there, discord.Thread):
            there = there.parent or await self._channel(there.parent_id)
        if not isinstance(there, discord.TextChannel) or there.is_news():
            raise Undeliverable(closed=False, reason="unsupported")
        return there

    async def _channel(self, channel: int) -> object:
        return self._client.get_channel(channel) or await self._client.fetch_channel(channel)

    async def _lost(self, parent: discord.TextChannel, name: str, after: int, key: str) -> int | None:
        """What was opened with this key before, though nobody heard of it. One that is another's is never taken, for
        who is in it was let into another one."""
        http, me = self._client.http, self._client.user
        found: list[Any] = list((await http.get_active_threads(parent.guild.id))["threads"])
        with suppress(discord.Forbidden):
            put_away = await http.get_joined_private_archived_threads(parent.id, limit=_LOOKED_THROUGH)
            found += put_away["threads"]
        whose = {}
        for thread in found:
            is_ours = me is not None and int(thread["owner_id"]) == me.id
            is_there = thread["type"] == _PRIVATE and int(thread["parent_id"]) == parent.id and thread["name"] == name
            if is_ours and is_there and int(thread["id"]) > after:
                whose[int(thread["id"])] = await self._notebook.read(_key(int(thread["id"])))
        for wanted in (key, None):
            ours = sorted(thread for thread, owner in whose.items() if owner == wanted)
            if ours:
                return ours[0]
        return None

    async def _let_in(self, thread: int, user: int) -> None:
        """Who has left the server needs no place."""
        try:
            await self.through(
                thread, lambda: self._client.http.add_user_to_thread(thread, user), is_put_away_after=False
            )
        except discord.NotFound as error:
            if error.code == UNKNOWN_CHANNEL:
                raise

    async def _send_out(self, thread: int, user: int) -> None:
        with suppress(discord.NotFound), _allowed():
            await self.through(thread, lambda: self._client.http.remove_user_from_thread(thread, user))

    async def _delete(self, thread: int) -> None:
        with suppress(discord.NotFound), _allowed():
            await self._client.http.delete_channel(thread)

    async def _close(self, thread: int) -> None:
        """Locked too, where we could unlock it: else nothing of ours could ever be taken out of it. One that is gone is
        closed."""
        with suppress(discord.NotFound):
            there = await self._client.fetch_channel(thread)
            if not isinstance(there, discord.Thread) or there.archived:
                return
            if there.parent is not None and _lacks(there.parent, "manage_threads"):
                await there.edit(archived=True)
                return
            try:
                await there.edit(archived=True, locked=True)
            except discord.Forbidden:
                await there.edit(archived=True)

    async def through(self, channel: int, deed: Callable[[], Awaitable[T]], *, is_put_away_after: bool = True) -> T:
        """Does something in a channel. In a thread that is put away Discord changes nothing: it is awake for that long,
        and longer if it is not `is_put_away_after` and was never locked."""
        try:
            return await deed()
        except discord.HTTPException as error:
            if error.code != ARCHIVED:
                raise
        async with self._woken(channel, is_put_away_after):
            return await deed()

    @asynccontextmanager
    async def _woken(self, thread: int, rests: bool) -> AsyncIterator[None]:
        """Several at once wake it once."""
        lock = self._lock(thread)
        async with lock:
            if thread not in self._awake:
                told: Any = await self._client.http.edit_channel(thread, archived=False)
                self._awake[thread] = _Awake(0, rests or told["thread_metadata"]["locked"])
            self._awake[thread].users += 1
        try:
            yield
        finally:
            async with lock:
                await self._leave(thread)

    async def _leave(self, thread: int) -> None:
        awake = self._awake[thread]
        awake.users -= 1
        if awake.users:
            return
        del self._awake[thread]
        if awake.rests:
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self._client.http.edit_channel(thread, archived=True)
            except FAULTS as error:  # what it was woken for is done, and Discord puts it away after a quiet day
                log.warning("a thread was not put away again", fault=type(error).__name__)

    def _lock(self, channel: int) -> asyncio.Lock:
        return self._locks.setdefault(channel, asyncio.Lock())


@contextmanager
def _allowed() -> Iterator[None]:
    """Where we may not, the platform does not let us."""
    try:
        yield
    except discord.Forbidden as error:
        raise Undeliverable(closed=False, reason="refused") from error


def target_of(delivery: Delivery) -> Receipt:
    assert delivery.target is not None  # what goes on from something comes with its receipt
    return delivery.target


def title_of(delivery: Delivery) -> Shown:
    """The first line; what follows says what it is about."""
    return replace(delivery.shown, lines=delivery.shown.lines[:1])


def _meant_by(delivery: Delivery) -> int:
    assert delivery.account is not None  # somebody is let in or sent out
    return int(delivery.account.ref)


def _lacks(channel: discord.abc.GuildChannel, permission: str) -> bool:
    """Whether we surely have not that permission there."""
    me: discord.Member | None = channel.guild.me
    return me is not None and not getattr(channel.permissions_for(me), permission)


def _key(thread: int) -> str:
    return key_of("thread", str(thread))
