"""The routes of the application: who it is, its commands, and its answers to interactions."""

from __future__ import annotations

from tests.support import discord_fake_payloads as payloads
from tests.support.discord_fake_errors import Refused
from tests.support.discord_fake_interactions import answer_payload
from tests.support.discord_fake_permissions import in_guild
from tests.support.discord_fake_routes import shown
from tests.support.discord_fake_routing import Answer, Call, Routes
from tests.support.discord_fake_world import Json

routes = Routes()
COMMANDS = "/applications/{application}/commands"
COMMANDS_THERE = "/applications/{application}/guilds/{guild}/commands"
ANSWERS = "/webhooks/{application}/{token}"
ANSWER = f"{ANSWERS}/messages/{{message}}"
_LIMITED_INTENTS = {1 << 8: 1 << 13, 1 << 1: 1 << 15, 1 << 15: 1 << 19}
"""Which flag of an application says that it was granted an intent: presences, members, content."""


@routes("GET", "/users/@me")
def get_myself(call: Call) -> Answer:
    return Answer(payloads.myself(call.state.bot))


@routes("GET", "/users/@me/guilds")
def list_my_guilds(call: Call) -> Answer:
    mine = [each for each in call.state.guilds.values() if call.state.bot.id in each.members]
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 200))
    told: list[Json] = [
        {
            "id": str(each.id),
            "name": each.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(in_guild(each, each.members[call.state.bot.id]).value),
            "features": [],
            "approximate_member_count": len(each.members),
            "approximate_presence_count": len(each.members),
        }
        for each in sorted(mine, key=lambda guild: guild.id)
        if each.id > after
    ]
    return Answer(told[:limit])


@routes("DELETE", "/users/@me/guilds/{guild}")
def leave_guild(call: Call) -> Answer:
    call.fake.remove_bot(call.state.guild(call.ids["guild"]))
    return Answer(status=204)


@routes("GET", "/users/{user}")
def get_user(call: Call) -> Answer:
    user = call.state.users.get(int(call.ids["user"]))
    if user is None:
        raise Refused(10013)
    return Answer(payloads.user(user))


@routes("POST", "/users/@me/channels")
def open_direct_messages(call: Call) -> Answer:
    """Of every person there is one such channel; only a new one counts as opened."""
    user = call.state.users.get(int(call.form["recipient_id"]))
    if user is None:
        raise Refused(10013)
    if user is call.state.bot:
        raise Refused(50033)
    if not call.state.has_direct(user) and not call.fake.limits.may_open():
        raise Refused(40003)
    return Answer(payloads.channel(call.state.direct(user), call.state.bot))


@routes("GET", "/gateway")
def get_gateway(call: Call) -> Answer:
    return Answer({"url": call.fake.gateway_url})


@routes("GET", "/gateway/bot")
def get_gateway_for_bot(call: Call) -> Answer:
    limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": call.fake.gateway.max_concurrency}
    return Answer({"url": call.fake.gateway_url, "shards": call.fake.shards, "session_start_limit": limit})


@routes("GET", "/applications/@me")
@routes("GET", "/oauth2/applications/@me")
def get_application(call: Call) -> Answer:
    bot, granted = call.state.bot, call.fake.granted
    flags = sum(flag for intent, flag in _LIMITED_INTENTS.items() if granted & intent)
    return Answer(
        {
            "id": str(bot.id),
            "name": bot.name,
            "icon": None,
            "description": "",
            "summary": "",
            "type": None,
            "bot": payloads.user(bot),
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": flags,
            "flags_new": str(flags),
            "owner": payloads.user(call.fake.developer),
            "team": None,
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "explicit_content_filter": 0,
            "max_participants": None,
            "approximate_guild_count": len(call.state.guilds),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "event_webhooks_url": None,
            "event_webhooks_status": 1,
            "eligible_oauth2_scopes": [],
        }
    )


def _guild_of(call: Call) -> int | None:
    """A server that the bot is not in is one whose commands it may not touch."""
    if "guild" not in call.ids:
        return None
    guild = call.state.guilds.get(int(call.ids["guild"]))
    if guild is None or call.state.bot.id not in guild.members:
        raise Refused(50001)
    return guild.id


@routes("PUT", COMMANDS)
@routes("PUT", COMMANDS_THERE)
def put_commands(call: Call) -> Answer:
    return Answer(call.fake.commands.put(call.body, _guild_of(call)))


@routes("GET", COMMANDS)
@routes("GET", COMMANDS_THERE)
def list_commands(call: Call) -> Answer:
    commands = call.fake.commands.of(_guild_of(call))
    if call.query.get("with_localizations", "").lower() in ("1", "true"):
        return Answer(commands)
    hidden = ("name_localizations", "description_localizations")
    return Answer([{key: value for key, value in each.items() if key not in hidden} for each in commands])


@routes("GET", f"{COMMANDS}/{{command}}")
@routes("GET", f"{COMMANDS_THERE}/{{command}}")
def get_command(call: Call) -> Answer:
    for each in call.fake.commands.of(_guild_of(call)):
        if each["id"] == call.ids["command"]:
            return Answer(each)
    raise Refused(10063)


@routes("POST", "/interactions/{interaction}/{token}/callback")
def acknowledge(call: Call) -> Answer:
    asked = call.fake.interactions.acknowledge(int(call.ids["interaction"]), call.ids["token"], call.form, call.files)
    if call.query.get("with_response", "").lower() not in ("1", "true"):
        return Answer(status=204)
    return Answer(answer_payload(asked, call.state))


@routes("POST", ANSWERS)
def follow_up(call: Call) -> Answer:
    message = call.fake.interactions.follow_up(call.ids["token"], call.form, call.files)
    return Answer(shown(call, message)) if _waits(call) else Answer(status=204)


def _waits(call: Call) -> bool:
    """For an interaction there is always an answer; it does not have to be asked for."""
    return call.query.get("wait", "true").lower() in ("1", "true")


@routes("GET", ANSWER)
def get_answer(call: Call) -> Answer:
    return Answer(shown(call, call.fake.interactions.message(call.ids["token"], call.ids["message"])))


@routes("PATCH", ANSWER)
def edit_answer(call: Call) -> Answer:
    edited = call.fake.interactions.edit(call.ids["token"], call.ids["message"], call.form, call.files)
    return Answer(shown(call, edited))


@routes("DELETE", ANSWER)
def delete_answer(call: Call) -> Answer:
    call.fake.interactions.delete(call.ids["token"], call.ids["message"])
    return Answer(status=204)
