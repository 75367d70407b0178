"""Edits in the outbox: what a message shows from now on. Those that still wait fold into the newest."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select

from bot.core.deeds import Edit
from bot.storage.quick import Talk
from bot.storage.sealing import write_card
from bot.storage.statements import Statements
from bot.storage.tables import accounts, communities, members, micros, outbox, receipts

_KEPT = ("manner", "community", "account", "place", "place_kind", "until")
"""What an edit has of the message that it changes."""

_TARGETS = tuple(
    select(*(table.c[name] for name in _KEPT)).where(table.c.key == bindparam("of_key")).limit(1)
    for table in (receipts, outbox)
)
_READER = (
    select(members.c.handle)
    .join(accounts, accounts.c.member == members.c.id)
    .where(accounts.c.id == bindparam("of_account"))
)
_ROOM = select(communities.c.handle).where(communities.c.id == bindparam("of_community"))
_FOLD = delete(outbox).where(outbox.c.edits == bindparam("of_edits"), outbox.c.claimed_until.is_(None))
_PUT = insert(outbox)


async def put_edit(tx: Statements, cog: str, key: str, deed: Edit, now: datetime) -> None:
    """Of a message that was shown, or is to be shown; nothing where it was let go."""
    found = await tx.converse(_found(deed.key))
    if found is None:
        return
    target, owner = found
    card, sealed_for = await write_card(tx.vault, owner, key, deed.card)
    row = {**target, "key": key, "lane": int(deed.lane), "cog": cog, "edits": deed.key, "due_at": micros(now)}
    row["until"] = None if target["until"] is None else micros(target["until"])
    await tx.write(_FOLD, [{"of_edits": deed.key}])
    await tx.write(_PUT, [{**row, "card": card, "sealed_for": sealed_for}])


def _found(key: str) -> Talk[tuple[dict[str, Any], str] | None]:
    """The message, and whose key its words are sealed with: that of whoever reads it; in a room, of the community."""
    for statement in _TARGETS:
        for row in (yield statement, {"of_key": key}):
            target = {name: getattr(row, name) for name in _KEPT}
            if target["account"] is None:
                [(owner,)] = yield _ROOM, {"of_community": target["community"]}
            else:
                [(owner,)] = yield _READER, {"of_account": target["account"]}
            return target, owner
    return None
