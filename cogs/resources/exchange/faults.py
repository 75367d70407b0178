"""What is wrong with a row, or with a whole file, so that a person can put it right."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Literal

from bot.core.options import shortened
from bot.core.replies import Text, Typed

Why = Literal[
    "not-understood",  # the whole file
    "too-large",
    "bomb",
    "unsafe-name",
    "nested",
    "twice-named",
    "locked",
    "broken",
    "too-many",
    "empty",
    "not-an-entry",  # one row
    "too-deep",
    "not-a-number",
    "open-quote",
    "no-name",
    "no-country",
    "no-way",
    "too-long",
    "number",
    "address",
    "email",
    "way",
    "ended",
    "twice",
    "shipped",
    "own",
    "hours",  # what is left out, or only said
    "dangling",
    "encoding",
    "no-place",
]
"""Each has its sentence in the catalog: `import-why-…`."""

_LONGEST_QUOTE = 60
_LONGEST_LIST = 600
"""Of the names of what has no place in an entry."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`row`: the number of the row or object in its file, from 1; 0: the whole file. `where`: the file of a package.

    `words`: what stood there. `harmless`: the entry was taken without it, or nothing is left out at all.
    """

    row: int
    why: Why
    field: str = ""
    words: str = ""
    where: str = ""
    harmless: bool = False

    @property
    def text(self) -> Text:
        """What a person reads of it. What stood there is shown literally."""
        longest = _LONGEST_LIST if self.why == "no-place" else _LONGEST_QUOTE
        quote = Typed(shortened(" ".join(self.words.split()), longest))
        return Text(
            "import-fault" if self.row else "import-fault-file",
            {
                "row": self.row,
                "field": Typed(shortened(self.field, _LONGEST_QUOTE)),
                "has-field": "yes" if self.field else "no",
                "why": Text(f"import-why-{self.why}"),
                "words": quote,
                "has-words": "yes" if self.words else "no",
                "where": Typed(shortened(self.where, _LONGEST_QUOTE)),
                "has-where": "yes" if self.where else "no",
            },
        )


class BadValue(Exception):
    """A value that cannot be taken."""

    def __init__(self, why: Why, field: str = "", words: object = "") -> None:
        super().__init__(why)
        self.why: Why = why
        self.field = field
        written = words if isinstance(words, str) else json.dumps(words, ensure_ascii=False, default=str)
        self.words = written[:200]

    def at(self, row: int, where: str = "") -> Fault:
        return Fault(row, self.why, self.field, self.words, where)


class Refused(Exception):
    """A file that cannot be taken at all."""

    def __init__(self, why: Why, words: str = "") -> None:
        super().__init__(why)
        self.fault = Fault(0, why, words=words[:200])


def taken_without(fault: Fault) -> Fault:
    """The same, where only that one value is left out."""
    return replace(fault, harmless=True)
