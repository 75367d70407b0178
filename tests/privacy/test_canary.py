"""What somebody wrote is in no log, in no file and in no row in clear, at any moment; not even when everything fails."""

from __future__ import annotations

import asyncio
import gc
import logging
import secrets
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from bot.core.errors import TryLater, Undeliverable
from bot.engine.own_data import OwnData
from bot.logs import set_up_logs
from cogs.checkins.answering import Answers
from cogs.checkins.keeping import Keeping
from tests.privacy.test_tampering import ROOT
from tests.privacy.thief import is_plain_in
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl, everything_in

LINES = [
    "!checkin now 2 {}",
    "!checkin now note:{}",
    "!checkin nwo 2 {}",
    "!checkin keep {}",
    "!checkin history {}",
    "!checkin join {}",
    "!checkin join 25:00 days:mon note:{}",
    "!checkin join days:mon",
    "{}",
    "!you country {}",
    "!you zone {}",
    "!you erase {}",
    "!you export {}",
    "!help {}",
    "!urgent {}",
    "{} !you show",
    "!checkin keep yes\n!checkin now 2 {}",
    "!community policy {}",
    "!community setup contact:{}",
    "!community show",
    "!community quiet {}",
    "!you privacy",
    "!nothing like {}",
    "!checkin now feeling:2 energy:low needs:tired note:{}",
]


@pytest.fixture
def loud() -> None:
    """Everything that can be logged is logged."""
    for handler in list(logging.root.handlers):
        if type(handler) is logging.StreamHandler:
            logging.root.removeHandler(handler)
    set_up_logs("debug")
    for name in ("", "sqlalchemy.engine", "sqlalchemy.pool", "aiosqlite", "asyncio"):
        logging.getLogger(name).setLevel(logging.NOTSET if name else logging.WARNING)


@pytest.fixture
async def bot(tmp_path: Path, new_url: NewUrl) -> AsyncIterator[Trial]:
    async with trial(await new_url(), tmp_path) as made:
        yield made
    structlog.reset_defaults()


async def is_nowhere(bot: Trial, folder: Path, word: str) -> None:
    files = [file for file in folder.rglob("*") if file.is_file()]
    for file in files:
        assert is_plain_in(word, file.read_bytes()) is None, file
    assert is_plain_in(word, await everything_in(bot.url)) is None


async def types_everything(bot: Trial, folder: Path, name: str) -> list[str]:
    """Each line with a word of its own, and a look at everything after each."""
    words = []
    for line in LINES:
        word = f"kingfisher-{secrets.token_hex(8)}"
        words.append(word)
        await bot.says(name, line.format(word))
        for known in words:
            await is_nowhere(bot, folder, known)
    return words


@pytest.mark.parametrize("keeps", [False, True], ids=["without a history", "with a history"])
async def test_in_no_log_and_no_file(
    bot: Trial, tmp_path: Path, loud: None, capfd: pytest.CaptureFixture[str], keeps: bool
) -> None:
    if keeps:
        await bot.says("mod", "!checkin keep yes")
        await bot.presses("mod", "checkin-keep-agree")
    words = await types_everything(bot, tmp_path, "mod")
    await bot.moves(hours=2)
    await bot.app.sweep()
    said = "".join(capfd.readouterr())
    for word in words:
        assert word not in said
        await is_nowhere(bot, tmp_path, word)


@pytest.mark.parametrize("fault", ["a handler", "a database", "a platform", "a platform for good", "a thief"])
async def test_in_no_log_when_everything_fails(
    bot: Trial,
    tmp_path: Path,
    loud: None,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    """The faults quote what they were given, as real ones do."""
    await bot.settles("mod", "a note before")
    last = ""

    async def raises(*given: object, **more: object) -> None:
        raise RuntimeError(f"could not handle {given} {more} {last}")

    match fault:
        case "a handler":
            for owner, name in ((Answers, "now"), (Keeping, "keep"), (OwnData, "export"), (OwnData, "holds")):
                monkeypatch.setattr(owner, name, getattr(owner, name))
            monkeypatch.setattr("cogs.checkins.history.keep", raises)
            monkeypatch.setattr("cogs.community.store.change", raises)
            monkeypatch.setattr(OwnData, "export", raises)
        case "a database":
            monkeypatch.setattr("bot.storage.outbox.StoredOutbox.keep", _broken_statement)
        case "a platform":
            monkeypatch.setattr(bot.platform, "deliver", raises) if False else bot.platform.always_fails(
                "mod", TryLater(0)
            )
        case "a platform for good":
            bot.platform.always_fails("mod", Undeliverable(closed=True))
        case _:
            monkeypatch.setattr("bot.storage.claims.read_card", raises)
    words = []
    for line in LINES[:4] + LINES[16:20]:
        last = f"kingfisher-{secrets.token_hex(8)}"
        words.append(last)
        if fault == "a platform":
            bot.platform.always_fails("mod", RuntimeError(f"400 Bad Request: {last}"))
        await bot.hear("mod", line.format(last))
        for work in (bot.app.postman.work, bot.app.tick):
            await asyncio.gather(work(), return_exceptions=True)
    bot.platform.always_fails("mod", None)
    gc.collect()
    await asyncio.sleep(0)
    said = "".join(capfd.readouterr())
    assert fault.startswith("a platform") or "failed" in said or "not saved" in said, said
    for word in words:
        assert word not in said
        await is_nowhere(bot, tmp_path, word)


async def _broken_statement(self: object, parcels: object, *_args: object) -> None:
    """A statement that fails, and whose error quotes its parameters: here, the whole answer."""
    from sqlalchemy import text

    await self._tx.execute(text("INSERT INTO nowhere VALUES (:card)"), {"card": str(parcels)})  # type: ignore[attr-defined]


async def test_a_task_that_nobody_waits_for_says_nothing_of_its_words(
    loud: None, capfd: pytest.CaptureFixture[str]
) -> None:
    """What asyncio and others log by themselves goes through our handler, and its exceptions quote words."""
    program = (
        "import asyncio, gc\nfrom bot.logs import set_up_logs\nset_up_logs('debug')\n"
        "async def fails():\n    raise ValueError('a kingfisher in the reeds')\n"
        "async def main():\n    asyncio.create_task(fails())\n    await asyncio.sleep(0.01)\n    gc.collect()\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert "asyncio" in done.stderr
    assert "kingfisher" not in done.stderr


async def test_an_answer_that_waits_is_sealed_and_gone_after_its_receipt(bot: Trial, tmp_path: Path) -> None:
    await bot.says("mod", "!checkin keep yes")
    await bot.presses("mod", "checkin-keep-agree")
    bot.platform.hold("mod")
    word = f"kingfisher-{secrets.token_hex(8)}"
    bot.platform.let_go("mod")
    await bot.says("mod", f"!checkin now 2 {word}")
    bot.platform.hold("mod")
    hearing = bot.hear("mod", "!checkin history")
    await bot.platform.reached("mod")
    sealed = bot.sealings[-1]
    assert (sealed.table, word in sealed.words) == ("outbox", True)
    assert _as_text(sealed.sealed) in await everything_in(bot.url)
    await is_nowhere(bot, tmp_path, word)
    bot.platform.let_go("mod")
    await hearing
    assert word in bot.texts("mod")[-1]
    assert _as_text(sealed.sealed) not in await everything_in(bot.url)
    await is_nowhere(bot, tmp_path, word)


def _as_text(sealed: bytes) -> bytes:
    from base64 import b64encode

    return b64encode(sealed)
