"""How the network of a language is learned: first what sentences mean, then what they tell.

`python -m tests.cogs.signposting.learning_network FOLDER LANGUAGE` needs jax and optax, and in FOLDER, besides the
ordinary talk that `learning` needs, what was found and is not kept here:

- `<language>.vectors.txt`: vectors of words, a word and its numbers in a line, the commonest word first (GloVe's form);
- `<language>.meanings.npy`: for each of `texts`, in their order, what a sentence encoder makes of it, of the length 1.

It writes there `<language>.network.npz`, which `learning` makes part of the lexicon, and `<language>.read.npz`: what
networks read in messages that they were not told about, and in the ordinary talk that is not learned from.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from cogs.signposting.screening.network import SHARPNESS, WIDTHS
from cogs.signposting.screening.weights import WINDOW
from tests.cogs.signposting.learning import (
    FOLDS,
    LEARNED_FROM,
    LEARNED_NETWORK,
    READ,
    Message,
    read_messages,
    read_talk,
)

VECTORS: Final = "{}.vectors.txt"
MEANINGS: Final = "{}.meanings.npy"
UNDERSTOOD: Final = "{}.understood.npz"
"""What was learned of the meaning of sentences: where it is there, it is not learned again."""

_COMMON: Final = 60_000
"""So many common words are known, whether or not they are in what is learned from."""
_SOUGHT: Final = 192
_TELLING: Final = 128
_STEPS: Final = 6_000
_ROUNDS: Final = 4
_AT_ONCE: Final = (256, 128)
_PACE: Final = (1e-3, 5e-4)
_DECAY: Final = (1e-5, 1e-3)
_FORGOTTEN: Final = (0.1, 0.5)
"""What share of words, and of what was seen, is left out each time while learning what messages tell."""

Arrays: TypeAlias = dict[str, Any]
Words: TypeAlias = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Told:
    """Messages, as numbers of words (n, WINDOW): what they tell (n, 2), and mean (n, m)."""

    words: Words
    tell: NDArray[np.float32]
    mean: NDArray[np.float32]

    def of(self, which: Sequence[int] | NDArray[Any]) -> Told:
        return Told(self.words[which], self.tell[which], self.mean[which])


def messages(folder: Path, language: str) -> tuple[list[Message], list[Message], list[Message]]:
    """Of practice, seen and ordinary talk."""
    practice, seen = (read_messages(language, [half], _unruled) for half in LEARNED_FROM)
    return practice, seen, read_talk(folder / f"{language}.txt", _unruled)


def _unruled(text: str) -> None:
    """No rule is asked."""


def vocabulary(said: Sequence[Message], vectors: Path) -> tuple[list[str], NDArray[np.float32]]:
    """The words that are known, and a vector for each; the first two are of no word, and of one not known."""
    found = dict(_vectors(vectors))
    counts = Counter(word for message in said for word in message.tokens)
    common = [word for word in list(found)[:_COMMON] if word not in counts]
    words = [*(word for word, times in counts.items() if times > 1), *common]
    size = len(next(iter(found.values())))
    known = np.random.default_rng(1).normal(0, 0.05, (len(words) + 2, size)).astype(np.float32)
    known[0] = 0
    for number, word in enumerate(words, 2):
        if word in found:
            known[number] = found[word] / (np.linalg.norm(found[word]) + 1e-9)
    return words, known


def _vectors(path: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            word, *numbers = line.split()
            yield word, np.array(numbers, np.float32)


def numbered(said: Sequence[Message], words: Sequence[str]) -> Words:
    numbers = {word: number for number, word in enumerate(words, 2)}
    found = np.zeros((len(said), WINDOW), np.int32)
    for row, message in zip(found, said, strict=True):
        own = [numbers.get(word, 1) for word in message.tokens[:WINDOW]]
        row[: len(own)] = own
    return found


def begun(known: NDArray[np.float32], meaning: int) -> Arrays:
    """A network that has learned nothing yet, and knows vectors of words."""
    random = np.random.default_rng(0)

    def spread(rows: int, columns: int, by: float) -> Any:  # an array of jax
        return jnp.array(random.normal(0, by, (rows, columns)).astype(np.float32))

    size, seen = known.shape[1], 2 * len(WIDTHS) * _SOUGHT
    made: Arrays = {"vectors": jnp.array(known)}
    for width in WIDTHS:
        made[f"kernel {width}"] = spread(width * size, _SOUGHT, 1 / np.sqrt(width * size))
        made[f"shift {width}"] = jnp.zeros(_SOUGHT)
    made |= {"meaning": spread(seen, meaning, 1 / np.sqrt(seen)), "meaning shift": jnp.zeros(meaning)}
    made |= {"telling": spread(meaning, _TELLING, 1 / np.sqrt(meaning)), "telling shift": jnp.zeros(_TELLING)}
    return made | {"told": spread(_TELLING, 2, 0.05), "out": spread(seen, 2, 0.01), "out shift": jnp.zeros(2)}


def read(of: Arrays, words: Any, key: Any = None) -> tuple[Any, Any]:  # arrays of jax
    """What messages tell, and mean. `key`: while learning, some of it is left out at random."""
    there = (words > 0)[..., None].astype(jnp.float32)
    vectors = of["vectors"][words] * there
    if key is not None:
        first, second = jax.random.split(key)
        vectors = vectors * jax.random.bernoulli(first, 1 - _FORGOTTEN[0], words.shape)[..., None]
    size, seen = vectors.shape[-1], []
    for width in WIDTHS:
        around = jnp.pad(vectors, ((0, 0), (width // 2, width - 1 - width // 2), (0, 0)))
        kernel = of[f"kernel {width}"]
        parts = [around[:, at : at + words.shape[1]] @ kernel[at * size : (at + 1) * size] for at in range(width)]
        found = jax.nn.relu(sum(parts) + of[f"shift {width}"]) * there
        seen += [found.max(1), found.sum(1) / jnp.sqrt(there.sum(1) + 1)]
    every = jnp.concatenate(seen, -1)
    meaning = jnp.tanh(every @ of["meaning"] + of["meaning shift"])
    meaning = meaning / (jnp.linalg.norm(meaning, axis=1, keepdims=True) + 1e-6)
    if key is not None:
        every = every * jax.random.bernoulli(second, 1 - _FORGOTTEN[1], every.shape) / (1 - _FORGOTTEN[1])
    telling = jax.nn.relu(SHARPNESS * meaning @ of["telling"] + of["telling shift"])
    return every @ of["out"] + of["out shift"] + telling @ of["told"], meaning


def _unlike(meaning: Any, wanted: Any) -> Any:  # arrays of jax
    return 1 - (meaning * wanted).sum(1).mean()


def understand(network: Arrays, every: Told) -> Arrays:
    """Learns what messages mean, whatever they tell."""

    def loss(of: Arrays, some: tuple[Any, ...], _: object) -> Any:  # a number of jax
        return _unlike(read(of, some[0])[1], some[2])

    return _learned(network, every, loss, 0, _STEPS)


def tell(network: Arrays, every: Told) -> Arrays:
    """Learns what messages tell, and keeps in mind what they mean."""

    def loss(of: Arrays, some: tuple[Any, ...], key: object) -> Any:  # a number of jax
        told, meaning = read(of, some[0], key)
        return optax.sigmoid_binary_cross_entropy(told, some[1]).mean() + _unlike(meaning, some[2])

    return _learned(network, every, loss, 1, _ROUNDS * len(every.words) // _AT_ONCE[1])


def _learned(network: Arrays, every: Told, loss: Any, turn: int, steps: int) -> Arrays:  # of jax
    """By Adam, from messages about as long as each other at a time."""
    optimiser = optax.adamw(optax.cosine_decay_schedule(_PACE[turn], steps), weight_decay=_DECAY[turn])

    @jax.jit  # type: ignore[untyped-decorator]  # jax is not there when types are checked
    def step(of: Arrays, state: Any, some: tuple[Any, ...], key: Any) -> tuple[Arrays, Any]:
        changes, after = optimiser.update(jax.grad(loss)(of, some, key), state, of)
        return optax.apply_updates(of, changes), after

    random, key, state, size = (
        np.random.default_rng(turn),
        jax.random.PRNGKey(turn),
        optimiser.init(network),
        _AT_ONCE[turn],
    )
    lengths = (every.words > 0).sum(1)
    order = np.argsort(lengths, kind="stable")
    near = 8 * size
    for _ in range(steps):
        first = min(max(int(random.integers(-near, len(order) - size)), 0), len(order) - size)
        which = random.choice(order[max(first - near, 0) : first + near + size], size, replace=False)
        some, longest = every.of(which), int(lengths[which].max())
        width = min(WINDOW, max(8, -(-longest // 8) * 8))  # few widths, as each is compiled
        key, own = jax.random.split(key)
        network, state = step(network, state, (some.words[:, :width], some.tell, some.mean), own)
    return network


def told_by(network: Arrays, words: Words) -> NDArray[np.float32]:
    quick = jax.jit(lambda of, some: read(of, some)[0])
    return np.concatenate([np.array(quick(network, words[at : at + 1024])) for at in range(0, len(words), 1024)])


def packed(network: Arrays, words: Sequence[str]) -> dict[str, Any]:
    """As `network.py` wants it: vectors in bytes, each with a scale, all else in halves of a number's length."""
    arrays = {name: np.array(array) for name, array in network.items()}
    vectors = arrays.pop("vectors")[1:]
    scales = np.maximum(np.abs(vectors).max(1), 1e-9) / 127
    return {name: array.astype(np.float16) for name, array in arrays.items()} | {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "vectors": np.round(vectors / scales[:, None]).astype(np.int8),
        "scales": scales.astype(np.float32),
    }


