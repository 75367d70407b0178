"""A file that somebody sent with a message or a command. It is fetched for the command that asks for one, and for
whoever may use it; nothing else that people send is ever looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from bot.core.errors import NotUnderstood, UserError
from bot.core.options import Around, Offers

LARGEST = 5_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Attached:
    """`size`: bytes, as far as the platform says. `fetch`: gets them, at most `LARGEST`, from the platform that the
    message came by and from nowhere else. Raises NotFetched."""

    name: str
    size: int | None
    fetch: Callable[[], Awaitable[bytes]]

    async def content(self) -> bytes:
        """Raises NotFetched."""
        if self.size is not None and self.size > LARGEST:
            raise NotFetched("file-too-large", most=LARGEST // 1_000_000)
        content = await self.fetch()
        if len(content) > LARGEST:
            raise NotFetched("file-too-large", most=LARGEST // 1_000_000)
        return content


class NotFetched(UserError):
    """It is too large, or the platform does not give it out."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A file that comes with the command, or alone as the answer to the question for it. Its value is its name."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        if around.attached is None:
            raise NotUnderstood("file-none")
        return around.attached


GivenFile = Annotated[str, FileKind()]
