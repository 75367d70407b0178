"""How a way to reach somebody is written: "call 988 then 1", "text 85258 with SHOUT", "web befrienders.org"."""

from __future__ import annotations

import re
from typing import cast

from bot.core.directory import Contact, Way

_NUMBER = re.compile(r"(call|text|whatsapp) ([+*(]?\d[\d ()-]*?)(?: with (\w+)| then (\w+))?")
_ADDRESS = re.compile(r"(web|chat) ((?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w.~-]+)*/?)", re.ASCII)
_MAIL = re.compile(r"(email) ([\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,})", re.ASCII)


def contact_of(written: str) -> Contact:
    """From "call 116 123", "call 988 then 1", "text 85258 with SHOUT", "whatsapp 0800 1", "email a@example.org",
    "chat example.org/chat" or "web example.org". An address stands there without its scheme, which is always https.
    Raises ValueError."""
    match = next((found for each in (_NUMBER, _ADDRESS, _MAIL) if (found := each.fullmatch(written))), None)
    if match is None:
        raise ValueError(f"not a way to reach anybody: {written}")
    return Contact(cast(Way, match[1]), *match.groups()[1:])


def digits(number: str) -> str:
    """What is dialled, however it is written."""
    return re.sub(r"[\s()./-]", "", number)