def main(folder: Path, language: str) -> None:
    practice, seen, talk = messages(folder, language)
    said = [*practice, *seen, *talk]
    words, known = vocabulary(said, folder / VECTORS.format(language))
    levels = np.array([(one.level != "none", one.level == "urgent") for one in said], np.float32)
    every = Told(numbered(said, words), levels, np.load(folder / MEANINGS.format(language)))
    understood = folder / UNDERSTOOD.format(language)
    if not understood.exists():
        np.savez(understood, **understand(begun(known, every.mean.shape[1]), every))
    with np.load(understood) as file:
        network = {name: jnp.array(array) for name, array in file.items()}
    besides = len(practice) + len(seen)
    learned_from = [*range(besides), *range(besides, len(said), 2)]
    left_out = np.zeros((len(practice), 2), np.float32)
    for first, end in pairwise(len(practice) * fold // FOLDS for fold in range(FOLDS + 1)):
        others = [one for one in learned_from if not first <= one < end]
        left_out[first:end] = told_by(tell(network, every.of(others)), every.words[first:end])
        print(f"{language}: left out up to {end}", flush=True)
    learned = tell(network, every.of(learned_from))
    np.savez(folder / LEARNED_NETWORK.format(language), **packed(learned, words))
    np.savez(folder / READ.format(language), practice=left_out, talk=told_by(learned, every.words[besides + 1 :: 2]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
