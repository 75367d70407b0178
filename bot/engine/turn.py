"""One event in its transaction, and what answering it needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.cog import Request
from bot.core.commands import Command
from bot.core.deeds import Edit, Lane, Manner, Send, key_of
from bot.core.errors import Problem
from bot.core.heard import Heard, Pressed, Said
from bot.core.people import PlaceKind
from bot.core.replies import Ask, Card, Text
from bot.engine.catalog import ENGLISH
from bot.storage import questions
from bot.storage.cards import dump_card
from bot.storage.parcels import Parcel
from bot.storage.people import Known
from bot.storage.personal import FAREWELL
from bot.storage.questions import Question
from bot.storage.transaction import OpenTransaction


class Mistake(Problem):
    """A person's mistake that a handler found: what it wrote is rolled back, and this is said in its cog's name."""

    def __init__(self, text: Text, cog: str) -> None:
        super().__init__(text.key)
        self.card = Card((text, Text("nothing-done")))
        self.cog = cog


@dataclass(slots=True)
class Turn:
    """All its keys derive from the event's id."""

    tx: OpenTransaction
    event: Heard
    known: Known
    request: Request

    def key(self, *what: object) -> str:
        return key_of(self.request.account.platform, self.event.id, *what)

    @property
    def reader(self) -> tuple[str, str]:
        """Language and zone: the member's, the community's, or English and UTC."""
        member, community = self.request.member, self.request.community
        return member.language or community.language or ENGLISH, member.zone or community.zone or "UTC"

    def question(self, command: Command, ask: Ask) -> Question:
        """What to keep of a question, so that its answer finds the rest of the command."""
        before = {name: words for name, words in self.request.given.items() if name != ask.option}
        until = self.request.at + questions.STAYS_OPEN
        return Question(self.request.community.id, command.name, ask.option, before, self.key("answer"), until)

    def deeds(self) -> list[tuple[str, str, int, Send | Edit]]:
        """What was done for others, as the outbox takes it."""
        community = self.request.community.id
        done = enumerate(self.request.deeds)
        return [(self.key("deed", number), cog, community, deed) for number, (cog, deed) in done]

    def answer(self, card: Card, cog: str, what: str = "answer") -> Parcel:
        language, zone = self.reader
        return Parcel(
            key=self.key(what),
            lane=Lane.ANSWERS,
            cog=cog,
            topic=FAREWELL if self.request.erases else None,
            manner=Manner.ANSWER,
            community=self.request.community.id,
            account_id=self.request.account_id,
            place=self.event.place,
            edits=None,
            card=dump_card(card),
            until=None,
            tries=0,
            platform=self.request.account.platform,
            account=self.request.account,
            language=language,
            zone=zone,
            sealed_for=self.request.member.handle if card.holds_words else None,
        )


class NoCommunity(Problem):
    """We share no community with them, and never did."""


async def begin(tx: OpenTransaction, event: Heard, now: datetime) -> Turn:
    """Who it is, and in which community they mean it: one of those that the two of us share.

    Whoever shares none any more can still do what works anywhere; then it is one that we shared. Raises NoCommunity.
    """
    platform = event.who.account.platform
    shared = [(await tx.people.community(platform, one.community), one.roles) for one in event.who.memberships]
    if not shared:
        before = await tx.people.community_of(event.who.account)
        if before is None:
            raise NoCommunity
        shared = [(before, frozenset())]
    known = await tx.people.know(event.who)
    community, roles = shared[0]
    if len(shared) > 1:
        meant = await _community_meant(tx, event, known, now)
        community, roles = next((pair for pair in shared if pair[0].id == meant), shared[0])
    request = Request(
        tx=tx,
        at=now,
        member=known.member,
        account=event.who.account,
        account_id=known.account_id,
        community=community,
        place=event.place,
        roles=roles,
        in_the_open=isinstance(event, Said) and event.place.kind is PlaceKind.ROOM,
    )
    return Turn(tx, event, known, request)


async def _community_meant(tx: OpenTransaction, event: Heard, known: Known, now: datetime) -> int | None:
    """In private, with several communities in common: that of the message pressed, or of the question answered."""
    if isinstance(event, Pressed):
        message = await tx.messages.find(event.key)
        return message.community if message is not None else None
    question = await questions.open_question(tx, known.account_id, known.member.handle, now)
    message = await tx.messages.newest_with_choices(known.account_id)
    if question is not None and (message is None or question.asked_at >= message.at):
        return question.community
    return message.community if message is not None else None


def unstored(event: Heard, cog: str, lane: Lane, key: str, manner: Manner, language: str | None) -> Parcel:
    """A parcel for whoever did this, that is in no outbox: for what must be shown whatever else fails."""
    who = event.who
    return Parcel(
        key=key,
        lane=lane,
        cog=cog,
        topic=None,
        manner=manner,
        community=0,
        account_id=0,
        place=event.place if manner is Manner.ANSWER else None,
        edits=None,
        card="",
        until=None,
        tries=0,
        platform=who.account.platform,
        account=who.account,
        language=language or who.language,
        zone=who.zone,
    )
