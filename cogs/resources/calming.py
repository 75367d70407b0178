"""`calm`: a short exercise, step by step. It asks for nothing and keeps nothing."""

from __future__ import annotations

from typing import Annotated

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.options import Scale
from bot.core.replies import Card, Choice, Reply, Text, say
from cogs.resources.exercises import ALL, BY_NAME, Exercise, ExerciseName, offered_for

Step = Annotated[int, Scale(1, max(exercise.steps for exercise in ALL))]

OTHER_WORDS = (
    "calm down",
    "calm me down",
    "exercise",
    "exercises",
    "übung",
    "übungen",
    "ejercicio",
    "exercice",
    "exercício",
)

_ENOUGH = Choice(Text("calm-stop"), "resources.enough")
_SOMEONE = Choice(Text("calm-someone"), "urgent")


class Calm(Cog):
    @command("calm", also=OTHER_WORDS, about="member")
    async def calm(self, request: Request, exercise: ExerciseName | None = None) -> Reply:
        if exercise is None:
            return _LIST
        return _beginning(BY_NAME[exercise])

    @pressed("resources.step", about="member")
    async def step(self, request: Request, exercise: ExerciseName, step: Step) -> Reply:
        return _step(BY_NAME[exercise], step)

    @pressed("resources.enough", about="member")
    async def enough(self, request: Request) -> Reply:
        return say("calm-stopped", _SOMEONE)

    @staticmethod
    def choice_for(topic: str | None) -> Choice | None:
        """What offers an exercise in a private note about something; None where none is to be offered."""
        offered = offered_for(topic)
        if not offered:
            return None
        if len(offered) == len(ALL):
            return Choice(Text("calm-offer"), "calm")
        return Choice(Text("calm-offer"), "calm", {"exercise": offered[0]})


def _label(exercise: Exercise) -> Text:
    return Text(f"calm-{exercise.name}-label")


_LIST = say("calm-list", *(Choice(_label(exercise), "calm", {"exercise": exercise.name}) for exercise in ALL))


def _beginning(exercise: Exercise) -> Card:
    """What it is, before anything is to be done: for whom it is not, and what there is instead."""
    begin = Choice(Text("calm-begin"), "resources.step", {"exercise": exercise.name, "step": "1"})
    label = Text("calm-instead", {"exercise": _label(BY_NAME[exercise.instead])})
    instead = Choice(label, "calm", {"exercise": exercise.instead})
    return Card((Text(f"calm-{exercise.name}"), Text("calm-no-treatment")), (begin, instead, _ENOUGH))


def _step(exercise: Exercise, step: int) -> Card:
    step = min(step, exercise.steps)
    now = Text(f"calm-{exercise.name}-{step}")
    again = Choice(Text("calm-again"), "resources.step", {"exercise": exercise.name, "step": "1"})
    if step == exercise.steps:
        return Card((now, Text("calm-end")), (again, _SOMEONE))
    following = Choice(Text("calm-next"), "resources.step", {"exercise": exercise.name, "step": str(step + 1)})
    return Card((now,), (following, _ENOUGH))
