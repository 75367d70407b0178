"""Days of the week, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from rapidfuzz import fuzz, process

from bot.core.clock import EVERY_DAY
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, fold, quoted
from bot.core.replies import Several, Text

_DAYS = {
    0: "monday mondays mon mo montag montags lunes lun segunda segundas segunda-feira seg lundi lundis",
    1: "tuesday tuesdays tue tues tu di dienstag dienstags martes mar terça terca terças tercas terça-feira ter mardi"
    " mardis",
    2: "wednesday wednesdays wed weds mi mittwoch mittwochs miércoles miercoles mié mie quarta quartas quarta-feira qua"
    " mercredi mercredis mer",
    3: "thursday thursdays thu thur thurs th do donnerstag donnerstags jueves jue quinta quintas quinta-feira qui jeudi"
    " jeudis jeu",
    4: "friday fridays fri fr freitag freitags viernes vie sexta sextas sexta-feira sex vendredi vendredis ven",
    5: "saturday saturdays sat sa samstag samstags sonnabend sábado sabado sábados sabados sáb sab samedi samedis sam",
    6: "sunday sundays sun su so sonntag sonntags domingo domingos dom dimanche dimanches dim",
}
WEEKDAY_OF = {name: day for day, names in _DAYS.items() for name in names.split()}
_LONG = [name for name in WEEKDAY_OF if len(name) > 5]
_WEEKDAYS, _WEEKEND = frozenset(range(5)), frozenset({5, 6})
_SETS = {
    "weekdays weekday workdays workday werktags werktagen wochentags laborables semaine": _WEEKDAYS,
    "weekends weekend wochenende wochenenden week-end week-ends finde findes": _WEEKEND,
    "daily everyday always all täglich taglich taeglich immer diario diariamente siempre sempre quotidien": EVERY_DAY,
}
_SET_OF = {name: days for names, days in _SETS.items() for name in names.split()}
_PHRASES = {
    "daily": "every day of the week; every day; all days; each day; any day; all week; 7 days a week; 7 days; 24/7"
    "; seven days a week; jeden tag; alle tage; todos los días; todos los dias; cada día; cada dia; a diario"
    "; todos os dias; todo dia; todo o dia; tous les jours; chaque jour",
    "weekdays": "work days; working days; week days; school days; m-f; m–f; m to f; unter der woche; entre semana; l-v"
    "; días laborables; dias laborables; dias úteis; dias uteis; dias de semana; dia de semana; en semaine"
    "; jours ouvrés; jours ouvrables",
    "weekend": "days off; fin de semana; fines de semana; fim de semana; fins de semana",
    "mon wed fri": "mwf; m/w/f; m w f",
}
_PHRASE_OF = {phrase: name for name, phrases in _PHRASES.items() for phrase in phrases.split("; ")}
_LONGEST_FIRST = sorted(_PHRASE_OF, key=len, reverse=True)
_PHRASE = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?![\w-])")
_TO = frozenset(["-", "–", "—", "to", "through", "until", "till", "til", "thru", "bis", "a", "à", "au", "até"])
_FILLER = frozenset(
    [
        *("and", "on", "at", "every", "each", "just", "the", "from", "&", "+"),
        *("und", "am", "an", "von", "jeden", "y", "de", "del", "el", "los", "cada", "todos"),
        *("et", "du", "le", "les", "tous", "e", "os", "as", "às", "aos", "todas"),
    ]
)
_ONLY = frozenset(["only", "nur", "solo", "sólo", "seulement", "só"])
_BUT = frozenset(
    [
        *("not", "no", "never", "except", "but", "without", "nicht", "außer", "ausser", "ohne"),
        *("excepto", "menos", "sin", "sauf", "sans", "exceto", "sem"),
    ]
)


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
        named = _PHRASE.sub(lambda phrase: _PHRASE_OF[phrase[0]], fold(words))
        tokens = re.findall(r"(?:\w+(?:-(?:feira|ends?))?)|[-–—&+]", named)
        days = _days_in([_nearest(token) for token in tokens])
        if not days:
            raise NotUnderstood("days-unknown", words=quoted(words))
        return days


def _nearest(token: str) -> str:
    """The day that a slip of the fingers was meant for: "wendsday"."""
    if len(token) < 5 or token in WEEKDAY_OF or token in _SET_OF:
        return token
    near = process.extractOne(token, _LONG, scorer=fuzz.ratio, score_cutoff=80)
    return near[0] if near else token


def _days_in(tokens: list[str]) -> frozenset[int] | None:
    """None where a token is no day at all, or where words that belong to a day have none after them."""
    days: set[int] = set()
    excluded = unfinished = False
    position = 0
    while position < len(tokens):
        token = tokens[position]
        span = _SET_OF.get(token, frozenset())
        if token in WEEKDAY_OF:
            first = last = WEEKDAY_OF[token]
            if position + 2 < len(tokens) and tokens[position + 1] in _TO and tokens[position + 2] in WEEKDAY_OF:
                last = WEEKDAY_OF[tokens[position + 2]]
                position += 2
            span = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
        elif token in _BUT:
            excluded, days = True, days or set(EVERY_DAY)
        elif not span and token not in _FILLER and token not in _ONLY:
            return None
        days = days - span if excluded else days | span
        unfinished = not span and token not in _ONLY
        position += 1
    return None if unfinished else frozenset(days)


def days_said(days: Iterable[int]) -> Text:
    """The text for a set of weekdays: "every day", "on weekdays", or their names in order."""
    chosen = frozenset(days)
    known = {EVERY_DAY: "days-said-daily", _WEEKDAYS: "days-said-weekdays", _WEEKEND: "days-said-weekends"}
    if chosen in known:
        return Text(known[chosen])
    return Text("days-said-some", {"days": Several(tuple(Text(f"weekday-{day}") for day in sorted(chosen)))})


Days = Annotated[frozenset[int], DaysKind()]
