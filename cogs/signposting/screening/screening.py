"""`Screening`: all languages at once, and for most messages only one look at them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from cogs.signposting.screening.all_weights import NO_WEIGHTS, AllWeights, read_weights
from cogs.signposting.screening.board import Board, board_of
from cogs.signposting.screening.community import Community
from cogs.signposting.screening.compiled import kept
from cogs.signposting.screening.compose import Reading, Signal
from cogs.signposting.screening.findings import (
    Finding,
    Spoken,
    by_community,
    by_rules,
    found_in,
    reason_for,
    understood,
)
from cogs.signposting.screening.index import Heads, Index, Rule
from cogs.signposting.screening.keys import glued_of, keys_of
from cogs.signposting.screening.languages import Language, Shown
from cogs.signposting.screening.lexicon import LEXICONS, read_lexicons, read_ranks, read_spellings
from cogs.signposting.screening.mask import masked
from cogs.signposting.screening.normalise import SPOKEN, capped, token_places, tokens, words
from cogs.signposting.screening.rules import BadLexicon, Level, Lexicon
from cogs.signposting.screening.slips import read_slips, slips
from cogs.signposting.screening.spelling import TRIPLES, Spelling
from cogs.signposting.screening.weights import Ruled

WEIGHED = "words together"
"""The name of the rule that speaks for what the words weigh."""
_LINE_ENDS = "。"
"""A mark as long as a new line that ends a sentence, whatever stands around it."""
_PRESSING: tuple[Level, ...] = ("urgent", "support")
_CLEARLY: Mapping[Level, float] = {"support": 3.5, "urgent": 1.0}
"""How far above the limit a clause alone must weigh, so that nothing around it talks away what rules hear in it."""
_LONG = 400
"""Words and marks of a message that is read anyway: whether it need be is nearly as much work."""


@dataclass(frozen=True, slots=True)
class Data:
    """What the files say."""

    lexicons: Sequence[Lexicon]
    spellings: Mapping[str, str]
    ranks: Mapping[str, int]
    slips: Mapping[str, Collection[str]]
    weights: AllWeights = NO_WEIGHTS


def read_data(folder: Path = LEXICONS, *, weighs: bool = True) -> Data:
    """Raises BadLexicon; its `sound` are the lexicons as far as they can be read. Not `weighs`: the rules alone."""
    spellings = {" ".join(words(written)): " ".join(words(meant)) for written, meant in read_spellings(folder).items()}

    def spelt(word: str) -> tuple[str, ...]:
        return tuple(spellings.get(word, word).split())

    lexicons = read_lexicons(spelt, folder)
    try:
        weights = read_weights(folder) if weighs else NO_WEIGHTS
    except BadLexicon as bad:
        raise BadLexicon(str(bad), sound=lexicons) from None
    return Data(lexicons, spellings, read_ranks(folder), read_slips(folder), weights)


class Screening:
    """Made once, at the start; `look` keeps nothing, so any number of them may be under way."""

    def __init__(self, data: Data) -> None:
        self._languages = {lexicon.language: Language(lexicon, data.ranks) for lexicon in data.lexicons}
        heads = Heads([(one, self._languages[one.language].concepts) for one in data.lexicons], data.ranks)
        known = frozenset().union(*(one.concepts.words for one in self._languages.values()))
        self.words = known
        """All that the lexicons know."""
        self.keys = keys_of(heads, data.ranks)
        """Those that matter most, each with the number of phrases that hold it."""
        slipped = slips(data.slips, known | data.ranks.keys())
        glued = glued_of(heads, self.keys, known | data.ranks.keys())
        little = frozenset(SPOKEN).union(*(one.little for one in self._languages.values()))
        self._little = little.union(one for one, meant in data.spellings.items() if little.issuperset(meant.split()))
        self._spelling = Spelling(data.spellings, slipped, glued, frozenset(self.keys), known)
        self._index = Index(heads, TRIPLES)
        self._weights = data.weights

    @classmethod
    def of(cls, folder: Path = LEXICONS) -> Self:
        """From the lexicon files, or what was made of them before. Raises BadLexicon."""
        return kept(folder, cls, lambda: cls(read_data(folder)))

    @property
    def languages(self) -> Collection[str]:
        return self._languages.keys()

    def look(
        self,
        text: str,
        *,
        languages: Collection[str] | None = None,
        before: Sequence[str] = (),
        community: Community | None = None,
    ) -> Finding | None:
        """What the text says, read together with that person's messages shortly `before` it; None: nothing.

        `languages`: those that the person or the community speaks, besides what the text itself shows; without them,
        every language there is. `community`: the phrases of its own.
        """
        short = capped(text)
        own = list(by_community(community, text, short)) if community is not None else []
        if self._weights and all(self._is_calm(one, languages) for one in (short, *map(capped, before))):
            return found_in(own)
        spoken = self._by_rules(text, short, languages, before)
        if self._weights:
            spoken = self._weighed(text, short, languages, spoken, before)
        return found_in([*spoken, *own])

    def _is_calm(self, text: str, languages: Collection[str] | None) -> bool:
        """Whether its words weigh so little that no rule need be asked: so it is with most of what is said."""
        said = tokens(text)
        if len(said) > _LONG:
            return False
        strange = self._weights.strange(said, languages)
        if strange is None or self._spelling.may_hide(text, said, strange):
            return False
        return not self._little.issuperset(said)  # what says little weighs little

    def _by_rules(
        self, text: str, short: str, languages: Collection[str] | None, before: Sequence[str]
    ) -> list[Spoken]:
        together = "\n".join((*map(capped, before), short))
        meant = self._slips(together, languages)
        if not self._may_be(together, meant):
            return []
        messages = [self._plain(capped(one)) for one in (*before, text)]
        spoken = self._spoken(text, messages, meant, languages)
        if spoken or "\n" not in messages[-1]:
            return spoken
        # A line may go on in the next one, or be a sentence of its own, which the next must not talk away.
        return self._spoken(text, [*messages[:-1], messages[-1].replace("\n", _LINE_ENDS)], meant, languages)

    def _slips(self, text: str, languages: Collection[str] | None) -> Mapping[str, str]:
        """Of the words that no rule knows, those that are slips, with what is meant."""
        put_right = self._weights.put_right(words(text), languages)
        return {slip: word for slip, word in put_right.items() if not self._spelling.knows(slip)}

    def _spoken(
        self, text: str, messages: Sequence[str], meant: Mapping[str, str], languages: Collection[str] | None
    ) -> list[Spoken]:
        board, signals = self._read(messages, meant, languages)
        return list(by_rules(text, messages[-1], board, signals))

    def _weighed(
        self, text: str, short: str, languages: Collection[str] | None, ruled: list[Spoken], before: Sequence[str]
    ) -> list[Spoken]:
        """What the rules have heard, and what the words weigh: that may be heard where no rule speaks, make it urgent,
        or let it go again where all the rest of the words, those before it too, speak against it."""
        heard, own = _ruled(ruled), self._plain(short)
        said = tokens(own)
        earlier = [token for one in before for token in tokens(self._plain(capped(one)))]
        found = self._weights.weigh_last(said, earlier, heard, languages)
        if found is None:
            return ruled
        if (heard is not None and heard.level == "urgent") or (found.danger < 0 and (ruled or found.crisis < 0)):
            together = "\n".join((*map(capped, before), short))
            kept = found.keeps or _is_most(ruled, together) or self._stands_alone(ruled, own, languages)
            return self._reread(ruled, said, earlier, found.language) if kept else []
        where = token_places(own)
        reason = reason_for(text, WEIGHED, where[found.first][0], where[found.end - 1][1])
        level: Level = "urgent" if found.danger >= 0 else "support"
        if ruled:
            first = max(ruled, key=lambda one: one.own)
            return self._reread([*ruled, replace(first, level=level, reason=reason)], said, earlier, found.language)
        topic, about = self._weights.topic(said, earlier, found.language)
        return [Spoken(level, topic, about, reason)]

    def _stands_alone(self, ruled: list[Spoken], own: str, languages: Collection[str] | None) -> bool:
        """Whether a clause of the writer's own says hardly more than what rules have heard in it, and weighs so much
        that nothing around it talks that away."""
        said, where = tokens(own), token_places(own)
        for start, end in {one.clause for one in ruled if one.plainly and one.clause is not None}:
            part = [token for token, place in zip(said, where, strict=True) if start <= place[0] and place[1] <= end]
            heard = _ruled([one for one in ruled if one.clause == (start, end)])
            weighed = self._weights.weigh(part, heard, languages)
            if heard is not None and weighed is not None and weighed.crisis >= _CLEARLY[heard.level]:
                return True
        return False

    def _reread(self, ruled: list[Spoken], said: Sequence[str], earlier: Sequence[str], language: str) -> list[Spoken]:
        """What rules have heard, as the network understands it, if there is one."""
        read = self._weights.reread(said, earlier, language) if ruled else None
        return understood(ruled, *read) if read is not None else ruled

    def ruled(self, text: str, *, languages: Collection[str] | None = None) -> Ruled | None:
        """What the rules hear in it, whatever its words weigh."""
        return _ruled(self._by_rules(text, capped(text), languages, ()))

    def read_thoroughly(self, text: str) -> list[Signal]:
        """All rules that speak, the silent signals among them, and without the quick look: for the examples' sake."""
        return self._read([self._plain(capped(text))], {}, None)[1]

    def _may_be(self, text: str, meant: Mapping[str, str]) -> bool:
        said = words(text)
        said = list(map(meant.get, said, said)) if meant else said
        quickly = self._spelling.quickly(said)
        looked = self._index.look(quickly)
        if looked.rules:
            return True
        closely = looked.signed or self._spelling.is_split(said)
        if closely or self._spelling.is_disguised(text, quickly):
            plain = self._plain(text)
            if closely or plain != text:
                return bool(self._index.look(board_of([plain], self._spelling, meant).text).rules)
        return False

    def _plain(self, text: str) -> str:
        return self._spelling.plain(masked(text))

    def _read(
        self, messages: Sequence[str], meant: Mapping[str, str], languages: Collection[str] | None
    ) -> tuple[Board, list[Signal]]:
        board = board_of(messages, self._spelling, meant)
        candidates: dict[str, dict[Rule, None]] = {}
        looked = self._index.look(board.text)
        for rule in looked.rules:
            candidates.setdefault(rule.language, {})[rule] = None
        shown: Shown | None = None
        signals: list[Signal] = []
        said = board.said_with(looked.begun) if candidates else {}
        for name, rules in sorted(candidates.items()):
            language = self._languages[name]
            reading = Reading(board, language.concepts, said)
            spoke = reading.signals((rule.frame, rule.pattern) for rule in rules if rule.frame is not None)
            raises = [*language.anyhow, *(rule.raised for rule in rules if rule.raised is not None)]
            spoke += reading.raised([*raises, *(language.after_signals if spoke else ())], spoke)
            if spoke:
                shown = shown or Shown(board, self._languages)
                signals += [one for one in spoke if shown.is_in(name, one, languages)]
        return board, signals


def _is_most(ruled: Sequence[Spoken], text: str) -> bool:
    """Whether what a rule spoke about is half of the message or more: that is said plainly, and never let go."""
    return any(2 * (one.reason.end - one.reason.start) >= len(text.strip()) for one in ruled)


def _ruled(spoken: Sequence[Spoken]) -> Ruled | None:
    if not spoken:
        return None
    return Ruled(min((one.level for one in spoken), key=_PRESSING.index), {one.reason.rule for one in spoken})
