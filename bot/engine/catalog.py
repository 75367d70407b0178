"""Project Fluent catalogs: from keys and arguments to what a reader sees, in their language and zone."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any

from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from bot.core.countries import country_name
from bot.core.languages import language_name, locale_of, missing_language
from bot.core.ports import Reader
from bot.core.replies import Card, Line, Moment, Picture, Several, Shown, Span, Text, Typed, Usage, Value, Where, Who
from bot.core.zones import city_of

ENGLISH = "en"
_IN_ANY_WORDS = Text("in-your-own-words")
PARTLY_ENGLISH = "partly-english"
"""The key, in every catalog but the English one, that admits a missing translation."""

_MARK = re.compile("\ue000(\\d+|[^\ue001]+)\ue001")
"""Stands in a rendered text for a span that was held back (its number), or for a command that the text names."""


class Catalogs:
    """All catalogs of all cogs, one bundle a language. English is complete; others that we speak fall back to it, key
    by key. Of some languages there is only a little, as what is said in a crisis: a card is wholly in it, or not."""

    def __init__(self, bundles: Mapping[str, FluentBundle], languages: Iterable[str]) -> None:
        """`languages`: those that we speak."""
        self._bundles = bundles
        self.languages = frozenset(languages)
        self._constant: dict[tuple[str, str], Line] = {}

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Catalogs:
        """Every `<folder>/<language>.ftl`. Two catalogs may not define the same key. We speak the languages that have
        one beside each English one."""
        bundles: dict[str, FluentBundle] = {}
        beside_english: list[set[str]] = []
        for folder in folders:
            paths = sorted(folder.glob("*.ftl"))
            for path in paths:
                bundle = bundles.setdefault(path.stem, _bundle(path.stem))
                bundle.add_resource(FluentResource(path.read_text("utf-8")))
            tags = {path.stem for path in paths}
            beside_english += [tags] if ENGLISH in tags else []
        return cls(bundles, set(bundles).intersection(*beside_english))

    def language_for(self, wanted: str) -> str:
        """The language that we speak for a language tag: its own, its base language, or English."""
        return _nearest(wanted, self.languages) or ENGLISH

    def language_of(self, texts: Iterable[Text], wanted: str) -> str:
        """The language in which somebody reads these texts who wants them in that one."""
        partly = _nearest(wanted, self._bundles)
        if partly is None or partly in self.languages:
            return partly or ENGLISH
        found = list(texts)
        return partly if found and all(self._is_whole(text, partly) for text in found) else self.language_for(wanted)

    def speaks(self, wanted: str) -> bool:
        """Whether all that we say can be said in a language, or in its base language."""
        return self.language_for(wanted) != ENGLISH or re.split("[-_]", wanted)[0] == ENGLISH

    def has(self, key: str, language: str = ENGLISH) -> bool:
        return language in self._bundles and self._bundles[language].has_message(key)

    def show(self, card: Card, reader: Reader) -> Shown:
        language = self.language_of(_said_in(card) or (choice.label for choice in card.choices), reader.language)
        return Shown(
            lines=(*(self.line(text, language) for text in card.lines), *self._admission(card, reader, language)),
            choices=tuple(self.plain(choice.label, language) for choice in card.choices),
            zone=reader.zone,
            language=language,
            asks=self._asks(card, language),
        )

    def _asks(self, card: Card, language: str) -> str | None:
        """What no catalog describes, because it is reached by a choice only, is a person's to say as they like."""
        wanted = (card.asks, _IN_ANY_WORDS) if card.asks is not None else ()
        return next((self.plain(text, language) for text in wanted if self.has(text.key)), None)

    def _admission(self, card: Card, reader: Reader, language: str) -> tuple[Line, ...]:
        """Once, at the end, in the reader's language: that this is in English, or some of it, or of the words in a
        picture. Labels alone are not worth it: the line above them says what they are about."""
        if language not in self.languages:  # it is in their own language, wholly
            return ()
        if not self.speaks(reader.language):
            missing = missing_language(reader.language)
            is_new = bool(card.lines) and missing not in card.lines and self.has(missing.key)
            return (self.line(missing, language),) if is_new else ()
        if not self.has(PARTLY_ENGLISH, language):
            return ()
        if all(self._is_whole(text, language) for text in _said_in(card)):
            return ()
        return (self.line(Text(PARTLY_ENGLISH), language),)

    def _is_whole(self, value: Value, language: str) -> bool:
        """Whether a text, and every text in it, is in that language's own catalog."""
        match value:
            case Text(key, args):
                return self.has(key, language) and all(self._is_whole(arg, language) for arg in args.values())
            case Several(items):
                return all(self._is_whole(item, language) for item in items)
            case _:
                return True

    def line(self, text: Text, language: str) -> Line:
        """One text, rendered. A text without arguments is rendered once and remembered: the catalogs are finite."""
        if not text.args:
            known = self._constant.get((text.key, language))
            if known is None:
                known = self._constant[text.key, language] = self._render(text, language)
            return known
        return self._render(text, language)

    def plain(self, text: Text, language: str) -> str:
        """For labels and lists, which hold no instants and nothing that people typed."""
        return "".join(span if isinstance(span, str) else _bare(span) for span in self.line(text, language))

    def _render(self, text: Text, language: str) -> Line:
        tag = language if self.has(text.key, language) else ENGLISH
        bundle = self._bundles[tag]
        pattern = bundle.get_message(text.key).value
        if pattern is None:
            raise LookupError(text.key)
        held: list[Span] = []
        args = {name: self._argument(value, language, held) for name, value in text.args.items()}
        rendered, errors = bundle.format_pattern(pattern, args)
        if errors:
            raise LookupError(f"{text.key}: {errors[0]}")
        pieces = _MARK.split(str(rendered))
        spans: list[Span] = [_held(piece, held) if index % 2 else piece for index, piece in enumerate(pieces)]
        return tuple(span for span in spans if span != "")

    def _argument(self, value: Value, language: str, held: list[Span]) -> Any:  # noqa: ANN401  # str or int, as Fluent
        """What Fluent gets. What a platform shows in its own way is held back, and a mark stands in for it."""
        match value:
            case Text():
                spans = self.line(value, language)
                return "".join(span if isinstance(span, str) else _hold(span, held) for span in spans)
            case Several(items):
                said = [str(self._argument(item, language, held)) for item in items]
                return format_list(said, locale=locale_of(language))
            case Typed() | Moment() | Usage() | Who() | Where():
                return _hold(value, held)
            case _:
                return value


