"""Interactions: what people ask the bot by commands, buttons and forms, and the answers with their deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.support import discord_fake_payloads as payloads
from tests.support.discord_fake_errors import Form, Refused
from tests.support.discord_fake_messages import Upload, change, compose
from tests.support.discord_fake_state import Happening, State
from tests.support.discord_fake_validation import check_modal
from tests.support.discord_fake_world import EPHEMERAL, LOADING, Channel, Guild, Json, Message, User

COMMAND, COMPONENT, AUTOCOMPLETE, FORM = 2, 3, 4, 5
ANSWER, DEFER, DEFER_UPDATE, UPDATE, SUGGEST, OPEN_FORM = 4, 5, 6, 7, 8, 9
_ALLOWED = {
    COMMAND: {ANSWER, DEFER, OPEN_FORM},
    COMPONENT: {ANSWER, DEFER, DEFER_UPDATE, UPDATE, OPEN_FORM},
    AUTOCOMPLETE: {SUGGEST},
    FORM: {ANSWER, DEFER, DEFER_UPDATE, UPDATE},
}


@dataclass(eq=False, slots=True)
class Interaction:
    """`message`: the one whose button was pressed; `by`: the interaction that opened the form which this submits.

    `acknowledged`: the type of the first answer. `original`: the message that it made or is about. `answers`: all that
    were made, in order. `form`: what it opened; `suggestions`: what it proposes.
    """

    id: int
    token: str
    kind: int
    user: User
    channel: Channel
    data: Json
    at: float
    message: Message | None = None
    by: Interaction | None = field(default=None, repr=False)
    acknowledged: int | None = None
    acknowledged_after: float | None = None
    original: Message | None = None
    answers: list[Message] = field(default_factory=list)
    form: Json | None = None
    suggestions: list[Json] | None = None


class Interactions:
    """`deadline` and `lifetime`: so long may the first answer, and any later one, take."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.by_token: dict[str, Interaction] = {}
        self.deadline = 3.0
        self.lifetime = 900.0

    def ask(
        self,
        user: User,
        channel: Channel,
        kind: int,
        data: Json,
        *,
        message: Message | None = None,
        by: Interaction | None = None,
    ) -> Interaction:
        made = self._state.time.new_id()
        token = f"aW50ZXJhY3Rpb246{made}"
        asked = Interaction(made, token, kind, user, channel, data, self._state.time.now(), message, by)
        self.by_token[token] = asked
        self._state.tell(Happening("INTERACTION_CREATE", self._payload(asked), channel.guild))
        return asked

    def has_failed(self, asked: Interaction) -> bool:
        """What its client would show: "The application did not respond"."""
        return asked.acknowledged is None and self._state.time.now() - asked.at > self.deadline

    @property
    def failed(self) -> list[Interaction]:
        """All that were not answered in time."""
        return [each for each in self.by_token.values() if self.has_failed(each)]

    # the bot's side

    def acknowledge(self, ref: int, token: str, body: Json, files: Sequence[Upload]) -> Interaction:
        """The first answer, of whatever kind."""
        asked = self.by_token.get(token)
        if asked is None or asked.id != ref:
            raise Refused(10062)
        if asked.acknowledged is not None:
            raise Refused(40060)
        if self._state.time.now() - asked.at > self.deadline:
            raise Refused(10062)
        kind, data = body["type"], body.get("data") or {}
        if kind not in _ALLOWED[asked.kind] or (kind in (UPDATE, DEFER_UPDATE) and asked.message is None):
            form = Form()
            form.fault(("type",), "INTERACTION_CALLBACK_TYPE_INVALID", "Not an answer to this kind of interaction")
            form.check()
        self._carry_out(asked, kind, data, files)
        asked.acknowledged, asked.acknowledged_after = kind, self._state.time.now() - asked.at
        return asked

    def _carry_out(self, asked: Interaction, kind: int, data: Json, files: Sequence[Upload]) -> None:
        if kind == ANSWER:
            asked.original = self._post(asked, compose(self._state, asked.channel, data, files, may_be_private=True))
        elif kind == DEFER:
            waiting = Message(self._state.time.new_id(), asked.channel, self._state.bot, self._state.time.now())
            waiting.flags = LOADING | (int(data.get("flags") or 0) & EPHEMERAL)
            asked.original = self._post(asked, waiting)
        elif kind == DEFER_UPDATE:
            asked.original = asked.message
        elif kind == UPDATE:
            assert asked.message is not None
            asked.original = self._change(asked.message, data, files)
        elif kind == SUGGEST:
            asked.suggestions = _checked_suggestions(data.get("choices") or [])
            self._state.note(
                "suggestions", f"@{asked.user.name}", text=str([each["name"] for each in asked.suggestions])
            )
        else:
            check_modal(data)
            asked.form = data
            self._state.note("form", f"@{asked.user.name}", text=data["title"])

    def open_to(self, token: str) -> Interaction:
        """The interaction that a token still speaks for."""
        asked = self.by_token.get(token)
        if asked is None or asked.acknowledged is None:
            raise Refused(10015)
        if self._state.time.now() - asked.at > self.lifetime:
            raise Refused(50027)
        return asked

    def follow_up(self, token: str, body: Json, files: Sequence[Upload]) -> Message:
        """One more message. The first one after deferring takes the place of "is thinking"."""
        asked = self.open_to(token)
        if asked.original is not None and asked.original.is_loading:
            return self._change(asked.original, body, files)
        return self._post(asked, compose(self._state, asked.channel, body, files, may_be_private=True))

    def message(self, token: str, ref: str) -> Message:
        asked = self.open_to(token)
        found = asked.original if ref == "@original" else asked.channel.messages.get(int(ref))
        is_of_it = found is not None and (found is asked.original or found in asked.answers)
        if found is None or found.is_deleted or not is_of_it:
            raise Refused(10008)
        return found

    def edit(self, token: str, ref: str, body: Json, files: Sequence[Upload]) -> Message:
        return self._change(self.message(token, ref), body, files)

    def delete(self, token: str, ref: str) -> Message:
        found = self.message(token, ref)
        self._state.delete(found)
        return found

    def _post(self, asked: Interaction, message: Message) -> Message:
        message.kind = 20 if asked.kind == COMMAND else 0
        message.only_for = asked.user if message.is_ephemeral else None
        message.asked_by = _metadata(asked)
        asked.answers.append(self._state.post(message))
        return message

    def _change(self, message: Message, body: Json, files: Sequence[Upload]) -> Message:
        was_loading = message.is_loading
        change(self._state, message, body, files)
        self._state.edited(message, deed="sent" if was_loading else "edited")
        return message

    def _payload(self, asked: Interaction) -> Json:
        state, channel = self._state, asked.channel
        guild = channel.guild
        payload: Json = {
            "id": str(asked.id),
            "application_id": str(state.bot.id),
            "type": asked.kind,
            "data": asked.data,
            "token": asked.token,
            "version": 1,
            "locale": asked.user.locale,
            "channel_id": str(channel.id),
            "channel": payloads.channel(channel, state.bot)
            | {"permissions": str(state.may(asked.user, channel).value)},
            "app_permissions": str((state.may(state.bot, channel)).value),
            "entitlements": [],
            "authorizing_integration_owners": _owners(guild),
            "context": 1 if guild is None else 0,
            "attachment_size_limit": 10 << 20,
        }
        if asked.message is not None:
            payload["message"] = payloads.message(asked.message, state.bot, state.base)
        if guild is None:
            return payload | {"user": payloads.user(asked.user)}
        return payload | {
            "guild_id": str(guild.id),
            "guild_locale": guild.locale,
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "member": payloads.asking(guild, guild.members[asked.user.id], channel),
        }


