"""`alongside run` in a process of its own, by a clock that a test moves: the system's, and what a file says is added.

The command line, the config and all that it builds are the real ones; only what time it is comes from elsewhere. Each
process is forked from one that has read all modules: a life then begins in a moment, and most of it is worth a kill.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sys
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import bot.__main__ as command_line
import bot.adapters.matrix.platform
import bot.app  # noqa: F401  # read before a life begins, with what it needs
from bot import serving
from bot.core.clock import SystemClock

PASSWORD = "of the bot"
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])


class MovedClock:
    """It goes on by itself; `path` holds by how many seconds it is ahead."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._system = SystemClock()

    def now(self) -> datetime:
        ahead = float(self._path.read_text("utf-8")) if self._path.exists() else 0.0
        return self._system.now() + timedelta(seconds=ahead)

    def set(self, at: datetime) -> None:
        """From outside of the process that it is read in: all of the new file, or the old one."""
        beside = self._path.with_suffix(".new")
        beside.write_text(str((at.astimezone(UTC) - self._system.now()).total_seconds()), "utf-8")
        beside.replace(self._path)


class Life:
    """One process of the bot after the other, in a folder with its config."""

    def __init__(self, folder: Path) -> None:
        self.clock = MovedClock(folder / "clock")
        self._folder = folder
        self._process: ForkServerProcess | None = None

    def write_config(self, homeserver: str, user: str) -> None:
        lines = ("[matrix]", f'homeserver = "{homeserver}"', f'user = "{user}"', "[log]", 'level = "warning"')
        (self._folder / "config.toml").write_text("\n".join(lines) + "\n", "utf-8")

    @property
    def log(self) -> str:
        path = self._folder / "log"
        return path.read_text("utf-8", errors="replace") if path.exists() else ""

    @property
    def is_over(self) -> bool:
        """It ended by itself, which it never should."""
        return self._process is not None and not self._process.is_alive()

    def begin(self) -> None:
        self._process = _CONTEXT.Process(target=_live, args=(self._folder,), daemon=True)
        self._process.start()

    async def kill(self) -> None:
        """As a power cut does it."""
        if self._process is not None:
            self._process.kill()
            await self._ended()

    async def end(self) -> int | None:
        """As an operator does it; gives the exit status."""
        assert self._process is not None
        self._process.terminate()
        return await self._ended()

    async def _ended(self) -> int | None:
        assert self._process is not None
        await asyncio.to_thread(self._process.join, 30)
        return self._process.exitcode


def _live(folder: Path) -> None:
    """In the new process: `alongside run`."""
    os.chdir(folder)
    os.environ["ALONGSIDE_MATRIX_PASSWORD"] = PASSWORD
    sys.argv = ["alongside", "run"]
    log = os.open("log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(log, stream)
    clock = MovedClock(folder / "clock")
    setattr(serving, "SystemClock", lambda: clock)  # noqa: B010  # all else is as it is
    command_line.main()
