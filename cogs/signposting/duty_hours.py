"""When somebody is on duty: "weekdays 18:00-23:00" as people write it, and whether an instant lies in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Annotated

from bot.core.clock import EVERY_DAY, next_instant, zone_named
from bot.core.days import DaysKind, days_said
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, fold, quoted
from bot.core.replies import Text
from bot.core.times import WallTimeKind

_ALWAYS = frozenset(
    (
        *("always", "any time", "anytime", "all day", "all the time", "24/7", "any hour", "whenever"),
        *("immer", "jederzeit", "den ganzen tag", "rund um die uhr", "siempre", "toujours", "sempre"),
    )
)
_TO = re.compile(r"\s*(?:[-–—]|\b(?:to|till|til|until|and|bis|und|a|hasta|à|até|às)\b)\s*")
_FROM = re.compile(r"(?:^|\s)(?:from|between|von|zwischen|de|des|das|entre)$")
_HALF = re.compile(r"[ap]\.?m\.?$")
_MOST_WORDS = 3
"""In which a wall time is said: "9 in the evening" is longer, and would have to be "21:00"."""

_MORNING = time(9)
_SLEEP = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class DutyHours:
    """On these days (0 is Monday) from `start` to `end` by the clocks of a zone; past midnight where it ends before it
    starts, and the whole day where the two are the same."""

    days: frozenset[int]
    start: time
    end: time

    def holds(self, now: datetime, zone: str) -> bool:
        local = now.astimezone(zone_named(zone))
        wall, day = local.time().replace(tzinfo=None), local.weekday()
        if self.start == self.end:
            return day in self.days
        if self.start < self.end:
            return day in self.days and self.start <= wall < self.end
        return (day in self.days and wall >= self.start) or ((day - 1) % 7 in self.days and wall < self.end)

    @property
    def said(self) -> Text:
        """ "On weekdays, 18:00 to 23:00"."""
        if self.start == self.end:
            return Text("duty-said-all-day", {"days": days_said(self.days)})
        return Text("duty-said", {"days": days_said(self.days), "from": _clock(self.start), "to": _clock(self.end)})


ALWAYS = DutyHours(EVERY_DAY, time(0), time(0))


def _clock(wall: time) -> str:
    return f"{wall.hour}:{wall.minute:02}"


def tomorrow(now: datetime, zone: str) -> datetime:
    """When a rest ends: a morning after a night's sleep."""
    return next_instant(now + _SLEEP, _MORNING, zone_named(zone))


@dataclass(frozen=True, slots=True)
class DutyHoursKind:
    """ "weekdays 18:00-23:00", "6-11pm", "friday and saturday from 22:00 to 2:00", "weekends", "always"."""

    offers: Offers = (
        (Text("duty-hours-evenings"), "every day 18:00-23:00"),
        (Text("duty-hours-weekends"), "weekends"),
        (Text("duty-hours-always"), "always"),
    )
    free_text: bool = False

    def read(self, words: str, around: Around) -> DutyHours:
        folded = fold(words)
        if folded in _ALWAYS:
            return ALWAYS
        return _hours(folded, around) or _days_alone(folded, around, words)


def _days_alone(folded: str, around: Around, words: str) -> DutyHours:
    try:
        return DutyHours(DaysKind().read(folded, around), time(0), time(0))
    except NotUnderstood:
        raise NotUnderstood("duty-hours-unknown", words=quoted(words)) from None


def _hours(folded: str, around: Around) -> DutyHours | None:
    """Days and two wall times. The last "to" that has a time on either side is the one between them; days may also
    follow the times."""
    for between in reversed(list(_TO.finditer(folded))):
        before, after = folded[: between.start()].split(), folded[between.end() :].split()
        for count in range(min(len(after), _MOST_WORDS), 0, -1):
            end = _time(" ".join(after[:count]), around)
            if end is not None:
                found = _from(before, " ".join(after[:count]), end, after[count:], around)
                if found is not None:
                    return found
    return None


def _from(before: list[str], said_end: str, end: time, rest: list[str], around: Around) -> DutyHours | None:
    for count in range(min(len(before), _MOST_WORDS), 0, -1):
        said = " ".join(before[-count:])
        half = _HALF.search(said_end)
        start = _time(f"{said}{half[0]}", around) if half and said.isdecimal() else None
        start = start or _time(said, around)
        if start is None:
            continue
        named = " ".join([_FROM.sub("", " ".join(before[:-count])), *rest]).strip(" ,")
        try:
            return DutyHours(DaysKind().read(named, around) if named else EVERY_DAY, start, end)
        except NotUnderstood:
            continue
    return None


def _time(words: str, around: Around) -> time | None:
    try:
        return WallTimeKind().read(words, around)
    except NotUnderstood:
        return None


DutyTimes = Annotated[DutyHours, DutyHoursKind()]
