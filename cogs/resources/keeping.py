"""`resource add`, `edit`, `confirm`, `suspend`, `resume`, `remove`: what moderators make of their own directory.

The shipped entries stay as they are: what a moderator changes of one is an entry of the community's own in its place,
and both say so. Whatever is done here holds from the next answer on, in notes and in `urgent` too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.core.cog import Cog, Request
from bot.core.commands import MODERATORS, command
from bot.core.directory import Contact, Service, Status, literally
from bot.core.errors import NotUnderstood, Unclear, UserError
from bot.core.options import Around, Offers, fold
from bot.core.replies import Ask, Card, Choice, Reply, Text, Typed, say
from bot.core.zones import Zone
from cogs.resources import entry_cards, library, reminding, store
from cogs.resources.changing import as_own, by_name, in_the_place, kind_of, new_entry, save, who_confirmed
from cogs.resources.entries import load
from cogs.resources.fields import (
    KINDS,
    About,
    AnyCost,
    Field,
    FieldName,
    ForCountry,
    Languages,
    Name,
    NewValue,
    Topics,
    with_field,
)
from cogs.resources.hours import ALWAYS
from cogs.resources.library import Kept
from cogs.resources.naming import EntryBeforeField, EntryName, find
from cogs.resources.opening import Hours
from cogs.resources.reaching import Reach
from cogs.resources.shipped import ship
from cogs.resources.trusting import confirm_all, origin_in


class OwnEntries(Cog):
    @command("resource add", for_=MODERATORS)
    async def add(
        self,
        request: Request,
        name: Name | None = None,
        reach: Reach | None = None,
        *,
        country: ForCountry | None = None,
        topics: Topics | None = None,
        about: About | None = None,
        hours: Hours | None = None,
        zone: Zone | None = None,
        languages: Languages | None = None,
        cost: AnyCost | None = None,
        replaces: EntryName | None = None,
    ) -> Reply:
        """In one line, or step by step: what it is called and how it is reached come first; it is there then, and what
        is not said yet is asked for one by one."""
        if name is None:
            return Ask("name", Card((Text("resource-ask-name"), Text("resource-in-one-line"))))
        there = await by_name(request, name)
        if there is not None:
            raise UserError("resource-there", name=Typed(name), id=there.entry.id)
        if reach is None:
            return Ask("reach", say("resource-ask-reach"))
        where = request.community.country if country is None else country or None
        if country is None and where is None and any(map(_is_of_a_country, reach)):
            return Ask("country", say("resource-ask-country"))
        zone = zone or _zone(request) or ("UTC" if hours == ALWAYS else None)
        if hours and zone is None:
            return Ask("zone", say("resource-ask-zone"))
        instead = await find(request, replaces, "resource add", "replaces") if replaces is not None else None
        if isinstance(instead, Ask):
            return instead
        entry = await new_entry(request, name, reach, where)
        if instead is not None:
            entry = in_the_place(entry, _shipped(instead), is_placed=country is not None)
        said: dict[Field, Any] = {
            **{"topics": topics, "about": about, "hours": hours, "languages": languages, "cost": cost},
            "zone": zone if hours else None,
        }
        for field, value in said.items():
            entry = entry if value is None else with_field(entry, field, value, _language(request))
        kept = await save(request, entry, is_confirmed=True)
        shown = await _shown(request, kept, Text("resource-added", {"name": Typed(name)}))
        twin = await _twin(request, entry) if instead is None else None
        return shown if twin is None else replace(shown, lines=(*shown.lines, Text("resource-twin", {"id": twin.id})))

    @command("resource edit", for_=MODERATORS)
    async def edit(
        self, request: Request, entry: EntryBeforeField, field: FieldName, value: NewValue | None = None
    ) -> Reply:
        """A shipped entry stays as it is: the community gets one of its own in its place."""
        kept = await find(request, entry, "resource edit")
        if isinstance(kept, Ask):
            return kept
        if kept.entry.kind == "exercise":
            raise UserError("resource-exercise")
        if value is None:
            return _which_value(kept.entry, field)
        try:
            read = KINDS[field].read(value, _around(request))
        except Unclear as unclear:
            return Ask("value", Card((unclear.text,), _values(kept.entry, field, unclear.meanings)))
        except NotUnderstood as unknown:
            return Ask("value", Card((unknown.text, Text("nothing-done"))))
        own, before = await as_own(request, kept)
        changed = with_field(own, field, read, _language(request))
        if field == "hours" and read:
            changed = with_field(changed, "zone", own.contacts[0].zone or _zone(request) or "UTC", "")
        if field == "reach" and changed.replaces is None:
            changed = replace(changed, kind=kind_of(changed.contacts))
        after = await save(request, changed, before, is_confirmed=field in ("name", "reach"))
        key = "resource-changed-own" if before is None else "resource-changed"
        return await _shown(request, after, Text(key, _named(kept.entry)))

    @command("resource confirm", for_=MODERATORS)
    async def confirm(self, request: Request, entry: EntryName) -> Reply:
        """Whoever says so has just looked. What was imported is confirmed one by one, or all from where it came."""
        origin = origin_in(entry)
        if origin is not None:
            return await confirm_all(request, origin)
        kept = await find(request, entry, "resource confirm")
        if isinstance(kept, Ask):
            return kept
        there, id_ = request.community.id, kept.entry.id
        await library.confirm(request.tx, there, [id_], by=request.member.id, at=request.at)
        await store.no_fault(request.tx, [id_], there)
        await reminding.plan_review(request.tx, request.community, request.at)
        request.teach()
        was_out = kept.entry.status == "suspended"
        first = Text("resource-confirmed-back" if was_out else "resource-confirmed-now", _named(kept.entry))
        return await _shown(request, await _again(request, id_), first)

    @command("resource suspend", for_=MODERATORS)
    async def suspend(self, request: Request, entry: EntryName) -> Reply:
        """At once, and wherever it stood. Said twice it is as if said once: two who hurry do not undo each other."""
        kept = await find(request, entry, "resource suspend")
        if isinstance(kept, Ask):
            return kept
        await library.set_status(request.tx, request.community.id, [kept.entry.id], "suspended", request.at)
        request.teach()
        back = Choice(Text("resource-resume"), "resource resume", {"entry": kept.entry.id})
        lines = (Text("resource-suspended", _named(kept.entry)), Text("resource-suspended-else"))
        return Card(lines, (back,))

    @command("resource resume", for_=MODERATORS)
    async def resume(self, request: Request, entry: EntryName) -> Reply:
        """What came by an import and was never confirmed waits for that again."""
        kept = await find(request, entry, "resource resume")
        if isinstance(kept, Ask):
            return kept
        if kept.entry.status != "suspended":
            raise UserError("resource-not-suspended", **_named(kept.entry))
        waits = kept.origin is not None and kept.confirmed_at is None
        status: Status = "unverified" if waits else "active"
        await library.set_status(request.tx, request.community.id, [kept.entry.id], status, request.at)
        request.teach()
        first = Text("resource-resumed-unverified" if waits else "resource-resumed", _named(kept.entry))
        return await _shown(request, await _again(request, kept.entry.id), first)

    @command("resource remove", for_=MODERATORS)
    async def remove(self, request: Request, entry: EntryName) -> Reply:
        """For good, and only what is the community's own; what it stood in the place of is shown again."""
        kept = await find(request, entry, "resource remove")
        if isinstance(kept, Ask):
            return kept
        if kept.entry.community is None:
            raise UserError("resource-not-own", **_named(kept.entry))
        await library.remove(request.tx, request.community.id, [kept.entry.id])
        await store.no_fault(request.tx, [kept.entry.id], request.community.id)
        request.teach()
        removed = Text("resource-removed", _named(kept.entry))
        if kept.entry.replaces is None:
            return Card((removed,))
        return Card((removed, Text("resource-removed-back", {"id": kept.entry.replaces})))


