"""Descriptions and labels of slash commands in the languages of the catalogs, as Discord takes them.

Names of commands and options are the same in every language, because the same words are typed. A description begins
with a capital letter, as all of them do on Discord, and is cut at a word where it is too long.
"""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import app_commands

from bot.adapters.discord.declared import Declared

LONGEST = 100
"""Characters that Discord takes in a description, and in the label of a choice."""

_CALLED_OTHERWISE = {"nb": ("no",), "nn": ("no",), "zh": ("zh-CN",), "zh-Hant": ("zh-TW",)}
"""Where a catalog's tag does not begin Discord's own."""


class Translator(app_commands.Translator):
    def __init__(self, declared: Declared) -> None:
        self._words = declared.words
        self._base, *others = declared.languages
        self._language_of = languages_of_locales(others)

    def sentence(self, key: str) -> app_commands.locale_str:
        """A description: in English, and with the key that its other languages are found by."""
        return app_commands.locale_str(_sentence(self._words(key, self._base)), key=key, shaped=_sentence)

    def label(self, key: str) -> app_commands.locale_str:
        """What a choice is called."""
        return app_commands.locale_str(shortened(self._words(key, self._base)), key=key, shaped=shortened)

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        language = self._language_of.get(locale)
        if language is None or "key" not in string.extras:
            return None
        text: str = string.extras["shaped"](self._words(string.extras["key"], language))
        return text if text != string.message else None


def languages_of_locales(languages: list[str]) -> Mapping[discord.Locale, str]:
    """The catalog for each of Discord's locales that has one: "de" for de, "es" for es-ES and es-419."""
    found = {}
    for locale in discord.Locale:
        base = locale.value.split("-")[0]
        for language in languages:
            called = _CALLED_OTHERWISE.get(language, (language,))
            if locale.value in called or (base in called and locale not in found):
                found[locale] = language
    return found


def shortened(text: str) -> str:
    """Cut at a word, so that Discord takes it; a test sees to it that none of ours needs that."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _sentence(text: str) -> str:
    line = shortened(text)
    return line[:1].upper() + line[1:]
