"""A small network that reads words in their order, for what the weights of words alone cannot tell.

It has a vector for each word, and looks at one, two, three and five words in a row (a convolution); it keeps how much
of each thing that it looks for stood out, and how much there was in all. It was learned once: first to tell what
sentences mean, then what they tell of a crisis, and of danger now. It stands in `network.npz` of its language; nothing
is learned while the bot runs.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from math import sqrt
from pathlib import Path
from typing import Any, Final, TypeAlias
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from cogs.signposting.screening.rules import BadLexicon

NETWORK: Final = "network.npz"
WIDTHS: Final = (1, 2, 3, 5)
"""How many words in a row it looks at."""
SHARPNESS: Final = 16.0
"""The length of what is told by what a message means."""
_TINY: Final = 1e-6

Numbers: TypeAlias = NDArray[np.float32]


class Network:
    """The arrays, d numbers for a word, h things to look for, m for a meaning, t to tell by:

    `words`: UTF-8, a line each. `vectors` (words + 1, d) and `scales` (words + 1): the first of a word not known.
    Of each width `kernel <width>` (width * d, h) and `shift <width>` (h).
    `meaning` (8 h, m), `meaning shift` (m), `telling` (m, t), `telling shift` (t), `told` (t, 2).
    `out` (8 h, 2), `out shift` (2).
    """

    def __init__(self, content: bytes) -> None:
        """Raises ValueError, KeyError, EOFError, OSError, BadZipFile and zlib.error: it is no such network."""
        self._content = content
        with np.load(BytesIO(content), allow_pickle=False) as file:
            arrays: dict[str, NDArray[Any]] = dict(file)
        words = arrays.pop("words").tobytes().decode().split("\n")
        self._numbers = {word: number for number, word in enumerate(words, 1)}
        self._vectors = arrays.pop("vectors")
        each = {name: array.astype(np.float32) for name, array in arrays.items()}
        self._scales = each["scales"][:, None]
        self._kernels = [(width, each[f"kernel {width}"], each[f"shift {width}"]) for width in WIDTHS]
        self._rest = each
        if not len(self._vectors) == len(self._scales) == len(words) + 1:
            raise ValueError("not a vector for each word")
        self.weigh(words[:1])  # arrays that do not fit would be found by a message else

    def __reduce__(self) -> tuple[type[Network], tuple[bytes]]:
        return Network, (self._content,)

    def weigh(self, tokens: Sequence[str]) -> tuple[float, float]:
        """What they tell of a crisis, and of danger now; 0 each: of no words."""
        if not tokens:
            return 0.0, 0.0
        numbers = [self._numbers.get(word, 0) for word in tokens]
        seen = self._seen(self._vectors[numbers] * self._scales[numbers])
        rest = self._rest
        meaning = np.tanh(seen @ rest["meaning"] + rest["meaning shift"])
        meaning *= SHARPNESS / (float(np.linalg.norm(meaning)) + _TINY)
        told = np.maximum(meaning @ rest["telling"] + rest["telling shift"], 0) @ rest["told"]
        crisis, danger = seen @ rest["out"] + rest["out shift"] + told
        return float(crisis), float(danger)

    def _seen(self, vectors: Numbers) -> Numbers:
        """Of each thing it looks for: how much of it stood out, and how much there was, the longer the text the less
        for each word."""
        length, seen = len(vectors), []
        for width, kernel, shift in self._kernels:
            around = np.pad(vectors, ((width // 2, width - 1 - width // 2), (0, 0)))
            rows = np.concatenate([around[at : at + length] for at in range(width)], axis=1)
            found = np.maximum(rows @ kernel + shift, 0)
            seen += [found.max(axis=0), found.sum(axis=0) / sqrt(length + 1)]
        return np.concatenate(seen)


def read_network(path: Path) -> Network:
    """Raises BadLexicon."""
    try:
        return Network(path.read_bytes())
    except (ValueError, KeyError, EOFError, OSError, BadZipFile, zlib.error) as why:
        raise BadLexicon(f"{path.parent.name}/{path.name}: no network: {why}") from None
