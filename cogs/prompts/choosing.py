"""Which prompt comes next: a rule without a database and without chance.

The same library and the same history give the same prompt, so what a preview shows is what will be shown. Nothing comes
twice before all were shown, then the one that was shown longest ago; and no theme comes twice running.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar


class Themed(Protocol):
    """A prompt, as far as choosing goes."""

    @property
    def id(self) -> str: ...

    @property
    def theme(self) -> str: ...


T = TypeVar("T", bound=Themed)


class Shown(NamedTuple):
    """That a prompt was shown. It may be in no library any more."""

    id: str
    theme: str


def choose(library: Sequence[T], history: Sequence[Shown], seed: str) -> T:
    """The next one. `history`: what was shown in one place, the oldest first, each once, at its last time; `seed`: what
    tells the order of this place from that of others.

    Where all that is left has the theme that was shown last, the one of another theme that was shown longest ago comes
    in between. Raises ValueError for an empty library.
    """
    if not library:
        raise ValueError("there is nothing to choose from")
    when = {id_: number for number, (id_, _) in enumerate(history)}
    last = history[-1].theme if history else None
    all_of: Counter[str] = Counter()
    new: dict[str, list[T]] = {}
    for one in library:
        theme = one.theme
        all_of[theme] += 1
        if one.id not in when:
            new.setdefault(theme, []).append(one)
    if not (new.keys() - {last} if all_of.keys() - {last} else new):
        others = [one for one in library if one.theme != last] or library
        return min(others, key=lambda one: when[one.id])
    counts = {theme: len(those) for theme, those in new.items()}
    theme = _theme_of_next(counts, all_of, last, _last_of_each(history), seed)
    return min(new[theme], key=lambda one: _draw(seed, one.id))


def _theme_of_next(
    new: Mapping[str, int], all_of: Mapping[str, int], last: str | None, recent: Mapping[str, int], seed: str
) -> str:
    """A theme with something new in it. One that makes up more than half of what is new has to come now: later there
    would be too little to put between. Otherwise the one of which the most is left, or that was shown longest ago."""
    able = [theme for theme in new if theme != last] or list(new)
    total = sum(new.values())
    crowded = next((theme for theme in able if 2 * new[theme] > total), None)
    if crowded is not None:
        return crowded
    ranks = {theme: (-new[theme] / all_of[theme], recent.get(theme, -1)) for theme in able}
    best = min(ranks.values())
    return min((theme for theme, rank in ranks.items() if rank == best), key=lambda theme: _draw(seed, theme))


def _last_of_each(history: Sequence[Shown]) -> Mapping[str, int]:
    return {theme: number for number, (_, theme) in enumerate(history)}


def after(history: Sequence[Shown], shown: Themed) -> Sequence[Shown]:
    """The history once that one was shown, too."""
    return [*(one for one in history if one.id != shown.id), Shown(shown.id, shown.theme)]


def _draw(seed: str, name: str) -> bytes:
    """A place in an order that looks like chance and is the same for ever."""
    return hashlib.blake2b(f"{seed}\x1f{name}".encode(), digest_size=8).digest()
