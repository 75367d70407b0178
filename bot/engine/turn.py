"""One event in its transaction, and what answering it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.core.cog import Request
from bot.core.commands import Command
from bot.core.deeds import Deed, Lane, Manner, key_of
from bot.core.errors import Problem
from bot.core.heard import Heard, Said
from bot.core.people import Account, Community, Membership, Place, PlaceKind, Role
from bot.core.replies import Ask, Card, Text
from bot.core.screen import Note
from bot.engine.attaching import Read
from bot.engine.catalog import ENGLISH
from bot.storage import questions
from bot.storage.cards import dump_card
from bot.storage.parcels import Line, Parcel
from bot.storage.people import Known
from bot.storage.personal import FAREWELL
from bot.storage.questions import Question
from bot.storage.transaction import OpenTransaction

NOTE = "note"
"""Part of the key of a note that an event's words call for, however it comes to be shown."""

MEANT_FOR = timedelta(hours=12)
"""For so long, a command in private means the community that was meant last. Then they may have forgotten."""


class Mistake(Problem):
    """A person's mistake that a handler found: what it wrote is rolled back, and this is said in its cog's name.

    `meant`: the community that they had just chosen, which they are not asked for again.
    """

    def __init__(self, text: Text, cog: str, turn: Turn) -> None:
        super().__init__(text.key)
        self.card = Card((text, Text("nothing-done"), *turn.assumed))
        self.cog = cog
        self.meant = turn.meant


@dataclass(frozen=True, slots=True)
class Shared:
    """A community that a person shares with us, what they may do there, and what the platform calls it."""

    community: Community
    roles: frozenset[Role] = frozenset()
    name: str | None = None
    claimed_by: tuple[tuple[str, str | None], ...] = ()


@dataclass(slots=True)
class Turn:
    """All its keys derive from the event's id.

    `is_undecided`: it is not known which of several communities is meant; the request stands in one of them for want of
    a better. `assumed` is said below the answer where we took it from what they meant before. `meant`: they chose it
    now. `waiting`: where something still waits for somebody who can be reached again. `accounts`: whom their member's
    new settings are true of. `collected`: what was held for them, and is the answer to this.
    `is_hard`: their words called for a note, given now or before. `read`: what its command made of a file.
    """

    tx: OpenTransaction
    event: Heard
    known: Known
    request: Request
    shared: Sequence[Shared]
    is_undecided: bool
    assumed: tuple[Text, ...] = ()
    meant: int | None = None
    waiting: frozenset[Line] = frozenset()
    accounts: Sequence[Account] = ()
    collected: list[Parcel] = field(default_factory=list)
    read: Read | None = None
    is_hard: bool = False

    def enter(self, there: Shared, asked_in: Place | None = None) -> None:
        """It happens there. What was asked for in a room and is gone on with in private is still for that room."""
        self.request.community, self.request.roles = there.community, there.roles
        self.request.claimed_by = there.claimed_by
        self.is_undecided = False
        in_private = self.event.place.kind is PlaceKind.DIRECT
        if in_private and asked_in is not None and asked_in.kind is PlaceKind.ROOM:
            self.request.place = asked_in

    async def mean(self, community: int) -> None:
        """From now on, and for a while, that one is meant."""
        self.meant = community
        await self.tx.people.means(self.request.account_id, community, self.request.at + MEANT_FOR)

    def last_meant(self, among: Sequence[Shared]) -> Shared | None:
        """The one that they meant not long ago."""
        return _last_meant(self.known, among, self.request.at)

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
        aside = self.event.via is not None and self.event.place.kind is PlaceKind.ROOM
        key = self.key("answer")
        return Question(self.request.community.id, command.name, ask.option, before, key, until, aside=aside)

    def deeds(self) -> list[tuple[str, str, int, Deed]]:
        """What was done for others, as the outbox takes it."""
        community = self.request.community.id
        return [(key, cog, community, deed) for key, cog, deed in self.request.deeds]

    def with_assumed(self, card: Card) -> Card:
        """Where we took the community from what they meant before, the answer says so."""
        return replace(card, lines=(*card.lines, *self.assumed)) if self.assumed else card

    def answer(self, card: Card, cog: str, what: str = "answer") -> Parcel:
        language, zone = self.reader
        if self.is_undecided:
            card = replace(card, choices=tuple(choice.saying_nothing_of_where() for choice in card.choices))
        asked_in = self.request.place
        return Parcel(
            key=self.key(what),
            lane=Lane.ANSWERS,
            cog=cog,
            topic=FAREWELL if self.request.erases else None,
            manner=Manner.ANSWER,
            community=self.request.community.id,
            account_id=self.request.account_id,
            place=self.event.place,
            asked_in=asked_in.ref if asked_in != self.event.place else None,
            edits=None,
            card=dump_card(card),
            until=None,
            tries=0,
            platform=self.request.account.platform,
            account=self.request.account,
            language=language,
            zone=zone,
            sealed_for=self.request.member.handle if card.holds_words else None,
            via=self.event.via,
            points=self.request.community.points,
        )

    def note(self, note: Note, cog: str) -> Parcel:
        """What this event's words call for: unasked, wherever they were written."""
        answer = self.answer(note.card, cog, NOTE)
        unasked = replace(answer, manner=Manner.DIRECT, place=None, asked_in=None, via=None)
        return replace(unasked, lane=Lane.CRISIS, topic=note.topic, silent=note.silent, until=note.until)


