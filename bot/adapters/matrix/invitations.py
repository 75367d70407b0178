"""Whose invitations are accepted, and how many: a flood of them must not make the bot a weapon, or keep it busy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.adapters.matrix.settings import Settings

_AT_ONCE = 50
_PER_PERSON = 25
_EVERY = 20.0
"""Seconds until one more may be accepted."""


@dataclass(frozen=True, slots=True)
class Invitation:
    room: str
    by: str
    is_direct: bool


def read_invitation(room: str, me: str, state: Sequence[Mapping[str, Any]]) -> Invitation | None:
    """Who invites us to what, from the state that comes with it. None: it does not say who."""
    for event in state:
        content = event.get("content")
        if event.get("type") == "m.room.member" and event.get("state_key") == me and isinstance(content, Mapping):
            by = event.get("sender")
            return Invitation(room, by, content.get("is_direct") is True) if isinstance(by, str) else None
    return None


class Invitations:
    """Accepts as many as come in an ordinary week, from those whom the operator named."""

    def __init__(self, settings: Settings) -> None:
        own = settings.user.partition(":")[2]
        self._settings = settings
        self._servers = frozenset(settings.servers) or frozenset((own,))
        self._left = float(_AT_ONCE)
        self._counted_at = 0.0
        self._by: Counter[str] = Counter()

    def are_welcome_from(self, user: str) -> bool:
        match self._settings.invitations:
            case "anybody":
                return True
            case "servers":
                return user.partition(":")[2] in self._servers
            case "people":
                return user in self._settings.people

    def accepts(self, invitation: Invitation, now: float, *, knows: bool) -> bool:
        """`now`: seconds of a clock that never goes back. `knows`: they share a community with us."""
        if knows and invitation.is_direct:  # on the first evening, a whole community may want a room of its own
            return self._may_one_more(invitation.by, now, is_counted=False)
        return self.are_welcome_from(invitation.by) and self._may_one_more(invitation.by, now, is_counted=True)

    def _may_one_more(self, by: str, now: float, *, is_counted: bool) -> bool:
        gained = (now - self._counted_at) / _EVERY
        if gained >= 1:
            self._counted_at = now
            self._left = min(self._left + gained, float(_AT_ONCE))
            if self._left == _AT_ONCE:
                self._by.clear()
        if self._by[by] >= _PER_PERSON or (is_counted and self._left < 1):
            return False
        self._left -= is_counted
        self._by[by] += 1
        return True
