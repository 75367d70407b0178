"""What moderators decided about signposting, and which notes somebody was given (never why)."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.core.errors import Unreadable
from bot.core.people import Account
from bot.core.ports import Transaction
from bot.storage.sealing import open_text, seal_text
from bot.storage.tables import Id, Instant, accounts, communities, metadata

Mode = Literal["on", "off", "trial"]
Level = Literal["support", "urgent"]
About = Literal["self", "someone"]
Kind = Literal["phrase", "pattern"]

UNTAKEN = 15
"""Minutes after which an alert that nobody has is repeated, unless the community says otherwise."""

NOTES_STAY = timedelta(days=30)

settings = Table(
    "signposting_settings",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("mode", String(5), nullable=False, server_default="on", comment="on, off, or trial: counted only"),
    Column("alerts", String(255), comment="the room where alerts go"),
    Column("untaken", Integer, nullable=False, server_default=str(UNTAKEN), comment="minutes"),
    Column("languages", Text, comment="BCP 47, in the order they were named, with spaces between"),
)

quiet = Table(
    "signposting_quiet",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("place", String(255), primary_key=True, comment="a room where nothing is screened"),
)

phrases = Table(
    "signposting_phrases",
    metadata,
    Column("key", String(22), primary_key=True),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("kind", String(7), nullable=False, comment="phrase or pattern"),
    Column("level", String(7), nullable=False),
    Column("words", Text, comment="sealed with the community's key", info={"sealed": "value"}),
    Index("ix_signposting_phrases_community", "community"),
)

notes = Table(
    "signposting_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("level", String(7), nullable=False),
    Column("about", String(7), nullable=False, comment="self or someone"),
    Column("told", String(8), nullable=False, comment="whom it named: nobody or helpers; missed: it did not arrive"),
    Column("at", Instant, nullable=False),
    Column("muted_until", Instant, comment="no note of the lower level until then, because they said: not now"),
    Index("ix_signposting_notes_member", "member"),
    Index("ix_signposting_notes_at", "at"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """`alerts`: the platform's id of the room where alerts go. `untaken`: minutes. `quiet`: rooms (the platform's ids)
    where nothing is screened."""

    mode: Mode = "on"
    alerts: str | None = None
    untaken: int = UNTAKEN
    languages: tuple[str, ...] = ()
    quiet: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the community's own: a plain phrase, or a pattern of RE2."""

    key: str
    kind: Kind
    level: Level
    words: str


_MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Given:
    """A note that somebody was given. `helpers_told`: it said that the helpers were told."""

    level: Level
    about: About
    at: datetime
    helpers_told: bool = False
    muted_until: datetime | None = None


async def settings_of(tx: Transaction, community: int) -> Settings:
    row = (await tx.execute(select(settings).where(settings.c.community == community))).first()
    rooms = (await tx.execute(select(quiet.c.place).where(quiet.c.community == community))).scalars()
    return _settings(row, frozenset(rooms))


async def is_set_up(tx: Transaction, community: int) -> bool:
    """Whether its moderators have set anything, be it back to what is usual."""
    return (await tx.execute(select(settings.c.community).where(settings.c.community == community))).first() is not None


async def all_settings(tx: Transaction) -> Mapping[int, Settings]:
    """Of each community that has any."""
    rooms: dict[int, set[str]] = {}
    for community, place in await tx.execute(select(quiet.c.community, quiet.c.place)):
        rooms.setdefault(community, set()).add(place)
    found = {row.community: row for row in await tx.execute(select(settings))}
    return {one: _settings(found.get(one), frozenset(rooms.get(one, ()))) for one in {*found, *rooms}}


def _settings(row: Any, rooms: frozenset[str]) -> Settings:  # noqa: ANN401  # a row, or none
    if row is None:
        return Settings(quiet=rooms)
    return Settings(row.mode, row.alerts, row.untaken, tuple((row.languages or "").split()), rooms)


async def change(tx: Transaction, community: int, changed: Settings) -> None:
    values = {
        "mode": changed.mode,
        "alerts": changed.alerts,
        "untaken": changed.untaken,
        "languages": " ".join(changed.languages) or None,
    }
    done = await tx.execute(update(settings).where(settings.c.community == community).values(**values))
    if done.rowcount == 0:
        await tx.execute(insert(settings), {"community": community, **values})
    await tx.execute(delete(quiet).where(quiet.c.community == community))
    if changed.quiet:
        await tx.execute(insert(quiet), [{"community": community, "place": place} for place in sorted(changed.quiet)])


async def move(tx: Transaction, platform: str, was: str, to: str) -> None:
    """A room goes on in another: alerts go there, and it is as quiet as it was."""
    here = select(communities.c.id).where(communities.c.platform == platform)
    await tx.execute(update(settings).where(settings.c.alerts == was, settings.c.community.in_(here)).values(alerts=to))
    quiet_here = quiet.c.community.in_(here)
    were = list((await tx.execute(select(quiet.c.community).where(quiet.c.place == was, quiet_here))).scalars())
    await tx.execute(delete(quiet).where(quiet.c.place == to, quiet.c.community.in_(were)))
    await tx.execute(update(quiet).where(quiet.c.place == was, quiet_here).values(place=to))


