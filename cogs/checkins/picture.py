"""The picture of a member's history: every answer is a mark, a day without one is a gap, and nothing is judged."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

LOWEST, HIGHEST = 1, 5

WIDTH, HEIGHT, DPI = 1200, 675, 150
"""In pixels. A phone shows it at about a third, so the type is large."""

BACKGROUND, INK, MARK, JOIN, GUIDE = "#efece5", "#2c3544", "#38598a", "#6a80a3", "#d9d4c9"
"""One hue for all answers, whatever they say: none looks better or worse, and nobody needs to tell colours apart."""

_MARGIN, _EDGE, _AIR = 56, 44, 36
"""Pixels beside all, above and below all, and between the names of the feelings and the days."""

_TITLE, _NAME, _DATE = (20.0, 18.0, 16.0, 14.0, 12.0), (16.0, 14.5, 13.0, 11.5, 10.0, 8.5), (14.5, 12.0, 10.0)
"""Sizes of type in points, largest first: the first in which the words have room is taken."""

_LINE = 1.2 * DPI / 72
"""Pixels from one line of text to the next, per point."""

_TITLE_MOST, _NAMES_MOST = 72, 400
"""Pixels: the height of the title (two lines if they are small) and the width of the names, at the most."""

_LARGEST, _TALL = 22, 18
"""A mark is as wide as its day allows, and never flatter than `_TALL`: many days become rows of fine strokes."""

_JOINED_FROM = 7
"""Pixels a day. Below, lines between neighbours would be a scribble over the marks."""

MARKS, JOINS = "marks", "joins"
"""How to find them in the figure."""

_BOX = "□"
"""For a letter that the font lacks."""

Measure = Callable[[str, float], float]
"""How many pixels wide a text is in a size."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Answer:
    on: date
    feeling: int


@dataclass(frozen=True, slots=True)
class Words:
    """All that is written, in the reader's language: `feelings` names 1 to 5, `language` is a BCP 47 tag."""

    title: str
    feelings: tuple[str, str, str, str, str]
    language: str


def draw(first: date, last: date, answers: Sequence[Answer], words: Words) -> bytes:
    """A PNG of these days, both included. Answers of one day stand in the order in which they are given."""
    figure = figure_of(first, last, answers, words)
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas, png = figure.canvas, BytesIO()
    assert isinstance(canvas, FigureCanvasAgg)
    # Without "Software", an update of Matplotlib alone does not change the file. More compression costs more than
    # it saves.
    canvas.print_png(png, metadata={"Software": None}, pil_kwargs={"compress_level": 2})  # type: ignore[no-untyped-call]  # of Matplotlib
    return png.getvalue()


def figure_of(first: date, last: date, answers: Sequence[Answer], words: Words) -> Figure:
    """What `draw` writes down. Matplotlib is imported here: a bot that draws nothing does not carry it."""
    _check(first, last, answers)
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=BACKGROUND, edgecolor="none", linewidth=0)
    renderer, font = FigureCanvasAgg(figure).get_renderer(), _font()  # type: ignore[no-untyped-call]  # of Matplotlib

    @cache
    def measure(text: str, size: float) -> float:
        font.set_size(size)
        wide: float = renderer.get_text_width_height_descent(text, font, False)[0]
        return wide

    def write(x: float, y: float, text: str, size: float, across: str, up: str) -> None:
        # Dollar signs are no formulas here.
        drawn = figure.text(x / WIDTH, y / HEIGHT, text, font=font, size=size, ha=across, va=up, parse_math=False)
        drawn.set(color=INK, linespacing=1.2)

    locale = _locale(words.language)
    start = "right" if locale.text_direction == "rtl" else "left"
    size, (title,) = _fitted([_drawable(words.title, font)], WIDTH - 2 * _MARGIN, _TITLE_MOST, _TITLE, measure)
    write(_MARGIN if start == "left" else WIDTH - _MARGIN, HEIGHT - _EDGE, title, size, start, "top")
    top = HEIGHT - _EDGE - _high(title, size) - 20
    bottom = _EDGE + _DATE[0] * _LINE + 12
    row = (top - bottom) / len(words.feelings)
    names = [_drawable(name, font) for name in words.feelings]
    size, names = _fitted(names, _NAMES_MOST, row * 0.94, _NAME, measure)
    widest = max(measure(line, size) for name in names for line in name.split("\n"))
    for step, name in enumerate(names):
        x = _MARGIN if start == "left" else _MARGIN + widest
        middle = bottom + (step + 0.5) * row
        if "\n" in name:
            write(x, middle, name, size, start, "center")
        else:  # by its small letters: those with a tail must not push the others up
            write(x, middle - 0.36 * size * DPI / 72, name, size, start, "baseline")

    left, right = _MARGIN + widest + _AIR, WIDTH - _MARGIN
    days = (last - first).days + 1
    day = (right - left) / days
    axes = figure.add_axes((left / WIDTH, bottom / HEIGHT, (right - left) / WIDTH, (top - bottom) / HEIGHT))
    axes.set_axis_off()
    axes.set_xlim(-0.5, days - 0.5)
    axes.set_ylim(LOWEST - 0.5, HIGHEST + 0.5)

    def at(index: int) -> float:
        return left + (index + 0.5) * day

    size, dates = _dates(first, last, lambda on: _said(on, locale, font), at, measure)
    for index, text in dates:
        write(at(index), _EDGE + 8, text, size, "center", "baseline")
    _guide(axes, days, [index for index, _ in dates])
    _mark(axes, first, answers, day, row)
    return figure


