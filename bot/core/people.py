"""Who there is and where: accounts, members, communities, places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from typing import NewType

DAY_END = time(4, 0)
"""When a member's day ends unless they chose another time: most people who are awake at 2 still call it today."""


AccountId = NewType("AccountId", int)
"""An account as our database numbers it."""


class Role(StrEnum):
    """What somebody may do in a community, as the platform says at that moment."""

    HELPER = "helper"
    FACILITATOR = "facilitator"
    MODERATOR = "moderator"


@dataclass(frozen=True, slots=True)
class Account:
    """One login on one platform. `ref` is the platform's own opaque id: compared, never parsed."""

    platform: str
    ref: str


@dataclass(frozen=True, slots=True)
class Membership:
    """That a person belongs to a community (the platform's id of it), and what they may do there.

    `name`: what the platform calls the community, as somebody there wrote it. `claimed_by`: what they are in those that
    say that this community is a part of them; it is, once one of its own moderators has agreed. `holds`: the platform's
    ids of the roles that they hold there, where it has such; the community may have said what some of them mean.
    """

    community: str
    roles: frozenset[Role] = frozenset()
    name: str | None = None
    holds: frozenset[str] = frozenset()
    claimed_by: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever did something, as the platform knows them now.

    `memberships` holds the communities that this person and the bot share: in a room exactly the room's. `language`
    (a BCP 47 tag) and `zone` (an IANA name) are what the platform knows; what the member chose goes before them.
    """

    account: Account
    memberships: tuple[Membership, ...]
    language: str | None = None
    zone: str | None = None


class PlaceKind(StrEnum):
    ROOM = "room"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was heard or is to be shown: a room, or the private view of one person."""

    kind: PlaceKind
    ref: str


@dataclass(frozen=True, slots=True)
class Member:
    """A person as we keep them: their id and what they chose. None: not chosen yet.

    `quiet`: nothing unasked is sent to them. `is_screened`: their words are compared with the lexicons. `handle`: the
    name of their key in the vault.
    """

    id: int
    zone: str | None = None
    language: str | None = None
    country: str | None = None
    day_end: time = DAY_END
    quiet: bool = False
    is_screened: bool = True
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Community:
    """A server, a space, or a room that stands alone.

    `handle`: the name of its key in the vault. `quiet_until`: nothing that falls due is sent here until then.
    `part_of`: the community that its moderators count it to, as long as that one does, too. `announced_at`: when its
    moderators posted what this bot is; `accepted_at`: when they accepted a safety text. `named`: for a role, the
    platform's ids of the roles and accounts that have it here because the moderators said so. `points`: where
    somebody's door is closed, a line without content may say that something private waits.
    """

    id: int
    platform: str
    ref: str
    language: str | None = None
    zone: str | None = None
    country: str | None = None
    handle: str = ""
    quiet_until: datetime | None = None
    part_of: str | None = None
    announced_at: datetime | None = None
    accepted_at: datetime | None = None
    named: Mapping[Role, frozenset[str]] = field(default_factory=dict, hash=False)
    points: bool = True
