"""Where prompts are planned, and which were shown there: never who answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
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
    bindparam,
    delete,
    false,
    func,
    insert,
    select,
    update,
)

from bot.core.deeds import KEY_LENGTH
from bot.core.errors import Reason
from bot.core.people import Account, AccountId, Community, Member, Place, PlaceKind
from bot.core.ports import Transaction
from bot.storage.among import among
from bot.storage.communities import community_of
from bot.storage.people import inserted_id, minutes_of, time_of
from bot.storage.prepared import PLAIN
from bot.storage.tables import Id, Instant, accounts, communities, members, metadata
from cogs.prompts.choosing import Shown
from cogs.prompts.rhythm import Wish, days_of, mask_of

plans = Table(
    "prompt_plans",
    metadata,
    Column("id", Id, primary_key=True),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("place", String(255), nullable=False, comment="the room"),
    Column("planner", Id, ForeignKey("accounts.id"), comment="the moderator who planned it; empty: not here any more"),
    Column("at", Integer, nullable=False, comment="minutes after midnight"),
    Column("days", Integer, nullable=False, comment="bits, Monday is 1"),
    Column("zone", String(64), comment="empty: that of the community"),
    Column("threads", Boolean, nullable=False, server_default=false(), comment="each opens a thread"),
    Column("not_before", Instant, comment="what comes before it is skipped"),
    Column("fault", String(16), comment="why it is paused: the last one could not be shown"),
    Column("shown", String(KEY_LENGTH), comment="the key of the newest prompt"),
    Column("thread", String(KEY_LENGTH), comment="and that of its thread"),
    Index("ix_prompt_plans_community_place", "community", "place", unique=True),
    Index("ix_prompt_plans_planner", "planner"),
    sqlite_autoincrement=True,
)

shown = Table(
    "prompt_shown",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("place", String(255), primary_key=True),
    Column("prompt", String(32), primary_key=True),
    Column("theme", String(12), nullable=False),
    Column("seq", Integer, nullable=False, comment="the later shown there, the greater"),
    Column("key", String(KEY_LENGTH), nullable=False, comment="of the message that showed it last"),
    Index("ix_prompt_shown_key", "key"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """`zone` None: that of the community. `not_before`: what comes before it is skipped. `fault`: it is paused, because
    the last one could not be shown. `shown`, `thread`: the keys of the newest prompt and of its thread."""

    id: int
    community: int
    place: Place
    wish: Wish
    zone: str | None = None
    planner: AccountId | None = None
    threads: bool = False
    not_before: datetime | None = None
    fault: Reason | None = None
    shown: str | None = None
    thread: str | None = None

    def next(self, now: datetime) -> datetime:
        return self.wish.next(now, self.not_before)


_PLANS = select(plans, communities.c.zone.label("their_zone")).join(communities, communities.c.id == plans.c.community)
_SOME = _PLANS.where(among(plans.c.id, "ids"))


async def of_community(tx: Transaction, community: int) -> Sequence[Plan]:
    found = await tx.execute(_PLANS.where(plans.c.community == community).order_by(plans.c.at, plans.c.id))
    return [_plan(row) for row in found]


async def at_place(tx: Transaction, community: int, place: Place) -> Plan | None:
    there = (plans.c.community == community, plans.c.place == place.ref)
    row = (await tx.execute(_PLANS.where(*there))).first()
    return None if row is None else _plan(row)


async def some(tx: Transaction, ids: Collection[int]) -> Mapping[int, Plan]:
    """By the number of each."""
    return {row.id: _plan(row) for row in await tx.read(_SOME, {"ids": ids})}


async def with_key(tx: Transaction, key: str) -> Plan | None:
    """The one whose newest prompt, or its thread, has that key."""
    row = (await tx.execute(_PLANS.where((plans.c.shown == key) | (plans.c.thread == key)))).first()
    return None if row is None else _plan(row)


def _plan(row: Row[Any]) -> Plan:
    return Plan(
        id=row.id,
        community=row.community,
        place=Place(PlaceKind.ROOM, row.place),
        wish=Wish(time_of(row.at), days_of(row.days), row.zone or row.their_zone or "UTC"),
        zone=row.zone,
        planner=None if row.planner is None else AccountId(row.planner),
        threads=row.threads,
        not_before=row.not_before,
        fault=row.fault,
        shown=row.shown,
        thread=row.thread,
    )


async def keep(tx: Transaction, plan: Plan) -> Plan:
    """Adds it (its id is 0), or changes the one with its id; gives it with its id."""
    values = {
        "community": plan.community,
        "place": plan.place.ref,
        "planner": plan.planner,
        "at": minutes_of(plan.wish.at),
        "days": mask_of(plan.wish.days),
        "zone": plan.zone,
        "threads": plan.threads,
        "not_before": plan.not_before,
        "fault": plan.fault,
        "shown": plan.shown,
        "thread": plan.thread,
    }
    if plan.id:
        await tx.execute(update(plans).where(plans.c.id == plan.id).values(**values))
        return plan
    return replace(plan, id=inserted_id(await tx.execute(insert(plans), values)))


async def remove(tx: Transaction, plan: Plan) -> None:
    """What was shown there stays known: nothing comes again too soon if it is planned anew."""
    await tx.execute(delete(plans).where(plans.c.id == plan.id))


async def showed(tx: Transaction, those: Sequence[tuple[int, str, str | None]]) -> None:
    """Keeps the keys of what each showed now: the number of a plan, and the keys of its prompt and its thread."""
    await tx.write(_SHOWED, [{"of_plan": id_, "new_shown": key, "new_thread": thread} for id_, key, thread in those])


_SHOWED = (
    update(plans)
    .where(plans.c.id == bindparam("of_plan"))
    .values(shown=bindparam("new_shown"), thread=bindparam("new_thread"))
)


async def history(tx: Transaction, community: int, place: Place) -> Sequence[Shown]:
    """What was shown there, the oldest first."""
    return (await histories(tx, {community})).get((community, place.ref), [])


async def histories(tx: Transaction, there: Collection[int]) -> Mapping[tuple[int, str], Sequence[Shown]]:
    """The same of all rooms of some communities, by the number of the community and the platform's id of the room."""
    found: dict[tuple[int, str], list[Shown]] = {}
    room, there_now = (0, ""), list[Shown]()
    for community, place, prompt, theme in await tx.read(_HISTORIES, {"ids": there}):
        if (community, place) != room:
            room = community, place
            there_now = found.setdefault(room, [])
        there_now.append(Shown(prompt, theme))
    return found


