"""What is still to be shown, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update

from bot.core.clock import NEVER
from bot.core.deeds import Deed, Edit, Inside, Manner, Receipt, Remove, Send
from bot.core.people import AccountId, Place, PlaceKind
from bot.core.replies import Card
from bot.storage.cards import dump_card
from bot.storage.edits import put_edit
from bot.storage.held import take_out
from bot.storage.parcels import Parcel
from bot.storage.removals import dump_receipt, removal, take_away
from bot.storage.sealing import seal_card, write_choices
from bot.storage.statements import Statements
from bot.storage.tables import accounts, communities, members, micros, outbox, receipts
from bot.storage.threads import IN_THREADS, Work, card_of, dump_work, row_of

Sent = tuple[Parcel, Card, Sequence[Receipt]]


class StoredOutbox:
    def __init__(self, tx: Statements) -> None:
        self._tx = tx

    async def put(self, deeds: Iterable[tuple[str, str, int, Deed]], now: datetime) -> None:
        """Deeds, each with its own new key, its cog and its community. Waiting edits of a message fold into one, and so
        do moves of an event."""
        cards: dict[int, tuple[str, bool]] = {}
        handles: dict[int, str] = {}
        private: list[dict[str, Any]] = []
        rooms: list[dict[str, Any]] = []
        works: list[tuple[str, str, Work, int]] = []
        at = micros(now)
        for key, cog, community, deed in deeds:
            if isinstance(deed, Edit):
                await put_edit(self._tx, cog, key, deed, now)
            elif isinstance(deed, Remove):
                await self._take_away(deed, now)
            elif not isinstance(deed, Send):
                works.append((cog, key, deed, community))
            else:
                written, sealed_for = await self._written(key, deed, community, cards, handles)
                row = {
                    "key": key,
                    "lane": int(deed.lane),
                    "cog": cog,
                    "topic": deed.topic,
                    "community": community,
                    "card": written,
                    "sealed_for": sealed_for,
                    "until": None if deed.until is None else micros(deed.until),
                    "due_at": at,
                    "silent": deed.silent,
                }
                if isinstance(deed.to, Place | Inside):
                    pings = json.dumps(deed.pings) if deed.pings else None
                    rooms.append({**row, "manner": Manner.ROOM, "pings": pings, **_there(deed.to)})
                else:
                    private.append({**row, "manner": Manner.DIRECT, "account": deed.to})
        for rows in (private, rooms):
            await self._tx.write(_PUT, rows)
        for cog, key, work, community in works:  # what was said in a thread comes before its end
            await self._put_work(cog, key, work, community, now)

    async def _written(
        self, key: str, deed: Send, community: int, cards: dict[int, tuple[str, bool]], handles: dict[int, str]
    ) -> tuple[str, str | None]:
        """A card, and for whom it is sealed. `cards` (as JSON, and whether they hold words), `handles`: what was
        written and found already, as the same card goes to many."""
        known = cards.get(id(deed.card))
        if known is None:
            known = cards[id(deed.card)] = dump_card(deed.card), deed.card.holds_words
        written, holds_words = known
        if not holds_words:
            return written, None
        if deed.is_communitys:
            owner = handles.get(community) or handles.setdefault(community, await self._owner_of(None, community))
        else:
            owner = await self._owner_of(deed.to, community)
        return await seal_card(self._tx.vault, owner, key, written), owner

    async def _owner_of(self, to: AccountId | Place | Inside | None, community: int) -> str:
        """Whose key a card is sealed with: that of whoever reads it; in a room, of the community."""
        if to is None or isinstance(to, Place | Inside):
            found = await self._tx.execute(select(communities.c.handle).where(communities.c.id == community))
        else:
            of_account = select(members.c.handle).join(accounts, accounts.c.member == members.c.id)
            found = await self._tx.execute(of_account.where(accounts.c.id == to))
        owner: str = found.scalar_one()
        return owner

    async def _take_away(self, deed: Remove, now: datetime) -> None:
        """What is being shown at this very moment is taken back when that is settled."""
        await take_out(self._tx, or_(outbox.c.key == deed.key, outbox.c.edits == deed.key))
        await take_away(self._tx, receipts.c.key == deed.key, now, deed.lane)

    async def _put_work(self, cog: str, key: str, deed: Work, community: int, now: datetime) -> None:
        row = await row_of(self._tx, deed, community)
        if row is None:
            return
        written, sealed_for = dump_work(deed), None
        if card_of(deed).holds_words:
            sealed_for = await self._owner_of(None, row["community"])
            written = await seal_card(self._tx.vault, sealed_for, key, written)
        row |= {"key": key, "cog": cog, "card": written, "sealed_for": sealed_for, "due_at": now}
        await self._tx.execute(insert(outbox), row)

    async def keep(self, parcels: Sequence[Parcel], now: datetime, claimed_until: datetime | None) -> None:
        """Answers, already claimed by the process that is about to show them."""
        rows = [
            {
                "key": parcel.key,
                "lane": parcel.lane,
                "cog": parcel.cog,
                "topic": parcel.topic,
                "manner": parcel.manner,
                "community": parcel.community,
                "account": parcel.account_id,
                "place": parcel.place.ref if parcel.place else None,
                "place_kind": parcel.place.kind if parcel.place else None,
                "asked_in": parcel.asked_in,
                "via": parcel.via,
                "card": parcel.card
                if parcel.sealed_for is None
                else await seal_card(self._tx.vault, parcel.sealed_for, parcel.key, parcel.card),
                "sealed_for": parcel.sealed_for,
                "until": None if parcel.until is None else micros(parcel.until),
                "due_at": micros(now),
                "claimed_until": None if claimed_until is None else micros(claimed_until),
                "claimed_by": self._tx.process,
                "silent": parcel.silent,
                "held": parcel.is_held,
                "pointer": dump_receipt(parcel.pointer) if parcel.pointer is not None else None,
            }
            for parcel in parcels
        ]
        await self._tx.write(_PUT, rows)

    async def hold_back(self, parcels: Sequence[Parcel]) -> None:
        """Answers that would not be true yet: they wait until `let_out`, and so does what comes after them."""
        await self.keep(parcels, NEVER, None)

    async def let_out(self, topic: str, now: datetime, accounts_of: int) -> None:
        """What was held back on a topic for a member's accounts is true from now on."""
        mine = select(accounts.c.id).where(accounts.c.member == accounts_of)
        held = (outbox.c.topic == topic) & outbox.c.account.in_(mine)
        await self._tx.execute(update(outbox).where(held).values(due_at=now))

    async def settle(self, sent: Sequence[Sent], at: datetime) -> frozenset[str]:
        """They were shown: the rows go, the receipts stay. What somebody else has settled meanwhile is left alone.
        Gives the keys of those that were settled now."""
        ours = await take_out(self._tx, outbox.c.key.in_([parcel.key for parcel, _, _ in sent]))
        await self._take_back([one for one in sent if one[0].key not in ours], at)
        sent = [one for one in sent if one[0].key in ours]
        choices = {
            parcel.key: await write_choices(self._tx.vault, ours[parcel.key], parcel.edits or parcel.key, card.choices)
            for parcel, card, _ in sent
        }
        rows = [
            {
                "key": parcel.key,
                "part": part,
                "cog": parcel.cog,
                "topic": parcel.topic,
                "manner": parcel.manner,
                "community": parcel.community,
                "account": parcel.account_id,
                "place": parcel.place.ref if parcel.place else None,
                "place_kind": parcel.place.kind if parcel.place else None,
                "asked_in": parcel.asked_in,
                "message": receipt.message,
                "room": receipt.room,
                "choices": choices[parcel.key][0] if part == 0 else None,
                "sealed_for": choices[parcel.key][1] if part == 0 else None,
                "until": None if parcel.until is None else micros(parcel.until),
                "at": micros(at),
                "aside": parcel.is_aside,
            }
            for parcel, _, given in sent
            if parcel.edits is None and parcel.manner not in _ENDS
            for part, receipt in enumerate(given)
        ]
        if rows:  # a clock that went back makes the same keys again
            await self._tx.execute(delete(receipts).where(receipts.c.key.in_([row["key"] for row in rows])))
        await self._tx.write(_RECEIVED, rows)
        edits = [(parcel.edits, *choices[parcel.key]) for parcel, _, _ in sent if parcel.edits]
        if edits:
            changed = update(receipts).where(receipts.c.key == bindparam("of_key"), receipts.c.part == 0)
            changed = changed.values(choices=bindparam("to"), sealed_for=bindparam("for_whom"))
            rows = [{"of_key": key, "to": to, "for_whom": sealed_for} for key, to, sealed_for in edits]
            await self._tx.execute(changed, rows)
        return frozenset(ours)

    async def _take_back(self, sent: Sequence[Sent], at: datetime) -> None:
        """Taken back while it was shown, as by an erasure; what somebody else has settled has receipts."""
        keys = [parcel.key for parcel, _, _ in sent if parcel.manner in _MESSAGES and parcel.edits is None]
        if not keys:
            return
        settled = set((await self._tx.execute(select(receipts.c.key).where(receipts.c.key.in_(keys)))).scalars())
        rows = [
            removal(parcel.key, part, parcel.cog, parcel.community, receipt, at)
            for parcel, _, given in sent
            if parcel.key in keys and parcel.key not in settled
            for part, receipt in enumerate(given)
        ]
        planned = select(outbox.c.key).where(outbox.c.key.in_([row["key"] for row in rows]))
        there = set((await self._tx.execute(planned)).scalars())  # somebody else's receipts became removals already
        await self.put_removals([row for row in rows if row["key"] not in there])

    async def put_removals(self, rows: Sequence[dict[str, Any]]) -> None:
        """Messages of ours to be taken away, as `removal` makes them."""
        await self._tx.write(_PUT, rows)

    async def remove(self, keys: Iterable[str]) -> None:
        await take_out(self._tx, outbox.c.key.in_(list(keys)))

    async def drop_waiting(self, account: int, topic: str) -> None:
        """What was not yet shown to this person on a topic is let go."""
        waiting = (outbox.c.account == account, outbox.c.topic == topic, outbox.c.claimed_until.is_(None))
        await take_out(self._tx, *waiting)


def _there(to: Place | Inside) -> dict[str, str | None]:
    """Where a thread is will be known once it is there; until then its key stands for it, and for the order in it."""
    if isinstance(to, Inside):
        return {"place": to.key, "place_kind": PlaceKind.ROOM, "after": to.key}
    return {"place": to.ref, "place_kind": to.kind, "after": None}


_PUT = insert(outbox)
_MESSAGES = (Manner.ANSWER, Manner.DIRECT, Manner.ROOM)
_ENDS = (*IN_THREADS, Manner.STAGE_END, Manner.EVENT_MOVE, Manner.EVENT_END)
"""Nothing goes on from these: what they changed has its receipt."""
_RECEIVED = insert(receipts)
