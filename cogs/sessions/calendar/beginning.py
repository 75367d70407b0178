"""A day and a time on it, as people write them together: "tomorrow 7pm", "freitag halb acht", "in 2 hours"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from bot.core.clock import zone_named
from bot.core.dates import UntilKind
from bot.core.days import WEEKDAY_OF
from bot.core.errors import NotUnderstood, UserError
from bot.core.options import Around, quoted
from bot.core.times import WallTimeKind
from cogs.sessions.calendar.checking import (
    apart_from_weekday,
    months,
    names_a_year_too_far,
    refuse_another_weekday,
    refuse_what_is_no_day,
)

LOOSE = " ,;"
"""What may be left over between two things that were said."""
PLAIN_DAY = re.compile(
    r"tomorrow|tmrw|morgen|übermorgen|mañana|pasado mañana|demain|après-demain|amanhã|depois de amanhã|"
    + "|".join(WEEKDAY_OF)
)
SURELY_A_TIME = re.compile(
    r"\d:\d\d|\d ?[ap]\.?m\b|\d ?uhr|\d ?h(?:\d\d)?\b|o'? ?clock|\b(?:noon|midnight|mittags?|mitternacht|half|halb"
    r"|quarter|viertel|morning|afternoon|evening|night|abends?|früh|nachmittags?|mediodía|medianoche|midi|minuit)\b"
)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)t(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(z|[+-]\d\d:?\d\d)?")
_PART_OF_DAY = re.compile(
    r"(?:(?:in the|in der|am|de la|por la|da|de|du) )?(?P<part>mornings?|afternoons?|evenings?|nights?|früh|vormittags?"
    r"|nachmittags?|abends?|nachts?|tarde|noche|noite|soir|matin)"
)
_HOW_LONG = re.compile(
    r"(?<![\w:])(?:\d{1,3} ?(?:m|mins?|minutes?|minuten?|minutos?|hrs|hours|stunden)|(?:an|one|1) (?:hour|hr)"
    r"|(?:eine?|1) stunde)\b"
)
_TWO_NUMBERS = re.compile(r"\d{1,2} \d{1,2}[:.]")
_NO_YEAR = re.compile(r"\d{1,3}\b.*")
_SAID_BEFORE_A_TIME = re.compile(r"^(?:at|um|a las|a la|à|às|@|gegen)\b")
_FROM_NOW = re.compile(
    r"(?:in|en|dans|em|daqui a) .*(?:hours?|hrs?|minutes?|mins?|stunden?|minuten|horas?|minutos|heures?)"
)
_HALF_AN_HOUR = re.compile(r"half an hour|einer halben stunde|media hora|une demi-heure|meia hora")
_TODAY = re.compile(r"(?<!\w)(?:later )?(?:today|heute|hoy|hoje|aujourd'hui)(?!\w)")
_TONIGHT = re.compile(r"(?<!\w)(?:tonight|this evening|heute abend|esta noche|ce soir|hoje à noite)(?!\w)")
_OF_NEXT_WEEK = re.compile(
    r"(?:next week|nächste woche|la semana que viene|la semaine prochaine|próxima semana),?(?: on| am)?"
    r" (?P<after>[^\W\d]+)|(?P<before>[^\W\d]+),?(?: of)? (?:next week|nächster? woche)"
)
_NEXT = re.compile(r"^(?:on |am |this |diesen |(?P<next>next |nächste[nr]? |kommende[nr]? |el próximo ))*")
_EVENING = time(19)
_MOST_WORDS_OF_A_TIME = 6
_MOST_TRIED = 8
"""Each costs a look through the calendars of five languages."""


def wall_now(around: Around) -> datetime:
    """What clocks show there."""
    return around.at.astimezone(zone_named(around.zone or "UTC")).replace(tzinfo=None)


def beginning(words: str, around: Around) -> datetime:
    """The wall time that folded words name, on the day that they name or the next on which it comes.

    Raises NotUnderstood: for a day that is past, for a day without a time, and for what is neither.
    """
    if _FROM_NOW.fullmatch(words):
        instant = UntilKind().read(_HALF_AN_HOUR.sub("30 minutes", words), around)
        if instant is not None:
            local = instant.astimezone(zone_named(around.zone or "UTC"))
            return local.replace(tzinfo=None, second=0, microsecond=0)
    written = _ISO.fullmatch(words)
    if written is not None:
        return _as_written(written, around)
    refuse_what_is_no_day(words)
    is_evening = _TONIGHT.search(words) is not None
    spoken = _part_of_day_last(_TONIGHT.sub("today", words).strip(LOOSE), around)
    past: NotUnderstood | None = None
    for day_words, wall in _apart(spoken, around):
        try:
            day = _day(day_words, wall, around)
        except NotUnderstood as fault:
            if fault.text.key != "date-past":
                raise
            past = past or NotUnderstood("date-past", surely=True, words=fault.text.args["words"])
            continue
        if day is not None:
            late = is_evening and wall.hour < 12
            return datetime.combine(day, wall) + timedelta(hours=12 if late else 0)
    if past is not None:
        raise past
    return _without_a_time(spoken, words, around, is_evening=is_evening)


def _without_a_time(spoken: str, words: str, around: Around, *, is_evening: bool) -> datetime:
    if is_evening and spoken == "today":
        return datetime.combine(wall_now(around).date(), _EVENING)
    is_a_day = not SURELY_A_TIME.search(spoken) and (not spoken or _day(spoken, _EVENING, around) is not None)
    if is_a_day:
        raise NotUnderstood("calendar-no-time", asks=True)
    if _HOW_LONG.search(spoken):
        raise NotUnderstood("calendar-length")
    if names_a_year_too_far(spoken):
        raise NotUnderstood("calendar-far", surely=True)
    raise NotUnderstood("calendar-unknown", words=quoted(words))


def _as_written(written: re.Match[str], around: Around) -> datetime:
    """ "2026-12-24T19:00", as programs write it; with an offset, by the clocks that are meant."""
    try:
        at = datetime.fromisoformat("T".join(written.groups()[:2]) + (written[3] or "").upper())
    except ValueError:
        raise NotUnderstood("calendar-no-such-day", surely=True, words=quoted(written[0].upper())) from None
    return at if at.tzinfo is None else at.astimezone(zone_named(around.zone or "UTC")).replace(tzinfo=None)


def _part_of_day_last(words: str, around: Around) -> str:
    """ "tomorrow evening at 8" as "tomorrow at 8 evening": only so is it one time, and not two."""
    tokens = words.split()
    for first, token in enumerate(tokens):
        found = _PART_OF_DAY.fullmatch(token.strip(LOOSE))
        if found is None:
            continue
        for last in range(min(first + _MOST_WORDS_OF_A_TIME, len(tokens)), first + 1, -1):
            said = " ".join(tokens[first + 1 : last]).strip(LOOSE)
            if not _PART_OF_DAY.search(said) and _time(said, around) is not None:
                return " ".join([*tokens[:first], said, found["part"], *tokens[last:]])
    return words


def _apart(words: str, around: Around) -> Iterator[tuple[str, time]]:
    """The ways to take these words for a day and a time, the likeliest first. A number alone is a time only where
    nothing else can be one."""
    tokens = words.split()
    found: list[tuple[int, int, int, str, time]] = []
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + _MOST_WORDS_OF_A_TIME, len(tokens)) + 1):
            said = " ".join(tokens[first:last])
            wall = _time(said.strip(LOOSE), around)
            if wall is not None:
                sure = 2 if SURELY_A_TIME.search(said) else 1 if _SAID_BEFORE_A_TIME.search(said) else 0
                if _is_a_year(tokens[:first], said) or not _goes_on_as_a_day(tokens[:first], tokens[last:]):
                    continue
                left = " ".join([*tokens[:first], *tokens[last:]]).strip(LOOSE)
                found.append((sure, last - first, first, left, wall))
    surest = max((sure for sure, *_ in found), default=0)
    likely = sorted((one for one in found if one[0] == surest), key=lambda one: one[:3], reverse=True)
    is_a_day = not surest and bool(likely) and _is_a_day(words, around)
    for _, _, _, left, wall in likely[:_MOST_TRIED]:
        if not is_a_day or PLAIN_DAY.fullmatch(left):
            yield left, wall


def _is_a_year(before: Sequence[str], said: str) -> bool:
    """ "1 march 2020" is no time of day."""
    return bool(before) and before[-1].strip(".,") in months() and re.fullmatch(r"(?:19|20)\d\d", said) is not None


def _goes_on_as_a_day(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what is left on both sides of a time can be a day. A number behind both is something else: how long, how
    many; so is a time of day that is said besides."""
    left = " ".join([*before, *after])
    if _HOW_LONG.search(left) or SURELY_A_TIME.search(left):
        return False
    return not (before and after and _NO_YEAR.fullmatch(" ".join(after)))


