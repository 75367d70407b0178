"""Messages of ours that are to be taken away: rows of the outbox that name no person, only the message."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select

from bot.core.deeds import Lane, Manner, Receipt, key_of
from bot.core.people import PlaceKind
from bot.storage.statements import Statements
from bot.storage.tables import micros, outbox, receipts


async def take_away(tx: Statements, shown: ColumnElement[bool], at: datetime, lane: Lane = Lane.PROMPTS) -> None:
    """Every message that has such a receipt is taken away at that instant, each part of it; the receipts go now."""
    found = (await tx.execute(select(receipts).where(shown))).all()
    rows = [
        removal(row.key, row.part, row.cog, row.community, Receipt(row.message, row.room), at, lane) for row in found
    ]
    if rows:
        await tx.write(_PUT, rows)
        await tx.execute(delete(receipts).where(shown))


def removal(
    key: str,
    part: int | str,
    cog: str,
    community: int,
    receipt: Receipt,
    at: datetime,
    lane: Lane = Lane.PROMPTS,
) -> dict[str, Any]:
    """The row that takes a part of the message away, at that instant, of values as the driver takes them.

    Its place is its own: it waits for nothing, and nothing waits for it.
    """
    own = key_of("removal", key, part)
    return {
        "key": own,
        "lane": int(lane),
        "cog": cog,
        "manner": Manner.REMOVAL,
        "community": community,
        "place": own,
        "place_kind": PlaceKind.DIRECT,
        "card": dump_receipt(receipt),
        "due_at": micros(at),
    }


def dump_receipt(receipt: Receipt) -> str:
    return json.dumps([receipt.message, receipt.room])


def load_receipt(written: str) -> Receipt:
    message, room = json.loads(written)
    return Receipt(message, room)


_PUT = insert(outbox)
