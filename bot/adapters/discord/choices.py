"""Choices as buttons and selects, alive after any restart: what is pressed is known from its `custom_id` alone.

A `custom_id` holds the key of our message and which of its choices it is, and nothing about anybody. Whose it is, and
whether it still counts, is for the engine to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Self

import discord

from bot.adapters.discord import layout
from bot.adapters.discord.parting import cut
from bot.core.replies import Shown

MOST_BUTTONS = 10
"""So many are still seen at one glance; more of them are in a list."""
_MOST_OPTIONS = 25
_MOST_LISTS = 4
_LONGEST_ANSWER = 4000

CHOICE, LIST, FORM, OPEN = "c", "l", "w", "p"
"""What begins a `custom_id`: a button; a list; the button that opens a form; the one that opens what is held."""

_KEY = r"[a-z2-7]{1,25}"
_SUBMITTED = re.compile(rf"f:(?P<key>{_KEY})")


class ChoiceItem(
    discord.ui.DynamicItem[discord.ui.Item[Any]],
    template=rf"(?P<kind>[{CHOICE}{LIST}{FORM}{OPEN}]):(?P<key>{_KEY})(?::(?P<which>[0-9]{{1,3}}))?",
):
    """A button or a list of ours. `which` counts from 0; of a list, its number, and the values count on."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> None:
        """The client hears every interaction by itself, those as well whose item is not there any more."""


def pressed(interaction: discord.Interaction) -> tuple[str, str, int] | None:
    """The kind of item, the key of its message, and which choice it is; None: it is none of ours."""
    data: Any = interaction.data or {}
    match = ChoiceItem.__discord_ui_compiled_template__.fullmatch(str(data.get("custom_id", "")))
    if match is None:
        return None
    which = match["which"] or "0"
    if match["kind"] == LIST:
        values = data.get("values") or [""]
        which = str(values[0])
    return match["kind"], match["key"], int(which) if re.fullmatch(r"[0-9]{1,3}", which) else -1


def submitted(interaction: discord.Interaction) -> tuple[str, str] | None:
    """The key of the question that a form answers, and the words in it; None: the form is none of ours."""
    data: Any = interaction.data or {}
    match = _SUBMITTED.fullmatch(str(data.get("custom_id", "")))
    words = next(_values_in(data.get("components") or []), None)
    return (match["key"], words) if match is not None and words is not None else None


def _values_in(components: list[Any]) -> Iterator[str]:
    for one in components:
        if isinstance(one.get("value"), str):
            yield one["value"]
        yield from _values_in([*(one.get("components") or []), *([one["component"]] if "component" in one else [])])


def view_of(key: str, shown: Shown, *, form: str | None, choose: str) -> discord.ui.View | None:
    """All that can be pressed below a message. `form`: the label of a button that opens a form, where one is wanted.
    `choose`: what stands on a list."""
    labels = layout.labels(shown.choices)
    items: list[ChoiceItem] = []
    if len(labels) <= MOST_BUTTONS:
        items += [_button(CHOICE, key, label, number) for number, label in enumerate(labels)]
    else:
        starts = range(0, min(len(labels), _MOST_OPTIONS * _MOST_LISTS), _MOST_OPTIONS)
        items += [_list(key, labels, start, choose) for start in starts]
    if form is not None:
        items.append(_button(FORM, key, form, None))
    return _at_rest(items) if items else None


def pointer(key: str, label: str) -> discord.ui.View:
    """The one button of the neutral pointer."""
    return _at_rest([_button(OPEN, key, label, None)])


def _at_rest(items: list[ChoiceItem]) -> discord.ui.View:
    """The library need not remember it: each item is known by its `custom_id`."""
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view


def _button(kind: str, key: str, label: str, number: int | None) -> ChoiceItem:
    custom_id = f"{kind}:{key}" if number is None else f"{kind}:{key}:{number}"
    return ChoiceItem(discord.ui.Button(style=discord.ButtonStyle.secondary, label=label, custom_id=custom_id))


def _list(key: str, labels: list[str], start: int, choose: str) -> ChoiceItem:
    some = labels[start : start + _MOST_OPTIONS]
    options = [discord.SelectOption(label=label, value=str(start + number)) for number, label in enumerate(some)]
    of_several = f"{choose}: {some[0]} … {some[-1]}"
    placeholder = cut(of_several if len(labels) > _MOST_OPTIONS else choose, 150)
    return ChoiceItem(
        discord.ui.Select(custom_id=f"{LIST}:{key}:{start // _MOST_OPTIONS}", options=options, placeholder=placeholder)
    )


def form_for(key: str, shown: Shown, label: str) -> discord.ui.Modal:
    """The question as a form: its words, and a field for the answer, which `label` stands above."""
    said = layout.form(shown)
    return form(key, said.words, title=said.title, label=label)


def form(key: str, words: str, *, title: str, label: str) -> discord.ui.Modal:
    modal = discord.ui.Modal(title=title, custom_id=f"f:{key}", timeout=None)
    if words:
        modal.add_item(discord.ui.TextDisplay(words))
    field = discord.ui.TextInput[Any](
        custom_id="answer", style=discord.TextStyle.paragraph, max_length=_LONGEST_ANSWER, required=True
    )
    modal.add_item(discord.ui.Label(text=label, component=field))
    modal.stop()
    return modal


def named_in(message: discord.Message, words: str) -> tuple[str, int] | None:
    """The typed twin: a reply to one of our messages that names a choice by its label, or by its number from 1."""
    wanted = words.strip().casefold()
    for row in message.components:
        for item in getattr(row, "children", ()):
            match = ChoiceItem.__discord_ui_compiled_template__.fullmatch(getattr(item, "custom_id", None) or "")
            if match is None:
                continue
            labels = [(str(item.label), match["which"])] if match["kind"] == CHOICE else []
            labels += [(option.label, option.value) for option in getattr(item, "options", ())]
            for label, which in labels:
                if which is not None and wanted in (label.strip().casefold(), str(int(which) + 1)):
                    return match["key"], int(which)
    return None
