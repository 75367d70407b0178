"""What prompts show: in a room, and to the moderators who look after them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.days import days_said
from bot.core.options import shortened
from bot.core.people import Community
from bot.core.replies import Card, Choice, Moment, Text, Typed, Value, Where, say
from bot.core.zones import city_text
from cogs.prompts.library import SPECIAL, Prompt, language_of
from cogs.prompts.store import Plan

_FAULTS = ("gone", "forbidden")
_LINE = 100
"""Letters of somebody's prompt in a list."""


def shown(prompt: Prompt) -> Card:
    """As it stands in a room."""
    note = (Text("prompt-note", {"note": prompt.note}),) if prompt.note is not None else ()
    words = Typed(prompt.text) if prompt.is_own else prompt.text
    return Card((*note, Text("prompt-text", {"text": words}), Text("prompt-free")))


def thread_title(prompt: Prompt, at: datetime) -> Text:
    """What people typed goes into no title: those are shown where nobody looks for them."""
    return Text("prompt-thread", {"theme": theme(prompt), "day": Moment(at, "day")})


def theme(prompt: Prompt) -> Text:
    return Text(f"prompt-theme-{prompt.theme}")


def plan_line(plan: Plan) -> Text:
    """Where and when, and whether it goes on."""
    said: dict[str, Value] = {
        "room": Where(plan.place),
        "days": days_said(plan.wish.days),
        "time": f"{plan.wish.at.hour}:{plan.wish.at.minute:02}",
    }
    line = Text("prompt-plan", {**said, "city": city_text(plan.wish.zone)})
    if plan.fault is None:
        return line
    return Text("prompt-plan-paused", {"plan": line, "why": fault(plan.fault)})


def fault(reason: str) -> Text:
    return Text(f"prompt-fault-{reason if reason in _FAULTS else 'other'}")


def planned(plan: Plan, community: Community, first: datetime | None) -> Card:
    lines = [Text("prompt-planned", {"plan": plan_line(plan)}), first_line(first)]
    if plan.threads:
        lines.append(Text("prompt-with-threads"))
    if community.language is not None and language_of(community.language) != community.language.partition("-")[0]:
        lines.append(Text("prompt-in-english"))
    return Card((*lines, Text("prompt-answers")), (see_preview(plan),))


def first_line(first: datetime | None) -> Text:
    return Text("prompt-while-quiet") if first is None else Text("prompt-first", {"first": Moment(first)})


def next_line(following: datetime | None) -> Text:
    return Text("prompt-while-quiet") if following is None else Text("prompt-next-comes", {"first": Moment(following)})


def see_preview(plan: Plan) -> Choice:
    return Choice(Text("prompt-see-preview"), "prompt preview", given(plan))


def given(plan: Plan) -> dict[str, str | Typed]:
    """That this plan is meant, wherever the choice is pressed."""
    return {"place": plan.place.ref}


def preview(plan: Plan, coming: Sequence[tuple[datetime, Prompt | None]]) -> Card:
    lines = [_coming_line(at, prompt) for at, prompt in coming] or [Text("prompt-while-quiet")]
    first = next((prompt for _, prompt in coming[:1]), None)
    choices = [Choice(Text("prompt-skip-first"), "prompt skip", given(plan))] if coming else []
    if first is not None and first.theme != SPECIAL:
        choices.insert(0, Choice(Text("prompt-another"), "prompts.another", {**given(plan), "prompt": first.id}))
    return Card((Text("prompt-preview", {"room": Where(plan.place)}), *lines), tuple(choices))


def _coming_line(at: datetime, prompt: Prompt | None) -> Text:
    if prompt is None:
        return Text("prompt-coming-none", {"at": Moment(at)})
    return Text("prompt-coming", {"at": Moment(at), "theme": theme(prompt), "text": in_a_line(prompt)})


def in_a_line(prompt: Prompt) -> Typed | str:
    """Somebody's words shortened, ours as they are."""
    return Typed(shortened(" ".join(prompt.text.split()), _LINE)) if prompt.is_own else prompt.text


def paused(plan: Plan, reason: str) -> Card:
    """To the moderator who planned it. A room that is gone has no name any more by which its plan could be ended."""
    end = Choice(Text("prompt-end-paused"), "prompts.end-paused", given(plan))
    return say("prompt-paused", end, room=Where(plan.place), why=fault(reason))
