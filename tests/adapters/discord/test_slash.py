"""The declared commands as slash commands: what Discord is told of them, and what is heard of them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import thread_time
from types import SimpleNamespace
from typing import Annotated, Any

import discord
import pytest
import simcord
import structlog

from bot.adapters.discord.translator import LONGEST, languages_of_locales, shortened
from bot.adapters.discord.values import SuggestedValue, value_of
from bot.core.cog import Request
from bot.core.commands import EVERYONE, HELPERS, MODERATORS, Command, options_of
from bot.core.days import Days
from bot.core.options import Around, FreeText, Offers, OneOf, OnOrOff, Scale, SomeOf, Words, YesOrNo
from bot.core.replies import Reply
from bot.core.times import WallTime
from tests.support.discord_commands import (
    INTEGER,
    STRING,
    Caller,
    Payload,
    declared,
    declaring,
    faults_in,
    leaves,
    option_of,
    payload_of,
    simulated,
    tree_of,
)
from tests.support.discord_contract import contract, documents

_LEVEL = OneOf({"low": "level-low", "high": "level-high"})


async def every_kind(
    request: Request,
    plain: Words,
    short: Annotated[str, FreeText(limit=40)],
    long: Annotated[str, FreeText(limit=9000)],
    level: Annotated[str, _LEVEL],
    levels: Annotated[tuple[str, ...], SomeOf(_LEVEL)],
    sure: YesOrNo,
    switch: OnOrOff,
    count: Annotated[int, Scale(2, 12)],
    step: Annotated[int, Scale(1, 2, ("step-one", "step-two"))],
    time: WallTime,
    days: Days,
    many: Annotated[str, OneOf({f"v{number}": f"label-{number}" for number in range(30)})],
    from_: Words | None = None,
) -> Reply:
    return None


@dataclass(frozen=True)
class Many:
    """Suggests more than Discord takes."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        return words

    def suggest(self, words: str, language: str) -> list[tuple[str, str]]:
        if words == "long":
            return [("too long", "x" * 101), ("", "nothing to see")]
        return [(f"{number} {words}", str(number)) for number in range(30)]


def command(name: str, for_: frozenset[Any] = EVERYONE) -> Command:
    return Command(name, "test", every_kind, (), for_=for_)


KINDS = declaring(Command("kinds", "test", every_kind, options_of(every_kind)))


@pytest.fixture
async def payload() -> list[Payload]:
    return await payload_of()


# What Discord is told


async def test_discord_takes_every_command_there_is(payload: list[Payload]) -> None:
    assert faults_in(payload) == []
    assert sorted(name for name, _ in leaves(payload)) == sorted(given.name for given in declared().commands)


async def test_faults_would_be_found(payload: list[Payload]) -> None:
    broken = json.loads(json.dumps(payload))
    now = dict(leaves(broken))["checkin now"]
    now["description"] = "x" * 101
    now["options"][0]["choices"] *= 6
    now["options"][-1]["required"] = True
    now["options"][-1]["name"] = "Two words"
    faults = " ".join(faults_in(broken))
    for fault in ("a description of 101", "30 choices", "before something required", "the name 'Two words'"):
        assert fault in faults


@pytest.mark.skipif(documents() is None, reason="Discord's own documents are not at hand")
@pytest.mark.parametrize("path", ["/applications/1/commands", "/applications/1/guilds/2/commands"])
async def test_discords_own_document_takes_them(payload: list[Payload], path: str) -> None:
    judge = contract(documents() or Path())
    assert judge.request("PUT", path, "application/json", payload) == []
    assert judge.request("PUT", path, "application/json", [{**payload[0], "description": "x" * 101}]) != []


def test_no_text_of_ours_has_to_be_cut() -> None:
    """Descriptions are shown in `help`, too; whoever writes a longer one is told here."""
    what = declared()
    groups = {given.name.split()[0] for given in what.commands if " " in given.name}
    keys = [f"group-{name}" for name in groups] + [f"command-{given.slug}" for given in what.commands]
    for given in what.commands:
        keys += [f"option-{given.slug}-{option.name}" for option in given.options]
        keys += [label.key for option in given.options for label, _ in option.kind.offers]
    assert len(keys) > 60
    long = {key: text for key in keys for tag in what.languages if len(text := what.words(key, tag)) > LONGEST}
    assert long == {}


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a short one", "a short one"),
        ("x" * 100, "x" * 100),
        ("word, " * 20, "word, " * 16 + "…"),
        ("two\nlines", "two lines"),
        ("y" * 120, "y" * 99 + "…"),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, cut: str) -> None:
    assert shortened(text) == cut.replace(", …", "…")
    assert len(shortened(text)) <= LONGEST


