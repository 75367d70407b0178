"""Moving one occurrence and all later ones: the series ends there, and another begins."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import takewhile

from bot.core.errors import NotUnderstood
from cogs.sessions.calendar.occurring import originals
from cogs.sessions.calendar.rules import DAILY, WEEKLY, Rule, rule_of
from cogs.sessions.calendar.wish import Wish, end


def move_all(wish: Wish, original: datetime, to: datetime) -> tuple[Wish | None, Wish]:
    """What is left of the series before `original` (None: nothing), and the series that takes its place from wall time
    `to` on: at another time of day, and on other days where `to` is one. What was said of a later occurrence (skipped,
    or moved on its own) stays said of it. Raises NotUnderstood where no rule says what the other days would be.
    """
    left = end(wish, original) if original > wish.first else None
    if wish.rule is None:
        return left, replace(wish, first=to, skipped=frozenset(), moved={}, until=None)
    rule = _shifted(rule_of(wish.rule), original.date(), to.date())
    if rule.count is not None:
        gone = sum(1 for wall in originals(replace(wish, until=original), wish.first) if wall < original)
        rule = replace(rule, count=rule.count - gone)
    until = wish.until + (to - original) if wish.until is not None else None
    return left, _with_exceptions(wish, original, Wish(to, wish.zone, rule.text, until=until))


def new_names(wish: Wish, original: datetime, new: Wish, of: Collection[datetime]) -> Mapping[datetime, datetime]:
    """What occurrences of the series from `original` on are called in the one that takes its place: the first of the
    old ones becomes the first of the new ones, the second the second, and so on."""
    last = max(of, default=original)
    both = zip(originals(wish, original), originals(new, new.first), strict=False)
    names = dict(takewhile(lambda pair: pair[0] <= last, both))
    return {old: names[old] for old in of if old in names}


def _with_exceptions(wish: Wish, original: datetime, new: Wish) -> Wish:
    names = new_names(wish, original, new, {name for name in (*wish.skipped, *wish.moved) if name > original})
    return replace(
        new,
        skipped=frozenset(names[old] for old in wish.skipped & names.keys()),
        moved={names[old]: wall for old, wall in wish.moved.items() if old in names},
    )


def _shifted(rule: Rule, old: date, new: date) -> Rule:
    """The rule that gives `new` where it gave `old`."""
    ahead = (new - old).days
    if ahead == 0 or rule.unit == DAILY:
        return rule
    if rule.unit == WEEKLY:
        days = tuple(sorted((0, (day + ahead) % 7) for _, day in rule.days))
        return replace(rule, days=days, week_begins=(rule.week_begins + ahead) % 7 if rule.step > 1 else 0)
    if len(rule.days) + len(rule.month_days) > 1 or len(rule.months) > 1:
        raise NotUnderstood("calendar-move-several")
    months = (new.month,) if rule.months else ()
    if not rule.days:
        return replace(rule, month_days=(new.day,), months=months)
    is_last = rule.days[0][0] < 0 and (new + timedelta(days=7)).month != new.month
    return replace(rule, days=((-1 if is_last else min((new.day - 1) // 7 + 1, 5), new.weekday()),), months=months)
