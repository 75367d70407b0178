"""What the library knows of channels, roles and people at this moment, for whoever sets where alerts go and who helps.

A channel that it does not know is open to everyone: nothing is sent there by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import discord

from bot.adapters.discord.places import NAME, place_of
from bot.core.people import Account, Community, Place, Role

_CHANNEL = re.compile(
    r"<#([0-9]{1,20})>|https://(?:\w+\.)?discord\.com/channels/[0-9]+/([0-9]{1,20})\S*|([0-9]{15,20})"
)
_HOLDER = re.compile(r"<@(&?)!?([0-9]{1,20})>")
_BETWEEN = re.compile(r"\s*[,;\n]\s*")

Room = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread
"""What people write in."""


class Overview:
    """`client` gives the client of the present life, if there is one; `roles_of` what a member is in their server."""

    def __init__(
        self, client: Callable[[], discord.Client | None], roles_of: Callable[[discord.Member], frozenset[Role]]
    ) -> None:
        self._client = client
        self._roles_of = roles_of

    def named(self, community: Community, words: str) -> Place | None:
        guild = self._guild(community)
        if guild is None:
            return None
        room = self._by_id(guild, words.strip()) or _one_called(guild, words)
        return place_of(room.id, is_private=False) if room is not None else None

    @staticmethod
    def _by_id(guild: discord.Guild, words: str) -> Room | None:
        found = _CHANNEL.fullmatch(words)
        number = next(filter(None, found.groups()), None) if found is not None else None
        room = guild.get_channel_or_thread(int(number)) if number is not None else None
        return room if isinstance(room, Room) else None

    def is_open(self, place: Place, community: Community) -> bool:
        """Whoever may see a channel reads what is written from now on, with its history or without. A thread counts as
        the channel that it hangs in; a private one is read by those alone who are in it, or look after threads."""
        room = self._room(place)
        if room is None or room.guild.id != _number(community.ref):
            return True
        return _sees(room, room.guild.default_role)

    def reads(self, place: Place, account: Account) -> bool:
        room = self._room(place)
        if room is None or account.platform != NAME:
            return True
        member = room.guild.get_member(_number(account.ref))
        return _sees(room, member) if member is not None else not room.guild.chunked

    def takes(self, place: Place) -> bool:
        room = self._room(place)
        if room is None:
            return False
        ours = room.permissions_for(room.guild.me)
        if isinstance(room, discord.Thread):
            return ours.view_channel and ours.send_messages_in_threads and not room.locked
        return ours.view_channel and ours.send_messages

    def moderates(self, community: Community, account: Account) -> bool | None:
        guild = self._guild(community) if account.platform == NAME else None
        if guild is None:
            return None
        member = guild.get_member(_number(account.ref))
        if member is not None:
            return Role.MODERATOR in self._roles_of(member)
        return False if guild.chunked else None

    def holders(self, community: Community, words: str) -> Mapping[str, str] | None:
        """Mentions of roles and of members, and roles by their names, with commas between names. Everyone is nobody in
        particular."""
        guild = self._guild(community)
        if guild is None:
            return None
        mentioned = [self._mentioned(guild, *found) for found in _HOLDER.findall(words)]
        names = [name for name in _BETWEEN.split(_HOLDER.sub(",", words).strip(" ,;\n")) if name]
        found = [*mentioned, *(_role_called(guild, name) for name in names)]
        known = [one for one in found if one is not None]
        if not known or len(known) < len(found):
            return None
        return {str(one.id): one.name if isinstance(one, discord.Role) else one.display_name for one in known}

    @staticmethod
    def _mentioned(guild: discord.Guild, sign: str, number: str) -> discord.Role | discord.Member | None:
        if not sign:
            return guild.get_member(int(number))
        role = guild.get_role(int(number))
        return role if role is not None and not role.is_default() else None

    def _guild(self, community: Community) -> discord.Guild | None:
        client = self._client()
        return client.get_guild(_number(community.ref)) if client is not None and community.platform == NAME else None

    def _room(self, place: Place) -> Room | None:
        client = self._client()
        room = client.get_channel(_number(place.ref)) if client is not None else None
        return room if isinstance(room, Room) else None


def _sees(room: Room, who: discord.Role | discord.Member) -> bool:
    channel = room.parent if isinstance(room, discord.Thread) else room
    if channel is None:
        return True
    may = channel.permissions_for(who)
    if not may.view_channel or not isinstance(room, discord.Thread) or not room.is_private():
        return may.view_channel
    return may.manage_threads or (isinstance(who, discord.Member) and _is_in(room, who))


def _is_in(thread: discord.Thread, who: discord.Member) -> bool:
    """Discord tells of those who come and go, to who is told of members at all; who was there before it does not say.
    So the members are known of a thread in which nobody else was when the library came to know it."""
    if who.id == thread.owner_id or any(member.id == who.id for member in thread.members):
        return True
    return not thread.guild.chunked or thread.member_count > 1


def _one_called(guild: discord.Guild, words: str) -> Room | None:
    """By its name, if only one of them is called so."""
    name = words.strip().removeprefix("#").casefold()
    rooms: Iterable[Room] = (*guild.text_channels, *guild.voice_channels, *guild.stage_channels, *guild.threads)
    found = [room for room in rooms if room.name.casefold() == name]
    return found[0] if len(found) == 1 else None


def _role_called(guild: discord.Guild, words: str) -> discord.Role | None:
    """The same of roles; "@everyone" is none that somebody could hold."""
    name = words.strip().removeprefix("@").casefold()
    found = [role for role in guild.roles if not role.is_default() and role.name.casefold() == name]
    return found[0] if len(found) == 1 else None


def _number(ref: str) -> int:
    """An id; 0, which nothing has, where it is none."""
    return int(ref) if ref.isascii() and ref.isdecimal() else 0
