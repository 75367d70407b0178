"""Points discord.py at a fake: in this process, or in one of the bot's own that is told so by its environment.

`python -m tests.support.discord_fake_redirect ARGUMENTS` is the command line of the bot with that done first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import discord
import yarl

API, GATEWAY = "ALONGSIDE_TEST_DISCORD_API", "ALONGSIDE_TEST_DISCORD_GATEWAY"


@contextmanager
def redirected(api: str, gateway: str) -> Iterator[None]:
    """As long as it lasts, discord.py takes this for Discord."""
    base = discord.http.Route.BASE
    usual = discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    assets = discord.asset.Asset.BASE
    discord.http.Route.BASE = api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    discord.asset.Asset.BASE = f"{api}/cdn"
    try:
        yield
    finally:
        discord.http.Route.BASE = base
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = usual
        discord.asset.Asset.BASE = assets


def main() -> None:
    from bot.__main__ import main as alongside  # the process of a test that only wants `redirected` needs none of it

    sys.argv[0] = "alongside"
    with redirected(os.environ[API], os.environ[GATEWAY]):
        alongside()


if __name__ == "__main__":
    main()
