"""Which room belongs to which community, and who may do what there, as the rooms' state has it at this moment.

A community is a space, or a room that stands alone. A space counts a room as its own only when both agree: the space
names the room as a child, and the room names the space as a parent, or whoever put it there moderates the room. So
nobody's own space takes a community's room, and nobody's own room takes a community's name. Direct rooms are no
communities, and no power in them counts. A private thread is a room that we made, and belongs where the room belongs in
which it is one; whoever is in such threads alone is not in the community.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from bot.adapters.matrix.direct import DirectRooms
from bot.adapters.matrix.rooms import Room, Rooms
from bot.adapters.matrix.settings import Settings
from bot.core.people import Account, Membership, Person, Place, PlaceKind, Role

NAME = "matrix"
_DEEPEST = 5
"""So many spaces within spaces; more is a mistake or a trick."""


class Places:
    def __init__(self, rooms: Rooms, direct: DirectRooms, settings: Settings) -> None:
        self._rooms = rooms
        self._direct = direct
        self._settings = settings
        self._roots: dict[str, Room | None] = {}
        self._claims: dict[str, list[Room]] = {}
        self._roots_of = (-1, -1)
        levels = (
            (Role.MODERATOR, settings.moderator_level),
            (Role.FACILITATOR, settings.facilitator_level),
            (Role.HELPER, settings.helper_level),
        )
        self._levels = [(role, level) for role, level in levels if level is not None]

    def root_of(self, room: Room) -> Room | None:
        """The community that a room belongs to, by the room that stands for it; None for a direct room."""
        state = (self._rooms.changes, self._direct.changes)
        if state != self._roots_of:
            self._roots.clear()
            self._claims.clear()
            self._roots_of = state
        if room.id not in self._roots:
            self._roots[room.id] = self._find_root(room)
        return self._roots[room.id]

    def _find_root(self, room: Room) -> Room | None:
        if self._direct.is_direct(room.id):
            return None
        if (host := self._rooms.host_of(room)) is not None:
            return self._root_by(room, host)
        way = [room.id]
        for _ in range(_DEEPEST):
            spaces = sorted(space.id for space in self._rooms if self._has_adopted(space, room))
            if not spaces:
                break
            room = self._rooms[spaces[0]]
            if room.id in way:  # spaces that hold each other: for all in the circle, the same one stands for it
                return self._rooms[min(way[way.index(room.id) :])]
            way.append(room.id)
        return room

    def _root_by(self, thread: Room, host: str) -> Room | None:
        """By the room in which it is one; if we are in that no more, by the space that it names: nobody but we can."""
        ids = (host, *sorted(thread.parents))
        return next((self.root_of(self._rooms[id_]) for id_ in ids if id_ in self._rooms and id_ != thread.id), None)

    def _has_adopted(self, space: Room, room: Room) -> bool:
        if room.id not in space.children or not space.is_space or space is room or self._direct.is_direct(space.id):
            return False
        return space.id in room.parents or room.level_of(space.children[room.id]) >= self._settings.moderator_level

    def membership(self, room: Room, user: str) -> Membership | None:
        """What somebody is in the community of a room, by the power levels of the room that stands for it."""
        root = self.root_of(room)
        if root is None or (self.is_thread(room) and not self.is_in_community(user, root.id)):
            return None
        claims = tuple(self._in(space, user, ()) for space in self._claims_on(root))
        return self._in(root, user, claims)

    def _in(self, root: Room, user: str, claims: tuple[Membership, ...]) -> Membership:
        level = root.level_of(user)
        roles = frozenset(role for role, needed in self._levels if level >= needed)
        return Membership(root.id, roles, root.name, claimed_by=claims)

    def _claims_on(self, root: Room) -> Sequence[Room]:
        """The communities of spaces that name a room as theirs, to which it has not agreed."""
        if root.id not in self._claims:
            spaces = [space for space in self._rooms if space.is_space and root.id in space.children]
            claiming = {found.id: found for space in spaces if (found := self.root_of(space)) not in (None, root)}
            self._claims[root.id] = [claiming[id_] for id_ in sorted(claiming)]
        return self._claims[root.id]

    def moderates(self, room: Room, user: str) -> bool:
        membership = self.membership(room, user)
        return membership is not None and Role.MODERATOR in membership.roles

    def person(self, user: str, room: Room | None = None) -> Person:
        """Somebody, heard in a room of a community; or in private, with all communities that we share."""
        if room is not None and (membership := self.membership(room, user)) is not None:
            return Person(Account(NAME, user), (membership,))
        if room is not None and self.is_thread(room):  # they have left the community, and not the thread
            return Person(Account(NAME, user), ())
        found = (self.membership(self._rooms[id_], user) for id_ in sorted(self._rooms.of_user(user)))
        shared = {membership.community: membership for membership in found if membership is not None}
        return Person(Account(NAME, user), tuple(shared.values()))

    def shares_community(self, user: str) -> bool:
        return any(self.root_of(room) is not None for room in self._shared_with(user))

    def is_in_community(self, user: str, community: str) -> bool:
        roots = map(self.root_of, self._shared_with(user))
        return any(root is not None and root.id == community for root in roots)

    def _shared_with(self, user: str) -> Iterator[Room]:
        rooms = (self._rooms[id_] for id_ in self._rooms.of_user(user))
        return (room for room in rooms if not self.is_thread(room))

    def is_thread(self, room: Room) -> bool:
        """Whether it is a private thread of ours."""
        return self._rooms.host_of(room) is not None

    def is_person(self, user: str) -> bool:
        """Not ourselves, no ghost of a bridge ("@_irc_ana:example.org"), and nobody whom the operator ruled out."""
        if user == self._rooms.me or user.startswith("@_"):
            return False
        return not any(fnmatchcase(user, pattern) for pattern in self._settings.ignore)


def place_of(room: Room, thread: str | None, *, is_private: bool) -> Place:
    """Where something was said: a room or a person's direct room, or a thread in it ("!room/$event")."""
    ref = room.id if thread is None else f"{room.id}/{thread}"
    return Place(PlaceKind.DIRECT if is_private else PlaceKind.ROOM, ref)


def room_in(place: Place) -> tuple[str, str | None]:
    """The room and the thread of a place."""
    room, slash, thread = place.ref.partition("/$")
    return room, f"${thread}" if slash else None
