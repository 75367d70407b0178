"""Faults of a lexicon are all named at once, each with its file, its line and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from cogs.signposting.screening.lexicon import read_lexicons
from cogs.signposting.screening.rules import BadLexicon

FRAME = '[[frames]]\nname = "f"\nlevel = "support"\ntopic = "suicide"\n'


@pytest.mark.parametrize(
    ("written", "line", "why"),
    [
        ('[concepts]\na = ["b"]\nc = ["(d"]', 3, "without a closing one"),
        ('[concepts]\na = ["{b}"]', 2, "nowhere"),
        ('[concepts]\na = ["x {b}"]\nb = ["y {a}"]', 2, "comes back to itself"),
        (f'{FRAME}pattern = ["a"]', 2, "the concept a"),
        (f'[concepts]\na = ["b"]\n{FRAME}pattern = ["a ~x a"]', 4, "after ~ comes a number"),
        (f'[concepts]\na = ["b"]\n{FRAME}pattern = []', 4, "no pattern"),
        (f'[concepts]\na = ["b"]\n{FRAME}pattern = ["a?"]', 4, "everything may be left out"),
        (f'[concepts]\na = ["b"]\n{FRAME}pattern = ["a"]\nlevle = "x"', 4, "`levle` is not known"),
        (f'[concepts]\na = ["b"]\n{FRAME}pattern = ["a"]\nunless = ["c"]', 4, "the concept c"),
        (f'[concepts]\na = ["b"]\n{FRAME}pattern = ["a"]\nalone = "c"', 4, "the concept c"),
        (f'[concepts]\na = ["b"]\n{FRAME}pattern = ["a"]\nalone = ["a"]', 4, "`alone` of f must be a text"),
        ('[[raises]]\nname = "r"\nlevel = "urgent"\nall = ["signal:nobody"]', 2, "no frame of that name"),
        ('[[raises]]\nname = "r"\nlevel = "none"\nall = ["signal:nobody"]', 2, "no frame of that name"),
        ('odd = 1', 1, "`odd` is not known"),
        ('language = "zz"', 1, "`language` is not xx"),
    ],
)  # fmt: skip
def test_a_fault_is_named(tmp_path: Path, written: str, line: int, why: str) -> None:
    (tmp_path / "xx.toml").write_text(written, "utf-8")
    with pytest.raises(BadLexicon) as fault:
        read_lexicons(lambda word: (word,), tmp_path)
    assert f"xx.toml, line {line}:" in str(fault.value)
    assert why in str(fault.value)


def test_what_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text("[concepts\n", "utf-8")
    with pytest.raises(BadLexicon, match=r"xx\.toml.*line 1"):
        read_lexicons(lambda word: (word,), tmp_path)


def test_all_faults_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "one.toml").write_text('[concepts]\na = ["(b"]\nc = ["d"]', "utf-8")
    (tmp_path / "xx" / "two.toml").write_text(f'{FRAME}pattern = ["c"]\n{FRAME}pattern = ["e"]', "utf-8")
    with pytest.raises(BadLexicon) as fault:
        read_lexicons(lambda word: (word,), tmp_path)
    assert len(str(fault.value).splitlines()) == 2
    assert len(fault.value.sound[0].frames) == 1
