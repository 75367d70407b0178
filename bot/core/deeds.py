"""Durable work for a platform. A cog writes deeds; the engine renders each to a `Delivery`, an adapter carries it out.

A deed's key is the idempotency key on the wire: 22 characters of [a-z0-9]. An adapter that has to show one deed in
several parts adds the part's number to it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.core.people import Account, AccountId, Place
from bot.core.replies import Card, Shown

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
    """Who sees it and why: an answer to what someone just did, something unasked in private, or a room.

    `REMOVAL`: nobody sees it; a message of ours is taken away.
    """

    ANSWER = "answer"
    DIRECT = "direct"
    ROOM = "room"
    REMOVAL = "removal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """Something new to show: `to` an account in private, or a place of a community.

    `topic` names it to the cog that wrote it, to find it again or to hear that it could not be delivered.
    `until`: not shown after this instant; its choices count until then. `silent`: it should not be noticed at once, so
    no push.
    """

    to: AccountId | Place
    card: Card
    lane: Lane = Lane.ANSWERS
    topic: str | None = None
    until: datetime | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The message sent with `key` shows this from now on. Edits of one message fold into the newest."""

    key: str
    card: Card
    lane: Lane = Lane.ANSWERS


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a platform says of a message it took: its own ids of the message and of the room it stands in."""

    message: str
    room: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A rendered deed, for an adapter.

    `account` is who reads it (None in a room); `place` is where they were heard for an answer, the room for a room,
    None for something unasked. `edits` is the receipt of the message that this replaces, `card` the key of the message
    that is shown: `key`, or for an edit that of the message. `silent`: no push (m.notice on Matrix, the silent flag on
    Discord); `lane`: what an adapter that has to choose shows first.
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
