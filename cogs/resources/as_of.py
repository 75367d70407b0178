"""An entry as it is at an instant: whether it may have changed, and whether somebody answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.directory import Contact, Service
from cogs.resources import hours

_OLD = 24
"""Months after which a number may have changed."""


def as_of(service: Service, at: datetime) -> Service:
    """`at`: an aware instant. Exercises do not grow old."""
    is_old = service.kind != "exercise" and months_since(service, at) > _OLD
    return replace(service, may_have_changed=is_old, is_open=_is_open(service.contacts, at))


def months_since(service: Service, at: datetime) -> int:
    """How long ago it was checked; where only the year is known, that counts from its beginning."""
    year, _, month = service.checked.partition("-")
    return (at.year - int(year)) * 12 + at.month - int(month or 1)


def next_open(contacts: Sequence[Contact], at: datetime) -> datetime | None:
    """When the first of these ways opens next, of those whose hours are known."""
    known = [(contact.hours, contact.zone) for contact in contacts if contact.hours and contact.zone]
    opens = [instant for written, zone in known if (instant := hours.next_open(written, zone, at)) is not None]
    return min(opens, default=None)


def _is_open(contacts: Sequence[Contact], at: datetime) -> bool | None:
    """Whether any of these ways is open; None where no hours are known."""
    known = [(contact.hours, contact.zone) for contact in contacts if contact.hours and contact.zone]
    return any(hours.is_open(written, zone, at) for written, zone in known) if known else None
