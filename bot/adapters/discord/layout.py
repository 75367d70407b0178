"""Answers as Discord shows them: messages of at most 2,000 characters, the words on buttons, forms, names.

Choices are no part of the words: they become buttons. An instant with a time of day is a timestamp of Discord's own,
which each reader's device says in its own zone. A day is said in words: it is a day in the zone of whoever wished it,
and "until Monday" would be Sunday on a device one hour west of there.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.adapters.discord.escaping import (
    HELD,
    Pieces,
    code,
    is_seen,
    one_line,
    pieces,
    tidy,
    typed,
    unmarked,
)
from bot.adapters.discord.parting import cut, parts, shortened
from bot.adapters.discord.places import NAME
from bot.adapters.discord.ways import Way, mention_of
from bot.adapters.parting import PARAGRAPH
from bot.adapters.plain import moment_text
from bot.core.languages import locale_of
from bot.core.people import Account
from bot.core.replies import Line, Moment, Shown, ShownFile, Span, Typed, Usage, Where, Who

LARGEST = 2000
"""Of a message. Others are what Discord allows for each thing, too."""
_LARGEST_FORM = 4000
_LARGEST_TITLE = 45
_LARGEST_LABEL = 80
_LARGEST_ALT = 1024
_LARGEST_NAME = 100
_LARGEST_DESCRIPTION = 1000
_FILES_AT_ONCE = 10

_STYLES = {"time": "t", "moment": "F"}
"""Of timestamps: "9:00", and "Monday, 5 January 2026 9:00", the only one that names the weekday. "D", "5 January 2026",
would be the nearest for "date", and there is none for "day"; neither can say whose day it is."""
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_OPPOSITE = {"ltr": frozenset(["R", "AL", "AN"]), "rtl": frozenset(["L"])}
_APART, _TOGETHER = "\u2068", "\u2069"

_SHORT = 90
_SENTENCE = re.compile(r"[^\d]\. |[.?]$")
"""What no item of a list has: the end of a sentence."""
_WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d)")
"""A number to call stays on one line."""
_OWN_ADDRESS = re.compile(r"(?<![\w@/.-])(?:[a-z0-9-]+\.)+(?:com|org|net)(?![\w.-]*[\w-])(?:/[\w/-]+)?")
"""Of our own words: it can be pressed, then."""

Mentionable = Callable[[str], str | None]
"""From a command's whole name to what Discord shows as a command to click on; None where it knows none."""


def _knows_none(_command: str) -> None:
    """Where nothing can be pressed."""


def _to_channel(where: Where, _language: str) -> str:
    """Where nobody knows in which server a message stands."""
    return mention_of(where)


@dataclass(frozen=True, slots=True)
class Links:
    """What can be pressed in a text: commands, and the way to rooms and messages."""

    command: Mentionable = _knows_none
    way: Way = _to_channel


NO_LINKS = Links()


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a message, beside its buttons."""

    text: str
    files: tuple[ShownFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What a form says: its title, the question (as markdown), and what stands above the field."""

    title: str
    words: str
    label: str


def messages(shown: Shown, *, links: Links = NO_LINKS, called: Sequence[int] = ()) -> list[Content]:
    """What is sent, in order: none where there is nothing to show, more than one where it is too much for one.

    `called`: whose names stand above all else, so that they can be notified. Files go with the last words, as the
    buttons do; where they are too many, more messages follow with nothing else.
    """
    texts = [text for text in parts(_said(_calling(called, shown), links), LARGEST) if is_seen(text)]
    files = tuple(_named(file) for file in shown.files)
    if not texts and (files or shown.choices):
        texts = [""]
    if not texts:
        return []
    rest = [Content("", files[at : at + _FILES_AT_ONCE]) for at in range(_FILES_AT_ONCE, len(files), _FILES_AT_ONCE)]
    return [*map(Content, texts[:-1]), Content(texts[-1], files[:_FILES_AT_ONCE]), *rest]


def edited(shown: Shown, *, links: Links = NO_LINKS) -> Content:
    """What takes the place of a message: always one. Words that are too long for it end in "…"."""
    files = tuple(_named(file) for file in shown.files[:_FILES_AT_ONCE])
    text = shortened(_said(shown, links), LARGEST)
    return Content(text if is_seen(text) else "", files)


def labels(choices: Sequence[str]) -> list[str]:
    """What stands on the buttons, where markdown is not read. One without anything to see is its number."""
    shown = (cut(one_line(choice), _LARGEST_LABEL) for choice in choices)
    return [label if is_seen(label) else str(number) for number, label in enumerate(shown, 1)]


def alt_text(file: ShownFile) -> str | None:
    """What a picture shows, for those who hear it."""
    words = one_line(file.alt or "")
    return cut(words, _LARGEST_ALT) if is_seen(words) else None


