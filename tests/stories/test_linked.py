"""One person on two platforms: what is begun on one is gone on with on the other."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.test_linking import shown_a_code
from tests.support.linked_worlds import LinkedWorlds
from tests.support.person import Person
from tests.support.synapse import Synapse

FEELINGS = [f"feeling-{step}" for step in range(1, 6)]
NOTE = "the kingfisher came back to the bridge"


@pytest.fixture
async def both(request: pytest.FixtureRequest, tmp_path: Path, synapse: Synapse) -> AsyncIterator[LinkedWorlds]:
    worlds = LinkedWorlds(synapse, tmp_path, request.node.name)
    yield worlds
    await worlds.end()


async def linked(both: LinkedWorlds) -> tuple[Person, Person]:
    """Ana, who is asked at 9:00 on Discord and keeps a history, and has joined her account on Matrix to that."""
    here, there = await both.discord.person("ana", zone="Europe/Berlin"), await both.matrix.person("ana")
    await both.at("2026-03-02T08:00:00+01:00")
    await here.says("!checkin join 9:00")
    here.sees("checkin-joined")
    await here.says("!checkin keep yes")
    await here.presses("checkin-keep-agree")
    here.skips()
    await there.says(f"!you link {await shown_a_code(here)}")
    there.sees("you-link-question", "you-link-ask-for-it", seen="only_you")
    here.sees("you-link-question", seen="direct")
    await here.presses("you-link-agree")
    here.sees("you-link-waits", seen="only_you")
    await there.presses("you-link-agree")
    there.sees("you-link-joined", "you-link-agreements", seen="only_you")
    here.sees("you-link-joined", seen="direct")
    await there.says("!checkin keep yes")
    await there.presses("checkin-keep-agree")
    there.skips()
    return here, there


async def test_asked_on_one_and_answered_on_the_other(both: LinkedWorlds) -> None:
    here, there = await linked(both)
    await both.at("2026-03-02T09:00:00+01:00")
    here.sees("checkin-question", choices=[*FEELINGS, "checkin-not-today"], seen="direct")
    there.sees_nothing()
    await there.says(f"!checkin now 4 {NOTE}")
    there.sees("checkin-thanks", seen="only_you")
    here.sees_edit("checkin-answered")
    for person in (here, there):
        await person.says("!checkin history")
        assert NOTE in person.sees("checkin-history", seen="only_you").text
        person.sees_nothing()


async def test_erased_on_one_it_is_gone_from_both(both: LinkedWorlds) -> None:
    here, there = await linked(both)
    await both.at("2026-03-02T09:00:00+01:00")
    await here.presses("feeling-5")
    await there.says(f"!checkin now 2 {NOTE}")
    here.skips()
    there.skips()
    await there.says("!you erase")
    there.sees("you-erase", choices=["you-erase-now", "you-erase-copy", "you-erase-keep"], seen="only_you")
    await there.presses("you-erase-now")
    there.sees("you-erased", seen="only_you")
    assert both.discord.standing("ana") == 0
    assert both.matrix.standing("ana") == 1
    await both.at("2026-03-03T10:00:00+01:00")
    here.sees_nothing()
    there.sees_nothing()
    assert both.matrix.standing("ana") == 0
    for person in (here, there):
        await person.says("!you export")
        (file,) = person.sees("you-export", seen="only_you").files
        found = json.loads(file["text"])
        assert (found["check-ins"], found["check-in history"], found["agreed to"]) == ([], [], [])
        assert NOTE not in file["text"]
