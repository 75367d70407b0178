"""When something is to take place, as people write it: how often, until when, and from which day and time on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.core.clock import instant_at, zone_named
from bot.core.days import WEEKDAY_OF
from bot.core.errors import NotUnderstood, Unclear
from bot.core.options import Around, fold, quoted
from bot.core.zones import ZoneKind, city_text
from cogs.sessions.calendar.beginning import LOOSE, PLAIN_DAY, SURELY_A_TIME, beginning, day_named, wall_now
from cogs.sessions.calendar.repeating import repeated
from cogs.sessions.calendar.rules import HORIZON, WEEKLY, Rule, first_of, rule_of, spelt_out, until_of
from cogs.sessions.calendar.wish import Wish

_LONGEST = 120
_RULE = re.compile(r"(?:rrule:)?freq=[a-z]+(?:;[a-z]+=[a-z0-9,+:-]+)*;?", re.IGNORECASE)
_END = re.compile(
    r"(?<!\w)(?:until|till?|up to|bis(?: zum| zur| einschließlich)?|hasta(?: el)?|jusqu'(?:au|à|en)|até(?: o)?)"
    r" (?P<day>.+)"
)
_NAMES_A_DAY = re.compile(
    r"(?<!\d)\d{1,2}(?!\d)|christmas|weihnacht|(?:day|tag|abend)$|(?<!\w)(?:" + "|".join(WEEKDAY_OF) + r")$"
)
_SPAN = re.compile(
    r"(?<!\w)(?:for|für|durante|pendant|por)"
    r" (?P<span>(?:\d{1,3}|an?|one|two|three|four|six|eight|ten|zwei|drei|vier|sechs)"
    r" (?:weeks?|months?|years?|wochen|monate|jahre?|semanas|meses|semaines|mois))(?!\w)"
)
_START = re.compile(
    r"(?<!\w)(?:starting(?: on| from)?|beginning(?: on)?|from|ab(?: dem)?|beginnend(?: am)?|desde(?: el)?"
    r"|à partir d[ue]|a partir de)(?!\w)"
)
_LENGTH = re.compile(
    r"\d(?::\d\d)? ?(?:[ap]m|uhr|h)?\s*(?:-|–|to|until|till|bis|a las|à|às|até)\s*"
    r"\d{1,2}(?::\d\d| ?[ap]m| ?uhr| ?h|\.\d\d(?!\.)|$)(?![\d./-])"
)
_NUMBERED_DATE = re.compile(r"\d ?(?:-|–) ?\d{1,2} ?(?:-|–)|\d{4}")
_ONCE = frozenset(["no", "none", "never", "once", "nein", "nie", "einmal", "nicht", "una vez", "une fois", "uma vez"])
_ZONE_AFTER = re.compile(
    r"(?P<words>.*\d ?(?:[ap]\.?m\.?|uhr|h|o'clock)?),? (?:in |zeit in )?\(?"
    r"(?P<zone>(?:utc|gmt) ?[+-] ?\d{1,2}(?::\d\d)?|[^\W\d][^\d,]{1,30}?)(?:-zeit)?\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What was made out: a rule, a wall time to begin at, the first wall time after its end, how long it goes on."""

    rule: Rule | None
    start: datetime
    until: datetime | None = None
    span: str | None = None


def read(words: str, repeat: str | None, around: Around) -> Wish:
    """From "tomorrow 7pm", "every second tuesday 19:00", "first monday of the month 18:00 until march".

    `repeat`: how often, if that was said apart ("weekly"). `around.zone`: whose clocks are meant, unless the words say
    it. Raises NotUnderstood with a sentence, also for what is past, and for times that do not exist.
    """
    zoned = replace(around, zone=around.zone or "UTC")
    if len(words) > _LONGEST or len(repeat or "") > 2 * _LONGEST:
        raise NotUnderstood("calendar-unknown", words=quoted(words))
    again = "" if repeat is None or fold(repeat) in _ONCE else repeat
    shorter, zone = _with_a_zone(words, zoned) or (words, zoned.zone)
    there = replace(zoned, zone=zone)
    said = _by_rule(shorter, again, there) or _by_words(shorter, again, there)
    return _once(said.start, words, there) if said.rule is None else _series(said, said.rule, there)


def _with_a_zone(words: str, around: Around) -> tuple[str, str] | None:
    """ "tomorrow 7pm Berlin time", "19 Uhr, Zeit in Wien": the words before, and the zone named after a time of day."""
    found = _ZONE_AFTER.fullmatch(words.strip())
    if found is None or PLAIN_DAY.fullmatch(fold(found["zone"])):
        return None
    try:
        return found["words"], _zone_called(found["zone"], around)
    except (NotUnderstood, Unclear):
        return None


