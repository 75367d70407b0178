"""The screening as the commands use it: the lexicons, and beside them what a community added of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import structlog

from cogs.signposting.screening.all_weights import NO_WEIGHTS, read_weights
from cogs.signposting.screening.community import BadOwn, Community, Own
from cogs.signposting.screening.findings import Finding
from cogs.signposting.screening.lexicon import read_ranks, read_spellings
from cogs.signposting.screening.normalise import words
from cogs.signposting.screening.rules import BadLexicon
from cogs.signposting.screening.screening import Data, Screening
from cogs.signposting.screening.slips import read_slips
from cogs.signposting.seams import Refused
from cogs.signposting.store import Phrase

OWN = "a phrase of this community"
"""What the rule is called that such a phrase makes."""

_HARMLESS = Path(__file__).parent / "lexicon" / "harmless.txt"
_SHORTEST = 4
_WHY = {
    "it is found in every text": "safety-words-empty",
    "too many repetitions or alternatives": "safety-words-too-large",
}
"""Why a pattern is not taken, as far as more can be said than that it cannot be read."""

log: structlog.stdlib.BoundLogger = structlog.get_logger("alongside")


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
        """Raises nothing for any text."""
        theirs = community if isinstance(community, Community) else None
        return self._lexicons().look(text, languages=languages, before=before, community=theirs)

    def phrases(self, phrases: Iterable[Phrase]) -> Community:
        """Raises Refused."""
        owns = [Own(OWN, one.words, one.level, is_pattern=one.kind == "pattern") for one in phrases]
        if any(not own.is_pattern and len(" ".join(words(own.text))) < _SHORTEST for own in owns):
            raise Refused("safety-words-too-short")
        try:
            return Community(owns)
        except BadOwn as bad:
            if bad.own is None:
                raise Refused("safety-words-too-many-patterns") from None
            raise Refused(_WHY.get(str(bad), "safety-words-bad-pattern")) from None

    def harmless(self, phrase: Phrase) -> Sequence[str]:
        """The everyday sentences that it speaks of."""
        theirs = self.phrases([phrase])
        return [sentence for sentence in _harmless() if _speaks(theirs, sentence)]


def _speaks(theirs: Community, sentence: str) -> bool:
    return any(True for _ in theirs.phrases(words(sentence))) or any(True for _ in theirs.patterns(sentence))


@cache
def _harmless() -> tuple[str, ...]:
    """Our own everyday sentences, one a line."""
    lines = _HARMLESS.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def shipped() -> Screening:
    """The lexicons that come with the bot, read once for all bots of a process. Of files that somebody damaged, all
    that is sound: a fault in one line must not keep the others from speaking."""
    try:
        return Screening.of()
    except BadLexicon as bad:
        log.error("a lexicon is damaged; the rest of it is used", faults=str(bad))
        return Screening(_sound(bad))


def _sound(bad: BadLexicon) -> Data:
    spelt = {" ".join(words(written)): " ".join(words(meant)) for written, meant in read_spellings().items()}
    weights = NO_WEIGHTS
    with suppress(BadLexicon):
        weights = read_weights()
    return Data(bad.sound, spelt, read_ranks(), read_slips(), weights)
