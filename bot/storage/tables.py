"""The tables that belong to no cog. Each cog adds its own to the same metadata, in its `store.py`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    true,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(at: datetime) -> int:
    """An instant as it is kept: whole microseconds since 1970 UTC."""
    return (at - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=1024)
def _instant(kept: int) -> datetime:
    """Many rows hold the same: what falls due together, what ends with the same day."""
    return _EPOCH + timedelta(microseconds=kept)


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as a whole number: exact, ordered, and quick on both databases."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _instant(value)

    def coerce_compared_value(self, op: Any, value: Any) -> Any:  # noqa: ANN401  # as its base
        """A datetime in a comparison is an instant, too, not whatever SQLAlchemy takes it for."""
        return self


Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only for INTEGER PRIMARY KEY. With `sqlite_autoincrement`, no id comes twice."""

HANDLE = 22
"""Letters of a handle: a name at random, of which no two are ever the same, in no copy of any database. A key in the
key store belongs to a handle, not to an id: a database that was put back would give the same id to somebody else."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

communities = Table(
    "communities",
    metadata,
    Column("id", Id, primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("ref", String(255), nullable=False),
    Column("language", String(35)),
    Column("zone", String(64)),
    Column("country", String(2)),
    Column("handle", String(HANDLE), nullable=False),
    Column("quiet_until", Instant, comment="nothing that falls due is sent until then"),
    Column("part_of", String(255), comment="the ref of the community that its moderators count it to"),
    Column("announced_at", Instant, comment="when its moderators posted what this bot is"),
    Column("accepted_at", Instant, comment="when a moderator accepted a safety text"),
    Column("helpers", Text, comment="the platform's ids of the roles and accounts that help here, as JSON"),
    Column("facilitators", Text, comment="and of those that hold sessions"),
    Column("points", Boolean, nullable=False, server_default=true(), comment="a line may say that something waits"),
    Index("ix_communities_platform_ref", "platform", "ref", unique=True),
    sqlite_autoincrement=True,
)

members = Table(
    "members",
    metadata,
    Column("id", Id, primary_key=True),
    Column("zone", String(64)),
    Column("language", String(35)),
    Column("country", String(2)),
    Column("day_end", Integer, comment="minutes after midnight"),
    Column("quiet", Boolean, nullable=False, server_default=false(), comment="nothing unasked is sent to them"),
    Column("screened", Boolean, nullable=False, server_default=true(), comment="their words are compared"),
    Column("handle", String(HANDLE), nullable=False),
    Index("ix_members_handle", "handle", unique=True),
    sqlite_autoincrement=True,
)

consents = Table(
    "consents",
    metadata,
    Column("id", Id, primary_key=True),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("purpose", String(48), nullable=False),
    Column("wording", Text, nullable=False, comment="what they agreed to, as they read it"),
    Column("language", String(35), nullable=False),
    Column("agreed_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    Index("ix_consents_member", "member"),
    sqlite_autoincrement=True,
)

erasures = Table(
    "erasures",
    metadata,
    Column("member", Id, primary_key=True, autoincrement=False, comment="once cleared: who took their place"),
    Column("handle", String(HANDLE), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("cleared", Boolean, nullable=False, server_default=false(), comment="only their accounts are left"),
    Column("joined_to", String(HANDLE), comment="nothing is erased but the key: with whom they became one"),
)

vault = Table(
    "vault",
    metadata,
    Column("mark", String(HANDLE), primary_key=True, comment="the key store that belongs to this database has it, too"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("ref", String(255), nullable=False),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("closed_since", Instant, comment="when a direct message to it was refused; empty once heard from again"),
    Column("meant", Id, comment="of several communities, the one that they last meant in private"),
    Column("meant_until", Instant, comment="for so long they are not asked again"),
    Index("ix_accounts_platform_ref", "platform", "ref", unique=True),
    Index("ix_accounts_member", "member"),
    sqlite_autoincrement=True,
)

heard = Table(
    "heard",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("event", String(255), primary_key=True),
    Column("at", Instant, nullable=False),
    Index("ix_heard_at", "at"),
    sqlite_with_rowid=False,
)

agenda = Table(
    "agenda",
    metadata,
    Column("kind", String(32), primary_key=True),
    Column("key", String(32), primary_key=True),
    Column("community", Id, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Index("ix_agenda_due_at_seq", "due_at", "seq"),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Id, primary_key=True),
    Column("key", String(22), nullable=False),
    Column("lane", Integer, nullable=False),
    Column("cog", String(32), nullable=False),
    Column("topic", String(48)),
    Column("manner", String(8), nullable=False),
    Column("community", Id, nullable=False),
    Column("account", Id, comment="whose eyes it is for; empty for a room"),
    Column("place", String(255), comment="the room; for an answer, the place it answers in"),
    Column("place_kind", String(8)),
    Column("asked_in", String(255), comment="the room where it was asked for, where the answer is shown elsewhere"),
    Column("via", Text, comment="of an answer: the platform's own handle to answer that very event"),
    Column("edits", String(22), comment="the key of the message that it replaces"),
    Column("after", String(22), comment="the key of the deed that it waits for and goes on from"),
    Column("card", Text, nullable=False),
    Column(
        "sealed_for",
        String(HANDLE),
        comment="whose key the card is sealed with, where it holds anybody's words",
        info={"sealed": "row"},
    ),
    Column("until", Instant),
    Column("due_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("claimed_until", Instant, comment="a process is sending it; after this instant, it is taken for dead"),
    Column("claimed_by", BigInteger, comment="which process"),
    Column("silent", Boolean, nullable=False, server_default=false(), comment="nobody is to be called by it"),
    Column("pings", Text, comment="in a room: the accounts that it calls, as JSON"),
    Column("whom", Id, comment="the account that is let into a thread, or sent out; they read nothing of it"),
    Column("held", Boolean, nullable=False, server_default=false(), comment="until it is due, for whoever collects it"),
    Column("pointer", Text, comment="message and room of the line that says that it waits"),
    Index("ix_outbox_key", "key", unique=True),
    Index("ix_outbox_lane_seq", "lane", "seq"),
)

receipts = Table(
    "receipts",
    metadata,
    Column("seq", Id, primary_key=True),
    Column("key", String(22), nullable=False),
    Column("part", Integer, nullable=False),
    Column("cog", String(32), nullable=False),
    Column("topic", String(48)),
    Column("manner", String(8), nullable=False),
    Column("community", Id, nullable=False),
    Column("account", Id),
    Column("place", String(255)),
    Column("place_kind", String(8)),
    Column("asked_in", String(255), comment="the room where it was asked for, where the answer is shown elsewhere"),
    Column("message", String(255), nullable=False),
    Column("room", String(255), nullable=False),
    Column("choices", Text, comment="of the first part only; empty where there are none"),
    Column(
        "sealed_for",
        String(HANDLE),
        comment="whose key the choices are sealed with, where they hold words",
        info={"sealed": "row"},
    ),
    Column("until", Instant),
    Column("at", Instant, nullable=False),
    Column("aside", Boolean, nullable=False, server_default=false(), comment="shown unseen by others, in a room"),
    Index("ix_receipts_key_part", "key", "part", unique=True),
    Index("ix_receipts_account_seq", "account", "seq"),
    Index("ix_receipts_at", "at"),
)

questions = Table(
    "questions",
    metadata,
    Column("account", Id, primary_key=True, autoincrement=False),
    Column("community", Id, nullable=False),
    Column("command", String(48), nullable=False),
    Column("option", String(32), nullable=False),
    Column(
        "given",
        Text,
        comment="what they said before, sealed with their key; empty where it was nothing",
        info={"sealed": "row"},
    ),
    Column("key", String(22), nullable=False, comment="of the message that asks"),
    Column("until", Instant, nullable=False),
    Column("aside", Boolean, nullable=False, server_default=false(), comment="asked unseen by others, in a room"),
)

notebook = Table(
    "notebook",
    metadata,
    Column("platform", String(16), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
    Column("about", String(255)),
)
