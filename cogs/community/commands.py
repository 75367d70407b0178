"""What moderators set for their community: first steps, the safety text, a pause, the announcement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated

from bot.core.clock import NEVER
from bot.core.cog import Cog, News, Request, Settled, Undelivered, undelivered
from bot.core.commands import MODERATORS, command, pressed
from bot.core.countries import Country, country_text
from bot.core.dates import UntilKind
from bot.core.deeds import Send
from bot.core.gatherings import Agreement
from bot.core.languages import Language, language_text
from bot.core.options import Around, FreeText, Offers, fold
from bot.core.people import Community as There
from bot.core.people import PlaceKind
from bot.core.ports import Transaction
from bot.core.replies import Card, Choice, Moment, Reply, Text, Typed, Value, say
from bot.core.zones import Zone, city_text
from cogs.community import store
from cogs.community.store import Texts

ANNOUNCEMENT = Card(
    (
        Text("announcement-who"),
        Text("announcement-compares"),
        Text("announcement-off"),
        Text("announcement-limits"),
    )
)
"""Only what is true by now; each part of the bot that lands adds its own sentence."""

ANNOUNCED_IN = frozenset(("en", "de", "es", "fr", "pt"))
"""The languages that have all of it."""

ANNOUNCED = "community.announcement"

POLICY = tuple(Text(f"policy-{part}") for part in ("helpers", "hours", "limits", "minors", "passed-on", "complaints"))
"""The safety text that a community is offered, a line each."""

AGREEMENT = tuple(Text(f"agreement-{part}") for part in ("stays", "free", "advice", "peer"))
"""What a group agrees on, as a community is offered it, a line each."""

_NONE = frozenset(("none", "no", "off", "remove", "keine", "kein", "nein", "aus", "weg", "ninguno", "aucun", "nenhum"))

_OVER = frozenset(
    (
        *("off", "over", "it is over", "end", "ended", "now", "stop", "resume", "go on", "no more"),
        *("aus", "vorbei", "ende", "jetzt", "weiter", "fin", "fini", "terminado", "acabou"),
    )
)
_MONTHS = timedelta(days=300)
"""From here on, a day is said with its year."""

_OURS = frozenset(("default", "standard", "reset", "the default", "yours", "accept"))

Contact = Annotated[str, FreeText(limit=200)]
Policy = Annotated[str, FreeText(limit=2000)]
Agreed = Annotated[str, FreeText(limit=1000)]


@dataclass(frozen=True, slots=True)
class UntilOrOver:
    """A day to come, NEVER for "until we say so", or None: it is over."""

    offers: Offers = UntilKind().offers
    free_text: bool = False

    def read(self, words: str, around: Around) -> datetime | None:
        if fold(words) in _OVER:
            return None
        return UntilKind().read(words, around) or NEVER


class Community(Cog):
    """`speaks`: whether there is a catalog for a language tag."""

    def __init__(self, speaks: Callable[[str], bool]) -> None:
        self._speaks = speaks

    @command("community setup", for_=MODERATORS)
    async def setup(
        self,
        request: Request,
        language: Language | None = None,
        zone: Zone | None = None,
        *,
        country: Country | None = None,
        contact: Contact | None = None,
    ) -> Reply:
        there = request.community
        changed = replace(
            there,
            language=language or there.language,
            zone=zone or there.zone,
            country=country or there.country,
        )
        if changed != there:
            await _keep(request, changed)
        if contact is not None:
            await store.change(request.tx, changed.id, changed.handle, contact=contact)
        return await self._first_steps(request)

    async def _first_steps(self, request: Request) -> Card:
        """What is set, what is missing with the command that sets it, and the announcement as it would be."""
        community = request.community
        texts = await store.of_community(request.tx, community.id, community.handle)
        missing = [
            Text(f"community-missing-{name}")
            for name, there in (
                ("language", community.language),
                ("zone", community.zone),
                ("country", community.country),
                ("contact", texts.contact),
                ("policy", community.accepted_at),
            )
            if there is None
        ]
        lines = [Text("community-setup"), *self._settings(request, texts)]
        lines += [Text("community-missing"), *missing] if missing else []
        is_accepted = community.accepted_at is not None
        choices = [] if is_accepted else [Choice(Text("community-read-policy"), "community policy")]
        for space, name in request.claimed_by:
            told: dict[str, Value] = {"name": Typed(name or space)}
            lines.append(Text("community-claimed", told))
            choices.append(Choice(Text("community-belong", told), "community.belong", {"space": space}))
        if request.place.kind is PlaceKind.ROOM:
            wanted = (community.language or "").partition("-")[0]
            spoken = community.language if community.language and wanted in ANNOUNCED_IN else "en"
            lines.append(Text("community-announcement", {"language": language_text(spoken)}))
            lines += announcement(community.platform).lines
            choices.append(Choice(Text("community-announce"), "community.announce", agrees=True))  # once
        else:
            lines.append(Text("community-announcement-where"))
        return Card(tuple(lines), tuple(choices))

    @pressed("community.belong", for_=MODERATORS)
    async def belong(self, request: Request, space: Annotated[str, FreeText(limit=255)]) -> Reply:
        """Only what still claims this community can have it."""
        names = dict(request.claimed_by)
        if space not in names:
            return say("choice-gone")
        await _keep(request, replace(request.community, part_of=space))
        return say("community-belongs", name=Typed(names[space] or space))

    @pressed("community.announce", for_=MODERATORS)
    async def announce(self, request: Request) -> Reply:
        if request.place.kind is not PlaceKind.ROOM:
            return say("community-announcement-where")
        request.do(Send(to=request.place, card=announcement(request.community.platform), topic=ANNOUNCED, silent=True))
        await _keep(request, replace(request.community, announced_at=request.at))
        return say("community-announced-here")

    @undelivered(ANNOUNCED)
    async def not_announced(self, refusal: Undelivered) -> None:
        """It never appeared: `community show` must not say that it did."""
        await store.not_announced(refusal.tx, refusal.community)
        refusal.teach()

    @command("community show", for_=MODERATORS)
    async def show(self, request: Request) -> Reply:
        texts = await store.of_community(request.tx, request.community.id, request.community.handle)
        return Card((Text("community-show"), *self._settings(request, texts), Text("community-change")))

    def _settings(self, request: Request, texts: Texts) -> list[Text]:
        community = request.community
        lines = [
            _setting("language", language_text(community.language) if community.language else None),
            _setting("zone", city_text(community.zone) if community.zone else None),
            _setting("country", country_text(community.country) if community.country else None),
            _setting("contact", Typed(texts.contact) if texts.contact else None),
            _setting("policy", Moment(community.accepted_at, "date") if community.accepted_at else None),
            _setting("announced", Moment(community.announced_at, "date") if community.announced_at else None),
        ]
        if community.language is not None and not self._speaks(community.language):
            lines.append(Text("community-language-missing", {"language": language_text(community.language)}))
        if community.quiet_until is not None and community.quiet_until > request.at:
            lines.append(_quiet_line(community.quiet_until, request.at))
        return lines

    @command("community policy", for_=MODERATORS)
    async def policy(self, request: Request, text: Policy | None = None) -> Reply:
        community = request.community
        if text is not None and (fold(text) in _OURS or len(text.split()) > 2):  # "?" and "show" are no safety text
            own = None if fold(text) in _OURS else text
            await store.change(request.tx, community.id, community.handle, policy=own)
            await _keep(request, replace(community, accepted_at=request.at))
            return Card((Text("community-policy-accepted"), *_policy_lines(own)))
        texts = await store.of_community(request.tx, community.id, community.handle)
        is_accepted = community.accepted_at is not None
        state = "community-policy-now" if is_accepted else "community-policy-offered"
        accept = () if is_accepted else (Choice(Text("community-policy-accept"), "community.accept"),)
        return Card((Text(state), *_policy_lines(texts.policy), Text("community-policy-own")), accept)

    @pressed("community.accept", for_=MODERATORS)
    async def accept(self, request: Request) -> Reply:
        community = request.community
        await _keep(request, replace(community, accepted_at=request.at))
        return Card((Text("community-policy-accepted"), *await safety_text(request.tx, community)))

    @command("community agreement", for_=MODERATORS)
    async def agreement(self, request: Request, text: Agreed | None = None) -> Reply:
        """Who joins a session reads it once, and agrees; to what was changed since, anew."""
        community = request.community
        if text is not None and fold(text) in _NONE:
            await store.change(request.tx, community.id, community.handle, agreement=None, agreement_at=None)
            return say("community-agreement-removed")
        if text is not None and (fold(text) in _OURS or len(text.split()) > 2):
            own = None if fold(text) in _OURS else text
            await store.change(request.tx, community.id, community.handle, agreement=own, agreement_at=request.at)
            return Card((Text("community-agreement-set"), *_own_lines(own, AGREEMENT)))
        texts = await store.of_community(request.tx, community.id, community.handle)
        lines = _own_lines(texts.agreement, AGREEMENT)
        if texts.agreement_at is not None:
            return Card((Text("community-agreement-now"), *lines, Text("community-agreement-own")))
        take = Choice(Text("community-agreement-take"), "community agreement", {"text": "default"})
        return Card((Text("community-agreement-offered"), *lines, Text("community-agreement-own")), (take,))

    @command("community quiet", for_=MODERATORS)
    async def quiet(self, request: Request, until: Annotated[datetime | None, UntilOrOver()]) -> Reply:
        """Only what falls due is held: answers, notes and `urgent` go on."""
        await _keep(request, replace(request.community, quiet_until=until))
        if until is None:
            return say("community-quiet-over")
        go_on = Choice(Text("community-quiet-go-on"), "community quiet", {"until": "over"})
        return Card((_quiet_line(until, request.at), Text("community-quiet-what")), (go_on,))

    async def settle(self, tx: Transaction, community: There, settled: Settled) -> None:
        """Its policy accepted, the bot announced."""
        if community.accepted_at is None:
            await tx.people.change_community(replace(community, accepted_at=settled.at, announced_at=settled.at))


async def _keep(request: Request, changed: There) -> None:
    request.community = changed
    await request.tx.people.change_community(changed)
    request.announce(News.COMMUNITY)
    request.teach()


def announcement(platform: str) -> Card:
    """With what is true on that platform alone."""
    if platform != "matrix":
        return ANNOUNCEMENT
    return replace(ANNOUNCEMENT, lines=(*ANNOUNCEMENT.lines, Text("announcement-matrix")))


def _setting(name: str, value: Text | Typed | Moment | None) -> Text:
    return Text(f"community-{name}", {"value": value if value is not None else Text("community-not-set")})


def _quiet_line(until: datetime, now: datetime) -> Text:
    if until == NEVER:
        return Text("community-quiet-open")
    return Text("community-quiet-until", {"until": Moment(until, "moment" if until - now < _MONTHS else "date")})


async def safety_text(tx: Transaction, community: There) -> Sequence[Text]:
    """A community's own, or the one that we offer: its lines."""
    return _policy_lines((await store.of_community(tx, community.id, community.handle)).policy)


async def agreement_of(tx: Transaction, community: There) -> Agreement | None:
    """What a group there agrees on. None: the community has not written anything."""
    texts = await store.of_community(tx, community.id, community.handle)
    if texts.agreement_at is None:
        return None
    return Agreement(texts.agreement_at, _own_lines(texts.agreement, AGREEMENT))


def _policy_lines(own: str | None) -> tuple[Text, ...]:
    return _own_lines(own, POLICY)


def _own_lines(own: str | None, ours: tuple[Text, ...]) -> tuple[Text, ...]:
    if own is None:
        return ours
    return tuple(Text("community-policy-line", {"line": Typed(line)}) for line in own.splitlines() if line.strip())
