"""Answering what somebody just did, unseen by others: with a slash command, a button, a list or a form.

Discord waits three seconds for the first word, and takes more for fifteen minutes. The token for that goes with the
answer through the outbox (`via`), so that another process can still give it; what outlived it goes another way.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal

import discord

from bot.adapters.discord.hooks import LASTS, ORIGINAL, OVER, Hooks, Outlived, lives, reached
from bot.adapters.discord.message import NOBODY, Outgoing
from bot.adapters.discord.refusals import FAULTS
from bot.core.deeds import Receipt
from bot.core.errors import TryLater

_SOON = 1.5
"""Seconds after which we say that we are at it."""
_TOO_LATE = 2.8
_REMEMBERED = 10_000
_STALE = 60.0
"""Seconds after which nobody waits for an answer that did not come."""
EPHEMERAL = "~"
"""Before the channel in a receipt: only one person sees that message, and only a token reaches it."""
_ANSWERED = 40060


@dataclass(slots=True)
class _Open:
    """One that this process heard. `state`: what Discord has had from us; "unsure": nobody knows. `shown`: by their
    answer's key, the parts that are there already."""

    interaction: discord.Interaction
    is_private: bool
    state: Literal["fresh", "deferred", "noted", "answered", "unsure"] = "fresh"
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    heard_at: float = field(default_factory=time.monotonic)
    shown: dict[str, list[Receipt]] = field(default_factory=dict)

    @property
    def age(self) -> float:
        return time.monotonic() - self.heard_at


