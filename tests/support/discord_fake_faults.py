"""What goes wrong on purpose, and the limits that Discord sets to the pace of requests."""

from __future__ import annotations

import re
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from tests.support.discord_fake_world import Json, Time


class How(TypedDict, total=False):
    """What may be said of a `Fault` besides which requests it meets and the status they are answered with."""

    code: int
    message: str
    times: int
    delay: float
    lose: bool
    cut: bool
    html: bool
    via: bool
    is_global: bool
    scope: str
    retry_after: float


@dataclass(slots=True)
class Fault:
    """For the next `times` requests of `method` ("*": any) whose path fits `path`.

    `status`, `code`, `message`: answer with this error, and do nothing. `delay`: take so long, before anything is done.
    `lose`: do what was asked and cut the line instead of answering; `cut`: cut it before anything is done. `html`: the
    body of an error is a page, as Cloudflare's are. `via`: whether the answer went through Discord's own proxy: a 429
    without it is Cloudflare's. `is_global`, `scope`, `retry_after`: of a 429.
    """

    method: str
    path: str
    status: int = 0
    code: int = 0
    message: str = "Something went wrong on purpose"
    times: int = 1
    delay: float = 0.0
    lose: bool = False
    cut: bool = False
    html: bool = False
    via: bool = True
    is_global: bool = False
    scope: str = "user"
    retry_after: float = 0.3
    met: int = 0

    def fits(self, method: str, path: str) -> bool:
        return self.met < self.times and self.method in ("*", method) and re.search(self.path, path) is not None

    def headers(self) -> dict[str, str]:
        headers = {"Via": "1.1 google"} if self.via else {}
        if self.status == 429:
            headers |= limit_headers(self.retry_after, "global" if self.is_global else self.scope)
        return headers

    def body(self) -> Json:
        if self.status == 429:
            return limit_body(self.retry_after, self.is_global)
        return {"message": self.message, "code": self.code}


def limit_headers(retry_after: float, scope: str) -> dict[str, str]:
    headers = {"Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": scope}
    return headers | ({"X-RateLimit-Global": "true"} if scope == "global" else {})


def limit_body(retry_after: float, is_global: bool) -> Json:
    message = "You are being rate limited."
    return {"message": message, "code": 0, "retry_after": round(retry_after, 3), "global": is_global}


@dataclass(frozen=True, slots=True)
class Rule:
    """So many requests of one kind `per` so many seconds, for each channel, server or webhook by itself."""

    method: str
    path: str
    limit: int
    per: float


@dataclass(slots=True)
class Bucket:
    name: str
    limit: int
    per: float
    left: int
    until: float


@dataclass(slots=True)
class Limited:
    retry_after: float
    scope: Literal["global", "user"]
    bucket: Bucket | None = None


@dataclass
class Limits:
    """`per_second`: so many requests a second in all (None: any), in a `sliding` or a `fixed` window.

    Answers to interactions are not counted among these. `rules`: the buckets of single routes, the first that fits;
    what fits none is counted by `usual`. `openings`: so many direct messages may be opened `within` so many seconds.
    """

    time: Time
    per_second: int | None = None
    window: Literal["sliding", "fixed"] = "sliding"
    rules: list[Rule] = field(default_factory=list)
    usual: tuple[int, float] = (1000, 1.0)
    openings: int | None = None
    within: float = 600.0

    def __post_init__(self) -> None:
        self._recent: deque[float] = deque()
        self._opened: deque[float] = deque()
        self._buckets: dict[str, Bucket] = {}

    def take(self, method: str, path: str, is_exempt: bool) -> Bucket | Limited:
        """Counts a request, or says how long to wait."""
        wait = 0.0 if is_exempt else self._wait_for_all()
        if wait:
            return Limited(wait, "global")
        bucket = self._bucket(method, path)
        if bucket.left <= 0:
            return Limited(max(bucket.until - self.time.now(), 0.001), "user", bucket)
        bucket.left -= 1
        if not is_exempt:
            self._recent.append(self.time.now())
        return bucket

    def _wait_for_all(self) -> float:
        if self.per_second is None:
            return 0.0
        now = self.time.now()
        start = now - 1.0 if self.window == "sliding" else float(int(now))
        while self._recent and (self._recent[0] <= start if self.window == "sliding" else self._recent[0] < start):
            self._recent.popleft()
        if len(self._recent) < self.per_second:
            return 0.0
        if not self._recent:
            return 1.0
        return max(0.001, (self._recent[0] if self.window == "sliding" else start) + 1.0 - now)

    def _bucket(self, method: str, path: str) -> Bucket:
        rule = next((each for each in self.rules if each.method == method and re.search(each.path, path)), None)
        limit, per = (rule.limit, rule.per) if rule is not None else self.usual
        kind = f"{rule.method} {rule.path}" if rule is not None else f"{method} {_without_ids(path)}"
        key = f"{kind} {_major(path)}"
        now = self.time.now()
        bucket = self._buckets.get(key)
        if bucket is None or bucket.until <= now or bucket.limit != limit:
            name = f"{zlib.crc32(kind.encode()):08x}"
            bucket = self._buckets[key] = Bucket(name, limit, per, limit, now + per)
        return bucket

    def may_open(self) -> bool:
        """Whether one more channel of direct messages may be opened now; it counts as opened then."""
        now = self.time.now()
        while self._opened and self._opened[0] <= now - self.within:
            self._opened.popleft()
        if self.openings is not None and len(self._opened) >= self.openings:
            return False
        self._opened.append(now)
        return True

    def headers(self, bucket: Bucket) -> dict[str, str]:
        now = self.time.now()
        return {
            "X-RateLimit-Bucket": bucket.name,
            "X-RateLimit-Limit": str(bucket.limit),
            "X-RateLimit-Remaining": str(max(bucket.left, 0)),
            "X-RateLimit-Reset": f"{bucket.until:.3f}",
            "X-RateLimit-Reset-After": f"{max(bucket.until - now, 0):.3f}",
        }


def _major(path: str) -> str:
    found = re.match(r"/(channels|guilds|webhooks|interactions)/(\d+(?:/[^/]{20,})?)", path)
    return found.group(2) if found else ""


def _without_ids(path: str) -> str:
    """A reaction's emoji and an interaction's token are as little part of the route as an id."""
    return re.sub(r"/(reactions)/[^/]+", r"/\1/:emoji", re.sub(r"/(\d{15,}|aW50[^/]+)", "/:id", path))
