"""Alerts and requests: never a word of what somebody wrote in a room.

What an asker adds in their own words, and whom they name, is sealed with their key and goes when the item is closed.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    Text,
    false,
    func,
    insert,
    select,
    update,
)

from bot.core.deeds import KEY_LENGTH
from bot.core.errors import Unreadable
from bot.core.people import Account, AccountId, Community, Member, Place, PlaceKind
from bot.core.ports import Transaction
from bot.storage.communities import community_of
from bot.storage.people import inserted_id
from bot.storage.sealing import open_text, seal_text
from bot.storage.tables import Id, Instant, accounts, communities, members, metadata
from cogs.signposting.alerts import Alert, digest_of

_RULES = 6
"""Names of rules that one alert shows at most."""

alerts = Table(
    "signposting_alerts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(KEY_LENGTH), nullable=False, comment="what the keys of its messages are made of"),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("number", Integer, nullable=False, comment="as people there call it"),
    Column("kind", String(8), nullable=False, comment="alert, or request"),
    Column("member", Id, ForeignKey("members.id"), nullable=False, comment="whom it is about, or who asks"),
    Column("account", Id, ForeignKey("accounts.id"), nullable=False, comment="of theirs, the one that wrote or asked"),
    Column("level", String(8), nullable=False),
    Column("topic", String(24), nullable=False),
    Column("about", String(12), nullable=False),
    Column("rules", Text, nullable=False, comment="neutral names, a line each"),
    Column("need", String(12), comment="of a request: what would help"),
    Column("place", String(255), comment="the room where it was written"),
    Column("message", String(255), comment="the platform's id of that message; empty once it is gone"),
    Column("again_place", String(255), comment="where they wrote the last of several"),
    Column("again_message", String(255)),
    Column("at", Instant, nullable=False),
    Column("again_at", Instant, comment="when they wrote or asked the last of several times"),
    Column("note_key", String(KEY_LENGTH)),
    Column("note", String(12), nullable=False, comment="none, waiting, delivered or refused"),
    Column("taken_by", Id, ForeignKey("accounts.id")),
    Column("taken_at", Instant),
    Column("called_at", Instant, nullable=False, comment="when those on duty were last called"),
    Column("is_repeated", Boolean, nullable=False, server_default=false(), comment="they were called a second time"),
    Column("no_one", Boolean, nullable=False, server_default=false(), comment="and nobody was free"),
    Column("has_left", Boolean, nullable=False, server_default=false(), comment="the person left the community"),
    Column("closed_at", Instant),
    Column("outcome", String(12)),
    Column("subject", String(KEY_LENGTH), comment="made of the account of whom they named: is kept out of it"),
    Column("sealed", Text, comment="the asker's own words, and whom they named", info={"sealed": "row"}),
    Index("ix_signposting_alerts_key", "key", unique=True),
    Index("ix_signposting_alerts_community_number", "community", "number", unique=True),
    Index("ix_signposting_alerts_member", "member"),
    Index("ix_signposting_alerts_taken_by", "taken_by"),
    sqlite_autoincrement=True,
)


_takers = accounts.alias("takers")
_OPENED = (
    select(
        alerts,
        accounts.c.platform,
        accounts.c.ref,
        members.c.handle,
        members.c.quiet,
        members.c.country,
        members.c.language,
        _takers.c.ref.label("taker"),
    )
    .join(accounts, accounts.c.id == alerts.c.account)
    .join(members, members.c.id == alerts.c.member)
    .outerjoin(_takers, _takers.c.id == alerts.c.taken_by)
)


async def find(tx: Transaction, alert: int) -> Alert | None:
    return await _first(tx, alerts.c.id == alert)


async def numbered(tx: Transaction, community: int, number: int) -> Alert | None:
    """By its number in that community, and in no other."""
    return await _first(tx, alerts.c.community == community, alerts.c.number == number)


async def with_note(tx: Transaction, note_key: str) -> Alert | None:
    return await _first(tx, alerts.c.note_key == note_key)


async def at_message(tx: Transaction, platform: str, message: str) -> Sequence[Alert]:
    """Those that show the way to a message in a room."""
    there = (alerts.c.message == message) | (alerts.c.again_message == message)
    return await _all(tx, accounts.c.platform == platform, alerts.c.closed_at.is_(None), there)


async def messages(tx: Transaction) -> frozenset[str]:
    """The platforms' ids of all messages that open alerts show the way to."""
    found = await tx.execute(select(alerts.c.message, alerts.c.again_message).where(alerts.c.closed_at.is_(None)))
    return frozenset(message for both in found for message in both if message is not None)


