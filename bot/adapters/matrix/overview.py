"""What the state of the rooms says at this moment, for whoever sets where alerts go and who helps.

A room that we are not in is open to everyone: nothing is sent there by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from bot.adapters.matrix.link import Link
from bot.adapters.matrix.places import NAME, room_in
from bot.adapters.matrix.rooms import Room
from bot.core.options import fold
from bot.core.people import Account, Community, Place, PlaceKind, Role

_LINK = re.compile(r"https://matrix\.to/#/(?P<id>[^\s?]+)(?:\?\S*)?")
_USER = re.compile(r"@[^\s:,;]+:[^\s,;]+")
_BETWEEN = re.compile(r"[\s,;]+")
_BY_A_ROOM = frozenset(["restricted", "knock_restricted"])
_BY_ASKING = frozenset(["public", "knock", "knock_restricted"])
_DEEPEST = 5
"""So many rooms of which each lets in whoever is in the next; more is a mistake or a trick."""


class Overview:
    """`link` gives what belongs to the present login, if there is one."""

    def __init__(self, link: Callable[[], Link | None]) -> None:
        self._link = link

    def named(self, community: Community, words: str) -> Place | None:
        link = self._link()
        if link is None or community.platform != NAME:
            return None
        found = _LINK.fullmatch(words.strip())
        wanted = unquote(found["id"]).partition("/")[0] if found is not None else words.strip()
        rooms = [room for room in _rooms_of(link, community) if not room.is_space]
        for means in (_has_id, _has_alias, _has_name):
            if meant := [room for room in rooms if means(room, wanted)]:
                return Place(PlaceKind.ROOM, meant[0].id) if len(meant) == 1 else None
        return None

    def is_open(self, place: Place, community: Community) -> bool:
        """Whether everyone may go in, or read without going in; or if everyone is in it who is nothing in the community
        but a member."""
        link = self._link()
        room = link.rooms.get(room_in(place)[0]) if link is not None else None
        if link is None or room is None or room.id == community.ref or not _belongs(link, room, community):
            return True
        if link.places.is_thread(room):
            return False
        return room.is_world_readable or _lets_in(link, room, community.ref) or _has_all(link, room, community)

    def reads(self, place: Place, account: Account) -> bool:
        link = self._link()
        room = link.rooms.get(room_in(place)[0]) if link is not None else None
        if link is None or room is None or account.platform != NAME:
            return True
        may_come = room.is_world_readable or room.join_rule in _BY_ASKING
        by_another = room.join_rule in _BY_A_ROOM and not room.joins_from.isdisjoint(link.rooms.of_user(account.ref))
        return account.ref in room.present or may_come or by_another

    def takes(self, place: Place) -> bool:
        link = self._link()
        room = link.rooms.get(room_in(place)[0]) if link is not None else None
        if link is None or room is None or room.replaced_by is not None or link.direct.is_direct(room.id):
            return False
        return room.may_send(link.rooms.me, "m.room.encrypted" if room.is_encrypted else "m.room.message")

    def moderates(self, community: Community, account: Account) -> bool | None:
        link = self._link()
        room = link.rooms.get(community.ref) if link is not None and account.platform == NAME else None
        return link.places.moderates(room, account.ref) if link is not None and room is not None else None

    def holders(self, community: Community, words: str) -> Mapping[str, str] | None:
        """People by their whole ids, or links to them: anybody can be called what somebody else is called."""
        link = self._link()
        if link is None or community.platform != NAME:
            return None
        ids = [name for name in _BETWEEN.split(_LINK.sub(lambda found: unquote(found["id"]), words).strip()) if name]
        if not ids or not all(_USER.fullmatch(id_) and _is_member(link, id_, community) for id_ in ids):
            return None
        return {id_: link.ways.name_of(id_) or id_ for id_ in ids}


def _belongs(link: Link, room: Room, community: Community) -> bool:
    root = link.places.root_of(room)
    return root is not None and root.id == community.ref


def _rooms_of(link: Link, community: Community) -> Iterator[Room]:
    """Without the private threads, which are there for a while, and for some."""
    return (room for room in link.rooms if _belongs(link, room, community) and not link.places.is_thread(room))


def _is_member(link: Link, user: str, community: Community) -> bool:
    return link.places.is_person(user) and link.places.is_in_community(user, community.ref)


def _has_id(room: Room, words: str) -> bool:
    return room.id == words


def _has_alias(room: Room, words: str) -> bool:
    return words in room.aliases


def _has_name(room: Room, words: str) -> bool:
    return room.name is not None and _plain(room.name) == _plain(words) != ""


def _plain(name: str) -> str:
    return fold(name).removeprefix("#")


def _lets_in(link: Link, room: Room, community: str, deep: int = 0) -> bool:
    """Whether whoever is in the community may join by themselves, or ask to. A room that we do not know lets in all."""
    if room.join_rule in _BY_ASKING:
        return True
    if room.join_rule not in _BY_A_ROOM:
        return False
    if community in room.joins_from or deep > _DEEPEST:
        return True
    others = [link.rooms.get(other) for other in room.joins_from]
    return any(other is None or _lets_in(link, other, community, deep + 1) for other in others)


def _has_all(link: Link, room: Room, community: Community) -> bool:
    """Everyone who has no role there, if there is anybody."""
    named = frozenset[str]().union(*community.named.values())
    members = {user for one in _rooms_of(link, community) for user in one.joined}
    plain = {user for user in members - named if link.places.is_person(user) and not _roles_of(link, room, user)}
    return bool(plain) and plain <= room.present


def _roles_of(link: Link, room: Room, user: str) -> frozenset[Role]:
    membership = link.places.membership(room, user)
    return membership.roles if membership is not None else frozenset()
