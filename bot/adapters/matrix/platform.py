"""Matrix as a platform: what the engine wants shown goes into rooms, and what people do comes back to it."""

from __future__ import annotations

import asyncio
import random
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.ears import Hear
from bot.adapters.matrix.identity import Session, log_in
from bot.adapters.matrix.keys import kept_secret
from bot.adapters.matrix.link import Link
from bot.adapters.matrix.log import log
from bot.adapters.matrix.overview import Overview
from bot.adapters.matrix.places import NAME
from bot.adapters.matrix.sending import Sending
from bot.adapters.matrix.settings import Settings
from bot.core.clock import Clock, SystemClock
from bot.core.deeds import Delivery, Receipt, key_of
from bot.core.errors import OperatorError, TryLater
from bot.core.ports import Notebook

_LONGEST_PAUSE = 20.0
_REMEMBERED = 5000


class Matrix:
    """`words(key, language)`: a text of the catalogs without arguments."""

    at_once = 8

    def __init__(self, settings: Settings, words: Callable[[str, str], str], clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._settings = settings
        self._words = words
        self._sending: Sending | None = None
        self._session: Session | None = None
        self._link: Link | None = None
        self._asked: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self.rooms = Overview(lambda: self._link)

    @property
    def name(self) -> str:
        return NAME

    async def run(self, notebook: Notebook, hear: Hear) -> NoReturn:
        """Logs in and hears, whatever happens to the line. Raises OperatorError for what only an operator can mend."""
        while True:
            await self._reach(notebook, hear)
            try:
                await self.link.hearing.run()
            except Refused as error:  # the login is not known any more
                log.warning("the homeserver no longer knows the bot's login", what=str(error))
                await self.close()  # the password, if there is one, opens it again

    async def _reach(self, notebook: Notebook, hear: Hear) -> None:
        """Until it works: a homeserver that is down comes back."""
        tries = 0
        while True:
            try:
                await self.connect(notebook, hear)
            except (Refused, Unreachable) as error:
                if isinstance(error, Refused) and not error.is_passing:
                    raise OperatorError(f"The homeserver does not let the bot in: {error.message}.") from None
                tries += 1
                if tries in (1, 10):
                    log.warning(
                        "the homeserver does not answer; trying on",
                        homeserver=self._settings.homeserver,
                        what=str(error),
                    )
                asked = error.after if isinstance(error, Refused) else None
                pause = min(2.0 ** min(tries, 10), _LONGEST_PAUSE) * random.uniform(0.5, 1)
                await asyncio.sleep(max(pause, asked or 0.0))
            else:
                return

    async def connect(self, notebook: Notebook, hear: Hear) -> None:
        """Logs in and looks at all rooms once. Raises OperatorError, Refused and Unreachable."""
        if self._session is None:
            self._session = await log_in(self._settings, notebook)
        secret = await kept_secret(notebook, "room names")
        link = Link(self._session, self._settings, self._clock, secret, hear, self._was_asked, self._words)
        await link.direct.load()
        await link.hearing.once(0)
        self._link, self._sending = link, Sending(link, self._words, self._asked.get)
        log.info("matrix ready", user=link.wire.user, device=link.wire.device, rooms=sum(1 for _ in link.rooms))

    @property
    def link(self) -> Link:
        assert self._link is not None  # whoever asks has connected
        return self._link

    def _was_asked(self, room: str, event: str) -> None:
        """Should it have been for us, its answer goes to a direct room, and the room it was said in shows a sign."""
        self._asked[key_of(NAME, event, "answer")] = (room, event)
        if len(self._asked) > _REMEMBERED:
            self._asked.popitem(last=False)

    async def deliver(self, delivery: Delivery) -> Sequence[Receipt]:
        if self._sending is None:
            raise TryLater(1)
        return await self._sending.deliver(delivery)

    async def remove(self, receipt: Receipt) -> None:
        if self._sending is None:
            raise TryLater(1)
        await self._sending.remove(receipt)

    async def close(self) -> None:
        """What was heard is handled, as far as it goes without us; then the line is closed."""
        sending, self._sending = self._sending, None
        if sending is not None:
            await sending.close()
        if self._link is not None:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._link.settled(), 10)
            await self._link.close()
            self._link = None
        if self._session is not None:
            await self._session.close()
            self._session = None
