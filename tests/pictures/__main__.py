"""Takes pictures of what people see on Discord, to look at, and puts them into `build/pictures`."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.pictures.camera import a_camera
from tests.pictures.page import THEMES, page_of
from tests.pictures.scenes import scenes
from tests.pictures.shooting import CHROMIUM, shoot

_INTO = Path(__file__).parents[2] / "build" / "pictures"
_LANGUAGES = ("en", "de")


async def _pages(language: str, names: list[str]) -> list[Path]:
    """A page for each scene and theme."""
    written = []
    with tempfile.TemporaryDirectory(prefix="alongside-pictures-") as folder:
        async with a_camera(language, Path(folder)) as camera:
            for scene in await scenes(camera):
                for theme in THEMES if any(part in scene.name for part in names or [""]) else ():
                    path = _INTO / f"{scene.name}-{language}-{theme}.html"
                    path.write_text(page_of(scene, language, theme), "utf-8")
                    written.append(path)
    return written


async def _take(names: list[str]) -> int:
    _INTO.mkdir(parents=True, exist_ok=True)
    pages = [page for language in _LANGUAGES for page in await _pages(language, names)]
    if not pages:
        print(f"No card is called {' or '.join(names)}.", file=sys.stderr)
        return 2
    if CHROMIUM is None:
        print(f"The pages are in {_INTO}. For pictures of them, install Chromium: apt install chromium")
        return 1
    await asyncio.gather(*(shoot(page, page.with_suffix(".png")) for page in pages))
    print(f"{len(pages)} pictures in {_INTO}")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help="only cards whose names hold one of these")
    return asyncio.run(_take(parser.parse_args().names))


if __name__ == "__main__":
    sys.exit(main())
