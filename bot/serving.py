"""The bot at work: on all platforms of its config, until one of them ends, or somebody ends it."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Awaitable, Iterable
from contextlib import AsyncExitStack
from pathlib import Path

from bot.app import App
from bot.config import Config, FeedConfig
from bot.core.clock import SystemClock
from bot.logs import set_up_logs
from bot.platforms import served_by
from bot.storage.keys import refuse_one_place, vault_at
from bot.storage.vault import Vault
from cogs.you.data import Operator


def vault_of(config: Config) -> Vault:
    """Raises OperatorError."""
    refuse_one_place(config.database.url, Path(config.keys.file), config.keys.store)
    return vault_at(Path(config.keys.file), config.keys.store)


async def serve(config: Config) -> None:
    set_up_logs(config.log.level)
    clock = SystemClock()
    served = served_by(config, os.environ, clock, lambda: app)
    platforms = [one.platform for one in served]
    operator = Operator(config.operator.name, config.operator.contact)
    address = config.feed.address if config.feed is not None else None
    app = App(config.database.url, platforms, clock, vault=vault_of(config), operator=operator, feed_address=address)
    await app.start()
    gc.freeze()  # what is there now stays for good: the collector need not look at it again in the middle of a tick
    async with AsyncExitStack() as at_the_end:
        for one in served:
            at_the_end.push_async_callback(one.close)
        at_the_end.push_async_callback(app.stop)  # the last to be named is the first to go
        app.run()
        lives = [one.live(app) for one in served]
        if config.feed is not None:
            lives.append(_feeds(config.feed, app))
        if config.console is None:  # a terminal that waits for a line can only be cut off
            lives.append(_asked_to_end())
        await _first_of(lives)


async def _feeds(config: FeedConfig, app: App) -> None:
    from bot.adapters.web.feeds import FeedServer

    await FeedServer(app, config.host, config.port).run()


async def _asked_to_end() -> None:
    """Until whoever looks after the system's services says so."""
    asked = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, asked.set)
    await asked.wait()


async def _first_of(lives: Iterable[Awaitable[None]]) -> None:
    """Until the first of them ends; what that one raises is raised."""
    tasks = [asyncio.ensure_future(life) for life in lives]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        while left := [task for task in tasks if not task.done()]:
            for task in left:  # a library may lose a cancellation: it is said again
                task.cancel()
            await asyncio.wait(left, timeout=1)
        await asyncio.gather(*tasks, return_exceptions=True)
