"""Messages of a room that are not for the bot: heard, screened and dropped, against matrix-nio that only reads them."""

from __future__ import annotations

import asyncio
import gc
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from nio import AsyncClient, RoomMessage, SyncResponse

from benchmarks.ground import Ground, url_of
from benchmarks.matrix_canned import USER
from benchmarks.outcome import Outcome, times_as_much
from benchmarks.population import NOW
from bot.adapters.matrix.client import client_for
from bot.adapters.matrix.folder import Folder, Position
from bot.adapters.matrix.identity import Session
from bot.adapters.matrix.link import Link
from bot.adapters.matrix.settings import Settings
from bot.adapters.matrix.wire import Wire
from bot.app import App
from bot.core.clock import SetClock

GOAL = 0.6
MESSAGES = 2_000
_MEMBERS = 10_000
_OF = (
    f"messages heard a second, {MESSAGES:,} in a sync, of a bot with {_MEMBERS:,} members, divided by those of bare "
    "matrix-nio whose callback does nothing"
)


def run(ground: Ground) -> Outcome:
    database, folder = ground.copy(_MEMBERS, "ours"), ground.folder("matrix-hearing")
    with _a_homeserver() as url:
        pairs = asyncio.run(_measured(url, database, folder, 5 if ground.quick else 31))
    return times_as_much(pairs, _OF, GOAL, "/s", better="higher")


async def _measured(url: str, database: Path, folder: Path, pairs: int) -> list[tuple[float, float]]:
    """Both in one event loop, one after the other, and one more pair first to warm up."""
    app = App(url_of(database), [], SetClock(NOW))
    await app.start()
    wire = Wire(client_for(url, USER))
    wire.client.access_token = "any"
    position = Position(folder / "position", "DEVICE")
    settings = Settings(homeserver=url, user=USER, folder=folder)
    heard = 0

    def hear(event: object) -> asyncio.Task[None]:
        nonlocal heard
        heard += 1
        return app.hear(event)  # type: ignore[arg-type]  # counted on the way

    session = Session(wire, position, True, Folder(folder))
    link = Link(session, settings, SetClock(NOW), "secret", hear, lambda room, event: None, app.words)
    await link.hearing.once(0)
    bare = AsyncClient(url, USER)
    bare.access_token = "any"
    read = 0

    def callback(room: object, event: object) -> None:
        nonlocal read
        read += 1

    bare.add_event_callback(callback, RoomMessage)
    since = (await _synced(bare, None)).next_batch

    async def ours() -> None:
        await link.hearing.once(0)
        await link.settled()

    async def base() -> None:
        await _synced(bare, since)

    found = [(await _rate(ours), await _rate(base)) for _ in range(pairs + 1)]
    assert heard == read == MESSAGES * len(found), f"{heard} and {read} of {MESSAGES * len(found)}"
    assert position.read() not in (None, "s1")
    await wire.close()
    await bare.close()
    await app.stop()
    return found[1:]


async def _rate(work: Callable[[], Awaitable[None]]) -> float:
    gc.collect()  # what the one left behind is not cleared away in the time of the other
    began = perf_counter()
    await work()
    return MESSAGES / (perf_counter() - began)


async def _synced(client: AsyncClient, since: str | None) -> SyncResponse:
    answer = await client.sync(since=since)
    assert isinstance(answer, SyncResponse), answer
    return answer


@contextmanager
def _a_homeserver() -> Iterator[str]:
    """In a process of its own: what it costs to say is not counted as hearing."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.matrix_canned", str(MESSAGES), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline()
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
