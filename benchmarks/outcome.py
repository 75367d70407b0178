"""What a benchmark finds: a ratio, what was divided by what, and the goal it is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Literal

GOAL_OF_A_LIMIT = 1.0
"""An absolute limit is reported as measured / limit."""


Unit = Literal["ms", "s", "MB", "/s", "of 1"]


class Skipped(Exception):
    """This machine lacks what a benchmark needs: `str()` says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`ours` and `base` are the medians of `runs` interleaved runs each, in `unit`; `of` says what `ratio` divides.

    `lowest` and `highest` are the same ratio of the best and the worst pair of runs: how far to trust it.
    """

    ratio: float
    of: str
    goal: float
    ours: float
    base: float
    unit: Unit
    runs: int
    lowest: float
    highest: float
    better: Literal["lower", "higher"] = "lower"

    @property
    def reached(self) -> bool:
        return self.ratio <= self.goal if self.better == "lower" else self.ratio >= self.goal

    def as_json(self) -> dict[str, Any]:
        return {name: round(value, 4) if isinstance(value, float) else value for name, value in asdict(self).items()}


def interleaved(ours: Callable[[], float], base: Callable[[], float], pairs: int) -> list[tuple[float, float]]:
    """Ours, the other, ours, the other ...: whatever else the machine does meets both. One more pair goes first, to
    warm up, and is left out."""
    found = []
    for _ in range(pairs + 1):
        mine = ours()
        found.append((mine, base()))
    return found[1:]


def times_as_much(
    pairs: list[tuple[float, float]], of: str, goal: float, unit: Unit, *, better: Literal["lower", "higher"] = "lower"
) -> Outcome:
    """Ours divided by the other."""
    ours, base = median(mine for mine, _ in pairs), median(other for _, other in pairs)
    each = [mine / other for mine, other in pairs]
    return Outcome(
        ratio=ours / base,
        of=of,
        goal=goal,
        ours=ours,
        base=base,
        unit=unit,
        runs=len(pairs),
        lowest=min(each),
        highest=max(each),
        better=better,
    )


def more_than(pairs: list[tuple[float, float]], limit: float, of: str, unit: Unit) -> Outcome:
    """By how much ours is above the other, divided by how much it may be."""
    ours, base = median(mine for mine, _ in pairs), median(other for _, other in pairs)
    each = [(mine - other) / limit for mine, other in pairs]
    return Outcome(
        ratio=(ours - base) / limit,
        of=of,
        goal=GOAL_OF_A_LIMIT,
        ours=ours,
        base=base,
        unit=unit,
        runs=len(pairs),
        lowest=min(each),
        highest=max(each),
    )
