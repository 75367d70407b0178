"""Messages of the bot: written, looked through, changed, as the requests that carry them say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.support.discord_fake_errors import Form, Refused
from tests.support.discord_fake_permissions import Permission
from tests.support.discord_fake_state import State
from tests.support.discord_fake_validation import check_message, numbered
from tests.support.discord_fake_world import (
    COMPONENTS_V2,
    EPHEMERAL,
    LOADING,
    SILENT,
    Attachment,
    Channel,
    Json,
    Kind,
    Message,
    User,
)

_SUPPRESS_EMBEDS = 1 << 2
_MAY_SET = _SUPPRESS_EMBEDS | SILENT | COMPONENTS_V2


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart request, and the number it has there."""

    number: int
    filename: str
    media_type: str
    content: bytes


def compose(
    state: State,
    channel: Channel,
    body: Json,
    files: Sequence[Upload],
    *,
    may_be_private: bool = False,
    ref: int | None = None,
) -> Message:
    """A message of the bot, looked through but not yet posted. `ref`: its id, where that is known before."""
    flags = int(body.get("flags") or 0) & (_MAY_SET | (EPHEMERAL if may_be_private else 0))
    check_message(body, flags=flags, is_new=True, has_files=bool(files))
    made = Message(ref or state.time.new_id(), channel, state.bot, state.time.now())
    made.content = (body.get("content") or "").strip()
    made.embeds = [{"type": "rich"} | embed for embed in body.get("embeds") or []]
    made.components = numbered(body.get("components") or [])
    made.flags = flags
    made.nonce = None if body.get("nonce") is None else str(body["nonce"])
    made.attachments = _attached(state, body, files)
    _mention(state, made, body.get("allowed_mentions"))
    return made


def send(state: State, channel: Channel, body: Json, files: Sequence[Upload]) -> Message:
    """POST to a channel. The same nonce again gives back what is there."""
    check_sending(state, channel, has_files=bool(files))
    replies_to = _replied(state, channel, body.get("message_reference"))
    message = compose(state, channel, body, files)
    if message.nonce is not None and body.get("enforce_nonce"):
        there = state.remembered(message.nonce)
        if there is not None:
            return there
    if replies_to is not None:
        message.replies_to, message.kind = replies_to, 19
        _mention(state, message, body.get("allowed_mentions"))
    return state.post(message)


def check_sending(state: State, channel: Channel, has_files: bool = False) -> None:
    """Whether the bot may write there at all."""
    recipient = channel.recipient
    if recipient is not None:
        if not state.shares_guild(recipient):
            raise Refused(50278)
        if recipient.is_bot or recipient.has_closed_messages or state.bot.id in recipient.blocks:
            raise Refused(50007)
        return
    if channel.kind in (Kind.FORUM, Kind.CATEGORY):
        raise Refused(50008)
    wanted = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
    state.need(channel, wanted | (Permission.ATTACH_FILES if has_files else Permission(0)))
    if channel.is_locked and not state.may(state.bot, channel) & Permission.MANAGE_THREADS:
        raise Refused(50083 if channel.is_archived else 160005)


def _replied(state: State, channel: Channel, reference: Json | None) -> int | None:
    if reference is None:
        return None
    if not state.may(state.bot, channel) & Permission.READ_MESSAGE_HISTORY:
        raise Refused(160002)
    there = channel.messages.get(int(reference["message_id"]))
    if there is not None and not there.is_deleted and not there.is_ephemeral:
        return there.id
    if reference.get("fail_if_not_exists", True):
        form = Form()
        form.fault(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        form.check()
    return None


def _attached(state: State, body: Json, files: Sequence[Upload]) -> list[Attachment]:
    described = {str(each.get("id")): each for each in body.get("attachments") or []}
    is_private = bool(int(body.get("flags") or 0) & EPHEMERAL)
    made = []
    for file in files:
        told = described.get(str(file.number), {})
        name = told.get("filename") or file.filename
        media_type = _media_type(name, file.media_type)
        made.append(
            Attachment(state.time.new_id(), name, file.content, media_type, told.get("description"), is_private)
        )
    return made


def _media_type(name: str, told: str) -> str:
    known = {"png": "image/png", "csv": "text/csv", "txt": "text/plain", "json": "application/json"}
    return known.get(name.rpartition(".")[2], told)


def _mention(state: State, message: Message, allowed: Json | None) -> None:
    """Who is named and who is notified: without `allowed_mentions` Discord notifies everybody who is named."""
    named = state.mentioned(message.content, message.channel.guild)
    parse = {"users", "roles", "everyone"} if allowed is None else set(allowed.get("parse") or [])
    chosen = {int(each) for each in (allowed or {}).get("users") or []}
    message.mentions = [user for user in named if "users" in parse or user.id in chosen]
    pings = {user.id for user in message.mentions}
    for role in message.channel.guild.roles.values() if message.channel.guild else ():
        may = "roles" in parse or str(role.id) in map(str, (allowed or {}).get("roles") or [])
        if f"<@&{role.id}>" in message.content and may:
            pings |= {member.user.id for member in message.channel.guild.members.values() if role.id in member.roles}  # type: ignore[union-attr]  # there are roles, so there is a server
    if message.replies_to is not None and (allowed is None or allowed.get("replied_user")):
        replied = message.channel.messages[message.replies_to].author
        pings.add(replied.id)
        message.mentions += [replied] if replied not in message.mentions else []
    calls_all = "@everyone" in message.content or "@here" in message.content
    message.mentions_everyone = calls_all and "everyone" in parse
    message.pings = frozenset(pings - {message.author.id})


def change(state: State, message: Message, body: Json, files: Sequence[Upload]) -> Message:
    """PATCH: what is named is replaced. A deferred answer becomes a message by it."""
    flags = message.flags | (int(body.get("flags") or 0) & (COMPONENTS_V2 | _SUPPRESS_EMBEDS))
    kept = _kept(message, body)
    left = {
        "content": body.get("content", message.content),
        "embeds": body.get("embeds", message.embeds),
        "components": body.get("components", message.components),
    }
    check_message(
        body | left | {"nonce": None, "attachments": None}, flags=flags, is_new=False, has_files=bool(files or kept),
        was_empty=True,
    )  # fmt: skip
    message.flags = flags & ~LOADING
    message.content = (left["content"] or "").strip()
    message.embeds = [{"type": "rich"} | embed for embed in left["embeds"] or []]
    message.components = numbered(left["components"] or [])
    message.attachments = kept + _attached(state, body, files)
    for attachment in message.attachments:
        state.attachments[attachment.id] = attachment
    _mention(state, message, body.get("allowed_mentions"))
    return message


def _kept(message: Message, body: Json) -> list[Attachment]:
    if body.get("attachments") is None:
        return list(message.attachments)
    named = {str(each.get("id")) for each in body["attachments"]}
    return [each for each in message.attachments if str(each.id) in named]


def sees(state: State, who: User, message: Message) -> bool:
    """Whether a person finds this message when they look."""
    if message.is_deleted or (message.only_for is not None and message.only_for is not who):
        return False
    if message.only_for is who:
        return True
    wanted = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY
    return state.may(who, message.channel) & wanted == wanted
