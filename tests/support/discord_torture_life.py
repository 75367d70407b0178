"""`alongside run` on the small Discord of the tests, in a process of its own, by a clock that a test moves.

The command line, the config and all that it builds are the real ones. Elsewhere is only what time it is, where Discord
is, and that nobody waits two seconds after a start for more servers to be told of.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import bot.__main__ as command_line
import bot.app  # noqa: F401  # read before a life begins, with what it needs
from bot import serving
from bot.adapters.discord.platform import Discord
from bot.platforms import DISCORD_TOKEN
from tests.support import matrix_bot
from tests.support.discord_fake_redirect import API, GATEWAY, redirected

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])  # one server for all lives, on whichever platform: this has read both
_PATIENCE = 0.05


class Life(matrix_bot.Life):
    """One process of the bot after the other. `number`: which of them it is; `environment`: where Discord is."""

    def __init__(self, folder: Path, environment: Mapping[str, str], token: str) -> None:
        super().__init__(folder)
        self.number = 0
        self._environment = {**environment, DISCORD_TOKEN: token}
        (folder / "config.toml").write_text('[discord]\n[log]\nlevel = "warning"\n', "utf-8")

    @property
    def database(self) -> Path:
        return self._folder / "data" / "alongside.sqlite3"

    def begin(self) -> None:
        self.number += 1
        self._process = _CONTEXT.Process(target=_live, args=(self._folder, self._environment), daemon=True)
        self._process.start()


def _live(folder: Path, environment: Mapping[str, str]) -> None:
    """In the new process: `alongside run`."""
    os.chdir(folder)
    os.environ.update(environment)
    sys.argv = ["alongside", "run"]
    log = os.open("log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(log, stream)
    clock = matrix_bot.MovedClock(folder / "clock")
    setattr(serving, "SystemClock", lambda: clock)  # noqa: B010  # all else is as it is
    assert Discord.__init__.__kwdefaults__ is not None  # it takes its patience by name
    Discord.__init__.__kwdefaults__["patience"] = _PATIENCE
    with redirected(environment[API], environment[GATEWAY]):
        command_line.main()