async def open_in(tx: Transaction, community: int) -> Sequence[Alert]:
    """The oldest first."""
    return await _all(tx, alerts.c.community == community, alerts.c.closed_at.is_(None))


async def open_of(tx: Transaction, member: int, community: int) -> Sequence[Alert]:
    """Those about somebody, or that they asked for; the oldest first."""
    mine = (alerts.c.member == member, alerts.c.community == community)
    return await _all(tx, *mine, alerts.c.closed_at.is_(None))


async def asks(tx: Transaction, member: int, community: int) -> bool:
    """Whether they have asked for a person there, and that stands open."""
    mine = (alerts.c.member == member, alerts.c.community == community, alerts.c.kind == "request")
    found = select(alerts.c.id).where(*mine, alerts.c.closed_at.is_(None)).limit(1)
    return (await tx.execute(found)).first() is not None


async def held_by(tx: Transaction, member: int) -> Sequence[Alert]:
    """What somebody has taken and not finished, in whichever community."""
    mine = select(accounts.c.id).where(accounts.c.member == member)
    return await _all(tx, alerts.c.taken_by.in_(mine), alerts.c.closed_at.is_(None))


async def busy(tx: Transaction, most: int) -> frozenset[int]:
    """The members who have so many that they are given no more."""
    holding = (
        select(accounts.c.member)
        .join(alerts, alerts.c.taken_by == accounts.c.id)
        .where(alerts.c.closed_at.is_(None))
        .group_by(accounts.c.member)
        .having(func.count() >= most)
    )
    return frozenset((await tx.execute(holding)).scalars())


async def logins_of(tx: Transaction, member: int) -> frozenset[Account]:
    """All accounts of a member."""
    found = await tx.execute(select(accounts.c.platform, accounts.c.ref).where(accounts.c.member == member))
    return frozenset(Account(platform, ref) for platform, ref in found)


async def _first(tx: Transaction, *where: Any) -> Alert | None:  # noqa: ANN401  # conditions of SQLAlchemy
    row = (await tx.execute(_OPENED.where(*where))).first()
    return None if row is None else await _alert(tx, row)


async def _all(tx: Transaction, *where: Any) -> Sequence[Alert]:  # noqa: ANN401  # conditions of SQLAlchemy
    found = (await tx.execute(_OPENED.where(*where).order_by(alerts.c.id))).all()
    return [await _alert(tx, row) for row in found]


async def _alert(tx: Transaction, row: Row[Any]) -> Alert:
    said = await _said(tx, row.handle, row.key, row.sealed)
    ref = said.get("who")
    return Alert(
        id=row.id,
        key=row.key,
        community=row.community,
        number=row.number,
        kind=row.kind,
        member=row.member,
        account=AccountId(row.account),
        who=Account(row.platform, row.ref),
        handle=row.handle,
        quiet=row.quiet,
        country=row.country,
        language=row.language,
        level=row.level,
        topic=row.topic,
        about=row.about,
        rules=tuple(row.rules.splitlines()),
        need=row.need,
        place=_room(row.place),
        message=row.message,
        again=(Place(PlaceKind.ROOM, row.again_place), row.again_message) if row.again_message else None,
        at=row.at,
        again_at=row.again_at,
        note=row.note,
        taken_by=AccountId(row.taken_by) if row.taken_by is not None else None,
        taker=Account(row.platform, row.taker) if row.taker is not None else None,
        taken_at=row.taken_at,
        called_at=row.called_at,
        is_repeated=row.is_repeated,
        no_one=row.no_one,
        has_left=row.has_left,
        closed_at=row.closed_at,
        outcome=row.outcome,
        subject=row.subject,
        named=Account(row.platform, ref) if ref else None,
        words=said.get("words"),
    )


