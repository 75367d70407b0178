"""The house itself: lists that must agree are compared here, so that no reader has to."""

from __future__ import annotations

import ast as python
import re
import tomllib
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from pydantic import BaseModel

from bot.app import WORDS, App
from bot.config import Config, known_keys
from bot.core.clock import SystemClock
from bot.core.commands import Command
from bot.core.replies import Card, Choice, Text
from cogs.checkins import cards
from tests.support.words import catalog, messages

ROOT = Path(__file__).parents[1]
APP = App("sqlite+aiosqlite:////nowhere/house.sqlite3", [], SystemClock())
COMMANDS = APP.commands
LISTED = [command for command in COMMANDS.values() if command.via == "typed"]
SOURCES = [path for folder in ("bot", "cogs") for path in (ROOT / folder).rglob("*.py")]


def test_commands_have_different_names() -> None:
    names = [command.name for cog in APP.cogs for command in cog.commands]
    assert len(names) == len(set(names))
    others = [other for command in LISTED for other in (command.name, *command.also)]
    assert len(others) == len(set(others))


@pytest.mark.parametrize("command", LISTED, ids=lambda command: command.name)
def test_every_command_is_described(command: Command) -> None:
    assert f"command-{command.slug}" in messages()
    assert f"help-example-{command.slug}" in messages()
    for option in command.options:
        assert f"option-{command.slug}-{option.name}" in messages()
        if option.required:
            assert f"ask-{command.slug}-{option.name}" in messages()
    described = len(catalog().plain(Text(f"command-{command.slug}"), "en"))
    assert described <= 100, "Discord takes a description of at most 100 characters"


def test_every_key_in_the_code_is_in_the_catalogs_and_every_key_in_the_catalogs_is_used() -> None:
    source = "\n".join(path.read_text("utf-8") for path in SOURCES)
    quoted = set(re.findall(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"', source))
    built = [re.escape(made).replace(r"\{\}", ".+") for made in BUILT]
    for key in messages():
        assert key in quoted or any(re.fullmatch(pattern, key) for pattern in built), f"{key} is never said"
    said = set(re.findall(r'(?:say|Text|UserError|NotUnderstood|Unclear)\(\s*"([a-z0-9-]+)"', source))
    assert said, "the search found nothing"
    assert said <= set(messages()), said - set(messages())


BUILT = [
    "command-{}", "option-{}", "help-example-{}", "ask-{}", "turn-{}", "weekday-{}", "offer-{}",
    "language-missing-{}", "feeling-{}", "energy-{}", "need-{}", "help-{}", "more-{}", "you-{}",
    "community-{}", "policy-{}", "group-{}", "calm-{}", "note-{}", "safety-{}", "alert-{}",
    "request-{}", "resource-{}", "find-cost-{}", "import-why-{}",
    "request-{}", "calendar-ordinal-{}", "session-{}", "agreement-{}", "prompt-{}",
]  # fmt: skip
"""Keys that the code puts together from a part that is data."""


def test_no_two_catalogs_define_the_same_key() -> None:
    for language in catalog().languages:
        keys = [
            entry.id.name
            for folder in WORDS
            if (folder / f"{language}.ftl").exists()
            for entry in FluentParser().parse((folder / f"{language}.ftl").read_text("utf-8")).body
            if isinstance(entry, ast.Message)
        ]
        assert len(keys) == len(set(keys))


def test_the_catalogs_are_well_formed_and_keep_their_voice() -> None:
    for folder in WORDS:
        for path in folder.glob("*.ftl"):
            written = path.read_text("utf-8")
            assert not [entry for entry in FluentParser().parse(written).body if isinstance(entry, ast.Junk)], path
            said = "\n".join(line for line in written.splitlines() if not line.startswith("#"))
            assert "!" not in said, f"{path} exclaims"
            assert not re.search(r"\b(I understand|I feel|sorry to hear|don't worry|I hope)\b", said), path


def test_a_command_that_a_text_names_exists() -> None:
    names = sorted((command.name for command in LISTED), key=len, reverse=True)
    for folder in WORDS:
        for path in folder.glob("*.ftl"):
            for named in re.findall(r'CMD\("([^"]*)"\)', path.read_text("utf-8")):
                assert any(named == name or named.startswith(f"{name} ") for name in names), f"{path}: {named}"


def test_every_choice_names_a_command_and_its_options() -> None:
    choices: list[Choice] = [
        choice for card in vars(cards).values() if isinstance(card, Card) for choice in card.choices
    ]
    assert len(choices) > 20
    for choice in choices:
        for option in (*choice.given, *([choice.rest] if choice.rest else [])):
            assert COMMANDS[choice.does].option(option) is not None, choice
    sources = [path for path in SOURCES if "screening" not in path.parts]  # which has a Choice of its own, of words
    calls = [call for path in sources for call in python.walk(python.parse(path.read_text("utf-8")))]
    named = [
        call.args[1].value
        for call in calls
        if isinstance(call, python.Call)
        and isinstance(call.func, python.Name)
        and call.func.id == "Choice"
        and isinstance(call.args[1], python.Constant)
    ]
    assert len(named) > 3
    assert set(named) <= set(COMMANDS)


def test_the_readme_lists_exactly_the_commands_there_are() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z][^`]*)` \|", readme, re.MULTILINE)
    assert listed == [command.usage for command in LISTED]


def test_the_example_config_is_valid_and_names_every_setting() -> None:
    written = (ROOT / "config.example.toml").read_text("utf-8")
    Config.model_validate(tomllib.loads(written))
    example = tomllib.loads(re.sub(r"^# (?=\[[a-z]+\]$|[a-z-]+ = )", "", written, flags=re.MULTILINE))
    config = Config.model_validate(example)
    assert sorted(known_keys()) == sorted(f"{table}.{key}" for table, keys in example.items() for key in keys)
    for table in example:
        section = getattr(config, table)
        assert isinstance(section, BaseModel)
        for name, key in type(section).model_fields.items():
            if not key.is_required() and key.default is not None:
                assert getattr(section, name) == key.default, f"the example of [{table}] does not show the defaults"


def test_the_clock_is_asked_in_one_place() -> None:
    asking = [
        path.name for path in SOURCES if re.search(r"datetime\.(utc)?now\(|time\.time\(", path.read_text("utf-8"))
    ]
    assert asking == ["clock.py"]


def test_a_module_opens_with_what_it_is_for() -> None:
    for path in [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]:
        written = path.read_text("utf-8").lstrip()
        assert not written or written.startswith('"""'), path


def test_modules_hold_one_idea() -> None:
    """But for a migration: what it did stays as it was, in one place."""
    sources = [path for path in SOURCES if "migrations" not in path.parts]
    long = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in sources}
    assert not {name: lines for name, lines in long.items() if lines > 300}
