"""Application commands: what Discord refuses in a declaration, and keeping what was declared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tests.support.discord_fake_errors import Form, Refused
from tests.support.discord_fake_validation import Path
from tests.support.discord_fake_world import Json, Time

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
LOCALES = frozenset(
    {
        *("id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl"),
        *("pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW"),
        "ko",
    }
)
_BIGGEST = 8000


class Commands:
    """The declared commands: everywhere, and for one server (by its id)."""

    def __init__(self, application: int, time: Time) -> None:
        self.everywhere: list[Json] = []
        self.of_guild: dict[int, list[Json]] = {}
        self._application = application
        self._time = time
        self.syncs = 0

    def put(self, declared: Sequence[Json], guild: int | None) -> list[Json]:
        """Replaces all of them; what keeps its name keeps its id."""
        self.syncs += 1
        check(declared)
        before = {(each["type"], each["name"]): each for each in self.of(guild)}
        kept = [self._kept(each, before, guild) for each in declared]
        if guild is None:
            self.everywhere = kept
        else:
            self.of_guild[guild] = kept
        return kept

    def of(self, guild: int | None) -> list[Json]:
        return self.everywhere if guild is None else self.of_guild.get(guild, [])

    def shown_in(self, guild: int | None) -> list[Json]:
        """What a client offers there: a server's own command hides the one for everywhere of that name."""
        own = [] if guild is None else self.of(guild)
        named = {each["name"] for each in own}
        return [*own, *(each for each in self.everywhere if each["name"] not in named)]

    def _kept(self, declared: Json, before: dict[tuple[int, str], Json], guild: int | None) -> Json:
        kind = declared.get("type", 1)
        old = before.get((kind, declared["name"]))
        allowed = declared.get("default_member_permissions")
        kept: Json = {
            "name_localizations": None,
            "description_localizations": None,
            "description": "",
            "dm_permission": True,
            "nsfw": False,
            "contexts": None,
        }
        kept |= {key: value for key, value in declared.items() if value is not None}
        kept |= {
            "id": old["id"] if old else str(self._time.new_id()),
            "application_id": str(self._application),
            "version": str(self._time.new_id()),
            "type": kind,
            "default_member_permissions": None if allowed is None else str(allowed),
            "integration_types": declared.get("integration_types") or [0],
        }
        return kept if guild is None else kept | {"guild_id": str(guild)}


