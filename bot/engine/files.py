"""What goes with a card: files as they are, pictures drawn when they are shown, in a thread, so that nobody waits."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.core.cog import Drawer
from bot.core.ports import Catalog, Reader
from bot.core.replies import Card, File, Line, Picture, ShownFile, Text, Typed, Usage

_KINDS = {
    "json": "application/json",
    "csv": "text/csv",
    "ics": "text/calendar",
    "zip": "application/zip",
    "txt": "text/plain",
}
"""Media types of the files that there are, by how their names end."""


class Files:
    """`drawers`: who draws, by the names that pictures call them."""

    def __init__(self, drawers: Mapping[str, Drawer], catalog: Catalog) -> None:
        self._drawers = drawers
        self._catalog = catalog

    async def of(self, card: Card, reader: Reader) -> tuple[ShownFile, ...]:
        return tuple([await self._shown(file, reader) for file in card.files])

    async def _shown(self, file: Picture | File, reader: Reader) -> ShownFile:
        if isinstance(file, File):
            return ShownFile(file.name, self._content(file.content, reader), _KINDS[file.name.rpartition(".")[2]])
        draw = self._drawers[file.draws]
        labels = dict(zip(file.labels, self._words(tuple(file.labels.values()), reader), strict=True))
        (alt,) = self._words((file.words,), reader)
        language = self._catalog.show(Card((file.words,)), reader).language
        content = await asyncio.to_thread(draw, file.data, labels, language)
        return ShownFile(f"{file.draws.rpartition('.')[2]}.png", content, "image/png", alt)

    def _content(self, content: str | bytes | tuple[Text, ...], reader: Reader) -> bytes:
        match content:
            case str():
                return content.encode()
            case bytes():
                return content
        return "".join(f"{line}\n" for line in self._words(content, reader)).encode()

    def _words(self, texts: tuple[Text, ...], reader: Reader) -> list[str]:
        return ["".join(map(_plain, line)) for line in _lines(self._catalog, texts, reader)]


def _lines(catalog: Catalog, texts: tuple[Text, ...], reader: Reader) -> list[Line]:
    """One by one: a catalog may add a line of its own to a whole card."""
    return [catalog.show(Card((text,)), reader).lines[0] for text in texts]


def _plain(span: object) -> str:
    match span:
        case str():
            return span
        case Typed(words):
            return words
        case Usage(command):
            return command
    raise TypeError("a picture holds no instant")
