"""Telling which catalog key a shown text came from, so that tests name keys and never English sentences."""

from __future__ import annotations

import re
from functools import cache

from fluent.syntax import FluentParser, ast

from bot.app import WORDS
from bot.core.replies import Text
from bot.engine.catalog import Catalogs


@cache
def catalog() -> Catalogs:
    return Catalogs.read(WORDS)


@cache
def messages(language: str = "en") -> dict[str, ast.Pattern]:
    """Every message of a language's catalogs, as Fluent's own parser reads it."""
    found: dict[str, ast.Pattern] = {}
    for folder in WORDS:
        resource = FluentParser().parse((folder / f"{language}.ftl").read_text("utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                found[entry.id.name] = entry.value
    return found


@cache
def pattern_of(key: str) -> re.Pattern[str]:
    """What a text of this key looks like, whatever goes into it."""
    pieces = [
        re.escape(element.value) if isinstance(element, ast.TextElement) else ".*?"
        for element in messages()[key].elements
    ]
    return re.compile(r"(?:^|\n)" + "".join(pieces) + r"(?:$|\n)", re.DOTALL)


def label(key: str) -> str:
    """What a choice with this key is called in English."""
    return catalog().plain(Text(key), "en")
