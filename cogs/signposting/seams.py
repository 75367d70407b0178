"""What the note needs of the screening and of whoever tells helpers, so that each can be read, and tested, alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.core.cog import Request
from bot.core.people import Place
from cogs.signposting.care import Told
from cogs.signposting.store import About, Level, Phrase


class Reason(Protocol):
    """A rule that spoke, by its neutral name, and the words that it spoke of."""

    @property
    def rule(self) -> str: ...

    @property
    def span(self) -> str: ...


class Finding(Protocol):
    @property
    def level(self) -> Level: ...

    @property
    def topic(self) -> str: ...

    @property
    def about(self) -> About: ...

    @property
    def why(self) -> Sequence[Reason]: ...


class OwnPhrases(Protocol):
    """A community's phrases, ready to be compared with."""


class Reads(Protocol):
    """The screening: pure, in memory."""

    def prepare(self) -> None:
        """Reads what it needs, once, before the first message."""
        ...

    def look(
        self,
        text: str,
        *,
        languages: Sequence[str] | None = None,
        before: Sequence[str] = (),
        community: OwnPhrases | None = None,
    ) -> Finding | None: ...

    def phrases(self, phrases: Iterable[Phrase]) -> OwnPhrases:
        """Raises Refused."""
        ...

    def harmless(self, phrase: Phrase) -> Sequence[str]:
        """The everyday sentences, of those that we have, which this phrase would match."""
        ...


class Refused(Exception):
    """A phrase or a pattern is not taken; its text is the key of the sentence that says why."""


class Tells(Protocol):
    """Whoever tells the helpers."""

    async def alert(
        self,
        request: Request,
        *,
        level: Level,
        topic: str,
        about: About,
        rules: tuple[str, ...],
        where: Place,
        message: str,
        note_key: str | None,
    ) -> Told: ...
