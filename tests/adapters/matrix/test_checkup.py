"""The doctor says what is wrong with Matrix and what to do, beside a bot that is running, and changes nothing."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.matrix.answers import Refused
from bot.adapters.matrix.checkup import check_up
from bot.adapters.matrix.folder import KEYS, LOGIN
from bot.adapters.matrix.wire import Wire
from tests.adapters.matrix.bots import PASSWORD, Bot, token_of


class Doctor:
    """Whether all is well, and what was said."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.lines: list[str] = []
        self.is_well = False

    async def looks(self, **changed: Any) -> str:  # any setting
        self.lines = []
        self.is_well = await check_up(replace(self._bot.settings, **changed), self.lines.append)
        said = "\n".join(self.lines)
        assert PASSWORD not in said
        assert "syt_" not in said
        return said


@pytest.fixture
def doctor(bot: Bot) -> Doctor:
    return Doctor(bot)


def state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_all_is_well_beside_a_bot_that_runs(bot: Bot, doctor: Doctor) -> None:
    session = await bot.start()
    before, devices = state(bot.folder), await bot.devices()
    said = await doctor.looks(password=None)
    assert doctor.is_well, said
    assert state(bot.folder) == before
    assert await bot.devices() == devices
    for words in (
        f"The folder {bot.folder} is private",
        "answers. It speaks Matrix up to v1.",
        f"The login works: {bot.user}, device {session.wire.device}",
        "The device is signed by its account",
        "is for an administrator of the homeserver to see",
        f"/_synapse/admin/v1/users/{bot.user}/override_ratelimit",
        "Invitations are accepted from people of localhost",
    ):
        assert words in said
    await session.wire.call("GET", "account", "whoami")


async def test_before_the_first_start(bot: Bot, doctor: Doctor) -> None:
    said = await doctor.looks()
    assert doctor.is_well
    assert "made when the bot first logs in" in said
    assert "the first start does" in said
    assert not bot.folder.exists()
    assert await bot.devices() == set(), "the doctor leaves no device behind"
    assert "refuses the user" in await doctor.looks(password="not this one")
    assert not doctor.is_well
    assert "It needs one of them" in await doctor.looks(password=None)
    assert not doctor.is_well
    assert "does not know the token" in await doctor.looks(password=None, token="nonsense")
    assert not doctor.is_well


async def test_a_homeserver_that_is_down_or_none(bot: Bot, doctor: Doctor) -> None:
    assert "does not answer" in await doctor.looks(homeserver="http://127.0.0.1:1")
    assert not doctor.is_well
    assert "is no homeserver" in await doctor.looks(homeserver=bot.synapse.url + "/nowhere")
    assert not doctor.is_well


async def test_files_that_others_can_read(bot: Bot, doctor: Doctor) -> None:
    await bot.starts_and_stops()
    (bot.folder / KEYS).chmod(0o640)
    said = await doctor.looks()
    assert str(bot.folder / KEYS) in said
    assert "chmod" in said
    assert not doctor.is_well


async def test_a_login_that_is_dead_damaged_or_of_somebody_else(bot: Bot, doctor: Doctor) -> None:
    await bot.starts_and_stops()
    assert f"belongs to {bot.user}" in await doctor.looks(user="@other:localhost")
    assert not doctor.is_well
    await bot.synapse.call("POST", "/_matrix/client/v3/logout", {}, token=bot.kept()["token"])
    assert "next start makes a new one" in await doctor.looks()
    assert not doctor.is_well
    assert "Put the password or a new token" in await doctor.looks(password=None)
    (bot.folder / LOGIN).write_text("{")
    assert "is damaged" in await doctor.looks()
    assert not doctor.is_well


async def test_a_device_without_keys_and_one_that_is_not_signed(bot: Bot, doctor: Doctor) -> None:
    token = await token_of(bot.synapse, bot.user, "BARE")
    assert "has no keys yet" in await doctor.looks(password=None, token=token)
    assert not doctor.is_well
    keys = {
        "user_id": bot.user,
        "device_id": "BARE",
        "algorithms": [],
        "keys": {"ed25519:BARE": "A" * 43, "curve25519:BARE": "A" * 43},
        "signatures": {},
    }
    await bot.synapse.call("POST", "/_matrix/client/v3/keys/upload", {"device_keys": keys}, token=token)
    assert "is not signed by its account" in await doctor.looks(password=None, token=token)
    assert not doctor.is_well


