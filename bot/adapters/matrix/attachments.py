"""Files that people send. Our own homeserver is asked for the ones that a command needs, and nobody else ever."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from nio import EncryptionError
from nio.crypto.attachments import decrypt_attachment

from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.wire import Wire
from bot.core.attached import LARGEST, Attached, NotFetched
from bot.core.cleaning import clean

_LONGEST_NAME = 100
_ADDRESS = re.compile(r"mxc://([A-Za-z0-9.:\[\]-]{1,255})/([A-Za-z0-9_-]{1,255})")


def attached_in(content: Mapping[str, Any], wire: Wire) -> Attached | None:
    """The file of a message, in clear or sealed; None where it is not as the specification has it."""
    sealed = content.get("file")
    url = sealed.get("url") if isinstance(sealed, Mapping) else content.get("url")
    address = _ADDRESS.fullmatch(url) if isinstance(url, str) else None
    name = next((said for said in (content.get("filename"), content.get("body")) if isinstance(said, str)), "")
    if address is None or not name:
        return None
    info = content.get("info")
    size = info.get("size") if isinstance(info, Mapping) else None

    async def fetch() -> bytes:
        try:
            found = await _downloaded(wire, f"download/{quote(address[1], safe='')}/{quote(address[2], safe='')}")
            return await asyncio.to_thread(_opened, found, sealed) if isinstance(sealed, Mapping) else found
        except (Refused, Unreachable, EncryptionError, ValueError, KeyError, TypeError) as fault:
            raise NotFetched("file-not-given") from fault

    return Attached(clean(name)[-_LONGEST_NAME:], size if isinstance(size, int) else None, fetch)


async def _downloaded(wire: Wire, path: str) -> bytes:
    """Raises Refused and Unreachable."""
    try:
        return await wire.download(f"/_matrix/client/v1/media/{path}", LARGEST)
    except Refused as refused:
        if refused.status not in (404, 405):
            raise
        return await wire.download(f"/_matrix/media/v3/{path}", LARGEST)  # it is older than 1.11


def _opened(content: bytes, sealed: Mapping[str, Any]) -> bytes:
    """Raises EncryptionError where it is not what was sealed."""
    opened: bytes = decrypt_attachment(content, sealed["key"]["k"], sealed["hashes"]["sha256"], sealed["iv"])
    return opened
