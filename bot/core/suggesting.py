"""What is suggested while somebody is still typing: things with a name like their words, the most useful first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from babel.languages import get_official_languages
from rapidfuzz import fuzz, process

from bot.core.options import bare

MOST = 25
"""As many as Discord takes, and more than anybody reads."""
_WEIGHED = 60

LARGE_COUNTRIES = (
    *("US", "GB", "IN", "CA", "AU", "DE", "BR", "FR", "MX", "PH", "ES", "NL", "IE", "NZ", "ZA", "AT", "CH", "AR", "PT"),
    *("IT", "PL", "SE", "NG", "CO", "BE", "KE", "SG", "DK", "NO", "FI", "CL", "JP", "ID", "MY", "PK", "BD", "TR", "UA"),
)
"""Where people are first looked for, when nothing else is known."""


class Names:
    """Names of things: each a name (in any spelling), what it means, and how it is said where that is not the thing's
    own name. The more useful things come first."""

    def __init__(self, names: Iterable[tuple[str, str, str]]) -> None:
        self._meanings: dict[str, dict[str, str]] = {}
        for name, value, said in names:
            self._meanings.setdefault(_plain(name), {}).setdefault(value, said)
        self._meanings.pop("", None)
        self._names = list(self._meanings)

    def like(self, words: str, label: Callable[[str, str], str]) -> Sequence[tuple[str, str]]:
        """The labels and values that the words could become. `label`: of a value, and how it was said.

        A whole name comes first, then what the reader will see begin with these words, then any other beginning of a
        name, or of a word in one, or a part of it; where there is nothing, what they are nearly the beginning of.
        """
        wanted = _plain(words)
        whole = self._meanings.get(wanted, {})
        values = dict(whole)
        for name in self._beginning_with(wanted) or self._nearly(wanted):
            for value, said in self._meanings[name].items():
                own_name_too = not said and value not in whole
                values[value] = "" if own_name_too else values.get(value, said)
            if len(values) >= _WEIGHED:
                break
        labels = [(label(value, said), value) for value, said in values.items()]
        labels[len(whole) :] = sorted(labels[len(whole) :], key=lambda each: not bare(each[0]).startswith(wanted))
        return labels[:MOST]

    def _beginning_with(self, wanted: str) -> Sequence[str]:
        found = [name for name in self._names if wanted in name] if wanted else []
        later = f" {wanted}"
        begins = [name for name in found if name.startswith(wanted)]
        follows = [name for name in found if later in name]
        return list(dict.fromkeys((*begins, *follows, *(found if len(wanted) >= 3 else ()))))

    def _nearly(self, wanted: str) -> Sequence[str]:
        if len(wanted) < 4:
            return []
        beginnings = [name[: len(wanted) + 1] for name in self._names]
        close = process.extract(wanted, beginnings, scorer=fuzz.ratio, score_cutoff=72, limit=MOST)
        return [self._names[index] for _, _, index in close]


def _plain(name: str) -> str:
    return bare(name.replace("_", " ").replace("/", " "))


@cache
def likely_countries(language: str) -> Sequence[str]:
    """Where readers of a language ("en-GB", "de") probably are: its own region, where it is official, and others."""
    base, _, region = language.replace("_", "-").partition("-")
    own = [region.upper()] if len(region) == 2 else []
    official = [code for code in LARGE_COUNTRIES if base in get_official_languages(code, de_facto=True)]
    return tuple(dict.fromkeys([*own, *official, *LARGE_COUNTRIES]))
