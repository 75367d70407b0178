"""Answers as contents of Matrix `m.room.message` events, none larger than a homeserver takes."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.adapters.matrix.places import NAME
from bot.adapters.matrix.runs import (
    Run,
    Said,
    flat,
    one_line,
    piece,
    runs_against,
    runs_of,
    said,
    untwisted,
)
from bot.adapters.matrix.ways import NO_WAYS, Ways
from bot.adapters.parting import PARAGRAPH, between_letters, place
from bot.core.people import Account
from bot.core.replies import Line, Shown, ShownFile, Who

Content = dict[str, Any]
"""What stands in an event, before it is encrypted."""

LARGEST = 28_000
"""How many bytes one content has as JSON in ASCII, which is what gets encrypted: a letter outside of ASCII is six bytes
or twelve. In an edit the body stands twice: 42,000, with ids 43,500. Encrypted it is a third larger: 58,000. With all
else that an event holds: 62,000. A server takes 65,536."""
_LARGEST_CHOICES = 12_000
_LARGEST_MENTIONS = 8_000
_LARGEST_CAPTION = 8_000


def messages(
    shown: Shown, *, silent: bool = False, mentions: Sequence[str] = (), ways: Ways = NO_WAYS
) -> list[Content]:
    """What is sent, in order: none where there are no words, more than one where they are too long for one.

    Choices stand together at the end of the last. `silent`: clients notify nobody. `mentions`: ids of users who are to
    be notified: their names stand above all else, in the first.
    """
    first = _mentioned(mentions)
    rest, choices = runs_of(_calling(first.get("user_ids", ()), shown), ways), _choices(shown)
    contents: list[Content] = []
    while choices or flat(rest).strip():
        mentioned = {} if contents else first
        whole = _content(rest, choices, silent, mentioned)
        if _size(whole) <= LARGEST:
            return [*contents, whole]
        part, rest = _parted(rest, lambda runs: _size(_content(runs, (), silent, first)) <= LARGEST)
        if flat(part).strip():
            contents.append(_content(part, (), silent, mentioned))
    return contents


def edited(shown: Shown, event_id: str, *, silent: bool = False, ways: Ways = NO_WAYS) -> Content:
    """What takes the place of a message. It is always one event, and it notifies nobody: words that are too long for it
    end in "…", all choices stay."""
    runs, choices = runs_of(shown, ways), _choices(shown)
    content = _content(runs, choices, silent, {})
    if _size(content) > LARGEST:
        more = Run(" …")
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
    name = one_line(file.name)
    caption = said(Run(one_line(file.alt or ""), "typed")).body if is_picture else ""
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


def _content(runs: Sequence[Run], choices: Sequence[Said], silent: bool, mentioned: Mapping[str, Any]) -> Content:
    paragraphs: list[list[Said]] = [[]]
    for run in runs:
        if run.text == PARAGRAPH:
            paragraphs.append([])
        else:
            paragraphs[-1].append(said(run))
    blocks = [Said("".join(s.body for s in block), "".join(s.html for s in block)) for block in paragraphs if block]
    if choices:
        blocks.append(Said("\n".join(c.body for c in choices), "<br>".join(c.html for c in choices)))
    return {
        "msgtype": "m.notice" if silent else "m.text",
        "body": "\n".join(block.body for block in blocks),
        "format": "org.matrix.custom.html",
        "formatted_body": blocks[0].html if len(blocks) == 1 else "".join(f"<p>{block.html}</p>" for block in blocks),
        "m.mentions": dict(mentioned),  # always there: without it, a name among the words notifies its owner
    }


def _choices(shown: Shown) -> tuple[Said, ...]:
    """Numbered lines. A label that begins with its own number is not numbered twice. Not a list in HTML: there the
    numbers are drawn, and some screen readers do not say them. Labels may hold what somebody typed."""
    most = _LARGEST_CHOICES // max(len(shown.choices), 1)
    return tuple(_choice(number, label, shown.language, most) for number, label in enumerate(shown.choices, 1))


def _choice(number: int, label: str, language: str, most: int) -> Said:
    words = untwisted(one_line(label)).removeprefix(f"{number} ")
    apart = runs_against(words, language)

    def line(text: str) -> Said:
        words = said(Run(text, "typed", apart))
        return Said(f"{number} {words.body}", f"<strong>{number}</strong> {words.html}")

    return line(_cut(words, lambda text: _size([line(text).body, line(text).html]) <= most))


def _calling(users: Sequence[str], shown: Shown) -> Shown:
    """The same, below the names of those who are called."""
    if not users:
        return shown
    names: Line = tuple(span for user in users for span in (Who(Account(NAME, user)), " "))
    return replace(shown, lines=(names[:-1], *shown.lines))


def _mentioned(ids: Sequence[str]) -> dict[str, Any]:
    known = list(dict.fromkeys(ids))
    while _size(known) > _LARGEST_MENTIONS:
        known.pop()
    return {"user_ids": known} if known else {}


def _parted(runs: Sequence[Run], fits: Callable[[Sequence[Run]], bool]) -> tuple[Sequence[Run], tuple[Run, ...]]:
    """As much as fits, but never all, and the rest. The break between them stands in neither."""
    words = flat(runs)
    most = _longest(min(len(words) - 1, LARGEST // 2), lambda length: fits(piece(runs, 0, length)))
    at = place(words, most)
    return piece(runs, 0, at), piece(runs, at + words[at].isspace(), len(words))


def _cut(text: str, fits: Callable[[str], bool]) -> str:
    """The text, or as much as fits, and "…" for what is missing."""
    if fits(text):
        return text
    longest = _longest(min(len(text) - 1, LARGEST), lambda length: fits(text[:length] + "…"))
    return text[: between_letters(text, longest)].rstrip() + "…"


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The greatest length up to `most` that fits, and at least one."""
    return max(bisect_left(range(1, most + 1), True, key=lambda length: not fits(length)), 1)


def _size(content: object) -> int:
    return len(json.dumps(content, separators=(",", ":")))
