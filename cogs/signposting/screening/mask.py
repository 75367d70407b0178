"""What is not the writer's own voice: quoted lines, quoted speech, code, links and lyrics become spaces.

Spoilers and other marks are read. So are "scare quotes" of a word or two, and a message that is in quotes as a whole.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = re.compile(r"[>`\"“”„«»「『♪♫🎵🎶]|://")

_CODE = re.compile(r"```.*?(?:```|\Z)|``[^`\n]+``|`[^`\n]+`", re.DOTALL)
_QUOTED_LINE = re.compile(r"^[ \t]*(?:>>>[ \t][\s\S]*|>(?!:)(?:[ \t>]|(?=\w))[^\n]*)", re.MULTILINE)
_LINK = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s<>)\]]+", re.IGNORECASE)
_LYRICS = re.compile(r"[♪♫🎵🎶]+[^♪♫🎵🎶\n]+[♪♫🎵🎶]+|^[^\S\n]*[♪♫🎵🎶]+[^♪♫🎵🎶\n]+$", re.MULTILINE)
_SPEECH = re.compile(
    r"\"[^\"\n]{1,600}\"|“[^“”\n]{1,600}”|„[^„“”\n]{1,600}[“”]|«[^«»\n]{1,600}»|»[^«»\n]{1,600}«|「[^「」\n]{1,600}」|『[^『』\n]{1,600}』"
)


def masked(text: str) -> str:
    """As long as the text: what is not the writer's own is spaces."""
    if not _SIGNS.search(text):
        return text
    for others in (_CODE, _QUOTED_LINE, _LINK, _LYRICS):
        text = others.sub(_blank, text)
    whole = text.strip()
    return _SPEECH.sub(lambda found: _speech(found, whole), text)


def _speech(found: re.Match[str], whole: str) -> str:
    quoted = found[0]
    if quoted == whole or len(quoted.split()) <= 2:
        return quoted
    return _blank(found)


def _blank(found: re.Match[str]) -> str:
    """A full stop in the middle: what stood before a quotation and what stands behind it are two sentences."""
    length = found.end() - found.start()
    return ". ".rjust(length)
