"""The weights of all languages that have any: which of them a message is weighed by, alone or with those before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Final

from cogs.signposting.screening.compose import About
from cogs.signposting.screening.lexicon import LEXICONS, read_ranks
from cogs.signposting.screening.network import NETWORK, Network, read_network
from cogs.signposting.screening.normalise import SPOKEN
from cogs.signposting.screening.rules import BadLexicon, Topic
from cogs.signposting.screening.stretches import BEGINS
from cogs.signposting.screening.tables import read_table
from cogs.signposting.screening.topics import CLEARLY, HARM, LEARNED_TOPICS, SURELY, TOPICS, Topics, read_topics
from cogs.signposting.screening.weights import NOTHING, WEIGHTS, Ruled, Weighed, Weights

_SHORTEST = 3
"""Words: of fewer, what they mean is a matter of what was said before."""
_ALARMING = 6
"""And of fewer, whether it is urgent: `i have the pills` may be about a cold, until `tonight` follows."""
_FEWEST = 0.5
"""Of the words of a message, how many a language has to know to weigh it."""
_FLUENT = 0.8
"""And how many, so that it can tell that nothing is said."""
_MARKS: Final = frozenset(SPOKEN)
_FIELD = 16
"""Bits for the number of words that a language knows."""
_ONES: Final = (1 << _FIELD) - 1


class AllWeights:
    """Of all languages that have any."""

    def __init__(self, languages: Mapping[str, Weights], topics: Mapping[str, Topics]) -> None:
        self._languages = dict(sorted(languages.items(), key=lambda one: -len(one[1].words)))
        """Those that know more words first: a text of words that two know alike is likelier to be in such a one."""
        self._topics = topics
        self._known: dict[str, int] = {}
        """Of each word, which languages know it: a field of bits for each."""
        for at, one in enumerate(self._languages.values()):
            for word in one.words:
                if " " not in word and not word.startswith(BEGINS):
                    self._known[word] = self._known.get(word, 0) | 1 << at * _FIELD

    def __len__(self) -> int:
        return len(self._languages)

    def topic(self, said: Sequence[str], earlier: Sequence[str], language: str) -> tuple[Topic, About]:
        """What a message in that language is about, read with what was said `earlier`; and whom, read alone: after
        words about a friend, somebody's own must not be taken for the friend's. About harm to somebody else only if
        that is sure."""
        return self._told(said, earlier, language, CLEARLY)

    def reread(self, said: Sequence[str], earlier: Sequence[str], language: str) -> tuple[Topic, About] | None:
        """The same, as a network has it where rules have heard something; about somebody else only if that is sure.
        None: there is no network."""
        if self._languages[language].topics(said) is None:
            return None
        return self._told(said, earlier, language, SURELY)

    def _told(self, said: Sequence[str], earlier: Sequence[str], language: str, someone: float) -> tuple[Topic, About]:
        topics = self._topics.get(language)
        if topics is None:
            return "suicide", "self"
        weights = self._languages[language]
        said = weights.meant(said, weights.strange(set(said)))
        own = weights.topics(said)
        both = [*weights.meant(earlier, weights.strange(set(earlier))), *said]
        topic, _ = topics.of(both, weights.topics(both) if earlier else own)
        _, about = topics.of(said, own, SURELY if topic in HARM else someone)
        return topic, about

    def strange(self, tokens: Sequence[str], languages: Collection[str] | None) -> set[str] | None:
        """Of a message that weighs so little that no rule need be asked, the words without a weight, which may be some
        in disguise. None: it does not, or none of the languages knows enough of its words to tell."""
        words = set(tokens) - _MARKS
        best = self._best(words, languages, _FLUENT) if len(words) >= _SHORTEST else None
        if best is None:
            return None
        strange = best.strange(words)
        return strange if best.is_calm(best.meant(tokens, strange)) else None

    def put_right(self, words: Sequence[str], languages: Collection[str] | None) -> Mapping[str, str]:
        """Of these, those without a weight that are slips of words with one, each with what is meant."""
        best = self._best(set(words), languages, _FEWEST)
        if best is None:
            return {}
        meant = best.meant(words, best.strange(set(words)))
        return {slip: word for slip, word in zip(words, meant, strict=True) if slip != word}

    def weigh(self, tokens: Sequence[str], ruled: Ruled | None, languages: Collection[str] | None) -> Weighed | None:
        """In the language that knows most of the words, of two that know as many in one of `languages`, or else in the
        one that knows more words at all. None: none knows enough of them, or they are too few to tell."""
        words = set(tokens) - _MARKS
        best = self._best(words, languages, _FEWEST)
        if best is None or (ruled is None and len(words) < _SHORTEST):
            return None
        found = best.weigh(best.meant(tokens, best.strange(words)), ruled)
        return replace(found, danger=NOTHING) if ruled is None and len(words) < _ALARMING else found

    def weigh_last(
        self,
        tokens: Sequence[str],
        earlier: Sequence[str],
        ruled: Ruled | None,
        languages: Collection[str] | None,
    ) -> Weighed | None:
        """A message alone, or with what was said `earlier`, whichever weighs more: of what weighs together, some must
        be in the message. `first` and `end` are of its own tokens."""
        alone = self.weigh(tokens, ruled, languages)
        both = self.weigh([*earlier, *tokens], ruled, languages) if earlier else None
        if both is None:
            return alone
        first, end = max(both.first - len(earlier), 0), both.end - len(earlier)
        if end <= 0:
            both = replace(both, crisis=NOTHING, danger=NOTHING)
        both = replace(both, first=first, end=end)
        found = max((one for one in (alone, both) if one is not None), key=lambda one: (one.danger >= 0, one.crisis))
        return replace(found, keeps=both.keeps or (alone is not None and alone.keeps))

    def _best(self, words: Collection[str], languages: Collection[str] | None, share: float) -> Weights | None:
        """The language that knows most of the words, and more than such a share of them."""
        fields = sum(map(self._known.get, words, repeat(0)))
        best, most = None, share * len(words)
        for name, one in self._languages.items():
            knows = fields & _ONES
            if knows > most or (knows == most and best is not None and languages is not None and name in languages):
                best, most = one, knows
            fields >>= _FIELD
        return best


NO_WEIGHTS: Final = AllWeights({}, {})


def read_weights(folder: Path = LEXICONS) -> AllWeights:
    """Every `<language>/weights.tsv` and `<language>/topics.tsv`, and the `network.npz`. Raises BadLexicon."""
    network, ranks = _network(folder / NETWORK), read_ranks(folder)
    weights = {path.parent.name: _weights(path, ranks, network) for path in sorted(folder.glob(f"*/{WEIGHTS}"))}
    return AllWeights(weights, {path.parent.name: read_topics(path) for path in sorted(folder.glob(f"*/{TOPICS}"))})


def _weights(path: Path, ranks: Mapping[str, int], network: Network | None) -> Weights:
    table = read_table(path)
    if any(len(row) != 2 for row in table.values()):
        raise BadLexicon(f"{path.parent.name}/{path.name}: not two weights for each")
    crisis, danger = ({words: row[at] for words, row in table.items()} for at in (0, 1))
    try:
        return Weights(path.parent.name, crisis, danger, ranks, network)
    except KeyError as name:
        raise BadLexicon(f"{path.parent.name}/{path.name}: {name} is missing") from None


def _network(path: Path) -> Network | None:
    if not path.exists():
        return None
    network = read_network(path)
    if len(network) != 2 + len(LEARNED_TOPICS) + 1:
        raise BadLexicon(f"{path.name}: not a crisis, danger, each topic and somebody else")
    return network
