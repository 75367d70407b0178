"""A request on its way to what answers it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.discord_fake_messages import Upload
from tests.support.discord_fake_state import State

if TYPE_CHECKING:
    from tests.support.discord_fake import FakeDiscord


@dataclass(frozen=True, slots=True)
class Call:
    """`ids`: the variable parts of the path, by name. `body`: the JSON of the request, or None."""

    fake: FakeDiscord
    ids: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: Sequence[Upload]

    @property
    def state(self) -> State:
        return self.fake.state

    @property
    def form(self) -> dict[str, Any]:
        return self.body or {}


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` None: there is nothing to say."""

    body: Any = None
    status: int = 200


Handler = Callable[[Call], Answer]


class Routes:
    """Methods and paths, and what answers them. A handler is one synchronous step: nothing comes in between."""

    def __init__(self, *others: Routes) -> None:
        self._routes: list[tuple[str, re.Pattern[str], Handler]] = [each for other in others for each in other._routes]

    def __call__(self, method: str, path: str) -> Callable[[Handler], Handler]:
        pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path) + r"\Z")

        def keep(handler: Handler) -> Handler:
            self._routes.append((method, pattern, handler))
            return handler

        return keep

    def find(self, method: str, path: str) -> tuple[Handler, dict[str, str]] | None:
        for wanted, pattern, handler in self._routes:
            found = pattern.match(path) if wanted == method else None
            if found:
                return handler, found.groupdict()
        return None
