"""Servers and their scheduled events as Discord writes them in JSON."""

from __future__ import annotations

from tests.support import discord_fake_payloads as payloads
from tests.support.discord_fake_permissions import in_channel, in_guild
from tests.support.discord_fake_world import Guild, Json, Kind, ScheduledEvent, Stage, User


def event(of: ScheduledEvent) -> Json:
    payload: Json = {
        "description": None,
        "channel_id": None,
        "scheduled_end_time": None,
        "image": None,
        "entity_metadata": None,
        "recurrence_rule": None,
    }
    return (
        payload
        | of.said
        | {
            "id": str(of.id),
            "guild_id": str(of.guild.id),
            "creator_id": str(of.creator.id),
            "creator": payloads.user(of.creator),
            "entity_id": None,
            "status": of.status,
            "guild_scheduled_event_exceptions": [],
            "user_count": 0,
        }
    )


def stage(of: Stage) -> Json:
    assert of.channel.guild is not None
    return {
        "id": str(of.id),
        "guild_id": str(of.channel.guild.id),
        "channel_id": str(of.channel.id),
        "topic": of.topic,
        "privacy_level": of.privacy,
        "discoverable_disabled": True,
        "guild_scheduled_event_id": None,
    }


def guild(of: Guild, *, with_counts: bool = False) -> Json:
    """As REST answers with it; the gateway adds members, channels and threads."""
    payload: Json = {
        "id": str(of.id),
        "name": of.name,
        "owner_id": str(of.owner.id),
        "roles": [payloads.role(each) for each in of.roles.values()],
        "preferred_locale": of.locale,
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "verification_level": 0,
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "widget_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "region": "deprecated",
        "features": [],
        "emojis": [],
        "stickers": [],
    }
    payload |= dict.fromkeys(_EMPTY)
    counts = {"approximate_member_count": len(of.members), "approximate_presence_count": len(of.members)}
    return payload | counts if with_counts else payload


_EMPTY = (
    "icon", "description", "home_header", "splash", "discovery_splash", "banner", "application_id", "afk_channel_id",
    "system_channel_id", "widget_channel_id", "vanity_url_code", "rules_channel_id", "safety_alerts_channel_id",
    "public_updates_channel_id", "incidents_data", "hub_type",
)  # fmt: skip


def arriving(of: Guild, bot: User) -> Json:
    """GUILD_CREATE, for a bot that was not granted presences: of the members it is told only of itself."""
    me = of.members[bot.id]
    threads = [
        each
        for each in of.channels.values()
        if each.is_thread and not each.is_archived and in_channel(each, me)
        and (each.kind is not Kind.PRIVATE_THREAD or bot.id in each.joined or in_guild(of, me) & (1 << 34))
    ]  # fmt: skip
    return guild(of) | {
        "joined_at": payloads.iso(me.joined),
        "large": False,
        "unavailable": False,
        "member_count": len(of.members),
        "members": [payloads.member(me)],
        "channels": [payloads.channel(each, bot) for each in of.channels.values() if not each.is_thread],
        "threads": [payloads.channel(each, bot) for each in threads],
        "guild_scheduled_events": [event(each) for each in of.events.values()],
        "voice_states": [],
        "presences": [],
        "stage_instances": [stage(each) for each in of.stages.values()],
        "soundboard_sounds": [],
    }
