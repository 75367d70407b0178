"""People on Discord who check in while the bot dies: what they do by which way, and what they are shown in the end.

What somebody does is decided sooner or later. Either the bot has committed it: then it is answered, once, whatever dies
meanwhile. Or the process that heard it, if any did, is dead, and it was not committed: then nothing comes of it, ever,
and they do it again, as people do. `urgent` needs no database, and is answered or dies with its process.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from bot.core.deeds import key_of
from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_interactions import Interaction
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_world import Channel, Message
from tests.support.discord_torture_life import Life
from tests.support.discord_torture_watch import Seen, Watch

FREE = ("slash", "typed", "card", "channel", "asks typed", "asks slash", "asks channel", "urgent", "zone")
"""What people do of their own accord; what asks only changes nothing."""

_ON_ITS_WAY = 1.5
"""Seconds after the death of a process in which a request of its may still arrive."""
_PAUSE = 0.3

Act = Callable[[], Interaction | Message]


@dataclass
class Stage:
    """What all of them share."""

    fake: FakeDiscord
    life: Life
    watch: Watch
    lounge: Channel
    chance: random.Random
    outcomes: Counter[str] = field(default_factory=Counter)
    marks: count[int] = field(default_factory=lambda: count(1))
    died_at: dict[int, float] = field(default_factory=dict)
    identified_before: int = 0

    @property
    def listener(self) -> int:
        """The number of the life that hears what happens now; 0: nobody does."""
        return self.life.number if self.fake.gateway.identified > self.identified_before else 0

    def is_dead(self, life: int, for_seconds: float = 0.0) -> bool:
        died_at = self.died_at.get(life, 0.0 if life == 0 else None)
        return died_at is not None and asyncio.get_running_loop().time() - died_at >= for_seconds


@dataclass(eq=False)
class Deed:
    """Something that somebody did, what kind of answer it has, and which life of the bot heard it."""

    kind: str
    event: Interaction | Message
    life: int
    is_taken: bool = False


class TorturePerson:
    def __init__(self, person: Person, stage: Stage) -> None:
        self.person = person
        self.name = person.name
        self.expected: Counter[str] = Counter()
        self.questions = 0
        self._stage = stage
        self._deeds: list[Deed] = []

    # how it goes on

    def sees(self, kind: str) -> int:
        return self._stage.watch.count(self.name, kind)

    async def until(self, true: Callable[[], bool], what: str) -> None:
        def vain() -> str:
            undecided = [f"{deed.kind} of life {deed.life}" for deed in self._deeds]
            seen = [seen.kind for seen in self._stage.watch.seen.get(self.name, [])]
            return f"{self.name} waits for {what}; expects {self.expected} and saw {seen}; undecided: {undecided}"

        await self._stage.watch.until(true, vain)

    async def does(self, kind: str, act: Act) -> Seen:
        """Does it until it is answered; gives the newest answer of that kind."""
        while True:
            deed = Deed(kind, act(), self._stage.listener)
            self._deeds.append(deed)
            await self.until(lambda deed=deed: self._is_decided(deed), kind)  # type: ignore[misc]  # its own deed
            self._deeds.remove(deed)
            if deed.is_taken:
                return self._stage.watch.newest(self.name, kind)
            self._stage.outcomes["died before it was committed" if deed.life else "heard by nobody"] += 1
            await self._tries_again()

    def _is_decided(self, deed: Deed) -> bool:
        stage = self._stage
        if not deed.is_taken:
            known = {str(deed.event.id), key_of(str(deed.event.id), "answer", "kept")}
            is_shown = deed.kind == "urgent" and self.sees("urgent") > self.expected["urgent"]
            if is_shown or known & stage.watch.taken:
                deed.is_taken = True
                self.expected[deed.kind] += 1
        if deed.is_taken:
            return self.sees(deed.kind) >= self.expected[deed.kind]
        return stage.is_dead(deed.life, _ON_ITS_WAY)

    async def _tries_again(self) -> None:
        """Once the bot is there, which others see by its green dot."""
        await self.until(lambda: self._stage.listener > 0, "the bot")
        await asyncio.sleep(self._stage.chance.choice((0, self._stage.chance.uniform(0, _PAUSE))))

    async def opens(self, message: Message) -> Interaction:
        """The form behind a button; where it does not come, they press again."""
        while True:
            asked, life = self.person.click(message, "Write an answer"), self._stage.listener

            def is_over(asked: Interaction = asked, life: int = life) -> bool:
                failed = self._stage.fake.interactions.has_failed(asked)
                return asked.form is not None or failed or self._stage.is_dead(life, _ON_ITS_WAY)

            await self.until(is_over, "a form")
            if asked.form is not None:
                self.expected["form"] += 1
                return asked
            self._stage.outcomes["form pressed again"] += 1
            await self._tries_again()

    # what they do

    async def begins(self) -> None:
        """Joins in the server, asks for a history there, and joins once more by another way."""
        lounge, person = self._stage.lounge, self.person
        await self.does("joined", lambda: person.slash(lounge, "checkin join", time="9:00", zone="Lisbon"))
        consent = await self.does("consent", lambda: person.slash(lounge, "checkin keep", {"yes-or-no": "yes"}))
        await self.does("keeps", lambda: person.click(self._message(consent), "I agree, keep them"))
        if self._stage.chance.random() < 0.5:
            await self.does("joined", lambda: person.slash(None, "checkin join", time="17:00"))
        else:
            await self.does("joined", lambda: person.say(None, "!checkin join 17:00"))

    async def is_asked(self) -> None:
        """They may do something before the question, answer it, and do more."""
        chance = self._stage.chance
        does = chance.choices((None, "asks typed", "asks slash", "asks channel"), (4, 1, 1, 1))[0]
        early = asyncio.create_task(self.does_freely(does)) if does is not None else None
        self.questions += 1
        self.expected["question"] += 1
        await self.until(lambda: self.sees("question") >= self.questions, "a question")
        question = self._message(self._stage.watch.newest(self.name, "question"))
        await asyncio.sleep(chance.uniform(0, 0.5))
        await self._answers(question, by_number=early is None)
        await self.until(lambda: self._is_answered(question), "their question to be answered")
        await asyncio.gather(*(self.does_freely(what) for what in chance.sample(FREE, chance.randint(0, 3))))
        if early is not None:
            await early

    async def _answers(self, question: Message, *, by_number: bool) -> None:
        person, chance = self.person, self._stage.chance
        label, kind = chance.choice((("3 in between", "low"), ("5 good", "thanks")))
        match chance.choice(("button", "button", "reply", "number" if by_number else "reply")):
            case "button":
                await self.does(kind, lambda: person.click(question, label))
            case "reply":
                await self.does(kind, lambda: person.say(None, label[0], reply_to=question))
            case "number":
                await self.does(kind, lambda: person.say(None, label[0]))

    def _is_answered(self, question: Message) -> bool:
        """They see it, and the bot knows that they do: else the next check-in would be one more answer to it."""
        return question.content.startswith("Answered.") and question.nonce not in self._stage.watch.changing

    async def does_freely(self, what: str) -> None:
        person, lounge, mark = self.person, self._stage.lounge, f"x{next(self._stage.marks)}"
        where = self._stage.chance.choice((lounge, None))
        match what:
            case "slash":
                await self.does("thanks", lambda: person.slash(where, "checkin now", feeling=4))
            case "typed":
                await self.does("thanks", lambda: person.say(None, "!checkin now 4"))
            case "channel":
                await self.does("in the open", lambda: person.say(lounge, "!checkin now 4"))
            case "card":
                card = self._message(await self.does("how", lambda: person.slash(where, "checkin now")))
                await self.does("thanks", lambda: person.click(card, "4 all right"))
            case "asks typed":
                await self.does(mark, lambda: person.say(None, f"!checkin history {mark}"))
            case "asks channel":
                await self.does(mark, lambda: person.say(lounge, f"!checkin history {mark}"))
            case "asks slash":
                await self.does(mark, lambda: person.slash(where, "checkin history", days=mark))
            case "urgent":
                await self.does("urgent", lambda: person.slash(where, "urgent", country="GB"))
            case "zone":
                await self._fills_in(mark)

    async def _fills_in(self, mark: str) -> None:
        """A form: sometimes what they write there is not understood, and they open it once more. Where the bot died
        before it could open one, the question came by a message, and they call the command with their answer."""
        lounge, asked = self._stage.lounge, list[tuple[Interaction, int]]()

        def calls() -> Interaction:
            asked.append((self.person.slash(lounge, "you zone"), self.sees("which zone")))
            return asked[-1][0]

        await self.does("which zone", calls)
        called, before = asked[-1]
        await self.until(lambda: called.form is not None or self.sees("which zone") > before, "a form or a question")
        newest = self._stage.watch.newest(self.name, "which zone")
        form = called if called.form is not None else await self._form_of(newest)
        if form is not None and self._stage.chance.random() < 0.5:
            first = form
            form = await self._form_of(await self.does(mark, lambda: self.person.submit(first, {"answer": mark})))
        await self.does("zone", lambda: self._writes("Lisbon", form))

    async def _form_of(self, seen: Seen) -> Interaction | None:
        """Behind the button of a question that only they see; in private there is none."""
        message = self._message(seen)
        return None if message.channel.is_dm else await self.opens(message)

    def _writes(self, words: str, form: Interaction | None) -> Interaction:
        person = self.person
        return person.slash(None, "you zone", zone=words) if form is None else person.submit(form, {"answer": words})

    async def ends(self) -> Seen:
        """Has all that was kept deleted; gives what was said about it."""
        lounge = self._stage.lounge
        return await self.does("deleted", lambda: self.person.slash(lounge, "checkin keep", {"yes-or-no": "no"}))

    def _message(self, seen: Seen) -> Message:
        found = [*self.person.sees(), *self.person.sees(self._stage.lounge)]
        return next(message for message in found if message.id == seen.message)
