"""Twenty people in a Discord server check in and are asked, and the bot is killed again and again: one run of it.

`alongside run` is a process of its own, killed at any instant: while it starts, while it rests, while it is busy, while
a request of its is under way. Discord is slow meanwhile, loses answers, refuses requests, and breaks the line. By
Discord's own log, each question is shown to each person once, and all that anybody says, calls, presses or submits is
answered once, to them alone, in private; and each of their answers is kept once.

What lies outside of that is counted, and printed at the end:

- "heard by nobody", "died before it was committed": the bot was away, or the process that heard it died with it.
  Discord tells nobody twice what happens: a new process begins with what happens from then on. Then nothing was done,
  not by half either, and they do it again; of a command or a button, they saw "did not respond".
- "answered by a message": it was committed, but its process died before Discord had a first word of it, which has to
  come in three seconds. They saw "did not respond" as well; the answer comes by direct message, once.
- "form pressed again": the button that opens a form was pressed, and no form came. Nothing was to be done but that.
- Shown twice, where Discord has no way to know it again, each with its reason. "a form was open already": whether it
  opened a form, Discord says to nobody, so where a process died, or an answer was lost, just then, its question is sent
  as a message, too. "it followed another answer": such a message has no nonce. "the nonce was forgotten": Discord
  remembers one for some minutes. Anything else that is shown twice fails the run.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from tests.support.discord_contract import contract, documents
from tests.support.discord_fake import FakeDiscord
from tests.support.discord_torture_faults import Weather
from tests.support.discord_torture_judge import judge, judge_kept
from tests.support.discord_torture_life import Life
from tests.support.discord_torture_people import Stage, TorturePerson
from tests.support.discord_torture_watch import Watch
from tests.support.matrix_torture import PEOPLE, due_instants

_IDLE = 2.0
"""Seconds after which a bot is killed that nothing was heard of."""
_SLOW = 5.0
"""Seconds after which nobody waits any longer for it to begin."""
_PHASES = ("starting", "any", "busy", "busy", "asking", "asking")


class Torture:
    """`kills`: how often it dies. All chances come from one seed."""

    def __init__(self, fake: FakeDiscord, folder: Path, seed: int, kills: int) -> None:
        self.chance = random.Random(seed)
        self.phases: Counter[str] = Counter()
        self.repeated: Counter[str] = Counter()
        self.rounds = 0
        self._fake = fake
        self._kills = kills
        self.life = Life(folder, fake.environment, fake.token)
        self.watch = Watch(fake, self.life.database)
        people = [fake.person(f"person{number}") for number in range(PEOPLE)]
        lounge = fake.channel(fake.guild("home", *people), "lounge")
        self.stage = Stage(fake, self.life, self.watch, lounge, self.chance)
        self._people = [TorturePerson(person, self.stage) for person in people]
        self._weather = Weather(fake, self.chance)

    async def run(self) -> None:
        self.life.clock.set(due_instants()[0] - timedelta(hours=2))
        watching = asyncio.create_task(self.watch.run())
        try:
            self._begin()
            await self._fake.until(lambda: self._fake.commands.everywhere and self.stage.listener, 60)
            await self._suffer()
            await self._judge()
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
            await self.life.kill()

    def _begin(self) -> None:
        self.stage.identified_before = self._fake.gateway.identified
        self.life.begin()

    async def _kill(self) -> None:
        self._fail_if_it_ended()
        number = self.life.number
        await self.life.kill()
        self.stage.died_at[number] = asyncio.get_running_loop().time()

    async def _suffer(self) -> None:
        """Rounds until it has died often enough; the last one is finished by a bot that lives."""
        dying = asyncio.create_task(self._die_again_and_again())
        living = asyncio.create_task(self._live(dying))
        weather = asyncio.create_task(self._weather.changes())
        try:
            await asyncio.wait([dying, living, weather], return_when=asyncio.FIRST_EXCEPTION)
            for task in (dying, weather):
                if task.done():
                    task.result()
            await living
        finally:
            for task in (dying, living, weather):
                task.cancel()
            await asyncio.gather(dying, living, weather, return_exceptions=True)

    async def _die_again_and_again(self) -> None:
        for _ in range(self._kills):
            phase = self.chance.choice(_PHASES)
            if phase != "starting":
                await self._until_it_listens()
            match phase:
                case "starting":
                    await asyncio.sleep(self.chance.uniform(0, 0.8))
                case "any":
                    await asyncio.sleep(self.chance.uniform(0, 2.5))
                case "busy":
                    await self._until_busy()
                case "asking":
                    await self._until_it_asks()
            await self._kill()
            self.phases[phase] += 1
            self._begin()
        self._weather.clears()

    async def _until_it_listens(self) -> None:
        """However slow this machine is, a life comes to something. One that is held up is killed all the same."""
        end = perf_counter() + _SLOW
        while not self.stage.listener and perf_counter() < end:
            await asyncio.sleep(0.02)

    async def _until_busy(self) -> None:
        """A moment after somebody did something or was shown something."""
        await asyncio.sleep(self.chance.uniform(0, 1))
        self.watch.stirred.clear()
        try:
            await asyncio.wait_for(self.watch.stirred.wait(), _IDLE)
        except TimeoutError:
            return
        await asyncio.sleep(self.chance.uniform(0, 0.25))

    async def _until_it_asks(self) -> None:
        """While a request of its is under way."""
        await asyncio.sleep(self.chance.uniform(0, 1))
        before, end = len(self._fake.log.requests), perf_counter() + _IDLE
        while len(self._fake.log.requests) == before and perf_counter() < end:
            await asyncio.sleep(0.002)
        await asyncio.sleep(self.chance.uniform(0, 1.5 * self._fake.rest.latency))

    def _fail_if_it_ended(self) -> None:
        assert not self.life.is_over, f"it ended by itself: {self.life.log}"

    async def _live(self, dying: asyncio.Task[None]) -> None:
        await asyncio.gather(*(person.begins() for person in self._people))
        for instant in due_instants():
            await self._until_quiet()
            self.life.clock.set(instant + timedelta(seconds=1))
            await asyncio.gather(*(person.is_asked() for person in self._people))
            self.rounds += 1
            if dying.done():
                return
        raise AssertionError(f"{self._kills} kills took more days than there are")

    async def _until_quiet(self) -> None:
        """The clock is moved by hours at once, which is no time to be in the middle of something."""

        def is_quiet() -> bool:
            self.watch.look_into_database()
            return self.watch.waiting == 0

        await self.watch.until(is_quiet, lambda: f"{self.watch.waiting} messages are never sent")

    async def _judge(self) -> None:
        """Once nothing more comes, and the bot was ended in peace and begun once more, which repeats nothing."""
        await self._until_quiet()
        self._fail_if_it_ended()
        assert await self.life.end() == 0, self.life.log
        self._begin()
        kept = await asyncio.gather(*(person.ends() for person in self._people))
        await self._until_quiet()
        self._fail_if_it_ended()
        assert await self.life.end() == 0, self.life.log
        await asyncio.sleep(0.1)
        self.repeated = judge(self._fake, self._people, self.watch)
        for person, deleted in zip(self._people, kept, strict=True):
            judge_kept(person, deleted)
        assert not self._fake.violations, "\n".join(self._fake.violations)
        assert "Traceback" not in self.life.log
        assert "level='error'" not in self.life.log

    def told(self) -> str:
        silent = [each for each in self._fake.interactions.by_token.values() if each.acknowledged is None]
        late = sum(str(each.id) in self.watch.taken for each in silent)
        outside = {**self.stage.outcomes, "did not respond": len(silent), "answered by a message": late}
        return (
            f"{self.phases.total()} kills {dict(self.phases)}, {self.rounds} rounds, {self._weather}; "
            f"outside: {outside}; shown twice: {dict(self.repeated) or 'nothing'}"
        )


async def torture(folder: Path, seed: int, kills: int) -> str:
    """Raises AssertionError with the seed that it can be played again with; gives what was survived, in words."""
    began = perf_counter()
    there = documents()
    async with FakeDiscord(contract=contract(there) if there is not None else None) as fake:
        run = Torture(fake, folder, seed, kills)
        try:
            await run.run()
        except BaseException as error:
            error.add_note(f"seed {seed}; {run.told()}; the bot said: {run.life.log[-4000:]}")
            raise
        return f"seed {seed}: {run.told()}, {perf_counter() - began:.0f} s"
