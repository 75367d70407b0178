"""The program as an operator meets it: one sentence, status 2, and nothing overwritten."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

HELLO = '{"person": "ana"}\n{"as": "ana", "to": "bot", "says": "!help"}\n'


def alongside(*arguments: str, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the real program in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        check=False,
    )


def refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    """One sentence on standard error, status 2, and no traceback."""
    assert result.returncode == 2, result
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    for word in words:
        assert word in result.stderr


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ('[databse]\nurl = "x"\n', ["databse", "Did you mean database"]),
        ('[log]\nlevl = "info"\n', ["log.levl", "Did you mean log.level"]),
        ("[log]\nlevel = 3\n", ["log.level", "3"]),
        ('[log]\nlevel = "loud"\n', ["log.level", "loud"]),
        ("[log\n", ["not valid TOML"]),
        ('[database]\nurl = "nonsense"\n', ["nonsense", "sqlite+aiosqlite"]),
        ('[database]\nurl = "mysql://x/y"\n', ["mysql", "sqlite+aiosqlite"]),
        ('[database]\nurl = "sqlite+aiosqlite://"\n', ["file"]),
    ],
)
def test_a_config_that_is_wrong(tmp_path: Path, config: str, words: list[str]) -> None:
    (tmp_path / "config.toml").write_text(config)
    refused(alongside("doctor", cwd=tmp_path), *words)
    refused(alongside("try", "--config", "config.toml", cwd=tmp_path), *words)


def test_a_port_for_the_calendar_feed_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        (tmp_path / "config.toml").write_text(
            f'[feed]\naddress = "https://calendar.example.org"\nlisten = "{listen}"\n'
            '[matrix]\nhomeserver = "http://127.0.0.1:1"\nuser = "@a:example.org"\npassword = "p"\n'
        )
        refused(alongside("run", cwd=tmp_path), "feed.listen", listen, "in use")


def test_a_config_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    refused(alongside("run", cwd=tmp_path), "config.toml", "config.example.toml")
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
    refused(alongside("run", cwd=tmp_path), "cannot be read")


def test_a_config_without_a_platform(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("")
    refused(alongside("run", cwd=tmp_path), "[matrix]", "[discord]")


@pytest.mark.parametrize(
    ("environment", "words"),
    [({}, ["discord.token", "ALONGSIDE_DISCORD_TOKEN"]), ({"ALONGSIDE_DISCORD_TOKEN": "Bot hush"}, ["Bot"])],
)
def test_discord_without_a_token_that_can_be_one(
    tmp_path: Path, environment: dict[str, str], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text("[discord]\n[console]\n")
    monkeypatch.delenv("ALONGSIDE_DISCORD_TOKEN", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for command in ("run", "doctor"):
        result = alongside(command, cwd=tmp_path)
        refused(result, *words)
        assert "hush" not in result.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["config.toml"], "nothing is made before"
    tried = alongside("try", "--config", "config.toml", cwd=tmp_path, given="!help\n")
    assert (tried.returncode, tried.stderr) == (0, ""), "a terminal needs none"


def database(path: Path) -> list[str]:
    return ["--database", f"sqlite+aiosqlite:///{path}"]


@pytest.fixture
def rehearsal(tmp_path: Path) -> Path:
    path = tmp_path / "hello.jsonl"
    path.write_text(HELLO)
    return path


def test_a_damaged_database(tmp_path: Path, rehearsal: Path) -> None:
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"not a database at all, but words " * 100)
    before = damaged.read_bytes()
    refused(alongside("rehearse", str(rehearsal), *database(damaged), cwd=tmp_path), "damaged", "backup")
    assert damaged.read_bytes() == before


def test_a_database_of_another_program_and_of_a_newer_version(tmp_path: Path, rehearsal: Path) -> None:
    other = tmp_path / "other.sqlite3"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    refused(alongside("rehearse", str(rehearsal), *database(other), cwd=tmp_path), "another program")
    newer = tmp_path / "newer.sqlite3"
    assert alongside("rehearse", str(rehearsal), *database(newer), cwd=tmp_path).returncode == 0
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = newer.read_bytes()
    refused(alongside("rehearse", str(rehearsal), *database(newer), cwd=tmp_path), "newer", "9999")
    assert newer.read_bytes() == before


def test_a_folder_that_cannot_be(tmp_path: Path, rehearsal: Path) -> None:
    (tmp_path / "file").write_text("")
    refused(alongside("rehearse", str(rehearsal), *database(tmp_path / "file" / "x.sqlite3"), cwd=tmp_path), "file")


def test_a_folder_where_nothing_may_be_written(tmp_path: Path, rehearsal: Path) -> None:
    closed = Path("/sys") if os.geteuid() == 0 else tmp_path / "closed"  # root may write everywhere but there
    closed.mkdir(mode=0o500, exist_ok=True)
    refused(alongside("rehearse", str(rehearsal), *database(closed / "x.sqlite3"), cwd=tmp_path), "cannot be written")


def test_a_full_disk(tmp_path: Path, rehearsal: Path) -> None:
    """A limit on the size of files stands in for a disk that has no room for a database."""
    limit = ["bash", "-c", f'ulimit -f 8; exec "{sys.executable}" -m bot rehearse "$0" --database "$1"']
    result = subprocess.run(
        [*limit, str(rehearsal), f"sqlite+aiosqlite:///{tmp_path / 'full.sqlite3'}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        check=False,
    )
    refused(result, "full.sqlite3")


def lived_in(folder: Path, rehearsal: Path) -> Path:
    """A config, a database that a rehearsal left, and its keys where the config says; gives the keys' folder."""
    path, keys = folder / "data" / "well.sqlite3", folder / "keys"
    path.parent.mkdir()
    keys.mkdir()
    (folder / "config.toml").write_text(f'[database]\nurl = "sqlite+aiosqlite:///{path}"\n[console]\n')
    assert "made at the first start" in alongside("doctor", cwd=folder).stdout
    assert alongside("rehearse", str(rehearsal), *database(path), cwd=folder).returncode == 0
    for ending in ("key", "keys"):
        Path(f"{path}.{ending}").rename(keys / f"alongside.{ending}")
    return keys


