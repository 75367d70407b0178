"""What a person means by what they wrote or pressed: a command and its options, or something to say to them.

In private, and after a prefix or a mention, words are for the bot. They are, in this order: a command with its prefix;
a choice of the newest message, or the answer to the open question, whichever is newer; a command without a prefix.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.commands import Command
from bot.core.errors import NotUnderstood, UserError
from bot.core.heard import Called, Pressed, Said
from bot.core.options import Around, fold, yes_or_no
from bot.core.people import Place
from bot.core.ports import Catalog, Message, Reader
from bot.core.replies import WHICH, Card, Choice, Text, Usage, say
from bot.core.typed import Reading, clean, find_command, nearest_commands, read, values_in, without_prefix
from bot.engine.asking import refusal
from bot.storage import questions
from bot.storage.people import Known
from bot.storage.questions import Question
from bot.storage.transaction import OpenTransaction

_CANCEL = frozenset(
    fold(word)
    for word in (
        *("cancel", "never mind", "nevermind", "forget it", "no", "stop", "quit", "not now", "later", "nothing"),
        *("abbrechen", "egal", "nein", "cancelar", "annuler", "non", "esquece", "não"),
    )
)
_THANKS = frozenset(
    ("thanks", "thank you", "thx", "ty", "ok", "okay", "danke", "gracias", "merci", "obrigado", "obrigada")
)
_GREETINGS = frozenset(("hello", "hi", "hey", "hello there", "hi there", "start", "hallo", "hola", "bonjour", "olá"))
_ANOTHER = frozenset(
    (
        *("another community", "other community", "which community", "change community"),
        *("andere community", "eine andere community", "andere gemeinschaft", "welche community"),
        *("otra comunidad", "autre communauté", "une autre communauté", "outra comunidade"),
    )
)
"""They mean another community than the one we took."""

_AGREED_WITHIN = timedelta(hours=1)
"""What has consequences ("yes, erase it") is agreed to soon, or asked for again."""

_FEW_WORDS = 3
"""An answer to a question has seldom more."""

_RECENT = timedelta(hours=12)
"""For so long, words that nobody understands are taken for an answer to what was shown last."""


@dataclass(slots=True)
class Call:
    """A command to run. `pressed` is the message whose choice it was; `settles`: its choices count no more.

    `community`: the one of the message that this answers, and `asked_in` the place where that was asked for. `chose`:
    it answers which community is meant, and nothing else.
    """

    command: Command
    reading: Reading
    pressed: Message | None = None
    settles: bool = False
    community: int | None = None
    asked_in: Place | None = None
    chose: bool = False


@dataclass(slots=True)
class Answer:
    """Nothing to run: this is said."""

    card: Card
    cog: str = "help"


@dataclass(slots=True)
class Open:
    """What a person has before them: the newest message with choices, and a question.

    `is_latest`: they were shown nothing since that message. `asked`: the message that asks the question.
    """

    message: Message | None = None
    question: Question | None = None
    asked: Message | None = None
    question_is_newer: bool = False
    labels: Sequence[str] = field(default_factory=tuple)
    is_latest: bool = True


class Understanding:
    def __init__(self, commands: Mapping[str, Command], catalog: Catalog) -> None:
        self._commands = commands
        self._catalog = catalog
        self.listed = [command for command in commands.values() if command.via == "typed"]

    def offline(self, event: Said | Called, at: datetime) -> tuple[Command, Mapping[str, Any]] | None:
        """A command that must work whatever else fails, and its values: known from the words alone."""
        around = Around(at)
        if isinstance(event, Called):
            command = self._commands.get(event.command)
            if command is None or not command.offline:
                return None
            try:
                return command, values_in(command, event.given, around).values
            except UserError:
                return command, {}
        found = find_command(self._words(event)[0], self.listed) if self.is_for_me(event) else None
        if found is None or not found[0].offline:
            return None
        try:
            return found[0], read(*found, around).values
        except UserError:
            return found[0], {}

    @staticmethod
    def _words(event: Said) -> tuple[str, bool]:
        """The line, and whether it had a prefix."""
        text = clean(event.text)
        line = without_prefix(text)
        return (text, False) if line is None else (line, True)

    @staticmethod
    def is_for_me(event: Said) -> bool:
        return not event.edited and (event.to_me or without_prefix(clean(event.text)) is not None)

    async def called(self, event: Called, around: Around) -> Call | Answer:
        command = self._commands.get(event.command)
        if command is None:
            return Answer(say("command-gone"))
        given = {name: clean(words) for name, words in event.given.items()}
        return _call(command, lambda: values_in(command, given, around))

    async def pressed(self, tx: OpenTransaction, event: Pressed, account: int, around: Around) -> Call | Answer:
        message = await tx.messages.find(event.key)
        if message is None or not 0 <= event.choice < len(message.choices):
            return Answer(say("choice-gone"))
        if message.account not in (None, account):
            return Answer(say("choice-of-another"))
        if message.choices[event.choice].does not in self._commands:
            return Answer(say("choice-gone"))
        choice = message.choices[event.choice]
        if choice.agrees is not None and around.at - message.at > _AGREED_WITHIN:
            return Answer(say("choice-gone"))
        return self._chosen(message, choice, "", around)

    async def said(
        self, tx: OpenTransaction, event: Said, known: Known, reader: Reader, around: Around, shared: Sequence[int]
    ) -> Call | Answer:
        """`shared`: the communities that the two of us share."""
        line, prefixed = self._words(event)
        found = find_command(line, self.listed)
        if prefixed and found is not None:
            return _call(found[0], lambda: read(*found, around))
        if len(shared) > 1 and fold(line) in _ANOTHER:
            await tx.people.means(known.account_id, None, None)
            return Answer(say("which-community-again"))
        before = await self._open(tx, known, reader, around.at, shared)
        if before.question is not None and fold(line) in _CANCEL and before.question.command in self._commands:
            await questions.close(tx, known.account_id, before.question.command)
            return Answer(say("question-dropped"), self._commands[before.question.command].cog)
        if found is not None and _calls_for_help(*found):
            return _call(found[0], lambda: read(*found, around))
        call = self._reply_to(before, line, found, around)
        if call is not None:
            return call
        if found is not None:
            return _call(found[0], lambda: read(*found, around))
        if fold(line) in _THANKS:
            return Answer(say("all-right"))
        if fold(line) in _GREETINGS and "help" in self._commands:
            return Call(self._commands["help"], Reading())
        if not prefixed and before.message is not None and around.at - before.message.at < _RECENT:
            return Answer(say("not-understood-choice"), before.message.cog)
        return self._not_understood(line, prefixed)

    async def _open(
        self, tx: OpenTransaction, known: Known, reader: Reader, now: datetime, shared: Sequence[int]
    ) -> Open:
        message = await tx.messages.newest_with_choices(known.account_id)
        question = await questions.open_question(tx, known.account_id, known.member.handle, now)
        if question is not None and not self._still_counts(question, shared):
            question = None
        asked = await tx.messages.find(question.key) if question is not None else None
        labels: Sequence[str] = ()
        newer = question is not None
        if message is not None:
            labels = self._catalog.show(Card((), message.choices), reader).choices
            if question is not None and message.key != question.key:
                newer = asked.seq > message.seq if asked is not None else question.asked_at >= message.at
        is_latest = message is None or await tx.messages.is_latest(known.account_id, message)
        return Open(message, question, asked, newer, labels, is_latest)

    def _still_counts(self, question: Question, shared: Sequence[int]) -> bool:
        """Not what was asked for in a community that they have left since, unless it is about them alone."""
        command = self._commands.get(question.command)
        return question.community in shared or command is None or command.is_about_member

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
                return self._answered(before.question, before.asked, line, around)
            except NotUnderstood as error:
                if chosen is None and found is None and before.question_is_newer and self._insists(before.question):
                    card = refusal(error)
                    if len(line.split()) > _FEW_WORDS:  # perhaps they were not meant for the question at all
                        card = replace(card, lines=(*card.lines, Text("people-to-talk-to")))
                    return Answer(card, self._commands[before.question.command].cog)
        return chosen

    def _insists(self, question: Question) -> bool:
        """A command that answered all the same only offers to hear more: other words are not a wrong answer to it."""
        command = self._commands.get(question.command)
        return command is not None and not command.offline

    def _choice_in(self, before: Open, line: str, around: Around) -> Call | Answer | None:
        """The choice that a line names: its label, its number, its label without a number, or its number and words."""
        if before.message is None or any(choice.does not in self._commands for choice in before.message.choices):
            return None
        folded = fold(line)
        is_weighty = any(choice.agrees is not None for choice in before.message.choices)
        if is_weighty and around.at - before.message.at > _AGREED_WITHIN:
            return None
        for label, choice in zip(before.labels, before.message.choices, strict=True):
            if folded in (fold(label), fold(label.lstrip("0123456789 "))):
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
        call = _call(command, lambda: values_in(command, given, around), message)
        if isinstance(call, Call):
            named = choice.values.get(WHICH)
            call.chose = bool(named)
            call.community = message.community if named is None else int(named or 0) or None
            call.asked_in = message.place
            call.settles = choice.agrees is not None or call.chose
        return call

    def _answered(self, question: Question, asked: Message | None, line: str, around: Around) -> Call | None:
        command = self._commands.get(question.command)
        if command is None or command.option(question.option) is None:
            return None
        reading = values_in(command, {**question.given, question.option: line}, around)
        return Call(command, reading, community=question.community, asked_in=asked.place if asked else None)

    def _not_understood(self, line: str, prefixed: bool) -> Answer:
        near = nearest_commands(line, self.listed, surely=prefixed)
        if not near:
            return Answer(say("not-understood"))
        offers = (Choice(Text("command-name", {"command": Usage(command.name)}), command.name) for command in near)
        return Answer(say("not-understood-near", *offers))


def _calls_for_help(command: Command, rest: str) -> bool:
    """Such a word, alone, is never an answer to anything else: "hilfe" is no slip for Chile."""
    return not rest.strip() and (command.offline or command.name == "help")


def _call(command: Command, read_it: Callable[[], Reading], pressed: Message | None = None) -> Call | Answer:
    """A command with what was given for it, or what would have been right."""
    try:
        return Call(command, read_it(), pressed)
    except NotUnderstood as error:
        return Answer(refusal(error), command.cog)
