"""The kinds of options that `safety settings` takes, and how what is set is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from bot.core.errors import NotUnderstood, UserError
from bot.core.languages import LanguageKind, language_text
from bot.core.options import Around, Offers, OneOf, fold, quoted
from bot.core.people import Community, Place, Role
from bot.core.ports import Rooms
from bot.core.replies import Several, Text, Where
from cogs.signposting.store import Mode, Settings

NONE = frozenset(
    (
        *("none", "no", "off", "nobody", "nowhere", "-", "no one", "remove"),
        *("keine", "keiner", "niemand", "aus", "nichts", "nirgends", "ninguno", "aucun", "nenhum"),
    )
)

_AND = ("and", "und", "y", "et", "e")

Screens = Annotated[
    Mode,
    OneOf(
        values={"on": "safety-on", "off": "safety-off", "trial": "safety-trial"},
        names={"yes": "on", "ja": "on", "an": "on", "no": "off", "nein": "off", "aus": "off", "probe": "trial"},
    ),
]


@dataclass(frozen=True, slots=True)
class NamedKind:
    """A name of something in the community, which only its platform can read: a room, a role, a person."""

    limit: int = 300
    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> str:
        if len(words) > self.limit:
            raise NotUnderstood("words-too-long", limit=self.limit)
        if not re.search(r"[#@<!&:]", words) and fold(words) not in NONE and not around.alone:
            raise NotUnderstood("safety-unknown-name", words=quoted(words))
        return words.strip()


Named = Annotated[str, NamedKind()]


@dataclass(frozen=True, slots=True)
class LanguagesKind:
    """Some languages: "german and english", "de,en"; none: every language there is."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> tuple[str, ...]:
        if fold(words) in NONE | {"all", "every", "alle"}:
            return ()
        parts = [part for part in re.split(r"[,/+&\s]+|\b(?:and|und|y|et|e)\b", words) if part.strip()]
        return tuple(dict.fromkeys(LanguageKind().read(part, around) for part in parts))


Languages = Annotated[tuple[str, ...], LanguagesKind()]


@dataclass(frozen=True, slots=True)
class MinutesKind:
    """5 to 720 minutes."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> int:
        found = re.fullmatch(r"(\d{1,4})\s*(m|min|mins|minutes?|minuten?|h|hours?|stunden?)?", fold(words))
        minutes = int(found[1]) * (60 if (found[2] or "m")[0] in "hs" else 1) if found is not None else 0
        if not 5 <= minutes <= 720:
            raise NotUnderstood("safety-minutes-unknown", words=quoted(words))
        return minutes


Minutes = Annotated[int, MinutesKind()]


def alert_room(rooms: Rooms, community: Community, words: str) -> Place | None:
    """The room that was named for alerts; None: none from now on. Raises UserError where it will not do."""
    if fold(words) in NONE:
        return None
    place = rooms.named(community, words)
    if place is None:
        raise UserError("safety-room-unknown", words=quoted(words))
    if rooms.is_open(place, community):
        raise UserError("safety-alerts-open", room=Where(place))
    if not rooms.takes(place):
        raise UserError("safety-alerts-closed", room=Where(place))
    return place


def quiet_rooms(rooms: Rooms, community: Community, words: str) -> frozenset[str]:
    """The platform's ids of the rooms that were named, and no others. Raises UserError."""
    if fold(words) in NONE:
        return frozenset()
    found = set()
    for part in re.findall(r"[^,\s]+", words):
        if fold(part) in _AND:
            continue
        place = rooms.named(community, part)
        if place is None:
            raise UserError("safety-room-unknown", words=quoted(part))
        found.add(place.ref)
    return frozenset(found)


def helpers_named(rooms: Rooms, community: Community, words: str) -> frozenset[str]:
    """The platform's ids of the roles and people who help from now on. Raises UserError."""
    if fold(words) in NONE:
        return frozenset()
    holders = rooms.holders(community, words)
    if not holders:
        raise UserError("safety-helpers-unknown", words=quoted(words))
    return frozenset(holders)


def lines_of(settings: Settings, community: Community, room: Sequence[Where], alerts: Where | None) -> list[Text]:
    """What holds, a line each. `room`: the quiet ones."""
    everywhere = Text("safety-every-language")
    languages = Several(tuple(map(language_text, settings.languages))) if settings.languages else everywhere
    helpers = len(community.named.get(Role.HELPER, ()))
    announced = [Text("safety-announced")] if community.announced_at is not None else []
    return [
        Text(f"safety-is-{settings.mode}"),
        *announced,
        Text("safety-languages", {"value": languages}),
        Text("safety-alerts", {"value": alerts}) if alerts is not None else Text("safety-no-alerts"),
        *([] if community.accepted_at is not None or alerts is None else [Text("safety-no-policy")]),
        Text("safety-helpers", {"count": helpers}),
        Text("safety-untaken", {"minutes": settings.untaken}),
        Text("safety-quiet", {"rooms": Several(tuple(room))}) if room else Text("safety-no-quiet"),
        Text("safety-pointer-on" if community.points else "safety-pointer-off"),
    ]
