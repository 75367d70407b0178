"""Every word that is shown comes from a catalog, and there is room for a longer language than English."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fluent.syntax import ast

from bot.adapters.console.rehearsal import BadLine
from bot.app import App
from bot.core.clock import SystemClock
from bot.core.replies import Moment, Several, Text, Typed, Usage, Value
from bot.engine.catalog import Catalogs
from cogs import signposting
from cogs.checkins import cards
from cogs.signposting.screening.screening import WEIGHED, read_data
from tests.support import directory_talks, group_talks
from tests.support.arguments import Arguments
from tests.support.console import ConsoleWorld
from tests.support.labels import labels_of
from tests.support.person import Person, Seen
from tests.support.pseudo import LONGER, keys_in, pseudo, pseudo_ftl, strangers
from tests.support.words import catalog, commands_in, label, messages, variables_in

APP = App("sqlite+aiosqlite:////nowhere/house.sqlite3", [], SystemClock())
RULES = {
    part
    for lexicon in read_data().lexicons
    for name in (*(frame.name for frame in lexicon.frames), *(each.name for each in lexicon.raises))
    for part in name.split(" and ")
} | {WEIGHED}
"""The names of rules, or what stands on either side of an "and" of theirs: data, like the names of services."""

MOST_LETTERS = 2000
"""Of a message that a platform takes in one piece."""


@pytest.fixture
def disguised(tmp_path: Path) -> Catalogs:
    folder = tmp_path / "words"
    folder.mkdir()
    return pseudo(folder)


SAMPLES: tuple[Value, ...] = (
    "9:00",
    4000,
    Typed("{ $it } \ue0000\ue001 <b>@everyone</b>"),
    Moment(datetime(2026, 1, 5, 8, tzinfo=UTC)),
    Usage("checkin join"),
    Text("weekday-0"),
    Several((Text("weekday-0"), Text("weekday-1"), Typed("x"))),
)


@pytest.mark.parametrize("language", [*sorted(catalog().languages), "pseudo"])
def test_every_message_renders_whatever_goes_into_it(language: str, disguised: Catalogs) -> None:
    catalogs, tag = (disguised, "en") if language == "pseudo" else (catalog(), language)
    for key, pattern in messages(tag).items():
        for sample in SAMPLES:
            given = dict.fromkeys(variables_in(pattern), sample)
            assert catalogs.line(Text(key, given), tag), key


def test_a_longer_language_is_longer(disguised: Catalogs) -> None:
    for key, pattern in messages().items():
        if all(isinstance(element, ast.TextElement) for element in pattern.elements):
            english, long = (catalogs.plain(Text(key), "en") for catalogs in (catalog(), disguised))
            assert len(long) >= LONGER * len(english), key
            assert not re.search("[A-Za-z]", long), key


def test_labels_and_descriptions_have_room_for_a_longer_language(disguised: Catalogs) -> None:
    labels = labels_of(APP.commands)
    assert len(labels) > 30
    for key in labels:
        assert len(label(key, catalogs=disguised)) <= 80, key
    for command in APP.commands.values():
        keys = [f"command-{command.slug}", *(f"option-{command.slug}-{option.name}" for option in command.options)]
        for key in keys if command.via == "typed" else ():
            assert len(disguised.plain(Text(key), "en")) <= 100, key


class Conversation:
    """Somebody who says everything there is to say, and presses all that can be pressed."""

    def __init__(self, world: ConsoleWorld, person: Person) -> None:
        self.seen: list[Seen] = []
        self.arguments = Arguments(APP.commands)
        self.world = world
        self.person = person

    async def says(self, words: str, room: str | None = None) -> None:
        self.arguments.typed.append(words)
        await self.person.says(words, room=room)
        shown = self.person.skips()
        self.seen += shown
        for number, _ in enumerate(shown[-1].choices if shown else (), 1):
            with suppress(BadLine):  # the same words, said again, need not be answered with the same choices
                await self.person.presses(str(number))
            self.seen += self.person.skips()
            await self.person.says(words, room=room)
            self.seen += self.person.skips()

    async def talks(self, lines: Sequence[str]) -> None:
        """One after the other; numbers are choices."""
        for words in lines:
            self.arguments.typed.append(words)
            await self.person.says(words)
            self.seen += self.person.skips()

    def strangers(self) -> dict[str, list[str]]:
        """What came from no catalog, in which message. Whom a message calls stands in its first line."""
        found: dict[str, list[str]] = {}
        for seen in self.seen:
            text = seen.text.partition("\n")[2] if seen.pings else seen.text
            for words in (text, seen.alt, *seen.choices):
                if strange := strangers(words, self._knows):
                    found.setdefault(seen.text, []).extend(strange)
        return found

    def _knows(self, words: str) -> bool:
        return set(words.split(" and ")) <= RULES or self.arguments.knows(words)


EXAMPLES = [
    named for key, pattern in messages().items() if key.startswith("help-example-") for named in commands_in(pattern)
]
"""Every command as help shows it."""
OTHERWISE = (
    "!help answering", "!help xylophones", "!help checkin", "hello there, how are you", "!chekin joyn", "thank you",
    "!checkin join 25:00", "!checkin join 9:00 days:often", "!checkin join 9am berln", "!checkin join 9:00 CST",
    "!checkin now 9", "!checkin now often", "!checkin now 4 energy:vast", "!checkin now 4 energy:", "!checkin now 1",
    "!checkin pause until 2020-01-01", "!checkin pause until the cows", "!checkin leave now please",
    "!urgent atlantis", "!urgent china", "!urgent iceland", "!urgent ireland", "!urgent austria", "!urgent us",
    "!you country irland", "!you country xylophone", "!you language klingonish", "!you language nl",
    "!you link nonsense", "!you link bcdf-ghjk-lmnp",
    "!you zone nowhere at all", "!you zone utc+1", "!you zone sydny", "!you day-end never", "!you show",
    "!checkin now 4 " + "ß" * 4001,
)  # fmt: skip


_MORE = ("!checkin now", "5", "6")
TALKS = (
    ("!checkin join", "nonsense", "cancel"), ("!checkin join", "4", "8:15", "berlin"),
    ("!checkin join 9:15 oslo mon,fri",),
    ("!checkin join 10:15 days:weekends",), ("!checkin pause", "3"), ("!checkin resume",), ("!checkin resume",),
    *(("!checkin now", "1", str(way)) for way in range(1, 6)), ("!checkin now 1", "4", "nobody saw the heron"),
    *((*_MORE, "1", str(energy)) for energy in range(1, 4)), *((*_MORE, "2", str(need)) for need in range(1, 5)),
    (*_MORE, "3", "a heron"), ("!checkin keep yes", "2"), ("!checkin keep yes", "1"), (*_MORE, "1", "1"),
    (*_MORE, "3", "another heron"), ("!checkin now 2 energy:low needs:tired,hungry a third heron",),
    ("!checkin history",), ("!checkin history 2 weeks",), ("!checkin history often",), ("!you export",),
    ("!checkin keep perhaps",), ("!you privacy",), ("!community setup contact:heron", "!you privacy"),
    ("!you language spanish", "!you language english"), ("!you zone gmt+11:15",), ("!you country irlnd",),
    ("!you language xxyyzz",), ("!checkin now often",), ("!checkin join 9am oslo and the heron",),
    *((f"!checkin join {hour}:30",) for hour in range(9)),
    ("!checkin leave", "!checkin join 11:15 days:weekdays", "!checkin join 12:15 tue,wed,sat"),
    ("!you link bcdf-ghjk-lmnp",) * 6,
)  # fmt: skip
"""Line by line, with what each command asks and offers."""


SAID_IN_ROOMS = (
    "i keep thinking that i want to die", "i am going to kill myself tonight", "self harming again",
    "i swallowed a whole bottle of painkillers", "i make myself throw up after dinner",
    "i think i was raped on saturday",
    "my husband hits me and i am scared of him", "does anyone know a hotline for canada",
    "we lost my uncle to suicide last spring", "my friend told me she wants to kill herself",
)  # fmt: skip
"""What calls for a note; each by somebody else."""
HARMLESS = (Path(signposting.__file__).parent / "lexicon" / "harmless.txt").read_text("utf-8").splitlines()
"""Sentences that show what a phrase would find: data."""
OF_MODERATORS = (
    *(f"!safety settings {on}" for on in ("trial", "off", "on country:GB", "languages:german,english", "untaken:20")),
    *(f"!safety settings {on}" for on in ("pointer:off", "pointer:on", "untaken:2", "tril", "quiet:#square", "on")),
    *(f"!safety settings {on}" for on in ("alerts:#lounge", "alerts:nowhere#", "helpers:nobody@here", "quiet:none")),
    *(f"!safety words add {text}" for text in ("the old pier", "the old pier", "ab", "/x*/", "/(?=a)b/", "died")),
    *(f"!safety words add {text}" for text in ("/(ab|cd){90}/", "/a (new|red) pier/ urgent")), "!safety words list",
    "!safety words remove 90", "!safety words remove 1", *(f"!safety try {said}" for said in SAID_IN_ROOMS),
    "!safety try hello", "!community policy", "!alert take x", "!alert take 90", "!duty hours when the cows come",
    "!duty hours weekdays 18:00-23:00 berlin", "!duty on", "!duty off", "!duty off tomorrow", "!duty on",
)  # fmt: skip
OF_HELPERS = (
    ("!alert take", "1"), ("!alert take", "1"), ("!alert take", "1"), ("!alert pass", "1"), ("!alert take", "1"),
    ("!alert list",), ("!alert done", "1", "1", "1"), ("!alert done", "3", "2"), ("!alert take", "1"),
    ("!alert done", "2", "1"), ("!duty on",),
    ("!alert list", "1"), ("!alert pass 1",), ("!alert take 1",), ("!alert take 1",), ("!alert take 2",),
    ("!alert take 3",), ("!alert take 9000",), ("!alert pass", "1"), ("!alert pass 2",), ("!alert take 1",),
    ("!alert done", "3"), ("!alert done not needed 1", "1"), ("!alert done 1",), ("!duty off",), ("!alert pass",),
    ("!duty hours", "1"), ("!duty hours", "oslo"), ("!duty hours always",), ("!duty off tomorrow",),
)  # fmt: skip
OF_ANYBODY = (
    ("!ask", "1", "4"), ("!ask", "1", "1", "1", "a grey heron"), ("!ask me listen", "2"), ("!ask me service",),
    ("!ask me ideas",), ("!ask worried", "4", "nobody at all", "cancel"), ("!ask worried listen",),
    ("!ask not right", "3", "nobody at all", "cancel"), ("!ask not right look", "1", "the grey heron"),
    *(("!calm", shelf, str(exercise)) for shelf in "89" for exercise in range(1, 10)),
    *((f"!calm {exercise}", *("1",) * 6) for exercise in range(1, 22)),
    *((f"!find {words}",) for words in ("a heron", "a heron in france", "talk in somalia", "i want to die uk")),
    ("!find", "grief"), ("!find grief topic:heron",), ("!find panic uk", "4", "5", "5", "5", "5", "5", "5", "5", "5"),
    ("!find samaritans uk", "1", "1"), ("!find 1522 italy", "1"), ("!find deutsche depressionsliga", "1"),
)  # fmt: skip


@pytest.fixture
async def conversation(
    disguised: Catalogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Conversation]:
    monkeypatch.setattr("bot.app.WORDS", (tmp_path / "words",))
    world = ConsoleWorld(tmp_path)
    await world.at("2026-03-02T08:00:00+01:00")
    yield Conversation(world, await world.person("ana", moderator=True))
    await world.end()


async def everything(conversation: Conversation) -> None:
    for command in APP.commands.values():
        if command.via == "typed":
            for words in (f"!{command.name}", f"!help {command.name}"):
                await conversation.says(words)
    for words in (*(f"!{example}" for example in EXAMPLES), *OTHERWISE):
        await conversation.says(words)
        if words.startswith("!you language"):
            await conversation.says("!you language english")
    for talk in TALKS:
        await conversation.talks(talk)
    for words in ("!find samaritans uk", "1", "1", "!find box breathing", "1", "4"):
        await conversation.person.says(words, room=None if words.isdecimal() else "#lounge")
    for words in ("!checkin now 4", "!checkin join 9:00", "!community setup", "!you link bcdf-ghjk-lmnp"):
        await conversation.says(words, room="#lounge")
    await directory(conversation)
    await notes_and_alerts(conversation)
    await groups(conversation)
    await days(conversation)


async def directory(conversation: Conversation) -> None:
    """The community's own entries, step by step and from files."""
    conversation.arguments.typed += directory_talks.NAMED
    for talk in directory_talks.TALKS:
        await conversation.talks(talk)
    for name, content in directory_talks.FILES.items():
        conversation.arguments.typed += [name, content]
        await conversation.person.sends("!resource import", name, content.encode())
        conversation.seen += conversation.person.skips()