def _time(words: str, around: Around) -> time | None:
    if _TWO_NUMBERS.match(words):
        return None
    try:
        return WallTimeKind().read(words, around)
    except NotUnderstood:
        return None


def _is_a_day(words: str, around: Around) -> bool:
    try:
        return UntilKind().read(words, around) is not None
    except UserError:
        return False


def _day(words: str, wall: time, around: Around) -> date | None:
    """The day that is named, today if none is; None where the words are no day. Raises NotUnderstood for a past one."""
    now = wall_now(around)
    is_over = wall <= now.time()
    if not words or _TODAY.fullmatch(words):
        return now.date() + timedelta(days=1 if is_over and not words else 0)
    of_next_week = _OF_NEXT_WEEK.fullmatch(words)
    said = next(filter(None, of_next_week.groups())) if of_next_week else _NEXT.sub("", words)
    if said not in WEEKDAY_OF:
        return None if _is_month(said) else _dated(words, around)
    if of_next_week:
        return now.date() + timedelta(days=7 - now.weekday() + WEEKDAY_OF[said])
    is_next = (_NEXT.match(words) or {"next": None})["next"]
    ahead = (WEEKDAY_OF[said] - now.weekday()) % 7
    return now.date() + timedelta(days=ahead or (7 if is_over or is_next else 0))


