"""What a cog says, and what an adapter shows.

A cog speaks in catalog keys and arguments (`Text`); the engine renders them in the reader's language and zone to
plain data (`Shown`); an adapter only escapes and lays out. Everything here but `Shown` can be written to the outbox.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from bot.core.people import Account, Place

Style = Literal["time", "day", "moment", "date"]
"""How an instant is said: "19:00", "Monday 5 January", both, or "5 January 2026"."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that a person typed: shown literally, never markup, never a mention."""

    words: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, said in the reader's own zone; a platform may show it in its own way."""

    at: datetime
    style: Style = "moment"


@dataclass(frozen=True, slots=True)
class Usage:
    """A command as the reader would type it: "!checkin leave", or "/checkin leave"."""

    command: str


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody, by the name under which their platform shows them to others there. It never pings them."""

    account: Account


@dataclass(frozen=True, slots=True)
class Where:
    """A room, or a message in it (the platform's id), shown as the way there; a message that is gone is said to be."""

    place: Place
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One message of the catalogs and what goes into it."""

    key: str
    args: Mapping[str, Value] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Several:
    """Things in a row, joined as the reader's language joins them: "Monday, Tuesday and Friday"."""

    items: tuple[Value, ...]


Value = str | int | Typed | Moment | Usage | Who | Where | Text | Several
"""What a text may hold. A plain `str` is ours: a number as dialled, a name from our data, never a person's words."""


WHICH = "@community"
"""In what a choice gives, beside options (none has such a name): the number of the community that it means, or nothing
where it says nothing about that. Without it, a choice means the community of its message."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to press. `does` names a command or a handler of presses, `given` its options as they are typed.

    `rest`: the option that takes the words typed after this choice ("4 slept badly"). `Typed` in `given` are a
    person's own words, which are kept sealed. `agrees`: "yes", or (False) "no", in any language we know, means it.
    `in_passing`: offered only where the message does not stay (shown unseen by others, in a room).
    """

    label: Text
    does: str
    given: Mapping[str, str | Typed] = field(default_factory=dict, hash=False)
    rest: str | None = None
    agrees: bool | None = None
    in_passing: bool = False

    @property
    def values(self) -> dict[str, str]:
        """`given`, as if it had been typed."""
        return {name: value.words if isinstance(value, Typed) else value for name, value in self.given.items()}

    def saying_nothing_of_where(self) -> Choice:
        """The same, unless it names a community: of a message that stands in none of several."""
        return replace(self, given={WHICH: "", **self.given})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that goes with a card, drawn when it is shown: `draws` names who draws it, `data` (as JSON takes it)
    is what it shows. `labels` are the words in it, `words` says in one sentence what it is, for those who hear it."""

    draws: str
    data: Mapping[str, Any] = field(hash=False)
    labels: Mapping[str, Text] = field(hash=False)
    words: Text


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a card: text, bytes, or lines in the reader's language."""

    name: str
    content: str | bytes | tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Paragraphs, choices below them, and what goes with them: such a card begins by saying that this will lie on the
    reader's device. `asks`: what the reader may answer in words, in a few words (the engine says it of a question); a
    platform that has forms opens one."""

    lines: tuple[Text, ...]
    choices: tuple[Choice, ...] = ()
    files: tuple[Picture | File, ...] = ()
    asks: Text | None = None

    @property
    def holds_words(self) -> bool:
        """Whether anything in it is of a person's own saying: it is kept sealed, then."""
        return bool(self.files) or any(map(_typed_in, self.lines)) or any(map(choice_holds_words, self.choices))


def choice_holds_words(choice: Choice) -> bool:
    return _typed_in(choice.label) or any(isinstance(value, Typed) for value in choice.given.values())


def _typed_in(value: Value) -> bool:
    match value:
        case Typed():
            return True
        case Text(_, args):
            return any(_typed_in(arg) for arg in args.values())
        case Several(items):
            return any(map(_typed_in, items))
        case _:
            return False


@dataclass(frozen=True, slots=True)
class Ask:
    """A question for one option of the command that is being handled. Its choices are values of that option."""

    option: str
    card: Card


Reply = Card | Ask | None


def say(key: str, *choices: Choice, **args: Value) -> Card:
    """The usual answer: one paragraph, and choices."""
    return Card((Text(key, args),), choices)


Span = str | Typed | Moment | Usage | Who | Where
"""A piece of a rendered line: plain text, or something that each platform shows in its own way."""

Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file as a reader gets it. `alt`: what a picture shows, in words; None where the file is words itself."""

    name: str
    content: bytes
    media_type: str
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader gets: lines (paragraphs) of spans, the labels of the choices, files. `zone` is the reader's.

    `asks`: what the form is for, where the message asks for words; nothing to show where there are no forms.
    """

    lines: tuple[Line, ...]
    choices: tuple[str, ...]
    zone: str
    language: str
    files: tuple[ShownFile, ...] = ()
    asks: str | None = None
