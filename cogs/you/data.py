"""Own data: what is kept, a copy of it, its erasure, and being left in peace."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.core.cog import Cog, News, Request
from bot.core.commands import command, pressed
from bot.core.options import ON_OR_OFF, OnOrOff
from bot.core.ports import OwnData, Transaction
from bot.core.replies import Ask, Card, Choice, File, Reply, Several, Text, Typed, say

FORGET_ME = (
    *("forget me", "delete me", "delete my data", "erase my data", "delete everything", "erase everything"),
    *("delete everything about me", "you delete", "you forget", "vergiss mich", "lösche meine daten", "lösch alles"),
    *("alles löschen", "daten löschen"),
)

Contact = Callable[[Transaction, int, str], Awaitable[str | None]]
"""Whom a community (its id, its handle) names for questions about data, in its own words."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs the bot, as they want to be named: they answer for the data before the law."""

    name: str = ""
    contact: str = ""


class Data(Cog):
    def __init__(self, own_data: OwnData, contact: Contact, operator: Operator) -> None:
        self._own_data = own_data
        self._contact = contact
        self._operator = operator

    @command("you quiet", anywhere=True)
    async def quiet(self, request: Request, on_or_off: OnOrOff | None = None) -> Reply:
        if on_or_off is None:
            now = Text("switch-on" if request.member.quiet else "switch-off")
            offers = (Choice(label, "you quiet", {"on-or-off": words}) for label, words in ON_OR_OFF.offers)
            return Ask("on-or-off", say("you-quiet-which", *offers, now=now))
        request.member = replace(request.member, quiet=on_or_off)
        await request.tx.people.change(request.member)
        request.announce(News.SETTINGS)
        return say("you-quiet-on" if on_or_off else "you-quiet-off")

    @command("you screening", anywhere=True)
    async def screening(self, request: Request, on_or_off: OnOrOff | None = None) -> Reply:
        """Whether their words are compared with the lexicons. Nobody is told."""
        if on_or_off is None:
            now = Text("switch-on" if request.member.is_screened else "switch-off")
            offers = (Choice(label, "you screening", {"on-or-off": words}) for label, words in ON_OR_OFF.offers)
            return Ask("on-or-off", say("you-screening-which", *offers, now=now))
        request.member = replace(request.member, is_screened=on_or_off)
        await request.tx.people.change(request.member)
        request.announce(News.SETTINGS)
        return say("you-screening-on" if on_or_off else "you-screening-off")

    @command("you export", also=("export my data", "my data", "meine daten", "daten exportieren"), anywhere=True)
    async def copy(self, request: Request) -> Reply:
        """Only this person ever gets it: there is no option that names another."""
        made = {"what this is": "all that Alongside keeps about you", "made at": request.at.isoformat()}
        everything = {**made, **await self._own_data.export(request.tx, request.member)}
        file = File(f"alongside-{request.at:%Y-%m-%d}.json", json.dumps(everything, ensure_ascii=False, indent=2))
        return Card((Text("file-on-this-device"), Text("you-export")), files=(file,))

    @command("you erase", also=FORGET_ME, anywhere=True)
    async def erase(self, request: Request) -> Reply:
        held = await self._own_data.holds(request.tx, request.member)
        choices = (
            Choice(Text("you-erase-now"), "you.erase", agrees=True),
            Choice(Text("you-erase-copy"), "you export"),
            Choice(Text("you-erase-keep"), "you.keep", agrees=False),
        )
        return say("you-erase", *choices, things=Several((*held, Text("you-holds-settings"))))

    @pressed("you.erase", anywhere=True)
    async def erase_now(self, request: Request) -> Reply:
        request.erase()
        return say("you-erased")

    @pressed("you.keep", anywhere=True)
    async def keep(self, request: Request) -> Reply:
        return say("you-erase-kept")

    @command("you privacy", also=("gdpr", "dsgvo", "datenschutz", "privacy policy"), anywhere=True)
    async def privacy(self, request: Request) -> Reply:
        held = await self._own_data.holds(request.tx, request.member)
        contact = await self._contact(request.tx, request.community.id, request.community.handle)
        here = Text("you-privacy-contact", {"contact": Typed(contact)}) if contact else Text("you-privacy-no-contact")
        return Card(
            (
                Text("you-privacy"),
                Text("you-privacy-held", {"things": Several((*held, Text("you-holds-settings")))}),
                Text("you-privacy-sealed"),
                Text("you-privacy-rights"),
                self._run_by(),
                here,
            )
        )

    def _run_by(self) -> Text:
        if not self._operator.name:
            return Text("you-privacy-run-by-unknown")
        if not self._operator.contact:
            return Text("you-privacy-run-by", {"name": Typed(self._operator.name)})
        args = {"name": Typed(self._operator.name), "contact": Typed(self._operator.contact)}
        return Text("you-privacy-run-by-contact", args)