def test_the_doctor(tmp_path: Path, rehearsal: Path) -> None:
    keys = lived_in(tmp_path, rehearsal)
    well = alongside("doctor", cwd=tmp_path)
    assert (well.returncode, "whole" in well.stdout, "private" in well.stdout) == (0, True, True)
    (keys / "alongside.key").chmod(0o644)
    refused(alongside("doctor", cwd=tmp_path), "0644", "chmod 600")
    (keys / "alongside.key").unlink()
    refused(alongside("doctor", cwd=tmp_path), "alongside.key", "copy", "alongside keys new")


def test_keys_are_changed_and_begun_anew(tmp_path: Path, rehearsal: Path) -> None:
    keys = lived_in(tmp_path, rehearsal)
    before = (keys / "alongside.key").read_bytes()
    assert alongside("keys", "rotate", cwd=tmp_path).returncode == 0
    assert (keys / "alongside.key").read_bytes() != before
    assert alongside("run", cwd=tmp_path, given="!help\n").returncode == 0
    (keys / "alongside.keys").unlink()
    refused(alongside("run", cwd=tmp_path, given="!help\n"), "alongside.keys", "alongside keys new")
    refused(alongside("keys", "rotate", cwd=tmp_path), "alongside.keys")
    anew = alongside("keys", "new", cwd=tmp_path)
    assert (anew.returncode, "alongside.key.old-1" in anew.stdout) == (0, True)
    assert alongside("run", cwd=tmp_path, given="!help\n").returncode == 0


@pytest.mark.parametrize("setting", ['file = "data/a.key"', 'store = "data/deeper/a.keys"'])
def test_keys_in_the_folder_of_the_database_are_refused(tmp_path: Path, rehearsal: Path, setting: str) -> None:
    lived_in(tmp_path, rehearsal)
    config = tmp_path / "config.toml"
    config.write_text(f"{config.read_text()}[keys]\n{setting}\n")
    refused(alongside("run", cwd=tmp_path, given="!help\n"), "data/", "[keys]")


