"""The lexicons and a community's own phrases, side by side: what `look` asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import re2

from cogs.signposting.screening.normalise import capped, words
from cogs.signposting.screening.screening import Finding, Reason, Screening
from cogs.signposting.seams import Refused
from cogs.signposting.store import About, Level, Phrase

OWN = "a phrase of this community"
"""What the rule is called that such a phrase makes."""

_HARMLESS = Path(__file__).parent / "lexicon" / "harmless.txt"
LONGEST_PATTERN = 200
_SHORTEST = 4
_MEMORY = 1 << 18
"""Bytes that a pattern may take: as many as keep comparing with it quick."""


@dataclass(frozen=True, slots=True)
class OneOfTheirs:
    """A phrase, ready to be compared: its folded words, or a pattern of RE2."""

    level: Level
    folded: str = ""
    pattern: Any = None  # of a library without types

    def found_in(self, text: str, folded: str) -> str | None:
        """The words that it speaks of; of a phrase, as it is folded."""
        if self.pattern is None:
            return self.folded.strip() if self.folded in folded else None
        match = self.pattern.search(text)
        return None if match is None else str(match.group(0))


@dataclass(frozen=True, slots=True)
class Theirs:
    """A community's phrases, the urgent ones first."""

    phrases: tuple[OneOfTheirs, ...]

    def look(self, text: str) -> tuple[Level, str] | None:
        text = capped(text)
        folded = _folded(text)
        for phrase in self.phrases:
            span = phrase.found_in(text, folded)
            if span is not None:
                return phrase.level, span
        return None


class Comparing:
    """`lexicons`: makes them ready, the first time that they are needed; at the start, by `prepare`."""

    def __init__(self, lexicons: Callable[[], Screening]) -> None:
        self._lexicons = lexicons

    def prepare(self) -> None:
        self._lexicons()

    def look(
        self,
        text: str,
        *,
        languages: Sequence[str] | None = None,
        before: Sequence[str] = (),
        community: object = None,
    ) -> Finding | None:
        """Raises nothing for any text. What the lexicons find goes before a phrase of the same level."""
        found = self._lexicons().look(text, languages=languages, before=before)
        own = community.look(text) if isinstance(community, Theirs) else None
        if own is None or (found is not None and (found.level == "urgent" or own[0] == "support")):
            return found
        level, span = own
        about: About = "self"
        return Finding(level, "suicide", about, (Reason(OWN, 0, 0, span),))

    def phrases(self, phrases: Iterable[Phrase]) -> Theirs:
        """Raises Refused."""
        made = [_made(phrase) for phrase in phrases]
        return Theirs(tuple(sorted(made, key=lambda one: one.level != "urgent")))

    def harmless(self, phrase: Phrase) -> Sequence[str]:
        """The everyday sentences that it speaks of."""
        theirs = self.phrases([phrase])
        return [sentence for sentence in _harmless() if theirs.look(sentence) is not None]


def _made(phrase: Phrase) -> OneOfTheirs:
    if phrase.kind == "pattern":
        return OneOfTheirs(phrase.level, pattern=_pattern(phrase.words))
    folded = _folded(phrase.words)
    if len(folded.strip()) < _SHORTEST:
        raise Refused("safety-words-too-short")
    return OneOfTheirs(phrase.level, folded)


def _pattern(written: str) -> Any:  # noqa: ANN401  # of a library without types
    if len(written) > LONGEST_PATTERN:
        raise Refused("safety-words-too-large")
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        pattern = re2.compile(written, options)
    except re2.error as error:
        too_large = "too large" in str(error)
        raise Refused("safety-words-too-large" if too_large else "safety-words-bad-pattern") from None
    if pattern.search("") is not None:
        raise Refused("safety-words-empty")
    return pattern


def _folded(text: str) -> str:
    """The folded words with a space around each, so that a phrase begins and ends with a word."""
    return f" {' '.join(words(text))} "


@cache
def _harmless() -> tuple[str, ...]:
    """Our own everyday sentences, one a line."""
    lines = _HARMLESS.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def shipped() -> Screening:
    """The lexicons that come with the bot, read once for all bots of a process. Raises BadLexicon."""
    return Screening.of()
