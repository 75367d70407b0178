"""What members agreed to: the words they read, in which language, and when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from bot.core.consents import Consent
from bot.storage.statements import Statements
from bot.storage.tables import consents


class StoredConsents:
    def __init__(self, tx: Statements) -> None:
        self._tx = tx

    async def given(self, member: int, purpose: str) -> Consent | None:
        """The one that holds now."""
        found = await self._tx.execute(
            select(consents).where(
                consents.c.member == member, consents.c.purpose == purpose, consents.c.withdrawn_at.is_(None)
            )
        )
        row = found.first()
        return None if row is None else Consent(row.purpose, row.wording, row.language, row.agreed_at)

    async def give(self, member: int, consent: Consent) -> None:
        """Takes the place of one that holds."""
        await self.withdraw(member, consent.purpose, consent.agreed_at)
        row = {
            "member": member,
            "purpose": consent.purpose,
            "wording": consent.wording,
            "language": consent.language,
            "agreed_at": consent.agreed_at,
        }
        await self._tx.execute(insert(consents), row)

    async def withdraw(self, member: int, purpose: str, at: datetime) -> None:
        holds = (consents.c.member == member) & (consents.c.purpose == purpose) & consents.c.withdrawn_at.is_(None)
        await self._tx.execute(update(consents).where(holds).values(withdrawn_at=at))
