"""What an option of a command can be: each kind reads what people type, and says what would be right.

A kind is named in a signature as `Annotated[type, kind]`; the ready-made ones stand at the end of each module of
kinds. To add one: a frozen, hashable dataclass (`Annotated` asks for that) with `read`, and in `words/<lang>.ftl` the
sentence that says what would be right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Protocol, TypeVar, runtime_checkable

from bot.core.errors import NotUnderstood
from bot.core.replies import Several, Text, Typed

T_co = TypeVar("T_co", covariant=True)

Offers = tuple[tuple[Text, str], ...]
"""Values worth offering: a label, and the words that stand for it."""


@dataclass(frozen=True, slots=True)
class Around:
    """What reading may depend on. `alone`: these words are all that was said, so they can be nothing else.

    `attached`: the name of the file that came with them.
    """

    at: datetime
    zone: str | None = None
    country: str | None = None
    language: str | None = None
    alone: bool = True
    attached: str | None = None


@runtime_checkable
class Kind(Protocol[T_co]):
    @property
    def free_text(self) -> bool:
        """Takes any words."""
        ...

    @property
    def offers(self) -> Offers:
        """What a question for it offers; a platform with fixed lists shows these there."""
        ...

    def read(self, words: str, around: Around) -> T_co:
        """The value. Raises NotUnderstood or Unclear."""
        ...


@runtime_checkable
class Suggests(Protocol):
    """A kind with more values than a list can offer."""

    def suggest(self, words: str, language: str) -> Sequence[tuple[str, str]]:
        """What the words, of which more may follow, can mean: a label in that language, and words that are read as it.

        At most 25, the likeliest first. Without words: what is most useful to a reader of that language.
        """
        ...


def fold(words: str) -> str:
    """As people compare words: no case, single spaces, plain letters and digits (NFKC), no punctuation around."""
    plain = unicodedata.normalize("NFKC", words.translate(_PLAIN)).casefold()
    return " ".join(plain.split()).strip(_AROUND)


_PLAIN = str.maketrans(dict.fromkeys("’‘´`", "'"))
_AROUND = " .,!?;:\"'()“”„«»¿¡"


def bare(words: str) -> str:
    """Folded, and without accents: "mexico" is "México"."""
    apart = unicodedata.normalize("NFD", fold(words)[:80])
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("&", "and")


def shortened(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def quoted(words: str) -> Typed:
    """A person's own words for an error message: not a page of them."""
    return Typed(shortened(words, 60))


@dataclass(frozen=True, slots=True)
class FreeText:
    """Somebody's own words. `is_screened`: in them, they may say how they are; so not in what they search for."""

    limit: int = 4000
    is_screened: bool = False
    free_text: bool = True
    offers: Offers = ()

    def read(self, words: str, around: Around) -> str:
        if len(words) > self.limit:
            raise NotUnderstood("words-too-long", limit=self.limit)
        return words


@dataclass(frozen=True, slots=True)
class Scale:
    """A whole number from `lowest` to `highest`. `names`: the words of its steps, in every language we have."""

    lowest: int
    highest: int
    labels: tuple[str, ...] = ()
    names: Mapping[str, int] = field(default_factory=dict, hash=False)
    free_text: bool = False

    @property
    def offers(self) -> Offers:
        return tuple((Text(key), str(self.lowest + step)) for step, key in enumerate(self.labels))

    def read(self, words: str, around: Around) -> int:
        """A number, "4/5", or the name of a step when that is all that was said: "good morning" names none."""
        of = rf"(?:\s*(?:/|out of|of|von|de|sur)\s*{self.highest})?"
        number = re.fullmatch(rf"\(?([+-]?\d{{1,9}}){of}\)?[.,:;!?]*(?:\s*[-–])?", words.strip())
        if number:
            value = int(number[1])
            if self.lowest <= value <= self.highest:
                return value
            raise NotUnderstood("scale-outside", surely=True, lowest=self.lowest, highest=self.highest)
        step, name = re.findall(r"^(\d?)\s*(.*)", fold(words))[0]  # "4 all right", as a label says
        named = self.names.get(name)
        if named is not None and (step == str(named) or (not step and around.alone)):
            return named
        raise NotUnderstood("scale-unknown", words=quoted(words), lowest=self.lowest, highest=self.highest)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few named values: `values` in the order they are offered, with the catalog key of each label."""

    values: Mapping[str, str] = field(hash=False)
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    free_text: bool = False

    @property
    def offers(self) -> Offers:
        return tuple((Text(key), value) for value, key in self.values.items())

    def read(self, words: str, around: Around) -> str:
        folded = fold(words)
        value = folded if folded in self.values else self.names.get(folded)
        if value is None:
            labels = tuple(Text(key) for key in self.values.values())
            raise NotUnderstood("one-of-unknown", words=quoted(words), values=Several(labels))
        return value


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Any number of a few named values: "hungry and tired", "lonely,tired"."""

    one: OneOf
    free_text: bool = False

    @property
    def offers(self) -> Offers:
        return self.one.offers

    def read(self, words: str, around: Around) -> tuple[str, ...]:
        parts = [part for part in re.split(r"[,/+&\s]+|\b(?:and|und|y|e|et)\b", fold(words)) if part]
        return tuple(dict.fromkeys(self.one.read(part, around) for part in parts))


Words = Annotated[str, FreeText(is_screened=True)]


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no; on or off."""

    offers: Offers = ((Text("answer-yes"), "yes"), (Text("answer-no"), "no"))
    free_text: bool = False

    def read(self, words: str, around: Around) -> bool:
        said = yes_or_no(words)
        if said is None:
            raise NotUnderstood("yes-or-no-unknown", words=quoted(words))
        return said


def yes_or_no(words: str) -> bool | None:
    """None: neither."""
    folded = fold(words)
    return None if folded not in _YES | _NO else folded in _YES


_YES = frozenset(
    [
        "yes",
        "y",
        "yeah",
        "yep",
        "on",
        "true",
        "ja",
        "an",
        "ein",
        "sí",
        "si",
        "oui",
        "sim",
        "activado",
        "activé",
        "ligado",
        "please",
        "bitte",
        "ok",
        "okay",
    ]
)
_NO = frozenset(
    [
        "no",
        "n",
        "nope",
        "off",
        "false",
        "nein",
        "aus",
        "non",
        "não",
        "nao",
        "desactivado",
        "désactivé",
        "desligado",
        "never",
        "stop",
    ]
)

YesOrNo = Annotated[bool, YesNo()]
ON_OR_OFF = YesNo(offers=((Text("switch-on"), "on"), (Text("switch-off"), "off")))
OnOrOff = Annotated[bool, ON_OR_OFF]
