"""Which keys of the catalogs are labels of choices: what options offer, and what the code makes choices of."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.core.commands import Command
from tests.support.words import messages

_SOURCES = Path(__file__).parents[2]


def labels_of(commands: Mapping[str, Command]) -> frozenset[str]:
    offered = {
        label.key for command in commands.values() for option in command.options for label, _ in option.kind.offers
    }
    return frozenset(offered | set(_made(messages())))


def _made(keys: Iterable[str]) -> Iterable[str]:
    """Of `Choice(Text("…"), …)` in the code; of a key that is put together, all that begin as it does."""
    for folder in ("bot", "cogs"):
        for path in (_SOURCES / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Choice":
                    match node.args[0] if node.args else None:
                        case ast.Call(func=ast.Name(id="Text"), args=[ast.Constant(value=str(key)), *_]):
                            yield key
                        case ast.Call(
                            func=ast.Name(id="Text"), args=[ast.JoinedStr(values=[ast.Constant(value=str(begins)), *_])]
                        ):
                            yield from (key for key in keys if key.startswith(begins))
