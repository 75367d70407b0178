"""How often something is to take place, as people write it: "every second tuesday", "am letzten freitag im monat"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.days import WEEKDAY_OF, DaysKind
from bot.core.errors import NotUnderstood
from bot.core.options import Around
from cogs.sessions.calendar.rules import DAILY, MONTHLY, WEEKLY, YEARLY, Rule

_NUMBERS = {
    2: "2 two other alternate zwei dos otro otra deux dois duas outro outra",
    3: "3 three drei tres trois três",
    4: "4 four vier cuatro quatre quatro",
    5: "5 five fünf cinco cinq",
    6: "6 six sechs seis",
    7: "7", 8: "8 eight acht", 10: "10 ten zehn", 12: "12 twelve zwölf", 14: "14", 21: "21", 28: "28",
}  # fmt: skip
_ORDINALS = {
    1: "1st 1. first erster ersten erste primer primero primera premier première 1er primeiro primeira",
    2: "2nd 2. second zweiter zweiten zweite zweites segundo segunda deuxième 2e",
    3: "3rd 3. third dritter dritten dritte drittes tercer tercero tercera troisième 3e terceiro terceira",
    4: "4th 4. fourth vierter vierten vierte viertes cuarto cuarta quatrième 4e quarto",
    5: "5th 5. fifth fünfter fünften fünfte fünftes quinto cinquième 5e",
    -1: "last letzter letzten letzte letztes último última ultimo ultima dernier dernière",
}


def _table(words: dict[int, str]) -> dict[str, int]:
    return {name: number for number, names in words.items() for name in names.split()}


_NUMBER_OF, _ORDINAL_OF = _table(_NUMBERS), _table(_ORDINALS)


def _any(names: Iterable[str]) -> str:
    """The longest first, so that none is taken for the beginning of another."""
    return f"(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})"


_NAME = _any(WEEKDAY_OF)
_LONG_NAME = _any(name for name in WEEKDAY_OF if len(name) > 2)
_AND = r"(?:\s*(?:,|&|\+|/)\s*(?:(?:and|und)\s+)?|\s+(?:and|und|y|e|et)\s+)(?:(?:every|jeden|cada|the|on)\s+)?"
_DAYS = rf"(?P<days>{_NAME}(?:{_AND}{_NAME}|\s*(?:-|–|to|bis|a|à)\s*{_NAME})*)"
_EVERY = (
    r"(?:(?:on\s+)?(?:every|each)|(?:an\s+)?jede[mnrs]?|alle|cada|chaque|tou(?:s|tes)\s+les|tod[oa]s\s+(?:[ao]s|l[ao]s)"
    r"|toda|todo)"
)
_ORDINAL = _any(_ORDINAL_OF)
_NTH = rf"{_ORDINAL}(?:{_AND}{_ORDINAL})*\s+{_NAME}"
_NUMBER = _any((*_NUMBER_OF, *_ORDINAL_OF))
_STEP = rf"{_EVERY}\s+(?P<step>{_NUMBER})\s+"
_MONTH = r"(?:months?|monat(?:e|es|s)?|mes(?:es)?|mois|mês)"
_OF = r"(?:of|in|im|des|eines|in jedem|del?|du|do|no)"
_EACH = r"(?:the|an?|each|every|jede[mns]|el|le|cada|chaque|todo o)"
_OF_MONTH = rf"(?:{_OF}\s+)?(?:{_EACH}\s+)?(?:(?P<months>{_NUMBER})\s+)?{_MONTH}"
_OF_EACH_MONTH = rf"(?:{_OF}\s+(?:{_EACH}\s+)?|{_EACH}\s+)(?:(?P<months>{_NUMBER})\s+)?{_MONTH}"
_ON = r"(?:(?:on|at|am|an|the|der|den|dem|el|le|o|no|na|a)\s+)*"
_LAST_DAY = r"(?:day|tage?s?|día|dia|jour)"
_PLURALS = _any(name for name in WEEKDAY_OF if len(name) > 5 and name.endswith("s") and name[:-1] in WEEKDAY_OF)
_SETS = (
    r"(?:weekdays?|workdays|werktags|wochentags|unter der woche|entre semana|dias úteis|en semaine|weekends"
    r"|am wochenende|fines de semana|fins de semana|les week-ends)"
)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A rule, and the words that are left: a time, perhaps a day to begin on."""

    rule: Rule | None
    rest: str


Make = Callable[[re.Match[str]], Rule]


