"""A command, declared once from a typed signature.

    @command("checkin join")
    async def join(self, request: Request, time: WallTime, zone: Zone | None = None) -> Reply: ...

gives the typed command, its usage line, its help, the questions for what is missing, and all that an adapter needs for
a slash command: names, which options are required, kinds with limits and fixed values, who may.
"""

from __future__ import annotations

import inspect
import keyword
import types
import typing
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal

from bot.core.options import Kind
from bot.core.people import Role
from bot.core.replies import Reply

EVERYONE: frozenset[Role] = frozenset()
HELPERS = frozenset({Role.HELPER, Role.MODERATOR})
FACILITATORS = frozenset({Role.FACILITATOR, Role.MODERATOR})
MODERATORS = frozenset({Role.MODERATOR})

Handler = Callable[..., Awaitable[Reply]]
Via = Literal["typed", "pressed"]
Reads = Callable[[str, bytes], Any]
"""What is made of a file, from its name and its bytes: pure, and run in a thread, while no transaction waits."""
About = Literal["community", "member"]
"""What a command is about: something in one community, or the person alone, whichever communities they are in."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a command. `named_only`: never taken from the order of the words, only as `name:value`."""

    name: str
    kind: Kind[Any]
    required: bool
    named_only: bool

    @property
    def usage(self) -> str:
        return self.name if self.required else f"{self.name}?"


@dataclass(frozen=True, slots=True)
class Command:
    """`also`: other words that reach it. `for_`: any of these roles may (empty: everyone).

    `via` "pressed": reached by a choice only; it is in no list. `offline`: works without a database; its request then
    has no transaction. `anywhere`: works for whoever is in no community with us any more: what is kept is still theirs.
    `about` "community": typed in private by somebody who shares several with us, it is asked first which one they mean.
    `reads`: what it needs of a file that comes with it; its handler finds that in `Request.read`.
    """

    name: str
    cog: str
    handler: Handler
    options: tuple[Option, ...]
    also: tuple[str, ...] = ()
    for_: frozenset[Role] = EVERYONE
    via: Via = "typed"
    offline: bool = False
    anywhere: bool = False
    about: About = "community"
    reads: Reads | None = None

    @property
    def is_about_member(self) -> bool:
        """Whether it is the same in whichever community it is said. What works without one always is."""
        return self.about == "member" or self.anywhere or self.offline

    @property
    def usage(self) -> str:
        """As in the README: "checkin join time zone? days?"."""
        return " ".join([self.name, *(option.usage for option in self.options if not option.named_only)])

    @property
    def slug(self) -> str:
        """What its catalog keys are made of: "checkin-join"."""
        return self.name.replace(" ", "-").replace(".", "-")

    def option(self, name: str) -> Option | None:
        return next((option for option in self.options if option.name == name), None)

    def may(self, roles: frozenset[Role]) -> bool:
        return not self.for_ or bool(self.for_ & roles)


@dataclass(frozen=True, slots=True)
class Declared:
    """What the decorators leave on a method until `declared_on` reads it."""

    name: str
    also: tuple[str, ...]
    for_: frozenset[Role]
    via: Via
    offline: bool
    anywhere: bool
    about: About
    reads: Reads | None = None


def command(
    name: str,
    *,
    also: tuple[str, ...] = (),
    for_: frozenset[Role] = EVERYONE,
    offline: bool = False,
    anywhere: bool = False,
    about: About = "community",
    reads: Reads | None = None,
) -> Callable[[Handler], Handler]:
    """Declares a command that people type, or pick from a list."""
    return _mark(Declared(name, also, for_, "typed", offline, anywhere, about, reads))


def pressed(
    name: str, *, for_: frozenset[Role] = EVERYONE, anywhere: bool = False, about: About = "community"
) -> Callable[[Handler], Handler]:
    """Declares what a choice does when no command says it: "checkins.feel"."""
    return _mark(Declared(name, (), for_, "pressed", False, anywhere, about))


def _mark(declared: Declared) -> Callable[[Handler], Handler]:
    def mark(handler: Handler) -> Handler:
        handler.__declared__ = declared  # type: ignore[attr-defined]  # a function carries its declaration
        return handler

    return mark


def declared_on(cog: object, cog_name: str) -> tuple[Command, ...]:
    """The commands declared on a cog's methods, in the order of its source."""
    commands = []
    for attribute, member in vars(type(cog)).items():
        declared = getattr(member, "__declared__", None)
        if isinstance(declared, Declared):
            handler = getattr(cog, attribute)
            commands.append(
                Command(
                    name=declared.name,
                    cog=cog_name,
                    handler=handler,
                    options=options_of(handler),
                    also=declared.also,
                    for_=declared.for_,
                    via=declared.via,
                    offline=declared.offline,
                    anywhere=declared.anywhere,
                    about=declared.about,
                    reads=declared.reads,
                )
            )
    return tuple(commands)


def options_of(handler: Handler) -> tuple[Option, ...]:
    """The options in a handler's signature: all parameters after the request, keyword-only ones named only."""
    hints = typing.get_type_hints(handler, include_extras=True)
    _, *parameters = inspect.signature(handler).parameters.values()
    return tuple(
        Option(
            name=parameter.name.rstrip("_").replace("_", "-"),
            kind=_kind_in(hints[parameter.name]),
            required=parameter.default is inspect.Parameter.empty,
            named_only=parameter.kind is inspect.Parameter.KEYWORD_ONLY,
        )
        for parameter in parameters
    )


def _kind_in(hint: Any) -> Kind[Any]:  # noqa: ANN401  # a type hint can be anything
    """The kind in `Annotated[..., kind]` or `Annotated[..., kind] | None`."""
    parts = typing.get_args(hint) if typing.get_origin(hint) in (types.UnionType, typing.Union) else (hint,)
    for part in parts:
        for note in getattr(part, "__metadata__", ()):
            if isinstance(note, Kind):
                return note
    raise TypeError(f"{hint} names no kind of option")


def parameter_of(option: str) -> str:
    """The name of an option's parameter: "day-end" is `day_end`, "from" is `from_`."""
    name = option.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name
