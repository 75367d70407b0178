"""Alerts and requests in the hands of helpers: to see them, take one, pass it on, finish it; and what falls due."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from bot.core.cog import Batch, Cog, Delivered, News, Request, Undelivered, delivered, due, listens, undelivered
from bot.core.commands import HELPERS, command, pressed
from bot.core.deeds import Edit
from bot.core.errors import NotUnderstood, UserError
from bot.core.heard import Gone
from bot.core.options import Around, Offers, OneOf, YesOrNo, fold, quoted
from bot.core.people import Community, Member, Role
from bot.core.ports import Transaction
from bot.core.replies import Ask, Card, Moment, Reply, Text, Who, say
from cogs.signposting import alert_cards, alert_messages, alerts_store, counts, duty_store
from cogs.signposting.alerts import KEPT_FOR, Alert, may_see
from cogs.signposting.care import ALERT, MOST, UNTAKEN, Care, put
from cogs.signposting.duty_hours import tomorrow
from cogs.signposting.note import NOTE


@dataclass(frozen=True, slots=True)
class AlertNumber:
    """The number of an alert or a request: "3", "#3", "number 3"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> int:
        said = re.fullmatch(r"(?:(?:number|no|nr|alert|nummer)\.? ?)?#?(\d{1,9})", fold(words))
        if said is None:
            raise NotUnderstood("alert-number-unknown", words=quoted(words))
        return int(said[1])


Number = Annotated[int, AlertNumber()]
_OUTCOMES = OneOf(
    {outcome: f"alert-ended-{outcome}" for outcome in alert_cards.OUTCOMES},
    {
        **dict.fromkeys(("we talked", "talk", "geredet", "wir haben geredet"), "talked"),
        **dict.fromkeys(("not needed", "no need", "nicht nötig"), "not-needed"),
        **dict.fromkeys(("false alarm", "false", "fehlalarm", "mistake"), "false-alarm"),
    },
)
Outcome = Annotated[str, _OUTCOMES]


SafetyText = Callable[[Transaction, Community], Awaitable[Sequence[Text]]]
"""What a community tells its helpers about who does what, and when: its lines."""


