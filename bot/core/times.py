"""Wall times, as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, fold, quoted
from bot.core.replies import Text

_NAMED_TIMES = {
    time(9): "morning mornings mañana manhã matin morgens morgen vormittags früh frueh",
    time(12): "noon midday mid-day mittag mittags mediodía mediodia meio-dia midi",
    time(12, 30): "lunch lunchtime lunch-time",
    time(15): "afternoon afternoons nachmittags nachmittag tarde après-midi",
    time(19): "evening evenings abend abends tarde-noche soir noite noche",
    time(21): "night nights tonight bedtime nachts nacht",
    time(0): "midnight mitternacht medianoche meia-noite minuit",
}
_TIME_OF_NAME = {name: at for at, names in _NAMED_TIMES.items() for name in names.split()}
_NUMBERS = {
    1: "one eins ein una uma",
    2: "two zwei dos deux duas",
    3: "three drei tres trois três",
    4: "four vier cuatro quatre quatro",
    5: "five fünf cinco cinq",
    6: "six sechs seis",
    7: "seven sieben siete sept sete",
    8: "eight acht ocho huit oito",
    9: "nine neun nueve neuf nove",
    10: "ten zehn diez dix dez",
    11: "eleven elf onze",
    12: "twelve zwölf doce douze doze",
    15: "fifteen fünfzehn",
    20: "twenty zwanzig",
    30: "thirty dreißig",
    45: "forty-five",
}
_NUMBER_OF = {name: number for number, names in _NUMBERS.items() for name in names.split()}
_BEFORE = r"(?:(?:at|around|about|approx|ca|circa|um|gegen|a las|a la|las|à|vers|às|as|kl|@|~)\.?\s*)*"
_HALF = r"(?P<half>[ap])(?:\.?\s?m)?\.?(?![^\W_])"
_PART = (
    r"(?:(?:in the|at|this|on the|every|de la|por la|da|de|du|am)\s+)*"
    r"(?P<part>mornings?|afternoons?|evenings?|nights?|tonight|morgens?|früh|vormittags|nachmittags?|abends?|nachts"
    r"|mañana|tarde|noche|madrugada|manhã|noite|matin|après-midi|soir|nuit)"
)
_TIME = re.compile(
    rf"{_BEFORE}(?P<hour>\d{{1,2}})"
    r"(?:(?:\s*(?:[:;.hu]|uhr|heures?|horas?)\s*|\s)(?P<minute>\d{2})(?::\d{2})?(?:\s?min)?)?"
    rf"\s*(?:{_HALF})?"
    r"\s*(?:o'? ?clock|uhr|uur|hours?|hrs?|hs?|heures?|horas?|u)?"
    rf"\s*(?:{_PART})?\s*(?:sharp|or so|-?ish)?"
)
_COMPACT = re.compile(rf"{_BEFORE}(?P<hour>\d{{1,2}})(?P<minute>\d{{2}})\s*(?:{_HALF})?\s*(?:h|hrs|hours|uhr)?")
_PAST = re.compile(
    r"(?:at |um )?(?P<what>half|halb|a quarter|quarter|viertel|\d{1,2})(?: minutes?| min)?"
    r"(?: (?P<way>past|after|nach|to|of|till|before|vor))? (?P<rest>.+)"
)
_AND = re.compile(
    r"(?P<rest>.+?) (?P<way>y|et|e|menos|moins)"
    r" (?P<what>media|demie?|meia|cuarto|quart|le quart|un quart|um quarto|\d{1,2})"
)
_MINUTES = {
    **dict.fromkeys(("half", "halb", "media", "demi", "demie", "meia"), 30),
    **dict.fromkeys(
        ("quarter", "a quarter", "viertel", "cuarto", "quart", "le quart", "un quart", "um quarto"), 15
    ),
}  # fmt: skip
_LATER = frozenset(
    ["afternoon", "evening", "tonight", "nachmittag", "abend", "tarde", "noche", "noite", "après-midi", "soir"]
)
_NIGHT = frozenset(["night", "tonight", "nacht", "noche", "noite", "nuit", "evening", "abend", "soir"])


@dataclass(frozen=True, slots=True)
class WallTimeKind:
    """A time of day: "9:00", "9am", "21h30", "0900", "half past 8", "9 in the evening", "nine"."""

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
        spoken = folded not in _NUMBER_OF or around.alone  # "one" among other words is seldom a time
        digits = " ".join(str(_NUMBER_OF.get(word, word)) for word in folded.split()) if spoken else folded
        found = _by_name(folded) or _by_fraction(digits) or _by_numbers(digits)
        if found is None:
            surely = bool(re.match(r"\d{1,2}\s*([:.h]\s*\d|[ap]\.?m)", folded))
            raise NotUnderstood("time-unknown", surely=surely, words=quoted(words))
        return found


def _by_name(words: str) -> time | None:
    name = re.sub(
        r"^(?:12 (?=noon|mid)|(?:in|at|on|every|each|the|this|early|am|de|por|la|le|cada|jeden) )+", "", words
    )
    return _TIME_OF_NAME.get(name)


def _by_numbers(words: str) -> time | None:
    match = _TIME.fullmatch(words) or _COMPACT.fullmatch(words)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half, part = match["half"], (match.groupdict().get("part") or "").removesuffix("s")
    if (half == "a" and not 1 <= hour <= 12) or (half and hour == 0):
        return None
    if hour == 12 and (half == "a" or part in _NIGHT):
        hour = 0
    elif (half == "p" or part in _LATER or (part in _NIGHT and hour > 5)) and hour < 12:
        hour += 12
    if hour == 24 and minute == 0:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _by_fraction(words: str) -> time | None:
    """ "half past 8", "ten to nine", "halb 9" (8:30), "9 y media", "9h et quart"."""
    for match in _PAST.fullmatch(words), _AND.fullmatch(words):
        base = _by_numbers(match["rest"]) if match else None
        if match and base and (match["way"] or match["what"] in ("half", "halb")):
            break
    else:
        return None
    minutes = _MINUTES.get(match["what"]) or int(match["what"])
    before = match["way"] in ("to", "of", "till", "before", "vor", "menos", "moins") or match["what"] == "halb"
    moved = datetime.combine(date(2000, 1, 2), base) + timedelta(minutes=-minutes if before else minutes)
    return moved.time()


WallTime = Annotated[time, WallTimeKind()]
