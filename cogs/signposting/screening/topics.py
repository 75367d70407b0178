"""What a crisis message is about, as its words tell where no rule does: `topics.tsv` of its language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Final

from cogs.signposting.screening.compose import About
from cogs.signposting.screening.rules import BadLexicon, Topic
from cogs.signposting.screening.tables import BIAS, read_table

TOPICS: Final = "topics.tsv"
LEARNED_TOPICS: Final[tuple[Topic, ...]] = (
    "suicide", "self-harm", "overdose", "eating", "abuse", "sexual-violence", "bereavement", "asking",
)  # fmt: skip
HARM: Final[tuple[Topic, ...]] = ("abuse", "sexual-violence")
"""By somebody who may look at the screen, too: their note keeps out of sight."""
CLEARLY: Final = 1.0
"""By how much another topic has to weigh more than the gravest, and what tells of somebody else at all."""
SURELY: Final = 4.0
"""And where rules have heard that it is about the writer, or it is about harm."""


class Topics:
    """What the words of a crisis message tell of what it is about."""

    def __init__(self, topics: Sequence[Topic], told: Mapping[str, Sequence[float]]) -> None:
        """`told`: by word, a weight for each of the topics, and the last for somebody else's being in danger."""
        self._topics = topics
        self._told = told

    def of(
        self, tokens: Sequence[str], read: Sequence[float] | None = None, least: float = CLEARLY
    ) -> tuple[Topic, About]:
        """What its words do not clearly say is taken for the writer's, and the gravest: its note fits most. `read`:
        what a network reads of the same in it, if there is one. `least`: what tells of somebody else."""
        told = [self._told[token] for token in tokens if token in self._told]
        if not told and read is None:
            return "suicide", "self"
        length = sqrt(len(tokens) or 1)
        besides = read if read is not None else [0.0] * len(self._told[BIAS])
        *topics, someone = (
            bias + more + sum(weights) / length
            for bias, more, *weights in zip(self._told[BIAS], besides, *told, strict=True)
        )
        topics[0] += CLEARLY
        about: About = "someone" if someone > least else "self"
        return self._topics[max(range(len(topics)), key=topics.__getitem__)], about


def read_topics(path: Path) -> Topics:
    """Raises BadLexicon."""
    table = read_table(path)
    if BIAS not in table or any(len(row) != len(LEARNED_TOPICS) + 1 for row in table.values()):
        raise BadLexicon(
            f"{path.parent.name}/{path.name}: not a weight for each topic and for somebody else, {BIAS} among them"
        )
    return Topics(LEARNED_TOPICS, table)
