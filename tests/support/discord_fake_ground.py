"""What a test sets up: servers with their roles and channels, and what changes about them later."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support import discord_fake_payloads as payloads
from tests.support import discord_fake_payloads_guilds as guilds
from tests.support.discord_fake_people import Person
from tests.support.discord_fake_permissions import EVERYONE, INVITED, NONE, Permission
from tests.support.discord_fake_state import Happening, State
from tests.support.discord_fake_world import Channel, Guild, Kind, Member, Message, Overwrite, Role, User

Who = Person | User


def user_of(who: Who) -> User:
    return who.user if isinstance(who, Person) else who


class Ground:
    """The servers of a `State`. Everything that a connected bot would hear of is told to it."""

    def __init__(self, state: State) -> None:
        self.state = state

    @property
    def bot(self) -> User:
        return self.state.bot

    def guild(
        self,
        name: str,
        *members: Who,
        permissions: Permission = EVERYONE,
        bot_permissions: Permission = INVITED,
        ref: int | None = None,
        locale: str = "en-US",
        with_bot: bool = True,
    ) -> Guild:
        """A server with an owner of its own, these members and the bot, whose role adds `bot_permissions`."""
        owner = self.state.new_user(f"Owner of {name}")
        guild = Guild(ref or self.state.time.new_id(), name, owner, locale)
        guild.roles[guild.id] = Role(guild.id, "@everyone", permissions)
        self.state.guilds[guild.id] = guild
        for each in (owner, *map(user_of, members)):
            guild.members[each.id] = Member(each, self.state.time.now())
        if with_bot:
            self.add_bot(guild, bot_permissions)
        return guild

    def add_bot(self, guild: Guild, permissions: Permission = INVITED) -> None:
        own = Role(self.state.time.new_id(), self.bot.name, permissions, 1, of_bot=self.bot.id)
        guild.roles[own.id] = own
        guild.members[self.bot.id] = Member(self.bot, self.state.time.now(), {own.id})
        self.state.tell(Happening("GUILD_CREATE", guilds.arriving(guild, self.bot), guild))

    def remove_bot(self, guild: Guild) -> None:
        """The bot is taken out of a server, or leaves it."""
        del guild.members[self.bot.id]
        for role in [each for each in guild.roles.values() if each.of_bot == self.bot.id]:
            del guild.roles[role.id]
        self.state.tell(Happening("GUILD_DELETE", {"id": str(guild.id)}, guild))

    def outage(self, guild: Guild, is_over: bool = False) -> None:
        """The server cannot be reached for a while."""
        guild.is_available = is_over
        if is_over:
            self.state.tell(Happening("GUILD_CREATE", guilds.arriving(guild, self.bot), guild))
        else:
            self.state.tell(Happening("GUILD_DELETE", {"id": str(guild.id), "unavailable": True}, guild))

    def channel(self, guild: Guild, name: str, kind: Kind = Kind.TEXT, *, ref: int | None = None) -> Channel:
        made = self.state.add(Channel(ref or self.state.time.new_id(), kind, name, guild))
        self.state.channel_made(made)
        return made

    def thread(self, parent: Channel, name: str, owner: Who, *joined: Who, private: bool = False) -> Channel:
        kind = Kind.PRIVATE_THREAD if private else Kind.PUBLIC_THREAD
        thread = Channel(self.state.time.new_id(), kind, name, parent.guild, parent, owner=user_of(owner))
        thread.archived_at = self.state.time.now()
        thread.joined |= {user_of(each).id for each in (owner, *joined)}
        self.state.add(thread)
        self.state.channel_made(thread)
        return thread

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """A thread is put away by somebody else."""
        thread.is_archived, thread.is_locked = True, locked
        thread.archived_at = self.state.time.now()
        self.state.channel_changed(thread)

    def delete(self, channel: Channel) -> None:
        self.state.delete_channel(channel)

    def role(self, guild: Guild, name: str, permissions: Permission = NONE, *holders: Who) -> Role:
        role = Role(self.state.time.new_id(), name, permissions, len(guild.roles))
        guild.roles[role.id] = role
        self.state.tell_guild("GUILD_ROLE_CREATE", guild, {"role": payloads.role(role)})
        for holder in holders:
            self.give(guild, holder, role)
        return role

    def permit(self, guild: Guild, role: Role, permissions: Permission) -> None:
        """From now on a role holds exactly these."""
        role.permissions = permissions
        self.state.tell_guild("GUILD_ROLE_UPDATE", guild, {"role": payloads.role(role)})

    def role_of_bot(self, guild: Guild) -> Role:
        return next(each for each in guild.roles.values() if each.of_bot == self.bot.id)

    def delete_many(self, channel: Channel, messages: Sequence[Message]) -> None:
        """A moderator clears up."""
        self.state.delete_many(channel, messages)

    def delete_role(self, guild: Guild, role: Role) -> None:
        del guild.roles[role.id]
        for member in guild.members.values():
            member.roles.discard(role.id)
        self.state.tell_guild("GUILD_ROLE_DELETE", guild, {"role_id": str(role.id)})

    def give(self, guild: Guild, who: Who, role: Role) -> None:
        member = guild.members[user_of(who).id]
        member.roles.add(role.id)
        self.state.tell_guild("GUILD_MEMBER_UPDATE", guild, payloads.member(member))

    def take(self, guild: Guild, who: Who, role: Role) -> None:
        member = guild.members[user_of(who).id]
        member.roles.discard(role.id)
        self.state.tell_guild("GUILD_MEMBER_UPDATE", guild, payloads.member(member))

    def overwrite(
        self, channel: Channel, whose: Who | Role, *, allow: Permission = NONE, deny: Permission = NONE
    ) -> None:
        """In one channel a role or somebody may do more, or less."""
        ref = whose.id if isinstance(whose, Role) else user_of(whose).id
        channel.overwrites[ref] = Overwrite(isinstance(whose, Role), allow, deny)
        self.state.channel_changed(channel)

    def join(self, guild: Guild, who: Who) -> None:
        member = guild.members[user_of(who).id] = Member(user_of(who), self.state.time.now())
        self.state.tell_guild("GUILD_MEMBER_ADD", guild, payloads.member(member))

    def leave(self, guild: Guild, who: Who) -> None:
        del guild.members[user_of(who).id]
        self.state.tell_guild("GUILD_MEMBER_REMOVE", guild, {"user": payloads.user(user_of(who))})
