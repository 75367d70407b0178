"""`help`: people to talk to first, then what can be done here, written from the list of commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from bot.core.cog import Cog, Request
from bot.core.commands import Command, command
from bot.core.directory import short_line
from bot.core.errors import UserError
from bot.core.languages import missing_language
from bot.core.options import FreeText, fold, quoted
from bot.core.ports import Directory
from bot.core.replies import Card, Choice, Reply, Several, Text, Usage
from bot.core.suggesting import MOST, Names
from bot.core.typed import find_command, nearest_commands

ANSWERING = frozenset(
    (
        *("answering", "answer someone", "how to answer someone", "answer", "listening", "how to listen", "supporting"),
        *("antworten", "jemandem antworten", "wie man jemandem antwortet", "wie man antwortet", "zuhören"),
    )
)
_OFFERED = ("checkin now", "checkin join")


@dataclass(frozen=True, slots=True)
class Topic(FreeText):
    """A command, or "answering". `listed`: the commands there are; those that everyone may use are suggested."""

    listed: Callable[[], Sequence[Command]] = tuple

    def suggest(self, words: str, language: str) -> Sequence[tuple[str, str]]:
        answering = "antworten" if language.split("-")[0] == "de" else "answering"
        known = [(name, answering, "") for name in ANSWERING]
        for each in self.listed():
            if each.may(frozenset()):
                known += [(name, each.name, "") for name in (each.name, *each.also)]
        asked = words.strip(" !/")
        if asked:
            return Names(known).like(asked, lambda topic, _: topic)
        return [(topic, topic) for topic in dict.fromkeys(topic for _, topic, _ in known)][:MOST]


class Help(Cog):
    """`listed`: the commands there are, asked for when they are needed, because they are not all known before.

    `speaks`: whether there is a catalog for a language tag.
    """

    def __init__(
        self, directory: Directory, listed: Callable[[], Sequence[Command]], speaks: Callable[[str], bool]
    ) -> None:
        self._directory = directory
        self._listed = listed
        self._speaks = speaks

    @property
    def commands(self) -> tuple[Command, ...]:
        """The topic of `help` knows what is listed here."""
        topic = Topic(listed=self._listed)
        return tuple(
            replace(each, options=tuple(replace(option, kind=topic) for option in each.options))
            for each in super().commands
        )

    @command("help", also=("commands", "menu", "hilfe", "ayuda", "aide", "ajuda"), about="member")
    async def help(self, request: Request, topic: Annotated[str, Topic()] | None = None) -> Reply:
        mine = [command for command in self._listed() if command.may(request.roles)]
        if topic is None:
            return self._overview(request, mine)
        asked = fold(topic).lstrip("!/")
        if asked in ANSWERING:
            return Card((self._people(request), Text("help-answering")))
        found = find_command(asked, mine)
        if found is not None:
            return self._one(request, found[0])
        group = [command for command in mine if command.name.split()[0] == asked.replace("-", "")]
        if group:
            return self._some(request, group)
        near = nearest_commands(asked, mine, surely=True)
        if not near:
            raise UserError("help-unknown", topic=quoted(topic))
        return self._one(request, near[0]) if len(near) == 1 else self._some(request, near)

    def _people(self, request: Request) -> Text:
        country = request.member.country or request.community.country
        there = request.community.id
        nearest = self._directory.nearest(country, language=request.member.language, community=there)
        return Text("help-people", {"people": short_line(nearest)})

    def _overview(self, request: Request, mine: Sequence[Command]) -> Card:
        answering = Text("help-more")
        offers = tuple(Choice(Text(f"offer-{name.replace(' ', '-')}"), name) for name in _OFFERED)
        language = request.member.language
        missing = () if language is None or self._speaks(language) else (missing_language(language),)
        everyones = [_line(command) for command in mine if command.may(frozenset())]
        first = (self._people(request), *missing, Text("help-about"))
        return Card((*first, *everyones, *_others(mine), answering), offers)

    def _some(self, request: Request, commands: Sequence[Command]) -> Card:
        return Card((self._people(request), *(_line(command) for command in commands)))

    def _one(self, request: Request, command: Command) -> Card:
        options = tuple(
            Text("help-option", {"name": option.name, "what": Text(f"option-{command.slug}-{option.name}")})
            for option in command.options
        )
        return Card(
            (self._people(request), _line(command), *options, Text(f"help-example-{command.slug}")),
            (Choice(Text("help-try", {"command": Usage(command.name)}), command.name),),
        )


def _others(mine: Sequence[Command]) -> Sequence[Text]:
    """What only some may do, by its first words: all of it would be more than anybody reads at once."""
    words = dict.fromkeys(command.name.split()[0] for command in mine if not command.may(frozenset()))
    topics = tuple(Usage(f"help {word}") for word in words)
    return [Text("help-others", {"topics": Several(topics)})] if topics else []


def _line(command: Command) -> Text:
    return Text("help-line", {"usage": Usage(command.usage), "what": Text(f"command-{command.slug}")})
