"""What a community looks for besides: phrases of its own, beside the lexicons and without a copy of them.

A phrase is folded as every text is. A pattern is untrusted input: google-re2 alone reads it, within bounds, so that no
pattern takes longer than the text is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import re2

from cogs.signposting.screening.finder import finder
from cogs.signposting.screening.normalise import words
from cogs.signposting.screening.rules import Level, Topic

MOST_PHRASES: Final = 500
MOST_PATTERNS: Final = 20
LONGEST: Final = 200
"""Characters of a phrase or a pattern."""
READ: Final = 4_000
"""Characters of a message in which patterns are looked for."""

_MEMORY = 1 << 20
_STATES = 400
"""Instructions of a pattern once it is compiled: what makes one slow."""
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Own:
    """One phrase, or one pattern, of a community. `name` is what its helpers are shown."""

    name: str
    text: str
    level: Level
    topic: Topic = "suicide"
    is_pattern: bool = False


class BadOwn(ValueError):
    """A community's phrase or pattern cannot be taken; `own` is it, and `str()` says why."""

    def __init__(self, own: Own | None, why: str) -> None:
        super().__init__(why)
        self.own = own


@dataclass(frozen=True, slots=True)
class OwnMatch:
    own: Own
    start: int
    end: int


class Community:
    """Immutable: a community that changes its phrases has a new one made. Raises BadOwn."""

    def __init__(self, owns: Sequence[Own]) -> None:
        self._patterns = [(own, _compiled(own)) for own in owns if own.is_pattern]
        phrases = [(own, f" {' '.join(_folded(own))} ") for own in owns if not own.is_pattern]
        if len(phrases) > MOST_PHRASES:
            raise BadOwn(None, f"at most {MOST_PHRASES} phrases")
        if len(self._patterns) > MOST_PATTERNS:
            raise BadOwn(None, f"at most {MOST_PATTERNS} patterns")
        self._phrases = [own for own, _ in phrases]
        self._finder = finder([phrase for _, phrase in phrases])

    def phrases(self, said: Sequence[str]) -> Iterator[tuple[Own, int, int]]:
        """Those of folded words, each with the number of its first word, and of the one behind its last."""
        text = f" {' '.join(said)} "
        for index, start, end in self._finder.find(text):
            first = text.count(" ", 0, start)
            yield self._phrases[index], first, first + text.count(" ", start, end) - 1

    def patterns(self, text: str) -> Iterator[OwnMatch]:
        """Of each pattern that is found, the first place."""
        if not self._patterns:
            return
        text = _SURROGATES.sub("?", text[:READ])
        for own, pattern in self._patterns:
            if (found := pattern.search(text)) is not None:
                yield OwnMatch(own, found.start(), found.end())


def _folded(own: Own) -> list[str]:
    if len(own.text) > LONGEST:
        raise BadOwn(own, f"longer than {LONGEST} characters")
    folded = words(own.text)
    if not folded:
        raise BadOwn(own, "nothing to look for is in it")
    return folded


def _compiled(own: Own) -> Any:  # noqa: ANN401  # google-re2 comes without types
    if len(own.text) > LONGEST:
        raise BadOwn(own, f"longer than {LONGEST} characters")
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        pattern = re2.compile(own.text, options=options)
        empty = pattern.search("") is not None
    except (re2.error, UnicodeError) as error:
        raise BadOwn(own, str(error.args[0].decode() if isinstance(error.args[0], bytes) else error)) from None
    if pattern.programsize > _STATES:
        raise BadOwn(own, "too many repetitions or alternatives")
    if empty:
        raise BadOwn(own, "it is found in every text")
    return pattern
