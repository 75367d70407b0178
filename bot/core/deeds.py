"""Durable work for a platform. A cog writes deeds; the engine renders each to a `Delivery`, an adapter carries it out.

A deed's key is the idempotency key on the wire: 22 characters of [a-z0-9]. An adapter that has to show one deed in
several parts adds the part's number to it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.core.people import Account, AccountId, Place
from bot.core.replies import Card, Shown, Text

_ALPHABET = bytes.maketrans(bytes(range(256)), (b"abcdefghijklmnopqrstuvwxyz234567" * 8))
KEY_LENGTH = 22


def key_of(*parts: object) -> str:
    """The same parts give the same key, in every process and for ever. 110 bits: no two deeds share one."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=KEY_LENGTH)
    return digest.digest().translate(_ALPHABET).decode("ascii")


class Lane(IntEnum):
    """What goes first when there is more to send than the platform takes."""

    CRISIS = 0
    ANSWERS = 1
    PROMPTS = 2


class Manner(StrEnum):
    """What is to be done, and who sees it.

    `ANSWER`: an answer to what someone just did. `DIRECT`: something unasked in private. `ROOM`: for everyone there.
    `REMOVAL`: nobody sees it; a message of ours is taken away. `THREAD` opens one, `THREAD_END` archives and locks it.
    `EVENT` plans a scheduled event of the community, `EVENT_MOVE` gives it other hours, `EVENT_END` calls it off.
    """

    ANSWER = "answer"
    DIRECT = "direct"
    ROOM = "room"
    REMOVAL = "removal"
    THREAD = "thread"
    THREAD_END = "close"
    EVENT = "event"
    EVENT_MOVE = "move"
    EVENT_END = "cancel"


@dataclass(frozen=True, slots=True)
class Inside:
    """The thread that the `OpenThread` with this key opens."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """Something new to show: `to` an account in private, or a place of a community; in a thread that is still to be
    opened, it waits for that.

    `topic` names it to the cog that wrote it, to find it again or to hear that it could not be delivered.
    `until`: not shown after this instant; its choices count until then. `silent`: it should not be noticed at once, so
    no push. `pings`: in a room, those who are called by it, each a person who is on duty there; nobody else ever is.
    """

    to: AccountId | Place | Inside
    card: Card
    lane: Lane = Lane.ANSWERS
    topic: str | None = None
    until: datetime | None = None
    silent: bool = False
    pings: tuple[AccountId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """The message sent with `key` is taken away; if it is still to be shown, it is let go."""

    key: str
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The message sent with `key` shows this from now on. Edits of one message fold into the newest."""

    key: str
    card: Card
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenThread:
    """A thread hangs on the message that was sent to a room with the key `on`, once that is there.

    `topic` names it to the cog that wrote it, as that of a `Send` does.
    """

    on: str
    title: Text
    topic: str | None = None
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseThread:
    """The thread that the `OpenThread` with this key opened is archived and locked, after all that was sent to it."""

    key: str
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEvent:
    """A scheduled event of the community, as its platform has them; `place` is where it will be held.

    `topic` names it to the cog that wrote it, as that of a `Send` does.
    """

    place: Place
    title: Text
    about: Text
    starts_at: datetime
    ends_at: datetime
    topic: str | None = None
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEvent:
    """The event planned with `key` is at another time. Moves of one event fold into the newest."""

    key: str
    starts_at: datetime
    ends_at: datetime
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelEvent:
    """The event planned with `key` is called off."""

    key: str
    lane: Lane = Lane.ANSWERS


Deed = Send | Edit | Remove | OpenThread | CloseThread | PlanEvent | MoveEvent | CancelEvent


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a platform says of a message it took: its own ids of the message and of the room it stands in.

    Of a thread, `room` is the thread as a place has it; of an event, `message` is the event's id.
    """

    message: str
    room: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A rendered deed, for an adapter.

    `account` is who reads it (None in a room); `place` is where they were heard for an answer, the room for a room,
    None for something unasked. `edits` is the receipt of the message that this replaces, `card` the key of the message
    that is shown: `key`, or for an edit that of the message. `silent`: no push (m.notice on Matrix, the silent flag on
    Discord); `lane`: what an adapter that has to choose shows first. `via`: of an answer, the platform's own handle to
    answer that event, if it gave one; it may be too old by now. `may_point`: where the person's door is closed, a line
    that says nothing but that something private waits may be left for them.

    Of a thread or an event, `shown.lines` begin with its title; what follows says what an event is about, and `hours`
    when it is. `target` is the receipt of what it goes on from: the message on which a thread hangs, the thread that is
    closed, the event that is moved or called off. `pings`: whom a message in a room calls.
    """

    key: str
    manner: Manner
    account: Account | None
    place: Place | None
    shown: Shown
    cog: str
    edits: Receipt | None = None
    card: str = ""
    silent: bool = False
    lane: Lane = Lane.ANSWERS
    via: str | None = field(default=None, repr=False)
    may_point: bool = False
    target: Receipt | None = None
    hours: Hours | None = None
    pings: tuple[Account, ...] = ()
