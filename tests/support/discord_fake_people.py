"""People at their own Discord: what they say, press and fill in, and what each of them sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.support import discord_fake_client as client
from tests.support.discord_fake_client import CannotDo, Resolved, Value
from tests.support.discord_fake_commands import Commands
from tests.support.discord_fake_interactions import AUTOCOMPLETE, COMMAND, COMPONENT, FORM, Interaction, Interactions
from tests.support.discord_fake_messages import sees
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_state import State
from tests.support.discord_fake_validation import numbered
from tests.support.discord_fake_world import Attachment, Channel, Json, Kind, Message, Role, User

Field = str | Sequence[str]
"""What is written into a field of a form, or chosen in it."""


class Person:
    """Somebody. Where `where` is None they are in private with the bot.

    What a client would not let them do raises `CannotDo`. Each deed is one step: what the bot makes of it comes after.
    """

    def __init__(self, user: User, state: State, commands: Commands, interactions: Interactions) -> None:
        self.user = user
        self._state = state
        self._commands = commands
        self._interactions = interactions

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    def __repr__(self) -> str:
        return f"Person({self.name!r})"

    @property
    def direct(self) -> Channel:
        """Their direct messages with the bot."""
        return self._state.direct(self.user)

    # saying

    def say(
        self,
        where: Channel | None,
        text: str,
        *,
        reply_to: Message | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> Message:
        channel = where or self.direct
        wanted = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
        self._need(channel, wanted)
        if channel.kind in (Kind.FORUM, Kind.CATEGORY):
            raise CannotDo(f"nobody writes in {channel} itself")
        if channel.is_locked:
            raise CannotDo(f"{channel} is locked")
        message = Message(self._state.time.new_id(), channel, self.user, self._state.time.now(), text)
        message.mentions = self._state.mentioned(text, channel.guild)
        message.attachments = [self.attach(name, content) for name, content in files]
        if reply_to is not None:
            message.replies_to, message.kind = reply_to.id, 19
            if reply_to.author not in (self.user, *message.mentions):
                message.mentions.append(reply_to.author)
        message.pings = frozenset(each.id for each in message.mentions)
        return self._state.post(message)

    def post(self, forum: Channel, title: str, text: str) -> Message:
        """A new post of a forum: a thread with its first message."""
        self._need(forum, Permission.SEND_MESSAGES)
        ref = self._state.time.new_id()
        thread = Channel(ref, Kind.PUBLIC_THREAD, title, forum.guild, forum, owner=self.user)
        thread.archived_at = self._state.time.now()
        thread.joined.add(self.id)
        self._state.channel_made(self._state.add(thread))
        return self._state.post(Message(ref, thread, self.user, self._state.time.now(), text))

    def attach(self, name: str, content: bytes) -> Attachment:
        """A file to say something with, or to give to a command."""
        return Attachment(self._state.time.new_id(), name, content, "text/plain")

    def edit(self, message: Message, text: str) -> None:
        if message.author is not self.user:
            raise CannotDo("this was said by somebody else")
        message.content = text
        message.mentions = self._state.mentioned(text, message.channel.guild)
        self._state.edited(message)

    def delete(self, message: Message) -> None:
        manages = self._state.may(self.user, message.channel) & Permission.MANAGE_MESSAGES
        if message.author is not self.user and not manages and message.only_for is not self.user:
            raise CannotDo("this was said by somebody else")
        self._state.delete(message)

    def react(self, message: Message, emoji: str, *, take_back: bool = False) -> None:
        self._look(message)
        self._state.react(message, self.user, emoji, take_back=take_back)

    # commands

    def slash(
        self, where: Channel | None, name: str, options: Mapping[str, Given] | None = None, /, **more: Given
    ) -> Interaction:
        """Types a command with its options, as this client offers them."""
        return self._command(where, name, {**(options or {}), **more})

    def suggest(self, where: Channel | None, name: str, typing: str, /, **options: Given) -> Interaction:
        """Has begun to type the option `typing`, as far as `options` says; the client asks what fits."""
        return self._command(where, name, options, typing)

    def _command(
        self, where: Channel | None, name: str, given: Mapping[str, Given], typing: str | None = None
    ) -> Interaction:
        channel = where or self.direct
        self._need(channel)
        guild = None if channel.guild is None else channel.guild.id
        offered = self._commands.shown_in(guild)
        command, way = client.find_command(self._state, offered, self.user, channel, name)
        resolved = Resolved(self._state, channel)
        last = way[-1] if way else command
        options = client.fill_in(last.get("options") or [], _plain(given), self.user, resolved, typing)
        if typing is not None and not any(each.get("focused") for each in options):
            raise CannotDo(f"nothing is typed into {typing}")
        for step in reversed(way):
            options = [{"name": step["name"], "type": step["type"], "options": options}]
        data: Json = {"id": command["id"], "name": command["name"], "type": 1, "options": options}
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        if resolved.told:
            data["resolved"] = resolved.told
        kind = COMMAND if typing is None else AUTOCOMPLETE
        return self._interactions.ask(self.user, channel, kind, data)

    # choices and forms

    def click(self, message: Message, choice: str) -> Interaction:
        """Presses a button, by its label or custom id."""
        self._look(message)
        return self.forge(message, client.find_button(message, choice)["custom_id"])

    def select(self, message: Message, *chosen: str | Person | Role | Channel, of: str | None = None) -> Interaction:
        """Chooses from a list, by labels or values, or people, roles and channels themselves."""
        self._look(message)
        resolved = Resolved(self._state, message.channel)
        named = [each if isinstance(each, str) else resolved.add(_itself(each)) for each in chosen]
        select, values = client.find_select(message, named, of)
        return self.forge(message, select["custom_id"], values, kind=select["type"], resolved=resolved.told)

    def forge(
        self,
        message: Message,
        custom_id: str,
        values: Sequence[str] | None = None,
        *,
        kind: int = 2,
        resolved: Json | None = None,
    ) -> Interaction:
        """Presses what is perhaps not there, or not theirs: a client of one's own sends whatever it likes."""
        data: Json = {"custom_id": custom_id, "component_type": kind}
        if values is not None:
            data["values"] = list(values)
        if resolved:
            data["resolved"] = resolved
        return self._interactions.ask(self.user, message.channel, COMPONENT, data, message=message)

    def submit(self, asked: Interaction, fields: Mapping[str, Field] | None = None, /, **more: Field) -> Interaction:
        """Fills in the form that an interaction opened, and sends it; fields by their label or custom id."""
        if asked.form is None or asked.user is not self.user:
            raise CannotDo(f"{self.name} has no form before them")
        form = asked.form | {"components": numbered(asked.form["components"])}
        rows = client.fill_in_form(form, {**(fields or {}), **more})
        data: Json = {"custom_id": form["custom_id"], "components": rows}
        return self._interactions.ask(self.user, asked.channel, FORM, data, message=asked.message, by=asked)

    def forge_form(self, where: Channel | None, custom_id: str, fields: Mapping[str, str]) -> Interaction:
        """Sends a form that nobody opened."""
        rows = [
            {"type": 1, "id": number, "components": [{"type": 4, "id": number + 10, "custom_id": key, "value": value}]}
            for number, (key, value) in enumerate(fields.items(), 1)
        ]
        data: Json = {"custom_id": custom_id, "components": rows}
        return self._interactions.ask(self.user, where or self.direct, FORM, data)

    # what they decide

    def closes_messages(self, closed: bool = True) -> None:
        """Nobody of a server may write to them in private."""
        self.user.has_closed_messages = closed

    def blocks_bot(self, blocks: bool = True) -> None:
        if blocks:
            self.user.blocks.add(self._state.bot.id)
        else:
            self.user.blocks.discard(self._state.bot.id)

    # seeing

    def sees(self, where: Channel | None = None) -> list[Message]:
        """What they find there now, the oldest first."""
        channel = where or self.direct
        found = [each for each in channel.messages.values() if sees(self._state, self.user, each)]
        return sorted(found, key=lambda message: message.id)

    def sees_of_bot(self, where: Channel | None = None) -> list[Message]:
        """Of that, what the bot has said; what it is still thinking about is not yet said."""
        return [each for each in self.sees(where) if each.author is self._state.bot and not each.is_loading]

    def _need(self, channel: Channel, wanted: Permission = Permission.VIEW_CHANNEL) -> None:
        wanted |= Permission.VIEW_CHANNEL
        if self._state.may(self.user, channel) & wanted != wanted or channel.is_deleted:
            raise CannotDo(f"{self.name} may not do that in {channel}")

    def _look(self, message: Message) -> None:
        if not sees(self._state, self.user, message):
            raise CannotDo(f"{self.name} does not see that message")


def _itself(what: Person | Role | Channel) -> User | Role | Channel:
    return what.user if isinstance(what, Person) else what


def _plain(given: Mapping[str, Given]) -> dict[str, Value]:
    return {name: value.user if isinstance(value, Person) else value for name, value in given.items()}


Given = Value | Person
"""What may be given to an option of a command."""
