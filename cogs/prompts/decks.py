"""What can come in one place, and what comes next: the library, the community's own, its special days, and what was."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from bot.core.clock import NEVER
from bot.core.people import Community, Place
from bot.core.ports import Transaction
from cogs.prompts import store, words_store
from cogs.prompts.choosing import Shown, after, choose
from cogs.prompts.library import SPECIAL, Prompt, language_of, library
from cogs.prompts.store import Plan
from cogs.prompts.words_store import Special, special_on


@dataclass(slots=True)
class Deck:
    """`history`: what was shown there, the oldest first. `seed`: what tells its order from that of other places."""

    prompts: Sequence[Prompt]
    specials: Sequence[Special]
    history: Sequence[Shown]
    seed: str

    def on(self, day: date) -> Prompt | None:
        """What is shown on that date, if anything is planned then; None: nothing is."""
        special = special_on(day, self.specials)
        if special is None:
            return self.next()
        return None if special.words is None else Prompt(special.key, SPECIAL, special.words)

    def next(self) -> Prompt:
        """On any day that is not special."""
        return choose(self.prompts, self.history, self.seed)

    def take(self, prompt: Prompt) -> None:
        """It was shown. What is for one day changes nothing for the others."""
        if prompt.theme != SPECIAL:
            self.history = after(self.history, prompt)


async def deck_of(tx: Transaction, community: Community, place: Place) -> Deck:
    (deck,) = (await decks_of(tx, {community.id: community}, [(community.id, place)])).values()
    return deck


async def decks_of(
    tx: Transaction, there: Mapping[int, Community], rooms: Collection[tuple[int, Place]]
) -> Mapping[tuple[int, Place], Deck]:
    """Of each room of these communities (by their numbers): a morning has many, so what they need is read at once."""
    own = await words_store.own_of_all(tx, list(there.values()))
    specials = await words_store.specials_of_all(tx, list(there.values()))
    histories = await store.histories(tx, there)
    found = {}
    for id_, place in rooms:
        community = there[id_]
        prompts = (*library(language_of(community.language)), *own[id_])
        seed = f"{community.platform} {community.ref} {place.ref}"
        found[id_, place] = Deck(prompts, specials[id_], histories.get((id_, place.ref), []), seed)
    return found


def first_of(plan: Plan, community: Community, now: datetime) -> datetime | None:
    """When the next prompt comes; None while the community is quiet without an end."""
    return next(iter(_instants(plan, community, now)), None)


def coming(
    plan: Plan, community: Community, deck: Deck, now: datetime, count: int
) -> list[tuple[datetime, Prompt | None]]:
    """The next dates, with what is shown on each (None: nothing). It uses up the deck."""
    found: list[tuple[datetime, Prompt | None]] = []
    for at in islice(_instants(plan, community, now), count):
        prompt = deck.on(plan.wish.day_of(at))
        if prompt is not None:
            deck.take(prompt)
        found.append((at, prompt))
    return found


def _instants(plan: Plan, community: Community, now: datetime) -> Iterator[datetime]:
    """Nothing is shown while the community is quiet."""
    quiet = community.quiet_until
    if quiet == NEVER:
        return
    bounds = [bound for bound in (plan.not_before, quiet) if bound is not None]
    yield from plan.wish.coming(now, max(bounds, default=None))
