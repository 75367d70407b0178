"""`Screening`: all languages at once, and for most messages only one look at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cogs.signposting.screening.board import Board, board_of
from cogs.signposting.screening.community import Community
from cogs.signposting.screening.compiled import kept
from cogs.signposting.screening.compose import About, Reading, Signal
from cogs.signposting.screening.concepts import Concepts
from cogs.signposting.screening.index import Heads, Index, Rule
from cogs.signposting.screening.lexicon import LEXICONS, read_lexicons, read_ranks, read_spellings
from cogs.signposting.screening.mask import masked
from cogs.signposting.screening.normalise import capped, places, uncapped, words
from cogs.signposting.screening.rules import Level, Lexicon, Topic
from cogs.signposting.screening.slips import read_slips, slips
from cogs.signposting.screening.spelling import STRETCHED, Spelling


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that spoke, by its neutral name, and the stretch of the message that it spoke about."""

    rule: str
    start: int
    end: int
    span: str


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    topic: Topic
    about: About
    why: tuple[Reason, ...]


_RARE = 10_000
_TOO_COMMON = 300
"""Ranks: of a word that is in no list, and up to which a word tells too little to be looked for in disguise."""
_GLUED = 8
"""Letters that words written as one must have."""


class Language:
    """The rules of one language, made ready."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.name = lexicon.language
        self.concepts = Concepts(lexicon.concepts, lexicon.idioms)
        self.raises = lexicon.raises
        self.shows = frozenset(word for shown in lexicon.shows for word in words(shown))


@dataclass(frozen=True, slots=True)
class Data:
    """What the files say."""

    lexicons: Sequence[Lexicon]
    spellings: Mapping[str, str]
    ranks: Mapping[str, int]
    slips: Mapping[str, Collection[str]]


def read_data(folder: Path = LEXICONS) -> Data:
    """Raises BadLexicon; its `sound` are the lexicons as far as they can be read."""
    spellings = {" ".join(words(written)): " ".join(words(meant)) for written, meant in read_spellings(folder).items()}

    def spelt(word: str) -> tuple[str, ...]:
        return tuple(spellings.get(word, word).split())

    return Data(read_lexicons(spelt, folder), spellings, read_ranks(folder), read_slips(folder))


class Screening:
    """Made once, at the start; `look` keeps nothing, so any number of them may be under way."""

    def __init__(self, data: Data) -> None:
        self._languages = {lexicon.language: Language(lexicon) for lexicon in data.lexicons}
        heads = Heads([(one, self._languages[one.language].concepts) for one in data.lexicons], data.ranks)
        known = frozenset().union(*(one.concepts.words for one in self._languages.values()))
        self.words = known
        """All that the lexicons know."""
        self.keys = _keys(heads, data.ranks)
        """Those that matter most, each with the number of phrases that hold it."""
        slipped = slips(data.slips, known | data.ranks.keys())
        glued = _glued(heads, self.keys, known | data.ranks.keys())
        self._spelling = Spelling(data.spellings, slipped, glued, frozenset(self.keys), known)
        self._index = Index(heads, STRETCHED)

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
        own = list(_own(community, text, short)) if community is not None else []
        if not self._may_be(short) and not (before and any(self._may_be(capped(one)) for one in before)):
            return _found(own)
        messages = [self._plain(capped(one)) for one in (*before, text)]
        board, signals = self._read(messages, languages)
        return _found([*_spoken(text, messages[-1], board, signals), *own])

    def read_thoroughly(self, text: str) -> list[Signal]:
        """All rules that speak, the silent signals among them, and without the quick look: for the examples' sake."""
        return self._read([self._plain(capped(text))], None)[1]

    def _may_be(self, text: str) -> bool:
        said = words(text)
        quickly = self._spelling.quickly(said)
        looked = self._index.look(quickly)
        if looked.rules:
            return True
        closely = looked.signed or self._spelling.is_split(said)
        if closely or self._spelling.is_disguised(text, quickly):
            plain = self._plain(text)
            return (closely or plain != text) and bool(self._index.look(self._board([plain]).text).rules)
        return False

    def _plain(self, text: str) -> str:
        return self._spelling.plain(masked(text))

    def _board(self, messages: Sequence[str]) -> Board:
        return board_of(messages, self._spelling)

    def _read(self, messages: Sequence[str], languages: Collection[str] | None) -> tuple[Board, list[Signal]]:
        board = self._board(messages)
        candidates: dict[str, dict[Rule, None]] = {}
        looked = self._index.look(board.text)
        for rule in looked.rules:
            candidates.setdefault(rule.language, {})[rule] = None
        shown: Counter[str] | None = None
        signals: list[Signal] = []
        said = board.said_with(looked.begun) if candidates else {}
        for name, rules in sorted(candidates.items()):
            language = self._languages[name]
            reading = Reading(board, language.concepts, said)
            spoke = reading.signals((rule.frame, rule.pattern) for rule in rules if rule.frame is not None)
            spoke += reading.raised(language.raises, spoke)
            if spoke:
                shown = shown if shown is not None else self._shown(board)
                signals += [one for one in spoke if self._is_shown(name, one, board, shown, languages)]
        return board, signals

    def _shown(self, board: Board) -> Counter[str]:
        shown: Counter[str] = Counter()
        for word, there in board.said.items():
            for name, language in self._languages.items():
                if word in language.shows:
                    shown[name] += there.bit_count()
        return shown

    def _is_shown(
        self, name: str, signal: Signal, board: Board, shown: Counter[str], languages: Collection[str] | None
    ) -> bool:
        best = max(shown.values(), default=0)
        if shown[name] >= best or (languages is not None and name in languages and shown[name] * 2 >= best):
            return True
        others = [one for one in self._languages if shown[one] > shown[name]]
        known = {word for one in others for word in self._languages[one].shows | self._languages[one].concepts.words}
        own = set(board.fields[signal.at.first : signal.at.end])
        return len(own - known) >= 2