class NoCommunity(Problem):
    """We share no community with them, and never did."""


async def begin(tx: OpenTransaction, event: Heard, now: datetime, deeds: str = "deed") -> Turn:
    """Who it is, and which communities the two of us share. Which of several is meant is decided later.

    Whoever shares none any more can still do what works anywhere; then it is one that we shared. `deeds`: part of the
    keys of its deeds, as one event may be handled by more than one turn. Raises NoCommunity.
    """
    shared = await _shared(tx, event.who.account, event.who.memberships)
    if not shared:
        before = await tx.people.community_of(event.who.account)
        if before is None:
            raise NoCommunity
        shared = [Shared(before)]
    known = await tx.people.know(event.who)
    first = _last_meant(known, shared, now) or _any_of(shared)
    request = Request(
        tx=tx,
        at=now,
        member=known.member,
        account=event.who.account,
        account_id=known.account_id,
        community=first.community,
        place=event.place,
        roles=first.roles,
        in_the_open=isinstance(event, Said) and event.place.kind is PlaceKind.ROOM,
        claimed_by=first.claimed_by,
        event=(event.who.account.platform, event.id, deeds),
    )
    return Turn(tx, event, known, request, shared, is_undecided=len(shared) > 1)


async def _shared(tx: OpenTransaction, account: Account, memberships: Sequence[Membership]) -> list[Shared]:
    """What they are where. A community that counts as a part of another, as both have said, is that other."""
    platform = account.platform
    said = {one.community: one for one in memberships}
    for one in await tx.people.communities(platform, list(said)):
        whole = next((claim for claim in said[one.ref].claimed_by if claim.community == one.part_of), None)
        if whole is not None:
            del said[one.ref]
            said.setdefault(whole.community, whole)
    there = await tx.people.communities(platform, list(said))
    return [_as_shared(one, said[one.ref], account) for one in there]


def _as_shared(community: Community, membership: Membership, account: Account) -> Shared:
    """With the roles that the platform says they have, and those that moderators named them for."""
    claims = tuple((claim.community, claim.name) for claim in membership.claimed_by)
    holds = membership.holds | {account.ref}
    named = {role for role, ids in community.named.items() if ids & holds}
    return Shared(community, membership.roles | named, membership.name, claims)


def _last_meant(known: Known, among: Sequence[Shared], now: datetime) -> Shared | None:
    if known.meant_until is None or known.meant_until <= now:
        return None
    return next((one for one in among if one.community.id == known.meant), None)


def _any_of(shared: Sequence[Shared]) -> Shared:
    """The first; with the country of all of them, or none: a line of the wrong country helps nobody."""
    countries = {one.community.country for one in shared}
    first = shared[0]
    return replace(first, community=replace(first.community, country=countries.pop() if len(countries) == 1 else None))
