"""Words as they are written in a room: as plain text, and the same words as HTML, made of runs of one kind each.

The HTML is built from our own tags alone. What a person typed is shown as it is: it never becomes markup, a mention or
a pill, and it never changes the order in which the words around it are read.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.adapters.matrix.ways import NO_WAYS, Link, Ways
from bot.adapters.parting import PARAGRAPH
from bot.adapters.plain import moment_text
from bot.core.languages import locale_of
from bot.core.options import shortened
from bot.core.replies import Moment, Shown, Span, Typed, Usage, Where, Who

PREFIX = "!"
_LONGEST_NAME = 80
"""Of a person or a room: somebody else's words, which may be of any length."""

_JOINER = "\u2060"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_OPPOSITE = {"ltr": frozenset(["R", "AL", "AN"]), "rtl": frozenset(["L"])}

_BEFORE_JOINER = re.compile(
    r"(?<![\w/])@(?!\s)|(?<!\w)@(?=room\b)|@(?=[^\s:]{1,255}:\S)"  # @room, @ana:server; not ana@server, server/@ana
    r"|#(?=/|[^\s:]{1,255}:\S)"  # #room:server, server/#/user/...
    r"|\bmatrix(?=\.to\b|:[a-z]+/)"  # a link to a person or room, in both its forms
    r"|^(?=>)",  # what begins like a quoted message is taken away from the plain text of a reply
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind. `apart`: they run against the direction of the reader's language. `address`: of a link; and
    what stands for it as plain text, if it is not its words."""

    text: str
    kind: Literal["ours", "typed", "command", "link"] = "ours"
    apart: bool = False
    address: str = ""
    plain: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The same words twice: as plain text and as HTML."""

    body: str
    html: str


def runs_of(shown: Shown, ways: Ways) -> tuple[Run, ...]:
    runs: list[Run] = []
    for line in shown.lines:
        paragraph = [run for span in line for run in _runs(span, shown, ways) if run.text]
        if paragraph:
            runs += [Run(PARAGRAPH), *paragraph] if runs else paragraph
    return tuple(runs)


def _runs(span: Span, shown: Shown, ways: Ways) -> Sequence[Run]:
    match span:
        case Typed(words):
            words = _EMPTY_LINES.sub("\n\n", untwisted(tidy(words)).strip("\n"))
            return [Run(words, "typed", runs_against(words, shown.language))]
        case Usage(command):
            return [Run(f"{PREFIX}{tidy(command)}", "command", runs_against(command, shown.language))]
        case Moment():
            return [Run(tidy(moment_text(span, shown.zone, shown.language)))]
        case Who(account):
            return _link(ways.to_person(account), shown.language)
        case Where():
            return _link(ways.to_place(span, shown.language), shown.language)
        case _:
            return [Run(tidy(span))]


def _link(link: Link, language: str) -> Sequence[Run]:
    name = shortened(untwisted(one_line(link.text)), _LONGEST_NAME)
    kind: Literal["link", "typed"] = "link" if link.address else "typed"
    run = Run(name or link.address, kind, runs_against(name, language), link.address, link.plain)
    return [run, Run(link.behind)]


def name_of(shown: Shown) -> str:
    """The first line alone, to name a room by."""
    runs = runs_of(replace(shown, lines=shown.lines[:1]), NO_WAYS)
    return shortened(untwisted(one_line("".join(run.text for run in runs))), _LONGEST_NAME)


def said(run: Run) -> Said:
    text = run.text
    if run.kind in ("typed", "link"):
        # A sign of no width: clients make a link or a pill of an address, not of one that has this in it.
        text = _BEFORE_JOINER.sub(lambda found: f"{found[0]}{_JOINER}", text)
    if run.apart:
        # Marks, since clients take <bdi> away. They end with the line.
        text = "\n".join(f"\u2068{line}\u2069" if line.strip() else line for line in text.split("\n"))
    escaped = html.escape(text).replace("\n", "<br>")
    match run.kind:
        case "command":
            return Said(text, f"<code>{escaped}</code>")
        case "link":
            return Said(text if run.plain is None else run.plain, f'<a href="{html.escape(run.address)}">{escaped}</a>')
        case _:
            return Said(text, escaped)


def flat(runs: Sequence[Run]) -> str:
    """All words in a row, for finding where to divide: not within a command or a name."""
    return "".join("x" * len(run.text) if run.kind in ("command", "link") else run.text for run in runs)


def piece(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    found = []
    begins = 0
    for run in runs:
        text = run.text[max(start - begins, 0) : max(end - begins, 0)]
        begins += len(run.text)
        if text:
            found.append(replace(run, text=text))
    return tuple(found)


def tidy(text: str) -> str:
    """Nothing that JSON, HTML or a screen cannot show. Halves of a letter become a sign for what is unknown."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", whole))


def untwisted(text: str) -> str:
    """Without what turns the words around it."""
    return _TURNS.sub("", text)


def one_line(text: str) -> str:
    return " ".join(tidy(text).split())


def runs_against(words: str, language: str) -> bool:
    opposite = _OPPOSITE[locale_of(language).text_direction]
    return any(unicodedata.bidirectional(letter) in opposite for letter in words)
