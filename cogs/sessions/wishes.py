"""A wish as it is written down: wall times as ISO text, exceptions as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from cogs.sessions.calendar import Wish

WISH = ("first", "zone", "rule", "until", "exceptions")
"""The columns of a wish."""


def wall(said: str) -> datetime:
    return datetime.fromisoformat(said)


def said(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def dump_wish(wish: Wish) -> dict[str, str | None]:
    """The columns of a wish."""
    exceptions = {
        "skipped": sorted(map(said, wish.skipped)),
        "moved": {said(name): said(to) for name, to in sorted(wish.moved.items())},
    }
    return {
        "first": said(wish.first),
        "zone": wish.zone,
        "rule": wish.rule,
        "until": said(wish.until) if wish.until is not None else None,
        "exceptions": json.dumps(exceptions) if wish.skipped or wish.moved else None,
    }


def load_wish(columns: Mapping[str, str | None]) -> Wish:
    exceptions = json.loads(columns["exceptions"] or "{}")
    until = columns["until"]
    return Wish(
        first=wall(columns["first"] or ""),
        zone=columns["zone"] or "UTC",
        rule=columns["rule"],
        skipped=frozenset(map(wall, exceptions.get("skipped", ()))),
        moved={wall(name): wall(to) for name, to in exceptions.get("moved", {}).items()},
        until=wall(until) if until is not None else None,
    )
