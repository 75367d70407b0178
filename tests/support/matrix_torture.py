"""Twenty people check in and are asked, and the bot is killed again and again: one run of it."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import quote

from tests.support.matrix_bot import PASSWORD, Life
from tests.support.matrix_people import CLIENT, MatrixPerson, judge
from tests.support.synapse import Synapse

PEOPLE = 20
_BEGINS = datetime(2031, 3, 3, 7, tzinfo=UTC)
_TIMES = ("9:00", "17:00")
"""In Lisbon, which has UTC in winter."""

_IDLE = 2.0
"""Seconds after which a bot is killed that nothing was heard of."""


def due_instants() -> list[datetime]:
    """Every instant at which all are asked, for as many days as a long run may need."""
    days = (_BEGINS + timedelta(days=day) for day in range(100))
    return [day.replace(hour=int(time.partition(":")[0])) for day in days for time in _TIMES]


class Torture:
    """`kills`: how often it dies. All chances come from one seed."""

    def __init__(self, server: Synapse, folder: Path, seed: int, kills: int) -> None:
        self.chance = random.Random(seed)
        self.phases: Counter[str] = Counter()
        self.rounds = 0
        self._server = server
        self._folder = folder
        self._kills = kills
        self._life = Life(folder)
        self._stir = asyncio.Event()
        self._marks = count(1)
        self._people: list[MatrixPerson] = []
        self._lounge = ""
        self._bot = ""

    @property
    def log(self) -> str:
        return self._life.log

    async def run(self) -> None:
        account = await self._server.register(self._server.new_name("bot"), PASSWORD)
        self._bot = account["user_id"]
        await self._server.call("POST", f"{CLIENT}/logout", {}, token=account["access_token"])
        self._life.write_config(self._server.url, self._bot)
        self._life.clock.set(_BEGINS)
        try:
            await self._gather()
            await self._suffer()
            await self._judge()
        finally:
            await self._life.kill()
            await asyncio.gather(*(person.close() for person in self._people))

    async def _gather(self) -> None:
        accounts = [await self._server.register(self._server.new_name("person")) for _ in range(PEOPLE)]
        host = accounts[0]["access_token"]
        body = {"preset": "public_chat", "name": "Lounge", "invite": [self._bot]}
        self._lounge = (await self._server.call("POST", f"{CLIENT}/createRoom", body, host))["room_id"]
        self._people = [MatrixPerson(self._server, one, self._folder, self._bot) for one in accounts]
        await asyncio.gather(*(person.enter(self._stir.set) for person in self._people))
        await asyncio.gather(*(person.join(self._lounge) for person in self._people))

    async def _suffer(self) -> None:
        """Rounds until it has died often enough; the last one is finished by a bot that lives."""
        dying = asyncio.create_task(self._die_again_and_again())
        living = asyncio.create_task(self._live(dying))
        try:
            await asyncio.wait([dying, living], return_when=asyncio.FIRST_EXCEPTION)
            if dying.done():
                dying.result()
            await living
        finally:
            dying.cancel()
            living.cancel()

    async def _die_again_and_again(self) -> None:
        self._life.begin()
        for _ in range(self._kills):
            phase = self.chance.choice(("starting", "any", "busy", "busy"))
            match phase:
                case "starting":
                    await asyncio.sleep(self.chance.uniform(0, 0.8))
                case "any":
                    await asyncio.sleep(self.chance.uniform(0.5, 4))
                case "busy":
                    await self._until_busy()
            self._fail_if_it_ended()
            await self._life.kill()
            self.phases[phase] += 1
            self._life.begin()

    async def _until_busy(self) -> None:
        """A moment after somebody wrote to it or was shown something, once it has had time to begin."""
        await asyncio.sleep(self.chance.uniform(0.6, 2.5))
        self._stir.clear()
        try:
            await asyncio.wait_for(self._stir.wait(), _IDLE)
        except TimeoutError:
            return
        await asyncio.sleep(self.chance.uniform(0, 0.25))

    def _fail_if_it_ended(self) -> None:
        assert not self._life.is_over, f"it ended by itself: {self.log}"

    async def _live(self, dying: asyncio.Task[None]) -> None:
        await asyncio.gather(*(self._begins(person) for person in self._people))
        for instant in due_instants():
            self._life.clock.set(instant + timedelta(seconds=1))
            await asyncio.gather(*(self._is_asked(person) for person in self._people))
            self.rounds += 1
            if dying.done():
                return
        raise AssertionError(f"{self._kills} kills took more days than there are")

    async def _begins(self, person: MatrixPerson) -> None:
        await person.until_joined(self._lounge, self._bot)
        await person.says_in(self._lounge, f"!checkin join {_TIMES[0]} Lisbon", "joined")
        await person.until(lambda: person.direct is not None, "a room of their own")
        for time in _TIMES[1:]:
            await person.says(f"!checkin join {time}", "joined")
        await person.sees_all()

    async def _is_asked(self, person: MatrixPerson) -> None:
        """They may do something before the question, answer it, and do more."""
        await self._does(person, self.chance.choices(("nothing", "private", "lounge"), (4, 2, 1))[0])
        person.expected.questions += 1
        await person.until(lambda: person.has_seen("question") >= person.expected.questions, "a question")
        await asyncio.sleep(self.chance.uniform(0, 0.5))
        await person.answers(*self.chance.choice((("3", "low"), ("5", "thanks"))))
        for _ in range(self.chance.randint(0, 2)):
            await self._does(person, self.chance.choice(("check-in", "check-in", "private", "lounge", "urgent")))
        await person.sees_all()

    async def _does(self, person: MatrixPerson, what: str) -> None:
        mark = f"x{next(self._marks)}"
        match what:
            case "check-in":
                await person.says("!checkin now 4", "thanks")
            case "private":
                await person.says(f"!checkin history {mark}", mark)
            case "lounge":
                await person.says_in(self._lounge, f"!checkin history {mark}", mark)
            case "urgent":
                await person.says("!urgent GB", "urgent")

    async def _judge(self) -> None:
        """Once nothing more comes, and the bot was ended in peace and begun once more, which repeats nothing."""
        await asyncio.sleep(1.5)
        self._fail_if_it_ended()
        assert await self._life.end() == 0, self.log
        self._life.begin()
        await asyncio.sleep(3)
        self._fail_if_it_ended()
        assert await self._life.end() == 0, self.log
        directs = set()
        for person in self._people:
            rooms = await person.rooms() - {self._lounge}
            assert rooms == {person.direct}, f"{person.user} is in {rooms}"
            directs |= rooms
            assert person.direct is not None
            judge(person, self._bot, await person.log(person.direct))
        assert len(directs) == PEOPLE
        admin = await self._server.as_admin("GET", f"/_synapse/admin/v1/users/{quote(self._bot)}/joined_rooms")
        assert set(admin["joined_rooms"]) == {self._lounge, *directs}, "more rooms than one for each person"
        await self._judge_lounge()
        devices = await self._server.as_admin("GET", f"/_synapse/admin/v2/users/{quote(self._bot)}/devices")
        assert devices["total"] == 1, devices

    async def _judge_lounge(self) -> None:
        """Nobody reads anything of the bot there but a sign on a command, one at most."""
        log = await self._people[0].log(self._lounge)
        mine = [event for event in log if event.sender == self._bot and event.type != "m.room.member"]
        assert {event.type for event in mine} <= {"m.reaction"}, mine
        signed: Counter[Any] = Counter(event.content["m.relates_to"]["event_id"] for event in mine)
        assert not signed or max(signed.values()) == 1, signed


async def torture(server: Synapse, folder: Path, seed: int, kills: int) -> str:
    """Raises AssertionError with the seed that it can be played again with; gives what was survived, in words."""
    began = perf_counter()
    run = Torture(server, folder, seed, kills)
    try:
        await run.run()
    except BaseException as error:
        error.add_note(f"seed {seed}; killed {dict(run.phases)}, {run.rounds} rounds; the bot said: {run.log[-4000:]}")
        raise
    seconds = perf_counter() - began
    return f"seed {seed}: {run.phases.total()} kills survived {dict(run.phases)}, {run.rounds} rounds, {seconds:.0f} s"
