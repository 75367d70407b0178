"""What there is to know of the console's rooms: everybody reads all of them, but the helpers' room and threads into
which they were not let."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from bot.adapters.console.threads import Threads
from bot.core.people import Account, Community, Place, PlaceKind, Role

HELPERS_ROOM = "#helpers"
_HELPING = frozenset([Role.MODERATOR, Role.HELPER])
_BETWEEN = re.compile(r"[\s,;]+")


class Overview:
    """`rooms`: those that there are. `roles_of`: what somebody is, by their name; None for one who has left, or whom
    nobody knows."""

    def __init__(
        self, rooms: Collection[str], roles_of: Callable[[str], Collection[Role] | None], threads: Threads
    ) -> None:
        self._rooms = rooms
        self._roles_of = roles_of
        self._threads = threads

    def named(self, community: Community, words: str) -> Place | None:
        name = f"#{words.strip().removeprefix('#')}"
        return Place(PlaceKind.ROOM, name) if name == HELPERS_ROOM or name in self._rooms else None

    def is_open(self, place: Place, community: Community) -> bool:
        thread = self._threads.named(place.ref)
        return is_read_by(place.ref, ()) and (thread is None or thread.let_in is None)

    def reads(self, place: Place, account: Account) -> bool:
        roles = self._roles_of(account.ref)
        thread = self._threads.named(place.ref)
        sees = self._threads.are_seen(thread.on if thread is not None else None, account.ref, roles or ())
        return sees and roles is not None and is_read_by(place.ref, roles)

    def takes(self, place: Place) -> bool:
        return place.kind is PlaceKind.ROOM and (place.ref == HELPERS_ROOM or place.ref in self._rooms)

    def moderates(self, community: Community, account: Account) -> bool | None:
        return Role.MODERATOR in (self._roles_of(account.ref) or ())

    def holders(self, community: Community, words: str) -> Mapping[str, str] | None:
        names = [name.removeprefix("@") for name in _BETWEEN.split(words.strip(" ,;")) if name]
        known = all(self._roles_of(name) is not None for name in names)
        return {name: name for name in names} if names and known else None


def is_read_by(room: str, roles: Iterable[Role]) -> bool:
    """A thread is read by whoever reads its room."""
    return room.partition("/")[0] != HELPERS_ROOM or not _HELPING.isdisjoint(roles)
