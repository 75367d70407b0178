"""Keeping a history of one's own answers: asked for, agreed to, looked at, and stopped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

from bot.core.clock import instant_at, zone_named
from bot.core.cog import Cog, Request, draws
from bot.core.commands import command, pressed
from bot.core.consents import Consent
from bot.core.errors import NotUnderstood
from bot.core.languages import Language
from bot.core.options import Around, Offers, YesOrNo, fold, quoted, shortened
from bot.core.people import Member
from bot.core.ports import Transaction
from bot.core.replies import Card, Choice, Moment, Picture, Reply, Several, Text, Typed, say
from cogs.checkins import cards, history, picture
from cogs.checkins.history import PURPOSE, Kept

Wording = Callable[[Text, str], tuple[str, str]]
"""A text as somebody with that language reads it, and the language in which that is."""

CONSENT = Text("checkin-keep-consent")
_USUAL = 30
_LONGEST_NOTE = 120
_UNITS = {
    7: "week weeks woche wochen semana semanas semaine semaines",
    30: "month months monat monate monaten mes meses mois mês",
    365: "year years jahr jahre año años an ans année ano anos",
    1: "day days tag tage tagen día días jour jours dia dias",
}
_DAYS_OF = {name: days for days, names in _UNITS.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many days back: "30", "two weeks" as "2 weeks", "a month"."""

    free_text: bool = False
    offers: Offers = ()

    def read(self, words: str, around: Around) -> int:
        said = re.fullmatch(r"(\d{1,4}|an?|eine?|un[ae]?|um[a]?)? ?([^\W\d]+)?", fold(words))
        number, unit = said.groups() if said else (None, None)
        if (number or unit) and (unit is None or unit in _DAYS_OF):
            days = (int(number) if number and number.isdecimal() else 1) * _DAYS_OF.get(unit or "day", 1)
            if 1 <= days <= history.LONGEST.days and (unit or (number and number.isdecimal())):
                return days
        raise NotUnderstood("checkin-history-days", words=quoted(words), most=history.LONGEST.days)


class Keeping(Cog):
    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    @command("checkin keep", anywhere=True)
    async def keep(self, request: Request, yes_or_no: YesOrNo) -> Reply:
        consent = await request.tx.consents.given(request.member.id, PURPOSE)
        if not yes_or_no:
            return await self._stop(request)
        if consent is not None:
            return say("checkin-keep-already", since=Moment(consent.agreed_at, "date"))
        _, language = self._wording(CONSENT, self._language(request))
        agree = Choice(Text("checkin-keep-agree"), "checkins.keep", {"language": language}, agrees=True)
        return Card((CONSENT,), (agree, Choice(Text("checkin-keep-not-now"), "checkins.keep-not", agrees=False)))

    @staticmethod
    async def _stop(request: Request) -> Reply:
        held = await request.tx.consents.given(request.member.id, PURPOSE)
        await request.tx.consents.withdraw(request.member.id, PURPOSE, request.at)
        gone = await history.remove(request.tx, request.member)
        if held is None and not gone:
            return say("checkin-keep-off-already")
        return say("checkin-keep-off", count=gone)

    @pressed("checkins.keep", about="member")
    async def agreed(self, request: Request, language: Language) -> Reply:
        if await request.tx.consents.given(request.member.id, PURPOSE) is None:
            wording, shown = self._wording(CONSENT, language)
            await request.tx.consents.give(request.member.id, Consent(PURPOSE, wording, shown, request.at))
        return say("checkin-keep-on")

    @pressed("checkins.keep-not", about="member")
    async def not_now(self, request: Request) -> Reply:
        return say("checkin-keep-not-said")

    @staticmethod
    def _language(request: Request) -> str:
        return request.member.language or request.community.language or "en"

    @command("checkin history", anywhere=True)
    async def history(self, request: Request, days: Annotated[int, DayCount()] | None = None) -> Reply:
        keeps = await history.keeps(request.tx, request.member)
        if not keeps and not await history.count(request.tx, request.member):
            return say("checkin-history-off")
        days = min(days or _USUAL, history.LONGEST.days)
        of_day = _Days(request.member)
        last = of_day.of(request.at)
        first = last - timedelta(days=days - 1)
        found = await history.read(request.tx, request.member, of_day.noon(first) - timedelta(days=1))
        answers = [answer for answer in found.answers if first <= of_day.of(answer.at) <= last]
        unreadable = (Text("checkin-history-unreadable", {"count": found.unreadable}),) if found.unreadable else ()
        stopped = () if keeps else (Text("checkin-history-stopped"),)
        if not answers:
            return Card((Text("checkin-history-none", {"days": days}), *unreadable, *stopped))
        shown = Text("checkin-history", {"first": of_day.dated(first), "last": of_day.dated(last)})
        lines = [_line(answer, of_day.said(of_day.of(answer.at))) for answer in answers]
        drawn = _picture(first, last, [(of_day.of(answer.at), answer.feeling) for answer in answers], days)
        return Card((Text("file-on-this-device"), shown, *lines, *unreadable, *stopped), files=(drawn,))

    @staticmethod
    @draws("checkins.history")
    def draw(data: Mapping[str, Any], labels: Mapping[str, str], language: str) -> bytes:
        answers = [picture.Answer(date.fromisoformat(on), feeling) for on, feeling in data["answers"]]
        one, two, three, four, five = (labels[f"feeling-{step}"] for step in range(cards.LOWEST, cards.HIGHEST + 1))
        words = picture.Words(labels["title"], (one, two, three, four, five), language)
        return picture.draw(date.fromisoformat(data["first"]), date.fromisoformat(data["last"]), answers, words)

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        found = await history.read(tx, member)
        kept = [
            {
                "at": answer.at.isoformat(),
                "feeling": answer.feeling,
                "energy": answer.energy,
                "needs": list(answer.needs),
                "note": answer.note,
            }
            for answer in found.answers
        ]
        return {"check-in history": kept, "check-in history that does not open": found.unreadable}

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        count = await history.count(tx, member)
        return (Text("checkin-holds-answers", {"count": count}),) if count else ()

    async def forget(self, tx: Transaction, member: Member) -> None:
        await history.remove(tx, member)

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        await history.hand_over(tx, other, into)

    async def expire(self, tx: Transaction, now: datetime) -> None:
        await history.remove_before(tx, now - history.LONGEST)


