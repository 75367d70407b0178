"""Discord's permission bits, and what they come to for one member in one channel."""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.discord_fake_world import Channel, Guild, Member


class Permission(IntFlag):
    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MUTE_MEMBERS = 1 << 22
    MOVE_MEMBERS = 1 << 24
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    REQUEST_TO_SPEAK = 1 << 32
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    CREATE_EVENTS = 1 << 44
    PIN_MESSAGES = 1 << 51


NONE = Permission(0)
ALL = Permission(sum(permission.value for permission in Permission))
READING = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY
EVERYONE = (
    READING
    | Permission.CREATE_INSTANT_INVITE
    | Permission.ADD_REACTIONS
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.CONNECT
    | Permission.SPEAK
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.REQUEST_TO_SPEAK
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
"""What everybody may do in a new server."""
INVITED = Permission.MANAGE_THREADS | Permission.CREATE_EVENTS | Permission.MANAGE_EVENTS
"""What the bot's own role adds to that, in a server that lets it look after its threads and events."""
IN_DIRECT_MESSAGES = (
    READING
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.ADD_REACTIONS
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
)


def in_guild(guild: Guild, member: Member) -> Permission:
    """Before any channel has its say."""
    if member.user is guild.owner:
        return ALL
    held = guild.everyone.permissions
    for role in member.roles:
        held |= guild.roles[role].permissions
    return ALL if held & Permission.ADMINISTRATOR else held


def in_channel(channel: Channel, member: Member) -> Permission:
    """Overwrites of everyone, then of all their roles together, then of the member; a thread has its parent's."""
    guild = channel.guild
    if guild is None:
        return IN_DIRECT_MESSAGES
    held = in_guild(guild, member)
    if held == ALL:
        return held
    overwrites = channel.place.overwrites
    for ids in ({guild.id}, member.roles, {member.user.id}):
        allow = deny = NONE
        for overwrite in (overwrites[each] for each in ids if each in overwrites):
            allow |= overwrite.allow
            deny |= overwrite.deny
        held = (held & ~deny) | allow
    return held if held & Permission.VIEW_CHANNEL else NONE