def _days(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    return weekdays_in(match["days"])


def weekdays_in(words: str) -> tuple[tuple[int, int], ...]:
    """As a rule has them: each of these weekdays."""
    found = DaysKind().read(words, Around(_SOME_DAY))
    return tuple((0, day) for day in sorted(found))


_SOME_DAY = datetime(2026, 1, 1)  # noqa: DTZ001  # names of weekdays mean the same on any


def _step(match: re.Match[str], name: str = "step") -> int:
    said = match.groupdict().get(name)
    return (_NUMBER_OF.get(said) or _ORDINAL_OF.get(said, 1)) if said else 1


def _weekly(match: re.Match[str]) -> Rule:
    return Rule(WEEKLY, _step(match), days=_days(match))


def _daily(match: re.Match[str]) -> Rule:
    step = _step(match)
    return Rule(WEEKLY, step // 7) if step % 7 == 0 else Rule(DAILY, step)


def _by_ordinals(match: re.Match[str]) -> Rule:
    """ "first and third monday", "first monday and last friday" """
    days: list[tuple[int, int]] = []
    for ordinals, name in re.findall(rf"((?:{_ORDINAL}|{_AND})+)\s+({_NAME})(?!\w)", match["nths"]):
        ((_, day),) = weekdays_in(name)
        days += ((_ORDINAL_OF[ordinal], day) for ordinal in re.findall(_ORDINAL, ordinals))
    return Rule(MONTHLY, _step(match, "months"), days=tuple(days))


def _by_date(match: re.Match[str]) -> Rule:
    numbers = tuple(sorted({int(number) for number in re.findall(r"\d+", match["dates"])}))
    if not all(1 <= number <= 31 for number in numbers):
        raise NotUnderstood("calendar-rule-never", surely=True)
    return Rule(MONTHLY, _step(match, "months"), month_days=numbers)


_NAMES_IN_A_ROW = rf"{_NAME}(?:{_AND}{_NAME})+|{_LONG_NAME}(?:\s+{_LONG_NAME})+"
_FIRST_TO_FIFTH = _any(name for name, number in _ORDINAL_OF.items() if number > 0)
_NTH_ALONE = rf"{_FIRST_TO_FIFTH}(?:{_AND}{_FIRST_TO_FIFTH})*\s+{_NAME}"
_DATES = rf"(?P<dates>\d{{1,2}}(?:st|nd|rd|th|\.|º|er|e)?(?:{_AND}\d{{1,2}}(?:st|nd|rd|th|\.|º|er|e)?)*)"
_WAYS: tuple[tuple[str, Make], ...] = (
    (rf"(?:{_EVERY}\s+)?{_ON}(?:last|letzte[nr]?|último|dernier)\s+{_LAST_DAY}\s+{_OF_MONTH}",
     lambda match: Rule(MONTHLY, _step(match, "months"), month_days=(-1,))),
    (rf"(?:{_EVERY}\s+)?{_ON}(?P<nths>{_NTH}(?:{_AND}{_NTH})*)\s+{_OF_MONTH}", _by_ordinals),
    (rf"{_EVERY}\s+(?P<nths>{_any([*_ORDINALS[1].split(), *_ORDINALS[-1].split()])}\s+{_NAME})", _by_ordinals),
    (rf"(?:{_EVERY}\s+)?{_ON}{_DATES}\s+{_OF_EACH_MONTH}", _by_date),
    (rf"{_STEP}{_DAYS}", _weekly),
    (rf"{_STEP}(?:weeks?|wochen?|semanas?|semaines?)(?:\s+{_ON}{_DAYS})?|{_EVERY}\s+(?:couple\s+of\s+weeks)",
     lambda match: Rule(WEEKLY, _step(match), days=_days(match) if match["days"] else ())),
    (rf"{_STEP}(?:days?|tage?n?|días?|dias?|jours?)", _daily),
    (rf"{_STEP}(?:months?|monate?n?|mes(?:es)?|mois|mês)", lambda match: Rule(MONTHLY, _step(match))),
    (r"(?:fortnightly|every fortnight|bi-?weekly|zweiwöchentlich|zweiwöchig|14-täg(?:ig|lich)|vierzehntägig|"
     r"quincenal(?:mente)?|quinzenal(?:mente)?|toutes les quinzaines)", lambda match: Rule(WEEKLY, 2)),
    (r"(?:daily|every\s?day|each day|täglich|jeden tag|diario|diariamente|todos los días|cada día|todos os dias"
     r"|tous les jours|chaque jour)", lambda match: Rule(DAILY)),
    (rf"(?:{_EVERY}\s+|on\s+)?{_SETS}", lambda match: Rule(WEEKLY, days=weekdays_in(match[0]))),
    (rf"{_EVERY}\s+{_DAYS}", _weekly),
    (rf"(?:weekly|{_EVERY}\s+(?:week|woche|semana|semaine)|wöchentlich|semanal(?:mente)?|hebdomadaire)"
     rf"(?:\s+{_ON}{_DAYS})?", lambda match: Rule(WEEKLY, days=_days(match) if match["days"] else ())),
    (rf"(?:monthly|{_EVERY}\s+{_MONTH}|monatlich|mensual(?:mente)?|mensal(?:mente)?|mensuel(?:lement)?)",
     lambda match: Rule(MONTHLY)),
    (rf"(?:yearly|annually|{_EVERY}\s+(?:year|jahr|año|ano)|jährlich|anual(?:mente)?|tous les ans|annuel(?:lement)?)",
     lambda match: Rule(YEARLY)),
    (r"(?:quarterly|every quarter|vierteljährlich|quartalsweise|jedes quartal|trimestral(?:mente)?"
     r"|trimestriel(?:lement)?)",
     lambda match: Rule(MONTHLY, 3)),
    (rf"{_EVERY}\s+(?:weekend|wochenende|week-end|fin de semana|fim de semana)",
     lambda match: Rule(WEEKLY, days=((0, 5), (0, 6)))),
    (rf"{_EVERY}\s+(?:the\s+)?(?P<dates>\d{{1,2}}(?:st|nd|rd|th|\.))(?=\s+(?:at|um|@|a|à|às)\s|\s+\d|$)", _by_date),
    (rf"(?:on\s+|am\s+)?(?P<days>{_NAMES_IN_A_ROW})", _weekly),
    (rf"(?:on\s+)?(?:the\s+)?(?P<nths>{_NTH_ALONE}(?:{_AND}{_NTH_ALONE})*)(?!\s+{_OF}\s)", _by_ordinals),
    (rf"(?:on\s+)?(?P<days>{_PLURALS}(?:{_AND}{_PLURALS})*|{_NAME}\s*(?:-|–|to|through|bis|à|até)\s*{_NAME})", _weekly),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"(?<![\w.:]){pattern}(?![\w:])"), make) for pattern, make in _WAYS)
