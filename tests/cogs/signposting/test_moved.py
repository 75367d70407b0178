"""A room that goes on in another: alerts go there, and it is as quiet as it was."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import insert

from bot.core.heard import Moved
from bot.core.people import Place, PlaceKind
from cogs.signposting import store
from cogs.signposting.store import quiet, settings
from tests.privacy.trial import trial
from tests.support.databases import NewUrl


async def test_alerts_and_quiet_rooms_go_along(tmp_path: Path, new_url: NewUrl) -> None:
    async with trial(await new_url(), tmp_path) as bot:
        async with bot.app.database.transaction() as tx:
            here, there = [(await tx.people.community(platform, "here")).id for platform in ("fake", "other")]
            for community in (here, there):
                await tx.execute(insert(settings), {"community": community, "alerts": "#old"})
                await tx.execute(insert(quiet), {"community": community, "place": "#old"})
            await tx.execute(insert(quiet), {"community": here, "place": "#new"})
        place = Place(PlaceKind.ROOM, "#new")
        await bot.app.hear(Moved(id="moved", who=bot.person("mod"), place=place, was="#old"))
        async with bot.app.database.reading() as look:
            moved, other = await store.settings_of(look, here), await store.settings_of(look, there)
        assert (moved.alerts, moved.quiet) == ("#new", frozenset({"#new"}))
        assert (other.alerts, other.quiet) == ("#old", frozenset({"#old"})), (
            "another platform calls its rooms what it likes"
        )
