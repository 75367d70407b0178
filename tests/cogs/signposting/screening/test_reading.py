"""`alongside screen`: whatever comes in, one line goes out for each."""

from __future__ import annotations

import json
import subprocess
import sys

from cogs.signposting.screening.reading import answers
from cogs.signposting.screening.screening import Screening

NONE: dict[str, object] = {"level": "none", "about": None, "topic": None, "why": []}


def test_each_line_has_its_answer(screening: Screening) -> None:
    lines = [
        "i want to die\n",
        '{"text": "i want to die"}\n',
        '{"text": 5}\n',
        "{bad\n",
        "\n",
        "[" * 100_000 + "\n",
        '{"text": "\\ud800"}',
    ]
    found = [json.loads(answer) for answer in answers(lines, screening, None)]
    why = [{"rule": "wish", "span": "want to die"}]
    assert found[:2] == [{"level": "support", "about": "self", "topic": "suicide", "why": why}] * 2
    assert found[2:] == [NONE] * 5
    assert all(answer.isascii() and "\n" not in answer for answer in answers(["i want to \ud800 die"], screening, None))


def test_the_command_takes_any_bytes() -> None:
    told = b'hello\n\xff\xfe\x00\n{"text": "caf\xc3\xa9 \\ud83d"}\n\r\nlast'
    command = [sys.executable, "-m", "bot", "screen"]
    found = subprocess.run(command, input=told, capture_output=True, timeout=60, check=True)
    assert [json.loads(line) for line in found.stdout.splitlines()] == [NONE] * 5


def test_a_language_that_is_not_there_is_named() -> None:
    command = [sys.executable, "-m", "bot", "screen", "--language", "tlh"]
    found = subprocess.run(command, input=b"", capture_output=True, timeout=60, check=False)
    assert found.returncode == 2
    assert b"tlh" in found.stderr
    assert b"Traceback" not in found.stderr
