"""What somebody agreed to, and that it is as easy to take back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody agreed to: the words they read, in which language, and when. `withdrawn_at`: until when."""

    purpose: str
    wording: str
    language: str
    agreed_at: datetime
    withdrawn_at: datetime | None = None


class Consents(Protocol):
    """One purpose, one consent; it is as easy to withdraw as to give."""

    async def given(self, member: int, purpose: str) -> Consent | None:
        """The one that holds now."""
        ...

    async def give(self, member: int, consent: Consent) -> None: ...

    async def withdraw(self, member: int, purpose: str, at: datetime) -> None: ...
