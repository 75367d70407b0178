"""What an interaction's token lets us do for fifteen minutes, in whichever process, once Discord has had a first word.

`via` is the interaction's id and its token, as `interactions.py` makes it.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Literal, cast

import discord

from bot.adapters.discord.message import NOBODY, Outgoing

LASTS = 14.5 * 60
"""Seconds that a token is used: half a minute less than it is good for."""
OVER = frozenset([10062, 10015, 50027])
"""Discord's codes for an interaction, or its token, that is no longer good."""
ORIGINAL = cast(int, "@original")  # Discord's own name for it; the library asks for a number
_GONE = 10008


class Outlived(Exception):
    """Nothing can be said there any more."""


class Hooks:
    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def looked_up(self, via: str) -> Literal["deferred", "noted"]:
        """What Discord has had from us: something of ours that can be filled in anew, or the card that was pressed."""
        try:
            message = await self.of(via).fetch_message(ORIGINAL)
        except discord.NotFound as error:
            if error.code == _GONE:  # it was answered, and the answer was dismissed
                return "noted"
            raise Outlived from error  # it was never answered, and now it is too late for the first word
        made_by = message.interaction_metadata
        return "deferred" if made_by is not None and made_by.id == int(via.partition(":")[0]) else "noted"

    async def fill(self, via: str, part: Outgoing, *, is_private: bool) -> discord.WebhookMessage:
        """Takes the place of "is thinking", or of the same words if they stand there already. Where that was dismissed,
        it is said all the same."""
        try:
            return await self.change(via, ORIGINAL, part)
        except discord.NotFound as error:
            if error.code != _GONE:
                raise
            return await self.follow_up(via, part, is_private=is_private)

    async def change(self, via: str, message: int, part: Outgoing) -> discord.WebhookMessage:
        return await self.of(via).edit_message(
            message, content=part.text, view=part.view, attachments=part.files(), allowed_mentions=NOBODY
        )

    async def follow_up(self, via: str, part: Outgoing, *, is_private: bool) -> discord.WebhookMessage:
        return await self.of(via).send(
            part.text,
            view=part.view or discord.utils.MISSING,
            files=part.files(),
            ephemeral=not is_private,
            allowed_mentions=NOBODY,
            suppress_embeds=True,
            silent=part.silent,
            wait=True,
        )

    def of(self, via: str) -> discord.Webhook:
        application = self._client.application_id
        assert application is not None  # a client that is logged in knows what it is
        hook = discord.Webhook.partial(application, via.partition(":")[2], client=self._client)
        hook.type = discord.WebhookType.application  # the library lets no other one speak unseen
        return hook


async def reached(deed: Awaitable[object]) -> bool:
    """False: the token that it was to be done with is no longer good."""
    try:
        await deed
    except discord.HTTPException as error:
        if error.code not in OVER:
            raise
        return False
    return True


def lives(via: str) -> bool:
    """An interaction's id says when it was made."""
    made_at = discord.utils.snowflake_time(int(via.partition(":")[0]))
    return (discord.utils.utcnow() - made_at).total_seconds() < LASTS
