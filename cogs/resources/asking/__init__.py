"""Asking: from what people type, badly and at 3 a.m., to what they look for. Its words are data, in `synonyms/`."""

from __future__ import annotations

from cogs.resources.asking.reading import LONGEST
from cogs.resources.asking.understanding import Asked, OwnWords, is_ordinary, topic_name, understand

__all__ = ["LONGEST", "Asked", "OwnWords", "is_ordinary", "topic_name", "understand"]
