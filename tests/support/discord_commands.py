"""The real commands as slash commands, and what Discord's documentation says of slash commands."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import discord
import simcord

from bot.adapters.discord.declared import Declared
from bot.adapters.discord.slash import Tree, build_tree
from bot.app import App
from bot.core.clock import SystemClock
from bot.core.commands import Command

Payload = dict[str, Any]

SUBCOMMAND, GROUP, STRING, INTEGER = 1, 2, 3, 4
_NAME = re.compile(r"[-_a-z0-9]{1,32}")
_TEXT_OF_A_COMMAND = 8000


@cache
def declared() -> Declared:
    """All that there is, as it would be at work."""
    app = App("sqlite+aiosqlite:////nowhere/house.sqlite3", [], SystemClock())
    languages = ("en", *sorted(app.catalog.languages - {"en"}))
    return Declared([command for command in app.commands.values() if command.via == "typed"], app.words, languages)


def declaring(*commands: Command, words: Mapping[tuple[str, str], str] | None = None) -> Declared:
    """These commands instead; of a text that `words` lacks, the key."""
    given = words or {}
    return Declared(commands, lambda key, language: given.get((key, language), key), ("en", "de"))


def retold(key: str, language: str, text: str) -> Declared:
    """All that there is, with one text that reads otherwise."""
    real = declared()

    def words(asked: str, wanted: str) -> str:
        return text if (asked, wanted) == (key, language) else real.words(asked, wanted)

    return replace(real, words=words)


class Caller(discord.Client):
    """A bot that answers every command at once, and remembers what it was told."""

    def __init__(self, what: Declared | None = None, *, fails: bool = False) -> None:
        super().__init__(intents=discord.Intents.none() | discord.Intents(guilds=True))
        self.calls: list[tuple[str, dict[str, str]]] = []
        self._fails = fails
        self.tree = build_tree(self, what or declared(), self._called)

    async def _called(self, interaction: discord.Interaction, name: str, given: dict[str, str]) -> None:
        self.calls.append((name, given))
        if self._fails:
            raise RuntimeError("somebody's own words")
        await interaction.response.send_message("Heard.", ephemeral=True)


@asynccontextmanager
async def simulated(bot: discord.Client) -> AsyncIterator[simcord.Env]:
    """Simulated Discord with this bot in it. What it must survive is asked of the log, not of what it raised."""
    env = simcord.Env(bot, check_errors=False)
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()


async def payload_of(what: Declared | None = None) -> list[Payload]:
    tree = Caller(what).tree
    return [await command.get_translated_payload(tree, tree.words) for command in tree.get_commands()]


def tree_of(what: Declared) -> Tree:
    return Caller(what).tree


def leaves(payload: Iterable[Payload], *before: str) -> Iterator[tuple[str, Payload]]:
    """Each command that can be invoked, by its whole name."""
    for entry in payload:
        name = (*before, entry["name"])
        inner = [option for option in entry.get("options", []) if option["type"] in (SUBCOMMAND, GROUP)]
        if inner:
            yield from leaves(inner, *name)
        else:
            yield " ".join(name), entry


def option_of(payload: Iterable[Payload], command: str, option: str) -> Payload:
    found = dict(leaves(payload))[command]["options"]
    return next(entry for entry in found if entry["name"] == option)


def faults_in(payload: Sequence[Payload]) -> list[str]:
    """What Discord would refuse, by the limits that its documentation names."""
    faults = [f"{len(payload)} commands"] if len(payload) > 100 else []
    faults += _names(payload)
    for command in payload:
        faults += _in_entry(command, command["name"], depth=0)
        if _written(command) > _TEXT_OF_A_COMMAND:
            faults.append(f"{command['name']}: more than {_TEXT_OF_A_COMMAND} characters in all")
    return faults


def _in_entry(entry: Payload, path: str, depth: int) -> list[str]:
    options = entry.get("options", [])
    faults = _texts(entry, path) + [f"{path}: {fault}" for fault in _names(options)]
    kinds = {option["type"] in (SUBCOMMAND, GROUP) for option in options}
    if len(kinds) > 1:
        faults.append(f"{path}: commands beside options")
    if depth > 2 and entry["type"] in (SUBCOMMAND, GROUP):
        faults.append(f"{path}: too deep")
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        faults.append(f"{path}: something optional before something required")
    for option in options:
        inside = f"{path} {option['name']}"
        faults += _in_entry(option, inside, depth + 1) + _choices(option, inside)
    return faults


def _names(entries: Sequence[Payload]) -> list[str]:
    names = [entry["name"] for entry in entries]
    faults = [f"the name {name!r}" for name in names if not _NAME.fullmatch(name)]
    faults += ["two of one name"] if len(set(names)) < len(names) else []
    return faults + (["more than 25"] if len(names) > 25 else [])


def _texts(entry: Payload, path: str) -> list[str]:
    texts = {"": entry["description"], **entry.get("description_localizations", {})}
    known = {locale.value for locale in discord.Locale} | {""}
    faults = [f"{path}: a description of {len(text)}" for text in texts.values() if not 0 < len(text) <= 100]
    return faults + [f"{path}: no locale {tag}" for tag in texts if tag not in known]


def _choices(option: Payload, path: str) -> list[str]:
    choices = option.get("choices", [])
    faults = [f"{path}: {len(choices)} choices"] if len(choices) > 25 else []
    faults += [f"{path}: choices and suggestions"] if choices and option.get("autocomplete") else []
    wanted = int if option["type"] == INTEGER else str
    for language in ("", *(locale.value for locale in discord.Locale)):
        names = [choice.get("name_localizations", {}).get(language, choice["name"]) for choice in choices]
        if len(set(names)) < len(names) or not all(0 < len(name) <= 100 for name in names):
            faults.append(f"{path}: choices called {names}")
    return faults + [f"{path}: {choice['value']!r}" for choice in choices if not isinstance(choice["value"], wanted)]


def _written(entry: Payload) -> int:
    """Names, descriptions and values together, each in its longest language."""
    longest = max(map(len, (entry["description"], *entry.get("description_localizations", {}).values())))
    own = len(entry["name"]) + longest
    for choice in entry.get("choices", []):
        names = (choice["name"], *choice.get("name_localizations", {}).values())
        own += max(map(len, names)) + len(str(choice["value"]))
    return own + sum(map(_written, entry.get("options", [])))
