"""What a community says in its own words: its safety text, what a group agrees on, and whom to ask about data. Sealed
with its own key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Table, Text, bindparam, insert, select, update

from bot.core.errors import Unreadable
from bot.core.ports import Transaction
from bot.storage.quick import Talk
from bot.storage.sealing import open_text, seal_text
from bot.storage.tables import Id, Instant, communities, metadata

texts = Table(
    "community_texts",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("policy", Text, comment="its own safety text, sealed; empty: the one we offer", info={"sealed": "value"}),
    Column("contact", Text, comment="whom to ask about data, sealed", info={"sealed": "value"}),
    Column("agreement", Text, comment="a group agreement of its own, sealed", info={"sealed": "value"}),
    Column("agreement_at", Instant, comment="since when this agreement holds; empty: there is none"),
)


_OF_COMMUNITY = select(texts).where(texts.c.community == bindparam("of_community"))


@dataclass(frozen=True, slots=True)
class Texts:
    """`policy` None: the one we offer. `agreement` None: the one we offer, if `agreement_at` says that there is one."""

    policy: str | None = None
    contact: str | None = None
    agreement: str | None = None
    agreement_at: datetime | None = None


async def of_community(tx: Transaction, community: int, handle: str) -> Texts:
    found = await tx.read(_OF_COMMUNITY, {"of_community": community})
    if not found:
        return Texts()
    row = found[0]
    policy = await _opened(tx, handle, "policy", row.policy)
    contact = await _opened(tx, handle, "contact", row.contact)
    agreement = await _opened(tx, handle, "agreement", row.agreement)
    return Texts(policy, contact, agreement, row.agreement_at)


def asking_for_agreement(community: int) -> Talk[bool]:
    """Whether a group there agrees on anything."""
    found = yield _OF_COMMUNITY, {"of_community": community}
    return any(row.agreement_at is not None for row in found)


async def not_announced(tx: Transaction, community: int) -> None:
    """The announcement never appeared."""
    await tx.execute(update(communities).where(communities.c.id == community).values(announced_at=None))


async def contact_of(tx: Transaction, community: int, handle: str) -> str | None:
    return (await of_community(tx, community, handle)).contact


async def change(tx: Transaction, community: int, handle: str, **values: Any) -> None:  # noqa: ANN401  # of Texts
    """Keeps some of what `Texts` holds."""
    for name in ("policy", "contact", "agreement"):
        if values.get(name) is not None:
            values[name] = await seal_text(tx.vault, handle, texts.name, name, values[name])
    changed = await tx.execute(update(texts).where(texts.c.community == community).values(**values))
    if changed.rowcount == 0:
        await tx.execute(insert(texts), {"community": community, **values})


async def _opened(tx: Transaction, handle: str, name: str, sealed: str | None) -> str | None:
    """What was changed counts as not there: then ours is shown, and a moderator sets theirs again."""
    try:
        return None if sealed is None else await open_text(tx.vault, handle, texts.name, name, sealed)
    except Unreadable:
        return None
