"""What is exported imports back as it was, whatever an entry says, in each form."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.directory import Contact, Service
from cogs.resources.entries import Entries, load
from cogs.resources.exchange.limits import ATTACHMENT
from cogs.resources.exchange.reading import read
from cogs.resources.exchange.writing import FILE_NAMES, Format, write
from tests.cogs.resources.exchange.drawn import entries

_NOTHING_ENDED = Entries((), {}, {})
_FORMS = pytest.mark.parametrize("form", list(FILE_NAMES))


def written(kept: list[Service], form: Format) -> bytes:
    out = io.BytesIO()
    assert write(kept, out, form) == len(kept)
    return out.getvalue()


def read_back(content: bytes, form: Format) -> list[object]:
    found = read(content, FILE_NAMES[form], ATTACHMENT, origin="a file", known=_NOTHING_ENDED)
    return [entry for _, entry in found]


@_FORMS
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kept=st.lists(entries(), min_size=1, max_size=3, unique_by=lambda entry: entry.id))
def test_every_entry_comes_back_as_it_was(form: Format, kept: list[Service]) -> None:
    assert read_back(written(kept, form), form) == kept


@_FORMS
def test_all_that_is_shipped_comes_back_as_it_was(form: Format) -> None:
    kept = list(load().every)
    assert read_back(written(kept, form), form) == kept


@_FORMS
def test_the_same_entries_give_the_same_file(form: Format) -> None:
    kept = list(load().every)[:5]
    assert written(kept, form) == written(kept, form)


@pytest.mark.parametrize("begins", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1"])
@pytest.mark.parametrize("form", ["csv", "zip"])
def test_no_cell_is_a_formula(form: Format, begins: str) -> None:
    """What a spreadsheet would run is marked in each table; and comes back without the mark. A number runs nothing."""
    kept = Service("x", f"{begins.strip()} name", "GB", (Contact("call", "+44 1632 960001"),), "2026-06", ("-",))
    content = written([kept], form)
    tables = [content]
    if form == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = [archive.read(name) for name in archive.namelist() if name.endswith(".csv")]
    cells = [
        cell.strip('"')
        for table in tables
        for line in table.decode("utf-8-sig").splitlines()
        for cell in line.split(",")
    ]
    is_number = re.compile(r"[+-]?\d[\d ]*(\.\d+)?")
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t")) and not is_number.fullmatch(cell)]
    assert read_back(content, form) == [kept]
