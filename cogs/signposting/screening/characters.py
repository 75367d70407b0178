"""What becomes of each character: one table, made a character at a time and never from the text.

Lower case, no diacritics on Latin letters, letters in disguise (full width, mathematical, circled, small capitals) as
what they stand for; what cannot be seen is gone; what is no part of a word is a space. Where words are not parted by
spaces (Chinese, Japanese, Thai ...) each character is a word, and so is each emoji.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right


def _edges(ranges: tuple[tuple[int, int], ...]) -> list[int]:
    """Where each range begins, and where it has ended, in order."""
    return [edge for first, last in sorted(ranges) for edge in (first, last + 1)]


def _among(point: int, edges: list[int]) -> bool:
    return bisect_right(edges, point) % 2 == 1


_LIKE = dict(zip("øđłħıȷɑɡʟɪʀɴʙʜᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜱƙɩɛæœßþðŧ", "odlhijaglirnbhacdejkmoptuvwzskieæœßþðt", strict=True))
_SEVERAL = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ẞ": "ss"}
_GONE = "'’‘ʼ‛´＇\u00ad\u034f\u115f\u1160\u3164\uffa0\u2800ـ"
_MARKS = _edges((
    (0x300, 0x36F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x1F3FB, 0x1F3FF),
    (0xE0000, 0xE01EF),
))  # fmt: skip
_UNSPACED = _edges((
    (0xE00, 0xEFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3041, 0x30FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF),
))  # fmt: skip
_LETTERED = ((0x1F150, 0x1F169), (0x1F170, 0x1F189), (0x1F1E6, 0x1F1FF))
"""Alphabets in circles, squares and flags, of which Unicode does not say that they are letters."""
_BULK = _edges((
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xD800, 0xF8FF), (0x10000, 0x1D3FF),
    (0x1D800, 0x1EFFF), (0x1FB00, 0xDFFFF), (0xE01F0, 0x10FFFF),
))  # fmt: skip
"""Most of Unicode: what becomes of these is soon told, and need not be kept."""
_STORED = range(0x4E00, 0xD7A4)
"""But Chinese and Korean are written every day."""


def folded(char: str) -> str:
    """What stands for this one character: letters and digits, a space, nothing, or a word of its own in spaces."""
    point = ord(char)
    if _among(point, _BULK):
        return _soon_folded(char, point)
    if char in _GONE or _among(point, _MARKS):
        return ""
    for first, last in _LETTERED:
        if first <= point <= last:
            return chr(ord("a") + point - first)
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    if category == "So":
        plain = _plain(char)
        return plain if plain.isalnum() and plain.isascii() else f" {char} "
    if category[0] not in "LNM":
        return " "
    if _among(point, _UNSPACED):
        return f" {unicodedata.normalize('NFKC', char)} "
    plain = _plain(char)
    return "".join(f" {one} " if _among(ord(one), _UNSPACED) else one for one in plain if one.isalnum() or one in char)


def _soon_folded(char: str, point: int) -> str:
    """Of what has neither case nor disguises."""
    if not char.isalpha():
        return " "
    return f" {char} " if _among(point, _UNSPACED) else char


def _plain(char: str) -> str:
    lower = unicodedata.normalize("NFKC", char).lower()
    if len(lower) > 4:  # a whole phrase in one character
        return char
    if lower in _LIKE or lower in _SEVERAL:
        return _SEVERAL.get(_LIKE.get(lower, lower), _LIKE.get(lower, lower))
    base = "".join(one for one in unicodedata.normalize("NFD", lower) if not _among(ord(one), _MARKS))
    if base.isascii():
        return base
    return "".join(_LIKE.get(one, one) for one in (base if _without_accents(base) else lower))


def _without_accents(base: str) -> bool:
    """Greek accents go as Latin ones do; in other scripts a mark makes another letter (Cyrillic й)."""
    return all("GREEK" in unicodedata.name(one, "") or "LATIN" in unicodedata.name(one, "") for one in base)


class Table(dict[int, str]):
    """For `str.translate`: filled as characters come along."""

    def __init__(self, kept: dict[str, str] | None = None) -> None:
        super().__init__({point: folded(chr(point)) for point in range(0x250)})
        self.update({ord(char): to for char, to in (kept or {}).items()})

    def __missing__(self, point: int) -> str:
        bulk = bisect_right(_BULK, point) % 2
        found = _soon_folded(chr(point), point) if bulk else folded(chr(point))
        if not bulk or point in _STORED:
            self[point] = found
        return found


LOOK_ALIKES = str.maketrans(
    "асԁеһіјӏкмոоԛрѕтυνхузгпьвнαβεικορτυχϲζηω",
    "acdehijlkmnoqpstuvxy3rnbbhabeikoptuxczhw",
)
"""Cyrillic, Greek and Armenian letters as the Latin ones they look like: for words that mix alphabets only."""