def _check(first: date, last: date, answers: Sequence[Answer]) -> None:
    if last < first:
        raise ValueError("the last day is before the first")
    for answer in answers:
        if not first <= answer.on <= last:
            raise ValueError("an answer of another day")
        if answer.feeling not in range(LOWEST, HIGHEST + 1):
            raise ValueError("a feeling that there is not")


def _guide(axes: Axes, days: int, dates: Sequence[int]) -> None:
    """A faint line behind each feeling, and a short one above each date."""
    from matplotlib.collections import LineCollection

    rows: list[list[Spot]] = [[(-0.5, step), (days - 0.5, step)] for step in range(LOWEST, HIGHEST + 1)]
    bottom = LOWEST - 0.5
    ticks: list[list[Spot]] = [[(index, bottom), (index, bottom + 0.12)] for index in dates]
    axes.add_collection(LineCollection(rows, colors=GUIDE, linewidths=0.8, zorder=1), autolim=False)
    axes.add_collection(LineCollection(ticks, colors=INK, linewidths=0.8, zorder=1), autolim=False)


def _mark(axes: Axes, first: date, answers: Sequence[Answer], day: float, row: float) -> None:
    from matplotlib.collections import LineCollection

    wide = min(_LARGEST, day * 0.75)
    tall = max(wide, _TALL)
    days: list[tuple[int, list[Spot]]] = []
    for on, its in groupby(sorted(answers, key=lambda answer: answer.on), key=lambda answer: answer.on):
        index = (on - first).days
        days.append((index, _spots(index, [answer.feeling for answer in its], (wide, tall), (day, row))))
    spots = [spot for _, its in days for spot in its]
    if day >= _JOINED_FROM:
        within = [pair for _, its in days for pair in pairwise(its)]
        between = [(before[-1], after[0]) for (one, before), (other, after) in pairwise(days) if other - one == 1]
        lines = LineCollection(within + between, colors=JOIN, linewidths=1.2, zorder=2)
        lines.set_gid(JOINS)
        axes.add_collection(lines, autolim=False)
    # A stroke with round ends: a dot if it has no length.
    reach = max(tall - wide, 0.01) / row / 2
    strokes: list[list[Spot]] = [[(x, y - reach), (x, y + reach)] for x, y in spots]
    marks = LineCollection(strokes, colors=MARK, linewidths=wide * 72 / DPI, capstyle="round", snap=False, zorder=3)
    marks.set_gid(MARKS)
    axes.add_collection(marks, autolim=False)


