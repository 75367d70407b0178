"""The words that entries have, how many have each, and which of them a misspelt one may stand for.

Spelling is compared by what is left: two words are at most so many slips apart if both, without so many letters, are
the same (symmetric deletion). So whatever may be meant is found by looking up a few dozen keys of an index, on any
database alike, and only these few are compared letter by letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations
from typing import Any

from rapidfuzz.distance import OSA

from bot.core.ports import Transaction
from cogs.resources.library.dialects import Spoken, Talk, each, many
from cogs.resources.library.words import vocabulary_of

_SHORT, _LONG = 4, 8
"""Letters from which one slip is looked for, and two."""
_HEAD = 8
"""Letters at a word's beginning of which two are left out: enough to find it, and it bounds what is kept."""
_TWO = "-"
"""Before what is left of a beginning: no word is taken for it."""
_MOST = 5
"""Words that one may stand for, at most."""
_ENOUGH = 50
"""A word that so many entries have stands for itself alone, and not for longer ones as well."""
_OFTEN = 20
"""A word so many times as frequent is looked for as well: somebody's slip may have got into an entry."""
_BEGINS = 3
"""Letters from which a word is looked for that begins with them."""
_LAST = "\U0010ffff"

EXACT, BEGUN = 1.0, 0.9
_CORRECTED = (0.8, 0.6)
"""How far a word is trusted that begins with what was typed; and one that is one slip away, or two."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a word stands for: words that entries have, each with how far it is trusted. `entries`: how many have one of
    them, at most."""

    words: Mapping[str, float]
    entries: int


def slips_apart(word: str) -> int:
    """How many slips are looked for in a word of that length. A digit too many or too few is another number."""
    if len(word) < _SHORT or any(map(str.isnumeric, word)):
        return 0
    return 1 if len(word) < _LONG else 2


@lru_cache(maxsize=8192)
def single_slips(word: str) -> frozenset[str]:
    """The word, and it without any one of its letters."""
    left = (word[:place] + word[place + 1 :] for place in range(len(word) if slips_apart(word) else 0))
    return frozenset((word, *left))


@lru_cache(maxsize=8192)
def double_slips(word: str) -> frozenset[str]:
    """What is left of a long word's beginning without two letters."""
    if slips_apart(word) < 2:
        return frozenset()
    return frozenset(_TWO + "".join(left) for left in combinations(word[:_HEAD], _HEAD - 2))


async def note(tx: Transaction, gained: Iterable[str], lost: Iterable[str] = ()) -> None:
    """`gained`, `lost`: the words (as `index_words` makes them) of entries that are there now, and of some that are
    not any more. One statement for each table, however many there are."""
    change = Counter(chain.from_iterable(map(vocabulary_of, gained)))
    change.subtract(chain.from_iterable(map(vocabulary_of, lost)))
    changed = sorted((word, count) for word, count in change.items() if count)
    if not changed:
        return
    found = await _KNOWN.run(tx, words=many(word for word, _ in changed))
    known = set(found.scalars())
    await _COUNT.run(tx, rows=many(changed))
    new = [word for word, _ in changed if word not in known]
    pairs = sorted((slip, word) for word in new for slip in single_slips(word) | double_slips(word))
    if pairs:
        await _KEEP_SLIPS.run(tx, rows=many(pairs))


_KNOWN = Spoken.of(
    "SELECT word FROM resource_vocabulary WHERE word {among}",
    among=(f"IN ({each('words')[0]})", f"= ANY(ARRAY({each('words')[1]}))"),
)
_ROWS = ("json_each(:rows)", "json_array_elements(CAST(:rows AS JSON))")
_COUNT = Spoken.of(
    "INSERT INTO resource_vocabulary (word, entries) SELECT {word}, {count} FROM {rows} WHERE true "
    "ON CONFLICT (word) DO UPDATE SET entries = resource_vocabulary.entries + excluded.entries",
    word=("json_extract(value, '$[0]')", "value ->> 0"),
    count=("json_extract(value, '$[1]')", "CAST(value ->> 1 AS INTEGER)"),
    rows=_ROWS,
)
_KEEP_SLIPS = Spoken.of(
    "INSERT INTO resource_slips (slip, word) SELECT {slip}, {word} FROM {rows} WHERE true ON CONFLICT DO NOTHING",
    slip=("json_extract(value, '$[0]')", "value ->> 0"),
    word=("json_extract(value, '$[1]')", "value ->> 1"),
    rows=_ROWS,
)

