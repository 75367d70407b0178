"""Discord's own documents as a judge: of every request, of every answer and of what the gateway says.

They are not ours and not in this repository: `ALONGSIDE_DISCORD_SCHEMAS` names a folder with `openapi.json` and
`gateway.schema.json`; else a folder beside the repository is looked at. Nothing else depends on them.

What is relaxed, because Discord itself does other than its documents say: snowflakes may be numbers in requests, bit
fields are any integer, and what is wrong in a form has a word for its code.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]  # it comes without types
from referencing import Registry
from referencing.jsonschema import DRAFT7, DRAFT202012

from tests.support.discord_contract_quick import Quick7, Quick202012, Unrolled

_BESIDE = Path(__file__).parents[2].parent / "shared" / "data" / "discord"
_SNOWFLAKE = {"anyOf": [{"type": "string", "pattern": r"^(0|[1-9][0-9]*)$"}, {"type": "integer", "minimum": 0}]}
_WRONG_IN_FORM = {
    "type": "object",
    "properties": {
        "_errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"code": {"type": ["string", "integer"]}, "message": {"type": "string"}},
                "required": ["code", "message"],
            },
        }
    },
    "required": ["_errors"],
}
_OPENAPI, _GATEWAY = "urn:openapi", "urn:gateway"
_OTHER_NAMES = {"MESSAGE_REACTION_REMOVE": "GatewayMessageReactionRemoveDispatchData"}
_PARTS = {
    "CHANNEL_": (None, "GuildChannelResponse"),
    "THREAD_MEMBERS_UPDATE": ("added_members", "ThreadMemberResponse"),
    "THREAD_": (None, "ThreadResponse"),
    "STAGE_INSTANCE_": (None, "StageInstanceResponse"),
    "GUILD_ROLE_CREATE": ("role", "GuildRoleResponse"),
    "GUILD_ROLE_UPDATE": ("role", "GuildRoleResponse"),
    "GUILD_MEMBER_UPDATE": ("user", "UserResponse"),
    "GUILD_MEMBER_REMOVE": ("user", "UserResponse"),
    "GUILD_MEMBERS_CHUNK": ("members", "GuildMemberResponse"),
}
"""Of events that the gateway's document lacks, what the other one describes: a part of them, or all (None)."""


def documents() -> Path | None:
    """The folder where both documents are, if there is one."""
    folder = Path(os.environ.get("ALONGSIDE_DISCORD_SCHEMAS") or _BESIDE)
    return folder if all((folder / name).is_file() for name in ("openapi.json", "gateway.schema.json")) else None


@cache
def contract(folder: Path) -> Contract:
    """Read once in each process."""
    return Contract(folder)


class Contract:
    """Each question is answered with what is wrong, in words; nothing wrong is an empty list."""

    def __init__(self, folder: Path) -> None:
        self._openapi = json.loads((folder / "openapi.json").read_text("utf-8"))
        gateway = json.loads((folder / "gateway.schema.json").read_text("utf-8"))
        schemas = self._openapi["components"]["schemas"]
        schemas["SnowflakeType"] = _SNOWFLAKE
        schemas["InnerErrors"] = _WRONG_IN_FORM
        self._events = gateway["definitions"]
        for name, definition in self._events.items():
            if name.endswith("Flags"):
                definition.clear()
                definition["type"] = "integer"
        registry: Registry[Any] = Registry().with_resources(
            [
                (_OPENAPI, DRAFT202012.create_resource(self._openapi)),
                (_GATEWAY, DRAFT7.create_resource(gateway)),
            ]
        )
        self._unrolled = {name: Unrolled(registry, name) for name in (_OPENAPI, _GATEWAY)}
        self._routes = sorted(self._patterns(), key=lambda route: route[0])
        self._validators: dict[str, Any] = {}
        self._found: dict[tuple[str, str], tuple[str, Any] | None] = {}

    def request(self, method: str, path: str, media_type: str | None, body: object) -> list[str]:
        found = self._operation(method, path)
        if found is None:
            return [f"no such route: {method} {path}"]
        pointer, operation = found
        wanted = operation.get("requestBody")
        if media_type is None:
            return ["a body is required"] if wanted and wanted.get("required") else []
        if wanted is None:
            return [] if not body else [f"{method} {path} takes no body"]
        if media_type not in wanted["content"]:
            return [f"{media_type} is none of {list(wanted['content'])}"]
        told = "application/json" if media_type == "multipart/form-data" else media_type
        return self._wrong(f"{_OPENAPI}#{pointer}/requestBody/content/{_escaped(told)}/schema", body)

    def answer(self, method: str, path: str, status: int, body: object) -> list[str]:
        found = self._operation(method, path)
        if found is None:
            return [f"no such route: {method} {path}"]
        pointer, operation = found
        answers = operation["responses"]
        key = str(status) if str(status) in answers else f"{status // 100}XX"
        if key not in answers:
            return [f"{method} {path} never answers {status}, but {list(answers)}"]
        reference = answers[key].get("$ref")
        if reference is None and not answers[key].get("content"):
            return [] if body is None else ["no body is allowed"]
        at = reference[1:] if reference is not None else f"{pointer}/responses/{key}"
        return self._wrong(f"{_OPENAPI}#{at}/content/application~1json/schema", body)

    def event(self, name: str, data: dict[str, Any]) -> list[str]:
        definition = _OTHER_NAMES.get(name, name)
        if definition in self._events:
            return self._wrong(f"{_GATEWAY}#/definitions/{definition}", data)
        for prefix, (part, schema) in _PARTS.items():
            if name.startswith(prefix):
                told = data if part is None else data[part]
                reference = f"{_OPENAPI}#/components/schemas/{schema}"
                return [
                    wrong
                    for each in (told if isinstance(told, list) else [told])
                    for wrong in self._wrong(reference, each)
                ]
        return []

    def _patterns(self) -> Iterator[tuple[int, re.Pattern[str], str, Any]]:
        """The most literal first: `/messages/@original` before `/messages/{message_id}`."""
        for path, item in self._openapi["paths"].items():
            steps = re.split(r"(\{[^}]+\})", path)
            pattern = "".join("[^/]+" if step.startswith("{") else re.escape(step) for step in steps)
            yield path.count("{"), re.compile(pattern + r"\Z"), path, item

    def _operation(self, method: str, path: str) -> tuple[str, Any] | None:
        key = (method, path)
        if key not in self._found:
            fitting = [
                (f"/paths/{_escaped(template)}/{method.lower()}", item[method.lower()])
                for _, pattern, template, item in self._routes
                if pattern.match(path) and method.lower() in item
            ]
            if len(self._found) > 10_000:
                self._found.clear()
            self._found[key] = fitting[0] if fitting else None
        return self._found[key]

    def _wrong(self, reference: str, value: object) -> list[str]:
        if reference not in self._validators:
            document, _, pointer = reference.partition("#")
            schema = self._unrolled[document].at(pointer)
            self._validators[reference] = Quick7(schema) if document == _GATEWAY else Quick202012(schema)
        return [_told(error) for error in self._validators[reference].iter_errors(value)]


def _told(error: ValidationError) -> str:
    """Of all the alternatives that did not fit, the one that came furthest says most."""
    deepest = error
    while deepest.context:
        deepest = max(
            deepest.context, key=lambda each: (len(each.absolute_path), each.validator not in ("type", "enum", "const"))
        )
    return f"{deepest.json_path}: {deepest.message[:160]}"


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
