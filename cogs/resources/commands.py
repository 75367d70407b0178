"""`urgent`: people to talk to now. It needs no database, and no words that are just right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.countries import Country, country_text
from bot.core.directory import Nearest, Service, Topic, emergency_line, lines_of, name_of, place_choices, service_lines
from bot.core.options import FreeText
from bot.core.people import Member
from bot.core.ports import Moderators, Preferences, Transaction
from bot.core.replies import Ask, Card, Choice, Reply, Text
from cogs.resources import library, store
from cogs.resources.nearest import Shelf
from cogs.resources.reminding import tell_fault
from cogs.resources.shipped import ship
from cogs.resources.wanted import Show, Wanted, WantedPlaces

OTHER_WORDS = (
    *("sos", "crisis", "help me", "helpline", "hotline", "emergency", "suicide"),
    *("i need help", "need help", "please help", "please help me", "i need someone to talk to", "someone to talk to"),
    *("hilf mir", "ich brauche hilfe", "notfall", "krise", "notruf"),
    *("necesito ayuda", "j'ai besoin d'aide", "preciso de ajuda"),
    *("ayúdame", "ayudame", "auxilio", "emergencia", "urgente"),
    *("aide-moi", "aidez-moi", "au secours", "urgence", "crise"),
    *("me ajuda", "me ajude", "socorro", "emergência"),
)
EntryId = Annotated[str, FreeText(limit=store.ID_LENGTH)]
"""An entry of the directory; never typed, always given with a choice."""


class Resources(Cog):
    def __init__(self, directory: Shelf, moderators: Moderators) -> None:
        self._directory = directory
        self._moderators = moderators

    @command("urgent", also=OTHER_WORDS, offline=True)
    async def urgent(self, preferences: Preferences, country: WantedPlaces | None = None) -> Reply:
        """Whatever was typed after it, there is an answer: a country that is not recognised is asked for, below."""
        wanted = country or Wanted()
        topic: Topic | None = "youth" if wanted.show == "young" else None
        of = wanted.country or preferences.country
        language, there = preferences.language, preferences.community
        nearest = self._directory.nearest(of, topic=topic, language=language, community=there)
        lines = (Text("only-you"), emergency_line(nearest), *_places(nearest, wanted.show))
        if nearest.country is None:
            return Ask("country", Card((*lines, Text("urgent-which-country"))))
        here = Text("urgent-for-country", {"country": country_text(nearest.country)})
        return Card((*lines, here), place_choices(nearest))

    @pressed("resources.not-working", about="member")
    async def not_working(
        self, request: Request, entry: EntryId | None = None, country: Country | None = None
    ) -> Reply:
        """A number did not work: which one; then the moderators hear of it, and not who said so."""
        here = request.community.id
        await ship(request.tx, request.at)
        kept = await library.entry(request.tx, here, entry) if entry is not None else None
        failed = kept.entry if kept is not None else None
        of = country or (failed.country if failed else None) or request.member.country or request.community.country
        nearest = self._directory.nearest(of, language=request.member.language, community=here)
        there = (*nearest.services, *nearest.more, *nearest.anywhere)
        if failed is None:
            return Card((Text("urgent-not-working-which"),), tuple(map(_fault, there)))
        await tell_fault(request, self._moderators, failed)
        thanks = Text("urgent-not-working-thanks", {"name": name_of(failed)})
        others = tuple(service for service in there if service.id != failed.id)
        return Card((thanks, *lines_of(others[:3]), emergency_line(nearest)))

    async def learn(self, tx: Transaction) -> None:
        self._directory.learn(await library.crisis_entries(tx))

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        confirmed = await library.confirmed_by(tx, member.id)
        return {"entries confirmed": confirmed} if confirmed else {}

    async def forget(self, tx: Transaction, member: Member) -> None:
        await library.forget(tx, member.id)

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        await library.hand_over(tx, other.id, into.id)

    async def expire(self, tx: Transaction, now: datetime) -> None:
        await store.expire(tx, now.date())
        await library.tidy(tx)


def _places(nearest: Nearest, show: Show | None) -> tuple[Text, ...]:
    """The lines that were asked for; where there are none of these, it is said, and those that there are follow."""
    if show is None or nearest.country is None:
        return service_lines(nearest)
    if show == "more":
        if nearest.more:
            return lines_of((*nearest.more, *nearest.anywhere))
        return Text("urgent-no-more"), *lines_of(nearest.anywhere)
    young = [service for service in (*nearest.services, *nearest.more) if "youth" in service.topics]
    if young:
        return lines_of((*young, nearest.anywhere[0]))
    return Text("urgent-none-young"), *service_lines(nearest)


def _fault(service: Service) -> Choice:
    return Choice(name_of(service), "resources.not-working", {"entry": service.id})
