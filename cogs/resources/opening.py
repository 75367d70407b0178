"""Hours as moderators write them, to what `hours` reads: "weekdays 6pm to 11pm" is "Mon-Fri 18:00-23:00"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import Annotated

from bot.core.clock import EVERY_DAY
from bot.core.days import DaysKind
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, fold, quoted
from bot.core.replies import Text
from bot.core.times import WallTimeKind
from cogs.resources.hours import ALWAYS

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ALWAYS = frozenset(
    (
        *(
            "24/7",
            "24h",
            "24 h",
            "24 hours",
            "24 hours a day",
            "24x7",
            "always",
            "any hour",
            "day and night",
            "all day",
        ),
        *("immer", "rund um die uhr", "24 stunden", "durchgehend", "tag und nacht"),
        *("siempre", "24 horas", "toujours", "24 heures", "24h/24", "sempre"),
    )
)
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}| ?h(?![a-z]))?\s*(?:[ap]\.?m\.?|uhr)?|noon|midday|midnight|mittag|mitternacht"
_TIMES = re.compile(rf"({_CLOCK})\s*(?:-|–|—|to|until|till|bis|a|à|hasta|até)\s*({_CLOCK})", re.I)
_FROM = re.compile(r"(?:^|\s+)(?:from|between|and|von|ab|zwischen|und|de|desde|das|entre|y|et|e)$", re.I)
_UNKNOWN = frozenset(("none", "unknown", "not known", "-", "?", "keine", "unbekannt", "weiß nicht"))
_LONGEST = 200
_HALF_A_DAY = 12
_MOST = 14
"""Stretches of a week: two on each day."""


@dataclass(frozen=True, slots=True)
class HoursKind:
    """When a service answers, as `cogs.resources.hours` reads it; an empty one: it is not known."""

    offers: Offers = ((Text("resource-hours-always"), ALWAYS),)
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        said = fold(words[:_LONGEST])
        if words.strip() in _UNKNOWN or said in _UNKNOWN:
            return ""
        if said in _ALWAYS:
            return ALWAYS
        stretches = list(_stretches(words[:_LONGEST], around))
        if not stretches or len(stretches) > _MOST:
            raise NotUnderstood("resource-hours-unknown", words=quoted(words))
        return ", ".join(stretches)


def _stretches(words: str, around: Around) -> Iterator[str]:
    """What stands between two times of a day belongs to the second; without days, it is every day."""
    before = 0
    for times in _TIMES.finditer(words):
        named = _FROM.sub("", words[before : times.start()].strip(" ,;:.&\t\n"))
        days = EVERY_DAY if _is_nothing(named) else _days(named, words, around)
        begins, ends = (_clock(each, words, around) for each in _with_halves(*times.groups()))
        if begins == ends or _is_half_said(*times.groups()):
            raise NotUnderstood("resource-hours-unknown", words=quoted(words))
        for run in _runs(days):
            yield f"{run}{begins}-{ends}"
        before = times.end()
    if words[before:].strip(" ,;.") and fold(words[before:]) not in ("uhr", "h", "hours"):
        raise NotUnderstood("resource-hours-unknown", words=quoted(words))


def _with_halves(begins: str, ends: str) -> tuple[str, str]:
    """ "6-11pm" begins in the evening, "9-5pm" in the morning."""
    half = re.search(r"[ap]\.?m", ends, re.I)
    if half is None or not begins.strip().isdecimal() or int(begins) >= int(re.split(r"\D", ends)[0]):
        return begins, ends
    return f"{begins}{half[0]}", ends


def _is_half_said(begins: str, ends: str) -> bool:
    """ "9-5" is hardly until five in the morning: which half of the day is meant has to be said."""
    bare = begins.strip().isdecimal() and ends.strip().isdecimal()
    return bare and int(ends) <= int(begins) <= _HALF_A_DAY


def _is_nothing(words: str) -> bool:
    return fold(words) in ("", "and", "und", "y", "et", "e")


def _days(named: str, words: str, around: Around) -> frozenset[int]:
    try:
        return DaysKind().read(named, around)
    except NotUnderstood:
        raise NotUnderstood("resource-hours-unknown", words=quoted(words)) from None


def _clock(words: str, whole: str, around: Around) -> str:
    plain = re.sub(r"\s*uhr$", "", words.strip(), flags=re.I)
    if re.fullmatch(r"24([:.h]00)?", plain):
        return "00:00"
    try:
        read: time = WallTimeKind().read(plain if re.search(r"\D", plain) else f"{plain}:00", around)
    except NotUnderstood:
        raise NotUnderstood("resource-hours-unknown", words=quoted(whole)) from None
    return read.strftime("%H:%M")


def _runs(days: Iterable[int]) -> Iterator[str]:
    """ "Mon-Fri ", "Sun ", or nothing where it is every day."""
    chosen = sorted(days)
    if len(chosen) == len(_DAYS):
        yield ""
        return
    first = last = chosen[0]
    for day in [*chosen[1:], chosen[-1] + 2]:
        if day != last + 1:
            yield f"{_DAYS[first]} " if first == last else f"{_DAYS[first]}-{_DAYS[last]} "
            first = day
        last = day


Hours = Annotated[str, HoursKind()]
