"""Wall times, days of the week and dates, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from bot.core.clock import EVERY_DAY, instant_at, zone_named
from bot.core.countries import LANGUAGES
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, fold, quoted
from bot.core.replies import Several, Text

_NAMED_TIMES = {
    time(9): "morning mañana manhã matin morgens vormittags",
    time(12): "noon midday mittag mittags mediodía mediodia meio-dia midi",
    time(12, 30): "lunchtime",
    time(19): "evening abend abends tarde-noche soir noite",
    time(0): "midnight mitternacht medianoche meia-noite minuit",
}
_TIME_OF_NAME = {name: at for at, names in _NAMED_TIMES.items() for name in names.split()}
_TIME = re.compile(
    r"(?:at |um |a las |a la |à |às )?"
    r"(?P<hour>\d{1,2})(?:(?:\s*[:.h]\s*|\s)(?P<minute>\d{2})(?::\d{2})?)?"
    r"\s*(?P<half>a\.?m\.?|p\.?m\.?)?"
    r"\s*(?:o'clock|uhr|hours|hrs|h|heures)?"
    r"\s*(?P<part>(?:in the |at )?(?:morning|afternoon|evening|night)|morgens|abends)?"
)
_COMPACT = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})\s*(?P<half>a\.?m\.?|p\.?m\.?)?\s*(?:h|hrs|hours)?")
_PAST = re.compile(r"(?P<what>half|quarter|\d{1,2})(?: minutes?)? (?P<way>past|to) (?P<rest>.+)")


@dataclass(frozen=True, slots=True)
class WallTimeKind:
    """A time of day: "9:00", "9am", "21h30", "0900", "half past 8", "9 in the evening"."""

    offers: Offers = (
        (Text("time-morning"), "9:00"),
        (Text("time-midday"), "12:30"),
        (Text("time-evening"), "19:00"),
        (Text("time-another"), "another"),
    )
    free_text: bool = False

    def read(self, words: str, around: Around) -> time:
        folded = fold(words)
        if folded == "another":
            raise NotUnderstood("time-another-which", asks=True)
        found = _TIME_OF_NAME.get(folded) or _past_the_hour(folded) or _by_numbers(folded)
        if found is None:
            surely = bool(re.match(r"\d{1,2}\s*([:.h]\s*\d|[ap]\.?m)", folded))
            raise NotUnderstood("time-unknown", surely=surely, words=quoted(words))
        return found


def _by_numbers(words: str) -> time | None:
    match = _TIME.fullmatch(words) or _COMPACT.fullmatch(words)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    parts = match.groupdict()
    half = (parts.get("half") or "").replace(".", "")
    part = (parts.get("part") or "").split(" ")[-1]
    if half and not 1 <= hour <= 12:
        return None
    if (half == "pm" or part in ("afternoon", "evening", "abends") or (part == "night" and hour > 5)) and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _past_the_hour(words: str) -> time | None:
    match = _PAST.fullmatch(words)
    base = _by_numbers(match["rest"]) if match else None
    if match is None or base is None:
        return None
    minutes = {"half": 30, "quarter": 15}.get(match["what"]) or int(match["what"])
    moved = datetime.combine(date(2000, 1, 2), base) + timedelta(
        minutes=minutes if match["way"] == "past" else -minutes
    )
    return moved.time()


_DAYS = {
    0: "monday mondays mon mo montag montags lunes lun segunda segunda-feira seg lundi",
    1: "tuesday tuesdays tue tues di dienstag dienstags martes mar terça terca terça-feira ter mardi",
    2: "wednesday wednesdays wed mi mittwoch mittwochs miércoles miercoles mié mie quarta quarta-feira mercredi mer",
    3: "thursday thursdays thu thur thurs do donnerstag donnerstags jueves jue quinta quinta-feira qui jeudi jeu",
    4: "friday fridays fri fr freitag freitags viernes vie sexta sexta-feira sex vendredi ven",
    5: "saturday saturdays sat sa samstag samstags sábado sabado sáb sab samedi sam",
    6: "sunday sundays sun so sonntag sonntags domingo domingos dom dimanche dim",
}
_WEEKDAY_OF = {name: day for day, names in _DAYS.items() for name in names.split()}
_WEEKDAYS, _WEEKEND = frozenset(range(5)), frozenset({5, 6})
_SETS = {
    "weekdays weekday workdays workday werktags wochentags laborables entre-semana semaine": _WEEKDAYS,
    "weekends weekend wochenende wochenenden week-end finde": _WEEKEND,
    "daily everyday always täglich taglich diario diariamente quotidien": EVERY_DAY,
}
_SET_OF = {name: days for names, days in _SETS.items() for name in names.split()}
_PHRASES = {
    "every day": "daily", "all days": "daily", "each day": "daily", "jeden tag": "daily", "todos los días": "daily",
    "todos los dias": "daily", "todos os dias": "daily", "tous les jours": "daily", "work days": "workdays",
    "working days": "workdays", "week days": "weekdays", "days de semana": "weekdays", "dias úteis": "weekdays",
    "am wochenende": "weekend", "days off": "weekend",
}  # fmt: skip
_TO = frozenset(["-", "–", "—", "to", "through", "until", "thru", "bis", "a", "à", "até"])
_FILLER = frozenset(["and", "und", "y", "e", "et", "on", "every", "each", "am", "&", "+", "only", "nur", "the"])
_BUT = frozenset(["not", "except", "but", "without", "außer", "ausser", "excepto", "sauf", "exceto"])


@dataclass(frozen=True, slots=True)
class DaysKind:
    """Days of the week: "weekdays", "mon, wed and fri", "monday to thursday", "daily except sunday"."""

    offers: Offers = (
        (Text("days-daily"), "daily"),
        (Text("days-weekdays"), "weekdays"),
        (Text("days-weekends"), "weekends"),
    )
    free_text: bool = False

    def read(self, words: str, around: Around) -> frozenset[int]:
        folded = fold(words)
        for phrase, name in _PHRASES.items():
            folded = folded.replace(phrase, name)
        tokens = re.findall(r"(?:\w+(?:-(?:feira|semana|end))?)|[-–—&+]", folded)
        days = _days_in(tokens)
        if not days:
            raise NotUnderstood("days-unknown", words=quoted(words))
        return days


def _days_in(tokens: list[str]) -> frozenset[int] | None:
    """None where a token is no day at all."""
    days: set[int] = set()
    excluded = False
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token in _BUT:
            excluded, days = True, days or set(EVERY_DAY)
        elif token in _SET_OF:
            days = days - _SET_OF[token] if excluded else days | _SET_OF[token]
        elif token in _WEEKDAY_OF:
            first = last = _WEEKDAY_OF[token]
            if position + 2 < len(tokens) and tokens[position + 1] in _TO and tokens[position + 2] in _WEEKDAY_OF:
                last = _WEEKDAY_OF[tokens[position + 2]]
                position += 2
            span = {(first + step) % 7 for step in range((last - first) % 7 + 1)}
            days = days - span if excluded else days | span
        elif token not in _FILLER:
            return None
        position += 1
    return frozenset(days)


def days_said(days: Iterable[int]) -> Text:
    """The text for a set of weekdays: "every day", "on weekdays", or their names in order."""
    chosen = frozenset(days)
    known = {EVERY_DAY: "days-said-daily", _WEEKDAYS: "days-said-weekdays", _WEEKEND: "days-said-weekends"}
    if chosen in known:
        return Text(known[chosen])
    return Text("days-said-some", {"days": Several(tuple(Text(f"weekday-{day}") for day in sorted(chosen)))})


_OPEN_END = frozenset(
    ("i come back", "i say so", "i resume", "further notice", "later", "forever", "i am back", "i'm back")
)
_HAS_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}\b(?!\.)|\d\s*[ap]\.?m\b|noon|midnight|o'clock|\d\s*(?:h|hours?|hrs|min\w*)\b|tonight"
)


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
        folded = re.sub(r"^(until|till|til|for|bis|hasta|até|jusqu'au|jusqu'à)\s+", "", fold(words))
        if folded in _OPEN_END:
            return None
        zone = zone_named(around.zone or "UTC")
        now = around.at.astimezone(zone)
        day = _near_day(folded, now.date())
        if day is None:
            return _parsed_date(folded, words, now, around)
        instant = instant_at(day, time(0), zone)
        return instant or instant_at(day + timedelta(days=1), time(0), zone)


def _near_day(words: str, today: date) -> date | None:
    """The ways of naming a near day that a general parser reads otherwise."""
    words = re.sub(r"^(on|next|this|coming|kommenden|nächsten) (?=\w+$)", "", words)
    if words == "week":
        return today + timedelta(days=7 - today.weekday())
    if words in ("weekend", "the weekend"):
        return today + timedelta(days=(5 - today.weekday()) % 7 or 7)
    if words == "month":
        return (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    if words in _WEEKDAY_OF and words not in ("so", "do", "am"):
        return today + timedelta(days=(_WEEKDAY_OF[words] - today.weekday()) % 7 or 7)
    return None


def _is_likely(found: datetime, words: str, now: datetime) -> bool:
    """A day more than a year ahead was read out of words that say another, unless they name the year."""
    return found.year <= now.year + 1 or (str(found.year) in words and found.year <= now.year + 10)


def _parsed_date(folded: str, words: str, now: datetime, around: Around) -> datetime:
    if len(folded) > 60:
        raise NotUnderstood("date-unknown", words=quoted(words))
    import dateparser  # 0.3 s to import, and few messages hold a date

    language = (around.language or "en").split("-")[0]
    first = "MDY" if around.country == "US" else "DMY"
    for order in (first, "MDY" if first == "DMY" else "DMY"):
        found = dateparser.parse(
            folded,
            languages=list(dict.fromkeys((language if language in LANGUAGES else "en", "en"))),
            settings={"PREFER_DATES_FROM": "future", "RELATIVE_BASE": now.replace(tzinfo=None), "DATE_ORDER": order},
        )
        if found is not None and (found.year <= now.year + 1 or str(found.year) in folded):
            break
    if found is None or re.fullmatch(r"\d{1,3}", folded) or not _is_likely(found, folded, now):
        raise NotUnderstood("date-unknown", words=quoted(words))
    zone = zone_named(around.zone or "UTC")
    wall = found.time() if _HAS_TIME.search(folded) else time(0)
    instant = instant_at(found.date(), wall, zone) or instant_at(found.date() + timedelta(days=1), wall, zone)
    if instant is None or instant <= now.astimezone(UTC):
        raise NotUnderstood("date-past", words=quoted(words))
    return instant


WallTime = Annotated[time, WallTimeKind()]
Days = Annotated[frozenset[int], DaysKind()]
Until = Annotated[datetime | None, UntilKind()]
