"""How the weights of words are learned: from `cases/practice`, `cases/seen` and the examples of rules.

Never from `cases/unseen`.
`python -m tests.cogs.signposting.learning TALK [language ...]` writes `weights.tsv` and `topics.tsv` of each language,
the same each time, and says what the weights find in messages that were left out while they were learned.

TALK is a folder with `<language>.txt`: ordinary talk that was found and is not kept here, a message a line. Half of it
is learned from; the other half tells how often what is harmless is heard. Where `learning_network` has put a network
there, it becomes part of the lexicon, and counts as much as the words; so all languages are learned anew then.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log, sqrt
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from cogs.signposting.screening.lexicon import LEXICONS
from cogs.signposting.screening.network import NETWORK
from cogs.signposting.screening.normalise import tokens
from cogs.signposting.screening.rules import Frame, Level, Raise
from cogs.signposting.screening.screening import Data, Screening, read_data
from cogs.signposting.screening.stretches import BEGINS, WINDOW, phrases, windows
from cogs.signposting.screening.tables import BIAS
from cogs.signposting.screening.topics import LEARNED_TOPICS, TOPICS
from cogs.signposting.screening.weights import (
    ASKED,
    CLOSE,
    KEPT,
    LIMIT,
    NEAR,
    READ,
    RULE,
    RULED,
    WEIGHTS,
    Ruled,
)
from tests.cogs.signposting.scoring import CASES

LEARNED_FROM: Final = ("practice", "seen")
FOLDS: Final = 5
ALARMS: Final = (0.035, 0.003)
"""What share of the messages that are none may be heard: as anything, and as urgent."""
IN_TALK: Final = (0.001, 0.0001)
"""And of ordinary talk."""
IN_TALK_OF: Final = {"en": (0.0006, 0.0001), "fr": (0.002, 0.0001)}
"""What was found is not alike: in English much of it is small talk, in French of games that are about killing."""
LOST: Final[dict[Level, float]] = {"support": 0.04, "urgent": 0.01}
"""What share of the crisis messages that a rule has heard may be let go again with those that are none."""
UNASKED: Final = 0.0005
"""And what share of those that are kept may weigh so little, without what rules heard, that no rule is asked."""
UNREAD: Final = 0.01
"""And what share of the crisis messages that are heard may weigh so little that the network is not asked."""
READINGS: Final = "{}.read.npz"
"""What the network reads in `talk` that is not learned from, and in those messages of `practice` that it was not told
about: `which`."""

AMID: Final = 0.4
"""What share of the messages is learned once more amid ordinary talk, and half as much of the talk itself."""
_MARKED: Final = 0.6
"""How many of them have a mark between."""
_LEAST: Final = 2
"""In how many messages a word, or two, must stand."""
_LEAST_OF_TOPICS: Final = 3
_STRENGTH: Final = 0.03
_RARITY: Final = 1.5
"""How much more a rare word may weigh."""
_STEPS: Final = 120
_TURNS: Final = 30
_FEEBLE: Final = 0.01
"""What words weigh counts so much at the least, beside what the network reads."""
_LIGHT: Final = 0.2
"""Two words, and beginnings, that weigh less are left out."""

Numbers: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Message:
    level: str
    ruled: Ruled | None
    tokens: Sequence[str]
    topic: str = ""
    """"": it is not known."""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Learned:
    words: dict[str, int]
    """Their numbers."""
    scale: Numbers
    weights: Numbers
    """Of each word, then of what rules heard, then the bias: a column for crises, one for danger."""

    def score(self, messages: Sequence[Message]) -> Numbers:
        """What each weighs as a whole: a row for each."""
        return np.array([self._score(message) for message in messages]).reshape(-1, 2)

    def _score(self, message: Message) -> Numbers:
        parts = [(part, message.ruled) for part in windows(message.tokens)]
        sums = rows(parts, self.words, self.scale).times(self.weights)
        heaviest: Numbers = sums[int(sums[:, 0].argmax())]
        return heaviest


class Rows:
    """A sparse matrix: a row for each message."""

    def __init__(self, starts: Sequence[int], columns: Sequence[int], values: Sequence[float], width: int) -> None:
        self._rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        self._columns = np.array(columns, dtype=np.int64)
        self._values = np.array(values)
        self.height, self.width = len(starts) - 1, width

    def times(self, weights: Numbers) -> Numbers:
        return np.stack(
            [
                np.bincount(self._rows, self._values * weights[self._columns, at], minlength=self.height)
                for at in range(weights.shape[1])
            ],
            axis=1,
        )

    def back(self, errors: Numbers) -> Numbers:
        """The other way round: what the errors of the rows say of each column."""
        return np.stack(
            [
                np.bincount(self._columns, self._values * errors[self._rows, at], minlength=self.width)
                for at in range(errors.shape[1])
            ],
            axis=1,
        )


Parts: TypeAlias = Callable[[Sequence[str]], Iterable[str]]


def rows(
    parts: Sequence[tuple[Sequence[str], Ruled | None]],
    words: dict[str, int],
    scale: Numbers,
    parts_of: Parts = phrases,
) -> Rows:
    starts, columns, values = [0], [], []
    for part, ruled in parts:
        length = sqrt(len(part) or 1)
        for phrase in dict.fromkeys(parts_of(part)):
            if (number := words.get(phrase)) is not None:
                columns.append(number)
                values.append(scale[number] / length)
        if ruled is not None:
            heard = [words[name] for rule in ruled.rules if (name := RULE + rule) in words]
            columns += [*heard, len(words) + list(RULED).index(ruled.level)]
            values += [1.0] * (len(heard) + 1)
        columns.append(len(words) + len(RULED))
        values.append(1.0)
        starts.append(len(columns))
    return Rows(starts, columns, values, len(words) + len(RULED) + 1)


def learn(messages: Sequence[Message]) -> Learned:
    """Of a long message, first what is short is learned, and then its heaviest stretch by that."""
    short = [message for message in messages if len(message.tokens) <= WINDOW]
    learned = _learn(short)
    return _learn([message if len(message.tokens) <= WINDOW else _cut(message, learned) for message in messages])


def _cut(message: Message, learned: Learned) -> Message:
    parts = windows(message.tokens)
    sums = rows([(part, None) for part in parts], learned.words, learned.scale).times(learned.weights)
    return replace(message, tokens=parts[int(sums[:, 0].argmax())])


def _learn(messages: Sequence[Message]) -> Learned:
    told = np.array([(message.level != "none", message.level == "urgent") for message in messages], dtype=float)
    return _learned(messages, phrases, _LEAST, told)


def learn_topics(messages: Sequence[Message]) -> Learned:
    """From those of which it is known: a column for each topic, and one for somebody else's being in danger."""
    known = [message for message in messages if message.topic in LEARNED_TOPICS]
    told = [[*(message.topic == topic for topic in LEARNED_TOPICS), message.about == "someone"] for message in known]
    parts = [replace(message, ruled=None) for message in known]
    return _learned(parts, list, _LEAST_OF_TOPICS, np.array(told, dtype=float))


