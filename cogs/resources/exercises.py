"""The exercises: ordinary ones, in our own words, a card for each step. Which of them are offered when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from rapidfuzz import fuzz, process

from bot.core.directory import Service, Topic
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, bare, quoted
from bot.core.replies import Several, Text

_ID = "calm-"
_WRITTEN = "2026-11"


@dataclass(frozen=True, slots=True)
class Exercise:
    """Its words are `calm-NAME` (what it is, for whom it is not), `calm-NAME-label` and `calm-NAME-STEP`, from 1.

    `instead`: for whom it cannot be, or who would rather not. `names`: what people call it, with semicolons between,
    in English first. `topics`: what it may be of use in.
    """

    name: str
    steps: int
    instead: str
    names: str
    topics: tuple[Topic, ...]

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(self.names.split("; "))


BODY = (
    Exercise(
        *("box", 6, "out"),
        "box breathing; box; square breathing; breathing; breathe; breath; kastenatmung; atmen im viereck; atmen; "
        "respirar en cuadrado; respirar; respiration carrée; respirer; respiração quadrada",
        ("anxiety", "sleep"),
    ),
    Exercise(
        *("out", 4, "senses"),
        "longer out-breath; out-breath; long breath; breathe out; länger ausatmen; ausatmen; exhalar; expirer; "
        "soltar o ar",
        ("anxiety", "sleep"),
    ),
    Exercise(
        *("senses", 5, "touch"),
        "5-4-3-2-1; 54321; 5 4 3 2 1; senses; five senses; grounding; panic; panic attack; flashback; dissociation; "
        "sinne; panik; panikattacke; sentidos; pánico; sens; panique; pânico",
        ("anxiety",),
    ),
    Exercise(
        *("touch", 5, "senses"),
        "touch and sound; touch; sounds; without sight; blind; tasten und hören; tasten; tacto; toucher; tato",
        ("anxiety",),
    ),
    Exercise(
        *("cool", 4, "senses"),
        "something cool in the hand; something cool; cool; cold; something cold; cold water; kühl; etwas kühles; kalt; "
        "frío; froid; frio",
        ("anxiety", "self-harm"),
    ),
    Exercise(
        *("muscles", 6, "out"),
        "tense and let go; muscles; muscle relaxation; relaxation; relax; tense; muskeln; anspannen; entspannen; "
        "entspannung; músculos; relajarse; muscles tendus; se détendre; relaxar",
        ("anxiety", "sleep"),
    ),
    Exercise(
        *("feet", 4, "touch"),
        "feet on the floor; feet; floor; wall; push the wall; füße auf dem boden; füße; boden; pies; pieds; pés",
        ("anxiety",),
    ),
)
"""For the body and the senses."""
HEAD = (
    Exercise(
        *("name", 5, "okay"),
        "name it; name the feeling; a word for the feeling; feelings; feeling; emotions; overwhelmed; gefühl benennen; "
        "gefühle; emociones; ponerle nombre; émotions; emoções",
        ("anxiety", "depression"),
    ),
    Exercise(
        *("wave", 6, "senses"),
        "ride the wave; wave; urge; urges; urge timer; urge surfing; craving; cravings; ten minutes; welle; drang; "
        "verlangen; suchtdruck; impulso; ganas; envie; vontade",
        ("self-harm", "substance"),
    ),
    Exercise(
        *("pause", 5, "feet"),
        "pause and choose; pause; stop and think; anger; angry; rage; innehalten; wut; wütend; rabia; enfado; colère; "
        "raiva",
        ("anxiety", "family"),
    ),
    Exercise(
        *("game", 5, "senses"),
        "a game for the head; game; categories; category game; count back; counting; distraction; distract me; spiel; "
        "ablenkung; zählen; juego; distracción; jeu; distraction légère; jogo",
        ("anxiety", "sleep"),
    ),
    Exercise(
        *("worry", 5, "game"),
        "a time for worries; worry; worries; worrying; worry time; rumination; ruminating; overthinking; sorgen; "
        "grübeln; sorgenzeit; preocupaciones; inquiétudes; soucis; preocupações",
        ("anxiety", "sleep"),
    ),
    Exercise(
        *("write", 5, "name"),
        "write and throw away; write; writing; journal; journaling; schreiben und wegwerfen; schreiben; aufschreiben; "
        "escribir; écrire; escrever",
        ("anxiety", "depression"),
    ),
    Exercise(
        *("letter", 5, "okay"),
        "a kind letter; letter; kindness; kind to myself; self-compassion; self-hate; freundlicher brief; brief; "
        "selbsthass; carta; carta amable; lettre; gentillesse; carta gentil",
        ("depression", "loneliness"),
    ),
)
"""For thoughts, feelings and urges."""
DOING = (
    Exercise(
        *("walk", 5, "music"),
        "walk or stretch; walk; walking; stretch; stretching; move; spazieren; gehen; dehnen; caminar; marcher; "
        "s'étirer; caminhar",
        ("depression", "anxiety"),
    ),
    Exercise(
        *("task", 5, "okay"),
        "one small task; task; small task; small step; motivation; can't get up; kleine aufgabe; aufgabe; antrieb; "
        "tarea; tarea pequeña; petite tâche; tâche; tarefa",
        ("depression",),
    ),
    Exercise(
        *("place", 5, "music"),
        "a place that is good; place; safe place; safe place picture; imagine; imagination; guter ort; sicherer ort; "
        "lugar seguro; lieu sûr; lugar tranquilo",
        ("anxiety", "sleep"),
    ),
    Exercise(
        *("message", 4, "letter"),
        "message one person; message; text somebody; write to a friend; reach out; lonely; alone; nachricht; "
        "nachricht schreiben; einsam; mensaje; solo; seul; message à quelqu'un; mensagem",
        ("loneliness", "depression"),
    ),
    Exercise(
        *("music", 4, "touch"),
        "a list of songs; music; songs; song; playlist; sound list; listen; musik; lieder; hören; música; canciones; "
        "musique; chansons; canções",
        ("depression", "anxiety"),
    ),
    Exercise(
        *("sleep", 6, "out"),
        "winding down for sleep; sleep; can't sleep; insomnia; wind-down; bedtime; night; nightmare; nightmares; "
        "schlaf; schlafen; einschlafen; albtraum; dormir; insomnio; sommeil; insomnie; sono; insônia",
        ("sleep",),
    ),
    Exercise(
        *("okay", 3, "touch"),
        "one okay thing; okay; ok; one thing; hopeless; etwas in ordnung; eine sache; algo bien; une chose; "
        "uma coisa boa",
        ("depression",),
    ),
)
"""To do, alone or towards somebody, and to come to rest."""

ALL = (*BODY, *HEAD, *DOING)
BY_NAME = {exercise.name: exercise for exercise in ALL}
SHELVES: Mapping[str, Sequence[Exercise]] = {"body": BODY, "head": HEAD, "doing": DOING}
"""The list, a phone screen each: the first is shown first, and the others behind a choice."""
_SHELF_NAMES = {
    "body": "body; körper; cuerpo; corps; corpo",
    "head": "head; thoughts; urges and thoughts; more; mehr; gedanken; kopf; más; pensamientos; plus; pensées; mais",
    "doing": "doing; something to do; rest; tun; etwas tun; ruhe; hacer; faire; fazer",
}

_WITHOUT_BODY = ("senses", "touch")
_OFFERED: Mapping[str, Sequence[str]] = {"eating": _WITHOUT_BODY, "eating-disorders": _WITHOUT_BODY, "bereavement": ()}


def offered_for(topic: str | None) -> Sequence[str]:
    """The names of those that may be offered where it is about that: in eating none of the body and none with cold,
    after a loss none at all."""
    return _OFFERED.get(topic or "", tuple(BY_NAME))


def exercises() -> Sequence[Service]:
    """Each as an entry to be found: for everywhere, with no way to reach anybody, and what people call it."""
    return tuple(map(_entry, ALL))


def _entry(exercise: Exercise) -> Service:
    first, *others = exercise.said
    return Service(
        id=f"{_ID}{exercise.name}",
        name=first[:1].upper() + first[1:],
        country=None,
        contacts=(),
        checked=_WRITTEN,
        sources=("written for this project",),
        topics=exercise.topics,
        kind="exercise",
        cost="free",
        also=tuple(others),
    )


def exercise_of(entry: str) -> str | None:
    """The name of the exercise of which this is the entry's id; None for any other entry."""
    name = entry.removeprefix(_ID)
    return name if name != entry and name in BY_NAME else None


def _known() -> Mapping[str, str]:
    """All that an exercise is called, as people compare words; its name and its number in the list as well."""
    known: dict[str, str] = {}
    for number, exercise in enumerate(ALL, 1):
        known |= {bare(said): exercise.name for said in (*exercise.said, exercise.name, str(number))}
    return known


def _known_or_shelf() -> Mapping[str, str]:
    return {bare(said): shelf for shelf, names in _SHELF_NAMES.items() for said in names.split("; ")} | dict(_known())


@dataclass(frozen=True, slots=True)
class ExerciseKind:
    """One of the exercises: by its number, or by anything near to a name of it."""

    free_text: bool = False
    known: Mapping[str, str] = field(default_factory=_known, hash=False)

    @property
    def offers(self) -> Offers:
        """The first shelf, and the way to the others: all of them are more than anybody reads."""
        return (
            *((Text(f"calm-{exercise.name}-label"), exercise.name) for exercise in BODY),
            *((Text(f"calm-more-{shelf}"), shelf) for shelf in SHELVES if shelf != "body"),
        )

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
ExerciseOrShelf = Annotated[str, ExerciseKind(known=_known_or_shelf())]
"""An exercise, or a part of the list of them: "body", "head" or "doing"."""
