"""Pages to pictures, by a Chromium without a window."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

import numpy as np
from matplotlib import image

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

_WIDTH, _HEIGHT = 1200, 2200
_MARGIN = 16
_PATIENCE = 60.0
_AT_ONCE = asyncio.Semaphore(2)
"""Each has several processes."""


async def shoot(page: Path, picture: Path) -> None:
    """Whatever stands on the page, and no empty rest below it."""
    assert CHROMIUM is not None  # whoever calls has looked
    async with _AT_ONCE:
        with tempfile.TemporaryDirectory(prefix="alongside-pictures-") as profile:
            chromium = await asyncio.create_subprocess_exec(
                CHROMIUM,
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
                "--disable-dev-shm-usage", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--user-data-dir={profile}", f"--window-size={_WIDTH},{_HEIGHT}", f"--screenshot={picture}",
                page.as_uri(),
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            try:
                await asyncio.wait_for(chromium.wait(), _PATIENCE)
            finally:
                if chromium.returncode is None:
                    chromium.kill()
                    await chromium.wait()
    _trim(picture)


def _trim(picture: Path) -> None:
    """Below the last line in which anything stands, a margin is left."""
    whole = image.imread(picture)
    lines = np.flatnonzero((whole != whole[-1, 0]).any(axis=(1, 2)))
    if lines.size:
        image.imsave(picture, np.ascontiguousarray(whole[: lines[-1] + 1 + _MARGIN]))
