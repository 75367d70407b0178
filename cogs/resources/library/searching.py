"""Finding entries by words that are typed badly: the same answers, in the same order, from either database.

The database only chooses candidates, a bounded number of them; all the rest is worked out here. So what is very common
costs no more than what is rare.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from operator import itemgetter
from typing import NamedTuple

from bot.core.directory import Service, Status
from bot.core.ports import Transaction
from cogs.resources.library import vocabulary
from cogs.resources.library.dialects import Spoken, Talk
from cogs.resources.library.rows import of_row
from cogs.resources.library.vocabulary import Meant
from cogs.resources.library.words import (
    SHIPPED,
    language_mark,
    owner_mark,
    owner_marks,
    telling_words,
    topic_mark,
)

_WORDS = 12
"""Words of a question that count."""
_TEXT = 2_000
"""Letters of a question that are looked at."""
_CANDIDATES = 80
"""That are looked at, of each of at most five sorts and of all together."""
_FEW = 500
"""Entries that have a word, up to which it is quicker to look whose each is than to ask for those of somebody."""
_SOME = 24
"""That are looked at of those that have only some of the words."""
_COMMON = 20
"""A word so many times as frequent as another does not choose candidates where any of the words will do."""

_PLACES = {"n": 1.0, "a": 0.85, "w": 0.6, "": 0.45}
"""What a word is worth by where it stands: the name, other names, topics, anywhere."""
_ALL_OF_NAME, _OF_TOPIC, _OF_LANGUAGE = 0.4, 0.5, 0.2

Groups = tuple[tuple[str, ...], ...]
"""One of each group must be there."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and how well it fits: the higher, the better. Only compared within one search."""

    entry: Service
    score: float


async def search(
    tx: Transaction,
    words: Sequence[str],
    *,
    community: int,
    countries: Collection[str] | None = None,
    topics: Collection[str] = (),
    languages: Collection[str] = (),
    limit: int = 60,
) -> Sequence[Found]:
    """The best of what members of a community may see: its own active entries, and the shipped ones that are active
    and neither suspended nor replaced there. The best first; of equals, by id.

    `words`: as they were typed, or plain; misspelt ones are corrected, the last may not be ended yet. Entries with all
    of them come first, then those with some. `countries`: ISO 3166 codes; only entries for one of these, or for no
    country; None for any. `topics`, `languages`: entries with one of these rank higher; where there are no words, only
    those with one of the topics. Nothing asked: whatever there is for these countries.
    """
    asked = _Asked(_words(words), _shown(community, countries), countries is None, [*topics], [*languages], community)
    return await tx.converse(_search(asked, limit, tx.dialect))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for. `shown`: the marks of which an entry must have one to be seen by whoever asks; `is_for_any`:
    in any country."""

    words: Sequence[str]
    shown: tuple[str, ...]
    is_for_any: bool
    topics: Sequence[str]
    languages: Sequence[str]
    community: int


class _Candidate(NamedTuple):
    number: int
    community: int
    id: str
    status: Status
    body: str
    words: str


def _search(asked: _Asked, limit: int, dialect: str) -> Talk[Sequence[Found]]:
    meant = (yield from vocabulary.meant_by(asked.words, dialect)) if asked.words else {}
    if (asked.words or asked.topics) and not (meant or asked.topics):
        return []
    topics, languages = [*map(topic_mark, asked.topics)], [*map(language_mark, asked.languages)]
    wanted = _Wanted(meant, len(asked.words), asked.is_for_any, topics, languages)
    tiers = [groups if are_few else (*groups, asked.shown) for groups, are_few in wanted.tiers()]
    written = {f"query{number}": _written(groups, dialect) for number, groups in enumerate(tiers)}
    most = {"most": _CANDIDATES, "last": _SOME if wanted.ends_with_any else _CANDIDATES}
    statement = _STATEMENTS[len(tiers) - 1].on(dialect)
    rows = yield statement, {**written, **most, "community": asked.community}
    found = {row[0]: _Candidate(*row) for row in rows}
    score = _Scale(wanted)
    seen = [one for one in found.values() if _has_any(one.words, asked.shown)]
    best = sorted(((-score(one.words), one.id, one.community, one) for one in seen), key=itemgetter(0, 1, 2))
    return [Found(of_row(one), -minus) for minus, _, _, one in best[:limit]]


def _words(words: Sequence[str]) -> list[str]:
    """The first words, each once."""
    seen = dict.fromkeys(word for words_ in words[:_TEXT] for word in telling_words(words_[:_TEXT]))
    return list(seen)[:_WORDS]


def _shown(community: int, countries: Collection[str] | None) -> tuple[str, ...]:
    """The marks of which a member of that community may see any entry that has one."""
    if countries is None:
        return owner_mark(SHIPPED), owner_mark(community)
    return tuple(mark for owner in (SHIPPED, community) for mark in owner_marks(owner, [*sorted(countries), "-"]))


def _has_any(words: str, marks: Collection[str]) -> bool:
    held = f" {words} "
    return any(f" {mark} " in held for mark in marks)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: `asked` words, of which `meant` stand for something; marks of topics and languages.
    `is_for_any`: in any country."""

    meant: Mapping[str, Meant]
    asked: int
    is_for_any: bool
    topics: Sequence[str]
    languages: Sequence[str]

    def tiers(self) -> Iterator[tuple[Groups, bool]]:
        """The best first: what comes later is looked for only where there is room left. With each, whether so few
        entries fit that they are looked at whosever they are."""
        every = tuple(tuple(meant.words) for meant in self.meant.values())
        topics = (tuple(self.topics),) if self.topics else ()
        rarest = min((meant.entries for meant in self.meant.values()), default=_FEW + 1)
        few = self._are_few(rarest, _CANDIDATES)
        if every and rarest > _CANDIDATES:
            yield tuple(tuple(f"=n{word}" for word in words) for words in every), few
            if topics and self.languages:
                yield (*every, *topics, tuple(self.languages)), few
        if topics:
            yield (*every, *topics), few
        if every or not topics:
            yield every, few
        if self.ends_with_any:
            rare = [meant for meant in self.meant.values() if meant.entries <= rarest * _COMMON]
            some = (*dict.fromkeys(word for meant in rare for word in meant.words), *self.topics)
            yield (some,), not topics and self._are_few(sum(meant.entries for meant in rare), _SOME)

    def _are_few(self, entries: int, looked_at: int) -> bool:
        """Where only some countries are wanted, all must be looked at to see which they are."""
        return entries <= (_FEW if self.is_for_any else looked_at)

    @property
    def ends_with_any(self) -> bool:
        return len(self.meant) > 1 or bool(self.meant and self.topics)


