"""A topic of the directory as an option: by any word that means it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, get_args

from bot.core.directory import Topic
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, bare, quoted
from bot.core.suggesting import MOST
from cogs.resources.asking import topic_name, understand

_OFTEN: tuple[Topic, ...] = (
    *("anxiety", "depression", "sleep", "loneliness", "self-harm", "substance", "eating-disorders", "bereavement"),
    *("domestic-violence", "sexual-violence", "youth", "lgbtq", "family", "peer", "psychosis", "perinatal", "housing"),
)
_ALL = dict.fromkeys((*_OFTEN, *get_args(Topic)))


@dataclass(frozen=True, slots=True)
class TopicKind:
    """One of the topics: from its name, or from anything that people say and mean it."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        if words in _ALL:
            return words
        asked = understand(words, around.language)
        if asked.crisis and not asked.words:
            return "suicide"
        if not asked.topics or asked.words or asked.country:
            raise NotUnderstood("topic-unknown", words=quoted(words))
        return asked.topics[0]

    def suggest(self, words: str, language: str) -> Sequence[tuple[str, str]]:
        named = [(topic_name(topic, language), topic) for topic in _ALL]
        return [(name, topic) for name, topic in named if bare(words) in bare(name)][:MOST]


TopicNamed = Annotated[str, TopicKind()]
