"""What a person means by what they wrote or pressed: a command and its options, or something to say to them.

In private, and after a prefix or a mention, words are for the bot. They are, in this order: a command with its prefix;
a choice of the newest message, or the answer to the open question, whichever is newer; a command without a prefix.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.cleaning import clean
from bot.core.commands import Command
from bot.core.errors import NotUnderstood, UserError
from bot.core.heard import Called, Pressed, Said
from bot.core.options import Around, fold, yes_or_no
from bot.core.people import PlaceKind
from bot.core.ports import Catalog, Message, Reader
from bot.core.replies import WHICH, Card, Choice, Text, Usage, say
from bot.core.typed import PREFIXES, Reading, find_command, nearest_commands, read, values_in, without_prefix
from bot.engine.asking import asked_for
from bot.engine.calls import Answer, Call, call_of, calls_for_help
from bot.engine.catalog import ENGLISH
from bot.engine.phrases import ANOTHER, CANCEL, GREETINGS, THANKS
from bot.engine.questioning import Questioning
from bot.storage.people import Known
from bot.storage.questions import Question
from bot.storage.transaction import OpenTransaction

_NAME_ALONE = "help"
"""What somebody wants who only calls us, in a room."""

_AGREED_WITHIN = timedelta(hours=1)
"""What has consequences ("yes, erase it") is agreed to soon, or asked for again."""

_RECENT = timedelta(hours=12)
"""For so long, words that nobody understands are taken for an answer to what was shown last."""


@dataclass(slots=True)
class Open:
    """What a person has before them: the newest message with choices, and a question.

    `is_latest`: they were shown nothing since that message. `asked`: the message that asks the question. `labels`: what
    each choice may have been called, folded: what is not in the reader's language was shown in English.
    """

    message: Message | None = None
    question: Question | None = None
    asked: Message | None = None
    question_is_newer: bool = False
    labels: Sequence[Collection[str]] = field(default_factory=tuple)
    is_latest: bool = True


class Understanding:
    def __init__(self, commands: Mapping[str, Command], catalog: Catalog) -> None:
        self._commands = commands
        self._catalog = catalog
        self.listed = [command for command in commands.values() if command.via == "typed"]
        self.questioning = Questioning(commands, self.listed)

    def offline(self, event: Said | Called, at: datetime) -> tuple[Command, Mapping[str, Any], Text | None] | None:
        """A command that must work whatever else fails, its values, known from the words alone, and what of them could
        not be understood."""
        around = Around(at)
        if isinstance(event, Called):
            command = self._commands.get(event.command)
            if command is None or not command.offline:
                return None
            try:
                return command, values_in(command, event.given, around).values, None
            except UserError as mistake:
                return command, {}, mistake.text
        found = find_command(self._words(event)[0], self.listed) if self.is_for_me(event) else None
        if found is None or not found[0].offline:
            return None
        try:
            return found[0], read(*found, around).values, None
        except UserError as mistake:
            return found[0], {}, mistake.text

    @staticmethod
    def _words(event: Said) -> tuple[str, bool]:
        """The line, and whether it had a prefix."""
        text = clean(event.text)
        line = without_prefix(text)
        return (text, False) if line is None else (line, True)

    def is_for_me(self, event: Said) -> bool:
        if event.edited or event.to_me:
            return not event.edited
        if not any(prefix in event.text for prefix in PREFIXES):  # most of what is said in rooms has none
            return False
        line = without_prefix(clean(event.text))
        if line is None or not event.among_bots:
            return line is not None
        return find_command(line, self.listed) is not None or bool(nearest_commands(line, self.listed, surely=False))

    async def called(self, event: Called, around: Around) -> Call | Answer:
        command = self._commands.get(event.command)
        if command is None:
            return Answer(say("command-gone"))
        given = {name: clean(words) for name, words in event.given.items()}
        return call_of(command, lambda: values_in(command, given, around))

    async def pressed(
        self, tx: OpenTransaction, event: Pressed, known: Known, around: Around, shared: Sequence[int]
    ) -> Call | Answer:
        message = await tx.messages.find(event.key)
        if message is None or not 0 <= event.choice < len(message.choices):
            return Answer(say("choice-gone"))
        if message.account not in (None, known.account_id):
            return Answer(say("choice-of-another"))
        if message.choices[event.choice].does not in self._commands:
            return Answer(say("choice-gone"))
        choice = message.choices[event.choice]
        if choice.agrees is not None and around.at - message.at > _AGREED_WITHIN:
            return Answer(say("choice-gone"))
        meant = self._chosen(message, choice, "", around)
        if isinstance(meant, Answer):  # "another": the question stays open, and asks for words
            question, _ = await self.questioning.open(tx, known, around.at, shared)
            if question is not None and question.command == choice.does:
                meant.card = replace(meant.card, asks=asked_for(self._commands[choice.does], question.option))
        return meant

    async def said(
        self, tx: OpenTransaction, event: Said, known: Known, reader: Reader, around: Around, shared: Sequence[int]
    ) -> Call | Answer:
        """`shared`: the communities that the two of us share."""
        line, prefixed = self._words(event)
        line = line or (_NAME_ALONE if event.place.kind is PlaceKind.ROOM else "")
        found = find_command(line, self.listed)
        if prefixed and found is not None:
            return call_of(found[0], lambda: read(*found, around))
        if len(shared) > 1 and fold(line) in ANOTHER:
            await tx.people.means(known.account_id, None, None)
            return Answer(say("which-community-again"))
        before = await self._open(tx, known, reader, around.at, shared)
        if before.question is not None and fold(line) in CANCEL and before.question.command in self._commands:
            return await self.questioning.dropped(tx, known, before.question)
        if found is not None and calls_for_help(*found):
            return call_of(found[0], lambda: read(*found, around))
        call = self._reply_to(before, line, found, around)
        if call is not None:
            return call
        if found is not None:
            return call_of(found[0], lambda: read(*found, around))
        if fold(line) in THANKS:
            return Answer(say("all-right"))
        if fold(line) in GREETINGS and "help" in self._commands:
            return Call(self._commands["help"], Reading())
        near = nearest_commands(line, self.listed, surely=prefixed)
        return _did_you_mean(near) if near else _not_understood(prefixed, before.message, around.at)

    async def _open(
        self, tx: OpenTransaction, known: Known, reader: Reader, now: datetime, shared: Sequence[int]
    ) -> Open:
        message = await tx.messages.newest_with_choices(known.account_id)
        question, asked = await self.questioning.open(tx, known, now, shared)
        if question is not None and question.aside:
            question = asked = None
        labels: list[set[str]] = []
        newer = question is not None
        if message is not None:
            labels = [self._labels(choice, reader) for choice in message.choices]
            if question is not None and message.key != question.key:
                newer = asked.seq > message.seq if asked is not None else question.asked_at >= message.at
        is_latest = message is None or await tx.messages.is_latest(known.account_id, message)
        return Open(message, question, asked, newer, labels, is_latest)

    def _labels(self, choice: Choice, reader: Reader) -> set[str]:
        """With and without a number at the beginning."""
        readers = (reader, replace(reader, language=ENGLISH))
        said = [label for one in readers for label in self._catalog.show(Card((), (choice,)), one).choices]
        return {fold(words) for label in said for words in (label, label.lstrip("0123456789 "))}

    def _reply_to(
        self, before: Open, line: str, found: tuple[Command, str] | None, around: Around
    ) -> Call | Answer | None:
        """A choice, or the answer to a question; what would be right, where it can only be a wrong answer."""
        own = before.message is not None and before.question is not None and before.message.key == before.question.key
        chosen = self._choice_in(before, line, around)
        if chosen is not None and (own or not before.question_is_newer):
            return chosen
        if before.question is not None:
            try:
                return self.questioning.answered(before.question, before.asked, line, around)
            except NotUnderstood as error:
                insists = before.question_is_newer and self.questioning.insists(before.question)
                if insists and chosen is None and found is None:
                    return self.questioning.refused(before.question, error, line)
        return chosen

    def _choice_in(self, before: Open, line: str, around: Around) -> Call | Answer | None:
        """The choice that a line names: its label, its number, its label without a number, or its number and words."""
        if before.message is None or any(choice.does not in self._commands for choice in before.message.choices):
            return None
        folded = fold(line)
        is_weighty = any(choice.agrees is not None for choice in before.message.choices)
        if is_weighty and around.at - before.message.at > _AGREED_WITHIN:
            return None
        for labels, choice in zip(before.labels, before.message.choices, strict=True):
            if folded in labels:
                return self._chosen(before.message, choice, "", around)
        if is_weighty and not before.is_latest:
            return None  # "1" or "yes" may be meant for something else that was said since
        agrees = yes_or_no(line)
        for choice in before.message.choices:
            if agrees is not None and choice.agrees is agrees:
                return self._chosen(before.message, choice, "", around)
        number, _, rest = line.strip().partition(" ")
        number = number.rstrip(".,:;)-")
        if number.isdecimal() and 0 < int(number[:4]) <= len(before.message.choices):
            choice = before.message.choices[int(number[:4]) - 1]
            if not rest.strip() or choice.rest is not None:
                return self._chosen(before.message, choice, rest.strip(" ,-:"), around)
        return None

    def _chosen(self, message: Message, choice: Choice, rest: str, around: Around) -> Call | Answer:
        command = self._commands[choice.does]
        given = {**choice.values, choice.rest: rest} if choice.rest and rest else choice.values
        call = call_of(command, lambda: values_in(command, given, around), message)
        if isinstance(call, Call):
            named = choice.values.get(WHICH)
            call.chose = bool(named)
            call.community = message.community if named is None else int(named or 0) or None
            call.asked_in = message.place
            call.settles = choice.agrees is not None or call.chose
        return call


def _not_understood(prefixed: bool, before: Message | None, now: datetime) -> Answer:
    if not prefixed and before is not None and now - before.at < _RECENT:
        return Answer(say("not-understood-choice"), before.cog, shrugs=True)
    return Answer(say("not-understood"), shrugs=True)


def _did_you_mean(near: Sequence[Command]) -> Answer:
    offers = (Choice(Text("command-name", {"command": Usage(command.name)}), command.name) for command in near)
    return Answer(say("not-understood-near", *offers), shrugs=True)
