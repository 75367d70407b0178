"""`safety try`: what would be done about some words, and why. Nothing is sent, and the words are not kept."""

from __future__ import annotations

from typing import Annotated

from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command
from bot.core.options import FreeText
from bot.core.ports import Directory
from bot.core.replies import Card, Reply, Text, Typed, say
from cogs.signposting import note as cards
from cogs.signposting import store
from cogs.signposting.care import Told
from cogs.signposting.note import Notice
from cogs.signposting.seams import Finding, Reads
from cogs.signposting.store import Settings

Tried = Annotated[str, FreeText(limit=4000)]
"""Not screened: these are words that a moderator makes up."""


class Trying(Cog):
    def __init__(self, reads: Reads, directory: Directory) -> None:
        self._reads = reads
        self._directory = directory

    @command("safety try", for_=MODERATORS)
    async def try_(self, request: Request, text: Tried) -> Reply:
        there = request.community
        settings = await store.settings_of(request.tx, there.id)
        own = await store.phrases_of(request.tx, there.id, there.handle)
        phrases = self._reads.phrases(own) if own else None
        finding = self._reads.look(text, languages=settings.languages or None, community=phrases)
        if finding is None:
            return say("safety-try-nothing")
        return Card((*_why(finding), *_what_happens(request, settings, finding), *self._note(request, finding)))

    def _note(self, request: Request, finding: Finding) -> list[Text]:
        """As whoever wrote it in a room here would read it, if the helpers could not be told."""
        notice = Notice.of(finding.level, finding.topic, finding.about, Told.NOBODY, private=False)
        there = request.community
        nearest = cards.nearest_for(self._directory, notice, there.country, there.language, there.id)
        first = (*cards.closed(notice).lines, Text("safety-try-opened")) if notice.is_closed else ()
        return [Text("safety-try-note"), *first, *cards.opened(notice, nearest, _no_exercise).lines]


def _no_exercise(topic: str | None) -> None:
    """Only what it says is shown, none of its choices."""


def _why(finding: Finding) -> list[Text]:
    said = {
        "level": Text(f"safety-level-{finding.level}"),
        "topic": Text(f"safety-topic-{_topic_of(finding)}"),
    }
    about = [Text("safety-try-someone")] if finding.about == "someone" else []
    reasons = [
        Text("safety-try-rule", {"rule": Typed(reason.rule), "span": Typed(reason.span)}) for reason in finding.why
    ]
    return [Text("safety-try-found", said), *about, *reasons]


def _topic_of(finding: Finding) -> str:
    return finding.topic if finding.topic in cards.TOPICS else "other"


def _what_happens(request: Request, settings: Settings, finding: Finding) -> list[Text]:
    """To whom what would go, as things are set now."""
    if request.community.announced_at is None:
        return [Text("safety-try-not-announced")]
    if settings.mode != "on":
        return [Text(f"safety-try-{settings.mode}")]
    if finding.level != "urgent":
        return [Text("safety-try-author")]
    is_ready = settings.alerts is not None and request.community.accepted_at is not None
    return [Text("safety-try-author"), Text("safety-try-helpers" if is_ready else "safety-try-no-helpers")]
