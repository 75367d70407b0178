"""Why Discord did not answer the doctor, in a sentence that says what to do."""

from __future__ import annotations

import aiohttp
import discord

FAULTS = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
"""All that a question to Discord can end with."""
_PORTAL = "https://discord.com/developers/applications"
_STATUS = "Try again later; https://discordstatus.com says more."


def said_of(error: Exception) -> str:
    """Never with the token in it, nor with what Discord quotes."""
    match error:
        case discord.LoginFailure():
            return f"Discord does not know the token. Make a new one at {_PORTAL}: your application, Bot, Reset Token."
        case discord.RateLimited(retry_after=wait):
            return f"Discord holds the bot back for {lasting(wait)}. Try again after that."
        case discord.HTTPException(status=429):
            after = error.response.headers.get("Retry-After", "")
            pause = lasting(float(after)) if after.isdecimal() else "an hour"
            return f"Discord shuts this address out: too many requests were refused. Try again in {pause}."
        case discord.HTTPException(status=status) if status >= 500:
            return f"Discord has a fault of its own ({status}). {_STATUS}"
        case discord.HTTPException():
            return f"Discord refuses to say it ({error.status}, code {error.code})."
        case TimeoutError():
            return f"Discord takes too long to answer. {_STATUS}"
        case _:
            return f"Discord cannot be reached ({type(error).__name__}). Is this machine connected to the internet?"


def lasting(seconds: float) -> str:
    """ "40 seconds", "3 minutes", "2 hours": rounded up, for whoever waits."""
    length, unit = next(
        (length, unit)
        for length, unit in ((3600, "hour"), (60, "minute"), (0, "second"))
        if seconds >= 2 * length or not length
    )
    count = max(-int(-seconds // max(length, 1)), 1)
    return f"{count} {unit}{'' if count == 1 else 's'}"
