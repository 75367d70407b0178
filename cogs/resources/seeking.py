"""What the library has for what was asked: by words, by name, by topic, and what is there for anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.directory import Nearest, Service
from bot.core.ports import Transaction
from cogs.resources import library
from cogs.resources.as_of import as_of
from cogs.resources.asking.reading import plain_words
from cogs.resources.called import is_called
from cogs.resources.library import Found
from cogs.resources.ranking import Wanted, first_of, fits, in_order

_NAMED = 40
_LONGEST_NUMBER = 15
_LISTED = frozenset(("directory", "suicide", "emotional-support"))
"""What a list of lines is about that is for everybody."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found. `first`: what is shown first; `more`: the rest, in order. `is_found`: anything of it is what was
    asked for, or about that; `is_named`: it was asked for by name, and no country is needed; `is_there`: anything of it
    is for the country that is known."""

    first: Sequence[Service]
    more: Sequence[Service]
    is_found: bool
    is_named: bool
    is_there: bool


async def seek(tx: Transaction, wanted: Wanted, for_anybody: Nearest, community: int, at: datetime) -> Sought:
    """`for_anybody`: what is there for the country that is known, whatever was asked for."""
    asked = wanted.asked
    countries = (wanted.country,) if wanted.country is not None else ()
    named = await _named(tx, wanted, community)
    wanted = _by_name(wanted, named)
    found = [*named, *await _about(tx, wanted, countries, community)]
    scores: dict[str, tuple[Service, float]] = {}
    for one in sorted(found, key=lambda each: -each.score):
        scores.setdefault(one.entry.id, (as_of(one.entry, at), one.score))
    for service in filter(_is_for_anybody, (*for_anybody.services, *for_anybody.more, *for_anybody.anywhere)):
        scores.setdefault(service.id, (service, 0.0))
    by_score = dict(scores.values())
    ranked = in_order(by_score, wanted, at)
    first = first_of(ranked, wanted)
    return Sought(
        first=first,
        more=[service for service in ranked if service not in first],
        is_found=asked.crisis or any(fits(service, by_score[service], wanted) for service in first),
        is_named=any(
            one.id in asked.entries or (is_called(one, asked) and one.kind != "exercise") for one in first[:1]
        ),
        is_there=any(country in (service.country, *service.also_in) for country in countries for service in ranked),
    )


def _by_name(wanted: Wanted, named: Sequence[Found]) -> Wanted:
    """Where a name is all that was typed, its words mean nothing else: "grey heron" is not about heroin."""
    said = set(wanted.asked.said)
    whole = [one.entry for one in named if said and said <= set(plain_words(one.entry.name))]
    if not whole:
        return wanted
    about = {topic for entry in whole for topic in entry.topics}
    topics = tuple(topic for topic in wanted.asked.topics if topic in about)
    return replace(wanted, asked=replace(wanted.asked, topics=topics))


async def _about(tx: Transaction, wanted: Wanted, countries: Sequence[str], community: int) -> Sequence[Found]:
    """By the words, and by the topics that they mean; where only a language is asked for, all that is there."""
    asked = wanted.asked
    by_words = bool(asked.words or wanted.topics or asked.exercise)
    if not by_words and asked.language is None:
        return ()
    languages = (asked.language,) if asked.language is not None else ()
    return await library.search(
        tx,
        asked.said if by_words else (),
        community=community,
        countries=countries,
        topics=wanted.topics,
        languages=languages,
    )


async def _named(tx: Transaction, wanted: Wanted, community: int) -> Sequence[Found]:
    """What was asked for by its name: where they are, else in whatever country it is, unless they named one."""
    asked = wanted.asked
    digits = "".join(word for word in asked.typed if word.isdecimal())[:_LONGEST_NUMBER]
    words = (*(asked.said or asked.typed), *((digits,) if digits and digits not in asked.said else ()))
    found = await library.search(tx, words, community=community, limit=_NAMED) if words else ()
    named = [one for one in found if is_called(one.entry, asked)]
    for id_ in asked.entries:
        kept = await library.entry(tx, community, id_)
        if kept is not None and kept.entry.status == "active":
            named.append(Found(kept.entry, 1.0))
    near = [one for one in named if _is_near(one.entry, wanted.country)]
    return near if near or asked.country is not None else named


def _is_near(service: Service, country: str | None) -> bool:
    return None in (country, service.country) or country in (service.country, *service.also_in)


def _is_for_anybody(service: Service) -> bool:
    """Any line of that country: those for some people only come after the others, where there are others."""
    return service.kind == "line" or set(service.topics) <= _LISTED
