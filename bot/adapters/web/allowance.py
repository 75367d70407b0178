"""How often somebody may ask."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Allowance:
    """For each name `most` at once, and `per_second` more as time passes. It remembers the names that asked last, at
    most `names`; instants are seconds of any clock that never goes back."""

    def __init__(self, most: int, per_second: float, *, names: int = 10_000) -> None:
        self._most = most
        self._per_second = per_second
        self._names = names
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def takes(self, name: str, now: float) -> bool:
        bucket = self._buckets.setdefault(name, _Bucket(self._most, now))
        self._buckets.move_to_end(name)
        if len(self._buckets) > self._names:
            self._buckets.popitem(last=False)
        bucket.left = min(self._most, bucket.left + (now - bucket.at) * self._per_second)
        bucket.at = now
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True
