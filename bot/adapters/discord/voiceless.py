"""The bot speaks and hears in no voice channel, so discord.py is installed without what that needs."""

from __future__ import annotations

import discord


def need_no_voice() -> None:
    """As if the library had warned of it already, which it does at the first client."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
