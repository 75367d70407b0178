"""What an alert or a request shows to helpers, and what the person is told of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.directory import Nearest, service_lines
from bot.core.people import Account
from bot.core.replies import Card, Choice, Moment, Several, Text, Value, Where, Who, say
from bot.core.replies import Typed as Said
from cogs.signposting.alerts import Alert

TOPICS = frozenset(
    (
        *("suicide", "self-harm", "overdose", "eating", "abuse", "sexual-violence", "bereavement"),
        *("someone-else", "asking"),
    )
)
_RULES = 2
"""So many names of rules say enough, the most pressing first."""

OUTCOMES = ("talked", "not-needed", "false-alarm")
TAKEN_BACK = "taken-back"
CLOSED_TOPICS = frozenset(("abuse", "sexual-violence"))
"""Somebody else may look at that person's phone: nothing that is sent to them calls them."""


def shown(alert: Alert) -> Card:
    """As it stands now: in the room for alerts, or in a helper's direct messages."""
    if not alert.is_open:
        return _closed(alert)
    lines = _alert(alert) if alert.kind == "alert" else _request(alert)
    return Card((*lines, *_state(alert), _number(alert)), _choices(alert))


def _alert(alert: Alert) -> list[Text]:
    head: dict[str, Value] = {"who": Who(alert.who), "at": Moment(alert.at)}
    key = "alert-urgent" if alert.level == "urgent" else "alert-support"
    lines = [Text(key), Text("alert-where", {**head, "where": _where(alert)}), _what(alert)]
    if alert.again is not None and alert.again_at is not None:
        place, message = alert.again
        lines.append(Text("alert-again", {"at": Moment(alert.again_at), "where": Where(place, message)}))
    if alert.note != "none":
        lines.append(Text("alert-note", {"note": Text(f"alert-note-{alert.note}")}))
    return lines


def _where(alert: Alert) -> Value:
    if alert.place is None:
        return Text("alert-nowhere")
    if alert.message is None:
        return Text("alert-message-deleted", {"where": Where(alert.place)})
    return Where(alert.place, alert.message)


def _what(alert: Alert) -> Text:
    topic = Text(f"alert-topic-{alert.topic}" if alert.topic in TOPICS else "alert-topic-other")
    if not alert.rules:
        return Text("alert-about", {"topic": topic})
    return Text("alert-about-rule", {"topic": topic, "rules": Several(alert.rules[:_RULES])})


def _request(alert: Alert) -> list[Text]:
    lines = [Text(f"request-{alert.about}", {"who": Who(alert.who), "at": Moment(alert.again_at or alert.at)})]
    if alert.named is not None:
        lines.append(Text("request-named", {"who": Who(alert.named)}))
    if alert.need is not None:
        lines.append(Text("request-need", {"need": Text(f"ask-need-{alert.need}")}))
    if alert.words is not None:
        lines.append(Text("request-words", {"words": Said(alert.words)}))
    return lines


def _state(alert: Alert) -> list[Text]:
    lines = [Text("alert-has-left")] if alert.has_left else []
    if alert.taker is not None and alert.taken_at is not None:
        return [*lines, Text("alert-taken", {"who": Who(alert.taker), "since": Moment(alert.taken_at, "time")})]
    if alert.no_one:
        lines.append(Text("alert-no-one"))
    elif alert.is_repeated:
        lines.append(Text("alert-nobody-yet"))
    return [*lines, _advice(alert)]


def _advice(alert: Alert) -> Text:
    return Text("alert-advice" if alert.kind == "alert" else f"request-advice-{alert.about}")


def _number(alert: Alert) -> Text:
    return Text("alert-number", {"number": alert.number})


def _choices(alert: Alert) -> tuple[Choice, ...]:
    given = {"alert": str(alert.number)}
    free = (Choice(Text("alert-take"), "alert take", given),) if alert.taker is None else ()
    rest = (Choice(Text("alert-pass"), "alert pass", given), Choice(Text("alert-done"), "alert done", given))
    return (*free, *rest, Choice(Text("alert-policy"), "signposting.policy"))


def _closed(alert: Alert) -> Card:
    """Nothing of whom it was about."""
    ended: dict[str, Value] = {"number": alert.number, "outcome": outcome_text(alert.outcome)}
    if alert.taker is None:
        return say("alert-finished", **ended)
    return say("alert-finished-by", **ended, who=Who(alert.taker))


def outcome_text(outcome: str | None) -> Text:
    return Text(f"alert-outcome-{outcome}" if outcome in (*OUTCOMES, TAKEN_BACK) else "alert-outcome-unknown")


def taken(alert: Alert, *, is_told: bool) -> Card:
    """For whoever has just taken it. `is_told`: the person will hear of it."""
    lines = _alert(alert) if alert.kind == "alert" else _request(alert)
    return Card(
        (Text("alert-yours"), *lines, _advice(alert), Text("alert-yours-told"), _number(alert)), _choices(alert)
    )


def listed(alerts: Sequence[Alert]) -> Card:
    if not alerts:
        return say("alert-list-none")
    free = [one for one in alerts if one.taker is None][:5]
    choices = (
        Choice(Text("alert-take-number", {"number": one.number}), "alert take", {"alert": str(one.number)})
        for one in free
    )
    return Card((Text("alert-list"), *map(_line, alerts)), tuple(choices))


def _line(alert: Alert) -> Text:
    what = Text(f"alert-kind-{alert.about}" if alert.kind == "request" else f"alert-kind-{alert.kind}")
    line: dict[str, Value] = {"number": alert.number, "what": what, "who": Who(alert.who), "at": Moment(alert.at)}
    if alert.taker is None:
        return Text("alert-list-free", line)
    return Text("alert-list-taken", {**line, "taker": Who(alert.taker)})


def which(alerts: Sequence[Alert], does: str, **given: str) -> Card:
    """Which of several is meant: an answer to `does`."""
    choices = (
        Choice(Text("alert-number-choice", {"number": one.number}), does, {**given, "alert": str(one.number)})
        for one in alerts
    )
    return Card((Text("alert-which"), *map(_line, alerts)), tuple(choices))


def how_did_it_end(alert: Alert) -> Card:
    choices = (
        Choice(Text(f"alert-ended-{outcome}"), "alert done", {"outcome": outcome, "alert": str(alert.number)})
        for outcome in OUTCOMES
    )
    return say("alert-how-did-it-end", *choices)


def thanks(helper: Account) -> Card:
    return say(
        "alert-thanks",
        Choice(Text("answer-yes"), "signposting.rest", {"yes-or-no": "yes"}, agrees=True),
        Choice(Text("answer-no"), "signposting.rest", {"yes-or-no": "no"}, agrees=False),
        who=Who(helper),
    )


def taken_told(alert: Alert, helper: Account) -> Card:
    """For the person: that somebody has seen it."""
    return say("alert-taken-told-moderator" if alert.is_for_moderators else "alert-taken-told", who=Who(helper))


def not_told_after_all(nearest: Nearest) -> Card:
    """For the person: what they were told is not true."""
    return Card((Text("alert-not-told-after-all"), *service_lines(nearest)))


def no_one_was_free(alert: Alert, nearest: Nearest) -> Card:
    """For whoever asked."""
    key = "request-untaken-moderators" if alert.is_for_moderators else "request-untaken"
    return Card((Text(key), *service_lines(nearest)))