_DAYS_BESIDE = tuple(
    re.compile(rf"(?<!\w){pattern}(?!\w)")
    for pattern in (
        rf"{_EVERY}\s+{_DAYS}", rf"{_ON}(?P<days>{_NAME}(?:{_AND}{_NAME})+)", rf"{_ON}(?P<days>{_PLURALS})"
    )
)  # fmt: skip
_EACH_PART = re.compile(
    rf"(?<!\w)(?:{_EVERY}\s+(?P<part>mornings?|afternoons?|evenings?|nights?|morgen|vormittag|nachmittag|abend|noche"
    r"|tarde|noite|soirs?|matins?)|(?P<nightly>nightly|allabendlich))(?!\w)"
)
_FOR_EVER = re.compile(
    r"(?<!\w)(?:for ?ever|for good|without end|für immer|ohne ende|auf dauer|para siempre|pour toujours)(?!\w)"
)
_OFTEN = re.compile(
    rf"(?:{_EVERY}|{_STEP})\s*(?:seconds|second$|minutes?|hours?|sekunden?|minuten?|stunden?|segundos?|minutos?|horas?|heures?)(?!\w)"
    r"|(?<!\w)(?:hourly|stündlich|minütlich)(?!\w)"
)
_TIMES = re.compile(rf"(?<![\w:])(\d{{1,4}}|{_any(_NUMBER_OF)})\s*(?:times|x|mal|veces|fois|vezes)(?!\w)")


def _on_each_day(match: re.Match[str]) -> str:
    """ "every evening at 9" is every day, at 9 in the evening."""
    return f"daily {match['part'] or 'evening'}"


def _count(said: str) -> int:
    return int(said) if said.isdecimal() else _NUMBER_OF[said]


def repeated(words: str) -> Repeated:
    """What folded words say of how often. Raises NotUnderstood."""
    words = _EACH_PART.sub(_on_each_day, _FOR_EVER.sub("", words))
    if _OFTEN.search(words):
        raise NotUnderstood("calendar-rule-often", surely=True)
    times = _TIMES.search(words)
    if times is not None:
        words = _without(words, times)
    for pattern, make in _COMPILED:
        match = pattern.search(words)
        if match is not None:
            rule, rest = make(match), _without(words, match)
            if rule.unit == MONTHLY and not (rule.days or rule.month_days):
                rule, rest = _day_beside(rule, rest)
            if rule.unit == WEEKLY and not rule.days:
                rule, rest = _days_beside(rule, rest)
            return Repeated(replace(rule, count=_count(times[1])) if times else rule, rest)
    if times is not None:
        raise NotUnderstood("calendar-how-often")
    return Repeated(None, words)


def _day_beside(rule: Rule, words: str) -> tuple[Rule, str]:
    """ "every month on the first monday", "monatlich am 15." """
    nths = re.search(rf"{_ON}(?P<nths>{_NTH}(?:{_AND}{_NTH})*)(?!\w)", words)
    if nths is not None:
        return replace(rule, days=_by_ordinals(nths).days), _without(words, nths)
    dated = re.search(rf"(?:on the|am|el|le|no dia)\s+{_DATES}(?![\w:])(?!\s*(?:uhr|h\b|[ap]m))", words)
    if dated is not None and not re.search(r"\d\.\d", dated[0]):
        return replace(rule, month_days=_by_date(dated).month_days), _without(words, dated)
    return rule, words


def _days_beside(rule: Rule, words: str) -> tuple[Rule, str]:
    """ "every tuesday, every two weeks", "on mondays and thursdays, weekly"; one day by its name is one to begin on."""
    for pattern in _DAYS_BESIDE:
        match = pattern.search(words)
        if match is not None:
            return replace(rule, days=_days(match)), _without(words, match)
    return rule, words


def _without(words: str, match: re.Match[str]) -> str:
    return " ".join(f"{words[: match.start()]} {words[match.end() :]}".split()).strip(" ,;")