async def groups(conversation: Conversation) -> None:
    """Sessions and prompts: planned and opened by one, joined by others, and what falls due of them."""
    world, arguments = conversation.world, conversation.arguments
    arguments.typed += group_talks.NAMED
    one, other = [Conversation(world, await world.person(name)) for name in ("p18", "p17")]
    members = [(who, group_talks.OF_MEMBERS) for who in (one, other)]
    moderators = [(conversation, group_talks.OF_MODERATORS)]
    for who, talks in (*moderators, *members, (conversation, group_talks.AT_LAST), *members[:1]):
        for room, lines in talks:
            for words in lines:
                arguments.typed.append(words)
                await who.person.says(words, room=room if not words.isdecimal() else None)
    await world.at("2026-03-04T10:00:00+01:00")
    for who in (one, other):
        with suppress(BadLine):
            await who.person.presses("1")
    conversation.seen = list(world.shown)


async def notes_and_alerts(conversation: Conversation) -> None:
    """What calls for notes, those who help, and those who ask them."""
    world, arguments = conversation.world, conversation.arguments
    arguments.typed += [
        "#lounge",
        "#helpers",
        "#square",
        "hal",
        "tess",
        "ana",
        *(f"p{n}" for n in range(20)),
        "@hal @tess",
        "@tess",
        "@hal",
    ]
    arguments.typed += HARMLESS
    for words in OF_MODERATORS:
        await conversation.talks((words,))
    hal, tess = await world.person("hal", helper=True), await world.person("tess", helper=True)
    somebody = Conversation(world, await world.person("p19"))
    somebody.arguments = arguments
    for talk in OF_ANYBODY:
        await somebody.talks(talk)
    await world.at("2026-03-02T09:00:00+01:00")
    for number, words in enumerate(SAID_IN_ROOMS):
        author = Conversation(world, await world.person(f"p{number}"))
        await author.person.says(words, room="#lounge")
        for choice, _ in enumerate(author.person.skips()[-1].choices, 1):
            with suppress(BadLine):
                await author.person.presses(str(choice))
    helper = Conversation(world, hal)
    helper.arguments = arguments
    for talk in OF_HELPERS:
        await helper.talks(talk)
    await tess.says(SAID_IN_ROOMS[1], room="#lounge")
    await world.at("2026-03-02T11:00:00+01:00")
    await conversation.talks(("!safety settings", "!alert list"))
    conversation.seen = list(world.shown)


