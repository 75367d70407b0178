"""What the doctor says of the private feeds: whether the port is free or ours, and whether others reach it, unread."""

from __future__ import annotations

import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import aiohttp

_NOBODYS = "0" * 64
"""A secret that nobody has: what answers it is the bot, and it gives nothing."""
_PATIENCE = aiohttp.ClientTimeout(total=10)
_HERE = frozenset(("localhost", "127.0.0.1", "::1"))


async def check_up(address: str, host: str, port: int, say: Callable[[str], None]) -> bool:
    """Beside a bot that is running or not; changes nothing."""
    is_private = _is_private(address, say)
    if _is_free(host, port):
        say(f"[feed] Port {port} at {host} is free. Whether {address} leads here is seen once the bot runs.")
        return is_private
    if not await _is_ours(f"http://{f'[{host}]' if ':' in host else host}:{port}"):
        say(f"[feed] Another program has port {port} at {host}, or it may not be used. Name another in feed.listen.")
        return False
    if not await _is_ours(address):
        say(f"[feed] {address} does not lead to the bot at {host}:{port}. Look at the proxy before it, and at DNS.")
        return False
    say(f"[feed] {address} leads to the bot.")
    return is_private


def _is_private(address: str, say: Callable[[str], None]) -> bool:
    parts = urlsplit(address)
    if parts.scheme == "https" or parts.hostname in _HERE:
        return True
    say(f"[feed] {address} is not https: whoever is in between sees when members meet. Put a proxy before it.")
    return False


def _is_free(host: str, port: int) -> bool:
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return True
    except OSError:
        return False


async def _is_ours(address: str) -> bool:
    try:
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session:
            answer = await session.get(f"{address}/{_NOBODYS}.ics", allow_redirects=False)
            return answer.status in (404, 429) and answer.headers.get("X-Robots-Tag") == "noindex, nofollow"
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return False
