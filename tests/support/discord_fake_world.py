"""What a Discord is made of: people, servers, roles, channels, messages and scheduled events, and the time there."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Any

from tests.support.discord_fake_permissions import Permission

Json = dict[str, Any]
EPOCH_MS = 1_420_070_400_000
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SILENT = 1 << 12
COMPONENTS_V2 = 1 << 15


class Kind(IntEnum):
    """What kind of channel."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13
    FORUM = 15


THREADS = frozenset({Kind.ANNOUNCEMENT_THREAD, Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD})


class Time:
    """The real clock, moved forward by as much as a test says."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._numbers = itertools.count(1)

    def now(self) -> float:
        return time.time() + self._ahead

    def passes(self, much: timedelta | float) -> None:
        self._ahead += much.total_seconds() if isinstance(much, timedelta) else much

    def iso(self, at: float | None = None) -> str:
        return datetime.fromtimestamp(self.now() if at is None else at, UTC).isoformat()

    def new_id(self) -> int:
        """A snowflake: the instant in its high bits, a number of its own in the low ones."""
        return ((int(self.now() * 1000) - EPOCH_MS) << 22) | (next(self._numbers) & 0x3FFFFF)


@dataclass(eq=False, slots=True)
class User:
    """`has_closed_messages`: nobody writes to them in private; `blocks`: whom they have blocked, by id."""

    id: int
    name: str
    is_bot: bool = False
    locale: str = "en-US"
    has_closed_messages: bool = False
    blocks: set[int] = field(default_factory=set)


@dataclass(eq=False, slots=True)
class Role:
    id: int
    name: str
    permissions: Permission
    position: int = 0
    of_bot: int | None = None


@dataclass(eq=False, slots=True)
class Member:
    user: User
    joined: float
    roles: set[int] = field(default_factory=set)
    nick: str | None = None


@dataclass(eq=False, slots=True)
class ScheduledEvent:
    """`said` is what its maker gave: name, description, times, where; status 1 scheduled, 2 on, 3 over, 4 cancelled."""

    id: int
    guild: Guild = field(repr=False)
    creator: User
    said: Json
    status: int = 1


@dataclass(eq=False, slots=True)
class Stage:
    """That a stage channel is live. `privacy`: 2, those of the server; `is_called`: everyone there was notified."""

    id: int
    channel: Channel = field(repr=False)
    topic: str
    privacy: int = 2
    is_called: bool = False


@dataclass(eq=False, slots=True)
class Guild:
    id: int
    name: str
    owner: User
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict, repr=False)
    members: dict[int, Member] = field(default_factory=dict, repr=False)
    channels: dict[int, Channel] = field(default_factory=dict, repr=False)
    events: dict[int, ScheduledEvent] = field(default_factory=dict, repr=False)
    stages: dict[int, Stage] = field(default_factory=dict, repr=False)
    is_available: bool = True

    @property
    def everyone(self) -> Role:
        return self.roles[self.id]


@dataclass(eq=False, slots=True)
class Overwrite:
    """What a role or a member is allowed and denied in one channel."""

    is_role: bool
    allow: Permission
    deny: Permission


@dataclass(eq=False, slots=True)
class Channel:
    """A room of a server, a thread (with `parent` and `owner`), or the direct messages of `recipient` and the bot.

    `is_invitable`: of a private thread, whether everybody who is in it may bring others.
    """

    id: int
    kind: Kind
    name: str = ""
    guild: Guild | None = field(default=None, repr=False)
    parent: Channel | None = field(default=None, repr=False)
    recipient: User | None = None
    owner: User | None = None
    topic: str | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict, repr=False)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    joined: set[int] = field(default_factory=set, repr=False)
    is_archived: bool = False
    is_locked: bool = False
    is_invitable: bool = True
    archive_after: int = 1440
    archived_at: float = 0.0
    rate_limit: int = 0
    tags: list[Json] = field(default_factory=list, repr=False)
    applied_tags: list[str] = field(default_factory=list, repr=False)
    extra: Json = field(default_factory=dict, repr=False)
    is_deleted: bool = False

    @property
    def is_thread(self) -> bool:
        return self.kind in THREADS

    @property
    def is_dm(self) -> bool:
        return self.kind is Kind.DM

    @property
    def place(self) -> Channel:
        """The channel whose overwrites count: a thread has those of its parent."""
        return self.parent if self.is_thread and self.parent is not None else self

    def __str__(self) -> str:
        if self.recipient is not None:
            return f"@{self.recipient.name}"
        return f"{self.parent}/{self.name}" if self.is_thread else f"#{self.name}"


@dataclass(eq=False, slots=True)
class Attachment:
    id: int
    filename: str
    content: bytes = field(repr=False)
    media_type: str = "application/octet-stream"
    description: str | None = None
    is_ephemeral: bool = False


@dataclass(eq=False, slots=True)
class Message:
    """`only_for`: who alone sees it, until they reload. `pings`: ids of users whom it notifies.

    `asked_by`: what Discord tells of the interaction that it answers.
    """

    id: int
    channel: Channel = field(repr=False)
    author: User
    created: float
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    kind: int = 0
    nonce: str | None = None
    replies_to: int | None = None
    mentions: list[User] = field(default_factory=list)
    pings: frozenset[int] = frozenset()
    mentions_everyone: bool = False
    reactions: dict[str, list[int]] = field(default_factory=dict)
    only_for: User | None = None
    asked_by: Json | None = None
    edited: float | None = None
    is_pinned: bool = False
    is_deleted: bool = False
    thread: Channel | None = field(default=None, repr=False)

    @property
    def is_ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def is_loading(self) -> bool:
        """ "The bot is thinking"."""
        return bool(self.flags & LOADING)

    @property
    def is_silent(self) -> bool:
        return bool(self.flags & SILENT)


@dataclass(frozen=True, slots=True)
class Visible:
    """Something that somebody could see happen, as it was at that instant.

    `deed`: sent, edited, deleted, reacted, unreacted, pinned, unpinned, form, suggestions, has a thread; thread opened,
    thread changed, thread deleted, somebody let in, somebody sent out; channel changed, channel deleted; stage opened,
    stage ended; event created, event changed, event deleted.
    `to`: `#room`, `#room/thread`, or `@name` where one person alone sees it; of an event the server.
    """

    at: float
    deed: str
    to: str
    text: str = ""
    message: int = 0
    nonce: str | None = None
    author: str = ""
