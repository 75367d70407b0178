"""Listening for words that sound like a crisis, the private note that answers them, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Any

from bot.core.clock import Clock
from bot.core.cog import Batch, Cog, DueRow, News, Request, Undelivered, due, listens, undelivered
from bot.core.commands import pressed
from bot.core.countries import Country, country_text
from bot.core.deeds import Lane, Remove, Send, key_of
from bot.core.directory import Nearest, emergency_line, place_choices, service_lines
from bot.core.heard import Heard, Moved, Said
from bot.core.people import Member, Place
from bot.core.ports import Directory, Preferences, Standing, Transaction
from bot.core.replies import Card, Reply, Text, say
from bot.core.screen import Note, Signpost
from cogs.signposting import alerts_store, counts, store
from cogs.signposting import note as cards
from cogs.signposting.care import Told
from cogs.signposting.listening import Ears, Listening, is_private, is_request
from cogs.signposting.memory import NOT_NOW, SUPPORT_EVERY, Lines, Recent, Speaker, Tally, stands_in_the_way
from cogs.signposting.note import NOTE, OPENED, STAYS_OPEN, Exercise, Notice, NoticeKind
from cogs.signposting.seams import Reads, Tells
from cogs.signposting.store import Given

CLOSE = "signposting.close"
COPY = "signposting.copy"
HELD = timedelta(hours=24)
"""For so long a note waits for somebody who cannot be reached yet."""

About = Annotated[Notice, NoticeKind()]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in somebody's words, and none of the words. `community`: where it counts. `where`, `message`: the
    way to it, for helpers. `note`: what is remembered of the note. `is_request`: the words ask for a person here."""

    community: int
    topic: str
    rules: tuple[str, ...]
    private: bool
    where: Place
    message: str
    note_key: str
    note: Given
    is_request: bool = False

    def notice(self, told: Told) -> Notice:
        return Notice.of(self.note.level, self.topic, self.note.about, told, private=self.private)


