"""The question that somebody was asked, and what they answer it: typed, or in its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.cleaning import clean
from bot.core.commands import Command
from bot.core.errors import NotUnderstood
from bot.core.heard import Submitted
from bot.core.options import Around, fold
from bot.core.ports import Message
from bot.core.replies import Text, say
from bot.core.typed import find_command, read, values_in
from bot.engine.asking import asked_for, refusal
from bot.engine.calls import Answer, Call, call_of, calls_for_help
from bot.engine.phrases import CANCEL
from bot.storage import questions
from bot.storage.people import Known
from bot.storage.questions import Question
from bot.storage.transaction import OpenTransaction

_FEW_WORDS = 3
"""An answer to a question has seldom more."""


class Questioning:
    def __init__(self, commands: Mapping[str, Command], listed: Sequence[Command]) -> None:
        self._commands = commands
        self._listed = listed

    async def open(
        self, tx: OpenTransaction, known: Known, now: datetime, shared: Sequence[int]
    ) -> tuple[Question | None, Message | None]:
        """The one that is open, and the message that asks it, as far as that is known. `shared`: the communities that
        the two of us share."""
        question = await questions.open_question(tx, known.account_id, known.member.handle, now)
        if question is None or not self._still_counts(question, shared):
            return None, None
        return question, await tx.messages.find(question.key)

    def _still_counts(self, question: Question, shared: Sequence[int]) -> bool:
        """Not what was asked for in a community that they have left since, unless it is about them alone."""
        command = self._commands.get(question.command)
        return question.community in shared or command is None or command.is_about_member

    async def submitted(
        self, tx: OpenTransaction, event: Submitted, known: Known, around: Around, shared: Sequence[int]
    ) -> Call | Answer:
        """A form is read as if its words had been typed, as long as it is of the question that is open."""
        form = await tx.messages.find(event.key)
        if form is not None and form.account not in (None, known.account_id):
            return Answer(say("choice-of-another"))
        question, asked = await self.open(tx, known, around.at, shared)
        if question is None or not (event.key == question.key or _asks_again(form, question, asked, known.account_id)):
            return Answer(say("choice-gone"))
        line = clean(event.text)
        if fold(line) in CANCEL and question.command in self._commands:
            return await self.dropped(tx, known, question)
        found = find_command(line, self._listed)
        if found is not None and calls_for_help(*found):
            return call_of(found[0], lambda: read(*found, around))
        try:
            return self.answered(question, asked, line, around) or Answer(say("choice-gone"))
        except NotUnderstood as error:
            return self.refused(question, error, line)

    def answered(self, question: Question, asked: Message | None, line: str, around: Around) -> Call | None:
        """Raises NotUnderstood."""
        command = self._commands.get(question.command)
        if command is None or command.option(question.option) is None:
            return None
        reading = values_in(command, {**question.given, question.option: line}, around)
        return Call(command, reading, community=question.community, asked_in=asked.place if asked else None)

    def refused(self, question: Question, error: NotUnderstood, line: str) -> Answer:
        """What would be right. The question stays open, and this asks it again."""
        command, card = self._commands[question.command], refusal(error)
        if len(line.split()) > _FEW_WORDS:  # perhaps they were not meant for the question at all
            card = replace(card, lines=(*card.lines, Text("people-to-talk-to")))
        return Answer(replace(card, asks=asked_for(command, question.option)), command.cog)

    async def dropped(self, tx: OpenTransaction, known: Known, question: Question) -> Answer:
        await questions.close(tx, known.account_id, question.command)
        return Answer(say("question-dropped"), self._commands[question.command].cog)

    def insists(self, question: Question) -> bool:
        """A command that answered all the same only offers to hear more: other words are not a wrong answer to it."""
        command = self._commands.get(question.command)
        return command is not None and not command.offline


def _asks_again(form: Message | None, question: Question, asked: Message | None, account: int) -> bool:
    """Whether it is of the refusal of an earlier answer. Nothing else that they were shown after the question asks for
    words: a newer question would be the open one."""
    if form is None or form.account != account:
        return False
    return form.seq > asked.seq if asked is not None else form.at >= question.asked_at
