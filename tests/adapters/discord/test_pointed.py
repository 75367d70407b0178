"""Whoever takes no direct messages: what they asked for in a channel waits for them, and nobody else sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.discord_world import DiscordWorld


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[DiscordWorld]:
    world = DiscordWorld(tmp_path, story="all is typed")
    yield world
    await world.end()


async def test_they_open_what_waits_and_nobody_else_can(world: DiscordWorld) -> None:
    ana, ben = await world.person("ana"), await world.person("ben")
    await world.at("2026-03-02T08:00:00+01:00")
    await ana.blocks()
    await ana.says("!you country", room="#lounge")
    ana.sees_nothing()
    (pointer,) = world.in_room("#lounge")
    assert pointer.choices == (ana.label("private-open"),)
    assert "country" not in pointer.text
    await ben.presses("private-open", room="#lounge")
    ben.sees("choice-of-another", seen="only_you")
    await ana.presses("private-open", room="#lounge")
    ana.sees("you-country-which", seen="only_you")
    await ana.says("!you country portugal", room="#lounge")
    assert len(world.in_room("#lounge")) == 2, "what they opened is gone, and something else waits"
    await world.at("2026-03-02T08:11:00+01:00")
    assert all(card.is_gone for card in world._shown.cards.values() if card.to == "#lounge")
    ben.sees_nothing()


async def test_several_things_wait_behind_one_line(world: DiscordWorld) -> None:
    ana = await world.person("ana")
    await ana.blocks()
    for country in ("portugal", "ireland", "chile"):
        await ana.says(f"!you country {country}", room="#lounge")
    ana.sees_nothing()
    assert len(world.in_room("#lounge")) == 1
    await ana.presses("private-open", room="#lounge")
    for country in ("Portugal", "Ireland", "Chile"):
        assert country in ana.sees("you-country-set", seen="only_you").text
