"""The search index is put together, after much was written and every night, so that looking takes one step a word."""

from __future__ import annotations

from sqlalchemy import text

from bot.core.ports import Transaction

_TOGETHER = text("INSERT INTO resource_index (resource_index) VALUES ('optimize')")


async def tidy(tx: Transaction) -> None:
    """Nothing where it is together already. A server does so by itself."""
    if tx.dialect == "sqlite":
        await tx.execute(_TOGETHER)