async def test_nothing_is_required_because_what_is_missing_is_asked_for(payload: list[Payload]) -> None:
    options = [option for _, entry in leaves(payload) for option in entry["options"]]
    assert len(options) > 15
    assert not any(option["required"] for option in options)


async def test_names_are_the_same_in_every_language_and_descriptions_are_not(payload: list[Payload]) -> None:
    assert '"name_localizations": {"' not in json.dumps([strip_choices(entry) for entry in payload])
    found = dict(leaves(payload))
    assert found["checkin leave"]["description_localizations"] == {"de": "Alle deine täglichen Fragen beenden"}
    assert option_of(payload, "checkin now", "feeling")["choices"][0] == {
        "name": "1 very hard",
        "value": 1,
        "name_localizations": {"de": "1 sehr schwer"},
    }
    described = [entry for _, entry in leaves(payload)] + payload
    described += [option for _, entry in leaves(payload) for option in entry["options"]]
    for entry in described:
        texts = [entry["description"], *entry["description_localizations"].values()]
        assert len(texts) == len(declared().languages), entry["name"]
        assert not any(text[0].islower() for text in texts), texts


def strip_choices(entry: Payload) -> Payload:
    inner = [strip_choices(option) for option in entry.get("options", [])]
    return {**{key: value for key, value in entry.items() if key != "choices"}, "options": inner}


async def test_a_text_that_is_the_same_in_another_language_is_told_once() -> None:
    words = {("level-low", "de"): "niedrig", ("command-kinds", "de"): "alle Arten"}
    payload = await payload_of(declaring(*KINDS.commands, words=words))
    assert payload[0]["description_localizations"] == {"de": "Alle Arten"}
    level = option_of(payload, "kinds", "level")
    assert "description_localizations" not in level
    assert level["choices"] == [
        {"name": "level-low", "value": "low", "name_localizations": {"de": "niedrig"}},
        {"name": "level-high", "value": "high"},
    ]


def test_locales() -> None:
    found = {
        locale.value: tag for locale, tag in languages_of_locales(["de", "es", "pt", "sv", "nb", "es-419"]).items()
    }
    assert found == {"de": "de", "es-ES": "es", "es-419": "es-419", "pt-BR": "pt", "sv-SE": "sv", "no": "nb"}
    assert languages_of_locales(["es-419", "es"]) == languages_of_locales(["es", "es-419"])
    assert languages_of_locales(["es", "zh"]).keys() == {
        discord.Locale.spain_spanish,
        discord.Locale.latin_american_spanish,
        discord.Locale.chinese,
    }


async def test_moderators_commands_are_shown_to_moderators_in_servers(payload: list[Payload]) -> None:
    by_name = {entry["name"]: entry for entry in payload}
    for name in ("community", "resource", "safety"):
        assert by_name[name]["default_member_permissions"] == discord.Permissions(moderate_members=True).value
        assert by_name[name]["contexts"] == [0]
    for name in by_name.keys() - {"community", "resource", "safety"}:
        assert by_name[name]["default_member_permissions"] is None
        assert by_name[name]["contexts"] == [0, 1], "in direct messages too, and never in those of several people"
    assert all(entry["integration_types"] == [0] for entry in payload)


async def test_a_mixed_group_is_shown_to_everyone() -> None:
    mixed = declaring(command("a one"), command("a two", MODERATORS), command("b", MODERATORS), command("c x", HELPERS))
    a, b, c = await payload_of(mixed)
    assert (a["default_member_permissions"], c["default_member_permissions"]) == (None, None)
    assert b["default_member_permissions"] is not None
    assert (a["contexts"], b["contexts"], c["contexts"]) == ([0, 1], [0], [0, 1])


