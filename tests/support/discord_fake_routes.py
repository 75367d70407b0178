"""The routes of channels and their messages."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from tests.support import discord_fake_payloads as payloads
from tests.support.discord_fake_errors import Form, Refused
from tests.support.discord_fake_messages import change, compose, send
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_routing import Answer, Call, Routes
from tests.support.discord_fake_world import Channel, Json, Kind, Message

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
    channel.archive_after = form.get("auto_archive_duration", channel.archive_after)
    channel.applied_tags = [str(tag) for tag in form.get("applied_tags", channel.applied_tags)]
    if form.get("archived", channel.is_archived) != channel.is_archived:
        channel.is_archived = form["archived"]
        channel.archived_at = call.state.time.now()
    call.state.channel_changed(channel)
    return Answer(payloads.channel(channel, call.state.bot))


def _check_thread_change(call: Call, thread: Channel, form: dict[str, Any]) -> None:
    """Its owner may change it; to lock it, or to open a locked one, one must manage threads. Archived, it rests."""
    manages = bool(call.state.may(call.state.bot, thread) & Permission.MANAGE_THREADS)
    call.state.need(thread, Permission.VIEW_CHANNEL)
    if thread.is_archived and form.get("archived") is not False:
        raise Refused(50083)
    is_plain = not form.keys() - {"archived", "auto_archive_duration", "name", "applied_tags"}
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


@routes("POST", f"{MESSAGE}/threads")
def open_thread_on_message(call: Call) -> Answer:
    channel, message = _found(call)
    if message.thread is not None:
        raise Refused(160004)
    if channel.kind not in (Kind.TEXT, Kind.ANNOUNCEMENT):
        raise Refused(50024)
    call.state.need(channel, Permission.CREATE_PUBLIC_THREADS)
    message.thread = call.state.add(_thread(call, channel, Kind.PUBLIC_THREAD, message.id))
    call.state.channel_made(message.thread)
    call.state.edited(message, deed="has a thread")
    return Answer(payloads.channel(message.thread, call.state.bot), 201)


@routes("POST", f"{ROOM}/threads")
def open_thread(call: Call) -> Answer:
    channel = call.state.channel(call.ids["channel"])
    if channel.kind is Kind.FORUM:
        return _post_in_forum(call, channel)
    if channel.kind not in (Kind.TEXT, Kind.ANNOUNCEMENT):
        raise Refused(50024)
    kind = Kind(call.form.get("type") or Kind.PRIVATE_THREAD)
    is_private = kind is Kind.PRIVATE_THREAD
    call.state.need(channel, Permission.CREATE_PRIVATE_THREADS if is_private else Permission.CREATE_PUBLIC_THREADS)
    thread = call.state.add(_thread(call, channel, kind, call.state.time.new_id()))
    call.state.channel_made(thread)
    return Answer(payloads.channel(thread, call.state.bot), 201)


def _post_in_forum(call: Call, forum: Channel) -> Answer:
    call.state.need(forum, Permission.SEND_MESSAGES)
    thread = _thread(call, forum, Kind.PUBLIC_THREAD, call.state.time.new_id())
    message = compose(call.state, thread, call.form.get("message") or {}, call.files, ref=thread.id)
    call.state.channel_made(call.state.add(thread))
    call.state.post(message)
    return Answer(payloads.channel(thread, call.state.bot) | {"message": shown(call, message)}, 201)


def _thread(call: Call, parent: Channel, kind: Kind, ref: int) -> Channel:
    form = Form()
    form.length(("name",), call.form.get("name"), 1, 100)
    form.check()
    thread = Channel(ref, kind, call.form["name"], parent.guild, parent, owner=call.state.bot)
    thread.archive_after = call.form.get("auto_archive_duration") or 1440
    thread.archived_at = call.state.time.now()
    thread.applied_tags = [str(tag) for tag in call.form.get("applied_tags") or []]
    thread.joined.add(call.state.bot.id)
    return thread


@routes("PUT", f"{ROOM}/thread-members/{{user}}")
def join_thread(call: Call) -> Answer:
    thread = call.state.channel(call.ids["channel"])
    if thread.is_archived:
        raise Refused(50083)
    is_me = call.ids["user"] == "@me"
    wanted = Permission.VIEW_CHANNEL if is_me else Permission.SEND_MESSAGES_IN_THREADS
    call.state.need(thread.place if is_me else thread, wanted)
    user = call.state.bot.id if is_me else int(call.ids["user"])
    if thread.guild is None or user not in thread.guild.members:
        raise Refused(10007)
    thread.joined.add(user)
    return Answer(status=204)


@routes("DELETE", f"{ROOM}/thread-members/{{user}}")
def leave_thread(call: Call) -> Answer:
    thread = call.state.channel(call.ids["channel"])
    is_me = call.ids["user"] == "@me"
    call.state.need(thread, Permission.VIEW_CHANNEL if is_me else Permission.MANAGE_THREADS)
    thread.joined.discard(call.state.bot.id if is_me else int(call.ids["user"]))
    return Answer(status=204)
