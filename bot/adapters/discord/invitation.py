"""The address with which somebody takes the bot into a server, and what it may do there."""

from __future__ import annotations

import discord

PERMISSIONS = discord.Permissions(
    view_channel=True,  # to know its channels, and to hear what mentions it
    send_messages=True,  # an announcement that a moderator asks for, the pointer to a private message
    send_messages_in_threads=True,
    create_public_threads=True,  # a room of its own for something that was announced
    create_events=True,  # what is planned, in the server's own list of events; it changes and removes only its own
    add_reactions=True,  # the sign on a typed command that its answer is in private
    attach_files=True,  # a picture, a file
    read_message_history=True,  # to answer and to change a message of its own
)
"""Exactly what it needs. It takes part: it bans nobody, and removes nobody else's words."""


def invitation(application: int) -> str:
    """Opened by whoever may manage a server, it asks which one, and shows them the permissions."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))


def missing(permissions: int) -> list[str]:
    """Of what the bot needs, what it has not, as Discord's settings name it: "Send Messages"."""
    has = discord.Permissions(permissions)
    if has.administrator:
        return []
    return [_NAMES[name] for name, needed in PERMISSIONS if needed and not getattr(has, name)]


_NAMES = {
    "read_messages": "View Channels",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_public_threads": "Create Public Threads",
    "create_events": "Create Events",
    "add_reactions": "Add Reactions",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
