"""What a member tells the bot about themselves; each of these can be asked for, shown and changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

from bot.core.cog import Cog, News, Request
from bot.core.commands import command
from bot.core.countries import Country, country_text
from bot.core.languages import Language, language_text, missing_language
from bot.core.people import Member
from bot.core.ports import OwnData
from bot.core.replies import Ask, Card, Moment, Reply, Several, Text, say
from bot.core.times import WallTimeKind
from bot.core.zones import Zone, city_text
from cogs.you.linking import named
from cogs.you.links import accounts_of

DayEnd = Annotated[datetime.time, WallTimeKind(offers=())]
"""Nothing to offer: whoever wants another one knows it."""


class You(Cog):
    """`speaks`: whether there is a catalog for a language tag."""

    def __init__(self, speaks: Callable[[str], bool], own_data: OwnData) -> None:
        self._speaks = speaks
        self._own_data = own_data

    @command("you show", anywhere=True)
    async def show(self, request: Request) -> Reply:
        member = request.member
        settings = [
            _setting("zone", city_text(member.zone) if member.zone else None),
            _setting("language", language_text(member.language) if member.language else None),
            _setting("country", country_text(member.country) if member.country else None),
            _setting("day-end", _wall(member)),
            Text("you-quiet", {"value": Text("switch-on" if member.quiet else "switch-off")}),
            Text("you-screening", {"value": Text("switch-on" if member.is_screened else "switch-off")}),
        ]
        there = await accounts_of(request.tx, request.member.id)
        if len(there) > 1:
            settings.append(Text("you-accounts", {"accounts": Several(tuple(map(named, there)))}))
        held = await self._own_data.holds(request.tx, request.member)
        kept = (Text("you-held", {"things": Several(tuple(held))}),) if held else ()
        return Card((Text("you-show"), *settings, *kept, Text("you-change")))

    @command("you zone", about="member")
    async def zone(self, request: Request, zone: Zone | None = None) -> Reply:
        if zone is None:
            return Ask("zone", say("you-zone-which", now=_city(request.member)))
        await self._change(request, replace(request.member, zone=zone))
        return say("you-zone-set", city=city_text(zone), now=Moment(request.at, "time"))

    @command("you language", about="member")
    async def language(self, request: Request, language: Language | None = None) -> Reply:
        if language is None:
            return Ask("language", say("you-language-which"))
        await self._change(request, replace(request.member, language=language))
        if not self._speaks(language):
            return Card((missing_language(language), Text("you-language-kept")))
        return say("you-language-set", language=language_text(language))

    @command("you country", about="member")
    async def country(self, request: Request, country: Country | None = None) -> Reply:
        if country is None:
            return Ask("country", say("you-country-which"))
        await self._change(request, replace(request.member, country=country))
        return say("you-country-set", country=country_text(country))

    @command("you day-end", about="member")
    async def day_end(self, request: Request, time: DayEnd | None = None) -> Reply:
        if time is None:
            return Ask("time", say("you-day-end-which", now=_wall(request.member)))
        await self._change(request, replace(request.member, day_end=time))
        return say("you-day-end-set", time=_wall(request.member))

    @staticmethod
    async def _change(request: Request, changed: Member) -> None:
        request.member = changed
        await request.tx.people.change(changed)
        request.announce(News.SETTINGS)


def _setting(name: str, value: str | Text | None) -> Text:
    return Text(f"you-{name}", {"value": value if value is not None else Text("you-not-set")})


def _city(member: Member) -> Text:
    return city_text(member.zone) if member.zone else Text("you-not-set")


def _wall(member: Member) -> str:
    return f"{member.day_end.hour}:{member.day_end.minute:02}"
