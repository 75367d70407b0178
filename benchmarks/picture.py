"""The picture of a year of answers: ours against bare Matplotlib drawing the same marks and words."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from random import Random
from time import perf_counter

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from benchmarks.ground import Ground
from benchmarks.outcome import Outcome, interleaved, times_as_much
from cogs.checkins.picture import BACKGROUND, DPI, HEIGHT, INK, JOINS, MARK, WIDTH, Answer, Words, draw, figure_of

GOAL = 1.5
_FIRST, _DAYS, _ANSWERED = date(2025, 3, 1), 365, 300
_WORDS = Words(
    "How it was, March 2025 to February 2026",
    ("1 very hard", "2 hard", "3 in between", "4 all right", "5 good"),
    "en",
)
_OF = f"ms for the PNG of {_ANSWERED} answers in {_DAYS} days, divided by bare Matplotlib with the same content"


def run(ground: Ground) -> Outcome:
    random = Random(20)
    days = sorted(random.sample(range(_DAYS), _ANSWERED))
    answers = [Answer(_FIRST + timedelta(day), random.randint(1, 5)) for day in days]
    last = _FIRST + timedelta(_DAYS - 1)

    drawn = figure_of(_FIRST, last, answers, _WORDS)
    (axes,) = drawn.axes
    assert not any(found.get_gid() == JOINS for found in axes.collections), "then the other must join them too"
    named = drawn.texts[1 + len(_WORDS.feelings) :]
    ticks = {
        round(float((drawn.transFigure - axes.transData).transform(text.get_position())[0])): text.get_text()
        for text in named
    }

    def ours() -> bytes:
        return draw(_FIRST, last, answers, _WORDS)

    def bare() -> bytes:
        return _bare(days, [answer.feeling for answer in answers], ticks)

    pairs = 7 if ground.quick else 41
    return times_as_much(interleaved(_timed(ours), _timed(bare), pairs), _OF, GOAL, "ms")


def _bare(days: list[int], feelings: list[int], ticks: dict[int, str]) -> bytes:
    """The shortest way to the same marks, words, colours and size; what it does not say, Matplotlib decides."""
    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=BACKGROUND)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.25, 0.15, 0.7, 0.65), facecolor=BACKGROUND)
    axes.plot(days, feelings, "|", color=MARK)
    axes.set_yticks(range(1, 6), labels=_WORDS.feelings, fontsize=16, color=INK)
    axes.set_xticks(list(ticks), labels=list(ticks.values()), fontsize=14.5, color=INK)
    axes.grid(axis="y")
    axes.set_title(_WORDS.title, fontsize=20, color=INK)
    png = BytesIO()
    figure.savefig(png, format="png")
    return png.getvalue()


def _timed(drawing: Callable[[], bytes]) -> Callable[[], float]:
    def taken() -> float:
        gc.collect()  # what the one left behind is not cleared away in the time of the other
        began = perf_counter()
        assert drawing()
        return (perf_counter() - began) * 1000

    return taken