@pytest.mark.parametrize(
    ("names", "named"),
    [
        (("a", "a one"), "'a' is a command and a group"),
        (("a one", "a"), "'a' is a command and a group"),
        (("a one", "a one two"), "'a one' is a command and a group"),
        (("a one two", "a one"), "'a one' is a command and a group"),
        (("a one two three",), "'a one two three' has more"),
        (("Upper",), "'Upper'"),
        (("a one", "a one"), "'one'"),
    ],
)
def test_what_discord_cannot_have_is_named(names: tuple[str, ...], named: str) -> None:
    with pytest.raises((ValueError, discord.app_commands.CommandAlreadyRegistered), match=named):
        tree_of(declaring(*map(command, names)))


async def test_a_name_of_three_words_is_a_command_of_a_group_in_a_group() -> None:
    payload = await payload_of(declaring(command("a b c"), command("a b d"), command("a e")))
    assert [name for name, _ in leaves(payload)] == ["a b c", "a b d", "a e"]
    assert payload[0]["options"][0]["description"] == "Group-a-b"
    assert faults_in(payload) == []


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("plain", {"type": STRING, "max_length": 4000}),
        ("short", {"type": STRING, "max_length": 40}),
        ("long", {"type": STRING, "max_length": 6000}),
        ("level", {"type": STRING, "choices": [("Level-low", "low"), ("Level-high", "high")]}),
        ("levels", {"type": STRING, "autocomplete": True}),
        ("sure", {"type": STRING, "choices": [("Answer-yes", "yes"), ("Answer-no", "no")]}),
        ("switch", {"type": STRING, "choices": [("Switch-on", "on"), ("Switch-off", "off")]}),
        ("count", {"type": INTEGER, "min_value": 2, "max_value": 12}),
        ("step", {"type": INTEGER, "choices": [("Step-one", 1), ("Step-two", 2)]}),
        ("time", {"type": STRING, "autocomplete": True}),
        ("days", {"type": STRING, "autocomplete": True}),
        ("many", {"type": STRING, "autocomplete": True}),
        ("from", {"type": STRING, "max_length": 4000}),
    ],
)
async def test_each_kind_of_option(option: str, expected: Payload) -> None:
    found = option_of(await payload_of(KINDS), "kinds", option)
    if "choices" in found:
        found["choices"] = [(choice["name"].capitalize(), choice["value"]) for choice in found["choices"]]
    said = {"name", "description", "description_localizations", "required"}
    assert {key: value for key, value in found.items() if key not in said} == expected


async def test_every_kind_there_is_has_a_way_on_discord(payload: list[Payload]) -> None:
    for given in declared().commands:
        for option in given.options:
            found = option_of(payload, given.name, option.name)
            if option.kind.offers or hasattr(option.kind, "suggest"):
                assert found.get("choices") or found.get("autocomplete"), f"{given.name} {option.name}"


# What is suggested


def suggested(name: str, option: str, typed: str, language: str = "en-US") -> list[tuple[str, str]]:
    value = tree_of(declared()).suggesting[name, option]
    assert isinstance(value, SuggestedValue)
    return list(value.suggestions(typed, language))


@pytest.mark.parametrize(
    ("command", "option", "typed", "language", "found"),
    [
        ("checkin join", "time", "eve", "en-US", ("Evening, 19:00", "19:00")),
        ("checkin join", "time", "12", "en-GB", ("Midday, 12:30", "12:30")),
        ("checkin join", "days", "", "de", ("Jeden Tag", "daily")),
        ("checkin now", "needs", "mü", "de", ("Müde", "tired")),
        ("checkin now", "needs", "hungry, ti", "en-US", ("hungry, tired", "hungry, tired")),
        ("checkin now", "needs", "Hungrig, mü", "de", ("Hungrig, müde", "Hungrig, tired")),
    ],
)
def test_offers_are_suggested_by_what_is_typed(
    command: str, option: str, typed: str, language: str, found: tuple[str, str]
) -> None:
    assert suggested(command, option, typed, language)[0] == found


