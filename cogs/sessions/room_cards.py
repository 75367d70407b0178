"""What is said in the room of a session, and in private to those who hold it and those who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.core.gatherings import Agreement
from bot.core.people import Account, Place
from bot.core.replies import Card, Choice, Moment, Several, Text, Value, Where, Who
from cogs.sessions.cards import held_by, title, voice
from cogs.sessions.store import Meeting

HOWS = ("good", "mixed", "not")
"""What can be said of a session afterwards."""


def _of(meeting: Meeting) -> dict[str, str]:
    return {"session": meeting.key}


def _titled(meeting: Meeting) -> dict[str, Value]:
    return {"title": title(meeting.session)}


def begun(meeting: Meeting, agreed: Agreement | None, facilitators: Sequence[Account]) -> Card:
    """The first message in the room, with what was agreed."""
    lines = [Text("session-room-begun", {**_titled(meeting), "until": Moment(meeting.ends_at, "time")})]
    lines += [held_by(facilitators), *voice(meeting.session)]
    if meeting.private:
        lines.append(Text("session-room-private"))
    if agreed is not None:
        lines += [Text("session-room-agreed"), *agreed.lines]
    lines.append(Text("session-room-free"))
    return Card(
        tuple(lines),
        (
            Choice(Text("session-here"), "sessions.here", _of(meeting)),
            Choice(Text("session-step-out"), "sessions.step-out", _of(meeting)),
        ),
    )


def opened(meeting: Meeting) -> Card:
    """For whoever opened it: where it is, and what can be done there."""
    lines = [Text("session-opened", {**_titled(meeting), "room": Where(meeting.session.place)})]
    if meeting.private:
        lines.append(Text("session-opened-private"))
    return Card(
        tuple(lines),
        (
            Choice(Text("session-round-now"), "session round", _of(meeting)),
            Choice(Text("session-quiet-now"), "session quiet", _of(meeting)),
            Choice(Text("session-close-now"), "session close", _of(meeting)),
        ),
    )


def no_room(meeting: Meeting, *, has_card: bool) -> Card:
    """For those who hold it: no room could be opened, and a private one never becomes a public one."""
    session = meeting.session
    told: dict[str, Value] = {**_titled(meeting), "room": Where(session.place)}
    again = Text("session-room-again", {"number": session.number})
    if not meeting.private:
        return Card((Text("session-private"), Text("session-no-room", told), again))
    why = Text("session-no-card") if not has_card else Text("session-private-needs", {"platform": session.platform})
    return Card((Text("session-private"), Text("session-no-private-room", told), why, again))


def no_stage(meeting: Meeting, voice: Place) -> Card:
    """For those who hold it."""
    told: dict[str, Value] = {**_titled(meeting), "voice": Where(voice)}
    return Card((Text("session-private"), Text("session-no-stage", told)))


def removed_from(meeting: Meeting, who: Account) -> Card:
    """For whoever took the seat away."""
    told: dict[str, Value] = {**_titled(meeting), "who": Who(who), "room": Where(meeting.session.place)}
    if meeting.state != "running":
        return Card((Text("session-removed", told),))
    return Card((Text("session-removed", told), Text(f"session-removed-{_kind_of_room(meeting)}", told)))


def _kind_of_room(meeting: Meeting) -> str:
    return "private" if meeting.private else "open"


def closing(stays_until: datetime | None) -> Card:
    """The last message in the room. `stays_until`: when it is archived, if not now."""
    lines = [Text("session-room-over"), Text("session-room-after"), Text("session-room-kept")]
    if stays_until is not None:
        lines.insert(1, Text("session-room-stays", {"until": Moment(stays_until, "time")}))
    return Card(tuple(lines))


def late(meeting: Meeting, following: tuple[Text, Choice] | None, *, called: int) -> Card:
    """To those who have a seat or wait for one. `called`: how many were asked whether they can hold it."""
    lines = [Text("session-private"), Text("session-late", _titled(meeting))]
    lines.append(Text("session-late-called" if called else "session-late-nobody"))
    choices = [Choice(Text("session-leave"), "session leave", _of(meeting))]
    if following is not None:
        lines.append(following[0])
        choices.append(following[1])
    return Card(tuple(lines), tuple(choices))


def late_for_lead(meeting: Meeting, joined: int) -> Card:
    """To whoever holds it."""
    told: dict[str, Value] = {**_titled(meeting), "when": Moment(meeting.starts_at), "joined": joined}
    open_now = Choice(Text("session-open-now"), "session open", {"title": f"#{meeting.session.number}"})
    return Card((Text("session-private"), Text("session-late-lead", told)), (open_now,))


def called(meeting: Meeting, joined: int, holder: int) -> Card:
    """To others who may hold one there, once."""
    told: dict[str, Value] = {**_titled(meeting), "when": Moment(meeting.starts_at), "joined": joined}
    return Card((Text("session-private"), Text("session-called", told)), (_take_over(meeting, holder), _not_now()))


def handed(meeting: Meeting, asker: Account, holder: int) -> Card:
    """To whom it is to be handed over."""
    told: dict[str, Value] = {**_titled(meeting), "when": Moment(meeting.starts_at), "who": Who(asker)}
    return Card((Text("session-private"), Text("session-handed", told)), (_take_over(meeting, holder), _not_now()))


def _take_over(meeting: Meeting, holder: int) -> Choice:
    """`holder`: the account that holds it until then, 0 for nobody."""
    return Choice(Text("session-take-over"), "sessions.take-over", {**_of(meeting), "holder": str(holder)})


def _not_now() -> Choice:
    return Choice(Text("session-not-now"), "sessions.not-now", agrees=False)


def taken_over(meeting: Meeting) -> Card:
    """To whoever holds it from now on."""
    lines = [Text("session-taken-over", {**_titled(meeting), "when": Moment(meeting.starts_at)})]
    if meeting.state == "running":
        return Card((*lines, Text("session-taken-running")), opened(meeting).choices)
    open_now = Choice(Text("session-open-now"), "session open", {"title": f"#{meeting.session.number}"})
    return Card(tuple(lines), (open_now,))


def taken_from(meeting: Meeting, by: Account) -> Card:
    """To whoever held it before."""
    return Card((Text("session-private"), Text("session-taken-from", {**_titled(meeting), "who": Who(by)})))


def stepped_out(meeting: Meeting, who: Account) -> Card:
    """To whoever holds it."""
    return Card((Text("session-private"), Text("session-steps-out", {**_titled(meeting), "who": Who(who)})))


def removed(meeting: Meeting, following: tuple[Text, Choice] | None) -> Card:
    """To whoever was removed, with the next group."""
    lines = [Text("session-private"), Text("session-removed-you", _titled(meeting)), Text("session-removed-turn")]
    if following is None:
        return Card(tuple(lines))
    return Card((*lines, following[0]), (following[1],))


def how_was_it(meeting: Meeting) -> Card:
    """To whoever had a seat, once it is over."""
    choices = tuple(
        Choice(Text(f"session-how-{how}"), "sessions.feedback", {**_of(meeting), "how": how}) for how in HOWS
    )
    return Card((Text("session-private"), Text("session-how", _titled(meeting))), choices)


def attendance(meeting: Meeting, seats: int, here: Sequence[Account], said: Mapping[str, int] | None) -> Card:
    """For those who hold sessions. `said`: how it was, where that may be shown."""
    told: dict[str, Value] = {**_titled(meeting), "when": Moment(meeting.starts_at)}
    lines = [Text("session-attendance", told), Text("session-attendance-seats", {"seats": seats, "here": len(here)})]
    if here:
        lines.append(Text("session-attendance-names", {"names": Several(tuple(map(Who, here)))}))
    if said is None:
        lines.append(Text("session-attendance-no-feedback"))
    else:
        lines.append(Text("session-attendance-feedback", {how: said.get(how, 0) for how in HOWS}))
    return Card(tuple(lines))


def round_of(meeting: Meeting, waiting: Sequence[Account]) -> Card:
    """Who would like to go next, in their order. Whoever passes is not named."""
    lines = [Text("session-round")]
    if waiting:
        lines.append(Text("session-round-now-speaks", {"who": Who(waiting[0])}))
    if waiting[1:]:
        lines.append(Text("session-round-then", {"names": Several(tuple(map(Who, waiting[1:])))}))
    return Card(
        tuple(lines),
        tuple(
            Choice(Text(f"session-turn-{does}"), "sessions.turn", {**_of(meeting), "does": does})
            for does in ("take", "pass", "done")
        ),
    )
