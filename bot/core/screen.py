"""Who compares what people say, and the note that their words call for: a seam between one cog and the engine.

It stands apart from the other seams because it needs both of them: what a cog is, and what is heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol, runtime_checkable

from bot.core.cog import Request
from bot.core.heard import Heard
from bot.core.ports import Standing
from bot.core.replies import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A private note that words call for. `topic` names it to the cog that wrote it. `silent`: nobody is called by it,
    and where the door is closed, no line points to it. `until`: not shown after this instant."""

    card: Card
    topic: str | None = None
    silent: bool = False
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """What somebody's words call for. `note` is true even if nothing can be stored and nobody be told (its choices are
    left out then: none of them would work); None where they have one already that holds for these words, too. `found`
    is what the screen goes by when it can."""

    note: Note | None
    found: object


@runtime_checkable
class Screen(Protocol):
    """Signposting, as the dispatcher knows it: the one cog that has these two."""

    name: ClassVar[str]

    def look(self, heard: Heard, text: str, standing: Standing) -> Signpost | None:
        """What these words of theirs (a message, or options of a command) call for. In memory, no database; not asked
        of whoever wants nothing unasked, or wants their words not screened."""
        ...

    async def signpost(self, request: Request, found: object) -> Note | None:
        """In a transaction: whom to tell is told by `request.do`, and the note says who was. None: no note after all.

        It may still be under way, or fail, when the other note has to be shown; if it succeeds then, that note is
        edited to this one.
        """
        ...
