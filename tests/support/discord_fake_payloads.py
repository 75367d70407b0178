"""People, servers, channels and messages as Discord writes them in JSON."""

from __future__ import annotations

from tests.support.discord_fake_permissions import in_channel
from tests.support.discord_fake_world import (
    Attachment,
    Channel,
    Guild,
    Json,
    Kind,
    Member,
    Message,
    Role,
    Time,
    User,
)

_PLAIN = Time()


def iso(at: float) -> str:
    return _PLAIN.iso(at)


def user(who: User) -> Json:
    payload: Json = {
        "id": str(who.id),
        "username": who.name.lower().replace(" ", "_"),
        "global_name": None if who.is_bot else who.name,
        "discriminator": "0001" if who.is_bot else "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }
    return payload | {"bot": True} if who.is_bot else payload


def myself(bot: User) -> Json:
    return user(bot) | {"verified": True, "mfa_enabled": False, "email": None, "locale": "en-US", "premium_type": 0}


def role(of: Role) -> Json:
    payload: Json = {
        "id": str(of.id),
        "name": of.name,
        "permissions": str(of.permissions.value),
        "position": of.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": of.of_bot is not None,
        "mentionable": False,
        "description": None,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    return payload | {"tags": {"bot_id": str(of.of_bot)}} if of.of_bot is not None else payload


def member(of: Member, with_user: bool = True) -> Json:
    payload: Json = {
        "roles": [str(each) for each in sorted(of.roles)],
        "joined_at": iso(of.joined),
        "nick": of.nick,
        "avatar": None,
        "banner": None,
        "premium_since": None,
        "communication_disabled_until": None,
        "pending": False,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    return payload | {"user": user(of.user)} if with_user else payload


def channel(of: Channel, bot: User) -> Json:
    if of.recipient is not None:
        return {
            "id": str(of.id),
            "type": of.kind,
            "flags": 0,
            "recipients": [user(of.recipient)],
            "last_message_id": _last(of),
        }
    assert of.guild is not None
    shared: Json = {
        "id": str(of.id),
        "type": of.kind,
        "flags": 0,
        "guild_id": str(of.guild.id),
        "name": of.name,
        "parent_id": None if of.parent is None else str(of.parent.id),
        "rate_limit_per_user": of.rate_limit,
        "last_message_id": _last(of),
    }
    return shared | (_thread(of, bot) if of.is_thread else _room(of))


def _room(of: Channel) -> Json:
    payload: Json = {
        "position": 0,
        "nsfw": False,
        "topic": of.topic,
        "permission_overwrites": [
            {
                "id": str(whose),
                "type": 0 if overwrite.is_role else 1,
                "allow": str(overwrite.allow.value),
                "deny": str(overwrite.deny.value),
            }
            for whose, overwrite in of.overwrites.items()
        ],
    }
    if of.kind in (Kind.VOICE, Kind.STAGE):
        payload |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None}
    if of.kind is Kind.FORUM:
        payload |= {
            "available_tags": of.tags,
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
        }
    return payload


def _thread(of: Channel, bot: User) -> Json:
    payload: Json = {
        "owner_id": str(of.owner.id) if of.owner is not None else "0",
        "message_count": len(of.messages),
        "member_count": len(of.joined),
        "total_message_sent": len(of.messages),
        "thread_metadata": {
            "archived": of.is_archived,
            "locked": of.is_locked,
            "auto_archive_duration": of.archive_after,
            "archive_timestamp": iso(of.archived_at),
            "create_timestamp": iso(of.archived_at),
        }
        | ({"invitable": of.is_invitable} if of.kind is Kind.PRIVATE_THREAD else {}),
    }
    if of.parent is not None and of.parent.kind is Kind.FORUM:
        payload["applied_tags"] = of.applied_tags
    if bot.id in of.joined:
        payload["member"] = thread_member(of, bot)
    return payload


def thread_member(of: Channel, who: User) -> Json:
    return {"id": str(of.id), "user_id": str(who.id), "join_timestamp": iso(of.archived_at), "flags": 0}


def _last(of: Channel) -> str | None:
    seen = [message.id for message in of.messages.values() if not message.is_ephemeral]
    return str(max(seen)) if seen else None


def attachment(of: Attachment, base: str) -> Json:
    url = f"{base}/cdn/attachments/{of.id}/{of.filename}"
    payload: Json = {
        "id": str(of.id),
        "filename": of.filename,
        "size": len(of.content),
        "url": url,
        "proxy_url": url,
        "content_type": of.media_type,
    }
    if of.media_type.startswith("image/"):
        payload |= {"width": 640, "height": 480}
    if of.description is not None:
        payload["description"] = of.description
    return payload | {"ephemeral": True} if of.is_ephemeral else payload


def message(of: Message, bot: User, base: str, *, deep: bool = True) -> Json:
    """As REST answers with it. `deep`: with the message that it replies to."""
    payload: Json = {
        "id": str(of.id),
        "channel_id": str(of.channel.id),
        "author": user(of.author),
        "content": of.content,
        "timestamp": iso(of.created),
        "edited_timestamp": None if of.edited is None else iso(of.edited),
        "tts": False,
        "mention_everyone": of.mentions_everyone,
        "mentions": [user(each) for each in of.mentions],
        "mention_roles": [],
        "attachments": [attachment(each, base) for each in of.attachments],
        "embeds": of.embeds,
        "components": of.components,
        "pinned": of.is_pinned,
        "type": of.kind,
        "flags": of.flags,
    }
    if of.nonce is not None:
        payload["nonce"] = of.nonce
    if of.reactions:
        payload["reactions"] = [reaction(emoji, who, bot) for emoji, who in of.reactions.items()]
    if of.thread is not None:
        payload["thread"] = channel(of.thread, bot)
    if of.asked_by is not None:
        payload |= {"application_id": str(bot.id), "webhook_id": str(bot.id), "interaction_metadata": of.asked_by}
    if of.replies_to is not None:
        payload["message_reference"] = _reference(of)
        replied = of.channel.messages.get(of.replies_to)
        if deep:
            is_there = replied is not None and not replied.is_deleted
            payload["referenced_message"] = message(replied, bot, base, deep=False) if is_there and replied else None
    return payload


def _reference(of: Message) -> Json:
    reference: Json = {"type": 0, "channel_id": str(of.channel.id), "message_id": str(of.replies_to)}
    guild = of.channel.guild
    return reference | {"guild_id": str(guild.id)} if guild is not None else reference


def reaction(emoji: str, who: list[int], bot: User) -> Json:
    return {
        "emoji": {"id": None, "name": emoji},
        "count": len(who),
        "count_details": {"normal": len(who), "burst": 0},
        "me": bot.id in who,
        "me_burst": False,
        "burst_me": False,
        "burst_count": 0,
        "burst_colors": [],
    }


def said(of: Message, bot: User, base: str) -> Json:
    """As the gateway tells of it: with the server and what the author is there."""
    payload = message(of, bot, base)
    guild = of.channel.guild
    if guild is None:
        return payload
    payload["guild_id"] = str(guild.id)
    author = guild.members.get(of.author.id)
    if author is not None:
        payload["member"] = member(author, with_user=False)
    payload["mentions"] = [
        user(each) | ({"member": member(guild.members[each.id], with_user=False)} if each.id in guild.members else {})
        for each in of.mentions
    ]
    return payload


def asking(guild: Guild, who: Member, where: Channel) -> Json:
    """A member in an interaction: with what they may do in that channel."""
    return member(who) | {"permissions": str(in_channel(where, who).value)}
