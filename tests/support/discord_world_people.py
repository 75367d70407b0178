"""Somebody on Discord: they type, use slash commands, press buttons, pick from lists, and fill in forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import discord
from simcord import ChannelHandle, GuildHandle, MemberActor, UserHandle
from simcord.backend.command_access import command_access
from simcord.backend.models import Interaction
from simcord.interactions import walk_to_subcommand
from simcord.results import InteractionResult, ResponseMessage

from bot.core.commands import Command
from bot.core.errors import NotUnderstood
from bot.core.options import Around
from bot.core.typed import find_command, read, without_prefix
from tests.support.discord_world_cards import Card
from tests.support.discord_world_reading import field_of_form
from tests.support.discord_world_server import Server

_SLASH_COMMAND = 1
_TEXT, _NUMBER = 3, 4
_CLOSED = 50007

Call = tuple[str, dict[str, Any]]
"""A slash command by its whole name, and its options as Discord sends them."""


class Client:
    """`member`: who they are in the server, as long as they are in it."""

    def __init__(self, server: Server, guild: GuildHandle, name: str, roles: Sequence[Any]) -> None:
        self.name = name
        self.user: UserHandle = server.create_user(name)
        self.member: MemberActor | None = None
        self._server = server
        self._guild = guild
        self._roles = roles
        self.joins()

    def joins(self) -> None:
        if self.member is None:
            self.member = self._guild.add_member(self.user, roles=self._roles)

    def leaves(self) -> None:
        assert self.member is not None
        self._guild.remove_member(self.member)
        self.member = None

    def blocks(self, blocks: bool) -> None:
        """No direct message reaches them any more."""
        path = f"/channels/{self.user.dm_channel.id}/messages"
        if blocks:
            self._server.inject_error("POST", path, status=403, code=_CLOSED, message="Closed", times=None)
        else:
            self._server.backend.faults[:] = [one for one in self._server.backend.faults if one["path"] != path]

    async def types(self, text: str, room: ChannelHandle | None, answers: Card | None = None) -> discord.Message | None:
        """`answers`: the message that it is a reply to. Gives what was said in a room."""
        if room is not None:
            assert self.member is not None
            return await self.member.send(room, text, reply_to=self._message(answers) if answers is not None else None)
        if answers is not None:
            reference = {"channel_id": str(answers.channel), "message_id": str(answers.message)}
            await self.user.send_dm(text, reference=reference)
        else:
            await self.user.send_dm(text)
        return None

    async def sends(self, text: str, file: str, content: bytes) -> None:
        """A file, in private."""
        stored = self._server.backend.store_attachments(self.user.dm_channel.id, [(file, content)])
        await self.user.send_dm(text, attachments=stored)

    def call_for(
        self, text: str, commands: Sequence[Command], at: datetime, room: ChannelHandle | None
    ) -> tuple[str, Mapping[str, str]] | None:
        """The slash command that says what these words say; None: they are typed, because they are no whole command, or
        Discord would not show this person that command there."""
        line = without_prefix(text)
        found = find_command(line, commands) if line is not None else None
        if found is None or self.member is None:
            return None
        command, rest = found
        try:
            given = read(command, rest, Around(at)).given
        except NotUnderstood:
            return None
        root = self._root(command.name)
        channel = room or self.user.dm_channel
        access = command_access(self._server.backend, root, user_id=self.user.id, channel_id=channel.id)
        if not access.allowed or any(_sent(self._option(command.name, name), given[name]) is None for name in given):
            return None
        return command.name, given

    def _root(self, name: str) -> dict[str, Any]:
        root = self._server.backend.find_command(name.split()[0], self._guild.id, type=_SLASH_COMMAND)
        assert root is not None, f"Discord was not told of {name}"
        return root

    def _option(self, command: str, name: str) -> dict[str, Any]:
        leaf, _ = walk_to_subcommand(self._root(command), command.split()[1:])
        return next(option for option in leaf["options"] if option["name"] == name)

    async def calls(self, command: str, given: Mapping[str, str], room: ChannelHandle | None) -> None:
        """Picks the command from the list, and for each option one of the suggestions, if one says what they mean."""
        options: dict[str, Any] = {}
        for name, words in given.items():
            option = self._option(command, name)
            options[name] = _sent(option, words)
            if option.get("autocomplete"):
                options[name] = await self._suggested(command, name, words, room) or options[name]
        if room is None:
            await self.user.slash(command, **options)
        else:
            assert self.member is not None
            await self.member.slash(room, command, **options)

    async def _suggested(self, command: str, option: str, words: str, room: ChannelHandle | None) -> str | None:
        if room is None:
            await self.user.autocomplete(command, option, words)
        else:
            assert self.member is not None
            await self.member.autocomplete(room, command, option, words)
        await self._server.quiet()
        suggestions = self._server.watched.begun[-1].autocomplete_choices
        assert suggestions is not None, "suggestions are answered, if by none"
        return next((one["value"] for one in suggestions if one["name"].casefold() == words.casefold()), None)

    async def clicks(self, card: Card, custom_id: str, value: str | None = None) -> None:
        """A button; or (with a value) a line of a list."""
        actor: Any = self._actor(card.channel)
        if value is None:
            await actor.click(self._message(card), custom_id=custom_id)
        else:
            await actor.select(self._message(card), [value], custom_id=custom_id)

    async def submits(self, form: Interaction, text: str) -> None:
        assert form.modal is not None
        field = field_of_form(form.modal)
        actor: Any = self._actor(form.channel_id)
        await actor.submit_modal(InteractionResult(self._server, form), {field["custom_id"]: text})

    def _actor(self, channel: int) -> MemberActor | UserHandle:
        if channel == self.user.dm_channel.id:
            return self.user
        assert self.member is not None
        return self.member

    def _message(self, card: Card) -> ResponseMessage:
        return ResponseMessage(self._server, self._server.backend.get_message(card.channel, card.message))


def _sent(option: Mapping[str, Any], words: str) -> str | int | None:
    """The value of an option that these words stand for; None: a client does not let them through."""
    if option.get("choices"):
        meant = words.strip().casefold()
        of_choices = (one["value"] for one in option["choices"] if meant in (str(one["value"]), one["name"].casefold()))
        return next(of_choices, None)
    if option["type"] == _NUMBER:
        number = int(words) if words.isdecimal() else None
        return number if number is not None and option["min_value"] <= number <= option["max_value"] else None
    assert option["type"] == _TEXT
    return words if 0 < len(words) <= option.get("max_length", 6000) else None
