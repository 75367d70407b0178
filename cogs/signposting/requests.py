"""`ask`: somebody asks for a person here, for themselves, about somebody else, or because something is not right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

from bot.core.cog import Cog, Request
from bot.core.commands import HELPERS, command, pressed
from bot.core.directory import Nearest, service_lines
from bot.core.errors import UserError
from bot.core.options import FreeText, OneOf, quoted
from bot.core.people import Account, Community
from bot.core.ports import Directory, Rooms, Transaction
from bot.core.replies import Ask, Card, Choice, Moment, Reply, Text, Typed, Value, Who, say
from cogs.signposting import alert_cards, alert_messages, alerts_store, duty_store
from cogs.signposting.alert_commands import Number
from cogs.signposting.alerts import Alert, digest_of
from cogs.signposting.care import UNTAKEN, Care, Route

NOT_RIGHT = "not-right"
CANCEL = "cancel"

_A_NUMBER = 5
"""So many people are a number; fewer could be told from each other."""

_ABOUT = OneOf(
    {about: f"ask-about-{about}" for about in ("me", "worried", NOT_RIGHT)},
    {
        **dict.fromkeys(("myself", "for me", "mich", "mir", "für mich", "para mí", "pour moi", "para mim"), "me"),
        **dict.fromkeys(
            ("someone", "somebody", "a friend", "worried about someone", "jemand", "jemanden", "sorge", "um jemanden"),
            "worried",
        ),
        **dict.fromkeys(
            ("not right", "something is not right", "wrong", "report", "moderators", "nicht in ordnung", "melden"),
            NOT_RIGHT,
        ),
    },
)
_NEEDS = {
    "me": ("listen", "ideas", "service"),
    "worried": ("listen", "ideas", "service"),
    NOT_RIGHT: ("look", "listen"),
}
_NEED = OneOf(
    {need: f"ask-need-{need}" for need in ("listen", "ideas", "service", "look", CANCEL)},
    {
        **dict.fromkeys(("someone to listen", "listening", "zuhören", "jemand zum zuhören"), "listen"),
        **dict.fromkeys(("advice", "ideen", "rat"), "ideas"),
        **dict.fromkeys(("finding a service", "find a service", "hilfe finden", "stelle"), "service"),
    },
)
AboutWhom = Annotated[str, _ABOUT]
Need = Annotated[str, _NEED]
OwnWords = Annotated[str, FreeText(limit=1000, is_screened=True)]
Named = Annotated[str, FreeText(limit=200)]


class Requests(Cog):
    def __init__(self, care: Care, directory: Directory, rooms: Rooms) -> None:
        self._care = care
        self._directory = directory
        self._rooms = rooms

    @command("ask")
    async def ask(
        self,
        request: Request,
        about: AboutWhom | None = None,
        need: Need | None = None,
        words: OwnWords | None = None,
        *,
        who: Named | None = None,
    ) -> Reply:
        """Words go along only where they were given; nothing is sent before a need is chosen."""
        if not request.roles & HELPERS:  # who helps here no more is not called, either
            await duty_store.end(request.tx, request.account_id, request.community.id)
        if need == CANCEL:
            return say("ask-cancelled")
        named = self._named(request, who) if who is not None else None
        if not await self._reaches_somebody(request, about, named):
            return self._nobody(request, about)
        said = _said(words, who)
        if about is None:
            choices = (Choice(label, "ask", {**said, "about": value}) for label, value in _ABOUT.offers)
            return Ask("about", say("ask-about", *choices))
        if need is None:
            return Ask("need", _which_need(about, said))
        return await self._send(request, about, need, named, words)

    async def _reaches_somebody(self, request: Request, about: str | None, named: Account | None) -> bool:
        queues = (False, True) if about is None else (about == NOT_RIGHT,)
        return any([await self._route(request, named, moderators=moderators) is not None for moderators in queues])

    async def _route(self, request: Request, named: Account | None, *, moderators: bool) -> Route | None:
        return await self._care.route(
            request.tx, request.community, request.at, request.member.id, named=named, moderators=moderators
        )

    def _nobody(self, request: Request, about: str | None) -> Card:
        """It is said plainly, and where else to turn."""
        if about == NOT_RIGHT:
            return say("ask-nobody-not-right")
        return Card((Text("ask-nobody"), *service_lines(self._nearest(request))))

    def _nearest(self, request: Request) -> Nearest:
        country = request.member.country or request.community.country
        there, language = request.community.id, request.member.language
        return self._directory.nearest(country, language=language, at=request.at, community=there)

    def _named(self, request: Request, words: str) -> Account:
        """Raises UserError."""
        found = self._rooms.holders(request.community, words)
        if found is None or len(found) != 1:
            raise UserError("ask-who-unknown", words=quoted(words))
        return Account(request.community.platform, *found)

    @pressed("signposting.who")
    async def who(
        self, request: Request, about: AboutWhom, who: Named | None = None, words: OwnWords | None = None
    ) -> Reply:
        """Who is named does not read of it, so it is asked before anything is sent."""
        if who is None:
            return Ask("who", say("ask-who-not-right" if about == NOT_RIGHT else "ask-who"))
        if not await self._reaches_somebody(request, about, self._named(request, who)):
            return self._nobody(request, about)
        return _which_need(about, _said(words, who))

    async def _send(self, request: Request, about: str, need: str, named: Account | None, words: str | None) -> Reply:
        tx, now = request.tx, request.at
        before = await self._open(request, about, named)
        if before is not None:
            return await self._add_to(request, before, about, need, named, words)
        route = await self._route(request, named, moderators=about == NOT_RIGHT)
        if route is None:
            return self._nobody(request, about)
        chosen = {"kind": "request", "level": "support", "topic": "asking", "about": about, "need": need}
        made = await alerts_store.add(
            tx, request.community.id, request.member, account=request.account_id, at=now, **chosen
        )
        if words is not None or named is not None:
            made = await alerts_store.say(tx, made, words, named)
        await self._care.call(tx, made, route, now)
        await self._care.wait(tx, made, now)
        return await self._sent(request, made)

    @staticmethod
    async def _open(request: Request, about: str, named: Account | None) -> Alert | None:
        """One open item for each person: but what is for moderators is apart, and so is what names somebody else."""
        subject = digest_of(named) if named is not None else None
        for one in await alerts_store.open_of(request.tx, request.member.id, request.community.id):
            same_queue = one.kind == "request" and one.is_for_moderators == (about == NOT_RIGHT)
            if same_queue and subject in (None, one.subject):
                return one
        return None

    async def _add_to(
        self, request: Request, before: Alert, about: str, need: str, named: Account | None, words: str | None
    ) -> Reply:
        """Those on duty are called again only where it had stood for its time, or reached nobody."""
        tx, now = request.tx, request.at
        changed = await alerts_store.change(tx, before, about=about, need=need, again_at=now)
        if words is not None or named is not None:
            changed = await alerts_store.say(tx, changed, words, named)
        if changed.taker is not None and changed.taken_at is not None:
            await self._care.refresh(tx, changed, now)
            return say("ask-taken-already", who=Who(changed.taker), since=Moment(changed.taken_at, "time"))
        reached = await alert_messages.shown(tx, changed)
        if reached and not changed.no_one:
            await self._care.refresh(tx, changed, now)
            return self._both_choices(changed, Text("ask-merged"))
        opened = await alerts_store.change(tx, changed, no_one=False)
        await self._care.repeat(tx, opened, now)
        await self._care.wait(tx, opened, now)
        return await self._sent(request, opened)

    async def _sent(self, request: Request, alert: Alert) -> Card:
        """By when they hear that nobody was free: after all have been called a second time, if they still are."""
        patience = await self._care.patience(request.tx, request.community.id)
        spans = 1 if alert.is_repeated else 2
        until: dict[str, Value] = {"until": Moment(request.at + spans * patience, "time")}
        key = "ask-sent-moderators" if alert.is_for_moderators else "ask-sent"
        return self._both_choices(alert, Text(key, until))

    @staticmethod
    def _both_choices(alert: Alert, line: Text) -> Card:
        given = {"alert": str(alert.number)}
        add = Choice(Text("ask-add-words"), "signposting.add", given)
        return Card((line,), (add, Choice(Text("ask-take-back"), "signposting.take-back", given)))

    @pressed("signposting.add")
    async def add(self, request: Request, alert: Number, words: OwnWords | None = None) -> Reply:
        mine = await self._mine(request, alert)
        if mine is None:
            return say("choice-gone")
        if words is None:
            return Ask("words", say("ask-words-not-right" if mine.is_for_moderators else "ask-words"))
        said = await alerts_store.say(request.tx, mine, words, None)
        await self._care.refresh(request.tx, said, request.at)
        return say("ask-words-added")

    @pressed("signposting.take-back")
    async def take_back(self, request: Request, alert: Number) -> Reply:
        mine = await self._mine(request, alert)
        if mine is None:
            return say("choice-gone")
        ended = {"closed_at": request.at, "outcome": alert_cards.TAKEN_BACK, "sealed": None}
        closed = await alerts_store.change(request.tx, mine, **ended)
        await request.tx.agenda.drop(UNTAKEN, [str(mine.id)])
        await self._care.refresh(request.tx, closed, request.at)
        return say("ask-taken-back")

    @staticmethod
    async def _mine(request: Request, number: int) -> Alert | None:
        found = await alerts_store.numbered(request.tx, request.community.id, number)
        is_mine = found is not None and found.member == request.member.id and found.kind == "request"
        return found if found is not None and is_mine and found.is_open else None

    async def digest(self, tx: Transaction, community: Community, since: datetime, now: datetime) -> Sequence[Text]:
        """What stands open; how many people it concerns is said from five up."""
        lines = [Text("alert-digest-lost")] if await duty_store.has_fault(tx, community.id) else []
        found = await alerts_store.open_in(tx, community.id)
        people = len({one.member for one in found})
        if not found:
            return lines
        return [*lines, Text("alert-digest", {"count": people}) if people >= _A_NUMBER else Text("alert-digest-some")]


def _said(words: str | None, who: str | None) -> Mapping[str, str | Typed]:
    """What goes along with each choice: a person's own words, and whom they named."""
    return {name: Typed(value) for name, value in (("words", words), ("who", who)) if value is not None}


def _which_need(about: str, said: Mapping[str, str | Typed]) -> Card:
    """Who will see what; nothing is sent yet."""
    given = {**said, "about": about}
    choices = [Choice(Text(f"ask-need-{need}"), "ask", {**given, "need": need}) for need in _NEEDS[about]]
    if about != "me" and "who" not in said:
        choices.append(Choice(Text("ask-say-who"), "signposting.who", given))
    choices.append(Choice(Text(f"ask-need-{CANCEL}"), "ask", {"about": about, "need": CANCEL}))
    lines = [Text(f"ask-which-for-{about}")]
    if "words" in said:
        lines.append(Text("ask-with-words"))
    return Card((*lines,), tuple(choices))