async def days(conversation: Conversation) -> None:
    """Being asked, answering late and not at all, and what comes of messages that do not arrive."""
    world, person = conversation.world, conversation.person
    await conversation.talks(
        ("!community quiet over", "!you quiet off", "!checkin join 9:00 berlin", "!checkin join 19:00")
    )
    for instant, words in (("05T09:00", "6"), ("05T19:00", "6 7"), ("06T09:00", "4"), ("07T08:00", "4")):
        await world.at(f"2026-03-{instant}:00+01:00")
        await conversation.talks((words,))
    await person.blocks()
    await world.at("2026-03-12T00:00:00+01:00")
    await person.blocks(False)
    await conversation.talks(("!help",))
    await person.leaves()
    await conversation.talks(("!checkin now",))


async def test_every_word_that_is_shown_comes_from_a_catalog(conversation: Conversation, tmp_path: Path) -> None:
    await everything(conversation)
    assert not {words for strange in conversation.strangers().values() for words in strange}
    shown = list(dict.fromkeys("\n".join((seen.text, seen.alt, *seen.choices)) for seen in conversation.seen))
    said = keys_in(shown, tmp_path / "words")
    assert len(said) > 0.75 * len(messages()), f"the conversation no longer goes everywhere: {set(messages()) - said}"
    for seen in conversation.seen:
        assert len(seen.text) <= MOST_LETTERS or seen.cog == "help", seen


