"""Rules of repetition: the part of RFC 5545's RRULE that a group of people can keep to.

At most once a day, at the time of day of its first occurrence. What a rule says is spelt out ("FREQ=MONTHLY" beginning
on a 5th becomes "FREQ=MONTHLY;BYMONTHDAY=5"), so that it means the same whatever day it is expanded from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from bot.core.errors import NotUnderstood

HORIZON = datetime(2038, 1, 1)  # noqa: DTZ001  # wall time: the first that no calendar of ours goes to
MOST_TIMES = 1000
"""The greatest COUNT: what is to go on for longer has no end yet."""

DAILY, WEEKLY, MONTHLY, YEARLY = "DAILY", "WEEKLY", "MONTHLY", "YEARLY"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST_STEP = {DAILY: 366, WEEKLY: 53, MONTHLY: 24, YEARLY: 5}
_OFTEN = frozenset(["SECONDLY", "MINUTELY", "HOURLY"])
_PARTS = frozenset(
    ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"],
)
_CYCLE = 7600
"""Years. The calendar repeats itself every 400, weekdays and all; so late, a search for what is not there ends soon."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, read. `step`: each so many days, weeks, months or years. `days`: pairs of an ordinal and a weekday (0 is
    Monday; ordinal 0: each of them, -1: the last). `place`: which of the days that fit (BYSETPOS). `week_begins`:
    matters for every second week and the like."""

    unit: str
    step: int = 1
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    place: int | None = None
    count: int | None = None
    week_begins: int = 0

    @property
    def text(self) -> str:
        """As RFC 5545 writes it."""
        parts = {
            "FREQ": self.unit,
            "INTERVAL": str(self.step) if self.step > 1 else "",
            "COUNT": str(self.count or ""),
            "BYMONTH": _listed(self.months),
            "BYMONTHDAY": _listed(self.month_days),
            "BYDAY": ",".join(f"{ordinal or ''}{WEEKDAYS[day]}" for ordinal, day in self.days),
            "BYSETPOS": str(self.place or ""),
            "WKST": WEEKDAYS[self.week_begins] if self.week_begins else "",
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def _listed(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


@lru_cache(maxsize=1024)
def rule_of(text: str) -> Rule:
    """From the value of an RRULE, whose UNTIL is left out here. Raises NotUnderstood with a sentence."""
    parts = _parts_of(text)
    unit = parts.get("FREQ", "")
    if unit in _OFTEN:
        raise NotUnderstood("calendar-rule-often", surely=True)
    if unit not in _LONGEST_STEP or not parts.keys() <= _PARTS:
        raise NotUnderstood("calendar-rule-unknown", surely=True)
    step, count = _number(parts, "INTERVAL", 1), _number(parts, "COUNT", 0)
    if not 1 <= step <= _LONGEST_STEP[unit] or ("COUNT" in parts and not 1 <= count <= MOST_TIMES):
        raise NotUnderstood("calendar-rule-far", surely=True, most=MOST_TIMES)
    rule = Rule(
        unit,
        step,
        days=tuple(map(_day, parts["BYDAY"].split(","))) if "BYDAY" in parts else (),
        month_days=_numbers(parts, "BYMONTHDAY", 31),
        months=_numbers(parts, "BYMONTH", 12),
        place=next(iter(_numbers(parts, "BYSETPOS", 31)), None),
        count=count or None,
        week_begins=_day(parts.get("WKST", "MO"))[1],
    )
    return _fitting(rule)


def _parts_of(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.strip().upper().removeprefix("RRULE:").strip(";").split(";")]
    parts = {name: value for name, _, value in pairs}
    if len(parts) < len(pairs) or len(text) > 200:
        raise NotUnderstood("calendar-rule-unknown", surely=True)
    if parts.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"}:
        raise NotUnderstood("calendar-rule-often", surely=True)
    return parts


def _number(parts: dict[str, str], name: str, usual: int) -> int:
    value = parts.get(name, str(usual))
    if not re.fullmatch(r"[0-9]{1,6}", value):
        raise NotUnderstood("calendar-rule-unknown", surely=True)
    return int(value)


def _numbers(parts: dict[str, str], name: str, most: int) -> tuple[int, ...]:
    values = parts[name].split(",") if name in parts else []
    least = 1 if name == "BYMONTH" else -most
    if not all(re.fullmatch(r"[+-]?[0-9]{1,2}", value) and least <= int(value) <= most for value in values):
        raise NotUnderstood("calendar-rule-never", surely=True)
    if "0" in values or (name == "BYSETPOS" and len(values) > 1):
        raise NotUnderstood("calendar-rule-unknown", surely=True)
    return tuple(sorted(set(map(int, values))))


def _day(value: str) -> tuple[int, int]:
    match = re.fullmatch(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)", value)
    if match is None:
        raise NotUnderstood("calendar-rule-unknown", surely=True)
    return int(match[1] or 0), WEEKDAYS.index(match[2])


def _fitting(rule: Rule) -> Rule:
    """What goes together. Raises NotUnderstood for what does not, or what calendars read in different ways."""
    has_ordinals = any(ordinal for ordinal, _ in rule.days)
    of_months = rule.month_days or rule.months or rule.place or has_ordinals
    days = tuple(sorted(set(rule.days)))
    match rule.unit:
        case "DAILY" if not of_months and not (days and rule.step > 1):
            return replace(rule, unit=WEEKLY, days=days, week_begins=0) if days else replace(rule, week_begins=0)
        case "WEEKLY" if not of_months:
            return replace(rule, days=days, week_begins=rule.week_begins if rule.step > 1 else 0)
        case "MONTHLY" if rule.place is None or days or rule.month_days:
            return replace(rule, days=days, week_begins=0)
        case "YEARLY" if rule.months or not (days or rule.month_days or rule.place):
            return replace(rule, days=days, week_begins=0)
    raise NotUnderstood("calendar-rule-unknown", surely=True)


def spelt_out(rule: Rule, first: datetime) -> Rule:
    """The same, with what it takes from the day it begins on."""
    on_days = bool(rule.days or rule.month_days)
    match rule.unit:
        case "WEEKLY" if not on_days:
            return replace(rule, days=((0, first.weekday()),))
        case "MONTHLY" if not on_days:
            return replace(rule, month_days=(first.day,))
        case "YEARLY":
            months = rule.months or (first.month,)
            return replace(rule, months=months, month_days=rule.month_days if on_days else (first.day,))
    return rule


def until_of(text: str, zone: ZoneInfo) -> datetime | None:
    """The UNTIL in the value of an RRULE as the first wall time that is too late: RFC 5545 means one that just fits."""
    said = re.search(r"(?:^|;)UNTIL=([^;]*)", text.upper())
    if said is None:
        return None
    match = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", said[1])
    try:
        if match is None:
            raise ValueError
        last = datetime.strptime(match[1] + (match[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007  # wall time
    except ValueError:
        raise NotUnderstood("calendar-rule-unknown", surely=True) from None
    if match[3]:
        last = last.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    return last + timedelta(seconds=1)


def first_of(rule: Rule, start: datetime) -> datetime:
    """The first wall time of a rule from a wall time on. Raises NotUnderstood where there is none before 2038."""
    late = start.replace(year=start.year + _CYCLE, day=1)
    found = next(iter(_expanded(replace(rule, count=None).text, late)), None)  # ends soon, unlike from today
    if found is not None:
        found = next(iter(_expanded(replace(rule, count=None).text, start)), None)
    if not isinstance(found, datetime) or found >= HORIZON:
        raise NotUnderstood("calendar-rule-never", surely=True)
    return found


def walls(text: str, first: datetime, after: datetime) -> rrule:
    """The wall times by a rule that is spelt out: from `first` on, but not all of those before `after`."""
    return _expanded(text, max(first, _near(rule_of(text), first, after)))


def _near(rule: Rule, first: datetime, after: datetime) -> datetime:
    """A wall time in the rule's own step, not later than `after`, from which it goes on as from the first. With an end
    after so many times there is none: they are counted from the first."""
    if rule.count is not None or after <= first:
        return first
    if rule.unit in (DAILY, WEEKLY):
        days = rule.step * (7 if rule.unit == WEEKLY else 1)
        return first + timedelta(days=(after - first).days // days * days)
    months = rule.step * (12 if rule.unit == YEARLY else 1)
    gone = (after.year - first.year) * 12 + after.month - first.month
    year, month = divmod(first.year * 12 + first.month - 1 + gone // months * months, 12)
    return first.replace(year=year, month=month + 1, day=1)


@lru_cache(maxsize=1024)
def _expanded(text: str, start: datetime) -> rrule:
    expanded = rrulestr(text, dtstart=start, cache=False)
    assert isinstance(expanded, rrule)
    return expanded
