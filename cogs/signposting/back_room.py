"""The room for alerts, as other cogs know it: where moderators read what concerns the community."""

from __future__ import annotations

from bot.core.people import Place, PlaceKind
from bot.core.ports import Rooms, Transaction
from cogs.signposting import alerts_store
from cogs.signposting.store import settings_of


class BackRoom:
    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def place(self, tx: Transaction, community: int) -> Place | None:
        """It is looked at again each time: a room that everyone reads by now is none for this."""
        settings = await settings_of(tx, community)
        if settings.alerts is None:
            return None
        place = Place(PlaceKind.ROOM, settings.alerts)
        there = await alerts_store.community(tx, community)
        return place if self._rooms.takes(place) and not self._rooms.is_open(place, there) else None
