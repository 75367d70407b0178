"""What a check-in shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bot.core.days import days_said
from bot.core.deeds import KEY_LENGTH
from bot.core.options import FreeText, OneOf, Scale, SomeOf
from bot.core.replies import Card, Choice, Moment, Text, say
from bot.core.zones import city_text
from cogs.checkins.rhythm import OPEN_END
from cogs.checkins.store import CheckIn

QUESTION = "checkins.question"
"""The topic of the daily question."""

LOWEST, LOW, HIGHEST = 1, 3, 5
"""1 is very hard, 5 is good; up to 3, one more question is asked."""

_FEELINGS = tuple(f"feeling-{step}" for step in range(LOWEST, HIGHEST + 1))
_NAMES = {
    1: "very hard; sehr schwer; muy difícil; muy duro; très dur; très difficile; muito difícil",
    2: "hard; schwer; difícil; duro; dur; difficile",
    3: "in between; between; so lala; mittel; ni bien ni mal; regular; entre les deux; mais ou menos",
    4: "all right; alright; okay; ok; ganz gut; bien; ça va; tudo bem",
    5: "good; gut; bueno; bon; bom",
}

Feeling = Annotated[
    int,
    Scale(LOWEST, HIGHEST, _FEELINGS, {name: step for step, names in _NAMES.items() for name in names.split("; ")}),
]
Energy = Annotated[
    str,
    OneOf(
        {level: f"energy-{level}" for level in ("low", "middle", "high")},
        {
            "medium": "middle",
            "little": "low",
            "none": "low",
            "lots": "high",
            "wenig": "low",
            "mittel": "middle",
            "viel": "high",
        },
    ),
]
_NEED = OneOf(
    {need: f"need-{need}" for need in ("hungry", "angry", "lonely", "tired")},
    {"hungrig": "hungry", "wütend": "angry", "einsam": "lonely", "müde": "tired"},
)
Need = Annotated[str, _NEED]
Needs = Annotated[tuple[str, ...], SomeOf(_NEED)]
_WAY = OneOf({way: f"help-{way}" for way in ("someone", "distraction", "saying", "nothing")})
Way = Annotated[str, _WAY]
Key = Annotated[str, FreeText(limit=KEY_LENGTH)]
"""Which message of ours is meant; never typed, always given with a choice."""
_MORE = OneOf({part: f"more-{part}" for part in ("energy", "needs", "note")})
More = Annotated[str, _MORE]


def _feelings(does: str) -> tuple[Choice, ...]:
    steps = enumerate(_FEELINGS, LOWEST)
    return tuple(Choice(Text(key), does, {"feeling": str(step)}, rest="note") for step, key in steps)


ADD_MORE = Choice(Text("checkin-add-more"), "checkins.more")
NOT_TODAY = Choice(Text("checkin-not-today"), "checkins.not-today")

ASKED = say("checkin-question", *_feelings("checkins.feel"), NOT_TODAY)
ANSWERED = say("checkin-answered", *_feelings("checkins.feel"), ADD_MORE)
SKIPPED = say("checkin-skipped", *_feelings("checkins.feel"))
ASKED_FOR = say("checkin-now-question", *_feelings("checkin now"))
ASKED_FOR_ANSWERED = say("checkin-answered", *_feelings("checkin now"), ADD_MORE)
TOO_LATE = say("checkin-too-late", *_feelings("checkin now"))

THANKS = say("checkin-thanks")
_SOMEONE, *_OTHERS = (Choice(label, "checkins.help", {"way": way}) for label, way in _WAY.offers)
LOW_THANKS = say("checkin-low", _SOMEONE, Choice(Text("help-something"), "calm"), *_OTHERS)


def what_more(answer: str | None, *, keeps: bool) -> Card:
    """`answer`: the key of the question whose answer it adds to. `keeps`: it goes into a history."""
    to = {"to": answer} if answer is not None else {}
    offers = (Choice(label, "checkins.more", {"part": part, **to}) for label, part in _MORE.offers)
    return say("checkin-what-more-kept" if keeps else "checkin-what-more", *offers)


def plan_line(checkin: CheckIn) -> Text:
    """ "Every day at 19:00, Madrid time." """
    return Text(
        "checkin-plan",
        {
            "days": days_said(checkin.wish.days),
            "time": f"{checkin.wish.at.hour}:{checkin.wish.at.minute:02}",
            "city": city_text(checkin.wish.zone),
        },
    )


def several_plans(checkins: Sequence[CheckIn]) -> tuple[Text, ...]:
    """All of them, a line each."""
    return (Text("checkin-plans"), *(plan_line(checkin) for checkin in checkins))


def joined(plan: Text, first: Moment, *more: Text) -> Card:
    return Card((plan, Text("checkin-joined", {"first": first}), *more))


def paused(checkin: CheckIn, first: Moment | None) -> Card:
    if checkin.paused_until == OPEN_END or first is None:
        return say("checkin-paused-open")
    return say("checkin-paused", first=first)
