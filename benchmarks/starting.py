"""What many members cost a bot that does nothing: memory, and time until it is ready."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.ground import Ground
from benchmarks.outcome import Outcome, interleaved, more_than

MOST_MB, MOST_SECONDS = 200, 2


def memory(ground: Ground, members: int) -> Outcome:
    full, empty = _bots(ground, members, "resident_mb")
    of = f"MB held after the start with {members:,} members above those of an empty bot, divided by {MOST_MB} MB"
    return more_than(interleaved(full, empty, 3), MOST_MB, of, "MB")


def start_up(ground: Ground, members: int) -> Outcome:
    full, empty = _bots(ground, members, "seconds")
    of = f"seconds to ready with {members:,} members above those of an empty bot, divided by {MOST_SECONDS} s"
    return more_than(interleaved(full, empty, 3 if ground.quick else 7), MOST_SECONDS, of, "s")


def _bots(ground: Ground, members: int, what: str) -> tuple[Callable[[], float], Callable[[], float]]:
    full, empty = ground.copy(members, "full"), ground.copy(0, "empty")
    return lambda: _started(full)[what], lambda: _started(empty)[what]


def _started(database: Path) -> dict[str, float]:
    """What a bot in a new process says of its start; the file stays as it is, for nothing is due."""
    command = [sys.executable, "-m", "benchmarks.started_bot", str(database)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, float] = json.loads(said)
    return found
