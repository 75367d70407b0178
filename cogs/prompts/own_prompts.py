"""Prompts that people here wrote: suggested by members, approved or added by moderators, or meant for one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from bot.core.clock import instant_at, zone_named
from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command, pressed
from bot.core.errors import UserError
from bot.core.options import YesOrNo, fold
from bot.core.people import Community, Member
from bot.core.ports import Transaction
from bot.core.replies import Card, Choice, Moment, Reply, Text, Value, say
from cogs.prompts import cards, store, words_store
from cogs.prompts.kinds import MOST_OWN, Date, Key, Number, PromptText, SuggestedText
from cogs.prompts.library import OWN, SPECIAL, Prompt, language_of, library
from cogs.prompts.store import Plan
from cogs.prompts.words_store import Special, Suggestion

MOST_SUGGESTED = 5
"""Suggestions of one member that wait in one community."""

MOST_SPECIAL = 60
"""Special days that a community can have."""

FROM_HERE_ON = 5
"""So many people are a number; fewer could be told from each other."""

_PAGE = 12
"""Lines that one message shows: with the longest of them, it still is one message."""

_USUAL = frozenset(
    (
        *("off", "usual", "as usual", "ordinary", "normal", "remove", "none"),
        *("aus", "weg", "wie sonst", "normal", "gewöhnlich", "entfernen"),
    )
)


class OwnPrompts(Cog):
    @command("prompt suggest")
    async def suggest(self, request: Request, text: SuggestedText) -> Reply:
        """Moderators read it without a name."""
        tx, there = request.tx, request.community
        before = await words_store.suggested_by(tx, request.member, there.id)
        if len(before) >= MOST_SUGGESTED:
            raise UserError("prompt-suggested-enough", most=MOST_SUGGESTED)
        key = await words_store.suggest(tx, there, request.member, text, request.at)
        in_the_open = [Text("prompt-suggested-in-the-open")] if request.in_the_open else []
        take_back = Choice(Text("prompt-take-back"), "prompts.take-back", {"key": key})
        return Card((Text("prompt-suggested"), *in_the_open), (take_back,))

    @pressed("prompts.take-back")
    async def take_back(self, request: Request, key: Key) -> Reply:
        found = await words_store.suggestion(request.tx, request.community, key)
        if found is None or found.member != request.member.id:
            return say("choice-gone")
        await words_store.end_suggestion(request.tx, key)
        return say("prompt-taken-back")

    @command("prompt add", for_=MODERATORS)
    async def add(self, request: Request, text: PromptText) -> Reply:
        added = await self._add(request, text)
        drop = Choice(Text("prompt-drop"), "prompts.drop", {"key": added.id})
        return Card((Text("prompt-added"), *cards.shown(added).lines), (drop,))

    @staticmethod
    async def _add(request: Request, words: str) -> Prompt:
        """Raises UserError."""
        known = await words_store.own_of(request.tx, request.community)
        if len(known) >= MOST_OWN:
            raise UserError("prompt-too-many", most=MOST_OWN)
        if any(fold(one.text) == fold(words) for one in known):
            raise UserError("prompt-there")
        return await words_store.add_own(request.tx, request.community, words, request.at)

    @pressed("prompts.drop", for_=MODERATORS)
    async def drop(self, request: Request, key: Key) -> Reply:
        known = await words_store.own_of(request.tx, request.community)
        return await self._removed(request, next((one for one in known if one.id == key), None))

    @command("prompt remove", for_=MODERATORS)
    async def remove(self, request: Request, number: Number) -> Reply:
        """By its number in `prompt list`."""
        known = await words_store.own_of(request.tx, request.community)
        if number > len(known):
            raise UserError("prompt-unknown", number=number)
        return await self._removed(request, known[number - 1])

    @staticmethod
    async def _removed(request: Request, prompt: Prompt | None) -> Card:
        if prompt is None:
            return say("choice-gone")
        await words_store.remove_own(request.tx, request.community, prompt.id)
        return say("prompt-removed", text=cards.in_a_line(prompt))

    @command("prompt review", for_=MODERATORS)
    async def review(self, request: Request) -> Reply:
        return await self._review(request)

    @staticmethod
    async def _review(request: Request, *before: Text, after: str | None = None) -> Card:
        """The next suggestion, as it would stand in a room."""
        found = await words_store.suggested(request.tx, request.community, after)
        if found is None:
            return Card((*before, Text("prompt-review-none")))
        there = await words_store.waiting(request.tx, request.community.id)
        choices = [
            Choice(Text("prompt-approve"), "prompts.approve", {"key": found.key}),
            Choice(Text("prompt-decline"), "prompts.decline", {"key": found.key}),
        ]
        if there > 1:
            choices.append(Choice(Text("prompt-next"), "prompts.next", {"key": found.key}))
        looks = cards.shown(Prompt(found.key, OWN, found.words)).lines
        return Card((*before, Text("prompt-review"), *looks), tuple(choices))

    @pressed("prompts.approve", for_=MODERATORS)
    async def approve(self, request: Request, key: Key) -> Reply:
        """From now on it is the community's, and nothing says who wrote it."""
        found = await self._waiting(request, key)
        if found is None:
            return say("choice-gone")
        await self._add(request, found.words)
        await words_store.end_suggestion(request.tx, key)
        return await self._review(request, Text("prompt-approved"))

    @pressed("prompts.decline", for_=MODERATORS)
    async def decline(self, request: Request, key: Key) -> Reply:
        if await self._waiting(request, key) is None:
            return say("choice-gone")
        await words_store.end_suggestion(request.tx, key)
        return await self._review(request, Text("prompt-declined"))

    @pressed("prompts.next", for_=MODERATORS)
    async def next(self, request: Request, key: Key) -> Reply:
        return await self._review(request, after=key)

    @staticmethod
    async def _waiting(request: Request, key: str) -> Suggestion | None:
        return await words_store.suggestion(request.tx, request.community, key)

    @command("prompt special", for_=MODERATORS)
    async def special(
        self, request: Request, date: Date, text: PromptText | None = None, *, yearly: YesOrNo = False
    ) -> Reply:
        """Without a text, that day has no prompt."""
        tx, there, day = request.tx, request.community, _moment(date, request)
        if text is not None and fold(text) in _USUAL:
            removed = await words_store.remove_special(tx, there, date)
            return say("prompt-special-over" if removed else "prompt-special-none", day=day)
        known = await words_store.specials_of(tx, there)
        if len(known) >= MOST_SPECIAL:
            raise UserError("prompt-too-many-special", most=MOST_SPECIAL)
        await words_store.add_special(tx, there, date, text, yearly=yearly)
        every = [Text("prompt-special-yearly")] if yearly else []
        if text is None:
            return Card((Text("prompt-special-quiet", {"day": day}), *every))
        looks = cards.shown(Prompt("", SPECIAL, text)).lines
        return Card((Text("prompt-special-set", {"day": day}), *looks, *every))

    @command("prompt list", for_=MODERATORS)
    async def show(self, request: Request) -> Reply:
        return await self._page(request, 1)

    @pressed("prompts.page", for_=MODERATORS)
    async def page(self, request: Request, number: Number) -> Reply:
        return await self._page(request, number)

    async def _page(self, request: Request, number: int) -> Card:
        tx, there = request.tx, request.community
        plans = await store.of_community(tx, there.id)
        is_paused = any(plan.fault is not None for plan in plans)
        lines, end = await self._lines(request, plans), number * _PAGE
        choices = []
        if len(lines) > end:
            choices.append(Choice(Text("prompt-more"), "prompts.page", {"number": str(number + 1)}))
        if number == 1 and is_paused:
            choices.append(Choice(Text("prompt-end-paused"), "prompts.end-paused"))
        if number == 1 and await words_store.waiting(tx, there.id):
            choices.append(Choice(Text("prompt-see-review"), "prompt review"))
        go_on = [Text("prompt-how-to-go-on")] if number == 1 and is_paused else []
        return Card((*go_on, *lines[end - _PAGE : end], Text("prompt-list-change")), tuple(choices))

    @staticmethod
    async def _lines(request: Request, plans: Sequence[Plan]) -> list[Text]:
        """Where prompts come (what is paused, first), the special days, and the community's own."""
        tx, there = request.tx, request.community
        today = request.at.astimezone(zone_named(_zone_of(request))).date()
        specials = [special for special in await words_store.specials_of(tx, there) if special.next_day(today) >= today]
        own = await words_store.own_of(tx, there)
        counts: dict[str, Value] = {"library": len(library(language_of(there.language))), "own": len(own)}
        lines = [cards.plan_line(plan) for plan in sorted(plans, key=lambda plan: plan.fault is None)]
        lines = lines or [Text("prompt-none")]
        lines += [_special_line(special, today, request) for special in specials]
        return [*lines, Text("prompt-library", counts), *(_own_line(*numbered) for numbered in enumerate(own, 1))]

    async def expire(self, tx: Transaction, now: datetime) -> None:
        await words_store.expire_specials(tx, now.date())

    async def digest(self, tx: Transaction, community: Community, since: datetime, now: datetime) -> Sequence[Text]:
        waiting = await words_store.waiting(tx, community.id)
        if not waiting:
            return []
        if waiting < FROM_HERE_ON:
            return [Text("prompt-digest-some")]
        return [Text("prompt-digest-waiting", {"count": waiting})]

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        theirs = await words_store.suggested_by(tx, member)
        return {"prompts that you suggested": [{"at": one.at.isoformat(), "words": one.words} for one in theirs]}

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        count = len(await words_store.suggested_by(tx, member))
        return (Text("prompt-holds", {"count": count}),) if count else ()

    async def forget(self, tx: Transaction, member: Member) -> None:
        await words_store.forget(tx, member)

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        await words_store.hand_over(tx, other, into)


def _own_line(number: int, prompt: Prompt) -> Text:
    return Text("prompt-own-line", {"number": number, "text": cards.in_a_line(prompt)})


def _special_line(special: Special, today: date, request: Request) -> Text:
    said: dict[str, Value] = {"day": _moment(special.next_day(today), request)}
    if special.words is None:
        return Text("prompt-special-line-quiet", said)
    return Text("prompt-special-line", {**said, "text": cards.in_a_line(Prompt(special.key, SPECIAL, special.words))})


def _moment(day: date, request: Request) -> Moment:
    """A day, as an instant that lies in it for whoever asks."""
    noon = instant_at(day, time(12), zone_named(_zone_of(request)))
    return Moment(noon or datetime.combine(day, time(12), tzinfo=UTC), "date")


def _zone_of(request: Request) -> str:
    return request.member.zone or request.community.zone or "UTC"
