"""The doctor says what is wrong with Discord and what to do, beside a bot that is running, and changes nothing."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import discord
import pytest
from aiohttp import web

from bot.__main__ import cli
from bot.adapters.discord import checkup
from bot.adapters.discord.checkup_commands import declared_to_discord, difference
from bot.adapters.discord.checkup_faults import lasting, said_of
from bot.adapters.discord.declared import Declared
from bot.adapters.discord.invitation import PERMISSIONS, STAGES, THREADS, invitation
from bot.adapters.discord.settings import Settings
from bot.app import App
from bot.core.clock import SystemClock
from bot.platforms import DISCORD_TOKEN, declared_by
from tests.support.discord_bot import a_bot
from tests.support.discord_fake import FakeDiscord

TOKEN = "hush.of.the.bot"
APPLICATION = 1203040506070809010
LOUNGE, GARDEN = 1303040506070809011, 1303040506070809012
BOTH = discord.ApplicationFlags(gateway_message_content_limited=True, gateway_guild_members=True).value
ALL = {"id": "1", "username": "alongside", "discriminator": "0", "avatar": None, "bot": True}


@dataclass
class World:
    """What Discord says, by path; a test changes it. `channels`: of a server. `asked`: every request there was."""

    answers: dict[str, Any] = field(default_factory=dict)
    channels: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    faults: dict[str, tuple[int, Any, dict[str, str]]] = field(default_factory=dict)
    guilds: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""

    def fails(self, path: str, status: int, body: Any = None, **headers: str) -> None:  # any JSON
        self.faults[path] = (status, body or {"message": "no", "code": 0}, headers)

    async def answer(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix("/api/v10")
        self.asked.append((request.method, path))
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        if path in self.faults:
            status, body, headers = self.faults[path]
            return _json(body, status, headers)
        if path == "/users/@me/guilds":
            after = int(request.query.get("after", 0))
            later = [guild for guild in self.guilds if int(guild["id"]) > after]
            return _json(later[: int(request.query["limit"])])
        if path.endswith("/channels"):
            return _json(self.channels.get(path.split("/")[-2], []))
        return _json(self.answers[path]) if path in self.answers else _json({"message": "404", "code": 0}, 404)


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """As the library wants it: without a charset."""
    return web.Response(
        body=json.dumps(body).encode(), status=status, headers={**(headers or {}), "Content-Type": "application/json"}
    )


def guild(number: int, permissions: int = PERMISSIONS.value, name: str = "a server") -> dict[str, Any]:
    return {"id": str(number), "name": name, "icon": None, "owner": False, "permissions": str(permissions)}


@pytest.fixture
async def world(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    made = World()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    made.url = f"http://{host}:{port}/api/v10"
    monkeypatch.setattr(discord.http.Route, "BASE", made.url)
    owner = {**ALL, "id": "2", "username": "ana", "bot": False}
    made.answers = {
        "/users/@me": ALL,
        "/oauth2/applications/@me": {
            **{"id": str(APPLICATION), "name": "Alongside", "description": "", "icon": None, "owner": owner},
            **{"bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": BOTH},
        },
        "/gateway/bot": {
            **{"url": "wss://nowhere.invalid", "shards": 1},
            "session_start_limit": {"total": 1000, "remaining": 998, "reset_after": 7_200_000, "max_concurrency": 1},
        },
        f"/applications/{APPLICATION}/commands": [],
        f"/guilds/{LOUNGE}/roles": [{"id": str(LOUNGE)}, {"id": "71"}, {"id": "72"}],
        f"/guilds/{GARDEN}/roles": [{"id": str(GARDEN)}, {"id": "73"}],
    }
    made.guilds = [guild(LOUNGE, name="Lounge"), guild(GARDEN, name="Garden")]
    yield made
    await runner.cleanup()


@pytest.fixture(scope="module")
def declared() -> Declared:
    return declared_by(App("sqlite+aiosqlite:////nowhere/checkup.sqlite3", [], SystemClock()))


class Doctor:
    """Whether all is well, and what was said."""

    def __init__(self, world: World, declared: Declared) -> None:
        self._world = world
        self.declared = declared
        self.is_well = False

    async def looks(self, **changed: Any) -> str:  # any setting
        lines: list[str] = []
        settings = replace(Settings(token=TOKEN), **changed)
        self.is_well = await checkup.check_up(settings, self.declared, lines.append)
        said = "\n".join(lines)
        assert "hush" not in said
        assert all("\n" not in line and line for line in lines)
        assert {method for method, _ in self._world.asked} <= {"GET"}, "it changes nothing"
        return said

    @property
    def count(self) -> int:
        return len(self.declared.commands)

    async def told(self, *, to: int | None = None) -> list[dict[str, Any]]:
        """What Discord would show after a start, in its own form."""
        async with discord.Client(intents=discord.Intents(guilds=True)) as client:
            payloads = await declared_to_discord(client, self.declared)
        return [_as_discord_says(payload, str(number), to) for number, payload in enumerate(payloads, 100)]


def _as_discord_says(payload: dict[str, Any], number: str, guild: int | None) -> dict[str, Any]:
    """With ids and versions, permissions as words, and without what is not set."""
    permissions = payload["default_member_permissions"]
    said = {
        **{name: value for name, value in _without_nothing(payload).items() if name != "dm_permission"},
        **{"id": number, "application_id": str(APPLICATION), "version": "9", "nsfw": False},
        "default_member_permissions": None if permissions is None else str(permissions),
    }
    if guild is not None:
        del said["contexts"]
        return {**said, "guild_id": str(guild)}
    return {**said, "contexts": list(reversed(payload["contexts"])), "dm_permission": True}


def _without_nothing(value: Any) -> Any:  # any JSON
    if isinstance(value, dict):
        said = {name: inner for name, inner in value.items() if inner is not False and inner not in (None, [])}
        return {name: _without_nothing(inner) for name, inner in said.items()}
    return [_without_nothing(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture
def doctor(world: World, declared: Declared) -> Doctor:
    return Doctor(world, declared)


async def test_all_is_well_beside_a_bot_that_runs(world: World, doctor: Doctor) -> None:
    world.answers[f"/applications/{APPLICATION}/commands"] = await doctor.told()
    said = await doctor.looks(moderator_roles=frozenset({71}), helper_roles=frozenset({72, 73}))
    assert doctor.is_well, said
    for words in (
        f"The token works: it is that of alongside, of the application Alongside ({APPLICATION})",
        "The bot is in 2 servers",
        "It has the permissions that it needs, everywhere",
        "The roles that the config names exist",
        "The Message Content Intent is switched on",
        "The Server Members Intent is switched on",
        f"Discord knows the {doctor.count} slash commands as they are declared, everywhere",
        "Discord recommends 1 shard, and the bot takes as many",
        "Discord allows 998 more connections today, of 1000",
        f"invites the bot into a server: {invitation(APPLICATION)}",
    ):
        assert words in said


async def test_before_the_first_start(world: World, doctor: Doctor) -> None:
    world.guilds = []
    said = await doctor.looks()
    assert doctor.is_well, "nothing is amiss: it has only not begun"
    assert "in no server yet. The address below invites it" in said
    assert re.search(r"knows no commands yet. The next start tells it of [1-9][0-9]+ slash commands", said)
    assert said.endswith(invitation(APPLICATION))


async def test_a_token_that_discord_does_not_know(doctor: Doctor) -> None:
    said = await doctor.looks(token="hush.other")
    assert said.startswith("Discord does not know the token. Make a new one at https://discord.com/developers/")
    assert not doctor.is_well


async def test_no_network(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord.http.Route, "BASE", "http://127.0.0.1:1/api/v10")
    said = await doctor.looks()
    assert said.startswith("Discord cannot be reached (ClientConnectorError). Is this machine")
    assert not doctor.is_well


async def test_discord_that_holds_back(world: World, doctor: Doctor) -> None:
    world.fails("/users/@me", 429, {"message": "slow", "retry_after": 100.5, "global": False}, Via="1.1 google")
    assert await doctor.looks() == "Discord holds the bot back for 101 seconds. Try again after that."
    world.fails("/users/@me", 429, **{"Retry-After": "1800"})
    assert (await doctor.looks()).endswith("too many requests were refused. Try again in 30 minutes.")
    world.fails("/users/@me", 429)
    assert (await doctor.looks()).endswith("Try again in an hour.")
    assert not doctor.is_well


async def test_discord_with_a_fault_of_its_own(world: World, doctor: Doctor) -> None:
    world.fails("/users/@me", 503)
    said = await doctor.looks()
    assert (said.startswith("Discord has a fault of its own (503)"), said.count("\n")) == (True, 0)
    assert not doctor.is_well


async def test_discord_that_takes_too_long(world: World, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library tries a 500 again, later and later."""
    monkeypatch.setattr(checkup, "_PATIENCE", 0.2)
    world.fails("/users/@me", 500)
    assert (await doctor.looks()).startswith("Discord takes too long to answer")
    assert not doctor.is_well


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/users/@me/guilds", "in which servers the bot is"),
        (f"/guilds/{LOUNGE}/roles", "which roles there are"),
        (f"/applications/{APPLICATION}/commands", "which commands it shows"),
        ("/gateway/bot", "how many shards it wants"),
    ],
)
async def test_what_is_not_known_keeps_nothing_else_back(world: World, doctor: Doctor, path: str, what: str) -> None:
    world.fails(path, 403, {"message": "hush", "code": 50001})
    said = await doctor.looks(moderator_roles=frozenset({71}))
    assert f"It is not known {what}. Discord refuses to say it (403, code 50001)." in said
    assert said.endswith(invitation(APPLICATION))
    assert not doctor.is_well


