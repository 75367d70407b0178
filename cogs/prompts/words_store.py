"""What people wrote for prompts, sealed: a suggestion with its author's key, what a community took with its own."""

from __future__ import annotations

import calendar
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.core.deeds import KEY_LENGTH
from bot.core.errors import KeyDestroyed, Unreadable
from bot.core.people import Community, Member
from bot.core.ports import Transaction
from bot.storage.among import among
from bot.storage.sealing import open_text, seal_text
from bot.storage.tables import Id, Instant, members, metadata
from cogs.prompts.library import OWN, Prompt

own = Table(
    "prompt_own",
    metadata,
    Column("key", String(KEY_LENGTH), primary_key=True, autoincrement=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("words", Text, nullable=False, comment="sealed with the community's key", info={"sealed": "value"}),
    Index("ix_prompt_own_community", "community"),
)

suggestions = Table(
    "prompt_suggestions",
    metadata,
    Column("key", String(KEY_LENGTH), primary_key=True, autoincrement=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("words", Text, nullable=False, comment="sealed with their key", info={"sealed": "row"}),
    Index("ix_prompt_suggestions_community", "community"),
    Index("ix_prompt_suggestions_member", "member"),
)

specials = Table(
    "prompt_specials",
    metadata,
    Column("key", String(KEY_LENGTH), primary_key=True, autoincrement=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("month", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("year", Integer, comment="empty: every year"),
    Column("words", Text, comment="sealed with the community's key; empty: no prompt", info={"sealed": "value"}),
    Index("ix_prompt_specials_community", "community"),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    key: str
    member: int
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Special:
    """A day of a community. `year` None: every year. `words` None: nothing is shown on it."""

    key: str
    month: int
    day: int
    year: int | None
    words: str | None

    def is_on(self, day: date) -> bool:
        return (self.month, self.day) == (day.month, day.day) and self.year in (None, day.year)

    def next_day(self, today: date) -> date:
        """The date itself; of every year, the first that is not over."""
        if self.year is not None:
            return date(self.year, self.month, self.day)
        years = (year for year in range(today.year, today.year + 10) if self._is_in(year))
        days = (date(year, self.month, self.day) for year in years)
        return next(day for day in days if day >= today)

    def _is_in(self, year: int) -> bool:
        """29 February is not in every year."""
        return self.day <= calendar.monthrange(year, self.month)[1]


def new_key() -> str:
    return secrets.token_hex(KEY_LENGTH // 2)


async def own_of(tx: Transaction, community: Community) -> Sequence[Prompt]:
    """The community's own, the oldest first. One that cannot be opened any more counts as not there."""
    return (await own_of_all(tx, [community]))[community.id]


_OWN_OF = select(own).where(among(own.c.community, "ids")).order_by(own.c.at, own.c.key)


async def own_of_all(tx: Transaction, there: Sequence[Community]) -> Mapping[int, Sequence[Prompt]]:
    """The same of several, by the number of each."""
    found: dict[int, list[Prompt]] = {community.id: [] for community in there}
    handles = {community.id: community.handle for community in there}
    for row in await tx.read(_OWN_OF, {"ids": handles}):
        try:
            words = await open_text(tx.vault, handles[row.community], own.name, row.key, row.words)
        except Unreadable:
            continue
        found[row.community].append(Prompt(row.key, OWN, words))
    return found


async def add_own(tx: Transaction, community: Community, words: str, at: datetime) -> Prompt:
    key = new_key()
    sealed = await seal_text(tx.vault, community.handle, own.name, key, words)
    await tx.execute(insert(own), {"key": key, "community": community.id, "at": at, "words": sealed})
    return Prompt(key, OWN, words)


async def remove_own(tx: Transaction, community: Community, key: str) -> None:
    await tx.execute(delete(own).where(own.c.community == community.id, own.c.key == key))


async def suggest(tx: Transaction, community: Community, member: Member, words: str, at: datetime) -> str:
    """Gives its key."""
    key = new_key()
    sealed = await seal_text(tx.vault, member.handle, suggestions.name, key, words)
    row = {"key": key, "community": community.id, "member": member.id, "at": at, "words": sealed}
    await tx.execute(insert(suggestions), row)
    return key


async def waiting(tx: Transaction, community: int) -> int:
    """How many suggestions nobody has looked at."""
    counted = select(func.count()).select_from(suggestions).where(suggestions.c.community == community)
    return int((await tx.execute(counted)).scalar() or 0)


async def suggested(tx: Transaction, community: Community, after: str | None = None) -> Suggestion | None:
    """The oldest suggestion, or the one that follows another; the first again after the last."""
    chosen = select(suggestions, members.c.handle).join(members, members.c.id == suggestions.c.member)
    chosen = chosen.where(suggestions.c.community == community.id).order_by(suggestions.c.at, suggestions.c.key)
    rows = (await tx.execute(chosen)).all()
    keys = [row.key for row in rows]
    first = keys.index(after) + 1 if after in keys else 0
    for row in [*rows[first:], *rows[:first]]:
        found = await _opened(tx, row, row.handle)
        if found is not None:
            return found
    return None


async def suggestion(tx: Transaction, community: Community, key: str) -> Suggestion | None:
    """The one with that key, if it still waits there."""
    chosen = select(suggestions, members.c.handle).join(members, members.c.id == suggestions.c.member)
    there = (suggestions.c.community == community.id, suggestions.c.key == key)
    row = (await tx.execute(chosen.where(*there))).first()
    return None if row is None else await _opened(tx, row, row.handle)


async def suggested_by(tx: Transaction, member: Member, community: int | None = None) -> Sequence[Suggestion]:
    """Everywhere, or in one community."""
    mine = select(suggestions).where(suggestions.c.member == member.id).order_by(suggestions.c.at, suggestions.c.key)
    if community is not None:
        mine = mine.where(suggestions.c.community == community)
    found = [await _opened(tx, row, member.handle) for row in (await tx.execute(mine)).all()]
    return [one for one in found if one is not None]


async def _opened(tx: Transaction, row: Row[Any], handle: str) -> Suggestion | None:
    """What was changed, or whose key is gone, counts as not there."""
    try:
        words = await open_text(tx.vault, handle, suggestions.name, row.key, row.words)
    except Unreadable:
        return None
    return Suggestion(row.key, row.member, row.at, words)


async def end_suggestion(tx: Transaction, key: str) -> None:
    await tx.execute(delete(suggestions).where(suggestions.c.key == key))


async def forget(tx: Transaction, member: Member, community: int | None = None) -> None:
    """What they suggested and nobody took goes, everywhere or in one community."""
    mine = delete(suggestions).where(suggestions.c.member == member.id)
    await tx.execute(mine if community is None else mine.where(suggestions.c.community == community))


async def hand_over(tx: Transaction, other: Member, into: Member) -> None:
    """What was sealed for the other is sealed for `into`. What does not open, because it was changed, goes."""
    for row in (await tx.execute(select(suggestions).where(suggestions.c.member == other.id))).all():
        this = suggestions.c.key == row.key
        try:
            words = await open_text(tx.vault, other.handle, suggestions.name, row.key, row.words)
        except KeyDestroyed:
            raise
        except Unreadable:
            await tx.execute(delete(suggestions).where(this))
            continue
        sealed = await seal_text(tx.vault, into.handle, suggestions.name, row.key, words)
        await tx.execute(update(suggestions).where(this).values(member=into.id, words=sealed))


async def specials_of(tx: Transaction, community: Community) -> Sequence[Special]:
    """In the order of the year. Where words do not open any more, an ordinary day is meant."""
    return (await specials_of_all(tx, [community]))[community.id]


_SPECIALS_OF = select(specials).where(among(specials.c.community, "ids")).order_by(specials.c.month, specials.c.day)


async def specials_of_all(tx: Transaction, there: Sequence[Community]) -> Mapping[int, Sequence[Special]]:
    """The same of several, by the number of each."""
    found: dict[int, list[Special]] = {community.id: [] for community in there}
    handles = {community.id: community.handle for community in there}
    for row in await tx.read(_SPECIALS_OF, {"ids": handles}):
        words = row.words
        try:
            if words is not None:
                words = await open_text(tx.vault, handles[row.community], specials.name, row.key, words)
        except Unreadable:
            continue
        found[row.community].append(Special(row.key, row.month, row.day, row.year, words))
    return found


def special_on(day: date, known: Sequence[Special]) -> Special | None:
    """What holds on that date: what is meant for this one year goes before what is meant for every year."""
    there = [special for special in known if special.is_on(day)]
    return max(there, key=lambda special: special.year is not None, default=None)


async def add_special(tx: Transaction, community: Community, day: date, words: str | None, *, yearly: bool) -> None:
    """In the place of what was kept for that date."""
    await remove_special(tx, community, day)
    key = new_key()
    sealed = None if words is None else await seal_text(tx.vault, community.handle, specials.name, key, words)
    row: Mapping[str, Any] = {"key": key, "community": community.id, "month": day.month, "day": day.day}
    await tx.execute(insert(specials), {**row, "year": None if yearly else day.year, "words": sealed})


async def remove_special(tx: Transaction, community: Community, day: date) -> bool:
    """Whether there was one."""
    there = (specials.c.community == community.id, specials.c.month == day.month, specials.c.day == day.day)
    same_year = specials.c.year.is_(None) | (specials.c.year == day.year)
    return bool((await tx.execute(delete(specials).where(*there, same_year))).rowcount)


async def expire_specials(tx: Transaction, today: date) -> None:
    """Days of years that are over; of this year, those of months that are."""
    before = (specials.c.year < today.year) | ((specials.c.year == today.year) & (specials.c.month < today.month))
    await tx.execute(delete(specials).where(before))
