"""The address with which somebody takes the bot into a server, and what it may do there."""

from __future__ import annotations

import discord

PERMISSIONS = discord.Permissions(
    view_channel=True,  # to know its channels, and to hear what mentions it
    send_messages=True,  # an announcement that a moderator asks for, the pointer to a private message
    send_messages_in_threads=True,
    create_public_threads=True,  # a room of its own for something that was announced
    create_private_threads=True,  # the same, for those alone who are let in
    create_events=True,  # what is planned, in the server's own list of events; it changes and removes only its own
    add_reactions=True,  # the sign on a typed command that its answer is in private
    attach_files=True,  # a picture, a file
    read_message_history=True,  # to answer and to change a message of its own
)
"""Exactly what it needs. It takes part: it bans nobody, and removes nobody else's words."""

THREADS = discord.Permissions(manage_threads=True)
STAGES = discord.Permissions(manage_channels=True, mute_members=True, move_members=True)
"""Powers over all threads and over stages, which nobody is asked for: some communities want what it can do by them."""


def invitation(application: int) -> str:
    """Opened by whoever may manage a server, it asks which one, and shows them the permissions."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))


def missing(permissions: int) -> list[str]:
    """Of what the bot needs, what it has not, as Discord's settings name it: "Send Messages"."""
    has = discord.Permissions(permissions)
    if has.administrator:
        return []
    return [_NAMES[name] for name, needed in PERMISSIONS if needed and not getattr(has, name)]


def has(permissions: int, wanted: discord.Permissions) -> bool:
    held = discord.Permissions(permissions)
    return held.administrator or held >= wanted


def without(permission: str) -> str:
    """What does not work where a permission is missing that `missing` names."""
    return _WITHOUT[permission]


_NAMES = {
    "read_messages": "View Channels",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_public_threads": "Create Public Threads",
    "create_private_threads": "Create Private Threads",
    "create_events": "Create Events",
    "add_reactions": "Add Reactions",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
_WITHOUT = {
    "View Channels": "it hears nothing there",
    "Send Messages": "it shows nothing in channels",
    "Send Messages in Threads": "it shows nothing in threads, and lets nobody into private ones",
    "Create Public Threads": "what is announced has no thread",
    "Create Private Threads": "what is for some people alone has no thread",
    "Create Events": "what is planned is not in the list of events",
    "Add Reactions": "a typed command shows no sign that its answer is in private",
    "Attach Files": "pictures and files do not arrive",
    "Read Message History": "it cannot change what it said",
}