async def test_intents_that_are_not_switched_on(world: World, doctor: Doctor) -> None:
    world.answers["/oauth2/applications/@me"]["flags"] = 0
    said = await doctor.looks()
    page = f"https://discord.com/developers/applications/{APPLICATION}/bot"
    assert "The Message Content Intent is not switched on. In channels the bot reads only what mentions it" in said
    assert "The Server Members Intent is not switched on. The bot does not hear that somebody leaves" in said
    assert said.count(f"Switch it on at {page}") == 2
    assert "or set discord.message-content = false" in said
    assert not doctor.is_well
    said = await doctor.looks(message_content=False, members=False)
    assert doctor.is_well
    assert "is not asked for, as discord.members says. The bot does not hear" in said


async def test_many_servers(world: World, doctor: Doctor) -> None:
    """More than one page of them; only the first are looked at one by one, and the limited intent ends soon."""
    world.guilds = [guild(LOUNGE + number) for number in range(401)]
    world.guilds[20] = guild(LOUNGE + 20, permissions=0)
    for number in range(401):
        world.answers[f"/guilds/{LOUNGE + number}/roles"] = [{"id": "71"}]
    said = await doctor.looks(moderator_roles=frozenset({71, 79}))
    assert "The bot is in 401 servers" in said
    assert "needs, in the first 20 of them" in said
    assert "discord.moderator-roles" not in said, "a role may be in a server that was not looked at"
    assert "The Message Content Intent ends at 100 servers" in said
    assert "The Server Members Intent is switched on" in said
    assert sum(path.endswith("/roles") for _, path in world.asked) == 20
    assert not doctor.is_well


