"""A language that nobody speaks: the English catalogs with every letter changed and every text 40 % longer.

Whoever reads in it sees at once what did not come from a catalog. Texts stand in ⟦ ⟧, what goes into them in ⟨ ⟩:

    ⟦Łéţ ɱé ķñóŵ ýóúŕ çíţý, ⟨Ana⟩·······⟧
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast

from bot.app import WORDS
from bot.engine.catalog import Catalogs

LONGER = 1.4
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒĝĥíĵķļɱñóþǫŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ",
)
_FILLING = "·"
_JOINED = re.compile("⟧(?:, and|,| and) ⟦")
"""Babel joins texts as English does; these words are in no catalog."""

_INNERMOST = re.compile("⟨([^⟨⟩]*)⟩")


def pseudo(folder: Path, catalogs: Iterable[Path] = WORDS) -> Catalogs:
    """Written to a folder as if it were English, so that everybody reads it."""
    written = (pseudo_ftl((words / "en.ftl").read_text("utf-8")) for words in catalogs)
    (folder / "en.ftl").write_text("\n".join(written), "utf-8")
    return Catalogs.read([folder])


def pseudo_ftl(written: str) -> str:
    resource = FluentParser().parse(written)
    for entry in resource.body:
        if isinstance(entry, ast.Message | ast.Term) and entry.value is not None:
            entry.value = _disguised(entry.value)
    return FluentSerializer().serialize(resource)


def _disguised(pattern: ast.Pattern) -> ast.Pattern:
    elements: list[ast.TextElement | ast.Placeable] = [ast.TextElement("⟦")]
    length = added = 0
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            length += len(element.value)
            elements.append(ast.TextElement(element.value.translate(_LETTERS)))
        else:
            added += 2
            _disguise_variants(element)
            elements += [ast.TextElement("⟨"), element, ast.TextElement("⟩")]
    missing = math.ceil(length * (LONGER - 1)) - added - 2
    elements.append(ast.TextElement(_FILLING * max(missing, 0) + "⟧"))
    return ast.Pattern(elements)


def _disguise_variants(placeable: ast.Placeable) -> None:
    if isinstance(placeable.expression, ast.SelectExpression):
        for variant in placeable.expression.variants:
            variant.value = _disguised(variant.value)


def strangers(shown: str, is_known: Callable[[str], bool]) -> list[str]:
    """The words in what was shown that came from no catalog, and are nothing that may stand in a text either.

    `is_known` tells of what goes into a text (a city, a time, what somebody typed) whether it is such a thing.
    """
    found: list[str] = []

    def without(argument: re.Match[str]) -> str:
        words = _JOINED.sub("⟧⟦", argument[1]).strip()
        if re.search("[A-Za-z]", words) and not is_known(words):
            found.append(words)
        return ""

    count = 1
    while count:
        shown, count = _INNERMOST.subn(without, shown)
    rest = [words.strip() for words in re.split(r"[⟦⟧\n]", shown)]
    return [*found, *(words for words in rest if re.search("[A-Za-z]", words))]


def keys_in(shown: Sequence[str], folder: Path) -> set[str]:
    """Which messages of the disguised catalogs stand in what was shown."""
    entries = FluentParser().parse((folder / "en.ftl").read_text("utf-8")).body
    patterns = {entry.id.name: entry.value for entry in entries if isinstance(entry, ast.Message) and entry.value}
    return {key for key, pattern in patterns.items() if _stands_in(pattern, shown)}


def _stands_in(pattern: ast.Pattern, shown: Sequence[str]) -> bool:
    """Its words are looked for one by one before all of them in order, which takes much longer."""
    texts = [element.value if isinstance(element, ast.TextElement) else None for element in pattern.elements]
    looks = re.compile("".join(".*?" if text is None else re.escape(text) for text in texts), re.DOTALL)
    words = [text for text in texts if text is not None]
    return any(all(text in one for text in words) and looks.search(one) is not None for one in shown)
