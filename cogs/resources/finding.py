"""`find`: places to turn to and short exercises, by whatever words. It answers before it asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, cast

from bot.core.cog import Cog, Request
from bot.core.commands import command, pressed
from bot.core.countries import Country, country_text
from bot.core.deeds import Send
from bot.core.directory import Cost, Nearest, Service, Topic, emergency_line
from bot.core.languages import Language, language_text
from bot.core.options import FreeText, Scale
from bot.core.people import PlaceKind
from bot.core.ports import Directory, Rooms, Transaction
from bot.core.replies import Ask, Card, Choice, Reply, Text, Typed, Who, say
from cogs.resources import library
from cogs.resources.asking import LONGEST, understand
from cogs.resources.calming import beginning
from cogs.resources.commands import EntryId
from cogs.resources.exercises import BY_NAME, exercise_of
from cogs.resources.own_words_store import own_words
from cogs.resources.ranking import Wanted
from cogs.resources.seeking import Sought, seek
from cogs.resources.shipped import ship
from cogs.resources.showing import in_full, label_of, paragraph, reach_of
from cogs.resources.topics import TopicNamed

_PAGE = 4
"""Entries at a time, after the first."""
_PAGES = 20

_NO_COST: Mapping[Cost, str] = {
    "free": "find-no-cost-free",
    "low": "find-no-cost-low",
    "paid": "find-no-cost-paid",
}

SearchWords = Annotated[str, FreeText()]
"""What is looked for. They are words to search by, and none that somebody says of themselves: not screened."""
Page = Annotated[int, Scale(1, _PAGES)]


@dataclass(frozen=True, slots=True)
class _Search:
    """All that was given, to be given again with a choice."""

    words: str
    country: str | None
    language: str | None
    topic: str | None

    def given(self, page: int) -> Mapping[str, str | Typed]:
        named = {"country": self.country, "language": self.language, "topic": self.topic}
        said = {name: value for name, value in named.items() if value is not None}
        return {"words": Typed(self.words[:LONGEST]), **said, "page": str(page)}


class Find(Cog):
    def __init__(self, directory: Directory, rooms: Rooms) -> None:
        self._directory = directory
        self._rooms = rooms

    async def learn(self, tx: Transaction) -> None:
        """What words mean is read before the first question."""
        understand("")

    @command("find", also=("search", "suche", "suchen", "buscar", "chercher", "procurar"))
    async def find(
        self,
        request: Request,
        words: SearchWords,
        country: Country | None = None,
        language: Language | None = None,
        topic: TopicNamed | None = None,
    ) -> Reply:
        search = _Search(words, country, language, topic)
        wanted = await _wanted(request, search)
        sought, nearest = await self._seek(request, wanted)
        card = _card(request, search, wanted, sought, nearest)
        if wanted.country is None and not (sought.is_named or wanted.asked.exercise):
            return Ask("country", replace(card, lines=(*card.lines, Text("find-which-country"))))
        return card

    @pressed("resources.more")
    async def more(
        self,
        request: Request,
        words: SearchWords,
        page: Page,
        country: Country | None = None,
        language: Language | None = None,
        topic: TopicNamed | None = None,
    ) -> Reply:
        search = _Search(words, country, language, topic)
        wanted = await _wanted(request, search)
        sought, _ = await self._seek(request, wanted)
        shown = sought.more[(page - 1) * _PAGE : page * _PAGE]
        if not shown:
            return say("find-no-more")
        lines = [_said(service, request, wanted) for service in shown]
        more = _more(search, page + 1) if len(sought.more) > page * _PAGE and page < _PAGES else ()
        return Card(
            (Text("only-you"), *lines, Text("turn-not-ours")), (*(_open(service, wanted) for service in shown), *more)
        )

    @pressed("resources.entry")
    async def entry(self, request: Request, entry: EntryId) -> Reply:
        service = await _active(request, entry)
        if service is None:
            return say("find-gone")
        here = request.place.kind is PlaceKind.ROOM
        show = (Choice(Text("find-show"), "resources.show", {"entry": entry}),) if here else ()
        exercise = exercise_of(entry)
        if exercise is not None:
            card = beginning(BY_NAME[exercise])
            return replace(card, choices=(*card.choices, *show))
        failed = Choice(Text("find-not-working"), "resources.not-working", {"entry": entry})
        lines = (
            Text("only-you"),
            *in_full(service, request.at, _reads(request)),
            *_country(service),
            *_not_ours(service),
        )
        return Card(lines, (*show, failed))

    @pressed("resources.show")
    async def show(self, request: Request, entry: EntryId) -> Reply:
        """The one thing here that a room sees: because somebody pressed it, and by whose name."""
        service = await _active(request, entry)
        place = request.place
        if service is None or place.kind is not PlaceKind.ROOM:
            return say("find-gone")
        if not self._rooms.takes(place) or not self._rooms.reads(place, request.account):
            return say("find-not-there")
        language = request.community.language or "en"
        exercise = exercise_of(entry)
        first = Text("find-shown-by", {"who": Who(request.account)})
        if exercise is not None:
            begin = Choice(Text("calm-begin"), "calm", {"exercise": exercise})
            card = Card((first, paragraph(service, request.at, language), Text("calm-no-treatment")), (begin,))
        else:
            card = Card((first, *in_full(service, request.at, language), *_country(service), *_not_ours(service)))
        request.do(Send(to=place, card=card))
        return say("find-shown")

    async def _seek(self, request: Request, wanted: Wanted) -> tuple[Sought, Nearest]:
        """What is nearest comes from memory: it is there whatever the library holds."""
        here = request.community.id
        await ship(request.tx, request.at)
        nearest = self._directory.nearest(wanted.country, language=wanted.language, at=request.at, community=here)
        return await seek(request.tx, wanted, nearest, here, request.at), nearest


def _card(request: Request, search: _Search, wanted: Wanted, sought: Sought, nearest: Nearest) -> Card:
    lines = [_first_line(wanted, sought)]
    if wanted.asked.crisis:
        lines.append(emergency_line(nearest))
    lines += [_said(service, request, wanted) for service in sought.first]
    lines += _not_offered(wanted, sought)
    lists = nearest.anywhere[0]
    if any(service.may_have_changed for service in sought.first) and not _holds(sought.first, lists):
        lines.append(Text("find-also", {"place": reach_of(lists)}))
    if any(service.contacts for service in sought.first):
        lines.append(Text("turn-not-ours"))
    if wanted.country is not None and sought.is_there:
        lines.append(Text("find-for-country", {"country": country_text(wanted.country)}))
    more = _more(search, 1) if sought.more else ()
    return Card(tuple(lines), (*(_open(service, wanted) for service in sought.first), *more))


def _not_offered(wanted: Wanted, sought: Sought) -> list[Text]:
    """A language, or a cost, that was asked for, and of none of these is known."""
    asked = wanted.asked
    people = [service for service in sought.first if service.kind != "exercise"]
    said = []
    if asked.language is not None and people:
        base = asked.language.partition("-")[0]
        if not any(base == language.partition("-")[0] for service in people for language in service.languages):
            said.append(Text("find-no-language", {"language": language_text(asked.language)}))
    if asked.cost is not None and people and not any(service.cost in (asked.cost, "free") for service in people):
        said.append(Text(_NO_COST[asked.cost]))
    return said


def _holds(services: Sequence[Service], one: Service) -> bool:
    return any(service.id == one.id for service in services)


async def _wanted(request: Request, search: _Search) -> Wanted:
    """What was given by name goes before what is in the words, and that before what we know of them."""
    own = await own_words(request.tx, request.community.id)
    asked = understand(search.words, _reads(request), own)
    if search.topic is not None:
        asked = replace(asked, topics=(cast(Topic, search.topic), *asked.topics))
    country = search.country or asked.country or request.member.country or request.community.country
    language = search.language or asked.language
    asked = replace(asked, country=search.country or asked.country, language=language)
    return Wanted(asked, country, language or _reads(request))


def _reads(request: Request) -> str:
    return request.member.language or request.community.language or "en"


async def _active(request: Request, entry: str) -> Service | None:
    """What members may see: not what is unverified, suspended or closed there."""
    await ship(request.tx, request.at)
    kept = await library.entry(request.tx, request.community.id, entry)
    return kept.entry if kept is not None and kept.entry.status == "active" else None


def _first_line(wanted: Wanted, sought: Sought) -> Text:
    """What this is: where nothing was found, that is said, and what follows instead."""
    if wanted.country is not None and not sought.is_there:
        return Text("find-none-in-country", {"country": country_text(wanted.country)})
    if sought.is_found:
        return Text("find-found")
    if wanted.country is None:
        return Text("find-nothing")
    return Text("find-nothing-there", {"country": country_text(wanted.country)})


def _said(service: Service, request: Request, wanted: Wanted) -> Text:
    """Where it answers is said of what is not for the country that was searched for: its number is dialled there."""
    text = paragraph(service, request.at, _reads(request))
    for country in _country(service) if _is_elsewhere(service, wanted) else ():
        text = Text("find-then", {"first": text, "then": country})
    return text


def _open(service: Service, wanted: Wanted) -> Choice:
    label = label_of(service)
    if service.country is not None and _is_elsewhere(service, wanted):
        label = Text("find-label-elsewhere", {"name": label, "country": country_text(service.country)})
    return Choice(label, "resources.entry", {"entry": service.id})


def _country(service: Service) -> tuple[Text, ...]:
    return (Text("find-country", {"country": country_text(service.country)}),) if service.country is not None else ()


def _is_elsewhere(service: Service, wanted: Wanted) -> bool:
    return wanted.country is None or wanted.country not in (service.country, *service.also_in)


def _more(search: _Search, page: int) -> tuple[Choice, ...]:
    return (Choice(Text("find-more"), "resources.more", search.given(page)),)


def _not_ours(service: Service) -> tuple[Text, ...]:
    return (Text("turn-not-ours"),) if service.community is None else ()
