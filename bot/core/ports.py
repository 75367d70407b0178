"""The seams: what the engine and the cogs need of the outside, and what an adapter must be able to do.

Rules for changing it: a Protocol here has the methods that are called, and no more; a new argument is a change to every
implementation and every fake, so prefer a field in the dataclass that crosses.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol, TypeVar

from bot.core.consents import Consents
from bot.core.deeds import Deed, Delivery, Receipt
from bot.core.directory import Nearest, Topic
from bot.core.people import Account, Community, Member, Person, Place
from bot.core.replies import Card, Choice, Shown, Text

T = TypeVar("T")
Point = Literal["before commit", "after commit", "after send"]
AtPoint = Callable[[Point], None]
"""Called at each instant at which a crash would leave work half done; a rehearsal raises there."""


def no_fault(point: Point) -> None:
    """Nothing happens: the usual."""


class Platform(Protocol):
    """An adapter, as the postman knows it."""

    @property
    def name(self) -> str: ...

    @property
    def at_once(self) -> int:
        """How many people and rooms it may be talking to at the same time."""
        ...

    @property
    def rooms(self) -> Rooms: ...

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        """Shows it and gives a receipt for each part; the same key again shows nothing new and gives the same.

        Raises TryLater or Undeliverable. Never shows in public what was meant for one person.
        """
        ...

    async def remove(self, receipt: Receipt) -> None:
        """Takes a message of ours away. One that is gone already is no fault. Raises TryLater or Undeliverable."""
        ...


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was shown, and what its choices need. `seq`: the later shown, the greater. `at`: when.

    `place`: where it was asked for, which may be a room although the answer was shown in private; of what stands in a
    room, that one; None for something unasked in private.
    """

    key: str
    seq: int
    at: datetime
    cog: str
    topic: str | None
    community: int
    account: int | None
    place: Place | None
    choices: tuple[Choice, ...]
    until: datetime | None


class Agenda(Protocol):
    """What is to be done when: one row per kind and key."""

    async def plan(self, kind: str, key: str, *, community: int, due_at: datetime, seq: int) -> None:
        """Due at that instant, whatever was planned for the key before. Ties go by `seq`."""
        ...

    async def drop(self, kind: str, keys: Iterable[str]) -> None: ...


class Messages(Protocol):
    """What was shown."""

    async def shown(self, account: int, topic: str) -> Sequence[Message]:
        """What this person was shown on a topic, the newest first."""
        ...

    async def shown_to_member(self, member: int, topic: str) -> Sequence[Message]:
        """The same, through whichever of their accounts."""
        ...


class Outbox(Protocol):
    """What is still to be shown."""

    async def put(self, deeds: Iterable[tuple[str, str, int, Deed]], now: datetime) -> None:
        """Deeds for another community than the one of a request, or without one: each with its own new key, its cog
        and its community. What a request does for its own community goes by `Request.do`."""
        ...

    async def drop_waiting(self, account: int, topic: str) -> None:
        """What was not yet shown to this person on a topic is let go."""
        ...


class People(Protocol):
    async def change(self, member: Member) -> None:
        """Keeps what the member chose."""
        ...

    async def change_community(self, community: Community) -> None:
        """Keeps what its moderators chose."""
        ...


class Vault(Protocol):
    """What people wrote, sealed with a key of their own. `owner` is the handle of a member or a community."""

    async def seal(self, owner: str, table: str, row: str, words: str) -> bytes:
        """Words that open for that owner, in that row of that table, and nowhere else."""
        ...

    async def open(self, owner: str, table: str, row: str, sealed: bytes) -> str:
        """Raises Unreadable."""
        ...


