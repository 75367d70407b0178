"""`safety words`: phrases and patterns of the community's own, beside the lexicons."""

from __future__ import annotations

import re
from typing import Annotated, cast

from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command
from bot.core.errors import UserError
from bot.core.options import FreeText, OneOf, Scale
from bot.core.replies import Card, Reply, Text, Typed, say
from cogs.signposting import store
from cogs.signposting.seams import Reads, Refused
from cogs.signposting.store import Kind, Level, Phrase

MOST = 100
"""Phrases that one community can have."""

LONGEST = 200
_EXAMPLES = 3

PhraseText = Annotated[str, FreeText(limit=LONGEST)]
Sounds = Annotated[Level, OneOf(values={"support": "safety-level-support", "urgent": "safety-level-urgent"})]
Number = Annotated[int, Scale(1, MOST)]


class OwnWords(Cog):
    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    @command("safety words add", for_=MODERATORS)
    async def add(self, request: Request, text: PhraseText, level: Sounds = "support") -> Reply:
        """Words between two slashes are a pattern."""
        there = request.community
        before = await store.phrases_of(request.tx, there.id, there.handle)
        if len(before) >= MOST:
            raise UserError("safety-words-too-many", most=MOST)
        kind, words, level = _read(text, level)
        phrase = Phrase("", kind, level, words)
        if any((one.kind, one.words) == (kind, words) for one in before):
            raise UserError("safety-words-there")
        try:
            self._reads.phrases([*before, phrase])
        except Refused as refused:
            raise UserError(str(refused)) from refused
        await store.add_phrase(request.tx, there.id, there.handle, kind=kind, level=level, words=words, at=request.at)
        request.teach()
        harmless = self._reads.harmless(phrase)[:_EXAMPLES]
        said = Text("safety-words-added", {"words": Typed(words), "level": Text(f"safety-level-{level}")})
        if not harmless:
            return Card((said, Text("safety-words-harmless-none")))
        return Card((said, Text("safety-words-harmless"), *(_example(each) for each in harmless)))

    @command("safety words remove", for_=MODERATORS)
    async def remove(self, request: Request, number: Number) -> Reply:
        there = request.community
        known = await store.phrases_of(request.tx, there.id, there.handle)
        if number > len(known):
            raise UserError("safety-words-unknown", number=number)
        gone = known[number - 1]
        await store.remove_phrase(request.tx, there.id, gone.key)
        request.teach()
        return say("safety-words-removed", words=Typed(gone.words))

    @command("safety words list", for_=MODERATORS)
    async def list(self, request: Request) -> Reply:
        known = await store.phrases_of(request.tx, request.community.id, request.community.handle)
        if not known:
            return say("safety-words-none")
        lines = (_line(number, phrase) for number, phrase in enumerate(known, 1))
        return Card((Text("safety-words-list"), *lines, Text("safety-words-change")))


def _read(text: str, level: Level) -> tuple[Kind, str, Level]:
    """A level may follow a pattern, which has an end: `/the (old|new) pier/ urgent`."""
    written = re.fullmatch(r"/(.+)/(?:\s+(support|urgent))?", text.strip(), re.DOTALL | re.IGNORECASE)
    if written is None:
        return "phrase", text.strip(), level
    return "pattern", written[1], cast(Level, written[2].lower()) if written[2] else level


def _line(number: int, phrase: Phrase) -> Text:
    level = Text(f"safety-level-{phrase.level}")
    return Text(f"safety-words-{phrase.kind}", {"number": number, "words": Typed(phrase.words), "level": level})


def _example(sentence: str) -> Text:
    return Text("safety-words-example", {"sentence": sentence})
