"""What an alert or a request is, and who may see it: the rules, without a database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.core.deeds import key_of
from bot.core.people import Account, AccountId, Place, Role

KEPT_FOR = timedelta(days=30)
"""After its end, a record goes; one that never ended goes so long after the last that was heard of it."""

Kind = Literal["alert", "request"]
NoteState = Literal["none", "waiting", "delivered", "refused"]


@dataclass(frozen=True, slots=True)
class Alert:
    """`who`: the account that it is about, or that asks; `again`: where they wrote the last of several messages.

    `about`: "self" or "someone"; of a request "me", "worried" or "not-right". `subject` stands for whom they named;
    `named` and `words` are what they said themselves, opened. `called_at`: when those on duty were last called.
    """

    id: int
    key: str
    community: int
    number: int
    kind: Kind
    member: int
    account: AccountId
    who: Account
    handle: str
    quiet: bool
    country: str | None
    language: str | None
    level: str
    topic: str
    about: str
    rules: tuple[str, ...]
    need: str | None
    place: Place | None
    message: str | None
    again: tuple[Place, str] | None
    at: datetime
    again_at: datetime | None
    note: NoteState
    taken_by: AccountId | None
    taker: Account | None
    taken_at: datetime | None
    called_at: datetime
    is_repeated: bool
    no_one: bool
    has_left: bool
    closed_at: datetime | None
    outcome: str | None
    subject: str | None
    named: Account | None = None
    words: str | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_for_moderators(self) -> bool:
        return self.about == "not-right"


def digest_of(account: Account) -> str:
    """What is compared of somebody who was named, in place of their name."""
    return key_of("signposting.subject", account.platform, account.ref)


def may_see(alert: Alert, member: int, logins: Collection[Account], roles: Collection[Role]) -> bool:
    """Not whom it is about, nor who asked, nor whom they named; and what is not right is for moderators.

    `logins`: all accounts of the member who looks; `roles`: what they are in the community of the alert.
    """
    if alert.member == member or alert.subject in {digest_of(login) for login in logins}:
        return False
    return Role.MODERATOR in roles if alert.is_for_moderators else True