def _learned(messages: Sequence[Message], parts_of: Parts, least: int, told: Numbers) -> Learned:
    counts = Counter(phrase for message in messages for phrase in {*parts_of(message.tokens), *_rules_of(message)})
    words = {phrase: number for number, phrase in enumerate(sorted(one for one in counts if counts[one] >= least))}
    rare = [(log((1 + len(messages)) / (1 + counts[phrase])) + 1) ** _RARITY for phrase in words]
    scale = np.array([1.0 if phrase.startswith(RULE) else one for phrase, one in zip(words, rare, strict=True)])
    table = rows([(message.tokens, message.ruled) for message in messages], words, scale)
    return Learned(words, scale, _fitted(table, told))


def _rules_of(message: Message) -> list[str]:
    return [RULE + rule for rule in message.ruled.rules] if message.ruled is not None else []


def _fitted(table: Rows, told: Numbers) -> Numbers:
    """Logistic regression with a quadratic penalty, both levels of an answer counting as much (Nesterov's method)."""
    share = told.mean(axis=0).clip(1e-6, 1 - 1e-6)  # of some topic there may be no message
    heed = np.where(told > 0, 0.5 / share, 0.5 / (1 - share)) * _STRENGTH
    penalty = np.ones(table.width)
    penalty[-1] = 1e-6
    step = 1 / _steepest(table, heed, penalty)
    weights = np.zeros((table.width, told.shape[1]))
    ahead = weights
    for turn in range(_STEPS):
        errors = heed * (1 / (1 + np.exp(-np.clip(table.times(ahead), -30, 30))) - told)
        after = ahead - step * (table.back(errors) + penalty[:, None] * ahead)
        ahead = after + turn / (turn + 3) * (after - weights)
        weights = after
    return weights