def _nearest(wanted: str, tags: Container[str]) -> str | None:
    """Of these, the one that says the most of a language tag."""
    parts = re.split("[-_]", wanted)
    candidates = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((tag for tag in candidates if tag in tags), None)


def _said_in(card: Card) -> list[Text]:
    """All that a card says, but the labels of its choices."""
    pictures = [file for file in card.files if isinstance(file, Picture)]
    return [*card.lines, *(text for file in pictures for text in (file.words, *file.labels.values()))]


def _bundle(language: str) -> FluentBundle:
    """A catalog without words yet, and what its words may call: `{ CITY($zone) }` is "Wien" in the German one."""
    functions = {
        "CMD": _command,
        "CITY": lambda zone: city_of(str(zone), language),
        "COUNTRY": lambda code: country_name(str(code), language),
        "LANGUAGE": lambda tag: language_name(str(tag), language),
    }
    return FluentBundle([language], functions=functions, use_isolating=False)


def _command(name: Any) -> Any:  # noqa: ANN401  # Fluent's own strings
    """`{ CMD("checkin leave") }` in a catalog: the command as this reader would type it."""
    return f"\ue000{name}\ue001"


def _held(piece: str, held: list[Span]) -> Span:
    return held[int(piece)] if piece.isdecimal() else Usage(piece)


def _hold(span: Span, held: list[Span]) -> str:
    held.append(span)
    return f"\ue000{len(held) - 1}\ue001"


def _bare(span: Span) -> str:
    match span:
        case Typed(words):
            return words
        case Usage(command):
            return command
        case _:
            raise TypeError("a label holds no instant")