async def test_a_sentence_in_the_code_would_be_found(
    conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = Text("command-name", {"command": "Everything will be fine."})
    monkeypatch.setattr(cards, "THANKS", replace(cards.THANKS, lines=(*cards.THANKS.lines, hidden)))
    await conversation.says("!checkin now 5")
    assert list(conversation.strangers().values()) == [["Everything will be fine."]]


async def test_a_sentence_of_an_adapter_would_be_found(
    conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    text_of = "bot.adapters.console.platform.text_of"
    monkeypatch.setattr(text_of, lambda shown, prefix: "⟦ĥéļļó⟧\n(sent by a program)")
    await conversation.says("!checkin leave")
    assert conversation.strangers() == {"⟦ĥéļļó⟧\n(sent by a program)": ["(sent by a program)"]}


def test_what_a_stranger_is() -> None:
    def knows(words: str) -> bool:
        return words == "Ana"

    assert strangers("⟦Ĥéļļó, ⟨Ana⟩····⟧\n⟦⟨⟦ýóú ⟨Ana⟩⟧⟩⟧", knows) == []
    assert strangers("⟦Ĥéļļó, ⟨Ben⟩⟧", knows) == ["Ben"]
    assert strangers("⟦Ĥéļļó⟧\nWelcome back", knows) == ["Welcome back"]
    assert strangers("⟦Ĥéļļó⟧ and ⟦ƀýé⟧", knows) == ["and"]
    assert strangers("⟦⟨⟦ýóú⟧, ⟦íţ⟧, and ⟦ɱé⟧⟩⟧", knows) == []
    assert strangers("⟦⟨⟦ýóú⟧ and Ana⟩⟧", knows) == ["⟦ýóú⟧ and Ana"]


def test_a_catalog_in_disguise_keeps_its_variables_and_commands() -> None:
    assert pseudo_ftl('one = Say { $what }: { CMD("help") } now\n') == (
        'one = ⟦Šáý ⟨{ $what }⟩: ⟨{ CMD("help") }⟩ ñóŵ⟧\n'
    )
