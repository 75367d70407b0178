"""Sessions and the times at which they take place, as they are kept. Titles are sealed with the community's key."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Integer, Row, Select, bindparam, func, insert, select, tuple_, update

from bot.core.deeds import KEY_LENGTH, key_of
from bot.core.errors import Unreadable
from bot.core.options import fold
from bot.core.people import Account, AccountId, Community, Place, PlaceKind
from bot.core.ports import Transaction
from bot.storage.among import among
from bot.storage.people import inserted_id
from bot.storage.quick import Talk
from bot.storage.sealing import open_text, seal_text
from bot.storage.tables import Id, Instant, accounts, communities
from cogs.sessions.calendar import Occurrence, Wish
from cogs.sessions.settings_store import room_of
from cogs.sessions.tables import facilitators, occurrences, sessions
from cogs.sessions.wishes import WISH, dump_wish, load_wish, said, wall

Kind = Literal["open", "topic", "round", "quiet"]
State = Literal["planned", "running", "over", "cancelled"]
TO_COME: tuple[State, ...] = ("planned", "running")
_SEARCHED = 300
"""Titles are sealed, so each has to be opened to be compared."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session, once or again and again. `minutes`: how long. `closes`: minutes before it begins (None: one can join
    until it ends). `about`: for whom it is. `private`: whether its room is, None: as the community has it. `voice`:
    where people talk. `platform`, `handle`: of its community."""

    id: int
    key: str
    community: int
    platform: str
    handle: str
    number: int
    place: Place
    title: str
    wish: Wish
    minutes: int
    seats: int
    changed_at: datetime
    changes: int = 0
    minimum: int = 0
    closes: int | None = None
    kind: Kind = "open"
    language: str | None = None
    about: str | None = None
    private: bool | None = None
    voice: Place | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One time that a session takes place. `card`, `room`: the keys of the deeds that show it and open its thread.
    `private`: that one is for those who are let in only."""

    id: int
    key: str
    session: Session
    original: datetime
    starts_at: datetime
    ends_at: datetime
    state: State
    card: str
    room: str | None
    private: bool = False

    @property
    def closes_at(self) -> datetime:
        """From then on nobody joins."""
        closes = self.session.closes
        return self.ends_at if closes is None else self.starts_at - timedelta(minutes=closes)

    def takes_more(self, now: datetime) -> bool:
        return self.state in TO_COME and now < self.closes_at


MEETINGS = (
    select(
        sessions,
        communities.c.platform,
        communities.c.handle,
        occurrences.c.id.label("meeting"),
        occurrences.c.key.label("meeting_key"),
        occurrences.c.original,
        occurrences.c.starts_at,
        occurrences.c.ends_at,
        occurrences.c.state,
        occurrences.c.card,
        occurrences.c.room,
        occurrences.c.private.label("meeting_private"),
    )
    .join(sessions, sessions.c.id == occurrences.c.session)
    .join(communities, communities.c.id == sessions.c.community)
)
_IN_COMMUNITY = occurrences.c.community == bindparam("of_community")
_WITH_ID = MEETINGS.where(occurrences.c.id == bindparam("of_meeting"))
_WITH_CARD = MEETINGS.where(occurrences.c.card == bindparam("of_card"))
_WITH_ROOM = MEETINGS.where(occurrences.c.room == bindparam("of_room"))
_WITH_KEY = MEETINGS.where(_IN_COMMUNITY, occurrences.c.key == bindparam("of_key"))
_MANY = MEETINGS.where(among(occurrences.c.id, "ids"))
_SOONEST = MEETINGS.where(_IN_COMMUNITY, occurrences.c.state.in_(TO_COME)).order_by(
    occurrences.c.starts_at, occurrences.c.id
)
_NEXT_OF_KEY = _SOONEST.where(sessions.c.key == bindparam("of_key")).limit(1)
_NEXT_OF_NUMBER = _SOONEST.where(sessions.c.number == bindparam("of_number")).limit(1)
_TO_COME = _SOONEST.limit(bindparam("most", type_=Integer))
_TO_COME_AFTER = _TO_COME.where(
    tuple_(occurrences.c.starts_at, occurrences.c.id)
    > tuple_(bindparam("at", type_=Instant), bindparam("after", type_=Id))
)
_ALL = 2**31 - 1
_HELD_BY = (
    select(accounts.c.id, accounts.c.platform, accounts.c.ref)
    .join(facilitators, facilitators.c.account == accounts.c.id)
    .where(facilitators.c.session == bindparam("of_session"))
    .order_by(facilitators.c.since)
)
_HOLDS = (
    select(facilitators.c.session)
    .join(accounts, accounts.c.id == facilitators.c.account)
    .where(facilitators.c.session == bindparam("of_session"), accounts.c.member == bindparam("of_member"))
)