def _keys(heads: Heads, ranks: Mapping[str, int]) -> Counter[str]:
    """The words of the heads that are not too common: how many phrases hold each."""
    every = Counter(word for phrase in heads.phrases if phrase.endswith(" ") for word in phrase.split())
    return Counter(
        {
            word: phrases
            for word, phrases in every.items()
            if len(word) > 2 and word.isalpha() and ranks.get(word, _RARE) > _TOO_COMMON
        }
    )


def _glued(heads: Heads, keys: Collection[str], words: Collection[str]) -> dict[str, str]:
    """Phrases with a word that matters, written without their spaces."""
    found = {}
    for phrase in heads.phrases:
        several = phrase.split()
        glued = "".join(several)
        whole = len(several) > 1 and phrase.endswith(" ")
        if whole and len(glued) >= _GLUED and glued not in words and any(word in keys for word in several):
            found[glued] = " ".join(several)
    return found


@dataclass(frozen=True, slots=True)
class _Spoken:
    level: Level
    topic: Topic
    about: About
    reason: Reason


def _found(spoken: list[_Spoken]) -> Finding | None:
    """What is most pressing, about the writer before anybody else, and all that was said about the same."""
    if not spoken:
        return None
    spoken.sort(key=lambda one: (one.level != "urgent", one.about != "self", one.reason.start, one.reason.rule))
    first = spoken[0]
    return Finding(
        first.level, first.topic, first.about, tuple(one.reason for one in spoken if one.about == first.about)
    )


def _spoken(text: str, plain: str, board: Board, signals: Iterable[Signal]) -> Iterator[_Spoken]:
    where: list[tuple[int, int]] | None = None
    for one in signals:
        if one.level is not None and one.newest:
            where = where or places(plain)
            yield _Spoken(one.level, one.topic, one.about, _reason(text, where, board, one))


def _reason(text: str, where: list[tuple[int, int]], board: Board, signal: Signal) -> Reason:
    taken = [board.made_of[at] for at in range(*signal.at) if board.newest >> at & 1 and board.words >> at & 1]
    return _of(text, signal.rule, where[taken[0][0]][0], where[taken[-1][1]][1])


def _own(community: Community, text: str, short: str) -> Iterator[_Spoken]:
    """What the community looks for, in a text of which `short` is read."""
    short = masked(short)
    for match in community.patterns(short):
        yield _Spoken(match.own.level, match.own.topic, "self", _of(text, match.own.name, match.start, match.end))
    where: list[tuple[int, int]] | None = None
    for own, first, behind in community.phrases(words(short)):
        where = where or places(short)
        reason = _of(text, own.name, where[first][0], where[behind - 1][1])
        yield _Spoken(own.level, own.topic, "self", reason)


def _of(text: str, rule: str, start: int, end: int) -> Reason:
    """The places are those in what was read of the text."""
    start, end = uncapped(start, text), uncapped(end, text)
    return Reason(rule, start, end, text[start:end])
