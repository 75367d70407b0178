"""Answering: one press completes it; after a hard one, what would help; the rest waits behind "add more".

A handler here says thank you and forgets, unless this member keeps a history.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.deeds import Edit
from bot.core.directory import emergency_line, place_choices, service_lines
from bot.core.gatherings import Gatherings
from bot.core.options import Words
from bot.core.ports import Directory, Message
from bot.core.replies import Ask, Card, Choice, Reply, Text, say
from cogs.checkins import cards, history
from cogs.checkins.cards import Energy, Feeling, Key, More, Need, Needs, Way


class Answers(Cog):
    def __init__(self, directory: Directory, gatherings: Gatherings) -> None:
        self._directory = directory
        self._gatherings = gatherings

    @command("checkin now")
    async def now(
        self,
        request: Request,
        feeling: Feeling | None = None,
        note: Words | None = None,
        *,
        energy: Energy | None = None,
        needs: Needs | None = None,
    ) -> Reply:
        if feeling is None:
            return cards.ASKED_FOR
        answered = request.pressed
        if answered is not None:
            _show_answered(request, answered, cards.ASKED_FOR_ANSWERED)
        for question in await request.tx.messages.shown_to_member(request.member.id, cards.QUESTION):
            if _is_open(question, request) and cards.ADD_MORE not in question.choices:
                _show_answered(request, question, cards.ANSWERED)
                answered = answered or question
        await _keep(request, answered, feeling, energy=energy, needs=needs, note=note)
        return _thanks(feeling, in_the_open=request.in_the_open)

    @pressed("checkins.feel")
    async def feel(self, request: Request, feeling: Feeling, note: Words | None = None) -> Reply:
        question = request.pressed
        if question is None or not _is_open(question, request):
            return cards.TOO_LATE
        _show_answered(request, question, cards.ANSWERED)
        await _keep(request, question, feeling, note=note)
        return _thanks(feeling)

    @pressed("checkins.not-today")
    async def not_today(self, request: Request) -> Reply:
        if request.pressed is not None and _is_open(request.pressed, request):
            request.do(Edit(key=request.pressed.key, card=cards.SKIPPED))
        return say("checkin-not-today-said")

    @pressed("checkins.help")
    async def help(self, request: Request, way: Way, note: Words | None = None) -> Reply:
        """Each answer leads somewhere; none of them tells anybody."""
        if note is not None:
            return say("checkin-said")
        match way:
            case "someone":
                return await self._someone(request)
            case "distraction":
                return say("exercise-category", Choice(Text("help-someone"), "checkins.help", {"way": "someone"}))
            case "saying":
                return Ask("note", say("checkin-saying"))
            case _:
                return say("checkin-nothing-now")

    async def _someone(self, request: Request) -> Card:
        """On a line; and here, a helper, or a group that meets."""
        country = request.member.country or request.community.country
        there = request.community.id
        nearest = self._directory.nearest(country, language=request.member.language, community=there)
        unknown = () if nearest.country else (Text("checkin-someone-country"),)
        here = Text("checkin-someone-here"), Text("checkin-someone-nobody-told")
        group = await self._gatherings.next_for(request.tx, request.community, request.member, request.at)
        groups = ((group.line,), (group.join,)) if group is not None else ((), ())
        lines = (Text("only-you"), emergency_line(nearest), *service_lines(nearest), *unknown, *here, *groups[0])
        return Card(lines, (Choice(Text("checkin-ask-helper"), "ask"), *groups[1], *place_choices(nearest)))

    @pressed("checkins.more")
    async def more(
        self,
        request: Request,
        part: More | None = None,
        *,
        to: Key | None = None,
        energy: Energy | None = None,
        need: Need | None = None,
        note: Words | None = None,
    ) -> Reply:
        """`to`: the key of the question whose answer this adds to."""
        answer = to or (request.pressed.key if request.pressed is not None else None)
        if energy is not None:
            await _add(request, answer, energy=energy)
            return say("checkin-more-thanks")
        if need is not None:
            await _add(request, answer, needs=[need])
            return say(f"need-{need}-said")
        if note is not None:
            return say("checkin-note-kept" if await _add(request, answer, note=note) else "checkin-note-thanks")
        keeps = await history.keeps(request.tx, request.member)
        match part:
            case "energy":
                return say("checkin-more-energy", *_offers("energy", ("low", "middle", "high"), answer))
            case "needs":
                return say("checkin-more-needs", *_offers("need", ("hungry", "angry", "lonely", "tired"), answer))
            case "note":
                return Ask("note", say("checkin-more-note-kept" if keeps else "checkin-more-note"))
            case _:
                return cards.what_more(answer, keeps=keeps)


async def _keep(request: Request, question: Message | None, feeling: int, **more: object) -> None:
    """For those who keep a history. The last answer to a question is the one that counts."""
    if not await history.keeps(request.tx, request.member):
        return
    key = history.new_key(question.key if question is not None else None)
    await history.keep(request.tx, request.member, request.community.id, key, request.at, feeling)
    said = {name: value for name, value in more.items() if value is not None}
    if said:
        await history.add(request.tx, request.member, key, **said)


async def _add(request: Request, question: str | None, **more: object) -> bool:
    if question is None or not await history.keeps(request.tx, request.member):
        return False
    return await history.add(request.tx, request.member, history.new_key(question), **more)


def _offers(option: str, values: tuple[str, ...], answer: str | None) -> tuple[Choice, ...]:
    to = {"to": answer} if answer is not None else {}
    return tuple(Choice(Text(f"{option}-{value}"), "checkins.more", {option: value, **to}) for value in values)


def _thanks(feeling: int, *, in_the_open: bool = False) -> Card:
    """What is typed in a room is read by everyone there; then it would not be true that nobody sees it."""
    thanks = cards.LOW_THANKS if feeling <= cards.LOW else cards.THANKS
    if not in_the_open:
        return thanks
    said = "checkin-low-in-the-open" if feeling <= cards.LOW else "checkin-in-the-open"
    return replace(thanks, lines=(Text(said),))


def _is_open(question: Message, request: Request) -> bool:
    """An answer counts until the member's day ends."""
    return question.until is None or question.until > request.at


def _show_answered(request: Request, question: Message, card: Card) -> None:
    """The question becomes "Answered": once, however often the answer is changed."""
    if cards.ADD_MORE not in question.choices:
        request.do(Edit(key=question.key, card=card))
