"""Messages of ours that are to be taken away: rows of the outbox that name no person, only the message."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.core.deeds import Lane, Manner, Receipt, key_of
from bot.core.people import PlaceKind
from bot.storage.tables import micros


def removal(key: str, part: int | str, cog: str, community: int, receipt: Receipt, at: datetime) -> dict[str, Any]:
    """The row that takes a part of the message away, at that instant, of values as the driver takes them.

    Its place is its own: it waits for nothing, and nothing waits for it.
    """
    own = key_of("removal", key, part)
    return {
        "key": own,
        "lane": int(Lane.PROMPTS),
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
