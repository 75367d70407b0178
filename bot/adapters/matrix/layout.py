"""Answers as contents of Matrix `m.room.message` events: the words as plain text, and the same words as HTML.

The HTML is built from our own tags alone. What a person typed is shown as it is: it never becomes markup, a mention or
a pill, and it never changes the order in which the words around it are read.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from bot.adapters.parting import PARAGRAPH, between_letters, place
from bot.adapters.plain import moment_text
from bot.core.languages import locale_of
from bot.core.replies import Moment, Shown, ShownFile, Span, Typed, Usage

PREFIX = "!"

Content = dict[str, Any]
"""What stands in an event, before it is encrypted."""

LARGEST = 28_000
"""How many bytes one content has as JSON in ASCII, which is what gets encrypted: a letter outside of ASCII is six bytes
or twelve. In an edit the body stands twice: 42,000, with ids 43,500. Encrypted it is a third larger: 58,000. With all
else that an event holds: 62,000. A server takes 65,536."""
_LARGEST_CHOICES = 12_000
_LARGEST_MENTIONS = 8_000
_LARGEST_CAPTION = 8_000

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
class _Run:
    """Words of one kind. `apart`: they run against the direction of the reader's language."""

    text: str
    kind: Literal["ours", "typed", "command"] = "ours"
    apart: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """The same words twice: as plain text and as HTML."""

    body: str
    html: str


def messages(shown: Shown, *, silent: bool = False, mentions: Sequence[str] = ()) -> list[Content]:
    """What is sent, in order: none where there are no words, more than one where they are too long for one.

    Choices stand together at the end of the last. `silent`: clients notify nobody. `mentions`: ids of users who are to
    be notified, by the first.
    """
    rest, choices = _runs(shown), _choices(shown)
    first = _mentioned(mentions)
    contents: list[Content] = []
    while choices or _flat(rest).strip():
        mentioned = {} if contents else first
        whole = _content(rest, choices, silent, mentioned)
        if _size(whole) <= LARGEST:
            return [*contents, whole]
        part, rest = _parted(rest, lambda runs: _size(_content(runs, (), silent, first)) <= LARGEST)
        if _flat(part).strip():
            contents.append(_content(part, (), silent, mentioned))
    return contents


def edited(shown: Shown, event_id: str, *, silent: bool = False) -> Content:
    """What takes the place of a message. It is always one event, and it notifies nobody: words that are too long for it
    end in "…", all choices stay."""
    runs, choices = _runs(shown), _choices(shown)
    content = _content(runs, choices, silent, {})
    if _size(content) > LARGEST:
        more = _Run(" …")
        part, _ = _parted(runs, lambda part: _size(_content((*part, more), choices, silent, {})) <= LARGEST)
        content = _content((*part, more), choices, silent, {})
    return {
        "msgtype": content["msgtype"],
        "body": f"* {content['body']}",  # for clients that know no edits, and without HTML: it would double the size
        "m.mentions": {},
        "m.new_content": content,
        "m.relates_to": {"rel_type": "m.replace", "event_id": event_id},
    }


def in_thread(content: Content, root: str, newest: str | None = None) -> Content:
    """The same content in the thread that hangs on `root`. Clients without threads show it as an answer to `newest`."""
    relation = {
        "rel_type": "m.thread",
        "event_id": root,
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": newest or root},
    }
    return {**content, "m.relates_to": relation}


def file_message(file: ShownFile, source: str | Mapping[str, Any], size: tuple[int, int] | None = None) -> Content:
    """An uploaded file: a picture with its words as the caption, or a file to save.

    `source`: its mxc address, or in an encrypted room what opens it (an `EncryptedFile`). `size`: width and height.
    """
    is_picture = file.media_type.startswith("image/")
    name = _one_line(file.name)
    caption = _said(_Run(_one_line(file.alt or ""), "typed")).body if is_picture else ""
    info: dict[str, Any] = {"mimetype": file.media_type, "size": len(file.content)}
    if size is not None:
        info["w"], info["h"] = size
    return {
        "msgtype": "m.image" if is_picture else "m.file",
        "body": _cut(caption, lambda text: _size(text) <= _LARGEST_CAPTION) or name,
        "filename": name,
        "info": info,
        "m.mentions": {},
        **({"url": source} if isinstance(source, str) else {"file": dict(source)}),
    }


def _content(runs: Sequence[_Run], choices: Sequence[_Said], silent: bool, mentioned: Mapping[str, Any]) -> Content:
    paragraphs: list[list[_Said]] = [[]]
    for run in runs:
        if run.text == PARAGRAPH:
            paragraphs.append([])
        else:
            paragraphs[-1].append(_said(run))
    blocks = [_Said("".join(s.body for s in said), "".join(s.html for s in said)) for said in paragraphs if said]
    if choices:
        blocks.append(_Said("\n".join(c.body for c in choices), "<br>".join(c.html for c in choices)))
    return {
        "msgtype": "m.notice" if silent else "m.text",
        "body": "\n".join(block.body for block in blocks),
        "format": "org.matrix.custom.html",
        "formatted_body": blocks[0].html if len(blocks) == 1 else "".join(f"<p>{block.html}</p>" for block in blocks),
        "m.mentions": dict(mentioned),  # always there: without it, a name among the words notifies its owner
    }


