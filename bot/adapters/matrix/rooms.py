"""What we know of the rooms that we are in, from their state events: who is there, who may do what, what belongs to
what. Kept by us and not taken from matrix-nio, which knows neither creators of room version 12 nor spaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Event = Mapping[str, Any]

STATE_TYPES = (
    "m.room.create",
    "m.room.encryption",
    "m.room.member",
    "m.room.name",
    "m.room.power_levels",
    "m.room.tombstone",
    "m.room.history_visibility",
    "m.room.join_rules",
    "m.room.canonical_alias",
    "m.space.child",
    "m.space.parent",
)
"""All state that we look at, or that matrix-nio needs to encrypt."""

_BELONGING = frozenset(("m.room.create", "m.room.power_levels", "m.space.child", "m.space.parent"))

MADE_FOR = "org.alongside.direct"
"""In the content of a direct room's first event: whose it is, besides ours."""

THREAD_OF = "org.alongside.thread"
"""In the content of a private thread's first event: the room in which it is one."""

CREATOR = 10**9
"""The power level of those who created a room of version 12: above every number that can be given."""

_MOST_GONE = 100
"""It matters in rooms for two only; through a large room, thousands come and go."""

_CREATORS_RULE = frozenset(("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"))
"""Room versions in which a creator has no power but what the power levels say."""


@dataclass(slots=True)
class Room:
    """One room as its state has it now. `joined`, `invited` and `gone` hold since when they are (milliseconds).

    `join_rule`: as the specification has it; `joins_from`: whoever is in one of these rooms may join, where it says so.
    """

    id: str
    create: Event = field(default_factory=dict)
    power: Event | None = None
    name: str | None = None
    is_encrypted: bool = False
    joined: dict[str, int] = field(default_factory=dict)
    invited: dict[str, int] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)
    replaced_by: str | None = None
    parents: set[str] = field(default_factory=set)
    children: dict[str, str] = field(default_factory=dict)
    aliases: frozenset[str] = frozenset()
    join_rule: str = "invite"
    joins_from: frozenset[str] = frozenset()
    is_world_readable: bool = False

    @property
    def is_space(self) -> bool:
        return _content(self.create).get("type") == "m.space"

    @property
    def version(self) -> str:
        return str(_content(self.create).get("room_version", "1"))

    @property
    def creators(self) -> frozenset[str]:
        """Those whose power nobody can take, in room versions that have it."""
        if not self.create or self.version in _CREATORS_RULE:
            return frozenset()
        more = _content(self.create).get("additional_creators")
        named = [user for user in more if isinstance(user, str)] if isinstance(more, list) else []
        return frozenset([str(self.create.get("sender")), *named])

    @property
    def made_for(self) -> str | None:
        """For whom it was made, as whoever made it says."""
        user = _content(self.create).get(MADE_FOR)
        return user if isinstance(user, str) else None

    @property
    def thread_of(self) -> str | None:
        """The room in which it is a thread, as whoever made it says."""
        room = _content(self.create).get(THREAD_OF)
        return room if isinstance(room, str) else None

    @property
    def predecessor(self) -> str | None:
        """The room that this one says it replaces."""
        before = _content(self.create).get("predecessor")
        room = before.get("room_id") if isinstance(before, dict) else None
        return room if isinstance(room, str) else None

    def level_of(self, user: str) -> int:
        """A user's power level, by the rules of the room's version. Whatever is no number counts as nothing."""
        if user in self.creators:
            return CREATOR
        if self.power is None:
            return 100 if self.create and self.create.get("sender") == user else 0
        content = _content(self.power)
        users = content.get("users")
        level = users.get(user) if isinstance(users, dict) else None
        if level is None:
            level = content.get("users_default", 0)
        return level if isinstance(level, int) and not isinstance(level, bool) else 0

    def may_send(self, user: str, kind: str = "m.room.message", *, is_state: bool = False) -> bool:
        content = _content(self.power) if self.power is not None else {}
        events = content.get("events")
        needed = events.get(kind) if isinstance(events, dict) else None
        if needed is None:
            needed = content.get("state_default", 50) if is_state else content.get("events_default", 0)
        return not isinstance(needed, int) or self.level_of(user) >= needed

    def may_invite(self, user: str) -> bool:
        needed = _content(self.power).get("invite", 0) if self.power is not None else 0
        return not isinstance(needed, int) or self.level_of(user) >= needed

    @property
    def present(self) -> frozenset[str]:
        """Who can read it, or could at any moment."""
        return frozenset(self.joined) | frozenset(self.invited)

    def take(self, event: Event) -> None:
        """What a state event says holds from now on. What has not the specification's form says nothing."""
        content, key = _content(event), str(event.get("state_key", ""))
        match event.get("type"):
            case "m.room.create":
                self.create = event
            case "m.room.power_levels":
                self.power = event
            case "m.room.name":
                name = content.get("name")
                self.name = name if isinstance(name, str) and name.strip() else None
            case "m.room.encryption":
                self.is_encrypted = True  # nothing can take it back
            case "m.room.tombstone":
                room = content.get("replacement_room")
                self.replaced_by = room if isinstance(room, str) and room else None
            case "m.space.parent":
                (self.parents.add if _has_via(content) else self.parents.discard)(key)
            case "m.space.child":
                self.children.pop(key, None)
                if _has_via(content):
                    self.children[key] = str(event.get("sender", ""))
            case "m.room.member":
                self._take_member(key, content, event)
            case kind:
                self._take_entrance(kind, content)

    def _take_entrance(self, kind: object, content: Event) -> None:
        """How it is found, and who comes in."""
        match kind:
            case "m.room.history_visibility":
                self.is_world_readable = content.get("history_visibility") == "world_readable"
            case "m.room.canonical_alias":
                more = content.get("alt_aliases")
                named = [content.get("alias"), *(more if isinstance(more, list) else ())]
                self.aliases = frozenset(alias for alias in named if isinstance(alias, str))
            case "m.room.join_rules":
                rule, allow = content.get("join_rule"), content.get("allow")
                self.join_rule = rule if isinstance(rule, str) else "invite"
                conditions = [one for one in allow if isinstance(one, dict)] if isinstance(allow, list) else []
                self.joins_from = frozenset(str(one.get("room_id")) for one in conditions)

    def _take_member(self, user: str, content: Event, event: Event) -> None:
        at = event.get("origin_server_ts")
        since = at if isinstance(at, int) else 0
        for where in (self.joined, self.invited, self.gone):
            where.pop(user, None)
        match content.get("membership"):
            case "join":
                self.joined[user] = since
            case "invite":
                self.invited[user] = since
            case _:
                self.gone[user] = since
                if len(self.gone) > _MOST_GONE:
                    del self.gone[next(iter(self.gone))]


