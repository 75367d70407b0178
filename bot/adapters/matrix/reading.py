"""What an event of a room says: words, to whom, in answer to what. Pure; whatever has not the form of the
specification says nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_QUOTED = re.compile(r"\A(?:> ?[^\n]*(?:\n|\Z))+\n?")
"""What clients put before a reply, for those that show no replies: it is somebody else's words."""

_EVENT = re.compile(r"\$[!-~]{1,254}")
_WORDS = frozenset(("m.text", "m.emote"))
_FILES = frozenset(("m.image", "m.file", "m.video", "m.audio", "m.location"))
_COPIES = ("fi.mau.double_puppet_source", "com.beeper.per_message_profile")
"""Marks of bridges on what they copied from another network."""


@dataclass(frozen=True, slots=True)
class Message:
    """`text`: in the sender's own words, "" for a picture without any. `thread`: the event that its thread began with.

    `answers`: the event that it is a reply to. `edits`: it says that event anew. `mentions`: whom it names. `file`:
    what says where the file is that was sent, if it is one.
    """

    text: str
    thread: str | None = None
    answers: str | None = None
    edits: str | None = None
    mentions: frozenset[str] = frozenset()
    file: Mapping[str, Any] | None = field(default=None, compare=False)


def read_message(content: Mapping[str, Any]) -> Message | None:
    """What somebody said. None: it is a notice (bots send those), a copy from elsewhere, or nothing that is said."""
    if any(mark in content for mark in _COPIES):
        return None
    relation = content.get("m.relates_to")
    relation = relation if isinstance(relation, Mapping) else {}
    kind, of = relation.get("rel_type"), _id(relation.get("event_id"))
    edits = of if kind == "m.replace" else None
    new = content.get("m.new_content")
    said = new if edits is not None and isinstance(new, Mapping) else content
    text = _text(said)
    if text is None:
        return None
    reply = relation.get("m.in_reply_to")
    answers = _id(reply.get("event_id")) if isinstance(reply, Mapping) else None
    is_thread = kind == "m.thread"
    if is_thread and relation.get("is_falling_back") is True:
        answers = None  # it only hangs on the newest message of the thread, for clients that know no threads
    if answers is not None:
        text = _QUOTED.sub("", text)
    file = said if said.get("msgtype") == "m.file" and edits is None else None
    return Message(text, of if is_thread else None, answers, edits, _mentions(said), file)


def _text(content: Mapping[str, Any]) -> str | None:
    kind, body = content.get("msgtype"), content.get("body")
    if not isinstance(body, str) or not isinstance(kind, str):
        return None
    if kind in _WORDS:
        return body
    if kind in _FILES:
        name = content.get("filename")
        return body if isinstance(name, str) and name != body else ""
    return None


def _id(value: object) -> str | None:
    """An event's id as the specification has it. People can write anything there, of any length."""
    return value if isinstance(value, str) and _EVENT.fullmatch(value) else None


def redacted(event: Mapping[str, Any]) -> str | None:
    """The event that a redaction takes away; its content names it from room version 11 on."""
    content = event.get("content")
    named = content.get("redacts") if isinstance(content, Mapping) else None
    return _id(named) or _id(event.get("redacts"))


def _mentions(content: Mapping[str, Any]) -> frozenset[str]:
    named = content.get("m.mentions")
    users = named.get("user_ids") if isinstance(named, Mapping) else None
    return frozenset(user for user in users if isinstance(user, str)) if isinstance(users, list) else frozenset()


def without_names(text: str, names: tuple[str, ...], *, is_mentioned: bool) -> tuple[str, bool]:
    """The words without the bot's own name where it is spoken to, and whether it was.

    With an "@" it is, and as "name:" in front. The name alone is only where the client says that it is a mention: it
    is an ordinary word as well.
    """
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    if not either:
        return text, is_mentioned
    found = re.sub(rf"(?<![\w@])@(?:{either})(?![\w-])[:,]?\s*", "", text, flags=re.IGNORECASE)
    sign = r"[:,]?(?!\w)\s*" if is_mentioned else r":(?!\S)\s*"
    found = re.sub(rf"\A\s*(?:{either}){sign}", "", found, flags=re.IGNORECASE)
    return found, is_mentioned or found != text
