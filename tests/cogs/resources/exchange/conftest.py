"""A new database of each kind, with two communities, as the library's tests have it."""

from __future__ import annotations

from tests.cogs.resources.library.conftest import database

__all__ = ["database"]
