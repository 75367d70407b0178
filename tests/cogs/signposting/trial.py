"""The whole bot on a platform of tests, with a screening that knows a few words, in a community that can be changed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.core.heard import Said
from bot.core.people import Place, PlaceKind
from bot.core.replies import Text
from cogs.signposting.seams import OwnPhrases
from cogs.signposting.store import About, Level, Phrase
from tests.privacy.trial import Trial, trial
from tests.support.words import catalog


@dataclass(frozen=True, slots=True)
class Why:
    rule: str
    span: str


@dataclass(frozen=True, slots=True)
class Seen:
    level: Level
    topic: str
    about: About
    why: tuple[Why, ...]


class Knows:
    """Finds what stands in brackets: "[urgent suicide]", "[support abuse]", "[support suicide someone]".

    `asked`: what it was asked, with the languages and the lines before.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, Sequence[str] | None, Sequence[str]]] = []

    def prepare(self) -> None:
        """It is ready."""

    def look(
        self,
        text: str,
        *,
        languages: Sequence[str] | None = None,
        before: Sequence[str] = (),
        community: OwnPhrases | None = None,
    ) -> Seen | None:
        self.asked.append((text, languages, before))
        said = text.partition("[")[2].partition("]")[0].split()
        if not said:
            return None
        level, topic, *more = said
        about: About = "someone" if more else "self"
        return Seen("urgent" if level == "urgent" else "support", topic, about, (Why(f"rule of {topic}", text),))

    def phrases(self, phrases: Iterable[Phrase]) -> OwnPhrases:
        raise NotImplementedError

    def harmless(self, phrase: Phrase) -> Sequence[str]:
        return ()


@dataclass(slots=True)
class Bot:
    """`says` in the room #square unless it is `private`."""

    trial: Trial
    knows: Knows
    heard: int = 0

    async def says(self, name: str, text: str, *, private: bool = False, edited: bool = False) -> None:
        await self.hears(name, text, private=private, edited=edited)
        await self.trial.app.tick()

    async def hears(self, name: str, text: str, *, private: bool = False, edited: bool = False) -> None:
        """The same, and nothing after it."""
        self.heard += 1
        place = Place(PlaceKind.DIRECT, name) if private else Place(PlaceKind.ROOM, "#square")
        who = self.trial.person(name)
        said = Said(id=f"said-{self.heard}", who=who, place=place, text=text, to_me=private, edited=edited)
        await self.trial.app.hear(said)

    def notes(self, name: str) -> list[str]:
        """What signposting has shown them."""
        shown = zip(self.trial.shown_to(name), self.trial.texts(name), strict=True)
        return [text for delivery, text in shown if delivery.cog == "signposting"]


@asynccontextmanager
async def a_bot(folder: Path, monkeypatch: pytest.MonkeyPatch, *, announced: bool = True) -> AsyncIterator[Bot]:
    knows = Knows()
    monkeypatch.setattr("cogs.Comparing", lambda lexicons: knows)
    async with trial(f"sqlite+aiosqlite:///{folder / 'bot.sqlite3'}", folder) as started:
        if announced:
            await started.app.settle("fake", "here")
            await started.app.learning.learn()
        yield Bot(started, knows)


def words(key: str) -> str:
    return catalog().plain(Text(key), "en")
