"""What an adapter tells the core. To add a kind of event: add it here, then to `engine/dispatcher.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.attached import Attached
from bot.core.people import Person, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """`id` is the platform's own id of the event: heard again with the same id, it is handled once.

    `via`: the platform's own handle to answer this very event, where it has one. Whoever holds it can speak as us for a
    while, so it goes into no log.
    """

    id: str
    who: Person
    place: Place
    via: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Heard):
    """A message. `to_me`: it is private, or mentions the bot; the mention itself is cut out of `text`.

    `edited`: an old message with new words; those are screened, never executed. Its `id` is that of the message, a
    space, and what tells this edit from others. `among_bots`: others there may answer to the same prefix, so that a
    command which is none of ours is none of our business. `hangs_on`: of a thread that is a place of its own, the
    platform's id of its room. `attached`: a file that came with it, the first of several.
    """

    text: str
    attached: Attached | None = field(default=None, repr=False, compare=False)
    hangs_on: str | None = None
    to_me: bool = False
    edited: bool = False
    among_bots: bool = False

    @property
    def message(self) -> str:
        """The platform's id of the message, whether these are its first words or new ones."""
        return self.id.partition(" ")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Called(Heard):
    """A command that the platform has already taken apart. `given` holds each option as the person wrote it.

    `attached`: the file that was given with it.
    """

    command: str
    attached: Attached | None = field(default=None, repr=False, compare=False)
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed(Heard):
    """A choice of one of our messages: that message's key, and which choice from 0."""

    key: str
    choice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Heard):
    """The form of a question was filled in: the key of the message that asked, and what was written.

    A form is private, wherever it was opened.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected(Heard):
    """The pointer to a private message that is held for somebody was pressed, by whomever: that message's key."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Heard):
    """The person is no longer in the community of their one membership."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Heard):
    """The person can be reached in private again (their direct room stands open): what waits for them goes out now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Heard):
    """A moderator took a room to another one, which is `place` now: what was meant for `was` is meant for that."""

    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread(Heard):
    """A message of theirs arrived, and cannot be read: encrypted for somebody else, or for a device that is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone(Heard):
    """A message in a room was taken away, by whomever: `who` may be an account without a ref where the platform does
    not say. `message`: the platform's id of it, as `Said.message` has it."""

    message: str