class _Days:
    """Which day of a member's an instant belongs to: until their day ends, it is the day before."""

    def __init__(self, member: Member) -> None:
        self._zone = zone_named(member.zone or "UTC")
        self._end = timedelta(hours=member.day_end.hour, minutes=member.day_end.minute)

    def of(self, at: datetime) -> date:
        return (at.astimezone(self._zone).replace(tzinfo=None) - self._end).date()

    def noon(self, day: date) -> datetime:
        return instant_at(day, time(12), self._zone) or datetime.combine(day, time(12), UTC)

    def said(self, day: date) -> Moment:
        return Moment(self.noon(day), "day")

    def dated(self, day: date) -> Moment:
        """With the year."""
        return Moment(self.noon(day), "date")


def _line(answer: Kept, day: Moment) -> Text:
    """ "Monday 2 March: 2 hard. Energy: low. “slept badly”" """
    more: list[Text] = []
    if answer.energy is not None:
        more.append(Text("checkin-history-energy", {"energy": Text(f"energy-{answer.energy}")}))
    if answer.needs:
        more.append(
            Text("checkin-history-needs", {"needs": Several(tuple(Text(f"need-{need}") for need in answer.needs))})
        )
    if answer.note is not None:
        more.append(Text("checkin-history-note", {"note": Typed(shortened(answer.note, _LONGEST_NOTE))}))
    line = Text("checkin-history-line", {"day": day, "feeling": Text(f"feeling-{answer.feeling}")})
    for one in more:
        line = Text("checkin-history-more", {"line": line, "more": one})
    return line


def _picture(first: date, last: date, answers: Sequence[tuple[date, int]], days: int) -> Picture:
    data = {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "answers": [[on.isoformat(), feeling] for on, feeling in answers],
    }
    labels = {f"feeling-{step}": Text(f"feeling-{step}") for step in range(cards.LOWEST, cards.HIGHEST + 1)}
    labels["title"] = Text("checkin-history-title")
    return Picture("checkins.history", data, labels, Text("checkin-history-alt", {"days": days}))
