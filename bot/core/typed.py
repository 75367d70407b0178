"""Typed commands: "!checkin join 9:00 Europe/Berlin" -> the command and its values.

Options come in order or by name (`country:GB`); a value may be several words ("9 am", "new york"), so the longest run
of words that reads as a value is taken. Quotes group words and are never names. Free text that comes first takes a
quotation, or else the words up to the first named option; free text that comes last takes the rest of the line, as it
was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rapidfuzz import fuzz, process

from bot.core.attached import FileKind
from bot.core.commands import Command, Option
from bot.core.errors import NotUnderstood, Unclear
from bot.core.options import Around, fold, quoted
from bot.core.pieces import Word, words_of

PREFIXES = ("!", "/")
_LONGEST_VALUE = 12
_MOST_GIVEN_BACK = 10
"""Words; each is a look at all that follow it."""
_NUMBER = re.compile(r"[-+]?\d+")
_SOME_NUMBERS = ("1", "45")
_COURTESY = re.compile("please|pls|plz|thanks|thank|you|thx|now|bitte|danke|por|favor|gracias|merci|obrigad[oa]")


@dataclass(slots=True)
class Reading:
    """What was understood: values by option, and the words each came from. `unclear`: options to be asked about."""

    values: dict[str, Any] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, Unclear] = field(default_factory=dict)

    def missing(self, command: Command) -> Option | None:
        """The first option that is needed and was not given."""
        return next((o for o in command.options if o.required and o.name not in self.given), None)


def read(command: Command, line: str, around: Around) -> Reading:
    """The values in a line, after the command's name. Raises NotUnderstood for words that fit no option."""
    reading = _with_file(command, around)
    words = _without_courtesy(command, words_of(line, frozenset(option.name for option in command.options)))
    waiting = [option for option in command.options if not option.named_only]
    whole: tuple[Option, list[str]] | None = None
    position = 0
    while position < len(words):
        end = _end_of_run(words, position + 1)
        run = words[position:end]
        if run[0].name is not None:
            option = command.option(run[0].name)
            assert option is not None  # only names of this command's options are marked
            position += _take_named(option, run, reading, around)
            waiting = [other for other in waiting if other is not option]
            continue
        last_text = waiting[-1] if waiting and waiting[-1].kind.free_text else None
        taken = _take_in_order(waiting, run, reading, replace(around, alone=end == len(words)))
        if taken is None and last_text is not None:
            rest = line[run[0].start :]
            _keep(last_text, rest if position + 1 < len(words) else run[0].text, reading, around)
            return reading
        option, count = taken or _guess(waiting, run, reading, around)
        waiting.remove(option)
        position += count
        if option.kind.free_text and count == len(run) and not run[0].is_quoted:
            whole = option, [word.text for word in run]
    if whole is not None:
        _give_back(command, *whole, reading, around)
    return reading


def _give_back(command: Command, taker: Option, texts: Sequence[str], reading: Reading, around: Around) -> None:
    """ "session plan Evening circle tomorrow at 7": what an option needs, and can be told at the end of words that
    another took as a whole, is that option's. Nothing changes where nothing is needed, or can be told."""
    needed = reading.missing(command)
    if needed is None or needed.kind.free_text:
        return
    waiting = [one for one in command.options if not one.named_only and one.name not in reading.given]
    for split in range(max(1, len(texts) - _MOST_GIVEN_BACK), len(texts)):
        found = _all_in_order(waiting, texts[split:], around)
        if found is not None and needed.name in found.given:
            _keep(taker, " ".join(texts[:split]), reading, around)
            reading.values |= found.values
            reading.given |= found.given
            reading.unclear |= found.unclear
            return


def _all_in_order(options: Sequence[Option], texts: Sequence[str], around: Around) -> Reading | None:
    """What all of these words say, without guessing; None where some say nothing."""
    found, waiting, position = Reading(), list(options), 0
    while position < len(texts):
        run = [Word(text, 0) for text in texts[position:]]
        try:
            taken = _take_in_order(waiting, run, found, replace(around, alone=False))
        except NotUnderstood:
            taken = None
        if taken is None:
            return None
        waiting.remove(taken[0])
        position += taken[1]
    return found