def day_meant(words: str, around: Around) -> date | None:
    """The day, today or later, that folded words name without a time; None where they are none. Raises NotUnderstood
    for a past one."""
    return _day(words, time(23, 59), around) if words else None


def _is_month(words: str) -> bool:
    """ "march", "märz 2027": no day to begin on, though an end."""
    named = re.fullmatch(r"(?:in |im |en |em )?([^\W\d]+)\.?(?: \d{4})?", words)
    return named is not None and named[1] in months()


def _dated(words: str, around: Around) -> date | None:
    """A date, whose weekday may be said before it. Raises NotUnderstood for a past one, and where the two differ."""
    plain = PLAIN_DAY.match(words)
    said = apart_from_weekday(words)
    if said is None:
        return None if plain and words[plain.end() :].strip(LOOSE).isdecimal() else day_named(words, around)
    weekday, rest = said
    day = None if rest.isdecimal() else day_named(rest, around)
    if day is not None:
        refuse_another_weekday(weekday, day)
    return day


def day_named(words: str, around: Around) -> date | None:
    """The day that is named, today or later; None where the words are no day. Raises NotUnderstood for a past one."""
    try:
        instant = UntilKind().read(words, around)
    except NotUnderstood as fault:
        if _is_today(words, around):
            return wall_now(around).date()
        if fault.text.key == "date-past":
            raise
        return None
    return instant.astimezone(zone_named(around.zone or "UTC")).date() if instant is not None else None


def _is_today(words: str, around: Around) -> bool:
    """Whether a date is today's, which is not to come any more: yesterday, it was."""
    yesterday = Around(around.at - timedelta(days=1), around.zone, around.country, around.language)
    try:
        instant = UntilKind().read(words, yesterday) if re.search(r"\d", words) else None
    except NotUnderstood:
        return False
    zone = zone_named(around.zone or "UTC")
    return instant is not None and instant.astimezone(zone).date() == wall_now(around).date()
