"""Telling which catalog key a shown text came from, so that tests name keys and never English sentences."""

from __future__ import annotations

import re
from functools import cache

from fluent.syntax import FluentParser, ast
from fluent.syntax.serializer import serialize_expression

from bot.app import WORDS
from bot.core.replies import Text
from bot.engine.catalog import Catalogs


@cache
def catalog() -> Catalogs:
    return Catalogs.read(WORDS)


@cache
def messages(language: str = "en") -> dict[str, ast.Pattern]:
    """Every message of a language's own catalogs, as Fluent's own parser reads it."""
    found: dict[str, ast.Pattern] = {}
    for folder in WORDS:
        path = folder / f"{language}.ftl"
        resource = FluentParser().parse(path.read_text("utf-8") if path.exists() else "")
        for entry in resource.body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                found[entry.id.name] = entry.value
    return found


@cache
def pattern_of(key: str, language: str = "en") -> re.Pattern[str]:
    """What a text of this key looks like in a catalog's language, whatever goes into it."""
    pattern = messages(language).get(key) or messages()[key]
    return re.compile(r"(?:^|\n)" + _looks(pattern) + r"(?:$|\n)", re.DOTALL)


def _looks(pattern: ast.Pattern) -> str:
    """Its fixed words in order, with anything between them; of words that depend on something, one of the forms."""
    pieces = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            pieces.append(re.escape(element.value))
        elif isinstance(element.expression, ast.SelectExpression):
            pieces.append("(?:" + "|".join(_looks(variant.value) for variant in element.expression.variants) + ")")
        else:
            pieces.append(".*?")
    return "".join(pieces)


def commands_in(pattern: ast.Pattern) -> list[str]:
    """The commands that a text names, as they are typed."""
    return re.findall(r'CMD\("([^"]*)"\)', _written(pattern))


def variables_in(pattern: ast.Pattern) -> set[str]:
    return set(re.findall(r"\$(\w[\w-]*)", re.sub(r'"[^"]*"', "", _written(pattern))))


def _written(pattern: ast.Pattern) -> str:
    """The placeables of a pattern, as they stand in the catalog."""
    placeables = (element for element in pattern.elements if isinstance(element, ast.Placeable))
    return " ".join(serialize_expression(placeable) for placeable in placeables)


def label(key: str, language: str = "en", catalogs: Catalogs | None = None) -> str:
    """What a choice with this key is called in a catalog's language; what goes into it is a name of some length."""
    inside = dict.fromkeys(variables_in(messages()[key]), "checkin history")
    return (catalogs or catalog()).plain(Text(key, inside), language)
