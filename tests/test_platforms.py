"""`alongside run` with one platform or several: each lives its own life, and the end of one is the end of all."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.discord.declared import Declared
from bot.app import App
from bot.config import Config
from bot.core.deeds import Delivery, Receipt
from bot.core.errors import OperatorError
from bot.core.ports import Rooms
from bot.serving import serve
from tests.support.fake_platform import FakeRooms

MATRIX = {"homeserver": "https://matrix.example.org", "user": "@alongside:example.org"}
DISCORD = {"token": "a.token"}

Life = Callable[["Stub"], Coroutine[Any, Any, None]]


@dataclass
class Stub:
    """In place of a platform: it lives as the test says. `told`: what it was built with."""

    name: str
    told: tuple[Any, ...]
    life: Life
    record: list[str]
    at_once: int = 1
    rooms: Rooms = field(default_factory=FakeRooms)
    hears: list[Any] = field(default_factory=list)

    async def run(self, notebook: Any, hear: Any) -> None:  # whatever it is given
        self.record.append(f"{self.name} lives")
        self.hears += [notebook, hear]
        try:
            await self.life(self)
        finally:
            self.record.append(f"{self.name} ends")

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        return ()

    async def remove(self, receipt: Receipt) -> None: ...

    async def close(self) -> None:
        self.record.append(f"{self.name} is closed")


async def on_and_on(_stub: Stub) -> None:
    await asyncio.Event().wait()


async def fails_for_good(_stub: Stub) -> None:
    await asyncio.sleep(0.05)
    raise OperatorError("It cannot go on.")


async def is_asked_to_end(_stub: Stub) -> None:
    await asyncio.sleep(0.05)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.Event().wait()


class House:
    """Runs the bot with stubs for platforms, and records in which order things happen."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch
        self.record: list[str] = []
        self.stubs: dict[str, Stub] = {}
        stop = App.stop

        async def stopped(app: App) -> None:
            await stop(app)
            self.record.append("the bot has stopped")

        monkeypatch.setattr(App, "stop", stopped)

    def platform(self, name: str, life: Life) -> None:
        def build(*told: Any) -> Stub:  # whatever it is given
            self.stubs[name] = Stub(name, told, life, self.record)
            return self.stubs[name]

        self._monkeypatch.setattr(f"bot.adapters.{name}.platform.{name.title()}", build)

    def runs(self, **tables: object) -> None:
        config = {
            "database": {"url": f"sqlite+aiosqlite:///{self._folder}/data/bot.sqlite3"},
            "keys": {"file": f"{self._folder}/keys/a.key", "store": f"{self._folder}/keys/a.keys"},
            **tables,
        }
        asyncio.run(asyncio.wait_for(serve(Config.model_validate(config)), 30))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return House(tmp_path, monkeypatch)


def test_discord_alone_until_somebody_ends_it(house: House) -> None:
    house.platform("discord", is_asked_to_end)
    house.runs(discord=DISCORD)
    assert house.record == ["discord lives", "discord ends", "the bot has stopped", "discord is closed"]
    settings, declared, _clock = house.stubs["discord"].told
    assert settings.token == "a.token"
    told = declared()
    assert isinstance(told, Declared)
    assert "checkin join" in {command.name for command in told.commands}
    assert all(command.via == "typed" for command in told.commands)
    assert list(told.languages)[:2] == ["en", "de"]
    assert told.words("command-you-zone", "de") != told.words("command-you-zone", "en")


@pytest.mark.parametrize("failing", ["matrix", "discord"])
def test_one_that_fails_for_good_ends_both(house: House, failing: str) -> None:
    for name in ("matrix", "discord"):
        house.platform(name, fails_for_good if name == failing else on_and_on)
    with pytest.raises(OperatorError, match="cannot go on"):
        house.runs(matrix=MATRIX, discord=DISCORD)
    assert set(house.record[:2]) == {"matrix lives", "discord lives"}
    assert set(house.record[2:4]) == {"matrix ends", "discord ends"}
    assert house.record[4] == "the bot has stopped", "what was heard is handled while the lines stand"
    assert set(house.record[5:]) == {"matrix is closed", "discord is closed"}


def test_the_terminal_beside_them(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its end is the end."""
    for name in ("matrix", "discord"):
        house.platform(name, on_and_on)
    reading, writing = os.pipe()
    os.write(writing, b"!help\n/quit\n")
    os.close(writing)
    with os.fdopen(reading) as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        house.runs(matrix=MATRIX, discord=DISCORD, console={})
    assert {"matrix is closed", "discord is closed"} <= set(house.record)
    notebooks = [stub.hears[0] for stub in house.stubs.values()]
    assert len({id(notebook) for notebook in notebooks}) == 2, "each has one of its own"


def test_one_that_cannot_be_closed_keeps_no_other_open(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(_stub: Stub) -> None:
        house.record.append("not closed")
        raise OSError("stuck")

    for name in ("matrix", "discord"):
        house.platform(name, is_asked_to_end if name == "matrix" else on_and_on)
    close = Stub.close
    monkeypatch.setattr(Stub, "close", lambda stub: (fails if stub.name == "discord" else close)(stub))
    with pytest.raises(OSError, match="stuck"):
        house.runs(matrix=MATRIX, discord=DISCORD)
    assert house.record[-2:] == ["not closed", "matrix is closed"]


def test_what_nobody_uses_is_not_loaded() -> None:
    """Each of these libraries takes a second."""
    code = "import sys, bot.__main__; print(sorted({'discord', 'nio', 'prompt_toolkit'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert loaded.stdout == "[]\n"