class Alerts(Cog):
    def __init__(self, care: Care, safety_text: SafetyText) -> None:
        self._care = care
        self._safety_text = safety_text
        self._watched: frozenset[str] = frozenset()

    @command("alert list", also=("alerts",), for_=HELPERS)
    async def overview(self, request: Request) -> Reply:
        return alert_cards.listed(await self._seen_by(request))

    @command("alert take", for_=HELPERS)
    async def take(self, request: Request, alert: Number | None = None) -> Reply:
        tx = request.tx
        free = [one for one in await self._seen_by(request) if one.taken_by is None]
        if alert is None and len(free) != 1:
            return alert_cards.which(free, "alert take") if free else alert_cards.listed(free)
        found = free[0] if alert is None else await self._numbered(request, alert)
        held = await alerts_store.held_by(tx, request.member.id)
        if found.taken_by is not None:
            return _has(found, held)
        if len(held) >= MOST:
            return say("alert-hands-full", most=MOST)
        is_mine = await alerts_store.take(tx, found, request.account_id, request.at)
        taken = await self._numbered(request, found.number)
        if not is_mine:
            return _has(taken, held)
        await tx.agenda.drop(UNTAKEN, [str(taken.id)])
        await self._care.refresh(tx, taken, request.at)
        is_told = await self._care.tell_taken(tx, taken, request.account, request.at)
        return alert_cards.taken(taken, is_told=is_told)

    @command("alert pass", for_=HELPERS)
    async def pass_on(self, request: Request, alert: Number | None = None) -> Reply:
        mine = await self._mine(request)
        if alert is None and len(mine) != 1:
            return alert_cards.which(mine, "alert pass") if mine else say("alert-none-yours")
        found = mine[0] if alert is None else await self._numbered(request, alert)
        if found.taken_by is None:
            return say("alert-left-to-others")
        if found.id not in {one.id for one in mine}:
            return _has(found, mine)
        await self._let_go(request, found)
        return say("alert-passed")

    async def _let_go(self, request: Request, alert: Alert) -> None:
        """It is open again. The others are called at once, unless they were just now."""
        tx, now = request.tx, request.at
        opened = await alerts_store.change(tx, alert, taken_by=None, taken_at=None, is_repeated=False)
        if now - alert.called_at >= await self._care.patience(tx, alert.community):
            await self._care.repeat(tx, opened, now, but=request.member.id)
        else:
            await self._care.refresh(tx, opened, now)
        await self._care.wait(tx, opened, now)

    @command("alert done", for_=HELPERS)
    async def done(self, request: Request, outcome: Outcome | None = None, alert: Number | None = None) -> Reply:
        mine = await self._mine(request)
        if alert is None and len(mine) != 1:
            given = {"outcome": outcome} if outcome is not None else {}
            return alert_cards.which(mine, "alert done", **given) if mine else say("alert-none-yours")
        found = mine[0] if alert is None else await self._numbered(request, alert)
        is_mine = found.id in {one.id for one in mine}
        if found.taken_by is not None and not is_mine and Role.MODERATOR not in request.roles:
            return _has(found, mine)
        if outcome is None:
            return Ask("outcome", alert_cards.how_did_it_end(found))
        await self._close(request, found, outcome)
        there = await duty_store.of_account(request.tx, request.account_id, request.community.id)
        is_on_duty = there is not None and there.is_on_duty(request.at)
        return alert_cards.thanks(request.account) if is_on_duty else say("alert-thanks-alone")

    @staticmethod
    async def _numbered(request: Request, number: int) -> Alert:
        """Raises UserError: the same words for one of another community, one that they may not see, and none at all."""
        found = await alerts_store.numbered(request.tx, request.community.id, number)
        if found is None or not await _may_see(request, found):
            in_their_room = found is not None and await _is_read_by_helpers(request, found)
            raise UserError("alert-for-moderators" if in_their_room else "alert-unknown", number=number)
        if not found.is_open:
            raise UserError("alert-over", number=number)
        return found

    async def _close(self, request: Request, alert: Alert, outcome: str) -> None:
        tx, now = request.tx, request.at
        ended = {"closed_at": now, "outcome": outcome, "taken_by": request.account_id, "sealed": None}
        closed = await alerts_store.change(tx, alert, **ended)
        await tx.agenda.drop(UNTAKEN, [str(alert.id)])
        await self._care.refresh(tx, closed, now)
        if outcome == "false-alarm" and alert.kind == "alert":
            await counts.count(tx, alert.community, alert.rules, now, false_alarms=1)
        request.teach()

    @pressed("signposting.rest", for_=HELPERS)
    async def rest(self, request: Request, yes_or_no: YesOrNo) -> Reply:
        """From all communities: it is one person who rests."""
        if not yes_or_no:
            return say("alert-rest-not")
        there = await duty_store.of_member(request.tx, request.member)
        until = tomorrow(request.at, request.member.zone or request.community.zone or "UTC")
        for helper in there:
            await duty_store.rest(request.tx, helper.account_id, helper.community, until)
        return say("alert-rest", until=Moment(until))

    @pressed("signposting.policy", for_=HELPERS)
    async def policy(self, request: Request) -> Reply:
        return Card((Text("alert-policy-is"), *await self._safety_text(request.tx, request.community)))

    @staticmethod
    async def _seen_by(request: Request) -> Sequence[Alert]:
        there = await alerts_store.open_in(request.tx, request.community.id)
        return [one for one in there if await _may_see(request, one)]

    @staticmethod
    async def _mine(request: Request) -> Sequence[Alert]:
        """What they have taken here."""
        held = await alerts_store.held_by(request.tx, request.member.id)
        return [one for one in held if one.community == request.community.id]

    @due(UNTAKEN, stale_after=KEPT_FOR)
    async def untaken(self, batch: Batch) -> None:
        """First all are called again, then it is said that nobody was free."""
        for row in batch.rows:
            alert = await alerts_store.find(batch.tx, int(row.key))
            if alert is None or not alert.is_open or alert.taken_by is not None:
                continue
            if alert.is_repeated:
                await self._care.give_up(batch.tx, alert, batch.now)
            else:
                await self._care.repeat(batch.tx, alert, batch.now)
                batch.again(row, batch.now + await self._care.patience(batch.tx, alert.community))

    @delivered(NOTE)
    async def note_delivered(self, done: Delivered) -> None:
        await self._note(done.tx, done.key, "delivered", done.now)

    @undelivered(NOTE)
    async def note_refused(self, refusal: Undelivered) -> None:
        await self._note(refusal.tx, refusal.key, "refused", refusal.now)

    async def _note(self, tx: Transaction, key: str, state: str, now: datetime) -> None:
        alert = await alerts_store.with_note(tx, key)
        if alert is not None:
            changed = await alerts_store.change(tx, alert, note=state)
            if alert.is_open:
                await self._care.refresh(tx, changed, now)

    @undelivered(ALERT)
    async def not_shown(self, refusal: Undelivered) -> None:
        await self._care.not_shown(refusal.tx, refusal.key, refusal.now)

    @listens(News.LEFT)
    async def left(self, request: Request) -> None:
        """Whom it is about has left, which the helpers see; and what a helper had is for the others."""
        tx = request.tx
        for alert in await alerts_store.open_of(tx, request.member.id, request.community.id):
            await self._care.refresh(tx, await alerts_store.change(tx, alert, has_left=True), request.at)
        for alert in await self._mine(request):
            await self._let_go(request, alert)

    def watches(self, gone: Gone) -> bool:
        return gone.message in self._watched

    async def gone(self, tx: Transaction, gone: Gone, now: datetime) -> None:
        for alert in await alerts_store.at_message(tx, gone.who.account.platform, gone.message):
            values = {"message": None} if alert.message == gone.message else {"again_message": None}
            await self._care.refresh(tx, await alerts_store.change(tx, alert, **values), now)

    async def learn(self, tx: Transaction) -> None:
        self._watched = await alerts_store.messages(tx)

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        about = [_exported(alert) for alert in await alerts_store.of_member(tx, member)]
        sent = [{"message": key, "at": at.isoformat()} for key, at in await alert_messages.cards_of(tx, member)]
        return {"alerts and requests": about, "alerts that you were sent": sent}

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        count = len(await alerts_store.of_member(tx, member))
        return (Text("alert-holds", {"count": count}),) if count else ()

    async def forget(self, tx: Transaction, member: Member) -> None:
        """Helpers see that it goes. What a helper had who goes is for the others, who are called again."""
        for alert in await alerts_store.of_member(tx, member):
            if alert.is_open:
                for key, _ in await alert_messages.shown(tx, alert):
                    deed = Edit(key=key, card=say("alert-erased", number=alert.number))
                    await put(tx, alert.community, alert.at, deed)
            await tx.agenda.drop(UNTAKEN, [str(alert.id)])
            await alert_messages.remove(tx, [alert.id])
        for alert in await alerts_store.held_by(tx, member.id):
            free = replace(alert, taken_by=None, taker=None)
            await self._care.refresh(tx, free, alert.called_at)
            await self._care.wait(tx, free, alert.called_at)
        await alert_messages.let_go_of(tx, member)

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        await alert_messages.hand_over(tx, other, into)

    async def expire(self, tx: Transaction, now: datetime) -> None:
        for alert in await alerts_store.over_before(tx, now - KEPT_FOR):
            await self._care.take_away(tx, alert, now)


