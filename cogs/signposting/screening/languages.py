"""The rules of each language, made ready; and which of the languages a text shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from cogs.signposting.screening.board import Board
from cogs.signposting.screening.compose import Signal
from cogs.signposting.screening.concepts import Concepts
from cogs.signposting.screening.normalise import words
from cogs.signposting.screening.rules import Lexicon
from cogs.signposting.screening.ways import Making


class Language:
    """The rules of one."""

    def __init__(self, lexicon: Lexicon, ranks: Mapping[str, int]) -> None:
        self.name = lexicon.language
        self.concepts = Concepts(lexicon.concepts, lexicon.idioms, ranks)
        naming = [one for one in lexicon.raises if one.names_signals]
        self.after_signals = [one for one in naming if one.needs_a_signal]
        self.anyhow = [one for one in naming if not one.needs_a_signal]
        self.little = _little(lexicon, ranks)
        """All words of what is heard only where it is all that is said."""
        self.shows = frozenset(word for shown in lexicon.shows for word in words(shown))


def _little(lexicon: Lexicon, ranks: Mapping[str, int]) -> frozenset[str]:
    making = Making(lexicon.concepts, ranks)
    for frame in lexicon.frames:
        if frame.alone is not None:
            making.needs(frame.alone)
            for concept in (concept for pattern in frame.patterns for step in pattern for concept in step.of):
                making.needs(concept)
    return frozenset(making.words)


class Shown:
    """How many words of a text show each language."""

    def __init__(self, board: Board, languages: Mapping[str, Language]) -> None:
        self._board = board
        self._languages = languages
        self._words: Counter[str] = Counter()
        for word, there in board.said.items():
            for name, language in languages.items():
                if word in language.shows:
                    self._words[name] += there.bit_count()

    def is_in(self, name: str, signal: Signal, spoken: Collection[str] | None) -> bool:
        """Whether what a rule of that language has heard is in that language. `spoken`: those that the person or the
        community speaks."""
        best = max(self._words.values(), default=0)
        shows = self._words[name]
        if shows >= best or (spoken is not None and name in spoken and shows * 2 >= best):
            return True
        others = [self._languages[one] for one in self._languages if self._words[one] > shows]
        known = {word for one in others for word in one.shows | one.concepts.words}
        own = set(self._board.fields[signal.at.first : signal.at.end])
        nearly = shows >= best - 1  # a few words may be of any of two languages: one that is of one tells
        return len(own - known) >= (1 if nearly else 2)
