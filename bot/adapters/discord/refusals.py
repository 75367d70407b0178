"""What Discord says when it does not do something, as the engine understands it. The numbers are Discord's codes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.adapters.discord.gate import Gate
from bot.core.errors import Reason, TryLater, Undeliverable

UNKNOWN_CHANNEL = 10003
ARCHIVED = 50083
"""Nothing is changed in a thread that is put away."""
OPENED_TOO_FAST = 40003
CLOSED = frozenset([50007, 50278, OPENED_TOO_FAST, 10013, 50033])
"""The person's door is closed: they take no direct messages, share no server with us, are gone, or we knocked at too
many doors. The first refusal counts: nobody knocks again."""

FAULTS = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
"""All that a request may end with: Discord says no, or says nothing. (A line that is cut is no OSError to aiohttp.)"""

_FORBIDDEN = frozenset([50001, 50013, ARCHIVED, 160002, 160005, 30033])
_TOO_LARGE = frozenset([40005])
_REST = 300.0
"""Seconds, where only the operator can help: the token is no longer good, or Discord has shut the bot out."""


@contextmanager
def told(gate: Gate) -> Iterator[None]:
    """Raises TryLater or Undeliverable in place of what the library raises."""
    try:
        yield
    except (TryLater, Undeliverable):
        raise
    except discord.RateLimited as limited:
        raise TryLater(limited.retry_after) from limited
    except discord.HTTPException as refused:
        raise _meaning(refused, gate) from refused
    except FAULTS as fault:
        raise TryLater(gate.failed()) from fault
    else:
        gate.passed()


def _meaning(refused: discord.HTTPException, gate: Gate) -> TryLater | Undeliverable:
    if refused.status >= 500:
        return TryLater(gate.failed())
    if refused.status in (401, 429) or refused.code == 20026:  # 429: by whoever stands before Discord; 20026: suspect
        return TryLater(_REST if refused.status == 401 else 60.0)
    if refused.code in CLOSED:
        return Undeliverable(closed=True)
    return Undeliverable(closed=False, reason=_reason(refused))


def _reason(refused: discord.HTTPException) -> Reason:
    if refused.status == 413 or refused.code in _TOO_LARGE:
        return "too large"
    if refused.status == 403 or refused.code in _FORBIDDEN:
        return "forbidden"
    return "gone" if refused.status == 404 else "refused"
