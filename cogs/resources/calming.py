"""`calm`: a short exercise, step by step. It asks for nothing and keeps nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.options import Scale
from bot.core.replies import Card, Choice, Reply, Text, say
from cogs.resources import library
from cogs.resources.exercises import (
    ALL,
    BY_NAME,
    SHELVES,
    Exercise,
    ExerciseName,
    ExerciseOrShelf,
    exercise_of,
    offered_for,
)

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
    async def calm(self, request: Request, exercise: ExerciseOrShelf | None = None) -> Reply:
        """Without those that this community suspended; in the place of one of them comes the one instead of it."""
        wanted = exercise or next(iter(SHELVES))
        without = await _suspended(request)
        if wanted in SHELVES:
            return listed(wanted, without)
        named = BY_NAME[wanted] if wanted not in without else BY_NAME[BY_NAME[wanted].instead]
        return beginning(named, without) if named.name not in without else listed(next(iter(SHELVES)), without)

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


async def _suspended(request: Request) -> Collection[str]:
    """The names of those that moderators took out here."""
    suspended = await library.suspended(request.tx, request.community.id)
    return {name for id_ in suspended if (name := exercise_of(id_)) is not None}


def _label(exercise: Exercise) -> Text:
    return Text(f"calm-{exercise.name}-label")


def listed(shelf: str, without: Collection[str] = ()) -> Card:
    """Those of one shelf, and the way to the others."""
    there = (exercise for exercise in SHELVES[shelf] if exercise.name not in without)
    here = (Choice(_label(exercise), "calm", {"exercise": exercise.name}) for exercise in there)
    others = (Choice(Text(f"calm-more-{other}"), "calm", {"exercise": other}) for other in SHELVES if other != shelf)
    return say("calm-list", *here, *others)


def beginning(exercise: Exercise, without: Collection[str] = ()) -> Card:
    """What it is, before anything is to be done: for whom it is not, and what there is instead."""
    begin = Choice(Text("calm-begin"), "resources.step", {"exercise": exercise.name, "step": "1"})
    label = Text("calm-instead", {"exercise": _label(BY_NAME[exercise.instead])})
    instead = Choice(label, "calm", {"exercise": exercise.instead})
    if exercise.instead in without:
        instead = Choice(Text("calm-offer"), "calm")
    return Card((Text(f"calm-{exercise.name}"), Text("calm-no-treatment")), (begin, instead, _ENOUGH))


def _step(exercise: Exercise, step: int) -> Card:
    step = min(step, exercise.steps)
    now = Text(f"calm-{exercise.name}-{step}")
    again = Choice(Text("calm-again"), "resources.step", {"exercise": exercise.name, "step": "1"})
    if step == exercise.steps:
        return Card((now, Text("calm-end")), (again, _SOMEONE))
    following = Choice(Text("calm-next"), "resources.step", {"exercise": exercise.name, "step": str(step + 1)})
    return Card((now,), (following, _ENOUGH))
