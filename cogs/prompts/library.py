"""The prompts that come with the program: a file for each language, the same ids in all of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "library"
THEMES = ("strengths", "body", "people", "small-joys", "rest", "hope", "skills")
OWN = "own"
"""The theme of what a community has written itself."""

SPECIAL = "special"
"""And of what it has written for one day."""

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Prompt:
    """`note`: what it is about, said first, where somebody may rather leave it out. `theme`: one of `THEMES`, `OWN` or
    `SPECIAL`."""

    id: str
    theme: str
    text: str
    note: str | None = None

    @property
    def is_own(self) -> bool:
        """Whether somebody in the community wrote it."""
        return self.theme in (OWN, SPECIAL)


def language_of(wanted: str | None) -> str:
    """The language of the library for readers of `wanted` (a BCP 47 tag), or English where it has none."""
    own = (wanted or _ENGLISH).partition("-")[0]
    return own if own in languages() else _ENGLISH


@cache
def languages() -> frozenset[str]:
    return frozenset(path.stem for path in FOLDER.glob("*.toml"))


@cache
def library(language: str) -> Sequence[Prompt]:
    """All of a language that has a library, theme by theme."""
    written: Mapping[str, Mapping[str, str]] = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    return tuple(
        Prompt(f"{theme}-{number}", theme, text, written["notes"].get(f"{theme}-{number}"))
        for theme in THEMES
        for number, text in written[theme].items()
    )