def _room(ref: str | None) -> Place | None:
    return None if ref is None else Place(PlaceKind.ROOM, ref)


async def _said(tx: Transaction, handle: str, key: str, sealed: str | None) -> Mapping[str, Any]:
    """What does not open, because it was changed or its owner is being erased, counts as not said."""
    if sealed is None:
        return {}
    try:
        opened: Mapping[str, Any] = json.loads(await open_text(tx.vault, handle, alerts.name, key, sealed))
    except Unreadable:
        return {}
    return opened


async def add(tx: Transaction, community: int, member: Member, **values: Any) -> Alert:  # noqa: ANN401  # of columns
    """A new one, with the next number there."""
    numbers = select(func.max(alerts.c.number)).where(alerts.c.community == community)
    number = ((await tx.execute(numbers)).scalar() or 0) + 1
    row = {"key": secrets.token_hex(KEY_LENGTH // 2), "community": community, "number": number, "member": member.id}
    row |= {"note": "none", "called_at": values["at"], **values, "rules": _listed(values.get("rules", ()))}
    made = await find(tx, inserted_id(await tx.execute(insert(alerts), row)))
    assert made is not None  # it was just written
    return made


def _listed(rules: Iterable[str]) -> str:
    return "\n".join([rule[:64] for rule in rules][:_RULES])


async def change(tx: Transaction, alert: Alert, **values: Any) -> Alert:  # noqa: ANN401  # values of columns
    """As it is from now on."""
    if "rules" in values:
        values["rules"] = _listed(values["rules"])
    await tx.execute(update(alerts).where(alerts.c.id == alert.id).values(**values))
    changed = await find(tx, alert.id)
    assert changed is not None  # it was just written
    return changed


async def say(tx: Transaction, alert: Alert, words: str | None, named: Account | None) -> Alert:
    """Seals what the asker adds in their own words, and whom they name. None: as it was."""
    who = named or alert.named
    said = {"words": words if words is not None else alert.words, "who": who.ref if who is not None else None}
    sealed = await seal_text(tx.vault, alert.handle, alerts.name, alert.key, json.dumps(said, ensure_ascii=False))
    return await change(tx, alert, sealed=sealed, subject=digest_of(who) if who is not None else None)


async def take(tx: Transaction, alert: Alert, account: AccountId, at: datetime) -> bool:
    """False: somebody else was quicker."""
    free = (alerts.c.id == alert.id, alerts.c.taken_by.is_(None), alerts.c.closed_at.is_(None))
    taken = await tx.execute(update(alerts).where(*free).values(taken_by=account, taken_at=at, no_one=False))
    return bool(taken.rowcount)


async def of_member(tx: Transaction, member: Member) -> Sequence[Alert]:
    """All that is kept about somebody, the oldest first."""
    return await _all(tx, alerts.c.member == member.id)


async def over_before(tx: Transaction, at: datetime) -> Sequence[Alert]:
    """Those that ended before that instant, or that nothing was heard of since."""
    return await _all(tx, func.coalesce(alerts.c.closed_at, alerts.c.again_at, alerts.c.at) < at)


async def community(tx: Transaction, id_: int) -> Community:
    """A community by its number, for what happens without a request."""
    return community_of((await tx.execute(select(communities).where(communities.c.id == id_))).one())
