"""The rooms of all platforms: each is asked about its own."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.people import Account, Community, Place
from bot.core.ports import Platform, Rooms


class AllRooms:
    """Of a platform that is not there now, nothing is known."""

    def __init__(self, platforms: Mapping[str, Platform]) -> None:
        self._platforms = platforms

    def named(self, community: Community, words: str) -> Place | None:
        there = self._of(community.platform)
        return None if there is None else there.named(community, words)

    def is_open(self, place: Place, community: Community) -> bool:
        there = self._of(community.platform)
        return there is None or there.is_open(place, community)

    def reads(self, place: Place, account: Account) -> bool:
        there = self._of(account.platform)
        return there is None or there.reads(place, account)

    def takes(self, place: Place) -> bool:
        return any(platform.rooms.takes(place) for platform in self._platforms.values())

    def moderates(self, community: Community, account: Account) -> bool | None:
        there = self._of(community.platform) if account.platform == community.platform else None
        return None if there is None else there.moderates(community, account)

    def holders(self, community: Community, words: str) -> Mapping[str, str] | None:
        there = self._of(community.platform)
        return None if there is None else there.holders(community, words)

    def _of(self, platform: str) -> Rooms | None:
        found = self._platforms.get(platform)
        return None if found is None else found.rooms
