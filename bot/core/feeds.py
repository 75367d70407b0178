"""Calendars that may be read from outside, as whoever serves them knows them."""

from __future__ import annotations

from typing import Protocol


class Feeds(Protocol):
    async def feed(self, secret: str) -> bytes | None:
        """The calendar at the address with that secret; None: it is nobody's. Raises NotSaved."""
        ...