class Interactions:
    def __init__(self, client: discord.Client) -> None:
        self._hooks = Hooks(client)
        self._open: dict[str, _Open] = {}
        self._ephemeral: OrderedDict[int, str] = OrderedDict()
        self._errands: set[asyncio.Task[None]] = set()
        self._is_closed = False

    def begin(self, interaction: discord.Interaction) -> str:
        """From now on it can be answered by what this gives."""
        via = f"{interaction.id}:{interaction.token}"
        if via not in self._open:
            self._open[via] = _Open(interaction, is_private=interaction.guild_id is None)
        asyncio.get_running_loop().call_later(LASTS, self._let_go, via)
        return via

    def _let_go(self, via: str) -> None:
        self._open.pop(via, None)

    def see_to(self, via: str, handled: asyncio.Task[None]) -> None:
        """Says in time that we are at it; and nothing is left waiting where there is nothing to say."""
        self._begin(self._see_to(via, handled))

    async def _see_to(self, via: str, handled: asyncio.Task[None]) -> None:
        one = self._open[via]
        done, _ = await asyncio.wait([handled], timeout=_SOON)
        if not done:
            await self._defer(one)
            await asyncio.wait([handled])
        if one.state == "fresh":  # nothing was said, or not yet
            await self._defer(one)
        if one.state == "deferred":
            asyncio.get_running_loop().call_later(_STALE, lambda: self._begin(self._end_waiting(one, via)))

    def _begin(self, errand: Coroutine[Any, Any, None]) -> None:
        if self._is_closed:
            errand.close()
            return
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def _defer(self, one: _Open) -> None:
        """Also of a button: what takes the place of "is thinking" is known again when it is sent twice, unlike what
        follows on a card that was only marked as pressed."""
        async with one.lock:
            if one.state == "fresh":
                try:
                    await one.interaction.response.defer(ephemeral=not one.is_private, thinking=True)
                except FAULTS:
                    one.state = "unsure"
                else:
                    one.state = "deferred"

    async def _end_waiting(self, one: _Open, via: str) -> None:
        async with one.lock:
            if one.state == "deferred":
                with suppress(*FAULTS):
                    await self._hooks.of(via).delete_message(ORIGINAL)
                one.state = "noted"

    async def answer(
        self, via: str, parts: Sequence[Outgoing], form: discord.ui.Modal | None, key: str, *, is_private: bool
    ) -> list[Receipt]:
        """`form`: the question as a form, for where Discord takes one. `key`: the same key is the same answer, said
        again. `is_private`: nobody else is there anyway.

        Raises Outlived, TryLater, and what Discord raises.
        """
        if not lives(via):
            raise Outlived
        one = self._open.get(via)
        try:
            if one is None:
                return await self._from_outside(via, parts, is_private=is_private)
            async with one.lock:
                if one.state == "fresh" and form is not None and _takes_forms(one.interaction):
                    return await self._first(one, via, lambda: self._ask(one, form))
                shown = one.shown.setdefault(key, [])
                for part in parts[len(shown) :]:
                    shown.append(await self._say(one, via, part))
                return list(shown)
        except discord.HTTPException as error:
            if error.code in OVER:
                raise Outlived from error
            raise

    async def _say(self, one: _Open, via: str, part: Outgoing) -> Receipt:
        if one.state == "fresh":
            return (await self._first(one, via, lambda: self._send(one, part)))[0]
        if one.state == "unsure":
            one.state = await self._hooks.looked_up(via)
        if one.state == "deferred":
            message = await self._hooks.fill(via, part, is_private=one.is_private)
        else:
            message = await self._hooks.follow_up(via, part, is_private=one.is_private)
        one.state = "answered"
        return self._receipt(via, message.id, message.channel.id, is_private=one.is_private)

    async def _first(self, one: _Open, via: str, respond: Callable[[], Awaitable[int]]) -> list[Receipt]:
        """The first word. If nobody can say whether it arrived, that is found out before it is said again."""
        if one.age > _TOO_LATE:
            raise Outlived
        one.state = "unsure"
        try:
            message = await respond()
        except discord.HTTPException as error:
            if error.code == _ANSWERED:
                raise TryLater(1) from error
            one.state = "unsure" if error.status >= 500 else "fresh"
            raise
        one.state = "answered"
        channel = one.interaction.channel_id or 0
        return [self._receipt(via, message, channel, is_private=one.is_private)]

    async def _send(self, one: _Open, part: Outgoing) -> int:
        sent = await one.interaction.response.send_message(
            part.text,
            view=part.view or discord.utils.MISSING,
            files=part.files(),
            ephemeral=not one.is_private,
            allowed_mentions=NOBODY,
            suppress_embeds=True,
            silent=part.silent,
        )
        return sent.message_id or 0

    @staticmethod
    async def _ask(one: _Open, form: discord.ui.Modal) -> int:
        await one.interaction.response.send_modal(form)
        return one.interaction.id

    async def _from_outside(self, via: str, parts: Sequence[Outgoing], *, is_private: bool) -> list[Receipt]:
        """By a process that did not hear it, or not in this life."""
        state = await self._hooks.looked_up(via)
        receipts = []
        for part in parts:
            if state == "deferred":
                message = await self._hooks.fill(via, part, is_private=is_private)
            else:
                message = await self._hooks.follow_up(via, part, is_private=is_private)
            state = "noted"
            receipts.append(self._receipt(via, message.id, message.channel.id, is_private=is_private))
        return receipts

    async def edit(self, receipt: Receipt, part: Outgoing) -> bool:
        """Of a message that only one person sees. False: it can not be reached any more."""
        via = self._ephemeral.get(int(receipt.message))
        if via is None or not lives(via):
            return False
        return await reached(self._hooks.change(via, int(receipt.message), part))

    async def remove(self, receipt: Receipt) -> None:
        """It goes by itself when its reader looks away for long; sooner, if it can be reached."""
        via = self._ephemeral.pop(int(receipt.message), None)
        if via is not None and lives(via):
            await reached(self._hooks.of(via).delete_message(int(receipt.message)))

    def _receipt(self, via: str, message: int, channel: int, *, is_private: bool) -> Receipt:
        if is_private:
            return Receipt(str(message), str(channel))
        self._ephemeral[message] = via
        if len(self._ephemeral) > _REMEMBERED:
            self._ephemeral.popitem(last=False)
        return Receipt(str(message), f"{EPHEMERAL}{channel}")

    async def close(self) -> None:
        """What waits to be tidied up is let go of: Discord does it, later."""
        self._is_closed = True
        for errand in (errands := list(self._errands)):
            errand.cancel()
        await asyncio.gather(*errands, return_exceptions=True)


def _takes_forms(interaction: discord.Interaction[Any]) -> bool:
    return interaction.type is not discord.InteractionType.modal_submit