def _content(event: Event | None) -> Event:
    content = event.get("content") if event is not None else None
    return content if isinstance(content, dict) else {}


def _has_via(content: Event) -> bool:
    """A child or parent without servers to reach it by is none: that is how it is taken away."""
    via = content.get("via")
    return isinstance(via, list) and bool(via)


class Rooms:
    """All rooms that we have joined."""

    def __init__(self, me: str) -> None:
        """`changes` counts what may change which room belongs to which community."""
        self.me = me
        self.changes = 0
        self._rooms: dict[str, Room] = {}
        self._of_user: dict[str, set[str]] = {}
        self._ever: set[str] = set()
        self._behind_us: set[str] = set()

    def __getitem__(self, room: str) -> Room:
        return self._rooms[room]

    def __contains__(self, room: object) -> bool:
        return room in self._rooms

    def __iter__(self) -> Iterator[Room]:
        return iter(self._rooms.values())

    def get(self, room: str) -> Room | None:
        return self._rooms.get(room)

    def enter(self, room: str) -> Room:
        self.changes += room not in self._rooms
        self._ever.add(room)
        return self._rooms.setdefault(room, Room(room))

    def is_behind_us(self, room: str) -> bool:
        return room in self._behind_us

    def host_of(self, room: Room) -> str | None:
        """The room in which this one is a private thread: one that we made, for nobody else's word counts."""
        return room.thread_of if room.create.get("sender") == self.me else None

    def knew(self, room: str) -> bool:
        """Whether we were ever in it, since we began to look."""
        return room in self._ever

    def leave(self, room: str, *, for_good: bool = False) -> Room | None:
        """`for_good`: a sync that was on its way brings it back no more."""
        self.changes += 1
        if for_good:
            self._behind_us.add(room)
        left = self._rooms.pop(room, None)
        for user in left.joined if left is not None else ():
            self._is_outside(user, room)
        return left

    def take(self, room: Room, events: Iterable[Event]) -> None:
        for event in events:
            room.take(event)
            if event.get("type") == "m.room.member":
                user = str(event.get("state_key", ""))
                if user in room.joined:
                    self._of_user.setdefault(user, set()).add(room.id)
                else:
                    self._is_outside(user, room.id)
            elif event.get("type") in _BELONGING:
                self.changes += 1

    def _is_outside(self, user: str, room: str) -> None:
        inside = self._of_user.get(user, set())
        inside.discard(room)
        if not inside:
            self._of_user.pop(user, None)

    def of_user(self, user: str) -> Iterable[str]:
        """The rooms in which somebody is with us."""
        return self._of_user.get(user, ())