class Transaction(Protocol):
    """One transaction: all of it happens, or none."""

    @property
    def dialect(self) -> str:
        """The kind of database: "sqlite" or "postgresql"."""
        ...

    @property
    def vault(self) -> Vault: ...

    @property
    def consents(self) -> Consents: ...

    @property
    def agenda(self) -> Agenda: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def messages(self) -> Messages: ...

    @property
    def people(self) -> People: ...

    async def converse(self, talk: Generator[tuple[Any, Mapping[str, Any]], Any, T]) -> T:
        """Short statements of which one may depend on what another gave: it yields each, with its values, is sent the
        rows, and returns what comes of it. Each is a constant of its module, or SQLAlchemy's `text`."""
        ...

    async def read(self, statement: Any, values: Mapping[str, Any] = ..., /) -> Sequence[Any]:  # noqa: ANN401  # as below
        """The rows of one statement of SQLAlchemy Core that is a constant of its module: it is put into the database's
        own words only once, and costs a tenth of what `execute` does."""
        ...

    async def write(self, statement: Any, rows: Sequence[Mapping[str, Any]], /) -> None:  # noqa: ANN401  # as below
        """Runs such a statement, one that changes something, once for each of many rows, of values as the driver takes
        them."""
        ...

    async def execute(self, statement: Any, rows: Any = None) -> Any:  # noqa: ANN401  # SQLAlchemy Core's own types
        """Runs a statement of SQLAlchemy Core: as it is, with the values of one row, or once for each of several."""
        ...


class Notebook(Protocol):
    """Durable key-values lent to an adapter."""

    async def read(self, key: str) -> str | None:
        """Opens what was sealed. Raises Unreadable where it was, and nobody can open it any more."""
        ...

    async def write(self, key: str, value: str, *, sealed: bool = False, about: str | None = None) -> None:
        """`sealed`: for a secret, which a copy of the database alone must not give away. `about`: an account (the
        platform's id), with which it is given out and erased."""
        ...


@dataclass(frozen=True, slots=True)
class Preferences:
    """What must be known of somebody before, or without, a database. `community`: the one that they are in, where it
    can be only one."""

    language: str | None = None
    country: str | None = None
    quiet: bool = False
    is_screened: bool = True
    community: int | None = None


class Standing(Protocol):
    """An immutable snapshot of what screening and `urgent` must know; without an entry, defaults."""

    def of(self, account: Account) -> Preferences: ...

    def of_person(self, person: Person) -> Preferences:
        """With their community, and with the country of their communities, where they told us none and those have the
        same."""
        ...


class OwnData(Protocol):
    """What is kept about a member, over all cogs."""

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        """Everything, opened, as JSON takes it."""
        ...

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        """What an erasure would take, each thing in a few words."""
        ...

    async def merge(self, tx: Transaction, other: Member, into: Member, now: datetime) -> None:
        """Two members are one: all that is kept about the other is kept about `into`, and the other is gone."""
        ...


class Rooms(Protocol):
    """What the platforms know of their rooms at this moment, from memory: nothing is asked of anybody."""

    def named(self, community: Community, words: str) -> Place | None:
        """The room of that community which is meant: by its name, its address, or the platform's mention of it."""

    def is_open(self, place: Place, community: Community) -> bool:
        """Whether everyone in the community can read it; True where that is not known."""

    def reads(self, place: Place, account: Account) -> bool:
        """Whether somebody can read it; True where that is not known."""

    def takes(self, place: Place) -> bool:
        """Whether we may write there."""

    def moderates(self, community: Community, account: Account) -> bool | None:
        """Whether somebody moderates there now; None where that is not known."""

    def holders(self, community: Community, words: str) -> Mapping[str, str] | None:
        """Roles and people named in these words: the platform's ids, each with its name. None: not understood."""


class Moderators(Protocol):
    """Those who look after a community, as the cogs know them that are not about them."""

    async def place(self, tx: Transaction, community: int) -> Place | None:
        """Where they read what concerns it, and not everybody does; None where there is no such room now."""
        ...


class Directory(Protocol):
    """People to talk to: synchronous, in memory, with a compiled-in minimum."""

    def nearest(
        self,
        country: str | None,
        *,
        topic: Topic | None = None,
        language: str | None = None,
        at: datetime | None = None,
        community: int | None = None,
    ) -> Nearest:
        """`country`: an ISO 3166 code; `language`: any BCP 47 tag; `at`: an aware instant, now if there is none.

        `community`: whose own entries stand there, and what it has taken out of the shipped ones does not.
        """
        ...


@dataclass(frozen=True, slots=True)
class Reader:
    """Who will read something: their language (any BCP 47 tag) and zone (an IANA name)."""

    language: str
    zone: str


class Catalog(Protocol):
    def show(self, card: Card, reader: Reader) -> Shown: ...