def _owners(guild: Guild | None) -> Json:
    return {"0": "0" if guild is None else str(guild.id)}


def _metadata(asked: Interaction) -> Json:
    told: Json = {
        "id": str(asked.id),
        "type": asked.kind,
        "user": payloads.user(asked.user),
        "authorizing_integration_owners": _owners(asked.channel.guild),
    }
    if asked.original is not None:
        told["original_response_message_id"] = str(asked.original.id)
    if asked.message is not None and asked.kind == COMPONENT:
        told["interacted_message_id"] = str(asked.message.id)
    if asked.by is not None:
        told["triggering_interaction_metadata"] = _metadata(asked.by)
    return told


def _checked_suggestions(choices: Sequence[Json]) -> list[Json]:
    form = Form()
    form.at_most(("data", "choices"), list(choices), 25)
    for number, choice in enumerate(choices):
        form.length(("data", "choices", number, "name"), choice.get("name"), 1, 100)
        if isinstance(choice.get("value"), str):
            form.length(("data", "choices", number, "value"), choice["value"], 1, 100)
    form.check()
    return list(choices)


def answer_payload(asked: Interaction, state: State) -> Json:
    """What `with_response=1` is answered with."""
    told: Json = {
        "id": str(asked.id),
        "type": asked.kind,
        "response_message_loading": asked.acknowledged == DEFER,
        "channel_id": str(asked.channel.id),
    }
    if asked.channel.guild is not None:
        told["guild_id"] = str(asked.channel.guild.id)
    payload: Json = {"interaction": told}
    if asked.original is not None:
        told["response_message_id"] = str(asked.original.id)
        told["response_message_ephemeral"] = asked.original.is_ephemeral
    if asked.original is not None and asked.acknowledged in (ANSWER, UPDATE):
        message = payloads.message(asked.original, state.bot, state.base)
        payload["resource"] = {"type": asked.acknowledged, "message": message}
    return payload