async def _may_see(request: Request, alert: Alert) -> bool:
    logins = await alerts_store.logins_of(request.tx, request.member.id)
    return may_see(alert, request.member.id, logins, request.roles)


async def _is_read_by_helpers(request: Request, alert: Alert) -> bool:
    """It is for moderators, and stands in the room where whoever helps reads it."""
    cards = await alert_messages.shown(request.tx, alert)
    logins = await alerts_store.logins_of(request.tx, request.member.id)
    stands_there = alert.is_open and any(account is None for _, account in cards)
    return stands_there and may_see(alert, request.member.id, logins, {Role.MODERATOR})


def _has(alert: Alert, held: Sequence[Alert]) -> Card:
    """Who has it, and since when."""
    assert alert.taker is not None  # somebody has
    since = Moment(alert.taken_at or alert.at, "time")
    if alert.id in {one.id for one in held}:
        return say("alert-yours-already", since=since)
    return say("alert-has", who=Who(alert.taker), since=since)


def _exported(alert: Alert) -> Mapping[str, Any]:
    return {
        "kind": alert.kind,
        "at": alert.at.isoformat(),
        "last at": alert.again_at.isoformat() if alert.again_at else None,
        "level": alert.level,
        "topic": alert.topic,
        "about": alert.about,
        "rules": list(alert.rules),
        "what would help": alert.need,
        "in your words": alert.words,
        "named by you": alert.named.ref if alert.named is not None else None,
        "ended at": alert.closed_at.isoformat() if alert.closed_at else None,
        "how it ended": alert.outcome,
    }
