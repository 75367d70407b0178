"""`alongside run` as a process with Discord in its config: it answers, it waits for what is down, it ends as asked."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.discord_fake import FakeDiscord

ROOT = Path(__file__).parents[3]
MATRIX = '[matrix]\nhomeserver = "http://127.0.0.1:1"\nuser = "@alongside:localhost"\npassword = "of the bot"\n'
DISCORD = "[discord]\n"


class Running:
    """The real program, told where Discord is."""

    def __init__(self, fake: FakeDiscord, folder: Path) -> None:
        self._fake = fake
        self._folder = folder

    @asynccontextmanager
    async def does(self, *arguments: str, config: str, token: str | None = None) -> AsyncIterator[Process]:
        """Whatever happens, it does not outlive the test."""
        (self._folder / "config.toml").write_text(config)
        environment = {"PYTHONPATH": str(ROOT), "ALONGSIDE_DISCORD_TOKEN": token or self._fake.token}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.support.discord_fake_redirect", *arguments),
            cwd=self._folder,
            env={**os.environ, **environment, **self._fake.environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    async def answers(self) -> None:
        """Somebody calls a command, and reads the answer."""
        fake = self._fake
        await fake.connected(30)
        ana = fake.person("ana")
        lounge = fake.channel(fake.guild("home", ana), "lounge")
        await fake.until(lambda: fake.commands.everywhere, 30)
        assert (await fake.answer_to(ana.slash(lounge, "help"), 10)).is_ephemeral


@pytest.fixture
def running(fake: FakeDiscord, tmp_path: Path) -> Running:
    return Running(fake, tmp_path)


async def ended(process: Process) -> tuple[int | None, str, str]:
    """Its status, and what it printed and logged."""
    out, err = await asyncio.wait_for(process.communicate(), 30)
    return process.returncode, out.decode(), err.decode()


async def test_discord_alone(running: Running) -> None:
    async with running.does("run", config=DISCORD) as process:
        await running.answers()
        process.send_signal(signal.SIGTERM)
        assert await ended(process) == (0, "", "")


async def test_both_at_once_while_one_cannot_be_reached(running: Running) -> None:
    async with running.does("run", config=DISCORD + MATRIX) as process:
        await running.answers()
        process.send_signal(signal.SIGTERM)
        status, _, logged = await ended(process)
    assert (status, "Traceback" in logged) == (0, False)
    assert "the homeserver does not answer; trying on" in logged


async def test_discord_that_comes_back(fake: FakeDiscord, running: Running) -> None:
    fault = fake.fault("GET", "/users/@me", cut=True, times=2)
    async with running.does("run", config=DISCORD) as process:
        await running.answers()
        assert fault.met == 2
        process.send_signal(signal.SIGTERM)
        status, _, logged = await ended(process)
    assert (status, "Traceback" in logged) == (0, False)
    assert logged.count("discord does not answer; trying on") == 1


@pytest.mark.parametrize("tables", [DISCORD, DISCORD + MATRIX])
async def test_a_token_that_is_dead_ends_the_program_with_a_sentence(running: Running, tables: str) -> None:
    async with running.does("run", config=f'{tables}\n[log]\nlevel = "error"\n', token="hush.hush.hush") as process:
        status, printed, said = await ended(process)
    assert (status, printed, said.count("\n")) == (2, "", 1), said
    assert "token" in said
    assert "hush" not in said


async def test_the_doctor(fake: FakeDiscord, running: Running) -> None:
    fake.guild("home", fake.person("ana"))
    async with running.does("doctor", config=DISCORD) as process:
        status, said, logged = await ended(process)
    assert (status, logged) == (0, "")
    assert f"client_id={fake.bot.id}&scope=bot+applications.commands" in said
    assert fake.token not in said
    assert not fake.gateway.sessions, "it does not connect"