async def _shown(request: Request, kept: Kept, first: Text) -> Card:
    by = await who_confirmed(request, kept)
    return entry_cards.shown(first, kept, request.at, _language(request), by)


async def _twin(request: Request, own: Service) -> Service | None:
    """One of ours that is called the same, for the same country, and is shown there, too."""
    name = fold(own.name)
    await ship(request.tx, request.at)
    alike = [one for one in load().every if fold(one.name) == name and one.country in (own.country, None)]
    kept = await library.entry(request.tx, request.community.id, alike[0].id) if alike else None
    return kept.entry if kept is not None and kept.entry.status == "active" else None


async def _again(request: Request, id_: str) -> Kept:
    kept = await library.entry(request.tx, request.community.id, id_)
    assert kept is not None  # it was there a moment ago
    return kept


def _named(entry: Service) -> dict[str, Any]:
    return {"name": literally(entry, entry.name), "id": entry.id}


def _shipped(kept: Kept) -> Service:
    """Raises UserError for an entry of the community's own: that can be changed itself."""
    if kept.entry.community is not None:
        raise UserError("resource-replaces-own", **_named(kept.entry))
    return kept.entry


def _is_of_a_country(contact: Contact) -> bool:
    """A number that is dialled so in one country: in others it is nobody's, or somebody else's."""
    return contact.way in ("call", "text") and not contact.number.startswith(("+", "00"))


def _zone(request: Request) -> str | None:
    return request.community.zone or request.member.zone


def _language(request: Request) -> str:
    return request.member.language or request.community.language or "en"


def _around(request: Request) -> Around:
    country = request.member.country or request.community.country
    return Around(request.at, _zone(request), country, request.member.language)


def _which_value(entry: Service, field: Field) -> Ask:
    return Ask("value", Card((Text(f"resource-ask-{field}"),), _values(entry, field, KINDS[field].offers)))


def _values(entry: Service, field: Field, offers: Offers) -> tuple[Choice, ...]:
    given = {"entry": entry.id, "field": field}
    return tuple(Choice(label, "resource edit", {**given, "value": words}) for label, words in offers)
