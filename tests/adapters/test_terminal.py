"""The terminal with a real screen: a prompt, and what arrives while somebody is typing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pexpect
import pytest

ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(Path(__file__).parents[2]),
    "TERM": "xterm",
    "PROMPT_TOOLKIT_NO_CPR": "1",
}


def somebody_is_due(folder: Path) -> None:
    """Ben joined an hour ago for ten minutes ago, and the bot was down: he is asked at the start.

    He lives where it is noon or evening now: his day does not end in between.
    """
    now = datetime.now(UTC)
    zone = "UTC" if 11 <= now.hour <= 22 else "Pacific/Auckland"
    due = (now - timedelta(minutes=10)).astimezone(ZoneInfo(zone))
    lines = [
        {"person": "ben", "zone": zone},
        {"at": (now - timedelta(hours=1)).isoformat()},
        {"as": "ben", "to": "bot", "says": f"!checkin join {due.hour}:{due.minute:02}"},
    ]
    (folder / "data").mkdir()
    (folder / "before.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    database = f"sqlite+aiosqlite:///{folder / 'data' / 'try.sqlite3'}"
    command = [sys.executable, "-m", "bot", "rehearse", "before.jsonl", "--database", database]
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, timeout=60)
    (folder / "keys").mkdir()
    for ending in ("key", "keys"):  # a rehearsal has them beside its database, a trial does not
        (folder / "data" / f"try.sqlite3.{ending}").rename(folder / "keys" / f"try.{ending}")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[pexpect.spawn[str]]:
    somebody_is_due(tmp_path)
    screen = pexpect.spawn(
        sys.executable, ["-m", "bot", "try"], cwd=tmp_path, env=ENVIRONMENT, encoding="utf-8", timeout=30
    )
    yield screen
    screen.close(force=True)


def test_as_two_people(screen: pexpect.spawn[str]) -> None:
    screen.expect("You are ana")
    screen.expect("ana .*to the bot.*>")
    screen.expect("\a.*@ben has a message")
    screen.sendline("!checkin now")
    screen.expect("1 very hard")
    screen.sendline("5")
    screen.expect("Thank you for answering")
    screen.sendline("/in #lounge")
    screen.expect("Everyone here reads")
    screen.sendline("/as ben")
    screen.expect("You are ben")
    screen.expect("A minute, if you like")
    screen.sendline("4")
    screen.expect("edited")
    screen.expect("Answered")
    screen.sendline("/quit")
    screen.expect(pexpect.EOF)
    screen.close()
    assert screen.exitstatus == 0


def test_the_end_of_the_input_ends_it(screen: pexpect.spawn[str]) -> None:
    screen.expect("ana .*to the bot.*>")
    screen.sendeof()
    screen.expect(pexpect.EOF)
    screen.close()
    assert screen.exitstatus == 0
