"""The picture of a history: honest about gaps, legible, the same each time, and at home in every script."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO
from random import Random

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from PIL import Image

from cogs.checkins import picture
from cogs.checkins.picture import Answer, Words, draw, figure_of

FIRST = date(2026, 2, 24)
ENGLISH = Words("How it was", ("1 very hard", "2 hard", "3 in between", "4 all right", "5 good"), "en")
GERMAN = Words("Wie es war", ("1 sehr schwer", "2 schwer", "3 so lala", "4 ganz gut", "5 gut"), "de")
LONG = Words(
    "[Hôw ït wàs, 24 Nôvëmbër 2025 tô 23 Nôvëmbër 2026 ône twô thrëë]",
    ("[1 vëry hàrd ône]", "[2 hàrd ône]", "[3 ïn bëtwëën ône twô]", "[4 àll rïght ône]", "[5 gôôd ône]"),
    "en-XA",
)
LONGER = Words("Wort " * 90, ("1 " + "Donaudampfschifffahrt" * 4, "2 " + "schwer " * 40, "3", "", "$5_{gut}$\n$"), "de")
HEBREW = Words("איך היה", ("1 קשה מאוד", "2 קשה", "3 בין לבין", "4 בסדר", "5 טוב"), "he")
ARABIC = Words("كيف كان", ("1 صعب جدا", "2 صعب", "3 بين بين", "4 لا بأس", "5 جيد"), "ar")
JAPANESE = Words("どうでしたか 👍\u200d", ("1 とてもつらい", "2 つらい", "3 ふつう", "4 まあまあ", "5 よい"), "ja")
EVERY = [ENGLISH, GERMAN, LONG, LONGER, HEBREW, ARABIC, JAPANESE]


def on(day: int, *feelings: int) -> list[Answer]:
    return [Answer(FIRST + timedelta(day), feeling) for feeling in feelings]


def figure(days: int, answers: Sequence[Answer], words: Words = ENGLISH) -> Figure:
    return figure_of(FIRST, FIRST + timedelta(days - 1), answers, words)


def png(days: int, answers: Sequence[Answer], words: Words = ENGLISH) -> bytes:
    return draw(FIRST, FIRST + timedelta(days - 1), answers, words)


def many(days: int) -> list[Answer]:
    random = Random(7)
    return [answer for day in range(days) if random.random() < 0.8 for answer in on(day, random.randint(1, 5))]


def lines(drawn: Figure, gid: str) -> list[np.ndarray]:
    found = [line for line in drawn.axes[0].collections if line.get_gid() == gid]
    return [np.asarray(path) for line in found if isinstance(line, LineCollection) for path in line.get_segments()]


def marks(drawn: Figure) -> list[tuple[float, float]]:
    return [(float(line[0][0]), float(line[:, 1].mean())) for line in lines(drawn, picture.MARKS)]


def texts(drawn: Figure) -> list[str]:
    return [text.get_text() for text in drawn.texts]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestTheFile:
    def test_is_a_png_of_its_size_and_nowhere_transparent(self) -> None:
        with Image.open(BytesIO(png(30, many(30)))) as image:
            image.load()
            assert (image.format, image.size) == ("PNG", (picture.WIDTH, picture.HEIGHT))
            assert image.convert("RGBA").getchannel("A").getextrema() == (255, 255)
            assert set(image.info) <= {"dpi"}

    def test_is_the_same_for_the_same_answers(self) -> None:
        assert png(30, many(30)) == png(30, many(30))
        assert png(30, many(30)) == png(30, list(reversed(many(30))))

    def test_is_the_same_from_four_threads_at_once(self) -> None:
        wanted = [(30, ENGLISH), (90, JAPANESE), (7, GERMAN), (365, LONG)] * 2
        alone = [png(days, many(days), words) for days, words in wanted]
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(lambda asked: png(asked[0], many(asked[0]), asked[1]), wanted)) == alone

    def test_leaves_no_figure_behind(self) -> None:
        def held() -> int:
            gc.collect()
            return sum(isinstance(kept, Figure | FigureCanvasAgg) for kept in gc.get_objects())

        before = held()
        for _ in range(100):
            png(1, on(0, 3))
        assert held() <= before

    def test_takes_matplotlib_only_when_something_is_drawn(self) -> None:
        asked = "import sys, cogs.checkins.picture; sys.exit('matplotlib' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", asked], check=False, timeout=60).returncode == 0


class TestTheAnswers:
    def test_are_a_mark_each(self) -> None:
        found = [(round(x, 6), round(y, 6)) for x, y in marks(figure(7, on(0, 4) + on(2, 5) + on(6, 1)))]
        assert found == [(0, 4), (2, 5), (6, 1)]
        assert len(marks(figure(365, many(365)))) == len(many(365))

    def test_are_joined_with_those_of_the_next_day_and_never_across_a_missing_day(self) -> None:
        joins = lines(figure(9, on(0, 4) + on(1, 2) + on(3, 2) + on(4, 2) + on(6, 5) + on(8, 1)), picture.JOINS)
        assert [line.tolist() for line in joins] == [[[0, 4], [1, 2]], [[3, 2], [4, 2]]]

    @pytest.mark.parametrize("days", [7, 30, 90, 365])
    def test_of_no_length_of_time_are_joined_across_a_missing_day(self, days: int) -> None:
        random = Random(days)
        answers = [answer for answer in many(days) for _ in range(random.choice((1, 1, 1, 3)))]
        answered = {(answer.on - FIRST).days for answer in answers}
        for start, end in lines(figure(days, answers), picture.JOINS):
            first, then = round(float(start[0])), round(float(end[0]))
            assert then - first in (0, 1)
            assert {first, then} <= answered

    @pytest.mark.parametrize("days", [1, 7, 30, 120, 366])
    def test_of_one_day_do_not_hide_each_other(self, days: int) -> None:
        drawn = figure(days, on(0, 3, 3, 3, 4))
        box = drawn.axes[0].get_window_extent()
        at = [(x * box.width / days, y * box.height / 5) for x, y in marks(drawn)]
        wide = min(22, box.width / days * 0.75)
        for place, (x, y) in enumerate(at):
            for other_x, other_y in at[place + 1 :]:
                assert abs(x - other_x) >= wide or abs(y - other_y) >= max(wide, 18)
        assert all(abs(x) < 0.5 for x, _ in marks(drawn))
        assert [round(y) for _, y in marks(drawn)] == [3, 3, 3, 4]

    def test_of_one_day_stay_with_their_feeling_however_many(self) -> None:
        assert {round(y) for _, y in marks(figure(365, on(5, *[2] * 40)))} == {2}

    def test_may_be_none(self) -> None:
        drawn = figure(28, [])
        assert marks(drawn) == []
        assert lines(drawn, picture.JOINS) == []
        with Image.open(BytesIO(png(28, []))) as image:
            colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or ()}
        assert tuple(bytes.fromhex(picture.MARK[1:])) not in colours
        assert set(ENGLISH.feelings) <= set(texts(drawn))

    @pytest.mark.parametrize("feeling", [0, 6, -1])
    def test_have_a_feeling_that_there_is(self, feeling: int) -> None:
        with pytest.raises(ValueError, match="feeling"):
            png(7, on(0, feeling))

    @pytest.mark.parametrize("day", [-1, 7])
    def test_are_of_the_days_that_are_shown(self, day: int) -> None:
        with pytest.raises(ValueError, match="another day"):
            png(7, on(day, 3))

    def test_need_a_day(self) -> None:
        with pytest.raises(ValueError, match="before the first"):
            png(0, [])


class TestTheColours:
    def test_stand_out_from_the_background(self) -> None:
        assert contrast(picture.INK, picture.BACKGROUND) >= 4.5
        assert contrast(picture.MARK, picture.BACKGROUND) >= 3
        assert contrast(picture.JOIN, picture.BACKGROUND) >= 3

    def test_are_those_in_the_file(self) -> None:
        with Image.open(BytesIO(png(30, many(30)))) as image:
            counted = {colour: count for count, colour in image.convert("RGB").getcolors(1 << 20) or ()}
        background, ink, mark = (
            tuple(bytes.fromhex(colour[1:])) for colour in (picture.BACKGROUND, picture.INK, picture.MARK)
        )
        assert counted[background] > 0.9 * picture.WIDTH * picture.HEIGHT
        assert counted[ink] > 1000
        assert counted[mark] > 1000

    def test_are_the_same_for_every_feeling(self) -> None:
        drawn = figure(5, [answer for day in range(5) for answer in on(day, day + 1)])
        (found,) = [line for line in drawn.axes[0].collections if line.get_gid() == picture.MARKS]
        assert len({tuple(colour) for colour in np.atleast_2d(np.asarray(found.get_edgecolor()))}) == 1


class TestTheWords:
    def test_are_those_of_the_reader(self) -> None:
        for words in (ENGLISH, GERMAN, HEBREW, ARABIC):
            assert {words.title, *words.feelings} <= set(texts(figure(30, many(30), words)))

    def test_name_the_days_in_the_language_of_the_reader(self) -> None:
        assert texts(figure(30, []))[6:] == ["24 Feb", "3 Mar", "10 Mar", "17 Mar", "24 Mar"]
        assert "3. März" in texts(figure(30, [], GERMAN))
        assert "Mar 3" in texts(figure(30, [], Words("", ENGLISH.feelings, "en-US")))
        assert "3 Mar" in texts(figure(30, [], LONG)), "a language that nobody knows"
        assert "3/3" in texts(figure(30, [], JAPANESE)), "in numbers, for want of letters"

    @pytest.mark.parametrize("words", EVERY, ids=lambda words: words.language)
    @pytest.mark.parametrize("days", [1, 2, 7, 30, 45, 100, 366, 4000])
    def test_stay_in_the_picture_and_apart(self, words: Words, days: int) -> None:
        drawn = figure(days, [], words)
        canvas = drawn.canvas
        assert isinstance(canvas, FigureCanvasAgg)
        renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]  # matplotlib names no types here
        boxes = [text.get_window_extent(renderer) for text in drawn.texts if text.get_text()]
        for box in boxes:
            assert box.x0 >= 8
            assert box.x1 <= picture.WIDTH - 8
            assert box.y0 >= 8
            assert box.y1 <= picture.HEIGHT - 8
        for place, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[place + 1 :])
        named = [box for box in boxes if box.y1 < drawn.axes[0].get_window_extent().y0]
        assert 1 <= len(named) <= 12
        assert all(box.x1 <= drawn.axes[0].get_window_extent().x0 for box in boxes[1:6] if box not in named)

    @pytest.mark.parametrize("words", EVERY, ids=lambda words: words.language)
    def test_are_drawn_without_a_warning_in_every_script(self, words: Words) -> None:
        assert png(14, many(14), words)

    def test_are_no_formulas(self) -> None:
        assert "$5_{gut}$ $" in texts(figure(7, [], LONGER))
