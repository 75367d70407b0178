"""A small network that reads words in their order, for what the weights of words alone cannot tell.

Pieces of words, each with a vector, look at each other some times (a transformer of few layers), and what all of them
have come to stand for is the meaning of what was said. It was learned first from texts of every kind in a hundred
languages, by others; and then, in all of ours together, what messages tell: of a crisis, of danger now, of each topic,
and of somebody else's being in danger. It stands in `network.npz`; nothing is learned while the bot runs.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from math import pi, sqrt
from pathlib import Path
from typing import Any, Final, TypeAlias
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from cogs.signposting.screening.pieces import MOST, Pieces
from cogs.signposting.screening.rules import BadLexicon

NETWORK: Final = "network.npz"
HEADS: Final = 12
"""In how many ways at once pieces look at each other."""
BEGINS, ENDS = 1, 2
"""The pieces that stand before and behind all others."""
TINY: Final = 1e-6
TEXTS: Final = ("pieces", "written")
SCALE: Final = " scale"
"""Ends the name of what the bytes of an array are multiplied with, a number for each column; of `vectors`, each row."""
_BEND, _SHARE = 0.044715, sqrt(2 / pi)

Numbers: TypeAlias = NDArray[np.float32]


class Network:
    """The arrays, n pieces, d numbers for one, then t to tell by, r for what is told:

    `pieces`: UTF-8, a line each, and how `likely` (n). `written`: UTF-8, a word, a tab and how it is written in a line.
    `vectors` (n, d), what is added at each of m `places` (m, d), and a `norm` (2, d).
    Of each layer `attend <layer>` (d, 3 d), `gather <layer>` (d, d), `norm <layer>` (2, d), `widen <layer>` (d, w),
    `narrow <layer>` (w, d), `second norm <layer>` (2, d).
    `telling` (d, t), `told` (t, r), `out` (d, r).
    Of each of these but norms and `told`, what is added, `<name> shift`. Bytes have a `<name> scale`.

    From the first one on, numpy multiplies with one thread in this process.
    """

    def __init__(self, content: bytes) -> None:
        """Raises ValueError, KeyError, EOFError, OSError, BadZipFile and zlib.error: it is no such network."""
        # For so few numbers several threads gain nothing, and wait for each other: on a busy machine 40 times
        # as long.
        threadpool_limits(1, "blas")
        self._content = content
        with np.load(BytesIO(content), allow_pickle=False) as file:
            arrays: dict[str, NDArray[Any]] = dict(file)
        pieces, written = (arrays.pop(name).tobytes().decode() for name in TEXTS)
        likely = [float(one) for one in arrays.pop("likely")]
        self._vectors, self._scales = arrays.pop("vectors"), arrays.pop("vectors" + SCALE)[:, None]
        self._arrays: dict[str, Numbers] = {
            name: array * arrays[name + SCALE] if array.dtype == np.int8 else array
            for name, array in arrays.items()
            if not name.endswith(SCALE)
        }
        every = pieces.split("\n")
        self._layers = len({part for name in arrays for part in name.split() if part.isdigit()})
        if not ENDS < len(self._vectors) == len(self._scales) == len(likely) == len(every):
            raise ValueError("not a vector for each piece")
        if len(self._arrays["places"]) < MOST + 2:
            raise ValueError("too few places")
        self._pieces = Pieces(every, likely, dict(_two(line) for line in written.split("\n")))
        self._told = len(self.read(every[:1]))  # arrays that do not fit would be found by a message else

    def __reduce__(self) -> tuple[type[Network], tuple[bytes]]:
        return Network, (self._content,)

    def __len__(self) -> int:
        """How much it tells."""
        return self._told

    def read(self, tokens: Sequence[str]) -> list[float]:
        """What they tell of a crisis, of danger now, and of whatever else was learned; 0 each: of no words."""
        pieces = self._pieces.of(tokens)
        if not pieces:
            return [0.0] * self._told
        pieces = [BEGINS, *pieces, ENDS]
        vectors = self._vectors[pieces] * self._scales[pieces] + self._arrays["places"][: len(pieces)]
        vectors = self._normed("norm", vectors)
        for layer in range(self._layers):
            vectors = self._layer(layer, vectors)
        kept = vectors.mean(axis=0)
        telling = np.maximum(self._through("telling", kept), 0)
        told = telling @ self._arrays["told"] + self._through("out", kept)
        return [float(one) for one in told]

    def _layer(self, layer: int, vectors: Numbers) -> Numbers:
        """Each piece takes from those that it looks at, and then thinks it over."""
        length, size = vectors.shape
        looking = self._through(f"attend {layer}", vectors)
        asks, answers, gives = looking.reshape(length, 3, HEADS, size // HEADS).transpose(1, 2, 0, 3)
        heeds = asks @ answers.transpose(0, 2, 1) / sqrt(size // HEADS)
        heeds = np.exp(heeds - heeds.max(axis=2, keepdims=True))
        heeds /= heeds.sum(axis=2, keepdims=True)
        taken = (heeds @ gives).transpose(1, 0, 2).reshape(length, size)
        after = self._normed(f"norm {layer}", vectors + self._through(f"gather {layer}", taken))
        wide = _bent(self._through(f"widen {layer}", after))
        return self._normed(f"second norm {layer}", after + self._through(f"narrow {layer}", wide))

    def _through(self, name: str, vectors: Numbers) -> Numbers:
        through: Numbers = vectors @ self._arrays[name] + self._arrays[f"{name} shift"]
        return through

    def _normed(self, name: str, vectors: Numbers) -> Numbers:
        """Around 0 and of the same spread, and then as this norm has it."""
        by, shift = self._arrays[name]
        around = vectors - vectors.mean(axis=-1, keepdims=True)
        spread = np.sqrt((around * around).mean(axis=-1, keepdims=True) + TINY)
        normed: Numbers = around / spread * by + shift
        return normed


def _bent(numbers: Numbers) -> Numbers:
    """Of what is below 0, next to nothing is left (Hendrycks and Gimpel: Gaussian Error Linear Units, 2016, in its
    approximation)."""
    bent: Numbers = 0.5 * numbers * (1 + np.tanh(_SHARE * (numbers + _BEND * numbers * numbers * numbers)))
    return bent


def _two(line: str) -> tuple[str, str]:
    word, written = line.split("\t")
    return word, written


def read_network(path: Path) -> Network:
    """Raises BadLexicon."""
    try:
        return Network(path.read_bytes())
    except (ValueError, KeyError, EOFError, OSError, BadZipFile, zlib.error) as why:
        raise BadLexicon(f"{path.name}: no network: {why}") from None
