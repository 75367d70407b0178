"""The kinds of options that prompts take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from bot.core.clock import zone_named
from bot.core.dates import UntilKind
from bot.core.deeds import KEY_LENGTH
from bot.core.errors import NotUnderstood
from bot.core.options import Around, FreeText, Offers, Scale, fold, quoted

LONGEST = 300
"""Letters of a prompt that somebody here wrote."""

MOST_OWN = 200
"""Prompts of its own that a community can have."""

_LONGEST_DATE = 5
"""Words of a date: "the 24th of december 2027"."""

_TODAY = frozenset(("today", "heute", "hoy", "hoje", "aujourd'hui"))

RoomName = Annotated[str, FreeText(limit=300)]
"""A room by its name, or by what the platform calls it."""

PromptText = Annotated[str, FreeText(limit=LONGEST)]
SuggestedText = Annotated[str, FreeText(limit=LONGEST, is_screened=True)]
Number = Annotated[int, Scale(1, MOST_OWN)]
Key = Annotated[str, FreeText(limit=max(KEY_LENGTH, 32))]
"""Which prompt or suggestion is meant; never typed, always given with a choice."""


@dataclass(frozen=True, slots=True)
class DateKind:
    """Today or a day to come: "24 december", "10.10.", "2027-03-01", "friday"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> date:
        zone = zone_named(around.zone or "UTC")
        if fold(words) in _TODAY:
            return around.at.astimezone(zone).date()
        if len(words.split()) > _LONGEST_DATE:
            raise NotUnderstood("date-unknown", words=quoted(words))
        instant = UntilKind().read(words, around)
        if instant is None or instant - around.at > timedelta(days=3650):
            raise NotUnderstood("date-unknown", words=quoted(words))
        return instant.astimezone(zone).date()


Date = Annotated[date, DateKind()]
