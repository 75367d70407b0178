"""A wish in words: how often, at what time, by whose clocks. What it says in English or German, `reading` reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from bot.core.replies import Several, Text, Value
from bot.core.zones import city_text
from cogs.sessions.calendar.occurring import originals
from cogs.sessions.calendar.rules import DAILY, MONTHLY, WEEKLY, Rule, rule_of
from cogs.sessions.calendar.wish import Wish

_WORKDAYS = tuple((0, day) for day in range(5))
_EVERY_DAY = tuple((0, day) for day in range(7))


def described(wish: Wish) -> Text:
    """ "every second Tuesday at 19:00, Berlin time"; "Tuesday 8 December 2026 at 19:00, Berlin time"."""
    when: dict[str, Value] = {"time": f"{wish.first:%H:%M}", "zone": city_text(wish.zone)}
    if wish.rule is None:
        return Text("calendar-when", {"often": whole_date(wish.first), **when})
    rule = rule_of(wish.rule)
    often = _often(rule, wish)
    if rule.count is not None:
        return Text("calendar-when-times", {"often": often, "count": rule.count, **when})
    last = _last(wish) if wish.until is not None else None
    if last is not None:
        return Text("calendar-when-until", {"often": often, "last": _date(last), **when})
    return Text("calendar-when", {"often": often, **when})


def _last(wish: Wish) -> datetime | None:
    """The last of a series that ends."""
    found = None
    for found in originals(wish, wish.first):  # noqa: B007  # the last one is what is wanted
        pass
    return found


def _often(rule: Rule, wish: Wish) -> Text:
    kinds: dict[str, Callable[[Rule], Text | None]] = {DAILY: _daily, WEEKLY: _weekly, MONTHLY: _monthly}
    said = kinds[rule.unit](rule) if rule.unit in kinds else _yearly(rule, wish)
    return said or Text("calendar-often-rule", {"rule": rule.text})


def _daily(rule: Rule) -> Text:
    return Text("calendar-often-daily", {"step": rule.step})


def _weekly(rule: Rule) -> Text:
    if rule.step == 1 and rule.days in (_WORKDAYS, _EVERY_DAY):
        return Text("calendar-often-daily", {"step": 1}) if rule.days == _EVERY_DAY else Text("calendar-often-workdays")
    days = Several(tuple(_weekday(day) for _, day in rule.days))
    is_one = len(rule.days) == 1
    return Text("calendar-often-weekday" if is_one else "calendar-often-weekdays", {"step": rule.step, "days": days})


def _monthly(rule: Rule) -> Text | None:
    if rule.place or rule.months or (rule.days and rule.month_days):
        return None
    if rule.month_days == (-1,):
        days = Several((Text("calendar-last-day"),))
    elif rule.month_days and min(rule.month_days) > 0:
        days = Several(tuple(Text("calendar-month-day", {"day": day}) for day in rule.month_days))
    elif rule.days and all(ordinal in (1, 2, 3, 4, 5, -1) for ordinal, _ in rule.days):
        days = Several(tuple(_nth(ordinal, day) for ordinal, day in rule.days))
    else:
        return None
    return Text("calendar-often-monthly", {"step": rule.step, "days": days})


def _yearly(rule: Rule, wish: Wish) -> Text | None:
    is_plain = (rule.step, rule.months, rule.month_days) == (1, (wish.first.month,), (wish.first.day,))
    if not is_plain or rule.days or rule.place:
        return None
    return Text("calendar-often-yearly", {"day": wish.first.day, "month": _month(wish.first)})


def _nth(ordinal: int, day: int) -> Text:
    name = "last" if ordinal < 0 else str(ordinal)
    return Text("calendar-nth", {"nth": Text(f"calendar-ordinal-{name}"), "day": _weekday(day)})


def _weekday(day: int) -> Text:
    return Text(f"weekday-{day}")


def _month(day: date) -> Text:
    return Text("calendar-month", {"month": day.month})


def _date(day: date) -> Text:
    return Text("calendar-date", {"day": day.day, "month": _month(day), "year": str(day.year)})


def whole_date(day: date) -> Text:
    return Text("calendar-whole-date", {"weekday": _weekday(day.weekday()), "date": _date(day)})
