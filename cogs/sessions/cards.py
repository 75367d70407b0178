"""What a session shows: its card in the room, what is said when somebody joins, the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.gatherings import Agreement
from bot.core.languages import language_text
from bot.core.people import Account
from bot.core.replies import Card, Choice, Moment, Reply, Several, Text, Typed, Value, Where, Who, say
from cogs.sessions.calendar import described
from cogs.sessions.seats import Filled
from cogs.sessions.store import Meeting, Session

CARD = "sessions.card"
"""The topic of the card in the room; `ROOM`, of the thread; `OFFER`, of a seat that came free."""
ROOM = "sessions.room"
OFFER = "sessions.offer"
TOLD = "sessions.told"

NAMED = 20
"""Names that a card shows at most; of more people, how many."""

REMINDERS = {"day": 24 * 60, "hour": 60, "start": 0}
"""Minutes before it begins."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a card needs of others than the session: who holds it, who joined (None: only how many), whether there is an
    agreement, and whether its room is private."""

    facilitators: Sequence[Account] = ()
    names: Sequence[Account] | None = None
    has_agreement: bool = False
    is_private: bool = False


def title(session: Session) -> Typed:
    return Typed(session.title)


def _when(meeting: Meeting) -> dict[str, Value]:
    return {"when": Moment(meeting.starts_at), "minutes": meeting.session.minutes}


def _facts(session: Session) -> list[Text]:
    """What kind it is, in which language, for whom."""
    lines = [Text("session-card-kind", {"kind": Text(f"session-kind-{session.kind}")})]
    if session.language is not None:
        lines.append(Text("session-card-language", {"language": language_text(session.language)}))
    if session.about is not None:
        lines.append(Text("session-card-about", {"about": Typed(session.about)}))
    return lines


def voice(session: Session) -> list[Text]:
    """Where people talk, if that was said."""
    return [] if session.voice is None else [Text("session-voice", {"voice": Where(session.voice)})]


def _places(session: Session, filled: Filled) -> Text:
    free = filled.free(session.seats)
    if free:
        return Text("session-card-free", {"free": free, "seats": session.seats})
    return Text("session-card-full", {"seats": session.seats, "waiting": filled.waiting})


def held_by(facilitators: Sequence[Account]) -> Text:
    if not facilitators:
        return Text("session-held-by-nobody")
    return Text("session-held-by", {"who": Several(tuple(map(Who, facilitators)))})


def card(meeting: Meeting, filled: Filled, around: Around, now: datetime) -> Card:
    """In the room. It says how to type what its choices do."""
    session = meeting.session
    lines = [Text("session-card-title", {"title": title(session)})]
    if meeting.state in ("over", "cancelled"):
        return Card((*lines, Text(f"session-card-{meeting.state}", _when(meeting))))
    lines.append(Text("session-card-running" if meeting.state == "running" else "session-card-when", _when(meeting)))
    if session.wish.rule is not None:
        lines.append(Text("session-card-repeats", {"rule": described(session.wish)}))
    lines += [held_by(around.facilitators), *_facts(session), *voice(session), _places(session, filled)]
    if around.is_private:
        lines.append(Text("session-card-private"))
    if session.minimum and meeting.state == "planned":
        lines.append(Text("session-card-minimum", {"minimum": session.minimum}))
    if session.closes and meeting.takes_more(now):
        lines.append(Text("session-card-closes", {"until": Moment(meeting.closes_at)}))
    lines.append(_who_joined(filled, around))
    if around.has_agreement:
        lines.append(Text("session-card-agreement"))
    if not meeting.takes_more(now):
        return Card((*lines, Text("session-card-closed")), (_leave(meeting),))
    lines.append(Text("session-card-typed", {"number": session.number}))
    return Card(tuple(lines), (_join(meeting), _maybe(meeting), _leave(meeting), _remind(meeting)))


def _who_joined(filled: Filled, around: Around) -> Text:
    if around.names is None or not around.names:
        return Text("session-card-joined", {"joined": filled.joined, "maybe": filled.maybe})
    names = Several(tuple(map(Who, around.names)))
    others = filled.joined - len(around.names)
    return Text("session-card-names", {"names": names, "others": others, "maybe": filled.maybe})


def _join(meeting: Meeting) -> Choice:
    return Choice(Text("session-join"), "session join", {"session": meeting.key})


def _maybe(meeting: Meeting) -> Choice:
    return Choice(Text("session-maybe"), "session maybe", {"session": meeting.key})


def _leave(meeting: Meeting) -> Choice:
    return Choice(Text("session-leave"), "session leave", {"session": meeting.key})


def _remind(meeting: Meeting) -> Choice:
    return Choice(Text("session-remind"), "session remind", {"session": meeting.key})


def reminders(meeting: Meeting, now: datetime) -> tuple[Choice, ...]:
    """Those that can still come."""
    to_come = [name for name, minutes in REMINDERS.items() if meeting.starts_at - timedelta(minutes=minutes) > now]
    choices = [
        Choice(Text(f"session-before-{name}"), "session remind", {"session": meeting.key, "before": name})
        for name in to_come
    ]
    no = Choice(Text("session-before-none"), "session remind", {"session": meeting.key, "before": "none"})
    return (*choices, no) if choices else ()


def agreement(meeting: Meeting, agreed: Agreement, facilitators: Sequence[Account], *, names: bool) -> Card:
    """Shown once; whoever agrees, joins."""
    lines = (
        Text("session-agreement"),
        *agreed.lines,
        held_by(facilitators),
        Text("session-agreement-names" if names else "session-agreement-count"),
    )
    since = {"session": meeting.key, "since": agreed.since.isoformat()}
    return Card(
        lines,
        (
            Choice(Text("session-agree"), "sessions.agree", since, agrees=True),
            Choice(Text("session-not-now"), "sessions.not-now", agrees=False),
        ),
    )


def joined(meeting: Meeting, now: datetime, *, again: bool = False) -> Card:
    said = "session-joined-already" if again else "session-joined"
    lines = [Text(said, {"title": title(meeting.session), "when": Moment(meeting.starts_at)})]
    if meeting.private:
        lines.append(Text("session-joined-room"))
    choices = reminders(meeting, now)
    if choices:
        lines.append(Text("session-reminder-which"))
    return Card(tuple(lines), choices)


def left(meeting: Meeting, *, was_in: bool) -> Card:
    """`was_in`: they had a seat, not only a place in the line."""
    lines = [Text("session-left", {"title": title(meeting.session)})]
    if was_in and meeting.private:
        lines.append(Text("session-left-room"))
    return Card(tuple(lines))


def waits(meeting: Meeting, ahead: int) -> Card:
    told: dict[str, Value] = {"title": title(meeting.session), "ahead": ahead}
    leave = Choice(Text("session-leave"), "session leave", {"session": meeting.key})
    return Card((Text("session-waiting", told),), (leave,))


def offered(meeting: Meeting, until: datetime) -> Card:
    """The first line gives nothing away on a locked screen."""
    told: dict[str, Value] = {"title": title(meeting.session), **_when(meeting), "until": Moment(until)}
    return Card(
        (Text("session-private"), Text("session-offered", told)),
        (
            Choice(Text("session-take"), "session join", {"session": meeting.key}),
            Choice(Text("session-pass"), "session leave", {"session": meeting.key}),
        ),
    )


def reminder(meeting: Meeting, where: Where) -> Card:
    told: dict[str, Value] = {"title": title(meeting.session), **_when(meeting), "where": where}
    lines = (Text("session-private"), Text("session-reminder", told), *voice(meeting.session))
    return Card(lines, (_leave(meeting),))


def run_sheet(meeting: Meeting, filled: Filled, where: Where) -> Card:
    """For whoever holds it, in private."""
    told: dict[str, Value] = {"title": title(meeting.session), **_when(meeting), "where": where}
    counts: dict[str, Value] = {"joined": filled.joined, "waiting": filled.waiting, "maybe": filled.maybe}
    steps = tuple(Text(f"session-sheet-{step}") for step in ("welcome", "agreement", "round", "close", "after"))
    open_now = Choice(Text("session-open-now"), "session open", {"title": f"#{meeting.session.number}"})
    begins = (Text("session-private"), Text("session-sheet", told), *voice(meeting.session))
    return Card((*begins, Text("session-sheet-who", counts), *steps), (open_now,))


def moved(meeting: Meeting, before: datetime, *, has_place: bool) -> Card:
    """`has_place`: a seat, or a place in the line; whoever said maybe has neither."""
    told: dict[str, Value] = {"title": title(meeting.session), "before": Moment(before), **_when(meeting)}
    lines = [Text("session-private"), Text("session-moved-told", told)]
    if has_place:
        lines.append(Text("session-moved-place"))
    return Card(tuple(lines), (_leave(meeting),))


def cancelled(meeting: Meeting, following: tuple[Text, Choice] | None, *, too_few: bool = False) -> Card:
    """To those who joined, with the next group."""
    said = "session-too-few-told" if too_few else "session-cancelled-told"
    lines = [Text("session-private"), Text(said, {"title": title(meeting.session), "when": Moment(meeting.starts_at)})]
    if following is None:
        return Card((*lines, Text("session-no-other")))
    return Card((*lines, following[0]), (following[1],))


def next_group(meeting: Meeting) -> tuple[Text, Choice]:
    """A line that says which, and the choice that joins it."""
    told: dict[str, Value] = {"title": title(meeting.session), "when": Moment(meeting.starts_at)}
    return Text("session-next-group", told), Choice(
        Text("session-join-group"), "session join", {"session": meeting.key}
    )


def listed(meetings: Sequence[Meeting], filled: Sequence[Filled], after: str | None) -> Reply:
    """A line each, with its number. `after`: where the rest begins, if there is more."""
    if not meetings:
        return say("session-list-none")
    lines = [Text("session-list")]
    for meeting, there in zip(meetings, filled, strict=True):
        told: dict[str, Value] = {"number": meeting.session.number, "title": title(meeting.session), **_when(meeting)}
        free = there.free(meeting.session.seats)
        lines.append(Text("session-list-line", {**told, "free": free, "seats": meeting.session.seats}))
    more = (Choice(Text("session-list-more"), "sessions.more", {"after": after}),) if after is not None else ()
    return Card((*lines, Text("session-list-join")), more)
