"""Text as it arrives from a platform, made safe to keep and to show."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 4000
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """What arrives from a platform, safe to keep and show: no control or bidi-override characters, no lone surrogates,
    composed letters (NFC), at most `LONGEST` characters."""
    text = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))[:LONGEST].strip()
