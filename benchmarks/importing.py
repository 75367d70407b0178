"""A large import: the bot's own against parsing and plain sqlite3 on the same rows; and whether its memory grows."""

from __future__ import annotations

import asyncio
import gc
import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.ground import Ground, url_of
from benchmarks.outcome import Outcome, interleaved, times_as_much
from benchmarks.population import NOW
from bot.storage.database import Database
from bot.storage.tables import communities
from cogs.resources.entries import Entries
from cogs.resources.exchange.limits import COMMAND_LINE
from cogs.resources.exchange.reading import read
from cogs.resources.exchange.staging import Staging

GOAL = 3.0
_GROWTH = 1.2
"""Memory for ten times as many entries, divided by that for one."""
_NO_OTHERS = Entries((), {}, {})
_OF = "import of {:,} entries (HSDS 3.0, JSON) divided by json.load and sqlite3 executemany with FTS5 of the same rows"
_OF_MEMORY = "peak memory of importing {:,} entries divided by that of {:,}"
_WORDS = (
    *(
        "talk",
        "line",
        "support",
        "night",
        "river",
        "harbour",
        "lantern",
        "meadow",
        "circle",
        "listen",
        "anxiety",
        "sleep",
    ),
    *("grief", "young", "people", "family", "carers", "housing", "benefits", "alcohol", "group", "peer", "chat"),
    *("evening", "weekday", "volunteers", "trained", "free", "calm", "open", "door", "bridge", "garden"),
)


def run(ground: Ground, entries: int) -> Outcome:
    """Seconds."""
    folder = ground.folder(f"import-{entries}")
    file = write_file(folder / "entries.json", entries)
    example = ground.copy(0, "import-example")
    assert imported(example, file) == entries
    rows = _rows_in(example)

    def ours() -> float:
        database = ground.copy(0, "import-ours")
        gc.collect()
        began = perf_counter()
        assert imported(database, file) == entries
        return perf_counter() - began

    def raw() -> float:
        gc.collect()
        return _raw(ground.copy(0, "import-raw"), file, rows)

    pairs = 1 if ground.quick else 5
    return times_as_much(interleaved(ours, raw, pairs), _OF.format(entries), GOAL, "s")


def memory(ground: Ground, entries: int) -> Outcome:
    """Megabytes, each in a process of its own."""
    folder = ground.folder(f"import-memory-{entries}")
    many = write_file(folder / "many.json", entries)
    few = write_file(folder / "few.json", entries // 10)

    def peak(file: Path) -> float:
        return _peak(ground.copy(0, "import-memory"), file)

    pairs = 1 if ground.quick else 3
    measured = interleaved(lambda: peak(many), lambda: peak(few), pairs)
    return times_as_much(measured, _OF_MEMORY.format(entries, entries // 10), _GROWTH, "MB")


def write_file(path: Path, entries: int) -> Path:
    """A file of fictional entries, the same for the same number."""
    chance = random.Random(entries)
    with path.open("w", encoding="utf-8") as out:
        out.write("[")
        for number in range(entries):
            out.write((",\n" if number else "\n") + json.dumps(_service(number, chance)))
        out.write("\n]\n")
    return path


def _service(number: int, chance: random.Random) -> dict[str, Any]:
    words = chance.choices(_WORDS, k=25)
    name = f"{' '.join(words[:3]).title()} {number}"
    id_ = f"{number:08x}-0000-4000-8000-000000000000"
    return {
        "id": id_,
        "name": name,
        "description": " ".join(words).capitalize() + ".",
        "url": f"https://example.org/{number}",
        "status": "active",
        "last_modified": "2026-03-15T10:30:45Z",
        "organization": {"id": id_, "name": name, "description": name, "website": "https://example.org"},
        "phones": [{"id": id_, "number": f"0800 {number:07}", "type": "voice"}],
        "schedules": [
            {"id": id_, "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}
        ],
        "service_areas": [{"id": id_, "name": chance.choice(("United Kingdom", "Ireland", "Germany")), "extent": ""}],
        "languages": [{"id": id_, "name": "English", "code": "en"}],
        "attributes": [
            {"id": id_, "link_entity": "service", "taxonomy_term": {"id": id_, "code": "1310", "name": "Peer Support"}}
        ],
    }


def imported(database: Path, file: Path) -> int:
    """How many are there then."""
    return asyncio.run(_import(database, file))


async def _import(path: Path, file: Path) -> int:
    database = Database(url_of(path))
    await database.open(with_vault=False)
    try:
        async with database.transaction() as tx:
            here = {"platform": "console", "ref": "home", "handle": "import"}
            await tx.execute(communities.insert(), {"id": 1, **here})
        staging = Staging(database.transaction, 1, "benchmark", {}, NOW)
        gc.freeze()  # as the command line does
        found = read(file, file.name, COMMAND_LINE, origin="benchmark", known=_NO_OTHERS, arriving=True)
        return (await staging.run(found)).new
    finally:
        gc.unfreeze()
        await database.close()


def _rows_in(database: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        columns = "community, id, status, kind, country, checked, origin, changed_at, body"
        return [(*row, _said(row[-1])) for row in connection.execute(f"SELECT {columns} FROM resource_entries")]


def _said(body: str) -> str:
    """What such an entry is found by."""
    entry = json.loads(body)
    return f"{entry['name']} {entry['about']['en']}"


def _raw(database: Path, file: Path, rows: list[tuple[Any, ...]]) -> float:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE VIRTUAL TABLE raw_index USING fts5(words)")
        began = perf_counter()
        json.loads(file.read_text("utf-8"))
        connection.execute("BEGIN IMMEDIATE")
        columns = "community, id, status, kind, country, checked, origin, changed_at, body, words"
        insert = f"INSERT INTO resource_entries ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')"
        connection.executemany(insert, (row[:-1] for row in rows))
        connection.executemany("INSERT INTO raw_index (rowid, words) VALUES (?, ?)", enumerate(row[-1] for row in rows))
        connection.execute("COMMIT")
        return perf_counter() - began


_CHILD = """
import re, sys
from pathlib import Path
from benchmarks.importing import imported
imported(Path(sys.argv[1]), Path(sys.argv[2]))
print(re.search("VmHWM:\\s+([0-9]+) kB", Path("/proc/self/status").read_text())[1])
"""
"""A child of a large process begins with the peak of that one, as `getrusage` has it; this begins anew."""


def _peak(database: Path, file: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(database), str(file)], check=True, capture_output=True, text=True
    )
    return int(done.stdout) / 1000
