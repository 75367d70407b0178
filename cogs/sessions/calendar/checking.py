"""What looks like a day but is none: the 30th of February, a Thursday that is a Wednesday, a year too far away."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from bot.core.countries import LANGUAGES
from bot.core.days import WEEKDAY_OF
from bot.core.errors import NotUnderstood
from bot.core.languages import locale_of
from bot.core.options import quoted
from cogs.sessions.calendar.describing import whole_date
from cogs.sessions.calendar.rules import HORIZON

_LEAP_YEAR = 2028
"""In a year that is not named, there may be a 29th of February."""
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_NUMBERS = re.compile(
    r"(?<![\d.:])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.(?: ?(?P<year>\d{4})(?![\d:]))?(?! ?(?:uhr|h\b|[ap]\.?m))"
)
_NAMED = re.compile(
    r"(?<![\d.:])(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º|er)?,?\s+(?:of |de |do )?(?P<name>[^\W\d]{3,})\.?"
    r"(?:,?\s+(?:de )?(?P<year>\d{4})(?![\d:]))?"
)
_NAMED_FIRST = re.compile(
    r"(?P<name>[^\W\d]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:.h]|\s?[ap]\.?m)(?:,?\s+(?P<year>\d{4})(?![\d:]))?"
)
_WITH_WEEKDAY = re.compile(
    r"(?:on |am |el |le )?(?P<weekday>[^\W\d_]{2,})\.?(?:,\s*|\s+)(?:(?:the|dem|den|der|el|le) )?(?P<rest>\S.*)"
)
_YEAR = re.compile(r"(?<![\d:.])(2\d{3})(?![\d:]|\s?(?:uhr|h\b|[ap]\.?m))")


@cache
def months() -> Mapping[str, int]:
    """By their names, short and long, in every language that we know."""
    found = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in locale_of(language).months["format"][width].items():
                found[name.casefold().strip(".")] = number
    return found


def refuse_what_is_no_day(words: str) -> None:
    """Raises NotUnderstood for a day that its month does not have, and for a year beyond what can be planned."""
    for pattern in (_ISO, _NUMBERS, _NAMED, _NAMED_FIRST):
        for found in pattern.finditer(words):
            named = found.groupdict()
            month = int(named["month"]) if "month" in named else months().get(named["name"])
            if month is None:
                continue
            year = int(named["year"] or _LEAP_YEAR)
            if not 1 <= month <= 12 or not 1 <= int(named["day"]) <= calendar.monthrange(year, month)[1]:
                raise NotUnderstood("calendar-no-such-day", surely=True, words=quoted(found[0].strip(" ,")))
            if year >= HORIZON.year:
                raise NotUnderstood("calendar-far", surely=True)


def names_a_year_too_far(words: str) -> bool:
    return any(int(year) >= HORIZON.year for year in _YEAR.findall(words))


def apart_from_weekday(words: str) -> tuple[int, str] | None:
    """ "thursday 24 december", "am dienstag, dem 17. märz": the weekday, and the date; None where there is none."""
    found = _WITH_WEEKDAY.fullmatch(words)
    if found is None or found["weekday"] not in WEEKDAY_OF:
        return None
    return WEEKDAY_OF[found["weekday"]], found["rest"]


def refuse_another_weekday(weekday: int, day: date) -> None:
    """Raises NotUnderstood where both cannot be meant."""
    if day.weekday() != weekday:
        raise NotUnderstood("calendar-other-weekday", surely=True, date=whole_date(day))
