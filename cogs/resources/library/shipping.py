"""The shipped entries are brought into the library, where they are other than they were."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import insert, select, update

from bot.core.directory import Service
from bot.core.ports import Transaction
from cogs.resources.library.changing import remove
from cogs.resources.library.keeping import put
from cogs.resources.library.rows import to_row
from cogs.resources.library.tables import resource_entries, resource_shipment
from cogs.resources.library.tidying import tidy
from cogs.resources.library.words import SHIPPED

_ONLY = 1


async def ship(tx: Transaction, entries: Sequence[Service], at: datetime) -> bool:
    """Whether anything was other than it was. Needs a transaction that writes. One look where nothing changed."""
    digest = digest_of(tuple(entries))
    known = (await tx.execute(select(resource_shipment.c.digest))).scalar()
    if known == digest:
        return False
    if known is None:
        await tx.execute(insert(resource_shipment), {"number": _ONLY, "digest": digest})
    else:
        await tx.execute(update(resource_shipment).values(digest=digest))
    await put(tx, None, entries, origin=None, at=at)
    there = await tx.execute(select(resource_entries.c.id).where(resource_entries.c.community == SHIPPED))
    await remove(tx, None, sorted({*there.scalars()} - {entry.id for entry in entries}))
    await tidy(tx)
    return True


@lru_cache(maxsize=1)
def digest_of(entries: tuple[Service, ...]) -> str:
    """Another one for anything that is kept of any of them, and for another way to keep it."""
    hashed = hashlib.sha256()
    for entry in entries:
        hashed.update(repr(sorted(to_row(entry, SHIPPED).items())).encode())
    return hashed.hexdigest()
