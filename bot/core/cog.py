"""What a cog is: a collection of commands, listeners and work that falls due. Nothing here is of any one platform.

A cog that keeps anything about a member answers for it: `export`, `forget` and `merge` cover each of its tables that
has a member or an account in it, and a test looks for any that one of them misses.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple, TypeVar

from bot.core.commands import Command, declared_on
from bot.core.deeds import Deed, Send, key_of
from bot.core.errors import Reason
from bot.core.heard import Gone, Moved
from bot.core.people import Account, AccountId, Community, Member, Place, Role
from bot.core.ports import Message, Transaction
from bot.core.replies import Text

Listener = Callable[..., Awaitable[Any]]
Drawer = Callable[[Mapping[str, Any], Mapping[str, str], str], bytes]
"""From data, labels in the reader's language, and that language (a BCP 47 tag) to a PNG. Pure; run in a thread."""
F = TypeVar("F", bound=Callable[..., Any])


def _nobody() -> None:
    """Nobody keeps anything in memory."""


class News(StrEnum):
    """What a cog may listen for. Each listener runs in the transaction in which it happened."""

    LEFT = "left"
    """`(request)`: the person left the community; `request.community` is that one."""
    SETTINGS = "settings"
    """`(request)`: `request.member` has just changed their zone, language, country or day end."""
    COMMUNITY = "community"
    """`(request)`: moderators have just changed the language, zone, country or quiet of `request.community`."""
    BACK = "back"
    """`(request) -> Reply`: heard from again after direct messages to them had failed; the reply is theirs to read."""


@dataclass(slots=True)
class Request:
    """What a handler has to work with. It touches nothing but this, so it can be run again.

    `at` is the instant of this request; `cog` is whose handler or listener is at work. `given` holds the options as
    they were typed (`in_the_open`: where others read it), `pressed` the message whose choice was pressed, if it was
    one. `claimed_by`: communities (the platform's id and name) that say that this one is a part of them. What is shown
    to others, or later, is done by `do`; `announce` tells the other cogs something in this same transaction. `event`:
    what the keys of its deeds are made of. `read`: what the command's `reads` made of the file that came with it.
    """

    tx: Transaction
    at: datetime
    member: Member
    account: Account
    account_id: AccountId
    community: Community
    place: Place
    roles: frozenset[Role] = frozenset()
    in_the_open: bool = False
    claimed_by: tuple[tuple[str, str | None], ...] = ()
    given: dict[str, str] = field(default_factory=dict)
    pressed: Message | None = None
    read: Any = None
    cog: str = ""
    event: tuple[str, ...] = ()
    deeds: list[tuple[str, str, Deed]] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    erases: bool = False
    joins: bool = False
    teaches: bool = False

    def do(self, deed: Deed) -> str:
        """Gives the key of the deed, by which a later one names it: to edit it, to hang a thread on it."""
        key = key_of(*self.event, len(self.deeds))
        self.deeds.append((key, self.cog, deed))
        return key

    def announce(self, news: News) -> None:
        self.news.append(news)

    def erase(self) -> None:
        """All that is kept about this member goes, before the reply of this handler is shown."""
        self.erases = True

    def join(self) -> None:
        """Two members became one in this transaction: the key of the one who is gone is destroyed after it."""
        self.joins = True

    def teach(self) -> None:
        """Something was changed that the cogs keep in memory: after this transaction, each of them learns it anew."""
        self.teaches = True


class DueRow(NamedTuple):
    """A row of the agenda that has fallen due: the cog's own key for it, and when it should have been done."""

    key: str
    community: int
    due_at: datetime


@dataclass(slots=True)
class Batch:
    """Due rows of one kind, in order. The handler says of each what is done for it and when it is due again.

    `now` is the instant of this tick. Rows that are later than `stale_after` are given, too, so that they get their
    next instant; nothing should be sent for them. A row with no next instant is done with and leaves the agenda.
    `teach`: as of a `Request`.
    """

    tx: Transaction
    now: datetime
    rows: Sequence[DueRow]
    stale_after: timedelta
    deeds: list[tuple[DueRow, Send]] = field(default_factory=list)
    instants: dict[str, datetime] = field(default_factory=dict)
    teach: Callable[[], None] = _nobody

    def send(self, row: DueRow, deed: Send) -> None:
        """At most one for each row: its key is made of the row's kind, key and instant."""
        self.deeds.append((row, deed))

    def again(self, row: DueRow, at: datetime) -> None:
        self.instants[row.key] = at


@dataclass(frozen=True, slots=True)
class DueKind:
    name: str
    cog: str
    handler: Callable[[Batch], Awaitable[None]]
    stale_after: timedelta


