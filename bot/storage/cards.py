"""Cards and choices as JSON: keys and arguments, never sentences."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.core.deeds import Hours
from bot.core.people import Account, Place, PlaceKind
from bot.core.replies import Card, Choice, File, Moment, Picture, Several, Text, Typed, Usage, Value, Where, Who


def dump_card(card: Card) -> str:
    parts = [[_text(line) for line in card.lines], [_choice(choice) for choice in card.choices]]
    if card.files or card.asks:
        parts.append([_file(file) for file in card.files])
    if card.asks:
        parts.append(_text(card.asks))
    return _json(parts)


def load_card(written: str) -> Card:
    lines, choices, *more = json.loads(written)
    return Card(
        tuple(_read_text(line) for line in lines),
        tuple(_read_choice(choice) for choice in choices),
        tuple(_read_file(file) for file in (more[0] if more else ())),
        _read_text(more[1]) if len(more) > 1 and more[1] else None,
    )


def dump_event(card: Card, hours: Hours) -> str:
    """What an event is about, and when it is."""
    lines = [_text(line) for line in card.lines]
    return _json([lines, [], [], None, [hours.starts_at.isoformat(), hours.ends_at.isoformat()]])


def load_hours(written: str) -> Hours:
    starts_at, ends_at = json.loads(written)[4]
    return Hours(datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))


def dump_choices(choices: tuple[Choice, ...]) -> str | None:
    return _json([_choice(choice) for choice in choices]) if choices else None


def load_choices(written: str | None) -> tuple[Choice, ...]:
    return tuple(_read_choice(choice) for choice in json.loads(written)) if written else ()


def offered(choices: tuple[Choice, ...], *, aside: bool) -> tuple[Choice, ...]:
    """Those that are shown, in a message that others cannot see in a room, or in one that stays."""
    return choices if aside else tuple(choice for choice in choices if not choice.in_passing)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _text(text: Text) -> list[Any]:
    return [text.key, {name: _value(value) for name, value in text.args.items()}] if text.args else [text.key]


def _value(value: Value) -> Any:  # noqa: ANN401  # JSON
    if isinstance(value, int | str):
        return value
    match value:
        case Typed(words):
            return {"typed": words}
        case Moment(at, style):
            return {"at": at.isoformat(), "style": style}
        case Usage(command):
            return {"usage": command}
        case Who(account):
            return {"who": [account.platform, account.ref]}
        case Where(place, message):
            return {"where": [place.kind, place.ref, message]}
        case Text():
            return {"text": _text(value)}
        case Several(items):
            return {"several": [_value(item) for item in items]}


def _choice(choice: Choice) -> list[Any]:
    given = {name: _value(value) for name, value in choice.given.items()}
    written = [_text(choice.label), choice.does, given, choice.rest]
    if choice.in_passing:
        return [*written, choice.agrees, True]
    return written if choice.agrees is None else [*written, choice.agrees]


def _file(file: Picture | File) -> list[Any]:
    match file:
        case File(name, str(content)):
            return [name, content]
        case File(name, bytes(content)):
            return [name, {"bytes": b64encode(content).decode()}]
        case File(name, tuple(lines)):
            return [name, {"lines": [_text(line) for line in lines]}]
    assert isinstance(file, Picture)  # there is nothing else
    labels = {name: _text(label) for name, label in file.labels.items()}
    return [file.draws, dict(file.data), labels, _text(file.words)]


def _read_text(written: list[Any]) -> Text:
    args: Mapping[str, Any] = written[1] if len(written) > 1 else {}
    return Text(written[0], {name: _read_value(value) for name, value in args.items()})


def _read_value(written: Any) -> Value:  # noqa: ANN401  # JSON
    match written:
        case {"typed": str(words)}:
            return Typed(words)
        case {"at": str(at), "style": style}:
            return Moment(datetime.fromisoformat(at), style)
        case {"usage": str(command)}:
            return Usage(command)
        case {"who": [platform, ref]}:
            return Who(Account(platform, ref))
        case {"where": [kind, ref, message]}:
            return Where(Place(PlaceKind(kind), ref), message)
        case {"text": list(text)}:
            return _read_text(text)
        case {"several": list(items)}:
            return Several(tuple(_read_value(item) for item in items))
        case str() | int():
            return written
    raise ValueError("not a value of a card")


def _read_choice(written: list[Any]) -> Choice:
    label, does, given, rest, *more = written
    values = {name: Typed(value["typed"]) if isinstance(value, dict) else value for name, value in given.items()}
    return Choice(_read_text(label), does, values, rest, *more)


def _read_file(written: list[Any]) -> Picture | File:
    match written:
        case [name, str(content)]:
            return File(name, content)
        case [name, {"bytes": str(content)}]:
            return File(name, b64decode(content))
        case [name, {"lines": list(lines)}]:
            return File(name, tuple(_read_text(line) for line in lines))
    draws, data, labels, words = written
    return Picture(draws, data, {name: _read_text(label) for name, label in labels.items()}, _read_text(words))
