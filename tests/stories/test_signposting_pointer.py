"""Somebody whose direct messages are closed, where the platform has a way to show them something unseen by others."""

from __future__ import annotations

import pytest

from tests.conftest import Variant
from tests.stories.test_signposting_note import URGENT, announced, says_all_of
from tests.support.person import World
from tests.support.words import label


@pytest.mark.parametrize("world", [Variant(platform="discord")], indirect=True, ids=str)
async def test_the_note_is_opened_unseen_and_sent_to_them_when_they_want_to_keep_it(world: World) -> None:
    await announced(world)
    ana, ben = await world.person("ana"), await world.person("ben")
    await ana.says("hello", room="#lounge")
    await ana.blocks()
    await ana.says(URGENT, room="#lounge")
    ana.sees_nothing()
    pointer = world.in_room("#lounge")[-1]
    assert label("private-waiting") in pointer.text
    assert "999" not in pointer.text
    await ana.presses("private-open", room="#lounge")
    note = ana.sees("note-private", "note-urgent", seen="only_you")
    assert note.choices[0] == ana.label("note-send-me")
    await ana.blocks(False)
    await ana.presses("note-send-me")
    ana.skips()
    sent = [seen for seen in world.shown_to("ana") if seen.seen == "direct"][-1]
    assert says_all_of(ana, "note-private", sent.text)
    assert "999" in sent.text
    assert ana.label("note-send-me") not in sent.choices
    assert label("note-hide") in sent.choices
    ben.sees_nothing()