async def test_permissions_that_are_missing(world: World, doctor: Doctor) -> None:
    without = PERMISSIONS.value & ~discord.Permissions(send_messages=True, add_reactions=True).value
    world.guilds[1] = guild(GARDEN, without, "Gar\x1bden\n")
    said = await doctor.looks()
    lacks = r"Add Reactions \(a typed command .*\), Send Messages \(it shows nothing in channels\)"
    assert re.search(rf"^In Garden \({GARDEN}\) the bot lacks: {lacks}\. ", said, re.MULTILINE)
    assert not re.search(r"Lounge.* the bot lacks", said)
    assert not doctor.is_well


async def test_powers_that_nobody_is_asked_for(world: World, doctor: Doctor) -> None:
    """What the bot could do with them is said, and nothing is amiss where it has them not."""
    world.channels[str(GARDEN)] = [{"id": "5", "type": 13, "permission_overwrites": []}]
    said = await doctor.looks()
    assert f"In Lounge ({LOUNGE}), Garden ({GARDEN}) the bot has not the permission Manage Threads" in said
    assert f"In Garden ({GARDEN}) are stages that the bot cannot open and end." in said
    assert doctor.is_well, said


@pytest.mark.parametrize("where", ["its role", "the stage", "no stage"])
async def test_powers_that_it_has(world: World, doctor: Doctor, where: str) -> None:
    powers = THREADS.value | STAGES.value
    given = [{"id": "9", "type": 0, "allow": str(powers), "deny": "0"}] if where == "the stage" else []
    world.guilds = [guild(GARDEN, PERMISSIONS.value | (powers if where == "its role" else THREADS.value), "Garden")]
    kind = 2 if where == "no stage" else 13
    world.channels[str(GARDEN)] = [{"id": "5", "type": kind, "permission_overwrites": given}]
    said = await doctor.looks()
    assert "Manage Threads" not in said
    assert "stages" not in said


