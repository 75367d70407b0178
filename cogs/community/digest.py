"""A few lines a week, in private, to each moderator who asked for them: what is open, and what failed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Column, ForeignKey, Row, Table, delete, func, insert, select, update

from bot.core.clock import hours, next_instant, zone_named
from bot.core.cog import Batch, Cog, News, Request, due, listens
from bot.core.commands import MODERATORS, command, pressed
from bot.core.deeds import Lane, Send
from bot.core.options import OnOrOff
from bot.core.people import Account, AccountId, Member
from bot.core.people import Community as There
from bot.core.ports import Rooms, Transaction
from bot.core.replies import Card, Choice, Moment, Reply, Text, say
from bot.storage.agenda import TRIES
from bot.storage.communities import community_of
from bot.storage.tables import Id, Instant, accounts, agenda, communities, members, metadata

TELL = "community.digest"
"""What falls due when somebody's lines are to be told."""

Says = Callable[[Transaction, There, datetime, datetime], Awaitable[Sequence[Text]]]
"""What all cogs say of a community's days, from one instant to another."""

_MONDAY, _MORNING = frozenset((0,)), time(9)
_WEEK = timedelta(days=7)

digests = Table(
    "community_digests",
    metadata,
    Column("account", Id, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("since", Instant, nullable=False, comment="up to when the last one told"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """That a moderator asked for it. `zone` (an IANA name): where their Monday begins."""

    account_id: AccountId
    account: Account
    community: There
    since: datetime
    zone: str
    wants_quiet: bool

    @property
    def key(self) -> str:
        return _key(self.account_id, self.community.id)


class Digest(Cog):
    def __init__(self, rooms: Rooms, says: Says) -> None:
        self._rooms = rooms
        self._says = says

    @command("community digest", for_=MODERATORS)
    async def digest_on(self, request: Request, on_or_off: OnOrOff | None = None) -> Reply:
        """Without a value: what it would say now."""
        tx, account, there = request.tx, request.account_id, request.community
        if on_or_off is None:
            lines = await self._says(tx, there, request.at - _WEEK, request.at)
            return Card((Text("community-digest-now"), *_or_nothing(lines)), (_turn("on"), _turn("off")))
        await tx.execute(delete(digests).where(*_of(account, there.id)))
        await tx.agenda.drop(TELL, [_key(account, there.id)])
        if not on_or_off:
            return say("community-digest-off")
        await tx.execute(insert(digests), {"account": account, "community": there.id, "since": request.at})
        first = _next(request.at, request.member.zone or there.zone or "UTC")
        await tx.agenda.plan(TELL, _key(account, there.id), community=there.id, due_at=first, seq=account)
        return say("community-digest-on", first=Moment(first))

    @pressed("community.digest", for_=MODERATORS)
    async def shown(self, request: Request) -> Reply:
        """To whoever moderates at this moment, where that could not be known before."""
        lines = await self._says(request.tx, request.community, request.at - _WEEK, request.at)
        return Card((Text("community-digest"), *_or_nothing(lines)))

    @due(TELL, stale_after=hours(24))
    async def tell(self, batch: Batch) -> None:
        """Who moderates there no more is told nothing, and asked for nothing."""
        for row in batch.rows:
            asked = await _asked(batch.tx, row.key)
            if asked is None:
                continue
            moderates = self._rooms.moderates(asked.community, asked.account)
            if moderates is False:
                await batch.tx.execute(delete(digests).where(*_of(asked.account_id, asked.community.id)))
                continue
            batch.again(row, _next(batch.now, asked.zone))
            if asked.wants_quiet or batch.now - row.due_at > batch.stale_after:
                continue
            card = await self._card(batch, asked, moderates)
            batch.send(row, Send(to=asked.account_id, card=card, lane=Lane.PROMPTS))
            told = update(digests).where(*_of(asked.account_id, asked.community.id))
            await batch.tx.execute(told.values(since=batch.now))

    async def _card(self, batch: Batch, asked: Asked, moderates: bool | None) -> Card:
        if moderates is None:
            return say("community-digest-ready", Choice(Text("community-digest-show"), "community.digest"))
        lines = await self._says(batch.tx, asked.community, asked.since, batch.now)
        return Card((Text("community-digest"), *_or_nothing(lines), Text("community-digest-end")))

    async def digest(self, tx: Transaction, community: There, since: datetime, now: datetime) -> Sequence[Text]:
        """What is due here and failed too often to be tried again."""
        parked = select(func.count()).select_from(agenda).where(agenda.c.tries >= TRIES)
        count = (await tx.execute(parked.where(agenda.c.community == community.id))).scalar()
        return [Text("community-digest-failed", {"count": count})] if count else []

    @listens(News.SETTINGS)
    async def settings_changed(self, request: Request) -> None:
        """Another zone: Monday there, from now on."""
        for asked in await _of_member(request.tx, request.member):
            at = _next(request.at, asked.zone)
            await request.tx.agenda.plan(TELL, asked.key, community=asked.community.id, due_at=at, seq=asked.account_id)

    @listens(News.LEFT)
    async def left(self, request: Request) -> None:
        await _end(request.tx, await _of_member(request.tx, request.member), request.community.id)

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        theirs = await _of_member(tx, member)
        return {
            "weekly digests": [{"community": one.community.ref, "told up to": one.since.isoformat()} for one in theirs]
        }

    async def forget(self, tx: Transaction, member: Member) -> None:
        await _end(tx, await _of_member(tx, member))


def _turn(way: str) -> Choice:
    return Choice(Text(f"community-digest-turn-{way}"), "community digest", {"on-or-off": way})


def _next(now: datetime, zone: str) -> datetime:
    return next_instant(now, _MORNING, zone_named(zone), _MONDAY)


def _or_nothing(lines: Sequence[Text]) -> Sequence[Text]:
    return lines or [Text("community-digest-nothing")]


def _key(account: int, community: int) -> str:
    return f"{account}-{community}"


def _of(account: int, community: int) -> tuple[Any, ...]:
    return digests.c.account == account, digests.c.community == community


_WITH_ALL = (
    select(
        communities,
        digests.c.account,
        digests.c.since,
        accounts.c.ref.label("login"),
        members.c.zone.label("their_zone"),
        members.c.quiet,
    )
    .join(digests, digests.c.community == communities.c.id)
    .join(accounts, accounts.c.id == digests.c.account)
    .join(members, members.c.id == accounts.c.member)
)


async def _asked(tx: Transaction, key: str) -> Asked | None:
    account, _, community = key.partition("-")
    row = (await tx.execute(_WITH_ALL.where(*_of(int(account), int(community))))).first()
    return None if row is None else _as_asked(row)


async def _of_member(tx: Transaction, member: Member) -> Sequence[Asked]:
    return [_as_asked(row) for row in await tx.execute(_WITH_ALL.where(accounts.c.member == member.id))]


def _as_asked(row: Row[Any]) -> Asked:
    there = community_of(row)
    account = Account(there.platform, row.login)
    return Asked(AccountId(row.account), account, there, row.since, row.their_zone or there.zone or "UTC", row.quiet)


async def _end(tx: Transaction, asked: Sequence[Asked], community: int | None = None) -> None:
    """They are told no more, anywhere or in one community."""
    for one in asked:
        if community in (None, one.community.id):
            await tx.execute(delete(digests).where(*_of(one.account_id, one.community.id)))
            await tx.agenda.drop(TELL, [one.key])