_NEAR = (
    "SELECT slips.slip, vocabulary.word, vocabulary.entries FROM resource_slips AS slips "
    "JOIN resource_vocabulary AS vocabulary ON vocabulary.word = slips.word "
    "WHERE slips.slip {among} AND vocabulary.entries > 0"
)
_AMONG_SLIPS = (f"IN ({each('slips')[0]})", f"= ANY(ARRAY({each('slips')[1]}))")
_LOOK = Spoken.of(
    f"{_NEAR} UNION ALL SELECT '', word, entries FROM (SELECT word, entries FROM resource_vocabulary "
    "WHERE word >= :begun AND word < :ended AND entries > 0 ORDER BY word LIMIT :most) AS begun",
    among=_AMONG_SLIPS,
)
_LOOK_FURTHER = Spoken.of(f"{_NEAR} AND length(slips.word) BETWEEN :shortest AND :longest", among=_AMONG_SLIPS)


def meant_by(words: Sequence[str], dialect: str) -> Talk[Mapping[str, Meant]]:
    """What each of the words (there is one) stands for; the last of them may not be ended yet. Words that stand for
    nothing are missing. The same on any database."""
    last = words[-1] if len(words[-1]) >= _BEGINS else ""
    slips = {slip for word in words for slip in single_slips(word)}
    asked = {"slips": many(slips), "begun": last, "ended": last and last + _LAST, "most": _MOST}
    by_slip = _by_slip((yield _LOOK.on(dialect), asked))
    begun = by_slip.pop("", {})
    meant = {word: _meant(word, _near(single_slips(word), by_slip), begun if word == last else {}) for word in words}
    lost = [word for word in words if not meant[word].words and double_slips(word)]
    if lost:
        slips = {slip for word in lost for slip in double_slips(word)}
        lengths = [len(word) for word in lost]
        further = {"slips": many(slips), "shortest": min(lengths) - 2, "longest": max(lengths) + 2}
        by_slip = _by_slip((yield _LOOK_FURTHER.on(dialect), further))
        meant |= {word: _meant(word, _near(double_slips(word), by_slip), {}) for word in lost}
    return {word: one for word, one in meant.items() if one.words}


def _by_slip(rows: Iterable[Sequence[Any]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for slip, word, entries in rows:
        found.setdefault(slip, {})[word] = entries
    return found


def _near(slips: Iterable[str], by_slip: Mapping[str, Mapping[str, int]]) -> Mapping[str, int]:
    return {word: entries for slip in slips for word, entries in by_slip.get(slip, {}).items()}


def _meant(word: str, near: Mapping[str, int], begun: Mapping[str, int]) -> Meant:
    own = near.get(word, 0)
    trusted: dict[str, tuple[float, int]] = {word: (EXACT, own)} if own else {}
    for other, entries in begun.items() if own < _ENOUGH else ():
        trusted.setdefault(other, (BEGUN, entries))
    most = slips_apart(word)
    for other, entries in near.items():
        if other not in trusted and entries > own * _OFTEN:
            slips = OSA.distance(word, other, score_cutoff=most)
            if slips <= most:
                trusted[other] = (_CORRECTED[slips - 1], entries)
    best = sorted(trusted.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))[:_MOST]
    return Meant({other: trust for other, (trust, _) in best}, sum(entries for _, (_, entries) in best))