async def test_roles_that_are_none_and_the_role_of_everyone(doctor: Doctor) -> None:
    said = await doctor.looks(moderator_roles=frozenset({GARDEN}), helper_roles=frozenset({71, 99}))
    assert f"discord.moderator-roles names {GARDEN}, the role of everyone there: so every member" in said
    assert "discord.helper-roles names 99, and no server" in said
    assert "names 71" not in said
    assert not doctor.is_well


async def test_commands_that_are_not_those_that_are_declared(world: World, doctor: Doctor) -> None:
    told = await doctor.told()
    first, second, *rest = sorted(told, key=lambda command: str(command["name"]))
    changed = {**second, "description": "of last year"}
    world.answers[f"/applications/{APPLICATION}/commands"] = [changed, *rest, {**first, "name": "weather"}]
    said = await doctor.looks()
    assert f"Discord lacks /{first['name']}, has an old /{second['name']}, has a foreign /weather." in said
    assert not doctor.is_well


@pytest.mark.parametrize("part", ["options", "description_localizations", "default_member_permissions"])
async def test_any_part_of_a_command_can_be_old(doctor: Doctor, part: str) -> None:
    told = await doctor.told()
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        declared = await declared_to_discord(client, doctor.declared)
    assert not difference(declared, told, in_one=False)
    command = next(command for command in told if command.get(part))
    assert difference(declared, [{**one, part: None} if one is command else one for one in told], in_one=False).old == (
        command["name"],
    )


async def test_commands_that_are_tried_out(world: World, doctor: Doctor) -> None:
    path = f"/applications/{APPLICATION}/guilds/{LOUNGE}/commands"
    world.answers[path] = told = await doctor.told(to=LOUNGE)
    said = await doctor.looks(try_out=LOUNGE)
    assert doctor.is_well, said
    assert f"as they are declared, in the server {LOUNGE} alone" in said
    world.answers[f"/applications/{APPLICATION}/commands"] = told
    assert "show twice in it" in await doctor.looks(try_out=LOUNGE)
    assert "discord.try-out names the server 7, and the bot is not in it" in await doctor.looks(try_out=7)
    assert not doctor.is_well


@pytest.mark.parametrize(
    ("changed", "words", "is_well"),
    [
        ({"interactions_endpoint_url": "https://example.org"}, "has an Interactions Endpoint URL", False),
        ({"bot_require_code_grant": True}, "requires an OAuth2 code grant", False),
        ({"bot_public": False}, "only those to whom the application belongs can invite it", True),
    ],
)
async def test_an_application_in_the_way_of_its_bot(
    world: World, doctor: Doctor, changed: dict[str, Any], words: str, is_well: bool
) -> None:
    world.answers["/oauth2/applications/@me"].update(changed)
    assert words in await doctor.looks()
    assert doctor.is_well is is_well


