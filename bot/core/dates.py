"""Days and instants to come, as people write them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from bot.core.clock import instant_at, zone_named
from bot.core.countries import LANGUAGES
from bot.core.days import WEEKDAY_OF
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, bare, fold, quoted
from bot.core.replies import Text
from bot.core.times import WallTimeKind

_UNTIL = re.compile(
    r"^(?:(?:until|till|til|for|bis(?: zum| zur)?|für|hasta|durante|por|até|jusqu'(?:au|à|en)|pour|pendant) )+"
)
_OPEN_END = re.compile(
    r"(?:bis )?(?:auf weiteres|nuevo aviso|nouvel ordre|segunda ordem|aviso em contrário)"
    r"|(?:further notice|later|forever|indefinitely|whenever|open end|unknown|never|no idea|not sure|idk"
    r"|(?:i )?do(?:n't| not|nt) know(?: yet)?|weiß (?:ich )?nicht)"
    r"|(?:when |whenever )?(?:i|i'm|im|i am|i've) .*\b(?:back|so|say|resume|return|returned|better|ready|again|ok|well)"
    r"(?: (?:again|home|so|otherwise))?"
)
_SAID_OTHERWISE = (
    (r"\b(?:tmrw|tmr|tomorow|tommorow|tommorrow|2morrow)\b", "tomorrow"),
    (r"\b(?:a |the )?(?:couple|pair)(?: of)?\b", "2"),
    (r"\b(?:a few|few|some|several)\b", "3"),
    (r"\b(?:a |one )?fortnight\b", "2 weeks"),
    (r"(?<=\d) ?(?:wks?|w)\b", " weeks"),
    (r"\bfrom (?:today|now)\b", ""),
    (r"\b(?:eine|einen|einem|einer|un|una|une|um|uma|an?) (?=\w{3,})", "1 "),
    (r"\b(?:dos|duas|deux) (?=\w{3,})", "2 "),
    (r"^(?:el|le|la|den|dem|der|am|o|na|no|os) ", ""),
)
_FIXED = {
    "christmas": (12, 25), "xmas": (12, 25), "weihnachten": (12, 25), "navidad": (12, 25), "noel": (12, 25),
    "natal": (12, 25), "after christmas": (12, 27), "the new year": (1, 1), "new year": (1, 1), "new years": (1, 1),
    "new year's": (1, 1), "new year's day": (1, 1), "neujahr": (1, 1), "ano nuevo": (1, 1), "ano novo": (1, 1),
}  # fmt: skip
_IN_DAYS = {
    "today": 1, "heute": 1, "hoy": 1, "hoje": 1, "aujourd'hui": 1, "pasado mañana": 2, "depois de amanhã": 2,
}  # fmt: skip
_EDGE = re.compile(
    r"(?:the )?(?:(?P<end>end of|ende|fin de|fin|fim de)|start of|beginning of|anfang"
    r"|(?P<middle>mid|middle of|mitte))[ -](?P<month>.+)"
)
_NEXT = r"(?:on|next|this|coming|kommenden|nächsten|nächster|nächste|nächstes|próximo|próxima|el próximo|na próxima)"
_SPANS = {
    "week": "week; rest of the week; end of the week; end of week; after the weekend; over the weekend; woche; semana"
    "; semaine; ende der woche; fin de semaine",
    "weekend": "weekend; wochenende; week-end; fin de semana; fim de semana; finde",
    "month": "month; end of the month; end of month; rest of the month; monat; mes; mês; mois; ende des monats"
    "; fin de mes; fin du mois; fim do mês",
}
_SPAN_OF = {name: span for span, names in _SPANS.items() for name in names.split("; ")}
_HAS_TIME = re.compile(
    r"\d{1,2}:\d{2}\b|\d{1,2}h\d{2}\b|\d\s*[ap]\.?m\b|\bnoon|\bmidnight|o'clock"
    r"|(?:hour|hr|minute|min|stunde|hora|heure|minuto)s?n?\b"
)
_AT = re.compile(r"(.+?),? (?:at|um|a las|à|às|@) (\d.*)")
_PART = re.compile(r"(.+) (morning|noon|afternoon|evening|night|früh|abend)")


@dataclass(frozen=True, slots=True)
class UntilKind:
    """A day or an instant to come: "monday", "in two weeks", "24 december", "2027-01-05". None: until they say so."""

    offers: Offers = (
        (Text("until-tomorrow"), "tomorrow"),
        (Text("until-week"), "in 1 week"),
        (Text("until-open"), "further notice"),
    )
    free_text: bool = False

    def read(self, words: str, around: Around) -> datetime | None:
        folded = _UNTIL.sub("", fold(words))
        if _OPEN_END.fullmatch(folded):
            return None
        if len(folded) > 40 or len(folded.split()) > 7:  # longer than any date: not worth the time of a parser
            raise NotUnderstood("date-unknown", words=quoted(words))
        zone = zone_named(around.zone or "UTC")
        now = around.at.astimezone(zone)
        day, wall = _day_and_wall(folded, now, around)
        if day is None:
            raise NotUnderstood("date-unknown", words=quoted(words))
        instant = instant_at(day, wall, zone) or instant_at(day + timedelta(days=1), time(0), zone)
        if instant is None or instant <= around.at:
            raise NotUnderstood("date-past", words=quoted(words))
        return instant


def _day_and_wall(words: str, now: datetime, around: Around) -> tuple[date | None, time]:
    """The day that was named, and the wall time on it; the day begins at midnight."""
    if words in ("tonight", "this evening", "later today", "heute abend", "esta noche", "ce soir", "hoje à noite"):
        evening = datetime.combine(now.date(), time(18), tzinfo=now.tzinfo)
        return (now.date(), time(18)) if evening > now else (now.date() + timedelta(days=1), time(0))
    apart = _AT.fullmatch(words) or _PART.fullmatch(words)
    if apart:
        try:
            wall = WallTimeKind().read(apart[2], around)
        except NotUnderstood:
            return None, time(0)
        return _day(apart[1], now, around)[0], wall
    return _day(words, now, around)


def _day(words: str, now: datetime, around: Around) -> tuple[date | None, time]:
    day = _near_day(words, now.date()) or _by_numbers(words, now.date(), around)
    return (day, time(0)) if day else _parsed(words, now, around)


def _near_day(words: str, today: date) -> date | None:
    """The ways of naming a near day that a general parser reads otherwise."""
    if words in _IN_DAYS:
        return today + timedelta(days=_IN_DAYS[words])
    if bare(words) in _FIXED:
        month, day = _FIXED[bare(words)]
        return _next_yearly(today, month, day)
    ordinal = re.fullmatch(r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)", words)
    if ordinal and 1 <= int(ordinal[1]) <= 31:
        days = (today + timedelta(days=ahead) for ahead in range(1, 63))
        return next((day for day in days if day.day == int(ordinal[1])), None)
    words = re.sub(r"^(?:el|le|la|der|am|the|o|na|no) ", "", words)
    words = re.sub(rf"^{_NEXT} (?=\w+$)|(?<=\w) (?:prochaine?|que viene|que vem)$", "", words)
    match _SPAN_OF.get(words):
        case "week":
            return today + timedelta(days=7 - today.weekday())
        case "weekend":
            return today + timedelta(days=(5 - today.weekday()) % 7 or 7)
        case "month":
            return (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    if words in WEEKDAY_OF and words not in ("so", "do", "am", "tu", "su", "th"):
        return today + timedelta(days=(WEEKDAY_OF[words] - today.weekday()) % 7 or 7)
    return None


def _next_yearly(today: date, month: int, day: int) -> date:
    year = today.year if (month, day) > (today.month, today.day) else today.year + 1
    while (month, day) == (2, 29) and not calendar.isleap(year):
        year += 1
    return date(year, month, day)


def _parsed(words: str, now: datetime, around: Around) -> tuple[date | None, time]:
    for pattern, plain in _SAID_OTHERWISE:
        words = re.sub(pattern, plain, words).strip()
    edge = _EDGE.fullmatch(words)
    if edge:
        found = _by_parser(edge["month"], now, around)
        if found is None:
            return None, time(0)
        month = (found.month + (edge["end"] is not None) - 1) % 12 + 1
        before = found.date().replace(day=1) - timedelta(days=1) if re.search(r"\d{4}", words) else now.date()
        return _next_yearly(before, month, 15 if edge["middle"] else 1), time(0)
    found = _by_parser(words, now, around)
    if found is None or re.fullmatch(r"\d{1,3}", words) or found.year > now.year + 10 or _is_no_day(words, found, now):
        return None, time(0)
    day = found.date()
    if re.fullmatch(r"\d{4}", words):
        day = day.replace(month=1, day=1)
    elif (
        re.fullmatch(r"(?:in |im |en |em )?[^\W\d]+(?: \d{4})?", words)
        and day.day == now.day
        and (day.year, day.month) != (now.year, now.month)
    ):
        day = day.replace(day=1)  # a month by its name begins with its first day
    return day, found.time() if _HAS_TIME.search(words) else time(0)


def _by_parser(words: str, now: datetime, around: Around) -> datetime | None:
    import dateparser  # 0.3 s to import, and few messages hold a date

    own = (around.language or "en").split("-")[0]
    first = list(dict.fromkeys((own if own in LANGUAGES else "en", "en")))
    settings = {
        "PREFER_DATES_FROM": "future", "RELATIVE_BASE": now.replace(tzinfo=None), "DATE_ORDER": _order(around)
    }  # fmt: skip
    parsed = (dateparser.parse(words, languages=known, settings=settings) for known in (first, list(LANGUAGES)))
    return next((found for found in parsed if found is not None), None)


def _order(around: Around) -> str:
    return "MDY" if around.country == "US" or around.language == "en-US" else "DMY"


def _by_numbers(words: str, today: date, around: Around) -> date | None:
    """ "24.12", "12/24": the day goes first, but not in the United States, nor where that is no date."""
    numbers = re.fullmatch(r"(\d{1,2})[./](\d{1,2})", words)
    if numbers is None:
        return None
    first, second = int(numbers[1]), int(numbers[2])
    for day, month in (
        ((second, first), (first, second)) if _order(around) == "MDY" else ((first, second), (second, first))
    ):
        if 1 <= month <= 12 and 1 <= day <= (date(2000 + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day:
            return _next_yearly(today, month, day)
    return None


def _is_no_day(words: str, found: datetime, now: datetime) -> bool:
    """ "32 december" is no day of the year 2032, and "10 march", said on that day, is not a year from now."""
    numbers = re.findall(r"\d+", words)
    if [len(number) for number in numbers] == [2] and found.year % 100 == int(numbers[0]) != found.day:
        return True
    return (found.month, found.day) == (now.month, now.day) and found.year == now.year + 1 and numbers == [str(now.day)]


Until = Annotated[datetime | None, UntilKind()]