@pytest.mark.parametrize(
    ("command", "option", "typed", "language", "found"),
    [
        ("checkin join", "zone", "berl", "en-US", ("Berlin, Germany", "Europe/Berlin")),
        ("checkin join", "zone", "berl", "de", ("Berlin, Deutschland", "Europe/Berlin")),
        ("you zone", "zone", "wein", "de", ("Wien, Österreich", "Europe/Vienna")),
        ("you zone", "zone", "lodnon", "en-GB", ("London, United Kingdom", "Europe/London")),
        ("you country", "country", "germny", "en-US", ("Germany", "DE")),
        ("you country", "country", "östereich", "de", ("Österreich", "AT")),
        ("you country", "country", "alemania", "es-419", ("Alemania", "DE")),
        ("you language", "language", "grman", "en-US", ("German (Deutsch)", "de")),
        ("you language", "language", "spansch", "de", ("Spanisch (español)", "es")),
        ("help", "topic", "chekin j", "en-US", ("checkin join", "checkin join")),
    ],
)
def test_names_are_suggested_in_the_readers_language_whatever_slipped(
    command: str, option: str, typed: str, language: str, found: tuple[str, str]
) -> None:
    assert found in suggested(command, option, typed, language)[:3]


def test_something_is_suggested_before_a_letter_is_typed() -> None:
    for language in ("en-US", "de", "pt-BR", "zh-CN", "ko"):
        for name, option in tree_of(declared()).suggesting:
            assert suggested(name, option, "", language), f"{name} {option}"


def test_suggestions_take_milliseconds() -> None:
    """Once the names are in memory: Discord waits for three seconds, whoever types does not."""
    tree = tree_of(declared())
    tree.warm()
    spent = []
    for value in tree.suggesting.values():
        for typed in ("b", "berl", "germny", "san francisko"):
            before = thread_time()
            value.suggestions(typed, "de")
            spent.append(thread_time() - before)
    assert median(spent) < 0.02, spent


def test_what_discord_would_refuse_is_not_suggested() -> None:
    value = value_of(Many(), tree_of(KINDS).words, KINDS)
    assert isinstance(value, SuggestedValue)
    assert value.suggestions("a", "de") == [(f"{number} a", f"{number}") for number in range(25)]
    assert value.suggestions("long", "de") == [("long", "long")]


async def test_suggestions_are_in_the_language_of_whoever_types() -> None:
    value = tree_of(declared()).suggesting["checkin join", "days"]
    typing: Any = SimpleNamespace(locale=discord.Locale.german)
    assert (await value.autocomplete(typing, ""))[0] == discord.app_commands.Choice(name="Jeden Tag", value="daily")


def test_a_value_that_was_named_is_not_suggested_again() -> None:
    values = [words for _, words in suggested("checkin now", "needs", "hungry, ")]
    assert values == ["hungry, angry", "hungry, lonely", "hungry, tired"]


def test_own_words_are_suggested_where_nothing_is_like_them() -> None:
    assert suggested("checkin join", "time", " 7:15 ") == [("7:15", "7:15")]
    assert suggested("checkin join", "time", "x" * 101) == []


def test_discord_takes_whatever_is_suggested() -> None:
    for value in tree_of(declared()).suggesting.values():
        for typed in ("", "a", "be", "1", "ger", "12:30, x", "é", "%", "x" * 6000):
            for language in ("en-US", "de", "es-419", "zh-TW"):
                found = value.suggestions(typed, language)
                assert len(found) <= 25
                assert all(0 < len(label) <= 100 and 0 < len(words) <= 100 for label, words in found)


# What is heard


class Server:
    """A server of simulated Discord, somebody in it, and a bot that knows the commands."""

    def __init__(self, env: simcord.Env, bot: Caller) -> None:
        self.env = env
        self.bot = bot
        guild = env.create_guild()
        self.room = guild.create_text_channel("lounge")
        self.ana = guild.add_member(env.create_user("ana"))

    async def restart(self, *commands: Command) -> Caller:
        """Another declaration, which Discord is not told of."""
        bot = Caller(declaring(*commands))
        await self.env.restart_bot(bot)
        return bot


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    bot = Caller()
    async with simulated(bot) as env:
        await bot.tree.sync()
        yield Server(env, bot)


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with structlog.testing.capture_logs() as entries:
        yield entries


async def test_options_are_the_words_that_would_have_been_typed(server: Server) -> None:
    await server.ana.slash(server.room, "checkin now", feeling=4, note="slept badly", energy="low")
    await server.ana.slash(server.room, "you day-end")
    await server.ana.slash(server.room, "checkin keep", **{"yes-or-no": "yes"})
    await server.ana.slash(server.room, "help", topic="urgent")
    assert server.bot.calls == [
        ("checkin now", {"feeling": "4", "note": "slept badly", "energy": "low"}),
        ("you day-end", {}),
        ("checkin keep", {"yes-or-no": "yes"}),
        ("help", {"topic": "urgent"}),
    ]