def _with_file(command: Command, around: Around) -> Reading:
    """A file is given by sending it, whatever else is said."""
    reading = Reading()
    for option in command.options:
        if isinstance(option.kind, FileKind) and around.attached is not None:
            _keep(option, around.attached, reading, around)
    return reading


def _without_courtesy(command: Command, words: list[Word]) -> list[Word]:
    """A "please" at the end belongs to no option, unless one takes any words."""
    end = len(words)
    if not any(option.kind.free_text for option in command.options):
        while end and words[end - 1].name is None and _COURTESY.fullmatch(fold(words[end - 1].text)):
            end -= 1
    return words[:end]


def _end_of_run(words: Sequence[Word], start: int) -> int:
    """Where the words without a name end."""
    return next((index for index in range(start, len(words)) if words[index].name is not None), len(words))


def _take_named(option: Option, run: Sequence[Word], reading: Reading, around: Around) -> int:
    """The value after `name:`: free text takes all up to the next name, anything else the longest that it can read."""
    texts = [word.text for word in run]
    if option.kind.free_text:
        _keep(option, " ".join(filter(None, texts)), reading, around)
        return len(run)
    empty = next((index for index, text in enumerate(texts) if text), len(run))
    if empty == len(run):
        raise NotUnderstood("option-empty", option=option.name)
    return empty + _take_longest(option, texts[empty:], reading, around, shortest_guess=1)


def _take_in_order(
    waiting: Sequence[Option], run: Sequence[Word], reading: Reading, around: Around
) -> tuple[Option, int] | None:
    """The first waiting option that these words begin with a value of, and how many words it takes."""
    texts = [word.text for word in run]
    nothing_else = around.alone and not reading.given
    for option in waiting:
        if option.kind.free_text:
            if option is waiting[-1]:
                return None
            others = [other for other in waiting if other is not option]
            count = 1 if run[0].is_quoted and _goes_on(others, texts[1:], around) else len(run)
            _keep(option, " ".join(texts[:count]), reading, around)
            return option, count
        try:
            if run[0].is_quoted and len(run) > 1 and _reads(option, texts[0], around, alone=True):
                _keep(option, texts[0], reading, replace(around, alone=True))
                return option, 1
            shortest_guess = len(run) if nothing_else else len(run) + 1
            return option, _take_longest(option, texts, reading, around, shortest_guess=shortest_guess)
        except NotUnderstood as error:
            if error.surely:
                raise
    return None


def _goes_on(others: Sequence[Option], texts: Sequence[str], around: Around) -> bool:
    """Whether what stands behind a quotation is for other options: one of them is needed, or can read how it begins."""
    begun = [" ".join(texts[:count]) for count in range(1, min(len(texts), _LONGEST_VALUE) + 1)]
    if texts and _NUMBER.fullmatch(texts[0]):  # one that is too small or too large is still meant for it
        begun += _SOME_NUMBERS
    return any(option.required or any(_reads(option, words, around) for words in begun) for option in others)


def _reads(option: Option, words: str, around: Around, *, alone: bool = False) -> bool:
    try:
        option.kind.read(words, replace(around, alone=alone))
    except NotUnderstood:
        return False
    except Unclear:
        return True
    return True


def _take_longest(
    option: Option, texts: Sequence[str], reading: Reading, around: Around, *, shortest_guess: int
) -> int:
    """Keeps the most of these words that the option can read, and says how many they are.

    What can be read among other words goes before what could only be guessed ("alone"): "buenos aires 9" is a city and
    a time, although all of it is nearly a city. Raises NotUnderstood.
    """
    counts = range(min(len(texts), _LONGEST_VALUE), 0, -1)
    guesses = range(len(counts), min(shortest_guess, len(counts) + 1) - 1, -1)
    unknown: NotUnderstood | None = None
    surely: NotUnderstood | None = None
    for count, alone in (*((count, False) for count in counts), *((count, True) for count in guesses)):
        try:
            _keep(option, " ".join(texts[:count]), reading, replace(around, alone=alone))
        except NotUnderstood as error:
            unknown = error
            surely = surely or (error if error.surely else None)
        else:
            return count
    raise surely or unknown or NotUnderstood("option-empty", option=option.name)