def test_a_bad_line_ends_the_rehearsal(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(HELLO + '{"as": "ben", "to": "bot", "says": "hello"}\n')
    result = alongside("rehearse", str(path), cwd=tmp_path)
    assert result.returncode == 2
    assert "line 3" in result.stderr
    assert [json.loads(line)["to"] for line in result.stdout.splitlines()] == ["@ana"]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["bad.jsonl"]


def test_a_rehearsal_goes_on_with_its_database(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(
        '{"person": "ana", "zone": "Europe/Berlin"}\n{"at": "2026-03-02T08:00:00+01:00"}\n'
        '{"as": "ana", "to": "bot", "says": "!checkin join 9:00"}\n{"at": "2026-03-02T09:00:00+01:00"}\n'
    )
    (tmp_path / "two.jsonl").write_text(
        '{"person": "ana"}\n{"at": "2026-03-02T10:00:00+01:00"}\n{"as": "ana", "presses": "4 all right"}\n'
        '{"at": "2026-03-03T09:00:00+01:00"}\n'
    )
    path = tmp_path / "kept.sqlite3"
    first = alongside("rehearse", "one.jsonl", *database(path), cwd=tmp_path)
    second = alongside("rehearse", "two.jsonl", *database(path), cwd=tmp_path)
    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    shown = [json.loads(line) for line in second.stdout.splitlines()]
    assert [message.get("edits", False) for message in shown] == [False, True, False]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        *("kept.sqlite3", "kept.sqlite3.key", "kept.sqlite3.keys", "one.jsonl", "two.jsonl"),
    ]


def test_pictures_and_files_lie_in_a_folder_of_the_trial(tmp_path: Path) -> None:
    said = ("!checkin keep yes", "yes", "!checkin now 4", "!checkin history", "!checkin history", "!you export")
    tried = alongside("try", cwd=tmp_path, given="\n".join(said))
    assert tried.returncode == 0, tried.stderr
    saved = {path.name: path for path in (tmp_path / "shown").iterdir()}
    assert sorted(name for name in saved if name.startswith("history")) == ["history-2.png", "history.png"]
    (copy,) = (path for name, path in saved.items() if name.endswith(".json"))
    assert json.loads(copy.read_text("utf-8"))["check-in history"][0]["feeling"] == 4
    assert {path.stat().st_mode & 0o777 for path in saved.values()} == {0o600}
    assert all(f"shown/{name}" in tried.stdout for name in saved)


def test_trying_it_through_a_pipe(tmp_path: Path) -> None:
    first = alongside("try", cwd=tmp_path, given="!checkin join 9am Berlin\n/as ben\n!you show\n/in #lounge\nhello\n")
    assert (first.returncode, first.stderr) == (0, "")
    assert "9:00, Berlin time" in first.stdout
    assert "\x1b" not in first.stdout
    second = alongside("try", cwd=tmp_path, given="!checkin resume\n")
    assert "It is going on" in second.stdout
    assert (tmp_path / "data" / "try.sqlite3").stat().st_mode & 0o777 == 0o600


def test_trying_it_with_nothing_to_read(tmp_path: Path) -> None:
    assert alongside("try", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("point", ["before commit", "after commit", "after send"])
def test_a_crash_that_never_comes(tmp_path: Path, point: str) -> None:
    (tmp_path / "armed.jsonl").write_text(HELLO + json.dumps({"crash": point}) + "\n")
    result = alongside("rehearse", "armed.jsonl", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")


def test_blocks_and_departures_outlast_a_rehearsal(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite3"
    join = "".join(
        f'{{"person": "{name}", "zone": "UTC"}}\n{{"as": "{name}", "to": "bot", "says": "!checkin join 9:00"}}\n'
        for name in ("ana", "ben")
    )
    (tmp_path / "one.jsonl").write_text(f'{join}{{"as": "ana", "blocks": true}}\n{{"as": "ben", "leaves": true}}\n')
    (tmp_path / "two.jsonl").write_text(
        '{"person": "ana"}\n{"person": "ben"}\n{"at": "2026-01-01T10:00:00Z"}\n'
        '{"as": "ben", "to": "bot", "says": "!checkin resume"}\n'
    )
    assert alongside("rehearse", "one.jsonl", *database(path), cwd=tmp_path).returncode == 0
    shown = alongside("rehearse", "two.jsonl", *database(path), cwd=tmp_path).stdout.splitlines()
    assert [json.loads(line)["to"] for line in shown] == ["@ben"]
    assert "no community" in shown[0]


def test_lines_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "bytes.jsonl").write_bytes(HELLO.encode() + b'{"as": "ana", "to": "bot", "says": "\xff"}\n')
    result = alongside("rehearse", "bytes.jsonl", cwd=tmp_path)
    assert (result.returncode, "line 3" in result.stderr, "UTF-8" in result.stderr) == (2, True, True)
    (tmp_path / "marked.jsonl").write_bytes(b"\xef\xbb\xbf" + HELLO.encode())
    assert alongside("rehearse", "marked.jsonl", cwd=tmp_path).returncode == 0
