"""What the commands of sessions take."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from bot.core.deeds import KEY_LENGTH
from bot.core.errors import NotUnderstood, Unclear
from bot.core.options import Around, FreeText, Offers, OneOf, fold, quoted
from cogs.sessions import calendar
from cogs.sessions.cards import REMINDERS
from cogs.sessions.store import Kind as SessionKind

LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class TitleKind:
    """What a session is called, on one line."""

    offers: Offers = ()
    free_text: bool = True

    def read(self, words: str, around: Around) -> str:
        title = " ".join(words.split())
        if not title:
            raise NotUnderstood("session-title-empty")
        if len(title) > LONGEST_TITLE:
            raise NotUnderstood("session-title-too-long", limit=LONGEST_TITLE)
        return title


@dataclass(frozen=True, slots=True)
class SessionName:
    """A session by its number ("3", "#3"), the key that a choice of ours gives, or its title, if nothing else was
    said or it stands in quotes."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        folded = fold(words)
        number = re.fullmatch(r"(?:(?:number|no|nr|session|nummer|runde)\.? ?)?#?(\d{1,9})", folded)
        if number is not None:
            return f"#{int(number[1])}"
        if re.fullmatch(rf"[0-9a-f]{{{KEY_LENGTH}}}", words):
            return words
        if around.alone and folded:
            return words
        raise NotUnderstood("session-unknown", session=quoted(words))


@dataclass(frozen=True, slots=True)
class WhenKind:
    """A time to come, once or again and again: "tomorrow 7pm", "every second tuesday 19:00"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        if words.isdecimal() and not around.alone:  # among other words, a number says how long, or how many
            raise NotUnderstood("calendar-unknown", words=quoted(words))
        calendar.read(words, None, around)
        return words


@dataclass(frozen=True, slots=True)
class DayKind:
    """A day to come, today too: "24 december", "next thursday"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> date:
        day = calendar.day_meant(fold(words), around)
        if day is None:
            raise NotUnderstood("date-unknown", words=quoted(words))
        return day


@dataclass(frozen=True, slots=True)
class RepeatKind:
    """How often: "weekly", "every second week"."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        try:
            calendar.read("tomorrow 12:00", words, around)
        except Unclear:  # which zone, which day: it is read together with the time
            return words
        return words


@dataclass(frozen=True, slots=True)
class AmountKind:
    """A whole number with a word behind it that says of what: "45", "45 min", "8 seats"."""

    lowest: int
    highest: int
    unit: str
    unknown: str
    times: Callable[[str], int] | None = field(default=None, hash=False)
    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> int:
        found = re.fullmatch(rf"(?:for |für |with |mit )?(\d{{1,5}})\s*({self.unit})?", fold(words))
        amount = int(found[1]) if found is not None else -1
        if found is not None and self.times is not None:
            amount *= self.times(found[2] or "")
        if not self.lowest <= amount <= self.highest:
            raise NotUnderstood(self.unknown, words=quoted(words), lowest=self.lowest, highest=self.highest)
        return amount


def _hours(unit: str) -> int:
    return 60 if unit[:1] in ("h", "s") else 1


_MINUTES = r"m|min|mins|minutes?|minuten?|h|hours?|stunden?"
_SEATS = r"seats?|places?|people|persons?|plätze?|plaetze?|personen|leute"

Title = Annotated[str, TitleKind()]
Name = Annotated[str, SessionName()]
When = Annotated[str, WhenKind()]
Day = Annotated[date, DayKind()]
Repeat = Annotated[str, RepeatKind()]
Minutes = Annotated[int, AmountKind(5, 480, _MINUTES, "session-minutes-unknown", _hours)]
Seats = Annotated[int, AmountKind(1, 500, _SEATS, "session-seats-unknown")]
Minimum = Annotated[int, AmountKind(0, 500, _SEATS, "session-seats-unknown")]
Closes = Annotated[int, AmountKind(0, 7 * 24 * 60, _MINUTES, "session-minutes-unknown", _hours)]
Kind = Annotated[
    SessionKind,
    OneOf(
        {kind: f"session-kind-{kind}" for kind in ("open", "topic", "round", "quiet")},
        {
            **dict.fromkeys(("open talk", "talk", "offen", "offenes gespräch", "gespräch"), "open"),
            **dict.fromkeys(("a topic", "thema"), "topic"),
            **dict.fromkeys(("check-in round", "checkin round", "check-in", "runde", "befindlichkeitsrunde"), "round"),
            **dict.fromkeys(("quiet company", "company", "still", "stille gesellschaft"), "quiet"),
        },
    ),
]
Scope = Annotated[
    str,
    OneOf(
        {"this": "session-scope-this", "all": "session-scope-all"},
        {
            **dict.fromkeys(("this one", "only this one", "once", "one", "nur diese", "diese", "einmal"), "this"),
            **dict.fromkeys(
                ("all later", "this and all later", "later", "following", "series", "alle", "alle späteren", "serie"),
                "all",
            ),
        },
    ),
]
Before = Annotated[
    str,
    OneOf(
        {**{name: f"session-before-{name}" for name in REMINDERS}, "none": "session-before-none"},
        {
            **dict.fromkeys(("a day", "a day before", "1 day", "24h", "ein tag", "einen tag vorher", "tag"), "day"),
            **dict.fromkeys(("an hour", "an hour before", "1 hour", "1h", "60", "eine stunde", "stunde"), "hour"),
            **dict.fromkeys(("at start", "at the start", "when it begins", "begin", "zu beginn", "beginn"), "start"),
            **dict.fromkeys(("no", "off", "never", "nein", "keine", "aus"), "none"),
        },
    ),
]
About = Annotated[str, FreeText(limit=LONGEST_TITLE)]
RoomWords = Annotated[str, FreeText(limit=255)]
NOWHERE = frozenset(("none", "no", "off", "nowhere", "keine", "keiner", "kein", "nein", "aus", "nirgends"))
"""What says of a room that there is none."""
Cursor = Annotated[str, FreeText(limit=64)]
"""Where a list goes on; never typed, always given with a choice."""
