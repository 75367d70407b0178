"""What somebody wrote is in no log, in no file and in no row in clear, at any moment, whatever fails."""

from __future__ import annotations

import asyncio
import io
import logging
import subprocess
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog
from sqlalchemy import text

from bot.core.errors import Undeliverable
from bot.engine.own_data import OwnData
from bot.logs import set_up_logs
from tests.privacy.test_tampering import ROOT
from tests.privacy.thief import is_plain_in
from tests.privacy.trial import Trial, trial
from tests.support.databases import NewUrl, everything_in

WORD = "kingfisher-and-grebe"
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
    "!you link {}",
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
def loud(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that can be logged is logged, as in the program itself; this is its standard error."""
    stream = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers.clear()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", stream)
        set_up_logs("debug")
    yield stream
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
async def bot(tmp_path: Path, new_url: NewUrl) -> AsyncIterator[Trial]:
    async with trial(await new_url(), tmp_path) as made:
        yield made


async def is_nowhere(bot: Trial, folder: Path, word: str = WORD) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            assert is_plain_in(word, file.read_bytes()) is None, file
    assert is_plain_in(word, await everything_in(bot.url)) is None


async def test_in_no_log_and_no_file(bot: Trial, tmp_path: Path, loud: io.StringIO) -> None:
    """With a history and without one; a look at everything after each line."""
    for line in LINES:
        await bot.says("mod", line.format(WORD))
        await is_nowhere(bot, tmp_path)
    await bot.says("mod", "!checkin keep yes")
    await bot.presses("mod", "checkin-keep-agree")
    for line in LINES:
        await bot.says("mod", line.format(WORD))
        await is_nowhere(bot, tmp_path)
    assert bot.was_told("mod", "went-wrong") == 0
    await bot.moves(hours=2)
    await bot.app.sweep()
    await is_nowhere(bot, tmp_path)
    assert WORD not in loud.getvalue()
    assert any(WORD in text for text in bot.texts("mod")), "it was never shown"
    assert any(WORD in one.words for one in bot.sealings), "it was never kept"


@pytest.mark.parametrize("fault", ["a handler", "a database", "a platform", "a platform for good", "a vault"])
async def test_in_no_log_when_everything_fails(
    bot: Trial,
    tmp_path: Path,
    loud: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    """The faults quote what they were given, as real ones do."""
    await bot.settles("mod", "a note before")

    async def raises(*given: object, **more: object) -> None:
        raise RuntimeError(f"could not handle {given} {more} {WORD}")

    match fault:
        case "a handler":
            monkeypatch.setattr("cogs.checkins.history.keep", raises)
            monkeypatch.setattr("cogs.community.store.change", raises)
            monkeypatch.setattr(OwnData, "export", raises)
        case "a database":
            monkeypatch.setattr("bot.storage.outbox.StoredOutbox.keep", _broken_statement)
        case "a platform":
            bot.platform.always_fails("mod", RuntimeError(f"400 Bad Request: {WORD}"))
        case "a platform for good":
            bot.platform.always_fails("mod", Undeliverable(closed=True))
        case _:
            monkeypatch.setattr("bot.storage.vault.Vault.open", raises)
    for line in (*LINES[:4], *LINES[16:20], "!you export"):
        await bot.hear("mod", line.format(WORD))
        for work in (bot.app.postman.work, bot.app.tick):
            await asyncio.gather(work(), return_exceptions=True)
    bot.platform.always_fails("mod", None)
    said = loud.getvalue()
    assert fault == "a platform for good" or "kind=" in said, said
    assert WORD not in said
    await is_nowhere(bot, tmp_path)


async def _broken_statement(self: object, parcels: object, *_args: object) -> None:
    """A statement that fails, and whose error quotes its parameters: here, the whole answer."""
    await self._tx.execute(text("INSERT INTO nowhere VALUES (:card)"), {"card": f"{parcels} {WORD}"})  # type: ignore[attr-defined]  # a transaction that fails on purpose


def test_a_task_that_nobody_waits_for_says_nothing_of_its_words() -> None:
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
    await bot.says("mod", f"!checkin now 2 {WORD}")
    bot.platform.hold("mod")
    hearing = bot.hear("mod", "!checkin history")
    await bot.platform.reached("mod")
    sealed = bot.sealings[-1]
    assert (sealed.table, WORD in sealed.words) == ("outbox", True)
    assert _as_text(sealed.sealed) in await everything_in(bot.url)
    await is_nowhere(bot, tmp_path)
    bot.platform.let_go("mod")
    await hearing
    assert WORD in bot.texts("mod")[-1]
    assert _as_text(sealed.sealed) not in await everything_in(bot.url)
    await is_nowhere(bot, tmp_path)


def _as_text(sealed: bytes) -> bytes:
    return b64encode(sealed)
