"""What the bot asks Discord to be told, and what rests where Discord does not tell it.

Two of these intents are privileged: an operator switches them on in the developer portal, and from 100 servers on
Discord has to grant them as well. A bot that asks for one without a grant is disconnected; so what was granted is
looked up first. Messages in private, and those that mention the bot, come with their words in any case.
"""

from __future__ import annotations

from dataclasses import dataclass

import discord

from bot.adapters.discord.settings import Settings


@dataclass(frozen=True, slots=True)
class Privileged:
    """An intent that has to be granted: its name in discord.py and in our settings, and the flags that grant it.

    `switch`: what turns it on in the developer portal. `rests`: what does not work without it, and what does.
    """

    name: str
    flags: tuple[str, str]
    switch: str
    rests: str

    @property
    def setting(self) -> str:
        return f"discord.{self.name.replace('_', '-')}"

    def is_wanted(self, settings: Settings) -> bool:
        return bool(getattr(settings, self.name))

    def is_granted(self, flags: discord.ApplicationFlags) -> bool:
        """In full, or in the limited form that every bot in few servers gets for the asking."""
        return any(getattr(flags, flag) for flag in self.flags)


PRIVILEGED = (
    Privileged(
        "message_content",
        ("gateway_message_content", "gateway_message_content_limited"),
        "Message Content Intent",
        "In channels the bot reads only what mentions it, so commands typed with ! rest there. "
        "Slash commands, mentions and private messages work.",
    ),
    Privileged(
        "members",
        ("gateway_guild_members", "gateway_guild_members_limited"),
        "Server Members Intent",
        "The bot does not hear that somebody leaves a server, so what they began there goes on until they end it or "
        "private messages no longer reach them. In private, it looks people up, in 20 servers at most.",
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The intents to ask for, and those that the config wants and Discord has not granted."""

    intents: discord.Intents
    refused: tuple[Privileged, ...]

    @property
    def resting(self) -> tuple[str, ...]:
        """A line for each of those: what to switch on, and what rests until then."""
        return tuple(f"the {one.switch} is not granted. {one.rests}" for one in self.refused)


def asked_for(settings: Settings, flags: discord.ApplicationFlags) -> Asked:
    """No presences, no typing, no reactions, no voices: what nobody needs, Discord need not send."""
    wanted = [one for one in PRIVILEGED if one.is_wanted(settings)]
    intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
    for one in wanted:
        setattr(intents, one.name, one.is_granted(flags))
    return Asked(intents, tuple(one for one in wanted if not one.is_granted(flags)))


def page_of(application: int) -> str:
    """Where an operator switches them on."""
    return f"https://discord.com/developers/applications/{application}/bot"
