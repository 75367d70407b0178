"""What a community's own words mean: bare words, and the topic or the entry that they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Column, ForeignKey, String, Table, delete, insert, select

from bot.core.ports import Transaction
from bot.storage.tables import Id, metadata
from cogs.resources.library import ID_LENGTH

LONGEST = 80

resource_words = Table(
    "resource_words",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("words", String(LONGEST), primary_key=True, autoincrement=False, comment="as words are compared"),
    Column("means", String(ID_LENGTH), nullable=False, comment="a topic, or the id of an entry"),
)


async def own_words(tx: Transaction, community: int) -> Mapping[str, str]:
    """In the order of the words."""
    chosen = select(resource_words.c.words, resource_words.c.means).where(resource_words.c.community == community)
    return {row.words: row.means for row in sorted(await tx.execute(chosen), key=lambda row: row.words)}


async def add_words(tx: Transaction, community: int, words: Sequence[str], means: str) -> None:
    """What they meant before, they mean no more."""
    await remove_words(tx, community, words)
    await tx.execute(insert(resource_words), [{"community": community, "words": one, "means": means} for one in words])


async def remove_words(tx: Transaction, community: int, words: Sequence[str]) -> None:
    there = (resource_words.c.community == community, resource_words.c.words.in_(words))
    await tx.execute(delete(resource_words).where(*there))
