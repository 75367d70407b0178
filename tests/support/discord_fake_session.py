"""A client's line to the gateway, and the session that outlives it."""

from __future__ import annotations

import asyncio
import json
import zlib
from dataclasses import dataclass, field

from aiohttp import web

from tests.support.discord_fake_world import Guild, Json

DISPATCH = 0
_SO_MANY = 50_000


@dataclass(frozen=True, slots=True)
class _Close:
    code: int


class Connection:
    """One line of a client. What is sent waits in a queue, so that sending is one step for whoever sends."""

    def __init__(self, line: web.WebSocketResponse, request: web.Request, latency: float) -> None:
        self.is_cut = False
        self.closed_with: int | None = None
        self._line = line
        self._transport = request.transport
        self._latency = latency
        self._queue: asyncio.Queue[bytes | _Close] = asyncio.Queue()
        self._zlib = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        self._writing = asyncio.create_task(self._write())

    def send(self, op: int, data: object = None, *, name: str | None = None, number: int | None = None) -> None:
        self.send_written(json.dumps({"op": op, "d": data, "s": number, "t": name}).encode())

    def send_written(self, written: bytes) -> None:
        if not self.is_cut:
            self._queue.put_nowait(written)

    def close(self, code: int) -> None:
        """After all that was sent before."""
        self.closed_with = code
        self._queue.put_nowait(_Close(code))

    def cut(self) -> None:
        """The line breaks, and nobody says so."""
        self.is_cut = True
        if self._transport is not None:
            self._transport.abort()

    async def _write(self) -> None:
        try:
            while True:
                await self._write_one(await self._queue.get())
        except (ConnectionError, RuntimeError):  # who listened has gone
            self.is_cut = True

    async def _write_one(self, what: bytes | _Close) -> None:
        if self._latency:
            await asyncio.sleep(self._latency)
        if isinstance(what, _Close):
            self.is_cut = True
            await self._line.close(code=what.code)
        elif self._zlib is None:
            await self._line.send_str(what.decode())
        else:
            await self._line.send_bytes(self._zlib.compress(what) + self._zlib.flush(zlib.Z_SYNC_FLUSH))

    async def ends(self) -> None:
        self.is_cut = True
        self._writing.cancel()
        await asyncio.gather(self._writing, return_exceptions=True)


@dataclass(eq=False, slots=True)
class Session:
    """What a client identified as. It outlives its connection: what happens meanwhile is kept to be replayed."""

    id: str
    shard: tuple[int, int]
    intents: int
    connection: Connection | None
    number: int = 0
    events: list[tuple[int, str, bytes]] = field(default_factory=list, repr=False)

    def hears_of(self, guild: Guild | None) -> bool:
        return self.shard[0] == (0 if guild is None else (guild.id >> 22) % self.shard[1])

    def tell(self, name: str, data: Json) -> None:
        self.number += 1
        written = json.dumps({"op": DISPATCH, "d": data, "s": self.number, "t": name}).encode()
        self.events.append((self.number, name, written))
        del self.events[:-_SO_MANY]
        if self.connection is not None:
            self.connection.send_written(written)
