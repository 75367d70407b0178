"""Open questions: which option of which command a person was asked for, and what they said before. One a person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select

from bot.storage.tables import questions

if TYPE_CHECKING:
    from bot.storage.database import OpenTransaction


_CLOSE = delete(questions).where(
    questions.c.account == bindparam("of_account"), questions.c.command == bindparam("of_command")
)
STAYS_OPEN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Question:
    """`key` is that of the message that asks."""

    community: int
    command: str
    option: str
    given: Mapping[str, str]
    key: str
    until: datetime

    @property
    def asked_at(self) -> datetime:
        return self.until - STAYS_OPEN


async def open_question(tx: OpenTransaction, account: int, now: datetime) -> Question | None:
    found = await tx.execute(select(questions).where(questions.c.account == account, questions.c.until > now))
    row = found.first()
    if row is None:
        return None
    return Question(row.community, row.command, row.option, json.loads(row.given), row.key, row.until)


async def ask(tx: OpenTransaction, account: int, question: Question) -> None:
    """Takes the place of an earlier question."""
    await tx.execute(delete(questions).where(questions.c.account == account))
    row = {
        "account": account,
        "community": question.community,
        "command": question.command,
        "option": question.option,
        "given": json.dumps(dict(question.given), ensure_ascii=False),
        "key": question.key,
        "until": question.until,
    }
    await tx.execute(insert(questions), row)


async def close(tx: OpenTransaction, account: int, command: str) -> None:
    """What was asked for that command is answered, or no longer matters."""
    await tx.execute(_CLOSE, {"of_account": account, "of_command": command})
