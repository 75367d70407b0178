"""An open transaction, with all that is kept in it at hand."""

from __future__ import annotations

from functools import cached_property

from bot.storage.agenda import StoredAgenda
from bot.storage.claims import StoredClaims
from bot.storage.consents import StoredConsents
from bot.storage.held import StoredHeld
from bot.storage.messages import StoredMessages
from bot.storage.outbox import StoredOutbox
from bot.storage.people import StoredPeople
from bot.storage.statements import Statements


class OpenTransaction(Statements):
    """A transaction that is under way; gone when its `async with` ends."""

    @cached_property
    def agenda(self) -> StoredAgenda:
        return StoredAgenda(self)

    @cached_property
    def outbox(self) -> StoredOutbox:
        return StoredOutbox(self)

    @cached_property
    def claims(self) -> StoredClaims:
        return StoredClaims(self)

    @cached_property
    def held(self) -> StoredHeld:
        return StoredHeld(self)

    @cached_property
    def messages(self) -> StoredMessages:
        return StoredMessages(self)

    @cached_property
    def consents(self) -> StoredConsents:
        return StoredConsents(self)

    @cached_property
    def people(self) -> StoredPeople:
        return StoredPeople(self)
