"""The state of the fake and what changes it: every change is one synchronous step, told to who may hear of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.support import discord_fake_payloads as payloads
from tests.support import discord_fake_payloads_guilds as guilds
from tests.support.discord_fake_errors import Refused
from tests.support.discord_fake_permissions import IN_DIRECT_MESSAGES, NONE, Permission, in_channel
from tests.support.discord_fake_world import (
    Attachment,
    Channel,
    Guild,
    Json,
    Kind,
    Message,
    Stage,
    Time,
    User,
    Visible,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event for the gateway. It goes to the shard of `guild` (none: direct messages), if the bot sees `channel`."""

    name: str
    data: Json
    guild: Guild | None = None
    channel: Channel | None = None
    message: Message | None = None


@dataclass
class State:
    """`base`: where the fake listens. `nonce_window`: for so many seconds a nonce is remembered.

    `tell` is called with each event; `visible` holds all that anybody could see happen, in order.
    """

    time: Time = field(default_factory=Time)
    base: str = ""
    nonce_window: float = 300.0
    users: dict[int, User] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    attachments: dict[int, Attachment] = field(default_factory=dict)
    visible: list[Visible] = field(default_factory=list)
    tell: Callable[[Happening], None] = lambda happening: None

    def __post_init__(self) -> None:
        self.bot = self.new_user("Alongside", is_bot=True)
        self._nonces: dict[tuple[int, str], tuple[float, Message]] = {}
        self._direct: dict[int, Channel] = {}

    # finding

    def channel(self, ref: str | int) -> Channel:
        found = self.channels.get(int(ref))
        if found is None or found.is_deleted:
            raise Refused(10003)
        if found.guild is not None and self.bot.id not in found.guild.members:
            raise Refused(50001)
        return found

    def guild(self, ref: str | int) -> Guild:
        found = self.guilds.get(int(ref))
        if found is None or self.bot.id not in found.members:
            raise Refused(10004)
        return found

    def message(self, channel: Channel, ref: str | int) -> Message:
        """One that a bot can look up: what only one person sees cannot be."""
        found = channel.messages.get(int(ref))
        if found is None or found.is_deleted or found.is_ephemeral:
            raise Refused(10008)
        return found

    def may(self, who: User, channel: Channel) -> Permission:
        if channel.recipient is not None:
            is_theirs = who in (channel.recipient, self.bot)
            return IN_DIRECT_MESSAGES if is_theirs else NONE
        assert channel.guild is not None
        member = channel.guild.members.get(who.id)
        if member is None:
            return NONE
        held = in_channel(channel, member)
        if channel.kind is Kind.PRIVATE_THREAD and who.id not in channel.joined:
            return held if held & Permission.MANAGE_THREADS else NONE
        return held

    def need(self, channel: Channel, wanted: Permission) -> None:
        """Refuses what the bot may not do there."""
        held = self.may(self.bot, channel)
        if not held & Permission.VIEW_CHANNEL:
            raise Refused(50001)
        if channel.place.kind in (Kind.VOICE, Kind.STAGE):
            wanted |= Permission.CONNECT
        if wanted & ~held:
            raise Refused(50013)

    def shares_guild(self, who: User) -> bool:
        return any({who.id, self.bot.id} <= guild.members.keys() for guild in self.guilds.values())

    # people and channels

    def new_user(self, name: str, *, is_bot: bool = False, locale: str = "en-US") -> User:
        made = User(self.time.new_id(), name, is_bot, locale)
        self.users[made.id] = made
        return made

    def direct(self, who: User) -> Channel:
        if who.id not in self._direct:
            self._direct[who.id] = self.add(Channel(self.time.new_id(), Kind.DM, recipient=who))
        return self._direct[who.id]

    def has_direct(self, who: User) -> bool:
        return who.id in self._direct

    def add(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        if channel.guild is not None:
            channel.guild.channels[channel.id] = channel
        return channel

    def note(self, deed: str, where: Channel | str, message: Message | None = None, text: str = "") -> None:
        """Writes down what became visible, and to whom."""
        to = str(where)
        if message is not None and message.only_for is not None:
            to = f"@{message.only_for.name}"
        if message is None:
            self.visible.append(Visible(self.time.now(), deed, to, text))
            return
        shown = text or message.content
        self.visible.append(Visible(self.time.now(), deed, to, shown, message.id, message.nonce, message.author.name))

    # messages

    def post(self, message: Message) -> Message:
        message.channel.messages[message.id] = message
        if message.channel.is_thread:
            message.channel.joined.add(message.author.id)
            self._bring(message)
        for attachment in message.attachments:
            self.attachments[attachment.id] = attachment
        if message.nonce is not None:
            self._nonces[message.author.id, message.nonce] = (self.time.now(), message)
        if not message.is_loading:
            self.note("sent", message.channel, message)
        if message.channel.is_archived:
            message.channel.is_archived = False
            self.channel_changed(message.channel)
        if not message.is_ephemeral:
            self._tell_message("MESSAGE_CREATE", message)
        return message

    def remembered(self, nonce: str) -> Message | None:
        """What the bot sent with that nonce a short while ago."""
        at, message = self._nonces.get((self.bot.id, nonce), (0.0, None))
        return message if self.time.now() - at <= self.nonce_window else None

    def edited(self, message: Message, *, deed: str = "edited") -> None:
        if deed == "edited":
            message.edited = self.time.now()
        self.note(deed, message.channel, message)
        if not message.is_ephemeral:
            self._tell_message("MESSAGE_UPDATE", message)

    def delete(self, message: Message) -> None:
        message.is_deleted = True
        self.note("deleted", message.channel, message)
        if not message.is_ephemeral:
            self._tell_place("MESSAGE_DELETE", {"id": str(message.id)}, message.channel)

    def delete_many(self, channel: Channel, messages: Sequence[Message]) -> None:
        for message in messages:
            message.is_deleted = True
            self.note("deleted", channel, message)
        self._tell_place("MESSAGE_DELETE_BULK", {"ids": [str(message.id) for message in messages]}, channel)

    def react(self, message: Message, who: User, emoji: str, *, take_back: bool = False) -> None:
        reacted = message.reactions.setdefault(emoji, [])
        if (who.id in reacted) is not take_back:
            return
        reacted.remove(who.id) if take_back else reacted.append(who.id)
        if not reacted:
            del message.reactions[emoji]
        self.note("unreacted" if take_back else "reacted", message.channel, message, emoji)
        data: Json = {
            "user_id": str(who.id),
            "message_id": str(message.id),
            "emoji": {"id": None, "name": emoji},
            "burst": False,
            "type": 0,
        }
        guild = message.channel.guild
        if not take_back:
            data |= {"message_author_id": str(message.author.id)}
            if guild is not None:
                data["member"] = payloads.member(guild.members[who.id])
        self._tell_place(f"MESSAGE_REACTION_{'REMOVE' if take_back else 'ADD'}", data, message.channel)

    def mentioned(self, content: str, guild: Guild | None) -> list[User]:
        ids = dict.fromkeys(int(found) for found in re.findall(r"<@!?(\d+)>", content))
        return [self.users[each] for each in ids if each in self.users]

    # telling the gateway

    def _tell_message(self, name: str, message: Message) -> None:
        data = payloads.said(message, self.bot, self.base)
        self.tell(Happening(name, data, message.channel.guild, message.channel, message))

    def _tell_place(self, name: str, data: Json, channel: Channel) -> None:
        data["channel_id"] = str(channel.id)
        if channel.guild is not None:
            data["guild_id"] = str(channel.guild.id)
        self.tell(Happening(name, data, channel.guild, channel))

    def tell_guild(self, name: str, guild: Guild, data: Json) -> None:
        self.tell(Happening(name, {"guild_id": str(guild.id)} | data, guild))

    def channel_made(self, channel: Channel) -> None:
        name = "THREAD_CREATE" if channel.is_thread else "CHANNEL_CREATE"
        data = payloads.channel(channel, self.bot)
        if channel.is_thread:
            data["newly_created"] = True
            self.note("thread opened", channel)
        self.tell(Happening(name, data, channel.guild, channel if channel.is_thread else None))

    def channel_changed(self, channel: Channel) -> None:
        name = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
        self.note("thread changed" if channel.is_thread else "channel changed", channel)
        of_thread = channel if channel.is_thread else None
        self.tell(Happening(name, payloads.channel(channel, self.bot), channel.guild, of_thread))

    def delete_channel(self, channel: Channel) -> None:
        channel.is_deleted = True
        assert channel.guild is not None
        name = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
        self.note("thread deleted" if channel.is_thread else "channel deleted", channel)
        for thread in [each for each in channel.guild.channels.values() if each.parent is channel and each.is_thread]:
            self.delete_channel(thread)
        channel.guild.stages.pop(channel.id, None)
        del channel.guild.channels[channel.id]
        of_thread = channel if channel.is_thread else None
        self.tell(Happening(name, payloads.channel(channel, self.bot), channel.guild, of_thread))

    def end_stage(self, stage: Stage) -> None:
        guild = stage.channel.guild
        assert guild is not None
        del guild.stages[stage.channel.id]
        self.note("stage ended", stage.channel, text=stage.topic)
        self.tell_guild("STAGE_INSTANCE_DELETE", guild, guilds.stage(stage))

    # who is in a thread

    def let_in(self, thread: Channel, who: User) -> None:
        """Twice is once. Who did not know the thread hears of it."""
        if who.id in thread.joined:
            return
        thread.joined.add(who.id)
        self.note("somebody let in", thread, text=who.name)
        self._tell_members(thread, {"added_members": [payloads.thread_member(thread, who)]})
        if who is self.bot:
            self.tell(Happening("THREAD_CREATE", payloads.channel(thread, self.bot), thread.guild, thread))

    def _bring(self, message: Message) -> None:
        """Whoever is called in a thread is in it from then on, if who calls them may bring others."""
        thread, author = message.channel, message.author
        assert thread.guild is not None
        manages = self.may(author, thread) & Permission.MANAGE_THREADS
        if thread.is_invitable or thread.owner is author or manages:
            for user in sorted(message.pings & thread.guild.members.keys()):
                self.let_in(thread, self.users[user])

    def send_out(self, thread: Channel, who: User) -> None:
        thread.joined.discard(who.id)
        self.note("somebody sent out", thread, text=who.name)
        self._tell_members(thread, {"removed_member_ids": [str(who.id)]})

    def _tell_members(self, thread: Channel, change: Json) -> None:
        assert thread.guild is not None
        data = {"id": str(thread.id), "guild_id": str(thread.guild.id), "member_count": len(thread.joined)}
        is_seen = self.may(self.bot, thread) & Permission.VIEW_CHANNEL
        if is_seen or str(self.bot.id) in change.get("removed_member_ids", ()):
            self.tell(Happening("THREAD_MEMBERS_UPDATE", data | {"added_members": []} | change, thread.guild))