async def phrases_of(tx: Transaction, community: int, handle: str) -> Sequence[Phrase]:
    """The oldest first. One that cannot be opened any more counts as not there."""
    there = (phrases.c.community == community) & phrases.c.words.is_not(None)
    chosen = select(phrases).where(there).order_by(phrases.c.at, phrases.c.key)
    found = []
    for row in (await tx.execute(chosen)).all():
        try:
            words = await open_text(tx.vault, handle, phrases.name, row.key, row.words)
        except Unreadable:
            continue
        found.append(Phrase(row.key, row.kind, row.level, words))
    return found


async def phrase_keys(tx: Transaction) -> Mapping[int, frozenset[str]]:
    """By community: the keys of its phrases, of which each stands for the same words for ever."""
    found: dict[int, set[str]] = {}
    for community, key in await tx.execute(select(phrases.c.community, phrases.c.key)):
        found.setdefault(community, set()).add(key)
    return {community: frozenset(keys) for community, keys in found.items()}


async def add_phrase(
    tx: Transaction, community: int, handle: str, *, kind: Kind, level: Level, words: str, at: datetime
) -> None:
    key = secrets.token_hex(11)
    sealed = await seal_text(tx.vault, handle, phrases.name, key, words)
    row = {"key": key, "community": community, "at": at, "kind": kind, "level": level, "words": sealed}
    await tx.execute(insert(phrases), row)


async def remove_phrase(tx: Transaction, community: int, key: str) -> None:
    await tx.execute(delete(phrases).where(phrases.c.community == community, phrases.c.key == key))


async def given_to(tx: Transaction, member: int, community: int | None = None) -> Sequence[Given]:
    """The notes that a member was given, as far as they are kept; everywhere, or in one community. The oldest first."""
    there = (notes.c.member == member) & (notes.c.told != _MISSED)
    if community is not None:
        there &= notes.c.community == community
    return [_given(row) for row in (await tx.execute(select(notes).where(there).order_by(notes.c.id))).all()]


async def give(tx: Transaction, member: int, community: int, note: Given) -> None:
    row = {"level": note.level, "about": note.about, "at": note.at, "muted_until": note.muted_until}
    told = "helpers" if note.helpers_told else "nobody"
    await tx.execute(insert(notes), {"member": member, "community": community, "told": told, **row})


async def miss(tx: Transaction, account: int, community: int) -> Iterable[Account]:
    """The last note to this account did not arrive: it counts for nothing. All accounts of that member."""
    member = (await tx.execute(select(accounts.c.member).where(accounts.c.id == account))).scalar_one()
    there = (notes.c.member == member) & (notes.c.community == community)
    newest = select(func.max(notes.c.id)).where(there).scalar_subquery()
    await tx.execute(update(notes).where(notes.c.id == newest).values(told=_MISSED))
    return (await accounts_of(tx, member)).values()


async def missed_by(tx: Transaction, member: int, community: int) -> bool:
    """Whether they missed any lately; from now on, they know."""
    there = (notes.c.member == member) & (notes.c.community == community) & (notes.c.told == _MISSED)
    return bool((await tx.execute(delete(notes).where(there))).rowcount)


async def mute(tx: Transaction, member: int, until: datetime) -> bool:
    """They said "not now" to the note that they were given last. False: none is known."""
    newest = (await tx.execute(select(func.max(notes.c.id)).where(notes.c.member == member))).scalar()
    if newest is None:
        return False
    await tx.execute(update(notes).where(notes.c.id == newest).values(muted_until=until))
    return True


_LATELY = (
    select(accounts.c.platform, accounts.c.ref, notes)
    .join(notes, notes.c.member == accounts.c.member)
    .where((notes.c.at > bindparam("since", type_=Instant)) | (notes.c.muted_until > bindparam("now", type_=Instant)))
    .where(notes.c.told != _MISSED)
)


async def given_lately(tx: Transaction, since: datetime, now: datetime) -> Sequence[tuple[Account, int, Given]]:
    """With each account of whoever was given it, and the community."""
    found = (await tx.execute(_LATELY, {"since": since, "now": now})).all()
    return [(Account(row.platform, row.ref), row.community, _given(row)) for row in found]


def _given(row: Any) -> Given:  # noqa: ANN401  # a row
    return Given(row.level, row.about, row.at, row.told == "helpers", row.muted_until)


async def accounts_of(tx: Transaction, member: int) -> Mapping[int, Account]:
    """By the number of each."""
    chosen = select(accounts.c.id, accounts.c.platform, accounts.c.ref).where(accounts.c.member == member)
    return {id_: Account(platform, ref) for id_, platform, ref in (await tx.execute(chosen)).all()}


async def forget(tx: Transaction, member: int) -> None:
    await tx.execute(delete(notes).where(notes.c.member == member))


async def hand_over(tx: Transaction, other: int, into: int) -> None:
    await tx.execute(update(notes).where(notes.c.member == other).values(member=into))


async def expire(tx: Transaction, now: datetime) -> None:
    await tx.execute(delete(notes).where(notes.c.at < now - NOTES_STAY))


def exported(note: Given) -> Mapping[str, Any]:
    """A note, as a member's own copy of their data says it."""
    return {
        "at": note.at.isoformat(),
        "level": note.level,
        "about": note.about,
        "the helpers were told": note.helpers_told,
        "no other until": note.muted_until.isoformat() if note.muted_until else None,
    }
