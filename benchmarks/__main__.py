"""Runs the benchmarks, prints a table and writes `build/bench.json`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks import (
    discord_hearing,
    discord_sending,
    due_tick,
    due_tick_postgres,
    gatherings,
    importing,
    library,
    matrix_answers,
    matrix_hearing,
    picture,
    planned_prompts,
    screening,
    sealed,
    starting,
)
from benchmarks.ground import Ground
from benchmarks.outcome import Outcome, Skipped

Benchmark = Callable[[Ground], Outcome]

_JSON = Path(__file__).parent.parent / "build" / "bench.json"
_LINE = "{:<23} {:>7} {:>7}  {:<7} {:>15}  {:>11} {:>11}"
_SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1m": 1_000_000}


def benchmarks(*, quick: bool) -> dict[str, Benchmark]:
    """By name, in the order in which they run. A quick one has a name of its own: it says another size."""
    largest = "100k" if quick else "1m"
    import_size = "10k" if quick else "100k"
    sizes = ["10k"] if quick else ["10k", "100k", "1m"]
    return {
        **{f"due-tick-{size}": partial(due_tick.run, members=_SIZES[size]) for size in sizes},
        **{
            f"due-tick-postgres-{size}": partial(due_tick_postgres.run, members=_SIZES[size])
            for size in sizes
            if size != "1m"
        },
        "sealed-checkin": sealed.on_sqlite,
        "sealed-checkin-postgres": sealed.on_postgres,
        "session-card-500": gatherings.card,
        "session-list-10k": gatherings.listing,
        "session-reminders-1k": gatherings.reminders,
        "prompts-300": planned_prompts.run,
        f"memory-{largest}": partial(starting.memory, members=_SIZES[largest]),
        f"start-up-{largest}": partial(starting.start_up, members=_SIZES[largest]),
        "history-picture-1y": picture.run,
        "discord-hearing": discord_hearing.run,
        "discord-sending": discord_sending.sending,
        "discord-crisis-p99": discord_sending.crisis,
        "matrix-hearing": matrix_hearing.run,
        "matrix-answer-p50": partial(matrix_answers.percentile, percent=50),
        "matrix-answer-p99": partial(matrix_answers.percentile, percent=99),
        **_of_the_library(["1k", "10k"] if quick else ["1k", "10k", "100k"]),
        "screening-median": screening.median_message,
        "screening-p99": screening.slow_message,
        "screening-alternation": screening.against_alternation,
        "screening-loop": screening.against_loop,
        "screening-growth": screening.growth,
        "screening-worst": screening.worst,
        "screening-long": screening.long_text,
        f"import-{import_size}": partial(importing.run, entries=_SIZES[import_size]),
        f"import-memory-{import_size}": partial(importing.memory, entries=_SIZES[import_size]),
    }


def _of_the_library(sizes: list[str]) -> dict[str, Benchmark]:
    found: dict[str, Benchmark] = {}
    kinds: dict[str, library.Kind] = {"": "file", "-postgres": "server"}
    for ending, kind in kinds.items():
        for size in sizes:
            of_size = partial(library.speed, entries=_SIZES[size], kind=kind)
            found[f"find-p50{ending}-{size}"] = partial(of_size, percent=50)
            found[f"find-p99{ending}-{size}"] = partial(of_size, percent=99)
            found[f"find-recall{ending}-{size}"] = partial(library.recall, entries=_SIZES[size], kind=kind)
            found[f"find-common{ending}-{size}"] = partial(library.common, entries=_SIZES[size], kind=kind)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help="only these, or those whose names hold this")
    parser.add_argument("--quick", action="store_true", help="smaller sizes, fewer runs")
    asked = parser.parse_args()
    every = benchmarks(quick=asked.quick)
    chosen = {name: run for name, run in every.items() if any(part in name for part in asked.names or [""])}
    if not chosen:
        parser.error(f"there is {', '.join(every)}")
    outcomes: dict[str, Outcome] = {}
    print(_LINE.format("", "ratio", "goal", "", "lowest-highest", "ours", "against"))
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        ground = Ground(Path(folder), quick=asked.quick)
        with closing(ground):
            for name, run in chosen.items():
                try:
                    outcomes[name] = run(ground)
                    print(_row(name, outcomes[name]), flush=True)
                except Skipped as reason:
                    print(f"{name:<23} skipped: {reason}", flush=True)
    for name, outcome in outcomes.items():
        print(f"\n{name}: {outcome.of}; {outcome.runs} runs of each", end="")
    print()
    write(outcomes)
    return 0


def _row(name: str, outcome: Outcome) -> str:
    return _LINE.format(
        name,
        f"{outcome.ratio:.2f}",
        ("<= " if outcome.better == "lower" else ">= ") + f"{outcome.goal:g}",
        "reached" if outcome.reached else "MISSED",
        f"{outcome.lowest:.2f}-{outcome.highest:.2f}",
        f"{outcome.ours:.2f} {outcome.unit}",
        f"{outcome.base:.2f} {outcome.unit}",
    )


def write(outcomes: dict[str, Outcome]) -> None:
    _JSON.parent.mkdir(exist_ok=True)
    found = {name: outcome.as_json() for name, outcome in outcomes.items()}
    _JSON.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
