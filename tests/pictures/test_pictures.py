"""The pictures can be taken: each card is laid out and drawn, and none shows markup instead of words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from matplotlib import image

from bot.core.replies import Text
from tests.pictures.camera import Bubble, a_camera
from tests.pictures.markdown import html_of
from tests.pictures.page import page_of
from tests.pictures.scenes import Scene, scenes
from tests.pictures.shooting import CHROMIUM, shoot
from tests.support.words import catalog, label


async def taken(folder: Path, language: str) -> Mapping[str, Scene]:
    async with a_camera(language, folder) as camera:
        return {scene.name: scene for scene in await scenes(camera)}


def words_on(page: str) -> str:
    """All that stands on the phone."""
    frame = page.partition('<div class="frame phone')[2].partition('<div class="frame desktop')[0]
    return unescape(re.sub(r"<[^>]*>", " ", frame))


@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_card_stands_on_the_page_as_people_read_it(tmp_path: Path, language: str) -> None:
    found = await taken(tmp_path, language)
    question = page_of(found["question"], language, "dark")
    assert catalog().plain(Text("checkin-question"), language) in words_on(question)
    for key in ("feeling-1", "feeling-5", "checkin-not-today"):
        assert f'<div class="button">{label(key, language)}</div>' in question
    assert 'src="data:image/png;base64,' in page_of(found["history"], language, "light")
    for name, scene in found.items():
        words = words_on(page_of(scene, language, "dark"))
        assert scene.shots, name
        assert "kept from everybody else" not in words
        assert not re.search(r"<t:|</|<@|\\|`", words), f"{name} shows markup: {words}"


async def test_who_sees_a_card_stands_below_it(tmp_path: Path) -> None:
    found = await taken(tmp_path, "en")
    for name, only_you in {"help": True, "urgent": True, "announcement": False, "pointer": False}.items():
        assert found[name].shots
        for shot in found[name].shots:
            assert isinstance(shot, Bubble)
            assert shot.only_you is only_you, name
        assert ('class="foot"' in page_of(found[name], "en", "light")) is only_you, name


def test_markdown_becomes_what_a_client_shows() -> None:
    said = html_of(
        "<@7> \\*a\\* `/you zone Berlin` </urgent:1> <https://example.org> & <t:1767641400:F>",
        language="en",
        zone="Europe/Berlin",
        reader="ana",
    )
    assert said == (
        '<span class="mention">@ana</span> *a* <code>/you zone Berlin</code> <span class="mention">/urgent</span> '
        '<span class="link">https://example.org</span> &amp; <span class="time">Monday, 5 January 2026 20:30</span>'
    )


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: no picture is taken")
async def test_a_page_becomes_a_picture(tmp_path: Path) -> None:
    found = await taken(tmp_path, "en")
    page, picture = tmp_path / "question.html", tmp_path / "question.png"
    page.write_text(page_of(found["question"], "en", "dark"), "utf-8")
    await shoot(page, picture)
    drawn = image.imread(picture)
    height, width, _ = drawn.shape
    assert width == 1200
    assert 100 < height < 1000, "what is empty is cut off"
    assert drawn[:, :, :3].std() > 0.02, "something stands on it"
