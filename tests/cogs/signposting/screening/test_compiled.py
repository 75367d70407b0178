"""What was made of the lexicons is kept, and counts for these very lexicons alone."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from cogs.signposting.screening.compiled import loads
from cogs.signposting.screening.screening import Screening
from tests.cogs.signposting.screening.conftest import SMALL

TEXTS = [
    "i want to die tonight", "i want to kill my self", "i want to killmyself", "i have the pilld. tonight",
    "i want to kiiiill myself", "i want to k1ll mys3lf", "suicidio", "hello",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "lexicon", ignore=shutil.ignore_patterns("__pycache__")))


def _kept(folder: Path) -> Path:
    (path,) = (folder / "__pycache__").iterdir()
    return path


def _never(*_: object) -> None:
    raise AssertionError("it is made anew")


def test_what_is_kept_says_the_same_and_is_not_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Screening.of(folder)
    monkeypatch.setattr(Screening, "__init__", _never)
    second = Screening.of(folder)
    assert [second.look(text) for text in TEXTS] == [first.look(text) for text in TEXTS]
    assert any(first.look(text) for text in TEXTS)


@pytest.mark.parametrize("name", ["xx.toml", "spellings.toml", "slips.txt", "common.txt"])
def test_another_lexicon_is_made_anew(folder: Path, name: str) -> None:
    Screening.of(folder)
    before = _kept(folder).read_bytes()
    with (folder / name).open("a") as file:
        file.write("\n")
    Screening.of(folder)
    assert _kept(folder).read_bytes()[:32] != before[:32]


def test_what_is_spoilt_is_made_anew(folder: Path) -> None:
    Screening.of(folder)
    whole = _kept(folder).read_bytes()
    for spoilt in (b"", whole[:40], whole[:-1], whole[:-9] + b"\0" + whole[-8:], whole[:32] + b"x" * 99):
        _kept(folder).write_bytes(spoilt)
        assert Screening.of(folder).look(TEXTS[0]) is not None
        assert len(_kept(folder).read_bytes()) == len(whole)


def test_where_nothing_can_be_written_it_is_made_each_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    assert Screening.of(folder).look(TEXTS[0]) is not None
    assert list((folder / "__pycache__").iterdir()) == []


def test_nothing_but_our_own_is_unpickled() -> None:
    with pytest.raises(pickle.UnpicklingError, match="none of ours"):
        loads(pickle.dumps(Path("x")))
