"""What there is to know of the console's rooms: everybody reads all of them, but the helpers' room."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from bot.core.people import Account, Community, Place, PlaceKind, Role

HELPERS_ROOM = "#helpers"
_HELPING = frozenset([Role.MODERATOR, Role.HELPER])
_BETWEEN = re.compile(r"[\s,;]+")


class Overview:
    """`rooms`: those that there are. `roles_of`: what somebody is, by their name; None for one who has left, or whom
    nobody knows."""

    def __init__(self, rooms: Collection[str], roles_of: Callable[[str], Collection[Role] | None]) -> None:
        self._rooms = rooms
        self._roles_of = roles_of

    def named(self, community: Community, words: str) -> Place | None:
        name = f"#{words.strip().removeprefix('#')}"
        return Place(PlaceKind.ROOM, name) if name == HELPERS_ROOM or name in self._rooms else None

    def is_open(self, place: Place, community: Community) -> bool:
        return is_read_by(place.ref, ())

    def reads(self, place: Place, account: Account) -> bool:
        roles = self._roles_of(account.ref)
        return roles is not None and is_read_by(place.ref, roles)

    def takes(self, place: Place) -> bool:
        return place.kind is PlaceKind.ROOM and (place.ref == HELPERS_ROOM or place.ref in self._rooms)

    def holders(self, community: Community, words: str) -> Mapping[str, str] | None:
        names = [name.removeprefix("@") for name in _BETWEEN.split(words.strip(" ,;")) if name]
        known = all(self._roles_of(name) is not None for name in names)
        return {name: name for name in names} if names and known else None


def is_read_by(room: str, roles: Iterable[Role]) -> bool:
    """A thread is read by whoever reads its room."""
    return room.partition("/")[0] != HELPERS_ROOM or not _HELPING.isdisjoint(roles)