async def add(tx: Transaction, community: Community, account: AccountId, at: datetime, made: Session) -> Session:
    """A new one, with the next number there; its `id`, `key` and `number` are given now. `account` holds it."""
    numbers = select(func.max(sessions.c.number)).where(sessions.c.community == community.id)
    number = ((await tx.execute(numbers)).scalar() or 0) + 1
    key = secrets.token_hex(KEY_LENGTH // 2)
    row = {
        "key": key,
        "community": community.id,
        "number": number,
        "place": made.place.ref,
        "title": await seal_text(tx.vault, community.handle, sessions.name, key, made.title),
        "about": await seal_text(tx.vault, community.handle, sessions.name, key, made.about) if made.about else None,
        **dump_wish(made.wish),
        "minutes": made.minutes,
        "seats": made.seats,
        "minimum": made.minimum,
        "closes": made.closes,
        "kind": made.kind,
        "language": made.language,
        "private": made.private,
        "voice": made.voice.ref if made.voice is not None else None,
        "changed_at": at,
    }
    id_ = inserted_id(await tx.execute(insert(sessions), row))
    await tx.execute(insert(facilitators), {"session": id_, "account": account, "since": at})
    return replace(made, id=id_, key=key, number=number)


async def add_meeting(
    tx: Transaction, session: Session, occurrence: Occurrence, state: State = "planned", room: str | None = None
) -> Meeting:
    key = secrets.token_hex(KEY_LENGTH // 2)
    card = key_of("sessions.card", key)
    ends_at = occurrence.at + timedelta(minutes=session.minutes)
    row = {
        "key": key,
        "session": session.id,
        "community": session.community,
        "original": said(occurrence.original),
        "starts_at": occurrence.at,
        "ends_at": ends_at,
        "state": state,
        "card": card,
        "room": room,
    }
    id_ = inserted_id(await tx.execute(insert(occurrences), row))
    return Meeting(id_, key, session, occurrence.original, occurrence.at, ends_at, state, card, room)


async def change(tx: Transaction, meeting: Meeting, **values: Any) -> Meeting:  # noqa: ANN401  # of its columns
    """As it is from now on."""
    await tx.execute(update(occurrences).where(occurrences.c.id == meeting.id).values(**values))
    return replace(meeting, **values)


async def find(tx: Transaction, meeting: int) -> Meeting | None:
    return await first(tx, _WITH_ID, of_meeting=meeting)


async def with_card(tx: Transaction, card: str) -> Meeting | None:
    return await first(tx, _WITH_CARD, of_card=card)


async def with_room(tx: Transaction, room: str) -> Meeting | None:
    return await first(tx, _WITH_ROOM, of_room=room)


async def with_key(tx: Transaction, community: int, key: str) -> Meeting | None:
    """Of that community, and of no other; the next one, where the key is that of a session."""
    asked = {"of_community": community, "of_key": key}
    return await first(tx, _WITH_KEY, **asked) or await first(tx, _NEXT_OF_KEY, **asked)


async def with_number(tx: Transaction, community: int, number: int) -> Meeting | None:
    return await first(tx, _NEXT_OF_NUMBER, of_community=community, of_number=number)


async def titled(tx: Transaction, community: int, title: str) -> Sequence[Meeting]:
    """Those to come that are called so; or whose title begins so, if none is. The soonest first; what is far away, in a
    community with hundreds, has a number all the same."""
    there = await to_come(tx, community, most=_SEARCHED)
    wanted = fold(title)
    exact = [one for one in there if fold(one.session.title) == wanted]
    return exact or [one for one in there if wanted and fold(one.session.title).startswith(wanted)]


async def to_come(
    tx: Transaction, community: int, *, after: tuple[datetime, int] | None = None, most: int | None = None
) -> Sequence[Meeting]:
    """Planned or running, the soonest first. `after`: not up to this one (when it starts, and its id)."""
    asked: dict[str, Any] = {"of_community": community, "most": _ALL if most is None else most}
    if after is None:
        found = await tx.read(_TO_COME, asked)
    else:
        found = await tx.read(_TO_COME_AFTER, {**asked, "at": after[0], "after": after[1]})
    return [await _meeting(tx, row) for row in found]


async def many(tx: Transaction, ids: Sequence[int]) -> Mapping[int, Meeting]:
    """By their ids, for what falls due together."""
    return {row.meeting: await _meeting(tx, row) for row in await tx.read(_MANY, {"ids": ids})}


async def held_by(tx: Transaction, session: int) -> Sequence[tuple[AccountId, Account]]:
    """Who holds it, whoever does so longest first."""
    return await tx.converse(asking_held_by(session))


def asking_held_by(session: int) -> Talk[Sequence[tuple[AccountId, Account]]]:
    found = yield _HELD_BY, {"of_session": session}
    return [(AccountId(id_), Account(platform, ref)) for id_, platform, ref in found]


async def is_held_by(tx: Transaction, session: int, member: int) -> bool:
    return bool(await tx.read(_HOLDS, {"of_session": session, "of_member": member}))


async def first(tx: Transaction, statement: Select[Any], **asked: Any) -> Meeting | None:  # noqa: ANN401  # values of columns
    """The one that a constant statement of `MEETINGS` finds."""
    found = await tx.read(statement, asked)
    return await _meeting(tx, found[0]) if found else None


async def _meeting(tx: Transaction, row: Row[Any]) -> Meeting:
    session = Session(
        id=row.id,
        key=row.key,
        community=row.community,
        platform=row.platform,
        handle=row.handle,
        number=row.number,
        place=Place(PlaceKind.ROOM, row.place),
        title=await _opened(tx, row.handle, row.key, row.title) or "…",
        wish=load_wish({name: getattr(row, name) for name in WISH}),
        minutes=row.minutes,
        seats=row.seats,
        changed_at=row.changed_at,
        changes=row.changes,
        minimum=row.minimum,
        closes=row.closes,
        kind=row.kind,
        language=row.language,
        about=await _opened(tx, row.handle, row.key, row.about),
        private=row.private,
        voice=room_of(row.voice),
        ended_at=row.ended_at,
    )
    times = (wall(row.original), row.starts_at, row.ends_at)
    return Meeting(row.meeting, row.meeting_key, session, *times, row.state, row.card, row.room, row.meeting_private)


async def _opened(tx: Transaction, handle: str, key: str, sealed: str | None) -> str | None:
    """What was changed counts as not there."""
    try:
        return None if sealed is None else await open_text(tx.vault, handle, sessions.name, key, sealed)
    except Unreadable:
        return None