def _zone_called(words: str, around: Around) -> str:
    """Of several that are called so ("CET", "PST"), the one in which they live, or else the likeliest: what was
    understood is said. Raises NotUnderstood, and Unclear for hours ahead of UTC that could be anywhere."""
    if fold(words) in ("gmt", "z", "zulu"):
        return "UTC"
    try:
        return ZoneKind().read(words, replace(around, alone=False))
    except Unclear as unclear:
        zones = [zone for _, zone in unclear.meanings]
        if around.zone in zones:
            return around.zone
        if re.search(r"\d", words):
            raise
        return zones[0]


def _once(first: datetime, words: str, around: Around) -> Wish:
    zone = zone_named(around.zone or "UTC")
    at = instant_at(first.date(), first.time(), zone)
    if at is None or at.astimezone(zone).replace(tzinfo=None) != first:
        raise NotUnderstood("calendar-skipped", surely=True, time=f"{first:%H:%M}", zone=city_text(zone.key))
    if at <= around.at:
        raise NotUnderstood("calendar-past", surely=True, words=quoted(words))
    if first >= HORIZON:
        raise NotUnderstood("calendar-far", surely=True)
    return Wish(first, zone.key)


def _series(said: _Said, rule: Rule, around: Around) -> Wish:
    rule = rule_of(spelt_out(rule, said.start).text)
    first = first_of(rule, said.start)
    if first <= wall_now(around):
        first = first_of(rule, first + timedelta(minutes=1))
    until = said.until
    if said.span is not None:
        zone = zone_named(around.zone or "UTC")
        end = day_named(said.span, replace(around, at=first.replace(tzinfo=zone)))
        until = datetime.combine(end, time()) if end is not None else None
    if until is not None and until <= first:
        raise NotUnderstood("calendar-until-early", surely=True)
    return Wish(first, around.zone or "UTC", rule.text, until=until)


def _by_rule(words: str, repeat: str, around: Around) -> _Said | None:
    """ "tuesday 19:00" and "FREQ=WEEKLY;UNTIL=20261231", as calendar programs write it."""
    typed = _RULE.search(f"{words} {repeat}")
    if typed is None:
        return None
    rest = " ".join(f"{words} {repeat}".replace(typed[0], " ").split())
    until = until_of(typed[0], zone_named(around.zone or "UTC"))
    return _Said(rule_of(typed[0].upper().removeprefix("RRULE:")), beginning(fold(rest), around), until)


def _by_words(words: str, repeat: str, around: Around) -> _Said:
    said, end = _end_in(fold(words), around)
    said_apart, end_apart = _end_in(fold(repeat), around)
    text = _START.sub(" ", f"{said} {said_apart}")
    span = _SPAN.search(text)
    found = repeated(" ".join((text.replace(span[0], " ") if span is not None else text).split()))
    if found.rule is None and repeat:
        raise NotUnderstood("calendar-how-often-unknown", words=quoted(repeat))
    rule, until = found.rule, end or end_apart
    if rule is None and (until is not None or span is not None):
        if not any(token in WEEKDAY_OF for token in found.rest.split()):
            raise NotUnderstood("calendar-how-often")
        rule = Rule(WEEKLY)  # "next thursday 18:00 until march": what has an end goes on until then
    return _Said(rule, beginning(found.rest, around), until, span["span"] if span is not None else None)


def _end_in(words: str, around: Around) -> tuple[str, datetime | None]:
    """The words without what they say of an end, and the first wall time after it."""
    if _LENGTH.search(words) and not _NUMBERED_DATE.search(words):
        raise NotUnderstood("calendar-length", surely=True)
    match = _END.search(words)
    if match is None:
        return words, None
    tokens = match["day"].split()
    for count in range(len(tokens), 0, -1):
        said = " ".join(tokens[:count]).strip(LOOSE)
        end = None if SURELY_A_TIME.search(said) else day_named(said, around)  # a time may be said after it
        if end is not None:  # a month that is named is not begun any more; a day that is named is the last one
            day_after = end + timedelta(days=1 if _NAMES_A_DAY.search(said) else 0)
            rest = " ".join([words[: match.start()].strip(), *tokens[count:]])
            return rest.strip(LOOSE), datetime.combine(day_after, time())
    raise NotUnderstood("date-unknown", words=quoted(match["day"]))
