"""A table of weights: words, and numbers for each of them, a line each, with tabs between."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from cogs.signposting.screening.rules import BadLexicon

BIAS: Final = "BIAS"
"""What every message weighs. Names of weights that are no words are in capitals: a folded word has none."""


def read_table(path: Path) -> dict[str, tuple[float, ...]]:
    """Raises BadLexicon."""
    table = {}
    number_of = cache(float)  # the same few numbers stand over and over
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        words, *weights = line.split("\t")
        try:
            if not line.startswith("#"):
                table[words] = tuple(map(number_of, weights))
        except ValueError:
            raise BadLexicon(f"{path.parent.name}/{path.name}:{number}: a weight is no number") from None
    return table
