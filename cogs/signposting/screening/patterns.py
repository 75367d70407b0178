"""The pattern of a frame: concepts one after the other in one sentence, with at most so many other words between.

wanting ~3 dying    a|b  one of several concepts    concept?  may be left out
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

MOST_BETWEEN = 20
_NAME = r"[^\s|?~]+"
_ELEMENT = re.compile(rf"({_NAME}(?:\|{_NAME})*)(\?)?")


@dataclass(frozen=True, slots=True)
class Step:
    """One of these concepts, after at most `between` other words."""

    between: int
    of: tuple[str, ...]


Pattern: TypeAlias = tuple[Step, ...]


class BadPattern(ValueError):
    """A pattern is not written as it should be; `str()` says why."""


def read_pattern(written: str) -> list[Pattern]:
    """One for each way of leaving out what may be left out. Raises BadPattern."""
    ways: list[tuple[Step | None, ...]] = []
    for word in written.split():
        if word.startswith("~"):
            gap = word[1:]
            if not gap.isdecimal() or int(gap) > MOST_BETWEEN:
                raise BadPattern(f"{word} in {written!r}: after ~ comes a number up to {MOST_BETWEEN}")
            ways.append((Step(int(gap), ()),))
            continue
        found = _ELEMENT.fullmatch(word)
        if found is None:
            raise BadPattern(f"{word} in {written!r} is not understood")
        step = Step(0, tuple(dict.fromkeys(found[1].split("|"))))
        ways.append((step, None) if found[2] else (step,))
    patterns = [_joined(way) for way in product(*ways)]
    if not all(patterns):
        raise BadPattern(f"in {written!r} everything may be left out")
    return patterns


def _joined(way: tuple[Step | None, ...]) -> Pattern:
    """The gaps before a concept are one; one at the beginning or the end means nothing."""
    found: list[Step] = []
    between = 0
    for step in way:
        if step is None:
            continue
        if not step.of:
            between += step.between
            continue
        found.append(Step(between if found else 0, step.of))
        between = 0
    return tuple(found)