def check(declared: Sequence[Json]) -> None:
    if len([each for each in declared if each.get("type", 1) == 1]) > 100:
        raise Refused(30032)
    form = Form()
    seen: set[tuple[int, str]] = set()
    for number, each in enumerate(declared):
        name = (each.get("type", 1), each.get("name", ""))
        if name in seen:
            form.fault((number, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Command names must be unique")
        seen.add(name)
        _check_command(form, number, each)
    form.check()


def _check_command(form: Form, number: int, command: Json) -> None:
    path: Path = (number,)
    if command.get("type", 1) == 1:
        _check_name(form, path, command)
        _check_description(form, path, command)
        _check_options(form, path, command.get("options") or [], depth=0)
    else:
        form.length((*path, "name"), command.get("name"), 1, 32)
        if command.get("description") or command.get("options"):
            form.fault((*path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU", "Only commands that are typed")
    contexts = command.get("contexts")
    if contexts is not None and (len(set(contexts)) != len(contexts) or not set(contexts) <= {0, 1, 2}):
        form.fault((*path, "contexts"), "BASE_TYPE_CHOICES", "Each of 0, 1, 2 once")
    allowed = command.get("default_member_permissions")
    if allowed is not None and not str(allowed).isdigit():
        form.fault((*path, "default_member_permissions"), "BITFIELD_TYPE", "Not permissions")
    if _size(command) > _BIGGEST:
        form.fault(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size of {_BIGGEST}")


def _check_name(form: Form, path: Path, named: Json) -> None:
    names = {"name": named.get("name")} | _localised(form, path, named, "name")
    for where, name in names.items():
        at = (*path, *where.split("/"))
        form.length(at, name, 1, 32)
        if isinstance(name, str) and (not re.fullmatch(r"[-_'\w]+", name) or name != name.lower()):
            form.fault(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_description(form: Form, path: Path, described: Json) -> None:
    texts = {"description": described.get("description")} | _localised(form, path, described, "description")
    for where, text in texts.items():
        form.length((*path, *where.split("/")), text, 1, 100)


def _localised(form: Form, path: Path, of: Json, key: str) -> dict[str, Any]:
    texts = of.get(f"{key}_localizations") or {}
    for locale in texts.keys() - LOCALES:
        form.fault((*path, f"{key}_localizations", locale), "BASE_TYPE_CHOICES", "Not a locale of Discord's")
    return {f"{key}_localizations/{locale}": text for locale, text in texts.items()}


def _check_options(form: Form, path: Path, options: Sequence[Json], depth: int) -> None:
    at = (*path, "options")
    form.at_most(at, list(options), 25)
    kinds = [option.get("type", 0) for option in options]
    nested = [kind in (SUBCOMMAND, GROUP) for kind in kinds]
    if any(nested) and not all(nested):
        form.fault(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Either subcommands or options")
    if (depth == 1 and set(kinds) != {SUBCOMMAND}) or (depth == 2 and any(nested)):
        form.fault(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep")
    names = [option.get("name") for option in options]
    if len(set(names)) < len(names):
        form.fault(at, "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", "Option names must be unique")
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        form.fault(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first")
    for number, option in enumerate(options):
        here = (*at, number)
        _check_name(form, here, option)
        _check_description(form, here, option)
        if option.get("type") in (SUBCOMMAND, GROUP):
            inside = option.get("options") or []
            if option["type"] == GROUP and not inside:
                form.fault((*here, "options"), "BASE_TYPE_REQUIRED", "A group holds subcommands")
            _check_options(form, here, inside, depth=1 if option["type"] == GROUP and depth == 0 else 2)
        else:
            _check_option(form, here, option)


def _check_option(form: Form, path: Path, option: Json) -> None:
    kind, choices = option.get("type"), option.get("choices") or []
    if kind not in range(STRING, ATTACHMENT + 1):
        form.fault((*path, "type"), "BASE_TYPE_CHOICES", "Not a kind of option")
    takes_choices = kind in (STRING, INTEGER, NUMBER)
    if not takes_choices and (choices or option.get("autocomplete")):
        form.fault((*path, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "Not for this type of option")
    if choices and option.get("autocomplete"):
        form.fault(
            (*path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "Either choices or autocomplete"
        )
    form.at_most((*path, "choices"), choices, 25)
    names = [choice.get("name") for choice in choices]
    if len(set(names)) < len(names):
        form.fault((*path, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE", "Names must be unique")
    for number, choice in enumerate(choices):
        at = (*path, "choices", number)
        for where, name in ({"name": choice.get("name")} | _localised(form, at, choice, "name")).items():
            form.length((*at, *where.split("/")), name, 1, 100)
        if kind == STRING:
            form.length((*at, "value"), choice.get("value"), 1, 100)
        elif isinstance(choice.get("value"), str):
            form.fault((*at, "value"), "NUMBER_TYPE_COERCE", "Value is not a number")
    _check_bounds(form, path, option)


def _check_bounds(form: Form, path: Path, option: Json) -> None:
    for low, high in (("min_value", "max_value"), ("min_length", "max_length")):
        least, most = option.get(low), option.get(high)
        if least is not None and most is not None and least > most:
            form.fault((*path, low), "NUMBER_TYPE_MAX", f"Greater than {high}")
    if option.get("type") == STRING and not (option.get("min_length") or 0) <= 6000:
        form.fault((*path, "min_length"), "NUMBER_TYPE_MAX", "At most 6000")
    if option.get("type") == STRING and not 1 <= (option.get("max_length") or 6000) <= 6000:
        form.fault((*path, "max_length"), "NUMBER_TYPE_MAX", "Between 1 and 6000")


def _size(part: Json) -> int:
    """Discord counts names, descriptions and values together, of each the longest translation."""
    size = 0
    for key in ("name", "description"):
        texts = [part.get(key) or "", *(part.get(f"{key}_localizations") or {}).values()]
        size += max(map(len, texts))
    size += len(part["value"]) if isinstance(part.get("value"), str) else 0
    return size + sum(_size(each) for each in [*(part.get("options") or []), *(part.get("choices") or [])])
