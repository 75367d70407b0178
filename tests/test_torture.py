"""A crash changes nothing: the same conversation with and without the process dying shows everybody the same.

And on a real homeserver, and on the small Discord of the tests, nobody is asked or answered twice or never, however
often the bot is killed. `make test` plays a sample, `make torture` many more. Each is named by its seed, so that a
failure can be played again.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from tests.support.console import ConsoleWorld
from tests.support.databases import NewUrl
from tests.support.discord_torture import torture as torture_on_discord
from tests.support.matrix_torture import torture
from tests.support.synapse import Synapse

COUNT = 200 if os.environ.get("ALONGSIDE_TORTURE") == "long" else 10
PEOPLE = {"ana": "Europe/Berlin", "ben": "America/New_York", "cem": "Europe/Istanbul", "dua": None}
SAYINGS = (
    "!checkin join 9:00",
    "!checkin join 21:30 Lisbon weekdays",
    "!checkin join",
    "!checkin now 2",
    "!checkin now",
    "!checkin pause tomorrow",
    "!checkin resume",
    "!checkin leave",
    "!you zone",
    "!you show",
    "!urgent GB",
    "!urgent",
    "!help",
    "madrid",
    "19:00",
    "4",
    "1",
    "2",
    "hello",
)


def conversation(chance: random.Random) -> list[dict[str, Any]]:
    """Thirty things that happen, the clock moving on between them."""
    lines: list[dict[str, Any]] = [
        {"person": name} if zone is None else {"person": name, "zone": zone} for name, zone in PEOPLE.items()
    ]
    hour = 0
    lines.append({"at": "2026-03-27T06:00:00+00:00"})
    for _ in range(30):
        if chance.random() < 0.3:
            hour += chance.randint(1, 9)
            lines.append({"at": f"2026-03-{27 + hour // 24}T{hour % 24:02}:30:00+00:00"} if hour < 96 else {})
            continue
        name = chance.choice(sorted(PEOPLE))
        place = {"to": "bot"} if chance.random() < 0.8 else {"in": "#lounge"}
        lines.append({"as": name, "says": chance.choice(SAYINGS), **place})
        if chance.random() < 0.1:
            lines.append({"as": name, "blocks": chance.random() < 0.5})
    return [line for line in lines if line and line.get("at", "9") >= "2026-03-27T06"]


def with_crashes(lines: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    crashing: list[dict[str, Any]] = []
    for line in lines:
        if "person" not in line and chance.random() < 0.5:
            crashing.append({"crash": chance.choice([True, "before commit", "after commit", "after send"])})
        crashing.append(line)
    return crashing


async def played(lines: list[dict[str, Any]], folder: Path, url: str) -> dict[str, list[object]]:
    """What each person was shown, in order."""
    folder.mkdir()
    world = ConsoleWorld(folder, url)
    for line in lines:
        await world.line(json.dumps(line))
    await world.end()
    return {name: list(world.shown_to(name)) for name in PEOPLE}


@pytest.mark.parametrize("seed", range(COUNT))
async def test_a_crash_changes_nothing(seed: int, tmp_path: Path, new_url: NewUrl) -> None:
    chance = random.Random(seed)
    lines = conversation(chance)
    calm = await played(lines, tmp_path / "calm", await new_url())
    torn = await played(with_crashes(lines, chance), tmp_path / "torn", await new_url())
    assert sum(len(shown) for shown in calm.values()) > 5
    assert torn == calm


async def test_twenty_people_on_matrix_are_asked_and_answered_once(synapse: Synapse, tmp_path: Path) -> None:
    """Its seed is new each time; a failure names it, and ALONGSIDE_SEED plays it again."""
    seed = int(os.environ.get("ALONGSIDE_SEED") or random.randrange(10**6))
    print(await torture(synapse, tmp_path, seed, COUNT))


async def test_twenty_people_on_discord_are_asked_and_answered_once(tmp_path: Path) -> None:
    """The same; what Discord cannot make good, or cannot know again, is counted and printed."""
    seed = int(os.environ.get("ALONGSIDE_SEED") or random.randrange(10**6))
    print(await torture_on_discord(tmp_path, seed, COUNT))