def _keep(option: Option, words: str, reading: Reading, around: Around) -> None:
    reading.values.pop(option.name, None)
    reading.unclear.pop(option.name, None)
    try:
        reading.values[option.name] = option.kind.read(words, around)
    except Unclear as unclear:
        reading.unclear[option.name] = unclear
    reading.given[option.name] = words


def _guess(waiting: Sequence[Option], run: Sequence[Word], reading: Reading, around: Around) -> tuple[Option, int]:
    """The option that words which fit none could be a slip for. Raises NotUnderstood with what would be right."""
    first: NotUnderstood | None = None
    for count in range(len(run), 0, -1):
        for option in waiting if count in (len(run), *range(_LONGEST_VALUE)) else ():
            try:
                _keep(option, " ".join(word.text for word in run[:count]), reading, replace(around, alone=True))
            except NotUnderstood as error:
                first = first or error
            else:
                return option, count
    raise first or NotUnderstood("typed-too-much", words=quoted(" ".join(word.text for word in run)))


def values_in(command: Command, given: Mapping[str, str], around: Around) -> Reading:
    """The same, from options that are already apart. Raises NotUnderstood; unknown names are ignored."""
    reading = _with_file(command, around)
    for option in command.options:
        if option.name in given:
            _keep(option, given[option.name], reading, around)
    return reading


def find_command(line: str, commands: Iterable[Command]) -> tuple[Command, str] | None:
    """The command whose name (or other name) the line begins with, the longest first, and the rest of the line.

    "check-in", "check in" and "Checkin" are one word.
    """
    folded = _one_word_checkin(line)
    best: tuple[int, Command, str] | None = None
    for command in commands:
        for name in (command.name, *command.also):
            pattern = r"\s+".join(re.escape(part) for part in name.split())
            match = re.match(rf"{pattern}(?!\w|['’-]\w)[.,:;!?…]*", folded, re.IGNORECASE)
            if match and (best is None or len(name) > best[0]):
                best = len(name), command, folded[match.end() :].strip()
    return (best[1], best[2]) if best else None


def nearest_commands(line: str, commands: Iterable[Command], *, surely: bool) -> tuple[Command, ...]:
    """The commands that somebody probably meant, at most five. `surely`: they surely meant a command.

    A whole name that is nearly right comes first ("chekin join"); then all that begin with the word that was meant.
    """
    typed = fold(_one_word_checkin(line)).split(" ")[:2]
    listed = tuple(commands)
    spoken = {name: command for command in listed for name in (command.name, *command.also)}
    for words, cutoff in (" ".join(typed), 75 if surely else 85), (typed[0], 85):
        whole = process.extractOne(words, list(spoken), scorer=fuzz.ratio, score_cutoff=cutoff)
        if whole is not None:
            return (spoken[whole[0]],)
    names = {command.name: command for command in listed}
    groups = {name.split()[0] for name in names if " " in name}
    if typed[0] in groups and (surely or len(typed) == 1 or typed[1].isdecimal()):
        return tuple(command for name, command in names.items() if name.split()[0] == typed[0])[:5]
    if not surely:
        return ()
    by_last_word = tuple(command for name, command in names.items() if name.split()[-1] == typed[0])
    if by_last_word:
        return by_last_word
    first = process.extractOne(typed[0], [name.split()[0] for name in names], scorer=fuzz.ratio, score_cutoff=72)
    return tuple(command for name, command in names.items() if first and name.split()[0] == first[0])[:5]


def _one_word_checkin(line: str) -> str:
    """Only where the line begins: what comes after the command stays as it was typed."""
    return re.sub(r"^check[-‐‑–\s]+in(?=\b|s)", "checkin", line, flags=re.IGNORECASE)


def without_prefix(text: str) -> str | None:
    """The line after a prefix, or None where there is none. "!!!" and "! wow" are no commands."""
    if text[:1] in PREFIXES and text[1:2].isalnum():
        return text[1:]
    return None