_HISTORIES = (
    select(shown.c.community, shown.c.place, shown.c.prompt, shown.c.theme)
    .where(among(shown.c.community, "ids"))
    .order_by(shown.c.community, shown.c.place, shown.c.seq)
    .execution_options(**{PLAIN: True})
)


Seen = tuple[int, Place, Shown, str]
"""That a prompt was shown: in which community and which room, which one, and the key of the message."""


async def note_shown(tx: Transaction, seen: Sequence[Seen]) -> None:
    if not seen:
        return
    known = await tx.read(_NEWEST, {"ids": {community for community, *_ in seen}})
    newest = {(community, place): seq for community, place, seq in known}
    rows = []
    for community, place, one, key in seen:
        newest[community, place.ref] = seq = newest.get((community, place.ref), 0) + 1
        row = {"community": community, "place": place.ref, "prompt": one.id, "theme": one.theme}
        rows.append({**row, "seq": seq, "key": key})
    again = [{"of_community": row["community"], "of_place": row["place"], "of_prompt": row["prompt"]} for row in rows]
    await tx.write(_AGAIN, again)
    await tx.write(_NOTED, rows)


_NEWEST = (
    select(shown.c.community, shown.c.place, func.max(shown.c.seq))
    .where(among(shown.c.community, "ids"))
    .group_by(shown.c.community, shown.c.place)
)
_NOTED = insert(shown)
_AGAIN = delete(shown).where(
    shown.c.community == bindparam("of_community"),
    shown.c.place == bindparam("of_place"),
    shown.c.prompt == bindparam("of_prompt"),
)


async def not_shown(tx: Transaction, key: str) -> None:
    """It never appeared, so it may come as something new."""
    await tx.execute(delete(shown).where(shown.c.key == key))


async def communities_of(tx: Transaction, found: Collection[Plan]) -> Mapping[int, Community]:
    """By the number of each."""
    ids = {plan.community for plan in found}
    return {row.id: community_of(row) for row in await tx.read(_COMMUNITIES, {"ids": ids})}


_COMMUNITIES = select(communities).where(among(communities.c.id, "ids"))


async def login_of(tx: Transaction, account: AccountId) -> tuple[Account, bool]:
    """Somebody's account, and whether they want nothing unasked."""
    chosen = select(accounts.c.platform, accounts.c.ref, members.c.quiet).join(members)
    row = (await tx.execute(chosen.where(accounts.c.id == account))).one()
    return Account(row.platform, row.ref), row.quiet


async def planned_by(tx: Transaction, member: Member) -> Sequence[Plan]:
    mine = select(accounts.c.id).where(accounts.c.member == member.id)
    return [_plan(row) for row in await tx.execute(_PLANS.where(plans.c.planner.in_(mine)).order_by(plans.c.id))]


async def without_planner(tx: Transaction, member: Member, community: int | None = None) -> None:
    """They plan nothing any more, anywhere or in one community. What they planned is the community's, and stays."""
    mine = select(accounts.c.id).where(accounts.c.member == member.id)
    theirs = update(plans).where(plans.c.planner.in_(mine))
    if community is not None:
        theirs = theirs.where(plans.c.community == community)
    await tx.execute(theirs.values(planner=None))


async def move(tx: Transaction, platform: str, was: str, ref: str) -> None:
    """What is kept of one room is kept of another, but where something is kept of that one already."""
    here = select(communities.c.id).where(communities.c.platform == platform)
    for table in (plans, shown):
        taken = select(table.c.community).where(table.c.place == ref)
        old = (table.c.place == was, table.c.community.in_(here), table.c.community.not_in(taken))
        await tx.execute(update(table).where(*old).values(place=ref))
