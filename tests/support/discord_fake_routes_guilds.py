"""The routes of servers, their members, roles and scheduled events."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.support import discord_fake_payloads as payloads
from tests.support import discord_fake_payloads_guilds as guilds
from tests.support.discord_fake_errors import Form, Refused
from tests.support.discord_fake_permissions import Permission, in_guild
from tests.support.discord_fake_routes_threads import listed
from tests.support.discord_fake_routing import Answer, Call, Routes
from tests.support.discord_fake_world import Guild, Kind, ScheduledEvent

routes = Routes()
GUILD = "/guilds/{guild}"
EVENTS = f"{GUILD}/scheduled-events"
EVENT = f"{EVENTS}/{{event}}"
STAGE, VOICE, ELSEWHERE = 1, 2, 3
_NEXT = {1: {2, 4}, 2: {3}, 3: set(), 4: set()}
_KEPT = frozenset(
    {
        *("name", "description", "channel_id", "privacy_level", "scheduled_start_time", "scheduled_end_time"),
        *("entity_type", "entity_metadata", "recurrence_rule"),
    }
)


def _guild(call: Call) -> Guild:
    return call.state.guild(call.ids["guild"])


@routes("GET", GUILD)
def get_guild(call: Call) -> Answer:
    return Answer(guilds.guild(_guild(call), with_counts=call.query.get("with_counts", "0").lower() in ("1", "true")))


@routes("GET", f"{GUILD}/channels")
def list_channels(call: Call) -> Answer:
    channels = [each for each in _guild(call).channels.values() if not each.is_thread]
    return Answer([payloads.channel(each, call.state.bot) for each in channels])


@routes("GET", f"{GUILD}/threads/active")
def list_threads(call: Call) -> Answer:
    threads = [each for each in _guild(call).channels.values() if each.is_thread and not each.is_archived]
    seen = [each for each in threads if call.state.may(call.state.bot, each) & Permission.VIEW_CHANNEL]
    return Answer(listed(call, seen) | {"has_more": False})


@routes("GET", f"{GUILD}/roles")
def list_roles(call: Call) -> Answer:
    return Answer([payloads.role(each) for each in _guild(call).roles.values()])


@routes("GET", f"{GUILD}/roles/{{role}}")
def get_role(call: Call) -> Answer:
    role = _guild(call).roles.get(int(call.ids["role"]))
    if role is None:
        raise Refused(10011)
    return Answer(payloads.role(role))


@routes("GET", f"{GUILD}/members")
def list_members(call: Call) -> Answer:
    if not call.fake.granted & (1 << 1):
        raise Refused(50001)
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
    members = sorted(_guild(call).members.values(), key=lambda member: member.user.id)
    return Answer([payloads.member(each) for each in members if each.user.id > after][:limit])


@routes("GET", f"{GUILD}/members/{{user}}")
def get_member(call: Call) -> Answer:
    guild = _guild(call)
    member = guild.members.get(int(call.ids["user"]))
    if member is None:
        raise Refused(10007 if int(call.ids["user"]) in call.state.users else 10013)
    return Answer(payloads.member(member))


@routes("GET", f"{GUILD}/scheduled-events")
def list_events(call: Call) -> Answer:
    return Answer([guilds.event(each) for each in _guild(call).events.values()])


@routes("GET", EVENT)
def get_event(call: Call) -> Answer:
    return Answer(guilds.event(_event(call)))


@routes("POST", EVENTS)
def create_event(call: Call) -> Answer:
    guild, form = _guild(call), call.form
    if len([each for each in guild.events.values() if each.status in (1, 2)]) >= 100:
        raise Refused(30038)
    _need(call, guild, Permission.CREATE_EVENTS)
    _check(call, form, is_new=True)
    said = {key: value for key, value in form.items() if key in _KEPT}
    event = ScheduledEvent(call.state.time.new_id(), guild, call.state.bot, said)
    guild.events[event.id] = event
    _happened(call, event, "CREATE", "created")
    return Answer(guilds.event(event))


@routes("PATCH", EVENT)
def change_event(call: Call) -> Answer:
    event, form = _event(call), call.form
    _need(call, event.guild, _to_change(call, event))
    if event.status in (3, 4):
        raise Refused(180000)
    _check(call, event.said | form, is_new=False, is_moved="scheduled_start_time" in form)
    status = form.get("status") or event.status
    if status != event.status and status not in _NEXT[event.status]:
        wrong = Form()
        wrong.fault(("status",), "GUILD_SCHEDULED_EVENT_INVALID_STATUS", "Not after what it was")
        wrong.check()
    event.said |= {key: value for key, value in form.items() if key in _KEPT}
    event.status = status
    _happened(call, event, "UPDATE", "changed")
    return Answer(guilds.event(event))


@routes("DELETE", EVENT)
def delete_event(call: Call) -> Answer:
    event = _event(call)
    _need(call, event.guild, _to_change(call, event))
    del event.guild.events[event.id]
    _happened(call, event, "DELETE", "deleted")
    return Answer(status=204)


def _event(call: Call) -> ScheduledEvent:
    event = _guild(call).events.get(int(call.ids["event"]))
    if event is None:
        raise Refused(10070)
    return event


def _to_change(call: Call, event: ScheduledEvent) -> Permission:
    return Permission.CREATE_EVENTS if event.creator is call.state.bot else Permission.MANAGE_EVENTS


def _need(call: Call, guild: Guild, wanted: Permission) -> None:
    held = in_guild(guild, guild.members[call.state.bot.id])
    if not held & (wanted | Permission.MANAGE_EVENTS):
        raise Refused(50013)


def _happened(call: Call, event: ScheduledEvent, name: str, deed: str) -> None:
    call.state.note(f"event {deed}", event.guild.name, text=event.said["name"])
    data = guilds.event(event)
    call.state.tell_guild(f"GUILD_SCHEDULED_EVENT_{name}", event.guild, data)


def _check(call: Call, form: dict[str, Any], *, is_new: bool, is_moved: bool = True) -> None:
    wrong = Form()
    wrong.length(("name",), form.get("name"), 1, 100)
    wrong.length(("description",), form.get("description"), 0, 1000)
    starts, ends = _instant(form.get("scheduled_start_time")), _instant(form.get("scheduled_end_time"))
    now = call.state.time.now()
    if starts is None:
        wrong.fault(("scheduled_start_time",), "BASE_TYPE_REQUIRED", "This field is required")
    elif is_moved and starts < now:
        wrong.fault(("scheduled_start_time",), "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule in the past.")
    if starts is not None and ends is not None and ends <= starts:
        wrong.fault(("scheduled_end_time",), "GUILD_SCHEDULED_EVENT_END_BEFORE_START", "Ends before it starts.")
    kind = form.get("entity_type")
    if kind == ELSEWHERE:
        wrong.length(("entity_metadata", "location"), (form.get("entity_metadata") or {}).get("location"), 1, 100)
        if ends is None:
            wrong.fault(("scheduled_end_time",), "BASE_TYPE_REQUIRED", "This field is required")
        if form.get("channel_id") is not None:
            wrong.fault(("channel_id",), "GUILD_SCHEDULED_EVENT_CHANNEL", "Elsewhere is in no channel")
    elif kind in (STAGE, VOICE):
        _check_channel(call, wrong, form, Kind.STAGE if kind == STAGE else Kind.VOICE)
    else:
        wrong.fault(("entity_type",), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3}.")
    if is_new and form.get("privacy_level") != 2:
        wrong.fault(("privacy_level",), "BASE_TYPE_CHOICES", "Value must be one of {2}.")
    wrong.check()


def _check_channel(call: Call, wrong: Form, form: dict[str, Any], kind: Kind) -> None:
    channel = call.state.channels.get(int(form.get("channel_id") or 0))
    if channel is None or channel.kind is not kind or channel.is_deleted:
        wrong.fault(("channel_id",), "GUILD_SCHEDULED_EVENT_CHANNEL", "Not a channel of that kind")
    else:
        call.state.need(channel, Permission.VIEW_CHANNEL)


def _instant(written: str | None) -> float | None:
    return None if written is None else datetime.fromisoformat(written).timestamp()
