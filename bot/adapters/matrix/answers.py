"""What comes of a request to the homeserver. matrix-nio gives back objects where one failed: here they become
exceptions, and waiting is left to whoever asked."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, TypeVar

from aiohttp import ClientError, ClientPayloadError
from nio import ErrorResponse

from bot.core.errors import Problem

R = TypeVar("R")

FAILURES = (ClientError, ClientPayloadError, asyncio.TimeoutError, ConnectionError, OSError)
"""What the network raises."""


class WireError(Problem):
    """A request was not done, as far as we know."""


class Unreachable(WireError):
    """No answer: the homeserver is down or the line is cut. It may have been done all the same."""


class Refused(WireError):
    """The homeserver says no. `code`: as in the specification ("M_FORBIDDEN"); `after`: seconds to wait, if it says;
    `content`: the whole answer, for where it also says how to go on."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        after: float | None = None,
        *,
        soft: bool = False,
        content: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{status} {code}")
        self.content = content or {}
        self.status = status
        self.code = code
        self.message = message
        self.after = after
        self.soft = soft

    @property
    def is_limit(self) -> bool:
        return self.status == 429 or self.code == "M_LIMIT_EXCEEDED"

    @property
    def is_passing(self) -> bool:
        """Whether the same request may succeed later."""
        return self.is_limit or self.status >= 500

    @property
    def is_dead_token(self) -> bool:
        return self.code in ("M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_USER_DEACTIVATED")


def checked(answer: Any, kind: type[R]) -> R:  # noqa: ANN401  # nio's responses have no one type
    """The answer, if it is of that kind. Raises Refused and Unreachable."""
    if isinstance(answer, ErrorResponse):
        transport = getattr(answer, "transport_response", None)
        status = getattr(transport, "status", 0)
        if not status:
            raise Unreachable("no answer")
        code, after = str(answer.status_code or "M_UNKNOWN"), getattr(answer, "retry_after_ms", None)
        soft = bool(getattr(answer, "soft_logout", False))
        raise Refused(status, code, answer.message or "", after / 1000 if after else None, soft=soft)
    if not isinstance(answer, kind):
        raise Unreachable(type(answer).__name__)
    return answer


def refusal_of(status: int, content: object, retry_after: str | None) -> Refused:
    """From an answer without success: its JSON, if it is any, and its header that says when to come back."""
    said = content if isinstance(content, dict) else {}
    milliseconds = said.get("retry_after_ms")
    after = milliseconds / 1000 if isinstance(milliseconds, int | float) else None
    if after is None and retry_after is not None and retry_after.isdecimal():
        after = float(retry_after)
    code, message = str(said.get("errcode", "M_UNKNOWN")), str(said.get("error", ""))
    if status < 400:  # an answer that is no JSON object: something between us and the homeserver
        status, code = 502, "NOT_JSON"
    return Refused(status, code, message, after, soft=bool(said.get("soft_logout")), content=said)
