"""What was asked of the fake and what came of it: by this log, and by nothing of the bot's, exactly once is judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.support.discord_fake_world import Visible


@dataclass(slots=True)
class Request:
    """One request. `at`: when it came. `status`: what it was answered with, 0 for as long as it was not, or never.

    `code`: Discord's own number for an error. `did`: what became visible by it, to whom. `is_lost`: the answer was
    thrown away after the deed was done.
    """

    at: float
    method: str
    path: str
    body: Any = None
    status: int = 0
    code: int | None = None
    did: Sequence[Visible] = ()
    is_lost: bool = False
    is_exempt: bool = False
    scope: str = ""
    answered: float = 0.0

    def __str__(self) -> str:
        return f"{self.method} {self.path} -> {self.status}{f' ({self.code})' if self.code else ''}"


@dataclass(slots=True)
class Log:
    """Every request, in order."""

    requests: list[Request] = field(default_factory=list)

    def of(self, method: str, path: str) -> list[Request]:
        """Those of a method whose path fits a pattern."""
        return [each for each in self.requests if each.method == method and re.search(path, each.path)]

    @property
    def invalid(self) -> list[Request]:
        """Those that count towards a ban: 401, 403 and 429, but for limits that others share."""
        return [each for each in self.requests if each.status in (401, 403, 429) and each.scope != "shared"]

    @property
    def limited(self) -> list[Request]:
        return [each for each in self.requests if each.status == 429]

    def since(self, number: int) -> list[Request]:
        return self.requests[number:]
