"""Two helpers press at the same instant: one has it, and the other is told who."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.adapters.console.platform import direct
from bot.core.heard import Pressed
from tests.stories.test_alerts import URGENT, community
from tests.support.console import ConsoleWorld
from tests.support.databases import NewUrl
from tests.support.words import label, pattern_of

ROOM = "#helpers"


async def test_one_has_it_and_the_other_is_told_who(new_url: NewUrl, tmp_path: Path) -> None:
    world = ConsoleWorld(tmp_path, await new_url())
    _, ben, cem = await community(world, "ben", "cem")
    ana = await world.person("ana")
    await ana.says(URGENT, room="#lounge")
    assert world.app is not None
    pressed = []
    for helper in (ben, cem):
        someone = world._console.people[helper.name]
        post = world._console.newest_with_choices(someone, ROOM)
        assert post is not None
        choice = post.choices.index(label("alert-take"))
        who, place = someone.as_person(), direct(someone)
        pressed.append(Pressed(id=f"at-once-{helper.name}", who=who, place=place, key=post.key, choice=choice))
    await asyncio.gather(*map(world.app.hear, pressed))
    await world.app.tick()
    answers = {helper.name: helper.skips()[-1].text for helper in (ben, cem)}
    (has,) = [name for name, text in answers.items() if pattern_of("alert-yours").search(text)]
    (other,) = answers.keys() - {has}
    assert pattern_of("alert-has").search(answers[other])
    assert has in answers[other]
    assert has in world.in_room(ROOM)[-1].text
    told = [seen for seen in ana.skips() if pattern_of("alert-taken-told").search(seen.text)]
    assert len(told) == 1, "she hears of one helper"
    assert has in told[0].text
    await world.end()
