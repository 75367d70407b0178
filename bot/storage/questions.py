"""Open questions: which option of which command a person was asked for, and what they said before. One a person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select

from bot.core.errors import KeyDestroyed, Unreadable
from bot.storage.sealing import open_text, seal_text
from bot.storage.statements import Statements
from bot.storage.tables import questions

_CLOSE = delete(questions).where(
    questions.c.account == bindparam("of_account"), questions.c.command == bindparam("of_command")
)
STAYS_OPEN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Question:
    """`key` is that of the message that asks. `aside`: asked unseen by others, in a room; what is typed elsewhere is no
    answer to it."""

    community: int
    command: str
    option: str
    given: Mapping[str, str]
    key: str
    until: datetime
    aside: bool = False

    @property
    def asked_at(self) -> datetime:
        return self.until - STAYS_OPEN


async def open_question(tx: Statements, account: int, owner: str, now: datetime) -> Question | None:
    """`owner`: the handle of the account's member, with whose key it is sealed what they said before."""
    found = await tx.execute(select(questions).where(questions.c.account == account, questions.c.until > now))
    row = found.first()
    if row is None:
        return None
    try:
        given = "{}" if row.given is None else await open_text(tx.vault, owner, "questions", row.key, row.given)
    except KeyDestroyed:
        raise
    except Unreadable:  # it was changed: as if it had not been asked
        return None
    return Question(row.community, row.command, row.option, json.loads(given), row.key, row.until, row.aside)


async def ask(tx: Statements, account: int, owner: str, question: Question) -> None:
    """Takes the place of an earlier question."""
    given: str | None = None
    if question.given:
        written = json.dumps(dict(question.given), ensure_ascii=False)
        given = await seal_text(tx.vault, owner, "questions", question.key, written)
    await tx.execute(delete(questions).where(questions.c.account == account))
    row = {
        "account": account,
        "community": question.community,
        "command": question.command,
        "option": question.option,
        "given": given,
        "key": question.key,
        "until": question.until,
        "aside": question.aside,
    }
    await tx.execute(insert(questions), row)


async def close(tx: Statements, account: int, command: str) -> None:
    """What was asked for that command is answered, or no longer matters."""
    await tx.execute(_CLOSE, {"of_account": account, "of_command": command})
