"""What happens in a torture run, as it is seen from outside of the bot: what people are shown, what is committed."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_world import Visible

PATIENCE = 120.0
"""Seconds: the bot is dead for much of them."""

_OFTEN, _SELDOM = 0.02, 0.1
"""Seconds between two looks: at what is shown, and at what is taken on."""

_SLACK = 60_000_000
"""Microseconds: an event may be committed after others that were heard later."""

KINDS = {
    "question": re.compile(r"\AA minute, if you like\."),
    "joined": re.compile(r"The first is "),
    "low": re.compile(r"\AThank you for answering\..*Would anything help\?", re.DOTALL),
    "in the open": re.compile(r"\AThank you for answering\. I tell no one"),
    "thanks": re.compile(r"\AThank you for answering\."),
    "answered": re.compile(r"\AAnswered\. Thank you\."),
    "how": re.compile(r"\AHow is it right now\?"),
    "urgent": re.compile(r"\AAs you asked\."),
    "which zone": re.compile(r"\A(Which city has your time\?|Your city, or the time)"),
    "zone": re.compile(r"\AI use Lisbon time for you\."),
    "consent": re.compile(r"\AIf you agree, I keep"),
    "keeps": re.compile(r"\AFrom now on I keep your answers"),
    "deleted": re.compile(r"\ADone\. I keep no answers any more, and the (?P<count>\w+) I had (is|are) deleted"),
    "form": re.compile(r"\AWrite an answer\Z"),
}
_MARK = re.compile(r"“(x\d+)”")
_T = TypeVar("_T")


def kind_of(text: str) -> str:
    """What somebody was shown: an answer with a mark of its own is known by that."""
    if mark := _MARK.search(text):
        return mark[1]
    return next((kind for kind, form in KINDS.items() if form.search(text)), f"unknown: {text}")


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that the bot showed somebody. `message`: 0 for a form."""

    kind: str
    message: int
    text: str
    nonce: str | None


class Watch:
    """`seen`: what the bot showed whom, by their names, in order. `taken`: the ids of all events that it committed.

    `waiting`: how many messages are still to be sent; `changing`: the keys of those that are still to be changed.
    """

    def __init__(self, fake: FakeDiscord, database: Path) -> None:
        self.seen: dict[str, list[Seen]] = {}
        self.counts: dict[str, Counter[str]] = {}
        self.taken: set[str] = set()
        self.waiting = 0
        self.changing: set[str] = set()
        self.stirred = asyncio.Event()
        self._fake = fake
        self._database = database
        self._read = 0
        self._since = 0
        self._changed = asyncio.Condition()

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        looked_at = 0.0
        while True:
            await asyncio.sleep(_OFTEN)
            self._look()
            if loop.time() - looked_at > _SELDOM:
                looked_at = loop.time()
                self.look_into_database()
            async with self._changed:
                self._changed.notify_all()

    def _look(self) -> None:
        new = self._fake.visible[self._read :]
        self._read += len(new)
        for each in new:
            if each.author == self._fake.bot.name or each.deed == "form":
                self._saw(each)
        if new:
            self.stirred.set()

    def _saw(self, visible: Visible) -> None:
        if visible.deed in ("sent", "form"):
            seen = Seen(kind_of(visible.text), visible.message, visible.text, visible.nonce)
            self.seen.setdefault(visible.to[1:], []).append(seen)
            self.counts.setdefault(visible.to[1:], Counter())[seen.kind] += 1

    def look_into_database(self) -> None:
        """Beside the bot, which may be dead: what is committed is there all the same."""
        if not self._database.exists():
            return
        connection = sqlite3.connect(f"file:{self._database}?mode=ro", uri=True, isolation_level=None, timeout=5)
        try:
            rows = connection.execute("select event, at from heard where at > ?", (self._since - _SLACK,)).fetchall()
            changes = [edits for (edits,) in connection.execute("select edits from outbox")]
        except sqlite3.OperationalError:  # it has no tables yet
            return
        finally:
            connection.close()
        self.waiting, self.changing = len(changes), {key for key in changes if key is not None}
        self.taken |= {event for event, _ in rows}
        self._since = max([self._since, *(at for _, at in rows)])

    def count(self, name: str, kind: str) -> int:
        return self.counts.get(name, Counter())[kind]

    def newest(self, name: str, kind: str) -> Seen:
        return [seen for seen in self.seen.get(name, []) if seen.kind == kind][-1]

    async def until(self, found: Callable[[], _T], what: Callable[[], str]) -> _T:
        """Raises AssertionError, which says `what` never came."""
        try:
            async with asyncio.timeout(PATIENCE), self._changed:
                return await self._changed.wait_for(found)
        except TimeoutError:
            raise AssertionError(what()) from None