async def test_an_administrator_sees_its_own_limits_and_should_be_none(bot: Bot, doctor: Doctor) -> None:
    await bot.starts_and_stops()
    path = f"/_synapse/admin/v1/users/{bot.user}/admin"
    await bot.synapse.as_admin("PUT", path, {"admin": True})
    said = await doctor.looks()
    assert "is not exempt from rate limits" in said
    assert "needs not be" in said
    assert not doctor.is_well
    await bot.synapse.override_ratelimit(bot.user, True)
    assert f"{bot.user} is exempt from rate limits" in await doctor.looks()


async def test_the_line_for_the_administrator_works(bot: Bot, doctor: Doctor) -> None:
    """What it prints, as a request."""
    await bot.starts_and_stops()
    said = await doctor.looks()
    found = re.search(r"curl -X POST .* -d '(\{.*\})' (\S+)$", said, re.MULTILINE)
    assert found is not None
    assert found[1] == '{"messages_per_second": 0, "burst_count": 0}'
    assert found[2] == f"{bot.synapse.url}/_synapse/admin/v1/users/{bot.user}/override_ratelimit"


@pytest.mark.parametrize(
    ("changed", "words", "is_well"),
    [
        ({}, "people of localhost", True),
        ({"servers": ("a.org", "b.org")}, "own server localhost is not among them", True),
        ({"invitations": "people"}, "Nobody can invite the bot", False),
        ({"invitations": "people", "people": ("@ana:b",)}, "accepted from @ana:b", True),
        ({"invitations": "people", "people": ("@ana:b",), "servers": ("c",)}, "nobody looks at c", True),
        ({"invitations": "anybody"}, "anybody on any server", True),
        ({"people": ("@ana:b",)}, "nobody looks at @ana:b", True),
        ({"avatar": Path("nowhere.png")}, "cannot be read", False),
    ],
)
async def test_what_the_config_says(
    bot: Bot, doctor: Doctor, changed: dict[str, Any], words: str, is_well: bool
) -> None:
    assert words in await doctor.looks(**changed)
    assert doctor.is_well is is_well


async def test_an_old_homeserver(bot: Bot, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    call = Wire.call
    versions = ["r0.6.1", "v1.9", "v1.2", "nonsense"]

    async def old(wire: Wire, method: str, *path: str, **more: Any) -> dict[str, Any]:
        return {"versions": versions} if path == ("versions",) else await call(wire, method, *path, **more)

    monkeypatch.setattr(Wire, "call", old)
    assert "up to v1.9. Upgrade" in await doctor.looks()
    assert not doctor.is_well


async def test_a_homeserver_that_takes_no_passwords(bot: Bot, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    call = Wire.call

    async def sso(wire: Wire, method: str, *path: str, **more: Any) -> dict[str, Any]:
        return {"flows": [{"type": "m.login.sso"}]} if path == ("login",) else await call(wire, method, *path, **more)

    monkeypatch.setattr(Wire, "call", sso)
    assert "takes no passwords" in await doctor.looks()
    assert not doctor.is_well


async def test_a_homeserver_that_fails_half_way(bot: Bot, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    await bot.starts_and_stops()
    call = Wire.call

    async def failing(wire: Wire, method: str, *path: str, **more: Any) -> dict[str, Any]:
        if path[-1] == left[0]:
            raise Refused(500, "M_UNKNOWN", "")
        return await call(wire, method, *path, **more)

    left = ["whoami"]
    monkeypatch.setattr(Wire, "call", failing)
    said = await doctor.looks()
    assert "does not say whose the login is" in said
    assert "does not know" not in said
    assert not doctor.is_well
    left = ["query"]
    assert "does not say which keys" in await doctor.looks()
    assert not doctor.is_well


async def test_the_command_says_it_and_its_status_tells(bot: Bot, tmp_path: Path) -> None:
    session = await bot.starts_and_stops()
    written = f'[matrix]\nhomeserver = "{bot.synapse.url}"\nuser = "{bot.user}"\nfolder = "{bot.folder}"\n'
    (tmp_path / "config.toml").write_text(written)

    def look(**environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", "doctor"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), **environment},
            check=False,
        )

    well = await asyncio.to_thread(look)
    assert (well.returncode, well.stderr) == (0, "")
    assert f"The login works: {bot.user}, device {session.wire.device}." in well.stdout
    (bot.folder / LOGIN).unlink()
    ill = await asyncio.to_thread(look)
    assert (ill.returncode, ill.stderr) == (1, "")
    assert "It needs one of them" in ill.stdout
    first = await asyncio.to_thread(look, ALONGSIDE_MATRIX_PASSWORD=PASSWORD)
    assert (first.returncode, first.stderr) == (0, "")
    assert "the first start does" in first.stdout
