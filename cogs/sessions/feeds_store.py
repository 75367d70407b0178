"""The private addresses at which calendar programs read. Of an address, only a digest is kept: it is shown once, and no
copy of the database gives it away."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, delete, false, insert, select, update

from bot.core.ports import Transaction
from bot.storage.tables import Id, Instant, metadata

feeds = Table(
    "session_feeds",
    metadata,
    Column("id", Id, primary_key=True),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("digest", String(64), nullable=False, comment="of the secret in the address"),
    Column("made_at", Instant, nullable=False),
    Column("titled", Boolean, nullable=False, server_default=false(), comment="it shows the titles of sessions"),
    Index("ix_session_feeds_member", "member"),
    Index("ix_session_feeds_digest", "digest", unique=True),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Feed:
    """An address of somebody's. Two members who became one may have two."""

    member: int
    made_at: datetime
    titled: bool


async def make(tx: Transaction, member: int, at: datetime, *, titled: bool) -> str:
    """A new address, instead of whatever there was: its secret, of 256 bits."""
    await remove(tx, member)
    secret = secrets.token_hex(32)
    row = {"digest": _digest(secret), "member": member, "made_at": at, "titled": titled}
    await tx.execute(insert(feeds), row)
    return secret


async def find(tx: Transaction, secret: str) -> Feed | None:
    """Looked up by its digest: how long that takes tells nothing of the secrets there are."""
    row = (await tx.execute(select(feeds).where(feeds.c.digest == _digest(secret)))).first()
    return Feed(row.member, row.made_at, row.titled) if row is not None else None


async def of_member(tx: Transaction, member: int) -> Sequence[Feed]:
    """The newest first."""
    found = await tx.execute(select(feeds).where(feeds.c.member == member).order_by(feeds.c.made_at.desc()))
    return [Feed(row.member, row.made_at, row.titled) for row in found]


async def show_titles(tx: Transaction, member: int, titled: bool) -> None:
    await tx.execute(update(feeds).where(feeds.c.member == member).values(titled=titled))


async def remove(tx: Transaction, member: int) -> int:
    """How many there were."""
    return int((await tx.execute(delete(feeds).where(feeds.c.member == member))).rowcount)


async def hand_over(tx: Transaction, member: int, into: int) -> None:
    """Both addresses lead to the same calendar: whichever program has one still finds it."""
    await tx.execute(update(feeds).where(feeds.c.member == member).values(member=into))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
