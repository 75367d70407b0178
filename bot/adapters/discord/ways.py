"""Links to channels and messages, which Discord shows by the channel's name."""

from __future__ import annotations

from collections.abc import Callable

import discord

from bot.adapters.gone import Gone
from bot.core.replies import Where

Way = Callable[[Where, str], str]
"""How a place is written in a message that is read in that language, as markdown on purpose."""


class Ways:
    """`words`: texts of the catalogs. What is noted in `gone` is linked to no more."""

    def __init__(self, client: discord.Client, words: Callable[[str, str], str], gone: Gone) -> None:
        self._client = client
        self._words = words
        self._gone = gone

    def to(self, where: Where, language: str) -> str:
        message = where.message
        if message in self._gone:
            gone = self._words("where-gone", language)
            return f"{mention_of(where)} {gone}"
        channel = self._client.get_channel(int(where.place.ref))
        if message is None or not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return mention_of(where)
        return f"https://discord.com/channels/{channel.guild.id}/{channel.id}/{message}"


def mention_of(where: Where) -> str:
    """A channel: to press, for whoever may see it."""
    return f"<#{where.place.ref}>"
