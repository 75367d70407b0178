"""A screening with two small languages of the tests' own."""

from __future__ import annotations

from pathlib import Path

import pytest

from cogs.signposting.screening.screening import Screening

SMALL = Path(__file__).parent / "lexicon"


@pytest.fixture(scope="package")
def screening() -> Screening:
    return Screening.of(SMALL)
