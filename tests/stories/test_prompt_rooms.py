"""A room that takes nothing any more: one moderator is told, once, and the prompts of other rooms go on."""

from __future__ import annotations

from tests.stories.test_prompts import ROOM, planned, prompts
from tests.support.person import World


async def test_a_lost_room_pauses_its_prompts_and_one_moderator_hears_of_it(world: World) -> None:
    mia = await planned(world)
    eve = await world.person("eve", moderator=True, language=world.language)
    await mia.says("!prompt plan 9:00 berlin", room="#porch")
    mia.sees("prompt-planned")
    await world.at("2026-03-02T09:30:00+01:00")
    assert len(prompts(world)) == 1
    await world.lose(ROOM)
    await world.at("2026-03-05T12:00:00+01:00")
    mia.sees("prompt-paused", seen="direct")
    mia.sees_nothing()
    eve.sees_nothing()
    assert len(prompts(world)) == 1
    assert len(world.in_room("#porch")) == 4
    await eve.says("!prompt list")
    eve.sees("prompt-plan-paused", "prompt-how-to-go-on", choices=["prompt-end-paused"])
    await eve.presses("prompt-end-paused")
    eve.sees("prompt-stopped")
    await eve.says("!prompt list")
    assert len(eve.sees("prompt-plan", choices=[]).text.splitlines()) == 3
    await eve.says("!prompt plan 10:00 berlin place:#porch")
    eve.sees("prompt-planned")
    await world.at("2026-03-06T12:00:00+01:00")
    assert len(world.in_room("#porch")) == 5
