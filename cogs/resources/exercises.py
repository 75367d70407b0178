"""The exercises: ordinary ones, in our own words, a card for each step. Which of them are offered when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from rapidfuzz import fuzz, process

from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, bare, quoted
from bot.core.replies import Several, Text


@dataclass(frozen=True, slots=True)
class Exercise:
    """Its words are `calm-NAME` (what it is, and for whom it is not), `calm-NAME-label` and `calm-NAME-STEP`, from 1.

    `instead`: for whom it cannot be, or who would rather not. `names`: what people call it, with semicolons between.
    """

    name: str
    steps: int
    instead: str
    names: str


ALL = (
    Exercise(
        "box", 6, "out", "box breathing; box; square breathing; breathing; breathe; kastenatmung; atmen; respirar"
    ),
    Exercise(
        "out", 4, "senses", "longer out-breath; out-breath; long breath; länger ausatmen; ausatmen; exhalar; expirer"
    ),
    Exercise(
        "senses", 5, "touch", "5-4-3-2-1; 54321; 5 4 3 2 1; senses; five senses; grounding; sinne; sentidos; sens"
    ),
    Exercise(
        "touch", 5, "senses", "touch and sound; touch; sounds; without sight; tasten und hören; tacto; toucher; tato"
    ),
    Exercise(
        "cool",
        4,
        "senses",
        "something cool in the hand; cool; cold; something cold; cold water; kühl; kalt; frío; froid; frio",
    ),
    Exercise("muscles", 6, "out", "tense and let go; muscles; muscle relaxation; tense; muskeln; anspannen; músculos"),
    Exercise("feet", 4, "touch", "feet on the floor; feet; floor; wall; füße auf dem boden; füße; pies; pieds; pés"),
)
BY_NAME = {exercise.name: exercise for exercise in ALL}

_WITHOUT_BODY = ("senses", "touch")
_OFFERED: Mapping[str, Sequence[str]] = {"eating": _WITHOUT_BODY, "eating-disorders": _WITHOUT_BODY, "bereavement": ()}


def offered_for(topic: str | None) -> Sequence[str]:
    """The names of those that may be offered where it is about that: in eating none of the body and none with cold,
    after a loss none at all."""
    return _OFFERED.get(topic or "", tuple(BY_NAME))


def _known() -> Mapping[str, str]:
    """All that an exercise is called, as people compare words; its name and its number in the list as well."""
    known: dict[str, str] = {}
    for number, exercise in enumerate(ALL, 1):
        known |= {bare(said): exercise.name for said in (*exercise.names.split("; "), exercise.name, str(number))}
    return known


@dataclass(frozen=True, slots=True)
class ExerciseKind:
    """One of the exercises: by its number, or by anything near to a name of it."""

    free_text: bool = False
    known: Mapping[str, str] = field(default_factory=_known, hash=False)

    @property
    def offers(self) -> Offers:
        return tuple((Text(f"calm-{exercise.name}-label"), exercise.name) for exercise in ALL)

    def read(self, words: str, around: Around) -> str:
        said = bare(words)
        if said in self.known:
            return self.known[said]
        near = process.extractOne(said, list(self.known), scorer=fuzz.ratio, score_cutoff=75) if len(said) > 3 else None
        if near is None:
            labels = tuple(label for label, _ in self.offers)
            raise NotUnderstood("one-of-unknown", words=quoted(words), values=Several(labels))
        return self.known[near[0]]


ExerciseName = Annotated[str, ExerciseKind()]
