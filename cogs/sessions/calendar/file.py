"""A calendar as a file (RFC 5545), which calendar programs load or subscribe to.

A rule that gives a time which clocks skip is where programs differ: RFC 5545 ignores such a time, we hold the session
just past the gap. So the file leaves it out of the series (EXDATE), and it is an event of its own. (As an RDATE of the
series it would be lost where a program takes the time that was left out, and does not exist, for that very instant.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.core.clock import zone_named
from cogs.sessions.calendar.occurring import occurrence, originals
from cogs.sessions.calendar.rules import rule_of
from cogs.sessions.calendar.wish import Occurrence, Wish
from cogs.sessions.calendar.zones import WALL, changes, vtimezone

_LONGEST = 75
"""Octets of a line, without its end."""
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REFRESH = "PT4H"
"""How often a program may look for what is new."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A session as a calendar knows it.

    `uid`: the same for ever and nobody else's. `title`: as a calendar shows it, which may be on a wall in the kitchen.
    `changed_at`: the instant of its last change; `changes`: how many there were. `since`: the original wall time of the
    first one that is shown of a series; None: its first of all.
    """

    uid: str
    wish: Wish
    minutes: int
    title: str
    changed_at: datetime
    changes: int = 0
    since: datetime | None = None


def calendar_file(events: Sequence[CalendarEvent], *, name: str) -> str:
    """The whole file, with CR LF at the end of each line. `name`: what the calendar is called."""
    since = {event.wish.zone: event.wish.first.year for event in events}
    for event in events:
        since[event.wish.zone] = min(since[event.wish.zone], event.wish.first.year)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Alongside//Sessions//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}",
        f"X-PUBLISHED-TTL:{_REFRESH}",
    ]
    for zone, year in sorted(since.items()) or [("UTC", 2026)]:  # a calendar without anything in it is not one
        lines += vtimezone(zone, year - 1)
    for event in events:
        lines += _lines(event)
    return "".join(f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _folded(line))


def _lines(event: CalendarEvent) -> Iterator[str]:
    if event.wish.rule is None:
        return _single(event, occurrence(event.wish, event.wish.first))
    return _series(event, event.wish.rule)


def _single(event: CalendarEvent, one: Occurrence | None) -> Iterator[str]:
    if one is not None:
        yield from _vevent(event, _shown(event.wish, one), ())


def _series(event: CalendarEvent, rule: str) -> Iterator[str]:
    wish, since = event.wish, event.since or event.wish.first
    in_gaps = {wall for wall in _in_gaps(wish) if wall >= since}
    begins = next((wall for wall in originals(wish, since) if wall not in in_gaps), None)
    for name in sorted(in_gaps):
        own = replace(event, uid=f"{name:{WALL}}-{event.uid}")
        yield from _single(own, occurrence(wish, name))
    if begins is None:
        return
    moved = [(name, occurrence(wish, name)) for name in sorted(wish.moved) if name >= since]
    overridden = [one for name, one in moved if one is not None and name not in in_gaps]
    gone = [name for name, one in moved if one is None]
    gone = sorted({*(name for name in wish.skipped if name >= begins), *in_gaps, *gone})
    without = (f"EXDATE;TZID={wish.zone}:{name:{WALL}}" for name in gone)
    yield from _vevent(event, begins, (f"RRULE:{_rule(wish, rule, begins)}", *without))
    for one in overridden:
        instead_of = f"RECURRENCE-ID;TZID={wish.zone}:{one.original:{WALL}}"
        yield from _vevent(event, _shown(wish, one), (instead_of,))


def _in_gaps(wish: Wish) -> Iterator[datetime]:
    """The wall times by the rule that clocks skip: all of them are at the same time of day."""
    for change in changes(wish.zone, wish.first.year - 1):
        for day in {change.wall.date(), change.gap_end.date()}:
            wall = datetime.combine(day, wish.first.time())
            if change.wall <= wall < change.gap_end and next(originals(wish, wall), None) == wall:
                yield wall


def _shown(wish: Wish, one: Occurrence) -> datetime:
    """What clocks show when it is held: never a time that they skip."""
    return one.at.astimezone(zone_named(wish.zone)).replace(tzinfo=None)


def _rule(wish: Wish, text: str, begins: datetime) -> str:
    """The rule as from another beginning, and with its end: in UTC, and never beside a number of times."""
    rule = rule_of(text)
    if rule.count is not None:
        left = sum(1 for _ in originals(wish, begins))
        return replace(rule, count=left).text
    if wish.until is None:
        return text
    last = (wish.until - timedelta(seconds=1)).replace(tzinfo=zone_named(wish.zone))
    return f"{text};UNTIL={last.astimezone(UTC):{WALL}}Z"


def _vevent(event: CalendarEvent, begins: datetime, more: Iterable[str]) -> Iterator[str]:
    changed = f"{event.changed_at.astimezone(UTC):{WALL}}Z"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{event.changes}"
    yield f"DTSTART;TZID={event.wish.zone}:{begins:{WALL}}"
    yield f"DURATION:PT{event.minutes}M"
    yield from more
    yield f"SUMMARY:{_text(event.title)}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _text(words: str) -> str:
    """Words as a value: on one line, in which nothing begins another property."""
    plain = _UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """In pieces of at most 75 octets, each after the first with a space before it; no letter is torn apart."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
