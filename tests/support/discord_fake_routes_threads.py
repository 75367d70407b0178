"""The routes of threads: how they are opened, found again, and who is in them."""

from __future__ import annotations

from tests.support import discord_fake_payloads as payloads
from tests.support.discord_fake_errors import Form, Refused
from tests.support.discord_fake_messages import compose
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_routes import MESSAGE, ROOM, shown
from tests.support.discord_fake_routing import Answer, Call, Routes
from tests.support.discord_fake_world import Channel, Json, Kind

routes = Routes()
MEMBERS = f"{ROOM}/thread-members"


@routes("POST", f"{MESSAGE}/threads")
def open_thread_on_message(call: Call) -> Answer:
    channel = call.state.channel(call.ids["channel"])
    call.state.need(channel, Permission.VIEW_CHANNEL)
    message = call.state.message(channel, call.ids["message"])
    if message.thread is not None:
        raise Refused(160004)
    if channel.kind not in (Kind.TEXT, Kind.ANNOUNCEMENT):
        raise Refused(50024)
    call.state.need(channel, Permission.CREATE_PUBLIC_THREADS)
    message.thread = call.state.add(_thread(call, channel, _public_in(channel), message.id))
    call.state.channel_made(message.thread)
    call.state.edited(message, deed="has a thread")
    return Answer(payloads.channel(message.thread, call.state.bot), 201)


@routes("POST", f"{ROOM}/threads")
def open_thread(call: Call) -> Answer:
    """A private one has its place in a text channel alone, and is what Discord makes where nothing is said."""
    channel = call.state.channel(call.ids["channel"])
    if channel.kind is Kind.FORUM:
        return _post_in_forum(call, channel)
    kind = Kind(call.form.get("type") or Kind.PRIVATE_THREAD)
    is_private = kind is Kind.PRIVATE_THREAD
    if channel.kind is not Kind.TEXT and (is_private or channel.kind is not Kind.ANNOUNCEMENT):
        raise Refused(50024)
    call.state.need(channel, Permission.CREATE_PRIVATE_THREADS if is_private else Permission.CREATE_PUBLIC_THREADS)
    thread = _thread(call, channel, kind if is_private else _public_in(channel), call.state.time.new_id())
    thread.is_invitable = not is_private or call.form.get("invitable") is not False
    call.state.channel_made(call.state.add(thread))
    return Answer(payloads.channel(thread, call.state.bot), 201)


def _public_in(channel: Channel) -> Kind:
    return Kind.ANNOUNCEMENT_THREAD if channel.kind is Kind.ANNOUNCEMENT else Kind.PUBLIC_THREAD


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


@routes("GET", f"{ROOM}/users/@me/threads/archived/private")
def list_put_away(call: Call) -> Answer:
    """Private threads that the bot is in and that are archived, the newest first."""
    state, channel = call.state, call.state.channel(call.ids["channel"])
    state.need(channel, Permission.READ_MESSAGE_HISTORY)
    limit, before = int(call.query.get("limit", 50)), int(call.query.get("before", 1 << 63))
    if not 2 <= limit <= 100:
        form = Form()
        form.fault(("limit",), "NUMBER_TYPE_MAX", "int value should be between 2 and 100.")
        form.check()
    there = [each for each in state.channels.values() if each.parent is channel and not each.is_deleted]
    mine = [each for each in there if each.kind is Kind.PRIVATE_THREAD and state.bot.id in each.joined]
    found = sorted((each for each in mine if each.is_archived and each.id < before), key=lambda each: -each.id)
    return Answer(listed(call, found[:limit]) | {"has_more": len(found) > limit})


def listed(call: Call, threads: list[Channel]) -> Json:
    bot = call.state.bot
    return {
        "threads": [payloads.channel(each, bot) for each in threads],
        "members": [payloads.thread_member(each, bot) for each in threads if bot.id in each.joined],
    }


@routes("PUT", f"{MEMBERS}/{{user}}")
def join_thread(call: Call) -> Answer:
    thread = _awake(call)
    is_me = call.ids["user"] == "@me"
    wanted = Permission.VIEW_CHANNEL if is_me else Permission.SEND_MESSAGES_IN_THREADS
    call.state.need(thread.place if is_me else thread, wanted)
    if not is_me and not (thread.is_invitable or _looks_after(call, thread)):
        raise Refused(50013)
    user = call.state.bot if is_me else call.state.users.get(int(call.ids["user"]))
    if user is None:
        raise Refused(10013)
    if thread.guild is None or user.id not in thread.guild.members:
        raise Refused(10007)
    call.state.let_in(thread, user)
    return Answer(status=204)


@routes("DELETE", f"{MEMBERS}/{{user}}")
def leave_thread(call: Call) -> Answer:
    thread = _awake(call)
    is_me = call.ids["user"] == "@me"
    call.state.need(thread, Permission.VIEW_CHANNEL)
    if not is_me and not (_looks_after(call, thread) and _is_moderated(call, thread)):
        raise Refused(50013)
    user = call.state.bot.id if is_me else int(call.ids["user"])
    if user not in thread.joined:
        raise Refused(10007)
    call.state.send_out(thread, call.state.users[user])
    return Answer(status=204)


def _awake(call: Call) -> Channel:
    thread = call.state.channel(call.ids["channel"])
    if not thread.is_thread:
        raise Refused(50024)
    if thread.is_archived:
        raise Refused(50083)
    return thread


def _looks_after(call: Call, thread: Channel) -> bool:
    manages = call.state.may(call.state.bot, thread) & Permission.MANAGE_THREADS
    return bool(manages) or thread.owner is call.state.bot


def _is_moderated(call: Call, thread: Channel) -> bool:
    """Who opened a thread sends people out of it only if it is a private one."""
    manages = call.state.may(call.state.bot, thread) & Permission.MANAGE_THREADS
    return bool(manages) or thread.kind is Kind.PRIVATE_THREAD
