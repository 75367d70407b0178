"""The routes of stages: a stage channel is live as long as there is an instance of it."""

from __future__ import annotations

from tests.support import discord_fake_payloads_guilds as guilds
from tests.support.discord_fake_errors import Form, Refused
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_routing import Answer, Call, Routes
from tests.support.discord_fake_world import Channel, Kind, Stage

routes = Routes()
STAGES = "/stage-instances"
STAGE = f"{STAGES}/{{channel}}"
MODERATES = Permission.MANAGE_CHANNELS | Permission.MUTE_MEMBERS | Permission.MOVE_MEMBERS
"""Who has all of these in a stage channel is a moderator of it."""


@routes("POST", STAGES)
def open_stage(call: Call) -> Answer:
    channel = call.state.channel(call.form["channel_id"])
    if channel.kind is not Kind.STAGE:
        raise Refused(50024)
    form = Form()
    form.length(("topic",), call.form.get("topic"), 1, 120)
    form.check()
    calls = Permission.MENTION_EVERYONE if call.form.get("send_start_notification") else Permission(0)
    call.state.need(channel, MODERATES | calls)
    guild = channel.guild
    assert guild is not None
    if channel.id in guild.stages:
        raise Refused(150006)
    level = call.form.get("privacy_level") or 2
    stage = Stage(call.state.time.new_id(), channel, call.form["topic"], level, is_called=bool(calls))
    guild.stages[channel.id] = stage
    call.state.note("stage opened", channel, text=stage.topic)
    call.state.tell_guild("STAGE_INSTANCE_CREATE", guild, guilds.stage(stage))
    return Answer(guilds.stage(stage))


@routes("GET", STAGE)
def get_stage(call: Call) -> Answer:
    return Answer(guilds.stage(_stage(call)))


@routes("DELETE", STAGE)
def end_stage(call: Call) -> Answer:
    stage = _stage(call)
    call.state.need(stage.channel, MODERATES)
    call.state.end_stage(stage)
    return Answer(status=204)


def _stage(call: Call) -> Stage:
    channel: Channel = call.state.channel(call.ids["channel"])
    call.state.need(channel, Permission.VIEW_CHANNEL)
    assert channel.guild is not None
    stage = channel.guild.stages.get(channel.id)
    if stage is None:
        raise Refused(10067)
    return stage
