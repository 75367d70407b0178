"""What an event makes somebody be told, in its transaction: by listeners, and by the handler that is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.cog import Listener, News, Request
from bot.core.commands import parameter_of
from bot.core.errors import UserError
from bot.core.heard import Called, Collected, Heard, Opened, Pressed, Said, Submitted, Unread
from bot.core.options import Around
from bot.core.people import PlaceKind
from bot.core.ports import Preferences, Reader
from bot.core.replies import Ask, Card, Reply, Text, Usage, say
from bot.engine.asking import ask_for, asked
from bot.engine.attaching import attached_to, wanted
from bot.engine.calls import Answer, Call
from bot.engine.meant import decide
from bot.engine.postman import LEASE
from bot.engine.turn import NOTE, Mistake, Turn
from bot.engine.understanding import Understanding
from bot.storage import questions
from bot.storage.parcels import Parcel


class Answering:
    def __init__(self, understanding: Understanding, listeners: Mapping[News, Sequence[tuple[str, Listener]]]) -> None:
        self._understanding = understanding
        self._listeners = listeners

    async def answers(self, turn: Turn, mistake: Mistake | None) -> list[Parcel]:
        """`mistake`: what its handler found the first time; then nothing is handled, and this is said."""
        back = await self._welcome_back(turn)
        if isinstance(turn.event, Opened):
            return back
        if isinstance(turn.event, Unread):
            return [*back, turn.answer(say("message-unreadable"), "help")]
        if isinstance(turn.event, Collected):
            return [*back, *await self._collect(turn, turn.event)]
        return [*back, *(await self._excuse(turn, mistake) if mistake else await self._reply(turn))]

    async def tell(self, request: Request, news: News) -> list[tuple[str, object]]:
        said = []
        for request.cog, listener in self._listeners.get(news, ()):
            said.append((request.cog, await listener(request)))
        return said

    async def _welcome_back(self, turn: Turn) -> list[Parcel]:
        """In each community that the two of us share; what is the same everywhere is said once."""
        if turn.known.closed_since is None:
            return []
        await turn.tx.people.closed(turn.known.account_id, None)
        request, said, answers = turn.request, list[tuple[str, object]](), list[Parcel]()
        here = request.community, request.roles, turn.is_undecided
        for one in turn.shared:
            turn.enter(one)
            for cog, card in await self.tell(request, News.BACK):
                if isinstance(card, Card) and (card.choices or (cog, card) not in said):
                    said.append((cog, card))
                    answers.append(turn.answer(card, cog, f"back {cog} {len(said)}"))
        request.community, request.roles, turn.is_undecided = here
        return answers

    @staticmethod
    async def _collect(turn: Turn, event: Collected) -> list[Parcel]:
        """What was held for them is the answer to this; or why there is none."""
        account = await turn.tx.held.account_of(event.key)
        if account not in (None, turn.known.account_id):
            return [turn.answer(say("choice-of-another"), "help")]
        if account is not None:
            at, held = turn.request.at, turn.tx.held
            for parcel in await held.behind(event.key):
                collected = await held.collect(parcel, event.place, event.via, at, at + LEASE)
                turn.collected += [collected] if collected is not None else []
        return [] if turn.collected else [turn.answer(say("choice-gone"), "help")]

    @staticmethod
    async def _excuse(turn: Turn, mistake: Mistake) -> list[Parcel]:
        """What its handler wrote is gone; what the person chose before it is not."""
        if mistake.meant is not None:
            await turn.mean(mistake.meant)
        return [turn.answer(mistake.card, mistake.cog)]

    async def _reply(self, turn: Turn) -> list[Parcel]:
        meant = await self._meaning(turn)
        if not turn.event.who.memberships and (isinstance(meant, Answer) or not meant.command.anywhere):
            return [turn.answer(Card((Text("no-community"), Text("no-community-still-yours"))), "help")]
        if isinstance(meant, Answer):
            if meant.shrugs and await turn.tx.messages.find(turn.key(NOTE)) is not None:
                return []  # their note has answered these words
            if meant.shrugs and turn.is_hard:
                return [turn.answer(say("not-understood-noted"), "help")]
            return [turn.answer(meant.card, meant.cog)]
        command, request = meant.command, turn.request
        instead = await decide(turn, meant)
        if instead is not None:
            return [turn.answer(instead, command.cog)]
        if not command.may(request.roles):
            refused = say("not-allowed", command=Usage(command.name)) if command.via == "typed" else say("not-yours")
            return [turn.answer(refused, command.cog)]
        request.given = dict(meant.reading.given)
        request.pressed = None if meant.chose else meant.pressed
        request.cog = command.cog
        await questions.close(turn.tx, request.account_id, command.name)
        if meant.settles and meant.pressed is not None:
            await turn.tx.messages.settle(meant.pressed.key)
        reply = ask_for(command, meant.reading) or await self._run(turn, meant)
        if isinstance(reply, Ask):
            await questions.ask(turn.tx, request.account_id, request.member.handle, turn.question(command, reply))
            reply = _in_its_place(asked(command, reply), turn.event)
        return [turn.answer(turn.with_assumed(reply), command.cog)] if reply is not None else []

    @staticmethod
    async def _run(turn: Turn, meant: Call) -> Reply:
        command, request = meant.command, turn.request
        first = wanted(command, turn.event, turn.read)
        if first is not None:
            raise first
        request.read = turn.read.value if turn.read is not None else None
        values = {parameter_of(name): value for name, value in meant.reading.values.items()}
        country = request.member.country or request.community.country
        there = None if turn.is_undecided else request.community.id
        needs = Preferences(request.member.language, country, community=there) if command.offline else request
        try:
            return await command.handler(needs, **values)
        except UserError as mistake:
            raise Mistake(mistake.text, command.cog, turn) from mistake

    async def _meaning(self, turn: Turn) -> Call | Answer:
        member = turn.request.member
        attached = attached_to(turn.event)
        name = attached.name if attached is not None else None
        around = Around(turn.request.at, turn.reader[1], member.country, member.language, attached=name)
        shared = [one.community.id for one in turn.shared]
        match turn.event:
            case Called():
                return await self._understanding.called(turn.event, around)
            case Pressed():
                return await self._understanding.pressed(turn.tx, turn.event, turn.known, around, shared)
            case Submitted():
                return await self._understanding.questioning.submitted(turn.tx, turn.event, turn.known, around, shared)
            case Said():
                reader = Reader(*turn.reader)
                return await self._understanding.said(turn.tx, turn.event, turn.known, reader, around, shared)
        raise TypeError(type(turn.event).__name__)


def _in_its_place(question: Card, event: Heard) -> Card:
    """A question that was asked in a room says how to answer it, and who would read that. Where the platform lets only
    this person see it, it has ways to answer it unseen as well."""
    if event.place.kind is not PlaceKind.ROOM or event.via is not None:
        return question
    return replace(question, lines=(*question.lines, Text("ask-in-room")))
