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
    `REMOVAL`: nobody sees it; a message of ours is taken away. `THREAD` opens one, `PRIVATE_THREAD` one that only those
    see who are let in; `THREAD_IN` lets somebody in, `THREAD_OUT` sends somebody out, `THREAD_END` archives and locks
    it, `THREAD_GONE` takes it away with all that was said in it. `STAGE` opens the stage of a place, `STAGE_END` ends
    it. `EVENT` plans a scheduled event of the community, `EVENT_MOVE` gives it other hours, `EVENT_END` calls it
    off.
    """

    ANSWER = "answer"
    DIRECT = "direct"
    ROOM = "room"
    REMOVAL = "removal"
    THREAD = "thread"
    PRIVATE_THREAD = "private"
    THREAD_IN = "admit"
    THREAD_OUT = "expel"
    THREAD_END = "close"
    THREAD_GONE = "delete"
    STAGE = "stage"
    STAGE_END = "unstage"
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
    `is_communitys`: the words in it are the community's own, and sealed with its key, whoever reads them.
    """

    to: AccountId | Place | Inside
    card: Card
    lane: Lane = Lane.ANSWERS
    topic: str | None = None
    until: datetime | None = None
    silent: bool = False
    pings: tuple[AccountId, ...] = ()
    is_communitys: bool = False


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

    `is_private`: only those see it who are let in, besides those whom the platform lets see everything: a private
    thread on Discord, a room of its own in the community's space on Matrix. Where that cannot be, none is opened: it is
    never a public one instead. `topic` names it to the cog that wrote it, as that of a `Send` does.
    """

    on: str
    title: Text
    is_private: bool = False
    topic: str | None = None
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseThread:
    """The thread that the `OpenThread` with this key opened is archived and locked, after all that was sent to it."""

    key: str
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Admit:
    """Somebody is let into the private thread that the `OpenThread` with this key opened; in an open one nothing is
    to be done."""

    key: str
    account: AccountId
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Expel:
    """Somebody is sent out of the thread that the `OpenThread` with this key opened, as far as its platform can: into
    an open one they can come back."""

    key: str
    account: AccountId
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteThread:
    """The thread that the `OpenThread` with this key opened is taken away with all that was said in it, as far as its
    platform can and lets us; where it does not, what is ours in it has to be removed by itself. `topic` names it to
    the cog that wrote it, to hear of that."""

    key: str
    topic: str | None = None
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStage:
    """The stage of that place (a stage channel on Discord) is open from now on. Elsewhere there is nothing to do."""

    place: Place
    title: Text
    topic: str | None = None
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseStage:
    """The stage opened with `key` is over."""

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


Rooming = OpenThread | CloseThread | Admit | Expel | DeleteThread | OpenStage | CloseStage
Deed = Send | Edit | Remove | Rooming | PlanEvent | MoveEvent | CancelEvent


@dataclass(frozen=True, slots=True)
class Hours:
    """From when until when."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a platform says of a message it took: its own ids of the message and of the room it stands in.

    Of a thread, `room` is the thread as a place has it; of an event, `message` is the event's id; of a stage, both are
    the channel's.
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

    Of a thread, a stage or an event, `shown.lines` begin with its title; what follows says what an event is about, and
    `hours` when it is. `target` is the receipt of what it goes on from: the message on which a thread hangs, the thread
    that is changed or closed, the event that is moved or called off. Of `THREAD_IN` and `THREAD_OUT`, `account` is who
    is meant. `pings`: whom a message in a room calls.
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