def _steepest(table: Rows, heed: Numbers, penalty: Numbers) -> float:
    """The largest curvature there is, by the power method."""
    vector = np.ones((table.width, 1))
    size = 1.0
    for _ in range(30):
        vector = table.back(0.25 * heed.max(axis=1)[:, None] * table.times(vector)) + penalty[:, None] * vector
        size = float(np.linalg.norm(vector))
        vector = vector / size
    return size * 1.05


def amid(messages: Sequence[Message], talk: Sequence[Message], share: float) -> list[Message]:
    """That share of the messages again, each with something else said before it, after it, or both, where that is not
    too long to be weighed together: for what harmless words stand beside a crisis takes nothing from it."""
    luck = random.Random(0)
    made = (_amid(message, talk, luck) for message in messages if talk and luck.random() < share)
    return [one for one in made if len(one.tokens) <= WINDOW]


def _amid(message: Message, talk: Sequence[Message], luck: random.Random) -> Message:
    before, after = luck.choice([(True, False), (False, True), (True, True)])
    mark = ["."] if luck.random() < _MARKED else []
    first = [*luck.choice(talk).tokens, *mark] if before else []
    last = [*mark, *luck.choice(talk).tokens] if after else []
    return replace(message, tokens=[*first, *message.tokens, *last])


