"""A fake Discord in a process of its own, so that what a benchmark measures of the bot is the bot's alone.

The process runs a function named as `module:function`, once for each thing that it is asked, and answers with what that
returns: `def flood(fake: FakeDiscord, told: Json) -> Json`. What has to last from one question to the next it keeps on
its module.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_redirect import API, GATEWAY
from tests.support.discord_fake_world import Json

Script = Callable[[FakeDiscord, Json], Json]


class FakeProcess:
    """`environment`: for a bot's process; `api_url` and `gateway_url`: for `redirected` in this one."""

    def __init__(self, process: asyncio.subprocess.Process, environment: dict[str, str]) -> None:
        self.environment = environment
        self.api_url, self.gateway_url = environment[API], environment[GATEWAY]
        self._process = process

    async def ask(self, **told: object) -> Json:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(told).encode() + b"\n")
        return await read_line(self._process)


async def read_line(process: asyncio.subprocess.Process) -> Json:
    assert process.stdout is not None
    line = await process.stdout.readline()
    assert line, f"the fake's process ended with {await process.wait()}"
    found: Json = json.loads(line)
    return found


@contextlib.asynccontextmanager
async def fake_process(script: str) -> AsyncIterator[FakeProcess]:
    """Runs `script` ("module:function") beside a fake; both end with this."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", __name__, script),
        cwd=Path(__file__).parents[2],
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=64 << 20,
    )
    try:
        yield FakeProcess(process, await read_line(process))
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 5)
        except TimeoutError:
            process.kill()
            await process.wait()


async def serve(script: str) -> None:
    """The process itself: one line of JSON in, one out, until nobody asks any more."""
    module, _, name = script.partition(":")
    run: Script = getattr(importlib.import_module(module), name)
    reader = asyncio.StreamReader(limit=64 << 20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async with FakeDiscord() as fake:
        print(json.dumps(fake.environment), flush=True)
        while line := await reader.readline():
            print(json.dumps(run(fake, json.loads(line))), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
