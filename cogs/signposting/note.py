"""The note: what somebody reads whose words sounded like a crisis. Its words are in `words/<lang>.ftl`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.core.directory import Nearest, Topic, emergency_line, place_choices, service_lines
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers
from bot.core.ports import Directory
from bot.core.replies import Card, Choice, Text, say
from cogs.signposting.care import Told
from cogs.signposting.store import About, Level

NOTE = "signposting.note"
OPENED = "signposting.opened"
"""What was opened in a quiet moment, and whatever was asked for from there: it goes in an hour."""

STAYS_OPEN = timedelta(hours=1)

LEVELS: tuple[Level, ...] = ("support", "urgent")
ABOUT: tuple[About, ...] = ("self", "someone")
TOPICS = (
    *("suicide", "self-harm", "overdose", "eating", "abuse", "sexual-violence", "bereavement"),
    *("someone-else", "asking"),
)
CLOSED = ("abuse", "sexual-violence")
"""Somebody may look over the reader's shoulder."""

_WITHOUT_EXERCISE = (*CLOSED, "bereavement", "someone-else")
NOT_WORKING = "resources.not-working"

_LISTED_AS: dict[str, Topic] = {
    "eating": "eating-disorders",
    "abuse": "domestic-violence",
    "sexual-violence": "sexual-violence",
    "bereavement": "bereavement",
}
_TOLD = {Told.NOBODY: "note-told-nobody", Told.ASKED: "note-told-asked", Told.HELPERS: "note-told-helpers"}

Exercise = Callable[[str | None], Choice | None]
"""What offers an exercise where it is about that topic, if any is to be offered."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a note is about, and what is true of it. `private`: nobody else could read the words."""

    level: Level
    topic: str
    told: Told
    private: bool

    @classmethod
    def of(cls, level: Level, topic: str, about: About, told: Told, *, private: bool) -> Notice:
        """Whatever somebody else is in danger of, the note is for whoever worries about them; but of somebody's death
        there is nothing to be asked any more."""
        worries = about == "someone" and (topic != "bereavement" or level == "urgent")
        meant = "someone-else" if worries else topic
        return cls(level, meant if meant in TOPICS else "suicide", told, private)

    @property
    def written(self) -> str:
        """As a choice carries it."""
        return " ".join((self.level, self.topic, self.told.value, "private" if self.private else "room"))

    @property
    def is_closed(self) -> bool:
        return self.topic in CLOSED

    @property
    def listed_as(self) -> Topic | None:
        """The topic in the directory."""
        return _LISTED_AS.get(self.topic)


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """A notice, as `Notice.written` writes it: what choices of a note give."""

    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> Notice:
        for level in LEVELS:
            for topic in TOPICS:
                for told in Told:
                    for private in (True, False):
                        notice = Notice(level, topic, told, private)
                        if notice.written == words:
                            return notice
        raise NotUnderstood("choice-gone", surely=True)


def nearest_for(
    directory: Directory, notice: Notice, country: str | None, language: str | None, community: int | None = None
) -> Nearest:
    return directory.nearest(country, topic=notice.listed_as, language=language, community=community)


def card(notice: Notice, nearest: Nearest, exercise: Exercise) -> Card:
    """The note as it is sent: of some topics, it is closed until it is opened."""
    return closed(notice) if notice.is_closed else opened(notice, nearest, exercise)


def closed(notice: Notice) -> Card:
    given = {"note": notice.written}
    return say(
        "note-closed",
        Choice(Text("note-open"), "signposting.open", given),
        Choice(Text("note-remove"), "signposting.hide"),
    )


def opened(notice: Notice, nearest: Nearest, exercise: Exercise) -> Card:
    """All that it says."""
    return Card(tuple(_lines(notice, nearest)), tuple(_choices(notice, nearest, exercise)))


def _lines(notice: Notice, nearest: Nearest) -> list[Text]:
    told = Text(_TOLD[notice.told])
    services = list(service_lines(nearest))
    if notice.is_closed:
        return [Text("note-goes"), Text(f"note-{notice.topic}"), _able_to_call(nearest), *services, told]
    if notice.topic == "someone-else":
        they = [_for_them(nearest), Text("note-someone-else"), Text("note-someone-else-lines"), *services, told]
        return [Text("note-private"), *they]
    if notice.level == "urgent":
        return [Text("note-private"), _now(nearest), *_besides(notice), Text("note-talk"), *services, told]
    said = Text(f"note-{notice.topic}", {"told": told})
    if notice.topic == "bereavement":
        return [Text("note-private"), said, Text("note-bereavement-talk"), *services, emergency_line(nearest)]
    return [Text("note-private"), said, emergency_line(nearest), *_besides(notice), Text("note-talking"), *services]


def _besides(notice: Notice) -> list[Text]:
    """What is worth knowing of that danger alone."""
    return [Text(f"note-besides-{notice.topic}")] if notice.topic in ("self-harm", "overdose", "eating") else []


def _now(nearest: Nearest) -> Text:
    return _emergency("note-urgent", nearest)


def _for_them(nearest: Nearest) -> Text:
    return _emergency("note-their-danger", nearest)


def _able_to_call(nearest: Nearest) -> Text:
    return _emergency("note-able-to-call", nearest)


def _emergency(key: str, nearest: Nearest) -> Text:
    """Whom to call, in a sentence of its own for a country with one number, with two, or with none that we know."""
    if nearest.emergency is None:
        return Text(f"{key}-unknown")
    if nearest.ambulance is not None:
        return Text(f"{key}-ambulance", {"number": nearest.emergency, "ambulance": nearest.ambulance})
    return Text(key, {"number": nearest.emergency})


def _choices(notice: Notice, nearest: Nearest, exercise: Exercise) -> list[Choice]:
    """What may be done with it, the smaller things last."""
    given = {"note": notice.written}
    places = () if notice.is_closed else place_choices(nearest)  # their answers would stay where they can be seen
    offered = [exercise(notice.topic)] if notice.topic not in _WITHOUT_EXERCISE else []
    last = [choice for choice in places if choice.does == NOT_WORKING]
    return [
        *([] if notice.is_closed else [Choice(Text("note-send-me"), "signposting.send", given, in_passing=True)]),
        *([Choice(Text("note-say-country"), "signposting.country", given)] if nearest.country is None else []),
        *(choice for choice in places if choice not in last),
        *(choice for choice in offered if choice is not None),
        *([Choice(Text("note-ask"), "ask")] if notice.level == "support" or notice.private else []),
        *([Choice(Text("note-not-now"), "signposting.not-now")] if notice.level == "support" else []),
        Choice(Text("note-hide"), "signposting.hide"),
        *last,
        Choice(Text("note-unscreened"), "you screening", {"on-or-off": "off"}),
    ]
