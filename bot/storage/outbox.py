"""What is still to be shown, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, func, insert, or_, select, type_coerce, update

from bot.core.clock import NEVER
from bot.core.deeds import Edit, Lane, Manner, Receipt, Send
from bot.core.errors import Unreadable
from bot.core.people import AccountId, Place
from bot.core.replies import Card
from bot.storage.cards import dump_card
from bot.storage.parcels import LINES, PARCELS, Line, Parcel, line_of, parcel_of
from bot.storage.sealing import read_card, seal_card, write_card, write_choices
from bot.storage.tables import Instant, accounts, communities, members, micros, outbox, receipts

if TYPE_CHECKING:
    from bot.storage.database import OpenTransaction


class StoredOutbox:
    def __init__(self, tx: OpenTransaction) -> None:
        self._tx = tx

    async def put(self, deeds: Iterable[tuple[str, str, int, Send | Edit]], now: datetime) -> None:
        """Deeds, each with its own new key, its cog and its community. Waiting edits of a message fold into one."""
        cards: dict[int, str] = {}
        private, rooms = [], []
        at = micros(now)
        vault = self._tx.vault
        for key, cog, community, deed in deeds:
            if isinstance(deed, Edit):
                await self._put_edit(cog, key, deed, now)
                continue
            sealed_for: str | None = None
            written = cards.get(id(deed.card))
            if written is None and not deed.card.holds_words:
                written = cards.setdefault(id(deed.card), dump_card(deed.card))
            if written is None:
                owner = await self._owner_of(deed.to, community)
                written, sealed_for = await write_card(vault, owner, key, deed.card)
            row: dict[str, Any] = {
                "key": key,
                "lane": int(deed.lane),
                "cog": cog,
                "topic": deed.topic,
                "community": community,
                "card": written,
                "sealed_for": sealed_for,
                "until": None if deed.until is None else micros(deed.until),
                "due_at": at,
            }
            if isinstance(deed.to, Place):
                rooms.append({**row, "manner": Manner.ROOM, "place": deed.to.ref, "place_kind": deed.to.kind})
            else:
                row["manner"] = Manner.DIRECT
                row["account"] = deed.to
                private.append(row)
        for rows in (private, rooms):
            await self._tx.write(_PUT, rows)

    async def _owner_of(self, to: AccountId | Place | None, community: int) -> str:
        """Whose key a card is sealed with: that of whoever reads it; in a room, of the community."""
        if to is None or isinstance(to, Place):
            found = await self._tx.execute(select(communities.c.handle).where(communities.c.id == community))
        else:
            of_account = select(members.c.handle).join(accounts, accounts.c.member == members.c.id)
            found = await self._tx.execute(of_account.where(accounts.c.id == to))
        owner: str = found.scalar_one()
        return owner

    async def _put_edit(self, cog: str, key: str, deed: Edit, now: datetime) -> None:
        for table in (receipts, outbox):
            found = await self._tx.execute(
                select(
                    table.c.manner, table.c.community, table.c.account, table.c.place, table.c.place_kind, table.c.until
                ).where(table.c.key == deed.key)
            )
            target = found.first()
            if target is not None:
                waiting = delete(outbox).where(outbox.c.edits == deed.key, outbox.c.claimed_until.is_(None))
                await self._tx.execute(waiting)
                owner = await self._owner_of(target.account, target.community)
                card, sealed_for = await write_card(self._tx.vault, owner, key, deed.card)
                row = {"key": key, "lane": int(deed.lane), "cog": cog, "edits": deed.key, "due_at": now}
                row |= {"card": card, "sealed_for": sealed_for}
                await self._tx.execute(insert(outbox), {**row, **target._mapping})
                return

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
                "card": parcel.card
                if parcel.sealed_for is None
                else await seal_card(self._tx.vault, parcel.sealed_for, parcel.key, parcel.card),
                "sealed_for": parcel.sealed_for,
                "until": None if parcel.until is None else micros(parcel.until),
                "due_at": micros(now),
                "claimed_until": None if claimed_until is None else micros(claimed_until),
                "claimed_by": self._process,
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

    async def claim(self, now: datetime, until: datetime, most: int) -> list[Parcel]:
        """The next parcels, crisis first, now claimed. None for a person or room that an earlier one holds up."""
        mine = and_(
            outbox.c.due_at <= now,
            or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now),
            _HAS_ITS_MESSAGE,
        )
        if self._tx.presence is not None:
            await self._tx.presence.take_turns(self._tx)
        held_up = await self.held_up(now)
        if held_up:
            free = await self._tx.execute(LINES.where(mine))
            keys = [row.key for row in free if row.lane == Lane.CRISIS or line_of(row) not in held_up][:most]
            found = await self._tx.execute(PARCELS.where(outbox.c.key.in_(keys)))
        else:
            found = await self._tx.execute(PARCELS.where(mine).limit(most))
        parcels = await self._still_free([parcel_of(row) for row in found])
        await self._mark([parcel.key for parcel in parcels], {"claimed_until": until, "claimed_by": self._process})
        return await self._opened(parcels)

    async def _still_free(self, parcels: Sequence[Parcel]) -> Sequence[Parcel]:
        """Without those that another process is changing at this moment, and without what is behind them."""
        if self._tx.presence is None or not parcels:
            return parcels
        keys = [parcel.key for parcel in parcels]
        free = select(outbox.c.key).where(outbox.c.key.in_(keys)).with_for_update(of=outbox, skip_locked=True)
        locked = set((await self._tx.execute(free)).scalars())
        held_up = {parcel.line for parcel in parcels if parcel.key not in locked}
        return [parcel for parcel in parcels if parcel.line not in held_up]

    @property
    def _process(self) -> int | None:
        return None if self._tx.presence is None else self._tx.presence.number

    async def _opened(self, parcels: Sequence[Parcel]) -> list[Parcel]:
        """With their words; without those whose key was destroyed, which nobody may read any more."""
        opened = []
        for parcel in parcels:
            try:
                card = await read_card(self._tx.vault, parcel.key, parcel.card, parcel.sealed_for)
            except Unreadable:
                await self.remove([parcel.key])
            else:
                opened.append(parcel if parcel.sealed_for is None else replace(parcel, card=card))
        return opened

    async def held_up(self, now: datetime) -> set[Line]:
        """The people and rooms that something earlier is still on its way to."""
        waiting = or_(outbox.c.due_at > now, outbox.c.claimed_until > now)
        return {line_of(row) for row in await self._tx.execute(LINES.where(waiting))}

    async def put_off(self, accounts: Iterable[int], now: datetime) -> set[Line]:
        """Of these people, those whom something earlier could not reach yet, whichever process tried."""
        later = LINES.where(outbox.c.account.in_(list(accounts)), outbox.c.due_at > now)
        return {line_of(row) for row in await self._tx.execute(later)}

    async def settle(self, sent: Sequence[tuple[Parcel, Card, Sequence[Receipt]]], at: datetime) -> None:
        """They were shown: the rows go, the receipts stay. What somebody else has settled meanwhile is left alone."""
        gone = delete(outbox).where(outbox.c.key.in_([parcel.key for parcel, _, _ in sent])).returning(outbox.c.key)
        ours = {key for (key,) in await self._tx.execute(gone)}
        sent = [one for one in sent if one[0].key in ours]
        choices = {
            parcel.key: await write_choices(self._tx.vault, parcel.sealed_for, parcel.edits or parcel.key, card.choices)
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
                "message": receipt.message,
                "room": receipt.room,
                "choices": choices[parcel.key][0] if part == 0 else None,
                "sealed_for": choices[parcel.key][1] if part == 0 else None,
                "until": None if parcel.until is None else micros(parcel.until),
                "at": micros(at),
            }
            for parcel, _, given in sent
            if parcel.edits is None
            for part, receipt in enumerate(given)
        ]
        await self._tx.write(_RECEIVED, rows)
        edits = [(parcel.edits, *choices[parcel.key]) for parcel, _, _ in sent if parcel.edits]
        if edits:
            changed = update(receipts).where(receipts.c.key == bindparam("of_key"), receipts.c.part == 0)
            changed = changed.values(choices=bindparam("to"), sealed_for=bindparam("for_whom"))
            rows = [{"of_key": key, "to": to, "for_whom": sealed_for} for key, to, sealed_for in edits]
            await self._tx.execute(changed, rows)

    async def remove(self, keys: Iterable[str]) -> None:
        await self._tx.write(_GONE, [{"of_key": key} for key in keys])

    async def take(self, key: str) -> bool:
        """Removes it. False: it was gone already."""
        return (await self._tx.execute(_GONE, {"of_key": key})).rowcount == 1

    async def release(self, keys: Sequence[str], due_at: datetime, *, failed: bool) -> None:
        """Back among those that wait, not before `due_at`; not those that another process has claimed meanwhile."""
        values: dict[str, Any] = {"claimed_until": None, "claimed_by": None, "due_at": due_at}
        if failed:
            values["tries"] = outbox.c.tries + 1
        nobody_elses = or_(outbox.c.claimed_by.is_(None), outbox.c.claimed_by == self._process)
        await self._mark(keys, values, nobody_elses)

    async def release_all(self) -> None:
        """At the start of a process that has the database to itself: whoever claimed them is dead."""
        claimed = outbox.c.claimed_until.is_not(None)
        await self._tx.execute(update(outbox).where(claimed).values(claimed_until=None))

    async def release_of_dead(self) -> None:
        """What processes had claimed that live no more. Nothing where this one has the database to itself."""
        if self._tx.presence is None:
            return
        claimants = select(outbox.c.claimed_by).where(outbox.c.claimed_by.is_not(None)).distinct()
        numbers = list((await self._tx.execute(claimants)).scalars())
        dead = await self._tx.presence.dead(self._tx, numbers)
        if dead:
            of_dead = update(outbox).where(outbox.c.claimed_by.in_(dead))
            await self._tx.execute(of_dead.values(claimed_until=None, claimed_by=None))

    async def _mark(self, keys: Sequence[str], values: dict[str, Any], *where: ColumnElement[bool]) -> None:
        if keys:
            await self._tx.execute(update(outbox).where(outbox.c.key.in_(keys), *where).values(values))

    async def first(self) -> datetime | None:
        """When the earliest parcel may be sent."""
        found = await self._tx.execute(_FIRST)
        earliest: datetime | None = found.scalar()
        return earliest

    async def drop_waiting(self, account: int, topic: str) -> None:
        """What was not yet shown to this person on a topic is let go."""
        waiting = delete(outbox).where(outbox.c.account == account, outbox.c.topic == topic)
        await self._tx.execute(waiting.where(outbox.c.claimed_until.is_(None)))


_PUT = insert(outbox)
_RECEIVED = insert(receipts)
_GONE = delete(outbox).where(outbox.c.key == bindparam("of_key"))
_EDITED = outbox.alias()
_HAS_ITS_MESSAGE = ~exists().where(_EDITED.c.key == outbox.c.edits)
"""An edit waits for the message that it changes to be shown, whatever its lane."""

_FIRST = select(type_coerce(func.min(func.coalesce(outbox.c.claimed_until, outbox.c.due_at)), Instant))