def _spots(index: int, feelings: Sequence[int], mark: Spot, cell: Spot) -> list[Spot]:
    """Where the answers of a day stand: side by side if the day is wide enough, else equal ones above each other."""
    (wide, tall), (day, row) = mark, cell
    many = len(feelings)
    if many * wide * 1.2 <= day * 0.9:
        apart = min(wide * 1.8, (day * 0.9 - wide) / max(many - 1, 1)) / day
        return [(index + (place - (many - 1) / 2) * apart, feeling) for place, feeling in enumerate(feelings)]
    spots = []
    for place, feeling in enumerate(feelings):
        equal = feelings.count(feeling)
        apart = min(tall + 3, (row * 0.9 - tall) / max(equal - 1, 1)) / row
        spots.append((float(index), feeling + (feelings[:place].count(feeling) - (equal - 1) / 2) * apart))
    return spots


def _dates(
    first: date, last: date, say: Callable[[date], str], at: Callable[[int], float], measure: Measure
) -> tuple[float, list[tuple[int, str]]]:
    """Which days are named: as many as stand beside each other in comfort, all within the picture."""
    for size in _DATE:
        for indexes in _rhythms(first, last):
            named = [(index, say(first + timedelta(index))) for index in indexes]
            reach = [(at(index), measure(text, size) / 2) for index, text in named]
            inside = all(x - half >= 16 and x + half <= WIDTH - 16 for x, half in reach)
            if inside and all(x + half + 28 <= y - other for (x, half), (y, other) in pairwise(reach)):
                return size, named
    return _DATE[-1], []


def _rhythms(first: date, last: date) -> Iterator[list[int]]:
    """Ways to name days at even distances, from every day to one alone."""
    days = (last - first).days + 1
    for step in (1, 2, 3, 7, 14):
        if days <= step * 9:
            yield list(range(0, days, step))
    months = range(first.year * 12 + first.month - (first.day == 1), last.year * 12 + last.month)
    for step in (1, 2, 3, 4, 6, 12):
        if len(months) <= step * 12 and months:
            yield [(date(month // 12, month % 12 + 1, 1) - first).days for month in months[::step]]
    yield [days // 2]


def _said(day: date, locale: Locale, font: FontProperties) -> str:
    """The day and the month; in numbers where the font cannot write the month."""
    shown = _drawable(str(format_skeleton("MMMd", day, locale=locale)), font)
    return _drawable(str(format_skeleton("Md", day, locale=locale)), font) if _BOX in shown else shown


def _locale(language: str) -> Locale:
    """English that names no country has the day first, as in all that the bot writes."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return Locale("en", "GB") if str(locale) == "en" else locale


def _font() -> FontProperties:
    """The font that comes with Matplotlib, so that the picture is the same on every machine."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=f"{get_data_path()}/fonts/ttf/DejaVuSans.ttf")


def _drawable(text: str, font: FontProperties) -> str:
    """On one line, with a box for each letter that the font lacks: Matplotlib would warn of it to all threads."""
    from matplotlib.font_manager import get_font

    known = get_font(font.get_file() or "").get_char_index
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    shown = (char for char in plain if known(ord(char)) or unicodedata.category(char) not in ("Cc", "Cf", "Mn", "Cs"))
    return "".join(char if known(ord(char)) else _BOX for char in shown)


def _fitted(
    texts: Sequence[str], wide: float, high: float, sizes: Sequence[float], measure: Measure
) -> tuple[float, list[str]]:
    """The largest size in which each of the texts has room, and their lines; at worst they end in an ellipsis."""
    for size in sizes:
        broken = [_lines(text.split(" "), " ", wide, size, measure) for text in texts]
        fits = all(measure(line, size) <= wide for lines in broken for line in lines)
        if fits and all(len(lines) * size * _LINE <= high for lines in broken):
            return size, ["\n".join(lines) for lines in broken]
    size = sizes[-1]
    most = max(1, int(high / (size * _LINE)))
    cut = []
    for text in texts:
        lines = _lines(list(text), "", wide - measure("…", size), size, measure)
        cut.append("\n".join(lines[:most]) + ("…" if len(lines) > most else ""))
    return size, cut


def _lines(parts: Sequence[str], glue: str, wide: float, size: float, measure: Measure) -> list[str]:
    """As many parts on each line as have room there, and at least one."""
    whole = glue.join(parts)
    if measure(whole, size) <= wide:
        return [whole]
    lines = [parts[0]]
    for part in parts[1:]:
        longer = f"{lines[-1]}{glue}{part}"
        if measure(longer, size) <= wide:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _high(text: str, size: float) -> float:
    return (text.count("\n") + 1) * size * _LINE