def form(shown: Shown) -> Form:
    """A form for a message that asks for words."""
    words = shortened(_said(shown, NO_LINKS), _LARGEST_FORM)
    asked = one_line(shown.asks or "")
    title = asked if is_seen(asked) else next(iter(_plain(shown).split("\n")))
    title = cut(f"{title[:1].upper()}{title[1:]}", _LARGEST_TITLE)
    return Form(title if is_seen(title) else "…", words, cut(asked, _LARGEST_TITLE) if is_seen(asked) else "…")


def event_name(shown: Shown) -> str:
    """A scheduled event's name: never empty, one line."""
    return _name(shown)


def event_description(shown: Shown) -> str:
    return cut(_plain(shown), _LARGEST_DESCRIPTION)


def thread_name(shown: Shown) -> str:
    return _name(shown)


def stage_topic(shown: Shown) -> str:
    return _name(shown)


def _name(shown: Shown) -> str:
    name = cut(one_line(_plain(shown)), _LARGEST_NAME)
    return name if is_seen(name) else "…"


def _plain(shown: Shown) -> str:
    """All words where markdown is not read, or not always."""
    lines = ("".join(_plain_span(span, shown) for span in line) for line in shown.lines)
    return unmarked("\n".join(line for line in lines if line)).strip()


def _plain_span(span: Span, shown: Shown) -> str:
    match span:
        case Typed(words):
            return typed(words)
        case Usage(command):
            return f"/{one_line(command)}"
        case Moment():
            return moment_text(span, shown.zone, shown.language)
        case Who() | Where():
            return "…"  # no name of a thread or an event is read as anything but letters
        case _:
            return tidy(span)


def _calling(called: Sequence[int], shown: Shown) -> Shown:
    """The same, below the names of those who are called."""
    if not called:
        return shown
    names: Line = tuple(span for user in called for span in (Who(Account(NAME, str(user))), " "))
    return replace(shown, lines=(names[:-1], *shown.lines))


def _said(shown: Shown, links: Links) -> Pieces:
    """All words as markdown."""
    held: list[str] = []
    lines = ("".join(_span(span, shown, held, links) for span in line) for line in shown.lines)
    return pieces(_with_air([line for line in lines if line]), held)


def _with_air(lines: Sequence[str]) -> str:
    """A blank line around what is long, so that tired eyes find their place again; what belongs together, the items of
    a list and what stands above them, stays together."""
    said = lines[0] if lines else ""
    for before, line in pairwise(lines):
        is_close = before.rstrip().endswith(":") or (len(before) <= _SHORT and len(line) <= _SHORT)
        is_list = not (_SENTENCE.search(before) or _SENTENCE.search(line))
        said += (PARAGRAPH if is_close or is_list else PARAGRAPH * 2) + line
    return said


def _span(span: Span, shown: Shown, held: list[str], links: Links) -> str:
    match span:
        case Typed(words):
            words = _EMPTY_LINES.sub("\n\n", typed(words).strip("\n"))
            return _apart(words) if _runs_against(words, shown.language) else words
        case Usage(command):
            return _command(one_line(command), shown.language, held, links.command)
        case Moment(at, style) if style in _STYLES:
            held.append(f"<t:{math.floor(at.timestamp())}:{_STYLES[style]}>")
            return HELD
        case Moment():
            return tidy(moment_text(span, shown.zone, shown.language))
        case Who(Account(platform, ref)) if platform == NAME:
            held.append(f"<@{ref}>")
            return HELD
        case Who(account):
            return typed(one_line(account.ref))
        case Where():
            held.append(links.way(span, shown.language))
            return HELD
        case _:
            return _OWN_ADDRESS.sub(r"https://\g<0>", _WITHIN_NUMBER.sub("\u00a0", tidy(span)))


def _command(command: str, language: str, held: list[str], known: Mentionable) -> str:
    """What Discord knows of it can be pressed; what has to be typed behind that is set apart."""
    words = command.split(" ")
    most = next((count for count in range(len(words), 0, -1) if known(" ".join(words[:count]))), 0)
    clickable, rest = known(" ".join(words[:most])), " ".join(words[most:])
    marked = [clickable] if clickable else []
    if rest:
        coded = code(rest if clickable else f"/{rest}")
        if coded is None:
            return f"/{command}"
        marked.append(coded)
    held += marked
    said = " ".join([HELD] * len(marked))
    return _apart(said) if _runs_against(command, language) else said


def _apart(words: str) -> str:
    """Words that run against the direction of those around them. Marks for that end with the line."""
    return "\n".join(f"{_APART}{line}{_TOGETHER}" if line.strip() else line for line in words.split("\n"))


def _runs_against(words: str, language: str) -> bool:
    opposite = _OPPOSITE[locale_of(language).text_direction]
    return any(unicodedata.bidirectional(letter) in opposite for letter in words)


def _named(file: ShownFile) -> ShownFile:
    """A name that is nothing but a name."""
    name = re.sub(r"[/\\]", "_", one_line(file.name))
    return replace(file, name=cut(name, _LARGEST_NAME) if is_seen(name) else "file")
