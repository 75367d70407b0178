"""The routes of channels and their messages. Those of threads alone are in `discord_fake_routes_threads`."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from tests.support import discord_fake_payloads as payloads
from tests.support.discord_fake_errors import Form, Refused
from tests.support.discord_fake_messages import change, send
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_routing import Answer, Call, Routes
from tests.support.discord_fake_world import Channel, Json, Message

routes = Routes()
ROOM = "/channels/{channel}"
MESSAGES = f"{ROOM}/messages"
MESSAGE = f"{MESSAGES}/{{message}}"


def shown(call: Call, message: Message) -> Json:
    return payloads.message(message, call.state.bot, call.state.base)


def _found(call: Call) -> tuple[Channel, Message]:
    channel = call.state.channel(call.ids["channel"])
    call.state.need(channel, Permission.VIEW_CHANNEL)
    return channel, call.state.message(channel, call.ids["message"])


@routes("GET", ROOM)
def get_channel(call: Call) -> Answer:
    channel = call.state.channel(call.ids["channel"])
    call.state.need(channel, Permission.VIEW_CHANNEL)
    return Answer(payloads.channel(channel, call.state.bot))


@routes("PATCH", ROOM)
def change_channel(call: Call) -> Answer:
    channel = call.state.channel(call.ids["channel"])
    if channel.is_dm:
        raise Refused(50003)
    form: dict[str, Any] = call.form
    if channel.is_thread:
        _check_thread_change(call, channel, form)
    else:
        call.state.need(channel, Permission.MANAGE_CHANNELS)
    channel.name = form.get("name", channel.name)
    channel.topic = form.get("topic", channel.topic)
    channel.is_locked = form.get("locked", channel.is_locked)
    channel.is_invitable = form.get("invitable", channel.is_invitable)
    channel.archive_after = form.get("auto_archive_duration", channel.archive_after)
    channel.applied_tags = [str(tag) for tag in form.get("applied_tags", channel.applied_tags)]
    if form.get("archived", channel.is_archived) != channel.is_archived:
        channel.is_archived = form["archived"]
        channel.archived_at = call.state.time.now()
    call.state.channel_changed(channel)
    return Answer(payloads.channel(channel, call.state.bot))


def _check_thread_change(call: Call, thread: Channel, form: dict[str, Any]) -> None:
    """Its owner may change it, and lock it; but a locked one is changed, and woken, only by who manages threads.
    Archived, it rests."""
    manages = bool(call.state.may(call.state.bot, thread) & Permission.MANAGE_THREADS)
    call.state.need(thread, Permission.VIEW_CHANNEL)
    if thread.is_archived and form.get("archived") is not False:
        raise Refused(50083)
    is_plain = not form.keys() - {"archived", "locked", "invitable", "auto_archive_duration", "name", "applied_tags"}
    wakes = thread.is_archived and not thread.is_locked and form.keys() == {"archived"}
    if not manages and not (is_plain and thread.owner is call.state.bot and not thread.is_locked) and not wakes:
        raise Refused(50013)


@routes("DELETE", ROOM)
def delete_channel(call: Call) -> Answer:
    channel = call.state.channel(call.ids["channel"])
    if not channel.is_dm:
        needed = Permission.MANAGE_THREADS if channel.is_thread else Permission.MANAGE_CHANNELS
        call.state.need(channel, needed)
        call.state.delete_channel(channel)
    return Answer(payloads.channel(channel, call.state.bot))


@routes("POST", f"{ROOM}/typing")
def typing(call: Call) -> Answer:
    call.state.need(call.state.channel(call.ids["channel"]), Permission.SEND_MESSAGES)
    return Answer(status=204)


@routes("POST", MESSAGES)
def send_message(call: Call) -> Answer:
    channel = call.state.channel(call.ids["channel"])
    return Answer(shown(call, send(call.state, channel, call.form, call.files)))


@routes("GET", MESSAGES)
def list_messages(call: Call) -> Answer:
    """The newest first; without the right to read what was said, there is nothing."""
    channel = call.state.channel(call.ids["channel"])
    call.state.need(channel, Permission.VIEW_CHANNEL)
    limit = int(call.query.get("limit", 50))
    if not 1 <= limit <= 100:
        form = Form()
        form.fault(("limit",), "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
        form.check()
    if not call.state.may(call.state.bot, channel) & Permission.READ_MESSAGE_HISTORY:
        return Answer([])
    after, before = int(call.query.get("after", 0)), int(call.query.get("before", 1 << 63))
    there = [
        each
        for each in sorted(channel.messages.values(), key=lambda message: message.id)
        if after < each.id < before and not each.is_deleted and not each.is_ephemeral
    ]
    wanted = there[:limit] if "after" in call.query else there[-limit:]
    return Answer([shown(call, each) for each in reversed(wanted)])


@routes("GET", MESSAGE)
def get_message(call: Call) -> Answer:
    channel, message = _found(call)
    call.state.need(channel, Permission.READ_MESSAGE_HISTORY)
    return Answer(shown(call, message))


@routes("PATCH", MESSAGE)
def edit_message(call: Call) -> Answer:
    channel, message = _found(call)
    if message.author is not call.state.bot:
        raise Refused(50005)
    if channel.is_archived:
        raise Refused(50083)
    if channel.is_locked and not call.state.may(call.state.bot, channel) & Permission.MANAGE_THREADS:
        raise Refused(160005)
    change(call.state, message, call.form, call.files)
    call.state.edited(message)
    return Answer(shown(call, message))


@routes("DELETE", MESSAGE)
def delete_message(call: Call) -> Answer:
    channel, message = _found(call)
    if message.author is not call.state.bot:
        if channel.is_dm:
            raise Refused(50003)
        call.state.need(channel, Permission.MANAGE_MESSAGES)
    if channel.is_archived:
        raise Refused(50083)
    call.state.delete(message)
    return Answer(status=204)


@routes("PUT", f"{MESSAGE}/reactions/{{emoji}}/@me")
def react(call: Call) -> Answer:
    channel, message = _found(call)
    emoji = unquote(call.ids["emoji"])
    if channel.is_archived:
        raise Refused(50083)
    wanted = Permission.READ_MESSAGE_HISTORY
    call.state.need(channel, wanted if emoji in message.reactions else wanted | Permission.ADD_REACTIONS)
    if emoji.isascii():
        raise Refused(10014)
    call.state.react(message, call.state.bot, emoji)
    return Answer(status=204)


@routes("DELETE", f"{MESSAGE}/reactions/{{emoji}}/@me")
def take_reaction_back(call: Call) -> Answer:
    _, message = _found(call)
    call.state.react(message, call.state.bot, unquote(call.ids["emoji"]), take_back=True)
    return Answer(status=204)


@routes("PUT", f"{ROOM}/messages/pins/{{message}}")
def pin(call: Call) -> Answer:
    return _pin(call, True)


@routes("DELETE", f"{ROOM}/messages/pins/{{message}}")
def unpin(call: Call) -> Answer:
    return _pin(call, False)


def _pin(call: Call, is_pinned: bool) -> Answer:
    channel, message = _found(call)
    call.state.need(channel, Permission.PIN_MESSAGES if not channel.is_dm else Permission.VIEW_CHANNEL)
    message.is_pinned = is_pinned
    call.state.edited(message, deed="pinned" if is_pinned else "unpinned")
    return Answer(status=204)