@dataclass(frozen=True, slots=True)
class Delivered:
    """Something that a person, or a room (no account), has got: the deed's key, and the number of its community.

    `teach`: as of a `Request`.
    """

    tx: Transaction
    now: datetime
    key: str
    account_id: AccountId | None
    community: int
    teach: Callable[[], None] = _nobody


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Something that a person, or a room (no account), will not get, and why. `teach`: as of a `Request`; `after`: the
    key of the deed that it went on from, as that of a thread."""

    tx: Transaction
    now: datetime
    key: str
    account_id: AccountId | None
    community: int
    reason: Reason
    teach: Callable[[], None] = _nobody
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """A community that was set up long ago: `at` is as long ago as can be known, `alerts` the room for what its helpers
    must see, `helpers` who has said that they help there now."""

    at: datetime
    alerts: Place | None = None
    helpers: Sequence[AccountId] = ()


def due(name: str, *, stale_after: timedelta) -> Callable[[F], F]:
    """Declares what to do with rows of the agenda of this kind when they fall due."""
    return _mark("__due__", (name, stale_after))


def listens(news: News) -> Callable[[F], F]:
    return _mark("__listens__", news)


def undelivered(topic: str) -> Callable[[F], F]:
    """Declares what to do when a deed with this topic can not be delivered: `(undelivered)`."""
    return _mark("__undelivered__", topic)


def delivered(topic: str) -> Callable[[F], F]:
    """Declares what to do when a deed with this topic was delivered, in the transaction that notes its receipts:
    `(delivered)`."""
    return _mark("__delivered__", topic)


def draws(name: str) -> Callable[[F], F]:
    """Declares a `Drawer`, as a static method: what draws the pictures of that name."""
    return _mark("__draws__", name)


def _mark(name: str, value: object) -> Callable[[F], F]:
    def mark(method: F) -> F:
        setattr(method, name, value)
        return method

    return mark


class Cog:
    """The base of every cog. Its name is its folder's: the class `cogs.checkins.commands.CheckIns` is "checkins"."""

    name: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.name = cls.__module__.split(".")[1]

    @property
    def commands(self) -> tuple[Command, ...]:
        return declared_on(self, self.name)

    @property
    def due_kinds(self) -> tuple[DueKind, ...]:
        return tuple(
            DueKind(declared[0], self.name, method, declared[1]) for method, declared in self._marked("__due__")
        )

    @property
    def listeners(self) -> tuple[tuple[News, Listener], ...]:
        return tuple((declared, method) for method, declared in self._marked("__listens__"))

    @property
    def undelivered_handlers(self) -> tuple[tuple[str, Callable[[Undelivered], Awaitable[None]]], ...]:
        return tuple((declared, method) for method, declared in self._marked("__undelivered__"))

    @property
    def delivered_handlers(self) -> tuple[tuple[str, Callable[[Delivered], Awaitable[None]]], ...]:
        return tuple((declared, method) for method, declared in self._marked("__delivered__"))

    @property
    def drawers(self) -> tuple[tuple[str, Drawer], ...]:
        return tuple((declared, method) for method, declared in self._marked("__draws__"))

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        """All that this cog keeps about a member, opened, as JSON takes it: by what it is. Nothing where nothing is."""
        return {}

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        """What would be lost if all of it went, each thing in a few words that fit into a list."""
        return ()

    async def forget(self, tx: Transaction, member: Member) -> None:
        """All that this cog keeps about a member goes, and so does what is due for them."""

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        """Two members are one person: what was kept about the other is kept about `into`."""

    async def learn(self, tx: Transaction) -> None:
        """Reads what this cog must know before, or without, a database, and keeps it in memory: at the start, after a
        handler taught something new, and now and then, as other processes may have been taught."""

    def watches(self, gone: Gone) -> bool:
        """Whether it matters to this cog that this message was taken away. From memory: most of them matter to
        nobody."""
        return False

    async def gone(self, tx: Transaction, gone: Gone, now: datetime) -> None:
        """A message that it watches was taken away. What is to be shown for that goes by `tx.outbox.put`."""

    async def moved(self, tx: Transaction, moved: Moved) -> None:
        """A room goes on in another: what this cog keeps of it is kept of that one. Then each cog learns anew."""

    async def digest(self, tx: Transaction, community: Community, since: datetime, now: datetime) -> Sequence[Text]:
        """For moderators who asked for it: what this cog has to say of these days, a line each; nothing where nothing
        is. Never a name, and of people only counts, from five up."""
        return ()

    async def settle(self, tx: Transaction, community: Community, settled: Settled) -> None:
        """For rehearsals: as if the community had been set up long ago.

        Called at each start, and again when another helper is declared: what was set up already stays as it is.
        """

    async def expire(self, tx: Transaction, now: datetime) -> None:
        """Every night: what was kept as long as it may be, goes."""

    def _marked(self, mark: str) -> list[tuple[Any, Any]]:
        methods = (getattr(self, attribute) for attribute in vars(type(self)))
        return [(method, getattr(method, mark)) for method in methods if hasattr(method, mark)]
