"""Things that may stand in a text as they are: names, times, numbers as dialled, commands; and samples of them."""

from __future__ import annotations

import re
import zoneinfo
from functools import cache

from babel import Locale

from bot.core.commands import Command
from bot.core.options import fold
from bot.core.zones import city_of
from cogs.prompts.library import languages, library
from cogs.resources.entries import load
from cogs.you.links import LETTERS

_NUMBERS = re.compile(r"[\d:+–., ]+|\d{1,2}:\d{2}( UTC)?")
_DAY = re.compile(
    r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+(, \d{1,2}:\d{2}( UTC)?)?|\d{1,2} [A-Z][a-z]+ \d{4}"
)

_CODE = re.compile(rf"[{LETTERS}]{{4}}(-[{LETTERS}]{{4}}){{2}}")


@cache
def names() -> frozenset[str]:
    """Of countries, cities, languages and services, what these are in one line, and how they are reached; and the
    prompts."""
    english = Locale("en")
    found = {*english.territories.values(), *english.languages.values()}
    found |= {city_of(zone) for zone in zoneinfo.available_timezones()}
    for prompt in (one for tag in languages() for one in library(tag)):
        found |= {prompt.text, prompt.note or ""}
    for service in load().every:
        found |= {service.id, service.name, service.region or "", *service.about.values()}
        for contact in service.contacts:
            found |= {contact.number, contact.keyword or "", contact.then or ""}
    return frozenset(map(fold, found))


class Arguments:
    """Knows an argument when it sees one. `typed`: what people typed so far."""

    def __init__(self, commands: dict[str, Command]) -> None:
        self.typed: list[str] = []
        self._commands = commands
        options = [option for command in commands.values() for option in command.options]
        self._options = {option.name for option in options}
        self._values = {value for option in options for _, value in option.kind.offers}

    def knows(self, words: str) -> bool:
        bare = words.lstrip("!")
        return (
            bool(_NUMBERS.fullmatch(words) or _DAY.fullmatch(words) or _CODE.fullmatch(words))
            or fold(words) in names()
            or words in self._options
            or set(words.split(", ")) <= self._values
            or any(bare == name or bare.startswith(f"{name} ") for name in self._commands)
            or all(any(part.rstrip("…") in line for line in self.typed) for part in words.split(" and "))
        )
