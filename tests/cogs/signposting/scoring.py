"""How well the screening hears: all cases of all languages, scored, and the table of it in README.md.

`python -m tests.cogs.signposting.scoring` scores them and writes `cases/figures.toml` and the table.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from babel import Locale

from cogs.signposting.screening.screening import Screening

CASES: Final = Path(__file__).parent / "cases"
FIGURES: Final = CASES / "figures.toml"
README: Final = Path(__file__).parents[3] / "README.md"
HALVES: Final = ("seen", "unseen")
BEGIN: Final = "<!-- figures: written by python -m tests.cogs.signposting.scoring -->"
END: Final = "<!-- end of figures -->"
MORE: Final = "more"
"""The file of languages with a few cases each."""
_NONE_YET = "(No figures yet.)"


@dataclass(frozen=True, slots=True)
class Case:
    expected: str
    accept: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one half of one language, in cases."""

    crisis: int
    missed: int
    none: int
    false_alarms: int
    urgent: int
    urgent_called_none: int

    @property
    def recall(self) -> float:
        """In percent, of the crisis messages."""
        return 100 * (1 - self.missed / self.crisis) if self.crisis else 100.0

    @property
    def alarms(self) -> float:
        """In percent, of the messages that are none."""
        return 100 * self.false_alarms / self.none if self.none else 0.0


Table = Mapping[str, Mapping[str, Figures]]
"""By language, then by half."""


def read_cases(half: str, language: str) -> list[Case]:
    with (CASES / half / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Case(row["expected"], frozenset(row["accept"].split("|")), row["text"].replace("\\n", "\n")) for row in rows
    ]


def languages(half: str) -> list[str]:
    return sorted(path.stem for path in (CASES / half).glob("*.tsv"))


def score(screening: Screening, cases: Iterable[Case]) -> Figures:
    crisis = missed = none = alarms = urgent = unheard = 0
    for case in cases:
        finding = screening.look(case.text)
        level = finding.level if finding else "none"
        wrong = level not in case.accept
        if case.expected == "none":
            none += 1
            alarms += wrong
        else:
            crisis += 1
            missed += wrong and level == "none"
        if case.expected == "urgent":
            urgent += 1
            unheard += level == "none"
    return Figures(crisis, missed, none, alarms, urgent, unheard)


def score_all(screening: Screening) -> Table:
    table: dict[str, dict[str, Figures]] = {}
    for half in HALVES:
        for language in languages(half):
            table.setdefault(language, {})[half] = score(screening, read_cases(half, language))
    return table


def read_figures() -> Table:
    """What was reached when they were last written."""
    read = tomllib.loads(FIGURES.read_text("utf-8"))
    return {language: {half: Figures(**one) for half, one in halves.items()} for language, halves in read.items()}


def as_toml(table: Table) -> str:
    lines = ["# What was reached, in cases. Written by python -m tests.cogs.signposting.scoring."]
    for language, halves in sorted(table.items()):
        for half, figures in sorted(halves.items()):
            lines += ["", f"[{language}.{half}]", *(f"{key} = {value}" for key, value in asdict(figures).items())]
    return "\n".join(lines) + "\n"


def as_markdown(table: Table) -> str:
    """A row for each half of each language."""
    return "\n".join(_rows(table)) if table else _NONE_YET


def _rows(table: Table) -> Iterator[str]:
    yield "| language | wording | crisis messages found | false alarms | urgent ones not heard |"
    yield "|---|---|---|---|---|"
    for language, halves in sorted(table.items()):
        for half, one in sorted(halves.items()):
            found = f"{one.crisis - one.missed} of {one.crisis} ({one.recall:.0f} %)"
            alarms = f"{one.false_alarms} of {one.none} ({one.alarms:.0f} %)"
            name = Locale(language).get_display_name("en") if language != MORE else "Others, a first sentence each"
            yield f"| {name} | {half} | {found} | {alarms} | {one.urgent_called_none} of {one.urgent} |"


def table_in_readme() -> str:
    """What stands between the markers."""
    return README.read_text("utf-8").partition(BEGIN)[2].partition(END)[0].strip()


def write(table: Table) -> None:
    """The figures, and the table in README.md."""
    FIGURES.write_text(as_toml(table), "utf-8")
    before, begin, rest = README.read_text("utf-8").partition(BEGIN)
    _, end, behind = rest.partition(END)
    README.write_text(f"{before}{begin}\n\n{as_markdown(table)}\n\n{end}{behind}", "utf-8")


if __name__ == "__main__":
    made = score_all(Screening.of())
    write(made)
    print(as_markdown(made))
