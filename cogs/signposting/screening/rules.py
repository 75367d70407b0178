"""The rules of a lexicon: concepts, frames over them, and what several signals mean together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from cogs.signposting.screening.forms import Form
from cogs.signposting.screening.patterns import Pattern, Step

Level = Literal["support", "urgent"]
Topic = Literal[
    "suicide", "self-harm", "overdose", "eating", "abuse", "sexual-violence", "bereavement", "someone-else", "asking"
]
Who = Literal["self", "other", "any", "said"]
"""`self`: unless somebody else is the nearest to be named. `any`: whoever is. `said`, `other`: the words themselves say
that it is the writer, or somebody else; nobody asks who is named."""


class BadLexicon(Exception):
    """Lexicon files are not written as they should be; `str()` has a line for each fault: the file, the line and why.

    `sound` is all else that the files say.
    """

    def __init__(self, *faults: str, sound: Sequence[Lexicon] = ()) -> None:
        super().__init__("\n".join(faults))
        self.sound = sound


@dataclass(frozen=True, slots=True, eq=False)
class Silence:
    """A concept that silences a frame or a raise; `everywhere`: in the whole message, not just in the sentence."""

    concept: str
    everywhere: bool
    without: str | None


@dataclass(frozen=True, slots=True)
class Examples:
    must: tuple[str, ...]
    must_not: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    name: str
    level: Level | None
    topic: Topic
    patterns: tuple[Pattern, ...]
    who: Who
    unless: tuple[Silence, ...]
    denial: bool
    alone: str | None
    """A concept: it speaks only if, besides it, nothing but that is said."""
    examples: Examples
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class Raise:
    """What several signals and concepts of a message mean together. A member of `all`: what may stand for it."""

    name: str
    level: Level
    topic: Topic | None
    all: tuple[tuple[str, ...], ...]
    unless: tuple[Silence, ...]
    examples: Examples
    where: str

    @property
    def names_signals(self) -> bool:
        return any(":" in part for parts in self.all for part in parts)

    @property
    def needs_a_signal(self) -> bool:
        """Whether concepts alone are never enough."""
        return any(all(":" in part for part in parts) for parts in self.all)

    def as_pattern(self) -> Pattern:
        """Of one that names concepts alone: what must be there."""
        return tuple(Step(0, parts) for parts in self.all)


@dataclass(slots=True)
class Lexicon:
    language: str
    shows: frozenset[str] = frozenset()
    concepts: dict[str, tuple[Form, ...]] = field(default_factory=dict)
    idioms: list[Form] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    raises: list[Raise] = field(default_factory=list)
