"""The names of people, and links to them, to rooms and to messages, which clients show in their own way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from nio import AsyncClient

from bot.adapters.gone import Gone
from bot.adapters.matrix.places import NAME, room_in
from bot.adapters.matrix.rooms import Room, Rooms
from bot.core.people import Account
from bot.core.replies import Where

_LINK = "https://matrix.to/#/"
_MOST_SERVERS = 3
"""Servers that are named in a link, as the specification has it: one of them will know the room."""


@dataclass(frozen=True, slots=True)
class Link:
    """`text`: what is read of it, as somebody else wrote it. `behind`: ours. `plain`: what takes its place where there
    are no links."""

    text: str
    address: str = ""
    plain: str | None = None
    behind: str = ""


def names_in(client: AsyncClient, rooms: Rooms) -> Callable[[str], str | None]:
    """What people are called where we share a room with them, with the id behind it if somebody else is called so."""

    def name_of(user: str) -> str | None:
        known = (client.rooms.get(room) for room in sorted(rooms.of_user(user)))
        names = (room.user_name(user) for room in known if room is not None)
        return next((str(name) for name in names if name and name != user), None)

    return name_of


class Ways:
    """`name_of(user)`: what somebody is called; None where nobody knows. `words`: texts of the catalogs. What is noted
    in `gone` is linked to no more."""

    def __init__(
        self, rooms: Rooms, name_of: Callable[[str], str | None], words: Callable[[str, str], str], gone: Gone
    ) -> None:
        self._rooms = rooms
        self.name_of = name_of
        self._words = words
        self._gone = gone

    def to_person(self, account: Account) -> Link:
        if account.platform != NAME:
            return Link(account.ref)
        return Link(self.name_of(account.ref) or account.ref, f"{_LINK}{_quoted(account.ref)}")

    def to_place(self, where: Where, language: str) -> Link:
        id_, thread = room_in(where.place)
        room = self._rooms.get(id_)
        name = (room.name if room is not None else None) or id_
        is_gone = where.message is not None and where.message in self._gone
        event = where.message or thread
        pieces = [id_] if event is None or is_gone else [id_, event]
        via = f"?{urlencode([('via', server) for server in _servers_of(room)])}" if room is not None else ""
        address = f"{_LINK}{'/'.join(map(_quoted, pieces))}{via}"
        behind = " " + self._words("where-gone", language) if is_gone else ""
        return Link(name, address, address, behind)


def _servers_of(room: Room) -> list[str]:
    """Those with the most people there, which know it longest."""
    counted = Counter(user.partition(":")[2] for user in sorted(room.joined))
    return [server for server, _ in counted.most_common(_MOST_SERVERS)]


def _quoted(id_: str) -> str:
    return quote(id_, safe="!@$:")


NO_WAYS = Ways(Rooms(""), lambda _: None, lambda key, _: key, Gone())
"""Where nobody is known: people are called by their ids."""
