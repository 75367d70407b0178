"""`alongside resources`: files of any size, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_command_line import alongside, refused

SAMPLES = Path(__file__).parent / "cogs" / "resources" / "exchange" / "samples"
CONFIG = """
[database]
url = "sqlite+aiosqlite:///bot.sqlite3"
"""
PLAYED = '{"person": "mia", "moderator": true}\n{"as": "mia", "to": "bot", "says": "!resource list"}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a bot has run for one community."""
    (tmp_path / "played.jsonl").write_text(PLAYED)
    (tmp_path / "config.toml").write_text(CONFIG)
    url = f"sqlite+aiosqlite:///{tmp_path / 'bot.sqlite3'}"
    assert alongside("rehearse", "played.jsonl", "--database", url, cwd=tmp_path).returncode == 0
    return tmp_path


def test_in_and_out_and_in_again(folder: Path) -> None:
    done = alongside("resources", "import", str(SAMPLES / "services.json"), "--report", "why.txt", cwd=folder)
    assert done.returncode == 0, done
    assert done.stdout.startswith("4 new, 0 changed, 0 as they were, 1 not taken.")
    assert (folder / "why.txt").read_text("utf-8").count("\n") == 3
    for name in ("out.json", "out.zip", "out.csv"):
        assert alongside("resources", "export", name, cwd=folder).stdout == f"4 entries are in {name}.\n"
        again = alongside("resources", "import", name, cwd=folder)
        assert again.stdout == "0 new, 0 changed, 4 as they were, 0 not taken.\n"
    assert len(json.loads((folder / "out.json").read_text("utf-8"))) == 4


def test_what_cannot_be_done_is_one_sentence(folder: Path) -> None:
    (folder / "broken.json").write_text('[{"id": 1')
    (folder / "there.csv").write_text("")
    refused(alongside("resources", "import", "broken.json", cwd=folder), "breaks off", "Nothing was taken")
    refused(alongside("resources", "import", "nowhere.json", cwd=folder), "nowhere.json")
    refused(alongside("resources", "import", "there.csv", "--community", "7", cwd=folder), "--community", "1 (console:")
    refused(alongside("resources", "import", "there.csv", "--country", "Narnia", cwd=folder), "Narnia")
    refused(alongside("resources", "export", "there.csv", cwd=folder), "already")
    refused(alongside("resources", "export", "there.pdf", cwd=folder), ".json")
    assert (folder / "there.csv").read_text() == ""
