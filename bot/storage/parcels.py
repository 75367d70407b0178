"""A parcel: a row of the outbox with all that its delivery needs, so that sending reads no more of the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, func, select

from bot.core.deeds import Manner, Receipt
from bot.core.people import Account, Place, PlaceKind
from bot.storage.removals import load_receipt
from bot.storage.statements import Statements
from bot.storage.tables import accounts, communities, members, outbox, receipts
from bot.storage.threads import IN_THREADS

Line = tuple[int, str | int]
"""Whose order is kept: a community, and one person's account in it or one room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is to be shown to whom. `card` is still written; `receipt` is that of the message which it edits, or which
    is to be taken away. `sealed_for`: whose words the card holds; in the outbox it is sealed with their key.
    `is_quiet`: who reads it wants nothing unasked. `silent`: no push. `asked_in`: the room where an answer was asked
    for, if it is shown elsewhere. `via`: the platform's own handle to answer the event that this answers.
    `pointer`: of the line that says that it waits (`is_held`: nobody has collected it). `after`: the key of the deed
    that it waits for and goes on from, whose receipt it has. `queue`: the room whose order it keeps. `pings`: whom it
    calls there; `whom`: who is let into that thread or sent out, None where they are not known any more.
    `stands_aside`: what it edits was shown unseen by others. `points`: its community lets a line say that it waits.
    """

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
    sealed_for: str | None = None
    is_quiet: bool = False
    silent: bool = False
    asked_in: str | None = None
    via: str | None = field(default=None, repr=False)
    pointer: Receipt | None = None
    is_held: bool = False
    after: str | None = None
    queue: str = ""
    pings: tuple[Account, ...] = ()
    whom: Account | None = None
    stands_aside: bool = False
    points: bool = True

    @property
    def is_aside(self) -> bool:
        """Shown to this person alone in a room where others read: what they type elsewhere is no answer to it."""
        in_room = self.place is not None and self.place.kind is PlaceKind.ROOM
        return self.stands_aside or (self.via is not None and in_room)

    @property
    def line(self) -> Line:
        return self.community, self.queue if self.account_id is None else self.account_id


LINES = select(outbox.c.key, outbox.c.lane, outbox.c.community, outbox.c.account, outbox.c.place).order_by(
    outbox.c.lane, outbox.c.seq
)

PARCELS = (
    select(
        outbox,
        communities.c.platform,
        communities.c.language.label("community_language"),
        communities.c.zone.label("community_zone"),
        communities.c.points,
        accounts.c.platform.label("account_platform"),
        accounts.c.ref,
        members.c.language,
        members.c.zone,
        members.c.quiet,
        receipts.c.message,
        receipts.c.room,
        receipts.c.place.label("stands_in"),
        receipts.c.place_kind.label("stands_in_kind"),
        receipts.c.aside,
    )
    .join(communities, communities.c.id == outbox.c.community)
    .outerjoin(accounts, accounts.c.id == outbox.c.account)
    .outerjoin(members, members.c.id == accounts.c.member)
    .outerjoin(receipts, (receipts.c.key == func.coalesce(outbox.c.edits, outbox.c.after)) & (receipts.c.part == 0))
    .order_by(outbox.c.lane, outbox.c.seq)
)


def line_of(row: Row[Any]) -> Line:
    return row.community, (row.place or "") if row.account is None else row.account


async def parcels_of(tx: Statements, rows: Iterable[Row[Any]]) -> list[Parcel]:
    """With those whom they call and let in; not those who were erased since."""
    rows = list(rows)
    meant = {id_ for row in rows if row.pings is not None for id_ in json.loads(row.pings)}
    meant |= {row.whom for row in rows if row.whom is not None}
    known: dict[int, Account] = {}
    if meant:
        logins = select(accounts.c.id, accounts.c.platform, accounts.c.ref).where(accounts.c.id.in_(meant))
        known = {id_: Account(platform, ref) for id_, platform, ref in await tx.execute(logins)}
    return [parcel_of(row, known) for row in rows]


def parcel_of(row: Row[Any], known: Mapping[int, Account] = MappingProxyType({})) -> Parcel:
    """`known`: the accounts that rows may call, let in or send out."""
    in_private = row.account is not None
    return Parcel(
        key=row.key,
        lane=row.lane,
        cog=row.cog,
        topic=row.topic,
        manner=Manner(row.manner),
        community=row.community,
        account_id=row.account,
        place=_place_of(row),
        edits=row.edits,
        card=row.card,
        until=row.until,
        tries=row.tries,
        platform=row.account_platform or row.platform,
        account=Account(row.account_platform, row.ref) if in_private else None,
        language=(row.language if in_private else None) or row.community_language,
        zone=(row.zone if in_private else None) or row.community_zone,
        receipt=_receipt_of(row),
        sealed_for=row.sealed_for,
        is_quiet=bool(row.quiet),
        silent=row.silent,
        asked_in=row.asked_in,
        via=row.via,
        pointer=load_receipt(row.pointer) if row.pointer is not None else None,
        is_held=row.held,
        after=row.after,
        queue=row.place or "",
        pings=tuple(known[id_] for id_ in json.loads(row.pings or "[]") if id_ in known),
        whom=known.get(row.whom),
        stands_aside=bool(row.aside) and row.edits is not None,
        points=row.points,
    )


def _place_of(row: Row[Any]) -> Place | None:
    """Of what happens in a thread, that thread, as soon as it is there; of what goes on from something else, where that
    stands."""
    if row.after is not None and row.manner in (Manner.ROOM, *IN_THREADS):
        return Place(PlaceKind.ROOM, row.room) if row.room is not None else None
    if row.stands_in is not None:
        return Place(PlaceKind(row.stands_in_kind), row.stands_in)
    return Place(PlaceKind(row.place_kind), row.place) if row.place_kind else None


def _receipt_of(row: Row[Any]) -> Receipt | None:
    if row.manner == Manner.REMOVAL:
        return load_receipt(row.card)
    return Receipt(row.message, row.room) if row.message is not None else None