@pytest.mark.parametrize(
    ("recommended", "changed", "words", "is_well"),
    [
        (3, {}, "Discord recommends 3 shards, and the bot takes as many", True),
        (3, {"shards": 4}, "Discord recommends 3 shards; the config says 4", True),
        (3, {"shards": 2, "shard_ids": (1,)}, "This process serves 1; another one has to serve 0.", True),
        (3, {"shards": 2, "shard_ids": (0, 1)}, "the config says 2", True),
    ],
)
async def test_shards(
    world: World, doctor: Doctor, recommended: int, changed: dict[str, Any], words: str, is_well: bool
) -> None:
    world.answers["/gateway/bot"]["shards"] = recommended
    assert words in await doctor.looks(**changed)
    assert doctor.is_well is is_well


async def test_too_few_shards(world: World, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "_MOST_ON_A_SHARD", 1)
    assert "the config says 1, and a shard may have no more" in await doctor.looks(shards=1)
    assert not doctor.is_well
    assert "the config says 2." in await doctor.looks(shards=2)


@pytest.mark.parametrize(("left", "is_well"), [(2, True), (1, False)])
async def test_connections_that_are_used_up(world: World, doctor: Doctor, left: int, is_well: bool) -> None:
    world.answers["/gateway/bot"]["session_start_limit"]["remaining"] = left
    said = await doctor.looks(shards=2)
    assert doctor.is_well is is_well
    assert ("A start needs 2 connections, and Discord allows 1 in the next 2 hours." in said) is not is_well


async def test_before_and_beside_a_whole_bot(fake: FakeDiscord, declared: Declared, tmp_path: Path) -> None:
    """What Discord really keeps of the commands, asked and answered by its own documents."""
    guild = fake.guild("home", fake.person("ana"))
    helpers = fake.role(guild, "helpers")
    settings = Settings(token=fake.token, helper_roles=frozenset({helpers.id}))

    async def looks() -> tuple[bool, str]:
        lines: list[str] = []
        return await checkup.check_up(settings, declared, lines.append), "\n".join(lines)

    is_well, before = await looks()
    assert (is_well, "knows no commands yet" in before) == (True, True), before
    async with a_bot(fake, tmp_path, settings):
        syncs, sessions = fake.commands.syncs, dict(fake.gateway.sessions)
        is_well, said = await looks()
        assert is_well, said
        assert f"Discord knows the {len(declared.commands)} slash commands as they are declared" in said
        assert "The roles that the config names exist" in said
        assert (fake.commands.syncs, fake.gateway.sessions) == (syncs, sessions), "it changes nothing"


async def test_the_command_says_it_and_its_status_tells(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process, as the program asks where the library was sent to."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DISCORD_TOKEN, TOKEN)
    Path("config.toml").write_text("[discord]\n")

    async def status() -> int:
        with pytest.raises(SystemExit) as ended:
            await asyncio.to_thread(cli, ["doctor"])
        return int(ended.value.code or 0)

    assert await status() == 0
    said = capsys.readouterr()
    assert ("The token works: it is that of alongside" in said.out, said.err) == (True, "")
    world.guilds[0] = guild(LOUNGE, permissions=0)
    assert await status() == 1
    said = capsys.readouterr()
    assert ("the bot lacks" in said.out, said.err, "hush" in said.out) == (True, "", False)


def test_how_long_to_wait() -> None:
    waits = {0.2: "1 second", 40: "40 seconds", 121: "3 minutes", 7200: "2 hours", 7201: "3 hours"}
    assert {seconds: lasting(seconds) for seconds in waits} == waits
    assert "TimeoutError" not in said_of(TimeoutError())
