"""What is still to be shown, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, and_, bindparam, delete, func, insert, or_, select, type_coerce, update

from bot.core.deeds import Edit, Lane, Manner, Receipt, Send
from bot.core.people import Account, Place, PlaceKind
from bot.core.ports import Message
from bot.core.replies import Card, Choice
from bot.storage.cards import dump_card, dump_choices, load_card, load_choices
from bot.storage.tables import Instant, accounts, communities, members, outbox, receipts

if TYPE_CHECKING:
    from bot.storage.database import OpenTransaction


_NEWEST = 2**62
"""What is being shown at this moment is newer than all that has a receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A row of the outbox, with all that its delivery needs, so that sending reads no more of the database."""

    key: str
    lane: int
    cog: str
    topic: str | None
    manner: Manner
    community: int
    account_id: int | None
    place: Place | None
    edits: str | None
    card: str
    until: datetime | None
    tries: int
    platform: str
    account: Account | None
    language: str | None
    zone: str | None
    receipt: Receipt | None = None

    @property
    def line(self) -> tuple[int, str | int]:
        """Whose order it keeps: one person's, or one room's."""
        if self.account_id is not None:
            return self.community, self.account_id
        return self.community, self.place.ref if self.place else ""


class StoredOutbox:
    def __init__(self, tx: OpenTransaction) -> None:
        self._tx = tx

    async def put(self, cog: str, deeds: Iterable[tuple[str, int, Send | Edit]], now: datetime) -> None:
        """Deeds, each with its own new key and its community. Waiting edits of one message fold into the newest."""
        cards: dict[int, str] = {}
        private, rooms = [], []
        for key, community, deed in deeds:
            if isinstance(deed, Edit):
                await self._put_edit(cog, key, deed, now)
                continue
            written = cards.get(id(deed.card)) or cards.setdefault(id(deed.card), dump_card(deed.card))
            row: dict[str, Any] = {
                "key": key,
                "lane": int(deed.lane),
                "cog": cog,
                "topic": deed.topic,
                "community": community,
                "card": written,
                "until": deed.until,
                "due_at": now,
            }
            if isinstance(deed.to, Place):
                rooms.append({**row, "manner": Manner.ROOM, "place": deed.to.ref, "place_kind": deed.to.kind})
            else:
                row["manner"] = Manner.DIRECT
                row["account"] = deed.to
                private.append(row)
        for rows in (private, rooms):
            if rows:
                await self._tx.execute(insert(outbox), rows)

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
                row = {"key": key, "lane": int(deed.lane), "cog": cog, "edits": deed.key, "due_at": now}
                await self._tx.execute(insert(outbox), {**row, **target._mapping, "card": dump_card(deed.card)})
                return

    async def keep(self, parcels: Sequence[Parcel], now: datetime, claimed_until: datetime) -> None:
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
                "card": parcel.card,
                "until": parcel.until,
                "due_at": now,
                "claimed_until": claimed_until,
            }
            for parcel in parcels
        ]
        if rows:
            await self._tx.execute(insert(outbox), rows)

    async def claim(self, now: datetime, until: datetime, most: int) -> list[Parcel]:
        """The next parcels, crisis first, now claimed. None for a person or room that an earlier one holds up."""
        mine = and_(outbox.c.due_at <= now, or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now))
        held_up = await self._held_up(now)
        if held_up:
            free = await self._tx.execute(_LINES.where(mine))
            keys = [row.key for row in free if row.lane == Lane.CRISIS or _line(row) not in held_up][:most]
            found = await self._tx.execute(_PARCELS.where(outbox.c.key.in_(keys)))
        else:
            found = await self._tx.execute(_PARCELS.where(mine).limit(most))
        parcels = [_parcel(row) for row in found]
        await self._mark([parcel.key for parcel in parcels], {"claimed_until": until})
        return parcels

    async def _held_up(self, now: datetime) -> set[tuple[int, str | int]]:
        """The people and rooms that something earlier is still on its way to."""
        waiting = or_(outbox.c.due_at > now, outbox.c.claimed_until > now)
        return {_line(row) for row in await self._tx.execute(_LINES.where(waiting))}

    async def settle(self, sent: Sequence[tuple[Parcel, Card, Sequence[Receipt]]], at: datetime) -> None:
        """They were shown: the rows go, the receipts stay."""
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
                "choices": dump_choices(card.choices) if part == 0 else None,
                "until": parcel.until,
                "at": at,
            }
            for parcel, card, given in sent
            if parcel.edits is None
            for part, receipt in enumerate(given)
        ]
        if rows:
            await self._tx.execute(insert(receipts), rows)
        edits = [{"of_key": parcel.edits, "to": dump_choices(card.choices)} for parcel, card, _ in sent if parcel.edits]
        if edits:
            changed = update(receipts).where(receipts.c.key == bindparam("of_key"), receipts.c.part == 0)
            await self._tx.execute(changed.values(choices=bindparam("to")), edits)
        await self.remove([parcel.key for parcel, _, _ in sent])

    async def remove(self, keys: Iterable[str]) -> None:
        rows = [{"of_key": key} for key in keys]
        if rows:
            await self._tx.execute(_GONE, rows)

    async def release(self, keys: Sequence[str], due_at: datetime, *, failed: bool) -> None:
        """Back among those that wait, not before `due_at`."""
        values: dict[str, Any] = {"claimed_until": None, "due_at": due_at}
        await self._mark(keys, {**values, "tries": outbox.c.tries + 1} if failed else values)

    async def release_all(self) -> None:
        """At the start of a process that has the database to itself: whoever claimed them is dead."""
        claimed = outbox.c.claimed_until.is_not(None)
        await self._tx.execute(update(outbox).where(claimed).values(claimed_until=None))

    async def _mark(self, keys: Sequence[str], values: dict[str, Any]) -> None:
        if keys:
            await self._tx.execute(update(outbox).where(outbox.c.key.in_(keys)).values(values))

    async def first(self) -> datetime | None:
        """When the earliest parcel may be sent."""
        found = await self._tx.execute(_FIRST)
        earliest: datetime | None = found.scalar()
        return earliest

    async def drop_waiting(self, account: int, topic: str) -> None:
        """What was not yet shown to this person on a topic is let go."""
        waiting = delete(outbox).where(outbox.c.account == account, outbox.c.topic == topic)
        await self._tx.execute(waiting.where(outbox.c.claimed_until.is_(None)))

    async def shown(self, account: int, topic: str) -> Sequence[Message]:
        """What this person was shown on a topic, the newest first."""
        found = await self._tx.execute(
            select(receipts)
            .where(receipts.c.account == account, receipts.c.topic == topic, receipts.c.part == 0)
            .order_by(receipts.c.seq.desc())
        )
        return [_received(row) for row in found]

    async def message(self, key: str) -> Message | None:
        """What was shown under a key, or is being shown at this moment."""
        found = await self._tx.execute(select(receipts).where(receipts.c.key == key, receipts.c.part == 0))
        row = found.first()
        if row is not None:
            return _received(row)
        unsettled = (await self._tx.execute(select(outbox).where(outbox.c.key == key))).first()
        if unsettled is None:
            return None
        choices = load_card(unsettled.card).choices
        return _message(unsettled, choices, _NEWEST, unsettled.due_at)

    async def newest_with_choices(self, account: int) -> Message | None:
        """The newest private message of this person that has choices."""
        found = await self._tx.execute(
            select(receipts)
            .where(receipts.c.account == account, receipts.c.choices.is_not(None))
            .order_by(receipts.c.seq.desc())
            .limit(1)
        )
        row = found.first()
        return _received(row) if row is not None else None


_GONE = delete(outbox).where(outbox.c.key == bindparam("of_key"))
_FIRST = select(type_coerce(func.min(func.coalesce(outbox.c.claimed_until, outbox.c.due_at)), Instant))

_LINES = select(outbox.c.key, outbox.c.lane, outbox.c.community, outbox.c.account, outbox.c.place).order_by(
    outbox.c.lane, outbox.c.seq
)

_PARCELS = (
    select(
        outbox,
        communities.c.platform,
        communities.c.language.label("community_language"),
        communities.c.zone.label("community_zone"),
        accounts.c.platform.label("account_platform"),
        accounts.c.ref,
        members.c.language,
        members.c.zone,
        receipts.c.message,
        receipts.c.room,
    )
    .join(communities, communities.c.id == outbox.c.community)
    .outerjoin(accounts, accounts.c.id == outbox.c.account)
    .outerjoin(members, members.c.id == accounts.c.member)
    .outerjoin(receipts, (receipts.c.key == outbox.c.edits) & (receipts.c.part == 0))
    .order_by(outbox.c.lane, outbox.c.seq)
)


def _line(row: Row[Any]) -> tuple[int, str | int]:
    return row.community, (row.place or "") if row.account is None else row.account


def _parcel(row: Row[Any]) -> Parcel:
    in_private = row.account is not None
    return Parcel(
        key=row.key,
        lane=row.lane,
        cog=row.cog,
        topic=row.topic,
        manner=Manner(row.manner),
        community=row.community,
        account_id=row.account,
        place=Place(PlaceKind(row.place_kind), row.place) if row.place_kind else None,
        edits=row.edits,
        card=row.card,
        until=row.until,
        tries=row.tries,
        platform=row.account_platform or row.platform,
        account=Account(row.account_platform, row.ref) if in_private else None,
        language=(row.language if in_private else None) or row.community_language,
        zone=(row.zone if in_private else None) or row.community_zone,
        receipt=Receipt(row.message, row.room) if row.message is not None else None,
    )


def _message(row: Row[Any], choices: tuple[Choice, ...], seq: int, at: datetime) -> Message:
    return Message(
        key=row.key,
        seq=seq,
        at=at,
        cog=row.cog,
        topic=row.topic,
        community=row.community,
        account=row.account,
        place=row.place,
        choices=choices,
        until=row.until,
    )


def _received(row: Row[Any]) -> Message:
    return _message(row, load_choices(row.choices), row.seq, row.at)