def read_messages(language: str, halves: Iterable[str], ruled: Callable[[str], Ruled | None]) -> list[Message]:
    messages = []
    for half in halves:
        with (CASES / half / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                text = row["text"].replace("\\n", "\n")
                topic, about = (row[column] if row["expected"] != "none" else "" for column in ("topic", "about"))
                messages.append(Message(row["expected"], ruled(text), tokens(text), topic, about))
    return messages


def read_examples(data: Data, language: str, ruled: Callable[[str], Ruled | None]) -> list[Message]:
    """What the rules of that language must speak about."""
    own = [one for one in data.lexicons if one.language == language]
    rules: list[Frame | Raise] = [frame for one in own for frame in one.frames]
    rules += [each for one in own for each in one.raises]
    said = {text: rule.level for rule in rules for text in rule.examples.must if rule.level is not None}
    return [Message(level, ruled(text), tokens(text)) for text, level in said.items()]


def read_talk(path: Path, ruled: Callable[[str], Ruled | None]) -> list[Message]:
    if not path.exists():
        return []
    return [Message("none", ruled(line), tokens(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What messages weigh by what was learned from others."""

    weighed: Numbers
    """A row for each: crisis and danger, what rules heard in it counted."""
    bare: Numbers
    """Of each, what its words alone tell of a crisis."""
    talk: Numbers
    unread: Numbers | None = None
    """Of each, what it weighs of a crisis without what the network reads. None: there is none."""
    talk_unread: Numbers | None = None

    def of(self, which: NDArray[np.int64]) -> LeftOut:
        """Of these messages alone."""
        return replace(self, weighed=self.weighed[which], bare=self.bare[which])

    def read(self, practice: Numbers, talk: Numbers) -> LeftOut:
        """With what a network reads in each."""
        unread, talk_unread = self.weighed[:, 0], self.talk[:, 0]
        return LeftOut(self.weighed + practice, self.bare, self.talk + talk, unread, talk_unread)

    def closely(self, least: float, practice: Sequence[Message], talk: Sequence[Message]) -> LeftOut:
        """Where the network is not asked, nothing is heard."""
        if self.unread is None or self.talk_unread is None:
            return self
        weighed = _where(self.unread, least, practice, self.weighed)
        return replace(self, weighed=weighed, talk=_where(self.talk_unread, least, talk, self.talk))


def _where(unread: Numbers, least: float, messages: Sequence[Message], weighed: Numbers) -> Numbers:
    asked = (unread >= least) | np.array([one.ruled is not None for one in messages], dtype=bool)
    return np.where(asked[:, None], weighed, -np.inf)


def left_out(
    messages: Sequence[Message], besides: Sequence[Message], talk: Sequence[Message], apart: Sequence[Message]
) -> LeftOut:
    """By what was learned from the other messages: those around it, of the same hand, left out too.

    And what those `apart` weigh, by what was learned last.
    """
    found, bare = np.zeros((len(messages), 2)), np.zeros(len(messages))
    edges = [len(messages) * fold // FOLDS for fold in range(FOLDS + 1)]
    learned = None
    for first, end in pairwise(edges):
        others = [*messages[:first], *messages[end:]]
        learned = learn([*others, *amid(others, talk, AMID), *besides, *talk])
        found[first:end] = learned.score(messages[first:end])
        bare[first:end] = learned.score([replace(one, ruled=None) for one in messages[first:end]])[:, 0]
    return LeftOut(found, bare, learned.score(apart) if learned is not None else np.zeros((0, 2)))


def heeded(messages: Sequence[Message], out: LeftOut, read: Numbers, talk: Numbers) -> Numbers:
    """How much what the network reads, in these messages and in talk, weighs beside what their words do: of a crisis,
    and of danger. Neither was learned from them (logistic regression again, by Newton's method)."""
    told = np.array(
        [(message.level != "none", message.level == "urgent") for message in messages] + [(0, 0)] * len(talk)
    )
    found = []
    for at in range(2):
        by_words, by_network = (
            np.concatenate([one[:, at], more[:, at]]) for one, more in ((out.weighed, out.talk), (read, talk))
        )
        heed = _heed(np.stack([by_words, by_network, np.ones(len(told))], axis=1), told[:, at])
        found.append(max(heed[1], 0.0) / max(heed[0], _FEEBLE))
    return np.array(found)


def _heed(table: Numbers, told: Numbers) -> Numbers:
    share = told.mean()
    heed = np.where(told > 0, 0.5 / share, 0.5 / (1 - share))
    found = np.zeros(table.shape[1])
    for _ in range(_TURNS):
        likely = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (heed * (likely - told)) + found
        curve = (table * (heed * likely * (1 - likely))[:, None]).T @ table + np.eye(len(found))
        found = found - np.linalg.solve(curve, slope)
    return found


@dataclass(frozen=True, slots=True)
class Limits:
    """`heard`: from where on a message is heard, and as urgent. `kept`: what a rule has heard, and as urgent. `asked`:
    from where on rules are asked. `close`: and the network, where there is one, or else where anything is heard."""

    heard: Numbers
    kept: Numbers
    asked: float
    close: float


def limits(messages: Sequence[Message], out: LeftOut, in_talk: tuple[float, float] = IN_TALK) -> Limits:
    none = np.array([message.level == "none" for message in messages])
    limit = np.array([np.quantile(out.weighed[none, at], 1 - ALARMS[at]) for at in range(2)])
    if len(out.talk):
        limit = np.maximum(limit, [np.quantile(out.talk[:, at], 1 - in_talk[at]) for at in range(2)])
    by_rule = {level: _heard_by_rule(messages, level) for level in LOST}
    kept = [_quantile(out.weighed[by_rule[level], 0], lost, limit[0]) for level, lost in LOST.items()]
    are_kept = [by_rule[level] & (out.weighed[:, 0] >= least) for level, least in zip(LOST, kept, strict=True)]
    asked = _quantile(out.bare[np.logical_or(*are_kept)], UNASKED, limit[0])
    heard = ~none & _are_heard(out.weighed, limit) & np.array([message.ruled is None for message in messages])
    unread = out.weighed[:, 0] if out.unread is None else out.unread
    close = _quantile(unread[heard], UNREAD, limit[0] - NEAR)
    return Limits(limit, np.array(kept), min(asked, close), close)


def _are_heard(weighed: Numbers, limit: Numbers) -> NDArray[np.bool_]:
    heard: NDArray[np.bool_] = weighed[:, 0] >= limit[0]
    return heard | _are_urgent(weighed, limit)


def _are_urgent(weighed: Numbers, limit: Numbers) -> NDArray[np.bool_]:
    urgent: NDArray[np.bool_] = (weighed[:, 0] >= limit[0] - NEAR) & (weighed[:, 1] >= limit[1])
    return urgent


def _quantile(weighed: Numbers, share: float, default: float) -> float:
    return float(np.quantile(weighed, share)) if len(weighed) else default


def _heard_by_rule(messages: Sequence[Message], level: Level) -> NDArray[np.bool_]:
    """Which crisis messages a rule has heard at this level."""
    return np.array([one.level != "none" and one.ruled is not None and one.ruled.level == level for one in messages])


def write(path: Path, learned: Learned, found: Limits, heed: Numbers) -> None:
    """`heed`: how much what the network reads weighs, of a crisis and of danger."""
    named = learned.weights[len(learned.words) :]
    lines = [
        _line(BIAS, named[-1]),
        *(_line(name, weights) for name, weights in zip(RULED.values(), named, strict=False)),
        _line(LIMIT, found.heard),
        _line(KEPT, found.kept),
        _line(ASKED, (found.asked, 0.0)),
        _line(CLOSE, (found.close, 0.0)),
        _line(READ, heed),
    ]
    _write(
        path,
        "what each word, each beginning (^) and two together tell of a crisis, and of danger now",
        [*lines, *_lines(learned)],
    )


def write_topics(path: Path, learned: Learned) -> None:
    what = f"what each word tells of {', '.join(LEARNED_TOPICS)}, and of somebody else's being in danger"
    _write(path, what, [_line(BIAS, learned.weights[-1]), *_lines(learned)])


def _lines(learned: Learned) -> Iterator[str]:
    """Of all words, and of those beginnings and two together that weigh anything."""
    for word, number in learned.words.items():
        weights = learned.weights[number] * learned.scale[number]
        is_word = " " not in word and not word.startswith(BEGINS)
        if is_word or abs(weights).max() >= _LIGHT:
            yield _line(word, weights)


def _line(words: str, weights: Sequence[float] | Numbers) -> str:
    return "\t".join([words, *(f"{weight:.2f}" for weight in weights)])


def _write(path: Path, what: str, lines: Iterable[str]) -> None:
    head = [
        f"# {what[0].upper()}{what[1:]}: see weights.py.",
        "# Written by python -m tests.cogs.signposting.learning.",
    ]
    path.write_text("\n".join([*head, *lines]) + "\n", "utf-8")


def _told(messages: Sequence[Message], weighed: Numbers, found: Limits) -> str:
    """Of a hundred messages of each level: how many are heard, and how many as urgent."""
    limit, kept = found.heard, found.kept
    ruled = np.array([message.ruled is not None for message in messages])
    urgent = np.array([message.ruled is not None and message.ruled.level == "urgent" for message in messages])
    keeps = weighed[:, 0] >= np.where(urgent, kept[1], kept[0])
    heard = _are_heard(weighed, limit) | (ruled & keeps)
    pressing = (urgent & keeps) | _are_urgent(weighed, limit)
    said = []
    for level in ("none", "support", "urgent"):
        of = np.array([message.level == level for message in messages])
        shares = [100 * each[of].mean() if of.any() else 0.0 for each in (ruled, heard, pressing)]
        said.append("{}: by rules {:.2f}, heard {:.2f}, as urgent {:.2f}".format(level, *shares))
    return "; ".join(said)


def _readings(folder: Path, language: str) -> tuple[NDArray[np.int64], Numbers, Numbers]:
    """Which messages of practice, and what the network reads of a crisis and of danger in each, and in the talk that is
    not learned from."""
    with np.load(folder / READINGS.format(language)) as file:
        return file["which"], file["practice"][:, :2], file["talk"][:, :2]


def main(talk: Path, languages: Sequence[str]) -> None:
    data = read_data(weighs=False)
    screening = Screening(data)
    if (talk / NETWORK).exists():
        shutil.copyfile(talk / NETWORK, LEXICONS / NETWORK)
    for language in languages or sorted(path.stem for path in (CASES / "practice").glob("*.tsv")):

        def ruled(text: str, language: str = language) -> Ruled | None:
            return screening.ruled(text, languages=[language])

        practice, seen = (read_messages(language, [half], ruled) for half in LEARNED_FROM)
        found = read_talk(talk / f"{language}.txt", ruled)
        examples = read_examples(data, language, ruled)
        besides, known, apart = [*seen, *examples, *amid(found[::2], found[::2], AMID / 2)], found[::2], found[1::2]
        out = left_out(practice, besides, known, apart)
        learned = learn([*practice, *amid(practice, known, AMID), *besides, *known])
        write_topics(LEXICONS / language / TOPICS, learn_topics([*practice, *seen]))
        print(f"{language}: {len(practice)} messages", flush=True)
        heed = np.zeros(2)
        if (talk / NETWORK).exists():
            which, read, read_in_talk = _readings(talk, language)
            practice, out = [practice[at] for at in which], out.of(which)
            heed = heeded(practice, out, read, read_in_talk)
            out = out.read(read * heed, read_in_talk * heed)
        at = limits(practice, out, IN_TALK_OF.get(language, IN_TALK))
        out = out.closely(at.close, practice, apart)
        write(LEXICONS / language / WEIGHTS, learned, at, heed)
        print(f"    of 100 of {len(practice)} left out, {_told(practice, out.weighed, at)}")
        print(f"    of 100 of {len(apart)} ordinary ones, {_told(apart, out.talk, at)}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