class _Scale:
    """How well an entry fits, by its words alone."""

    def __init__(self, wanted: _Wanted) -> None:
        self._wanted = wanted
        self._weighed = [(1 / (1 + log(1 + meant.entries)), _worths(meant)) for meant in wanted.meant.values()]
        self._weights = sum(weight for weight, _ in self._weighed)

    def __call__(self, words: str) -> float:
        held = f"{words} "
        score = 0.0
        if self._weighed:
            best = [
                next(((worth, kind) for worth, kind, mark in worths if mark in held), (0.0, ""))
                for _, worths in self._weighed
            ]
            named = sum(1 for _, kind in best if kind == "n")
            score += (
                sum(weight * worth for (weight, _), (worth, _) in zip(self._weighed, best, strict=True)) / self._weights
            )
            score += sum(1 for worth, _ in best if worth) / self._wanted.asked
            score += _ALL_OF_NAME * named / max(held.count(" =n"), named, 1)
        score += _OF_TOPIC * _has_any(words, self._wanted.topics)
        score += _OF_LANGUAGE * _has_any(words, self._wanted.languages)
        return round(score, 6)


def _worths(meant: Meant) -> list[tuple[float, str, str]]:
    """What each word that one may stand for is worth in each place, with how it is written there: the best first."""
    return sorted(
        (
            (trust * worth, kind, f" ={kind}{word} " if kind else f" {word} ")
            for word, trust in meant.words.items()
            for kind, worth in _PLACES.items()
        ),
        key=lambda one: (-one[0], one[1:]),
    )


_CANDIDATE = "SELECT e.number, e.community, e.id, e.status, e.body, e.words"
_IS_SHOWN = (
    "e.community IN (0, :community) AND e.status = 'active' AND (e.community > 0 OR e.id NOT IN ("
    "SELECT entry FROM resource_changes WHERE community = :community AND status <> 'active' "
    "UNION SELECT replaces FROM resource_entries "
    "WHERE community = :community AND replaces IS NOT NULL AND status IN ('active', 'suspended')))"
)
_TIER = (
    f"{_CANDIDATE} FROM resource_index CROSS JOIN resource_entries AS e ON e.number = resource_index.rowid "
    f"WHERE resource_index MATCH :query{{0}} AND {_IS_SHOWN} ORDER BY resource_index.rowid LIMIT :{{1}}",
    f"{_CANDIDATE} FROM (SELECT * FROM resource_entries AS e WHERE e.words <> '' "
    "AND array_to_tsvector(string_to_array(e.words, ' ')) @@ CAST(:query{0} AS tsquery) OFFSET 0) AS e "
    f"WHERE {_IS_SHOWN} ORDER BY e.number LIMIT :{{1}}",
)
"""The server does not know what a question is about before it is asked: without OFFSET, which parts the two, it would
go by the community, and read all that there is."""


def _statement(tiers: int) -> Spoken:
    def united(tier: str) -> str:
        each = (tier.format(number, "last" if number == tiers - 1 else "most") for number in range(tiers))
        return " UNION ALL ".join(f"SELECT * FROM ({one}) AS tier_{number}" for number, one in enumerate(each))

    return Spoken.of("{tiers} LIMIT :most", tiers=(united(_TIER[0]), united(_TIER[1])))


_STATEMENTS = [_statement(tiers) for tiers in range(1, 6)]
"""For each number of tiers. The later ones are not looked for where the first give enough."""


def _written(groups: Groups, dialect: str) -> str:
    """As the database's own language of searching has it. No word holds a quote."""
    quote, any_of, all_of = ("'", " | ", " & ") if dialect == "postgresql" else ('"', " OR ", " AND ")
    return all_of.join(f"({any_of.join(f'{quote}{word}{quote}' for word in group)})" for group in groups)