class Signposting(Cog):
    """Also the `Screen` of the dispatcher."""

    def __init__(
        self,
        ears: Ears,
        reads: Reads,
        directory: Directory,
        exercise: Exercise,
        care: Tells,
        clock: Clock,
        tally: Tally,
    ) -> None:
        self._ears = ears
        self._reads = reads
        self._directory = directory
        self._exercise = exercise
        self._care = care
        self._clock = clock
        self._tally = tally
        self._lines = Lines()
        self._recent = Recent()
        self._tried = Recent()

    def look(self, heard: Heard, text: str, standing: Standing) -> Signpost | None:
        there = self._ears.of(heard)
        if there is None:
            return None
        preferences = standing.of_person(heard.who)
        found = self._find(heard, text, there, preferences)
        if found is None or (found.note.level == "support" and self._ears.is_held(heard)):
            return None
        account, private = heard.who.account, found.private
        if there.settings.mode == "trial":
            self._try_out(heard, found)
            return None
        is_told_anew = found.note.level == "urgent" and not private  # to helpers: they decide what is one alert
        if not is_told_anew and stands_in_the_way(self._recent.of(account, there.community), found.note):
            return Signpost(note=None, found=found)
        self._recent.add(account, there.community, found.note)
        told = Told.ASKED if found.is_request else Told.NOBODY
        return Signpost(note=self._note(found.notice(told), self._nearest(found, preferences)), found=found)

    def _find(self, heard: Heard, text: str, there: Listening, preferences: Preferences) -> Found | None:
        now, private = self._clock.now(), is_private(heard)
        speaker = Speaker(heard.who.account, None if private else there.community)
        before = self._lines.before(speaker, text, now)
        chosen = (*([preferences.language] if preferences.language else []), *there.settings.languages)
        finding = self._reads.look(text, languages=chosen or None, before=before, community=there.phrases)
        if finding is None:
            return None
        return Found(
            community=there.community,
            topic=finding.topic,
            rules=tuple(dict.fromkeys(reason.rule for reason in finding.why)),
            private=private,
            where=heard.place,
            message=heard.message if isinstance(heard, Said) else heard.id,
            note_key=key_of(heard.who.account.platform, heard.id, "note"),
            note=Given(finding.level, finding.about, now),
            is_request=is_request(heard),
        )

    def _try_out(self, heard: Heard, found: Found) -> None:
        """Counted as often as a note would have been given, and nothing else; in private, moderators count nothing."""
        account = heard.who.account
        if not found.private and not stands_in_the_way(self._tried.of(account, found.community), found.note):
            self._tried.add(account, found.community, found.note)
            self._tally.add(found.community, found.rules)

    def _nearest(self, found: Found, preferences: Preferences) -> Nearest:
        notice = found.notice(Told.NOBODY)
        of = preferences.country, preferences.language
        return cards.nearest_for(self._directory, notice, *of, found.community)

    def _note(self, notice: Notice, nearest: Nearest) -> Note:
        until = self._clock.now() + HELD
        return Note(card=cards.card(notice, nearest, self._exercise), topic=NOTE, silent=notice.is_closed, until=until)

    async def signpost(self, request: Request, found: object) -> Note | None:
        if not isinstance(found, Found):
            raise TypeError(type(found).__name__)
        given = await store.given_to(request.tx, request.member.id, found.community)
        with_news = replace(found.note, at=request.at, helpers_told=True)
        told = await self._tell(request, found, is_noted=not stands_in_the_way(given, with_news))
        note = replace(with_news, helpers_told=told is Told.HELPERS)
        if stands_in_the_way(given, note):
            self._recent.take_back(request.account, found.community, found.note)
            return None
        await store.give(request.tx, request.member.id, found.community, note)
        if not found.private:
            await counts.count(request.tx, found.community, found.rules, request.at, found=1)
        notice = found.notice(told)
        return self._note(notice, self._nearest_to(request, notice))

    async def _tell(self, request: Request, found: Found, *, is_noted: bool) -> Told:
        """`is_noted`: if the helpers hear of it, there will be a note that says so."""
        if found.private or found.note.level != "urgent":
            asks = found.is_request or await alerts_store.asks(request.tx, request.member.id, request.community.id)
            return Told.ASKED if asks else Told.NOBODY
        return await self._care.alert(
            request,
            level=found.note.level,
            topic=found.topic,
            about=found.note.about,
            rules=found.rules,
            where=found.where,
            message=found.message,
            note_key=found.note_key if is_noted else None,
        )

    def _nearest_to(self, request: Request, notice: Notice) -> Nearest:
        country = request.member.country or request.community.country
        language = request.member.language or request.community.language
        return cards.nearest_for(self._directory, notice, country, language, request.community.id)

    @undelivered(NOTE)
    async def missed(self, refusal: Undelivered) -> None:
        """What did not arrive stands in no other note's way."""
        if refusal.account_id is not None:
            self._recent.forget(await store.miss(refusal.tx, refusal.account_id, refusal.community))
            refusal.teach()

    @listens(News.BACK)
    async def back(self, request: Request) -> Card | None:
        """Heard from again. What it was about is not said: this may be read over a shoulder."""
        is_missed = await store.missed_by(request.tx, request.member.id, request.community.id)
        return say("note-missed") if is_missed else None

    @pressed("signposting.open", anywhere=True)
    async def open(self, request: Request, note: About) -> Reply:
        """What was closed goes; what it says stands for an hour."""
        self._take_away(request)
        return await self._aside(request, note, cards.opened(note, self._nearest_to(request, note), self._exercise))

    @pressed("signposting.send", anywhere=True)
    async def send(self, request: Request, note: About) -> Reply:
        card = cards.opened(note, self._nearest_to(request, note), self._exercise)
        request.do(Send(to=request.account_id, card=card, lane=Lane.CRISIS, topic=COPY))
        return say("note-sent")

    @pressed("signposting.country", anywhere=True)
    async def country(self, request: Request, country: Country, note: About) -> Reply:
        request.member = replace(request.member, country=country)
        await request.tx.people.change(request.member)
        request.announce(News.SETTINGS)
        nearest = self._nearest_to(request, note)
        said = Text("note-country-set", {"country": country_text(country)})
        lines = (emergency_line(nearest), *service_lines(nearest), said)
        return await self._aside(request, note, Card(lines, () if note.is_closed else tuple(place_choices(nearest))))

    @pressed("signposting.not-now", anywhere=True)
    async def not_now(self, request: Request) -> Reply:
        until = request.at + NOT_NOW
        if not await store.mute(request.tx, request.member.id, until):
            note = Given("support", "self", request.at, muted_until=until)
            await store.give(request.tx, request.member.id, request.community.id, note)
        request.teach()
        return say("note-left-alone")

    @pressed("signposting.hide", anywhere=True)
    async def hide(self, request: Request) -> Reply:
        """Nothing is left in its place: whoever looks on a screen later sees no trace of it."""
        self._take_away(request)
        if request.pressed is not None and request.pressed.topic == OPENED:
            for message in await request.tx.messages.shown(request.account_id, OPENED):
                request.do(Remove(key=message.key, lane=Lane.CRISIS))
            await request.tx.outbox.drop_waiting(request.account_id, OPENED)
        return None

    @staticmethod
    def _take_away(request: Request) -> None:
        """The message whose choice this was."""
        if request.pressed is not None and request.pressed.topic != OPENED:
            request.do(Remove(key=request.pressed.key, lane=Lane.CRISIS))

    async def _aside(self, request: Request, note: Notice, card: Card) -> Reply:
        """An answer; where somebody may look over a shoulder, one that calls nobody, and goes in an hour."""
        if not note.is_closed:
            return card
        if not await request.tx.messages.shown(request.account_id, OPENED):
            due_at, account = request.at + STAYS_OPEN, request.account_id
            await request.tx.agenda.plan(
                CLOSE, str(account), community=request.community.id, due_at=due_at, seq=int(account)
            )
        until = request.at + STAYS_OPEN
        request.do(Send(to=request.account_id, card=card, lane=Lane.CRISIS, topic=OPENED, until=until, silent=True))
        return None

    @due(CLOSE, stale_after=timedelta(days=30))
    async def close(self, batch: Batch) -> None:
        """The hour is over. What was opened later has an hour of its own."""
        for row in batch.rows:
            account = int(row.key)
            await batch.tx.outbox.drop_waiting(account, OPENED)
            there = await batch.tx.messages.shown(account, OPENED)
            over = [message for message in there if message.at <= batch.now - STAYS_OPEN + _SOON]
            left = [message.at for message in there if message not in over]
            await batch.tx.outbox.put([_removal(row, message.key, batch.now) for message in over], batch.now)
            if left:
                batch.again(row, min(left) + STAYS_OPEN)

    async def learn(self, tx: Transaction) -> None:
        now = self._clock.now()
        self._reads.prepare()
        await self._ears.learn(tx, self._reads)
        self._recent.learn(await store.given_lately(tx, now - SUPPORT_EVERY, now), now)
        self._tried.learn((), now)

    async def moved(self, tx: Transaction, moved: Moved) -> None:
        await store.move(tx, moved.who.account.platform, moved.was, moved.place.ref)

    async def export(self, tx: Transaction, member: Member) -> Mapping[str, Any]:
        given = await store.given_to(tx, member.id)
        return {"private notes about what you wrote": [store.exported(note) for note in given]} if given else {}

    async def holds(self, tx: Transaction, member: Member) -> Sequence[Text]:
        count = len(await store.given_to(tx, member.id))
        return (Text("note-holds", {"count": count}),) if count else ()

    async def forget(self, tx: Transaction, member: Member) -> None:
        accounts = await store.accounts_of(tx, member.id)
        await store.forget(tx, member.id)
        await tx.agenda.drop(CLOSE, [str(account) for account in accounts])
        for memory in (self._recent, self._tried, self._lines):
            memory.forget(accounts.values())

    async def merge(self, tx: Transaction, other: Member, into: Member) -> None:
        await store.hand_over(tx, other.id, into.id)

    async def expire(self, tx: Transaction, now: datetime) -> None:
        await store.expire(tx, now)
        await counts.expire(tx, now)


_SOON = timedelta(minutes=1)
"""What is shown a moment after it was asked for is not asked about again for that moment."""


def _removal(row: DueRow, key: str, now: datetime) -> tuple[str, str, int, Remove]:
    return key_of(CLOSE, key, now.isoformat()), "signposting", row.community, Remove(key=key, lane=Lane.CRISIS)
