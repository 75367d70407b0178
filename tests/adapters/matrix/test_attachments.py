"""Files on Matrix: where they may come from, and that nothing is taken for what was sealed but that."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from nio.crypto.attachments import encrypt_attachment

from bot.adapters.matrix.answers import Refused
from bot.adapters.matrix.attachments import attached_in
from bot.adapters.matrix.wire import Wire
from bot.core.attached import LARGEST, NotFetched

URL = "mxc://example.org/abc_-123"


class Server:
    """A homeserver that keeps one file. `old`: from before it asked who wants it."""

    def __init__(self, content: bytes, *, old: bool = False) -> None:
        self.asked: list[str] = []
        self._content = content
        self._old = old

    async def download(self, path: str, most: int) -> bytes:
        self.asked.append(path)
        if self._old and "/client/v1/" in path:
            raise Refused(404, "M_UNRECOGNIZED", "")
        return self._content[: most + 1]


def content(server: Server, said: dict[str, Any]) -> bytes:
    attached = attached_in(said, server)  # type: ignore[arg-type]  # as much of a wire as is asked
    assert attached is not None
    return asyncio.run(attached.content())


def test_a_file_in_clear_is_asked_of_our_own_homeserver() -> None:
    server = Server(b"words")
    assert content(server, {"body": "a.csv", "url": URL}) == b"words"
    assert server.asked == ["/_matrix/client/v1/media/download/example.org/abc_-123"]


def test_an_old_homeserver_is_asked_the_old_way() -> None:
    server = Server(b"words", old=True)
    assert content(server, {"body": "a.csv", "url": URL}) == b"words"
    assert server.asked[-1] == "/_matrix/media/v3/download/example.org/abc_-123"


def test_a_sealed_file_is_opened() -> None:
    sealed, keys = encrypt_attachment(b"words")
    said = {"body": "caption", "filename": "a.csv", "file": {**keys, "url": URL}}
    assert content(Server(sealed), said) == b"words"


@pytest.mark.parametrize("broken", ["other bytes", "no key", "no hash"])
def test_what_was_not_sealed_so_is_not_taken(broken: str) -> None:
    sealed, keys = encrypt_attachment(b"words")
    if broken == "other bytes":
        sealed = bytes([sealed[0] ^ 1]) + sealed[1:]
    keys.pop({"no key": "key", "no hash": "hashes"}.get(broken, "v"))
    with pytest.raises(NotFetched):
        content(Server(sealed), {"body": "a.csv", "file": {**keys, "url": URL}})


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a",
        "mxc://example.org/../a",
        "mxc://example.org",
        "mxc://a/b?c",
        "file:///etc/passwd",
        None,
        3,
    ],
)
def test_no_other_address_is_asked(url: object) -> None:
    assert attached_in({"body": "a.csv", "url": url}, Server(b"")) is None  # type: ignore[arg-type]  # as above
    assert attached_in({"body": "a.csv", "file": {"url": url}}, Server(b"")) is None  # type: ignore[arg-type]  # as above


def test_a_large_file_is_not_fetched_or_not_kept() -> None:
    server = Server(b"x" * (LARGEST + 1))
    with pytest.raises(NotFetched):
        content(server, {"body": "a.csv", "url": URL, "info": {"size": LARGEST + 1}})
    assert not server.asked
    with pytest.raises(NotFetched):
        content(server, {"body": "a.csv", "url": URL, "info": {"size": 3}})


def test_the_wire_is_what_is_asked() -> None:
    assert Server.download.__annotations__ == Wire.download.__annotations__
