"""A Discord that takes messages and counts: 50 requests in any second, and not one more.

`python -m benchmarks.discord_counting PORT` prints a line when it listens, and goes on until it is ended. `GET /count`
says when each request came (seconds of the system's clock), what for, and how many were too many.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import deque
from itertools import count

from aiohttp import web

from benchmarks.discord_canned import API, Canned, as_json

RATE = 50
_LATENCY = 0.06
_CHANNELS = 10**15
"""Of whom a channel is can be read from its id."""


class Counting(Canned):
    def __init__(self) -> None:
        super().__init__(0)
        self._came: list[tuple[float, int]] = []
        self._second: deque[float] = deque()
        self._too_many = 0
        self._ids = count(10**17)

    def app(self) -> web.Application:
        app = super().app()
        app.router.add_post(f"{API}/users/@me/channels", self._open)
        app.router.add_post(API + "/channels/{channel}/messages", self._take)
        app.router.add_get("/count", self._count)
        return app

    def _is_too_much(self, channel: int) -> web.Response | None:
        now = time.time()
        while self._second and self._second[0] <= now - 1:
            self._second.popleft()
        if len(self._second) >= RATE:
            self._too_many += 1
            return as_json({"message": "too many", "retry_after": 0.5, "global": True}, 429, {"Via": "1.1 us"})
        self._second.append(now)
        self._came.append((now, channel))
        return None

    async def _open(self, request: web.Request) -> web.Response:
        user = int((await request.json())["recipient_id"])
        if (refused := self._is_too_much(0)) is not None:
            return refused
        await asyncio.sleep(_LATENCY)
        person = {"id": str(user), "username": "person", "discriminator": "0", "avatar": None}
        return as_json({"id": str(_CHANNELS + user), "type": 1, "recipients": [person], "last_message_id": None})

    async def _take(self, request: web.Request) -> web.Response:
        channel = int(request.match_info["channel"])
        told = await request.json()
        if (refused := self._is_too_much(channel)) is not None:
            return refused
        await asyncio.sleep(_LATENCY)
        return as_json(
            {
                "id": str(next(self._ids)),
                "channel_id": str(channel),
                "author": {"id": "1001", "username": "alongside", "discriminator": "0", "avatar": None, "bot": True},
                "content": told["content"],
                "timestamp": "2026-03-01T12:00:00.000000+00:00",
                "edited_timestamp": None,
                "tts": False,
                "mention_everyone": False,
                "mentions": [],
                "mention_roles": [],
                "attachments": [],
                "embeds": [],
                "components": [],
                "pinned": False,
                "type": 0,
                "flags": 0,
            }
        )

    async def _count(self, _: web.Request) -> web.Response:
        return as_json({"came": self._came, "too many": self._too_many})


def channel_of(user: int) -> int:
    return _CHANNELS + user


async def _serve(port: int) -> None:
    runner = web.AppRunner(Counting().app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("listening", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