async def test_every_command_is_heard_by_its_own_name(server: Server) -> None:
    names = [given.name for given in declared().commands if given.for_ == EVERYONE]
    for name in names:
        await server.ana.slash(server.room, name)
    assert server.bot.calls == [(name, {}) for name in names]


async def test_a_command_that_only_discord_still_knows_is_heard(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    bot = await server.restart(command("urgent"), command("checkin leave"))
    result = await server.ana.slash(server.room, "checkin now", feeling=2)
    await server.ana.slash(server.room, "help")
    assert result.acknowledged
    assert bot.calls == [("checkin now", {"feeling": "2"}), ("help", {})]
    assert caplog.records == []


async def test_a_command_that_became_a_group_is_heard(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    bot = await server.restart(command("help me"), command("checkin"))
    await server.ana.slash(server.room, "help", topic="urgent")
    await server.ana.slash(server.room, "checkin leave")
    assert bot.calls == [("help", {"topic": "urgent"}), ("checkin leave", {})]
    assert caplog.records == []


async def test_an_option_that_is_another_by_now_is_heard(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    bot = await server.restart(Command("help", "test", every_kind, options_of(every_kind)), command("checkin now"))
    await server.ana.slash(server.room, "help", topic="urgent")
    await server.ana.slash(server.room, "checkin now", feeling=3)
    assert bot.calls == [("help", {"topic": "urgent"}), ("checkin now", {"feeling": "3"})]
    assert caplog.records == []


async def test_a_fault_is_one_line_without_anybodys_words(logged: list[Any], caplog: pytest.LogCaptureFixture) -> None:
    bot = Caller(fails=True)
    async with simulated(bot) as env:
        await bot.tree.sync()
        server = Server(env, bot)
        await server.ana.slash(server.room, "help", topic="private")
    assert [entry["event"] for entry in logged] == ["discord command not answered"]
    assert "words" not in str(logged)
    assert caplog.records == []


async def test_suggestions_reach_who_is_typing(server: Server) -> None:
    found = await server.ana.autocomplete(server.room, "checkin join", "time", "even")
    assert found == [{"name": "Evening, 19:00", "value": "19:00"}]


async def test_suggestions_for_what_is_gone_are_none_and_no_traceback(
    server: Server, caplog: pytest.LogCaptureFixture, logged: list[Any]
) -> None:
    for commands in ([command("checkin join")], [command("checkin now")], [command("checkin")], [command("urgent")]):
        await server.restart(*commands)
        assert await server.ana.autocomplete(server.room, "checkin join", "time", "even") == []
    assert (caplog.records, logged, server.env.errors) == ([], [], [])


async def test_a_fault_in_a_suggestion_is_no_suggestion(
    server: Server, logged: list[Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(self: SuggestedValue, typed: str, language: str) -> list[tuple[str, str]]:
        raise LookupError(typed)

    monkeypatch.setattr(SuggestedValue, "suggestions", fails)
    assert await server.ana.autocomplete(server.room, "checkin join", "time", "even") == []
    assert logged == [{"event": "discord suggestions failed", "fault": "LookupError", "log_level": "error"}]
    assert caplog.records == []


async def test_suggestions_that_come_too_late_are_let_go(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, logged: list[Any]
) -> None:
    check, went_on = server.bot.tree.interaction_check, []

    async def watched(interaction: discord.Interaction) -> bool:
        went_on.append(await check(interaction))
        return False

    monkeypatch.setattr(server.bot.tree, "interaction_check", watched)
    server.env.inject_error("POST", "/interactions/*/*/callback", status=404)
    assert await server.ana.autocomplete(server.room, "checkin join", "time", "even") == []
    assert (went_on, caplog.records, logged) == ([False], [], [])


def test_all_names_are_in_memory_before_somebody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[SuggestedValue] = []

    def suggestions(self: SuggestedValue, typed: str, language: str) -> list[tuple[str, str]]:
        asked.append(self)
        return []

    monkeypatch.setattr(SuggestedValue, "suggestions", suggestions)
    tree = tree_of(declared())
    tree.warm()
    assert asked == list(tree.suggesting.values())
    assert len(asked) > 5
