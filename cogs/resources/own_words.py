"""`resource words`: what a community's own words mean, so that `find` finds what its members call their own way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command
from bot.core.errors import NotUnderstood, UserError
from bot.core.options import Around, FreeText, Offers, Scale, bare, quoted
from bot.core.replies import Ask, Card, Reply, Several, Text, Typed, say
from cogs.resources.fields import TOPICS, TopicsKind
from cogs.resources.naming import find
from cogs.resources.own_words_store import LONGEST, add_words, own_words, remove_words

MOST = 200
"""Words that one community can have."""


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class MeaningKind:
    """A topic, or the id of an entry; before other words, one word or a topic as we call it."""

    offers: Offers = TopicsKind().offers
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        said = words.strip().lower()
        if _ID.fullmatch(said) and said not in TOPICS:
            return said
        if not around.alone and " " in said and "-".join(said.split()) not in TOPICS:
            raise NotUnderstood("resource-topics-unknown", words=quoted(words))
        return TopicsKind().read(words, around)[0]


Meaning = Annotated[str, MeaningKind()]
SomeWords = Annotated[str, FreeText(limit=400)]
Number = Annotated[int, Scale(1, MOST)]


class OwnTopics(Cog):
    @command("resource words add", for_=MODERATORS)
    async def add(self, request: Request, means: Meaning, words: SomeWords) -> Reply:
        """Several words stand apart by commas."""
        if means not in TOPICS:
            kept = await find(request, means, "resource words add", "means")
            if isinstance(kept, Ask):
                return kept
            means = kept.entry.id
        said = list(dict.fromkeys(word for part in re.split(r"[,;\n]", words) if (word := bare(part))))
        if not said or any(len(word) > LONGEST or len(word) < 2 for word in said):
            raise UserError("resource-words-unknown", words=quoted(words))
        known = await own_words(request.tx, request.community.id)
        if len({*known, *said}) > MOST:
            raise UserError("resource-words-too-many", most=MOST)
        await add_words(request.tx, request.community.id, said, means)
        return say("resource-words-added", words=Several(tuple(map(Typed, said))), means=_meaning(means))

    @command("resource words remove", for_=MODERATORS)
    async def remove(self, request: Request, number: Number) -> Reply:
        known = list(await own_words(request.tx, request.community.id))
        if number > len(known):
            raise UserError("resource-words-no-such", number=number)
        await remove_words(request.tx, request.community.id, [known[number - 1]])
        return say("resource-words-removed", words=Typed(known[number - 1]))

    @command("resource words list", for_=MODERATORS)
    async def list(self, request: Request) -> Reply:
        known = await own_words(request.tx, request.community.id)
        if not known:
            return say("resource-words-none")
        rows = enumerate(known.items(), 1)
        lines = (
            Text("resource-words-row", {"number": place, "words": Typed(one), "means": _meaning(means)})
            for place, (one, means) in rows
        )
        return Card((Text("resource-words-list"), *lines, Text("resource-words-change")))


def _meaning(means: str) -> Text:
    return Text(f"resource-topic-{means}") if means in TOPICS else Text("resource-words-entry", {"id": means})