def _said(run: _Run) -> _Said:
    text = run.text
    if run.kind == "typed":
        # A sign of no width: clients make a link or a pill of an address, not of one that has this in it.
        text = _BEFORE_JOINER.sub(lambda found: f"{found[0]}{_JOINER}", text)
    if run.apart:
        # Marks, since clients take <bdi> away. They end with the line.
        text = "\n".join(f"\u2068{line}\u2069" if line.strip() else line for line in text.split("\n"))
    escaped = html.escape(text).replace("\n", "<br>")
    return _Said(text, f"<code>{escaped}</code>" if run.kind == "command" else escaped)


def _runs(shown: Shown) -> tuple[_Run, ...]:
    runs: list[_Run] = []
    for line in shown.lines:
        paragraph = [run for span in line if (run := _run(span, shown)).text]
        if paragraph:
            runs += [_Run(PARAGRAPH), *paragraph] if runs else paragraph
    return tuple(runs)


def _run(span: Span, shown: Shown) -> _Run:
    match span:
        case Typed(words):
            words = _EMPTY_LINES.sub("\n\n", _TURNS.sub("", _tidy(words)).strip("\n"))
            return _Run(words, "typed", _runs_against(words, shown.language))
        case Usage(command):
            return _Run(f"{PREFIX}{_tidy(command)}", "command", _runs_against(command, shown.language))
        case Moment():
            return _Run(_tidy(moment_text(span, shown.zone, shown.language)))
        case _:
            return _Run(_tidy(span))


def _choices(shown: Shown) -> tuple[_Said, ...]:
    """Numbered lines. A label that begins with its own number is not numbered twice. Not a list in HTML: there the
    numbers are drawn, and some screen readers do not say them. Labels may hold what somebody typed."""
    most = _LARGEST_CHOICES // max(len(shown.choices), 1)
    return tuple(_choice(number, label, shown.language, most) for number, label in enumerate(shown.choices, 1))


def _choice(number: int, label: str, language: str, most: int) -> _Said:
    words = _TURNS.sub("", _one_line(label)).removeprefix(f"{number} ")
    apart = _runs_against(words, language)

    def line(text: str) -> _Said:
        said = _said(_Run(text, "typed", apart))
        return _Said(f"{number} {said.body}", f"<strong>{number}</strong> {said.html}")

    return line(_cut(words, lambda text: _size([line(text).body, line(text).html]) <= most))


def _mentioned(ids: Sequence[str]) -> dict[str, Any]:
    known = list(dict.fromkeys(ids))
    while _size(known) > _LARGEST_MENTIONS:
        known.pop()
    return {"user_ids": known} if known else {}


def _parted(runs: Sequence[_Run], fits: Callable[[Sequence[_Run]], bool]) -> tuple[Sequence[_Run], tuple[_Run, ...]]:
    """As much as fits, but never all, and the rest. The break between them stands in neither."""
    flat = _flat(runs)
    most = _longest(min(len(flat) - 1, LARGEST // 2), lambda length: fits(_slice(runs, 0, length)))
    at = place(flat, most)
    return _slice(runs, 0, at), _slice(runs, at + flat[at].isspace(), len(flat))


def _cut(text: str, fits: Callable[[str], bool]) -> str:
    """The text, or as much as fits, and "…" for what is missing."""
    if fits(text):
        return text
    longest = _longest(min(len(text) - 1, LARGEST), lambda length: fits(text[:length] + "…"))
    return text[: between_letters(text, longest)].rstrip() + "…"


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The greatest length up to `most` that fits, and at least one."""
    return max(bisect_left(range(1, most + 1), True, key=lambda length: not fits(length)), 1)


def _flat(runs: Sequence[_Run]) -> str:
    """All words in a row, for finding where to divide: not within a command."""
    return "".join("x" * len(run.text) if run.kind == "command" else run.text for run in runs)


def _slice(runs: Sequence[_Run], start: int, end: int) -> tuple[_Run, ...]:
    found = []
    begins = 0
    for run in runs:
        text = run.text[max(start - begins, 0) : max(end - begins, 0)]
        begins += len(run.text)
        if text:
            found.append(replace(run, text=text))
    return tuple(found)


def _tidy(text: str) -> str:
    """Nothing that JSON, HTML or a screen cannot show. Halves of a letter become a sign for what is unknown."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", whole))


def _one_line(text: str) -> str:
    return " ".join(_tidy(text).split())


def _runs_against(words: str, language: str) -> bool:
    opposite = _OPPOSITE[locale_of(language).text_direction]
    return any(unicodedata.bidirectional(letter) in opposite for letter in words)


def _size(content: object) -> int:
    return len(json.dumps(content, separators=(",", ":")))
